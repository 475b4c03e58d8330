//! Signing keys, sealed, of a pool or spare.

use rusqlite::{Connection, Row, params};
use vestibule_api::Timestamp;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::SigningKey;

use super::{column, user_pools};
use crate::sealing::Sealer;
use crate::{Result, sealed};

/// Keeps a key for a pool, or as a spare one.
pub(super) fn insert(
    connection: &Connection,
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
    key: &SigningKey,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO signing_keys (kid, pool_id, key_use, sealed, created_at, use_from, forgotten_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            key.kid,
            pool.map(UserPoolId::as_str),
            column::key_use_text(key.key_use),
            sealed::signing_key(sealer, pool, key),
            key.created_at.as_millis(),
            key.use_from.as_millis(),
            key.forgotten_at.map(Timestamp::as_millis),
        ])?;
    Ok(())
}

/// Keeps a key for a pool; it is no longer a spare one.
pub(super) fn assign(connection: &Connection, sealer: &Sealer, pool: &UserPoolId, key: &SigningKey) -> Result<()> {
    remove_spare(connection, &key.kid)?;
    insert(connection, sealer, Some(pool), key)
}

/// Adds keys to a pool; the others of the same use end when they are told to, unless they end before.
pub(super) fn rotate(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    keys: &[SigningKey],
    forget_earlier_at: Timestamp,
) -> Result<()> {
    user_pools::require(connection, pool)?;
    let mut supersede = connection.prepare_cached(
        "UPDATE signing_keys SET forgotten_at = ?3
             WHERE pool_id = ?1 AND key_use = ?2 AND (forgotten_at IS NULL OR forgotten_at > ?3)",
    )?;
    for key in keys {
        let key_use = column::key_use_text(key.key_use);
        supersede.execute(params![pool.as_str(), key_use, forget_earlier_at.as_millis()])?;
    }
    keys.iter().try_for_each(|key| assign(connection, sealer, pool, key))
}

/// Forgets a spare key, if it is one.
pub(super) fn remove_spare(connection: &Connection, kid: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM signing_keys WHERE kid = ?1 AND pool_id IS NULL")?.execute([kid])?;
    Ok(())
}

pub(super) fn of_pool(connection: &Connection, sealer: &Sealer, pool: Option<&UserPoolId>) -> Result<Vec<SigningKey>> {
    let mut statement = connection.prepare_cached(
        "SELECT kid, key_use, sealed, created_at, use_from, forgotten_at FROM signing_keys
             WHERE pool_id IS ?1 ORDER BY created_at, kid",
    )?;
    statement.query_and_then([pool.map(UserPoolId::as_str)], |row| read(row, sealer, pool))?.collect()
}

fn read(row: &Row<'_>, sealer: &Sealer, pool: Option<&UserPoolId>) -> Result<SigningKey> {
    let kid: String = row.get("kid")?;
    let key_use: String = row.get("key_use")?;
    let ciphertext: Vec<u8> = row.get("sealed")?;
    Ok(SigningKey {
        key_use: column::key_use(&key_use).ok_or_else(|| column::unreadable("key_use"))?,
        pkcs8: sealed::open_signing_key(sealer, pool, &kid, &key_use, &ciphertext)?,
        created_at: column::timestamp(row, "created_at")?,
        use_from: column::timestamp(row, "use_from")?,
        forgotten_at: column::timestamp_option(row, "forgotten_at")?,
        kid,
    })
}
