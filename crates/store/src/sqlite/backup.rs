//! Backups: one file with everything that was stored at one moment, taken beside a serving server, and put back where none serves.
//!
//! A backup is made by SQLite's backup interface under one read transaction. `VACUUM INTO` would be one transaction as well;
//! it rewrites every row and index and can tell neither how far it is nor be stopped between two pages. The interface copies
//! pages, a mebibyte at a time. While the transaction lasts the server goes on; only its log cannot be cut back.
//!
//! The file is a database without a log beside it. What is sealed in it stays sealed: the master key is not in it. Where the
//! key comes from, and when backups are taken, is decided elsewhere.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::open::OpenError;
use super::{DATABASE_FILE, has_database, migrations, open};
use crate::KEY_LABEL;
use crate::master_key::{KEY_FILE, KeyError, MasterKey, parent};
use crate::rotation::ROTATION_ROW;

/// Pages that are copied between two looks at whether to go on: a mebibyte.
const PAGES_PER_STEP: i32 = 256;
/// Between two looks at whether to go on, while a copy is checked.
const CHECK_PAUSE: Duration = Duration::from_millis(100);
const CACHE_KIB: u32 = 8192;
/// What SQLite keeps beside a database. With another database than theirs the first two would destroy it.
const LOG_ENDINGS: [&str; 2] = ["-wal", "-journal"];
const INDEX_ENDING: &str = "-shm";

/// How far a backup or a restore is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It copies.
    Copying {
        /// Bytes that are copied.
        bytes: u64,
        /// Bytes that there are.
        whole: u64,
    },
    /// It reads everything again, to see whether it is whole.
    Checking,
}

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackupSummary {
    /// The size of its file.
    pub bytes: u64,
    /// Its user pools.
    pub user_pools: u64,
    /// Its users, of all pools.
    pub users: u64,
    /// The schema that it was written in.
    pub schema_version: usize,
}

/// What becomes of a file that has the backup's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and no backup is made.
    Kept,
    /// The backup takes its place, once it is whole.
    Replaced,
}

/// What to put where.
#[derive(Clone, Copy, Debug)]
pub struct Restore<'a> {
    /// The backup.
    pub from: &'a Path,
    /// The data directory; made if it is not there.
    pub data: &'a Path,
    /// What the backup was sealed with.
    pub key: &'a MasterKey,
    /// Whether the key is put into the data directory too.
    pub with_key: bool,
    /// What is added to the name of a database that is there, which stays under that name; without it, such a database is a
    /// reason to refuse.
    pub aside: Option<&'a str>,
}

/// What was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup holds.
    pub summary: BackupSummary,
    /// Where the database went that was there.
    pub aside: Option<PathBuf>,
}

/// Why there is no backup, or nothing was put back. No file has changed, and none was added.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The data directory is empty, or none.
    #[error("data directory {} holds no database", .0.display())]
    NoDatabase(PathBuf),
    /// A file has the backup's name.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// There, a backup could take the place of what it is a backup of, and would be lost with it.
    #[error("a backup cannot lie beside the database, in data directory {}", .0.display())]
    InDataDirectory(PathBuf),
    /// There is something that the backup would take the place of.
    #[error("data directory {} holds a database already", .0.display())]
    Occupied(PathBuf),
    /// It is another kind of file, or the database of something else.
    #[error("{} is not a database of Vestibule", .0.display())]
    Foreign(PathBuf),
    /// It was cut off or changed.
    #[error("{} is damaged: {problem}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first thing that is wrong with it, in SQLite's words.
        problem: String,
    },
    /// It was written by a newer release.
    #[error(
        "{} has schema version {found}, this release knows versions up to {supported}: use a newer release",
        .path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// The version in the file.
        found: i64,
        /// The latest version that is known here.
        supported: usize,
    },
    /// Its secrets were sealed under another master key.
    #[error("the master key is not the one that {} was sealed with", .0.display())]
    WrongMasterKey(PathBuf),
    /// Whoever asked for it does not want it any more.
    #[error("interrupted: nothing was written")]
    Interrupted,
    /// A server uses the data directory, or it cannot be used.
    #[error(transparent)]
    Open(OpenError),
    /// The master key cannot be put into the data directory.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A file cannot be read or written.
    #[error("{}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        #[source]
        source: io::Error,
    },
    /// SQLite refused.
    #[error("{}", .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        #[source]
        source: rusqlite::Error,
    },
}

