//! The driver of the sign-in machine: performs what a step asks for and feeds the result back, until the machine is done.
//!
//! Every rule is in `identity::sign_in`. Here: arithmetic goes to the crypto pool, functions are run, the changes of all
//! steps are committed at once, then the message is sent and the answer given.

use std::sync::Arc;

use tokio::sync::oneshot;
use vestibule_api::cognito_idp::{AuthenticationResultType, ChallengeNameType, EventResponseType};
use vestibule_api::{Sensitive, Timestamp};
use vestibule_identity::Error;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{Attempt, AttemptKind, Attempts};
use vestibule_identity::change::{Change, Conflict, SessionEnd, SessionOutcome};
use vestibule_identity::code::CodeKey;
use vestibule_identity::device::Device;
use vestibule_identity::error::TriggerError;
use vestibule_identity::group::Group;
use vestibule_identity::ids::{ClientId, Sub};
use vestibule_identity::message::Outgoing;
use vestibule_identity::passkey::{self, Passkey};
use vestibule_identity::sign_in::{
    self, CallFacts, Challenge, Completion, Facts, Grant, InFlight, Migrated, Next, Random, SessionFate, SignIn, Step,
    TriggerSwitches,
};
use vestibule_identity::simulation::Simulation;
use vestibule_identity::threat_protection::auth_event::AuthEvent;
use vestibule_identity::trigger::{CallerClient, Response, TriggerName};
use vestibule_identity::user::{Password, User};
use vestibule_identity::user_migration::Migration;
use vestibule_store::StoreError;

use crate::app::App;
use crate::attempts;
use crate::call::Call;
use crate::circumstances::Circumstances;
use crate::delivery::{Parcel, Way};
use crate::error::Failure;
use crate::keys::PoolKeys;
use crate::pools::LoadedPool;
use crate::session::OpenedSession;
use crate::threat_protection::Watch;
use crate::timeline::Record;
use crate::tokens::{self, IssuedTokens, TokenSeeds};
use crate::{effects, migration};

/// Everything that the steps of one request look at, owned so that the crypto pool can have it.
#[derive(Clone)]
pub struct Scene {
    /// The pool.
    pub pool: Arc<LoadedPool>,
    /// The app client.
    pub client: Arc<AppClient>,
    /// The user, if there is one.
    pub user: Option<User>,
    call: CallFacts,
    record: Record,
    device: Option<Device>,
    passkeys: Vec<Passkey>,
    /// The passwords that a new one must differ from; empty unless a new one is set.
    pub password_history: Vec<Password>,
    /// What the user's history shows of the sign-in; nothing where threat protection is off.
    pub auth_event: Option<AuthEvent>,
    account: Option<String>,
    password_attempts: Option<Attempts>,
    /// The user's groups as they were read with the user, where they were.
    groups: Option<Arc<Vec<Group>>>,
    now: Timestamp,
    random: Random,
    switches: TriggerSwitches,
    code_key: CodeKey,
    simulation: Simulation,
    region: String,
    keys: Arc<PoolKeys>,
    seeds: TokenSeeds,
}

/// Whom and what a request of a sign-in is about.
pub struct Cast<'a> {
    /// The pool.
    pub pool: Arc<LoadedPool>,
    /// The app client.
    pub client: Arc<AppClient>,
    /// The user, if there is one.
    pub user: Option<User>,
    /// By what attempts are counted, where a password may be tried.
    pub account: Option<&'a str>,
    /// What was read together with the user, where it was.
    pub read: Option<ReadAlong>,
    /// The device that the sign-in is about.
    pub device_key: Option<&'a str>,
}

/// What is read together with the user at the beginning of a sign-in.
pub struct ReadAlong {
    /// The attempts with passwords of the account.
    pub password_attempts: Option<Attempts>,
    /// The user's groups.
    pub groups: Vec<Group>,
}

