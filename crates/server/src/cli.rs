//! The command line: names and help of subcommands and flags. What they mean together is `config`'s business.

use std::ffi::OsStr;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{Args, CommandFactory as _, Parser, Subcommand};
use vestibule_identity::secret::Secret;

use crate::telemetry::LogFormat;

/// Settings that have no flag: secrets, which flags would show to everybody on the machine, and the log filter.
const VARIABLES_WITHOUT_FLAG: &[&str] = &[
    "VESTIBULE_ACCESS_KEY_ID",
    "VESTIBULE_SECRET_ACCESS_KEY",
    "VESTIBULE_MASTER_KEY",
    "VESTIBULE_PREVIOUS_MASTER_KEY",
    "VESTIBULE_LOG",
    "VESTIBULE_SMTP_PASSWORD",
    "VESTIBULE_EMAIL_WEBHOOK_SECRET",
    "VESTIBULE_SMS_WEBHOOK_SECRET",
];
const MORE_SETTINGS: &str = "Only in the environment:
  VESTIBULE_ACCESS_KEY_ID, VESTIBULE_SECRET_ACCESS_KEY  Credentials that requests must be signed with
  VESTIBULE_MASTER_KEY                                  The master key itself, 32 bytes in base64
  VESTIBULE_PREVIOUS_MASTER_KEY                         The master key before it, while it is being replaced
  VESTIBULE_LOG                                         The log filter [default: info]
  VESTIBULE_SMTP_PASSWORD                               The password for [email.smtp]
  VESTIBULE_EMAIL_WEBHOOK_SECRET                        What requests to [email.webhook] are signed with
  VESTIBULE_SMS_WEBHOOK_SECRET                          What requests to [sms.webhook] are signed with

The configuration file has a key for every flag except --config and --log-format, and [[credentials]],
[triggers], [[functions]], [[pools]], [keys], [email] and [sms].";

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
    /// Bring a directory to a running server as a function.
    #[command(subcommand)]
    Function(FunctionCommand),
    /// Start a server, walk through a sign-in with sample functions, and keep serving.
    Demo(DemoArgs),
    /// Show or move the clock of a running server.
    Clock(ClockArgs),
    /// Save everything that a running server holds, or go back to what was saved.
    Snapshot(SnapshotArgs),
    /// Empty a running server.
    Reset(ResetArgs),
    /// Try out what sends messages to people.
    #[command(subcommand)]
    Message(MessageCommand),
    /// Show what happened: every sign-in, sign-up and recovery, call by call, function by function.
    Flows(FlowsArgs),
    /// Send the recorded events of a flow to its functions again, and show how their answers differ.
    ///
    /// Ends with 1 if any does.
    Replay(ReplayArgs),
    /// Print a sample event for a trigger, to use with `aws lambda invoke`.
    Event(EventArgs),
    /// Bring users to a user pool in bulk, or take them out.
    #[command(subcommand)]
    Users(UsersCommand),
    /// Write a user pool as a file, bring one from AWS, or look over its settings.
    Pool(PoolArgs),
    /// Rotate or list the keys that sign a user pool's tokens.
    Keys(KeysArgs),
    /// Copy what a server keeps to a file, as it is at one moment, while the server goes on.
    #[command(after_help = BACKED_UP)]
    Backup(BackupArgs),
    /// Put a backup into a data directory that no server uses.
    ///
    /// The file is checked first: whether it is whole, from this release or an earlier one, and sealed with this master key. The key is
    /// the one that is given, or else the data directory's master.key, or else the backup's FILE.key, which is then put into the data
    /// directory. If anything is refused, nothing has changed.
    #[command(after_help = BACKED_UP)]
    Restore(RestoreArgs),
    /// Bring a database to the schema of this release without serving from it.
    ///
    /// A server does the same with its data directory when it starts; a PostgreSQL database of an earlier schema it refuses. There is no
    /// way back but a backup.
    Migrate(MigrateArgs),
    /// Copy everything of a data directory that no server uses to an empty PostgreSQL database.
    ///
    /// Nobody loses an account or a session: ids, passwords, tokens and the order of listings stay. What is interrupted goes on when it
    /// is run again; until it is finished no server opens the database. The data directory stays as it is.
    #[command(after_help = COPIED)]
    Copy(CopyArgs),
    /// Make a master key, or put one in the place of another.
    #[command(subcommand)]
    MasterKey(MasterKeyCommand),
    /// Look for holes in the functions of a user pool.
    Audit {
        /// What to look at.
        #[command(subcommand)]
        subject: AuditSubject,
    },
}

