//! How far a command is, and whether it was asked to end: a bar on a terminal, a line now and then elsewhere.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::seams::Stopwatch;

/// Between two lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Shows progress on the standard error, until it is dropped.
pub struct Progress {
    bar: ProgressBar,
    is_terminal: bool,
    lines: Stopwatch,
}

/// In what progress is measured, where a bar tells how fast it is.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Bytes of a file.
    Bytes,
    /// Users, or rows of a database.
    Things,
}

impl Progress {
    /// Shows nothing yet. What an earlier run has `done` does not count for the speed.
    pub fn start(unit: Unit, done: u64) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let target = if is_terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(0), target).with_position(done);
        let template = match unit {
            Unit::Bytes => "{bar:30} {percent:>3} %  {msg}  {bytes_per_sec}, {eta} left",
            Unit::Things => "{bar:30} {percent:>3} %  {msg}  {per_sec}, {eta} left",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, is_terminal, lines: Stopwatch::start() }
    }

    /// So much of the whole is done; the message says what.
    pub fn show(&mut self, done: u64, whole: u64, message: String) {
        if !self.is_terminal && self.lines.elapsed() >= LINE_EVERY {
            self.lines = Stopwatch::start();
            eprintln!("{message}");
        }
        self.bar.set_length(whole);
        self.bar.set_position(done);
        self.bar.set_message(message);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Is cancelled when the process is asked to end, by SIGINT or SIGTERM. From here on no signal ends it by itself.
pub fn interruption() -> io::Result<CancellationToken> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let token = CancellationToken::new();
    let asked = token.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
        asked.cancel();
    });
    Ok(token)
}
