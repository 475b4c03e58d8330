//! Forgotten passwords: ForgotPassword, ConfirmForgotPassword, AdminResetUserPassword.
//!
//! Where the app client hides who exists, whoever cannot be sent a code is answered like somebody who was, from the same
//! reads and with the same write.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminResetUserPasswordRequest, AdminResetUserPasswordResponse, ConfirmForgotPasswordRequest,
    ConfirmForgotPasswordResponse, EventResponseType, EventType, ForgotPasswordRequest, ForgotPasswordResponse,
};
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::code::{self, CodePurpose};
use vestibule_identity::error::PasswordContext;
use vestibule_identity::ids::ClientId;
use vestibule_identity::message::{Medium, MessageKind};
use vestibule_identity::password::Lifetime;
use vestibule_identity::secret::Secret;
use vestibule_identity::trigger::CallerClient;
use vestibule_identity::trigger::post_confirmation::Source;
use vestibule_identity::user::{User, UserStatus};
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::{Error, password, recovery, secret_hash};
use vestibule_store::StoreError;

use super::passwords::{new_password, retire};
use super::sign_in::find_user;
use super::sign_up::record_account;
use super::users::pool_and_user;
use crate::app::App;
use crate::attempts;
use crate::call::Call;
use crate::circumstances::{Circumstances, details};
use crate::error::Failure;
use crate::migration;
use crate::threat_protection::{Origin, Watch, noted};

/// ForgotPassword. The password stays as it is.
pub async fn forgot_password(
    app: &App,
    call: &Call,
    input: ForgotPasswordRequest,
) -> Result<ForgotPasswordResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&ClientId::new(text(input.client_id.as_ref()))).await?;
    call.beat.keep_for(&client);
    let typed = text(input.username.as_ref());
    secret_hash::check(&client, &[typed], input.secret_hash.as_ref().map(Sensitive::as_str))?;
    let user = find_user(app, &pool.pool, typed).await?;
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, input.client_metadata.as_ref());
    let user = match user {
        Some(user) => Some(user),
        None => migration::recovered(&circumstances, &client, typed).await?,
    };
    let attempt = attempts::attempt(app, &pool.pool, user.as_ref(), typed, AttemptKind::ForgotPassword);
    record_account(call, &pool.pool, &client, typed, &attempt);
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event =
        watch.event(EventType::ForgotPassword, &Origin::of_user(call, &client, input.user_context_data.as_ref()));
    let known = user.clone().zip(event.as_deref());
    let (user, medium, destination) = match recoverable(&pool.pool, user) {
        Ok(found) => found,
        Err(error) if !client.prevents_user_existence_errors() => {
            if let Some((known, event)) = &known {
                watch.keep_refusal(event, known.sub.as_str(), Some(known)).await?;
            }
            let is_unknown = error == Error::UserNotFound;
            let told = if is_unknown { Error::UsernameClientNotFound } else { error };
            return Err(told.into());
        }
        Err(_) => {
            let (medium, destination) = app.simulation.delivery(&pool.pool, typed);
            let fail = known.as_ref().map(|(known, event)| noted(event, known, EventResponseType::Fail));
            circumstances.pretend(MessageKind::ForgotPassword, attempt, medium, fail).await?;
            if let Some((known, event)) = &known {
                watch.deliver(Some(event), known).await;
            }
            return Ok(ForgotPasswordResponse { code_delivery_details: Some(details(medium, destination)) });
        }
    };
    let code = circumstances.draw(CodePurpose::PasswordReset, medium, destination, None);
    let mut counted = vec![Change::CountAttempt(attempt)];
    counted.extend(event.as_ref().map(|event| noted(event, &user, EventResponseType::Pass)));
    let details = circumstances.send(MessageKind::ForgotPassword, &user, code, counted).await?;
    watch.deliver(event.as_deref(), &user).await;
    Ok(ForgotPasswordResponse { code_delivery_details: Some(details) })
}

/// The user, and where a reset code goes.
fn recoverable(pool: &UserPool, user: Option<User>) -> Result<(User, Medium, String), Error> {
    let user = user.ok_or(Error::UserNotFound)?;
    if !user.enabled {
        return Err(Error::UserDisabled);
    }
    recovery::check_resettable(&user)?;
    let (medium, destination) = recovery::delivery(pool, &user)?;
    Ok((user, medium, destination))
}

