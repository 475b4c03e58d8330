//! AdminCreateUser: creates a user with a temporary password, or invites one again.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminCreateUserRequest, AdminCreateUserResponse, DeliveryMediumType, MessageActionType, UserType,
};
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::message::{Draft, Medium, MessageKind, Outgoing};
use vestibule_identity::secret::Secret;
use vestibule_identity::trigger::{
    CallerClient, ClientMetadata, Envelope, TriggerCall, TriggerName, pre_sign_up, user_attributes,
};
use vestibule_identity::user::{Password, User, UserStatus};
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::{Error, attribute, mfa_preference, password, user_creation};
use vestibule_store::StoreError;

use super::sign_in::find_user;
use crate::app::App;
use crate::call::Call;
use crate::delivery::{self, Occasion};
use crate::effects;
use crate::error::Failure;
use crate::timeline::MessageNote;

/// AdminCreateUser.
pub async fn admin_create_user(
    app: &App,
    call: &Call,
    input: AdminCreateUserRequest,
) -> Result<AdminCreateUserResponse, Failure> {
    let pool = app.pools.pool(&UserPoolId::new(input.user_pool_id.clone().unwrap_or_default())).await?;
    let user = if input.message_action == Some(MessageActionType::Resend) {
        resend(app, call, &pool.pool, &input).await?
    } else {
        create(app, call, &pool.pool, &input).await?
    };
    Ok(AdminCreateUserResponse { user: Some(described(&user)) })
}

async fn create(app: &App, call: &Call, pool: &UserPool, input: &AdminCreateUserRequest) -> Result<User, Failure> {
    let typed = input.username.as_ref().map_or("", Sensitive::as_str);
    call.record.is_about(&pool.id, None);
    call.record.names(typed);
    let given = attribute::from_list(input.user_attributes.clone().unwrap_or_default()).map_err(Error::from)?;
    let sub = Sub::new(app.rng.uuid().to_string());
    let creation = user_creation::check(pool, typed, given, temporary_password(input), sub, &app.rng.bytes())?;
    let force_alias = input.force_alias_creation == Some(true);
    for name in user_creation::names_to_be_free(pool, &creation, force_alias) {
        if app.store.find_user(&pool.id, std::slice::from_ref(&name), None).await?.is_some() {
            return Err(user_creation::taken(pool, name.kind).into());
        }
    }
    ask_pre_sign_up(app, call, pool, &creation, input).await?;
    let stored = match &creation.temporary_password {
        Some(temporary) => Some(make_password(app, pool, &creation.username, temporary).await?),
        None => None,
    };
    let (user, changes) = user_creation::create(pool, &creation, stored, force_alias, app.clock.now());
    app.store.commit(changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => user_creation::taken(pool, kind).into(),
        other => Failure::Store(other),
    })?;
    // An invitation without a password would say nothing that its template can say.
    if let Some(temporary) = &creation.temporary_password
        && input.message_action != Some(MessageActionType::Suppress)
    {
        invite(app, call, pool, &user, temporary, input).await?;
    }
    Ok(user)
}

/// A new temporary password and a new period for whoever has not signed in yet.
async fn resend(app: &App, call: &Call, pool: &UserPool, input: &AdminCreateUserRequest) -> Result<User, Failure> {
    let typed = input.username.as_ref().map_or("", Sensitive::as_str);
    let user = find_user(app, pool, typed).await?.ok_or(Error::UserNotFound)?;
    user_creation::check_resendable(&user)?;
    let temporary = user_creation::temporary_password_or_new(pool, temporary_password(input), &app.rng.bytes())?;
    let stored = make_password(app, pool, &user.username, &temporary).await?;
    let now = app.clock.now();
    let waits = UserStatus::ForceChangePassword;
    let changes = [UserChange::StatusFrom { from: waits, to: waits, at: now }, UserChange::Password(stored, now)];
    let changes = changes.map(|change| Change::User(user.pool_id.clone(), user.sub.clone(), change)).into();
    app.store.commit(changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::StatusChanged(_)) => user_creation::resend_not_possible(&user).into(),
        other => Failure::Store(other),
    })?;
    let user = User { modified_at: now, ..user };
    invite(app, call, pool, &user, &temporary, input).await?;
    Ok(user)
}

fn temporary_password(input: &AdminCreateUserRequest) -> Option<Secret> {
    input.temporary_password.as_ref().map(Sensitive::as_str).filter(|it| !it.is_empty()).map(Secret::from)
}