impl BackupError {
    fn opening(error: OpenError, path: &Path) -> Self {
        match error {
            OpenError::WrongMasterKey => Self::WrongMasterKey(path.to_owned()),
            OpenError::NewerSchema { found, supported } => {
                Self::NewerSchema { path: path.to_owned(), found, supported }
            }
            OpenError::Foreign => Self::Foreign(path.to_owned()),
            OpenError::Database(error) => Self::database(error, path),
            OpenError::Locked(_) | OpenError::RotationUnfinished | OpenError::File { .. } => Self::Open(error),
        }
    }

    fn database(source: rusqlite::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Foreign(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, problem: source.to_string() },
            _ => Self::Database { path, source },
        }
    }

    fn file(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::File { path: path.to_owned(), source }
    }
}

/// Copies what is stored in a data directory to a file, as it was at one moment: every commit that was acknowledged before is in
/// it. A server may use the directory. The file is checked, with the key if there is one, before it gets its name; only its owner
/// can read it.
pub fn backup(
    data: &Path,
    to: &Path,
    key: Option<&MasterKey>,
    existing: Existing,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<BackupSummary, BackupError> {
    if !has_database(data).map_err(BackupError::Open)? {
        return Err(BackupError::NoDatabase(data.to_owned()));
    }
    check_place(data, to)?;
    check_absent(to, existing)?;
    let database = data.join(DATABASE_FILE);
    let draft = Draft::beside(to)?;
    let source = open::reader(&database, CACHE_KIB).map_err(|error| BackupError::database(error, &database))?;
    copy(&source, &database, &draft.path, &mut progress)?;
    drop(source);
    let summary = examine(&draft.path, &database, key, &mut progress)?;
    check_absent(to, existing)?;
    draft.put(to)?;
    Ok(summary)
}

/// Reads a backup from beginning to end, and tells what it holds. With a key, also whether that opens it. Changes nothing.
pub fn check(
    file: &Path,
    key: Option<&MasterKey>,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<BackupSummary, BackupError> {
    examine(file, file, key, &mut progress)
}

/// Puts a backup into a data directory that no server uses, once it is checked. A server brings an earlier schema up to date when
/// it starts.
pub fn restore(
    request: &Restore<'_>,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Restored, BackupError> {
    let Restore { from, data, key, with_key, aside } = *request;
    // The lock makes the directory: one that is not there is made after the checks.
    let lock = if data.is_dir() { Some(open::lock(data).map_err(BackupError::Open)?) } else { None };
    let is_occupied = has_database(data).map_err(BackupError::Open)?;
    if is_occupied && aside.is_none() {
        return Err(BackupError::Occupied(data.to_owned()));
    }
    let summary = check(from, Some(key), &mut progress)?;
    let _lock = match lock {
        Some(lock) => lock,
        None => open::lock(data).map_err(BackupError::Open)?,
    };
    let database = data.join(DATABASE_FILE);
    let draft = Draft::beside(&database)?;
    let source = open_still(from)?;
    copy(&source, from, &draft.path, &mut progress)?;
    drop(source);
    identify(&open_still(&draft.path)?, Some(key)).map_err(|error| BackupError::opening(error, &draft.path))?;
    if with_key {
        key.save(&data.join(KEY_FILE))?;
    }
    let aside = match aside.filter(|_| is_occupied) {
        Some(ending) => Some(keep_aside(&database, ending)?),
        None => None,
    };
    // Before the other database is there: with it, a log of this one would be taken for its own.
    for ending in LOG_ENDINGS.into_iter().chain([INDEX_ENDING]) {
        let path = ended(&database, ending);
        remove(&path).map_err(BackupError::file(&path))?;
    }
    draft.put(&database)?;
    Ok(Restored { summary, aside })
}

/// Has on the disk what a directory says of its files, on file systems that know of such a thing.
pub(crate) fn sync_directory(directory: &Path) -> io::Result<()> {
    match File::open(directory)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// A backup in the directory itself could have the name of one of its files, and would be lost with them.
fn check_place(data: &Path, to: &Path) -> Result<(), BackupError> {
    let resolved = |path: &Path| fs::canonicalize(path).map_err(BackupError::file(path));
    if resolved(parent(to))? == resolved(data)? {
        return Err(BackupError::InDataDirectory(data.to_owned()));
    }
    Ok(())
}

fn check_absent(to: &Path, existing: Existing) -> Result<(), BackupError> {
    match existing {
        Existing::Kept if to.symlink_metadata().is_ok() => Err(BackupError::Exists(to.to_owned())),
        Existing::Kept | Existing::Replaced => Ok(()),
    }
}

/// Copies everything that one database holds at one moment into an empty file. `name` is what the source is called in errors.
fn copy(
    source: &Connection,
    name: &Path,
    to: &Path,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), BackupError> {
    let failed = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => BackupError::database(error, to),
        _ => BackupError::database(error, name),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags).map_err(failed)?;
    // Nobody relies on the copy before it is whole and on the disk.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;").map_err(failed)?;
    let moment = source.unchecked_transaction().map_err(failed)?;
    // The first read begins the moment. Without a transaction around them, the steps would begin anew after each commit.
    migrations::version(&moment).map_err(|error| BackupError::opening(error, name))?;
    let page_bytes: u32 = moment.pragma_query_value(None, "page_size", |row| row.get(0)).map_err(failed)?;
    let bytes = |pages: i32| u64::try_from(pages).unwrap_or_default() * u64::from(page_bytes);
    {
        let pages = Backup::new(&moment, &mut copy).map_err(failed)?;
        loop {
            let step = pages.step(PAGES_PER_STEP).map_err(failed)?;
            let at = pages.progress();
            let now = Progress::Copying { bytes: bytes(at.pagecount - at.remaining), whole: bytes(at.pagecount) };
            if progress(now).is_break() {
                return Err(BackupError::Interrupted);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(failed(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_BUSY), None))),
            }
        }
    }
    // The copied pages say that there is a log. Without one, the file is all that there is.
    let mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).map_err(failed)?;
    if mode != "delete" {
        return Err(BackupError::Damaged { path: to.to_owned(), problem: format!("journal mode {mode}") });
    }
    copy.close().map_err(|(_, error)| failed(error))
}

