//! Operations and shapes of `lambda`, 2015-03-31. Written by `cargo xtask codegen` from `model/lambda.json`; do not edit.

#![allow(missing_docs, reason = "members are documented by the service's API reference")]
#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::{Auth, ErrorModel, Http, OperationModel, Shape};
use crate::value::{Blob, InvalidEnumValue, Sensitive};

mod model;

/// The service's name in ARNs and signatures.
pub const SERVICE: &str = "lambda";
/// The version of the API, which is also part of a REST service's paths.
pub const API_VERSION: &str = "2015-03-31";

/// Every operation of the service, in alphabetical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    AddPermission,
    CreateFunction,
    DeleteFunction,
    DeleteFunctionConcurrency,
    GetFunction,
    GetFunctionConcurrency,
    GetFunctionConfiguration,
    GetPolicy,
    Invoke,
    ListFunctions,
    PutFunctionConcurrency,
    RemovePermission,
    UpdateFunctionCode,
    UpdateFunctionConfiguration,
}

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 14] = [
        Self::AddPermission,
        Self::CreateFunction,
        Self::DeleteFunction,
        Self::DeleteFunctionConcurrency,
        Self::GetFunction,
        Self::GetFunctionConcurrency,
        Self::GetFunctionConfiguration,
        Self::GetPolicy,
        Self::Invoke,
        Self::ListFunctions,
        Self::PutFunctionConcurrency,
        Self::RemovePermission,
        Self::UpdateFunctionCode,
        Self::UpdateFunctionConfiguration,
    ];

    /// What the model says about the operation.
    pub fn model(self) -> &'static OperationModel {
        &model::OPERATIONS[self as usize]
    }

    /// The name clients call it by.
    pub fn name(self) -> &'static str {
        self.model().name
    }

    /// The operation of this name; names are case-sensitive.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.binary_search_by(|operation| operation.name().cmp(name)).ok().map(|at| Self::ALL[at])
    }

    /// Who may call it.
    pub fn auth(self) -> Auth {
        self.model().auth
    }

    /// The exceptions the model lists for it.
    pub fn errors(self) -> &'static [&'static str] {
        self.model().errors
    }

    /// The structure a request is checked against.
    pub fn input_shape(self) -> Option<&'static Shape> {
        self.model().input
    }

    /// The structure of the answer; `None` means an empty body.
    pub fn output_shape(self) -> Option<&'static Shape> {
        self.model().output
    }

    /// Where it lives in a REST service.
    pub fn http(self) -> Option<Http> {
        self.model().http
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The model's entry for an exception of this service.
pub fn error(name: &str) -> Option<&'static ErrorModel> {
    model::ERRORS.binary_search_by(|error| error.name.cmp(name)).ok().map(|at| &model::ERRORS[at])
}

/// The input of one call: matching on it is how no operation is forgotten.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Input {
    AddPermission(AddPermissionRequest),
    CreateFunction(CreateFunctionRequest),
    DeleteFunction(DeleteFunctionRequest),
    DeleteFunctionConcurrency(DeleteFunctionConcurrencyRequest),
    GetFunction(GetFunctionRequest),
    GetFunctionConcurrency(GetFunctionConcurrencyRequest),
    GetFunctionConfiguration(GetFunctionConfigurationRequest),
    GetPolicy(GetPolicyRequest),
    Invoke(InvocationRequest),
    ListFunctions(ListFunctionsRequest),
    PutFunctionConcurrency(PutFunctionConcurrencyRequest),
    RemovePermission(RemovePermissionRequest),
    UpdateFunctionCode(UpdateFunctionCodeRequest),
    UpdateFunctionConfiguration(UpdateFunctionConfigurationRequest),
}

impl Input {
    /// Reads an input that [`crate::constraint::check`] has let pass.
    pub fn decode(operation: Operation, value: serde_json::Value) -> Result<Self, serde_json::Error> {
        Ok(match operation {
            Operation::AddPermission => Self::AddPermission(serde_json::from_value(value)?),
            Operation::CreateFunction => Self::CreateFunction(serde_json::from_value(value)?),
            Operation::DeleteFunction => Self::DeleteFunction(serde_json::from_value(value)?),
            Operation::DeleteFunctionConcurrency => Self::DeleteFunctionConcurrency(serde_json::from_value(value)?),
            Operation::GetFunction => Self::GetFunction(serde_json::from_value(value)?),
            Operation::GetFunctionConcurrency => Self::GetFunctionConcurrency(serde_json::from_value(value)?),
            Operation::GetFunctionConfiguration => Self::GetFunctionConfiguration(serde_json::from_value(value)?),
            Operation::GetPolicy => Self::GetPolicy(serde_json::from_value(value)?),
            Operation::Invoke => Self::Invoke(serde_json::from_value(value)?),
            Operation::ListFunctions => Self::ListFunctions(serde_json::from_value(value)?),
            Operation::PutFunctionConcurrency => Self::PutFunctionConcurrency(serde_json::from_value(value)?),
            Operation::RemovePermission => Self::RemovePermission(serde_json::from_value(value)?),
            Operation::UpdateFunctionCode => Self::UpdateFunctionCode(serde_json::from_value(value)?),
            Operation::UpdateFunctionConfiguration => Self::UpdateFunctionConfiguration(serde_json::from_value(value)?),
        })
    }

    /// The operation this is the input of.
    pub fn operation(&self) -> Operation {
        match self {
            Self::AddPermission(_) => Operation::AddPermission,
            Self::CreateFunction(_) => Operation::CreateFunction,
            Self::DeleteFunction(_) => Operation::DeleteFunction,
            Self::DeleteFunctionConcurrency(_) => Operation::DeleteFunctionConcurrency,
            Self::GetFunction(_) => Operation::GetFunction,
            Self::GetFunctionConcurrency(_) => Operation::GetFunctionConcurrency,
            Self::GetFunctionConfiguration(_) => Operation::GetFunctionConfiguration,
            Self::GetPolicy(_) => Operation::GetPolicy,
            Self::Invoke(_) => Operation::Invoke,
            Self::ListFunctions(_) => Operation::ListFunctions,
            Self::PutFunctionConcurrency(_) => Operation::PutFunctionConcurrency,
            Self::RemovePermission(_) => Operation::RemovePermission,
            Self::UpdateFunctionCode(_) => Operation::UpdateFunctionCode,
            Self::UpdateFunctionConfiguration(_) => Operation::UpdateFunctionConfiguration,
        }
    }
}

