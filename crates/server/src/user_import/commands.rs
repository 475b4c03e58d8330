//! `vestibule users import` and `vestibule users export`: users by the hundred thousand, to and from a running server.
//!
//! Both move a batch at a time, so they need no more memory for a million users than for a thousand, and keep a small file beside theirs
//! that says how far they are: whoever interrupts one, or loses the server meanwhile, goes on with `--resume`.

use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::task::JoinHandle;
use vestibule_identity::user_import::job::Place;

use super::endpoint::{Firebase, ImportAnswer, ImportRequest, NEXT};
use super::lines::{BATCH_LINES, Lines, LocalBatch};
use crate::cli::{UsersCommand, UsersExportArgs, UsersImportArgs};
use crate::client::{Client, ClientError};
use crate::progress::{Progress, Unit, interruption};
use crate::seams::{Rng, Stopwatch, SystemRng};

/// Batches that are on their way at the same time: more than the store commits together, so that it need not wait for the next.
const IN_FLIGHT: usize = 128;
/// How long a server that does not answer is waited for.
const PATIENCE: Duration = Duration::from_mins(1);
const RETRY_AFTER: Duration = Duration::from_secs(1);

/// Runs the command; whether every user was taken.
pub async fn run(command: UsersCommand) -> anyhow::Result<bool> {
    match command {
        UsersCommand::Import(args) => import(args).await,
        UsersCommand::Export(args) => export(args).await.map(|()| true),
    }
}

/// How far an import is.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct ImportState {
    pool: String,
    file_bytes: u64,
    /// What the `sub`s of users follow from who bring none, so that a batch that is sent again means the same users.
    seed: String,
    place: Place,
    imported: u64,
    existing: u64,
    refused: u64,
    error_bytes: u64,
}

/// How far an export is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct ExportState {
    pool: String,
    with_password_hashes: bool,
    after: Option<String>,
    bytes: u64,
    users: u64,
}

async fn import(args: UsersImportArgs) -> anyhow::Result<bool> {
    let begun = Stopwatch::start();
    let client = Client::from_environment(&args.server.url)?;
    user_count(&client, &args.pool).await?;
    let firebase = args.firebase_hash_config.as_deref().map(firebase).transpose()?;
    let file = File::open(&args.file).with_context(|| args.file.display().to_string())?;
    let file_bytes = file.metadata()?.len();
    let state_path = beside(&args.file, "import-state");
    let errors_path = args.errors.clone().unwrap_or_else(|| beside(&args.file, "errors"));
    let kept: Option<ImportState> = read_state(&state_path)?;
    let was_interrupted = kept.is_some();
    let mut state = match kept {
        Some(state) => {
            let hint = format!("or remove {} to begin anew", state_path.display());
            ensure!(args.resume, "an import of this file was interrupted: go on with --resume, {hint}");
            let is_same = state.pool == args.pool && state.file_bytes == file_bytes;
            ensure!(is_same, "the import that was interrupted was of another file or pool: {hint}");
            state
        }
        None => ImportState {
            pool: args.pool.clone(),
            file_bytes,
            seed: seed(),
            place: Place::default(),
            imported: 0,
            existing: 0,
            refused: 0,
            error_bytes: 0,
        },
    };
    let mut errors = Errors::open(&errors_path, state.error_bytes)?;
    let lines = Lines::open(BufReader::new(file), args.format, state.place, &state.seed)?;
    // A batch may have been stored whose answer was never heard.
    let doubtful = if was_interrupted { state.place.lines + (IN_FLIGHT * BATCH_LINES) as u64 } else { 0 };
    let mut progress = Progress::start(Unit::Bytes, state.place.offset);
    let sender = Sender { client, path: format!("/_vestibule/pools/{}/users", args.pool), firebase };
    let mut flight: VecDeque<(LocalBatch, JoinHandle<anyhow::Result<ImportAnswer>>)> = VecDeque::new();
    let mut lines = Some(lines);
    let interrupted = interruption()?;
    loop {
        while flight.len() < IN_FLIGHT
            && let Some(mut reader) = lines.take()
        {
            let (batch, reader) =
                tokio::task::spawn_blocking(move || reader.batch().map(|batch| (batch, reader))).await??;
            let Some(mut batch) = batch else { break };
            lines = Some(reader);
            let users = std::mem::take(&mut batch.users);
            flight.push_back((batch, tokio::spawn(sender.clone().send(users))));
        }
        let Some((batch, answer)) = flight.pop_front() else { break };
        let answer = tokio::select! {
            answer = answer => answer??,
            () = interrupted.cancelled() => {
                bail!("interrupted after {} users: go on with --resume", state.imported);
            }
        };
        let sum = batch.sum(answer, doubtful);
        state.imported += sum.imported;
        state.existing += sum.existing;
        let mut problems = sum.problems;
        problems.sort_unstable();
        state.refused += problems.len() as u64;
        state.error_bytes = errors.write(&problems)?;
        state.place = batch.end;
        write_state(&state_path, &state)?;
        progress.show(state.place.offset, file_bytes, format!("{} users imported", state.imported));
    }
    drop(progress);
    std::fs::remove_file(&state_path).ok();
    errors.finish(&errors_path)?;
    let seconds = begun.elapsed().as_secs_f64();
    if args.server.json {
        let sum = json!({"imported": state.imported, "existing": state.existing, "refused": state.refused});
        println!("{sum}");
    } else {
        println!(
            "imported {} users, {} existed, {} refused, in {seconds:.1} s",
            state.imported, state.existing, state.refused
        );
        if state.refused > 0 {
            println!("what was wrong with them: {}", errors_path.display());
        }
    }
    Ok(state.refused == 0)
}

