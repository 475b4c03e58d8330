//! SignUp, ConfirmSignUp, ResendConfirmationCode and AdminConfirmSignUp.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminConfirmSignUpRequest, AdminConfirmSignUpResponse, AttributeType, AuthFlowType, ConfirmSignUpRequest,
    ConfirmSignUpResponse, EventResponseType, EventType, ResendConfirmationCodeRequest, ResendConfirmationCodeResponse,
    SignUpRequest, SignUpResponse,
};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{Attempt as CountedAttempt, AttemptKind};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::code::{self, CodePurpose};
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::message::MessageKind;
use vestibule_identity::secret::Secret;
use vestibule_identity::sign_in::{Attempt, SignIn};
use vestibule_identity::threat_protection::auth_event::AuthEvent;
use vestibule_identity::trigger::post_confirmation::Source;
use vestibule_identity::trigger::pre_sign_up::{self, PreSignUp};
use vestibule_identity::trigger::{CallerClient, ClientMetadata, TriggerName};
use vestibule_identity::user::{User, UserStatus};
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::{Error, attribute, password, secret_hash, sign_up};
use vestibule_store::StoreError;

use super::sign_in::find_user;
use crate::app::App;
use crate::attempts;
use crate::call::Call;
use crate::circumstances::{Circumstances, DrawnCode, details};
use crate::delivery;
use crate::error::Failure;
use crate::session::OpenError;
use crate::sign_in::begin_session;
use crate::threat_protection::{Origin, Watch, noted};

/// SignUp.
pub async fn sign_up(app: &App, call: &Call, input: SignUpRequest) -> Result<SignUpResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    let typed = text(input.username.as_ref());
    call.record.is_about(&pool.pool.id, Some(&client.id));
    call.record.names(typed);
    secret_hash::check(&client, &[typed], input.secret_hash.as_ref().map(Sensitive::as_str))?;
    let given = attribute::from_list(input.user_attributes.unwrap_or_default()).map_err(Error::from)?;
    let new_password = input.password.as_ref().map(Sensitive::as_str).filter(|it| !it.is_empty()).map(Secret::from);
    let sub = Sub::new(app.rng.uuid().to_string());
    let registration = sign_up::check(&pool.pool, &client, typed, new_password.as_ref(), given, sub)?;
    call.record.belongs_to_account(registration.sub.as_str());
    for name in sign_up::names_to_be_free(&pool.pool, &registration) {
        if app.store.find_user(&pool.pool.id, std::slice::from_ref(&name), None).await?.is_some() {
            return Err(sign_up::taken(name.kind).into());
        }
    }

    let metadata = input.client_metadata.as_ref();
    let validation_data = input.validation_data.map(as_map);
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, metadata);
    let decision = circumstances
        .trigger(TriggerName::PreSignUp, &registration.username, |envelope| {
            pre_sign_up::event(
                envelope,
                pre_sign_up::Source::SignUp,
                &registration.attributes,
                validation_data.as_ref(),
                metadata,
            )
        })
        .await?
        .map_or(Ok(PreSignUp::default()), |response| pre_sign_up::read(&response))
        .map_err(|error| Error::Trigger(TriggerName::PreSignUp, error))?;

    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event = watch.event(EventType::SignUp, &Origin::of_user(call, &client, input.user_context_data.as_ref()));
    let (salt, now) = (app.rng.bytes(), app.clock.now());
    let stored = match new_password {
        None => None,
        Some(text) => {
            let (pool, username) = (pool.pool.id.clone(), registration.username.clone());
            Some(app.crypto.run(move || password::make(&pool, &username, text.expose(), salt, None, now)).await?)
        }
    };
    let mut new = sign_up::create(&pool.pool, registration, stored, decision, now)?;
    let code = if new.user.status == UserStatus::Unconfirmed { draw_code(&circumstances, &new.user) } else { None };
    new.changes.extend(code.as_ref().map(|code| code.change(app, &new.user)));
    let event = event.map(|event| signed_up(event, &new.user));
    new.changes.extend(event.clone().map(|event| event.noted_for(&new.user)));
    app.store.commit(new.changes).await.map_err(name_taken)?;

    let user = new.user;
    watch.deliver(event.as_deref(), &user).await;
    if user.status == UserStatus::Confirmed {
        circumstances.post_confirmation(Source::ConfirmSignUp, &user).await?;
    }
    let details = match code {
        Some(code) => {
            // Worded after the commit: a user whose message fails has signed up all the same.
            let message = circumstances.compose(MessageKind::SignUp, &user, &code).await?;
            delivery::deliver(app, &call.record, &pool.pool, circumstances.client, message).await?;
            Some(code.details())
        }
        None => None,
    };
    // Cognito: the session is exchanged at ConfirmSignUp for one that signs in. Source: SignUp, API reference.
    let chains = details.is_some() && client.allows(AuthFlowType::UserAuth);
    let session = if chains {
        let state = SignIn::SigningUp(Attempt::of_sign_up(&client, &user, typed));
        Some(begin_session(app, &client, &state).await?)
    } else {
        None
    };
    Ok(SignUpResponse {
        user_confirmed: Some(user.status == UserStatus::Confirmed),
        code_delivery_details: details,
        user_sub: Some(user.sub.to_string()),
        session: session.map(Into::into),
    })
}

