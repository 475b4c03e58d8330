//! A whole local Lambda in a temporary directory, and short ways to say what tests want of it.

use std::io::{Cursor, Write};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use vestibule_api::Blob;
use vestibule_api::lambda::{
    CreateFunctionRequest, Environment, FunctionCode, FunctionConfiguration, GetFunctionConfigurationRequest,
    LastUpdateStatus, LoggingConfig, State, UpdateFunctionCodeRequest,
};
use vestibule_functions::{
    FunctionInvoker, Host, HostSettings, Invocation, InvocationOutcome, Lambda, LambdaSettings, LogLimits, LogStore,
    Logs, MemoryRegistry, Place,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const ROLE: &str = "arn:aws:iam::000000000000:role/lambda";

/// A local Lambda.
pub struct World {
    pub lambda: Lambda,
    pub host: Arc<Host>,
    pub store: LogStore,
    pub logs: Logs,
    pub registry: Arc<MemoryRegistry>,
    pub directory: TempDir,
}

/// A function to create.
pub struct Sample {
    pub runtime: &'static str,
    pub handler: &'static str,
    pub timeout: i32,
    pub files: Vec<(&'static str, u32, String)>,
    pub variables: Vec<(&'static str, &'static str)>,
    pub logging: Option<LoggingConfig>,
}

pub fn place() -> Place {
    Place::new("us-east-1", "000000000000")
}

pub async fn world() -> World {
    world_with(|_| {}, |_| {}).await
}

/// A world whose host and control plane are set otherwise than usual.
pub async fn world_with(
    change_host: impl FnOnce(&mut HostSettings),
    change_lambda: impl FnOnce(&mut LambdaSettings),
) -> World {
    world_over(Arc::default(), change_host, change_lambda).await
}

/// A world over a registry that others may use as well.
pub async fn world_over(
    registry: Arc<MemoryRegistry>,
    change_host: impl FnOnce(&mut HostSettings),
    change_lambda: impl FnOnce(&mut LambdaSettings),
) -> World {
    let directory = TempDir::new().unwrap();
    let mut host_settings = HostSettings::new(directory.path(), place());
    host_settings.endpoint_url = Some("http://127.0.0.1:9229".into());
    change_host(&mut host_settings);
    let mut lambda_settings = LambdaSettings::new(|name| format!("http://127.0.0.1:9229/code/{name}"));
    lambda_settings.settle_after = Duration::ZERO;
    change_lambda(&mut lambda_settings);
    let store = LogStore::open(&directory.path().join("logs"), LogLimits::default()).unwrap();
    let logs = Logs::new(store.clone(), place());
    let host = Host::new(host_settings, store.clone()).unwrap();
    let lambda = Lambda::load(Arc::clone(&host), registry.clone(), lambda_settings).await.unwrap();
    World { lambda, host, store, logs, registry, directory }
}

pub fn zip(files: &[(&str, u32, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mode, content) in files {
        writer.start_file(*name, SimpleFileOptions::default().unix_permissions(*mode)).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

impl Sample {
    pub fn python(source: &str) -> Self {
        Self::of("python3.12", "app.handler", vec![("app.py", 0o644, source.to_owned())])
    }

    pub fn node(source: &str) -> Self {
        Self::of("nodejs22.x", "index.handler", vec![("index.js", 0o644, source.to_owned())])
    }

    pub fn module(source: &str) -> Self {
        Self::of("nodejs22.x", "index.handler", vec![("index.mjs", 0o644, source.to_owned())])
    }

    pub fn custom(bootstrap: &str) -> Self {
        Self::of("provided.al2023", "function.handler", vec![("bootstrap", 0o755, bootstrap.to_owned())])
    }

    pub fn of(runtime: &'static str, handler: &'static str, files: Vec<(&'static str, u32, String)>) -> Self {
        Self { runtime, handler, timeout: 10, files, variables: Vec::new(), logging: None }
    }

    pub fn timeout(mut self, seconds: i32) -> Self {
        self.timeout = seconds;
        self
    }

    pub fn runtime(mut self, runtime: &'static str) -> Self {
        self.runtime = runtime;
        self
    }

    pub fn variable(mut self, name: &'static str, value: &'static str) -> Self {
        self.variables.push((name, value));
        self
    }

    pub fn request(&self, name: &str) -> CreateFunctionRequest {
        let variables = self.variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        CreateFunctionRequest {
            function_name: Some(name.into()),
            runtime: Some(self.runtime.parse().unwrap()),
            role: Some(ROLE.into()),
            handler: Some(self.handler.into()),
            code: Some(FunctionCode { zip_file: Some(Blob(zip(&self.files))), ..FunctionCode::default() }),
            timeout: Some(self.timeout),
            environment: (!self.variables.is_empty()).then_some(Environment { variables: Some(variables) }),
            logging_config: self.logging.clone(),
            ..CreateFunctionRequest::default()
        }
    }
}

impl World {
    pub async fn create(&self, name: &str, sample: Sample) -> FunctionConfiguration {
        self.lambda.create_function(sample.request(name)).await.unwrap()
    }

    pub fn configuration(&self, name: &str) -> FunctionConfiguration {
        let request = GetFunctionConfigurationRequest { function_name: Some(name.into()), ..Default::default() };
        self.lambda.get_function_configuration(&request).unwrap()
    }

    /// Waits until a function is in no transitional state.
    pub async fn settled(&self, name: &str) -> FunctionConfiguration {
        loop {
            let configuration = self.configuration(name);
            if configuration.state == Some(State::Active)
                && configuration.last_update_status == Some(LastUpdateStatus::Successful)
            {
                return configuration;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    pub async fn update_code(&self, name: &str, sample: &Sample) {
        let request = UpdateFunctionCodeRequest {
            function_name: Some(name.into()),
            zip_file: Some(Blob(zip(&sample.files))),
            ..Default::default()
        };
        self.lambda.update_function_code(request).await.unwrap();
        self.settled(name).await;
    }

    pub async fn invoke(&self, name: &str, event: Value) -> InvocationOutcome {
        self.lambda.invoke(Invocation::new(name, event.to_string())).await.unwrap()
    }

    /// Invokes a function that succeeds, and returns what it returned.
    pub async fn result(&self, name: &str, event: Value) -> Value {
        let outcome = self.invoke(name, event).await;
        let payload = payload(&outcome);
        assert_eq!(outcome.function_error, None, "{payload}");
        payload
    }

    /// Invokes a function that fails, and returns its error document.
    pub async fn failure(&self, name: &str) -> Value {
        let outcome = self.invoke(name, json!({})).await;
        let payload = payload(&outcome);
        assert!(outcome.function_error.is_some(), "{payload}");
        payload
    }

    pub fn log(&self, name: &str) -> Vec<String> {
        self.store.messages(&format!("/aws/lambda/{name}"))
    }

    /// The function's own lines, without the platform's.
    pub fn printed(&self, name: &str) -> Vec<String> {
        let platform = ["INIT_START ", "START RequestId", "END RequestId", "REPORT RequestId", "INIT_REPORT "];
        let is_own = |line: &String| !platform.iter().any(|start| line.starts_with(start));
        self.log(name).into_iter().filter(is_own).collect()
    }

    /// The kinds of lines in a function's log, in order.
    pub fn log_shape(&self, name: &str) -> Vec<String> {
        self.log(name).iter().map(|line| line.split([' ', '\n']).next().unwrap_or("").to_owned()).collect()
    }
}

pub fn payload(outcome: &InvocationOutcome) -> Value {
    serde_json::from_slice(&outcome.payload).unwrap_or_else(|_| panic!("not JSON: {:?}", outcome.payload))
}

/// Whether a process of that id exists and is not a zombie.
pub fn is_running(pid: i64) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    status.lines().any(|line| line.starts_with("State:") && !line.contains('Z') && !line.contains('X'))
}

/// Waits until something holds; fails when it does not for long.
pub async fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = std::time::Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(std::time::Instant::now() < deadline, "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
