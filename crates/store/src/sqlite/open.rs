//! Opening a data directory: the lock, the checks before the first write, and how connections are set up.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{migrations, source};
use crate::sealing::Sealer;

/// The name of the database file in a data directory.
pub const DATABASE_FILE: &str = "vestibule.db";
/// The file whose lock says that a server uses the directory.
const LOCK_FILE: &str = "vestibule.lock";

/// How long a connection waits for another process that looks into the database.
const BUSY_TIMEOUT_MS: u32 = 5_000;
/// A write-ahead log that grew (by a function's package, say) is cut back to this.
const LOG_BYTES_KEPT: u32 = 8 << 20;
/// More than there are different statements.
const STATEMENTS_CACHED: usize = 128;

/// Why a data directory cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another server has it.
    #[error("data directory {} is in use by another server", .0.display())]
    Locked(PathBuf),
    /// Its secrets were sealed under another master key. Nothing was read or written.
    #[error("the master key is not the one that this database was sealed with")]
    WrongMasterKey,
    /// Its secrets are sealed partly under one key and partly under another. Nothing was read or written.
    #[error(
        "the master key of this database is being replaced: give the other key as the previous master key too, or finish with \
         `vestibule master-key rotate`"
    )]
    RotationUnfinished,
    /// It was written by a newer release. Nothing was changed.
    #[error(
        "the database has schema version {found}, this release knows versions up to {supported}: use a newer release"
    )]
    NewerSchema {
        /// The version in the file.
        found: i64,
        /// The latest version that is known here.
        supported: usize,
    },
    /// It is an SQLite database of something else.
    #[error("the database was not made by Vestibule")]
    Foreign,
    /// A file or directory cannot be made or read.
    #[error("data directory {}", .path.display())]
    File {
        /// The file or directory.
        path: PathBuf,
        /// What went wrong.
        #[source]
        source: io::Error,
    },
    /// The database refused.
    #[error("database")]
    Database(#[from] rusqlite::Error),
}

/// Makes a directory that only its owner may enter, unless it is there.
pub(crate) fn create_directory(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Takes the directory for this process; free again when the file is dropped.
pub(super) fn lock(directory: &Path) -> Result<File, OpenError> {
    let path = directory.join(LOCK_FILE);
    let failed = |source| OpenError::File { path: path.clone(), source };
    create_directory(directory).map_err(failed)?;
    let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked(directory.to_owned())),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// A data directory that this process has for itself, until this is dropped.
#[derive(Debug)]
pub struct DirectoryLock {
    _file: File,
}

/// Takes a data directory, which is made if it is not there, where no embedded store does.
pub fn lock_directory(directory: &Path) -> Result<DirectoryLock, OpenError> {
    Ok(DirectoryLock { _file: lock(directory)? })
}

/// Whether a data directory holds a database.
pub fn has_database(directory: &Path) -> Result<bool, OpenError> {
    let path = directory.join(DATABASE_FILE);
    match path.metadata() {
        Ok(file) => Ok(file.len() > 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(OpenError::File { path, source }),
    }
}

/// The writing connection of a locked directory, checked and brought to the latest schema.
pub(super) fn writer(directory: &Path, sealer: &Sealer, cache_kib: u32) -> Result<Connection, OpenError> {
    let (connection, _) = migrated(directory, sealer, cache_kib)?;
    source::unmark(&connection)?;
    Ok(connection)
}

/// As [`writer`], with the schema that the database had.
pub(super) fn migrated(directory: &Path, sealer: &Sealer, cache_kib: u32) -> Result<(Connection, usize), OpenError> {
    let path = directory.join(DATABASE_FILE);
    let failed = |source| OpenError::File { path: path.clone(), source };
    // Made here and not by SQLite so that its mode, which SQLite gives the log too, keeps others out.
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path).map_err(failed)?;
    let has_log = directory.join(format!("{DATABASE_FILE}-wal")).exists();
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(&path, flags)?;
    // Until the checks are through, closing must not move a log that a crash left into the database either. Without such
    // a log closing moves nothing, and takes away the empty one that opening has made.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log)?;
    let version = migrations::check(&connection, sealer)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    set_up(&connection, cache_kib)?;
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = {LOG_BYTES_KEPT};"
    ))?;
    migrations::migrate(&mut connection, sealer, version)?;
    File::open(directory).and_then(|it| it.sync_all()).map_err(failed)?;
    Ok((connection, version))
}

/// A connection to a database that lives as long as the connection.
pub(super) fn memory(sealer: &Sealer, cache_kib: u32) -> Result<Connection, OpenError> {
    let mut connection = Connection::open_in_memory()?;
    set_up(&connection, cache_kib)?;
    migrations::migrate(&mut connection, sealer, 0)?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn reader(database: &Path, cache_kib: u32) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags)?;
    set_up(&connection, cache_kib)?;
    Ok(connection)
}

pub(super) fn set_up(connection: &Connection, cache_kib: u32) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS_CACHED);
    // Otherwise a statement with a range is planned anew each time its values change.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(&format!(
        "PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}; PRAGMA foreign_keys = ON; PRAGMA cache_size = -{cache_kib}; \
         PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"
    ))
}
