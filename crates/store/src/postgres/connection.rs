//! Connections: a bounded pool of them, statements prepared once on each, and what failures mean.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use deadpool_postgres::{Object, Pool, PoolError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, Row};

use super::order::OrderOfCreation;
use crate::{Result, RoundTrips, StoreError};

/// How long the deletion of a pool may take, with everything in it.
const LONG: Duration = Duration::from_mins(10);

/// A value of a statement.
pub(super) type Value<'a> = &'a (dyn ToSql + Sync);

/// The way to the database.
pub(super) struct Connections {
    pool: Pool,
    /// How long one statement may take, with what it waits for.
    statement_time: Duration,
    /// Fewer than there are connections: writes that wait for each other, or for a standby, leave some to reads.
    writers: Arc<Semaphore>,
    counted: Arc<Counted>,
    order: Arc<OrderOfCreation>,
}

#[derive(Default)]
struct Counted {
    reads: AtomicU64,
    writes: AtomicU64,
}

/// A connection that nobody else uses at the moment.
pub(super) struct Connection {
    /// Absent only while it is dropped.
    object: Option<Object>,
    _writer: Option<OwnedSemaphorePermit>,
    statement_time: Duration,
    counted: Arc<Counted>,
    order: Arc<OrderOfCreation>,
    use_: Use,
    /// What spreads the rows that all transactions of a kind change, the same for all of one transaction.
    spread: i64,
    /// Whether its state is unknown or a transaction is open: then it is not used again.
    is_spoilt: AtomicBool,
}

/// What a connection is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Queries.
    Read,
    /// A transaction that changes something.
    Write,
}

/// Nothing came back in time. What was sent may have been done.
#[derive(Debug, thiserror::Error)]
#[error("the database did not answer within {0:?}")]
pub(super) struct TimedOut(Duration);

/// There is no connection to be had.
#[derive(Debug, thiserror::Error)]
#[error("no connection to the database: {0}")]
pub(super) struct NoConnection(pub(super) PoolError);

impl Connections {
    pub(super) fn new(pool: Pool, statement_time: Duration) -> Self {
        let connections = pool.status().max_size;
        let writers = Arc::new(Semaphore::new(connections - (connections / 4).max(1)));
        Self { pool, statement_time, writers, counted: Arc::default(), order: Arc::default() }
    }

    /// A connection, once one is free.
    pub(super) async fn get(&self, use_: Use) -> Result<Connection> {
        let writer = match use_ {
            Use::Read => None,
            Use::Write => {
                let waiting = Arc::clone(&self.writers).acquire_owned();
                let waited = tokio::time::timeout(self.statement_time, waiting).await;
                let permit = waited.map_err(|_| StoreError::failed(TimedOut(self.statement_time)))?;
                Some(permit.map_err(StoreError::failed)?)
            }
        };
        let object = self.pool.get().await.map_err(|error| StoreError::failed(NoConnection(error)))?;
        Ok(Connection {
            object: Some(object),
            _writer: writer,
            statement_time: self.statement_time,
            counted: Arc::clone(&self.counted),
            order: Arc::clone(&self.order),
            use_,
            spread: self.order.next(),
            is_spoilt: AtomicBool::new(false),
        })
    }

    pub(super) fn round_trips(&self) -> RoundTrips {
        RoundTrips {
            reads: self.counted.reads.load(Ordering::Relaxed),
            writes: self.counted.writes.load(Ordering::Relaxed),
        }
    }
}

