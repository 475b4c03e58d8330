//! Bringing a directory to a server: what is wanted is compared with what is there, and only the difference is done.
//!
//! ```text
//! directory ── zipped ──> get ─┬─ none ───────> create
//!                              └─ different ──> wait until settled, update code, wait, update configuration
//!                          then: user pools may call it
//! ```
//! The server is this one ([`Lambda`]) or another over its API ([`super::api::Api`]).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use async_trait::async_trait;
use vestibule_api::lambda::{
    AddPermissionRequest, CreateFunctionRequest, Environment, FunctionCode, FunctionConfiguration,
    GetFunctionConfigurationRequest, GetPolicyRequest, LastUpdateStatus, Runtime, State, UpdateFunctionCodeRequest,
    UpdateFunctionConfigurationRequest,
};
use vestibule_api::{ApiError, Blob, Sensitive};
use vestibule_functions::{Bundle, Lambda};

use super::declared::{Declared, Home, Source};
use super::detect;

/// The role that every function must name and nobody asks about.
const ROLE: &str = "arn:aws:iam::000000000000:role/functions";
/// The statement that lets user pools call a function.
const STATEMENT: &str = "vestibule-user-pools";
const USER_POOLS: &str = "cognito-idp.amazonaws.com";
/// How often a function in transition is looked at, and for how long.
const SETTLE_PAUSE: Duration = Duration::from_millis(50);
const SETTLE_TIME_MAX: Duration = Duration::from_mins(1);
/// How often a declared function is brought anew where another node, which starts as well, is at it.
const ATTEMPTS: usize = 10;

/// A server's functions, as far as deploying needs them.
#[async_trait]
pub trait ControlPlane: Send + Sync {
    /// `GetFunctionConfiguration`; nothing if there is no such function.
    async fn get(&self, name: &str) -> anyhow::Result<Option<FunctionConfiguration>>;
    /// `CreateFunction`.
    async fn create(&self, request: CreateFunctionRequest) -> anyhow::Result<FunctionConfiguration>;
    /// `UpdateFunctionCode`.
    async fn update_code(&self, request: UpdateFunctionCodeRequest) -> anyhow::Result<FunctionConfiguration>;
    /// `UpdateFunctionConfiguration`.
    async fn update_configuration(
        &self,
        request: UpdateFunctionConfigurationRequest,
    ) -> anyhow::Result<FunctionConfiguration>;
    /// `GetPolicy`; nothing if there is none.
    async fn policy(&self, name: &str) -> anyhow::Result<Option<String>>;
    /// `AddPermission`.
    async fn add_permission(&self, request: AddPermissionRequest) -> anyhow::Result<()>;
}

/// What is not said of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// Becomes the service's default: the description is the whole truth.
    Default,
    /// Stays what it is.
    Kept,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Deployed {
    /// The function's ARN.
    pub arn: String,
    /// Its runtime and handler.
    pub entry: detect::Entry,
    /// How many files its package holds, and its size.
    pub files: usize,
    /// The package's size.
    pub bytes: usize,
    /// What of it is different than before, in order.
    pub changes: Vec<Change>,
}

/// A difference that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    Created,
    /// Other code.
    Code,
    /// Another configuration.
    Configuration,
    /// User pools may call it.
    Permission,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Created => "created",
            Self::Code => "code updated",
            Self::Configuration => "configuration updated",
            Self::Permission => "user pools may call it",
        })
    }
}

