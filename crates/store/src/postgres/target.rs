//! A database that another store is copied into, batch by batch.
//!
//! How far the copy is stands in `meta` and is written with each batch, in the same transaction: whatever ends a copy, it can go on.
//! As long as it stands there no server opens the database.

use std::time::Duration;

use super::connection::{Connection, Use};
use super::migrations::{self, COPY, Migrate};
use super::open::{self, OpenError, PostgresOptions};
use super::user_pools;
use crate::copy::tables::{Batch, Table, Values};
use crate::master_key::MasterKey;
use crate::rotation::SIMULATION_ROW;
use crate::sealing::Sealer;
use crate::{KEY_LABEL, Result, StoreError};

/// How long a statement may take at least: a batch can be a function's package, and at the end all rows are counted.
const STATEMENT_TIME: Duration = Duration::from_mins(5);
/// What a database must have none of: the rest is made by any server that starts on an empty one.
const CONTENTS: [(&str, &str); 4] = [
    ("user pools", "SELECT count(*) FROM user_pools"),
    ("users", "SELECT count(*) FROM users"),
    ("functions", "SELECT count(*) FROM functions"),
    ("provisioned limits", "SELECT count(*) FROM provisioned_limits"),
];
const LEASES: &str = "SELECT count(*) FROM leases WHERE until > (extract(epoch from clock_timestamp()) * 1000)::bigint";
/// What a server on an empty database may have made: spare keys, and records of what led nowhere.
const CLEAR: &str =
    "DELETE FROM signing_keys; DELETE FROM session_ends; DELETE FROM parked_sessions; DELETE FROM flows";

/// What is said of the copy is not what this one has written.
#[derive(Debug, thiserror::Error)]
#[error("another copy into this database is running")]
struct AnotherCopy;

/// A database that this key can be used with.
pub(crate) struct Target {
    connection: Connection,
    sealer: Sealer,
    has_tables: bool,
}

impl Target {
    /// Connects and looks; writes nothing.
    pub(crate) async fn open(options: &PostgresOptions, key: &MasterKey) -> std::result::Result<Self, OpenError> {
        let statement_time = options.statement_time.max(STATEMENT_TIME);
        let options = PostgresOptions { connections_max: 2, statement_time, ..options.clone() };
        let (connections, sealer) = (open::connections(&options)?, key.sealer(KEY_LABEL));
        let connection = connections.get(Use::Write).await?;
        let has_tables = migrations::check(&connection, &sealer).await? > 0;
        Ok(Self { connection, sealer, has_tables })
    }

    /// Keeps the sealed secret that unknown users follow from, in the place of one that the empty database may have had.
    pub(crate) async fn put_simulation(&self, sealed: &[u8]) -> Result<()> {
        let statement =
            "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
        self.connection.execute(statement, &[&SIMULATION_ROW, &sealed]).await.map(|_| ())
    }

    /// Whether a copy has been begun and not finished.
    pub(crate) async fn is_unfinished(&self) -> Result<bool> {
        Ok(self.has_tables && migrations::meta(&self.connection, COPY).await?.is_some())
    }

    /// What it holds, and how many of each.
    pub(crate) async fn contents(&self) -> Result<Vec<(&'static str, u64)>> {
        let mut found = Vec::new();
        if self.has_tables {
            for (name, statement) in CONTENTS {
                match user_pools::count_of(&self.connection, statement, &[]).await? {
                    0 => {}
                    count => found.push((name, count)),
                }
            }
        }
        Ok(found)
    }

    /// Whether a server uses it.
    pub(crate) async fn is_in_use(&self) -> Result<bool> {
        Ok(self.has_tables && user_pools::count_of(&self.connection, LEASES, &[]).await? > 0)
    }

    /// Brings it to the schema of this release.
    pub(crate) async fn prepare(&mut self) -> std::result::Result<(), OpenError> {
        migrations::prepare(&self.connection, &self.sealer, Migrate::Always).await?;
        self.has_tables = true;
        Ok(())
    }

    /// Writes down that a copy begins, unless one has been begun. Answers what is written down. From then on no server opens the
    /// database; one may have done so before.
    pub(crate) async fn begin(&self, record: &[u8]) -> Result<Vec<u8>> {
        self.connection.begin().await?;
        let outcome = self.write_first(record).await;
        self.end(outcome).await
    }

    async fn write_first(&self, record: &[u8]) -> Result<Vec<u8>> {
        let statement = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        self.connection.execute(statement, &[&COPY, &record]).await?;
        // Waits for the last batch of a copy that was killed at this moment.
        let statement = "SELECT value FROM meta WHERE name = $1 FOR UPDATE";
        let row = self.connection.row(statement, &[&COPY]).await?;
        Ok(row.ok_or_else(|| StoreError::failed(AnotherCopy))?.try_get(0)?)
    }

    /// Takes away what a server on the empty database may have made.
    pub(crate) async fn clear(&self) -> Result<()> {
        self.connection.run(CLEAR).await
    }

    /// Forgets a copy that has brought nothing.
    pub(crate) async fn take_back(&self, record: &[u8]) -> Result<()> {
        let statement = "DELETE FROM meta WHERE name = $1 AND value = $2";
        self.connection.execute(statement, &[&COPY, &record]).await.map(|_| ())
    }

    /// Adds the rows, and what is written down of the copy with them.
    pub(crate) async fn insert(&self, table: &Table, batch: &Batch, before: &[u8], after: &[u8]) -> Result<()> {
        self.connection.begin().await?;
        let outcome = self.insert_within(table, batch, before, after).await;
        self.end(outcome).await
    }

    async fn insert_within(&self, table: &Table, batch: &Batch, before: &[u8], after: &[u8]) -> Result<()> {
        let statement = "UPDATE meta SET value = $3 WHERE name = $1 AND value = $2";
        if self.connection.execute(statement, &[&COPY, &before, &after]).await? == 0 {
            return Err(StoreError::failed(AnotherCopy));
        }
        if batch.rows > 0 {
            let lists: Vec<_> = batch.columns.iter().map(Values::list).collect();
            self.connection.execute(&table.insert(), &lists).await?;
        }
        Ok(())
    }

    /// How many rows a table has.
    pub(crate) async fn count(&self, table: &Table) -> Result<u64> {
        user_pools::count_of(&self.connection, &table.count(), &[]).await
    }

    /// Lets servers open the database.
    pub(crate) async fn finish(&self, record: &[u8]) -> Result<()> {
        self.connection.begin().await?;
        let outcome = self.finish_within(record).await;
        self.end(outcome).await
    }

    async fn finish_within(&self, record: &[u8]) -> Result<()> {
        let statement = "DELETE FROM meta WHERE name = $1 AND value = $2";
        if self.connection.execute(statement, &[&COPY, &record]).await? == 0 {
            return Err(StoreError::failed(AnotherCopy));
        }
        user_pools::configuration_changes(&self.connection).await
    }

    /// Ends the transaction.
    async fn end<T>(&self, outcome: Result<T>) -> Result<T> {
        match outcome {
            Ok(done) => self.connection.commit().await.map(|()| done),
            Err(error) => {
                self.connection.roll_back().await;
                Err(error)
            }
        }
    }
}
