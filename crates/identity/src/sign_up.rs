//! Registration: what a new user needs, what pre sign-up may change, and how a sign-up is confirmed.
//!
//! Messages are worded in `message` and sent by the server; administrators create users elsewhere.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{AuthFlowType, VerifiedAttributeType};

use crate::app_client::AppClient;
use crate::attribute::{Writer, profile, username};
use crate::change::{Change, UserChange};
use crate::code::Code;
use crate::error::{Error, PasswordContext, TriggerError};
use crate::ids::Sub;
use crate::message::Medium;
use crate::name::{self, NameKind, SignInName};
use crate::password;
use crate::secret::Secret;
use crate::sign_in::{FirstFactorKind, allowed_first_factors};
use crate::trigger::TriggerName;
use crate::trigger::pre_sign_up::PreSignUp;
use crate::user::{Attributes, Password, User, UserStatus};
use crate::user_pool::UserPool;

/// A registration that may be stored unless pre sign-up objects.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The username to store.
    pub username: String,
    /// The attributes to store.
    pub attributes: Attributes,
    /// The user's immutable identifier.
    pub sub: Sub,
}

/// Checks everything about a registration except whether the names are free, in the order of the service's checks:
/// permission, username, attributes, password.
pub fn check(
    pool: &UserPool,
    client: &AppClient,
    typed: &str,
    new_password: Option<&Secret>,
    given: Attributes,
    sub: Sub,
) -> Result<Registration, Error> {
    let admin_only = pool.settings.admin_create_user_config.as_ref().and_then(|it| it.allow_admin_create_user_only);
    if admin_only == Some(true) {
        return Err(Error::SignUpNotPermitted);
    }
    let writer = Writer::Client(client);
    profile::authorize(pool, writer, &given)?;
    let mut attributes = given;
    username::check_agreement(pool, typed, &attributes)?;
    let username = username::assign(pool, typed, &sub, &mut attributes)?;
    let attributes = profile::complete(pool, writer, attributes)?;
    match new_password {
        None if may_have_no_password(pool, client, &attributes) => {}
        password => {
            let text = password.map_or("", Secret::expose);
            password::check(&pool.password_policy(), text)
                .map_err(|breach| Error::Password(PasswordContext::SignUp, breach))?;
        }
    }
    Ok(Registration { username, attributes, sub })
}

/// Whether a user may sign up who will sign in by code only.
///
/// Cognito: the client allows `USER_AUTH`, and the user has an address that the pool allows as first factor and verifies
/// by itself. Source: SignUp, API reference.
fn may_have_no_password(pool: &UserPool, client: &AppClient, attributes: &Attributes) -> bool {
    let has = |medium: Medium| attributes.get(medium.attribute()).is_some_and(|value| !value.is_empty());
    let allowed = allowed_first_factors(pool);
    client.allows(AuthFlowType::UserAuth)
        && [
            (FirstFactorKind::EmailOtp, Medium::Email, VerifiedAttributeType::Email),
            (FirstFactorKind::SmsOtp, Medium::Sms, VerifiedAttributeType::PhoneNumber),
        ]
        .into_iter()
        .any(|(kind, medium, attribute)| allowed.contains(&kind) && has(medium) && pool.auto_verifies(attribute))
}

/// The names that must be free before pre sign-up is asked.
pub fn names_to_be_free(pool: &UserPool, registration: &Registration) -> Vec<SignInName> {
    let mut names = vec![name::sign_in_name(pool, NameKind::Username, &registration.username)];
    if pool.has_username_attributes() {
        for kind in name::attribute_kinds(pool) {
            if let Some(value) = registration.attributes.get(kind.as_str()) {
                names.push(name::sign_in_name(pool, kind, value));
            }
        }
    }
    names
}

/// What a taken name is called when a user signs up.
pub fn taken(kind: NameKind) -> Error {
    match kind {
        NameKind::Username | NameKind::Identity => Error::UsernameExists,
        NameKind::Email | NameKind::PhoneNumber | NameKind::PreferredUsername => Error::UsernameAttributeExists(kind),
    }
}

