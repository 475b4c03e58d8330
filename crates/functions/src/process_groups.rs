//! Process groups: every worker leads one, and none outlives this server.
//!
//! A group is killed when its worker is dropped. Should the server itself be killed, a watchman started with the first worker
//! notices that its input has ended and kills whatever groups were left. The watchman is a shell script of ten lines.

use std::collections::HashSet;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Child as StdChild, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context as _;
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use tokio::process::Child;

/// Keeps a list of groups from what it reads, and kills the listed ones when nothing more can come.
const WATCHMAN: &str = r#"
trap '' HUP INT TERM
live=' '
while read -r change group; do
    case $change in
        add) live="$live$group " ;;
        remove) case $live in *" $group "*) live="${live%% $group *} ${live#* $group }" ;; esac ;;
    esac
done
for group in $live; do kill -s KILL -- "-$group" 2>/dev/null; done
"#;

/// All groups of a host.
#[derive(Default)]
pub(crate) struct ProcessGroups {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    live: HashSet<i32>,
    watchman: Option<StdChild>,
}

/// One group; killed when this is dropped.
pub(crate) struct GroupGuard {
    leader: i32,
    is_killed: bool,
    groups: Arc<ProcessGroups>,
}

impl ProcessGroups {
    /// Takes charge of the group a process that was just started leads.
    pub fn adopt(self: &Arc<Self>, child: &Child) -> anyhow::Result<GroupGuard> {
        let leader = child.id().context("a process ended before it was known")?;
        let leader = i32::try_from(leader)?;
        let mut state = self.state();
        state.live.insert(leader);
        state.tell_watchman("add", leader);
        drop(state);
        Ok(GroupGuard { leader, is_killed: false, groups: Arc::clone(self) })
    }

    /// Kills every group.
    pub fn kill_all(&self) {
        for leader in &self.state().live {
            let _ = killpg(Pid::from_raw(*leader), Signal::SIGKILL);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn tell_watchman(&mut self, change: &str, leader: i32) {
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
            let _ = input.write_all(format!("{change} {leader}\n").as_bytes());
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        for leader in &self.live {
            let _ = killpg(Pid::from_raw(*leader), Signal::SIGKILL);
        }
        if let Some(mut watchman) = self.watchman.take() {
            drop(watchman.stdin.take());
            let _ = watchman.wait();
        }
    }
}

impl GroupGuard {
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
        let mut state = self.groups.state();
        state.live.remove(&self.leader);
        state.tell_watchman("remove", self.leader);
    }
}
