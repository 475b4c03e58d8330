//! The one thread that writes, with group commit.
//!
//! It takes a request, then every other one that waits already, and commits them together: one sync of the disk for all.
//! Each request has a savepoint of its own, so that a conflict undoes that request alone. Nobody is answered before the
//! commit: a refusal, too, was decided on what the requests before it wrote.
//!
//! Lists of an import ([`Work::Each`]) are different: nobody waits for one of them alone, and what a commit of theirs costs is the
//! pages that it touches, one in every index for each user. So they are committed by the ten thousand, unless another
//! request comes; meanwhile the thread keeps more pages in memory and moves the log into the database more seldom.
//!
//! The thread also replaces everything, between two transactions. That begins another era; a request of an earlier one is
//! refused.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};
use vestibule_api::Timestamp;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::ids::{Sub, UserPoolId};

use super::image::{self, Contents};
use super::readers::lock;
use super::{SqliteOptions, changes, expiry, users};
use crate::sealing::Sealer;
use crate::{Applied, Outcomes, Result, StoreError};

/// Requests in one commit, but for those with lists.
const BATCH_MAX: usize = 64;
/// A commit in which there are so many lists of imports takes no more requests.
const LISTS_IN_COMMIT: usize = 50_000;
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
    /// Apply each list by itself, and say at once how that went.
    Each(Vec<Vec<Change>>, oneshot::Sender<Outcomes>),
    /// Forget what expired before.
    Expire(Timestamp),
}

/// Called on the thread; it must not keep it.
type Reply = Box<dyn FnOnce(Result<u64>) + Send>;

enum Request {
    Write(Work, Era, Reply),
    Replace(Contents, Era, Reply),
    Close(Reply),
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
    #[error("a list of an import could not be applied")]
    List,
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

