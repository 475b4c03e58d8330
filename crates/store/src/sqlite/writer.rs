//! The one thread that writes, with group commit.
//!
//! It takes a request, then every other one that waits already, and commits them together: one sync of the disk for all.
//! Each request has a savepoint of its own, so that a conflict undoes that request alone. Nobody is answered before the
//! commit: a refusal, too, was decided on what the requests before it wrote.
//!
//! Lists of an import ([`Work::Each`]) are different: nobody waits for one of them alone, and what a commit of theirs costs is the
//! pages that it touches ([`super::bulk`]). So they are committed by the ten thousand, unless another request comes; meanwhile the
//! thread keeps more pages in memory and moves the log into the database more seldom. Other requests go before
//! lists that wait ([`super::incoming`]), and where they come lists are committed by the thousand for half a minute, so that nobody
//! waits long for a commit that is an import's.
//!
//! The thread also replaces everything, between two transactions. That begins another era; a request of an earlier one is
//! refused.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};
use vestibule_api::Timestamp;
use vestibule_identity::change::Change;

use super::bulk::Lists;
use super::image::{self, Contents};
use super::incoming::{Incoming, Rank, Ranked};
use super::readers::lock;
use super::{SqliteOptions, changes, expiry};
use crate::sealing::Sealer;
use crate::{Committing, Outcomes, Result, StoreError};

/// Requests in one commit, but for those with lists.
const BATCH_MAX: usize = 64;
/// A commit in which there are so many lists of imports takes no more requests.
const LISTS_IN_COMMIT: usize = 50_000;
/// As [`LISTS_IN_COMMIT`], for a while after somebody else's changes had to wait for lists.
const LISTS_BESIDE_OTHERS: usize = 1_000;
/// How long that is.
const BESIDE_OTHERS: Duration = Duration::from_secs(30);
/// How long the thread waits for more lists before it commits some.
const MORE_LISTS: Duration = Duration::from_millis(25);
/// When no request has come for so long, an import is over.
const END_OF_IMPORT: Duration = Duration::from_millis(300);
/// Pages that are kept in memory while lists of imports come, in KiB.
const BULK_CACHE_KIB: u32 = 32 * 1024;
/// The log is moved into the database when it has so many pages, while lists of imports come: half a gibibyte.
const BULK_LOG_PAGES: u32 = 128 * 1024;
/// SQLite's own measure, for other times.
const LOG_PAGES: u32 = 1000;

/// What the thread is asked to write.
pub(super) enum Work {
    /// Apply all of them or none.
    Changes(Vec<Change>),
    /// Apply each list by itself.
    Each(Vec<Vec<Change>>, Heard),
    /// Forget what expired before.
    Expire(Timestamp),
}

/// Who hears of lists.
pub(super) struct Heard {
    /// That they are not needed any more.
    taken: oneshot::Sender<()>,
    /// How they went, once that is on the disk.
    outcomes: oneshot::Sender<Outcomes>,
}

/// Called on the thread; it must not keep it.
type Reply = Box<dyn FnOnce(Result<u64>) + Send>;

enum Request {
    Write(Work, Era, Reply),
    Replace(Contents, Era, Reply),
    Close(Reply),
}

impl Ranked for Request {
    fn rank(&self) -> Rank {
        match self {
            Self::Write(Work::Each(..), ..) => Rank::Lists,
            Self::Write(Work::Changes(_) | Work::Expire(_), ..) => Rank::Change,
            Self::Replace(..) | Self::Close(_) => Rank::Barrier,
        }
    }
}

/// What ends a transaction, and is done after it.
enum Then {
    Replace(Contents, Era, Reply),
    Close(Reply),
}

/// The time between two replacements of everything.
#[derive(Clone)]
pub(super) struct Era {
    number: u64,
    present: Arc<AtomicU64>,
}

impl Era {
    /// That of a store that was just opened.
    pub(super) fn first() -> Self {
        Self { number: 0, present: Arc::default() }
    }

    /// Whether it goes on.
    pub(super) fn check(&self) -> Result<()> {
        if self.present.load(Ordering::Acquire) == self.number { Ok(()) } else { Err(StoreError::Replaced) }
    }

    fn next(&self) -> Self {
        Self { number: self.number + 1, present: Arc::clone(&self.present) }
    }

    fn begin(&self) {
        self.present.store(self.number, Ordering::Release);
    }
}

/// The way to the thread. Dropping it finishes what waits and ends the thread.
pub(super) struct Writer {
    requests: Option<mpsc::Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, thiserror::Error)]
