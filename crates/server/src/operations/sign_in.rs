//! InitiateAuth, RespondToAuthChallenge and their administrator's forms.
//!
//! The four differ in how the pool is named and in what the API calls their members; everything else is one path.

use std::collections::BTreeMap;
use std::sync::Arc;

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminInitiateAuthRequest, AdminInitiateAuthResponse, AdminRespondToAuthChallengeRequest,
    AdminRespondToAuthChallengeResponse, AuthFlowType, AuthenticationResultType, ChallengeNameType,
    InitiateAuthRequest, InitiateAuthResponse, RespondToAuthChallengeRequest, RespondToAuthChallengeResponse,
};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::flow::FlowKind;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::secret::Secret;
use vestibule_identity::sign_in::{
    self, Attempt, CallFacts, RefreshRequest, SignIn, Start, device_key, parse_answer, parse_start, required,
};
use vestibule_identity::threat_protection::Mode;
use vestibule_identity::threat_protection::auth_event::AuthEvent;
use vestibule_identity::token::TokenSession;
use vestibule_identity::token::refresh_token::RefreshToken;
use vestibule_identity::user::User;
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::{Error, name, secret_hash};
use vestibule_store::SigningIn;

use super::passwords::history;
use crate::app::App;
use crate::authorize::access_token;
use crate::call::{Call, user_of};
use crate::error::{Failure, Refusal};
use crate::keys::TokenProblem;
use crate::pools::LoadedPool;
use crate::session::{OpenError, OpenedSession};
use crate::sign_in::{Cast, Outcome, ReadAlong, Scene, device_session_id, run, session_error};
use crate::threat_protection::{self, Origin, Watch};

type Parameters = BTreeMap<String, Sensitive>;

/// InitiateAuth.
pub async fn initiate_auth(
    app: &App,
    call: &Call,
    input: InitiateAuthRequest,
) -> Result<InitiateAuthResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    let facts = CallFacts {
        begins: true,
        is_admin: false,
        metadata: input.client_metadata,
        device_key: input.auth_parameters.as_ref().and_then(device_key),
        ..facts(call)
    };
    let flow = input.auth_flow.ok_or(Error::MissingParameter("AuthFlow"))?;
    let origin = Origin::of_user(call, &client, input.user_context_data.as_ref());
    let parameters = input.auth_parameters.unwrap_or_default();
    let asked = Asked { flow, parameters, session: input.session, origin };
    // Boxed: a sign-in is larger than all else that a request may be, and has time for an allocation.
    let outcome = Box::pin(initiate(app, call, pool, Arc::clone(&client), asked, facts)).await;
    call.beat.keep_for_step(&client, &outcome);
    let answer = Answered::from(outcome?);
    Ok(InitiateAuthResponse {
        challenge_name: answer.challenge_name,
        challenge_parameters: Some(answer.challenge_parameters),
        session: answer.session,
        authentication_result: answer.authentication_result,
        available_challenges: answer.available_challenges,
    })
}

/// AdminInitiateAuth.
pub async fn admin_initiate_auth(
    app: &App,
    call: &Call,
    input: AdminInitiateAuthRequest,
) -> Result<AdminInitiateAuthResponse, Failure> {
    let (pool, client) = pool_and_client(app, input.user_pool_id, input.client_id.as_ref()).await?;
    let facts = CallFacts {
        begins: true,
        is_admin: true,
        metadata: input.client_metadata,
        device_key: input.auth_parameters.as_ref().and_then(device_key),
        ..facts(call)
    };
    let flow = input.auth_flow.ok_or(Error::MissingParameter("AuthFlow"))?;
    let origin = Origin::of_server(input.context_data.as_ref());
    let parameters = input.auth_parameters.unwrap_or_default();
    let asked = Asked { flow, parameters, session: input.session, origin };
    let outcome = Box::pin(initiate(app, call, pool, client, asked, facts)).await?;
    let answer = Answered::from(outcome);
    Ok(AdminInitiateAuthResponse {
        challenge_name: answer.challenge_name,
        challenge_parameters: Some(answer.challenge_parameters),
        session: answer.session,
        authentication_result: answer.authentication_result,
        available_challenges: answer.available_challenges,
    })
}