    /// Applies each list by itself, and answers before that is on the disk.
    pub(super) async fn apply_each(&self, lists: Vec<Vec<Change>>) -> Result<Applied> {
        let (told, outcomes) = oneshot::channel();
        let work = Work::Each(lists, told);
        let answer = self.writer.begin(|reply| Request::Write(work, self.era.clone(), reply)).await?;
        match outcomes.await {
            Ok(outcomes) => Ok(Applied { outcomes, committed: Box::pin(async { heard(answer).await.map(|_| ()) }) }),
            // It was not applied, and the answer says why.
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

fn serve(connection: &Mutex<Connection>, sealer: &Sealer, cache_kib: u32, mut queue: mpsc::Receiver<Request>) {
    let mut bulk = Bulk { is_on: false, cache_kib };
    while let Some(request) = queue.blocking_recv() {
        // Held for the whole transaction: a database in memory is read through the same connection.
        let mut connection = lock(connection);
        bulk.turn(&connection, matches!(request, Request::Write(Work::Each(..), ..)));
        match commit_together(&connection, sealer, request, &mut queue) {
            // The last commit of an import, as it seems.
            None if queue.is_empty() => bulk.turn(&connection, false),
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

/// Serves a request and those that wait behind it, up to one that is no write.
fn commit_together(
    connection: &Connection,
    sealer: &Sealer,
    first: Request,
    queue: &mut mpsc::Receiver<Request>,
) -> Option<Then> {
    let mut served: Vec<(Reply, Result<u64>)> = Vec::new();
    let mut then = None;
    let mut next = Some(first);
    let (mut others, mut lists, mut is_full) = (0, 0, false);
    let mut lost = execute(connection, "BEGIN IMMEDIATE").err().map(Loss::Database);
    while let Some(request) = next.take() {
        match request {
            Request::Write(_, _, reply) if lost.is_some() => served.push((reply, Ok(0))),
            Request::Write(work, era, reply) => {
                match &work {
                    Work::Each(more, _) => lists += more.len(),
                    Work::Changes(_) | Work::Expire(_) => others += 1,
                }
                // Whoever waits for a commit of their own need not wait for more of an import.
                is_full = others >= BATCH_MAX || lists >= LISTS_IN_COMMIT || (others > 0 && lists > 0);
                let outcome = match work {
                    Work::Changes(changes) => {
                        in_savepoint(connection, &era, || changes::apply_all(connection, sealer, changes))
                    }
                    Work::Expire(now) => in_savepoint(connection, &era, || expiry::expire(connection, now)),
                    Work::Each(lists, told) => lists_of_import(connection, sealer, &era, lists, told),
                };
                lost = outcome.lost;
                served.push((reply, outcome.result));
            }
            Request::Replace(contents, era, reply) => then = Some(Then::Replace(contents, era, reply)),
            Request::Close(reply) => then = Some(Then::Close(reply)),
        }
        if then.is_none() && lost.is_none() && !is_full {
            next = queue.try_recv().ok();
        }
    }
    let committed = match lost {
        None => execute(connection, "COMMIT").map_err(Loss::Database),
        Some(why) => Err(why),
    };
    if let Err(error) = committed {
        if !connection.is_autocommit()
            && let Err(error) = execute(connection, "ROLLBACK")
        {
            tracing::error!(%error, "a failed transaction could not be rolled back");
        }
        tracing::error!(%error, requests = served.len(), "a transaction was lost");
        let error = TransactionLost(Arc::new(error));
        for (reply, result) in served {
            reply(match result {
                // The cause itself, for the request that met it.
                Err(StoreError::Failed(cause)) => Err(StoreError::Failed(cause)),
                Ok(_) | Err(_) => Err(StoreError::failed(error.clone())),
            });
        }
    } else {
        for (reply, result) in served {
            reply(result);
        }
    }
    then
}

/// How a request went, and whether it took the whole transaction with it.
struct Outcome {
    result: Result<u64>,
    lost: Option<Loss>,
}

/// Does the work, or nothing of it.
fn in_savepoint(connection: &Connection, era: &Era, work: impl FnOnce() -> Result<u64>) -> Outcome {
    let result = match execute(connection, "SAVEPOINT request") {
        Ok(()) => era.check().and_then(|()| work()),
        Err(error) => return Outcome { result: Ok(0), lost: Some(Loss::Database(error)) },
    };
    // SQLite ends the whole transaction by itself on some failures, a full disk among them; then this fails as well.
    let undone = if result.is_err() { execute(connection, "ROLLBACK TO request") } else { Ok(()) };
    let lost = undone.and_then(|()| execute(connection, "RELEASE request")).err().map(Loss::Database);
    Outcome { result, lost }
}

/// Applies each list by itself. A failure that is no conflict takes the whole transaction with it.
fn lists_of_import(
    connection: &Connection,
    sealer: &Sealer,
    era: &Era,
    lists: Vec<Vec<Change>>,
    told: oneshot::Sender<Outcomes>,
) -> Outcome {
    if let Err(error) = era.check() {
        return Outcome { result: Err(error), lost: None };
    }
    match each(connection, sealer, lists) {
        Ok(outcomes) => {
            // Whoever asked may be gone.
            drop(told.send(outcomes));
            Outcome { result: Ok(0), lost: None }
        }
        Err(error) => Outcome { result: Err(error), lost: Some(Loss::List) },
    }
}

/// How the thread works while an import goes on.
struct Bulk {
    is_on: bool,
    /// The memory for pages at other times.
    cache_kib: u32,
}

impl Bulk {
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

/// Applies each list or nothing of it. After a failure that is no conflict some of them may be applied.
fn each(connection: &Connection, sealer: &Sealer, lists: Vec<Vec<Change>>) -> Result<Outcomes> {
    let outcomes = lists.into_iter().map(|list| match by_itself(connection, sealer, list) {
        Ok(()) => Ok(Ok(())),
        Err(StoreError::Conflict(conflict)) => Ok(Err(conflict)),
        Err(other) => Err(other),
    });
    outcomes.collect()
}

/// Applies a list or, if it contradicts what is stored, nothing of it.
///
/// In a savepoint every page is copied before it is changed, which costs several times what a new user does. So a list that only adds a
/// user goes without: what it has added goes with the user.
fn by_itself(connection: &Connection, sealer: &Sealer, list: Vec<Change>) -> Result<()> {
    let added = added_user(&list);
    if added.is_none() {
        execute(connection, "SAVEPOINT list")?;
    }
    let mut done = 0;
    let applied = list.into_iter().try_for_each(|change| {
        changes::apply(connection, sealer, change)?;
        done += 1;
        Ok(())
    });
    if applied.is_err() {
        match &added {
            None => execute(connection, "ROLLBACK TO list")?,
            // The creation leaves nothing of itself.
            Some(_) if done == 0 => {}
            Some((pool, sub)) => users::delete(connection, pool, sub)?,
        }
    }
    if added.is_none() {
        execute(connection, "RELEASE list")?;
    }
    applied
}

/// The user whom a list creates, if all that it does beside is to put that user into groups.
fn added_user(list: &[Change]) -> Option<(UserPoolId, Sub)> {
    let [Change::CreateUser(user, _), rest @ ..] = list else { return None };
    let joins = |change: &Change| match change {
        Change::User(pool, sub, UserChange::JoinGroup(_)) => *pool == user.pool_id && *sub == user.sub,
        _ => false,
    };
    rest.iter().all(joins).then(|| (user.pool_id.clone(), user.sub.clone()))
}

fn execute(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}
