//! Messages that wait to be delivered.

use tokio_postgres::Row;
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::QueuedMessage;

use super::connection::Connection;
use super::{column, user_pools};
use crate::sealing::Sealer;
use crate::{QUEUED_MESSAGES_MAX, Result, sealed};

pub(super) async fn insert(connection: &Connection, sealer: &Sealer, message: &QueuedMessage) -> Result<()> {
    user_pools::require(connection, &message.pool_id).await?;
    if is_full(connection).await? {
        return Err(Conflict::QueueFull.into());
    }
    connection
        .execute(
            "INSERT INTO queued_messages (id, seq, pool_id, sealed, attempts, next_attempt_at, give_up_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &message.id,
                &connection.next_seq(),
                &message.pool_id.as_str(),
                &sealed::queued_message(sealer, message),
                &column::integer(message.attempts),
                &message.next_attempt_at.as_millis(),
                &message.give_up_at.as_millis(),
            ],
        )
        .await?;
    Ok(())
}

/// Those who queue messages at the same time do not see each other's: the limit is exceeded by as many at most.
async fn is_full(connection: &Connection) -> Result<bool> {
    let last = connection.row("SELECT 1 FROM queued_messages LIMIT 1 OFFSET $1", &[&(QUEUED_MESSAGES_MAX - 1)]).await?;
    Ok(last.is_some())
}

pub(super) async fn defer(connection: &Connection, id: &str, attempts: u32, next_attempt_at: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE queued_messages SET attempts = $2, next_attempt_at = $3 WHERE id = $1",
            &[&id, &column::integer(attempts), &next_attempt_at.as_millis()],
        )
        .await?;
    Ok(())
}

pub(super) async fn forget(connection: &Connection, id: &str) -> Result<()> {
    connection.execute("DELETE FROM queued_messages WHERE id = $1", &[&id]).await?;
    Ok(())
}

/// Those whose next attempt comes first.
pub(super) async fn list(connection: &Connection, sealer: &Sealer, limit: usize) -> Result<Vec<QueuedMessage>> {
    let rows = connection
        .rows(
            "SELECT id, pool_id, sealed, attempts, next_attempt_at, give_up_at FROM queued_messages
             ORDER BY next_attempt_at, seq LIMIT $1",
            &[&i64::try_from(limit).unwrap_or(i64::MAX)],
        )
        .await?;
    rows.iter().map(|row| read(row, sealer)).collect()
}

fn read(row: &Row, sealer: &Sealer) -> Result<QueuedMessage> {
    let id: String = row.try_get("id")?;
    let pool_id = UserPoolId::new(row.try_get::<_, String>("pool_id")?);
    Ok(QueuedMessage {
        content: sealed::open_queued_message(sealer, &pool_id, &id, row.try_get("sealed")?)?,
        attempts: column::number(row, "attempts")?,
        next_attempt_at: column::timestamp(row, "next_attempt_at")?,
        give_up_at: column::timestamp(row, "give_up_at")?,
        id,
        pool_id,
    })
}