/// Sends batches.
#[derive(Clone)]
struct Sender {
    client: Client,
    path: String,
    firebase: Option<Firebase>,
}

impl Sender {
    async fn send(
        self,
        users: Vec<vestibule_identity::user_import::record::UserRecord>,
    ) -> anyhow::Result<ImportAnswer> {
        if users.is_empty() {
            return Ok(ImportAnswer::default());
        }
        let request = ImportRequest { firebase: self.firebase.clone(), users };
        let body = Bytes::from(serde_json::to_vec(&request)?);
        drop(request);
        let answer = patiently(|| self.client.post(&self.path, body.clone())).await?;
        Ok(serde_json::from_value(answer)?)
    }
}

/// Asks again for a while when the server does not answer: it may be about to start again.
async fn patiently<T, F: Future<Output = Result<T, ClientError>>>(ask: impl Fn() -> F) -> anyhow::Result<T> {
    let waiting = Stopwatch::start();
    loop {
        match ask().await {
            Err(ClientError::Unreachable { .. } | ClientError::NoAnswer { .. }) if waiting.elapsed() < PATIENCE => {
                tokio::time::sleep(RETRY_AFTER).await;
            }
            answer => return Ok(answer?),
        }
    }
}

async fn export(args: UsersExportArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    let client = Client::from_environment(&args.server.url)?;
    let whole = user_count(&client, &args.pool).await?;
    let (part, state_path) = (beside(&args.file, "part"), beside(&args.file, "export-state"));
    let fresh = || ExportState {
        pool: args.pool.clone(),
        with_password_hashes: args.with_password_hashes,
        ..ExportState::default()
    };
    let mut state = match read_state::<ExportState>(&state_path)?.filter(|_| args.resume) {
        Some(state) => {
            let is_same = state.pool == args.pool && state.with_password_hashes == args.with_password_hashes;
            ensure!(is_same, "the export that was interrupted was of another pool or kind: leave out --resume");
            state
        }
        None => fresh(),
    };
    let mut file = open_private(&part, state.bytes)?;
    let mut progress = Progress::start(Unit::Things, state.users);
    let interrupted = interruption()?;
    loop {
        let mut path = format!("/_vestibule/pools/{}/users?secrets={}", args.pool, args.with_password_hashes);
        if let Some(after) = &state.after {
            path = format!("{path}&after={after}");
        }
        let fetched = tokio::select! {
            fetched = patiently(|| client.fetch(&path)) => fetched?,
            () = interrupted.cancelled() => {
                bail!("interrupted after {} users: go on with --resume", state.users);
            }
        };
        let (headers, lines) = fetched;
        file.write_all(&lines)?;
        state.bytes += lines.len() as u64;
        state.users += lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count() as u64;
        state.after = headers.get(NEXT).and_then(|next| next.to_str().ok()).map(str::to_owned);
        progress.show(state.users, whole, format!("{} users exported", state.users));
        if state.after.is_none() {
            break;
        }
        file.sync_data()?;
        write_state(&state_path, &state)?;
    }
    file.sync_all()?;
    std::fs::rename(&part, &args.file)?;
    std::fs::remove_file(&state_path).ok();
    drop(progress);
    if args.server.json {
        println!("{}", json!({"exported": state.users}));
    } else {
        println!("exported {} users in {:.1} s", state.users, begun.elapsed().as_secs_f64());
    }
    Ok(())
}

