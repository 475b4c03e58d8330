//! Confirmation codes, as keyed hashes.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::code::{Code, CodePurpose};
use vestibule_identity::ids::{Sub, UserPoolId};

use super::column;
use super::user_keys::BY_SUB;
use crate::Result;

pub(super) fn put(connection: &Connection, user: i64, code: &Code) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO codes (user, purpose, attribute, pending, hash, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            user,
            code.purpose.as_key(),
            code.attribute,
            code.pending,
            code.hash,
            code.expires_at.as_millis()
        ])?;
    Ok(())
}

pub(super) fn take(connection: &Connection, user: i64, purpose: &CodePurpose, hash: &[u8; 32]) -> Result<()> {
    let taken = connection
        .prepare_cached("DELETE FROM codes WHERE user = ?1 AND purpose = ?2 AND hash = ?3")?
        .execute(params![user, purpose.as_key(), hash])?;
    if taken == 0 { Err(Conflict::CodeGone.into()) } else { Ok(()) }
}

pub(super) fn get(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    purpose: &CodePurpose,
) -> Result<Option<Code>> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT attribute, pending, hash, expires_at FROM codes WHERE user = {BY_SUB} AND purpose = ?3"
        ))?
        .query_row(params![pool.as_str(), sub.as_str(), purpose.as_key()], |row| {
            Ok(Code {
                purpose: purpose.clone(),
                attribute: row.get("attribute")?,
                pending: row.get("pending")?,
                hash: row.get("hash")?,
                expires_at: column::timestamp(row, "expires_at")?,
            })
        })
        .optional()?)
}
