//! A function's configuration: what may be in it, its defaults, and what a worker needs of it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use vestibule_api::lambda::{
    ApplicationLogLevel, Architecture, CreateFunctionRequest, Environment, EnvironmentResponse, EphemeralStorage,
    FunctionCode, FunctionConfiguration, LogFormat, LoggingConfig, PackageType, Runtime, RuntimeVersionConfig,
    SnapStartApplyOn, SnapStartOptimizationStatus, SnapStartResponse, State, StateReasonCode, SystemLogLevel,
    TracingConfig, TracingConfigResponse, TracingMode, UpdateFunctionConfigurationRequest, VpcConfig,
    VpcConfigResponse,
};
use vestibule_api::{ApiError, Blob};

use super::invalid_value;
use crate::deployment::{self, Code, Deployment};
use crate::ids::{last_modified, now_ms, uuid};
use crate::naming::{LATEST, Place};
use crate::runtime::RESERVED;

/// The longest bare name.
const NAME_LENGTH_MAX: usize = 64;
/// The most the environment variables may take, written as JSON.
const ENVIRONMENT_BYTES_MAX: usize = 4096;
const TIMEOUT_SECONDS: i32 = 3;
const MEMORY_MB: i32 = 128;
const STORAGE_MB: i32 = 512;

/// The runtimes an unknown one is compared with, in the service's own order.
const KNOWN_RUNTIMES: &str = "[nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, \
     java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, \
     dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2]";

/// What a client hears that names a runtime nobody knows.
pub fn unknown_runtime(value: &str) -> ApiError {
    invalid_value(format!(
        "Value {value} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: {KNOWN_RUNTIMES} \
         or be a valid ARN"
    ))
}

/// The configuration of a function that is being created, all but what its package says.
pub(super) fn create(
    name: &str,
    request: &CreateFunctionRequest,
    place: &Place,
) -> Result<FunctionConfiguration, ApiError> {
    if request.package_type == Some(PackageType::Image) {
        return Err(invalid_value("Container images are not available on this server; use PackageType Zip."));
    }
    let (Some(runtime), Some(handler)) = (request.runtime, request.handler.clone()) else {
        return Err(invalid_value(
            "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
        ));
    };
    check_runtime(runtime)?;
    check_layers(request.layers.as_deref())?;
    let snap_start = request.snap_start.as_ref().and_then(|snap_start| snap_start.apply_on);
    Ok(FunctionConfiguration {
        function_name: Some(name.to_owned()),
        function_arn: Some(place.function_arn(name)),
        runtime: Some(runtime),
        role: request.role.clone(),
        handler: Some(handler),
        description: Some(request.description.clone().unwrap_or_default()),
        timeout: Some(request.timeout.unwrap_or(TIMEOUT_SECONDS)),
        memory_size: Some(request.memory_size.unwrap_or(MEMORY_MB)),
        last_modified: Some(last_modified(now_ms())),
        version: Some(LATEST.to_owned()),
        vpc_config: request.vpc_config.as_ref().map(vpc_config),
        dead_letter_config: request.dead_letter_config.clone(),
        environment: request.environment.as_ref().map(environment).transpose()?,
        kms_key_arn: request.kms_key_arn.clone(),
        tracing_config: Some(tracing_config(request.tracing_config.as_ref())),
        revision_id: Some(uuid()),
        state: Some(State::Pending),
        state_reason: Some("The function is being created.".to_owned()),
        state_reason_code: Some(StateReasonCode::Creating),
        file_system_configs: request.file_system_configs.clone(),
        package_type: Some(PackageType::Zip),
        architectures: Some(request.architectures.clone().unwrap_or_else(|| vec![Architecture::X86_64])),
        ephemeral_storage: Some(
            request.ephemeral_storage.clone().unwrap_or(EphemeralStorage { size: Some(STORAGE_MB) }),
        ),
        snap_start: Some(SnapStartResponse {
            apply_on: Some(snap_start.unwrap_or(SnapStartApplyOn::None)),
            optimization_status: Some(SnapStartOptimizationStatus::Off),
        }),
        runtime_version_config: Some(runtime_version(runtime, place)),
        logging_config: Some(logging_config(name, None, request.logging_config.as_ref())?),
        ..FunctionConfiguration::default()
    })
}

