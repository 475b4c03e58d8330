//! Signing keys, sealed, of a pool or spare. Whoever gives them to a pool has begun a change of the
//! configuration and is alone.

use tokio_postgres::Row;
use vestibule_api::Timestamp;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::SigningKey;

use super::connection::Connection;
use super::{column, user_pools};
use crate::sealing::Sealer;
use crate::{Result, StoreError, sealed};

/// A key serves one pool only. No constraint says so: a pool's rows are all found by the pool.
#[derive(Debug, thiserror::Error)]
#[error("a signing key with the id {0} is kept already")]
struct KeyExists(String);

/// Keeps a key for a pool, or as a spare one.
pub(super) async fn insert(
    connection: &Connection,
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
    key: &SigningKey,
) -> Result<()> {
    let inserted = connection
        .execute(
            "INSERT INTO signing_keys (pool_id, kid, key_use, sealed, created_at, use_from, forgotten_at)
             SELECT $1::text, $2::text, $3::text, $4::bytea, $5::bigint, $6::bigint, $7::bigint
             WHERE NOT EXISTS (SELECT 1 FROM signing_keys WHERE kid = $2::text)",
            &[
                &place(pool),
                &key.kid,
                &column::key_use_text(key.key_use),
                &sealed::signing_key(sealer, pool, key),
                &key.created_at.as_millis(),
                &key.use_from.as_millis(),
                &key.forgotten_at.map(Timestamp::as_millis),
            ],
        )
        .await?;
    if inserted == 0 { Err(StoreError::failed(KeyExists(key.kid.clone()))) } else { Ok(()) }
}

/// Keeps a key for a pool; it is no longer a spare one.
pub(super) async fn assign(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    key: &SigningKey,
) -> Result<()> {
    remove_spare(connection, &key.kid).await?;
    insert(connection, sealer, Some(pool), key).await
}

/// Adds keys to a pool; the others of the same use end when they are told to, unless they end before.
pub(super) async fn rotate(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    keys: &[SigningKey],
    forget_earlier_at: Timestamp,
) -> Result<()> {
    user_pools::require(connection, pool).await?;
    let uses: Vec<&str> = keys.iter().map(|key| column::key_use_text(key.key_use)).collect();
    connection
        .execute(
            "UPDATE signing_keys SET forgotten_at = $3
             WHERE pool_id = $1 AND key_use = ANY ($2::text[]) AND (forgotten_at IS NULL OR forgotten_at > $3)",
            &[&pool.as_str(), &uses, &forget_earlier_at.as_millis()],
        )
        .await?;
    for key in keys {
        assign(connection, sealer, pool, key).await?;
    }
    Ok(())
}

/// Forgets a spare key, if it is one.
pub(super) async fn remove_spare(connection: &Connection, kid: &str) -> Result<()> {
    connection.execute("DELETE FROM signing_keys WHERE pool_id = '' AND kid = $1", &[&kid]).await?;
    Ok(())
}

/// Forgets the keys of a pool that goes.
pub(super) async fn delete_of_pool(connection: &Connection, pool: &UserPoolId) -> Result<()> {
    connection.execute("DELETE FROM signing_keys WHERE pool_id = $1", &[&pool.as_str()]).await?;
    Ok(())
}

pub(super) async fn of_pool(
    connection: &Connection,
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
) -> Result<Vec<SigningKey>> {
    let rows = connection
        .rows(
            "SELECT kid, key_use, sealed, created_at, use_from, forgotten_at FROM signing_keys
             WHERE pool_id = $1 ORDER BY created_at, kid COLLATE \"C\"",
            &[&place(pool)],
        )
        .await?;
    rows.iter().map(|row| read(row, sealer, pool)).collect()
}

/// A spare key has no pool.
fn place(pool: Option<&UserPoolId>) -> &str {
    pool.map_or("", UserPoolId::as_str)
}

fn read(row: &Row, sealer: &Sealer, pool: Option<&UserPoolId>) -> Result<SigningKey> {
    let kid: String = row.try_get("kid")?;
    let key_use: &str = row.try_get("key_use")?;
    Ok(SigningKey {
        key_use: column::key_use(key_use).ok_or_else(|| column::unreadable("key_use"))?,
        pkcs8: sealed::open_signing_key(sealer, pool, &kid, key_use, row.try_get("sealed")?)?,
        created_at: column::timestamp(row, "created_at")?,
        use_from: column::timestamp(row, "use_from")?,
        forgotten_at: column::timestamp_option(row, "forgotten_at")?,
        kid,
    })
}
