//! A data directory whose contents go to another store: kept from servers meanwhile, and read table by table.
//!
//! Nothing is written but the schema of this release and a mark. The next server that opens the directory takes the mark away: then
//! what was read before may have changed.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, params_from_iter};

use super::migrations::{self, MIGRATIONS};
use super::open::{self, OpenError};
use super::{DATABASE_FILE, SqliteOptions, column};
use crate::copy::tables::{Batch, KeyPart, Table, Values};
use crate::master_key::MasterKey;
use crate::rotation::SIMULATION_ROW;
use crate::sealing::Sealer;
use crate::{KEY_LABEL, Result, StoreError};

/// Rows that are read at once.
const BATCH_ROWS: usize = 1000;
/// Once so many bytes are read, no more rows are.
const BATCH_BYTES: usize = 4 << 20;

/// A directory that no server can use, and whose secrets the key opens. Nothing has changed.
pub(crate) struct CheckedSource {
    directory: PathBuf,
    sealer: Sealer,
    lock: File,
}

/// As [`CheckedSource`], in the schema of this release.
pub(crate) struct Source {
    connection: Connection,
    _lock: File,
}

impl CheckedSource {
    /// The directory must hold a database.
    pub(crate) fn of(directory: &Path, key: &MasterKey) -> std::result::Result<Self, OpenError> {
        let lock = open::lock(directory)?;
        let sealer = key.sealer(KEY_LABEL);
        let connection = open::reader(&directory.join(DATABASE_FILE), SqliteOptions::default().page_cache_kib)?;
        migrations::check(&connection, &sealer)?;
        Ok(Self { directory: directory.to_owned(), sealer, lock })
    }

    /// Brings it to the schema of this release, where it is older.
    pub(crate) fn open(self) -> std::result::Result<Source, OpenError> {
        let cache_kib = SqliteOptions::default().page_cache_kib;
        let (connection, _) = open::migrated(&self.directory, &self.sealer, cache_kib)?;
        Ok(Source { connection, _lock: self.lock })
    }
}

impl Source {
    /// The schema that it has.
    pub(crate) const SCHEMA: usize = MIGRATIONS.len();

    /// What says that it is this database, and that no server has used it since this was first asked.
    pub(crate) fn mark(&self) -> Result<String> {
        let statement = "SELECT value FROM meta WHERE name = 'copy'";
        let earlier: Option<String> = self.connection.query_row(statement, [], |row| row.get(0)).optional()?;
        if let Some(mark) = earlier {
            return Ok(mark);
        }
        let mut bytes = [0; 16];
        aws_lc_rs::rand::fill(&mut bytes).map_err(|_| StoreError::failed(std::io::Error::other("no randomness")))?;
        let mark = format!("{:032x}", u128::from_be_bytes(bytes));
        self.connection.execute("INSERT INTO meta (name, value) VALUES ('copy', ?1)", [&mark])?;
        Ok(mark)
    }

    /// Forgets [`Self::mark`].
    pub(crate) fn unmark(&self) -> Result<()> {
        Ok(unmark(&self.connection)?)
    }

    /// The sealed secret that unknown users follow from, if it is kept: otherwise it follows from the master key.
    pub(crate) fn simulation(&self) -> Result<Option<Vec<u8>>> {
        Ok(migrations::meta(&self.connection, SIMULATION_ROW)?)
    }

    /// How many rows a table has.
    pub(crate) fn count(&self, table: &Table) -> Result<u64> {
        let rows: i64 = self.connection.query_row(&table.count_embedded(), [], |row| row.get(0))?;
        Ok(rows.unsigned_abs())
    }

    /// The rows of a table behind a key, or the first ones.
    pub(crate) fn batch(&self, table: &Table, after: Option<&[KeyPart]>) -> Result<Batch> {
        let mut statement = self.connection.prepare_cached(&table.select(after.is_some(), BATCH_ROWS))?;
        let after: Vec<Value> = after.unwrap_or_default().iter().map(KeyPart::value).collect();
        let mut rows = statement.query(params_from_iter(after))?;
        let mut columns: Vec<Values> = table.columns.iter().map(|column| Values::of(column.kind)).collect();
        let (mut read, mut bytes, mut last) = (0_usize, 0_usize, None);
        while bytes < BATCH_BYTES
            && let Some(row) = rows.next()?
        {
            let mut key = Vec::with_capacity(table.key.len());
            for (index, &name) in table.key.iter().enumerate() {
                key.push(KeyPart::read(row.get_ref(index)?).map_err(|_| column::unreadable(name))?);
            }
            for ((index, values), column) in (table.key.len()..).zip(&mut columns).zip(table.columns) {
                let value = row.get_ref(index)?;
                bytes += value.as_bytes_or_null().ok().flatten().map_or(8, <[u8]>::len);
                values.push(value).map_err(|_| column::unreadable(column.name))?;
            }
            last = Some(key);
            read += 1;
        }
        let is_last = bytes < BATCH_BYTES && read < BATCH_ROWS;
        Ok(Batch { columns, rows: u64::try_from(read).unwrap_or(u64::MAX), last, is_last })
    }
}

/// Takes the mark of an unfinished copy away: who opens the database is going to change it.
pub(super) fn unmark(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM meta WHERE name = 'copy'", []).map(|_| ())
}
