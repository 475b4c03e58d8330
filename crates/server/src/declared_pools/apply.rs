//! Brings what is stored to what is declared: makes what is missing, updates what differs, leaves the rest.
//!
//! No trigger runs and no message is sent: what a file says is not somebody's request. A line is told for each thing that was
//! made or updated; of many users, how many.

use std::sync::Arc;

use serde_json::json;
use tokio::task::JoinHandle;
use vestibule_api::ApiError;
use vestibule_identity::app_client::SecretSeeds;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::declaration::{
    self, DeclaredClient, DeclaredGroup, DeclaredUser, Outcome, Problem, UserDecision,
};
use vestibule_identity::ids::{GroupName, Sub};
use vestibule_identity::user::User;
use vestibule_identity::user_creation;
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::without_effect::Subject;
use vestibule_store::StoreError;

use super::{ApplyError, DeclarationError, Entry};
use crate::app::App;
use crate::error::Failure;
use crate::functions::deploy::ControlPlane as _;
use crate::operations::{DECISIONS_MAX, app_clients, user_pools};
use crate::strictness;
use crate::user_import::refuse_while_active;

/// Users that are decided on in one hop to the crypto pool, and stored side by side.
const USERS_AT_ONCE: usize = 64;
/// So many users get a line each.
const USER_LINES_MAX: usize = 20;

/// Applies declared pools one after the other. Answers a line for each thing that was made or updated; where it does not get to the
/// end, the lines are logged, as what was done stays.
pub async fn apply(app: &App, entries: &[Entry]) -> Result<Vec<String>, ApplyError> {
    let mut lines = Vec::new();
    for entry in entries {
        if let Err(error) = apply_one(app, entry, &mut lines).await {
            for line in &lines {
                tracing::info!("{line}");
            }
            return Err(error);
        }
    }
    Ok(lines)
}

async fn apply_one(app: &App, entry: &Entry, lines: &mut Vec<String>) -> Result<(), ApplyError> {
    let pool = pool(app, entry, lines).await.map_err(|why| entry.error("", why))?;
    for declared in &entry.clients {
        let told = client(app, &pool, declared, lines).await;
        told.map_err(|why| entry.error(&format!("client {}", declared.id), why))?;
    }
    for declared in &entry.groups {
        let told = group(app, &pool, declared, lines).await;
        told.map_err(|why| entry.error(&format!("group {}", declared.name), why))?;
    }
    let mut tally = Tally::default();
    let applied = users(app, &pool, entry, &mut tally).await;
    lines.append(&mut tally.told(&pool));
    applied
}

impl Entry {
    fn error(&self, part: &str, why: Why) -> ApplyError {
        let pool = format!("{}: pool {}", self.source, self.pool.id);
        let place = if part.is_empty() { pool } else { format!("{pool}: {part}") };
        match why {
            Why::Refused(problem) => DeclarationError { place, problem }.into(),
            Why::Failed(cause) => ApplyError::Failed { place, cause },
        }
    }
}

/// Why something was not done.
enum Why {
    /// It cannot be as declared, in the words that a call would hear.
    Refused(String),
    /// Something failed that is no fault of the file: the cause, which is for the server's owner alone.
    Failed(String),
}

impl From<Failure> for Why {
    fn from(failure: Failure) -> Self {
        if failure.is_internal() || failure.is_overtaken() {
            Self::Failed(failure.cause())
        } else {
            Self::Refused(told(&failure.into()))
        }
    }
}

impl From<StoreError> for Why {
    fn from(error: StoreError) -> Self {
        Failure::from(error).into()
    }
}

impl From<Problem> for Why {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Rule(error) => Failure::from(error).into(),
            problem => Self::Refused(problem.to_string()),
        }
    }
}

/// An exception as it is told to people.
pub(super) fn told(error: &ApiError) -> String {
    format!("{}: {}", error.code, error.message.as_deref().unwrap_or("no reason was given"))
}

