//! The `vestibule` binary: reads the command line and runs what it says.

use std::process::ExitCode;

use clap::Parser as _;
use vestibule_server::cli::{AuditSubject, Cli, Command, MessageCommand, ServeArgs};
use vestibule_server::config::Config;
use vestibule_server::server::{self, Server};
use vestibule_server::telemetry::LogFormat;
use vestibule_server::{
    backup_commands, copy_commands, declared_pools, demo, functions, keys, master_key_command, messages,
    migrate_command, telemetry, test_control, timeline, trigger_commands, user_import,
};

/// I/O threads: requests spend little time on them, for arithmetic, the database and functions have threads of their own.
const IO_THREADS_MAX: usize = 4;
/// Threads for file access; they come and go with need.
const BLOCKING_THREADS_MAX: usize = 64;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match &cli.command {
        Command::Serve(args) => telemetry::start(telemetry::SERVE_FILTER, LogFormat::chosen(args.log_format)),
        Command::Demo(_) | Command::Function(_) => telemetry::start(telemetry::DEMO_FILTER, LogFormat::chosen(None)),
        // They tell by what they print.
        Command::Clock(_)
        | Command::Snapshot(_)
        | Command::Reset(_)
        | Command::Message(_)
        | Command::Flows(_)
        | Command::Replay(_)
        | Command::Event(_)
        | Command::Users(_)
        | Command::Pool(_)
        | Command::Keys(_)
        | Command::Backup(_)
        | Command::Restore(_)
        | Command::Migrate(_)
        | Command::Copy(_)
        | Command::MasterKey(_)
        | Command::Audit { .. } => {}
    }
    match run(cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // Not through the log: whoever started the process reads this.
            eprintln!("vestibule: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command; whether what it looked at is as it should be.
fn run(cli: Cli) -> anyhow::Result<bool> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(IO_THREADS_MAX);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads)
        .max_blocking_threads(BLOCKING_THREADS_MAX)
        .thread_name("io")
        .enable_all()
        .build()?;
    match cli.command {
        Command::Serve(args) => runtime.block_on(serve(args)),
        Command::Demo(args) => runtime.block_on(demo::run(args)),
        Command::Function(command) => runtime.block_on(functions::command::run(command)),
        Command::Clock(args) => runtime.block_on(test_control::commands::clock(args)),
        Command::Snapshot(args) => runtime.block_on(test_control::commands::snapshot(args)),
        Command::Reset(args) => runtime.block_on(test_control::commands::reset(args)),
        Command::Flows(args) => runtime.block_on(timeline::commands::flows(args)),
        Command::Message(MessageCommand::Test(args)) => return runtime.block_on(messages::command::test(args)),
        Command::Event(args) => trigger_commands::event(&args),
        Command::Users(command) => return runtime.block_on(user_import::commands::run(command)),
        Command::Keys(args) => return runtime.block_on(keys::commands::run(args)),
        Command::Backup(args) => runtime.block_on(backup_commands::backup(args)),
        Command::Restore(args) => runtime.block_on(backup_commands::restore(args)),
        Command::Migrate(args) => runtime.block_on(migrate_command::run(args)),
        Command::MasterKey(command) => runtime.block_on(master_key_command::run(command)),
        Command::Copy(args) => runtime.block_on(copy_commands::run(args)),
        Command::Pool(args) => return runtime.block_on(declared_pools::commands::run(args)),
        Command::Replay(args) => return runtime.block_on(timeline::commands::replay(args)),
        Command::Audit { subject: AuditSubject::DefineAuthChallenge(args) } => {
            return runtime.block_on(trigger_commands::audit(args));
        }
    }
    .map(|()| true)
}

async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let config = Config::load(&args)?;
    // Signals count from the first moment, so that a server that is still starting can be stopped too.
    let mut ended = tokio::spawn(server::ended_by_signal());
    let server = tokio::select! {
        server = Box::pin(Server::start(config)) => server?,
        _ = &mut ended => {
            tracing::info!("stopped before it was ready");
            return Ok(());
        }
    };
    server.run(async { drop(ended.await) }).await;
    Ok(())
}