/// The model's structure `AcceleratorConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcceleratorConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accelerator_memory_size: Option<i32>,
}

/// The input of [`Operation::AddPermission`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddPermissionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub principal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_url_auth_type: Option<FunctionUrlAuthType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoked_via_function_url: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_source_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "PrincipalOrgID", skip_serializing_if = "Option::is_none")]
    pub principal_org_id: Option<String>,
}

/// The output of [`Operation::AddPermission`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddPermissionResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}

/// The model's enum `ApplicationLogLevel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ApplicationLogLevel {
    #[serde(rename = "TRACE")]
    Trace,
    #[serde(rename = "DEBUG")]
    Debug,
    #[serde(rename = "INFO")]
    Info,
    #[serde(rename = "WARN")]
    Warn,
    #[serde(rename = "ERROR")]
    Error,
    #[serde(rename = "FATAL")]
    Fatal,
}

impl ApplicationLogLevel {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trace => "TRACE",
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Warn => "WARN",
            Self::Error => "ERROR",
            Self::Fatal => "FATAL",
        }
    }
}

impl fmt::Display for ApplicationLogLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ApplicationLogLevel {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "TRACE" => Self::Trace,
            "DEBUG" => Self::Debug,
            "INFO" => Self::Info,
            "WARN" => Self::Warn,
            "ERROR" => Self::Error,
            "FATAL" => Self::Fatal,
            _ => return Err(InvalidEnumValue { shape: "ApplicationLogLevel" }),
        })
    }
}

/// The model's enum `Architecture`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Architecture {
    #[serde(rename = "x86_64")]
    X86_64,
    #[serde(rename = "arm64")]
    Arm64,
}

impl Architecture {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::X86_64 => "x86_64",
            Self::Arm64 => "arm64",
        }
    }
}

impl fmt::Display for Architecture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Architecture {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "x86_64" => Self::X86_64,
            "arm64" => Self::Arm64,
            _ => return Err(InvalidEnumValue { shape: "Architecture" }),
        })
    }
}

/// The model's structure `CapacityProviderConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CapacityProviderConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_managed_instances_capacity_provider_config: Option<LambdaManagedInstancesCapacityProviderConfig>,
}

/// The output of [`Operation::PutFunctionConcurrency`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Concurrency {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reserved_concurrent_executions: Option<i32>,
}

/// The input of [`Operation::CreateFunction`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateFunctionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<FunctionCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish_to: Option<FunctionVersionLatestPublished>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_type: Option<PackageType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_signing_config_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snap_start: Option<SnapStart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenancy_config: Option<TenancyConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_config: Option<FunctionRuntimeConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accelerator_config: Option<AcceleratorConfig>,
}

/// The model's structure `DeadLetterConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeadLetterConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_arn: Option<String>,
}

/// The input of [`Operation::DeleteFunctionConcurrency`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteFunctionConcurrencyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
}

/// The input of [`Operation::DeleteFunction`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteFunctionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// The output of [`Operation::DeleteFunction`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteFunctionResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_code: Option<i32>,
}

/// The model's enum `DirectS3Read`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DirectS3Read {
    #[serde(rename = "ENABLED")]
    Enabled,
    #[serde(rename = "DISABLED")]
    Disabled,
    #[serde(rename = "AUTO")]
    Auto,
}

impl DirectS3Read {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
            Self::Auto => "AUTO",
        }
    }
}

impl fmt::Display for DirectS3Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DirectS3Read {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ENABLED" => Self::Enabled,
            "DISABLED" => Self::Disabled,
            "AUTO" => Self::Auto,
            _ => return Err(InvalidEnumValue { shape: "DirectS3Read" }),
        })
    }
}

/// The model's structure `DurableConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DurableConfig {
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_period_in_days: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub execution_timeout: Option<i32>,
}

/// The model's structure `Environment`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Environment {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variables: Option<BTreeMap<Sensitive, Sensitive>>,
}

/// The model's structure `EnvironmentError`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnvironmentError {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Sensitive>,
}

/// The model's structure `EnvironmentResponse`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EnvironmentResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variables: Option<BTreeMap<Sensitive, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<EnvironmentError>,
}

/// The model's structure `EphemeralStorage`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EphemeralStorage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i32>,
}

/// The model's structure `FileSystemConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FileSystemConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub local_mount_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_files_config: Option<S3FilesConfig>,
}

/// The model's structure `FunctionCode`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FunctionCode {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_file: Option<Blob>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_object_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_object_storage_mode: Option<S3ObjectStorageMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_uri: Option<String>,
    #[serde(rename = "SourceKMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub source_kms_key_arn: Option<String>,
}

/// The model's structure `FunctionCodeLocation`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FunctionCodeLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repository_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_image_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_s3_object: Option<ResolvedS3Object>,
    #[serde(rename = "SourceKMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub source_kms_key_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<FunctionCodeLocationError>,
}

/// The model's structure `FunctionCodeLocationError`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FunctionCodeLocationError {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Sensitive>,
}

/// The output of [`Operation::CreateFunction`], [`Operation::GetFunctionConfiguration`], [`Operation::UpdateFunctionCode`], [`Operation::UpdateFunctionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FunctionConfiguration {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfigResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment: Option<EnvironmentResponse>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfigResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<Layer>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_reason_code: Option<StateReasonCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_update_status: Option<LastUpdateStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_update_status_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_update_status_reason_code: Option<LastUpdateStatusReasonCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_profile_version_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_job_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package_type: Option<PackageType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_config_response: Option<ImageConfigResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snap_start: Option<SnapStartResponse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_version_config: Option<RuntimeVersionConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenancy_config: Option<TenancyConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config_sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_config: Option<FunctionRuntimeConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accelerator_config: Option<AcceleratorConfig>,
}

/// The model's structure `FunctionRuntimeConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FunctionRuntimeConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_alias: Option<String>,
}

/// The model's enum `FunctionUrlAuthType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FunctionUrlAuthType {
    #[serde(rename = "NONE")]
    None,
    #[serde(rename = "AWS_IAM")]
    AwsIam,
}