/// ConfirmForgotPassword. A reset password ends the lock-out; tokens live on.
pub async fn confirm_forgot_password(
    app: &App,
    call: &Call,
    input: ConfirmForgotPasswordRequest,
) -> Result<ConfirmForgotPasswordResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&ClientId::new(text(input.client_id.as_ref()))).await?;
    call.beat.keep_for(&client);
    let typed = text(input.username.as_ref());
    secret_hash::check(&client, &[typed], input.secret_hash.as_ref().map(Sensitive::as_str))?;
    let new = Secret::from(text(input.password.as_ref()));
    password::check(&pool.pool.password_policy(), new.expose())
        .map_err(|breach| Error::Password(PasswordContext::Change, breach))?;
    let user = find_user(app, &pool.pool, typed).await?;
    let attempt = attempts::attempt(app, &pool.pool, user.as_ref(), typed, AttemptKind::ConfirmForgotPassword);
    record_account(call, &pool.pool, &client, typed, &attempt);
    let user = match user {
        Some(user) if user.enabled => user,
        _ if client.prevents_user_existence_errors() => return Err(hidden(app, attempt).await),
        Some(_) => return Err(Error::UserDisabled.into()),
        None => return Err(Error::UsernameClientNotFound.into()),
    };
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event =
        watch.event(EventType::PasswordChange, &Origin::of_user(call, &client, input.user_context_data.as_ref()));
    let given = Secret::from(text(input.confirmation_code.as_ref()));
    let stored = app.store.code(&user.pool_id, &user.sub, &CodePurpose::PasswordReset).await?;
    let now = app.clock.now();
    let code = match code::check(&app.code_key, &user, stored.as_ref(), &given, now) {
        Ok(code) => code,
        Err(Error::CodeMismatch) => {
            let fail = event.as_ref().map(|event| noted(event, &user, EventResponseType::Fail));
            let refusal = count(app, attempt, fail).await;
            watch.deliver(event.as_deref(), &user).await;
            return Err(refusal);
        }
        // Whoever was only said to be sent one has none either.
        Err(Error::CodeExpired) if stored.is_none() && client.prevents_user_existence_errors() => {
            return Err(hidden(app, attempt).await);
        }
        Err(error) => return Err(error.into()),
    };
    if user.status == UserStatus::Unconfirmed {
        return Err(Error::UserNotConfirmed.into());
    }
    // An administrator may have set a temporary password since.
    recovery::check_resettable(&user)?;
    let made = new_password(app, &pool.pool, &user, new, PasswordContext::Change, Lifetime::Permanent).await?;
    let (after, mut changes) = recovery::reset(&pool.pool, &user, &code, made, now);
    changes.splice(0..0, retire(&pool.pool, &user));
    changes.push(Change::PassAttempt(attempt.clone()));
    changes.extend(event.as_ref().map(|event| noted(event, &user, EventResponseType::Pass)));
    for kind in [AttemptKind::ForgotPassword, AttemptKind::Password] {
        changes.push(Change::ForgetAttempts(Attempt { kind, ..attempt.clone() }));
    }
    app.store.commit(changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::CodeGone) => Error::CodeExpired.into(),
        StoreError::Conflict(Conflict::StatusChanged(_)) => Error::PasswordNotResettable.into(),
        other => Failure::Store(other),
    })?;
    watch.deliver(event.as_deref(), &after).await;
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, input.client_metadata.as_ref());
    circumstances.post_confirmation(Source::ConfirmForgotPassword, &after).await?;
    Ok(ConfirmForgotPasswordResponse::default())
}

/// What somebody hears who must not learn that there is no such user: a wrong code if a reset was asked for within the
/// life of a code, otherwise that none is pending, as a known user would.
async fn hidden(app: &App, attempt: Attempt) -> Failure {
    let asked = app.store.attempts(&attempt.pool_id, &attempt.account, AttemptKind::ForgotPassword).await;
    match asked {
        Err(error) => error.into(),
        Ok(asked) => {
            let lives = |at: vestibule_api::Timestamp| {
                attempt.at.as_millis() - at.as_millis() < CodePurpose::PasswordReset.ttl_ms()
            };
            if asked.is_some_and(|asked| lives(asked.last_at)) {
                count(app, attempt, None).await
            } else {
                Error::CodeExpired.into()
            }
        }
    }
}

/// Counts a wrong code, and keeps what the history shows of it.
async fn count(app: &App, attempt: Attempt, noted: Option<Change>) -> Failure {
    let counted = std::iter::once(Change::CountAttempt(attempt));
    match app.store.commit(counted.chain(noted).collect()).await {
        Ok(()) => Error::CodeMismatch.into(),
        Err(error) => error.into(),
    }
}

/// AdminResetUserPassword: nobody signs in until the user has set a new password with the code.
pub async fn admin_reset_user_password(
    app: &App,
    call: &Call,
    input: AdminResetUserPasswordRequest,
) -> Result<AdminResetUserPasswordResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    call.record.is_about(&pool.pool.id, None);
    call.record.names(&user.username);
    call.record.belongs_to_account(user.sub.as_str());
    let (user, medium, destination) = recoverable(&pool.pool, Some(user))?;
    let circumstances = Circumstances {
        app,
        call,
        pool: &pool.pool,
        client: CallerClient::NotApplicable,
        metadata: input.client_metadata.as_ref(),
    };
    let code = circumstances.draw(CodePurpose::PasswordReset, medium, destination, None);
    let required = UserChange::Status(UserStatus::ResetRequired, app.clock.now());
    // The password is reset, whatever becomes of the message.
    app.store.commit(vec![Change::User(user.pool_id.clone(), user.sub.clone(), required)]).await?;
    let user = User { status: UserStatus::ResetRequired, ..user };
    circumstances.send(MessageKind::ForgotPassword, &user, code, Vec::new()).await?;
    Ok(AdminResetUserPasswordResponse::default())
}

fn text(member: Option<&Sensitive>) -> &str {
    member.map_or("", Sensitive::as_str)
}
