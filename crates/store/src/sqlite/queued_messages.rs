//! Messages that wait to be delivered.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::QueuedMessage;

use super::{column, user_pools};
use crate::sealing::Sealer;
use crate::{QUEUED_MESSAGES_MAX, Result, StoreError, sealed};

pub(super) fn insert(connection: &Connection, sealer: &Sealer, message: &QueuedMessage) -> Result<()> {
    user_pools::require(connection, &message.pool_id)?;
    if is_full(connection)? {
        return Err(Conflict::QueueFull.into());
    }
    connection
        .prepare_cached(
            "INSERT INTO queued_messages (id, pool_id, sealed, attempts, next_attempt_at, give_up_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            message.id,
            message.pool_id.as_str(),
            sealed::queued_message(sealer, message),
            message.attempts,
            message.next_attempt_at.as_millis(),
            message.give_up_at.as_millis(),
        ])?;
    Ok(())
}

/// Rows are counted only where their numbers leave room for doubt: the first to the last is what there may be at most.
fn is_full(connection: &Connection) -> Result<bool> {
    let span: Option<i64> = connection
        .prepare_cached("SELECT (SELECT max(seq) FROM queued_messages) - (SELECT min(seq) FROM queued_messages) + 1")?
        .query_row([], |row| row.get(0))
        .optional()?
        .flatten();
    if span.is_none_or(|span| span < QUEUED_MESSAGES_MAX) {
        return Ok(false);
    }
    let count: i64 =
        connection.prepare_cached("SELECT count(*) FROM queued_messages")?.query_row([], |row| row.get(0))?;
    Ok(count >= QUEUED_MESSAGES_MAX)
}

pub(super) fn defer(connection: &Connection, id: &str, attempts: u32, next_attempt_at: Timestamp) -> Result<()> {
    connection
        .prepare_cached("UPDATE queued_messages SET attempts = ?2, next_attempt_at = ?3 WHERE id = ?1")?
        .execute(params![id, attempts, next_attempt_at.as_millis()])?;
    Ok(())
}

pub(super) fn forget(connection: &Connection, id: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM queued_messages WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Those whose next attempt comes first.
pub(super) fn list(connection: &Connection, sealer: &Sealer, limit: usize) -> Result<Vec<QueuedMessage>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, pool_id, sealed, attempts, next_attempt_at, give_up_at FROM queued_messages
         ORDER BY next_attempt_at, seq LIMIT ?1",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    statement.query_and_then([limit], |row| read(row, sealer))?.collect()
}

fn read(row: &Row<'_>, sealer: &Sealer) -> Result<QueuedMessage> {
    let (id, pool_id): (String, String) = (row.get("id")?, row.get("pool_id")?);
    let pool_id = UserPoolId::new(pool_id);
    let ciphertext = row.get_ref("sealed")?.as_blob().map_err(StoreError::failed)?;
    Ok(QueuedMessage {
        content: sealed::open_queued_message(sealer, &pool_id, &id, ciphertext)?,
        attempts: row.get("attempts")?,
        next_attempt_at: column::timestamp(row, "next_attempt_at")?,
        give_up_at: column::timestamp(row, "give_up_at")?,
        id,
        pool_id,
    })
}

#[cfg(test)]
mod tests {
    use vestibule_identity::secret::SecretBytes;

    use super::*;
    use crate::MasterKey;
    use crate::sqlite::open;

    #[test]
    fn so_many_messages_wait_and_no_more() {
        let sealer = MasterKey::from_bytes([1; 32]).sealer("test");
        let connection = open::memory(&sealer, 512).unwrap();
        let fill = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
             INSERT INTO queued_messages (id, pool_id, sealed, attempts, next_attempt_at, give_up_at)
             SELECT 'm' || i, 'p', x'00', 0, 0, 0 FROM n";
        connection.execute("INSERT INTO user_pools (id, revision, document) VALUES ('p', 0, '{}')", []).unwrap();
        connection.execute(fill, [QUEUED_MESSAGES_MAX]).unwrap();
        let message = QueuedMessage {
            id: "one more".into(),
            pool_id: UserPoolId::new("p"),
            content: SecretBytes::new(*b"secret"),
            attempts: 0,
            next_attempt_at: Timestamp::default(),
            give_up_at: Timestamp::default(),
        };
        let refused = insert(&connection, &sealer, &message);
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::QueueFull))), "{refused:?}");
        // One from the middle makes room, though the first and the last are still there.
        forget(&connection, "m500").unwrap();
        insert(&connection, &sealer, &message).unwrap();
        assert!(is_full(&connection).unwrap());
    }
}
