//! The load generator: connections that each keep one action going, and what was counted meanwhile.
//!
//! It runs on the same cores as what it measures. That weighs on both servers alike, and the more the cheaper the action is:
//! processor time, which is read from the server's processes alone, is the figure without it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::ensure;
use serde_json::Value;
use tokio::task::JoinSet;

use super::connection::Connection;
use super::perform::perform;
use super::process;
use super::workload::Action;
use super::world::World;

/// Load before the counting begins, in every round.
const WARM_UP: Duration = Duration::from_millis(300);
/// Connections of a run over numbers.
const EACH_CONNECTIONS: usize = 4;
/// A connection whose action failed waits so long: a server that refuses everything is not to be hammered.
const AFTER_FAILURE: Duration = Duration::from_millis(20);

/// In an answer of ListUsers.
const NOBODY: &[u8] = b"\"Users\":[]";

/// How hard and how long.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    connections: u16,
    length: Duration,
}

impl Plan {
    /// So many connections, measured for so long.
    pub fn new(connections: u16, length: Duration) -> Self {
        Self { connections, length }
    }

    /// The same for another time.
    pub fn with_length(self, length: Duration) -> Self {
        Self { length, ..self }
    }
}

/// A server with what was set up on it.
#[derive(Clone)]
pub struct Subject {
    address: SocketAddr,
    process: u32,
    database: Option<u32>,
    /// What was set up.
    pub world: Arc<World>,
    next: Arc<AtomicUsize>,
}

impl Subject {
    /// A server at an address, as a process.
    pub fn new(address: SocketAddr, process: u32, world: World) -> Self {
        Self { address, process, database: None, world: Arc::new(world), next: Arc::default() }
    }

    /// The same, with the processor time of its database, which is another process, measured too.
    pub fn with_database(self, process: u32) -> Self {
        Self { database: Some(process), ..self }
    }

    /// The same after a restart.
    pub fn of_process(&self, process: u32) -> Self {
        Self { process, ..self.clone() }
    }

    /// What was set up, on another node of the same database.
    pub fn of_node(&self, address: SocketAddr, process: u32) -> Self {
        Self { address, process, ..self.clone() }
    }

    /// Processor time of the server and of its database.
    fn processor_times(&self) -> anyhow::Result<[Duration; 2]> {
        let database = self.database.map_or(Ok(Duration::ZERO), process::processor_time)?;
        Ok([process::processor_time(self.process)?, database])
    }
}

/// What one round counted.
#[derive(Debug, Default)]
pub struct Sample {
    /// Actions completed in the measured time.
    pub actions: u32,
    /// The measured time.
    pub length: Duration,
    /// Processor time of the server and its functions meanwhile.
    pub processor: Duration,
    /// Processor time of the database, if the server has one beside it.
    pub database: Duration,
    /// How long each action took, unsorted.
    pub latencies: Vec<Duration>,
    /// Actions that failed, those before and after the measured time included.
    pub errors: u64,
    /// How the first of them failed.
    pub first_error: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Phase {
    WarmUp,
    Measured,
    Over,
}

/// Drives one round.
pub async fn run(subject: &Subject, action: Action, plan: Plan) -> Sample {
    let phase = Arc::new(AtomicU8::new(Phase::WarmUp as u8));
    let mut connections = JoinSet::new();
    for _ in 0..plan.connections {
        connections.spawn(keep_going(subject.clone(), action, Arc::clone(&phase)));
    }
    tokio::time::sleep(WARM_UP).await;
    let before = subject.processor_times();
    let begun = Instant::now();
    phase.store(Phase::Measured as u8, Ordering::Relaxed);
    tokio::time::sleep(plan.length).await;
    phase.store(Phase::Over as u8, Ordering::Relaxed);
    let length = begun.elapsed();
    let after = subject.processor_times();

    let mut sum = Sample { length, ..Sample::default() };
    match (before, after) {
        (Ok([server_before, database_before]), Ok([server, database])) => {
            sum.processor = server.saturating_sub(server_before);
            sum.database = database.saturating_sub(database_before);
        }
        (Err(error), _) | (_, Err(error)) => sum.fail(&error),
    }
    while let Some(sample) = connections.join_next().await {
        match sample {
            Ok(sample) => sum.add(sample),
            Err(error) => sum.fail(&error.into()),
        }
    }
    sum
}

/// The operation and input of the request of each number.
pub type Ask = Arc<dyn Fn(usize) -> (&'static str, Value) + Send + Sync>;

/// Drives one round of single requests, after a fifth of its length that is not counted.
pub async fn run_requests(address: SocketAddr, process: u32, plan: Plan, ask: Ask) -> Sample {
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let (counted_from, end) = (begun + plan.length / 5, begun + plan.length / 5 + plan.length);
    let before = process::processor_time(process);
    let mut connections = JoinSet::new();
    for _ in 0..plan.connections {
        let (next, ask) = (Arc::clone(&next), Arc::clone(&ask));
        connections.spawn(async move {
            let (mut connection, mut sample) = (Connection::new(address), Sample::default());
            while Instant::now() < end {
                let (operation, input) = ask(next.fetch_add(1, Ordering::Relaxed));
                match found(&mut connection, operation, &input).await {
                    Ok(()) if Instant::now() < counted_from => {}
                    Ok(()) => sample.actions += 1,
                    Err(error) => {
                        sample.fail(&error);
                        tokio::time::sleep(AFTER_FAILURE).await;
                    }
                }
            }
            sample
        });
    }
    let mut sum = Sample::default();
    while let Some(sample) = connections.join_next().await {
        match sample {
            Ok(sample) => sum.add(sample),
            Err(error) => sum.fail(&error.into()),
        }
    }
    sum.length = counted_from.elapsed();
    match (before, process::processor_time(process)) {
        (Ok(before), Ok(after)) => sum.processor = after.saturating_sub(before),
        (Err(error), _) | (_, Err(error)) => sum.fail(&error),
    }
    sum
}

/// Calls an operation that finds somebody.
async fn found(connection: &mut Connection, operation: &str, input: &Value) -> anyhow::Result<()> {
    let answer = connection.call(operation, input).await?;
    ensure!(answer.starts_with(b"{") && !answer.windows(NOBODY.len()).any(|part| part == NOBODY), "nobody was found");
    Ok(())
}

/// Does an action for each number below `count`, once, over a few connections; nothing of it is warm-up.
pub async fn run_each(subject: &Subject, action: Action, count: usize) -> Sample {
    let next = Arc::new(AtomicUsize::new(0));
    let before = process::processor_time(subject.process);
    let begun = Instant::now();
    let mut connections = JoinSet::new();
    for _ in 0..EACH_CONNECTIONS {
        let (subject, next) = (subject.clone(), Arc::clone(&next));
        connections.spawn(async move {
            let (mut connection, mut sample) = (Connection::new(subject.address), Sample::default());
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return sample;
                }
                match perform(action, &mut connection, &subject.world, number).await {
                    Ok(latency) => {
                        sample.actions += 1;
                        sample.latencies.push(latency);
                    }
                    Err(error) => sample.fail(&error),
                }
            }
        });
    }
    let mut sum = Sample::default();
    while let Some(sample) = connections.join_next().await {
        match sample {
            Ok(sample) => sum.add(sample),
            Err(error) => sum.fail(&error.into()),
        }
    }
    sum.length = begun.elapsed();
    match (before, process::processor_time(subject.process)) {
        (Ok(before), Ok(after)) => sum.processor = after.saturating_sub(before),
        (Err(error), _) | (_, Err(error)) => sum.fail(&error),
    }
    sum
}

