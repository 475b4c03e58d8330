//! Replacing the master key: what was sealed with the previous key is sealed with the primary one, row by row.
//!
//! Owns how far a rotation is, which is kept in the row `master_key_rotation` of the table `meta` and moves in the transaction of the
//! rows that it tells of: a rotation that was killed goes on. The row says with a value sealed under each of the two keys which they
//! are, and while it is there, a database opens with both or not at all. The SQL is each backend's `rotation`.

use std::ops::ControlFlow;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::master_key::MasterKeys;
use crate::sealed::{SealedTable, TABLES};
use crate::sealing::Sealer;
use crate::{StoreError, postgres, sqlite};

/// The row of `meta` that says how far a rotation is.
pub(crate) const ROTATION_ROW: &str = "master_key_rotation";
/// The row of `meta` with the secret that unknown users follow from.
pub(crate) const SIMULATION_ROW: &str = "simulation";
pub(crate) const SIMULATION_PLACE: [&str; 2] = ["meta", SIMULATION_ROW];
/// What the secret was derived by from the master key before it was kept.
const SIMULATION_LABEL: &str = "simulated users";

const CHECK_PLACE: [&str; 2] = ["meta", ROTATION_ROW];
const CHECK: &[u8] = b"vestibule";

/// Rows that are read and sealed anew in one transaction. Few in tests, so that there are many transactions.
pub(crate) const BATCH_ROWS: usize = if cfg!(test) { 2 } else { 250 };
/// How often everything is gone through until nothing is found any more.
pub(crate) const PASSES_MAX: u32 = 5;

/// How far a rotation is. Everything is gone through once more to see that nothing is left; then it begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RotationProgress {
    /// The table that is being gone through.
    pub table: &'static str,
    /// The rows that were.
    pub rows: u64,
    /// The rows that there are, about.
    pub whole: u64,
}

/// How a rotation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// Everything was sealed with the primary key before.
    NothingLeft,
    /// Everything is sealed with the primary key, and the previous one opens nothing any more.
    Done {
        /// How many values were sealed anew this time.
        values: u64,
    },
}

/// Why a rotation has not come to its end. What it has done stays, and another one goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum RotationError {
    /// There is nothing to come from.
    #[error("the previous master key is missing")]
    NoPreviousKey,
    /// It would change nothing.
    #[error("the master key and the previous master key are the same")]
    SameKeys,
    /// There is nothing to seal anew.
    #[error("data directory {} holds no database", .0.display())]
    NoDatabase(PathBuf),
    /// There is nothing to seal anew.
    #[error("the database is empty")]
    EmptyDatabase,
    /// It was told to stop.
    #[error("the rotation was interrupted; the same command goes on with it")]
    Interrupted,
    /// Two at once would only be in each other's way.
    #[error("another rotation of this database is going on")]
    Another,
    /// Neither key opens a value: it is not known what becomes of it.
    #[error("{column} of the row {row} of {table} opens with neither of the two master keys")]
    Broken {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What identifies the row.
        row: String,
    },
    /// Somebody goes on sealing with the previous key.
    #[error(
        "values are still being sealed with the previous master key: restart every node with the new one as its master key, \
         then run the rotation again"
    )]
    StillSealed,
    /// The embedded database cannot be opened.
    #[error(transparent)]
    Sqlite(#[from] sqlite::OpenError),
    /// The shared database cannot be opened.
    #[error(transparent)]
    Postgres(#[from] postgres::OpenError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whether there are two keys.
pub(crate) fn check_keys(keys: &MasterKeys) -> Result<(), RotationError> {
    match &keys.previous {
        None => Err(RotationError::NoPreviousKey),
        Some(previous) if *previous == keys.primary => Err(RotationError::SameKeys),
        Some(_) => Ok(()),
    }
}

/// What the answers about unknown users follow from in a database that does not keep it yet: from the master key that the database
/// is sealed with, as releases before this one had it.
pub(crate) fn first_simulation(keys: &MasterKeys, primary_is_current: bool) -> [u8; 32] {
    let previous = if primary_is_current { None } else { keys.derive_previous(SIMULATION_LABEL) };
    previous.unwrap_or_else(|| keys.derive(SIMULATION_LABEL))
}

/// The secret in the row, if it opens.
pub(crate) fn open_simulation(sealer: &Sealer, kept: &[u8]) -> Option<[u8; 32]> {
    let secret = sealer.open(&SIMULATION_PLACE, kept).ok()?;
    secret.as_slice().try_into().ok()
}

/// Whether everything in a database opens, by the row that says which keys it is sealed with.
pub(crate) fn opens(row: &[u8], sealer: &Sealer) -> bool {
    Position::read(row).is_some_and(|position| position.checks().all(|check| sealer.open(&CHECK_PLACE, &check).is_ok()))
}

/// How far a rotation is, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Position {
    /// The same value sealed with the primary and with the previous key, in base64.
    checks: Vec<String>,
    /// The table that is being gone through; none after the last one.
    table: Option<String>,
    /// The last row of it that was.
    after: Option<Vec<String>>,
    /// The values that were sealed anew since everything is being gone through for this time.
    pub(crate) resealed: u64,
}

impl Position {
    /// The beginning.
    pub(crate) fn begin(sealer: &Sealer) -> Self {
        let checks = sealer.seal_with_each(&CHECK_PLACE, CHECK).iter().map(|check| STANDARD.encode(check)).collect();
        Self { checks, table: Some(TABLES[0].name.to_owned()), after: None, resealed: 0 }
    }

    /// What is kept, if it can be read.
    pub(crate) fn read(row: &[u8]) -> Option<Self> {
        serde_json::from_slice(row).ok()
    }

    /// As it is kept.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and a number have a form in JSON")
    }

    /// Whether it is of a rotation to the primary key, and not of one away from it.
    pub(crate) fn is_of(&self, sealer: &Sealer) -> bool {
        self.checks().next().is_some_and(|check| sealer.is_current(&CHECK_PLACE, &check))
            && self.checks().all(|check| sealer.open(&CHECK_PLACE, &check).is_ok())
    }

    fn checks(&self) -> impl Iterator<Item = Vec<u8>> {
        self.checks.iter().map(|check| STANDARD.decode(check).unwrap_or_default())
    }

    /// The table to go on with, by its place among [`TABLES`], and the last row of it that is done; none after the last table.
    pub(crate) fn place(&self) -> Option<(usize, Option<&[String]>)> {
        let name = self.table.as_deref()?;
        match TABLES.iter().position(|table| table.name == name) {
            Some(at) => Some((at, self.after.as_deref())),
            None => Some((0, None)),
        }
    }

    /// After a batch of the table at this place.
    pub(crate) fn after(&self, at: usize, batch: &Batch) -> Self {
        let mut next = self.clone();
        next.resealed += batch.replacements.len() as u64;
        if batch.is_last() {
            next.table = TABLES.get(at + 1).map(|table| table.name.to_owned());
            next.after = None;
        } else {
            next.table = TABLES.get(at).map(|table| table.name.to_owned());
            next.after.clone_from(&batch.last);
        }
        next
    }

    /// The beginning of the next time.
    pub(crate) fn again(&self) -> Self {
        Self { checks: self.checks.clone(), table: Some(TABLES[0].name.to_owned()), after: None, resealed: 0 }
    }
}

