//! Moving house: everything of an embedded store goes to an empty PostgreSQL database.
//!
//! What is sealed stays sealed, byte for byte: both stores have the same places under the same master key. Rows go in batches, each
//! of which is a transaction that also says how far the copy is, so that a copy that was killed goes on and brings nothing twice.
//! Until it is finished no server opens the database, and none the data directory meanwhile; a server that opens the directory
//! before a copy is finished ends it.

pub(crate) mod tables;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use self::tables::{Batch, KeyPart, TABLES};
use crate::master_key::MasterKey;
use crate::postgres::target::Target;
use crate::postgres::{self, PostgresOptions};
use crate::sqlite::source::{CheckedSource, Source};
use crate::sqlite::{OpenError, has_database};
use crate::{Result, StoreError};

/// How far a copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyProgress {
    /// The table whose rows were copied last.
    pub table: &'static str,
    /// Rows that are copied, of all tables, with those of an earlier attempt.
    pub rows: u64,
    /// Rows that there are.
    pub whole: u64,
}

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopySummary {
    /// Every table, with the rows that it has in both stores.
    pub tables: Vec<(&'static str, u64)>,
}

impl CopySummary {
    /// The rows of one table.
    pub fn rows_of(&self, table: &str) -> u64 {
        self.tables.iter().find(|(name, _)| *name == table).map_or(0, |(_, rows)| *rows)
    }

    /// The rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// Why there is no copy, or only a part of one. The source holds all that it held.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// There is nothing to copy.
    #[error("data directory {} holds no database", .0.display())]
    NoDatabase(PathBuf),
    /// A server uses the source.
    #[error("data directory {} is in use by a server: stop it first, what it acknowledges meanwhile would be lost", .0.display())]
    Running(PathBuf),
    /// The source cannot be opened.
    #[error("the database to copy from")]
    Source(#[source] OpenError),
    /// The target cannot be opened.
    #[error("the database to copy to")]
    Target(#[source] postgres::OpenError),
    /// The target has something already. Nothing was changed.
    #[error("the database to copy to is not empty: it has {0}")]
    NotEmpty(Contents),
    /// A server uses the target. Nothing was changed.
    #[error("a server uses the database to copy to: stop it, or wait until its leases are over if it was killed")]
    TargetInUse,
    /// What is half copied cannot be completed.
    #[error(
        "an unfinished copy into this database is of another source, or a server has used the source since, or another \
         release began it: give an empty database"
    )]
    AnotherSource,
    /// Rows of the source cannot be read.
    #[error("reading {table}")]
    Read {
        /// The table.
        table: &'static str,
        /// What went wrong.
        #[source]
        source: StoreError,
    },
    /// Rows cannot be written.
    #[error("writing {table}")]
    Write {
        /// The table.
        table: &'static str,
        /// What went wrong.
        #[source]
        source: StoreError,
    },
    /// What is written down of the copy cannot be read or written.
    #[error("the record of the copy")]
    Record(#[source] StoreError),
    /// The two stores do not have the same number of rows.
    #[error("not everything has arrived: {0}")]
    Unequal(Unequal),
}

/// Things and how many there are of each, to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents(pub Vec<(&'static str, u64)>);

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told: Vec<String> = self.0.iter().map(|(name, count)| format!("{count} {name}")).collect();
        f.write_str(&told.join(", "))
    }
}

/// Tables that have another number of rows in the target than in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unequal(pub Vec<UnequalTable>);

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnequalTable {
    /// Its name.
    pub table: &'static str,
    /// Rows in the source.
    pub source: u64,
    /// Rows in the target.
    pub target: u64,
}

impl fmt::Display for Unequal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = self.0.iter().map(|it| format!("{} has {} rows of {}", it.table, it.target, it.source));
        f.write_str(&told.collect::<Vec<_>>().join(", "))
    }
}

impl From<OpenError> for CopyError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Locked(directory) => Self::Running(directory),
            other => Self::Source(other),
        }
    }
}

impl From<postgres::OpenError> for CopyError {
    fn from(error: postgres::OpenError) -> Self {
        Self::Target(error)
    }
}

