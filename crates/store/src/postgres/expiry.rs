//! Forgetting what has expired, a bounded number of rows at a time.

use vestibule_api::Timestamp;

use super::connection::Connection;
use crate::Result;

/// Rows of each table that one call removes.
const ROWS_MAX: i64 = 500;

/// What is over: of which table, by which key, and which rows, those first that were over first.
const OVER: [(&str, &str, &str); 8] = [
    ("session_ends", "id", "expires_at < $1 ORDER BY expires_at"),
    ("parked_sessions", "id", "expires_at < $1 ORDER BY expires_at"),
    ("codes", "pool_id, sub, purpose", "expires_at < $1 ORDER BY expires_at"),
    ("attempts", "pool_id, account, kind", "expires_at < $1 ORDER BY expires_at"),
    ("token_sessions", "id", "expires_at < $1 ORDER BY expires_at"),
    // A spare key stays until it is assigned.
    ("signing_keys", "pool_id, kid", "pool_id <> '' AND forgotten_at < $1 ORDER BY forgotten_at"),
    ("auth_events", "pool_id, sub, id", "expires_at < $1 ORDER BY expires_at"),
    ("file_pieces", "file, number", "expires_at < $1 ORDER BY expires_at"),
];

/// Leases that were over for a day, by the clock that they were given by: the server's may be elsewhere.
const LEASES: &str = "DELETE FROM leases WHERE name IN
     (SELECT name FROM leases WHERE until < (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 86400000
      LIMIT $1 FOR UPDATE SKIP LOCKED)";

/// Removes some of what is over, and says how many rows. Each statement is a transaction of its own: the caller has begun none.
pub(super) async fn expire(connection: &Connection, now: Timestamp) -> Result<u64> {
    let mut removed = 0;
    for (table, key, over) in OVER {
        // Of two nodes that do this at once neither waits for the other. What is found is found once, before the first row goes.
        let statement = format!(
            "WITH gone AS (SELECT {key} FROM {table} WHERE {over} LIMIT $2 FOR UPDATE SKIP LOCKED)
             DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM gone)"
        );
        removed += connection.execute(&statement, &[&now.as_millis(), &ROWS_MAX]).await?;
    }
    removed += connection.execute(LEASES, &[&ROWS_MAX]).await?;
    Ok(removed)
}