/// The event of a sign-up. A user signs up once, so its id is the user's: whoever confirms goes on with it.
fn signed_up(event: Box<AuthEvent>, user: &User) -> Box<AuthEvent> {
    let is_confirmed = user.status == UserStatus::Confirmed;
    let response = if is_confirmed { EventResponseType::Pass } else { EventResponseType::InProgress };
    Box::new(AuthEvent { id: user.sub.to_string(), response, ..*event })
}

/// ConfirmSignUp.
pub async fn confirm_sign_up(
    app: &App,
    call: &Call,
    input: ConfirmSignUpRequest,
) -> Result<ConfirmSignUpResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    let typed = text(input.username.as_ref());
    secret_hash::check(&client, &[typed], input.secret_hash.as_ref().map(Sensitive::as_str))?;
    let code = Secret::from(text(input.confirmation_code.as_ref()));
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, input.client_metadata.as_ref());
    let force_alias = input.force_alias_creation == Some(true);
    let answer = Confirmation { typed, code: &code, force_alias, session: input.session.as_ref() };
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event = watch.event(EventType::SignUp, &Origin::of_user(call, &client, input.user_context_data.as_ref()));
    let session = confirm_with(&circumstances, (watch, event), &client, answer).await?;
    Ok(ConfirmSignUpResponse { session })
}

/// As ConfirmSignUp, for whoever follows the link of a message: nobody has a secret hash there, nor metadata.
pub async fn confirm_by_link(
    app: &App,
    call: &Call,
    client: &ClientId,
    username: &str,
    code: &Secret,
) -> Result<(), Failure> {
    let (pool, client) = app.pools.client_and_pool(client).await?;
    let answer = Confirmation { typed: username, code, force_alias: false, session: None };
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, None);
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event = watch.event(EventType::SignUp, &Origin::of_user(call, &client, None));
    confirm_with(&circumstances, (watch, event), &client, answer).await.map(|_| ())
}

/// A code that came back.
struct Confirmation<'a> {
    typed: &'a str,
    code: &'a Secret,
    force_alias: bool,
    session: Option<&'a Sensitive>,
}

