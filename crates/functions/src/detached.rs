//! Processes that left their worker's group, as daemons do: found by the environment they were started with.
//!
//! Every worker's environment names a log stream of its own, and what it starts inherits that. Whoever also clears its
//! environment is not found. Where there is no `/proc`, nobody is.

use std::fs;
use std::io::Read;
use std::thread::sleep;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

/// How often the processes are gone through: one that forks may slip through once.
const PASSES_MAX: usize = 16;
/// Between two passes, so that what was killed is gone.
const PAUSE: Duration = Duration::from_millis(2);
/// What is read of an environment; a platform's variables are not far behind the customer's few.
const ENVIRONMENT_BYTES_MAX: u64 = 256 * 1024;

/// A worker's process and the log stream that its environment names.
#[derive(Clone)]
pub(crate) struct Origin {
    /// The worker's process, which is another's to wait for.
    pub leader: i32,
    /// The name of its log stream.
    pub log_stream: String,
}

/// Kills every process that comes from one of these workers. Blocks for some milliseconds.
pub(crate) fn kill_all(origins: &[Origin]) {
    if origins.is_empty() {
        return;
    }
    let marks: Vec<String> =
        origins.iter().map(|origin| format!("AWS_LAMBDA_LOG_STREAM_NAME={}", origin.log_stream)).collect();
    for pass in 0..PASSES_MAX {
        if pass > 0 {
            sleep(PAUSE);
        }
        let found: Vec<i32> = processes().filter(|process| bears(*process, &marks)).collect();
        if found.is_empty() {
            return;
        }
        for process in &found {
            let _ = kill(Pid::from_raw(*process), Signal::SIGKILL);
        }
        reap(found.into_iter().filter(|process| origins.iter().all(|origin| origin.leader != *process)).collect());
    }
}

/// Takes leave of those that this process has inherited, as the first process of a container does.
fn reap(mut killed: Vec<i32>) {
    for _ in 0..PASSES_MAX {
        let is_left =
            |process: &i32| waitpid(Pid::from_raw(*process), Some(WaitPidFlag::WNOHANG)) == Ok(WaitStatus::StillAlive);
        killed.retain(is_left);
        if killed.is_empty() {
            return;
        }
        sleep(PAUSE);
    }
}

fn processes() -> impl Iterator<Item = i32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// Whether a process of this user was started with one of the marks. A process that has ended has no environment.
fn bears(process: i32, marks: &[String]) -> bool {
    let mut environment = Vec::new();
    let read = fs::File::open(format!("/proc/{process}/environ"))
        .and_then(|file| file.take(ENVIRONMENT_BYTES_MAX).read_to_end(&mut environment));
    let mut variables = environment.split(|byte| *byte == 0);
    read.is_ok() && variables.any(|variable| marks.iter().any(|mark| mark.as_bytes() == variable))
}