impl Connection {
    /// The rows that a statement answers with.
    ///
    /// A value with a NUL character stands in no column of text: nothing is found where one is compared with it.
    pub(super) async fn rows(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>> {
        self.counted();
        let object = self.object()?;
        let answer = self
            .in_time(async {
                let statement = object.prepare_cached(sql).await?;
                object.query(&statement, values).await
            })
            .await;
        match answer {
            Err(Answer::Refused(error)) if is_not_text(&error) && self.use_ == Use::Read => Ok(Vec::new()),
            other => Ok(other?),
        }
    }

    /// The first row, if there is one.
    pub(super) async fn row(&self, sql: &str, values: &[Value<'_>]) -> Result<Option<Row>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// How many rows a statement has changed.
    pub(super) async fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        self.counted();
        let object = self.object()?;
        let executed = self.in_time(async {
            let statement = object.prepare_cached(sql).await?;
            object.execute(&statement, values).await
        });
        Ok(executed.await?)
    }

    /// As [`Self::execute`], for a statement that may take minutes; the transaction has lifted the database's own limit.
    pub(super) async fn execute_long(&self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        self.counted();
        let object = self.object()?;
        let executed = self.within(LONG, async {
            let statement = object.prepare_cached(sql).await?;
            object.execute(&statement, values).await
        });
        Ok(executed.await?)
    }

    /// Statements without values, of which several may be in one text.
    pub(super) async fn run(&self, sql: &str) -> Result<()> {
        self.counted();
        let object = self.object()?;
        Ok(self.in_time(object.batch_execute(sql)).await?)
    }

    /// Begins a transaction. Until it has ended, the connection does not go back to the others.
    pub(super) async fn begin(&self) -> Result<()> {
        self.is_spoilt.store(true, Ordering::Relaxed);
        self.run("BEGIN ISOLATION LEVEL READ COMMITTED").await
    }

    /// Commits the transaction.
    pub(super) async fn commit(&self) -> Result<()> {
        self.run("COMMIT").await?;
        self.is_spoilt.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Ends the transaction without its changes. If even that fails, the connection is given up, and the database does it.
    pub(super) async fn roll_back(&self) {
        if self.run("ROLLBACK").await.is_ok() {
            self.is_spoilt.store(false, Ordering::Relaxed);
        }
    }

    /// One of so many rows, the same for a whole transaction: two transactions that took several would wait for each other.
    pub(super) fn spread(&self, rows: i32) -> i32 {
        i32::try_from(self.spread.rem_euclid(i64::from(rows))).unwrap_or(0)
    }

    /// The next place in the order of creation.
    pub(super) fn next_seq(&self) -> i64 {
        self.order.next()
    }

    fn counted(&self) {
        let counter = match self.use_ {
            Use::Read => &self.counted.reads,
            Use::Write => &self.counted.writes,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    fn object(&self) -> Result<&Object> {
        self.object.as_ref().ok_or_else(|| StoreError::failed(TimedOut(self.statement_time)))
    }

    async fn in_time<T>(
        &self,
        answer: impl Future<Output = std::result::Result<T, Error>>,
    ) -> std::result::Result<T, Answer> {
        self.within(self.statement_time, answer).await
    }

    async fn within<T>(
        &self,
        time: Duration,
        answer: impl Future<Output = std::result::Result<T, Error>>,
    ) -> std::result::Result<T, Answer> {
        let Ok(answer) = tokio::time::timeout(time, answer).await else {
            self.is_spoilt.store(true, Ordering::Relaxed);
            return Err(Answer::Late(TimedOut(time)));
        };
        answer.map_err(|error| {
            // What takes no writes is another server by now: the next connection may find the right one.
            if error.code() == Some(&SqlState::READ_ONLY_SQL_TRANSACTION) {
                self.is_spoilt.store(true, Ordering::Relaxed);
            }
            error.into()
        })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if *self.is_spoilt.get_mut()
            && let Some(object) = self.object.take()
        {
            drop(Object::take(object));
        }
    }
}

enum Answer {
    Refused(Error),
    Late(TimedOut),
}

impl From<Error> for Answer {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<Answer> for StoreError {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Refused(error) => error.into(),
            Answer::Late(error) => Self::failed(error),
        }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        Self::failed(error)
    }
}

/// The state that the database told, if this is an error of the database's.
pub(super) fn state(error: &StoreError) -> Option<&SqlState> {
    postgres(error)?.code()
}

fn postgres(error: &StoreError) -> Option<&Error> {
    match error {
        StoreError::Failed(cause) => cause.downcast_ref::<Error>(),
        _ => None,
    }
}

/// Whether nothing came back: then it is no use to send more on this connection.
pub(super) fn is_late(error: &StoreError) -> bool {
    matches!(error, StoreError::Failed(cause) if cause.is::<TimedOut>())
}

fn is_not_text(error: &Error) -> bool {
    error.code() == Some(&SqlState::CHARACTER_NOT_IN_REPERTOIRE)
}

/// Whether a read that met this error is worth another try on another connection: the database or the way to it was lost, or is not
/// there yet.
pub(super) fn is_outage(error: &StoreError) -> bool {
    match error {
        StoreError::Failed(cause) => {
            cause.is::<NoConnection>()
                || cause.downcast_ref::<Error>().is_some_and(|error| {
                    error.is_closed()
                        || error.code().map_or_else(
                            || is_io(error),
                            |state| state.code().starts_with("57P") || *state == SqlState::READ_ONLY_SQL_TRANSACTION,
                        )
                })
        }
        _ => false,
    }
}

/// Whether what was sent is known to have been undone, and may succeed when it is tried again: it met another transaction, or a
/// database that takes no writes. The end of the database is no such case: a commit may wait for a standby then, and is done.
pub(super) fn is_undone(error: &StoreError) -> bool {
    let undone =
        [&SqlState::T_R_SERIALIZATION_FAILURE, &SqlState::T_R_DEADLOCK_DETECTED, &SqlState::READ_ONLY_SQL_TRANSACTION];
    state(error).is_some_and(|state| undone.contains(&state))
}

/// Whether two rows were given the same place in the order of creation, or the same name of a kind that no change asks for twice.
pub(super) fn is_doubled(error: &StoreError) -> bool {
    state(error) == Some(&SqlState::UNIQUE_VIOLATION)
}

fn is_io(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if cause.is::<std::io::Error>() {
            return true;
        }
        source = cause.source();
    }
    false
}
