//! Sign-in sessions: which have ended, and the state of those that do not fit into their string.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Conflict, SessionEnd, SessionOutcome};

use super::column;
use super::connection::Connection;
use crate::Result;

/// Marks a session as ended; of two at once the first succeeds.
pub(super) async fn end(connection: &Connection, end: &SessionEnd) -> Result<()> {
    let marked = connection
        .execute(
            "INSERT INTO session_ends (id, outcome, expires_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
            &[&end.id, &column::outcome_text(end.outcome), &end.expires_at.as_millis()],
        )
        .await?;
    if marked > 0 {
        return Ok(());
    }
    let earlier = outcome(connection, &end.id).await?.ok_or_else(|| column::unreadable("outcome"))?;
    Err(Conflict::SessionEnded(earlier).into())
}

pub(super) async fn outcome(connection: &Connection, id: &str) -> Result<Option<SessionOutcome>> {
    let Some(row) = connection.row("SELECT outcome FROM session_ends WHERE id = $1", &[&id]).await? else {
        return Ok(None);
    };
    let outcome = column::outcome(row.try_get("outcome")?).ok_or_else(|| column::unreadable("outcome"))?;
    Ok(Some(outcome))
}

pub(super) async fn park(connection: &Connection, id: &str, sealed: &[u8], expires_at: Timestamp) -> Result<()> {
    connection
        .execute(
            "INSERT INTO parked_sessions (id, sealed, expires_at) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at",
            &[&id, &sealed, &expires_at.as_millis()],
        )
        .await?;
    Ok(())
}

pub(super) async fn parked(connection: &Connection, id: &str) -> Result<Option<Vec<u8>>> {
    let row = connection.row("SELECT sealed FROM parked_sessions WHERE id = $1", &[&id]).await?;
    Ok(row.map(|row| row.try_get("sealed")).transpose()?)
}