#[error("the store is closed")]
struct Closed;

/// A failure that several callers hear about.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the transaction was lost: {0}")]
struct TransactionLost(#[source] Arc<Loss>);

/// Why a transaction is lost.
#[derive(Debug, thiserror::Error)]
enum Loss {
    #[error(transparent)]
    Database(rusqlite::Error),
    #[error("lists of an import could not be applied: {0}")]
    Lists(String),
}

impl Writer {
    /// Starts the thread. `keep` is dropped after the thread's connection is closed.
    pub(super) fn start(
        connection: Arc<Mutex<Connection>>,
        sealer: Arc<Sealer>,
        options: SqliteOptions,
        keep: impl Send + 'static,
    ) -> std::io::Result<Self> {
        let (requests, queue) = mpsc::channel(options.queue_max);
        let thread = std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || {
            serve(&connection, &sealer, options.page_cache_kib, queue);
            drop(connection);
            drop(keep);
        })?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    async fn ask(&self, request: impl FnOnce(Reply) -> Request) -> Result<u64> {
        heard(self.begin(request).await?).await
    }

    /// Queues a request; its answer comes later.
    async fn begin(&self, request: impl FnOnce(Reply) -> Request) -> Result<Answer> {
        let (reply, answer) = oneshot::channel();
        // Whoever asked may be gone by then.
        let reply = Box::new(|result| drop(reply.send(result)));
        let requests = self.requests.as_ref().ok_or_else(|| StoreError::failed(Closed))?;
        requests.send(request(reply)).await.map_err(|_| StoreError::failed(Closed))?;
        Ok(answer)
    }
}

/// What the thread will answer.
type Answer = oneshot::Receiver<Result<u64>>;

async fn heard(answer: Answer) -> Result<u64> {
    answer.await.map_err(|_| StoreError::failed(Closed))?
}

/// The way to the thread for requests of one era.
pub(super) struct WriterOfEra {
    writer: Arc<Writer>,
    era: Era,
}

impl WriterOfEra {
    pub(super) fn new(writer: Arc<Writer>, era: Era) -> Self {
        Self { writer, era }
    }

    /// The same thread, for another era.
    pub(super) fn of(&self, era: Era) -> Self {
        Self { writer: Arc::clone(&self.writer), era }
    }

    /// Writes, and answers once it is on the disk.
    pub(super) async fn write(&self, work: Work) -> Result<u64> {
        self.writer.ask(|reply| Request::Write(work, self.era.clone(), reply)).await
    }

    /// Applies each list by itself, and answers once the thread has taken them.
    pub(super) async fn apply_each(&self, lists: Vec<Vec<Change>>) -> Result<Committing> {
        let (taken, is_taken) = oneshot::channel();
        let (outcomes, told) = oneshot::channel();
        let work = Work::Each(lists, Heard { taken, outcomes });
        let answer = self.writer.begin(|reply| Request::Write(work, self.era.clone(), reply)).await?;
        match is_taken.await {
            Ok(()) => Ok(Box::pin(async {
                heard(answer).await?;
                told.await.map_err(|_| StoreError::failed(Closed))
            })),
            // They were not, and the answer says why.
            Err(_) => Err(heard(answer).await.err().unwrap_or_else(|| StoreError::failed(Closed))),
        }
    }

    /// As [`Self::write`], from a thread of its own, which waits for nothing but a place in the queue.
    pub(super) fn submit(&self, work: Work, reply: Reply) {
        let closed = |reply: Reply| reply(Err(StoreError::failed(Closed)));
        let Some(requests) = &self.writer.requests else { return closed(reply) };
        if let Err(unsent) = requests.blocking_send(Request::Write(work, self.era.clone(), reply))
            && let Request::Write(_, _, reply) = unsent.0
        {
            closed(reply);
        }
    }

    /// Replaces everything, and answers with the era that has begun once it is on the disk.
    pub(super) async fn replace(&self, contents: Contents) -> Result<Era> {
        self.writer.ask(|reply| Request::Replace(contents, self.era.clone(), reply)).await?;
        Ok(self.era.next())
    }

    /// Finishes what waits, moves the log into the database, and refuses what comes later.
    pub(super) async fn close(&self) -> Result<()> {
        self.writer.ask(Request::Close).await.map(|_| ())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the store's writer had panicked");
        }
    }
}