/// Copies what is stored in a data directory, which no server uses, to an empty database, or goes on with that.
///
/// The key must be that of the directory; the database gets the same one. Whoever drops the future interrupts the copy.
pub async fn copy(
    from: &Path,
    key: &MasterKey,
    to: &PostgresOptions,
    mut progress: impl FnMut(CopyProgress),
) -> std::result::Result<CopySummary, CopyError> {
    // Before the lock, which would make the directory.
    if !has_database(from)? {
        return Err(CopyError::NoDatabase(from.to_owned()));
    }
    let source = CheckedSource::of(from, key)?;
    let mut target = Target::open(to, key).await?;
    check_vacant(&target).await?;
    target.prepare().await?;

    let source = source.open()?;
    let mark = source.mark().map_err(CopyError::Record)?;
    let (mut record, mut written) = begin(mark, &target).await?;
    if let Some(sealed) = source.simulation().map_err(CopyError::Record)? {
        target.put_simulation(&sealed).await.map_err(CopyError::Record)?;
    }
    let counts = TABLES
        .iter()
        .map(|table| source.count(table).map_err(|source| CopyError::Read { table: table.name, source }))
        .collect::<std::result::Result<Vec<u64>, CopyError>>()?;
    let whole: u64 = counts.iter().sum();
    for table in TABLES {
        while let Some(place) = record.place_to_go_on(table.name) {
            let batch = source
                .batch(table, place.after.as_deref())
                .map_err(|source| CopyError::Read { table: table.name, source })?;
            record.advance(table.name, &batch);
            let next = record.to_bytes().map_err(CopyError::Record)?;
            let inserted = target.insert(table, &batch, &written, &next).await;
            inserted.map_err(|source| CopyError::Write { table: table.name, source })?;
            written = next;
            progress(CopyProgress { table: table.name, rows: record.rows(), whole });
        }
    }
    let tables = compare(&counts, &target).await?;
    target.finish(&written).await.map_err(CopyError::Record)?;
    // Everything has arrived; a mark that stays means nothing any more.
    source.unmark().ok();
    Ok(CopySummary { tables })
}

/// Refuses a target that has something of its own.
async fn check_vacant(target: &Target) -> std::result::Result<(), CopyError> {
    let is_unfinished = target.is_unfinished().await.map_err(|error| CopyError::Target(error.into()))?;
    if is_unfinished { Ok(()) } else { check_unused(target).await }
}

/// Refuses a target in which a server has made something, or that one uses.
async fn check_unused(target: &Target) -> std::result::Result<(), CopyError> {
    let failed = |error: StoreError| CopyError::Target(error.into());
    let contents = target.contents().await.map_err(failed)?;
    if !contents.is_empty() {
        return Err(CopyError::NotEmpty(Contents(contents)));
    }
    if target.is_in_use().await.map_err(failed)? { Err(CopyError::TargetInUse) } else { Ok(()) }
}

/// What is written down in the target: that of a copy that begins, or of one that goes on.
async fn begin(mark: String, target: &Target) -> std::result::Result<(Record, Vec<u8>), CopyError> {
    let first = Record { source: mark, schema: Source::SCHEMA, tables: BTreeMap::new() };
    let written = target.begin(&first.to_bytes().map_err(CopyError::Record)?).await.map_err(CopyError::Record)?;
    let record = Record::of_bytes(&written).map_err(CopyError::Record)?;
    if record.source != first.source || record.schema != first.schema {
        return Err(CopyError::AnotherSource);
    }
    if record.tables.is_empty() {
        // Until it was written down that a copy begins, a server may have come.
        if let Err(refused) = check_unused(target).await {
            // Should that fail, the next attempt comes here again.
            target.take_back(&written).await.ok();
            return Err(refused);
        }
        target.clear().await.map_err(CopyError::Record)?;
    }
    Ok((record, written))
}

/// Refuses a copy that lacks something.
async fn compare(counts: &[u64], target: &Target) -> std::result::Result<Vec<(&'static str, u64)>, CopyError> {
    let (mut equal, mut unequal) = (Vec::new(), Vec::new());
    for (table, source) in TABLES.iter().zip(counts.iter().copied()) {
        let counted = target.count(table).await;
        let target = counted.map_err(|source| CopyError::Write { table: table.name, source })?;
        if target == source {
            equal.push((table.name, source));
        } else {
            unequal.push(UnequalTable { table: table.name, source, target });
        }
    }
    if unequal.is_empty() { Ok(equal) } else { Err(CopyError::Unequal(Unequal(unequal))) }
}

/// How far a copy is, as it is written down in the target.
#[derive(Serialize, Deserialize)]
struct Record {
    /// Whose rows they are.
    source: String,
    /// The source's schema, on which the keys depend.
    schema: usize,
    tables: BTreeMap<String, Place>,
}

/// How far a table is.
#[derive(Clone, Default, Serialize, Deserialize)]
struct Place {
    /// The key of the last row that was copied.
    after: Option<Vec<KeyPart>>,
    rows: u64,
    is_done: bool,
}

impl Record {
    fn of_bytes(bytes: &[u8]) -> Result<Self> {
        Ok(serde_json::from_slice(bytes)?)
    }

    fn to_bytes(&self) -> Result<Vec<u8>> {
        Ok(serde_json::to_vec(self)?)
    }

    /// Where a table goes on, unless all of it is copied.
    fn place_to_go_on(&self, table: &str) -> Option<Place> {
        let place = self.tables.get(table).cloned().unwrap_or_default();
        (!place.is_done).then_some(place)
    }

    /// The rows of a batch are copied.
    fn advance(&mut self, table: &str, batch: &Batch) {
        let place = self.tables.entry(table.to_owned()).or_default();
        if let Some(last) = &batch.last {
            place.after = Some(last.clone());
        }
        place.rows += batch.rows;
        place.is_done = batch.is_last;
    }

    fn rows(&self) -> u64 {
        self.tables.values().map(|place| place.rows).sum()
    }
}
