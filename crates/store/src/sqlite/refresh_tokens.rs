//! Refresh tokens, by the hash of their text.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::token::RefreshToken;

use super::{column, users};
use crate::Result;

/// Keeps a token of a user and a client who both exist.
pub(super) fn insert(connection: &Connection, token: &RefreshToken) -> Result<()> {
    let user = users::require(connection, &token.pool_id, &token.sub)?;
    let client: i64 = connection
        .prepare_cached("SELECT seq FROM app_clients WHERE id = ?1 AND pool_id = ?2")?
        .query_row([token.client_id.as_str(), token.pool_id.as_str()], |row| row.get(0))
        .optional()?
        .ok_or(Conflict::ClientGone)?;
    connection
        .prepare_cached(
            "INSERT INTO refresh_tokens (hash, user, client, origin_jti, auth_time, expires_at, revoked_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            token.hash,
            user,
            client,
            token.origin_jti,
            token.auth_time.as_millis(),
            token.expires_at.as_millis(),
            token.revoked_at.map(Timestamp::as_millis),
        ])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, hash: &[u8; 32]) -> Result<Option<RefreshToken>> {
    Ok(connection
        .prepare_cached(
            "SELECT t.hash, u.pool_id, c.id AS client_id, u.sub, t.origin_jti, t.auth_time, t.expires_at, t.revoked_at
             FROM refresh_tokens t JOIN users u ON u.seq = t.user JOIN app_clients c ON c.seq = t.client
             WHERE t.hash = ?1",
        )?
        .query_row([hash], |row| {
            Ok(RefreshToken {
                hash: row.get("hash")?,
                pool_id: UserPoolId::new(row.get::<_, String>("pool_id")?),
                client_id: ClientId::new(row.get::<_, String>("client_id")?),
                sub: Sub::new(row.get::<_, String>("sub")?),
                origin_jti: row.get("origin_jti")?,
                auth_time: column::timestamp(row, "auth_time")?,
                expires_at: column::timestamp(row, "expires_at")?,
                revoked_at: column::timestamp_option(row, "revoked_at")?,
            })
        })
        .optional()?)
}
