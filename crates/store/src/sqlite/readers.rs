//! Connections for reading. A read sees the latest commit and never waits for the writer.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use tokio::sync::Semaphore;

use super::open;
use super::writer::Era;
use crate::{Result, StoreError};

/// Long queries at the same time; more of them wait.
const LISTINGS_MAX: usize = 2;

/// Where reads go.
pub(super) enum Readers {
    /// A file: connections of their own, opened when needed.
    File {
        /// The database.
        database: PathBuf,
        /// Page cache of each connection.
        cache_kib: u32,
        /// Connections that nobody uses at the moment.
        idle: Mutex<Vec<Connection>>,
        /// How many idle ones are kept.
        kept_max: usize,
        /// Bounds the long queries, and with the runtime's threads all reads.
        listings: Arc<Semaphore>,
    },
    /// A database in memory has one connection, which is the writer's.
    Memory(Arc<Mutex<Connection>>),
}

impl Readers {
    pub(super) fn file(database: PathBuf, cache_kib: u32, kept_max: usize) -> Self {
        let listings = Arc::new(Semaphore::new(LISTINGS_MAX));
        Self::File { database, cache_kib, idle: Mutex::default(), kept_max, listings }
    }

    /// Runs a query of a few microseconds on this thread.
    pub(super) fn read<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        match self {
            Self::Memory(connection) => query(&lock(connection)),
            Self::File { database, cache_kib, idle, kept_max, .. } => {
                let waiting = lock(idle).pop();
                let connection = match waiting {
                    Some(connection) => connection,
                    None => open::reader(database, *cache_kib)?,
                };
                let answer = query(&connection);
                let mut idle = lock(idle);
                if idle.len() < *kept_max {
                    idle.push(connection);
                }
                answer
            }
        }
    }

    /// Runs a query that may take longer on a thread where it keeps no request waiting.
    pub(super) async fn list<T, F>(self: &Arc<Self>, query: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T> + Send + 'static,
    {
        let permit = match &**self {
            Self::File { listings, .. } => {
                Some(Arc::clone(listings).acquire_owned().await.map_err(StoreError::failed)?)
            }
            Self::Memory(_) => None,
        };
        let readers = Arc::clone(self);
        tokio::task::spawn_blocking(move || {
            let answer = readers.read(query);
            drop(permit);
            answer
        })
        .await
        .map_err(StoreError::failed)?
    }
}

/// Reads of one era: what was read after the whole state was replaced is not told to who asked about the earlier one.
pub(super) struct View {
    readers: Arc<Readers>,
    era: Era,
}

impl View {
    pub(super) fn new(readers: Arc<Readers>, era: Era) -> Self {
        Self { readers, era }
    }

    /// The same connections, for another era.
    pub(super) fn of(&self, era: Era) -> Self {
        Self { readers: Arc::clone(&self.readers), era }
    }

    /// Runs a query of a few microseconds on this thread.
    pub(super) fn read<T>(&self, query: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let answer = self.readers.read(query);
        // Asked afterwards: an era ends before the first byte of the next is written.
        self.era.check()?;
        answer
    }

    /// Runs a query that may take longer on a thread where it keeps no request waiting.
    pub(super) async fn list<T, F>(&self, query: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T> + Send + 'static,
    {
        let answer = self.readers.list(query).await;
        self.era.check()?;
        answer
    }
}

/// A connection stays usable when a thread panicked over it: SQLite's own state is always whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