impl FunctionUrlAuthType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::AwsIam => "AWS_IAM",
        }
    }
}

impl fmt::Display for FunctionUrlAuthType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FunctionUrlAuthType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "NONE" => Self::None,
            "AWS_IAM" => Self::AwsIam,
            _ => return Err(InvalidEnumValue { shape: "FunctionUrlAuthType" }),
        })
    }
}

/// The model's enum `FunctionVersion`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FunctionVersion {
    #[serde(rename = "ALL")]
    All,
}

impl FunctionVersion {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "ALL",
        }
    }
}

impl fmt::Display for FunctionVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FunctionVersion {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ALL" => Self::All,
            _ => return Err(InvalidEnumValue { shape: "FunctionVersion" }),
        })
    }
}

/// The model's enum `FunctionVersionLatestPublished`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FunctionVersionLatestPublished {
    #[serde(rename = "LATEST_PUBLISHED")]
    LatestPublished,
}

impl FunctionVersionLatestPublished {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LatestPublished => "LATEST_PUBLISHED",
        }
    }
}

impl fmt::Display for FunctionVersionLatestPublished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FunctionVersionLatestPublished {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "LATEST_PUBLISHED" => Self::LatestPublished,
            _ => return Err(InvalidEnumValue { shape: "FunctionVersionLatestPublished" }),
        })
    }
}

/// The input of [`Operation::GetFunctionConcurrency`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionConcurrencyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
}

/// The output of [`Operation::GetFunctionConcurrency`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionConcurrencyResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reserved_concurrent_executions: Option<i32>,
}

/// The input of [`Operation::GetFunctionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// The input of [`Operation::GetFunction`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// The output of [`Operation::GetFunction`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetFunctionResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration: Option<FunctionConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<FunctionCodeLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags_error: Option<TagsError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concurrency: Option<Concurrency>,
}

/// The input of [`Operation::GetPolicy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}

/// The output of [`Operation::GetPolicy`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// The model's structure `ImageConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImageConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry_point: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_directory: Option<String>,
}

/// The model's structure `ImageConfigError`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImageConfigError {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Sensitive>,
}

/// The model's structure `ImageConfigResponse`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImageConfigResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ImageConfigError>,
}

/// The input of [`Operation::Invoke`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvocationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invocation_type: Option<InvocationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_type: Option<LogType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_context: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durable_execution_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Blob>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
}

/// The output of [`Operation::Invoke`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvocationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_result: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Blob>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub executed_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durable_execution_arn: Option<String>,
}

/// The model's enum `InvocationType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InvocationType {
    Event,
    RequestResponse,
    DryRun,
}

impl InvocationType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "Event",
            Self::RequestResponse => "RequestResponse",
            Self::DryRun => "DryRun",
        }
    }
}

impl fmt::Display for InvocationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for InvocationType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Event" => Self::Event,
            "RequestResponse" => Self::RequestResponse,
            "DryRun" => Self::DryRun,
            _ => return Err(InvalidEnumValue { shape: "InvocationType" }),
        })
    }
}

/// The model's structure `LambdaManagedInstancesCapacityProviderConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LambdaManagedInstancesCapacityProviderConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_provider_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_execution_environment_max_concurrency: Option<i32>,
    #[serde(rename = "ExecutionEnvironmentMemoryGiBPerVCpu", skip_serializing_if = "Option::is_none")]
    pub execution_environment_memory_gib_per_vcpu: Option<f64>,
}

/// The model's enum `LastUpdateStatus`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LastUpdateStatus {
    Successful,
    Failed,
    InProgress,
}

impl LastUpdateStatus {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Successful => "Successful",
            Self::Failed => "Failed",
            Self::InProgress => "InProgress",
        }
    }
}

impl fmt::Display for LastUpdateStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LastUpdateStatus {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Successful" => Self::Successful,
            "Failed" => Self::Failed,
            "InProgress" => Self::InProgress,
            _ => return Err(InvalidEnumValue { shape: "LastUpdateStatus" }),
        })
    }
}

/// The model's enum `LastUpdateStatusReasonCode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LastUpdateStatusReasonCode {
    EniLimitExceeded,
    InsufficientRolePermissions,
    InvalidConfiguration,
    InternalError,
    SubnetOutOfIPAddresses,
    InvalidSubnet,
    InvalidSecurityGroup,
    ImageDeleted,
    ImageAccessDenied,
    InvalidImage,
    KMSKeyAccessDenied,
    KMSKeyNotFound,
    InvalidStateKMSKey,
    DisabledKMSKey,
    EFSIOError,
    EFSMountConnectivityError,
    EFSMountFailure,
    EFSMountTimeout,
    InvalidRuntime,
    InvalidZipFileException,
    FunctionError,
    ServiceQuotaExceededException,
    VcpuLimitExceeded,
    CapacityProviderScalingLimitExceeded,
    InsufficientCapacity,
    EC2RequestLimitExceeded,
    #[serde(rename = "FunctionError.InitTimeout")]
    FunctionErrorInitTimeout,
    #[serde(rename = "FunctionError.RuntimeInitError")]
    FunctionErrorRuntimeInitError,
    #[serde(rename = "FunctionError.ExtensionInitError")]
    FunctionErrorExtensionInitError,
    #[serde(rename = "FunctionError.InvalidEntryPoint")]
    FunctionErrorInvalidEntryPoint,
    #[serde(rename = "FunctionError.InvalidWorkingDirectory")]
    FunctionErrorInvalidWorkingDirectory,
    #[serde(rename = "FunctionError.PermissionDenied")]
    FunctionErrorPermissionDenied,
    #[serde(rename = "FunctionError.TooManyExtensions")]
    FunctionErrorTooManyExtensions,
    #[serde(rename = "FunctionError.InitResourceExhausted")]
    FunctionErrorInitResourceExhausted,
    DisallowedByVpcEncryptionControl,
    IncompatibleAcceleratorInstanceTypes,
    DependencyError,
}

