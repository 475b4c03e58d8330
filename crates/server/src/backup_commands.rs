//! `vestibule backup` and `vestibule restore`: the embedded store as one file, taken beside a serving server and put back where
//! none serves.
//!
//! What makes a backup consistent is the store's business; here it is decided where the master key comes from, and told what is
//! going on.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use vestibule_store::backup::{self, BackupError, BackupSummary, Existing, Progress, Restore};
use vestibule_store::master_key::KEY_FILE;
use vestibule_store::sqlite::has_database;
use vestibule_store::upgrade::SCHEMA_VERSION;
use vestibule_store::{KeyError, MasterKey};

use crate::cli::{BackupArgs, RestoreArgs};
use crate::config::{Config, MasterKeySource, environment};
use crate::progress::{Progress as Display, Unit, interruption};
use crate::seams::{Clock as _, Stopwatch, SystemClock};

/// Runs `vestibule backup`.
pub async fn backup(args: BackupArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    // What is in the data directory then is not what the server has.
    ensure!(
        !Config::names_database(&args.directory, &environment)?,
        "the configuration names a PostgreSQL database: back that up with its own tools"
    );
    let (data, source) = Config::data_and_master_key(&args.directory, &environment)?;
    ensure!(has_database(&data)?, "data directory {} holds no database", data.display());
    let key = available_key(&source, &data)?;
    let key_file = beside(&args.to, "key");
    let existing = if args.force { Existing::Replaced } else { Existing::Kept };
    if args.with_master_key {
        let key =
            key.as_ref().map_err(|reason| anyhow::anyhow!("{reason}")).context("there is no key to put beside")?;
        check_key_file(&key_file, key, existing)?;
    }
    let (from, to, opening) = (data.clone(), args.to.clone(), key.as_ref().ok().cloned());
    let outcome =
        interruptible("copied", move |progress| backup::backup(&from, &to, opening.as_ref(), existing, progress))
            .await?;
    let summary = match outcome {
        Err(BackupError::Exists(path)) => bail!("{} exists already: --force replaces it", path.display()),
        outcome => outcome?,
    };
    println!("backed up {} to {}, in {:.1} s", told(&summary), args.to.display(), begun.elapsed().as_secs_f64());
    match &key {
        Ok(key) if args.with_master_key => {
            key.save(&key_file)?;
            println!("the master key is beside it in {}: whoever has both can read every secret", key_file.display());
        }
        Ok(_) => println!("the master key is not in it: keep a copy of {} elsewhere", told_source(&source, &data)),
        Err(reason) => {
            println!("the master key is not in it, and whether it opens it was not checked: {reason}");
        }
    }
    Ok(())
}

/// Runs `vestibule restore`.
pub async fn restore(args: RestoreArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    let key = RestoreKey::of(&args)?;
    let aside = args.force.then(|| format!(".before-restore-{}", timestamp()));
    let (from, data, opening, with_key) = (args.from.clone(), args.data.clone(), key.key.clone(), key.is_installed());
    let outcome = interruptible("restored", move |progress| {
        let request = Restore { from: &from, data: &data, key: &opening, with_key, aside: aside.as_deref() };
        backup::restore(&request, progress)
    })
    .await?;
    let restored = match outcome {
        Err(BackupError::Occupied(path)) => bail!(
            "data directory {} holds a database already: --force restores in its place and keeps it beside",
            path.display()
        ),
        Err(error @ BackupError::WrongMasterKey(_)) => return Err(error).context(key.told()),
        outcome => outcome?,
    };
    let (data, seconds) = (args.data.display(), begun.elapsed().as_secs_f64());
    println!("restored {} to {data}, in {seconds:.1} s", told(&restored.summary));
    if let Some(aside) = &restored.aside {
        println!("the database that was there is kept as {}", aside.display());
    }
    match &key.from {
        KeyFrom::Given => println!("start the server with the same master key"),
        KeyFrom::DataDirectory => {}
        KeyFrom::BesideBackup(path) => println!("the master key was taken over from {}", path.display()),
    }
    if restored.summary.schema_version < SCHEMA_VERSION {
        println!("the server brings it to schema version {SCHEMA_VERSION} when it starts");
    }
    Ok(())
}

