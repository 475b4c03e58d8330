//! What has one owner within a pool: the `sub`, and each sign-in name within its kind.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_identity::user::{Attributes, User};

use super::{user_pools, users};
use crate::Result;

/// SQL: the row of the user whose pool and `sub` are a statement's first two values.
pub(super) const BY_SUB: &str = "(SELECT user FROM user_keys
     WHERE pool = (SELECT seq FROM user_pools WHERE id = ?1) AND kind = 0 AND key = ?2)";

/// Gives a key to a user, unless it has an owner.
pub(super) const INSERT: &str = "INSERT INTO user_keys (pool, kind, key, user) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (pool, kind, key) DO NOTHING";

/// The kind of a `sub`.
pub(super) const SUB: i64 = 0;

/// How a kind of name is written in the table.
pub(super) fn code(kind: NameKind) -> i64 {
    match kind {
        NameKind::Username => 1,
        NameKind::Email => 2,
        NameKind::PhoneNumber => 3,
        NameKind::PreferredUsername => 4,
        NameKind::Identity => 5,
    }
}

/// What a new user claims, in the order in which a conflict is told.
pub(super) fn of_new<'a>(user: &'a User, names: &'a [SignInName]) -> impl Iterator<Item = (i64, &'a str)> {
    let names = names.iter().map(|name| (code(name.kind), name.key.as_str()));
    std::iter::once((SUB, user.sub.as_str())).chain(names)
}

/// That a key of this kind has another owner.
pub(super) fn conflict(kind: i64) -> Conflict {
    match NameKind::ALL.into_iter().find(|it| code(*it) == kind) {
        Some(kind) => Conflict::NameTaken(kind),
        None => Conflict::UserExists,
    }
}

/// Who has a key.
pub(super) fn owner(connection: &Connection, pool: i64, kind: i64, key: &str) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT user FROM user_keys WHERE pool = ?1 AND kind = ?2 AND key = ?3")?
        .query_row(params![pool, kind, key], |row| row.get(0))
        .optional()?)
}

/// Gives a key to a user; answers whether it had no owner.
pub(super) fn insert(connection: &Connection, pool: i64, kind: i64, key: &str, user: i64) -> Result<bool> {
    Ok(connection.prepare_cached(INSERT)?.execute(params![pool, kind, key, user])? == 1)
}

/// Takes a key away from a user who has it.
pub(super) fn remove(connection: &Connection, pool: i64, kind: i64, key: &str, user: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM user_keys WHERE pool = ?1 AND kind = ?2 AND key = ?3 AND user = ?4")?
        .execute(params![pool, kind, key, user])?;
    Ok(())
}

/// Takes all keys away from a user.
pub(super) fn remove_all(connection: &Connection, pool: i64, sub: &str, user: i64) -> Result<()> {
    remove(connection, pool, SUB, sub, user)?;
    // The condition on the kind is the index's.
    connection.prepare_cached("DELETE FROM user_keys WHERE user = ?1 AND kind > 0")?.execute([user])?;
    Ok(())
}

/// Gives the name to a user, unless another one has it.
pub(super) fn claim(connection: &Connection, pool: &UserPoolId, user: i64, name: &SignInName) -> Result<()> {
    let (pool, kind) = (user_pools::seq(connection, pool)?, code(name.kind));
    if insert(connection, pool, kind, &name.key, user)? || owner(connection, pool, kind, &name.key)? == Some(user) {
        Ok(())
    } else {
        Err(Conflict::NameTaken(name.kind).into())
    }
}

/// Gives the name to a user; another one who has it loses it, and with it the proof of owning the address.
pub(super) fn take(connection: &Connection, pool: &UserPoolId, user: i64, name: &SignInName) -> Result<()> {
    let (seq, kind) = (user_pools::seq(connection, pool)?, code(name.kind));
    if let Some(owner) = owner(connection, seq, kind, &name.key)?.filter(|owner| *owner != user) {
        remove(connection, seq, kind, &name.key, owner)?;
        if matches!(name.kind, NameKind::Email | NameKind::PhoneNumber) {
            let unverified = Attributes::from([(format!("{}_verified", name.kind.as_str()), "false".to_owned())]);
            users::change_attributes(connection, pool, owner, &unverified, &[])?;
        }
    }
    claim(connection, pool, user, name)
}

/// Takes the name away from a user who has it.
pub(super) fn release(connection: &Connection, pool: &UserPoolId, user: i64, name: &SignInName) -> Result<()> {
    remove(connection, user_pools::seq(connection, pool)?, code(name.kind), &name.key, user)
}