impl LastUpdateStatusReasonCode {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EniLimitExceeded => "EniLimitExceeded",
            Self::InsufficientRolePermissions => "InsufficientRolePermissions",
            Self::InvalidConfiguration => "InvalidConfiguration",
            Self::InternalError => "InternalError",
            Self::SubnetOutOfIPAddresses => "SubnetOutOfIPAddresses",
            Self::InvalidSubnet => "InvalidSubnet",
            Self::InvalidSecurityGroup => "InvalidSecurityGroup",
            Self::ImageDeleted => "ImageDeleted",
            Self::ImageAccessDenied => "ImageAccessDenied",
            Self::InvalidImage => "InvalidImage",
            Self::KMSKeyAccessDenied => "KMSKeyAccessDenied",
            Self::KMSKeyNotFound => "KMSKeyNotFound",
            Self::InvalidStateKMSKey => "InvalidStateKMSKey",
            Self::DisabledKMSKey => "DisabledKMSKey",
            Self::EFSIOError => "EFSIOError",
            Self::EFSMountConnectivityError => "EFSMountConnectivityError",
            Self::EFSMountFailure => "EFSMountFailure",
            Self::EFSMountTimeout => "EFSMountTimeout",
            Self::InvalidRuntime => "InvalidRuntime",
            Self::InvalidZipFileException => "InvalidZipFileException",
            Self::FunctionError => "FunctionError",
            Self::ServiceQuotaExceededException => "ServiceQuotaExceededException",
            Self::VcpuLimitExceeded => "VcpuLimitExceeded",
            Self::CapacityProviderScalingLimitExceeded => "CapacityProviderScalingLimitExceeded",
            Self::InsufficientCapacity => "InsufficientCapacity",
            Self::EC2RequestLimitExceeded => "EC2RequestLimitExceeded",
            Self::FunctionErrorInitTimeout => "FunctionError.InitTimeout",
            Self::FunctionErrorRuntimeInitError => "FunctionError.RuntimeInitError",
            Self::FunctionErrorExtensionInitError => "FunctionError.ExtensionInitError",
            Self::FunctionErrorInvalidEntryPoint => "FunctionError.InvalidEntryPoint",
            Self::FunctionErrorInvalidWorkingDirectory => "FunctionError.InvalidWorkingDirectory",
            Self::FunctionErrorPermissionDenied => "FunctionError.PermissionDenied",
            Self::FunctionErrorTooManyExtensions => "FunctionError.TooManyExtensions",
            Self::FunctionErrorInitResourceExhausted => "FunctionError.InitResourceExhausted",
            Self::DisallowedByVpcEncryptionControl => "DisallowedByVpcEncryptionControl",
            Self::IncompatibleAcceleratorInstanceTypes => "IncompatibleAcceleratorInstanceTypes",
            Self::DependencyError => "DependencyError",
        }
    }
}

impl fmt::Display for LastUpdateStatusReasonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LastUpdateStatusReasonCode {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "EniLimitExceeded" => Self::EniLimitExceeded,
            "InsufficientRolePermissions" => Self::InsufficientRolePermissions,
            "InvalidConfiguration" => Self::InvalidConfiguration,
            "InternalError" => Self::InternalError,
            "SubnetOutOfIPAddresses" => Self::SubnetOutOfIPAddresses,
            "InvalidSubnet" => Self::InvalidSubnet,
            "InvalidSecurityGroup" => Self::InvalidSecurityGroup,
            "ImageDeleted" => Self::ImageDeleted,
            "ImageAccessDenied" => Self::ImageAccessDenied,
            "InvalidImage" => Self::InvalidImage,
            "KMSKeyAccessDenied" => Self::KMSKeyAccessDenied,
            "KMSKeyNotFound" => Self::KMSKeyNotFound,
            "InvalidStateKMSKey" => Self::InvalidStateKMSKey,
            "DisabledKMSKey" => Self::DisabledKMSKey,
            "EFSIOError" => Self::EFSIOError,
            "EFSMountConnectivityError" => Self::EFSMountConnectivityError,
            "EFSMountFailure" => Self::EFSMountFailure,
            "EFSMountTimeout" => Self::EFSMountTimeout,
            "InvalidRuntime" => Self::InvalidRuntime,
            "InvalidZipFileException" => Self::InvalidZipFileException,
            "FunctionError" => Self::FunctionError,
            "ServiceQuotaExceededException" => Self::ServiceQuotaExceededException,
            "VcpuLimitExceeded" => Self::VcpuLimitExceeded,
            "CapacityProviderScalingLimitExceeded" => Self::CapacityProviderScalingLimitExceeded,
            "InsufficientCapacity" => Self::InsufficientCapacity,
            "EC2RequestLimitExceeded" => Self::EC2RequestLimitExceeded,
            "FunctionError.InitTimeout" => Self::FunctionErrorInitTimeout,
            "FunctionError.RuntimeInitError" => Self::FunctionErrorRuntimeInitError,
            "FunctionError.ExtensionInitError" => Self::FunctionErrorExtensionInitError,
            "FunctionError.InvalidEntryPoint" => Self::FunctionErrorInvalidEntryPoint,
            "FunctionError.InvalidWorkingDirectory" => Self::FunctionErrorInvalidWorkingDirectory,
            "FunctionError.PermissionDenied" => Self::FunctionErrorPermissionDenied,
            "FunctionError.TooManyExtensions" => Self::FunctionErrorTooManyExtensions,
            "FunctionError.InitResourceExhausted" => Self::FunctionErrorInitResourceExhausted,
            "DisallowedByVpcEncryptionControl" => Self::DisallowedByVpcEncryptionControl,
            "IncompatibleAcceleratorInstanceTypes" => Self::IncompatibleAcceleratorInstanceTypes,
            "DependencyError" => Self::DependencyError,
            _ => return Err(InvalidEnumValue { shape: "LastUpdateStatusReasonCode" }),
        })
    }
}

/// The model's structure `Layer`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Layer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_size: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_profile_version_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signing_job_arn: Option<String>,
}

/// The input of [`Operation::ListFunctions`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListFunctionsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_version: Option<FunctionVersion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<i32>,
}

/// The output of [`Operation::ListFunctions`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListFunctionsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_marker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub functions: Option<Vec<FunctionConfiguration>>,
}

/// The model's enum `LogFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LogFormat {
    #[serde(rename = "JSON")]
    Json,
    Text,
}