async fn keep_going(subject: Subject, action: Action, phase: Arc<AtomicU8>) -> Sample {
    let mut connection = Connection::new(subject.address);
    let mut sample = Sample::default();
    loop {
        let is_now = |wanted| phase.load(Ordering::Relaxed) == wanted as u8;
        if is_now(Phase::Over) {
            return sample;
        }
        let number = subject.next.fetch_add(1, Ordering::Relaxed);
        match perform(action, &mut connection, &subject.world, number).await {
            Ok(latency) if is_now(Phase::Measured) => {
                sample.actions += 1;
                sample.latencies.push(latency);
            }
            Ok(_) => {}
            Err(error) => {
                sample.fail(&error);
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
}

impl Sample {
    /// Adds what another connection or round counted; rounds add up their lengths themselves.
    pub fn add(&mut self, other: Self) {
        self.actions += other.actions;
        self.latencies.extend_from_slice(&other.latencies);
        self.add_failures(other);
    }

    /// Adds what went wrong, and nothing else.
    pub fn add_failures(&mut self, other: Self) {
        self.errors += other.errors;
        self.first_error = self.first_error.take().or(other.first_error);
    }

    /// Adds another round.
    pub fn add_round(&mut self, other: Self) {
        self.length += other.length;
        self.processor += other.processor;
        self.database += other.database;
        self.add(other);
    }

    /// Actions a second.
    pub fn rate(&self) -> f64 {
        f64::from(self.actions) / self.length.as_secs_f64()
    }

    /// Processor time of one action.
    pub fn processor_micros(&self) -> f64 {
        self.processor.as_secs_f64() * 1e6 / f64::from(self.actions)
    }

    /// The database's processor time of one action.
    pub fn database_micros(&self) -> f64 {
        self.database.as_secs_f64() * 1e6 / f64::from(self.actions)
    }

    /// The latency that so many of a thousand actions stayed below.
    pub fn latency(&self, permille: usize) -> Duration {
        let mut sorted = self.latencies.clone();
        sorted.sort_unstable();
        let index = sorted.len() * permille / 1000;
        sorted.get(index).copied().unwrap_or_default()
    }

    fn fail(&mut self, error: &anyhow::Error) {
        self.errors += 1;
        self.first_error.get_or_insert_with(|| format!("{error:#}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let sample = Sample { latencies: [5, 1, 3].map(Duration::from_millis).to_vec(), ..Sample::default() };
        assert_eq!(sample.latency(500), Duration::from_millis(3));
        assert_eq!(sample.latency(990), Duration::from_millis(5));
        assert_eq!(Sample::default().latency(500), Duration::ZERO);
    }
}
