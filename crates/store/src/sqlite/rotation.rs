//! Replacing the master key of the embedded store, which no server uses meanwhile.

use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::SqliteOptions;
use super::migrations::{KEY_CHECK_PLACE, meta};
use super::open::{self, OpenError};
use crate::master_key::MasterKeys;
use crate::rotation::{
    self, BATCH_ROWS, Batch, PASSES_MAX, Position, ROTATION_ROW, Rotation, RotationError, RotationProgress,
    SIMULATION_PLACE, SIMULATION_ROW, SealedRow, Telling,
};
use crate::sealed::{SealedTable, TABLES};
use crate::sealing::Sealer;
use crate::{KEY_LABEL, StoreError};

/// How the rows of a table are gone through here: rows that hang on a user have the number of it.
struct Source {
    table: &'static str,
    /// What orders and identifies them.
    key: &'static str,
    is_number: bool,
    /// What their places are made of; `t` is the table and `u` the user.
    ids: &'static [&'static str],
    /// Whether the user is needed for that.
    is_of_user: bool,
}

/// In the order of [`TABLES`].
const SOURCES: [Source; TABLES.len()] = [
    Source { table: "users", key: "seq", is_number: true, ids: &["t.pool_id", "t.sub"], is_of_user: false },
    Source { table: "password_history", key: "seq", is_number: true, ids: &["u.pool_id", "u.sub"], is_of_user: true },
    Source { table: "devices", key: "seq", is_number: true, ids: &["u.pool_id", "u.sub", "t.key"], is_of_user: true },
    Source { table: "app_clients", key: "seq", is_number: true, ids: &["t.pool_id", "t.id"], is_of_user: false },
    Source { table: "token_sessions", key: "id", is_number: false, ids: &["t.id"], is_of_user: false },
    Source {
        table: "pool_resources",
        key: "seq",
        is_number: true,
        ids: &["t.pool_id", "t.kind", "t.id"],
        is_of_user: false,
    },
    Source {
        table: "signing_keys",
        key: "kid",
        is_number: false,
        ids: &["coalesce(t.pool_id, '')", "t.kid", "t.key_use"],
        is_of_user: false,
    },
    Source { table: "functions", key: "name", is_number: false, ids: &["t.name"], is_of_user: false },
    Source { table: "queued_messages", key: "seq", is_number: true, ids: &["t.pool_id", "t.id"], is_of_user: false },
];

impl From<rusqlite::Error> for RotationError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Seals everything in a data directory with the primary key that is sealed with the previous one. No server may use the directory.
pub fn rotate(
    data: &Path,
    keys: &MasterKeys,
    progress: impl FnMut(RotationProgress) -> ControlFlow<()>,
) -> Result<Rotation, RotationError> {
    rotation::check_keys(keys)?;
    // Before the lock, which would make the directory.
    if !open::has_database(data)? {
        return Err(RotationError::NoDatabase(data.to_owned()));
    }
    let _lock = open::lock(data)?;
    let sealer = keys.sealer(KEY_LABEL);
    let mut connection = open::writer(data, &sealer, SqliteOptions::default().page_cache_kib)?;
    settle(&mut connection, keys, &sealer)?;
    // What the previous key opens is not to stay on pages that are free.
    connection.execute_batch("PRAGMA secure_delete = ON")?;
    let outcome = reseal(&mut connection, &sealer, progress)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(outcome)
}

/// Sees to what a database keeps beside its rows, and gives the secret that unknown users follow from. What is written from now on
/// is sealed with the primary key: where the rest is not, it is said which two keys are needed.
pub(super) fn settle(connection: &mut Connection, keys: &MasterKeys, sealer: &Sealer) -> Result<[u8; 32], OpenError> {
    let key_check: Vec<u8> = meta(connection, "key_check")?.ok_or(OpenError::Foreign)?;
    let is_current = sealer.is_current(&KEY_CHECK_PLACE, &key_check);
    let simulation: Option<Vec<u8>> = meta(connection, SIMULATION_ROW)?;
    let begun: Option<Vec<u8>> = meta(connection, ROTATION_ROW)?;
    let is_told = match &begun {
        // A rotation to another key begins anew: from now on there may be values of this one where it has been through.
        Some(row) => Position::read(row).is_some_and(|position| position.is_of(sealer)),
        None => is_current,
    };
    if let (Some(sealed), true) = (&simulation, is_told) {
        return rotation::open_simulation(sealer, sealed).ok_or(OpenError::WrongMasterKey);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if !is_told {
        put(&transaction, ROTATION_ROW, &Position::begin(sealer).to_bytes())?;
    }
    let secret = if let Some(sealed) = simulation {
        rotation::open_simulation(sealer, &sealed).ok_or(OpenError::WrongMasterKey)?
    } else {
        let secret = rotation::first_simulation(keys, is_current);
        put(&transaction, SIMULATION_ROW, &sealer.seal(&SIMULATION_PLACE, &secret))?;
        secret
    };
    transaction.commit()?;
    Ok(secret)
}

fn put(connection: &Connection, name: &str, value: &[u8]) -> rusqlite::Result<()> {
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)", params![name, value])?;
    Ok(())
}