/// Applies a change of configuration.
pub(super) fn update(
    name: &str,
    configuration: &mut FunctionConfiguration,
    request: &UpdateFunctionConfigurationRequest,
    place: &Place,
) -> Result<(), ApiError> {
    if let Some(runtime) = request.runtime {
        check_runtime(runtime)?;
        configuration.runtime = Some(runtime);
        configuration.runtime_version_config = Some(runtime_version(runtime, place));
    }
    check_layers(request.layers.as_deref())?;
    if let Some(given) = &request.environment {
        configuration.environment = Some(environment(given)?);
    }
    if let Some(given) = &request.logging_config {
        let earlier = configuration.logging_config.as_ref();
        configuration.logging_config = Some(logging_config(name, earlier, Some(given))?);
    }
    if let Some(given) = &request.tracing_config {
        configuration.tracing_config = Some(tracing_config(Some(given)));
    }
    if let Some(given) = &request.vpc_config {
        configuration.vpc_config = Some(vpc_config(given));
    }
    if let Some(apply_on) = request.snap_start.as_ref().and_then(|snap_start| snap_start.apply_on) {
        let optimization_status = Some(SnapStartOptimizationStatus::Off);
        configuration.snap_start = Some(SnapStartResponse { apply_on: Some(apply_on), optimization_status });
    }
    replace(&mut configuration.role, request.role.as_ref());
    replace(&mut configuration.handler, request.handler.as_ref());
    replace(&mut configuration.description, request.description.as_ref());
    replace(&mut configuration.timeout, request.timeout.as_ref());
    replace(&mut configuration.memory_size, request.memory_size.as_ref());
    replace(&mut configuration.dead_letter_config, request.dead_letter_config.as_ref());
    replace(&mut configuration.kms_key_arn, request.kms_key_arn.as_ref());
    replace(&mut configuration.file_system_configs, request.file_system_configs.as_ref());
    replace(&mut configuration.ephemeral_storage, request.ephemeral_storage.as_ref());
    Ok(())
}

fn replace<T: Clone>(present: &mut Option<T>, given: Option<&T>) {
    if let Some(given) = given {
        *present = Some(given.clone());
    }
}

/// Refuses a bare name that is too long or could not name a directory.
pub(super) fn check_new_name(name: &str) -> Result<(), ApiError> {
    if name.len() > NAME_LENGTH_MAX {
        return Err(invalid_value(format!(
            "1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: \
             Member must have length less than or equal to {NAME_LENGTH_MAX}"
        )));
    }
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return Err(ApiError::new(
            "ValidationException",
            format!(
                "1 validation error detected: Value '{name}' at 'functionName' failed to satisfy constraint: \
                 Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+"
            ),
        ));
    }
    Ok(())
}

/// The zip among the sources of a new function's code.
pub(super) fn zip_of(code: Option<&FunctionCode>) -> Result<Blob, ApiError> {
    let code = code.cloned().unwrap_or_default();
    zip_source(code.zip_file, code.s3_bucket.is_some() || code.s3_key.is_some() || code.image_uri.is_some())
}

/// The zip of a request that may have named another source.
pub(super) fn zip_source(zip: Option<Blob>, names_elsewhere: bool) -> Result<Blob, ApiError> {
    match zip {
        Some(_) if names_elsewhere => {
            Err(invalid_value("Please do not provide other FunctionCode parameters when providing a ZipFile."))
        }
        Some(zip) => Ok(zip),
        None if names_elsewhere => Err(invalid_value(
            "S3 objects and container images are not available on this server; send the package as ZipFile.",
        )),
        None => Err(invalid_value("Please provide a source for function code.")),
    }
}

fn check_runtime(runtime: Runtime) -> Result<(), ApiError> {
    let text = runtime.as_str();
    let is_retired = matches!(
        text,
        "nodejs"
            | "nodejs4.3"
            | "nodejs4.3-edge"
            | "nodejs6.10"
            | "nodejs8.10"
            | "nodejs10.x"
            | "nodejs12.x"
            | "nodejs14.x"
            | "python2.7"
            | "python3.6"
            | "python3.7"
            | "java8"
            | "dotnetcore1.0"
            | "dotnetcore2.0"
            | "dotnetcore2.1"
            | "dotnetcore3.1"
            | "ruby2.5"
            | "ruby2.7"
            | "go1.x"
            | "provided"
    );
    if is_retired {
        return Err(invalid_value(format!(
            "The runtime parameter of {text} is no longer supported for creating or updating AWS Lambda functions. \
             We recommend you use a supported runtime while creating or updating functions."
        )));
    }
    if text == "custom" { Err(unknown_runtime(text)) } else { Ok(()) }
}

fn check_layers(layers: Option<&[String]>) -> Result<(), ApiError> {
    if layers.is_some_and(|layers| !layers.is_empty()) {
        return Err(invalid_value("Layers are not available on this server; put their content into the package."));
    }
    Ok(())
}

