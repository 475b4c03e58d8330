//! Signing keys, sealed, of a pool or spare.

use rusqlite::{Connection, Row, params};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::SigningKey;

use super::column;
use crate::Result;
use crate::sealing::Sealer;

/// A key opens for one pool only, and for what it signs. A spare key has no pool.
fn place<'a>(pool: Option<&'a UserPoolId>, kid: &'a str, key_use: &'a str) -> [&'a str; 4] {
    ["signing_key", pool.map_or("", UserPoolId::as_str), kid, key_use]
}

/// Keeps a key for a pool, or as a spare one.
pub(super) fn insert(
    connection: &Connection,
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
    key: &SigningKey,
) -> Result<()> {
    let key_use = column::key_use_text(key.key_use);
    let ciphertext = sealer.seal(&place(pool, &key.kid, key_use), key.pkcs8.expose());
    connection
        .prepare_cached(
            "INSERT INTO signing_keys (kid, pool_id, key_use, sealed, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![key.kid, pool.map(UserPoolId::as_str), key_use, ciphertext, key.created_at.as_millis()])?;
    Ok(())
}

/// Keeps a key for a pool; it is no longer a spare one.
pub(super) fn assign(connection: &Connection, sealer: &Sealer, pool: &UserPoolId, key: &SigningKey) -> Result<()> {
    remove_spare(connection, &key.kid)?;
    insert(connection, sealer, Some(pool), key)
}

/// Forgets a spare key, if it is one.
pub(super) fn remove_spare(connection: &Connection, kid: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM signing_keys WHERE kid = ?1 AND pool_id IS NULL")?.execute([kid])?;
    Ok(())
}

pub(super) fn of_pool(connection: &Connection, sealer: &Sealer, pool: Option<&UserPoolId>) -> Result<Vec<SigningKey>> {
    let mut statement = connection.prepare_cached(
        "SELECT kid, key_use, sealed, created_at FROM signing_keys WHERE pool_id IS ?1 ORDER BY created_at, kid",
    )?;
    statement.query_and_then([pool.map(UserPoolId::as_str)], |row| read(row, sealer, pool))?.collect()
}

fn read(row: &Row<'_>, sealer: &Sealer, pool: Option<&UserPoolId>) -> Result<SigningKey> {
    let kid: String = row.get("kid")?;
    let key_use: String = row.get("key_use")?;
    let ciphertext: Vec<u8> = row.get("sealed")?;
    let pkcs8 = sealer.open(&place(pool, &kid, &key_use), &ciphertext)?;
    Ok(SigningKey {
        key_use: column::key_use(&key_use).ok_or_else(|| column::unreadable("key_use"))?,
        pkcs8: SecretBytes::new(pkcs8.as_slice()),
        created_at: column::timestamp(row, "created_at")?,
        kid,
    })
}
