//! The sessions behind tokens.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_api::Timestamp;
use vestibule_identity::acr::Methods;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::token::TokenSession;
use vestibule_identity::user_session::{Activity, UserSession};

use super::user_keys::BY_SUB;
use super::{column, users};
use crate::sealing::Sealer;
use crate::{Result, sealed};

/// Keeps a session of a user and a client who both exist.
pub(super) fn insert(connection: &Connection, sealer: &Sealer, session: &TokenSession) -> Result<()> {
    let user = users::require_enabled(connection, &session.pool_id, &session.sub)?;
    let client: i64 = connection
        .prepare_cached("SELECT seq FROM app_clients WHERE id = ?1 AND pool_id = ?2")?
        .query_row([session.client_id.as_str(), session.pool_id.as_str()], |row| row.get(0))
        .optional()?
        .ok_or(Conflict::ClientGone)?;
    connection
        .prepare_cached(
            "INSERT INTO token_sessions (id, user, client, sealed_secret, generation, rotated_at, auth_time, expires_at,
                 revoked_at, device_key, last_active_at, last_ip, device_type, methods, acr)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            session.id,
            user,
            client,
            sealed::token_secret(sealer, &session.id, &session.secret),
            session.generation,
            session.rotated_at.map(Timestamp::as_millis),
            session.auth_time.as_millis(),
            session.expires_at.as_millis(),
            session.revoked_at.map(Timestamp::as_millis),
            session.device_key,
            session.activity.as_ref().map(|activity| activity.at.as_millis()),
            session.activity.as_ref().and_then(|activity| activity.ip.as_deref()),
            session.activity.as_ref().map(|activity| activity.device_type.as_str()),
            String::from(session.methods),
            session.acr,
        ])?;
    Ok(())
}

pub(super) fn rotate(connection: &Connection, id: &str, from: u32, at: Timestamp) -> Result<()> {
    let rotated = connection
        .prepare_cached(
            "UPDATE token_sessions SET generation = ?2 + 1, rotated_at = ?3
             WHERE id = ?1 AND generation = ?2 AND revoked_at IS NULL",
        )?
        .execute(params![id, from, at.as_millis()])?;
    if rotated == 0 { Err(Conflict::TokenSessionChanged.into()) } else { Ok(()) }
}

pub(super) fn revoke(connection: &Connection, id: &str, at: Timestamp) -> Result<()> {
    connection
        .prepare_cached("UPDATE token_sessions SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL")?
        .execute(params![id, at.as_millis()])?;
    Ok(())
}

pub(super) fn revoke_of_user(connection: &Connection, user: i64, at: Timestamp) -> Result<()> {
    connection
        .prepare_cached("UPDATE token_sessions SET revoked_at = ?2 WHERE user = ?1 AND revoked_at IS NULL")?
        .execute(params![user, at.as_millis()])?;
    Ok(())
}

/// Notes a use.
pub(super) fn note_use(connection: &Connection, id: &str, activity: &Activity) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE token_sessions SET last_active_at = ?2, last_ip = ?3, device_type = ?4
             WHERE id = ?1 AND revoked_at IS NULL",
        )?
        .execute(params![id, activity.at.as_millis(), activity.ip, activity.device_type])?;
    Ok(())
}

/// Leaves only the latest of a user's tracked sessions alone.
pub(super) fn limit(connection: &Connection, user: i64, most: u32, at: Timestamp) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE token_sessions SET revoked_at = ?3 WHERE id IN (
                 SELECT id FROM token_sessions INDEXED BY token_sessions_by_use
                 WHERE user = ?1 AND last_active_at IS NOT NULL AND revoked_at IS NULL AND expires_at > ?3
                 ORDER BY last_active_at DESC, auth_time DESC LIMIT -1 OFFSET ?2)",
        )?
        .execute(params![user, most, at.as_millis()])?;
    Ok(())
}

/// A user's live tracked sessions, the latest first.
pub(super) fn tracked(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    now: Timestamp,
    most: u32,
) -> Result<Vec<UserSession>> {
    connection
        .prepare_cached(&format!(
            "SELECT t.id, c.id AS client_id, t.auth_time, t.last_active_at, t.last_ip, t.device_type
             FROM token_sessions t INDEXED BY token_sessions_by_use JOIN app_clients c ON c.seq = t.client
             WHERE t.user = {BY_SUB} AND t.last_active_at IS NOT NULL AND t.revoked_at IS NULL
                 AND t.expires_at > ?3
             ORDER BY t.last_active_at DESC, t.auth_time DESC LIMIT ?4"
        ))?
        .query_and_then(params![pool.as_str(), sub.as_str(), now.as_millis(), most], |row| {
            Ok(UserSession {
                token_session: row.get("id")?,
                client_id: ClientId::new(row.get::<_, String>("client_id")?),
                created_at: column::timestamp(row, "auth_time")?,
                activity: activity(row)?.ok_or_else(|| column::unreadable("last_active_at"))?,
            })
        })?
        .collect()
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Option<Activity>> {
    let Some(at) = column::timestamp_option(row, "last_active_at")? else { return Ok(None) };
    Ok(Some(Activity { at, ip: row.get("last_ip")?, device_type: row.get("device_type")? }))
}

pub(super) fn get(connection: &Connection, sealer: &Sealer, id: &str) -> Result<Option<TokenSession>> {
    connection
        .prepare_cached(
            "SELECT t.id, u.pool_id, c.id AS client_id, u.sub, t.sealed_secret, t.generation, t.rotated_at, t.auth_time,
                 t.expires_at, t.revoked_at, t.device_key, t.last_active_at, t.last_ip, t.device_type, t.methods, t.acr
             FROM token_sessions t JOIN users u ON u.seq = t.user JOIN app_clients c ON c.seq = t.client
             WHERE t.id = ?1",
        )?
        .query_row([id], |row| {
            let id: String = row.get("id")?;
            let ciphertext = row.get_ref("sealed_secret")?.as_blob()?;
            let secret = match sealed::open_token_secret(sealer, &id, ciphertext) {
                Ok(secret) => secret,
                Err(error) => return Ok(Err(error)),
            };
            Ok(Ok(TokenSession {
                pool_id: UserPoolId::new(row.get::<_, String>("pool_id")?),
                client_id: ClientId::new(row.get::<_, String>("client_id")?),
                sub: Sub::new(row.get::<_, String>("sub")?),
                secret,
                generation: row.get("generation")?,
                rotated_at: column::timestamp_option(row, "rotated_at")?,
                auth_time: column::timestamp(row, "auth_time")?,
                expires_at: column::timestamp(row, "expires_at")?,
                revoked_at: column::timestamp_option(row, "revoked_at")?,
                device_key: row.get("device_key")?,
                activity: activity(row)?,
                methods: Methods::from(row.get::<_, String>("methods")?),
                acr: row.get("acr")?,
                id,
            }))
        })
        .optional()?
        .transpose()
}