impl Scene {
    /// Sets the scene for one request.
    pub async fn set(app: &App, call: &Call, facts: CallFacts, cast: Cast<'_>) -> Result<Self, Failure> {
        let Cast { pool, client, user, account, read, device_key } = cast;
        let keys = app.keys.pool(&pool.pool.id).await?;
        let (password_attempts, groups) = match (read, account) {
            (Some(ReadAlong { password_attempts, groups }), _) => (password_attempts, Some(Arc::new(groups))),
            (None, Some(account)) => (app.store.attempts(&pool.pool.id, account, AttemptKind::Password).await?, None),
            (None, None) => (None, None),
        };
        let device = match (&user, device_key) {
            (Some(user), Some(key)) if pool.pool.device_tracking().is_some() => {
                app.store.device(&user.pool_id, &user.sub, key).await?
            }
            _ => None,
        };
        let passkeys = match &user {
            Some(user) if passkey::is_enabled(&pool.pool) => app.store.passkeys(&user.pool_id, &user.sub).await?,
            _ => Vec::new(),
        };
        Ok(Self {
            pool,
            client,
            user,
            call: facts,
            record: call.record.clone(),
            device,
            passkeys,
            password_history: Vec::new(),
            auth_event: None,
            account: account.map(str::to_owned),
            password_attempts,
            groups,
            now: app.clock.now(),
            random: Random::new(app.rng.bytes()),
            switches: app.config.triggers.clone(),
            code_key: app.code_key.clone(),
            simulation: app.simulation.clone(),
            region: app.config.region.clone(),
            keys,
            seeds: TokenSeeds::new(&*app.rng),
        })
    }

    /// What the user's history shows of the sign-in after this call, which writes these changes.
    fn noted(&self, response: EventResponseType, changes: &[Change]) -> Option<Change> {
        let (event, user) = (self.auth_event.as_ref()?, self.user.as_ref()?);
        Some(event.after(response, changes).noted_for(user))
    }

    /// What a refusal that counts nothing else is counted as, where the history would show it.
    fn noted_refusal(&self) -> Option<Attempt> {
        self.auth_event.as_ref()?;
        let (pool_id, account) = (self.pool.pool.id.clone(), self.account.clone()?);
        Some(Attempt { pool_id, account, kind: AttemptKind::NotedRefusal, at: self.now })
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            pool: &self.pool.pool,
            client: &self.client,
            user: self.user.as_ref(),
            device: self.device.as_ref(),
            passkeys: &self.passkeys,
            password_history: &self.password_history,
            password_attempts: self.password_attempts,
            now: self.now,
            random: &self.random,
            call: &self.call,
            switches: &self.switches,
            code_key: &self.code_key,
            simulation: &self.simulation,
            region: &self.region,
        }
    }
}

/// How a request of a sign-in ends well.
#[derive(Debug)]
pub enum Outcome {
    /// The client is asked something.
    Challenge(AskedChallenge),
    /// The client gets tokens.
    SignedIn(AuthenticationResultType),
}

/// A challenge with everything in it.
#[derive(Debug)]
pub struct AskedChallenge {
    /// `ChallengeName`.
    pub name: ChallengeNameType,
    /// `ChallengeParameters`.
    pub parameters: std::collections::BTreeMap<String, String>,
    /// `Session`; none for `PASSWORD_VERIFIER` of a plain SRP sign-in, whose state is in `SECRET_BLOCK`.
    pub session: Option<String>,
    /// `AvailableChallenges`, in a sign-in by choice.
    pub available: Vec<ChallengeNameType>,
}

/// What can be done next without the world; tokens that a step grants are made and committed already.
struct Move {
    changes: Vec<Change>,
    next: Todo,
}

enum Todo {
    Invoke(Box<InFlight>, vestibule_identity::trigger::TriggerCall),
    Challenge(Box<Challenge>, Option<Box<Outgoing>>),
    Create(Box<Migrated>),
    Groups(Box<Completion>),
    SignedIn(AuthenticationResultType),
    Refuse(Error, SessionFate),
}