fn serve(connection: &Mutex<Connection>, sealer: &Sealer, cache_kib: u32, queue: mpsc::Receiver<Request>) {
    let mut bulk = Bulk { is_on: false, cache_kib, last_waited: None, lists: Lists::default() };
    let mut incoming = Incoming::new(queue);
    let mut lists_first = false;
    loop {
        let waiting = if lists_first { incoming.waiting_lists_first() } else { incoming.waiting() };
        let mut next = if bulk.is_on { waiting.or_else(|| incoming.soon(END_OF_IMPORT)) } else { waiting };
        if next.is_none() && bulk.is_on {
            // The last commit of an import, as it seems.
            bulk.turn(&lock(connection), false);
        }
        next = next.or_else(|| incoming.next());
        let Some(request) = next else { return };
        // Held for the whole transaction: a database in memory is read through the same connection.
        let mut connection = lock(connection);
        if request.rank() == Rank::Lists {
            bulk.turn(&connection, true);
        }
        let (then, had_lists) = commit_together(&connection, sealer, request, &mut incoming, &mut bulk);
        // However many changes come, an import goes on.
        lists_first = !had_lists;
        match then {
            None => {}
            Some(Then::Replace(contents, era, reply)) => {
                reply(replace(&mut connection, &contents, &era));
                drop(contents);
                image::after_replacement(&connection);
            }
            Some(Then::Close(reply)) => {
                let moved = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
                reply(moved.map(|()| 0).map_err(StoreError::from));
                return;
            }
        }
    }
}

/// Replaces everything for a request of the present era; the next has begun then.
fn replace(connection: &mut Connection, contents: &Contents, era: &Era) -> Result<u64> {
    era.check()?;
    era.next().begin();
    let replaced = image::replace(connection, contents);
    if replaced.is_err() {
        // As it was: what was refused meanwhile can be tried again.
        era.begin();
    }
    Ok(replaced.map(|()| 0)?)
}

/// Serves a request and those that wait behind it, up to one that is no write; tells whether there were lists.
fn commit_together(
    connection: &Connection,
    sealer: &Sealer,
    first: Request,
    incoming: &mut Incoming<Request>,
    bulk: &mut Bulk,
) -> (Option<Then>, bool) {
    let lists_max = bulk.lists_in_commit();
    let mut transaction = Transaction::begin(connection, sealer, &mut bulk.lists);
    let mut then = None;
    let mut next = Some(first);
    while let Some(request) = next.take() {
        match request {
            Request::Write(work, era, reply) => transaction.serve(work, &era, reply),
            Request::Replace(contents, era, reply) => then = Some(Then::Replace(contents, era, reply)),
            Request::Close(reply) => then = Some(Then::Close(reply)),
        }
        if then.is_none() && transaction.takes_more(lists_max) {
            // Whoever sends lists is making more of them.
            let most = if transaction.lists.is_empty() { Duration::ZERO } else { MORE_LISTS };
            next = incoming.soon(most);
        }
    }
    let had_lists = !transaction.lists.is_empty();
    let somebody_waited = had_lists && transaction.changes > 0;
    transaction.end();
    if somebody_waited {
        bulk.last_waited = Some(Instant::now());
    }
    (then, had_lists)
}

/// Requests that are served in one transaction of the database.
struct Transaction<'a> {
    connection: &'a Connection,
    sealer: &'a Sealer,
    served: Vec<(Reply, Result<u64>)>,
    /// How many of them are no lists.
    others: usize,
    /// How many of these are changes, for which somebody waits.
    changes: usize,
    lists: &'a mut Lists,
    /// Who hears of which lists.
    told: Vec<(oneshot::Sender<Outcomes>, Range<usize>)>,
    /// Why it cannot be committed any more.
    lost: Option<Loss>,
}

impl<'a> Transaction<'a> {
    fn begin(connection: &'a Connection, sealer: &'a Sealer, lists: &'a mut Lists) -> Self {
        let lost = execute(connection, "BEGIN IMMEDIATE").err().map(Loss::Database);
        lists.clear();
        let (served, told) = (Vec::new(), Vec::new());
        Self { connection, sealer, served, others: 0, changes: 0, lists, told, lost }
    }

    /// Whoever waits for a commit of their own need not wait for more of an import.
    fn takes_more(&self, lists_max: usize) -> bool {
        let has_both = self.others > 0 && !self.lists.is_empty();
        self.lost.is_none() && self.others < BATCH_MAX && self.lists.len() < lists_max && !has_both
    }

    fn serve(&mut self, work: Work, era: &Era, reply: Reply) {
        let result = if self.lost.is_some() { Ok(0) } else { self.apply(work, era) };
        self.served.push((reply, result));
    }