fn environment(given: &Environment) -> Result<EnvironmentResponse, ApiError> {
    let variables = given.variables.clone().unwrap_or_default();
    let reserved: Vec<&str> =
        variables.keys().map(vestibule_api::Sensitive::as_str).filter(|key| RESERVED.contains(key)).collect();
    if !reserved.is_empty() {
        return Err(invalid_value(format!(
            "Lambda was unable to configure your environment variables because the environment variables you have \
             provided contains reserved keys that are currently not supported for modification. Reserved keys used in \
             this request: {}",
            reserved.join(", ")
        )));
    }
    // Lambda: not recorded; no process can be given such a value.
    if let Some((key, _)) = variables.iter().find(|(_, value)| value.as_str().contains('\0')) {
        return Err(invalid_value(format!(
            "Lambda was unable to configure your environment variables because the value of {} holds a NUL character.",
            key.as_str()
        )));
    }
    let measured = serde_json::to_string(&variables).unwrap_or_default();
    if measured.len() > ENVIRONMENT_BYTES_MAX {
        return Err(invalid_value(format!(
            "Lambda was unable to configure your environment variables because the environment variables you have \
             provided exceeded the 4KB limit. String measured: {measured}"
        )));
    }
    Ok(EnvironmentResponse { variables: Some(variables), error: None })
}

fn logging_config(
    name: &str,
    earlier: Option<&LoggingConfig>,
    given: Option<&LoggingConfig>,
) -> Result<LoggingConfig, ApiError> {
    let earlier = earlier.cloned().unwrap_or_default();
    let given = given.cloned().unwrap_or_default();
    let format = given.log_format.or(earlier.log_format).unwrap_or(LogFormat::Text);
    let is_json = format == LogFormat::Json;
    if !is_json && (given.application_log_level.is_some() || given.system_log_level.is_some()) {
        return Err(invalid_value("Log levels can be set only when LogFormat is JSON."));
    }
    let group = given.log_group.or(earlier.log_group).unwrap_or_else(|| Deployment::default_log_group(name));
    let application = given.application_log_level.or(earlier.application_log_level);
    let system = given.system_log_level.or(earlier.system_log_level);
    Ok(LoggingConfig {
        log_format: Some(format),
        application_log_level: is_json.then(|| application.unwrap_or(ApplicationLogLevel::Info)),
        system_log_level: is_json.then(|| system.unwrap_or(SystemLogLevel::Info)),
        log_group: Some(group),
    })
}

fn tracing_config(given: Option<&TracingConfig>) -> TracingConfigResponse {
    let mode = given.and_then(|given| given.mode).unwrap_or(TracingMode::PassThrough);
    TracingConfigResponse { mode: Some(mode) }
}

fn vpc_config(given: &VpcConfig) -> VpcConfigResponse {
    VpcConfigResponse {
        subnet_ids: Some(given.subnet_ids.clone().unwrap_or_default()),
        security_group_ids: Some(given.security_group_ids.clone().unwrap_or_default()),
        vpc_id: Some(String::new()),
        ipv6_allowed_for_dual_stack: Some(given.ipv6_allowed_for_dual_stack.unwrap_or(false)),
    }
}

fn runtime_version(runtime: Runtime, place: &Place) -> RuntimeVersionConfig {
    RuntimeVersionConfig { runtime_version_arn: Some(place.runtime_version_arn(runtime.as_str())), error: None }
}

/// What a worker needs to run a function of this configuration.
pub(super) fn deployment(name: &str, configuration: &FunctionConfiguration, code: Arc<Code>) -> Deployment {
    let variables: BTreeMap<String, String> = configuration
        .environment
        .iter()
        .flat_map(|environment| environment.variables.iter().flatten())
        .map(|(key, value)| (key.as_str().to_owned(), value.as_str().to_owned()))
        .collect();
    let logging = configuration.logging_config.clone().unwrap_or_default();
    let is_json = logging.log_format == Some(LogFormat::Json);
    let storage = configuration.ephemeral_storage.as_ref().and_then(|storage| storage.size);
    Deployment {
        name: name.to_owned(),
        runtime: configuration.runtime.map_or("", Runtime::as_str).to_owned(),
        handler: configuration.handler.clone().unwrap_or_default(),
        timeout: Duration::from_secs(u64::try_from(configuration.timeout.unwrap_or(TIMEOUT_SECONDS)).unwrap_or(0)),
        memory_mb: u32::try_from(configuration.memory_size.unwrap_or(MEMORY_MB)).unwrap_or(0),
        storage_mb: u32::try_from(storage.unwrap_or(STORAGE_MB)).unwrap_or(0),
        variables,
        log_group: logging.log_group.unwrap_or_else(|| Deployment::default_log_group(name)),
        log_format: if is_json { deployment::LogFormat::Json } else { deployment::LogFormat::Text },
        log_level: logging.application_log_level.map(|level| level.as_str().to_owned()),
        code,
    }
}
