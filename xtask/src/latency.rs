//! `cargo xtask latency`: can a stranger tell by the clock which users exist?
//!
//! Each question is asked about users who exist and about users who do not, in random order, by one client with nothing
//! else to do: the best that an attacker on the same machine can have. The answers' times are compared by rank: the
//! probability that a known user's answer takes longer than an unknown one's is one half if time tells nothing. The
//! figures of one run are in docs/security.md.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, ensure};

use crate::bench::connection::Connection;
use crate::bench::server::Server;
use crate::step;

mod comparison;
mod question;

use comparison::Times;
use question::{Question, Stranger};

/// A name is asked about so often in one question: a lock-out begins at five wrong passwords.
const TURNS: usize = 4;

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Users who exist, and as many who do not; each is asked about four times in each question.
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u16).range(10..=5000))]
    users: u16,

    /// Ask only the questions whose name contains this text.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,

    /// Measure this server as it is, instead of a release build.
    #[arg(long, value_name = "PATH")]
    bin: Option<PathBuf>,
}

/// Builds if need be, measures, and prints the table.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Some(binary) = &arguments.bin else { return run_release_build(arguments) };
    let binary = std::path::absolute(binary)?;
    ensure!(binary.is_file(), "there is no {}", binary.display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let told_apart = runtime.block_on(measure(arguments, &binary))?;
    Ok(if told_apart == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_release_build(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let packages = ["--package", "vestibule-server", "--package", "xtask"];
    step::run(step::cargo().args(["build", "--release"]).args(packages))?;
    let directory = crate::test::target_directory().join("release");
    let mut command = Command::new(directory.join("xtask"));
    command.args(["latency", "--users", &arguments.users.to_string()]);
    if let Some(only) = &arguments.only {
        command.args(["--only", only]);
    }
    command.arg("--bin").arg(directory.join("vestibule"));
    let status = command.status().context("cannot run the release harness")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The whole run; returns how many questions tell known and unknown users apart.
async fn measure(arguments: &Arguments, binary: &Path) -> anyhow::Result<usize> {
    let users = usize::from(arguments.users);
    let directory = tempfile::tempdir().context("no temporary directory")?;
    let mut server = Server::new(binary, directory.path())?;
    server.start()?;
    let connection = &mut Connection::new(server.address());
    let stranger = Stranger::prepare(connection, users).await?;
    println!("{users} known and {users} unknown users, {TURNS} answers each; one connection");
    comparison::print_head();
    let mut told_apart = 0;
    let is_wanted = |question: Question| arguments.only.as_ref().is_none_or(|only| question.name().contains(only));
    for question in Question::ALL.into_iter().filter(|question| is_wanted(*question) && stranger.can_ask(*question)) {
        let mut times = Times::default();
        let mut coin = Coin(0x9e37_79b9_7f4a_7c15);
        for turn in 0..TURNS * users {
            let first_known = coin.toss();
            for is_known in [first_known, !first_known] {
                let time = stranger.ask(connection, question, is_known, turn % users).await?;
                // The first round warms caches on both sides.
                if turn >= users / TURNS {
                    if is_known { times.known.push(time) } else { times.unknown.push(time) }
                }
            }
        }
        told_apart += usize::from(!comparison::report(question.name(), &times));
    }
    server.stop()?;
    Ok(told_apart)
}

/// Which of two comes first. Any sequence without a pattern will do; this is the xorshift generator.
struct Coin(u64);

impl Coin {
    fn toss(&mut self) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 & 1 == 1
    }
}
