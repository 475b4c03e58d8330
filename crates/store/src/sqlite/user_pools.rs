//! User pools and the number of their users.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::SigningKey;
use vestibule_identity::user_pool::UserPool;

use super::page::Listing;
use super::{column, signing_keys};
use crate::sealing::Sealer;
use crate::{Page, Result};

pub(super) fn create(connection: &Connection, sealer: &Sealer, pool: &UserPool, keys: &[SigningKey]) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO user_pools (id, document) VALUES (?1, ?2)")?
        .execute(params![pool.id.as_str(), serde_json::to_string(pool)?])?;
    connection
        .prepare_cached("INSERT INTO user_counts (pool_id, users) VALUES (?1, 0)")?
        .execute([pool.id.as_str()])?;
    keys.iter().try_for_each(|key| signing_keys::assign(connection, sealer, &pool.id, key))
}

pub(super) fn update(connection: &Connection, pool: &UserPool) -> Result<()> {
    let updated = connection
        .prepare_cached("UPDATE user_pools SET document = ?2 WHERE id = ?1")?
        .execute(params![pool.id.as_str(), serde_json::to_string(pool)?])?;
    if updated == 0 { Err(Conflict::PoolGone.into()) } else { Ok(()) }
}

pub(super) fn delete(connection: &Connection, id: &UserPoolId) -> Result<()> {
    let deleted = connection.prepare_cached("DELETE FROM user_pools WHERE id = ?1")?.execute([id.as_str()])?;
    if deleted == 0 { Err(Conflict::PoolGone.into()) } else { Ok(()) }
}

/// Refuses what needs a pool that is gone.
pub(super) fn require(connection: &Connection, id: &UserPoolId) -> Result<()> {
    let exists = connection.prepare_cached("SELECT 1 FROM user_pools WHERE id = ?1")?.exists([id.as_str()])?;
    if exists { Ok(()) } else { Err(Conflict::PoolGone.into()) }
}

/// Keeps the number of users true, in the transaction that adds or removes them.
pub(super) fn count(connection: &Connection, pool: &UserPoolId, by: i64) -> Result<()> {
    connection
        .prepare_cached("UPDATE user_counts SET users = users + ?2 WHERE pool_id = ?1")?
        .execute(params![pool.as_str(), by])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, id: &UserPoolId) -> Result<Option<UserPool>> {
    connection
        .prepare_cached("SELECT document FROM user_pools WHERE id = ?1")?
        .query_row([id.as_str()], |row| Ok(column::json(row, "document")))
        .optional()?
        .transpose()
}

pub(super) fn list(connection: &Connection, listing: &Listing) -> Result<Page<UserPool>> {
    let mut statement =
        connection.prepare_cached("SELECT seq, document FROM user_pools WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
    let rows = statement
        .query_and_then(params![listing.after_seq()?, listing.rows()], |row| {
            Ok((row.get("seq")?, column::json(row, "document")?))
        })?
        .collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

pub(super) fn user_count(connection: &Connection, pool: &UserPoolId) -> Result<u64> {
    let users: Option<i64> = connection
        .prepare_cached("SELECT users FROM user_counts WHERE pool_id = ?1")?
        .query_row([pool.as_str()], |row| row.get(0))
        .optional()?;
    u64::try_from(users.unwrap_or(0)).map_err(|_| column::unreadable("users"))
}
