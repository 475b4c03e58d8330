//! `cargo xtask check`: everything that can be judged without running the server.
//!
//! Owns which checks there are. All of them run, so that one look shows everything that is wrong.

use std::process::ExitCode;

use crate::codegen;
use crate::step;

/// A check: its name and what it does.
type Check = (&'static str, fn() -> anyhow::Result<()>);

const CHECKS: [Check; 3] = [("formatting", formatting), ("lints", lints), ("generated code", generated_code)];

/// Runs every check and names those that failed.
pub fn run() -> ExitCode {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        step::announce(name);
        if let Err(error) = check() {
            eprintln!("{name}: {error:#}");
            failed.push(name);
        }
    }
    if failed.is_empty() {
        println!("\ncheck: all is well");
        ExitCode::SUCCESS
    } else {
        println!("\ncheck: failed: {}", failed.join(", "));
        ExitCode::FAILURE
    }
}

fn formatting() -> anyhow::Result<()> {
    step::run(step::cargo().args(["fmt", "--all", "--check"]))
}

fn lints() -> anyhow::Result<()> {
    let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    step::run(step::cargo().args(arguments))
}

fn generated_code() -> anyhow::Result<()> {
    codegen::run(&codegen::Arguments { check: true })
}
