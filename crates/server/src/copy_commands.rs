//! `vestibule copy`: everything of an embedded store goes to an empty PostgreSQL database.
//!
//! What is copied how is the store's business; here it is decided where the master key comes from, and told what is going on.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::signal::unix::{SignalKind, signal};
use vestibule_store::PostgresOptions;
use vestibule_store::copy::{self, CopyProgress, CopySummary};

use crate::backup_commands::{environment, existing_key};
use crate::cli::CopyArgs;
use crate::config::MasterKeySource;
use crate::seams::Stopwatch;

/// Between two lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Runs the command.
pub async fn run(args: CopyArgs) -> anyhow::Result<()> {
    let begun = Stopwatch::start();
    let data = source(&args.from)?;
    // Before the key is asked for, which is not there either.
    if !vestibule_store::sqlite::has_database(&data)? {
        bail!("data directory {} holds no database", data.display());
    }
    let key_source = MasterKeySource::of(args.master_key_file.clone(), &environment)?;
    let key = existing_key(&key_source, &data).context("the master key")?;
    let options = PostgresOptions::new(args.to.expose());
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let mut display = Display::start();
    let outcome = tokio::select! {
        outcome = copy::copy(&data, &key, &options, |progress| display.show(progress)) => Some(outcome),
        _ = interrupted.recv() => None,
        _ = terminated.recv() => None,
    };
    display.finish();
    let Some(outcome) = outcome else { bail!("interrupted: the same command goes on with it") };
    tell(&outcome?, begun.elapsed());
    Ok(())
}

/// The data directory that is meant.
fn source(text: &str) -> anyhow::Result<PathBuf> {
    match text.strip_prefix("sqlite:") {
        Some(directory) if !directory.is_empty() => Ok(directory.into()),
        _ => bail!("--from must be sqlite: with a data directory behind it, as in sqlite:./vestibule-data"),
    }
}

fn tell(summary: &CopySummary, time: Duration) {
    for (table, rows) in &summary.tables {
        println!("{rows:>12}  {table}");
    }
    let (users, pools) = (summary.rows_of("users"), summary.rows_of("user_pools"));
    println!("copied {users} users in {pools} user pools, {} rows, in {:.1} s", summary.rows(), time.as_secs_f64());
    println!("both databases have the same number of rows in every table; servers need the same master key as before");
}

/// How far it is: a bar on a terminal, a line now and then elsewhere.
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

    fn show(&mut self, progress: CopyProgress) {
        let CopyProgress { table, rows, whole } = progress;
        self.bar.set_length(whole);
        self.bar.set_position(rows);
        self.bar.set_message(table);
        if !self.is_terminal && self.lines.elapsed() >= LINE_EVERY {
            self.lines = Stopwatch::start();
            eprintln!("{rows} of {whole} rows copied");
        }
    }

    fn finish(self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_data_directory_behind_its_kind() {
        assert_eq!(source("sqlite:./data").unwrap(), PathBuf::from("./data"));
        assert_eq!(source("sqlite:/var/lib/vestibule").unwrap(), PathBuf::from("/var/lib/vestibule"));
        for text in ["sqlite:", "./data", "postgres://u@h/d"] {
            let refused = source(text).unwrap_err().to_string();
            assert!(refused.contains("sqlite:./vestibule-data"), "{text}: {refused}");
        }
    }
}
