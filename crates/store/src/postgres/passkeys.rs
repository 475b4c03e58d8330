//! Passkeys, and registrations that wait for their authenticator. Nothing of it is secret: public keys and challenges.

use tokio_postgres::Row;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::passkey::{CHALLENGE_BYTES, Passkey, PendingRegistration};

use super::column;
use super::connection::Connection;
use crate::Result;

pub(super) async fn begin(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    pending: &PendingRegistration,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO passkey_registrations (pool_id, sub, challenge, client_id, expires_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (pool_id, sub) DO UPDATE
             SET challenge = excluded.challenge, client_id = excluded.client_id, expires_at = excluded.expires_at",
            &[
                &pool.as_str(),
                &sub.as_str(),
                &pending.challenge.as_slice(),
                &pending.client_id.as_str(),
                &pending.expires_at.as_millis(),
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn add(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    passkey: &Passkey,
    challenge: &[u8; CHALLENGE_BYTES],
) -> Result<()> {
    let ended = connection
        .execute(
            "DELETE FROM passkey_registrations WHERE pool_id = $1 AND sub = $2 AND challenge = $3",
            &[&pool.as_str(), &sub.as_str(), &challenge.as_slice()],
        )
        .await?;
    if ended == 0 {
        return Err(Conflict::PasskeyRegistrationGone.into());
    }
    connection
        .execute(
            "INSERT INTO passkeys (pool_id, sub, id, seq, name, relying_party, attachment, transports, created_at,
                 credential)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                &pool.as_str(),
                &sub.as_str(),
                &passkey.id,
                &connection.next_seq(),
                &passkey.name.as_bytes(),
                &passkey.relying_party,
                &passkey.attachment,
                &serde_json::to_string(&passkey.transports)?,
                &passkey.created_at.as_millis(),
                &passkey.credential,
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn update(connection: &Connection, pool: &UserPoolId, sub: &Sub, passkey: &Passkey) -> Result<()> {
    let updated = connection
        .execute(
            "UPDATE passkeys SET credential = $4 WHERE pool_id = $1 AND sub = $2 AND id = $3",
            &[&pool.as_str(), &sub.as_str(), &passkey.id, &passkey.credential],
        )
        .await?;
    if updated == 0 { Err(Conflict::PasskeyGone.into()) } else { Ok(()) }
}

pub(super) async fn delete(connection: &Connection, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<()> {
    // Whoever deletes one may say anything, and no column of text takes this.
    if id.contains('\0') {
        return Err(Conflict::PasskeyGone.into());
    }
    let deleted = connection
        .execute(
            "DELETE FROM passkeys WHERE pool_id = $1 AND sub = $2 AND id = $3",
            &[&pool.as_str(), &sub.as_str(), &id],
        )
        .await?;
    if deleted == 0 { Err(Conflict::PasskeyGone.into()) } else { Ok(()) }
}

pub(super) async fn list(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Passkey>> {
    let rows = connection
        .rows(
            "SELECT id, name, relying_party, attachment, transports, created_at, credential FROM passkeys
             WHERE pool_id = $1 AND sub = $2 ORDER BY seq",
            &[&pool.as_str(), &sub.as_str()],
        )
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Passkey> {
    Ok(Passkey {
        id: row.try_get("id")?,
        name: column::free_text(row, "name")?,
        relying_party: row.try_get("relying_party")?,
        attachment: row.try_get("attachment")?,
        transports: column::json(row, "transports")?,
        created_at: column::timestamp(row, "created_at")?,
        credential: row.try_get("credential")?,
    })
}

pub(super) async fn registration(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
) -> Result<Option<PendingRegistration>> {
    let found = connection
        .row(
            "SELECT challenge, client_id, expires_at FROM passkey_registrations WHERE pool_id = $1 AND sub = $2",
            &[&pool.as_str(), &sub.as_str()],
        )
        .await?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some(PendingRegistration {
        challenge: column::bytes(&row, "challenge")?,
        client_id: ClientId::new(row.try_get::<_, String>("client_id")?),
        expires_at: column::timestamp(&row, "expires_at")?,
    }))
}