/// The flags of `serve`. Each is also an environment variable and a key of the configuration file; a flag wins over the
/// environment, and the environment over the file.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    /// Address and port to listen on [default: 127.0.0.1:9229]
    #[arg(long, env = "VESTIBULE_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Seconds from the signal to end until no more connections are taken; until then requests are answered, and readiness says no, so
    /// that a load balancer sends the next ones elsewhere [default: 0]
    #[arg(long, env = "VESTIBULE_SHUTDOWN_DELAY", value_name = "SECONDS")]
    pub shutdown_delay: Option<u64>,
    /// Another address and port, as in 127.0.0.1:9230, where /metrics, /live and /ready answer without credentials [default: none]
    #[arg(long, env = "VESTIBULE_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// How the log is written [default: text on a terminal, otherwise json]
    #[arg(long, env = "VESTIBULE_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<LogFormat>,
    /// Write a line to the log for every request [default: only where the log is JSON]
    #[arg(long, env = "VESTIBULE_ACCESS_LOG", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub access_log: Option<bool>,
    /// Directory for everything that is kept; with a database, only for function logs and what functions run from [default:
    /// ./vestibule-data]
    #[arg(long, env = "VESTIBULE_DATA", value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
    /// PostgreSQL database that any number of nodes share, as in postgres://user@host/database, instead of the embedded store. A
    /// password belongs into the environment variable: flags are visible to everybody on the machine [default: none]
    #[arg(long, env = "VESTIBULE_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Connections to the database that this node opens at most [default: 4 for each core, 8 at least]
    #[arg(long, env = "VESTIBULE_DATABASE_CONNECTIONS", value_name = "NUMBER")]
    pub database_connections: Option<usize>,
    /// How long the database may take for one statement, in seconds [default: 30]
    #[arg(long, env = "VESTIBULE_DATABASE_TIMEOUT", value_name = "SECONDS")]
    pub database_timeout: Option<u64>,
    /// Configuration file in TOML; `vestibule.toml` in the working directory is read if it exists
    #[arg(long, env = "VESTIBULE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// File with the master key, 32 bytes in base64; `VESTIBULE_MASTER_KEY` holds the key itself [default: a file
    /// in the data directory, made on the first start]
    #[arg(long, env = "VESTIBULE_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key_file: Option<PathBuf>,
    /// File with the master key before that, while one takes the place of the other; `VESTIBULE_PREVIOUS_MASTER_KEY` holds the key
    /// itself [default: none]
    #[arg(long, env = "VESTIBULE_PREVIOUS_MASTER_KEY_FILE", value_name = "FILE")]
    pub previous_master_key_file: Option<PathBuf>,
    /// What stands before the pool id in token issuers; nodes of one database have to be given the same [default: the listening address]
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
    /// Let sent messages be read at /_vestibule/messages, and print them [default: only on loopback without credentials, where
    /// nothing is configured that sends them]
    #[arg(long, env = "VESTIBULE_READABLE_MESSAGES", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub readable_messages: Option<bool>,
    /// Record sign-ins, sign-ups and recoveries for `vestibule flows` [default: only on loopback without credentials]
    #[arg(long, env = "VESTIBULE_TIMELINE", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub timeline: Option<bool>,
    /// Send sign-ins, sign-ups and recoveries as OpenTelemetry spans to the collector at this address, by OTLP over HTTP;
    /// `/v1/traces` is added to it [default: none]
    #[arg(long, env = "OTEL_EXPORTER_OTLP_ENDPOINT", value_name = "URL")]
    pub otlp_endpoint: Option<String>,
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
    /// where anybody is to be kept out, and with a database
    #[arg(long, env = "VESTIBULE_SEED", value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// Files that declare user pools, which are made and updated at start: files, directories, or names with a `*`
    #[arg(long, env = "VESTIBULE_POOL_FILES", value_name = "FILE", value_delimiter = ',')]
    pub pool_files: Vec<String>,
    /// Refuse settings of user pools and app clients that have no effect on this server [default: false]
    #[arg(long, env = "VESTIBULE_STRICT", value_name = "BOOL",
          num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub strict: Option<bool>,
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

