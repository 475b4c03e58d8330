//! Confirmation codes, as keyed hashes.

use vestibule_identity::change::Conflict;
use vestibule_identity::code::{Code, CodePurpose};
use vestibule_identity::ids::{Sub, UserPoolId};

use super::column;
use super::connection::Connection;
use crate::Result;

pub(super) async fn put(connection: &Connection, pool: &UserPoolId, sub: &Sub, code: &Code) -> Result<()> {
    connection
        .execute(
            "INSERT INTO codes (pool_id, sub, purpose, attribute, pending, hash, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (pool_id, sub, purpose) DO UPDATE SET attribute = excluded.attribute,
                 pending = excluded.pending, hash = excluded.hash, expires_at = excluded.expires_at",
            &[
                &pool.as_str(),
                &sub.as_str(),
                &code.purpose.as_key(),
                &code.attribute,
                &code.pending.as_deref().map(str::as_bytes),
                &code.hash.as_slice(),
                &code.expires_at.as_millis(),
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn take(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    purpose: &CodePurpose,
    hash: &[u8; 32],
) -> Result<()> {
    let taken = connection
        .execute(
            "DELETE FROM codes WHERE pool_id = $1 AND sub = $2 AND purpose = $3 AND hash = $4",
            &[&pool.as_str(), &sub.as_str(), &purpose.as_key(), &hash.as_slice()],
        )
        .await?;
    if taken == 0 { Err(Conflict::CodeGone.into()) } else { Ok(()) }
}

pub(super) async fn get(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    purpose: &CodePurpose,
) -> Result<Option<Code>> {
    let row = connection
        .row(
            "SELECT attribute, pending, hash, expires_at FROM codes WHERE pool_id = $1 AND sub = $2 AND purpose = $3",
            &[&pool.as_str(), &sub.as_str(), &purpose.as_key()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Code {
        purpose: purpose.clone(),
        attribute: row.try_get("attribute")?,
        pending: column::free_text_option(&row, "pending")?,
        hash: column::bytes(&row, "hash")?,
        expires_at: column::timestamp(&row, "expires_at")?,
    }))
}