/// How many users a pool has; also whether it is there at all.
async fn user_count(client: &Client, pool: &str) -> anyhow::Result<u64> {
    let answer = client.operation("DescribeUserPool", &json!({"UserPoolId": pool})).await?;
    Ok(answer["UserPool"]["EstimatedNumberOfUsers"].as_u64().unwrap_or_default())
}

/// Where what cannot be imported is written down, a line each: the number of the line, a tabulator, the reason.
struct Errors {
    file: File,
    bytes: u64,
}

impl Errors {
    fn open(path: &Path, bytes: u64) -> anyhow::Result<Self> {
        Ok(Self { file: open_private(path, bytes)?, bytes })
    }

    /// Once it returns they are on disk, so that no state tells of lines that are not.
    fn write(&mut self, problems: &[(u64, String)]) -> anyhow::Result<u64> {
        let mut text = Vec::new();
        for (line, reason) in problems {
            writeln!(text, "{line}\t{reason}")?;
        }
        if !text.is_empty() {
            self.file.write_all(&text)?;
            self.file.sync_data()?;
        }
        self.bytes += text.len() as u64;
        Ok(self.bytes)
    }

    /// No file where there was nothing to write.
    fn finish(self, path: &Path) -> anyhow::Result<()> {
        if self.bytes == 0 {
            std::fs::remove_file(path)?;
        }
        Ok(())
    }
}

/// A file that its owner alone may read, to be written on from so many bytes on. From the beginning it is another file than the one
/// that was there, which others may have opened, or whose name may lead elsewhere.
fn open_private(path: &Path, bytes: u64) -> anyhow::Result<File> {
    if bytes == 0 {
        return create_private(path);
    }
    let opened = OpenOptions::new().write(true).open(path);
    let mut file = opened.with_context(|| format!("{}, which was written before the interruption", path.display()))?;
    let is_whole = file.metadata()?.len() >= bytes;
    ensure!(is_whole, "{} is shorter than it was at the interruption: begin anew", path.display());
    file.set_len(bytes)?;
    file.seek(SeekFrom::Start(bytes))?;
    Ok(file)
}

fn create_private(path: &Path) -> anyhow::Result<File> {
    let named = || path.display().to_string();
    // Anything but a file or a link, a device say, is left alone, and refused below.
    if path.symlink_metadata().is_ok_and(|it| it.is_file() || it.is_symlink()) {
        std::fs::remove_file(path).with_context(named)?;
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).with_context(named)
}

