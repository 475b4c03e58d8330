//! The environment variables of a function's process.
//!
//! A process starts from nothing: what the server itself was started with never reaches a function, except the search path.
//! Customer values come first, then overridable platform values only where unset, then credentials and what is reserved.

use std::collections::BTreeMap;
use std::path::Path;

use crate::deployment::{Deployment, LogFormat};
use crate::naming::{LATEST, Place};

/// Names a customer may not set.
pub const RESERVED: [&str; 18] = [
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
];

/// The services of this server that software development kits inside a function should find here.
const ENDPOINT_SERVICES: [&str; 4] = ["LAMBDA", "CLOUDWATCH_LOGS", "COGNITO_IDENTITY_PROVIDER", "KMS"];

/// Credentials handed to functions, so that software development kits inside them can sign requests.
#[derive(Clone)]
pub struct FunctionCredentials {
    /// The access key id.
    pub access_key_id: String,
    /// The secret key.
    pub secret_access_key: String,
    /// The session token.
    pub session_token: String,
}

impl Default for FunctionCredentials {
    fn default() -> Self {
        Self {
            access_key_id: "ASIAVESTIBULEFUNCTION".into(),
            secret_access_key: "function".into(),
            session_token: "function".into(),
        }
    }
}

impl std::fmt::Debug for FunctionCredentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FunctionCredentials").field("access_key_id", &self.access_key_id).finish_non_exhaustive()
    }
}

/// What one execution environment adds to the settings of its function.
pub(crate) struct Surroundings<'a> {
    /// Region and account.
    pub place: &'a Place,
    /// Where the package is unpacked.
    pub task_root: &'a Path,
    /// Where the built-in runtimes lie.
    pub runtime_directory: &'a Path,
    /// The directory of the interpreter, if the function runs on one.
    pub interpreter_directory: Option<&'a Path>,
    /// The environment's log stream.
    pub log_stream: &'a str,
    /// What functions sign with.
    pub credentials: &'a FunctionCredentials,
    /// Where this server is reached, if functions should be told.
    pub endpoint_url: Option<&'a str>,
    /// The directory for temporary files.
    pub scratch: &'a Path,
    /// `provisioned-concurrency` for an environment that was started before anybody asked, else `on-demand`.
    pub initialization_type: &'static str,
    /// Where the Runtime API of this environment listens, if it has one.
    pub runtime_api: Option<String>,
}

/// All variables of a process.
pub(crate) fn variables(deployment: &Deployment, around: &Surroundings<'_>) -> BTreeMap<String, String> {
    let mut variables = deployment.variables.clone();
    let task_root = around.task_root.to_string_lossy().into_owned();
    let runtime_directory = around.runtime_directory.to_string_lossy().into_owned();
    let mut fallback = |name: &str, value: String| {
        variables.entry(name.to_owned()).or_insert(value);
    };
    // Lambda sets none, as all of `/tmp` is the function's own there; here it is shared.
    fallback("TMPDIR", around.scratch.to_string_lossy().into_owned());
    fallback("LANG", "en_US.UTF-8".into());
    fallback("TZ", ":UTC".into());
    fallback("PATH", search_path(around.interpreter_directory));
    fallback("LD_LIBRARY_PATH", format!("{task_root}:{task_root}/lib"));
    fallback("NODE_PATH", format!("/opt/nodejs/node_modules:{runtime_directory}/node_modules:{task_root}"));
    fallback("PYTHONPATH", runtime_directory.clone());
    fallback("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR".into());
    fallback("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000".into());
    if let Some(url) = around.endpoint_url {
        for service in ENDPOINT_SERVICES {
            fallback(&format!("AWS_ENDPOINT_URL_{service}"), url.to_owned());
        }
    }
    let mut set = |name: &str, value: String| {
        variables.insert(name.to_owned(), value);
    };
    set("AWS_ACCESS_KEY_ID", around.credentials.access_key_id.clone());
    set("AWS_SECRET_ACCESS_KEY", around.credentials.secret_access_key.clone());
    set("AWS_SESSION_TOKEN", around.credentials.session_token.clone());
    set("AWS_REGION", around.place.region.clone());
    set("AWS_DEFAULT_REGION", around.place.region.clone());
    set("AWS_LAMBDA_FUNCTION_NAME", deployment.name.clone());
    set("AWS_LAMBDA_FUNCTION_VERSION", LATEST.into());
    set("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", deployment.memory_mb.to_string());
    set("AWS_LAMBDA_INITIALIZATION_TYPE", around.initialization_type.into());
    set("AWS_LAMBDA_LOG_GROUP_NAME", deployment.log_group.clone());
    set("AWS_LAMBDA_LOG_STREAM_NAME", around.log_stream.to_owned());
    set("LAMBDA_TASK_ROOT", task_root.clone());
    set("LAMBDA_RUNTIME_DIR", runtime_directory);
    set("PWD", task_root);
    set("_HANDLER", deployment.handler.clone());
    if !deployment.runtime.starts_with("provided") {
        set("AWS_EXECUTION_ENV", format!("AWS_Lambda_{}", deployment.runtime));
    }
    set("AWS_LAMBDA_LOG_FORMAT", if deployment.log_format == LogFormat::Json { "JSON" } else { "Text" }.into());
    if let Some(level) = &deployment.log_level {
        set("AWS_LAMBDA_LOG_LEVEL", level.clone());
    }
    if let Some(address) = &around.runtime_api {
        set("AWS_LAMBDA_RUNTIME_API", address.clone());
    }
    variables
}

/// The interpreter's own directory, then whatever the server finds commands in.
fn search_path(interpreter_directory: Option<&Path>) -> String {
    let own = std::env::var("PATH").unwrap_or_else(|_| "/usr/local/bin:/usr/bin:/bin".into());
    match interpreter_directory {
        Some(directory) => format!("{}:{own}", directory.display()),
        None => own,
    }
}