/// Checks a file that nobody changes. `name` is what it is called in errors.
fn examine(
    file: &Path,
    name: &Path,
    key: Option<&MasterKey>,
    progress: &mut impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<BackupSummary, BackupError> {
    let connection = open_still(file)?;
    let schema_version = match identify(&connection, key) {
        Ok(0) => return Err(BackupError::Foreign(name.to_owned())),
        Ok(version) => version,
        Err(error) => return Err(BackupError::opening(error, name)),
    };
    if progress(Progress::Checking).is_break() {
        return Err(BackupError::Interrupted);
    }
    let interrupt = connection.get_interrupt_handle();
    let (working, done) = mpsc::channel::<()>();
    let mut is_interrupted = false;
    let content = std::thread::scope(|scope| {
        let reading = scope.spawn(move || {
            // Dropped at the end, which ends the waiting below.
            let _working = working;
            Content::of(&connection)
        });
        while done.recv_timeout(CHECK_PAUSE) == Err(RecvTimeoutError::Timeout) {
            if progress(Progress::Checking).is_break() {
                is_interrupted = true;
                interrupt.interrupt();
            }
        }
        reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    if is_interrupted {
        return Err(BackupError::Interrupted);
    }
    let content = content.map_err(|error| BackupError::database(error, name))?;
    if content.verdict != "ok" {
        return Err(BackupError::Damaged { path: name.to_owned(), problem: content.verdict });
    }
    let bytes = file.metadata().map_err(BackupError::file(file))?.len();
    Ok(BackupSummary { bytes, user_pools: content.user_pools, users: content.users, schema_version })
}

/// What is found by reading everything.
struct Content {
    verdict: String,
    user_pools: u64,
    users: u64,
}

impl Content {
    fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        let (user_pools, users) = (number("SELECT count(*) FROM user_pools")?, number("SELECT count(*) FROM users")?);
        Ok(Self { verdict, user_pools: user_pools.unsigned_abs(), users: users.unsigned_abs() })
    }
}

/// The schema of a database; 0 if it is empty. With a key, the key must open it; without one, there must be one key that does.
fn identify(connection: &Connection, key: Option<&MasterKey>) -> Result<usize, OpenError> {
    if let Some(key) = key {
        return migrations::check(connection, &key.sealer(KEY_LABEL));
    }
    let version = migrations::version(connection)?;
    let rotation: Option<Vec<u8>> = migrations::meta(connection, ROTATION_ROW)?;
    if rotation.is_some() { Err(OpenError::RotationUnfinished) } else { Ok(version) }
}

/// Opens a database that nobody writes to, without leaving anything beside it. If it has a log, that belongs to it.
fn open_still(file: &Path) -> Result<Connection, BackupError> {
    // For the error that it gives: SQLite says only that it cannot.
    File::open(file).map_err(BackupError::file(file))?;
    let failed = |error| BackupError::database(error, file);
    if ended(file, LOG_ENDINGS[0]).exists() {
        return open::reader(file, CACHE_KIB).map_err(failed);
    }
    let address = immutable_uri(file).map_err(BackupError::file(file))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(address, flags).map_err(failed)?;
    open::set_up(&connection, CACHE_KIB).map_err(failed)?;
    Ok(connection)
}

/// The address by which SQLite reads a file without locks and without files of its own beside it.
fn immutable_uri(file: &Path) -> io::Result<String> {
    let mut address = "file://".to_owned();
    for byte in std::path::absolute(file)?.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._".contains(byte) {
            address.push(char::from(*byte));
        } else {
            write!(address, "%{byte:02X}").map_err(io::Error::other)?;
        }
    }
    address.push_str("?immutable=1");
    Ok(address)
}