impl LogFormat {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Text => "Text",
        }
    }
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LogFormat {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "JSON" => Self::Json,
            "Text" => Self::Text,
            _ => return Err(InvalidEnumValue { shape: "LogFormat" }),
        })
    }
}

/// The model's enum `LogType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LogType {
    None,
    Tail,
}

impl LogType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Tail => "Tail",
        }
    }
}

impl fmt::Display for LogType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LogType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "None" => Self::None,
            "Tail" => Self::Tail,
            _ => return Err(InvalidEnumValue { shape: "LogType" }),
        })
    }
}

/// The model's structure `LoggingConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LoggingConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_format: Option<LogFormat>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_log_level: Option<ApplicationLogLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_log_level: Option<SystemLogLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group: Option<String>,
}

/// The model's enum `PackageType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PackageType {
    Zip,
    Image,
}

impl PackageType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zip => "Zip",
            Self::Image => "Image",
        }
    }
}

impl fmt::Display for PackageType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PackageType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Zip" => Self::Zip,
            "Image" => Self::Image,
            _ => return Err(InvalidEnumValue { shape: "PackageType" }),
        })
    }
}

/// The input of [`Operation::PutFunctionConcurrency`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PutFunctionConcurrencyRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reserved_concurrent_executions: Option<i32>,
}

/// The input of [`Operation::RemovePermission`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RemovePermissionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
}

/// The model's structure `ResolvedS3Object`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResolvedS3Object {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_object_version: Option<String>,
}

/// The model's enum `Runtime`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Runtime {
    #[serde(rename = "nodejs")]
    Nodejs,
    #[serde(rename = "nodejs4.3")]
    Nodejs4_3,
    #[serde(rename = "nodejs6.10")]
    Nodejs6_10,
    #[serde(rename = "nodejs8.10")]
    Nodejs8_10,
    #[serde(rename = "nodejs10.x")]
    Nodejs10X,
    #[serde(rename = "nodejs12.x")]
    Nodejs12X,
    #[serde(rename = "nodejs14.x")]
    Nodejs14X,
    #[serde(rename = "nodejs16.x")]
    Nodejs16X,
    #[serde(rename = "nodejs18.x")]
    Nodejs18X,
    #[serde(rename = "nodejs20.x")]
    Nodejs20X,
    #[serde(rename = "nodejs22.x")]
    Nodejs22X,
    #[serde(rename = "nodejs24.x")]
    Nodejs24X,
    #[serde(rename = "java8")]
    Java8,
    #[serde(rename = "java8.al2")]
    Java8Al2,
    #[serde(rename = "java11")]
    Java11,
    #[serde(rename = "java17")]
    Java17,
    #[serde(rename = "java21")]
    Java21,
    #[serde(rename = "java25")]
    Java25,
    #[serde(rename = "python2.7")]
    Python2_7,
    #[serde(rename = "python3.6")]
    Python3_6,
    #[serde(rename = "python3.7")]
    Python3_7,
    #[serde(rename = "python3.8")]
    Python3_8,
    #[serde(rename = "python3.9")]
    Python3_9,
    #[serde(rename = "python3.10")]
    Python3_10,
    #[serde(rename = "python3.11")]
    Python3_11,
    #[serde(rename = "python3.12")]
    Python3_12,
    #[serde(rename = "python3.13")]
    Python3_13,
    #[serde(rename = "python3.14")]
    Python3_14,
    #[serde(rename = "dotnetcore1.0")]
    Dotnetcore1_0,
    #[serde(rename = "dotnetcore2.0")]
    Dotnetcore2_0,
    #[serde(rename = "dotnetcore2.1")]
    Dotnetcore2_1,
    #[serde(rename = "dotnetcore3.1")]
    Dotnetcore3_1,
    #[serde(rename = "dotnet6")]
    Dotnet6,
    #[serde(rename = "dotnet8")]
    Dotnet8,
    #[serde(rename = "dotnet10")]
    Dotnet10,
    #[serde(rename = "nodejs4.3-edge")]
    Nodejs4_3Edge,
    #[serde(rename = "go1.x")]
    Go1X,
    #[serde(rename = "ruby2.5")]
    Ruby2_5,
    #[serde(rename = "ruby2.7")]
    Ruby2_7,
    #[serde(rename = "ruby3.2")]
    Ruby3_2,
    #[serde(rename = "ruby3.3")]
    Ruby3_3,
    #[serde(rename = "ruby3.4")]
    Ruby3_4,
    #[serde(rename = "ruby4.0")]
    Ruby4_0,
    #[serde(rename = "provided")]
    Provided,
    #[serde(rename = "provided.al2")]
    ProvidedAl2,
    #[serde(rename = "provided.al2023")]
    ProvidedAl2023,
    #[serde(rename = "nodejs26.x")]
    Nodejs26X,
    #[serde(rename = "python3.15")]
    Python3_15,
    #[serde(rename = "java8.al2023")]
    Java8Al2023,
    #[serde(rename = "java11.al2023")]
    Java11Al2023,
    #[serde(rename = "java17.al2023")]
    Java17Al2023,
    #[serde(rename = "custom")]
    Custom,
}

