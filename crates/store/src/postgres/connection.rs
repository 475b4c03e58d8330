//! Connections: a bounded pool of them, statements prepared once on each, and what failures mean.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadpool_postgres::{Object, Pool, PoolError, TimeoutType};
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
    /// What short queries share, several of which may be under way on one: sent together, they are answered together.
    lanes: Vec<Mutex<Option<Arc<Lane>>>>,
    next_lane: AtomicUsize,
    /// Fewer than there are connections: writes that wait for each other, or for a standby, leave some to reads.
    writers: Arc<Semaphore>,
    counted: Arc<Counted>,
    order: Arc<OrderOfCreation>,
}

#[derive(Default)]
struct Counted {
    reads: AtomicU64,
    writes: AtomicU64,
    /// How often a server was found that takes no writes. Connections from before may lead to that one.
    fenced: AtomicU64,
}

/// A connection that short queries share.
struct Lane {
    /// Absent only while it is dropped.
    object: Option<Object>,
    /// As [`Counted::fenced`] was when it was opened.
    fenced: u64,
    is_spoilt: AtomicBool,
}

impl Drop for Lane {
    fn drop(&mut self) {
        if *self.is_spoilt.get_mut()
            && let Some(object) = self.object.take()
        {
            drop(Object::take(object));
        }
    }
}

/// A connection that nobody else uses at the moment, or that others use for short queries too.
pub(super) struct Connection {
    lane: Arc<Lane>,
    /// Where it comes from.
    pool: Pool,
    _writer: Option<OwnedSemaphorePermit>,
    statement_time: Duration,
    counted: Arc<Counted>,
    order: Arc<OrderOfCreation>,
    use_: Use,
    /// What spreads the rows that all transactions of a kind change, the same for all of one transaction.
    spread: i64,
}

/// What a connection is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A query that is answered at once.
    Glance,
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

/// What the database said, or what became of the way to it. Shown without what PostgreSQL adds as detail and hint: there it quotes the
/// values of rows, names of people among them.
pub(super) struct DatabaseError(pub(super) Error);

impl fmt::Display for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_db_error() {
            Some(refusal) => write!(f, "{} {}: {}", refusal.severity(), refusal.code().code(), refusal.message()),
            None => fmt::Display::fmt(&self.0, f),
        }
    }
}

impl fmt::Debug for DatabaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseError({self})")
    }
}

impl std::error::Error for DatabaseError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // That of a refusal is the refusal once more, with everything.
        if self.0.as_db_error().is_some() { None } else { std::error::Error::source(&self.0) }
    }
}

