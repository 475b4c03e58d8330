//! The configuration: flags, environment and one TOML file, checked once.
//!
//! [`Config`] holds only values that make sense together; whoever has one need not check again. A flag wins over the
//! environment, the environment over the file, the file over the default. Secrets come from the environment or a file,
//! never from flags: those are visible to everybody on the machine.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use vestibule_functions::Place;
use vestibule_identity::secret::Secret;
use vestibule_identity::sign_in::TriggerSwitches;
use vestibule_store::master_key::KEY_FILE;
use vestibule_store::{KeyError, MasterKey, PostgresOptions};

use crate::cli::{self, DataArgs, MasterKeyRotateArgs, ServeArgs};
use crate::declared_pools::{self, DeclarationError, Entry, Table};
use crate::functions::declared::{self, Declared, RawFunction};
use crate::messages::settings::{self as message_settings, MessageSettings, RawEmail, RawSms};
use crate::telemetry::LogFormat;
use crate::timeline::otlp::OtlpSettings;
use crate::timeline::{self, TimelineSettings};

const DEFAULT_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 9229);
const DEFAULT_REGION: &str = "us-east-1";
const DEFAULT_FILE: &str = "vestibule.toml";
const DEFAULT_DATA: &str = "vestibule-data";
const TRIGGER_TIMEOUT_MS_MAX: u64 = 60_000;
const TRIGGER_ATTEMPTS_MAX: u32 = 10;
const ROTATE_EVERY_DAYS_MAX: u32 = 3650;

/// How the server was told to behave.
#[derive(Clone, Debug)]
pub struct Config {
    /// The address to listen on; what it became, once the server listens.
    pub listen: SocketAddr,
    /// Another address, where metrics, liveness and readiness are told to whoever reaches it, if there is one.
    pub metrics_listen: Option<SocketAddr>,
    /// How long connections are still taken after the server was asked to end.
    pub shutdown_delay: Duration,
    /// Whether every request has a line in the log.
    pub access_log: bool,
    /// Where everything is kept.
    pub data: PathBuf,
    /// The database that is used instead of the embedded store, if one is.
    pub database: Option<PostgresOptions>,
    /// What stands before the pool id in issuers; without a slash at its end.
    pub public_url: String,
    /// The region in ids and ARNs.
    pub region: String,
    /// The account in ARNs.
    pub account_id: String,
    /// Where the master key comes from.
    pub master_key: MasterKeySource,
    /// Where the master key before that comes from, while one takes the place of the other.
    pub previous_master_key: Option<MasterKeySource>,
    /// Whose signatures are accepted.
    pub credentials: Credentials,
    /// Whether sent messages are printed and can be read over HTTP.
    pub readable_messages: bool,
    /// Whether a function's resource policy is asked before a trigger runs it.
    pub enforce_permissions: bool,
    /// Whether the clock can be moved and everything be saved, restored and emptied over HTTP.
    pub test_control: bool,
    /// What every id, code and secret follows from, if they are to repeat. Never where anybody is to be kept out.
    pub seed: Option<u64>,
    /// Where the evidence on triggers is in conflict, the operator's choice.
    pub triggers: TriggerSwitches,
    /// How flows are recorded, if they are.
    pub timeline: Option<TimelineSettings>,
    /// Where spans are sent, if anywhere.
    pub telemetry: Option<OtlpSettings>,
    /// Who sends messages, if anybody does.
    pub messages: MessageSettings,
    /// What is said about functions: where they are, and how they are kept.
    pub functions: Vec<Declared>,
    /// User pools that are declared, with what is in them.
    pub pools: Arc<Vec<Entry>>,
    /// Whether settings of user pools and app clients that have no effect here are refused.
    pub strict: bool,
    /// After how many days signing keys are rotated by themselves, if ever.
    pub rotate_keys_every_days: Option<u32>,
}

/// Where the master key comes from.
#[derive(Clone, Debug)]
pub enum MasterKeySource {
    /// A file in the data directory, made on the first start.
    DataDirectory,
    /// A given file.
    File(PathBuf),
    /// The environment.
    Value(MasterKey),
}

