//! User pools and the number of their users.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::SigningKey;
use vestibule_identity::user_pool::{self, UserPool};

use super::{column, flows, signing_keys};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Page, Result};

pub(super) fn create(connection: &Connection, sealer: &Sealer, pool: &UserPool, keys: &[SigningKey]) -> Result<()> {
    let pools =
        connection.prepare_cached("SELECT count(*) FROM user_pools")?.query_row([], |row| row.get::<_, i64>(0))?;
    if !user_pool::admits_one_more(pools.unsigned_abs()) {
        return Err(Conflict::TooManyPools.into());
    }
    connection
        .prepare_cached("INSERT INTO user_pools (id, revision, document) VALUES (?1, 0, ?2)")?
        .execute(params![pool.id.as_str(), serde_json::to_string(pool)?])?;
    connection
        .prepare_cached("INSERT INTO user_counts (pool_id, users) VALUES (?1, 0)")?
        .execute([pool.id.as_str()])?;
    keys.iter().try_for_each(|key| signing_keys::assign(connection, sealer, &pool.id, key))
}

pub(super) fn update(connection: &Connection, pool: &UserPool) -> Result<()> {
    let updated = connection
        .prepare_cached("UPDATE user_pools SET document = ?3, revision = revision + 1 WHERE id = ?1 AND revision = ?2")?
        .execute(params![pool.id.as_str(), pool.revision, serde_json::to_string(pool)?])?;
    if updated == 0 { Err(gone_or_changed(connection, &pool.id)?.into()) } else { Ok(()) }
}

pub(super) fn delete(connection: &Connection, id: &UserPoolId, revision: u32) -> Result<()> {
    let seq: Option<i64> = connection
        .prepare_cached("SELECT seq FROM user_pools WHERE id = ?1 AND revision = ?2")?
        .query_row(params![id.as_str(), revision], |row| row.get(0))
        .optional()?;
    let Some(seq) = seq else { return Err(gone_or_changed(connection, id)?.into()) };
    for table in ["user_keys", "user_values"] {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE pool = ?1"))?.execute([seq])?;
    }
    connection.prepare_cached("DELETE FROM user_pools WHERE seq = ?1")?.execute([seq])?;
    flows::delete_of_pool(connection, id)
}

fn gone_or_changed(connection: &Connection, id: &UserPoolId) -> Result<Conflict> {
    Ok(if exists(connection, id)? { Conflict::PoolChanged } else { Conflict::PoolGone })
}

fn exists(connection: &Connection, id: &UserPoolId) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM user_pools WHERE id = ?1")?.exists([id.as_str()])?)
}

/// Refuses what needs a pool that is gone.
pub(super) fn require(connection: &Connection, id: &UserPoolId) -> Result<()> {
    if exists(connection, id)? { Ok(()) } else { Err(Conflict::PoolGone.into()) }
}

/// The row of a pool that must exist.
pub(super) fn seq(connection: &Connection, id: &UserPoolId) -> Result<i64> {
    connection
        .prepare_cached("SELECT seq FROM user_pools WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?
        .ok_or_else(|| Conflict::PoolGone.into())
}

/// Keeps the number of users true, in the transaction that adds or removes them.
pub(super) fn count(connection: &Connection, pool: i64, by: i64) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE user_counts SET users = users + ?2 WHERE pool_id = (SELECT id FROM user_pools WHERE seq = ?1)",
        )?
        .execute(params![pool, by])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, id: &UserPoolId) -> Result<Option<UserPool>> {
    connection
        .prepare_cached("SELECT revision, document FROM user_pools WHERE id = ?1")?
        .query_row([id.as_str()], |row| Ok(read(row)))
        .optional()?
        .transpose()
}

pub(super) fn list(connection: &Connection, listing: &Listing) -> Result<Page<UserPool>> {
    let mut statement = connection
        .prepare_cached("SELECT seq, revision, document FROM user_pools WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
    let rows = statement
        .query_and_then(params![listing.after_seq()?, listing.rows()], |row| Ok((row.get("seq")?, read(row)?)))?
        .collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

fn read(row: &Row<'_>) -> Result<UserPool> {
    Ok(UserPool { revision: row.get("revision")?, ..column::json(row, "document")? })
}

pub(super) fn user_count(connection: &Connection, pool: &UserPoolId) -> Result<u64> {
    let users: Option<i64> = connection
        .prepare_cached("SELECT users FROM user_counts WHERE pool_id = ?1")?
        .query_row([pool.as_str()], |row| row.get(0))
        .optional()?;
    u64::try_from(users.unwrap_or(0)).map_err(|_| column::unreadable("users"))
}
