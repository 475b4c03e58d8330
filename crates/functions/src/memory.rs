//! How much memory a worker's processes use, and noticing when that is more than their function may.
//!
//! All processes of all workers are measured together, by one walk through `/proc` that whoever asks at the time shares, and
//! only while calls take longer than [`INTERVAL`]: a quick call is never measured. Resident memory decides whether to look
//! closer; what is shared among forked processes is counted once before anybody is ended. Where there is no `/proc`, nothing
//! is. Why it is done so: `docs/decisions/0008-memory-of-functions.md`.

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use nix::unistd::{SysconfVar, sysconf};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

/// How often a call that takes its time is looked at.
pub(crate) const INTERVAL: Duration = Duration::from_millis(100);
const MEBIBYTE: u64 = 1024 * 1024;

/// The memory of process groups.
#[derive(Default)]
pub(crate) struct MemoryMeter {
    latest: Mutex<Option<Reading>>,
}

/// What a walk found.
struct Reading {
    at: Instant,
    groups: HashMap<i32, Group>,
}

/// The processes of one group.
#[derive(Default)]
struct Group {
    resident_bytes: u64,
    processes: Vec<i32>,
}

impl MemoryMeter {
    /// Waits until a group uses more than it may; for ever, if it never does.
    pub async fn exceeded(self: Arc<Self>, leader: i32, limit_mb: u32) {
        let limit = u64::from(limit_mb) * MEBIBYTE;
        loop {
            sleep(INTERVAL).await;
            if let Some(processes) = self.suspects(leader, limit).await {
                let used = tokio::task::spawn_blocking(move || proportional_bytes(&processes)).await.ok().flatten();
                // What cannot be looked at closer is judged by what was seen.
                if used.is_none_or(|used| used > limit) {
                    return;
                }
            }
        }
    }

    /// The processes of a group whose resident memory, added up, is beyond the limit.
    async fn suspects(&self, leader: i32, limit: u64) -> Option<Vec<i32>> {
        let mut latest = self.latest.lock().await;
        if latest.as_ref().is_none_or(|reading| reading.at.elapsed() >= INTERVAL / 2) {
            let groups = tokio::task::spawn_blocking(read).await.unwrap_or_default();
            *latest = Some(Reading { at: Instant::now(), groups });
        }
        let group = latest.as_ref()?.groups.get(&leader)?;
        (group.resident_bytes > limit).then(|| group.processes.clone())
    }
}

/// Every process group of this machine.
fn read() -> HashMap<i32, Group> {
    let page = sysconf(SysconfVar::PAGE_SIZE).ok().flatten().and_then(|size| u64::try_from(size).ok()).unwrap_or(4096);
    let mut groups: HashMap<i32, Group> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(process) = entry.file_name().to_str().and_then(|name| name.parse::<i32>().ok()) else { continue };
        let Ok(stat) = fs::read_to_string(format!("/proc/{process}/stat")) else { continue };
        let Some((leader, pages)) = group_and_pages(&stat) else { continue };
        let group = groups.entry(leader).or_default();
        group.resident_bytes += pages * page;
        group.processes.push(process);
    }
    groups
}

/// The process group and the resident pages of a process, from its `stat`: the third and the twenty-second field after the
/// name, which may hold anything.
fn group_and_pages(stat: &str) -> Option<(i32, u64)> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace();
    let leader = fields.nth(2)?.parse().ok()?;
    let pages = fields.nth(18)?.parse().ok()?;
    Some((leader, pages))
}

/// What processes use together, shared memory counted once among those who share it.
fn proportional_bytes(processes: &[i32]) -> Option<u64> {
    let mut kilobytes = 0;
    let mut is_known = false;
    for process in processes {
        // One that has ended meanwhile uses nothing.
        let Ok(rollup) = fs::read_to_string(format!("/proc/{process}/smaps_rollup")) else { continue };
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        kilobytes += line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?;
        is_known = true;
    }
    is_known.then_some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_may_have_any_name() {
        let stat = "42 (a) b (c) S 1 40 40 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 99 123456 777 18446744073709551615";
        assert_eq!(group_and_pages(stat), Some((40, 777)));
        assert_eq!(group_and_pages("42 (short) S 1"), None);
    }

    #[test]
    fn this_very_process_is_found_with_its_memory() {
        let own = std::process::id();
        let stat = fs::read_to_string(format!("/proc/{own}/stat")).unwrap();
        let (leader, _) = group_and_pages(&stat).unwrap();
        let own = i32::try_from(own).unwrap();
        let groups = read();
        assert!(groups[&leader].processes.contains(&own));
        assert!(groups[&leader].resident_bytes > MEBIBYTE);
        assert!(proportional_bytes(&[own]).unwrap() > MEBIBYTE / 2);
    }
}