/// RespondToAuthChallenge.
pub async fn respond_to_auth_challenge(
    app: &App,
    call: &Call,
    input: RespondToAuthChallengeRequest,
) -> Result<RespondToAuthChallengeResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    let facts = CallFacts {
        begins: false,
        is_admin: false,
        metadata: input.client_metadata,
        device_key: input.challenge_responses.as_ref().and_then(device_key),
        ..facts(call)
    };
    let answer = GivenAnswer {
        challenge: input.challenge_name.ok_or(Error::MissingParameter("ChallengeName"))?,
        session: input.session,
        responses: input.challenge_responses.unwrap_or_default(),
        origin: Origin::of_user(call, &client, input.user_context_data.as_ref()),
    };
    let outcome = Box::pin(respond(app, call, pool, Arc::clone(&client), answer, facts)).await;
    call.beat.keep_for_step(&client, &outcome);
    let answer = Answered::from(outcome?);
    Ok(RespondToAuthChallengeResponse {
        challenge_name: answer.challenge_name,
        challenge_parameters: Some(answer.challenge_parameters),
        session: answer.session,
        authentication_result: answer.authentication_result,
        available_challenges: answer.available_challenges,
    })
}

/// AdminRespondToAuthChallenge.
pub async fn admin_respond_to_auth_challenge(
    app: &App,
    call: &Call,
    input: AdminRespondToAuthChallengeRequest,
) -> Result<AdminRespondToAuthChallengeResponse, Failure> {
    let (pool, client) = pool_and_client(app, input.user_pool_id, input.client_id.as_ref()).await?;
    let facts = CallFacts {
        begins: false,
        is_admin: true,
        metadata: input.client_metadata,
        device_key: input.challenge_responses.as_ref().and_then(device_key),
        ..facts(call)
    };
    let answer = GivenAnswer {
        challenge: input.challenge_name.ok_or(Error::MissingParameter("ChallengeName"))?,
        session: input.session,
        responses: input.challenge_responses.unwrap_or_default(),
        origin: Origin::of_server(input.context_data.as_ref()),
    };
    let outcome = Box::pin(respond(app, call, pool, client, answer, facts)).await?;
    let answer = Answered::from(outcome);
    Ok(AdminRespondToAuthChallengeResponse {
        challenge_name: answer.challenge_name,
        challenge_parameters: Some(answer.challenge_parameters),
        session: answer.session,
        authentication_result: answer.authentication_result,
        available_challenges: answer.available_challenges,
    })
}

/// What every call says of itself.
pub fn facts(call: &Call) -> CallFacts {
    CallFacts {
        source_ip: Some(call.source_ip.to_string()),
        user_agent: call.user_agent.clone(),
        sdk_version: call.sdk_version(),
        ..CallFacts::default()
    }
}

/// The members that all four responses share. `ChallengeParameters` is there, if empty, with the tokens too.
#[derive(Default)]
struct Answered {
    challenge_name: Option<ChallengeNameType>,
    challenge_parameters: BTreeMap<String, String>,
    session: Option<Sensitive>,
    authentication_result: Option<AuthenticationResultType>,
    available_challenges: Option<Vec<ChallengeNameType>>,
}

impl From<Outcome> for Answered {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::SignedIn(result) => Self { authentication_result: Some(result), ..Self::default() },
            Outcome::Challenge(asked) => Self {
                challenge_name: Some(asked.name),
                challenge_parameters: asked.parameters,
                session: asked.session.map(Into::into),
                authentication_result: None,
                available_challenges: (!asked.available.is_empty()).then_some(asked.available),
            },
        }
    }
}

fn client_id(id: Option<&Sensitive>) -> ClientId {
    ClientId::new(id.map_or("", Sensitive::as_str))
}

async fn pool_and_client(
    app: &App,
    pool: Option<String>,
    client: Option<&Sensitive>,
) -> Result<(Arc<LoadedPool>, Arc<AppClient>), Failure> {
    let pool = app.pools.pool(&UserPoolId::new(pool.unwrap_or_default())).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(client)).await?;
    Ok((pool, client))
}

/// What a client sent to begin with.
struct Asked {
    flow: AuthFlowType,
    parameters: Parameters,
    session: Option<Sensitive>,
    origin: Origin,
}

