//! Everything that is stored as one value in memory, and putting it in the place of everything.
//!
//! An image is a copy of the database's pages, so that taking one and putting it back cost a copy and, for a file, one sync:
//! rows are not looked at, and what is sealed stays sealed. SQLite's backup interface does both, under a transaction of its
//! own: a reader sees all of it or nothing, and so does a start after a crash.

use std::fmt;
use std::sync::{Arc, Mutex};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, TransactionBehavior, ffi};

use super::readers::lock;

/// A copy of everything that was stored at one moment.
pub struct Image {
    connection: Mutex<Connection>,
    bytes: u64,
}

/// What everything is replaced by.
#[derive(Clone, Debug)]
pub enum Contents {
    /// What was stored when the image was taken.
    Image(Arc<Image>),
    /// Nothing but the keys that were made ahead for pools yet to come.
    Nothing,
}

/// The copy would take more memory than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a copy of what is stored takes {bytes} bytes")]
pub struct ImageTooLarge {
    /// What it would take.
    pub bytes: u64,
}

impl Image {
    /// A copy of what a connection sees, unless it is larger than so many bytes.
    pub(super) fn of(source: &Connection, bytes_max: u64) -> rusqlite::Result<Result<Self, ImageTooLarge>> {
        let pragma = |name: &str| source.pragma_query_value(None, name, |row| row.get::<_, u32>(0).map(u64::from));
        let bytes = pragma("page_count")?.saturating_mul(pragma("page_size")?);
        if bytes > bytes_max {
            return Ok(Err(ImageTooLarge { bytes }));
        }
        let mut copy = Connection::open_in_memory()?;
        copy_all(source, &mut copy)?;
        Ok(Ok(Self { connection: Mutex::new(copy), bytes }))
    }

    /// The memory that it takes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Image").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// Replaces everything, or changes nothing. On the disk when it returns.
pub(super) fn replace(connection: &mut Connection, contents: &Contents) -> rusqlite::Result<()> {
    match contents {
        Contents::Image(image) => copy_all(&lock(&image.connection), connection),
        Contents::Nothing => clear(connection),
    }
}

/// Takes the pages that a replacement has left in the log over into the database, as an ordinary commit does once they are
/// many; SQLite does not count this one.
pub(super) fn after_replacement(connection: &Connection) {
    if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
        tracing::warn!(%error, "the log could not be taken over into the database");
    }
}

fn copy_all(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    // A negative number of pages: all in one step, from one state.
    match Backup::new(from, to)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None)),
    }
}

fn clear(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let tables: Vec<String> = transaction
        .prepare_cached(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
             ORDER BY rowid DESC",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for table in tables {
        match table.as_str() {
            "meta" => {}
            // Each costs a twentieth of a second, and belongs to nobody.
            "signing_keys" => {
                transaction.execute("DELETE FROM signing_keys WHERE pool_id IS NOT NULL", [])?;
            }
            table => {
                transaction.execute(&format!("DELETE FROM \"{table}\""), [])?;
            }
        }
    }
    transaction.commit()
}
