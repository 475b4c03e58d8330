//! Replacing the master key of the shared store, beside nodes that have both keys.

use std::ops::ControlFlow;

use super::connection::{Connection, Use, Value, is_undone};
use super::migrations::{self, KEY_CHECK_PLACE, Migrate, has_meta, meta};
use super::open::{self, OpenError, PostgresOptions};
use crate::master_key::MasterKeys;
use crate::rotation::{
    self, BATCH_ROWS, Batch, PASSES_MAX, Position, ROTATION_ROW, Rotation, RotationError, RotationProgress,
    SIMULATION_PLACE, SIMULATION_ROW, SealedRow, Telling,
};
use crate::sealed::{SealedTable, TABLES};
use crate::sealing::Sealer;
use crate::{KEY_LABEL, Result, StoreError};

/// What orders and identifies the rows of a table: the columns of its key, and what they are.
struct Key {
    table: &'static str,
    columns: &'static [(&'static str, &'static str)],
}

/// In the order of [`TABLES`].
const KEYS: [Key; TABLES.len()] = [
    Key { table: "users", columns: &[("pool_id", "text"), ("sub", "text")] },
    Key { table: "password_history", columns: &[("pool_id", "text"), ("sub", "text"), ("seq", "bigint")] },
    Key { table: "devices", columns: &[("pool_id", "text"), ("sub", "text"), ("key", "text")] },
    Key { table: "app_clients", columns: &[("id", "text")] },
    Key { table: "token_sessions", columns: &[("id", "text")] },
    Key { table: "pool_resources", columns: &[("pool_id", "text"), ("kind", "text"), ("id", "text")] },
    Key { table: "signing_keys", columns: &[("pool_id", "text"), ("kid", "text")] },
    Key { table: "functions", columns: &[("name", "text")] },
    Key { table: "queued_messages", columns: &[("id", "text")] },
];

/// A transaction that meets another is tried again.
const TRIES_MAX: u32 = 10;
/// A rotation that is running moves its row with each batch: who wants to change it has to come between two of them.
const TURNS_MAX: u32 = 100;

/// Others change what is said of a rotation all the time.
#[derive(Debug, thiserror::Error)]
#[error("the master key of this database is being replaced by others")]
struct Contended;

/// Seals everything in a database with the primary key that is sealed with the previous one. Nodes may go on that have both keys and
/// the same one as their primary.
pub async fn rotate(
    options: &PostgresOptions,
    keys: &MasterKeys,
    progress: impl FnMut(RotationProgress) -> ControlFlow<()>,
) -> std::result::Result<Rotation, RotationError> {
    rotation::check_keys(keys)?;
    let sealer = keys.sealer(KEY_LABEL);
    let connections = open::connections(options)?;
    let connection = connections.get(Use::Write).await?;
    if !has_meta(&connection).await? {
        return Err(RotationError::EmptyDatabase);
    }
    migrations::prepare(&connection, &sealer, Migrate::IfEmpty).await?;
    settle(&connection, keys, &sealer).await?;
    reseal(&connection, &sealer, progress).await
}

/// Sees to what a database keeps beside its rows, and gives the secret that unknown users follow from. What this node writes from
/// now on is sealed with the primary key: where the rest is not, it is said which two keys are needed.
pub(super) async fn settle(
    connection: &Connection,
    keys: &MasterKeys,
    sealer: &Sealer,
) -> std::result::Result<[u8; 32], OpenError> {
    let is_current = tell(connection, sealer).await?;
    let kept = if let Some(kept) = meta(connection, SIMULATION_ROW).await? {
        kept
    } else {
        let secret = rotation::first_simulation(keys, is_current);
        let first = sealer.seal(&SIMULATION_PLACE, &secret);
        let statement = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        connection.execute(statement, &[&SIMULATION_ROW, &first]).await?;
        // Of nodes that start at once, one was first.
        meta(connection, SIMULATION_ROW).await?.ok_or(OpenError::Foreign)?
    };
    rotation::open_simulation(sealer, &kept).ok_or(OpenError::WrongMasterKey)
}