async fn initiate(
    app: &App,
    call: &Call,
    pool: Arc<LoadedPool>,
    client: Arc<AppClient>,
    asked: Asked,
    mut facts: CallFacts,
) -> Result<Outcome, Failure> {
    let Asked { flow, parameters, session, origin } = asked;
    call.record.is_about(&pool.pool.id, Some(&client.id));
    call.noted.signs_in_by(flow);
    if matches!(flow, AuthFlowType::RefreshToken | AuthFlowType::RefreshTokenAuth) {
        call.record.is_of_kind(FlowKind::Refresh);
        sign_in::check_flow(&client, flow, facts.is_admin)?;
        return refresh(app, call, pool, client, &parameters, facts).await;
    }
    if let Some(username) = parameters.get("USERNAME") {
        call.record.names(username.as_str());
    }
    if call.record.is_on() {
        facts.flow = Some(app.rng.uuid().to_string());
        call.record.belongs_to(facts.flow.as_deref());
    }
    let mut start = parse_start(&pool.pool, &client, flow, facts.is_admin, &parameters)?;
    secret_hash::check(&client, &[start.username()], secret_hash_of(&parameters))?;
    let simulated = app.simulation.user_id(&pool.pool, start.username());
    let SigningIn { user, groups, password_attempts } =
        find_signing_in(app, &pool.pool, start.username(), &simulated).await?;
    let read = Some(ReadAlong { password_attempts, groups });
    let account = user.as_ref().map_or(simulated, |user| user.sub.to_string());
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let auth_event = match watch.sign_in(protection(&pool.pool, flow == AuthFlowType::CustomAuth), &origin) {
        Some((event, true)) => return Err(threat_protection::refuse(watch, &event, &account, user.as_ref()).await),
        watched => watched.map(|(event, _)| event),
    };
    facts.auth_event = auth_event.as_ref().map(|event| event.id.clone());
    let signed_up = match session.filter(|_| flow == AuthFlowType::UserAuth) {
        Some(text) => Some(signed_up(app, &pool.pool, &client, user.as_ref(), text.as_str()).await?),
        None => None,
    };
    if signed_up.is_some() {
        // Cognito: what else the parameters say is ignored. Source: InitiateAuth, API reference.
        start = Start::SignedUp { username: start.username().to_owned() };
    }
    if let Start::Choice { step_up: Some(step_up), .. } = &mut start
        && let Some(token) = &step_up.access_token
    {
        step_up.session = Some(session_to_credit(app, &client, token).await?);
    }
    let device_key = facts.device_key.clone();
    let cast = Cast { pool, client, user, account: Some(&account), read, device_key: device_key.as_deref() };
    let mut scene = Scene::set(app, call, facts, cast).await?;
    scene.auth_event = auth_event;
    run(app, call, scene, signed_up.as_ref(), move |facts| sign_in::begin(start, facts)).await
}

/// How threat protection treats a sign-in; custom ones have a setting of their own.
fn protection(pool: &UserPool, is_custom: bool) -> Option<Mode> {
    if is_custom { pool.custom_threat_protection() } else { pool.threat_protection() }
}

/// The sign-in that an access token comes from, whose factors may count in another one. Whose it is, is the machine's
/// question; a token by which somebody else acts is not the user's own.
async fn session_to_credit(app: &App, client: &AppClient, token: &Secret) -> Result<TokenSession, Failure> {
    let token = access_token(app, token.expose()).await?;
    let (_, user) = user_of(app, &token).await?;
    if token.client_id != client.id || token.is_delegated {
        return Err(Error::AccessTokenOfAnother.into());
    }
    let session = app.store.token_session(token.session_id()).await?.filter(|session| session.sub == user.sub);
    session.ok_or(Failure::Refused(Refusal::AccessToken(TokenProblem::Revoked)))
}

/// The session of a sign-up that this user has just confirmed.
async fn signed_up(
    app: &App,
    pool: &UserPool,
    client: &AppClient,
    user: Option<&User>,
    text: &str,
) -> Result<OpenedSession<SignIn>, Failure> {
    let session = open(app, text).await?;
    let SignIn::SignedUp(attempt) = &session.state else { return Err(Error::SessionInvalid.into()) };
    let is_users = user.is_some_and(|user| attempt.sub.as_ref() == Some(&user.sub));
    if !is_users || attempt.pool_id != pool.id || attempt.client_id != client.id {
        return Err(Error::SessionInvalid.into());
    }
    if let Some(outcome) = app.store.session_outcome(&session.id).await? {
        return Err(session_error(outcome).into());
    }
    Ok(session)
}

