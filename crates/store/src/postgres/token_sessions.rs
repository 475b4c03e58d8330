//! The sessions behind tokens. One whose client is gone is none, also if it was begun while the client went.

use tokio_postgres::Row;
use vestibule_api::Timestamp;
use vestibule_identity::acr::Methods;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::token::TokenSession;
use vestibule_identity::user_session::{Activity, UserSession};

use super::column;
use super::connection::Connection;
use crate::sealing::Sealer;
use crate::{Result, sealed};

/// Keeps a session of a user and a client who both exist.
pub(super) async fn insert(connection: &Connection, sealer: &Sealer, session: &TokenSession) -> Result<()> {
    require_enabled(connection, &session.pool_id, &session.sub).await?;
    require_client(connection, &session.pool_id, &session.client_id).await?;
    let activity = session.activity.as_ref();
    connection
        .execute(
            "INSERT INTO token_sessions (id, pool_id, sub, client_id, sealed_secret, generation, rotated_at, auth_time,
                 expires_at, revoked_at, device_key, last_active_at, last_ip, device_type, methods, acr)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &[
                &session.id,
                &session.pool_id.as_str(),
                &session.sub.as_str(),
                &session.client_id.as_str(),
                &sealed::token_secret(sealer, &session.id, &session.secret),
                &column::integer(session.generation),
                &session.rotated_at.map(Timestamp::as_millis),
                &session.auth_time.as_millis(),
                &session.expires_at.as_millis(),
                &session.revoked_at.map(Timestamp::as_millis),
                &session.device_key,
                &activity.map(|activity| activity.at.as_millis()),
                &activity.and_then(|activity| activity.ip.as_deref()).map(str::as_bytes),
                &activity.map(|activity| activity.device_type.as_bytes()),
                &String::from(session.methods),
                &session.acr,
            ],
        )
        .await?;
    Ok(())
}

/// Refuses unless the user exists and may sign in, which stays so until the transaction has ended.
async fn require_enabled(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<()> {
    let row = connection
        .row(
            "SELECT enabled FROM users WHERE pool_id = $1 AND sub = $2 FOR NO KEY UPDATE",
            &[&pool.as_str(), &sub.as_str()],
        )
        .await?;
    let enabled: bool = row.ok_or(Conflict::UserGone)?.try_get("enabled")?;
    if enabled { Ok(()) } else { Err(Conflict::UserDisabled.into()) }
}

/// Refuses if the client is gone. It is not locked: all of its sign-ins at once would share the lock.
async fn require_client(connection: &Connection, pool: &UserPoolId, id: &ClientId) -> Result<()> {
    let found = connection
        .row("SELECT 1 FROM app_clients WHERE id = $1 AND pool_id = $2", &[&id.as_str(), &pool.as_str()])
        .await?;
    if found.is_some() { Ok(()) } else { Err(Conflict::ClientGone.into()) }
}

pub(super) async fn rotate(connection: &Connection, id: &str, from: u32, at: Timestamp) -> Result<()> {
    let rotated = connection
        .execute(
            "UPDATE token_sessions SET generation = generation + 1, rotated_at = $3
             WHERE id = $1 AND generation = $2 AND revoked_at IS NULL",
            &[&id, &column::integer(from), &at.as_millis()],
        )
        .await?;
    if rotated == 0 { Err(Conflict::TokenSessionChanged.into()) } else { Ok(()) }
}

pub(super) async fn revoke(connection: &Connection, id: &str, at: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE token_sessions SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
            &[&id, &at.as_millis()],
        )
        .await?;
    Ok(())
}

pub(super) async fn revoke_of_user(connection: &Connection, pool: &UserPoolId, sub: &Sub, at: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE token_sessions SET revoked_at = $3 WHERE pool_id = $1 AND sub = $2 AND revoked_at IS NULL",
            &[&pool.as_str(), &sub.as_str(), &at.as_millis()],
        )
        .await?;
    Ok(())
}