/// Has the database say that what is sealed with the primary key is in it, and answers whether that is all that is.
async fn tell(connection: &Connection, sealer: &Sealer) -> std::result::Result<bool, OpenError> {
    for _ in 0..TURNS_MAX {
        // First the row: a rotation takes it away together with a change of what is read next.
        let row = meta(connection, ROTATION_ROW).await?;
        let key_check = meta(connection, "key_check").await?.ok_or(OpenError::Foreign)?;
        let is_current = sealer.is_current(&KEY_CHECK_PLACE, &key_check);
        let begun = Position::begin(sealer).to_bytes();
        let told = match row {
            Some(row) if Position::read(&row).is_some_and(|position| position.is_of(sealer)) => return Ok(is_current),
            // It was begun since the keys of this node were found to be enough.
            Some(row) if !rotation::opens(&row, sealer) => return Err(OpenError::RotationUnfinished),
            // A rotation to another key begins anew: from now on there may be values of this one where it has been through.
            Some(row) => {
                let statement = "UPDATE meta SET value = $1 WHERE name = $2 AND value = $3";
                connection.execute(statement, &[&begun, &ROTATION_ROW, &row]).await?
            }
            None if is_current => return Ok(true),
            None => {
                // A rotation that ends at this moment has changed what was seen.
                let statement = "INSERT INTO meta (name, value)
                     SELECT $1::text, $2::bytea
                     FROM (SELECT 1 FROM meta WHERE name = 'key_check' AND value = $3 FOR SHARE) AS seen
                     ON CONFLICT (name) DO NOTHING";
                connection.execute(statement, &[&ROTATION_ROW, &begun, &key_check]).await?
            }
        };
        if told > 0 {
            return Ok(is_current);
        }
    }
    Err(StoreError::failed(Contended).into())
}

async fn reseal(
    connection: &Connection,
    sealer: &Sealer,
    progress: impl FnMut(RotationProgress) -> ControlFlow<()>,
) -> std::result::Result<Rotation, RotationError> {
    let mut counts = Vec::new();
    for table in &TABLES {
        let count = connection.row(&format!("SELECT count(*) FROM {}", table.name), &[]).await?;
        let count: i64 = count.map_or(Ok(0), |row| row.try_get(0)).map_err(StoreError::from)?;
        counts.push(count.unsigned_abs());
    }
    let mut telling = Telling::new(progress, counts);
    let begun = begun(connection, sealer, &mut telling).await?;
    let Some((mut row, mut position)) = begun else { return Ok(Rotation::NothingLeft) };
    telling.go_on_at(position.place().map_or(0, |(at, _)| at));
    let mut values = 0;
    for _ in 0..PASSES_MAX {
        while let Some((at, after)) = position.place() {
            let (table, key) = (&TABLES[at], &KEYS[at]);
            let batch = Batch::of(sealer, table, rows(connection, table, key, after).await?)?;
            let next = position.after(at, &batch);
            let next_row = next.to_bytes();
            write(connection, &row, &next_row, Replacing { table, key, batch: &batch }).await?;
            values += batch.replacements.len() as u64;
            (row, position) = (next_row, next);
            telling.done(table.name, batch.rows)?;
        }
        if position.resealed == 0 {
            finish(connection, sealer, &row).await?;
            return Ok(Rotation::Done { values });
        }
        position = position.again();
        telling.again();
    }
    Err(RotationError::StillSealed)
}