async fn refresh(
    app: &App,
    call: &Call,
    pool: Arc<LoadedPool>,
    client: Arc<AppClient>,
    parameters: &Parameters,
    facts: CallFacts,
) -> Result<Outcome, Failure> {
    let request = refresh_request(app, required(parameters, "REFRESH_TOKEN")?).await?;
    let user = user_of_session(app, &pool.pool, &request).await?;
    // Cognito: the hash is over the stored username, or over `sub`. Source: secret hash guide.
    let names = user.as_ref().map_or_else(Vec::new, |user| vec![user.username.as_str(), user.sub.as_str()]);
    secret_hash::check(&client, &names, secret_hash_of(parameters))?;
    let device_key = request.session.as_ref().and_then(|session| session.device_key.clone());
    if let Some(user) = &user {
        call.record.names(&user.username);
    }
    let cast = Cast { pool, client, user, account: None, read: None, device_key: device_key.as_deref() };
    let scene = Scene::set(app, call, facts, cast).await?;
    run(app, call, scene, None, move |facts| sign_in::refresh(request, facts)).await
}

/// A refresh token taken apart, with the session that it names.
pub async fn refresh_request(app: &App, text: &str) -> Result<RefreshRequest, Failure> {
    let token = RefreshToken::parse(text);
    let session = match &token {
        Some(token) => app.store.token_session(&token.session_id).await?,
        None => None,
    };
    Ok(RefreshRequest { token, session, device_is_optional: false })
}

/// The user behind a refresh token, if it is one of this pool.
pub async fn user_of_session(app: &App, pool: &UserPool, request: &RefreshRequest) -> Result<Option<User>, Failure> {
    match &request.session {
        Some(session) if session.pool_id == pool.id => Ok(app.store.user(&pool.id, &session.sub).await?),
        _ => Ok(None),
    }
}

/// What a client sent to answer a challenge.
struct GivenAnswer {
    challenge: ChallengeNameType,
    session: Option<Sensitive>,
    responses: Parameters,
    origin: Origin,
}

async fn respond(
    app: &App,
    call: &Call,
    pool: Arc<LoadedPool>,
    client: Arc<AppClient>,
    given: GivenAnswer,
    facts: CallFacts,
) -> Result<Outcome, Failure> {
    call.record.is_about(&pool.pool.id, Some(&client.id));
    call.noted.signs_in();
    let username = required(&given.responses, "USERNAME")?;
    call.record.names(username);
    let answer = parse_answer(given.challenge, &given.responses)?;
    let session = open_session(app, &pool.pool, &client, &given, username).await;
    let internal = session.as_ref().ok().map(|session| session.state.attempt().user_id_for_srp.clone());
    // The hash is checked before the session, over whichever of the user's names the client took.
    let names: Vec<&str> = [Some(username), internal.as_deref()].into_iter().flatten().collect();
    secret_hash::check(&client, &names, secret_hash_of(&given.responses))?;
    let session = session?;

    let attempt = session.state.attempt();
    call.record.belongs_to(attempt.flow.as_deref());
    call.noted.signs_in_by(flow_of(attempt));
    if attempt.pool_id != pool.pool.id || attempt.client_id != client.id {
        return Err(Error::SessionInvalid.into());
    }
    if !session.state.accepts(given.challenge) {
        return Err(Error::ChallengeMismatch.into());
    }
    if let Some(outcome) = app.store.session_outcome(&session.id).await? {
        return Err(session_error(outcome).into());
    }
    // An unknown user is looked for all the same: time must not tell.
    let nobody = Sub::new(attempt.account());
    let user = app.store.user(&pool.pool.id, attempt.sub.as_ref().unwrap_or(&nobody)).await?;
    if !is_same_user(app, &pool.pool, attempt, user.as_ref(), username).await? {
        return Err(Error::SessionInvalid.into());
    }
    let watch = Watch { app, call, pool: &pool, client: Some(&client) };
    let auth_event = match (&attempt.auth_event, protection(&pool.pool, attempt.custom.is_some())) {
        (Some(id), mode @ Some(_)) => match watch.sign_in(mode, &given.origin) {
            Some((event, true)) => {
                let event = AuthEvent { id: id.clone(), ..event };
                return Err(threat_protection::refuse(watch, &event, attempt.account(), user.as_ref()).await);
            }
            watched => watched.map(|(event, _)| AuthEvent { id: id.clone(), ..event }),
        },
        _ => None,
    };
    let state = session.state.clone();
    let device_key = attempt.device_key.clone().or_else(|| facts.device_key.clone());
    let account = Some(attempt.account());
    let cast = Cast { pool, client, user, account, read: None, device_key: device_key.as_deref() };
    let mut scene = Scene::set(app, call, facts, cast).await?;
    scene.auth_event = auth_event;
    if let (ChallengeNameType::NewPasswordRequired, Some(user)) = (given.challenge, &scene.user) {
        scene.password_history = history(app, &scene.pool.pool, user).await?;
    }
    run(app, call, scene, Some(&session), move |facts| sign_in::answer(state, answer, facts)).await
}

