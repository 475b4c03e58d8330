//! Users whom an administrator creates: what is stored, the temporary password, and where the invitation goes.

use vestibule_api::Timestamp;

use crate::attribute::{Writer, profile, username};
use crate::change::{Change, UserChange};
use crate::error::{Error, PasswordContext};
use crate::ids::Sub;
use crate::message::Medium;
use crate::name::{self, NameKind, SignInName};
use crate::password::{self, Lifetime};
use crate::secret::Secret;
use crate::sign_in::{FirstFactorKind, allowed_first_factors};
use crate::user::{Attributes, Password, User, UserStatus, is_verified};
use crate::user_pool::UserPool;

/// A user who may be created unless a name is taken or pre sign-up objects.
#[derive(Clone, Debug)]
pub struct Creation {
    /// The username to store.
    pub username: String,
    /// The attributes to store.
    pub attributes: Attributes,
    /// The user's immutable identifier.
    pub sub: Sub,
    /// The temporary password, given or generated; none for a user who signs in by code.
    pub temporary_password: Option<Secret>,
}

/// Checks a creation, and makes up a temporary password from the seed where none is given.
pub fn check(
    pool: &UserPool,
    typed: &str,
    given: Attributes,
    temporary_password: Option<Secret>,
    sub: Sub,
    seed: &[u8; 32],
) -> Result<Creation, Error> {
    let mut attributes = given;
    username::check_agreement(pool, typed, &attributes)?;
    let username = username::assign(pool, typed, &sub, &mut attributes)?;
    let attributes = profile::complete(pool, Writer::Administrator, attributes)?;
    let temporary_password = match temporary_password {
        None if signs_in_by_code(pool, &attributes) => None,
        given => Some(temporary_password_or_new(pool, given, seed)?),
    };
    Ok(Creation { username, attributes, sub, temporary_password })
}

/// Whether a user needs no password, as the pool allows a code to an address that the user has.
///
/// Cognito: a password is generated unless passwordless sign-in is active. Source: AdminCreateUser, API reference.
pub(crate) fn signs_in_by_code(pool: &UserPool, attributes: &Attributes) -> bool {
    let has = |medium: Medium| attributes.get(medium.attribute()).is_some_and(|value| !value.is_empty());
    let allowed = allowed_first_factors(pool);
    allowed.contains(&FirstFactorKind::EmailOtp) && has(Medium::Email)
        || allowed.contains(&FirstFactorKind::SmsOtp) && has(Medium::Sms)
}

/// The given temporary password, if the policy allows it, or a new one.
pub fn temporary_password_or_new(pool: &UserPool, given: Option<Secret>, seed: &[u8; 32]) -> Result<Secret, Error> {
    let policy = pool.password_policy();
    let Some(given) = given else { return Ok(password::temporary(&policy, seed)) };
    password::check(&policy, given.expose())
        .map_err(|breach| Error::Password(PasswordContext::Administrator, breach))?;
    Ok(given)
}

/// When a temporary password that is set now stops being accepted.
pub fn temporary_password_expiry(pool: &UserPool, now: Timestamp) -> Option<Timestamp> {
    password::expiry(&pool.password_policy(), Lifetime::Temporary, now)
}

/// The names that must be free before pre sign-up is asked. Verified aliases are among them, unless they may be taken
/// from their owner.
pub fn names_to_be_free(pool: &UserPool, creation: &Creation, force_alias: bool) -> Vec<SignInName> {
    let mut names = vec![name::sign_in_name(pool, NameKind::Username, &creation.username)];
    for kind in name::attribute_kinds(pool) {
        let Some(value) = creation.attributes.get(kind.as_str()) else { continue };
        let claims = is_verified(&creation.attributes, kind.as_str()) || kind == NameKind::PreferredUsername;
        if pool.has_username_attributes() || claims && !force_alias {
            names.push(name::sign_in_name(pool, kind, value));
        }
    }
    names
}

/// What a taken name is called when an administrator creates a user.
pub fn taken(pool: &UserPool, kind: NameKind) -> Error {
    match kind {
        NameKind::Username => Error::UserAccountExists,
        kind if pool.has_username_attributes() => Error::UsernameAttributeExists(kind),
        kind => Error::AliasExists(kind),
    }
}

/// Makes the user.
pub fn create(
    pool: &UserPool,
    creation: &Creation,
    password: Option<Password>,
    force_alias: bool,
    now: Timestamp,
) -> (User, Vec<Change>) {
    let user = User {
        status: if password.is_some() { UserStatus::ForceChangePassword } else { UserStatus::Confirmed },
        password,
        ..User::new(pool.id.clone(), creation.sub.clone(), creation.username.clone(), creation.attributes.clone(), now)
    };
    let changes = changes(pool, &user, force_alias);
    (user, changes)
}

/// What stores a new user with all names; by force, verified aliases move from their owners.
pub(crate) fn changes(pool: &UserPool, user: &User, force_alias: bool) -> Vec<Change> {
    let (own, aliases): (Vec<_>, Vec<_>) = name::owned(pool, user).into_iter().partition(|name| {
        matches!(name.kind, NameKind::Username | NameKind::Identity) || pool.has_username_attributes()
    });
    let mut changes = vec![Change::CreateUser(Box::new(user.clone()), own)];
    changes.extend(aliases.into_iter().map(|name| {
        let claim = UserChange::ClaimName { name, from_other: force_alias };
        Change::User(user.pool_id.clone(), user.sub.clone(), claim)
    }));
    changes
}

/// The name that an invitation tells: where an email address or phone number is the username, that one.
pub fn invited_name(pool: &UserPool, user: &User) -> String {
    if !pool.has_username_attributes() {
        return user.username.clone();
    }
    ["email", "phone_number"].iter().find_map(|name| user.attribute(name)).unwrap_or(&user.username).to_owned()
}

/// Where invitations go: every wanted medium that the user has a destination for. SMS if none is named.
pub fn invitations(wanted: Option<&[Medium]>, attributes: &Attributes) -> Vec<(Medium, String)> {
    let wanted = wanted.filter(|it| !it.is_empty()).unwrap_or(&[Medium::Sms]);
    wanted.iter().filter_map(|medium| Some((*medium, attributes.get(medium.attribute())?.clone()))).collect()
}

/// Refuses to invite again whoever has a password of their own.
pub fn check_resendable(user: &User) -> Result<(), Error> {
    if user.status == UserStatus::ForceChangePassword { Ok(()) } else { Err(resend_not_possible(user)) }
}

/// The refusal of [`check_resendable`].
pub fn resend_not_possible(user: &User) -> Error {
    Error::ResendNotPossible { username: user.username.clone() }
}