fn read_state<T: for<'de> Deserialize<'de>>(path: &Path) -> anyhow::Result<Option<T>> {
    match std::fs::read(path) {
        Ok(text) => Ok(Some(serde_json::from_slice(&text).with_context(|| path.display().to_string())?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

/// Replaced as a whole, so that it can be read whenever the command is killed.
fn write_state(path: &Path, state: &impl Serialize) -> anyhow::Result<()> {
    let part = beside(path, "part");
    let mut file = create_private(&part)?;
    file.write_all(&serde_json::to_vec(state)?)?;
    Ok(std::fs::rename(&part, path)?)
}

/// The path with a further ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn seed() -> String {
    let rng: &dyn Rng = &SystemRng;
    rng.uuid().hyphenated().to_string()
}

/// The password hash parameters as Firebase shows them: `hash_config { algorithm: SCRYPT, base64_signer_key: …, … }`.
fn firebase(path: &Path) -> anyhow::Result<Firebase> {
    let mut text = String::new();
    File::open(path).and_then(|mut file| file.read_to_string(&mut text)).with_context(|| path.display().to_string())?;
    let value = |name: &str| {
        let (_, rest) = text.split_once(name)?;
        let rest = rest.trim_start_matches(['"', ':', ' ', '\t']);
        let end = rest.find(|it: char| it == ',' || it == '"' || it == '}' || it.is_whitespace()).unwrap_or(rest.len());
        Some(rest[..end].to_owned())
    };
    let named = |name: &str| value(name).with_context(|| format!("{} has no {name}", path.display()));
    Ok(Firebase {
        signer_key: named("base64_signer_key")?.into(),
        salt_separator: named("base64_salt_separator")?,
        rounds: named("rounds")?.parse().context("rounds")?,
        memory_cost: named("mem_cost")?.parse().context("mem_cost")?,
    })
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn firebases_parameters_are_read_as_they_are_shown() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("hash_config");
        for text in [
            "hash_config {\n  algorithm: SCRYPT,\n  base64_signer_key: abc+/==,\n  base64_salt_separator: Bw==,\n  rounds: 8,\n  mem_cost: 14,\n}\n",
            r#"{"base64_signer_key": "abc+/==", "base64_salt_separator": "Bw==", "rounds": 8, "mem_cost": 14}"#,
        ] {
            std::fs::write(&path, text).unwrap();
            let read = firebase(&path).unwrap();
            assert_eq!((read.signer_key.expose(), read.salt_separator.as_str()), ("abc+/==", "Bw=="));
            assert_eq!((read.rounds, read.memory_cost), (8, 14));
        }
        std::fs::write(&path, "rounds: 8").unwrap();
        assert!(firebase(&path).is_err());
    }

    #[test]
    fn a_file_is_begun_as_a_new_one_and_gone_on_with_where_its_state_says() {
        let directory = tempfile::tempdir().unwrap();
        let (path, elsewhere) = (directory.path().join("users.part"), directory.path().join("elsewhere"));
        let mode = || path.metadata().unwrap().permissions().mode() & 0o777;
        std::fs::write(&elsewhere, "of others").unwrap();
        std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
        open_private(&path, 0).unwrap().write_all(b"a line\nhalf a li").unwrap();
        assert_eq!(std::fs::read(&elsewhere).unwrap(), b"of others", "a link is not followed");
        assert_eq!(mode(), 0o600);
        open_private(&path, 7).unwrap().write_all(b"the next\n").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"a line\nthe next\n");
        assert!(open_private(&path, 17).unwrap_err().to_string().contains("shorter"));
        assert_eq!(std::fs::read(&path).unwrap().len(), 16, "nothing was put in for what is missing");
        std::fs::remove_file(&path).unwrap();
        assert!(open_private(&path, 7).is_err() && !path.exists());
        std::fs::write(&path, "readable by others").unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        open_private(&path, 0).unwrap();
        assert_eq!((mode(), path.metadata().unwrap().len()), (0o600, 0));
        assert!(create_private(directory.path()).is_err());
    }

    #[test]
    fn a_state_is_read_back_and_absent_before() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("users.jsonl.export-state");
        assert!(read_state::<ExportState>(&path).unwrap().is_none());
        write_state(&path, &ExportState { users: 7, after: Some("9".into()), ..ExportState::default() }).unwrap();
        let read: ExportState = read_state(&path).unwrap().unwrap();
        assert_eq!((read.users, read.after.as_deref()), (7, Some("9")));
        std::fs::write(&path, "{").unwrap();
        assert!(read_state::<ExportState>(&path).is_err());
    }
}
