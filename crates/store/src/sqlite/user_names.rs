//! Sign-in names: one owner each, within the pool and kind.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_identity::user::Attributes;

use super::users;
use crate::Result;

/// Gives the name to a user, unless another one has it.
pub(super) fn claim(connection: &Connection, pool: &UserPoolId, seq: i64, name: &SignInName) -> Result<()> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO user_names (pool_id, kind, key, user) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (pool_id, kind, key) DO NOTHING",
        )?
        .execute(params![pool.as_str(), name.kind.as_str(), name.key, seq])?;
    if inserted == 1 || owner(connection, pool, name)? == Some(seq) {
        Ok(())
    } else {
        Err(Conflict::NameTaken(name.kind).into())
    }
}

/// Gives the name to a user; another one who has it loses it, and with it the proof of owning the address.
pub(super) fn take(connection: &Connection, pool: &UserPoolId, seq: i64, name: &SignInName) -> Result<()> {
    if let Some(owner) = owner(connection, pool, name)?.filter(|owner| *owner != seq) {
        release(connection, pool, owner, name)?;
        if matches!(name.kind, NameKind::Email | NameKind::PhoneNumber) {
            let unverified = Attributes::from([(format!("{}_verified", name.kind.as_str()), "false".to_owned())]);
            users::change_attributes(connection, pool, owner, &unverified, &[])?;
        }
    }
    claim(connection, pool, seq, name)
}

/// Takes the name away from a user who has it.
pub(super) fn release(connection: &Connection, pool: &UserPoolId, seq: i64, name: &SignInName) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM user_names WHERE pool_id = ?1 AND kind = ?2 AND key = ?3 AND user = ?4")?
        .execute(params![pool.as_str(), name.kind.as_str(), name.key, seq])?;
    Ok(())
}

fn owner(connection: &Connection, pool: &UserPoolId, name: &SignInName) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT user FROM user_names WHERE pool_id = ?1 AND kind = ?2 AND key = ?3")?
        .query_row(params![pool.as_str(), name.kind.as_str(), name.key], |row| row.get(0))
        .optional()?)
}
