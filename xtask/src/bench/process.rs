//! What Linux says about a process and everything it started: processor time and memory.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use anyhow::Context as _;

/// Linux counts processor time for user space in hundredths of a second on every architecture.
const TICK: Duration = Duration::from_millis(10);

/// User and system time of a process and of all below it, those that have ended included.
pub fn processor_time(root: u32) -> anyhow::Result<Duration> {
    let processes = processes()?;
    let tree = tree(root, &processes);
    let ticks: u64 = tree.iter().filter_map(|id| processes.get(id)).map(|process| process.ticks).sum();
    Ok(TICK * u32::try_from(ticks)?)
}

/// Resident memory of one process.
pub fn resident_bytes(id: u32) -> anyhow::Result<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes = line.and_then(|rest| rest.trim().strip_suffix(" kB"));
    Ok(kibibytes.context("no VmRSS line")?.trim().parse::<u64>()? * 1024)
}

/// Resident memory of all processes below this one, added up: pages that they share count for each.
pub fn resident_bytes_below(root: u32) -> anyhow::Result<u64> {
    let tree = tree(root, &processes()?);
    tree.into_iter().filter(|id| *id != root).map(resident_bytes).sum()
}

/// A process and all below it.
fn tree(root: u32, processes: &HashMap<u32, Process>) -> Vec<u32> {
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(&id) = tree.get(next) {
        next += 1;
        tree.extend(processes.iter().filter(|(_, process)| process.parent == id).map(|(id, _)| *id));
    }
    tree
}

struct Process {
    parent: u32,
    ticks: u64,
}

fn processes() -> anyhow::Result<HashMap<u32, Process>> {
    let mut processes = HashMap::new();
    for entry in fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        // A process may end between the listing and the look.
        if let Ok(line) = fs::read_to_string(format!("/proc/{id}/stat"))
            && let Some(process) = parse(&line)
        {
            processes.insert(id, process);
        }
    }
    Ok(processes)
}

/// `id (name) state parent ...`; the name may hold blanks and brackets. Fields 14 to 17 are the process's own user and
/// system time and those of its ended and awaited children.
fn parse(line: &str) -> Option<Process> {
    let (_, rest) = line.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_ascii_whitespace().collect();
    let ticks = fields.get(11..15)?.iter().map(|field| field.parse::<u64>().ok());
    Some(Process { parent: fields.get(1)?.parse().ok()?, ticks: ticks.sum::<Option<u64>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stat_line_is_read_even_when_the_name_has_brackets() {
        let line = "71 (a) (b)) S 7 71 71 0 -1 4194560 1 2 3 4 100 20 3 -0 20 0 5 0 99";
        let process = parse(&line.replace("-0", "4")).expect("a line");
        assert_eq!((process.parent, process.ticks), (7, 127));
    }

    #[test]
    fn this_process_uses_memory() {
        assert!(resident_bytes(std::process::id()).expect("a process") > 0);
        assert!(processor_time(std::process::id()).is_ok());
    }
}
