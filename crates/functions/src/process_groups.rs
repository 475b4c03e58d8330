//! Process groups: every worker leads one, and none outlives this server.
//!
//! A group is killed when its worker is dropped, and so is what has left the group ([`crate::detached`]). Should the server
//! itself be killed, a watchman started with the first worker notices that its input has ended and kills whatever was left.
//! The watchman is a shell script of some ten lines.

use std::collections::HashMap;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Child as StdChild, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::process::Child;

use crate::detached::{self, Origin};

/// Keeps a list of groups from what it reads, and kills the listed ones when nothing more can come.
const WATCHMAN: &str = r#"
trap '' HUP INT TERM
live=' '
while read -r change group mark; do
    case $change in
        add) live="$live$group:$mark " ;;
        remove) case $live in *" $group:"*) rest="${live#* "$group":}"; live="${live%% "$group":*} ${rest#* }" ;; esac ;;
    esac
done
for entry in $live; do kill -s KILL -- "-${entry%%:*}" 2>/dev/null; done
for entry in $live $live; do
    for file in $(grep -l -s -F -e "${entry#*:}" /proc/[0-9]*/environ); do
        process="${file#/proc/}"
        kill -s KILL "${process%/environ}" 2>/dev/null
    done
done
"#;

/// All groups of a host.
#[derive(Default)]
pub(crate) struct ProcessGroups {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    live: HashMap<i32, String>,
    watchman: Option<StdChild>,
}

/// One group; killed when this is dropped.
pub(crate) struct GroupGuard {
    leader: i32,
    is_killed: bool,
    farewell: Option<Farewell>,
}

/// What remains to be done when a group has been killed: whoever left it, and the list.
struct Farewell {
    origin: Origin,
    groups: Arc<ProcessGroups>,
}

impl ProcessGroups {
    /// Takes charge of the group a process that was just started leads, and of all that bears its log stream's name.
    pub fn adopt(self: &Arc<Self>, child: &Child, log_stream: &str) -> anyhow::Result<GroupGuard> {
        let leader = child.id().context("a process ended before it was known")?;
        let leader = i32::try_from(leader)?;
        let mut state = self.state();
        if state.live.insert(leader, log_stream.to_owned()).is_some() {
            state.tell_watchman(&format!("remove {leader}"));
        }
        state.tell_watchman(&format!("add {leader} {}", mark(log_stream)));
        drop(state);
        let origin = Origin { leader, log_stream: log_stream.to_owned() };
        Ok(GroupGuard { leader, is_killed: false, farewell: Some(Farewell { origin, groups: Arc::clone(self) }) })
    }

    /// Kills every group, and what has left one. Blocks for some milliseconds.
    pub fn kill_all(&self) {
        let origins = self.state().origins();
        kill_groups(&origins);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn origins(&self) -> Vec<Origin> {
        let origin = |(leader, log_stream): (&i32, &String)| Origin { leader: *leader, log_stream: log_stream.clone() };
        self.live.iter().map(origin).collect()
    }

    fn tell_watchman(&mut self, change: &str) {
        if self.watchman.is_none() {
            let started = Command::new("/bin/sh")
                .args(["-c", WATCHMAN])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .current_dir("/")
                .process_group(0)
                .spawn();
            match started {
                Ok(watchman) => self.watchman = Some(watchman),
                Err(error) => {
                    tracing::warn!(%error, "functions will outlive this server if it is killed");
                    return;
                }
            }
        }
        if let Some(input) = self.watchman.as_mut().and_then(|watchman| watchman.stdin.as_mut()) {
            let _ = input.write_all(format!("{change}\n").as_bytes());
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        kill_groups(&self.origins());
        if let Some(mut watchman) = self.watchman.take() {
            drop(watchman.stdin.take());
            let _ = watchman.wait();
        }
    }
}

impl GroupGuard {
    /// The process that leads the group, and by whose number the group goes.
    pub fn leader(&self) -> i32 {
        self.leader
    }

    /// Kills the process and all it has started.
    pub fn kill(&mut self) {
        if !std::mem::replace(&mut self.is_killed, true) {
            // The group may be empty already; there is nobody left to tell then.
            let _ = killpg(Pid::from_raw(self.leader), Signal::SIGKILL);
        }
    }

    /// The most memory the process has had, in MB, rounded up.
    pub fn memory_mb(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.leader)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kilobytes.div_ceil(1024))
    }
}

impl Drop for GroupGuard {
    fn drop(&mut self) {
        self.kill();
        let farewell = self.farewell.take();
        // Going through all processes takes milliseconds, which a thread that serves others does not have.
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn_blocking(move || drop(farewell))),
            Err(_) => drop(farewell),
        }
    }
}

impl Drop for Farewell {
    fn drop(&mut self) {
        detached::kill_all(std::slice::from_ref(&self.origin));
        let mut state = self.groups.state();
        let leader = self.origin.leader;
        // The number may be another worker's by now.
        if state.live.get(&leader) == Some(&self.origin.log_stream) {
            state.live.remove(&leader);
            state.tell_watchman(&format!("remove {leader}"));
        }
    }
}

fn kill_groups(origins: &[Origin]) {
    for origin in origins {
        let _ = killpg(Pid::from_raw(origin.leader), Signal::SIGKILL);
    }
    detached::kill_all(origins);
}

/// The part of a log stream's name that no other has: its last 32 characters, all of them hexadecimal.
fn mark(log_stream: &str) -> &str {
    log_stream.rsplit(']').next().unwrap_or(log_stream)
}
