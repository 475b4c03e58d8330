//! `cargo xtask test`: every test there is, from a fresh checkout, and one line that adds them up.
//!
//! Owns the order of things and the sum. What must be installed first is [`install`]'s work; the tests themselves belong to
//! the crates and to `conformance/`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context as _, bail, ensure};

use crate::step;

mod database;
mod install;
mod tally;

use database::Database;
use tally::Tally;

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Run one half only.
    #[arg(long, value_enum)]
    only: Option<Half>,

    /// Which stores are behind what is tested [default: both, or sqlite where TEST_STORES=sqlite]
    #[arg(long, value_enum)]
    store: Option<Stores>,

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

/// Which stores are tested.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Stores {
    /// The embedded store, and all tests that need none.
    Sqlite,
    /// PostgreSQL, and of the crates' tests only those that use it.
    Postgres,
    /// One after the other.
    Both,
}

impl Stores {
    fn has_sqlite(self) -> bool {
        self != Self::Postgres
    }

    fn has_postgres(self) -> bool {
        self != Self::Sqlite
    }
}

impl Arguments {
    fn has(&self, half: Half) -> bool {
        self.only.is_none_or(|only| only == half)
    }

    fn stores(&self) -> Stores {
        self.store.unwrap_or_else(|| if Database::is_left_out() { Stores::Sqlite } else { Stores::Both })
    }
}

/// Runs what was asked for and prints the sum as the last line.
pub fn run(arguments: &Arguments) -> ExitCode {
    let sum = match Database::start(arguments.stores()) {
        Ok(database) => run_all(arguments, &database),
        Err(error) => {
            eprintln!("PostgreSQL: {error:#}");
            Tally::one_failure()
        }
    };
    if sum.is_empty() {
        eprintln!("no test ran");
    }
    println!("\n{sum}");
    if sum.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_all(arguments: &Arguments, database: &Database) -> Tally {
    let (mut sum, stores) = (Tally::default(), arguments.stores());
    if arguments.has(Half::Rust) {
        if stores.has_sqlite() {
            sum += counted("rust tests", || crates(arguments, database));
        } else {
            sum += counted("rust tests of the store in PostgreSQL", || store_on_postgres(arguments, database));
        }
        if stores.has_postgres() {
            sum += counted("rust tests of the server on PostgreSQL", || server_on_postgres(arguments, database));
        }
    }
    if arguments.has(Half::Conformance) {
        match Programs::prepare() {
            Ok(programs) => {
                if stores.has_sqlite() {
                    sum += counted("conformance tests", || programs.run(arguments, database, "sqlite"));
                }
                if stores.has_postgres() {
                    sum += counted("conformance tests on PostgreSQL", || programs.run(arguments, database, "postgres"));
                }
            }
            Err(error) => {
                eprintln!("conformance tests: {error:#}");
                sum += Tally::one_failure();
            }
        }
    }
    sum
}

/// One part of the whole. If it cannot be run, that is a failure to count.
fn counted(name: &str, run: impl FnOnce() -> anyhow::Result<Tally>) -> Tally {
    step::announce(name);
    let tally = run().unwrap_or_else(|error| {
        eprintln!("{name}: {error:#}");
        Tally::one_failure()
    });
    println!("\n{name}: {tally}");
    tally
}

/// All tests of all crates. Those of the store run on both stores, unless PostgreSQL is left out.
fn crates(arguments: &Arguments, database: &Database) -> anyhow::Result<Tally> {
    let mut command = step::cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    if let Some(filter) = &arguments.filter {
        command.args(["--", filter]);
    }
    run_reading(database.tell(&mut command))
}

/// What the crates test on PostgreSQL by themselves: it has the word in its name. With a filter, whatever has that in its name.
fn store_on_postgres(arguments: &Arguments, database: &Database) -> anyhow::Result<Tally> {
    let mut command = step::cargo();
    command.args(["test", "--workspace", "--lib", "--no-fail-fast", "--"]);
    command.arg(arguments.filter.as_deref().unwrap_or("postgres"));
    run_reading(database.tell(&mut command))
}

/// The server's suite once more, each of its servers on a database of its own.
fn server_on_postgres(arguments: &Arguments, database: &Database) -> anyhow::Result<Tally> {
    let mut command = Command::new(server_suite()?);
    command.current_dir(step::root().join("crates/server")).env("TEST_SERVER_STORE", "postgres");
    command.args(&arguments.filter);
    run_reading(database.tell(&mut command))
}

/// Runs tests and counts the results that are printed.
fn run_reading(command: &mut Command) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let succeeded = step::run_reading(command, |line| tally.add_cargo_line(line))?;
    // A crate that does not compile, or a test that ends its process, prints no line to count.
    if !succeeded && tally.failed == 0 {
        tally += Tally::one_failure();
    }
    Ok(tally)
}

