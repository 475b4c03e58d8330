//! The one function that commits, and what it does when the database says "again".
//!
//! A list of changes is one transaction at READ COMMITTED. Each change locks the row that it depends on before it looks at it, so
//! that of two at once the second sees what the first has done; what nevertheless meets (40001 from an engine that is always
//! serialisable, 40P01) is undone by the database and tried again here. The lists that every sign-in commits go in one statement
//! instead, see [`super::one_statement`].
//!
//! When the connection is lost after `COMMIT` was sent, nobody knows what became of it: whoever asked hears of a failure, never of a
//! refusal.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_postgres::error::SqlState;
use vestibule_identity::change::Change;

use super::connection::{self, Connection, Connections, Use};
use super::{changes, one_statement};
use crate::sealing::Sealer;
use crate::{Outcomes, Result, StoreError};

/// How often a transaction that met another one is tried.
const TRIES_MAX: u32 = 12;
/// How often one is tried whose row has a key that is there already.
const TRIES_DOUBLED: u32 = 3;
const PAUSE_FIRST: Duration = Duration::from_millis(2);
const PAUSE_MAX: Duration = Duration::from_millis(200);
/// How long a commit waits for a database that is not there: a restart, or a standby that takes over.
pub(super) const OUTAGE_MAX: Duration = Duration::from_secs(8);

/// What there is to commit.
pub(super) enum Work {
    /// All of it or nothing.
    List(Vec<Change>),
    /// Each list or nothing of it.
    Each(Vec<Vec<Change>>),
}

/// Commits, and answers how each list went where there are several.
pub(super) async fn commit(connections: &Connections, sealer: &Sealer, work: Work) -> Result<Outcomes> {
    let given_up_at = Instant::now() + OUTAGE_MAX;
    let mut fast = match &work {
        Work::List(changes) => one_statement::of(sealer, changes),
        Work::Each(_) => None,
    };
    let (mut tries, mut pause) = (0, PAUSE_FIRST);
    loop {
        let outcome = match connections.get(Use::Write).await {
            Err(error) => Tried::Undone(error),
            Ok(connection) => match &fast {
                Some(statement) => match statement.run(&connection).await {
                    Ok(true) => return Ok(Vec::new()),
                    Ok(false) => {
                        // Not the common case: one change after the other says what it is.
                        fast = None;
                        continue;
                    }
                    Err(error) if connection::is_undone(&error) => Tried::Undone(error),
                    Err(error) => Tried::Failed(error),
                },
                None => match in_transaction(&connection, sealer, &work).await {
                    Ok(outcomes) => return Ok(outcomes),
                    Err(not_done) => not_done,
                },
            },
        };
        match outcome {
            Tried::Failed(error) => return Err(error),
            Tried::Undone(error) => {
                let is_outage = connection::is_outage(&error);
                tries += 1;
                let tries_max = if connection::is_doubled(&error) { TRIES_DOUBLED } else { TRIES_MAX };
                let is_over = if is_outage { Instant::now() >= given_up_at } else { tries >= tries_max };
                if is_over {
                    return Err(error);
                }
                tracing::debug!(%error, tries, "a transaction is tried again");
            }
        }
        sleep(pause).await;
        pause = (pause * 2).min(PAUSE_MAX);
    }
}

/// Why a transaction has not been committed.
enum Tried {
    /// Nothing of it was done, and it may succeed another time.
    Undone(StoreError),
    /// It is refused, cannot be done, or nobody knows.
    Failed(StoreError),
}

async fn in_transaction(connection: &Connection, sealer: &Sealer, work: &Work) -> std::result::Result<Outcomes, Tried> {
    let applied = async {
        connection.begin().await?;
        match work {
            Work::List(list) => apply_all(connection, sealer, list).await.map(|()| Vec::new()),
            Work::Each(lists) => each(connection, sealer, lists).await,
        }
    };
    match applied.await {
        Ok(outcomes) => match connection.commit().await {
            Ok(()) => Ok(outcomes),
            Err(error) if connection::state(&error) == Some(&SqlState::T_R_SERIALIZATION_FAILURE) => {
                connection.roll_back().await;
                Err(Tried::Undone(error))
            }
            Err(error) => Err(Tried::Failed(error)),
        },
        Err(error) => {
            // Before COMMIT was sent nothing can have been done, whatever became of the connection.
            let is_undone =
                connection::is_undone(&error) || connection::is_doubled(&error) || connection::is_outage(&error);
            if !connection::is_outage(&error) && !connection::is_late(&error) {
                connection.roll_back().await;
            }
            Err(if is_undone { Tried::Undone(error) } else { Tried::Failed(error) })
        }
    }
}

async fn apply_all(connection: &Connection, sealer: &Sealer, list: &[Change]) -> Result<()> {
    for change in list {
        changes::apply(connection, sealer, change).await?;
    }
    Ok(())
}

async fn each(connection: &Connection, sealer: &Sealer, lists: &[Vec<Change>]) -> Result<Outcomes> {
    let mut outcomes = Vec::with_capacity(lists.len());
    for list in lists {
        connection.run("SAVEPOINT list").await?;
        match apply_all(connection, sealer, list).await {
            Ok(()) => {
                connection.run("RELEASE SAVEPOINT list").await?;
                outcomes.push(Ok(()));
            }
            Err(StoreError::Conflict(conflict)) => {
                connection.run("ROLLBACK TO SAVEPOINT list; RELEASE SAVEPOINT list").await?;
                outcomes.push(Err(conflict));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(outcomes)
}

/// Runs a query, again on another connection if the one that it had is lost, for as long as an outage may last.
pub(super) async fn read<T, Q>(connections: &Connections, use_: Use, query: impl Fn(Arc<Connection>) -> Q) -> Result<T>
where
    Q: Future<Output = Result<T>>,
{
    let given_up_at = Instant::now() + OUTAGE_MAX;
    let mut pause = PAUSE_FIRST;
    loop {
        let answer = match connections.get(use_).await {
            Ok(connection) => query(Arc::new(connection)).await,
            Err(error) => Err(error),
        };
        match answer {
            Err(error) if connection::is_outage(&error) && Instant::now() < given_up_at => {
                tracing::debug!(%error, "a query is tried again");
            }
            other => return other,
        }
        sleep(pause).await;
        pause = (pause * 2).min(PAUSE_MAX);
    }
}