/// The master key, or why there is none: a backup can be made by somebody who may not read the key.
fn available_key(source: &MasterKeySource, data: &Path) -> anyhow::Result<Result<MasterKey, String>> {
    match source.load_existing(data) {
        Ok(key) => Ok(Ok(key)),
        Err(KeyError::File { path, source })
            if matches!(source.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied) =>
        {
            Ok(Err(format!("{}: {source}", path.display())))
        }
        Err(error) => Err(error).context("the master key"),
    }
}

/// A key file is as good as the secrets of some backup: it is replaced by another key on demand only.
fn check_key_file(path: &Path, key: &MasterKey, existing: Existing) -> anyhow::Result<()> {
    let is_forced = existing == Existing::Replaced;
    let is_replaceable = is_forced || !path.exists() || MasterKey::load(path).is_ok_and(|there| there == *key);
    ensure!(is_replaceable, "{} exists already and holds another key: --force replaces it", path.display());
    Ok(())
}

fn told_source(source: &MasterKeySource, data: &Path) -> String {
    match source {
        MasterKeySource::DataDirectory => data.join(KEY_FILE).display().to_string(),
        MasterKeySource::File(path) => path.display().to_string(),
        MasterKeySource::Value(_) => "VESTIBULE_MASTER_KEY".to_owned(),
    }
}

/// What opens a backup that is put back.
struct RestoreKey {
    key: MasterKey,
    from: KeyFrom,
}

enum KeyFrom {
    /// A flag or the environment.
    Given,
    /// The directory that is restored to.
    DataDirectory,
    /// The file beside the backup.
    BesideBackup(PathBuf),
}

impl RestoreKey {
    fn of(args: &RestoreArgs) -> anyhow::Result<Self> {
        let given = MasterKeySource::of(args.master_key_file.clone(), &environment)?;
        if !matches!(given, MasterKeySource::DataDirectory) {
            return Ok(Self { key: given.load(&args.data)?, from: KeyFrom::Given });
        }
        let (own, beside) = (args.data.join(KEY_FILE), beside(&args.from, "key"));
        if own.exists() {
            return Ok(Self { key: MasterKey::load(&own)?, from: KeyFrom::DataDirectory });
        }
        ensure!(
            beside.exists(),
            "there is no master key: give --master-key-file or VESTIBULE_MASTER_KEY, or put it at {} or {}",
            own.display(),
            beside.display()
        );
        Ok(Self { key: MasterKey::load(&beside)?, from: KeyFrom::BesideBackup(beside) })
    }

    /// Whether the data directory is to have the key.
    fn is_installed(&self) -> bool {
        matches!(self.from, KeyFrom::BesideBackup(_))
    }

    /// Which key it is, for whoever expected another one.
    fn told(&self) -> String {
        match &self.from {
            KeyFrom::Given => "with the master key that is given".to_owned(),
            KeyFrom::DataDirectory => format!("with the data directory's {KEY_FILE}, which goes before the backup's"),
            KeyFrom::BesideBackup(path) => format!("with the master key in {}", path.display()),
        }
    }
}

fn told(summary: &BackupSummary) -> String {
    let BackupSummary { bytes, user_pools, users, schema_version } = summary;
    format!("{users} users in {user_pools} user pools ({bytes} bytes, schema version {schema_version})")
}

/// This moment, as part of a file's name.
fn timestamp() -> String {
    let now = jiff::Timestamp::from_millisecond(SystemClock.now().as_millis()).unwrap_or_default();
    now.strftime("%Y%m%dT%H%M%S.%3fZ").to_string()
}

/// The path with a further ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Does the work on a thread of its own and shows how far it is. When the process is asked to end, the work ends first: it
/// removes what it has begun.
async fn interruptible<T, F>(verb: &'static str, work: F) -> anyhow::Result<Result<T, BackupError>>
where
    T: Send + 'static,
    F: FnOnce(&mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<T, BackupError> + Send + 'static,
{
    let interrupted = interruption()?;
    let working = tokio::task::spawn_blocking(move || {
        let mut display = Display::start(Unit::Bytes, 0);
        let mut share = (0, 0);
        work(&mut |progress| {
            let message = match progress {
                Progress::Copying { bytes, whole } => {
                    share = (bytes, whole);
                    format!("{bytes} of {whole} bytes {verb}")
                }
                Progress::Checking => "checking".to_owned(),
            };
            display.show(share.0, share.1, message);
            if interrupted.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    });
    Ok(working.await?)
}
