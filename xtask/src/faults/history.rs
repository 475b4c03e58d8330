//! What happened: every call with its outcome, every fault, and whatever should not have been.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::schedule::Fault;

/// Operations that change what is stored.
const WRITES: [&str; 10] = [
    "SignUp",
    "AdminConfirmSignUp",
    "AdminCreateUser",
    "AdminSetUserPassword",
    "AdminUpdateUserAttributes",
    "AdminDeleteUser",
    "RespondToAuthChallenge",
    "GetTokensFromRefreshToken",
    "RevokeToken",
    "GlobalSignOut",
];
/// So many violations are shown, and so many calls before each.
const SHOWN_MAX: usize = 20;

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// 2xx: it is done.
    Acknowledged,
    /// 4xx: it is not done.
    Refused,
    /// 5xx, no answer in time, or a lost connection: it may be done, or be done later.
    Unknown,
    /// There was no connection to send it by.
    NotSent,
}

/// One call. Times count from the beginning of the run.
pub struct Call {
    /// The operation.
    pub operation: &'static str,
    /// The node that was asked.
    pub node: usize,
    /// The user whom it was about.
    pub subject: Arc<str>,
    /// When it was sent.
    pub begun: Duration,
    /// When its outcome was known.
    pub ended: Duration,
    /// The outcome.
    pub outcome: Outcome,
    /// What was answered, unless it was a yes.
    pub said: String,
}

/// One fault, from its beginning to the end of what was done for it.
struct Struck {
    fault: Fault,
    begun: Duration,
    ended: Duration,
}

struct Violation {
    subject: Arc<str>,
    text: String,
}

/// Everything that was recorded, by many at once.
pub struct History {
    begun: Instant,
    calls: Mutex<Vec<Call>>,
    faults: Mutex<Vec<Struck>>,
    violations: Mutex<Vec<Violation>>,
    notes: Mutex<Vec<String>>,
    checks: AtomicU64,
    failed_calls: AtomicU64,
    acknowledged_writes: AtomicU64,
}

/// What a run added up to.
#[derive(Debug, Default, Clone, Copy)]
pub struct Sum {
    /// Faults that struck.
    pub faults: usize,
    /// Calls that were made.
    pub calls: usize,
    /// Acknowledged calls that change something.
    pub writes: u64,
    /// What should not have been.
    pub violations: usize,
}

impl History {
    /// An empty one, which begins at once.
    pub fn new() -> Self {
        Self {
            begun: Instant::now(),
            calls: Mutex::default(),
            faults: Mutex::default(),
            violations: Mutex::default(),
            notes: Mutex::default(),
            checks: AtomicU64::default(),
            failed_calls: AtomicU64::default(),
            acknowledged_writes: AtomicU64::default(),
        }
    }

    /// The time since the beginning.
    pub fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Records a call.
    pub fn call(&self, call: Call) {
        match call.outcome {
            Outcome::Acknowledged if WRITES.contains(&call.operation) => {
                self.acknowledged_writes.fetch_add(1, Ordering::Relaxed);
            }
            Outcome::Unknown => {
                self.failed_calls.fetch_add(1, Ordering::Relaxed);
            }
            Outcome::Acknowledged | Outcome::Refused | Outcome::NotSent => {}
        }
        lock(&self.calls).push(call);
    }

    /// Records a fault that began at some time and is over.
    pub fn fault(&self, fault: Fault, begun: Duration) {
        lock(&self.faults).push(Struck { fault, begun, ended: self.now() });
    }

    /// One check: what has to hold about a user, and what is said if it does not.
    pub fn expect(&self, holds: bool, subject: &Arc<str>, text: impl FnOnce() -> String) {
        self.checks.fetch_add(1, Ordering::Relaxed);
        if !holds {
            let text = format!("{:9.3} s  {}", self.now().as_secs_f64(), text());
            lock(&self.violations).push(Violation { subject: Arc::clone(subject), text });
        }
    }

    /// Something worth knowing that is no violation.
    pub fn note(&self, text: String) {
        println!("  {text}");
        lock(&self.notes).push(text);
    }

    /// How many calls have ended without anybody knowing how.
    pub fn failed_calls(&self) -> u64 {
        self.failed_calls.load(Ordering::Relaxed)
    }

    /// How many changes were acknowledged.
    pub fn acknowledged_writes(&self) -> u64 {
        self.acknowledged_writes.load(Ordering::Relaxed)
    }

