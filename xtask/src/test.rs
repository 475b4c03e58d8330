//! `cargo xtask test`: every test there is, from a fresh checkout, and one line that adds them up.
//!
//! Owns the order of things and the sum. What must be installed first is [`install`]'s work; the tests themselves belong to
//! the crates and to `conformance/`.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, ensure};

use crate::step;

mod install;
mod tally;

use tally::Tally;

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Run one half only.
    #[arg(long, value_enum)]
    only: Option<Half>,

    /// Run only tests whose name contains this text.
    filter: Option<String>,
}

/// The two halves of the suite.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Half {
    /// The crates' own tests, by `cargo test`.
    Rust,
    /// Unmodified clients against the built server, by pytest.
    Conformance,
}

/// Runs the halves asked for and prints the sum as the last line.
pub fn run(arguments: &Arguments) -> ExitCode {
    let mut sum = Tally::default();
    for (half, name, tests) in
        [(Half::Rust, "rust tests", rust as fn(&Arguments) -> _), (Half::Conformance, "conformance tests", conformance)]
    {
        if arguments.only.is_some_and(|only| only != half) {
            continue;
        }
        step::announce(name);
        let tally = tests(arguments).unwrap_or_else(|error: anyhow::Error| {
            eprintln!("{name}: {error:#}");
            Tally::one_failure()
        });
        println!("\n{name}: {tally}");
        sum += tally;
    }
    if sum.is_empty() {
        eprintln!("no test ran");
    }
    println!("\n{sum}");
    if sum.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn rust(arguments: &Arguments) -> anyhow::Result<Tally> {
    let mut command = step::cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    if let Some(filter) = &arguments.filter {
        command.args(["--", filter]);
    }
    let mut tally = Tally::default();
    let succeeded = step::run_reading(&mut command, |line| tally.add_cargo_line(line))?;
    // A crate that does not compile, or a test that ends its process, prints no line to count.
    if !succeeded && tally.failed == 0 {
        tally += Tally::one_failure();
    }
    Ok(tally)
}

fn conformance(arguments: &Arguments) -> anyhow::Result<Tally> {
    install::system_packages()?;
    install::python_packages()?;
    install::node_packages()?;
    let server = server_binary()?;
    let rust_client = install::rust_client()?;
    let rust_bootstrap = install::rust_bootstrap()?;

    step::announce("pytest");
    let report = target_directory().join("conformance-report.xml");
    if report.exists() {
        std::fs::remove_file(&report).context("cannot remove the last report")?;
    }
    let mut command = Command::new(install::python());
    command
        // Two at a time: they wait for processes more than they compute. A file stays together, for it has a server of its own.
        .args(["-m", "pytest", "--numprocesses", "2", "--dist", "loadfile", "--junit-xml"])
        .arg(&report)
        .current_dir(install::directory())
        .env("VESTIBULE_BIN", server)
        .env("VESTIBULE_RUST_CLIENT", rust_client)
        .env("VESTIBULE_RUST_BOOTSTRAP", rust_bootstrap)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    if let Some(filter) = &arguments.filter {
        command.args(["-k", filter]);
    }
    let succeeded = step::run_reading(&mut command, |_| {})?;
    let report = std::fs::read_to_string(&report).context("pytest wrote no report")?;
    let mut tally = Tally::from_junit(&report).context("pytest's report cannot be read")?;
    if !succeeded && tally.failed == 0 && !tally.is_empty() {
        tally += Tally::one_failure();
    }
    Ok(tally)
}

/// The server under test: the one named by `VESTIBULE_BIN`, or built here with the profile the tests were built with.
fn server_binary() -> anyhow::Result<PathBuf> {
    if let Some(named) = std::env::var_os("VESTIBULE_BIN") {
        return Ok(named.into());
    }
    step::announce("the server");
    // As the Rust tests are built, whose wire tests need the binary too: another selection of packages has other features, and
    // would compile every dependency once more.
    step::run(step::cargo().args(["test", "--workspace", "--no-run"]))?;
    let binary = target_directory().join("debug/vestibule");
    ensure!(binary.exists(), "the build made no {}", binary.display());
    Ok(binary)
}

/// Where cargo builds.
pub fn target_directory() -> PathBuf {
    let configured = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    step::root().join(configured.unwrap_or_else(|| "target".into()))
}
