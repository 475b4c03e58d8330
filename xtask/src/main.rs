//! The project's own tasks, run as `cargo xtask <task>`. Each task is a module; this file only names them.

use std::process::ExitCode;

use clap::Parser;

mod bench;
mod check;
mod codegen;
mod faults;
mod latency;
mod postgres;
mod step;
mod test;

/// Tasks that keep Vestibule in order.
#[derive(Parser)]
enum Task {
    /// Measure the server beside the bare cost of what it must do, and print the ratios as a table.
    Bench(bench::Arguments),
    /// The floor server of `bench`, which starts it by itself.
    #[command(hide = true)]
    BenchFloor(bench::floor::Arguments),
    /// Check formatting, lints and generated code.
    Check,
    /// Write `crates/api/src/generated` from `model/*.json`.
    Codegen(codegen::Arguments),
    /// Let servers, connections, databases and disks fail under load, and check that nothing acknowledged is lost.
    Faults(faults::Arguments),
    /// Measure whether known and unknown users can be told apart by the clock, and print the figures.
    Latency(latency::Arguments),
    /// Run every test, installing first what the conformance tests need; the last line is `N passed, N failed`.
    Test(test::Arguments),
}

fn main() -> anyhow::Result<ExitCode> {
    Ok(match Task::parse() {
        Task::Bench(arguments) => bench::run(&arguments)?,
        Task::BenchFloor(arguments) => {
            bench::floor::serve(&arguments)?;
            ExitCode::SUCCESS
        }
        Task::Check => check::run(),
        Task::Codegen(arguments) => {
            codegen::run(&arguments)?;
            ExitCode::SUCCESS
        }
        Task::Faults(arguments) => faults::run(&arguments)?,
        Task::Latency(arguments) => latency::run(&arguments)?,
        Task::Test(arguments) => test::run(&arguments),
    })
}
