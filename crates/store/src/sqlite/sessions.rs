//! Sign-in sessions: which have ended, and the state of those that do not fit into their string.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::{Conflict, SessionEnd, SessionOutcome};

use super::column;
use crate::Result;

/// Marks a session as ended; of two at once the first succeeds.
pub(super) fn end(connection: &Connection, end: &SessionEnd) -> Result<()> {
    let marked = connection
        .prepare_cached(
            "INSERT INTO session_ends (id, outcome, expires_at) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![end.id, column::outcome_text(end.outcome), end.expires_at.as_millis()])?;
    if marked > 0 {
        return Ok(());
    }
    let earlier = outcome(connection, &end.id)?.ok_or_else(|| column::unreadable("outcome"))?;
    Err(Conflict::SessionEnded(earlier).into())
}

pub(super) fn outcome(connection: &Connection, id: &str) -> Result<Option<SessionOutcome>> {
    let text: Option<String> = connection
        .prepare_cached("SELECT outcome FROM session_ends WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    text.map(|text| column::outcome(&text).ok_or_else(|| column::unreadable("outcome"))).transpose()
}

pub(super) fn park(connection: &Connection, id: &str, sealed: &[u8], expires_at: Timestamp) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO parked_sessions (id, sealed, expires_at) VALUES (?1, ?2, ?3)")?
        .execute(params![id, sealed, expires_at.as_millis()])?;
    Ok(())
}

pub(super) fn parked(connection: &Connection, id: &str) -> Result<Option<Vec<u8>>> {
    Ok(connection
        .prepare_cached("SELECT sealed FROM parked_sessions WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
