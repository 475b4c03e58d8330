//! Entries of a pool's logs on their way into the log groups that it names. The one place that writes them.
//!
//! What an entry says is `identity`'s business. Whoever gives a message up says so with [`undelivered`].

use serde_json::Value;
use vestibule_api::cognito_idp::EventSourceName;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::log_delivery;

use crate::app::App;

/// Tells the pool's log group, if it has one for messages, that a message was not delivered, and why. Neither the message nor whom it
/// was for is the log's business; `details` says what went wrong.
pub async fn undelivered(app: &App, pool: &UserPoolId, details: &str) {
    let Ok(loaded) = app.pools.pool(pool).await else { return };
    let Some(group) = loaded.logs.log_group(EventSourceName::UserNotification) else { return };
    let entry = log_delivery::undelivered(pool, details, app.clock.now());
    append(app, group, EventSourceName::UserNotification, pool, &entry);
}

/// Appends an entry. The stream is named after the pool and the source; Cognito's names are not documented.
pub fn append(app: &App, group: &str, source: EventSourceName, pool: &UserPoolId, entry: &Value) {
    let stream = format!("{pool}/{source}");
    app.logs.stream(group, &stream).append(entry.to_string().as_bytes());
}
