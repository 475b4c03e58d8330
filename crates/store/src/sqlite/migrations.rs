//! The schema's versions, and the check that the master key fits.
//!
//! The table `meta` holds both. It is read before anything else is, and nothing is written until it agrees.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::open::OpenError;
use crate::rotation::{self, ROTATION_ROW};
use crate::sealing::Sealer;

/// Every version of the schema, in order; the first is version 1. A released file is never edited.
pub(super) const MIGRATIONS: [&str; 11] = [
    include_str!("migrations/0001_initial.sql"),
    include_str!("migrations/0002_authentication_levels.sql"),
    include_str!("migrations/0003_flows.sql"),
    include_str!("migrations/0004_pool_resources.sql"),
    include_str!("migrations/0005_groups.sql"),
    include_str!("migrations/0006_password_hashes.sql"),
    include_str!("migrations/0007_queued_messages.sql"),
    include_str!("migrations/0008_provisioned_limits.sql"),
    include_str!("migrations/0009_auth_events.sql"),
    include_str!("migrations/0010_signing_key_rotation.sql"),
    include_str!("migrations/0011_user_keys.sql"),
];

/// What the master key has to open before anything else.
pub(super) const KEY_CHECK_PLACE: [&str; 2] = ["meta", "key_check"];
const KEY_CHECK: &[u8] = b"vestibule";

/// Which schema a database holds; 0 if it is empty. Writes nothing.
pub(super) fn check(connection: &Connection, sealer: &Sealer) -> Result<usize, OpenError> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(0);
    }
    if !has_meta(connection)? {
        return Err(OpenError::Foreign);
    }
    let key_check: Vec<u8> = meta(connection, "key_check")?.ok_or(OpenError::Foreign)?;
    match sealer.open(&KEY_CHECK_PLACE, &key_check) {
        Ok(value) if *value == KEY_CHECK => {}
        Ok(_) | Err(_) => return Err(OpenError::WrongMasterKey),
    }
    if meta::<Vec<u8>>(connection, ROTATION_ROW)?.is_some_and(|row| !rotation::opens(&row, sealer)) {
        return Err(OpenError::RotationUnfinished);
    }
    version(connection)
}

/// Which schema a database holds, for whoever has no key. Writes nothing.
pub(super) fn version(connection: &Connection) -> Result<usize, OpenError> {
    if !has_meta(connection)? {
        return Err(OpenError::Foreign);
    }
    let found = meta::<i64>(connection, "schema_version")?.ok_or(OpenError::Foreign)?;
    match usize::try_from(found) {
        Ok(version) if version <= MIGRATIONS.len() => Ok(version),
        _ => Err(OpenError::NewerSchema { found, supported: MIGRATIONS.len() }),
    }
}

/// Brings a checked database to the latest version, all of it or nothing.
pub(super) fn migrate(connection: &mut Connection, sealer: &Sealer, from: usize) -> Result<(), OpenError> {
    if from == MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if from == 0 {
        transaction
            .execute_batch("CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID")?;
        let key_check = sealer.seal(&KEY_CHECK_PLACE, KEY_CHECK);
        transaction.execute("INSERT INTO meta (name, value) VALUES ('key_check', ?1)", [key_check])?;
    }
    for migration in &MIGRATIONS[from..] {
        transaction.execute_batch(migration)?;
    }
    let version = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    transaction.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('schema_version', ?1)", [version])?;
    transaction.commit()?;
    Ok(())
}

fn has_meta(connection: &Connection) -> rusqlite::Result<bool> {
    let found = connection
        .query_row("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'", [], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

pub(super) fn meta<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> rusqlite::Result<Option<T>> {
    connection.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()
}