/// A user about to be stored.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// The user.
    pub user: User,
    /// What to write.
    pub changes: Vec<Change>,
}

/// Makes the user, as pre sign-up has decided.
///
/// Cognito: an alias that pre sign-up verifies moves from the user who had it. Source: pre sign-up trigger guide.
pub fn create(
    pool: &UserPool,
    registration: Registration,
    password: Option<Password>,
    decision: PreSignUp,
    now: Timestamp,
) -> Result<NewUser, Error> {
    let Registration { username, mut attributes, sub } = registration;
    for (wanted, kind) in
        [(decision.auto_verify_email, NameKind::Email), (decision.auto_verify_phone, NameKind::PhoneNumber)]
    {
        if !wanted {
            continue;
        }
        if !attributes.contains_key(kind.as_str()) {
            let reason = format!("{} was to be verified, but the user has none", kind.as_str());
            return Err(Error::Trigger(TriggerName::PreSignUp, TriggerError::Unrecognizable(reason)));
        }
        attributes.insert(format!("{}_verified", kind.as_str()), "true".into());
    }
    let status = if decision.auto_confirm_user { UserStatus::Confirmed } else { UserStatus::Unconfirmed };
    let user = User { status, password, ..User::new(pool.id.clone(), sub, username, attributes, now) };
    let (mut own, mut moved) = (Vec::new(), Vec::new());
    for name in name::owned(pool, &user) {
        if name.kind == NameKind::Username || pool.has_username_attributes() {
            own.push(name);
        } else {
            moved.push(UserChange::ClaimName { name, from_other: true });
        }
    }
    let mut changes = vec![Change::CreateUser(Box::new(user.clone()), own)];
    changes.extend(moved.into_iter().map(|it| Change::User(user.pool_id.clone(), user.sub.clone(), it)));
    Ok(NewUser { user, changes })
}

/// Where a confirmation code goes: to an attribute that the pool verifies by itself, the phone first. Nowhere if the user
/// has none.
///
/// Cognito: the phone wins over email. Source: sign-up confirmation guide, observed against the service.
pub fn delivery(pool: &UserPool, attributes: &Attributes) -> Option<(Medium, String)> {
    [(VerifiedAttributeType::PhoneNumber, Medium::Sms), (VerifiedAttributeType::Email, Medium::Email)]
        .into_iter()
        .filter(|(attribute, _)| pool.auto_verifies(*attribute))
        .find_map(|(_, medium)| Some((medium, attributes.get(medium.attribute())?.clone())))
}

/// Refuses users who do not wait for a confirmation.
pub fn check_confirmable(user: &User) -> Result<(), Error> {
    if user.status == UserStatus::Unconfirmed { Ok(()) } else { Err(Error::NotConfirmable(user.status)) }
}

/// Confirms a user. A code verifies the attribute that it was sent to; an administrator's confirmation verifies nothing.
pub fn confirm(pool: &UserPool, user: &User, code: Option<&Code>, force_alias: bool, now: Timestamp) -> NewUser {
    let mut confirmed = User { status: UserStatus::Confirmed, modified_at: now, ..user.clone() };
    let from = UserChange::StatusFrom { from: UserStatus::Unconfirmed, to: UserStatus::Confirmed, at: now };
    let mut changes = vec![from];
    if let Some(code) = code {
        changes.push(code.used());
        if let Some(attribute) = &code.attribute {
            changes.push(UserChange::expect(user, attribute));
            let flag = format!("{attribute}_verified");
            confirmed.attributes.insert(flag.clone(), "true".into());
            let set = Attributes::from([(flag, "true".to_owned())]);
            changes.push(UserChange::Attributes { set, remove: Vec::new(), at: now });
        }
    }
    changes.extend(name::moves(pool, user, &confirmed).into_iter().map(|change| match change {
        UserChange::ClaimName { name, .. } => UserChange::ClaimName { name, from_other: force_alias },
        other => other,
    }));
    let changes =
        changes.into_iter().map(|change| Change::User(user.pool_id.clone(), user.sub.clone(), change)).collect();
    NewUser { user: confirmed, changes }
}