impl Runtime {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nodejs => "nodejs",
            Self::Nodejs4_3 => "nodejs4.3",
            Self::Nodejs6_10 => "nodejs6.10",
            Self::Nodejs8_10 => "nodejs8.10",
            Self::Nodejs10X => "nodejs10.x",
            Self::Nodejs12X => "nodejs12.x",
            Self::Nodejs14X => "nodejs14.x",
            Self::Nodejs16X => "nodejs16.x",
            Self::Nodejs18X => "nodejs18.x",
            Self::Nodejs20X => "nodejs20.x",
            Self::Nodejs22X => "nodejs22.x",
            Self::Nodejs24X => "nodejs24.x",
            Self::Java8 => "java8",
            Self::Java8Al2 => "java8.al2",
            Self::Java11 => "java11",
            Self::Java17 => "java17",
            Self::Java21 => "java21",
            Self::Java25 => "java25",
            Self::Python2_7 => "python2.7",
            Self::Python3_6 => "python3.6",
            Self::Python3_7 => "python3.7",
            Self::Python3_8 => "python3.8",
            Self::Python3_9 => "python3.9",
            Self::Python3_10 => "python3.10",
            Self::Python3_11 => "python3.11",
            Self::Python3_12 => "python3.12",
            Self::Python3_13 => "python3.13",
            Self::Python3_14 => "python3.14",
            Self::Dotnetcore1_0 => "dotnetcore1.0",
            Self::Dotnetcore2_0 => "dotnetcore2.0",
            Self::Dotnetcore2_1 => "dotnetcore2.1",
            Self::Dotnetcore3_1 => "dotnetcore3.1",
            Self::Dotnet6 => "dotnet6",
            Self::Dotnet8 => "dotnet8",
            Self::Dotnet10 => "dotnet10",
            Self::Nodejs4_3Edge => "nodejs4.3-edge",
            Self::Go1X => "go1.x",
            Self::Ruby2_5 => "ruby2.5",
            Self::Ruby2_7 => "ruby2.7",
            Self::Ruby3_2 => "ruby3.2",
            Self::Ruby3_3 => "ruby3.3",
            Self::Ruby3_4 => "ruby3.4",
            Self::Ruby4_0 => "ruby4.0",
            Self::Provided => "provided",
            Self::ProvidedAl2 => "provided.al2",
            Self::ProvidedAl2023 => "provided.al2023",
            Self::Nodejs26X => "nodejs26.x",
            Self::Python3_15 => "python3.15",
            Self::Java8Al2023 => "java8.al2023",
            Self::Java11Al2023 => "java11.al2023",
            Self::Java17Al2023 => "java17.al2023",
            Self::Custom => "custom",
        }
    }
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Runtime {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "nodejs" => Self::Nodejs,
            "nodejs4.3" => Self::Nodejs4_3,
            "nodejs6.10" => Self::Nodejs6_10,
            "nodejs8.10" => Self::Nodejs8_10,
            "nodejs10.x" => Self::Nodejs10X,
            "nodejs12.x" => Self::Nodejs12X,
            "nodejs14.x" => Self::Nodejs14X,
            "nodejs16.x" => Self::Nodejs16X,
            "nodejs18.x" => Self::Nodejs18X,
            "nodejs20.x" => Self::Nodejs20X,
            "nodejs22.x" => Self::Nodejs22X,
            "nodejs24.x" => Self::Nodejs24X,
            "java8" => Self::Java8,
            "java8.al2" => Self::Java8Al2,
            "java11" => Self::Java11,
            "java17" => Self::Java17,
            "java21" => Self::Java21,
            "java25" => Self::Java25,
            "python2.7" => Self::Python2_7,
            "python3.6" => Self::Python3_6,
            "python3.7" => Self::Python3_7,
            "python3.8" => Self::Python3_8,
            "python3.9" => Self::Python3_9,
            "python3.10" => Self::Python3_10,
            "python3.11" => Self::Python3_11,
            "python3.12" => Self::Python3_12,
            "python3.13" => Self::Python3_13,
            "python3.14" => Self::Python3_14,
            "dotnetcore1.0" => Self::Dotnetcore1_0,
            "dotnetcore2.0" => Self::Dotnetcore2_0,
            "dotnetcore2.1" => Self::Dotnetcore2_1,
            "dotnetcore3.1" => Self::Dotnetcore3_1,
            "dotnet6" => Self::Dotnet6,
            "dotnet8" => Self::Dotnet8,
            "dotnet10" => Self::Dotnet10,
            "nodejs4.3-edge" => Self::Nodejs4_3Edge,
            "go1.x" => Self::Go1X,
            "ruby2.5" => Self::Ruby2_5,
            "ruby2.7" => Self::Ruby2_7,
            "ruby3.2" => Self::Ruby3_2,
            "ruby3.3" => Self::Ruby3_3,
            "ruby3.4" => Self::Ruby3_4,
            "ruby4.0" => Self::Ruby4_0,
            "provided" => Self::Provided,
            "provided.al2" => Self::ProvidedAl2,
            "provided.al2023" => Self::ProvidedAl2023,
            "nodejs26.x" => Self::Nodejs26X,
            "python3.15" => Self::Python3_15,
            "java8.al2023" => Self::Java8Al2023,
            "java11.al2023" => Self::Java11Al2023,
            "java17.al2023" => Self::Java17Al2023,
            "custom" => Self::Custom,
            _ => return Err(InvalidEnumValue { shape: "Runtime" }),
        })
    }
}

/// The model's structure `RuntimeVersionConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RuntimeVersionConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_version_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<RuntimeVersionError>,
}

/// The model's structure `RuntimeVersionError`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RuntimeVersionError {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Sensitive>,
}

/// The model's structure `S3FilesConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct S3FilesConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct_s3_read: Option<DirectS3Read>,
}

/// The model's enum `S3ObjectStorageMode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum S3ObjectStorageMode {
    #[serde(rename = "COPY")]
    Copy,
    #[serde(rename = "REFERENCE")]
    Reference,
}

impl S3ObjectStorageMode {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "COPY",
            Self::Reference => "REFERENCE",
        }
    }
}

impl fmt::Display for S3ObjectStorageMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for S3ObjectStorageMode {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "COPY" => Self::Copy,
            "REFERENCE" => Self::Reference,
            _ => return Err(InvalidEnumValue { shape: "S3ObjectStorageMode" }),
        })
    }
}

/// The model's structure `SnapStart`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SnapStart {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_on: Option<SnapStartApplyOn>,
}

/// The model's enum `SnapStartApplyOn`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SnapStartApplyOn {
    PublishedVersions,
    None,
}

impl SnapStartApplyOn {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PublishedVersions => "PublishedVersions",
            Self::None => "None",
        }
    }
}

impl fmt::Display for SnapStartApplyOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SnapStartApplyOn {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "PublishedVersions" => Self::PublishedVersions,
            "None" => Self::None,
            _ => return Err(InvalidEnumValue { shape: "SnapStartApplyOn" }),
        })
    }
}

/// The model's enum `SnapStartOptimizationStatus`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SnapStartOptimizationStatus {
    On,
    Off,
}

impl SnapStartOptimizationStatus {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::On => "On",
            Self::Off => "Off",
        }
    }
}

impl fmt::Display for SnapStartOptimizationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SnapStartOptimizationStatus {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "On" => Self::On,
            "Off" => Self::Off,
            _ => return Err(InvalidEnumValue { shape: "SnapStartOptimizationStatus" }),
        })
    }
}