/// How the client began, as far as the sign-in remembers.
fn flow_of(attempt: &Attempt) -> AuthFlowType {
    if attempt.custom.is_some() {
        AuthFlowType::CustomAuth
    } else if attempt.by_choice {
        AuthFlowType::UserAuth
    } else if attempt.by_administrator {
        AuthFlowType::AdminUserPasswordAuth
    } else if attempt.by_srp {
        AuthFlowType::UserSrpAuth
    } else {
        AuthFlowType::UserPasswordAuth
    }
}

/// The session that is answered. A password proof carries its state in the secret block; where a `Session` comes with
/// it, both must be of one sign-in.
async fn open_session(
    app: &App,
    pool: &UserPool,
    client: &AppClient,
    given: &GivenAnswer,
    username: &str,
) -> Result<OpenedSession<SignIn>, Failure> {
    let now = app.clock.now();
    if matches!(given.challenge, ChallengeNameType::PasswordVerifier | ChallengeNameType::DevicePasswordVerifier) {
        let block = required(&given.responses, "PASSWORD_CLAIM_SECRET_BLOCK")?;
        let opened = app.sessions.open_block::<SignIn>(block, now).map_err(session_problem)?;
        if let Some(text) = &given.session {
            let session = open(app, text.as_str()).await?;
            if session.id != opened.id {
                return Err(Error::SessionInvalid.into());
            }
        }
        return Ok(opened);
    }
    match (&given.session, device_key(&given.responses)) {
        (Some(text), _) => open(app, text.as_str()).await,
        (None, Some(key)) if given.challenge == ChallengeNameType::DeviceSrpAuth => {
            let user = find_user(app, pool, username).await?.ok_or(Error::SessionInvalid)?;
            let parked = app.store.parked_session(&device_session_id(&client.id, &user.sub, &key)).await?;
            let text = parked.and_then(|text| String::from_utf8(text).ok()).ok_or(Error::SessionInvalid)?;
            open(app, &text).await
        }
        (None, _) => Err(Error::MissingParameter("Session").into()),
    }
}

async fn open(app: &App, text: &str) -> Result<OpenedSession<SignIn>, Failure> {
    app.sessions.open(text, app.clock.now(), &*app.store).await.map_err(session_problem)
}

fn session_problem(error: OpenError) -> Failure {
    match error {
        OpenError::Garbage => Error::SessionInvalid.into(),
        OpenError::Expired => Error::SessionExpired.into(),
        OpenError::Store(error) => error.into(),
    }
}

/// Whether the name in an answer means the user of the session: what was typed at the start, what the challenge said, or
/// any other name of that user.
async fn is_same_user(
    app: &App,
    pool: &UserPool,
    attempt: &Attempt,
    user: Option<&User>,
    username: &str,
) -> Result<bool, Failure> {
    if username == attempt.typed || username == attempt.user_id_for_srp {
        return Ok(true);
    }
    let Some(user) = user else { return Ok(false) };
    let named = find_user(app, pool, username).await?;
    Ok(named.is_some_and(|named| named.sub == user.sub))
}

/// The user whom a typed name means: by `sub`, username or alias.
pub async fn find_user(app: &App, pool: &UserPool, typed: &str) -> Result<Option<User>, Failure> {
    let sub = Some(typed).filter(|typed| name::may_be_sub(typed));
    Ok(app.store.find_user(&pool.id, &name::candidates(pool, typed), sub).await?)
}

/// As [`find_user`], with what else the beginning of a sign-in looks at.
async fn find_signing_in(app: &App, pool: &UserPool, typed: &str, simulated: &str) -> Result<SigningIn, Failure> {
    let sub = Some(typed).filter(|typed| name::may_be_sub(typed));
    Ok(app.store.signing_in(&pool.id, &name::candidates(pool, typed), sub, simulated).await?)
}

fn secret_hash_of(parameters: &Parameters) -> Option<&str> {
    parameters.get("SECRET_HASH").map(Sensitive::as_str)
}