/// The flags of `pool`.
#[derive(Args, Clone, Debug)]
pub struct PoolArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: PoolAction,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// What can be done with user pools.
#[derive(Clone, Debug, Subcommand)]
pub enum PoolAction {
    /// Write a pool with its app clients and groups as a file for `pool_files`, in TOML or, with --json, in JSON.
    Export {
        /// The user pool's id
        #[arg(long, value_name = "ID")]
        pool: String,
        /// Write the clients' secrets too; without them, a client with a secret gets another wherever the file is applied
        #[arg(long)]
        with_secrets: bool,
        /// Write the users too, without their passwords
        #[arg(long)]
        with_users: bool,
        /// The file [default: the terminal]
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Make the pool that the AWS CLI has described, with the same ids, secrets and subs.
    ///
    /// Reads what `aws cognito-idp describe-user-pool`, `get-user-pool-mfa-config`, `describe-user-pool-client`, `list-users` and
    /// `list-groups` print, whatever the files are called.
    Import {
        /// The files, or a directory of them
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// A group, and the file that `list-users-in-group` printed for it; may be repeated
        #[arg(long = "members", value_name = "GROUP=FILE")]
        members: Vec<String>,
        /// Write a file for `pool_files` instead of going to a server
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Report the settings that are accepted and have no effect on this server.
    Check {
        /// The user pool's id [default: all pools]
        #[arg(long, value_name = "ID")]
        pool: Option<String>,
        /// End with 1 if there is any
        #[arg(long)]
        strict: bool,
    },
}

/// The flags of `keys`.
#[derive(Args, Clone, Debug)]
pub struct KeysArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: KeysAction,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// What can be done with signing keys.
#[derive(Clone, Debug, Subcommand)]
pub enum KeysAction {
    /// Give a user pool its next keys.
    ///
    /// They are published at once and sign from the end of the lead on. The earlier ones stay published, and what they have signed is
    /// accepted, for another 24 hours and 5 minutes: no ID or access token lives longer. Refresh tokens are not concerned.
    Rotate {
        /// The user pool's id
        #[arg(long, value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
        pool: Option<String>,
        /// All user pools; ends with 1 if any is refused
        #[arg(long)]
        all: bool,
        /// How long the next keys are published before they sign, as in 30m or 2h, at most 30d. With 0s they sign at once, and whoever
        /// verifies tokens by a JWKS that was read before refuses the next ones until it is read again
        #[arg(long, value_name = "TIME", default_value = "1h")]
        lead: String,
        /// Rotate although the keys of an earlier rotation are not in use yet, which are superseded too
        #[arg(long)]
        force: bool,
    },
    /// List a pool's keys: when each is used from, when it is forgotten, and whether it is published, in use, superseded or
    /// forgotten.
    List {
        /// The user pool's id
        #[arg(long, value_name = "ID")]
        pool: String,
    },
}

/// The flags of `flows`.
#[derive(Args, Clone, Debug)]
pub struct FlowsArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: FlowsAction,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// What can be done with recorded flows.
#[derive(Clone, Debug, Subcommand)]
pub enum FlowsAction {
    /// List flows, the latest first.
    List {
        /// Only of this user pool
        #[arg(long, value_name = "ID")]
        pool: Option<String>,
        /// Only of this user, by the name that the flow shows
        #[arg(long, value_name = "NAME")]
        user: Option<String>,
        /// Only of this kind: sign_in, sign_up, recovery, invitation, verification, refresh or client_token
        #[arg(long)]
        kind: Option<String>,
        /// Only in this state: open, completed or refused
        #[arg(long)]
        state: Option<String>,
        /// At most so many, up to 60
        #[arg(long, value_name = "NUMBER")]
        limit: Option<u8>,
        /// Go on where an earlier list ended
        #[arg(long, value_name = "PLACE")]
        after: Option<String>,
    },
    /// Show one flow, step by step.
    Show {
        /// The flow's id.
        id: String,
        /// Show events and answers whole
        #[arg(long)]
        full: bool,
    },
}

/// The flags of `replay`.
#[derive(Args, Clone, Debug)]
pub struct ReplayArgs {
    /// The flow's id.
    pub flow: String,
    /// Only this step, by its number in `vestibule flows show`
    #[arg(long, value_name = "NUMBER")]
    pub step: Option<u64>,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// The flags of `event`.
#[derive(Args, Clone, Debug)]
pub struct EventArgs {
    /// A trigger, as in PreSignUp, or a source, as in CustomMessage_ForgotPassword; all sources are listed without one.
    pub trigger: Option<String>,
    /// The version of a token generation event: V1_0, V2_0 or V3_0 [default: V1_0]
    #[arg(long, value_name = "VERSION")]
    pub lambda_version: Option<String>,
    /// The user pool in it
    #[arg(long, value_name = "ID")]
    pub pool: Option<String>,
    /// The app client in it
    #[arg(long, value_name = "ID")]
    pub client: Option<String>,
    /// The username in it
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
}

/// What can be done with users in bulk.
#[derive(Clone, Debug, Subcommand)]
pub enum UsersCommand {
    /// Bring users from a file, with password hashes from elsewhere if they have some.
    ///
    /// The file has a user to a line: JSON as `users export` writes it, or CSV with a header as GetCSVHeader tells it. Lines that cannot
    /// be imported are listed in a file with their number and the reason; if there are any, the command ends with 1.
    Import(UsersImportArgs),
    /// Write all users of a pool to a file, a line of JSON each.
    Export(UsersExportArgs),
}

/// The flags of `users import`.
#[derive(Args, Clone, Debug)]
pub struct UsersImportArgs {
    /// The file with the users
    pub file: PathBuf,
    /// The user pool
    #[arg(long, value_name = "ID")]
    pub pool: String,
    /// The form of the file [default: seen from the file]
    #[arg(long, value_enum)]
    pub format: Option<UsersFormat>,
    /// Go on where an import of the file was interrupted
    #[arg(long)]
    pub resume: bool,
    /// File with the password hash parameters of a Firebase project, as its console shows them
    #[arg(long, value_name = "FILE")]
    pub firebase_hash_config: Option<PathBuf>,
    /// Where lines that cannot be imported are listed [default: the file's name with .errors]
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// The form of a file of users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum UsersFormat {
    /// A header, and a row for each user
    Csv,
    /// A line of JSON for each user
    Jsonl,
}

/// The flags of `users export`.
#[derive(Args, Clone, Debug)]
pub struct UsersExportArgs {
    /// The file to write
    pub file: PathBuf,
    /// The user pool
    #[arg(long, value_name = "ID")]
    pub pool: String,
    /// Also write password verifiers and hashes, and the secrets of authenticator apps: as good as the passwords of many
    #[arg(long)]
    pub with_password_hashes: bool,
    /// Go on where an export to the file was interrupted
    #[arg(long)]
    pub resume: bool,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// A data directory, and what opens it.
#[derive(Args, Clone, Debug, Default)]
pub struct DataArgs {
    /// The data directory [default: the configuration's, or else ./vestibule-data]
    #[arg(long, env = "VESTIBULE_DATA", value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
    /// Configuration file in TOML; `vestibule.toml` in the working directory is read if it exists
    #[arg(long, env = "VESTIBULE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// File with the master key; `VESTIBULE_MASTER_KEY` holds the key itself [default: master.key in the data directory]
    #[arg(long, env = "VESTIBULE_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key_file: Option<PathBuf>,
}

const BACKED_UP: &str =
    "In a backup: user pools, app clients, users with all that belongs to them, signing keys, sessions,
queued messages, recorded flows, and functions with their code and settings.
Not in it: the master key, the configuration, function logs (logs/), uploaded CSV files of import jobs
(imports/), and what functions have in their temporary directories (functions/).";

/// The flags of `backup`.
#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    /// The file to write, outside the data directory
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// The server's directory.
    #[command(flatten)]
    pub directory: DataArgs,
    /// Replace a file that is there, once the backup is whole
    #[arg(long)]
    pub force: bool,
    /// Put the master key beside the backup, as FILE.key: whoever has both can read every secret
    #[arg(long)]
    pub with_master_key: bool,
}

/// The flags of `restore`.
#[derive(Args, Clone, Debug)]
pub struct RestoreArgs {
    /// The backup
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// The data directory; made if it is not there
    #[arg(long, env = "VESTIBULE_DATA", value_name = "DIRECTORY")]
    pub data: PathBuf,
    /// File with the master key; `VESTIBULE_MASTER_KEY` holds the key itself
    #[arg(long, env = "VESTIBULE_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key_file: Option<PathBuf>,
    /// Restore although there is a database, which is kept beside as vestibule.db.before-restore-TIME
    #[arg(long)]
    pub force: bool,
}

/// The flags of `migrate`.
#[derive(Args, Clone, Debug)]
pub struct MigrateArgs {
    /// The directory.
    #[command(flatten)]
    pub directory: DataArgs,
    /// The PostgreSQL database, if it is not a data directory; nodes of the release before may go on meanwhile
    #[arg(long, env = "VESTIBULE_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<Secret>,
}

const COPIED: &str =
    "Not copied: the configuration, function logs (logs/), uploaded CSV files of import jobs (imports/), and what
functions have in their temporary directories (functions/).

The master key stays the same. Everybody on the machine sees a command line: put a URL with a password into
VESTIBULE_DATABASE_URL.";

/// The flags of `copy`.
#[derive(Args, Clone, Debug)]
pub struct CopyArgs {
    /// The data directory, as in sqlite:./vestibule-data
    #[arg(long, value_name = "sqlite:DIRECTORY")]
    pub from: String,
    /// The database, as in postgres://user@host/database; a password in it is visible to everybody on the machine
    #[arg(long, env = "VESTIBULE_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub to: Secret,
    /// File with the master key; `VESTIBULE_MASTER_KEY` holds the key itself [default: master.key in the data directory]
    #[arg(long, env = "VESTIBULE_MASTER_KEY_FILE", value_name = "FILE")]
    pub master_key_file: Option<PathBuf>,
}

/// What can be done with master keys.
#[derive(Clone, Debug, Subcommand)]
pub enum MasterKeyCommand {
    /// Seal everything with the master key that is sealed with the previous one.
    ///
    /// What is interrupted goes on when it is run again. No server may use a data directory meanwhile; the nodes of a PostgreSQL database
    /// go on, each with this master key and with the previous one.
    #[command(after_help = ROTATED)]
    Rotate(MasterKeyRotateArgs),
    /// Print a fresh master key, 32 bytes in base64, for a file or a secret store.
    Generate,
}

const ROTATED: &str =
    "VESTIBULE_PREVIOUS_MASTER_KEY holds the previous key itself. Backups that were made before need the previous
key. Everybody on the machine sees a command line: put a URL with a password into VESTIBULE_DATABASE_URL.";

/// The flags of `master-key rotate`.
#[derive(Args, Clone, Debug)]
pub struct MasterKeyRotateArgs {
    /// The server's directory, and the key that everything is to be sealed with.
    #[command(flatten)]
    pub directory: DataArgs,
    /// File with the key that everything is sealed with so far
    #[arg(long, env = "VESTIBULE_PREVIOUS_MASTER_KEY_FILE", value_name = "FILE")]
    pub previous_master_key_file: Option<PathBuf>,
    /// The PostgreSQL database, if it is not a data directory
    #[arg(long, env = "VESTIBULE_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<Secret>,
}

/// What can be audited.
#[derive(Clone, Debug, Subcommand)]
pub enum AuditSubject {
    /// Play a pool's define auth challenge function with every session up to a length, and report on which it issues tokens.
    ///
    /// Ends with 1 if there is a flaw: tokens without a passed PASSWORD_VERIFIER or CUSTOM_CHALLENGE, on a failed step, on
    /// one that was not asked for, for a user who does not exist; or a function that never ends or fails.
    DefineAuthChallenge(AuditArgs),
}

/// The flags of `audit define-auth-challenge`.
#[derive(Args, Clone, Debug)]
pub struct AuditArgs {
    /// The user pool's id.
    pub pool: String,
    /// The longest session along the ways that clients can take, in steps
    #[arg(long, value_name = "STEPS", default_value_t = 8)]
    pub depth: usize,
    /// The longest session out of any challenge names and results, in steps
    #[arg(long, value_name = "STEPS", default_value_t = 2)]
    pub any_depth: usize,
    /// How often the function is asked at most
    #[arg(long, value_name = "NUMBER", default_value_t = 10_000)]
    pub most: usize,
    /// A challengeMetadata that create auth challenge gives, beside none; may be repeated
    #[arg(long, value_name = "TEXT")]
    pub metadata: Vec<String>,
    /// Print the function as a Mermaid state diagram
    #[arg(long)]
    pub mermaid: bool,
    /// The server.
    #[command(flatten)]
    pub server: RunningServer,
}

/// What can be done with messages.
#[derive(Debug, Subcommand)]
pub enum MessageCommand {
    /// Send one test message as a server with this configuration would, and say how that went.
    ///
    /// Ends with 1 if it did not leave. No server has to run.
    Test(MessageTestArgs),
}

/// The flags of `message test`.
#[derive(Args, Clone, Debug)]
pub struct MessageTestArgs {
    /// Whom to send it to: an email address, or a phone number as in +15550100
    #[arg(long, value_name = "ADDRESS")]
    pub to: String,
    /// Configuration file in TOML; `vestibule.toml` in the working directory is read if it exists
    #[arg(long, env = "VESTIBULE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// What can be done with functions.
#[derive(Debug, Subcommand)]
pub enum FunctionCommand {
    /// Deploy a directory as a function, or bring the function up to date. Doing it again changes nothing.
    #[command(after_help = FUNCTION_SETTINGS)]
    Deploy(FunctionArgs),
    /// Deploy a directory as a function, and again whenever a file in it is saved, until Ctrl-C.
    #[command(after_help = FUNCTION_SETTINGS)]
    Watch(FunctionArgs),
}

const FUNCTION_SETTINGS: &str =
    "Requests are signed with VESTIBULE_ACCESS_KEY_ID and VESTIBULE_SECRET_ACCESS_KEY, or else with
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or else with any key.

Files named __pycache__, .venv, .git and the like are left out of the package.
What is not given stays as it is on a function that exists.";

/// The flags of `function deploy` and `function watch`.
#[derive(Args, Clone, Debug)]
pub struct FunctionArgs {
    /// The directory with the function's files
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,
    /// The function's name [default: the directory's]
    #[arg(long)]
    pub name: Option<String>,
    /// The handler, as in `app.handler` [default: found out from the files]
    #[arg(long)]
    pub handler: Option<String>,
    /// The runtime, as in `python3.13`, `nodejs22.x` or `provided.al2023` [default: found out from the files]
    #[arg(long)]
    pub runtime: Option<String>,
    /// How long one invocation may take [default: 3]
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<i32>,
    /// How much memory it may use [default: 128]
    #[arg(long, value_name = "MB")]
    pub memory: Option<i32>,
    /// An environment variable of the function; may be given more than once, and then all of them are
    #[arg(long = "env", value_name = "NAME=VALUE")]
    pub variables: Vec<String>,
    /// Do not let user pools call the function
    #[arg(long)]
    pub no_user_pools: bool,
    /// The server's address
    #[arg(long, env = "VESTIBULE_URL", value_name = "URL", default_value = "http://127.0.0.1:9229")]
    pub url: String,
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
