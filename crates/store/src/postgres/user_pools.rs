//! User pools and the number of their users; the version of what nodes keep in memory.

use tokio_postgres::Row;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::SigningKey;
use vestibule_identity::user_pool::{self, UserPool};

use super::column;
use super::connection::Connection;
use super::{flows, signing_keys};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Page, Result};

/// Rows in which the users of a pool are counted.
const COUNTS: i32 = 16;

/// Begins a change of what nodes keep in memory: they look at it again afterwards. Such changes come one after the other, for each
/// updates the same row.
pub(super) async fn configuration_changes(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE configuration SET version = version + 1 WHERE one = 1", &[]).await?;
    Ok(())
}

/// The version of what nodes keep in memory.
pub(super) async fn configuration_version(connection: &Connection) -> Result<u64> {
    let row = connection.row("SELECT version FROM configuration WHERE one = 1", &[]).await?;
    let version: i64 = row.ok_or_else(|| column::unreadable("version"))?.try_get(0)?;
    u64::try_from(version).map_err(|_| column::unreadable("version"))
}

/// The caller has begun a change of the configuration, so that nobody else adds a pool.
pub(super) async fn create(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPool,
    keys: &[SigningKey],
) -> Result<()> {
    if !user_pool::admits_one_more(count_of(connection, "SELECT count(*) FROM user_pools", &[]).await?) {
        return Err(Conflict::TooManyPools.into());
    }
    connection
        .execute(
            "INSERT INTO user_pools (id, seq, revision, document) VALUES ($1, $2, 0, $3)",
            &[&pool.id.as_str(), &connection.next_seq(), &serde_json::to_string(pool)?],
        )
        .await?;
    for key in keys {
        signing_keys::assign(connection, sealer, &pool.id, key).await?;
    }
    Ok(())
}

pub(super) async fn update(connection: &Connection, pool: &UserPool) -> Result<()> {
    let updated = connection
        .execute(
            "UPDATE user_pools SET document = $3, revision = revision + 1 WHERE id = $1 AND revision = $2",
            &[&pool.id.as_str(), &column::integer(pool.revision), &serde_json::to_string(pool)?],
        )
        .await?;
    if updated == 0 { Err(gone_or_changed(connection, &pool.id).await?.into()) } else { Ok(()) }
}

pub(super) async fn delete(connection: &Connection, id: &UserPoolId, revision: u32) -> Result<()> {
    // Everything in the pool goes in this one statement: of a large pool for longer than a statement may take.
    connection.run("SET LOCAL statement_timeout = 0").await?;
    let deleted = connection
        .execute_long(
            "DELETE FROM user_pools WHERE id = $1 AND revision = $2",
            &[&id.as_str(), &column::integer(revision)],
        )
        .await?;
    if deleted == 0 {
        return Err(gone_or_changed(connection, id).await?.into());
    }
    signing_keys::delete_of_pool(connection, id).await?;
    flows::delete_of_pool(connection, id).await
}

async fn gone_or_changed(connection: &Connection, id: &UserPoolId) -> Result<Conflict> {
    let found = connection.row("SELECT 1 FROM user_pools WHERE id = $1", &[&id.as_str()]).await?;
    Ok(if found.is_some() { Conflict::PoolChanged } else { Conflict::PoolGone })
}

/// Refuses what needs a pool that is gone. The pool stays until the transaction has ended.
pub(super) async fn require(connection: &Connection, id: &UserPoolId) -> Result<()> {
    locked(connection, id, "SELECT 1 FROM user_pools WHERE id = $1 FOR KEY SHARE").await
}

/// As [`require`], for what counts things of the pool: those who do come one after the other.
pub(super) async fn require_alone(connection: &Connection, id: &UserPoolId) -> Result<()> {
    locked(connection, id, "SELECT 1 FROM user_pools WHERE id = $1 FOR NO KEY UPDATE").await
}

async fn locked(connection: &Connection, id: &UserPoolId, statement: &str) -> Result<()> {
    let found = connection.row(statement, &[&id.as_str()]).await?;
    if found.is_some() { Ok(()) } else { Err(Conflict::PoolGone.into()) }
}

/// Keeps the number of users true, in the transaction that adds or removes them.
pub(super) async fn count(connection: &Connection, pool: &UserPoolId, by: i64) -> Result<()> {
    let shard = connection.spread(COUNTS);
    connection
        .execute(
            "INSERT INTO user_counts (pool_id, shard, users) VALUES ($1, $2, $3)
             ON CONFLICT (pool_id, shard) DO UPDATE SET users = user_counts.users + excluded.users",
            &[&pool.as_str(), &shard, &by],
        )
        .await?;
    Ok(())
}

pub(super) async fn get(connection: &Connection, id: &UserPoolId) -> Result<Option<UserPool>> {
    let row = connection.row("SELECT revision, document FROM user_pools WHERE id = $1", &[&id.as_str()]).await?;
    row.as_ref().map(read).transpose()
}

pub(super) async fn list(connection: &Connection, listing: &Listing) -> Result<Page<UserPool>> {
    let rows = connection
        .rows(
            "SELECT seq, revision, document FROM user_pools WHERE seq > $1 ORDER BY seq LIMIT $2",
            &[&listing.after_seq()?, &listing.rows()],
        )
        .await?;
    let rows = rows.iter().map(|row| Ok((row.try_get("seq")?, read(row)?))).collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

fn read(row: &Row) -> Result<UserPool> {
    Ok(UserPool { revision: column::number(row, "revision")?, ..column::json(row, "document")? })
}

pub(super) async fn user_count(connection: &Connection, pool: &UserPoolId) -> Result<u64> {
    // A sum of bigints is numeric.
    let statement = "SELECT coalesce(sum(users), 0)::bigint FROM user_counts WHERE pool_id = $1";
    count_of(connection, statement, &[&pool.as_str()]).await
}

/// The number that a statement counts.
pub(super) async fn count_of(
    connection: &Connection,
    statement: &str,
    values: &[super::connection::Value<'_>],
) -> Result<u64> {
    let row = connection.row(statement, values).await?;
    let count: i64 = row.ok_or_else(|| column::unreadable("count"))?.try_get(0)?;
    u64::try_from(count).map_err(|_| column::unreadable("count"))
}
