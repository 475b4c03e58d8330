//! `[[functions]]` of the configuration file: what a team says about its functions, checked once.
//!
//! A function has one of three homes: a directory beside the file, which is deployed at start; an endpoint, where it is
//! invoked; or neither, when somebody deploys it through the API and the file only says how it is kept.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http::Uri;
use serde::Deserialize;
use vestibule_identity::secret::Secret;

use crate::config::Credential;

/// How long an answer of a remote function is waited for, unless it is said: longer than any trigger waits.
const REMOTE_TIMEOUT_SECONDS: u64 = 60;
const TIMEOUT_SECONDS_MAX: u64 = 900;
const WARM_WORKERS_MAX: usize = 64;
const FUNCTIONS_MAX: usize = 1000;

/// A function that the configuration speaks of.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Its name, or the whole ARN of one that is elsewhere.
    pub name: String,
    /// Where it is.
    pub home: Home,
    /// How many workers are kept ready for it.
    pub warm_workers: usize,
}

/// Where a function is.
#[derive(Clone, Debug)]
pub enum Home {
    /// In a directory of this machine.
    Directory(Source),
    /// Behind an endpoint that speaks Lambda's Invoke API.
    Remote(Arc<Remote>),
    /// Here, deployed through the API.
    Deployed,
}

/// A function's directory and how it is to run.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The directory; its content becomes the package.
    pub directory: PathBuf,
    /// `Handler`; found out from the files if absent.
    pub handler: Option<String>,
    /// `Runtime`; found out from the files if absent.
    pub runtime: Option<String>,
    /// `Timeout`, in seconds.
    pub timeout: Option<i32>,
    /// `MemorySize`, in MB.
    pub memory: Option<i32>,
    /// `Environment`. Values may be secrets.
    pub environment: BTreeMap<String, Secret>,
    /// Whether user pools may call it.
    pub user_pools: bool,
}

/// A function elsewhere.
#[derive(Clone, Debug)]
pub struct Remote {
    /// What stands before the path of the Invoke API; without a slash at its end.
    pub endpoint: String,
    /// The name it has there: a name, a partial ARN or an ARN.
    pub name: String,
    /// The region that signatures are for.
    pub region: String,
    /// Who signs.
    pub credentials: RemoteCredentials,
    /// How long an answer is waited for.
    pub timeout: Duration,
}

/// Who signs the calls of a remote function.
#[derive(Clone, Debug)]
pub enum RemoteCredentials {
    /// Nobody: the endpoint does not ask.
    None,
    /// This key.
    Key(Box<Credential>),
}

impl Remote {
    /// Whether it is reached by TLS.
    pub fn is_encrypted(&self) -> bool {
        self.endpoint.starts_with("https://")
    }
}

/// One `[[functions]]` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFunction {
    name: String,
    directory: Option<PathBuf>,
    handler: Option<String>,
    runtime: Option<String>,
    timeout: Option<u64>,
    memory: Option<i32>,
    environment: Option<BTreeMap<String, Secret>>,
    user_pools: Option<bool>,
    warm_workers: Option<usize>,
    endpoint: Option<String>,
    remote_name: Option<String>,
    region: Option<String>,
    credentials: Option<RawCredentials>,
}

/// Where a key for requests to elsewhere comes from.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum RawCredentials {
    /// It is written there.
    Key(Box<Credential>),
    /// `environment`.
    Named(String),
}

/// What the file's functions are read with.
pub struct Surroundings<'a> {
    /// Where the file lies: its directories are relative to that.
    pub base: &'a Path,
    /// The server's region.
    pub region: &'a str,
    /// The environment of this process.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
}

/// The functions of a file, or what is wrong with one.
pub fn read(functions: Vec<RawFunction>, around: &Surroundings<'_>) -> Result<Vec<Declared>, String> {
    if functions.len() > FUNCTIONS_MAX {
        return Err(format!("there may be {FUNCTIONS_MAX}"));
    }
    let mut declared: Vec<Declared> = Vec::with_capacity(functions.len());
    for function in functions {
        let name = function.name.clone();
        if declared.iter().any(|earlier| earlier.name == name) {
            return Err(format!("{name} is declared twice"));
        }
        declared.push(checked(function, around).map_err(|problem| format!("{name}: {problem}"))?);
    }
    Ok(declared)
}