/// Confirms a user by the code, and answers the session that signs in.
async fn confirm_with(
    circumstances: &Circumstances<'_>,
    (watch, event): (Watch<'_>, Option<Box<AuthEvent>>),
    client: &AppClient,
    answer: Confirmation<'_>,
) -> Result<Option<Sensitive>, Failure> {
    let Circumstances { app, pool, .. } = *circumstances;
    let Confirmation { typed, code: given, force_alias, session } = answer;
    circumstances.call.beat.keep_for(client);
    let user = find_user(app, pool, typed).await?;
    let attempt = attempts::attempt(app, pool, user.as_ref(), typed, AttemptKind::ConfirmSignUp);
    record_account(circumstances.call, pool, client, typed, &attempt);
    let Some(user) = user else {
        if !client.prevents_user_existence_errors() {
            return Err(Error::UsernameClientNotFound.into());
        }
        // Hidden, an unknown user is answered as a known one with a wrong code.
        app.store.commit(vec![Change::CountAttempt(attempt)]).await?;
        return Err(Error::CodeMismatch.into());
    };
    sign_up::check_confirmable(&user)?;
    let now = app.clock.now();
    let code = app.store.code(&user.pool_id, &user.sub, &CodePurpose::SignUp).await?;
    let code = match code::check(&app.code_key, &user, code.as_ref(), given, now) {
        Ok(code) => code,
        Err(error) => {
            if error == Error::CodeMismatch {
                app.store.commit(vec![Change::CountAttempt(attempt)]).await?;
            }
            return Err(error.into());
        }
    };
    let mut confirmed = sign_up::confirm(pool, &user, Some(&code), force_alias, now);
    confirmed.changes.push(Change::PassAttempt(attempt));
    let event = event.map(|event| signed_up(event, &confirmed.user));
    confirmed.changes.extend(event.clone().map(|event| event.noted_for(&user)));
    app.store.commit(confirmed.changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => Error::AliasExistsAtConfirmation(kind).into(),
        StoreError::Conflict(Conflict::StatusChanged(status)) => Error::NotConfirmable(status).into(),
        StoreError::Conflict(Conflict::CodeGone) => Error::CodeExpired.into(),
        other => Failure::Store(other),
    })?;
    watch.deliver(event.as_deref(), &confirmed.user).await;
    let session = next_session(app, client, &confirmed.user, session).await?;
    circumstances.post_confirmation(Source::ConfirmSignUp, &confirmed.user).await?;
    Ok(session)
}

/// The session that signs in, for the one that SignUp answered; none for a session that is of no use any more.
async fn next_session(
    app: &App,
    client: &AppClient,
    user: &User,
    given: Option<&Sensitive>,
) -> Result<Option<Sensitive>, Failure> {
    let Some(text) = given else { return Ok(None) };
    let opened = app.sessions.open::<SignIn>(text.as_str(), app.clock.now(), &*app.store).await;
    let attempt = match opened.map(|session| session.state) {
        Ok(SignIn::SigningUp(attempt)) if attempt.sub.as_ref() == Some(&user.sub) && attempt.client_id == client.id => {
            attempt
        }
        Ok(_) | Err(OpenError::Garbage | OpenError::Expired) => return Ok(None),
        Err(OpenError::Store(error)) => return Err(error.into()),
    };
    Ok(Some(begin_session(app, client, &SignIn::SignedUp(attempt)).await?.into()))
}

/// AdminConfirmSignUp. No attribute becomes verified.
pub async fn admin_confirm_sign_up(
    app: &App,
    call: &Call,
    input: AdminConfirmSignUpRequest,
) -> Result<AdminConfirmSignUpResponse, Failure> {
    let pool = app.pools.pool(&UserPoolId::new(input.user_pool_id.unwrap_or_default())).await?;
    let user = find_user(app, &pool.pool, text(input.username.as_ref())).await?.ok_or(Error::UserNotFound)?;
    call.record.is_about(&pool.pool.id, None);
    call.record.names(&user.username);
    call.record.belongs_to_account(user.sub.as_str());
    sign_up::check_confirmable(&user)?;
    let mut confirmed = sign_up::confirm(&pool.pool, &user, None, false, app.clock.now());
    let watch = Watch { app, call, pool: &pool, client: None };
    let event = watch.event(EventType::SignUp, &Origin::default());
    let event = event.map(|event| signed_up(event, &confirmed.user));
    confirmed.changes.extend(event.clone().map(|event| event.noted_for(&user)));
    app.store.commit(confirmed.changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::StatusChanged(status)) => Error::NotConfirmable(status).into(),
        other => Failure::Store(other),
    })?;
    watch.deliver(event.as_deref(), &confirmed.user).await;
    let metadata = input.client_metadata.as_ref();
    let circumstances = Circumstances { app, call, pool: &pool.pool, client: CallerClient::Null, metadata };
    circumstances.post_confirmation(Source::ConfirmSignUp, &confirmed.user).await?;
    Ok(AdminConfirmSignUpResponse::default())
}