/// The model's structure `SnapStartResponse`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SnapStartResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_on: Option<SnapStartApplyOn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optimization_status: Option<SnapStartOptimizationStatus>,
}

/// The model's enum `State`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    Pending,
    Active,
    Inactive,
    Failed,
    Deactivating,
    Deactivated,
    ActiveNonInvocable,
    Deleting,
}

impl State {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Active => "Active",
            Self::Inactive => "Inactive",
            Self::Failed => "Failed",
            Self::Deactivating => "Deactivating",
            Self::Deactivated => "Deactivated",
            Self::ActiveNonInvocable => "ActiveNonInvocable",
            Self::Deleting => "Deleting",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for State {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Pending" => Self::Pending,
            "Active" => Self::Active,
            "Inactive" => Self::Inactive,
            "Failed" => Self::Failed,
            "Deactivating" => Self::Deactivating,
            "Deactivated" => Self::Deactivated,
            "ActiveNonInvocable" => Self::ActiveNonInvocable,
            "Deleting" => Self::Deleting,
            _ => return Err(InvalidEnumValue { shape: "State" }),
        })
    }
}

/// The model's enum `StateReasonCode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StateReasonCode {
    Idle,
    Creating,
    Restoring,
    EniLimitExceeded,
    InsufficientRolePermissions,
    InvalidConfiguration,
    InternalError,
    SubnetOutOfIPAddresses,
    InvalidSubnet,
    InvalidSecurityGroup,
    ImageDeleted,
    ImageAccessDenied,
    InvalidImage,
    KMSKeyAccessDenied,
    KMSKeyNotFound,
    InvalidStateKMSKey,
    DisabledKMSKey,
    EFSIOError,
    EFSMountConnectivityError,
    EFSMountFailure,
    EFSMountTimeout,
    InvalidRuntime,
    InvalidZipFileException,
    FunctionError,
    ServiceQuotaExceededException,
    VcpuLimitExceeded,
    CapacityProviderScalingLimitExceeded,
    InsufficientCapacity,
    EC2RequestLimitExceeded,
    #[serde(rename = "FunctionError.InitTimeout")]
    FunctionErrorInitTimeout,
    #[serde(rename = "FunctionError.RuntimeInitError")]
    FunctionErrorRuntimeInitError,
    #[serde(rename = "FunctionError.ExtensionInitError")]
    FunctionErrorExtensionInitError,
    #[serde(rename = "FunctionError.InvalidEntryPoint")]
    FunctionErrorInvalidEntryPoint,
    #[serde(rename = "FunctionError.InvalidWorkingDirectory")]
    FunctionErrorInvalidWorkingDirectory,
    #[serde(rename = "FunctionError.PermissionDenied")]
    FunctionErrorPermissionDenied,
    #[serde(rename = "FunctionError.TooManyExtensions")]
    FunctionErrorTooManyExtensions,
    #[serde(rename = "FunctionError.InitResourceExhausted")]
    FunctionErrorInitResourceExhausted,
    DisallowedByVpcEncryptionControl,
    DrainingDurableExecutions,
    IncompatibleAcceleratorInstanceTypes,
    DependencyError,
}

impl StateReasonCode {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "Idle",
            Self::Creating => "Creating",
            Self::Restoring => "Restoring",
            Self::EniLimitExceeded => "EniLimitExceeded",
            Self::InsufficientRolePermissions => "InsufficientRolePermissions",
            Self::InvalidConfiguration => "InvalidConfiguration",
            Self::InternalError => "InternalError",
            Self::SubnetOutOfIPAddresses => "SubnetOutOfIPAddresses",
            Self::InvalidSubnet => "InvalidSubnet",
            Self::InvalidSecurityGroup => "InvalidSecurityGroup",
            Self::ImageDeleted => "ImageDeleted",
            Self::ImageAccessDenied => "ImageAccessDenied",
            Self::InvalidImage => "InvalidImage",
            Self::KMSKeyAccessDenied => "KMSKeyAccessDenied",
            Self::KMSKeyNotFound => "KMSKeyNotFound",
            Self::InvalidStateKMSKey => "InvalidStateKMSKey",
            Self::DisabledKMSKey => "DisabledKMSKey",
            Self::EFSIOError => "EFSIOError",
            Self::EFSMountConnectivityError => "EFSMountConnectivityError",
            Self::EFSMountFailure => "EFSMountFailure",
            Self::EFSMountTimeout => "EFSMountTimeout",
            Self::InvalidRuntime => "InvalidRuntime",
            Self::InvalidZipFileException => "InvalidZipFileException",
            Self::FunctionError => "FunctionError",
            Self::ServiceQuotaExceededException => "ServiceQuotaExceededException",
            Self::VcpuLimitExceeded => "VcpuLimitExceeded",
            Self::CapacityProviderScalingLimitExceeded => "CapacityProviderScalingLimitExceeded",
            Self::InsufficientCapacity => "InsufficientCapacity",
            Self::EC2RequestLimitExceeded => "EC2RequestLimitExceeded",
            Self::FunctionErrorInitTimeout => "FunctionError.InitTimeout",
            Self::FunctionErrorRuntimeInitError => "FunctionError.RuntimeInitError",
            Self::FunctionErrorExtensionInitError => "FunctionError.ExtensionInitError",
            Self::FunctionErrorInvalidEntryPoint => "FunctionError.InvalidEntryPoint",
            Self::FunctionErrorInvalidWorkingDirectory => "FunctionError.InvalidWorkingDirectory",
            Self::FunctionErrorPermissionDenied => "FunctionError.PermissionDenied",
            Self::FunctionErrorTooManyExtensions => "FunctionError.TooManyExtensions",
            Self::FunctionErrorInitResourceExhausted => "FunctionError.InitResourceExhausted",
            Self::DisallowedByVpcEncryptionControl => "DisallowedByVpcEncryptionControl",
            Self::DrainingDurableExecutions => "DrainingDurableExecutions",
            Self::IncompatibleAcceleratorInstanceTypes => "IncompatibleAcceleratorInstanceTypes",
            Self::DependencyError => "DependencyError",
        }
    }
}