async fn make_password(app: &App, pool: &UserPool, username: &str, text: &Secret) -> Result<Password, Failure> {
    let (id, username, text, salt) = (pool.id.clone(), username.to_owned(), text.clone(), app.rng.bytes());
    let (now, expires_at) = (app.clock.now(), user_creation::temporary_password_expiry(pool, app.clock.now()));
    app.crypto.run(move || password::make(&id, &username, text.expose(), salt, expires_at, now)).await
}

/// Cognito: pre sign-up may refuse, but an administrator's user is neither confirmed nor verified by it.
/// Source: pre sign-up trigger guide.
async fn ask_pre_sign_up(
    app: &App,
    call: &Call,
    pool: &UserPool,
    creation: &user_creation::Creation,
    input: &AdminCreateUserRequest,
) -> Result<(), Failure> {
    let config = pool.lambda_config();
    let Some(function) = TriggerName::PreSignUp.function(&config) else { return Ok(()) };
    let validation_data: Option<ClientMetadata> = input.validation_data.as_ref().map(|list| {
        list.iter()
            .map(|it| {
                (it.name.clone().unwrap_or_default(), it.value.clone().map(Sensitive::into_inner).unwrap_or_default())
            })
            .collect()
    });
    let sdk_version = call.sdk_version();
    let envelope = Envelope {
        region: &app.config.region,
        pool_id: &pool.id,
        user_name: &creation.username,
        client: CallerClient::NotApplicable,
        sdk_version: &sdk_version,
    };
    let event = pre_sign_up::event(
        envelope,
        pre_sign_up::Source::AdminCreateUser,
        &creation.attributes,
        validation_data.as_ref(),
        input.client_metadata.as_ref(),
    );
    let trigger = TriggerName::PreSignUp;
    let trigger_call = TriggerCall { trigger, function: function.to_owned(), event };
    let response = effects::invoke_for(app, &call.record, pool, &trigger_call).await?;
    pre_sign_up::read(&response).map_err(|error| Error::Trigger(trigger, error))?;
    Ok(())
}

async fn invite(
    app: &App,
    call: &Call,
    pool: &UserPool,
    user: &User,
    temporary: &Secret,
    input: &AdminCreateUserRequest,
) -> Result<(), Failure> {
    let wanted: Option<Vec<Medium>> = input.desired_delivery_mediums.as_ref().map(|list| {
        list.iter()
            .map(|medium| match medium {
                DeliveryMediumType::Sms => Medium::Sms,
                DeliveryMediumType::Email => Medium::Email,
            })
            .collect()
    });
    let attributes = user_attributes(pool, user);
    let mut sent = Vec::new();
    for (medium, destination) in user_creation::invitations(wanted.as_deref(), &user.attributes) {
        let draft = Draft {
            kind: MessageKind::AdminCreateUser,
            medium,
            destination,
            username: user_creation::invited_name(pool, user),
            code: temporary.clone(),
            link: None,
        };
        let occasion = Occasion {
            client: CallerClient::NotApplicable,
            user_name: &user.username,
            attributes: &attributes,
            metadata: input.client_metadata.as_ref(),
        };
        sent.push(match delivery::compose(app, call, pool, draft, occasion).await {
            Ok(Outgoing::Message(message)) if !message.tells_code() => {
                note_unsent(call, pool, message.draft);
                Ok(())
            }
            Ok(message) => delivery::deliver(app, &call.record, pool, occasion.client, message).await,
            Err(failure) => Err(failure),
        });
    }
    // The first failure, once every address has had its try: one medium that is down does not cost the other's message.
    sent.into_iter().collect()
}

/// Cognito: the call succeeds; the template has to be corrected and the user invited again. Source: AdminCreateUser, API reference.
fn note_unsent(call: &Call, pool: &UserPool, draft: Draft) {
    let Draft { kind, medium, destination, .. } = draft;
    tracing::warn!(
        target: "vestibule::messages",
        pool = %pool.id, medium = medium.as_str(),
        "an invitation is not sent: its text has no {{####}} for the temporary password"
    );
    let failure = Some("its text has no {####} for the temporary password".to_owned());
    call.record.message(MessageNote { kind: kind.as_str(), medium, destination, handed_to: None, failure });
}

fn described(user: &User) -> UserType {
    UserType {
        username: Some(user.username.clone().into()),
        attributes: Some(attribute::to_list(attribute::of_user(user))),
        user_create_date: Some(user.created_at),
        user_last_modified_date: Some(user.modified_at),
        enabled: Some(user.enabled),
        user_status: Some(user.status),
        mfa_options: mfa_preference::options(user),
    }
}
