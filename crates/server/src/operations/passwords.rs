//! Passwords that users change themselves, and the history that new ones are held against.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{ChangePasswordRequest, ChangePasswordResponse, EventResponseType, EventType};
use vestibule_identity::Error;
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::error::PasswordContext;
use vestibule_identity::password::{self, Lifetime};
use vestibule_identity::secret::Secret;
use vestibule_identity::user::{Password, User};
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::attempts;
use crate::call::{Call, Caller};
use crate::error::Failure;
use crate::threat_protection::{Origin, Watch, noted};

/// ChangePassword. Tokens live on.
pub async fn change_password(
    app: &App,
    call: &Call,
    input: ChangePasswordRequest,
) -> Result<ChangePasswordResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let attempt = attempts::of_user(app, &user, AttemptKind::ChangePassword);
    attempts::check(app, &attempt).await?;
    let previous = input.previous_password.as_ref().map(|it| Secret::from(it.as_str()));
    let Caller::Token(token) = &call.caller else { return Err(Error::UserNotFound.into()) };
    let client = app.pools.client_of(&user.pool_id, &token.client_id).await?;
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event = watch.event(EventType::PasswordChange, &Origin::of_user(call, &client, None));
    let known = user.clone();
    let Some((user, adopted)) = with_previous(app, user, previous).await? else {
        let mut changes = vec![Change::CountAttempt(attempt)];
        changes.extend(event.as_ref().map(|event| noted(event, &known, EventResponseType::Fail)));
        app.store.commit(changes).await?;
        watch.deliver(event.as_deref(), &known).await;
        return Err(Error::IncorrectUsernameOrPassword.into());
    };
    let proposed = Secret::from(input.proposed_password.as_ref().map_or("", Sensitive::as_str));
    let made = new_password(app, &pool.pool, &user, proposed, PasswordContext::Change, Lifetime::Permanent).await?;
    let mut changes: Vec<Change> = adopted.into_iter().chain(retire(&pool.pool, &user)).collect();
    let change = UserChange::Password(made, app.clock.now());
    changes.push(Change::User(user.pool_id.clone(), user.sub.clone(), change));
    changes.push(Change::PassAttempt(attempt.clone()));
    changes.push(Change::ForgetAttempts(Attempt { kind: AttemptKind::Password, ..attempt }));
    changes.extend(event.as_ref().map(|event| noted(event, &user, EventResponseType::Pass)));
    app.store.commit(changes).await?;
    watch.deliver(event.as_deref(), &user).await;
    Ok(ChangePasswordResponse::default())
}

/// The user, if this is the present password; nobody otherwise. Only who has none may leave it out. A verifier has taken the
/// place of a hash from elsewhere, so that the history can hold it.
///
/// Source: ChangePassword, API reference.
async fn with_previous(
    app: &App,
    user: User,
    given: Option<Secret>,
) -> Result<Option<(User, Option<Change>)>, Failure> {
    if !user.has_password() {
        return Ok(given.is_none_or(|it| it.expose().is_empty()).then_some((user, None)));
    }
    let given = given.ok_or(Error::MissingParameter("PreviousPassword"))?;
    let (pool, username, salt, now) = (user.pool_id.clone(), user.username.clone(), app.rng.bytes(), app.clock.now());
    if let Some(kept) = user.password.clone() {
        let verify = move || password::verify(&pool, &username, given.expose(), &kept);
        return Ok(app.crypto.run(verify).await?.then_some((user, None)));
    }
    let Some(hash) = user.password_hash.clone() else { return Ok(None) };
    let adopt = move || {
        let is_right = hash.verify(given.expose());
        is_right.then(|| password::make(&pool, &username, given.expose(), salt, None, now))
    };
    let adopted = app.crypto.run_slow(adopt).await?;
    Ok(adopted.map(|made| {
        let change = Change::User(user.pool_id.clone(), user.sub.clone(), UserChange::AdoptPassword(made.clone()));
        (User { password: Some(made), password_hash: None, ..user }, Some(change))
    }))
}

/// Checks a new password against the policy and the history, and makes what is kept of it.
pub async fn new_password(
    app: &App,
    pool: &UserPool,
    user: &User,
    text: Secret,
    context: PasswordContext,
    lifetime: Lifetime,
) -> Result<Password, Failure> {
    let policy = pool.password_policy();
    password::check(&policy, text.expose()).map_err(|breach| Error::Password(context, breach))?;
    let history = history(app, pool, user).await?;
    let (id, username) = (pool.id.clone(), user.username.clone());
    let (salt, now) = (app.rng.bytes(), app.clock.now());
    let expires_at = password::expiry(&policy, lifetime, now);
    let made = app
        .crypto
        .run(move || {
            password::check_history(&id, &username, text.expose(), &history)?;
            Ok::<_, Error>(password::make(&id, &username, text.expose(), salt, expires_at, now))
        })
        .await?;
    Ok(made?)
}

/// The passwords that a new one must differ from, the present one first; none where the policy keeps no history.
pub async fn history(app: &App, pool: &UserPool, user: &User) -> Result<Vec<Password>, Failure> {
    let size = password::history_size(&pool.password_policy());
    if size == 0 {
        return Ok(Vec::new());
    }
    let earlier = app.store.password_history(&user.pool_id, &user.sub).await?;
    Ok(user.password.clone().into_iter().chain(earlier).take(size).collect())
}

/// What moves the present password into the history, where the policy keeps one.
pub fn retire(pool: &UserPool, user: &User) -> Option<Change> {
    let size = password::history_size(&pool.password_policy());
    // The present password is one of them.
    let keep = size.checked_sub(1)?;
    Some(Change::User(user.pool_id.clone(), user.sub.clone(), UserChange::RetirePassword { keep }))
}
