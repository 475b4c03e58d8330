//! The one thread that writes, with group commit.
//!
//! It takes a request, then every other one that waits already, and commits them together: one sync of the disk for all.
//! Each request has a savepoint of its own, so that a conflict undoes that request alone. Nobody is answered before the
//! commit: a refusal, too, was decided on what the requests before it wrote.
//!
//! The thread also replaces everything, between two transactions. That begins another era; a request of an earlier one is
//! refused.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};
use vestibule_api::Timestamp;
use vestibule_identity::change::{Change, Conflict};

use super::image::{self, Contents};
use super::readers::lock;
use super::{changes, expiry};
use crate::sealing::Sealer;
use crate::{Outcomes, Result, StoreError};

/// Requests in one commit.
const BATCH_MAX: usize = 64;

/// What the thread is asked to write.
pub(super) enum Work {
    /// Apply all of them or none.
    Changes(Vec<Change>),
    /// Apply each list by itself, and say how that went.
    Each(Vec<Vec<Change>>, Arc<Mutex<Outcomes>>),
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
struct TransactionLost(#[source] Arc<rusqlite::Error>);

impl Writer {
    /// Starts the thread. `keep` is dropped after the thread's connection is closed.
    pub(super) fn start(
        connection: Arc<Mutex<Connection>>,
        sealer: Arc<Sealer>,
        queue_max: usize,
        keep: impl Send + 'static,
    ) -> std::io::Result<Self> {
        let (requests, queue) = mpsc::channel(queue_max);
        let thread = std::thread::Builder::new().name("store-writer".to_owned()).spawn(move || {
            serve(&connection, &sealer, queue);
            drop(connection);
            drop(keep);
        })?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    async fn ask(&self, request: impl FnOnce(Reply) -> Request) -> Result<u64> {
        let (reply, answer) = oneshot::channel();
        // Whoever asked may be gone by then.
        let reply = Box::new(|result| drop(reply.send(result)));
        let requests = self.requests.as_ref().ok_or_else(|| StoreError::failed(Closed))?;
        requests.send(request(reply)).await.map_err(|_| StoreError::failed(Closed))?;
        answer.await.map_err(|_| StoreError::failed(Closed))?
    }
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

fn serve(connection: &Mutex<Connection>, sealer: &Sealer, mut queue: mpsc::Receiver<Request>) {
    while let Some(request) = queue.blocking_recv() {
        // Held for the whole transaction: a database in memory is read through the same connection.
        let mut connection = lock(connection);
        match commit_together(&connection, sealer, request, &mut queue) {
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
    let mut lost = execute(connection, "BEGIN IMMEDIATE").err();
    while let Some(request) = next.take() {
        match request {
            Request::Write(_, _, reply) if lost.is_some() => served.push((reply, Ok(0))),
            Request::Write(work, era, reply) => {
                let outcome = in_savepoint(connection, |connection| {
                    era.check()?;
                    perform(connection, sealer, work)
                });
                lost = outcome.lost;
                served.push((reply, outcome.result));
            }
            Request::Replace(contents, era, reply) => then = Some(Then::Replace(contents, era, reply)),
            Request::Close(reply) => then = Some(Then::Close(reply)),
        }
        if then.is_none() && lost.is_none() && served.len() < BATCH_MAX {
            next = queue.try_recv().ok();
        }
    }
    let committed = match lost {
        None => execute(connection, "COMMIT"),
        Some(error) => Err(error),
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
    lost: Option<rusqlite::Error>,
}

/// Does the work, or nothing of it.
fn in_savepoint(connection: &Connection, work: impl FnOnce(&Connection) -> Result<u64>) -> Outcome {
    let result = match execute(connection, "SAVEPOINT request") {
        Ok(()) => work(connection),
        Err(error) => return Outcome { result: Ok(0), lost: Some(error) },
    };
    // SQLite ends the whole transaction by itself on some failures, a full disk among them; then this fails as well.
    let undone = if result.is_err() { execute(connection, "ROLLBACK TO request") } else { Ok(()) };
    let lost = undone.and_then(|()| execute(connection, "RELEASE request")).err();
    Outcome { result, lost }
}

fn perform(connection: &Connection, sealer: &Sealer, work: Work) -> Result<u64> {
    match work {
        Work::Changes(changes) => {
            for change in changes {
                changes::apply(connection, sealer, change)?;
            }
            Ok(0)
        }
        Work::Each(lists, outcomes) => {
            *lock(&outcomes) = each(connection, sealer, &lists)?;
            Ok(0)
        }
        Work::Expire(now) => expiry::expire(connection, now),
    }
}

/// Applies each list or nothing of it.
///
/// A savepoint for each list has every page copied once for each list that touches it, which costs ten times what the lists do.
/// So they are applied together, up to one that contradicts what is stored; then what came before it is undone with it, applied
/// again, and kept. No list is applied more than twice.
fn each(connection: &Connection, sealer: &Sealer, lists: &[Vec<Change>]) -> Result<Outcomes> {
    let mut outcomes = Vec::with_capacity(lists.len());
    while outcomes.len() < lists.len() {
        let rest = &lists[outcomes.len()..];
        execute(connection, "SAVEPOINT lists")?;
        let (fitting, conflict) = until_conflict(connection, sealer, rest)?;
        if conflict.is_some() {
            execute(connection, "ROLLBACK TO lists")?;
            rest[..fitting].iter().try_for_each(|list| all(connection, sealer, list))?;
        }
        execute(connection, "RELEASE lists")?;
        outcomes.extend(std::iter::repeat_n(Ok(()), fitting));
        outcomes.extend(conflict.map(Err));
    }
    Ok(outcomes)
}

/// Applies lists in turn: how many fit, and what the next one contradicts, if there is one that does.
fn until_conflict(
    connection: &Connection,
    sealer: &Sealer,
    lists: &[Vec<Change>],
) -> Result<(usize, Option<Conflict>)> {
    for (at, list) in lists.iter().enumerate() {
        match all(connection, sealer, list) {
            Ok(()) => {}
            Err(StoreError::Conflict(conflict)) => return Ok((at, Some(conflict))),
            Err(other) => return Err(other),
        }
    }
    Ok((lists.len(), None))
}

fn all(connection: &Connection, sealer: &Sealer, list: &[Change]) -> Result<()> {
    list.iter().try_for_each(|change| changes::apply(connection, sealer, change.clone()))
}

fn execute(connection: &Connection, sql: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(|_| ())
}