fn checked(function: RawFunction, around: &Surroundings<'_>) -> Result<Declared, String> {
    let name = function.name.clone();
    let is_local = function.endpoint.is_none();
    if !is_name(&name) && (is_local || !is_arn(&name)) {
        return Err("the name must be 1 to 64 letters, digits, '-' and '_', or the ARN of a function elsewhere".into());
    }
    if let Some(timeout) = function.timeout
        && !(1..=TIMEOUT_SECONDS_MAX).contains(&timeout)
    {
        return Err(format!("timeout must be 1 to {TIMEOUT_SECONDS_MAX} seconds"));
    }
    let warm_workers = function.warm_workers.unwrap_or(0);
    if warm_workers > WARM_WORKERS_MAX {
        return Err(format!("warm_workers must be 0 to {WARM_WORKERS_MAX}"));
    }
    let of_directory = [
        ("handler", function.handler.is_some()),
        ("runtime", function.runtime.is_some()),
        ("memory", function.memory.is_some()),
        ("environment", function.environment.is_some()),
        ("user_pools", function.user_pools.is_some()),
    ];
    let of_endpoint = [
        ("remote_name", function.remote_name.is_some()),
        ("region", function.region.is_some()),
        ("credentials", function.credentials.is_some()),
    ];
    let refuse = |keys: &[(&str, bool)], home: &str| match keys.iter().find(|(_, is_given)| *is_given) {
        Some((key, _)) => Err(format!("{key} needs {home}")),
        None => Ok(()),
    };
    let home = match (function.directory.is_some(), function.endpoint.is_some()) {
        (true, true) => return Err("give a directory or an endpoint, not both".into()),
        (true, false) => {
            refuse(&of_endpoint, "an endpoint")?;
            Home::Directory(source(function, around))
        }
        (false, true) => {
            refuse(&of_directory, "a directory")?;
            refuse(&[("warm_workers", warm_workers > 0)], "a function of this machine")?;
            Home::Remote(Arc::new(remote(function, around)?))
        }
        (false, false) => {
            refuse(&of_directory, "a directory")?;
            refuse(&of_endpoint, "an endpoint")?;
            refuse(&[("timeout", function.timeout.is_some())], "a directory or an endpoint")?;
            Home::Deployed
        }
    };
    Ok(Declared { name, home, warm_workers })
}

fn source(function: RawFunction, around: &Surroundings<'_>) -> Source {
    Source {
        directory: around.base.join(function.directory.unwrap_or_default()),
        handler: function.handler,
        runtime: function.runtime,
        timeout: function.timeout.and_then(|seconds| i32::try_from(seconds).ok()),
        memory: function.memory,
        environment: function.environment.unwrap_or_default(),
        user_pools: function.user_pools.unwrap_or(true),
    }
}

fn remote(function: RawFunction, around: &Surroundings<'_>) -> Result<Remote, String> {
    let endpoint = checked_endpoint(&function.endpoint.unwrap_or_default())?;
    let credentials = match function.credentials {
        None => RemoteCredentials::None,
        Some(credentials) => RemoteCredentials::Key(key(credentials, around.environment)?),
    };
    let name = function.remote_name.unwrap_or(function.name);
    if name.is_empty() || name.len() > 256 || name.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err("remote_name is not a function's name or ARN".into());
    }
    Ok(Remote {
        endpoint,
        name,
        region: function.region.unwrap_or_else(|| around.region.to_owned()),
        credentials,
        timeout: Duration::from_secs(function.timeout.unwrap_or(REMOTE_TIMEOUT_SECONDS)),
    })
}

/// The key that was written down or is in the environment.
pub fn key(
    credentials: RawCredentials,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Box<Credential>, String> {
    match credentials {
        RawCredentials::Key(key) => Ok(key),
        RawCredentials::Named(name) if name == "environment" => Ok(Box::new(environment_key(environment)?)),
        RawCredentials::Named(_) => {
            Err("credentials must be \"environment\" or { access_key_id, secret_access_key }".into())
        }
    }
}

/// The key that AWS's own tools would take from the environment.
fn environment_key(environment: &dyn Fn(&str) -> Option<String>) -> Result<Credential, String> {
    let variable = |name: &str| environment(name).ok_or_else(|| format!("{name} is not set"));
    Ok(Credential {
        access_key_id: variable("AWS_ACCESS_KEY_ID")?,
        secret_access_key: Secret::new(variable("AWS_SECRET_ACCESS_KEY")?),
        session_token: environment("AWS_SESSION_TOKEN").map(Secret::new),
    })
}

fn checked_endpoint(endpoint: &str) -> Result<String, String> {
    let problem = || format!("endpoint {endpoint:?} must be a plain http:// or https:// URL");
    let uri: Uri = endpoint.parse().map_err(|_| problem())?;
    let is_plain = matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.query().is_none()
        && uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
    if is_plain { Ok(endpoint.trim_end_matches('/').to_owned()) } else { Err(problem()) }
}

fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// Whether a text is an unqualified function ARN.
fn is_arn(name: &str) -> bool {
    let parts: Vec<&str> = name.split(':').collect();
    matches!(parts.as_slice(), ["arn", partition, "lambda", region, account, "function", name]
        if partition.starts_with("aws") && !region.is_empty() && account.len() == 12 && is_name(name))
}
