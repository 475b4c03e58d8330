//! `cargo xtask bench`: how fast the server is beside the bare cost of what it must do, in one run.
//!
//! Owns the order of the run: build, set up, then each workload against the real server and the floor server in turns
//! (A B A B), and the table at the end. What a workload does is [`workload`]'s, how it is driven [`load`]'s, what the floor
//! is [`floor`]'s. A missed target is printed as missed and fails nothing; a failed request fails the run.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context as _, ensure};

use crate::step;

mod comparison;
pub mod connection;
mod crowd;
mod echo;
pub mod floor;
pub mod functions;
mod hosting;
pub mod interpreters;
mod load;
mod perform;
mod postgres;
mod primitives;
mod process;
mod report;
mod scale;
pub mod server;
mod snapshots;
mod srp_client;
mod wire;
mod workload;
pub mod world;

use comparison::Comparison;
use interpreters::Interpreters;
use load::{Plan, Sample, Subject};
use report::{Figure, TriggerCost};
use server::Server;
use workload::{Action, Functions, Workload};
use world::World;

/// The real server and the floor take turns so many times in each workload.
const ROUNDS: u32 = 3;
/// So many starts are timed; the table has their median.
const STARTS: usize = 9;
/// How long the server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(3);

/// Connections that read while others sign in.
const READERS: u16 = 4;
/// As `--only` names what is no comparison with the floor.
const BESIDE: &str = "get-user beside srp";
const UNKNOWN: &str = "unknown users";

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Measured seconds of each workload on each server, in three rounds.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=600))]
    seconds: u32,

    /// Connections that keep one request each in flight, where a workload does not fix their number.
    #[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=1024))]
    connections: u16,

    /// Run only the workloads whose name contains this text.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,

    /// Measure this server with this harness as they are, instead of release builds of both.
    #[arg(long, value_name = "PATH")]
    bin: Option<PathBuf>,
}

/// Builds if need be, measures, and prints the table.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Some(binary) = &arguments.bin else {
        return run_release_builds(arguments);
    };
    let binary = std::path::absolute(binary)?;
    ensure!(binary.is_file(), "there is no {}", binary.display());
    let errors =
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(measure(arguments, &binary))?;
    Ok(if errors == 0 {
        ExitCode::SUCCESS
    } else {
        eprintln!("bench: {errors} requests failed");
        ExitCode::FAILURE
    })
}