/// Brings a directory's function to a server. Doing it again changes nothing.
pub async fn deploy(
    control: &dyn ControlPlane,
    name: &str,
    source: &Source,
    unsaid: Unsaid,
) -> anyhow::Result<Deployed> {
    let directory = source.directory.clone();
    let bundle = tokio::task::spawn_blocking(move || Bundle::of(&directory)).await??;
    let present = control.get(name).await?;
    let entry = entry(source, present.as_ref(), unsaid)?;
    let runtime: Runtime = entry.runtime.parse().map_err(|_| {
        anyhow::anyhow!("{:?} is not a runtime: python3.x, nodejs2x.x or provided.al2023 run here", entry.runtime)
    })?;
    let mut changes = Vec::new();
    let arn = match present {
        None => {
            let request = CreateFunctionRequest {
                function_name: Some(name.to_owned()),
                role: Some(ROLE.to_owned()),
                runtime: Some(runtime),
                handler: Some(entry.handler.clone()),
                code: Some(FunctionCode { zip_file: Some(Blob(bundle.package.to_vec())), ..FunctionCode::default() }),
                timeout: source.timeout,
                memory_size: source.memory,
                environment: (!source.environment.is_empty()).then(|| environment(source)),
                ..CreateFunctionRequest::default()
            };
            let created = control.create(request).await?;
            changes.push(Change::Created);
            created.function_arn
        }
        Some(present) => {
            if present.code_sha256.as_deref() != Some(&bundle.sha256()) {
                settled(control, name).await?;
                let request = UpdateFunctionCodeRequest {
                    function_name: Some(name.to_owned()),
                    zip_file: Some(Blob(bundle.package.to_vec())),
                    ..UpdateFunctionCodeRequest::default()
                };
                control.update_code(request).await?;
                changes.push(Change::Code);
            }
            if let Some(request) = configuration(name, &present, source, runtime, &entry.handler, unsaid) {
                settled(control, name).await?;
                control.update_configuration(request).await?;
                changes.push(Change::Configuration);
            }
            present.function_arn
        }
    };
    let arn = arn.context("the server did not tell the function's ARN")?;
    if source.user_pools && allow_user_pools(control, name, &arn).await? {
        changes.push(Change::Permission);
    }
    Ok(Deployed { arn, entry, files: bundle.files, bytes: bundle.package.len(), changes })
}

/// Brings every directory of the configuration to this server.
pub async fn deploy_declared(lambda: &Lambda, functions: &[Declared]) -> anyhow::Result<()> {
    for function in functions {
        let Home::Directory(source) = &function.home else { continue };
        let mut attempts = 1..ATTEMPTS;
        let deployed = loop {
            match deploy(lambda, &function.name, source, Unsaid::Default).await {
                Err(error) if is_conflict(&error) && attempts.next().is_some() => {
                    tokio::time::sleep(SETTLE_PAUSE).await;
                }
                deployed => break deployed,
            }
        };
        let deployed = deployed.with_context(|| format!("the function {} cannot be deployed", function.name))?;
        let changes: Vec<String> = deployed.changes.iter().map(ToString::to_string).collect();
        let detect::Entry { runtime, handler } = &deployed.entry;
        if !changes.is_empty() {
            tracing::info!(function = function.name, runtime, handler, changes = changes.join(", "), "deployed");
        }
    }
    Ok(())
}

/// Waits until a function is in no transition, and tells what it became.
pub async fn settled(control: &dyn ControlPlane, name: &str) -> anyhow::Result<FunctionConfiguration> {
    let waiting = async {
        loop {
            let present = control.get(name).await?.context("the function is gone")?;
            ensure!(present.state != Some(State::Failed), "the function has failed: {:?}", present.state_reason);
            let is_pending = present.state == Some(State::Pending);
            if !is_pending && present.last_update_status != Some(LastUpdateStatus::InProgress) {
                return Ok(present);
            }
            tokio::time::sleep(SETTLE_PAUSE).await;
        }
    };
    tokio::time::timeout(SETTLE_TIME_MAX, waiting).await.context("the function does not become ready")?
}

/// How the function is to run. A handler that was chosen before stays, where it still leads to a file.
fn entry(source: &Source, present: Option<&FunctionConfiguration>, unsaid: Unsaid) -> anyhow::Result<detect::Entry> {
    let (runtime, handler) = (source.runtime.as_deref(), source.handler.as_deref());
    if let (Some(present), Unsaid::Kept) = (present, unsaid)
        && let (Some(earlier), Some(earlier_handler)) = (present.runtime, present.handler.as_deref())
    {
        let kept = (runtime.unwrap_or(earlier.as_str()), handler.unwrap_or(earlier_handler));
        if detect::fits(&source.directory, kept.0, kept.1) {
            return Ok(detect::Entry { runtime: kept.0.to_owned(), handler: kept.1.to_owned() });
        }
    }
    detect::entry(&source.directory, runtime, handler).map_err(anyhow::Error::msg)
}

