//! Counted attempts. Whether one more is admitted is a rule, asked for inside the transaction that counts it.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_identity::attempt::{Attempt, AttemptKind, Attempts};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;

use super::{column, user_pools};
use crate::Result;

pub(super) fn get(
    connection: &Connection,
    pool: &UserPoolId,
    account: &str,
    kind: AttemptKind,
) -> Result<Option<Attempts>> {
    Ok(connection
        .prepare_cached(
            "SELECT attempts, first_at, last_at FROM attempts WHERE pool_id = ?1 AND account = ?2 AND kind = ?3",
        )?
        .query_row([pool.as_str(), account, kind.as_key()], |row| {
            Ok(Attempts {
                count: row.get("attempts")?,
                first_at: column::timestamp(row, "first_at")?,
                last_at: column::timestamp(row, "last_at")?,
            })
        })
        .optional()?)
}

pub(super) fn count(connection: &Connection, attempt: &Attempt) -> Result<()> {
    let Attempt { pool_id, account, kind, at } = attempt;
    let attempts = kind.count(admitted(connection, attempt)?, *at);
    user_pools::require(connection, pool_id)?;
    connection
        .prepare_cached(
            "INSERT INTO attempts (pool_id, account, kind, attempts, first_at, last_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (pool_id, account, kind) DO UPDATE SET attempts = excluded.attempts,
                 first_at = excluded.first_at, last_at = excluded.last_at, expires_at = excluded.expires_at",
        )?
        .execute(params![
            pool_id.as_str(),
            account,
            kind.as_key(),
            attempts.count,
            attempts.first_at.as_millis(),
            attempts.last_at.as_millis(),
            kind.forgotten_at(attempts).as_millis(),
        ])?;
    Ok(())
}

pub(super) fn pass(connection: &Connection, attempt: &Attempt) -> Result<()> {
    // The common case has nothing to forget.
    if admitted(connection, attempt)?.is_some() { forget(connection, attempt) } else { Ok(()) }
}

pub(super) fn forget(connection: &Connection, attempt: &Attempt) -> Result<()> {
    connection.prepare_cached("DELETE FROM attempts WHERE pool_id = ?1 AND account = ?2 AND kind = ?3")?.execute([
        attempt.pool_id.as_str(),
        &attempt.account,
        attempt.kind.as_key(),
    ])?;
    Ok(())
}

fn admitted(connection: &Connection, attempt: &Attempt) -> Result<Option<Attempts>> {
    let attempts = get(connection, &attempt.pool_id, &attempt.account, attempt.kind)?;
    if attempt.kind.admits(attempts, attempt.at) {
        Ok(attempts)
    } else {
        Err(Conflict::TooManyAttempts(attempt.kind).into())
    }
}
