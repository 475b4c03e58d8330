//! How far a command is: a bar on a terminal, a line now and then elsewhere.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::seams::Stopwatch;

/// Between two lines where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Shows progress on the standard error.
pub struct Progress {
    bar: ProgressBar,
    is_terminal: bool,
    lines: Stopwatch,
    verb: &'static str,
}

/// In what progress is measured.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Bytes of a file.
    Bytes,
    /// Users.
    Users,
}

impl Progress {
    /// Shows how much of `whole` is done, beginning with `done`. `verb` is what happens to users: `imported`.
    pub fn start(verb: &'static str, unit: Unit, whole: u64, done: u64) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let target = if is_terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(whole), target).with_position(done);
        let template = match unit {
            Unit::Bytes => "{bar:30} {percent:>3} %  {msg}  {bytes_per_sec}, {eta} left",
            Unit::Users => "{bar:30} {percent:>3} %  {msg}  {per_sec}, {eta} left",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, is_terminal, lines: Stopwatch::start(), verb }
    }

    /// So much is done, and so many users in all.
    pub fn advance(&mut self, done: u64, users: u64) {
        self.bar.set_position(done);
        self.bar.set_message(format!("{users} users {}", self.verb));
        if !self.is_terminal && self.lines.elapsed() >= LINE_EVERY {
            self.lines = Stopwatch::start();
            eprintln!("{users} users {}", self.verb);
        }
    }

    /// Takes the bar away.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}
