//! The command line: names and help of subcommands and flags. What they mean together is `config`'s business.

use std::ffi::OsStr;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, CommandFactory as _, Parser, Subcommand};

/// Settings that have no flag: secrets, which flags would show to everybody on the machine, and the log filter.
const VARIABLES_WITHOUT_FLAG: &[&str] =
    &["VESTIBULE_ACCESS_KEY_ID", "VESTIBULE_SECRET_ACCESS_KEY", "VESTIBULE_MASTER_KEY", "VESTIBULE_LOG"];
const MORE_SETTINGS: &str = "Only in the environment:
  VESTIBULE_ACCESS_KEY_ID, VESTIBULE_SECRET_ACCESS_KEY  Credentials that requests must be signed with
  VESTIBULE_MASTER_KEY                                  The master key itself, 32 bytes in base64
  VESTIBULE_LOG                                         The log filter [default: info]

The configuration file has a key for every flag except --config, and [[credentials]] and [triggers].";

/// Vestibule, a self-hosted identity server that speaks the Amazon Cognito user pools API.
#[derive(Debug, Parser)]
#[command(name = "vestibule", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve user pools, functions and their logs on one endpoint.
    #[command(after_help = MORE_SETTINGS)]
    Serve(ServeArgs),
    /// Start a server, walk through a sign-in with sample functions, and keep serving.
    Demo(DemoArgs),
    /// Show or move the clock of a running server.
    Clock(ClockArgs),
    /// Save everything that a running server holds, or go back to what was saved.
    Snapshot(SnapshotArgs),
    /// Empty a running server.
    Reset(ResetArgs),
}

/// The flags of `serve`. Each is also an environment variable and a key of the configuration file; a flag wins over the
/// environment, and the environment over the file.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    /// Address and port to listen on [default: 127.0.0.1:9229]
    #[arg(long, env = "VESTIBULE_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Directory for everything that is kept [default: ./vestibule-data]
    #[arg(long, env = "VESTIBULE_DATA", value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
    /// Configuration file in TOML; `vestibule.toml` in the working directory is read if it exists
    #[arg(long, env = "VESTIBULE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// File with the master key, 32 bytes in base64; `VESTIBULE_MASTER_KEY` holds the key itself [default: a file
    /// in the data directory, made on the first start]
    #[arg(long, env = "VESTIBULE_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key_file: Option<PathBuf>,
    /// What stands before the pool id in token issuers [default: the listening address]
    #[arg(long, env = "VESTIBULE_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Region in ids and ARNs [default: us-east-1]
    #[arg(long, env = "VESTIBULE_REGION")]
    pub region: Option<String>,
    /// Account in ARNs [default: 000000000000]
    #[arg(long, env = "VESTIBULE_ACCOUNT_ID")]
    pub account_id: Option<String>,
    /// Accept any credentials even on an address that others can reach
    #[arg(long, env = "VESTIBULE_INSECURE_ANY_CREDENTIALS", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub insecure_any_credentials: Option<bool>,
    /// Let sent messages be read at /_vestibule/messages, and print them [default: only on loopback without credentials]
    #[arg(long, env = "VESTIBULE_READABLE_MESSAGES", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub readable_messages: Option<bool>,
    /// Ask a function's resource policy before a trigger runs it, as AWS does [default: true]
    #[arg(long, env = "VESTIBULE_ENFORCE_PERMISSIONS", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub enforce_permissions: Option<bool>,
    /// Let the clock be moved and everything be saved, restored and emptied at /_vestibule/clock, /_vestibule/snapshots
    /// and /_vestibule/reset [default: only on loopback without credentials]
    #[arg(long, env = "VESTIBULE_TEST_CONTROL", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub test_control: Option<bool>,
    /// Make every id, code and secret follow from this number, for tests that repeat exactly; insecure, and refused
    /// where anybody is to be kept out
    #[arg(long, env = "VESTIBULE_SEED", value_name = "NUMBER")]
    pub seed: Option<u64>,
}

/// The flags of `demo`.
#[derive(Args, Clone, Debug, Default)]
pub struct DemoArgs {
    /// Address and port on this machine to listen on [default: 127.0.0.1:9229, or a free port if
    /// that is taken]
    #[arg(long, env = "VESTIBULE_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Directory for everything that is kept [default: a temporary one]
    #[arg(long, env = "VESTIBULE_DATA", value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
    /// End after the walk instead of serving on
    #[arg(long)]
    pub exit: bool,
}

/// Where a running server is, and how to show what it answers.
#[derive(Args, Clone, Debug)]
pub struct RunningServer {
    /// The server's address
    #[arg(long, env = "VESTIBULE_URL", value_name = "URL", default_value = "http://127.0.0.1:9229", global = true)]
    pub url: String,
    /// Print the server's answer as JSON
    #[arg(long, global = true)]
    pub json: bool,
}

/// The flags of `clock`.
#[derive(Args, Clone, Debug)]
pub struct ClockArgs {
    /// Move it forward by so much, as in 90s, 2h, 1h30m or 30d
    #[arg(long, value_name = "TIME", conflicts_with_all = ["now", "reset"])]
    pub advance: Option<String>,
    /// Move it forward to this moment, as in 2030-01-31T12:00:00Z
    #[arg(long, value_name = "MOMENT", conflicts_with = "reset")]
    pub now: Option<String>,
    /// Let it show the machine's time again
    #[arg(long)]
    pub reset: bool,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// The flags of `snapshot`.
#[derive(Args, Clone, Debug)]
pub struct SnapshotArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: SnapshotAction,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// What can be done with snapshots.
#[derive(Clone, Debug, Subcommand)]
pub enum SnapshotAction {
    /// Save everything, and print the snapshot's id.
    Create,
    /// List what was saved, oldest first.
    List,
    /// Go back to what was saved; the snapshot stays.
    Restore {
        /// The snapshot's id.
        id: String,
    },
    /// Forget a snapshot.
    Delete {
        /// The snapshot's id.
        id: String,
    },
}

/// The flags of `reset`.
#[derive(Args, Clone, Debug)]
pub struct ResetArgs {
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// Those of the names that look like a setting and are none, in order.
pub fn unknown_variables(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let command = Cli::command();
    let flags = command.get_subcommands().flat_map(clap::Command::get_arguments).filter_map(clap::Arg::get_env);
    let known: Vec<&OsStr> = flags.chain(VARIABLES_WITHOUT_FLAG.iter().map(OsStr::new)).collect();
    let mut unknown: Vec<String> = names
        .into_iter()
        .filter(|name| name.starts_with("VESTIBULE_") && !known.contains(&OsStr::new(name.as_str())))
        .collect();
    unknown.sort_unstable();
    unknown
}
