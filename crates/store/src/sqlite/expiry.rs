//! Forgetting what has expired, a bounded number of rows at a time.

use rusqlite::{Connection, params};
use vestibule_api::Timestamp;

use crate::Result;

/// Rows of each table that one call removes: a few milliseconds for whoever waits behind it.
const ROWS_MAX: u32 = 500;

const STATEMENTS: [&str; 7] = [
    "DELETE FROM session_ends WHERE id IN
         (SELECT id FROM session_ends WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM parked_sessions WHERE id IN
         (SELECT id FROM parked_sessions WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM codes WHERE (user, purpose) IN
         (SELECT user, purpose FROM codes WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM attempts WHERE (pool_id, account, kind) IN
         (SELECT pool_id, account, kind FROM attempts WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    "DELETE FROM token_sessions WHERE id IN
         (SELECT id FROM token_sessions WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)",
    // A spare key has no such time.
    "DELETE FROM signing_keys WHERE kid IN
         (SELECT kid FROM signing_keys WHERE forgotten_at < ?1 ORDER BY forgotten_at LIMIT ?2)",
    // All are kept equally long, so the first are the oldest, and no index is kept for it.
    "DELETE FROM auth_events WHERE expires_at < ?1 AND seq IN (SELECT seq FROM auth_events ORDER BY seq LIMIT ?2)",
];

pub(super) fn expire(connection: &Connection, now: Timestamp) -> Result<u64> {
    let mut removed = 0;
    for statement in STATEMENTS {
        removed += connection.prepare_cached(statement)?.execute(params![now.as_millis(), ROWS_MAX])?;
    }
    Ok(removed as u64)
}