/// Where to go on, or to begin, with the row that says so; none where everything is sealed with the primary key.
async fn begun(
    connection: &Connection,
    sealer: &Sealer,
    telling: &mut Telling<impl FnMut(RotationProgress) -> ControlFlow<()>>,
) -> std::result::Result<Option<(Vec<u8>, Position)>, RotationError> {
    let first = Position::begin(sealer);
    let begun = first.to_bytes();
    let moved = if let Some(row) = meta(connection, ROTATION_ROW).await? {
        if let Some(position) = Position::read(&row).filter(|position| position.is_of(sealer)) {
            return Ok(Some((row, position)));
        }
        let statement = "UPDATE meta SET value = $1 WHERE name = $2 AND value = $3";
        connection.execute(statement, &[&begun, &ROTATION_ROW, &row]).await?
    } else {
        // That none is under way does not say that no node has sealed anything with the previous key since the last one.
        if !is_anything_left(connection, sealer, telling).await? {
            return Ok(None);
        }
        let statement = "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        connection.execute(statement, &[&ROTATION_ROW, &begun]).await?
    };
    if moved == 0 { Err(RotationError::Another) } else { Ok(Some((begun, first))) }
}

/// Whether there is a value that only the previous key opens.
async fn is_anything_left(
    connection: &Connection,
    sealer: &Sealer,
    telling: &mut Telling<impl FnMut(RotationProgress) -> ControlFlow<()>>,
) -> std::result::Result<bool, RotationError> {
    for (table, key) in TABLES.iter().zip(&KEYS) {
        let mut after: Option<Vec<String>> = None;
        loop {
            let batch = Batch::of(sealer, table, rows(connection, table, key, after.as_deref()).await?)?;
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

async fn rows(
    connection: &Connection,
    table: &SealedTable,
    key: &Key,
    after: Option<&[String]>,
) -> std::result::Result<Vec<SealedRow>, RotationError> {
    let names = key.columns.iter().map(|(name, _)| format!("t.{name}")).collect::<Vec<_>>().join(", ");
    let columns: Vec<String> = key
        .columns
        .iter()
        .map(|(name, _)| format!("t.{name}::text"))
        .chain(table.ids.iter().map(|id| format!("t.{id}")))
        .chain(table.columns.iter().map(|(column, _)| format!("t.{column}")))
        .collect();
    let condition = match after {
        Some(_) => {
            let parameters = key.columns.iter().enumerate();
            let parameters: Vec<String> =
                parameters.map(|(at, (_, kind))| format!("${}::text::{kind}", at + 1)).collect();
            format!("WHERE ({names}) > ({})", parameters.join(", "))
        }
        None => String::new(),
    };
    let columns = columns.join(", ");
    let sql = format!("SELECT {columns} FROM {} t {condition} ORDER BY {names} LIMIT {BATCH_ROWS}", key.table);
    let values: Vec<Value<'_>> = after.unwrap_or_default().iter().map(|text| text as Value<'_>).collect();
    let found = connection.rows(&sql, &values).await?;
    let read = |row: &tokio_postgres::Row| -> Result<SealedRow> {
        let (first_id, first) = (key.columns.len(), key.columns.len() + table.ids.len());
        let texts = |range: std::ops::Range<usize>| -> std::result::Result<Vec<String>, tokio_postgres::Error> {
            range.map(|at| row.try_get(at)).collect()
        };
        let values = (first..first + table.columns.len()).map(|at| row.try_get(at));
        Ok(SealedRow {
            key: texts(0..first_id)?,
            ids: texts(first_id..first)?,
            values: values.collect::<std::result::Result<Vec<Option<Vec<u8>>>, _>>()?,
        })
    };
    Ok(found.iter().map(read).collect::<Result<_>>()?)
}

/// What takes the place of what.
#[derive(Clone, Copy)]
struct Replacing<'a> {
    table: &'a SealedTable,
    key: &'a Key,
    batch: &'a Batch,
}

/// One batch and how far the rotation is with it, in one transaction. A value that somebody has written meanwhile stays.
async fn write(
    connection: &Connection,
    row: &[u8],
    next_row: &[u8],
    replacing: Replacing<'_>,
) -> std::result::Result<(), RotationError> {
    for _ in 1..TRIES_MAX {
        match write_once(connection, row, next_row, replacing).await {
            Err(RotationError::Store(error)) if is_undone(&error) => {}
            written => return written,
        }
    }
    write_once(connection, row, next_row, replacing).await
}

async fn write_once(
    connection: &Connection,
    row: &[u8],
    next_row: &[u8],
    replacing: Replacing<'_>,
) -> std::result::Result<(), RotationError> {
    let written = async {
        connection.begin().await?;
        let statement = "UPDATE meta SET value = $1 WHERE name = $2 AND value = $3";
        if connection.execute(statement, &[&next_row, &ROTATION_ROW, &row]).await? == 0 {
            return Err(RotationError::Another);
        }
        for column in 0..replacing.table.columns.len() {
            replace(connection, replacing, column).await?;
        }
        Ok(connection.commit().await?)
    };
    let written = written.await;
    if written.is_err() {
        connection.roll_back().await;
    }
    written
}

/// The values of one column, in one statement.
async fn replace(connection: &Connection, replacing: Replacing<'_>, column: usize) -> Result<()> {
    let Replacing { table, key, batch } = replacing;
    let of_column: Vec<_> = batch.replacements.iter().filter(|replacement| replacement.column == column).collect();
    let Some((name, _)) = table.columns.get(column).filter(|_| !of_column.is_empty()) else { return Ok(()) };
    let parts = key.columns.len();
    let arrays: Vec<String> = (1..=parts).map(|number| format!("${number}::text[]")).collect();
    let aliases: Vec<String> = (0..parts).map(|at| format!("k{at}")).collect();
    let conditions: Vec<String> =
        key.columns.iter().enumerate().map(|(at, (part, kind))| format!("t.{part} = n.k{at}::{kind}")).collect();
    let sql = format!(
        "UPDATE {table} AS t SET {name} = n.becomes
         FROM unnest({arrays}, ${was}::bytea[], ${becomes}::bytea[]) AS n ({aliases}, was, becomes)
         WHERE {conditions} AND t.{name} = n.was",
        table = key.table,
        arrays = arrays.join(", "),
        was = parts + 1,
        becomes = parts + 2,
        aliases = aliases.join(", "),
        conditions = conditions.join(" AND "),
    );
    let keys: Vec<Vec<&str>> = (0..parts)
        .map(|at| of_column.iter().filter_map(|replacement| replacement.key.get(at)).map(String::as_str).collect())
        .collect();
    let old: Vec<&[u8]> = of_column.iter().map(|replacement| replacement.old.as_slice()).collect();
    let new: Vec<&[u8]> = of_column.iter().map(|replacement| replacement.new.as_slice()).collect();
    let mut values: Vec<Value<'_>> = keys.iter().map(|texts| texts as Value<'_>).collect();
    values.push(&old);
    values.push(&new);
    connection.execute(&sql, &values).await?;
    Ok(())
}

/// Nothing is left: the database is the primary key's alone.
async fn finish(connection: &Connection, sealer: &Sealer, row: &[u8]) -> std::result::Result<(), RotationError> {
    let finished = async {
        connection.begin().await?;
        for (name, place) in [("key_check", &KEY_CHECK_PLACE), (SIMULATION_ROW, &SIMULATION_PLACE)] {
            let before = meta(connection, name).await?.ok_or(OpenError::Foreign)?;
            if let Some(resealed) = sealer.reseal(place, &before).map_err(StoreError::from)? {
                connection.execute("UPDATE meta SET value = $1 WHERE name = $2", &[&resealed, &name]).await?;
            }
        }
        let statement = "DELETE FROM meta WHERE name = $1 AND value = $2";
        if connection.execute(statement, &[&ROTATION_ROW, &row]).await? == 0 {
            return Err(RotationError::Another);
        }
        Ok(connection.commit().await?)
    };
    let finished = finished.await;
    if finished.is_err() {
        connection.roll_back().await;
    }
    finished
}

#[cfg(test)]
#[path = "rotation_tests.rs"]
mod tests;