    /// Prints figures and violations.
    pub fn report(&self, loaded: Duration) -> Sum {
        let (calls, faults, violations) = (lock(&self.calls), lock(&self.faults), lock(&self.violations));
        print_faults(&faults, &acknowledged_at(&calls));
        print_calls(&calls);
        let acknowledged = calls.iter().filter(|call| call.outcome == Outcome::Acknowledged && call.ended < loaded);
        let rate = f64::from(u32::try_from(acknowledged.count()).unwrap_or(u32::MAX)) / loaded.as_secs_f64();
        println!("\n{rate:.0} acknowledged calls a second over {:.0} s", loaded.as_secs_f64());
        println!("{} checks", self.checks.load(Ordering::Relaxed));
        for note in lock(&self.notes).iter() {
            println!("note: {note}");
        }
        for violation in violations.iter().take(SHOWN_MAX) {
            print_violation(violation, &calls, &faults);
        }
        if violations.len() > SHOWN_MAX {
            println!("\n... and {} more violations", violations.len() - SHOWN_MAX);
        }
        Sum {
            faults: faults.len(),
            calls: calls.len(),
            writes: self.acknowledged_writes(),
            violations: violations.len(),
        }
    }
}

/// When calls were acknowledged, in order.
fn acknowledged_at(calls: &[Call]) -> Vec<Duration> {
    let acknowledged = calls.iter().filter(|call| call.outcome == Outcome::Acknowledged);
    let mut times: Vec<Duration> = acknowledged.map(|call| call.ended).collect();
    times.sort_unstable();
    times
}

fn print_faults(faults: &[Struck], acknowledged: &[Duration]) {
    let mut kinds: BTreeMap<Fault, (u32, Duration)> = BTreeMap::new();
    for (place, struck) in faults.iter().enumerate() {
        let until = faults.get(place + 1).map_or(struck.ended + Duration::from_secs(5), |next| next.begun);
        let (count, longest) = kinds.entry(struck.fault).or_default();
        *count += 1;
        *longest = (*longest).max(longest_gap(acknowledged, struck.begun, until));
    }
    println!("\n{:<44}{:>7}{:>28}", "fault", "count", "longest without a yes, s");
    for (fault, (count, longest)) in kinds {
        println!("{:<44}{count:>7}{:>28.2}", fault.name(), longest.as_secs_f64());
    }
}

/// The longest time without any acknowledged call that began between two moments; it may end later.
fn longest_gap(acknowledged: &[Duration], from: Duration, until: Duration) -> Duration {
    let first = acknowledged.partition_point(|time| *time < from);
    let (mut longest, mut last) = (Duration::ZERO, from);
    for time in &acknowledged[first..] {
        longest = longest.max(time.saturating_sub(last));
        last = *time;
        if last > until {
            break;
        }
    }
    longest
}

fn print_calls(calls: &[Call]) {
    let mut kinds: BTreeMap<&str, [u32; 4]> = BTreeMap::new();
    for call in calls {
        let counts = kinds.entry(call.operation).or_default();
        let place = match call.outcome {
            Outcome::Acknowledged => 0,
            Outcome::Refused => 1,
            Outcome::Unknown => 2,
            Outcome::NotSent => 3,
        };
        counts[place] += 1;
    }
    println!("\n{:<44}{:>14}{:>10}{:>10}{:>10}", "call", "acknowledged", "refused", "unknown", "not sent");
    for (operation, [acknowledged, refused, unknown, not_sent]) in kinds {
        println!("{operation:<44}{acknowledged:>14}{refused:>10}{unknown:>10}{not_sent:>10}");
    }
}

/// A violation with what was called about its user, and what struck meanwhile.
fn print_violation(violation: &Violation, calls: &[Call], faults: &[Struck]) {
    println!("\nVIOLATION {}: {}", violation.subject, violation.text);
    let mut lines: Vec<(Duration, String)> = Vec::new();
    for Call { operation, node, begun, ended, outcome, said, .. } in
        calls.iter().filter(|call| call.subject == violation.subject)
    {
        let (from, to) = (begun.as_secs_f64(), ended.as_secs_f64());
        lines.push((*begun, format!("{from:9.3} - {to:9.3} node {node}  {operation}: {outcome:?} {said}")));
    }
    lines.sort();
    let begun = lines.first().map_or(Duration::ZERO, |(begun, _)| *begun);
    for Struck { fault, begun: from, ended } in faults.iter().filter(|struck| struck.ended >= begun) {
        let (from_seconds, to) = (from.as_secs_f64(), ended.as_secs_f64());
        lines.push((*from, format!("{from_seconds:9.3} - {to:9.3}         {}", fault.name())));
    }
    lines.sort();
    for (_, line) in lines.iter().take(SHOWN_MAX * 4) {
        println!("    {line}");
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_begins_with_the_fault_and_may_end_after_the_next() {
        let times = [1, 2, 3, 7, 8, 20].map(Duration::from_secs);
        let gap = |from, until| longest_gap(&times, Duration::from_secs(from), Duration::from_secs(until)).as_secs();
        assert_eq!(gap(0, 2), 1);
        assert_eq!(gap(2, 4), 4);
        assert_eq!(gap(5, 9), 12);
        assert_eq!(gap(21, 30), 0);
    }
}