/// What has to change of a configuration, if anything has.
fn configuration(
    name: &str,
    present: &FunctionConfiguration,
    source: &Source,
    runtime: Runtime,
    handler: &str,
    unsaid: Unsaid,
) -> Option<UpdateFunctionConfigurationRequest> {
    let said = |given: Option<i32>, default: i32| given.or((unsaid == Unsaid::Default).then_some(default));
    let different = |wanted: Option<i32>, present: Option<i32>| wanted.filter(|wanted| present != Some(*wanted));
    let variables = present.environment.as_ref().and_then(|it| it.variables.clone()).unwrap_or_default();
    let is_said = unsaid == Unsaid::Default || !source.environment.is_empty();
    let request = UpdateFunctionConfigurationRequest {
        runtime: (present.runtime != Some(runtime)).then_some(runtime),
        handler: (present.handler.as_deref() != Some(handler)).then(|| handler.to_owned()),
        timeout: different(said(source.timeout, 3), present.timeout),
        memory_size: different(said(source.memory, 128), present.memory_size),
        environment: (is_said && variables != variables_of(source)).then(|| environment(source)),
        ..UpdateFunctionConfigurationRequest::default()
    };
    if request == UpdateFunctionConfigurationRequest::default() {
        return None;
    }
    Some(UpdateFunctionConfigurationRequest { function_name: Some(name.to_owned()), ..request })
}

fn environment(source: &Source) -> Environment {
    Environment { variables: Some(variables_of(source)) }
}

fn variables_of(source: &Source) -> BTreeMap<Sensitive, Sensitive> {
    source.environment.iter().map(|(key, value)| (key.as_str().into(), value.expose().into())).collect()
}

/// Lets every user pool of the function's account call it, unless one of its statements says so already.
async fn allow_user_pools(control: &dyn ControlPlane, name: &str, arn: &str) -> anyhow::Result<bool> {
    let policy = control.policy(name).await?.unwrap_or_default();
    if policy.contains(&format!("\"{STATEMENT}\"")) {
        return Ok(false);
    }
    let parts: Vec<&str> = arn.split(':').collect();
    let [_, partition, _, region, account, ..] = parts.as_slice() else { anyhow::bail!("{arn} is not an ARN") };
    let request = AddPermissionRequest {
        function_name: Some(name.to_owned()),
        statement_id: Some(STATEMENT.to_owned()),
        action: Some("lambda:InvokeFunction".to_owned()),
        principal: Some(USER_POOLS.to_owned()),
        source_arn: Some(format!("arn:{partition}:cognito-idp:{region}:{account}:userpool/*")),
        ..AddPermissionRequest::default()
    };
    control.add_permission(request).await?;
    Ok(true)
}

#[async_trait]
impl ControlPlane for Lambda {
    async fn get(&self, name: &str) -> anyhow::Result<Option<FunctionConfiguration>> {
        let request = GetFunctionConfigurationRequest {
            function_name: Some(name.to_owned()),
            ..GetFunctionConfigurationRequest::default()
        };
        self.catch_up().await?;
        found(self.get_function_configuration(&request))
    }

    async fn create(&self, request: CreateFunctionRequest) -> anyhow::Result<FunctionConfiguration> {
        self.create_function(request).await.map_err(told)
    }

    async fn update_code(&self, request: UpdateFunctionCodeRequest) -> anyhow::Result<FunctionConfiguration> {
        self.update_function_code(request).await.map_err(told)
    }

    async fn update_configuration(
        &self,
        request: UpdateFunctionConfigurationRequest,
    ) -> anyhow::Result<FunctionConfiguration> {
        self.update_function_configuration(request).await.map_err(told)
    }

    async fn policy(&self, name: &str) -> anyhow::Result<Option<String>> {
        let request = GetPolicyRequest { function_name: Some(name.to_owned()), ..GetPolicyRequest::default() };
        self.catch_up().await?;
        Ok(found(self.get_policy(&request))?.and_then(|answer| answer.policy))
    }

    async fn add_permission(&self, request: AddPermissionRequest) -> anyhow::Result<()> {
        Self::add_permission(self, request).await.map(drop).map_err(told)
    }
}

fn found<T>(answer: Result<T, ApiError>) -> anyhow::Result<Option<T>> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.code == "ResourceNotFoundException" => Ok(None),
        Err(error) => Err(told(error)),
    }
}

fn told(error: ApiError) -> anyhow::Error {
    Told { code: error.code, message: error.message.unwrap_or_default() }.into()
}

/// What a control plane answered instead.
#[derive(Debug, thiserror::Error)]
#[error("{code}: {message}")]
struct Told {
    code: &'static str,
    message: Cow<'static, str>,
}

/// Whether somebody else was changing the same function, or has created it.
fn is_conflict(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Told>().is_some_and(|told| told.code == "ResourceConflictException")
}