/// Runs the machine from a first step to the end of the request.
///
/// `answered` is the session that the client answered, if this request answers one.
pub async fn run(
    app: &App,
    call: &Call,
    scene: Scene,
    answered: Option<&OpenedSession<SignIn>>,
    first: impl FnOnce(&Facts<'_>) -> Step + Send + 'static,
) -> Result<Outcome, Failure> {
    let mut scene = Arc::new(scene);
    let outcome = steps(app, call, &mut scene, answered, first).await;
    if let Ok(outcome) = &outcome {
        call.noted.came_to(outcome);
    }
    if let (Some(event), Some(user)) = (&scene.auth_event, &scene.user) {
        Watch { app, call, pool: &scene.pool, client: Some(&scene.client) }.deliver(Some(event), user).await;
    }
    outcome
}

async fn steps(
    app: &App,
    call: &Call,
    scene: &mut Arc<Scene>,
    answered: Option<&OpenedSession<SignIn>>,
    first: impl FnOnce(&Facts<'_>) -> Step + Send + 'static,
) -> Result<Outcome, Failure> {
    let mut changes = Vec::new();
    // What was read with the user is true until a function runs: it may put the user into another group.
    let mut groups = scene.groups.clone();
    let mut moved = compute(app, scene, answered, &changes, groups.clone(), first).await?;
    loop {
        let Move { changes: new, next } = moved;
        match next {
            Todo::Invoke(in_flight, trigger) => {
                changes.extend(new);
                if let (TriggerName::CustomMessage, Some(user)) = (trigger.trigger, &scene.user) {
                    // The commit asks as well. Here so that nobody can have the function run without limit.
                    attempts::check(app, &attempts::of_user(app, user, AttemptKind::SignInMessage)).await?;
                }
                let answer = effects::invoke(app, &scene.record, &scene.pool.pool, &trigger).await;
                groups = None;
                moved = resume(app, scene, answered, &changes, *in_flight, answer).await?;
            }
            Todo::Challenge(challenge, message) => {
                changes.extend(new);
                scene.record.state(challenge.state.name(), Some(challenge.name.as_str()));
                return ask(app, scene, answered, *challenge, changes, message).await;
            }
            Todo::Create(migrated) => {
                changes.extend(new);
                let Migrated { attempt, migration } = *migrated;
                scene.record.state("Migrated", None);
                match create(app, call, scene, &migration).await {
                    Ok(()) => {}
                    Err(Failure::Rule(error)) => {
                        let spoilt = answered.map(|session| end(session, SessionOutcome::Spoilt));
                        return refuse(app, error, spoilt.into_iter().collect()).await;
                    }
                    Err(other) => return Err(other),
                }
                *scene = Arc::new(Scene { user: Some(migration.user), ..Scene::clone(scene) });
                let go_on = move |facts: &Facts<'_>| sign_in::go_on(attempt, facts);
                moved = compute(app, scene, answered, &changes, None, go_on).await?;
            }
            Todo::Groups(completion) => {
                changes.extend(new);
                let found = match &groups {
                    Some(groups) => Arc::clone(groups),
                    None => Arc::new(app.store.groups_of_user(&scene.pool.pool.id, &completion.profile.sub).await?),
                };
                let step = sign_in::with_groups(*completion, &found, &scene.facts());
                moved = settle(app, scene, answered, &changes, step).await?;
            }
            Todo::SignedIn(tokens) => {
                scene.record.state("SignedIn", None);
                return Ok(Outcome::SignedIn(tokens));
            }
            Todo::Refuse(error, fate) => {
                let is_counted = !new.is_empty();
                let mut own = new;
                match fate {
                    SessionFate::Spoilt => scene.record.state("Refused", None),
                    SessionFate::Lives => {
                        scene.record.state("RefusedForNow", None);
                        scene.record.stays_open();
                    }
                }
                if fate == SessionFate::Spoilt {
                    own.extend(answered.map(|session| end(session, SessionOutcome::Spoilt)));
                }
                let error = migration::logged(error);
                if !is_counted {
                    return refuse_uncounted(app, scene, error, own).await;
                }
                own.extend(scene.noted(EventResponseType::Fail, &own));
                return refuse(app, error, own).await;
            }
        }
    }
}

async fn resume(
    app: &App,
    scene: &Arc<Scene>,
    answered: Option<&OpenedSession<SignIn>>,
    before: &[Change],
    in_flight: InFlight,
    answer: Result<Response, TriggerError>,
) -> Result<Move, Failure> {
    if in_flight.may_compute() {
        let step = move |facts: &Facts<'_>| sign_in::resume(in_flight, answer, facts);
        return compute(app, scene, answered, before, None, step).await;
    }
    settle(app, scene, answered, before, sign_in::resume(in_flight, answer, &scene.facts())).await
}

/// What a step leads to that was taken here; only tokens go to the crypto pool.
async fn settle(
    app: &App,
    scene: &Arc<Scene>,
    answered: Option<&OpenedSession<SignIn>>,
    before: &[Change],
    step: Step,
) -> Result<Move, Failure> {
    match without_tokens(step) {
        Ok(moved) => Ok(moved),
        Err(granting) => compute(app, scene, answered, before, None, move |_| *granting).await,
    }
}

/// Creates a user who is migrated, whatever becomes of the sign-in.
async fn create(app: &App, call: &Call, scene: &Scene, migration: &Migration) -> Result<(), Failure> {
    let metadata = scene.facts().answer_metadata();
    let circumstances = Circumstances::of_client(app, call, &scene.pool.pool, &scene.client, metadata);
    migration::store(&circumstances, &scene.client, migration).await
}

/// Takes a step on the crypto pool. If it grants tokens, they are signed in the same hop, and what the sign-in writes, `before`
/// included, goes to the store from there: each change of thread costs a sign-in more than the whole of its rules.
async fn compute(
    app: &App,
    scene: &Arc<Scene>,
    answered: Option<&OpenedSession<SignIn>>,
    before: &[Change],
    groups: Option<Arc<Vec<Group>>>,
    step: impl FnOnce(&Facts<'_>) -> Step + Send + 'static,
) -> Result<Move, Failure> {
    let groups = match (groups, &scene.user) {
        // Here the question costs less than another change of thread, should it come up.
        (None, Some(user)) if !app.store.is_shared() => {
            Some(Arc::new(app.store.groups_of_user(&user.pool_id, &user.sub).await?))
        }
        (groups, _) => groups,
    };
    let (scene, store) = (Arc::clone(scene), Arc::clone(&app.store));
    let (mut changes, ended) = (before.to_vec(), answered.map(|session| end(session, SessionOutcome::Used)));
    // A password hash from elsewhere may be verified.
    let is_slow = scene.user.as_ref().is_some_and(|user| user.password_hash.is_some());
    let job = move |sender: oneshot::Sender<Result<Move, Failure>>| {
        let step = with_groups(&scene, groups.as_deref(), step(&scene.facts()));
        let granting = match without_tokens(step) {
            Ok(moved) => return drop(sender.send(Ok(moved))),
            Err(granting) => granting,
        };
        let issued = match &granting.next {
            Next::SignedIn(grant) => issue(&scene, grant),
            _ => Err(Failure::Internal(anyhow::anyhow!("a step without a grant was taken for one"))),
        };
        let tokens = match issued {
            Ok(tokens) => tokens,
            Err(failure) => return drop(sender.send(Err(failure))),
        };
        changes.extend(granting.changes);
        changes.extend(scene.noted(EventResponseType::Pass, &changes));
        changes.extend(tokens.changes);
        changes.extend(ended);
        let signed_in = Move { changes: Vec::new(), next: Todo::SignedIn(tokens.result) };
        if changes.is_empty() {
            return drop(sender.send(Ok(signed_in)));
        }
        let done = |committed: Result<(), StoreError>| {
            drop(sender.send(committed.map(|()| signed_in).map_err(lost)));
        };
        store.submit(changes, Box::new(done));
    };
    if is_slow { app.crypto.run_slow_and_pass_on(job).await? } else { app.crypto.run_and_pass_on(job).await? }
}

/// A step that is not held up by the question which groups the user is in, where the answer is known.
fn with_groups(scene: &Scene, groups: Option<&Vec<Group>>, step: Step) -> Step {
    match (step.next, groups) {
        (Next::Groups(completion), Some(groups)) => {
            sign_in::with_groups(*completion, groups, &scene.facts()).after(step.changes)
        }
        (next, _) => Step { next, ..step },
    }
}

/// What a step leads to, if it does not grant tokens; otherwise the step, as it was.
fn without_tokens(step: Step) -> Result<Move, Box<Step>> {
    let next = match step.next {
        Next::SignedIn(_) => return Err(Box::new(step)),
        Next::Groups(completion) => Todo::Groups(completion),
        Next::Invoke(in_flight, call) => Todo::Invoke(in_flight, call),
        Next::Challenge(challenge, message) => Todo::Challenge(challenge, message),
        Next::Migrated(migrated) => Todo::Create(migrated),
        Next::Refused(error, fate) => Todo::Refuse(error, fate),
    };
    Ok(Move { changes: step.changes, next })
}

fn issue(scene: &Scene, grant: &Grant) -> Result<IssuedTokens, Failure> {
    tokens::issue(&scene.keys, &scene.facts(), grant, &scene.seeds).map_err(Failure::Internal)
}

/// A sign-in that is shown by its `Session` outside RespondToAuthChallenge.
pub struct OpenedSignIn {
    /// The app client that it began with.
    pub client: Arc<AppClient>,
    /// The user. Nobody unknown gets as far as an operation that asks.
    pub user: User,
    /// The session.
    pub session: OpenedSession<SignIn>,
}

impl OpenedSignIn {
    /// Opens a session that has not ended, of a user who may sign in.
    pub async fn open(app: &App, call: &Call, text: Option<&Sensitive>) -> Result<Self, Failure> {
        let text = text.ok_or(Error::MissingParameter("Session"))?;
        let session: OpenedSession<SignIn> = app.sessions.open(text.as_str(), app.clock.now(), &*app.store).await?;
        if let Some(outcome) = app.store.session_outcome(&session.id).await? {
            return Err(session_error(outcome).into());
        }
        let attempt = session.state.attempt();
        let (pool, client) = app.pools.client_and_pool(&attempt.client_id).await?;
        if pool.pool.id != attempt.pool_id {
            return Err(Error::SessionInvalid.into());
        }
        call.record.is_about(&pool.pool.id, Some(&client.id));
        call.record.names(&attempt.typed);
        call.record.belongs_to(attempt.flow.as_deref());
        let sub = attempt.sub.as_ref().ok_or(Error::SessionInvalid)?;
        let user = app.store.user(&attempt.pool_id, sub).await?.ok_or(Error::SessionInvalid)?;
        if !user.enabled {
            return Err(Error::UserDisabled.into());
        }
        Ok(Self { client, user, session })
    }
}

/// A session that begins with this state, outside InitiateAuth.
pub async fn begin_session(app: &App, client: &AppClient, state: &SignIn) -> Result<String, Failure> {
    let (id, expires_at) = (app.rng.uuid().to_string(), session_expiry(client, app.clock.now()));
    let sealed = app.sessions.seal(&id, state, expires_at, &*app.rng).map_err(Failure::Internal)?;
    commit(app, sealed.park.into_iter().collect()).await?;
    Ok(sealed.text)
}

/// Ends a session together with other changes, and answers the one that goes on with this state.
pub async fn go_on(
    app: &App,
    opened: &OpenedSignIn,
    state: &SignIn,
    mut changes: Vec<Change>,
) -> Result<String, Failure> {
    let expires_at = session_expiry(&opened.client, app.clock.now());
    let id = app.rng.uuid().to_string();
    let sealed = app.sessions.seal(&id, state, expires_at, &*app.rng).map_err(Failure::Internal)?;
    changes.extend(sealed.park);
    changes.push(end(&opened.session, SessionOutcome::Used));
    commit(app, changes).await?;
    Ok(sealed.text)
}

fn session_expiry(client: &AppClient, now: Timestamp) -> Timestamp {
    Timestamp::from_millis(now.as_millis().saturating_add(client.session_ttl_ms()))
}

async fn ask(
    app: &App,
    scene: &Scene,
    answered: Option<&OpenedSession<SignIn>>,
    challenge: Challenge,
    mut changes: Vec<Change>,
    message: Option<Box<Outgoing>>,
) -> Result<Outcome, Failure> {
    let Challenge { state, name, mut parameters, available } = challenge;
    // A sign-in that only asks, and writes nothing, is no event yet.
    if !changes.is_empty() {
        changes.extend(scene.noted(EventResponseType::InProgress, &changes));
    }
    let id = app.rng.uuid().to_string();
    let expires_at = session_expiry(&scene.client, scene.now);
    let mut needs_session = true;
    if let SignIn::AwaitingPasswordProof(attempt, _) | SignIn::AwaitingDeviceProof(attempt, _) = &state {
        // Cognito: a plain SRP sign-in has no Session, its state is in SECRET_BLOCK. Source: captured exchange.
        needs_session =
            attempt.custom.is_some() || attempt.by_choice || matches!(state, SignIn::AwaitingDeviceProof(..));
        let block = app.sessions.seal_block(&id, &state, expires_at, &*app.rng).map_err(Failure::Internal)?;
        parameters.insert("SECRET_BLOCK".into(), block);
    }
    let session = if needs_session {
        let sealed = app.sessions.seal(&id, &state, expires_at, &*app.rng).map_err(Failure::Internal)?;
        changes.extend(sealed.park);
        changes.extend(device_session(&state, &sealed.text, expires_at));
        Some(sealed.text)
    } else {
        None
    };
    changes.extend(answered.map(|session| end(session, SessionOutcome::Used)));
    let parcel = message.map(|message| {
        if matches!(*message, Outgoing::ForNobody(_)) {
            scene.record.state("NobodyToSendTo", None);
        }
        // Cognito: no operation of a sign-in declares that its code could not be delivered. Source: the API model.
        let way = Way::Queued { give_up_at: expires_at };
        Parcel::pack(app, &scene.pool.pool, CallerClient::Client(scene.client.id.as_str()), *message, way)
    });
    changes.extend(parcel.as_ref().and_then(Parcel::change));
    commit(app, changes).await?;
    if let Some(parcel) = parcel {
        parcel.leave(app, &scene.record, &scene.pool.pool).await?;
    }
    Ok(Outcome::Challenge(AskedChallenge { name, parameters, session, available }))
}

/// Cognito: DEVICE_SRP_AUTH of a plain sign-in is accepted without its `Session`. Source: pycognito, which never sends one.
/// So that session can also be found by what such an answer says: who signs in, and with which device.
fn device_session(state: &SignIn, session: &str, expires_at: Timestamp) -> Option<Change> {
    let SignIn::AwaitingDeviceStart(attempt) = state else { return None };
    if attempt.custom.is_some() || attempt.by_choice {
        return None;
    }
    let id = device_session_id(&attempt.client_id, attempt.sub.as_ref()?, attempt.device_key.as_ref()?);
    Some(Change::ParkSession { id, sealed: session.as_bytes().to_vec(), expires_at })
}

/// Where the session of a sign-in that waits for its device is found.
pub fn device_session_id(client: &ClientId, sub: &Sub, device_key: &str) -> String {
    format!("device {client} {sub} {device_key}")
}

/// Commits what the refusal itself writes. That somebody else ended the session first changes nothing about it; that this
/// was one attempt too many does.
async fn refuse(app: &App, error: Error, changes: Vec<Change>) -> Result<Outcome, Failure> {
    match commit(app, changes).await {
        Err(Failure::Rule(limit @ (Error::PasswordAttemptsExceeded | Error::AttemptLimitExceeded))) => {
            Err(Failure::Rule(limit))
        }
        Ok(()) | Err(Failure::Rule(_)) => Err(Failure::Rule(error)),
        Err(other) => Err(other),
    }
}

/// Refuses what no limit counts. The history shows it as far as a limit of its own admits, or whoever asks again and again
/// would push out of it what matters; an unknown user is counted as well.
async fn refuse_uncounted(app: &App, scene: &Scene, error: Error, own: Vec<Change>) -> Result<Outcome, Failure> {
    let Some(attempt) = scene.noted_refusal() else { return refuse(app, error, own).await };
    let mut kept = own.clone();
    kept.push(Change::CountAttempt(attempt));
    kept.extend(scene.noted(EventResponseType::Fail, &[]));
    match refuse(app, error.clone(), kept).await {
        Err(Failure::Rule(Error::AttemptLimitExceeded)) => refuse(app, error, own).await,
        refused => refused,
    }
}

fn end(session: &OpenedSession<SignIn>, outcome: SessionOutcome) -> Change {
    Change::EndSession(SessionEnd { id: session.id.clone(), outcome, expires_at: session.expires_at })
}

/// Commits, and puts a lost race into the words of a sign-in.
async fn commit(app: &App, changes: Vec<Change>) -> Result<(), Failure> {
    if changes.is_empty() {
        return Ok(());
    }
    app.store.commit(changes).await.map_err(lost)
}

/// A lost race in the words of a sign-in.
fn lost(error: StoreError) -> Failure {
    match error {
        StoreError::Conflict(Conflict::SessionEnded(outcome)) => Failure::Rule(session_error(outcome)),
        StoreError::Conflict(Conflict::NameTaken(kind)) => Failure::Rule(Error::AliasExists(kind)),
        StoreError::Conflict(Conflict::UserGone | Conflict::StatusChanged(_)) => Failure::Rule(Error::SessionInvalid),
        StoreError::Conflict(Conflict::PasskeyGone) => Failure::Rule(Error::IncorrectUsernameOrPassword),
        StoreError::Conflict(Conflict::SoftwareTokenUsed) => Failure::Rule(Error::SoftwareTokenCodeUsed),
        StoreError::Conflict(Conflict::UserDisabled) => Failure::Rule(Error::UserDisabled),
        StoreError::Conflict(Conflict::TooManyAttempts(kind)) => Failure::Rule(Error::too_many(kind)),
        other => Failure::Store(other),
    }
}

/// What using an ended session again is answered with.
pub fn session_error(outcome: SessionOutcome) -> Error {
    match outcome {
        SessionOutcome::Used => Error::SessionUsed,
        SessionOutcome::Spoilt => Error::SessionInvalid,
    }
}
