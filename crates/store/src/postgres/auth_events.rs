//! Events of users. Nothing of it is secret: addresses and results, as plain as the users' attributes.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::EventFeedbackType;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::threat_protection::auth_event::{AuthEvent, EVENTS_MAX};

use super::column;
use super::connection::Connection;
use crate::page::Listing;
use crate::{Page, Result};

/// Adds an event, or goes on with the one of its id. The caller has the user's row.
pub(super) async fn note(connection: &Connection, pool: &UserPoolId, sub: &Sub, event: &AuthEvent) -> Result<()> {
    if let Some(earlier) = get(connection, pool, sub, &event.id).await? {
        return replace(connection, pool, sub, &earlier.go_on(event.clone())).await;
    }
    // The statement forgets among those who were there before, so one less may stay.
    connection
        .execute(
            "WITH forgotten AS (
                 DELETE FROM auth_events WHERE pool_id = $1 AND sub = $2 AND seq <=
                     (SELECT seq FROM auth_events WHERE pool_id = $1 AND sub = $2 ORDER BY seq DESC LIMIT 1 OFFSET $7)
             )
             INSERT INTO auth_events (pool_id, sub, id, seq, expires_at, document) VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                &pool.as_str(),
                &sub.as_str(),
                &event.id,
                &connection.next_seq(),
                &event.expires_at().as_millis(),
                &serde_json::to_string(event)?,
                &i64::from(EVENTS_MAX - 1),
            ],
        )
        .await?;
    Ok(())
}

/// Keeps what somebody said of an event. The caller has the user's row.
pub(super) async fn set_feedback(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    id: &str,
    feedback: &EventFeedbackType,
) -> Result<()> {
    let event = get(connection, pool, sub, id).await?.ok_or(Conflict::AuthEventGone)?;
    replace(connection, pool, sub, &AuthEvent { feedback: Some(feedback.clone()), ..event }).await
}

async fn replace(connection: &Connection, pool: &UserPoolId, sub: &Sub, event: &AuthEvent) -> Result<()> {
    connection
        .execute(
            "UPDATE auth_events SET document = $4 WHERE pool_id = $1 AND sub = $2 AND id = $3",
            &[&pool.as_str(), &sub.as_str(), &event.id, &serde_json::to_string(event)?],
        )
        .await?;
    Ok(())
}

pub(super) async fn get(connection: &Connection, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<Option<AuthEvent>> {
    let row = connection
        .row(
            "SELECT document FROM auth_events WHERE pool_id = $1 AND sub = $2 AND id = $3",
            &[&pool.as_str(), &sub.as_str(), &id],
        )
        .await?;
    row.map(|row| column::json(&row, "document")).transpose()
}

/// The latest first, without those that are too old to be shown.
pub(super) async fn list(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    now: Timestamp,
    listing: &Listing,
) -> Result<Page<AuthEvent>> {
    let rows = connection
        .rows(
            "SELECT seq, document FROM auth_events
             WHERE pool_id = $1 AND sub = $2 AND seq < $3 AND expires_at > $4 ORDER BY seq DESC LIMIT $5",
            &[&pool.as_str(), &sub.as_str(), &listing.before_seq()?, &now.as_millis(), &listing.rows()],
        )
        .await?;
    let rows =
        rows.iter().map(|row| Ok((row.try_get("seq")?, column::json(row, "document")?))).collect::<Result<_>>()?;
    Ok(listing.page(rows))
}