/// Harness and floor have to be built as the server is, or the ratios would flatter it.
fn run_release_builds(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let packages = ["--package", "vestibule-server", "--package", "xtask"];
    step::run(step::cargo().args(["build", "--release"]).args(packages))?;
    let directory = crate::test::target_directory().join("release");
    let mut command = Command::new(directory.join("xtask"));
    command.args(["bench", "--seconds", &arguments.seconds.to_string()]);
    command.args(["--connections", &arguments.connections.to_string()]);
    if let Some(only) = &arguments.only {
        command.args(["--only", only]);
    }
    command.arg("--bin").arg(directory.join("vestibule"));
    let status = command.status().context("cannot run the release harness")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The whole run; returns how many requests failed.
async fn measure(arguments: &Arguments, binary: &Path) -> anyhow::Result<u64> {
    report::print_surroundings(arguments.connections, arguments.seconds, binary);
    if arguments.only.as_deref() == Some(scale::NAME) {
        return scale::measure(binary, arguments.seconds).await;
    }
    if arguments.only.as_deref() == Some(postgres::NAME) {
        return postgres::measure(binary, arguments.seconds, arguments.connections).await;
    }
    let interpreters = Interpreters::find();
    let directory = tempfile::tempdir().context("no temporary directory")?;
    let mut server = Server::new(binary, directory.path())?;
    server.start()?;
    let world = World::create(server.address(), &interpreters).await?;
    server.stop()?;

    let figures = start_and_idle(&mut server, binary).await?;
    report::print_figures(&figures);
    // Recording is for development, and has rows of its own.
    server.restart(Some(false))?;
    report::print_primitives(&primitives::measure()?);

    let floor = floor::Process::start(&interpreters)?;
    let ours = Subject::new(server.address(), server.id(), world);
    let floor_world = World::of_floor(floor.address(), &interpreters).await?;
    let floor = (Subject::new(floor.address(), floor.id(), floor_world), floor);

    let mut errors = 0;
    report::print_head();
    let mut comparisons = Vec::new();
    for workload in workload::all(arguments.connections) {
        if !is_wanted(arguments, workload.name) || !ours.world.serves(workload.action) {
            continue;
        }
        let comparison = compare(&workload, arguments.seconds, &ours, &floor.0).await;
        errors += comparison.errors();
        report::print_comparison(&comparison);
        comparisons.push(comparison);
    }
    report::print_group_commit(&comparisons);
    for functions in Functions::ALL {
        let action = Action::PasswordWithTrigger(functions);
        if is_wanted(arguments, "trigger") && ours.world.serves(action) {
            let cost = trigger_cost(functions, arguments.seconds, &ours).await;
            errors += cost.errors;
            report::print_trigger_cost(&cost);
        }
    }
    if is_wanted(arguments, BESIDE) {
        let (alone, beside, load) = beside_srp(arguments, &ours).await;
        errors += alone.errors + beside.errors + load.errors;
        report::print_beside(&alone, &beside, &load);
    }
    if is_wanted(arguments, UNKNOWN) {
        let (known, unknown) = known_and_unknown(&ours).await;
        errors += known.errors + unknown.errors;
        report::print_unknown(&known, &unknown);
    }
    let recorded = workload::recorded(arguments.connections);
    if recorded.iter().any(|workload| is_wanted(arguments, workload.name)) {
        server.restart(Some(true))?;
        let ours = ours.of_process(server.id());
        report::print_head();
        for workload in recorded.iter().filter(|workload| is_wanted(arguments, workload.name)) {
            if ours.world.serves(workload.action) {
                let comparison = compare(workload, arguments.seconds, &ours, &floor.0).await;
                errors += comparison.errors();
                report::print_comparison(&comparison);
            }
        }
    }
    server.stop()?;
    if is_wanted(arguments, snapshots::NAME) {
        report::print_figures(&snapshots::measure(binary).await?);
    }
    if is_wanted(arguments, scale::NAME) {
        errors += scale::measure(binary, arguments.seconds).await?;
    }
    if is_wanted(arguments, hosting::NAME) {
        report::print_figures(&hosting::measure(binary, &interpreters).await?);
    }
    // Last: where there is no PostgreSQL, the run fails here, with everything else printed.
    if is_wanted(arguments, postgres::NAME) {
        errors += postgres::measure(binary, arguments.seconds, arguments.connections).await?;
    }
    Ok(errors)
}

/// How long reads take while the processors are busy with sign-ins: alone, beside them, and the sign-ins themselves.
async fn beside_srp(arguments: &Arguments, ours: &Subject) -> (Sample, Sample, Sample) {
    let length = Duration::from_secs(arguments.seconds.into()) / ROUNDS;
    let (few, many) = (Plan::new(READERS, length), Plan::new(arguments.connections, length));
    let (mut alone, mut beside, mut load) = (Sample::default(), Sample::default(), Sample::default());
    for _ in 0..ROUNDS {
        alone.add_round(load::run(ours, Action::GetUser, few).await);
        let (reads, sign_ins) = tokio::join!(load::run(ours, Action::GetUser, few), load::run(ours, Action::Srp, many));
        beside.add_round(reads);
        load.add_round(sign_ins);
    }
    (alone, beside, load)
}

/// Wrong passwords of users who exist and of users who do not, in turns short enough that nobody is locked out.
async fn known_and_unknown(ours: &Subject) -> (Sample, Sample) {
    let (mut known, mut unknown) = (Sample::default(), Sample::default());
    for round in 0..crowd::MISTAKES {
        // Each goes first in turn: the second finds the database warmer and its log longer.
        for is_known in [round % 2 == 0, round % 2 != 0] {
            let sample = load::run_each(ours, Action::WrongPassword { is_known }, crowd::CROWD).await;
            if is_known { known.add_round(sample) } else { unknown.add_round(sample) }
        }
    }
    (known, unknown)
}

fn is_wanted(arguments: &Arguments, name: &str) -> bool {
    arguments.only.as_ref().is_none_or(|only| name.contains(only.as_str()))
}

/// Start-up on the data directory that is there, memory at rest, size. Leaves the server running.
async fn start_and_idle(server: &mut Server, binary: &Path) -> anyhow::Result<Vec<Figure>> {
    let mut starts = Vec::with_capacity(STARTS);
    for number in 1..=STARTS {
        starts.push(server.start()?);
        if number < STARTS {
            server.stop()?;
        }
    }
    starts.sort();
    tokio::time::sleep(IDLE).await;
    let idle_bytes = process::resident_bytes(server.id())?;
    let binary_bytes = std::fs::metadata(binary)?.len();
    Ok(vec![
        Figure::millis("start to first answer (median)", starts[STARTS / 2], 60),
        Figure::mebibytes("resident when idle", idle_bytes, 28),
        Figure::megabytes("size of the binary", binary_bytes, 40),
    ])
}

async fn compare(workload: &Workload, seconds: u32, ours: &Subject, floor: &Subject) -> Comparison {
    let plan = Plan::new(workload.connections, Duration::from_secs(seconds.into()) / ROUNDS);
    let mut comparison = Comparison::new(workload.clone());
    // Workers are started by load: the first of it is not counted, except for what fails.
    let first = Plan::new(workload.connections, workload.action.warm_up());
    comparison.warm_up(load::run(ours, workload.action, first).await, load::run(floor, workload.action, first).await);
    for _ in 0..ROUNDS {
        let ours = load::run(ours, workload.action, plan).await;
        let floor = load::run(floor, workload.action, plan).await;
        comparison.add(ours, floor);
    }
    comparison
}

/// What one trigger that does nothing adds to a sign-in that is alone on the server.
async fn trigger_cost(functions: Functions, seconds: u32, ours: &Subject) -> TriggerCost {
    let plan = Plan::new(1, Duration::from_secs(seconds.into()) / ROUNDS);
    let mut cost = TriggerCost::new(functions);
    for _ in 0..ROUNDS {
        let without = load::run(ours, Action::Password, plan).await;
        let with = load::run(ours, Action::PasswordWithTrigger(functions), plan).await;
        cost.add(&without, &with);
    }
    cost
}
