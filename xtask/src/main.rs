//! The project's own tasks, run as `cargo xtask <task>`. Each task is a module; this file only names them.

use clap::Parser;

mod codegen;

/// Tasks that keep Vestibule in order.
#[derive(Parser)]
enum Task {
    /// Write `crates/api/src/generated` from `model/*.json`.
    Codegen(codegen::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Codegen(arguments) => codegen::run(&arguments),
    }
}