/// What a rotation of the master key is about.
#[derive(Clone, Debug)]
pub struct RotationConfig {
    /// The database, if it is not the embedded store.
    pub database: Option<PostgresOptions>,
    /// Where the embedded store is.
    pub data: PathBuf,
    /// Where the master key comes from that everything is to be sealed with.
    pub master_key: MasterKeySource,
    /// Where the one comes from that it is sealed with, if that is said.
    pub previous_master_key: Option<MasterKeySource>,
}

/// Whose signatures are accepted.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// Anybody's; nothing is verified.
    Any,
    /// These, verified.
    Only(Vec<Credential>),
}

/// One access key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// Its public half.
    pub access_key_id: String,
    /// Its secret half.
    pub secret_access_key: Secret,
    /// For temporary credentials: the token that must come with every request.
    #[serde(default)]
    pub session_token: Option<Secret>,
}

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("configuration file {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// The file is not valid TOML or holds unknown keys or wrong types.
    #[error("configuration file {}: {message}", .path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong where.
        message: String,
    },
    /// The master key in the environment is not one.
    #[error("VESTIBULE_MASTER_KEY")]
    MasterKey(#[from] KeyError),
    /// Two sources of the master key.
    #[error("give the master key as VESTIBULE_MASTER_KEY or as a file, not both")]
    TwoMasterKeys,
    /// Two sources of the previous one.
    #[error("give the previous master key as VESTIBULE_PREVIOUS_MASTER_KEY or as a file, not both")]
    TwoPreviousMasterKeys,
    /// The previous master key in the environment is not one.
    #[error("VESTIBULE_PREVIOUS_MASTER_KEY")]
    PreviousMasterKey(#[source] KeyError),
    /// Nodes of one database need one key, which none of them can make up.
    #[error(
        "with a database the master key must be given, the same to every node: as --master-key-file or VESTIBULE_MASTER_KEY. \
         `vestibule master-key generate` makes one; keep it well, without it the database cannot be read"
    )]
    NoMasterKey,
    /// Half a pair.
    #[error("VESTIBULE_ACCESS_KEY_ID and VESTIBULE_SECRET_ACCESS_KEY belong together: {0} is missing")]
    HalfCredential(&'static str),
    /// A pair that cannot be used.
    #[error("credentials: {0}")]
    Credentials(String),
    /// Anybody could administer the server from elsewhere.
    #[error(
        "refusing to listen on {0} without credentials: everyone who can reach that address could administer the \
         server. Set VESTIBULE_ACCESS_KEY_ID and VESTIBULE_SECRET_ACCESS_KEY (or [[credentials]] in the configuration \
         file), listen on a loopback address, or give --insecure-any-credentials"
    )]
    OpenToAll(SocketAddr),
    /// Anybody could empty the server from elsewhere.
    #[error(
        "refusing test control on {0} without credentials: everyone who can reach that address could empty the server. \
         Configure credentials, which its requests are then signed with, or listen on a loopback address"
    )]
    TestControlOpenToAll(SocketAddr),
    /// Secrets that anybody can compute, where somebody relies on them.
    #[error(
        "refusing a seed together with credentials or on an address that others can reach: with it every id, code and \
         secret can be computed by whoever knows the seed. It is for tests on this machine"
    )]
    SeedInProduction,
    /// Nodes that make up the same ids.
    #[error("refusing a seed together with a database: all of its nodes would give equal ids to different things")]
    SeedWithDatabase,
    /// Nodes of one database would each name themselves in tokens.
    #[error(
        "with a database the public URL must be given, the same to every node: as --public-url, VESTIBULE_PUBLIC_URL or \
         public_url. Tokens name it"
    )]
    NoPublicUrl,
    /// A declared pool that cannot be read.
    #[error(transparent)]
    Pools(#[from] DeclarationError),
    /// A value that makes no sense.
    #[error("{name}: {problem}")]
    Value {
        /// The setting.
        name: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawFile {
    listen: Option<SocketAddr>,
    metrics_listen: Option<SocketAddr>,
    shutdown_delay: Option<u64>,
    access_log: Option<bool>,
    data: Option<PathBuf>,
    database_url: Option<String>,
    database_connections: Option<usize>,
    database_timeout: Option<u64>,
    master_key_file: Option<PathBuf>,
    previous_master_key_file: Option<PathBuf>,
    public_url: Option<String>,
    region: Option<String>,
    account_id: Option<String>,
    insecure_any_credentials: Option<bool>,
    readable_messages: Option<bool>,
    enforce_permissions: Option<bool>,
    test_control: Option<bool>,
    seed: Option<u64>,
    credentials: Vec<Credential>,
    triggers: TriggerSwitches,
    functions: Vec<RawFunction>,
    email: RawEmail,
    sms: RawSms,
    pools: Vec<Table>,
    pool_files: Vec<String>,
    strict: Option<bool>,
    keys: RawKeys,
    timeline: RawTimeline,
    telemetry: RawTelemetry,
}

/// The table `[keys]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawKeys {
    rotate_every_days: Option<u32>,
}

/// The table `[timeline]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawTimeline {
    enabled: Option<bool>,
    keep: Option<u32>,
    show_private: bool,
}