async fn pool(app: &App, entry: &Entry, lines: &mut Vec<String>) -> Result<UserPool, Why> {
    let declared = &entry.pool;
    for (member, name) in &entry.functions {
        let is_declared = app.config.functions.iter().any(|function| function.name == *name);
        if !is_declared && app.lambda.get(name).await.map_err(Failure::from)?.is_none() {
            let how = "declare it under [[functions]], deploy it, or give its ARN";
            return Err(Why::Refused(format!("LambdaConfig.{member}: there is no function {name}: {how}")));
        }
    }
    strictness::check(app, Subject::UserPool, &declared.settings)?;
    let sms = declared.factors.as_ref().and_then(|it| it.sms_mfa_configuration.as_ref());
    strictness::check_sms(app, sms.and_then(|it| it.sms_configuration.as_ref()))?;
    let arn = format!("arn:aws:cognito-idp:{}:{}:userpool/{}", app.config.region, app.config.account_id, declared.id);
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let before = app.store.user_pool(&declared.id).await?;
        match declaration::pool(declared, before.as_ref(), arn.clone(), app.clock.now())? {
            Outcome::Unchanged => return before.ok_or_else(|| Why::Refused("it is gone".into())),
            Outcome::Created(pool) => {
                let pair = app.keys.take_pair().await?;
                app.store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), pair.keys().to_vec())]).await?;
                pair.used();
                app.pools.invalidate_pool(&pool.id);
                lines.push(format!("user pool {} created", pool.id));
                return Ok(pool);
            }
            Outcome::Updated(pool, names) => {
                refuse_while_active(app, &pool.id).await?;
                if let Some(before) = &before {
                    user_pools::check_tier_in_use(app, before, declared.settings.user_pool_tier).await?;
                }
                let committed = app.store.commit(vec![Change::UpdateUserPool(Box::new(pool.clone()))]).await;
                app.pools.invalidate_pool(&pool.id);
                match committed {
                    Ok(()) => {
                        lines.push(format!("user pool {} updated: {}", pool.id, names.join(", ")));
                        return Ok(pool);
                    }
                    Err(StoreError::Conflict(Conflict::PoolChanged)) if attempts.next().is_some() => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
}

async fn client(app: &App, pool: &UserPool, declared: &DeclaredClient, lines: &mut Vec<String>) -> Result<(), Why> {
    strictness::check(app, Subject::AppClient, &declared.settings)?;
    strictness::check(app, Subject::AppClientSession, &json!({"SSOSession": declared.sso_session}))?;
    let seeds = SecretSeeds { id: [0; 32], secret: app.rng.bytes() };
    let (providers, scopes) =
        (&declared.settings.supported_identity_providers, &declared.settings.allowed_oauth_scopes);
    let offer = app_clients::offer(app, &pool.id, providers.as_deref(), scopes.as_deref()).await?;
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let pool = app.pools.pool(&pool.id).await?;
        let pool = &pool.pool;
        let before = app.store.app_client(&declared.id).await?;
        let now = app.clock.now();
        let (client, line) = match declaration::client(pool, &offer, declared, before.as_ref(), &seeds, now)? {
            Outcome::Unchanged => return Ok(()),
            Outcome::Created(client) => (client, "created".to_owned()),
            Outcome::Updated(client, names) => (client, format!("updated: {}", names.join(", "))),
        };
        if app_clients::is_committed(app, pool, before.as_ref(), &client, &mut attempts).await? {
            let name = declared.settings.client_name.as_deref().unwrap_or_default();
            lines.push(format!("app client {} ({name}) of {} {line}", declared.id, pool.id));
            return Ok(());
        }
    }
}

async fn group(app: &App, pool: &UserPool, declared: &DeclaredGroup, lines: &mut Vec<String>) -> Result<(), Why> {
    let before = app.store.group(&pool.id, &declared.name).await?;
    let (change, line) = match declaration::group(&pool.id, declared, before.as_ref(), app.clock.now()) {
        Outcome::Unchanged => return Ok(()),
        Outcome::Created(change) => (change, "created".to_owned()),
        Outcome::Updated(change, names) => (change, format!("updated: {}", names.join(", "))),
    };
    app.store.commit(vec![change]).await?;
    lines.push(format!("group {} of {} {line}", declared.name, pool.id));
    Ok(())
}

/// What became of users.
#[derive(Default)]
struct Tally {
    lines: Vec<String>,
    created: usize,
    updated: usize,
}

impl Tally {
    fn count(&mut self, done: Done, username: &str, pool: &UserPool) {
        let line = match done {
            Done::Created => {
                self.created += 1;
                "created".to_owned()
            }
            Done::Updated(names) => {
                self.updated += 1;
                format!("updated: {}", names.join(", "))
            }
        };
        if self.lines.len() <= USER_LINES_MAX {
            self.lines.push(format!("user {username} of {} {line}", pool.id));
        }
    }

