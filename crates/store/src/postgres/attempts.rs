//! Counted attempts. Whether one more is admitted is a rule, asked for inside the transaction that counts it.

use tokio_postgres::Row;
use vestibule_identity::attempt::{Attempt, AttemptKind, Attempts};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;

use super::connection::Connection;
use super::{column, user_pools};
use crate::Result;

pub(super) async fn get(
    connection: &Connection,
    pool: &UserPoolId,
    account: &str,
    kind: AttemptKind,
) -> Result<Option<Attempts>> {
    let row = connection
        .row(
            "SELECT attempts, first_at, last_at FROM attempts WHERE pool_id = $1 AND account = $2 AND kind = $3",
            &[&pool.as_str(), &account.as_bytes(), &kind.as_key()],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// Counts an attempt. Of many at once each sees the ones before: whoever comes next waits for the row.
pub(super) async fn count(connection: &Connection, attempt: &Attempt) -> Result<()> {
    let Attempt { pool_id, account, kind, at } = attempt;
    user_pools::require(connection, pool_id).await?;
    // An attempt that is refused undoes the transaction, and with it a row that was made here.
    let row = connection
        .row(
            "INSERT INTO attempts (pool_id, account, kind, attempts, first_at, last_at, expires_at)
             VALUES ($1, $2, $3, 0, $4, $4, $4)
             ON CONFLICT (pool_id, account, kind) DO UPDATE SET attempts = attempts.attempts
             RETURNING attempts.attempts, attempts.first_at, attempts.last_at",
            &[&pool_id.as_str(), &account.as_bytes(), &kind.as_key(), &at.as_millis()],
        )
        .await?;
    let earlier = row.as_ref().map(read).transpose()?.filter(|it| it.count > 0);
    let attempts = kind.count(admitted(earlier, attempt)?, *at);
    connection
        .execute(
            "UPDATE attempts SET attempts = $4, first_at = $5, last_at = $6, expires_at = $7
             WHERE pool_id = $1 AND account = $2 AND kind = $3",
            &[
                &pool_id.as_str(),
                &account.as_bytes(),
                &kind.as_key(),
                &column::integer(attempts.count),
                &attempts.first_at.as_millis(),
                &attempts.last_at.as_millis(),
                &kind.forgotten_at(attempts).as_millis(),
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn pass(connection: &Connection, attempt: &Attempt) -> Result<()> {
    let row = connection
        .row(
            "SELECT attempts, first_at, last_at FROM attempts WHERE pool_id = $1 AND account = $2 AND kind = $3
             FOR UPDATE",
            &[&attempt.pool_id.as_str(), &attempt.account.as_bytes(), &attempt.kind.as_key()],
        )
        .await?;
    let earlier = row.as_ref().map(read).transpose()?;
    // The common case has nothing to forget.
    if admitted(earlier, attempt)?.is_some() { forget(connection, attempt).await } else { Ok(()) }
}

pub(super) async fn forget(connection: &Connection, attempt: &Attempt) -> Result<()> {
    connection
        .execute(
            "DELETE FROM attempts WHERE pool_id = $1 AND account = $2 AND kind = $3",
            &[&attempt.pool_id.as_str(), &attempt.account.as_bytes(), &attempt.kind.as_key()],
        )
        .await?;
    Ok(())
}

fn admitted(earlier: Option<Attempts>, attempt: &Attempt) -> Result<Option<Attempts>> {
    if attempt.kind.admits(earlier, attempt.at) {
        Ok(earlier)
    } else {
        Err(Conflict::TooManyAttempts(attempt.kind).into())
    }
}

fn read(row: &Row) -> Result<Attempts> {
    Ok(Attempts {
        count: column::number(row, "attempts")?,
        first_at: column::timestamp(row, "first_at")?,
        last_at: column::timestamp(row, "last_at")?,
    })
}