/// Notes a use.
pub(super) async fn note_use(connection: &Connection, id: &str, activity: &Activity) -> Result<()> {
    connection
        .execute(
            "UPDATE token_sessions SET last_active_at = $2, last_ip = $3, device_type = $4
             WHERE id = $1 AND revoked_at IS NULL",
            &[
                &id,
                &activity.at.as_millis(),
                &activity.ip.as_deref().map(str::as_bytes),
                &activity.device_type.as_bytes(),
            ],
        )
        .await?;
    Ok(())
}

/// Leaves only the latest of a user's tracked sessions alone.
pub(super) async fn limit(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    most: u32,
    at: Timestamp,
) -> Result<()> {
    connection
        .execute(
            "UPDATE token_sessions SET revoked_at = $4 WHERE id IN (
                 SELECT id FROM token_sessions
                 WHERE pool_id = $1 AND sub = $2 AND last_active_at IS NOT NULL AND revoked_at IS NULL
                     AND expires_at > $4
                 ORDER BY last_active_at DESC, auth_time DESC, id OFFSET $3)",
            &[&pool.as_str(), &sub.as_str(), &i64::from(most), &at.as_millis()],
        )
        .await?;
    Ok(())
}

/// A user's live tracked sessions, the latest first.
pub(super) async fn tracked(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    now: Timestamp,
    most: u32,
) -> Result<Vec<UserSession>> {
    let rows = connection
        .rows(
            "SELECT t.id, t.client_id, t.auth_time, t.last_active_at, t.last_ip, t.device_type
             FROM token_sessions t JOIN app_clients c ON c.id = t.client_id
             WHERE t.pool_id = $1 AND t.sub = $2 AND t.last_active_at IS NOT NULL AND t.revoked_at IS NULL
                 AND t.expires_at > $3
             ORDER BY t.last_active_at DESC, t.auth_time DESC, t.id LIMIT $4",
            &[&pool.as_str(), &sub.as_str(), &now.as_millis(), &i64::from(most)],
        )
        .await?;
    rows.iter().map(read_tracked).collect()
}

fn read_tracked(row: &Row) -> Result<UserSession> {
    Ok(UserSession {
        token_session: row.try_get("id")?,
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        created_at: column::timestamp(row, "auth_time")?,
        activity: activity(row)?.ok_or_else(|| column::unreadable("last_active_at"))?,
    })
}

fn activity(row: &Row) -> Result<Option<Activity>> {
    let Some(at) = column::timestamp_option(row, "last_active_at")? else { return Ok(None) };
    let (ip, device_type) = (column::free_text_option(row, "last_ip")?, column::free_text(row, "device_type")?);
    Ok(Some(Activity { at, ip, device_type }))
}

pub(super) async fn get(connection: &Connection, sealer: &Sealer, id: &str) -> Result<Option<TokenSession>> {
    let row = connection
        .row(
            "SELECT t.id, t.pool_id, t.client_id, t.sub, t.sealed_secret, t.generation, t.rotated_at, t.auth_time,
                 t.expires_at, t.revoked_at, t.device_key, t.last_active_at, t.last_ip, t.device_type, t.methods, t.acr
             FROM token_sessions t JOIN app_clients c ON c.id = t.client_id
             WHERE t.id = $1",
            &[&id],
        )
        .await?;
    row.map(|row| read(&row, sealer)).transpose()
}

fn read(row: &Row, sealer: &Sealer) -> Result<TokenSession> {
    let id: String = row.try_get("id")?;
    Ok(TokenSession {
        pool_id: UserPoolId::new(row.try_get::<_, String>("pool_id")?),
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        sub: Sub::new(row.try_get::<_, String>("sub")?),
        secret: sealed::open_token_secret(sealer, &id, row.try_get("sealed_secret")?)?,
        generation: column::number(row, "generation")?,
        rotated_at: column::timestamp_option(row, "rotated_at")?,
        auth_time: column::timestamp(row, "auth_time")?,
        expires_at: column::timestamp(row, "expires_at")?,
        revoked_at: column::timestamp_option(row, "revoked_at")?,
        device_key: row.try_get("device_key")?,
        activity: activity(row)?,
        methods: Methods::from(row.try_get::<_, String>("methods")?),
        acr: row.try_get("acr")?,
        id,
    })
}
