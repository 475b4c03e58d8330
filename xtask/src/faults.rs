//! `cargo xtask faults`: is anything lost that was acknowledged, while servers, connections, databases and disks fail?
//!
//! Owns the order of a run: [`stage`] is set, [`load`] works while what [`schedule`] has planned strikes, then [`checker`] holds
//! what is stored against what was answered. All of it follows from one number, but for what threads and processes make of it.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::step;

mod checker;
mod client;
mod disk;
mod history;
mod load;
mod model;
mod node;
mod proxy;
mod random;
mod schedule;
mod stage;

use disk::Disk;
use history::{History, Sum};
use load::{Worker, World};
use random::Random;
use schedule::Fault;
use stage::Stage;

/// Numbers of random sequences that no worker has.
const SCHEDULE: u64 = 1_000_000;
const STAGE: u64 = 1_000_001;
/// Load before the first fault and after the last.
const QUIET: Duration = Duration::from_secs(3);
/// Of so many faults of a server alone, one more strikes a server on a small disk.
const DISK_SHARE: usize = 8;

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// The server to be tried, instead of a release build.
    #[arg(long, value_name = "PATH")]
    bin: Option<PathBuf>,

    /// What faults and load are drawn from; the run prints it.
    #[arg(long)]
    seed: Option<u64>,

    /// At least so many faults strike each store.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    faults: u16,

    /// The store behind the servers.
    #[arg(long, value_enum, default_value_t = Stores::All)]
    store: Stores,

    /// Workers that keep one thing going each.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=256))]
    workers: u16,

    /// After so many seconds of a run no further fault strikes.
    #[arg(long, default_value_t = 1200)]
    seconds_max: u64,
}

/// Which stores are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Stores {
    /// Three servers on PostgreSQL with a standby.
    Postgres,
    /// One server on the embedded store.
    Sqlite,
    /// Both.
    All,
}

/// One run: its name, what strikes, and what it needs for itself.
struct Run<'a> {
    name: &'a str,
    plan: Vec<Fault>,
    directory: TempDir,
    history: Arc<History>,
    runtime: Runtime,
}

/// Runs what was asked for. Fails if anything was violated.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let binary = binary(arguments)?;
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => random_seed()?,
    };
    println!("seed {seed}");
    let mut sum = Sum::default();
    if arguments.store != Stores::Sqlite {
        let run = Run::new("PostgreSQL, three nodes", &schedule::CLUSTER, arguments.faults.into(), seed)?;
        let random = Random::new(seed, STAGE);
        let stage = Stage::cluster(&binary, run.directory.path(), run.runtime.handle(), &run.history, random)?;
        add(&mut sum, run.perform(arguments, seed, stage)?);
    }
    if arguments.store != Stores::Postgres {
        let run = Run::new("SQLite", &schedule::ALONE, arguments.faults.into(), seed)?;
        let stage = Stage::alone(&binary, run.directory.path(), None, &run.history, Random::new(seed, STAGE))?;
        add(&mut sum, run.perform(arguments, seed, stage)?);

        let count = usize::from(arguments.faults) / DISK_SHARE;
        let run = Run::new("SQLite on a disk that fills", &schedule::SMALL_DISK, count, seed)?;
        match Disk::mount(&run.directory.path().join("disk")) {
            Ok(disk) => {
                let random = Random::new(seed, STAGE);
                let stage = Stage::alone(&binary, run.directory.path(), Some(disk), &run.history, random)?;
                add(&mut sum, run.perform(arguments, seed, stage)?);
            }
            Err(error) => println!("\n{}: left out, as no disk can be mounted: {error:#}", run.name),
        }
    }
    let Sum { faults, calls, writes, violations } = sum;
    println!("\n{faults} faults, {calls} calls, {writes} acknowledged writes checked, {violations} violations");
    Ok(if violations == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl<'a> Run<'a> {
    fn new(name: &'a str, kinds: &[(Fault, usize)], count: usize, seed: u64) -> anyhow::Result<Self> {
        step::announce(name);
        Ok(Self {
            name,
            plan: schedule::plan(kinds, count, &mut Random::new(seed, SCHEDULE)),
            directory: tempfile::Builder::new().prefix("vestibule-faults-").tempdir()?,
            history: Arc::new(History::new()),
            runtime: Builder::new_multi_thread().enable_all().build()?,
        })
    }

    /// Loads, strikes, checks and reports.
    fn perform(self, arguments: &Arguments, seed: u64, mut stage: Stage) -> anyhow::Result<Sum> {
        let (history, addresses) = (&self.history, stage.addresses());
        let world = self.runtime.block_on(World::create(addresses[0]))?;
        let is_over = Arc::new(AtomicBool::new(false));
        let workers: Vec<_> = (0..usize::from(arguments.workers))
            .map(|id| Worker::new(id, seed, &world, &addresses, history).run(Arc::clone(&is_over)))
            .map(|worker| self.runtime.spawn(worker))
            .collect();
        let struck = self.strike(arguments, seed, &mut stage);
        is_over.store(true, Ordering::Relaxed);
        let loaded = history.now();
        let mut accounts = Vec::new();
        for worker in workers {
            accounts.extend(self.runtime.block_on(worker).context("a worker ended before its time")?);
        }
        // What could not go on is shown with what has happened up to there.
        let checked = struck.and_then(|()| {
            stage.settle()?;
            println!("  checking {} users", accounts.len());
            self.runtime.block_on(checker::check(&addresses, history, &world, accounts))
        });
        drop(stage);
        let sum = history.report(loaded);
        if sum.violations > 0 || checked.is_err() {
            let kept = self.directory.keep();
            println!("\nthe logs of the servers are in {}", kept.display());
        }
        checked?;
        Ok(sum)
    }

    /// One fault after the other, with pauses between.
    fn strike(&self, arguments: &Arguments, seed: u64, stage: &mut Stage) -> anyhow::Result<()> {
        let mut random = Random::new(seed, SCHEDULE + 2);
        std::thread::sleep(QUIET);
        for (number, fault) in self.plan.iter().enumerate() {
            if self.history.now() > Duration::from_secs(arguments.seconds_max) {
                let left = self.plan.len() - number;
                self.history.note(format!("{left} faults were left out: the time was up"));
                break;
            }
            std::thread::sleep(random.millis(300, 1800));
            stage.look_after_nodes()?;
            let begun = self.history.now();
            println!("  {:7.1} s  {:>3}/{}  {}", begun.as_secs_f64(), number + 1, self.plan.len(), fault.name());
            let struck = stage.strike(*fault);
            self.history.fault(*fault, begun);
            struck.with_context(|| fault.name())?;
        }
        std::thread::sleep(QUIET);
        stage.look_after_nodes()
    }
}

fn add(sum: &mut Sum, other: Sum) {
    sum.faults += other.faults;
    sum.calls += other.calls;
    sum.writes += other.writes;
    sum.violations += other.violations;
}

/// The server that was named, or a release build.
fn binary(arguments: &Arguments) -> anyhow::Result<PathBuf> {
    let binary = if let Some(named) = &arguments.bin {
        std::path::absolute(named)?
    } else {
        step::run(step::cargo().args(["build", "--release", "--package", "vestibule-server"]))?;
        crate::test::target_directory().join("release/vestibule")
    };
    ensure!(binary.is_file(), "there is no {}", binary.display());
    Ok(binary)
}

fn random_seed() -> anyhow::Result<u64> {
    let mut bytes = [0; 4];
    aws_lc_rs::rand::fill(&mut bytes)?;
    Ok(u32::from_be_bytes(bytes).into())
}
