//! Passkeys, and registrations that wait for their authenticator. Nothing of it is secret: public keys and challenges.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::passkey::{CHALLENGE_BYTES, Passkey, PendingRegistration};

use super::column;
use super::user_keys::BY_SUB;
use crate::Result;

pub(super) fn begin(connection: &Connection, user: i64, pending: &PendingRegistration) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO passkey_registrations (user, challenge, client_id, expires_at)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![user, pending.challenge, pending.client_id.as_str(), pending.expires_at.as_millis()])?;
    Ok(())
}

pub(super) fn add(
    connection: &Connection,
    user: i64,
    passkey: &Passkey,
    challenge: &[u8; CHALLENGE_BYTES],
) -> Result<()> {
    let ended = connection
        .prepare_cached("DELETE FROM passkey_registrations WHERE user = ?1 AND challenge = ?2")?
        .execute(params![user, challenge])?;
    if ended == 0 {
        return Err(Conflict::PasskeyRegistrationGone.into());
    }
    connection
        .prepare_cached(
            "INSERT INTO passkeys (user, id, name, relying_party, attachment, transports, created_at, credential)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            user,
            passkey.id,
            passkey.name,
            passkey.relying_party,
            passkey.attachment,
            serde_json::to_string(&passkey.transports)?,
            passkey.created_at.as_millis(),
            passkey.credential,
        ])?;
    Ok(())
}

pub(super) fn update(connection: &Connection, user: i64, passkey: &Passkey) -> Result<()> {
    let updated = connection
        .prepare_cached("UPDATE passkeys SET credential = ?3 WHERE user = ?1 AND id = ?2")?
        .execute(params![user, passkey.id, passkey.credential])?;
    if updated == 0 { Err(Conflict::PasskeyGone.into()) } else { Ok(()) }
}

pub(super) fn delete(connection: &Connection, user: i64, id: &str) -> Result<()> {
    let deleted =
        connection.prepare_cached("DELETE FROM passkeys WHERE user = ?1 AND id = ?2")?.execute(params![user, id])?;
    if deleted == 0 { Err(Conflict::PasskeyGone.into()) } else { Ok(()) }
}

pub(super) fn list(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Passkey>> {
    connection
        .prepare_cached(&format!(
            "SELECT id, name, relying_party, attachment, transports, created_at, credential
             FROM passkeys WHERE user = {BY_SUB} ORDER BY seq"
        ))?
        .query_and_then([pool.as_str(), sub.as_str()], read)?
        .collect()
}

fn read(row: &Row<'_>) -> Result<Passkey> {
    Ok(Passkey {
        id: row.get("id")?,
        name: row.get("name")?,
        relying_party: row.get("relying_party")?,
        attachment: row.get("attachment")?,
        transports: column::json(row, "transports")?,
        created_at: column::timestamp(row, "created_at")?,
        credential: row.get("credential")?,
    })
}

pub(super) fn registration(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
) -> Result<Option<PendingRegistration>> {
    let pending = connection
        .prepare_cached(&format!(
            "SELECT challenge, client_id, expires_at FROM passkey_registrations WHERE user = {BY_SUB}"
        ))?
        .query_row([pool.as_str(), sub.as_str()], |row| {
            Ok(PendingRegistration {
                challenge: row.get("challenge")?,
                client_id: ClientId::new(row.get::<_, String>("client_id")?),
                expires_at: column::timestamp(row, "expires_at")?,
            })
        })
        .optional()?;
    Ok(pending)
}