/// Gives a database, and its log, a second name. Until another database has taken the first one, both lead to it.
fn keep_aside(database: &Path, ending: &str) -> Result<PathBuf, BackupError> {
    let aside = ended(database, ending);
    fs::hard_link(database, &aside).map_err(BackupError::file(&aside))?;
    for log in LOG_ENDINGS {
        let (path, aside) = (ended(database, log), ended(&aside, log));
        match fs::hard_link(&path, &aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(BackupError::file(&aside)(error)),
            _ => {}
        }
    }
    let directory = parent(database);
    sync_directory(directory).map_err(BackupError::file(directory))?;
    Ok(aside)
}

/// A file on its way to its name. Whatever happens before it gets there, nothing of it stays.
struct Draft {
    path: PathBuf,
    is_put: bool,
}

impl Draft {
    /// An empty file beside its final name, which its owner alone can read.
    fn beside(to: &Path) -> Result<Self, BackupError> {
        let mut suffix = [0; 8];
        aws_lc_rs::rand::fill(&mut suffix).map_err(|_| BackupError::file(to)(io::Error::other("no randomness")))?;
        let path = ended(to, &format!(".{:016x}.part", u64::from_be_bytes(suffix)));
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        made.map_err(BackupError::file(&path))?;
        Ok(Self { path, is_put: false })
    }

    /// Gives it its name, once it is on the disk.
    fn put(mut self, to: &Path) -> Result<(), BackupError> {
        let synced = File::open(&self.path).and_then(|file| file.sync_all());
        synced.map_err(BackupError::file(&self.path))?;
        fs::rename(&self.path, to).map_err(BackupError::file(to))?;
        self.is_put = true;
        let directory = parent(to);
        sync_directory(directory).map_err(BackupError::file(directory))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_put {
            for ending in LOG_ENDINGS.into_iter().chain([INDEX_ENDING, ""]) {
                // There is nobody left to tell.
                remove(&ended(&self.path, ending)).ok();
            }
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The path with something at the end of its name.
fn ended(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
