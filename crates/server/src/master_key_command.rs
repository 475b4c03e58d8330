//! `vestibule master-key`: everything is sealed anew with another master key, and a fresh one is made.
//!
//! What is sealed, and how far a rotation is, is the store's business; here it is decided where the two keys come from, and told what
//! is going on.

use std::io::{self, IsTerminal as _};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::signal::unix::{SignalKind, signal};
use vestibule_store::{MasterKey, MasterKeys, Rotation, RotationProgress, postgres, sqlite};

use crate::backup_commands::{environment, existing_key};
use crate::cli::{MasterKeyCommand, MasterKeyRotateArgs};
use crate::config::{Config, MasterKeySource, RotationConfig};
use crate::seams::Stopwatch;

/// Between two lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Runs the command.
pub async fn run(command: MasterKeyCommand) -> anyhow::Result<()> {
    match command {
        MasterKeyCommand::Generate => {
            println!("{}", MasterKey::random().to_base64().as_str());
            Ok(())
        }
        MasterKeyCommand::Rotate(args) => rotate(&args).await,
    }
}

async fn rotate(args: &MasterKeyRotateArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    let RotationConfig { database, data, master_key, previous_master_key } = Config::rotation(args, &environment)?;
    let previous = previous_master_key
        .context("give the previous master key: as --previous-master-key-file or VESTIBULE_PREVIOUS_MASTER_KEY")?;
    let keys = MasterKeys {
        primary: existing_key(&master_key, &data).context("the master key")?,
        previous: Some(existing_key(&previous, &data).context("the previous master key")?),
    };
    let (is_stopped, listening) = stopped_by_signal()?;
    let mut display = Display::start();
    let progress = move |progress: RotationProgress| {
        display.show(progress);
        if is_stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let is_shared = database.is_some();
    let file = data.join(sqlite::DATABASE_FILE);
    let told = if is_shared { "the database".to_owned() } else { file.display().to_string() };
    let outcome = if let Some(options) = database {
        postgres::rotation::rotate(&options, &keys, progress).await
    } else {
        tokio::task::spawn_blocking(move || sqlite::rotation::rotate(&data, &keys, progress)).await?
    };
    listening.abort();
    match outcome? {
        Rotation::NothingLeft => println!("{told}: nothing is left to do, everything is sealed with the master key"),
        Rotation::Done { values } => {
            let seconds = begun.elapsed().as_secs_f64();
            println!(
                "{told}: {values} values were sealed anew, in {seconds:.1} s; the previous master key opens none any more"
            );
            println!("{}", next_step(is_shared, &master_key));
        }
    }
    Ok(())
}

fn next_step(is_shared: bool, master_key: &MasterKeySource) -> String {
    match master_key {
        _ if is_shared => {
            "run this once more when every node seals with the new key; when nothing is left, restart them without the old one"
                .to_owned()
        }
        MasterKeySource::DataDirectory => "start the server as before".to_owned(),
        MasterKeySource::File(path) => format!(
            "start the server with --master-key-file {}, or put that file in the place of the data directory's master.key",
            path.display()
        ),
        MasterKeySource::Value(_) => "start the server with the same VESTIBULE_MASTER_KEY".to_owned(),
    }
}

/// What says that the process was asked to end: the batch that is being written is finished then.
fn stopped_by_signal() -> anyhow::Result<(Arc<AtomicBool>, tokio::task::JoinHandle<()>)> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let is_stopped = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&is_stopped);
    let listening = tokio::spawn(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
        stopped.store(true, Ordering::Relaxed);
    });
    Ok((is_stopped, listening))
}

/// How far it is: a bar on a terminal, a line now and then elsewhere. The bar goes when it is dropped.
struct Display {
    bar: ProgressBar,
    is_terminal: bool,
    lines: Stopwatch,
}

impl Display {
    fn start() -> Self {
        let is_terminal = io::stderr().is_terminal();
        let target = if is_terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {pos} of {len} rows, {msg}") {
            bar.set_style(style);
        }
        Self { bar, is_terminal, lines: Stopwatch::start() }
    }

    fn show(&mut self, progress: RotationProgress) {
        let RotationProgress { table, rows, whole } = progress;
        self.bar.set_length(whole);
        self.bar.set_position(rows);
        self.bar.set_message(table);
        if !self.is_terminal && self.lines.elapsed() >= LINE_EVERY {
            self.lines = Stopwatch::start();
            eprintln!("{rows} of {whole} rows gone through");
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