impl Connections {
    pub(super) fn new(pool: Pool, statement_time: Duration) -> Self {
        let connections = pool.status().max_size;
        let lanes = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).min(connections / 4).max(1);
        // One is left to listings.
        let writers = Arc::new(Semaphore::new(connections.saturating_sub(lanes + 1).max(1)));
        Self {
            pool,
            statement_time,
            lanes: std::iter::repeat_with(Mutex::default).take(lanes).collect(),
            next_lane: AtomicUsize::default(),
            writers,
            counted: Arc::default(),
            order: Arc::default(),
        }
    }

    /// A connection for short queries, which others may be using.
    async fn lane(&self) -> Result<Arc<Lane>> {
        let place = &self.lanes[self.next_lane.fetch_add(1, Ordering::Relaxed) % self.lanes.len()];
        if let Some(lane) = &*lock(place)
            && lane.object.as_ref().is_some_and(|object| !object.is_closed())
            && !lane.is_spoilt.load(Ordering::Relaxed)
            && lane.fenced == self.counted.fenced.load(Ordering::Relaxed)
        {
            return Ok(Arc::clone(lane));
        }
        let lane = Arc::new(self.own().await?);
        *lock(place) = Some(Arc::clone(&lane));
        Ok(lane)
    }

    async fn own(&self) -> Result<Lane> {
        let fenced = self.counted.fenced.load(Ordering::Relaxed);
        let object = self.pool.get().await.map_err(|error| StoreError::failed(NoConnection(error)))?;
        Ok(Lane { object: Some(object), fenced, is_spoilt: AtomicBool::new(false) })
    }

    /// A connection, once one is free.
    pub(super) async fn get(&self, use_: Use) -> Result<Connection> {
        let writer = match use_ {
            Use::Glance | Use::Read => None,
            Use::Write => {
                let waiting = Arc::clone(&self.writers).acquire_owned();
                let waited = tokio::time::timeout(self.statement_time, waiting).await;
                // As if there were no connection: waited for once, and nothing was sent.
                let late = |_| StoreError::failed(NoConnection(PoolError::Timeout(TimeoutType::Wait)));
                let permit = waited.map_err(late)?;
                Some(permit.map_err(StoreError::failed)?)
            }
        };
        let lane = match use_ {
            Use::Glance => self.lane().await?,
            Use::Read | Use::Write => Arc::new(self.own().await?),
        };
        Ok(Connection {
            lane,
            pool: self.pool.clone(),
            _writer: writer,
            statement_time: self.statement_time,
            counted: Arc::clone(&self.counted),
            order: Arc::clone(&self.order),
            use_,
            spread: self.order.next(),
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
            Err(Answer::Refused(error)) if is_not_text(&error) && self.use_ != Use::Write => Ok(Vec::new()),
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
        self.lane.is_spoilt.store(true, Ordering::Relaxed);
        self.run("BEGIN ISOLATION LEVEL READ COMMITTED").await
    }

    /// Commits the transaction.
    pub(super) async fn commit(&self) -> Result<()> {
        self.run("COMMIT").await?;
        self.lane.is_spoilt.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Ends the transaction without its changes. If even that fails, the connection is given up, and the database does it.
    pub(super) async fn roll_back(&self) {
        if self.run("ROLLBACK").await.is_ok() {
            self.lane.is_spoilt.store(false, Ordering::Relaxed);
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
            Use::Glance | Use::Read => &self.counted.reads,
            Use::Write => &self.counted.writes,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    fn object(&self) -> Result<&Object> {
        self.lane.object.as_ref().ok_or_else(|| StoreError::failed(TimedOut(self.statement_time)))
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
            self.lane.is_spoilt.store(true, Ordering::Relaxed);
            return Err(Answer::Late(TimedOut(time)));
        };
        answer.map_err(|error| {
            // What takes no writes is another server by now: the next connection may find the right one.
            if error.code() == Some(&SqlState::READ_ONLY_SQL_TRANSACTION) {
                self.lane.is_spoilt.store(true, Ordering::Relaxed);
                self.counted.fenced.fetch_add(1, Ordering::Relaxed);
                self.pool.retain(|_, _| false);
            }
            error.into()
        })
    }
}

/// What is in it stays whole when a thread panicked over it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
        Self::failed(DatabaseError(error))
    }
}

/// The state that the database told, if this is an error of the database's.
pub(super) fn state(error: &StoreError) -> Option<&SqlState> {
    postgres(error)?.code()
}

fn postgres(error: &StoreError) -> Option<&Error> {
    match error {
        StoreError::Failed(cause) => cause.downcast_ref::<DatabaseError>().map(|error| &error.0),
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
                || postgres(error).is_some_and(|error| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postgres::open;
    use crate::testing::postgres::{Database, is_left_out, options};

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_refusal_says_what_it_is_and_quotes_no_values() {
        if is_left_out() {
            return;
        }
        let database = Database::create();
        let connections = open::connections(&options(&database.url)).unwrap();
        let connection = connections.get(Use::Write).await.unwrap();
        connection.run("CREATE TEMPORARY TABLE people (name text PRIMARY KEY)").await.unwrap();
        let insert = "INSERT INTO people (name) VALUES ($1)";
        connection.execute(insert, &[&"ann@example.com"]).await.unwrap();
        let refused = connection.execute(insert, &[&"ann@example.com"]).await.unwrap_err();
        assert!(is_doubled(&refused), "{refused}");
        assert!(!is_outage(&refused), "{refused}");
        let told = refused.to_string();
        assert!(told.contains("ERROR 23505: duplicate key"), "{told}");
        let mut shown = vec![told, format!("{refused:?}")];
        let mut source = std::error::Error::source(&refused);
        while let Some(cause) = source {
            shown.extend([cause.to_string(), format!("{cause:?}")]);
            source = cause.source();
        }
        assert!(shown.iter().all(|text| !text.contains("ann@")), "{shown:?}");
    }
}