/// The table `[telemetry]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawTelemetry {
    otlp_endpoint: Option<String>,
    service_name: Option<String>,
}

/// What this process's environment says about a setting; nothing where it is empty.
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl Config {
    /// The configuration of this process. A variable that looks like a setting and is none is told, not refused: it may
    /// be meant for another program, or another version.
    pub fn load(args: &ServeArgs) -> Result<Self, ConfigError> {
        let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        for name in cli::unknown_variables(names) {
            tracing::warn!(%name, "this environment variable is not a setting and has no effect");
        }
        let config = Self::from_sources(args, &environment)?;
        let protocols = ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"];
        let protocol = protocols.into_iter().find_map(environment).filter(|protocol| protocol != "http/protobuf");
        if let Some(protocol) = protocol.filter(|_| config.telemetry.is_some()) {
            tracing::warn!(%protocol, "spans are sent by http/protobuf all the same");
        }
        Ok(config)
    }

    /// The configuration from flags (with their environment variables already in), and from what else the environment
    /// holds.
    pub fn from_sources(args: &ServeArgs, environment: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let file = read_file(args.config.as_deref())?;
        let args = args.clone();
        let listen = args.listen.or(file.listen).unwrap_or(DEFAULT_LISTEN);
        let any_allowed = args.insecure_any_credentials.or(file.insecure_any_credentials).unwrap_or(false);
        let credentials = credentials(file.credentials, environment)?;
        if matches!(credentials, Credentials::Any) && !listen.ip().is_loopback() && !any_allowed {
            return Err(ConfigError::OpenToAll(listen));
        }
        let region = checked_region(args.region.or(file.region).unwrap_or_else(|| DEFAULT_REGION.into()))?;
        let base = args.config.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let around = declared::Surroundings { base, region: &region, environment };
        let functions = declared::read(file.functions, &around)
            .map_err(|problem| ConfigError::Value { name: "functions", problem })?;
        let is_private = matches!(credentials, Credentials::Any) && listen.ip().is_loopback();
        let messages = read_messages(file.email, file.sms, base, &region, environment)?;
        // What is sent has no need to be read here.
        let is_read = is_private && messages.email.is_none() && messages.sms.is_none();
        let test_control = args.test_control.or(file.test_control).unwrap_or(is_private);
        if test_control && matches!(credentials, Credentials::Any) && !is_private {
            return Err(ConfigError::TestControlOpenToAll(listen));
        }
        let seed = args.seed.or(file.seed);
        if seed.is_some() && !is_private {
            return Err(ConfigError::SeedInProduction);
        }
        let account_id = args.account_id.or(file.account_id).unwrap_or_else(|| "0".repeat(12));
        let account_id = checked_account(account_id)?;
        let of_file = file.pool_files.into_iter().map(|name| (base.to_owned(), name));
        let named: Vec<_> = of_file.chain(args.pool_files.into_iter().map(|name| (PathBuf::new(), name))).collect();
        let place = Place::new(&region, &account_id);
        let around = declared_pools::Surroundings { place: &place, environment };
        let told = args.config.as_deref().unwrap_or(Path::new(DEFAULT_FILE)).display().to_string();
        let pools = Arc::new(declared_pools::read(file.pools, &named, &told, &around)?);
        // On a terminal somebody reads along.
        let is_for_machines = LogFormat::chosen(args.log_format) == LogFormat::Json;
        let database = database(
            args.database_url.or(file.database_url),
            args.database_connections.or(file.database_connections),
            args.database_timeout.or(file.database_timeout),
        )?;
        let master_key = MasterKeySource::of(args.master_key_file.or(file.master_key_file), environment)?;
        if database.is_some() && matches!(master_key, MasterKeySource::DataDirectory) {
            return Err(ConfigError::NoMasterKey);
        }
        if database.is_some() && seed.is_some() {
            return Err(ConfigError::SeedWithDatabase);
        }
        let public_url = match args.public_url.or(file.public_url) {
            Some(url) => checked_url("public_url", &url)?,
            None if database.is_some() => return Err(ConfigError::NoPublicUrl),
            None => address_url(listen),
        };
        Ok(Self {
            listen,
            database,
            metrics_listen: args.metrics_listen.or(file.metrics_listen),
            shutdown_delay: shutdown_delay(args.shutdown_delay.or(file.shutdown_delay))?,
            access_log: args.access_log.or(file.access_log).unwrap_or(is_for_machines),
            data: args.data.or(file.data).unwrap_or_else(|| DEFAULT_DATA.into()),
            public_url,
            region,
            account_id,
            master_key,
            previous_master_key: MasterKeySource::of_previous(
                args.previous_master_key_file.or(file.previous_master_key_file),
                environment,
            )?,
            credentials,
            readable_messages: args.readable_messages.or(file.readable_messages).unwrap_or(is_read),
            enforce_permissions: args.enforce_permissions.or(file.enforce_permissions).unwrap_or(true),
            test_control,
            seed,
            triggers: checked_triggers(file.triggers)?,
            timeline: timeline(args.timeline, &file.timeline, is_private)?,
            telemetry: telemetry(args.otlp_endpoint, file.telemetry, environment)?,
            messages,
            functions,
            pools,
            strict: args.strict.or(file.strict).unwrap_or(false),
            rotate_keys_every_days: rotate_every_days(&file.keys)?,
        })
    }

    /// Who sends messages according to a configuration file and the environment, whatever else the file says.
    pub fn message_settings(
        path: Option<&Path>,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<MessageSettings, ConfigError> {
        let file = read_file(path)?;
        let region = environment("VESTIBULE_REGION").or(file.region).unwrap_or_else(|| DEFAULT_REGION.into());
        let base = path.and_then(Path::parent).unwrap_or(Path::new(""));
        read_messages(file.email, file.sms, base, &checked_region(region)?, environment)
    }

    /// Where a server with this configuration keeps everything, and where its master key comes from, whatever else the file says.
    pub fn data_and_master_key(
        args: &DataArgs,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(PathBuf, MasterKeySource), ConfigError> {
        let (file, args) = (read_file(args.config.as_deref())?, args.clone());
        let data = args.data.or(file.data).unwrap_or_else(|| DEFAULT_DATA.into());
        Ok((data, MasterKeySource::of(args.master_key_file.or(file.master_key_file), environment)?))
    }

    /// Whether a database is configured, for a command that is about the embedded store alone; what goes with it is not looked at.
    pub fn names_database(args: &DataArgs, environment: &dyn Fn(&str) -> Option<String>) -> Result<bool, ConfigError> {
        let file = read_file(args.config.as_deref())?;
        let url = environment("VESTIBULE_DATABASE_URL").or(file.database_url);
        Ok(url.is_some_and(|url| !url.is_empty()))
    }

    /// The database that a command is about, if it is not a data directory, and where its master key comes from.
    pub fn database_and_master_key(
        args: &DataArgs,
        url: Option<&Secret>,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Option<(PostgresOptions, MasterKeySource)>, ConfigError> {
        let file = read_file(args.config.as_deref())?;
        let given = url.map(|url| url.expose().to_owned()).or(file.database_url);
        let Some(database) = database(given, None, None)? else { return Ok(None) };
        match MasterKeySource::of(args.master_key_file.clone().or(file.master_key_file), environment)? {
            MasterKeySource::DataDirectory => Err(ConfigError::NoMasterKey),
            key => Ok(Some((database, key))),
        }
    }

    /// What a rotation of the master key is about, whatever else the file says.
    pub fn rotation(
        args: &MasterKeyRotateArgs,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<RotationConfig, ConfigError> {
        let (file, args) = (read_file(args.directory.config.as_deref())?, args.clone());
        let url = args.database_url.map(|url| url.expose().to_owned()).or(file.database_url);
        let database = database(url, None, None)?;
        let given = args.directory.master_key_file.or(file.master_key_file);
        let master_key = MasterKeySource::of(given, environment)?;
        if database.is_some() && matches!(master_key, MasterKeySource::DataDirectory) {
            return Err(ConfigError::NoMasterKey);
        }
        let previous = args.previous_master_key_file.or(file.previous_master_key_file);
        Ok(RotationConfig {
            database,
            data: args.directory.data.or(file.data).unwrap_or_else(|| DEFAULT_DATA.into()),
            master_key,
            previous_master_key: MasterKeySource::of_previous(previous, environment)?,
        })
    }

    /// The region and account, as functions and logs know them.
    pub fn place(&self) -> Place {
        Place::new(&self.region, &self.account_id)
    }

    /// Where processes on this machine reach the server.
    pub fn local_url(&self) -> String {
        address_url(self.listen)
    }

    /// The same configuration once the address is known: a port of 0 has become one.
    #[must_use]
    pub fn bound_to(mut self, address: SocketAddr) -> Self {
        if self.public_url == address_url(self.listen) {
            self.public_url = address_url(address);
        }
        self.listen = address;
        self
    }
}

impl MasterKeySource {
    /// The given file, or the environment; only one of them may tell.
    pub fn of(file: Option<PathBuf>, environment: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        match (file, environment("VESTIBULE_MASTER_KEY")) {
            (Some(_), Some(_)) => Err(ConfigError::TwoMasterKeys),
            (Some(path), None) => Ok(Self::File(path)),
            (None, Some(text)) => Ok(Self::Value(MasterKey::from_base64(&text)?)),
            (None, None) => Ok(Self::DataDirectory),
        }
    }

    /// As [`Self::of`], for the key before it, which need not be there.
    pub fn of_previous(
        file: Option<PathBuf>,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, ConfigError> {
        match (file, environment("VESTIBULE_PREVIOUS_MASTER_KEY")) {
            (Some(_), Some(_)) => Err(ConfigError::TwoPreviousMasterKeys),
            (Some(path), None) => Ok(Some(Self::File(path))),
            (None, Some(text)) => {
                Ok(Some(Self::Value(MasterKey::from_base64(&text).map_err(ConfigError::PreviousMasterKey)?)))
            }
            (None, None) => Ok(None),
        }
    }

    /// The key itself, where the data directory has been in use: none is made.
    pub fn load_existing(&self, data: &Path) -> Result<MasterKey, KeyError> {
        match self {
            Self::DataDirectory => MasterKey::load(&data.join(KEY_FILE)),
            Self::File(_) | Self::Value(_) => self.load(data),
        }
    }

    /// The key itself; made in the data directory if that is its source and it is not there.
    pub fn load(&self, data: &Path) -> Result<MasterKey, KeyError> {
        match self {
            Self::DataDirectory => MasterKey::of_data_directory(data),
            Self::File(path) => MasterKey::load(path),
            Self::Value(key) => Ok(key.clone()),
        }
    }
}

fn read_file(given: Option<&Path>) -> Result<RawFile, ConfigError> {
    let path = given.unwrap_or(Path::new(DEFAULT_FILE));
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if given.is_none() && error.kind() == std::io::ErrorKind::NotFound => return Ok(RawFile::default()),
        Err(source) => return Err(ConfigError::File { path: path.to_owned(), source }),
    };
    // The parser's full message would quote the line, which may hold a secret.
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
        let line = line.map(|line| format!("line {line}: ")).unwrap_or_default();
        ConfigError::Content { path: path.to_owned(), message: format!("{line}{}", error.message()) }
    })
}

fn credentials(
    mut pairs: Vec<Credential>,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Credentials, ConfigError> {
    match (environment("VESTIBULE_ACCESS_KEY_ID"), environment("VESTIBULE_SECRET_ACCESS_KEY")) {
        (Some(access_key_id), Some(secret)) => {
            let secret_access_key = Secret::new(secret);
            pairs.insert(0, Credential { access_key_id, secret_access_key, session_token: None });
        }
        (None, None) => {}
        (Some(_), None) => return Err(ConfigError::HalfCredential("VESTIBULE_SECRET_ACCESS_KEY")),
        (None, Some(_)) => return Err(ConfigError::HalfCredential("VESTIBULE_ACCESS_KEY_ID")),
    }
    for (at, pair) in pairs.iter().enumerate() {
        let id = &pair.access_key_id;
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(ConfigError::Credentials(format!("access key id {id:?} must be letters, digits and '_'")));
        }
        if pair.secret_access_key.expose().is_empty() {
            return Err(ConfigError::Credentials(format!("the secret access key of {id} is empty")));
        }
        if pairs[..at].iter().any(|earlier| earlier.access_key_id == *id) {
            return Err(ConfigError::Credentials(format!("access key id {id} is given twice")));
        }
    }
    Ok(if pairs.is_empty() { Credentials::Any } else { Credentials::Only(pairs) })
}

/// The URL of an address; that of this machine where the address stands for all of them.
fn address_url(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}

fn checked_url(name: &'static str, url: &str) -> Result<String, ConfigError> {
    let problem = |problem: &str| ConfigError::Value { name, problem: problem.to_owned() };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let rest = rest.ok_or_else(|| problem("must begin with https:// or http://"))?;
    if rest.is_empty() || rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#@\"\\".contains(c)) {
        return Err(problem("must be a plain URL without query, fragment or user"));
    }
    Ok(url.trim_end_matches('/').to_owned())
}

/// Whether it has the form of a region, as `us-east-1`: then it can stand in a host's name.
pub fn is_region(region: &str) -> bool {
    let mut parts = region.split('-');
    let letters =
        |part: Option<&str>| part.is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_lowercase()));
    region.len() <= 32
        && letters(parts.next())
        && letters(parts.next())
        && parts.next_back().is_some_and(|it| it.len() == 1 && it.bytes().all(|b| b.is_ascii_digit()))
        && parts.all(|part| letters(Some(part)))
}

