//! Bringing a database to the latest schema without serving from it, for operators who want that to be a step of its own.
//! A server does the same when it starts.

use std::path::{Path, PathBuf};

use super::migrations::MIGRATIONS;
use super::{SqliteOptions, open};
use crate::master_key::MasterKey;
use crate::{KEY_LABEL, OpenError};

/// The schema that this release works with.
pub const SCHEMA_VERSION: usize = MIGRATIONS.len();

/// Which schema a database had, and has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrated {
    /// The version that was found.
    pub from: usize,
    /// The version that it has.
    pub to: usize,
}

/// Why a database was not brought to the latest schema. It is as it was.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// There is nothing to bring anywhere.
    #[error("data directory {} holds no database", .0.display())]
    NoDatabase(PathBuf),
    /// A server uses the directory, or the database is not one for this release and key.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Brings the database of a data directory to the latest schema, all of it or nothing. No server may use the directory.
pub fn migrate(data: &Path, key: &MasterKey) -> Result<Migrated, MigrateError> {
    // Before the lock, which would make the directory.
    if !open::has_database(data)? {
        return Err(MigrateError::NoDatabase(data.to_owned()));
    }
    let _lock = open::lock(data)?;
    let cache_kib = SqliteOptions::default().page_cache_kib;
    let (connection, from) = open::migrated(data, &key.sealer(KEY_LABEL), cache_kib)?;
    connection.close().map_err(|(_, error)| OpenError::from(error))?;
    Ok(Migrated { from, to: SCHEMA_VERSION })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use rusqlite::Connection;

    use super::super::{DATABASE_FILE, SqliteStore};
    use super::*;

    fn key(byte: u8) -> MasterKey {
        MasterKey::from_bytes([byte; 32])
    }

    fn open_store(directory: &Path) -> SqliteStore {
        SqliteStore::open(directory, key(1), SqliteOptions::default()).unwrap()
    }

    /// Makes a database of the first schema.
    fn make_first_schema(directory: &Path) {
        drop(open_store(directory));
        let path = directory.join(DATABASE_FILE);
        let latest = Connection::open(&path).unwrap();
        let key_check: Vec<u8> =
            latest.query_row("SELECT value FROM meta WHERE name = 'key_check'", [], |row| row.get(0)).unwrap();
        latest.close().unwrap();
        fs::remove_file(&path).unwrap();
        let first = Connection::open(&path).unwrap();
        first.execute_batch(MIGRATIONS[0]).unwrap();
        first
            .execute_batch("CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID")
            .unwrap();
        first.execute("INSERT INTO meta (name, value) VALUES ('key_check', ?1)", [key_check]).unwrap();
        first.execute("INSERT INTO meta (name, value) VALUES ('schema_version', 1)", []).unwrap();
    }

    #[test]
    fn an_earlier_schema_is_brought_to_the_latest_once() {
        let directory = tempfile::tempdir().unwrap();
        make_first_schema(directory.path());
        let first = migrate(directory.path(), &key(1)).unwrap();
        assert_eq!(first, Migrated { from: 1, to: SCHEMA_VERSION });
        let again = migrate(directory.path(), &key(1)).unwrap();
        assert_eq!(again, Migrated { from: SCHEMA_VERSION, to: SCHEMA_VERSION });
        drop(open_store(directory.path()));
    }

    #[test]
    fn what_a_server_uses_or_another_key_has_sealed_is_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        make_first_schema(directory.path());
        let database = directory.path().join(DATABASE_FILE);
        let before = fs::read(&database).unwrap();
        let refused = migrate(directory.path(), &key(2)).unwrap_err();
        assert!(matches!(refused, MigrateError::Open(OpenError::WrongMasterKey)), "{refused:?}");
        assert_eq!(fs::read(&database).unwrap(), before);

        let _store = open_store(directory.path());
        let refused = migrate(directory.path(), &key(1)).unwrap_err();
        assert!(matches!(refused, MigrateError::Open(OpenError::Locked(_))), "{refused:?}");
    }

    #[test]
    fn a_directory_without_a_database_gets_none() {
        let directory = tempfile::tempdir().unwrap();
        let nowhere = directory.path().join("nowhere");
        assert!(matches!(migrate(&nowhere, &key(1)), Err(MigrateError::NoDatabase(_))));
        assert!(!nowhere.exists());
        fs::write(directory.path().join(DATABASE_FILE), "").unwrap();
        assert!(matches!(migrate(directory.path(), &key(1)), Err(MigrateError::NoDatabase(_))));
    }
}