/// The program with the server's suite.
fn server_suite() -> anyhow::Result<PathBuf> {
    let mut command = step::cargo();
    // All packages, as in the run before: another selection has other features, and would compile every dependency once more. And
    // the program is run by itself, for another crate's suite has the same name.
    command.args(["test", "--workspace", "--test", "it", "--no-run", "--message-format", "json-render-diagnostics"]);
    let output = command.stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    ensure!(output.status.success(), "cargo ended with {}", output.status);
    let manifest = step::root().join("crates/server/Cargo.toml");
    for line in output.stdout.split(|byte| *byte == b'\n') {
        let Ok(message) = serde_json::from_slice::<serde_json::Value>(line) else {
            continue;
        };
        let is_of_server = message["manifest_path"].as_str().is_some_and(|path| Path::new(path) == manifest);
        if let Some(program) = message["executable"].as_str()
            && is_of_server
            && message["target"]["name"] == "it"
        {
            return Ok(program.into());
        }
    }
    bail!("the build made no suite of the server")
}

/// What the conformance tests use, installed and built.
struct Programs {
    server: PathBuf,
    rust_client: PathBuf,
    rust_bootstrap: PathBuf,
}

impl Programs {
    fn prepare() -> anyhow::Result<Self> {
        install::system_packages()?;
        install::python_packages()?;
        install::node_packages()?;
        Ok(Self {
            server: server_binary()?,
            rust_client: install::rust_client()?,
            rust_bootstrap: install::rust_bootstrap()?,
        })
    }

    /// Runs pytest with servers on this store.
    fn run(&self, arguments: &Arguments, database: &Database, store: &str) -> anyhow::Result<Tally> {
        let report = target_directory().join(format!("conformance-report-{store}.xml"));
        if report.exists() {
            std::fs::remove_file(&report).context("cannot remove the last report")?;
        }
        let mut command = Command::new(install::python());
        command
            // Two at a time: they wait for processes more than they compute. A file stays together, for it has a server of its own.
            .args(["-m", "pytest", "--numprocesses", "2", "--dist", "loadfile", "--junit-xml"])
            .arg(&report)
            .current_dir(install::directory())
            .env("CONFORMANCE_STORE", store)
            .env("VESTIBULE_BIN", &self.server)
            .env("VESTIBULE_RUST_CLIENT", &self.rust_client)
            .env("VESTIBULE_RUST_BOOTSTRAP", &self.rust_bootstrap)
            .env("PYTHONDONTWRITEBYTECODE", "1");
        if let Some(filter) = &arguments.filter {
            command.args(["-k", filter]);
        }
        let succeeded = step::run_reading(database.tell(&mut command), |_| {})?;
        let report = std::fs::read_to_string(&report).context("pytest wrote no report")?;
        let mut tally = Tally::from_junit(&report).context("pytest's report cannot be read")?;
        if !succeeded && tally.failed == 0 && !tally.is_empty() {
            tally += Tally::one_failure();
        }
        Ok(tally)
    }
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