    fn apply(&mut self, work: Work, era: &Era) -> Result<u64> {
        let (connection, sealer) = (self.connection, self.sealer);
        match work {
            Work::Each(lists, heard) => {
                era.check()?;
                let taken = self.lists.take(connection, sealer, lists);
                let which = taken.inspect_err(|error| self.lost = Some(Loss::Lists(error.to_string())))?;
                // Whoever asked may be gone.
                heard.taken.send(()).ok();
                self.told.push((heard.outcomes, which));
                Ok(0)
            }
            Work::Changes(changes) => {
                self.changes += 1;
                self.in_savepoint(era, || changes::apply_all(connection, sealer, changes))
            }
            Work::Expire(now) => self.in_savepoint(era, || expiry::expire(connection, now)),
        }
    }

    /// Does the work of a request, or nothing of it.
    fn in_savepoint(&mut self, era: &Era, work: impl FnOnce() -> Result<u64>) -> Result<u64> {
        self.others += 1;
        // It sees what the lists before it have added.
        self.write_lists()?;
        if let Err(error) = execute(self.connection, "SAVEPOINT request") {
            self.lost = Some(Loss::Database(error));
            return Ok(0);
        }
        let result = era.check().and_then(|()| work());
        // SQLite ends the whole transaction by itself on some failures, a full disk among them; then this fails as well.
        let undone = if result.is_err() { execute(self.connection, "ROLLBACK TO request") } else { Ok(()) };
        self.lost = undone.and_then(|()| execute(self.connection, "RELEASE request")).err().map(Loss::Database);
        result
    }

    fn write_lists(&mut self) -> Result<()> {
        self.lists.write(self.connection).inspect_err(|error| self.lost = Some(Loss::Lists(error.to_string())))
    }

    /// Commits, and answers everybody.
    fn end(mut self) {
        if self.lost.is_none() {
            // What went wrong is why the transaction is lost.
            self.write_lists().ok();
        }
        let committed = match self.lost.take() {
            None => execute(self.connection, "COMMIT").map_err(Loss::Database),
            Some(why) => Err(why),
        };
        if let Err(error) = committed {
            self.roll_back(error);
            return;
        }
        for (outcomes, which) in self.told {
            outcomes.send(self.lists.outcomes(which)).ok();
        }
        for (reply, result) in self.served {
            reply(result);
        }
    }

    fn roll_back(self, why: Loss) {
        if !self.connection.is_autocommit()
            && let Err(error) = execute(self.connection, "ROLLBACK")
        {
            tracing::error!(%error, "a failed transaction could not be rolled back");
        }
        tracing::error!(error = %why, requests = self.served.len(), "a transaction was lost");
        let error = TransactionLost(Arc::new(why));
        for (reply, result) in self.served {
            reply(match result {
                // The cause itself, for the request that met it.
                Err(StoreError::Failed(cause)) => Err(StoreError::Failed(cause)),
                Ok(_) | Err(_) => Err(StoreError::failed(error.clone())),
            });
        }
    }
}

/// How the thread works while an import goes on.
struct Bulk {
    is_on: bool,
    /// The memory for pages at other times.
    cache_kib: u32,
    /// When somebody had to wait for lists.
    last_waited: Option<Instant>,
    /// The lists of the transaction, whose memory the next ones use.
    lists: Lists,
}

impl Bulk {
    /// A commit with so many lists takes no more requests.
    fn lists_in_commit(&self) -> usize {
        match self.last_waited {
            Some(at) if at.elapsed() < BESIDE_OTHERS => LISTS_BESIDE_OTHERS,
            Some(_) | None => LISTS_IN_COMMIT,
        }
    }

    /// Begins to work so, or ends it. A failure costs time and nothing else.
    fn turn(&mut self, connection: &Connection, on: bool) {
        if self.is_on == on {
            return;
        }
        self.is_on = on;
        let turned = if on {
            connection.execute_batch(&format!(
                "PRAGMA cache_size = -{BULK_CACHE_KIB}; PRAGMA wal_autocheckpoint = {BULK_LOG_PAGES};"
            ))
        } else {
            self.lists = Lists::default();
            // What is in the log is moved now, and not in the next request's commit.
            connection.execute_batch(&format!(
                "PRAGMA cache_size = -{}; PRAGMA shrink_memory; PRAGMA wal_autocheckpoint = {LOG_PAGES}; \
                 PRAGMA wal_checkpoint(PASSIVE);",
                self.cache_kib
            ))
        };
        if let Err(error) = turned {
            tracing::warn!(%error, "an import goes on more slowly than it could");
        }
    }
}

fn execute(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}