/// ResendConfirmationCode. The earlier code stays until the new one is worded.
pub async fn resend_confirmation_code(
    app: &App,
    call: &Call,
    input: ResendConfirmationCodeRequest,
) -> Result<ResendConfirmationCodeResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    call.beat.keep_for(&client);
    let typed = text(input.username.as_ref());
    secret_hash::check(&client, &[typed], input.secret_hash.as_ref().map(Sensitive::as_str))?;
    let hides = client.prevents_user_existence_errors();
    let user = find_user(app, &pool.pool, typed).await?;
    let attempt = attempts::attempt(app, &pool.pool, user.as_ref(), typed, AttemptKind::ResendConfirmationCode);
    record_account(call, &pool.pool, &client, typed, &attempt);
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, input.client_metadata.as_ref());
    let pretend = async |attempt| {
        let (medium, destination) = app.simulation.delivery(&pool.pool, typed);
        circumstances.pretend(MessageKind::ResendCode, attempt, medium, None).await?;
        Ok(ResendConfirmationCodeResponse { code_delivery_details: Some(details(medium, destination)) })
    };
    let Some(user) = user.filter(|user| user.enabled || !hides) else {
        if !hides {
            return Err(Error::UsernameClientNotFound.into());
        }
        return pretend(attempt).await;
    };
    if !user.enabled {
        return Err(Error::UserDisabled.into());
    }
    if user.status != UserStatus::Unconfirmed {
        return Err(Error::AlreadyConfirmed.into());
    }
    let Some(code) = draw_code(&circumstances, &user) else {
        return if hides { pretend(attempt).await } else { Err(Error::NothingToDeliver.into()) };
    };
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let event = watch.event(EventType::ResendCode, &Origin::of_user(call, &client, input.user_context_data.as_ref()));
    let mut counted = vec![Change::CountAttempt(attempt)];
    counted.extend(event.as_ref().map(|event| noted(event, &user, EventResponseType::Pass)));
    let details = circumstances.send(MessageKind::ResendCode, &user, code, counted).await?;
    watch.deliver(event.as_deref(), &user).await;
    Ok(ResendConfirmationCodeResponse { code_delivery_details: Some(details) })
}

/// A new confirmation code, if there is somewhere to send it.
fn draw_code(circumstances: &Circumstances<'_>, user: &User) -> Option<DrawnCode> {
    let (medium, destination) = sign_up::delivery(circumstances.pool, &user.attributes)?;
    Some(circumstances.draw(CodePurpose::SignUp, medium, destination, None))
}

/// Tells the record of a call whom it is about.
pub fn record_account(call: &Call, pool: &UserPool, client: &AppClient, typed: &str, attempt: &CountedAttempt) {
    call.record.is_about(&pool.id, Some(&client.id));
    call.record.names(typed);
    call.record.belongs_to_account(&attempt.account);
}

/// Duplicate names: the last one wins; inferred.
fn as_map(list: Vec<AttributeType>) -> ClientMetadata {
    list.into_iter()
        .map(|it| (it.name.unwrap_or_default(), it.value.map(Sensitive::into_inner).unwrap_or_default()))
        .collect()
}

fn name_taken(error: StoreError) -> Failure {
    match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => sign_up::taken(kind).into(),
        other => Failure::Store(other),
    }
}

fn client_id(id: Option<&Sensitive>) -> ClientId {
    ClientId::new(text(id))
}

fn text(member: Option<&Sensitive>) -> &str {
    member.map_or("", Sensitive::as_str)
}