fn reseal(
    connection: &mut Connection,
    sealer: &Sealer,
    progress: impl FnMut(RotationProgress) -> ControlFlow<()>,
) -> Result<Rotation, RotationError> {
    let mut telling = Telling::new(progress, counts(connection)?);
    let Some(mut position) = begun(connection, sealer, &mut telling)? else { return Ok(Rotation::NothingLeft) };
    telling.go_on_at(position.place().map_or(0, |(at, _)| at));
    let mut values = 0;
    for _ in 0..PASSES_MAX {
        while let Some((at, after)) = position.place() {
            let (table, source) = (&TABLES[at], &SOURCES[at]);
            let batch = Batch::of(sealer, table, rows(connection, table, source, after)?)?;
            let next = position.after(at, &batch);
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            replace(&transaction, table, source, &batch)?;
            put(&transaction, ROTATION_ROW, &next.to_bytes())?;
            transaction.commit()?;
            values += batch.replacements.len() as u64;
            position = next;
            telling.done(table.name, batch.rows)?;
        }
        if position.resealed == 0 {
            finish(connection, sealer)?;
            return Ok(Rotation::Done { values });
        }
        position = position.again();
        telling.again();
    }
    Err(RotationError::StillSealed)
}

/// Where to go on, or to begin; none where everything is sealed with the primary key.
fn begun(
    connection: &Connection,
    sealer: &Sealer,
    telling: &mut Telling<impl FnMut(RotationProgress) -> ControlFlow<()>>,
) -> Result<Option<Position>, RotationError> {
    let row: Option<Vec<u8>> = meta(connection, ROTATION_ROW)?;
    let begun = row.as_deref().and_then(Position::read).filter(|position| position.is_of(sealer));
    if begun.is_some() {
        return Ok(begun);
    }
    // That none is under way does not say that nothing was sealed with the previous key since the last one.
    if row.is_none() && !is_anything_left(connection, sealer, telling)? {
        return Ok(None);
    }
    let position = Position::begin(sealer);
    put(connection, ROTATION_ROW, &position.to_bytes())?;
    Ok(Some(position))
}

/// Whether there is a value that only the previous key opens.
fn is_anything_left(
    connection: &Connection,
    sealer: &Sealer,
    telling: &mut Telling<impl FnMut(RotationProgress) -> ControlFlow<()>>,
) -> Result<bool, RotationError> {
    for (table, source) in TABLES.iter().zip(&SOURCES) {
        let mut after: Option<Vec<String>> = None;
        loop {
            let batch = Batch::of(sealer, table, rows(connection, table, source, after.as_deref())?)?;
            if !batch.replacements.is_empty() {
                return Ok(true);
            }
            telling.done(table.name, batch.rows)?;
            if batch.is_last() {
                break;
            }
            after = batch.last;
        }
    }
    Ok(false)
}

fn counts(connection: &Connection) -> Result<Vec<u64>, RotationError> {
    let count = |table: &SealedTable| -> rusqlite::Result<u64> {
        let sql = format!("SELECT count(*) FROM {}", table.name);
        Ok(connection.query_row(&sql, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
    };
    Ok(TABLES.iter().map(count).collect::<rusqlite::Result<_>>()?)
}

impl Source {
    /// A parameter with a key in it, which is text.
    fn parameter(&self, number: usize) -> String {
        if self.is_number { format!("CAST(?{number} AS INTEGER)") } else { format!("?{number}") }
    }
}

fn rows(
    connection: &Connection,
    table: &SealedTable,
    source: &Source,
    after: Option<&[String]>,
) -> Result<Vec<SealedRow>, RotationError> {
    let columns: Vec<String> = table.columns.iter().map(|(column, _)| format!("t.{column}")).collect();
    // A cross join is gone through as it is written.
    let user = if source.is_of_user { "CROSS JOIN users u ON u.seq = t.user" } else { "" };
    let after = after.and_then(<[String]>::first);
    let condition = match after {
        Some(_) => format!("WHERE t.{} > {}", source.key, source.parameter(1)),
        None => String::new(),
    };
    let sql = format!(
        "SELECT CAST(t.{key} AS TEXT), {ids}, {columns} FROM {table} t {user} {condition} \
         ORDER BY t.{key} LIMIT {BATCH_ROWS}",
        key = source.key,
        ids = source.ids.join(", "),
        columns = columns.join(", "),
        table = source.table,
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<SealedRow> {
        let first = 1 + source.ids.len();
        let ids = (1..first).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<String>>>()?;
        let values = (first..first + columns.len()).map(|at| row.get(at));
        let values = values.collect::<rusqlite::Result<Vec<Option<Vec<u8>>>>>()?;
        Ok(SealedRow { key: vec![row.get(0)?], ids, values })
    };
    let rows = statement.query_map(rusqlite::params_from_iter(after), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn replace(connection: &Connection, table: &SealedTable, source: &Source, batch: &Batch) -> Result<(), RotationError> {
    for replacement in &batch.replacements {
        let Some((column, _)) = table.columns.get(replacement.column) else { continue };
        let sql = format!(
            "UPDATE {} SET {column} = ?1 WHERE {} = {} AND {column} = ?3",
            source.table,
            source.key,
            source.parameter(2)
        );
        let key = replacement.key.first();
        connection.prepare_cached(&sql)?.execute(params![replacement.new, key, replacement.old])?;
    }
    Ok(())
}

/// Nothing is left: the database is the primary key's alone.
fn finish(connection: &mut Connection, sealer: &Sealer) -> Result<(), RotationError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (name, place) in [("key_check", &KEY_CHECK_PLACE), (SIMULATION_ROW, &SIMULATION_PLACE)] {
        let before: Option<Vec<u8>> =
            transaction.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()?;
        let before = before.ok_or(OpenError::Foreign)?;
        if let Some(resealed) = sealer.reseal(place, &before).map_err(StoreError::from)? {
            put(&transaction, name, &resealed)?;
        }
    }
    transaction.execute("DELETE FROM meta WHERE name = ?1", [ROTATION_ROW])?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
#[path = "rotation_tests.rs"]
mod tests;