/// A row with sealed values.
pub(crate) struct SealedRow {
    /// What it comes by in the order of its table.
    pub(crate) key: Vec<String>,
    /// What its places are made of.
    pub(crate) ids: Vec<String>,
    /// The columns' values, in the table's order.
    pub(crate) values: Vec<Option<Vec<u8>>>,
}

/// A value that takes the place of another.
pub(crate) struct Replacement {
    /// The column, by its place in the table.
    pub(crate) column: usize,
    /// The row.
    pub(crate) key: Vec<String>,
    /// What must still be there.
    pub(crate) old: Vec<u8>,
    /// What takes its place.
    pub(crate) new: Vec<u8>,
}

/// What becomes of some rows of a table, one after the other.
pub(crate) struct Batch {
    /// How many there are.
    pub(crate) rows: usize,
    /// The last one.
    pub(crate) last: Option<Vec<String>>,
    /// Those of their values that only the previous key opens.
    pub(crate) replacements: Vec<Replacement>,
}

impl Batch {
    /// Opens the rows' values and seals anew what needs it.
    pub(crate) fn of(sealer: &Sealer, table: &SealedTable, rows: Vec<SealedRow>) -> Result<Self, RotationError> {
        let count = rows.len();
        let last = rows.last().map(|row| row.key.clone());
        let mut replacements = Vec::new();
        for SealedRow { key, ids, values } in rows {
            for (column, value) in values.into_iter().enumerate() {
                let (Some(old), Some((name, kind))) = (value, table.columns.get(column)) else { continue };
                let place: Vec<&str> = std::iter::once(*kind).chain(ids.iter().map(String::as_str)).collect();
                let new = sealer.reseal(&place, &old).map_err(|_| RotationError::Broken {
                    table: table.name,
                    column: name,
                    row: key.join(" "),
                })?;
                if let Some(new) = new {
                    replacements.push(Replacement { column, key: key.clone(), old, new });
                }
            }
        }
        Ok(Self { rows: count, last, replacements })
    }

    /// Whether no rows of the table come after it.
    pub(crate) fn is_last(&self) -> bool {
        self.rows < BATCH_ROWS
    }
}

/// Tells how far it is, and hears whether to go on.
pub(crate) struct Telling<F> {
    progress: F,
    counts: Vec<u64>,
    rows: u64,
}

impl<F: FnMut(RotationProgress) -> ControlFlow<()>> Telling<F> {
    /// Over tables of so many rows.
    pub(crate) fn new(progress: F, counts: Vec<u64>) -> Self {
        Self { progress, counts, rows: 0 }
    }

    /// Goes on with the table at this place.
    pub(crate) fn go_on_at(&mut self, at: usize) {
        self.rows = self.counts.iter().take(at).sum();
    }

    /// So many more rows of a table are done.
    pub(crate) fn done(&mut self, table: &'static str, rows: usize) -> Result<(), RotationError> {
        self.rows += rows as u64;
        let whole = self.counts.iter().sum::<u64>().max(self.rows);
        match (self.progress)(RotationProgress { table, rows: self.rows, whole }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(RotationError::Interrupted),
        }
    }

    /// Everything is gone through once more.
    pub(crate) fn again(&mut self) {
        self.rows = 0;
    }
}

#[cfg(test)]
pub(crate) mod samples;