impl fmt::Display for StateReasonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for StateReasonCode {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Idle" => Self::Idle,
            "Creating" => Self::Creating,
            "Restoring" => Self::Restoring,
            "EniLimitExceeded" => Self::EniLimitExceeded,
            "InsufficientRolePermissions" => Self::InsufficientRolePermissions,
            "InvalidConfiguration" => Self::InvalidConfiguration,
            "InternalError" => Self::InternalError,
            "SubnetOutOfIPAddresses" => Self::SubnetOutOfIPAddresses,
            "InvalidSubnet" => Self::InvalidSubnet,
            "InvalidSecurityGroup" => Self::InvalidSecurityGroup,
            "ImageDeleted" => Self::ImageDeleted,
            "ImageAccessDenied" => Self::ImageAccessDenied,
            "InvalidImage" => Self::InvalidImage,
            "KMSKeyAccessDenied" => Self::KMSKeyAccessDenied,
            "KMSKeyNotFound" => Self::KMSKeyNotFound,
            "InvalidStateKMSKey" => Self::InvalidStateKMSKey,
            "DisabledKMSKey" => Self::DisabledKMSKey,
            "EFSIOError" => Self::EFSIOError,
            "EFSMountConnectivityError" => Self::EFSMountConnectivityError,
            "EFSMountFailure" => Self::EFSMountFailure,
            "EFSMountTimeout" => Self::EFSMountTimeout,
            "InvalidRuntime" => Self::InvalidRuntime,
            "InvalidZipFileException" => Self::InvalidZipFileException,
            "FunctionError" => Self::FunctionError,
            "ServiceQuotaExceededException" => Self::ServiceQuotaExceededException,
            "VcpuLimitExceeded" => Self::VcpuLimitExceeded,
            "CapacityProviderScalingLimitExceeded" => Self::CapacityProviderScalingLimitExceeded,
            "InsufficientCapacity" => Self::InsufficientCapacity,
            "EC2RequestLimitExceeded" => Self::EC2RequestLimitExceeded,
            "FunctionError.InitTimeout" => Self::FunctionErrorInitTimeout,
            "FunctionError.RuntimeInitError" => Self::FunctionErrorRuntimeInitError,
            "FunctionError.ExtensionInitError" => Self::FunctionErrorExtensionInitError,
            "FunctionError.InvalidEntryPoint" => Self::FunctionErrorInvalidEntryPoint,
            "FunctionError.InvalidWorkingDirectory" => Self::FunctionErrorInvalidWorkingDirectory,
            "FunctionError.PermissionDenied" => Self::FunctionErrorPermissionDenied,
            "FunctionError.TooManyExtensions" => Self::FunctionErrorTooManyExtensions,
            "FunctionError.InitResourceExhausted" => Self::FunctionErrorInitResourceExhausted,
            "DisallowedByVpcEncryptionControl" => Self::DisallowedByVpcEncryptionControl,
            "DrainingDurableExecutions" => Self::DrainingDurableExecutions,
            "IncompatibleAcceleratorInstanceTypes" => Self::IncompatibleAcceleratorInstanceTypes,
            "DependencyError" => Self::DependencyError,
            _ => return Err(InvalidEnumValue { shape: "StateReasonCode" }),
        })
    }
}

/// The model's enum `SystemLogLevel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SystemLogLevel {
    #[serde(rename = "DEBUG")]
    Debug,
    #[serde(rename = "INFO")]
    Info,
    #[serde(rename = "WARN")]
    Warn,
}

impl SystemLogLevel {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Debug => "DEBUG",
            Self::Info => "INFO",
            Self::Warn => "WARN",
        }
    }
}

impl fmt::Display for SystemLogLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SystemLogLevel {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "DEBUG" => Self::Debug,
            "INFO" => Self::Info,
            "WARN" => Self::Warn,
            _ => return Err(InvalidEnumValue { shape: "SystemLogLevel" }),
        })
    }
}

/// The model's structure `TagsError`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagsError {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// The model's structure `TenancyConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TenancyConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant_isolation_mode: Option<TenantIsolationMode>,
}

/// The model's enum `TenantIsolationMode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TenantIsolationMode {
    #[serde(rename = "PER_TENANT")]
    PerTenant,
}

impl TenantIsolationMode {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PerTenant => "PER_TENANT",
        }
    }
}

impl fmt::Display for TenantIsolationMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TenantIsolationMode {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "PER_TENANT" => Self::PerTenant,
            _ => return Err(InvalidEnumValue { shape: "TenantIsolationMode" }),
        })
    }
}

/// The model's structure `TracingConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TracingConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<TracingMode>,
}

/// The model's structure `TracingConfigResponse`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TracingConfigResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<TracingMode>,
}

/// The model's enum `TracingMode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TracingMode {
    Active,
    PassThrough,
}

impl TracingMode {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "Active",
            Self::PassThrough => "PassThrough",
        }
    }
}

impl fmt::Display for TracingMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TracingMode {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Active" => Self::Active,
            "PassThrough" => Self::PassThrough,
            _ => return Err(InvalidEnumValue { shape: "TracingMode" }),
        })
    }
}

/// The input of [`Operation::UpdateFunctionCode`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFunctionCodeRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zip_file: Option<Blob>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_object_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_object_storage_mode: Option<S3ObjectStorageMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub architectures: Option<Vec<Architecture>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish_to: Option<FunctionVersionLatestPublished>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dry_run: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(rename = "SourceKMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub source_kms_key_arn: Option<String>,
}

/// The input of [`Operation::UpdateFunctionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateFunctionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_config: Option<VpcConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime: Option<Runtime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_letter_config: Option<DeadLetterConfig>,
    #[serde(rename = "KMSKeyArn", skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracing_config: Option<TracingConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_system_configs: Option<Vec<FileSystemConfig>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_config: Option<ImageConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ephemeral_storage: Option<EphemeralStorage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snap_start: Option<SnapStart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logging_config: Option<LoggingConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_provider_config: Option<CapacityProviderConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durable_config: Option<DurableConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runtime_config: Option<FunctionRuntimeConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accelerator_config: Option<AcceleratorConfig>,
}

/// The model's structure `VpcConfig`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VpcConfig {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}

/// The model's structure `VpcConfigResponse`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VpcConfigResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ipv6_allowed_for_dual_stack: Option<bool>,
}