fn checked_region(region: String) -> Result<String, ConfigError> {
    if is_region(&region) {
        Ok(region)
    } else {
        Err(ConfigError::Value { name: "region", problem: format!("{region:?} is not of the form us-east-1") })
    }
}

fn checked_account(account: String) -> Result<String, ConfigError> {
    if account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(account)
    } else {
        Err(ConfigError::Value { name: "account_id", problem: format!("{account:?} is not twelve digits") })
    }
}

/// By default on for whoever develops on this machine, and off for everybody else.
fn timeline(flag: Option<bool>, raw: &RawTimeline, is_private: bool) -> Result<Option<TimelineSettings>, ConfigError> {
    let keep = raw.keep.unwrap_or(timeline::KEEP);
    if !(1..=timeline::KEEP_MAX).contains(&keep) {
        let problem = format!("must be 1 to {}", timeline::KEEP_MAX);
        return Err(ConfigError::Value { name: "timeline.keep", problem });
    }
    let settings = TimelineSettings { keep, shows_private: raw.show_private };
    Ok(flag.or(raw.enabled).unwrap_or(is_private).then_some(settings))
}

/// The variables are those that every OpenTelemetry exporter knows. An empty one is none.
fn telemetry(
    flag: Option<String>,
    raw: RawTelemetry,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<OtlpSettings>, ConfigError> {
    let is_off = environment("OTEL_SDK_DISABLED").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let endpoint = flag.filter(|url| !url.is_empty()).or(raw.otlp_endpoint).filter(|_| !is_off);
    let Some(endpoint) = endpoint else { return Ok(None) };
    let endpoint = checked_url("telemetry.otlp_endpoint", &endpoint)?;
    let headers = environment("OTEL_EXPORTER_OTLP_HEADERS").unwrap_or_default();
    let service_name = environment("OTEL_SERVICE_NAME").or(raw.service_name);
    OtlpSettings::read(&endpoint, &headers, service_name)
        .map(Some)
        .map_err(|(name, problem)| ConfigError::Value { name, problem })
}

fn shutdown_delay(seconds: Option<u64>) -> Result<Duration, ConfigError> {
    match seconds.unwrap_or(0) {
        seconds @ 0..=300 => Ok(Duration::from_secs(seconds)),
        _ => Err(ConfigError::Value { name: "shutdown_delay", problem: "must be at most 300 seconds".into() }),
    }
}

fn database(
    url: Option<String>,
    connections: Option<usize>,
    seconds: Option<u64>,
) -> Result<Option<PostgresOptions>, ConfigError> {
    let wrong = |name, problem: &str| ConfigError::Value { name, problem: problem.to_owned() };
    if connections.is_some_and(|number| !(2..=1000).contains(&number)) {
        return Err(wrong("database_connections", "must be 2 to 1000"));
    }
    if seconds.is_some_and(|seconds| !(1..=3600).contains(&seconds)) {
        return Err(wrong("database_timeout", "must be 1 to 3600 seconds"));
    }
    let Some(url) = url.filter(|url| !url.is_empty()) else { return Ok(None) };
    let usual = PostgresOptions::new(url);
    Ok(Some(PostgresOptions {
        connections_max: connections.unwrap_or(usual.connections_max),
        statement_time: seconds.map_or(usual.statement_time, Duration::from_secs),
        ..usual
    }))
}

fn rotate_every_days(raw: &RawKeys) -> Result<Option<u32>, ConfigError> {
    if raw.rotate_every_days.is_some_and(|days| !(1..=ROTATE_EVERY_DAYS_MAX).contains(&days)) {
        let problem = format!("must be 1 to {ROTATE_EVERY_DAYS_MAX}");
        return Err(ConfigError::Value { name: "keys.rotate_every_days", problem });
    }
    Ok(raw.rotate_every_days)
}

fn read_messages(
    email: RawEmail,
    sms: RawSms,
    base: &Path,
    region: &str,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<MessageSettings, ConfigError> {
    let around = message_settings::Surroundings { base, region, environment };
    message_settings::read(email, sms, around).map_err(|(name, problem)| ConfigError::Value { name, problem })
}

fn checked_triggers(triggers: TriggerSwitches) -> Result<TriggerSwitches, ConfigError> {
    if !(1..=TRIGGER_TIMEOUT_MS_MAX).contains(&triggers.trigger_timeout_ms) {
        let problem = format!("must be 1 to {TRIGGER_TIMEOUT_MS_MAX}");
        return Err(ConfigError::Value { name: "triggers.trigger_timeout_ms", problem });
    }
    if !(1..=TRIGGER_ATTEMPTS_MAX).contains(&triggers.trigger_max_attempts) {
        let problem = format!("must be 1 to {TRIGGER_ATTEMPTS_MAX}");
        return Err(ConfigError::Value { name: "triggers.trigger_max_attempts", problem });
    }
    Ok(triggers)
}
