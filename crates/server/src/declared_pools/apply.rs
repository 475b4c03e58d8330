//! Brings what is stored to what is declared: makes what is missing, updates what differs, leaves the rest.
//!
//! No trigger runs and no message is sent: what a file says is not somebody's request. A line is told for each thing that was
//! made or updated; of many users, how many.

use std::sync::Arc;

use tokio::task::JoinSet;
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

use super::{DeclarationError, Entry};
use crate::app::App;
use crate::error::Failure;
use crate::functions::deploy::ControlPlane as _;
use crate::operations::app_clients;
use crate::strictness;

/// Users that are decided on in one hop to the crypto pool, and stored side by side.
const USERS_AT_ONCE: usize = 64;
/// So many users get a line each.
const USER_LINES_MAX: usize = 20;

/// Applies declared pools one after the other. Answers a line for each thing that was made or updated.
pub async fn apply(app: &App, entries: &[Entry]) -> Result<Vec<String>, DeclarationError> {
    let mut lines = Vec::new();
    for entry in entries {
        let pool = pool(app, entry, &mut lines).await.map_err(|why| entry.error("", &why))?;
        for declared in &entry.clients {
            let told = client(app, &pool, declared, &mut lines).await;
            told.map_err(|why| entry.error(&format!("client {}", declared.id), &why))?;
        }
        for declared in &entry.groups {
            let told = group(app, &pool, declared, &mut lines).await;
            told.map_err(|why| entry.error(&format!("group {}", declared.name), &why))?;
        }
        users(app, &pool, entry, &mut lines).await?;
    }
    Ok(lines)
}

impl Entry {
    fn error(&self, part: &str, why: &Why) -> DeclarationError {
        let pool = format!("{}: pool {}", self.source, self.pool.id);
        let place = if part.is_empty() { pool } else { format!("{pool}: {part}") };
        DeclarationError { place, problem: why.0.clone() }
    }
}

/// Why something is refused, in the words that a call would hear.
struct Why(String);

impl From<Failure> for Why {
    fn from(failure: Failure) -> Self {
        if failure.is_internal() { Self(failure.cause()) } else { Self(told(&failure.into())) }
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
            problem => Self(problem.to_string()),
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
            return Err(Why(format!("LambdaConfig.{member}: there is no function {name}: {how}")));
        }
    }
    strictness::check(app, Subject::UserPool, &declared.settings)?;
    let before = app.store.user_pool(&declared.id).await?;
    let arn = format!("arn:aws:cognito-idp:{}:{}:userpool/{}", app.config.region, app.config.account_id, declared.id);
    match declaration::pool(declared, before.as_ref(), arn, app.clock.now())? {
        Outcome::Unchanged => before.ok_or_else(|| Why("it is gone".into())),
        Outcome::Created(pool) => {
            let pair = app.keys.take_pair().await?;
            app.store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), pair.keys().to_vec())]).await?;
            pair.used();
            app.pools.invalidate_pool(&pool.id);
            lines.push(format!("user pool {} created", pool.id));
            Ok(pool)
        }
        Outcome::Updated(pool, names) => {
            app.store.commit(vec![Change::UpdateUserPool(Box::new(pool.clone()))]).await?;
            app.pools.invalidate_pool(&pool.id);
            lines.push(format!("user pool {} updated: {}", pool.id, names.join(", ")));
            Ok(pool)
        }
    }
}

async fn client(app: &App, pool: &UserPool, declared: &DeclaredClient, lines: &mut Vec<String>) -> Result<(), Why> {
    strictness::check(app, Subject::AppClient, &declared.settings)?;
    let before = app.store.app_client(&declared.id).await?;
    let seeds = SecretSeeds { id: [0; 32], secret: app.rng.bytes() };
    let (providers, scopes) =
        (&declared.settings.supported_identity_providers, &declared.settings.allowed_oauth_scopes);
    let offer = app_clients::offer(app, &pool.id, providers.as_deref(), scopes.as_deref()).await?;
    let (change, line) = match declaration::client(pool, &offer, declared, before.as_ref(), &seeds, app.clock.now())? {
        Outcome::Unchanged => return Ok(()),
        Outcome::Created(client) => (Change::CreateAppClient(Box::new(client)), "created".to_owned()),
        Outcome::Updated(client, names) => {
            (Change::UpdateAppClient(Box::new(client)), format!("updated: {}", names.join(", ")))
        }
    };
    app.store.commit(vec![change]).await?;
    app.pools.invalidate_client(&declared.id);
    let name = declared.settings.client_name.as_deref().unwrap_or_default();
    lines.push(format!("app client {} ({name}) of {} {line}", declared.id, pool.id));
    Ok(())
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

async fn users(app: &App, pool: &UserPool, entry: &Entry, lines: &mut Vec<String>) -> Result<(), DeclarationError> {
    let of_user = |declared: &DeclaredUser, why: &Why| entry.error(&format!("user {}", declared.username), why);
    let mut done = Vec::new();
    let (mut created, mut updated) = (0_usize, 0_usize);
    for declared in entry.users.chunks(USERS_AT_ONCE) {
        let decisions = decide(app, pool, declared).await.map_err(|why| entry.error("Users", &why))?;
        let mut commits = JoinSet::new();
        for (declared, decision) in declared.iter().zip(decisions) {
            let (changes, line) = match decision.map_err(|problem| of_user(declared, &problem.into()))? {
                UserDecision::Unchanged => continue,
                UserDecision::Created(changes) => {
                    created += 1;
                    (changes, "created".to_owned())
                }
                UserDecision::Updated(changes, names) => {
                    updated += 1;
                    (changes, format!("updated: {}", names.join(", ")))
                }
            };
            done.push(format!("user {} of {} {line}", declared.username, pool.id));
            done.truncate(USER_LINES_MAX + 1);
            let (store, username) = (Arc::clone(&app.store), declared.username.clone());
            commits.spawn(async move { (username, store.commit(changes).await) });
        }
        while let Some(committed) = commits.join_next().await {
            let Ok((username, committed)) = committed else { continue };
            let place = format!("user {username}");
            committed.map_err(|error| entry.error(&place, &stored(pool, error)))?;
        }
    }
    if done.len() > USER_LINES_MAX {
        lines.push(format!("users of {}: {created} created, {updated} updated", pool.id));
    } else {
        lines.append(&mut done);
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
            Some(user) if !declared.groups.is_empty() => app.store.groups_of_user(&pool.id, &user.sub)?,
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
