//! Storing many users at once.
//!
//! Where something hangs on what becomes of them, as the counts of a job do, who is there already is found out first, and the
//! others are one commit with what follows ([`create`]). Where nothing does, the store says of each what stood in the way
//! ([`create_each`]), which costs no look beforehand. Only such users may come with groups.

use std::collections::HashSet;

use tokio::sync::SemaphorePermit;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_identity::user_import::NewUser;
use vestibule_store::StoreError;

use crate::app::App;
use crate::error::Failure;
use crate::operations::DECISIONS_MAX;

/// What became of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Stored.
    Created,
    /// There is a user with this `sub` and username.
    Same,
    /// Another user has one of the names.
    Taken(NameKind),
    /// Another user has the `sub`.
    SubTaken,
    /// The pool has no such group.
    NoSuchGroup,
    /// More groups than a user may be in.
    TooManyGroups,
}

/// Stores users of a job who can be, and in the same commit what follows from the outcomes. Their `sub`s are new, and they are in no
/// group.
pub async fn create(
    app: &App,
    pool: &UserPoolId,
    users: &[NewUser],
    and: impl Fn(&[Outcome]) -> Result<Change, Failure>,
) -> Result<Vec<Outcome>, Failure> {
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let outcomes = foresee(app, pool, users).await?;
        let created = users.iter().zip(&outcomes).filter(|(_, outcome)| **outcome == Outcome::Created);
        let mut changes: Vec<Change> = created.map(|(new, _)| creation(new)).collect();
        changes.push(and(&outcomes)?);
        match app.store.commit(changes).await {
            Ok(()) => return Ok(outcomes),
            // Somebody took a name since it was looked for.
            Err(StoreError::Conflict(Conflict::NameTaken(_))) if attempts.next().is_some() => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Stores each user who can be stored, at most as many as the store takes at once. The turn ends when they need not be kept in
/// memory any more: the commit may be that of many such batches.
pub async fn create_each(
    app: &App,
    pool: &UserPoolId,
    users: Vec<NewUser>,
    turn: Option<SemaphorePermit<'_>>,
) -> Result<Vec<Outcome>, Failure> {
    let mut known = Vec::with_capacity(users.len());
    let mut lists = Vec::with_capacity(users.len());
    for new in users {
        known.push(Known::of(&new));
        lists.push(changes(new));
    }
    let committing = app.store.apply_each(lists).await?;
    drop(turn);
    // What stands in their way may be their neighbours.
    let results = committing.await?;
    let mut outcomes = Vec::with_capacity(results.len());
    for (new, result) in known.iter().zip(results) {
        let conflict = match result {
            Ok(()) => {
                outcomes.push(Outcome::Created);
                continue;
            }
            Err(conflict) => conflict,
        };
        outcomes.push(match conflict {
            Conflict::NameTaken(kind) => new.stored(app, pool).await?.unwrap_or(Outcome::Taken(kind)),
            Conflict::UserExists => new.stored(app, pool).await?.unwrap_or(Outcome::SubTaken),
            Conflict::GroupGone => Outcome::NoSuchGroup,
            Conflict::TooManyGroupsOfUser => Outcome::TooManyGroups,
            conflict => return Err(StoreError::Conflict(conflict).into()),
        });
    }
    Ok(outcomes)
}

/// What is kept of a user until it is known what became of them.
struct Known {
    sub: Sub,
    username: String,
    names: Vec<SignInName>,
}

impl Known {
    fn of(new: &NewUser) -> Self {
        Self { sub: new.user.sub.clone(), username: new.user.username.clone(), names: new.names.clone() }
    }

    async fn stored(&self, app: &App, pool: &UserPoolId) -> Result<Option<Outcome>, Failure> {
        stored(app, pool, &self.sub, &self.username, &self.names).await
    }
}

fn creation(new: &NewUser) -> Change {
    Change::CreateUser(Box::new(new.user.clone()), new.names.clone())
}

fn changes(new: NewUser) -> Vec<Change> {
    let NewUser { user, names, groups } = new;
    let (pool, sub) = (user.pool_id.clone(), user.sub.clone());
    let joins = groups.into_iter().map(|group| Change::User(pool.clone(), sub.clone(), UserChange::JoinGroup(group)));
    let joins: Vec<Change> = joins.collect();
    let mut changes = Vec::with_capacity(1 + joins.len());
    changes.push(Change::CreateUser(Box::new(user), names));
    changes.extend(joins);
    changes
}

/// What will become of users, one after the other.
async fn foresee(app: &App, pool: &UserPoolId, users: &[NewUser]) -> Result<Vec<Outcome>, Failure> {
    let mut names: HashSet<&SignInName> = HashSet::new();
    let mut outcomes = Vec::with_capacity(users.len());
    for new in users {
        let outcome = match stored(app, pool, &new.user.sub, &new.user.username, &new.names).await? {
            Some(outcome) => outcome,
            None => match new.names.iter().find(|name| names.contains(name)) {
                Some(name) => Outcome::Taken(name.kind),
                None => Outcome::Created,
            },
        };
        if outcome == Outcome::Created {
            names.extend(&new.names);
        }
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

/// What stands in the way of a user with this `sub`, username and names in the store.
async fn stored(
    app: &App,
    pool: &UserPoolId,
    sub: &Sub,
    username: &str,
    names: &[SignInName],
) -> Result<Option<Outcome>, Failure> {
    let Some(found) = app.store.find_user(pool, names, Some(sub.as_str())).await? else { return Ok(None) };
    if found.sub == *sub {
        return Ok(Some(if found.username == username { Outcome::Same } else { Outcome::SubTaken }));
    }
    for name in names {
        if app.store.find_user(pool, std::slice::from_ref(name), None).await?.is_some() {
            return Ok(Some(Outcome::Taken(name.kind)));
        }
    }
    Ok(None)
}
