//! Events of users. Nothing of it is secret: addresses and results, as plain as the users' attributes.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::EventFeedbackType;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::threat_protection::auth_event::{AuthEvent, EVENTS_MAX};

use super::column;
use super::user_keys::BY_SUB;
use crate::page::Listing;
use crate::{Page, Result};

/// Adds an event, or goes on with the one of its id.
pub(super) fn note(connection: &Connection, user: i64, event: AuthEvent) -> Result<()> {
    if let Some((seq, earlier)) = of_user(connection, user, &event.id)? {
        return replace(connection, seq, &earlier.go_on(event));
    }
    connection
        .prepare_cached("INSERT INTO auth_events (user, id, expires_at, document) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![user, event.id, event.expires_at().as_millis(), serde_json::to_string(&event)?])?;
    connection
        .prepare_cached(
            "DELETE FROM auth_events WHERE user = ?1 AND seq <=
                 (SELECT seq FROM auth_events WHERE user = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2)",
        )?
        .execute(params![user, EVENTS_MAX])?;
    Ok(())
}

pub(super) fn set_feedback(connection: &Connection, user: i64, id: &str, feedback: EventFeedbackType) -> Result<()> {
    let (seq, event) = of_user(connection, user, id)?.ok_or(Conflict::AuthEventGone)?;
    replace(connection, seq, &AuthEvent { feedback: Some(feedback), ..event })
}

fn replace(connection: &Connection, seq: i64, event: &AuthEvent) -> Result<()> {
    connection
        .prepare_cached("UPDATE auth_events SET document = ?2 WHERE seq = ?1")?
        .execute(params![seq, serde_json::to_string(event)?])?;
    Ok(())
}

fn of_user(connection: &Connection, user: i64, id: &str) -> Result<Option<(i64, AuthEvent)>> {
    connection
        .prepare_cached("SELECT seq, document FROM auth_events WHERE user = ?1 AND id = ?2")?
        .query_row(params![user, id], |row| Ok(row.get(0).map(|seq| (seq, column::json(row, 1)))))
        .optional()?
        .map(|found| {
            let (seq, event) = found?;
            Ok((seq, event?))
        })
        .transpose()
}

pub(super) fn get(connection: &Connection, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<Option<AuthEvent>> {
    connection
        .prepare_cached(&format!("SELECT document FROM auth_events WHERE user = {BY_SUB} AND id = ?3"))?
        .query_row([pool.as_str(), sub.as_str(), id], |row| Ok(column::json(row, 0)))
        .optional()?
        .transpose()
}

/// The latest first, without those that are too old to be shown.
pub(super) fn list(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    now: Timestamp,
    listing: &Listing,
) -> Result<Page<AuthEvent>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT seq, document FROM auth_events
         WHERE user = {BY_SUB} AND seq < ?3 AND expires_at > ?4 ORDER BY seq DESC LIMIT ?5"
    ))?;
    let before = listing.before_seq()?;
    let rows = statement
        .query_and_then(params![pool.as_str(), sub.as_str(), before, now.as_millis(), listing.rows()], |row| {
            Ok((row.get("seq")?, column::json(row, "document")?))
        })?
        .collect::<Result<Vec<_>>>()?;
    Ok(listing.page(rows))
}