    fn told(self, pool: &UserPool) -> Vec<String> {
        if self.lines.len() > USER_LINES_MAX {
            vec![format!("users of {}: {} created, {} updated", pool.id, self.created, self.updated)]
        } else {
            self.lines
        }
    }
}

/// What a commit does to a user.
enum Done {
    Created,
    Updated(Vec<String>),
}

/// A user who is being stored.
struct Storing<'a> {
    username: &'a str,
    done: Done,
    commit: JoinHandle<vestibule_store::Result<()>>,
}

async fn users(app: &App, pool: &UserPool, entry: &Entry, tally: &mut Tally) -> Result<(), ApplyError> {
    let of_user = |username: &str, why: Why| entry.error(&format!("user {username}"), why);
    for declared in entry.users.chunks(USERS_AT_ONCE) {
        let decisions = decide(app, pool, declared).await.map_err(|why| entry.error("Users", why))?;
        let mut storing = Vec::new();
        let mut refused = None;
        for (declared, decision) in declared.iter().zip(decisions) {
            let (changes, done) = match decision {
                Ok(UserDecision::Unchanged) => continue,
                Ok(UserDecision::Created(changes)) => (changes, Done::Created),
                Ok(UserDecision::Updated(changes, names)) => (changes, Done::Updated(names)),
                Err(problem) => {
                    refused = Some(of_user(&declared.username, problem.into()));
                    break;
                }
            };
            let store = Arc::clone(&app.store);
            let commit = tokio::spawn(async move { store.commit(changes).await });
            storing.push(Storing { username: &declared.username, done, commit });
        }
        // Everyone who was begun is waited for, so that what is told is what was done; the first problem in the file's order counts.
        let mut failed = None;
        for Storing { username, done, commit } in storing {
            let committed = match commit.await {
                Ok(committed) => committed.map_err(|error| stored(pool, error)),
                Err(error) => Err(Why::Failed(error.to_string())),
            };
            match committed {
                Ok(()) => tally.count(done, username, pool),
                Err(why) => failed = failed.or_else(|| Some(of_user(username, why))),
            }
        }
        if let Some(error) = failed.or(refused) {
            return Err(error);
        }
    }
    Ok(())
}

fn stored(pool: &UserPool, error: StoreError) -> Why {
    match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => Failure::from(user_creation::taken(pool, kind)).into(),
        error => error.into(),
    }
}

/// What has to be done about some users.
async fn decide(
    app: &App,
    pool: &UserPool,
    declared: &[DeclaredUser],
) -> Result<Vec<Result<UserDecision, Problem>>, Why> {
    let mut cases = Vec::with_capacity(declared.len());
    for declared in declared {
        let before = find(app, pool, declared).await?;
        let groups = match &before {
            Some(user) if !declared.groups.is_empty() => app.store.groups_of_user(&pool.id, &user.sub).await?,
            Some(_) | None => Vec::new(),
        };
        let before = before.map(|user| (user, groups.into_iter().map(|group| group.name).collect::<Vec<_>>()));
        let sub = declared.sub.clone().unwrap_or_else(|| Sub::new(app.rng.uuid().to_string()));
        cases.push((declared.clone(), before, sub, app.rng.bytes()));
    }
    let (pool, now) = (pool.clone(), app.clock.now());
    let decide = move || {
        let decide = |(declared, before, sub, random): (DeclaredUser, Option<(User, Vec<GroupName>)>, _, _)| {
            let before = before.as_ref().map(|(user, groups)| (user, groups.as_slice()));
            declaration::user(&pool, &declared, before, sub, random, now)
        };
        cases.into_iter().map(decide).collect()
    };
    Ok(app.crypto.run(decide).await?)
}

/// The user who is meant: by `sub`, or else by name.
async fn find(app: &App, pool: &UserPool, declared: &DeclaredUser) -> Result<Option<User>, StoreError> {
    if let Some(sub) = &declared.sub
        && let Some(user) = app.store.user(&pool.id, sub).await?
    {
        return Ok(Some(user));
    }
    let names = declaration::names(pool, declared);
    if names.is_empty() { Ok(None) } else { app.store.find_user(&pool.id, &names, None).await }
}
