//! The model of `lambda` as data. Written by `cargo xtask codegen` from `model/lambda.json`; do not edit.

#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use crate::model::{Auth, Bounds, ErrorModel, Http, Kind, Location, Member, OperationModel, Pattern, Shape};

/// What the model says about each operation, in the order of the `Operation` enum.
pub static OPERATIONS: [OperationModel; 14] = [
    OperationModel {
        name: "AddPermission",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "PublicPolicyException",
            "ServiceException",
            "TooManyRequestsException",
            "PolicyLengthExceededException",
            "ResourceNotFoundException",
            "PreconditionFailedException",
        ],
        input: Some(&ADD_PERMISSION_REQUEST),
        output: Some(&ADD_PERMISSION_RESPONSE),
        http: Some(Http { method: "POST", uri: "/2015-03-31/functions/{FunctionName}/policy", status: 201 }),
    },
    OperationModel {
        name: "CreateFunction",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "ServiceException",
            "TooManyRequestsException",
            "InvalidCodeSignatureException",
            "ResourceNotFoundException",
            "CodeVerificationFailedException",
            "CodeSigningConfigNotFoundException",
            "CodeStorageExceededException",
            "FunctionVersionsPerCapacityProviderLimitExceededException",
        ],
        input: Some(&CREATE_FUNCTION_REQUEST),
        output: Some(&FUNCTION_CONFIGURATION),
        http: Some(Http { method: "POST", uri: "/2015-03-31/functions", status: 201 }),
    },
    OperationModel {
        name: "DeleteFunction",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&DELETE_FUNCTION_REQUEST),
        output: Some(&DELETE_FUNCTION_RESPONSE),
        http: Some(Http { method: "DELETE", uri: "/2015-03-31/functions/{FunctionName}", status: 200 }),
    },
    OperationModel {
        name: "DeleteFunctionConcurrency",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&DELETE_FUNCTION_CONCURRENCY_REQUEST),
        output: None,
        http: Some(Http { method: "DELETE", uri: "/2017-10-31/functions/{FunctionName}/concurrency", status: 204 }),
    },
    OperationModel {
        name: "GetFunction",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&GET_FUNCTION_REQUEST),
        output: Some(&GET_FUNCTION_RESPONSE),
        http: Some(Http { method: "GET", uri: "/2015-03-31/functions/{FunctionName}", status: 200 }),
    },
    OperationModel {
        name: "GetFunctionConcurrency",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&GET_FUNCTION_CONCURRENCY_REQUEST),
        output: Some(&GET_FUNCTION_CONCURRENCY_RESPONSE),
        http: Some(Http { method: "GET", uri: "/2019-09-30/functions/{FunctionName}/concurrency", status: 200 }),
    },
    OperationModel {
        name: "GetFunctionConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&GET_FUNCTION_CONFIGURATION_REQUEST),
        output: Some(&FUNCTION_CONFIGURATION),
        http: Some(Http { method: "GET", uri: "/2015-03-31/functions/{FunctionName}/configuration", status: 200 }),
    },
    OperationModel {
        name: "GetPolicy",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&GET_POLICY_REQUEST),
        output: Some(&GET_POLICY_RESPONSE),
        http: Some(Http { method: "GET", uri: "/2015-03-31/functions/{FunctionName}/policy", status: 200 }),
    },
    OperationModel {
        name: "Invoke",
        auth: Auth::SigV4,
        errors: &[
            "RuntimeAliasDeletedException",
            "CodeArtifactUserDeletedException",
            "ResourceNotReadyException",
            "ServiceQuotaExceededException",
            "InvalidSecurityGroupIDException",
            "SnapStartTimeoutException",
            "TooManyRequestsException",
            "EC2ThrottledException",
            "EFSMountConnectivityException",
            "SubnetIPAddressLimitReachedException",
            "KMSAccessDeniedException",
            "RequestTooLargeException",
            "KMSDisabledException",
            "UnsupportedMediaTypeException",
            "S3FilesMountConnectivityException",
            "SerializedRequestEntityTooLargeException",
            "InvalidRuntimeException",
            "NoPublishedVersionException",
            "EC2UnexpectedException",
            "InvalidSubnetIDException",
            "KMSNotFoundException",
            "InvalidParameterValueException",
            "EC2AccessDeniedException",
            "EFSIOException",
            "KMSInvalidStateException",
            "ResourceConflictException",
            "RuntimeVersionDeletedException",
            "ENILimitReachedException",
            "SnapStartNotReadyException",
            "ServiceException",
            "CodeArtifactUserPendingException",
            "SnapStartException",
            "RecursiveInvocationException",
            "S3FilesMountFailureException",
            "EFSMountTimeoutException",
            "ENINotReadyException",
            "S3FilesMountTimeoutException",
            "CodeArtifactUserFailedException",
            "ModeNotSupportedException",
            "ResourceNotFoundException",
            "InvalidRequestContentException",
            "SnapStartRegenerationFailureException",
            "DurableExecutionAlreadyStartedException",
            "InvalidZipFileException",
            "EFSMountFailureException",
        ],
        input: Some(&INVOCATION_REQUEST),
        output: Some(&INVOCATION_RESPONSE),
        http: Some(Http { method: "POST", uri: "/2015-03-31/functions/{FunctionName}/invocations", status: 200 }),
    },
    OperationModel {
        name: "ListFunctions",
        auth: Auth::SigV4,
        errors: &["InvalidParameterValueException", "ServiceException", "TooManyRequestsException"],
        input: Some(&LIST_FUNCTIONS_REQUEST),
        output: Some(&LIST_FUNCTIONS_RESPONSE),
        http: Some(Http { method: "GET", uri: "/2015-03-31/functions", status: 200 }),
    },
    OperationModel {
        name: "PutFunctionConcurrency",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
        ],
        input: Some(&PUT_FUNCTION_CONCURRENCY_REQUEST),
        output: Some(&CONCURRENCY),
        http: Some(Http { method: "PUT", uri: "/2017-10-31/functions/{FunctionName}/concurrency", status: 200 }),
    },
    OperationModel {
        name: "RemovePermission",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "PublicPolicyException",
            "ServiceException",
            "TooManyRequestsException",
            "ResourceNotFoundException",
            "PreconditionFailedException",
        ],
        input: Some(&REMOVE_PERMISSION_REQUEST),
        output: None,
        http: Some(Http {
            method: "DELETE",
            uri: "/2015-03-31/functions/{FunctionName}/policy/{StatementId}",
            status: 204,
        }),
    },
    OperationModel {
        name: "UpdateFunctionCode",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "ServiceException",
            "TooManyRequestsException",
            "InvalidCodeSignatureException",
            "ResourceNotFoundException",
            "CodeVerificationFailedException",
            "CodeSigningConfigNotFoundException",
            "CodeStorageExceededException",
            "PreconditionFailedException",
        ],
        input: Some(&UPDATE_FUNCTION_CODE_REQUEST),
        output: Some(&FUNCTION_CONFIGURATION),
        http: Some(Http { method: "PUT", uri: "/2015-03-31/functions/{FunctionName}/code", status: 200 }),
    },
    OperationModel {
        name: "UpdateFunctionConfiguration",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ResourceConflictException",
            "ServiceException",
            "TooManyRequestsException",
            "InvalidCodeSignatureException",
            "ResourceNotFoundException",
            "CodeVerificationFailedException",
            "CodeSigningConfigNotFoundException",
            "PreconditionFailedException",
        ],
        input: Some(&UPDATE_FUNCTION_CONFIGURATION_REQUEST),
        output: Some(&FUNCTION_CONFIGURATION),
        http: Some(Http { method: "PUT", uri: "/2015-03-31/functions/{FunctionName}/configuration", status: 200 }),
    },
];

/// The service's exceptions, in alphabetical order.
pub static ERRORS: [ErrorModel; 53] = [
    ErrorModel { name: "CodeArtifactUserDeletedException", status: 409, fault: false, message_member: "message" },
    ErrorModel { name: "CodeArtifactUserFailedException", status: 409, fault: false, message_member: "message" },
    ErrorModel { name: "CodeArtifactUserPendingException", status: 409, fault: false, message_member: "message" },
    ErrorModel { name: "CodeSigningConfigNotFoundException", status: 404, fault: false, message_member: "Message" },
    ErrorModel { name: "CodeStorageExceededException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "CodeVerificationFailedException", status: 400, fault: false, message_member: "Message" },
    ErrorModel {
        name: "DurableExecutionAlreadyStartedException",
        status: 409,
        fault: false,
        message_member: "Message",
    },
    ErrorModel { name: "EC2AccessDeniedException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "EC2ThrottledException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "EC2UnexpectedException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "EFSIOException", status: 410, fault: false, message_member: "Message" },
    ErrorModel { name: "EFSMountConnectivityException", status: 408, fault: false, message_member: "Message" },
    ErrorModel { name: "EFSMountFailureException", status: 403, fault: false, message_member: "Message" },
    ErrorModel { name: "EFSMountTimeoutException", status: 408, fault: false, message_member: "Message" },
    ErrorModel { name: "ENILimitReachedException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "ENINotReadyException", status: 502, fault: true, message_member: "Message" },
    ErrorModel {
        name: "FunctionVersionsPerCapacityProviderLimitExceededException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel { name: "InvalidCodeSignatureException", status: 400, fault: false, message_member: "Message" },
    ErrorModel { name: "InvalidParameterValueException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidRequestContentException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "InvalidRuntimeException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "InvalidSecurityGroupIDException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "InvalidSubnetIDException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "InvalidZipFileException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "KMSAccessDeniedException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "KMSDisabledException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "KMSInvalidStateException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "KMSNotFoundException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "ModeNotSupportedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "NoPublishedVersionException", status: 400, fault: false, message_member: "Message" },
    ErrorModel { name: "PolicyLengthExceededException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "PreconditionFailedException", status: 412, fault: false, message_member: "message" },
    ErrorModel { name: "PublicPolicyException", status: 400, fault: false, message_member: "Message" },
    ErrorModel { name: "RecursiveInvocationException", status: 400, fault: false, message_member: "Message" },
    ErrorModel { name: "RequestTooLargeException", status: 413, fault: false, message_member: "message" },
    ErrorModel { name: "ResourceConflictException", status: 409, fault: false, message_member: "message" },
    ErrorModel { name: "ResourceNotFoundException", status: 404, fault: false, message_member: "Message" },
    ErrorModel { name: "ResourceNotReadyException", status: 502, fault: true, message_member: "message" },
    ErrorModel { name: "RuntimeAliasDeletedException", status: 409, fault: false, message_member: "message" },
    ErrorModel { name: "RuntimeVersionDeletedException", status: 409, fault: false, message_member: "message" },
    ErrorModel { name: "S3FilesMountConnectivityException", status: 408, fault: false, message_member: "Message" },
    ErrorModel { name: "S3FilesMountFailureException", status: 403, fault: false, message_member: "Message" },
    ErrorModel { name: "S3FilesMountTimeoutException", status: 408, fault: false, message_member: "Message" },
    ErrorModel {
        name: "SerializedRequestEntityTooLargeException",
        status: 413,
        fault: false,
        message_member: "message",
    },
    ErrorModel { name: "ServiceException", status: 500, fault: true, message_member: "Message" },
    ErrorModel { name: "ServiceQuotaExceededException", status: 402, fault: false, message_member: "Message" },
    ErrorModel { name: "SnapStartException", status: 400, fault: false, message_member: "Message" },
    ErrorModel { name: "SnapStartNotReadyException", status: 409, fault: false, message_member: "Message" },
    ErrorModel { name: "SnapStartRegenerationFailureException", status: 409, fault: false, message_member: "Message" },
    ErrorModel { name: "SnapStartTimeoutException", status: 408, fault: false, message_member: "Message" },
    ErrorModel { name: "SubnetIPAddressLimitReachedException", status: 502, fault: true, message_member: "Message" },
    ErrorModel { name: "TooManyRequestsException", status: 429, fault: false, message_member: "message" },
    ErrorModel { name: "UnsupportedMediaTypeException", status: 415, fault: false, message_member: "message" },
];

pub static ACCELERATOR_CONFIG: Shape = Shape::new(
    "AcceleratorConfig",
    Kind::Structure(&[Member::required("AcceleratorMemorySize", &ACCELERATOR_MEMORY_GB)]),
);

pub static ACCELERATOR_MEMORY_GB: Shape = Shape::new("AcceleratorMemoryGB", Kind::Integer(Bounds::NONE));

pub static ACTION: Shape = Shape::new(
    "Action",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("(lambda:[*]|lambda:[a-zA-Z]+|[*])");
            &PATTERN
        }),
    },
);

pub static ADD_PERMISSION_REQUEST: Shape = Shape::new(
    "AddPermissionRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::required("StatementId", &STATEMENT_ID),
        Member::required("Action", &ACTION),
        Member::required("Principal", &PRINCIPAL),
        Member::optional("SourceArn", &ARN),
        Member::optional("FunctionUrlAuthType", &FUNCTION_URL_AUTH_TYPE),
        Member::optional("InvokedViaFunctionUrl", &INVOKED_VIA_FUNCTION_URL),
        Member::optional("SourceAccount", &SOURCE_OWNER),
        Member::optional("EventSourceToken", &EVENT_SOURCE_TOKEN),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
        Member::optional("RevisionId", &STRING),
        Member::optional("PrincipalOrgID", &PRINCIPAL_ORG_ID),
    ]),
);

pub static ADD_PERMISSION_RESPONSE: Shape =
    Shape::new("AddPermissionResponse", Kind::Structure(&[Member::optional("Statement", &STRING)]));

pub static APPLICATION_LOG_LEVEL: Shape =
    Shape::new("ApplicationLogLevel", Kind::Enum(&["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]));

pub static ARCHITECTURE: Shape = Shape::new("Architecture", Kind::Enum(&["x86_64", "arm64"]));

pub static ARCHITECTURES_LIST: Shape =
    Shape::new("ArchitecturesList", Kind::List { member: &ARCHITECTURE, length: Bounds::within(1, 1) });

pub static ARN: Shape = Shape::new(
    "Arn",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)",
            );
            &PATTERN
        }),
    },
);

pub static BLOB: Shape = Shape::sensitive("Blob", Kind::Blob(Bounds::NONE));

pub static BOOLEAN: Shape = Shape::new("Boolean", Kind::Boolean);

pub static CAPACITY_PROVIDER_ARN: Shape = Shape::new(
    "CapacityProviderArn",
    Kind::String {
        length: Bounds::within(1, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+",
            );
            &PATTERN
        }),
    },
);

pub static CAPACITY_PROVIDER_CONFIG: Shape = Shape::new(
    "CapacityProviderConfig",
    Kind::Structure(&[Member::required(
        "LambdaManagedInstancesCapacityProviderConfig",
        &LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG,
    )]),
);

pub static CODE_SIGNING_CONFIG_ARN: Shape = Shape::new(
    "CodeSigningConfigArn",
    Kind::String {
        length: Bounds::within(0, 200),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}",
            );
            &PATTERN
        }),
    },
);

pub static CONCURRENCY: Shape = Shape::new(
    "Concurrency",
    Kind::Structure(&[Member::optional("ReservedConcurrentExecutions", &RESERVED_CONCURRENT_EXECUTIONS)]),
);

pub static CREATE_FUNCTION_REQUEST: Shape = Shape::new(
    "CreateFunctionRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &FUNCTION_NAME),
        Member::optional("Runtime", &RUNTIME),
        Member::required("Role", &ROLE_ARN),
        Member::optional("Handler", &HANDLER),
        Member::required("Code", &FUNCTION_CODE),
        Member::optional("Description", &DESCRIPTION),
        Member::optional("Timeout", &TIMEOUT),
        Member::optional("MemorySize", &MEMORY_SIZE),
        Member::optional("Publish", &BOOLEAN),
        Member::optional("PublishTo", &FUNCTION_VERSION_LATEST_PUBLISHED),
        Member::optional("VpcConfig", &VPC_CONFIG),
        Member::optional("PackageType", &PACKAGE_TYPE),
        Member::optional("DeadLetterConfig", &DEAD_LETTER_CONFIG),
        Member::optional("Environment", &ENVIRONMENT),
        Member::optional("KMSKeyArn", &KMS_KEY_ARN),
        Member::optional("TracingConfig", &TRACING_CONFIG),
        Member::optional("Tags", &TAGS),
        Member::optional("Layers", &LAYER_LIST),
        Member::optional("FileSystemConfigs", &FILE_SYSTEM_CONFIG_LIST),
        Member::optional("CodeSigningConfigArn", &CODE_SIGNING_CONFIG_ARN),
        Member::optional("ImageConfig", &IMAGE_CONFIG),
        Member::optional("Architectures", &ARCHITECTURES_LIST),
        Member::optional("EphemeralStorage", &EPHEMERAL_STORAGE),
        Member::optional("SnapStart", &SNAP_START),
        Member::optional("LoggingConfig", &LOGGING_CONFIG),
        Member::optional("TenancyConfig", &TENANCY_CONFIG),
        Member::optional("CapacityProviderConfig", &CAPACITY_PROVIDER_CONFIG),
        Member::optional("DurableConfig", &DURABLE_CONFIG),
        Member::optional("RuntimeConfig", &FUNCTION_RUNTIME_CONFIG),
        Member::optional("AcceleratorConfig", &ACCELERATOR_CONFIG),
    ]),
);

pub static DEAD_LETTER_CONFIG: Shape =
    Shape::new("DeadLetterConfig", Kind::Structure(&[Member::optional("TargetArn", &RESOURCE_ARN)]));

pub static DELETE_FUNCTION_CONCURRENCY_REQUEST: Shape = Shape::new(
    "DeleteFunctionConcurrencyRequest",
    Kind::Structure(&[Member::required("FunctionName", &FUNCTION_NAME).at(Location::Uri("FunctionName"))]),
);

pub static DELETE_FUNCTION_REQUEST: Shape = Shape::new(
    "DeleteFunctionRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
    ]),
);

pub static DELETE_FUNCTION_RESPONSE: Shape = Shape::new(
    "DeleteFunctionResponse",
    Kind::Structure(&[Member::optional("StatusCode", &INTEGER).at(Location::StatusCode)]),
);

pub static DESCRIPTION: Shape =
    Shape::new("Description", Kind::String { length: Bounds::within(0, 256), pattern: None });

pub static DIRECT_S3_READ: Shape = Shape::new("DirectS3Read", Kind::Enum(&["ENABLED", "DISABLED", "AUTO"]));

pub static DURABLE_CONFIG: Shape = Shape::new(
    "DurableConfig",
    Kind::Structure(&[
        Member::optional("KMSKeyArn", &KMS_KEY_ARN),
        Member::optional("RetentionPeriodInDays", &RETENTION_PERIOD_IN_DAYS),
        Member::optional("ExecutionTimeout", &EXECUTION_TIMEOUT),
    ]),
);

pub static DURABLE_EXECUTION_ARN: Shape = Shape::new(
    "DurableExecutionArn",
    Kind::String {
        length: Bounds::within(1, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\\d{12}):function:([a-zA-Z0-9_-]+):(\\$LATEST(?:\\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)",
            );
            &PATTERN
        }),
    },
);

pub static DURABLE_EXECUTION_NAME: Shape = Shape::new(
    "DurableExecutionName",
    Kind::String {
        length: Bounds::within(1, 64),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[a-zA-Z0-9-_]+");
            &PATTERN
        }),
    },
);

pub static ENVIRONMENT: Shape =
    Shape::new("Environment", Kind::Structure(&[Member::optional("Variables", &ENVIRONMENT_VARIABLES)]));

pub static ENVIRONMENT_ERROR: Shape = Shape::new(
    "EnvironmentError",
    Kind::Structure(&[Member::optional("ErrorCode", &STRING), Member::optional("Message", &SENSITIVE_STRING)]),
);

pub static ENVIRONMENT_RESPONSE: Shape = Shape::new(
    "EnvironmentResponse",
    Kind::Structure(&[
        Member::optional("Variables", &ENVIRONMENT_VARIABLES),
        Member::optional("Error", &ENVIRONMENT_ERROR),
    ]),
);

pub static ENVIRONMENT_VARIABLE_NAME: Shape = Shape::sensitive(
    "EnvironmentVariableName",
    Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[a-zA-Z]([a-zA-Z0-9_])+");
            &PATTERN
        }),
    },
);

pub static ENVIRONMENT_VARIABLE_VALUE: Shape =
    Shape::sensitive("EnvironmentVariableValue", Kind::String { length: Bounds::NONE, pattern: None });

pub static ENVIRONMENT_VARIABLES: Shape = Shape::sensitive(
    "EnvironmentVariables",
    Kind::Map { key: &ENVIRONMENT_VARIABLE_NAME, value: &ENVIRONMENT_VARIABLE_VALUE, length: Bounds::NONE },
);

pub static EPHEMERAL_STORAGE: Shape =
    Shape::new("EphemeralStorage", Kind::Structure(&[Member::required("Size", &EPHEMERAL_STORAGE_SIZE)]));

pub static EPHEMERAL_STORAGE_SIZE: Shape =
    Shape::new("EphemeralStorageSize", Kind::Integer(Bounds::within(512, 32768)));

pub static EVENT_SOURCE_TOKEN: Shape = Shape::new(
    "EventSourceToken",
    Kind::String {
        length: Bounds::within(0, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[a-zA-Z0-9._\\-]+");
            &PATTERN
        }),
    },
);

pub static EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_VCPU: Shape =
    Shape::new("ExecutionEnvironmentMemoryGiBPerVCpu", Kind::Double(Bounds::within(2, 8)));

pub static EXECUTION_TIMEOUT: Shape = Shape::new("ExecutionTimeout", Kind::Integer(Bounds::within(1, 31622400)));

pub static FILE_SYSTEM_ARN: Shape = Shape::new(
    "FileSystemArn",
    Kind::String {
        length: Bounds::within(0, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}",
            );
            &PATTERN
        }),
    },
);

pub static FILE_SYSTEM_CONFIG: Shape = Shape::new(
    "FileSystemConfig",
    Kind::Structure(&[
        Member::required("Arn", &FILE_SYSTEM_ARN),
        Member::required("LocalMountPath", &LOCAL_MOUNT_PATH),
        Member::optional("S3FilesConfig", &S3_FILES_CONFIG),
    ]),
);

pub static FILE_SYSTEM_CONFIG_LIST: Shape =
    Shape::new("FileSystemConfigList", Kind::List { member: &FILE_SYSTEM_CONFIG, length: Bounds::within(0, 1) });

pub static FUNCTION_ARN: Shape = Shape::new(
    "FunctionArn",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
);

pub static FUNCTION_CODE: Shape = Shape::new(
    "FunctionCode",
    Kind::Structure(&[
        Member::optional("ZipFile", &BLOB),
        Member::optional("S3Bucket", &S3_BUCKET),
        Member::optional("S3Key", &S3_KEY),
        Member::optional("S3ObjectVersion", &S3_OBJECT_VERSION),
        Member::optional("S3ObjectStorageMode", &S3_OBJECT_STORAGE_MODE),
        Member::optional("ImageUri", &STRING),
        Member::optional("SourceKMSKeyArn", &KMS_KEY_ARN),
    ]),
);

pub static FUNCTION_CODE_LOCATION: Shape = Shape::new(
    "FunctionCodeLocation",
    Kind::Structure(&[
        Member::optional("RepositoryType", &STRING),
        Member::optional("Location", &SENSITIVE_STRING_ON_SERVER_ONLY),
        Member::optional("ImageUri", &STRING),
        Member::optional("ResolvedImageUri", &STRING),
        Member::optional("ResolvedS3Object", &RESOLVED_S3_OBJECT),
        Member::optional("SourceKMSKeyArn", &KMS_KEY_ARN),
        Member::optional("Error", &FUNCTION_CODE_LOCATION_ERROR),
    ]),
);

pub static FUNCTION_CODE_LOCATION_ERROR: Shape = Shape::new(
    "FunctionCodeLocationError",
    Kind::Structure(&[Member::optional("ErrorCode", &STRING), Member::optional("Message", &SENSITIVE_STRING)]),
);

pub static FUNCTION_CONFIGURATION: Shape = Shape::new(
    "FunctionConfiguration",
    Kind::Structure(&[
        Member::optional("FunctionName", &NAMESPACED_FUNCTION_NAME),
        Member::optional("FunctionArn", &NAME_SPACED_FUNCTION_ARN),
        Member::optional("Runtime", &RUNTIME),
        Member::optional("Role", &ROLE_ARN),
        Member::optional("Handler", &HANDLER),
        Member::optional("CodeSize", &LONG),
        Member::optional("Description", &DESCRIPTION),
        Member::optional("Timeout", &TIMEOUT),
        Member::optional("MemorySize", &MEMORY_SIZE),
        Member::optional("LastModified", &TIMESTAMP),
        Member::optional("CodeSha256", &STRING),
        Member::optional("Version", &VERSION),
        Member::optional("VpcConfig", &VPC_CONFIG_RESPONSE),
        Member::optional("DeadLetterConfig", &DEAD_LETTER_CONFIG),
        Member::optional("Environment", &ENVIRONMENT_RESPONSE),
        Member::optional("KMSKeyArn", &KMS_KEY_ARN),
        Member::optional("TracingConfig", &TRACING_CONFIG_RESPONSE),
        Member::optional("MasterArn", &FUNCTION_ARN),
        Member::optional("RevisionId", &STRING),
        Member::optional("Layers", &LAYERS_REFERENCE_LIST),
        Member::optional("State", &STATE),
        Member::optional("StateReason", &STATE_REASON),
        Member::optional("StateReasonCode", &STATE_REASON_CODE),
        Member::optional("LastUpdateStatus", &LAST_UPDATE_STATUS),
        Member::optional("LastUpdateStatusReason", &LAST_UPDATE_STATUS_REASON),
        Member::optional("LastUpdateStatusReasonCode", &LAST_UPDATE_STATUS_REASON_CODE),
        Member::optional("FileSystemConfigs", &FILE_SYSTEM_CONFIG_LIST),
        Member::optional("SigningProfileVersionArn", &ARN),
        Member::optional("SigningJobArn", &ARN),
        Member::optional("PackageType", &PACKAGE_TYPE),
        Member::optional("ImageConfigResponse", &IMAGE_CONFIG_RESPONSE),
        Member::optional("Architectures", &ARCHITECTURES_LIST),
        Member::optional("EphemeralStorage", &EPHEMERAL_STORAGE),
        Member::optional("SnapStart", &SNAP_START_RESPONSE),
        Member::optional("RuntimeVersionConfig", &RUNTIME_VERSION_CONFIG),
        Member::optional("LoggingConfig", &LOGGING_CONFIG),
        Member::optional("TenancyConfig", &TENANCY_CONFIG),
        Member::optional("CapacityProviderConfig", &CAPACITY_PROVIDER_CONFIG),
        Member::optional("ConfigSha256", &STRING),
        Member::optional("DurableConfig", &DURABLE_CONFIG),
        Member::optional("RuntimeConfig", &FUNCTION_RUNTIME_CONFIG),
        Member::optional("AcceleratorConfig", &ACCELERATOR_CONFIG),
    ]),
);

pub static FUNCTION_LIST: Shape =
    Shape::new("FunctionList", Kind::List { member: &FUNCTION_CONFIGURATION, length: Bounds::NONE });

pub static FUNCTION_NAME: Shape = Shape::new(
    "FunctionName",
    Kind::String {
        length: Bounds::within(1, 140),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
);

pub static FUNCTION_RUNTIME_ALIAS: Shape =
    Shape::new("FunctionRuntimeAlias", Kind::String { length: Bounds::within(1, 128), pattern: None });

pub static FUNCTION_RUNTIME_ARN: Shape = Shape::new(
    "FunctionRuntimeArn",
    Kind::String {
        length: Bounds::within(48, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:runtime/.+");
            &PATTERN
        }),
    },
);

pub static FUNCTION_RUNTIME_CONFIG: Shape = Shape::new(
    "FunctionRuntimeConfig",
    Kind::Structure(&[
        Member::required("RuntimeArn", &FUNCTION_RUNTIME_ARN),
        Member::required("RuntimeAlias", &FUNCTION_RUNTIME_ALIAS),
    ]),
);

pub static FUNCTION_URL_AUTH_TYPE: Shape = Shape::new("FunctionUrlAuthType", Kind::Enum(&["NONE", "AWS_IAM"]));

pub static FUNCTION_VERSION: Shape = Shape::new("FunctionVersion", Kind::Enum(&["ALL"]));

pub static FUNCTION_VERSION_LATEST_PUBLISHED: Shape =
    Shape::new("FunctionVersionLatestPublished", Kind::Enum(&["LATEST_PUBLISHED"]));

pub static GET_FUNCTION_CONCURRENCY_REQUEST: Shape = Shape::new(
    "GetFunctionConcurrencyRequest",
    Kind::Structure(&[Member::required("FunctionName", &FUNCTION_NAME).at(Location::Uri("FunctionName"))]),
);

pub static GET_FUNCTION_CONCURRENCY_RESPONSE: Shape = Shape::new(
    "GetFunctionConcurrencyResponse",
    Kind::Structure(&[Member::optional("ReservedConcurrentExecutions", &RESERVED_CONCURRENT_EXECUTIONS)]),
);

pub static GET_FUNCTION_CONFIGURATION_REQUEST: Shape = Shape::new(
    "GetFunctionConfigurationRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
    ]),
);

pub static GET_FUNCTION_REQUEST: Shape = Shape::new(
    "GetFunctionRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
    ]),
);

pub static GET_FUNCTION_RESPONSE: Shape = Shape::new(
    "GetFunctionResponse",
    Kind::Structure(&[
        Member::optional("Configuration", &FUNCTION_CONFIGURATION),
        Member::optional("Code", &FUNCTION_CODE_LOCATION),
        Member::optional("Tags", &TAGS),
        Member::optional("TagsError", &TAGS_ERROR),
        Member::optional("Concurrency", &CONCURRENCY),
    ]),
);

pub static GET_POLICY_REQUEST: Shape = Shape::new(
    "GetPolicyRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
    ]),
);

pub static GET_POLICY_RESPONSE: Shape = Shape::new(
    "GetPolicyResponse",
    Kind::Structure(&[Member::optional("Policy", &STRING), Member::optional("RevisionId", &STRING)]),
);

pub static HANDLER: Shape = Shape::new(
    "Handler",
    Kind::String {
        length: Bounds::within(0, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[^\\s]+");
            &PATTERN
        }),
    },
);

pub static IMAGE_CONFIG: Shape = Shape::new(
    "ImageConfig",
    Kind::Structure(&[
        Member::optional("EntryPoint", &STRING_LIST),
        Member::optional("Command", &STRING_LIST),
        Member::optional("WorkingDirectory", &WORKING_DIRECTORY),
    ]),
);

pub static IMAGE_CONFIG_ERROR: Shape = Shape::new(
    "ImageConfigError",
    Kind::Structure(&[Member::optional("ErrorCode", &STRING), Member::optional("Message", &SENSITIVE_STRING)]),
);

pub static IMAGE_CONFIG_RESPONSE: Shape = Shape::new(
    "ImageConfigResponse",
    Kind::Structure(&[Member::optional("ImageConfig", &IMAGE_CONFIG), Member::optional("Error", &IMAGE_CONFIG_ERROR)]),
);

pub static INTEGER: Shape = Shape::new("Integer", Kind::Integer(Bounds::NONE));

pub static INVOCATION_REQUEST: Shape = Shape::new(
    "InvocationRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("InvocationType", &INVOCATION_TYPE).at(Location::Header("X-Amz-Invocation-Type")),
        Member::optional("LogType", &LOG_TYPE).at(Location::Header("X-Amz-Log-Type")),
        Member::optional("ClientContext", &STRING).at(Location::Header("X-Amz-Client-Context")),
        Member::optional("DurableExecutionName", &DURABLE_EXECUTION_NAME)
            .at(Location::Header("X-Amz-Durable-Execution-Name")),
        Member::optional("Payload", &BLOB).at(Location::Payload),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
        Member::optional("TenantId", &TENANT_ID).at(Location::Header("X-Amz-Tenant-Id")),
    ]),
);

pub static INVOCATION_RESPONSE: Shape = Shape::new(
    "InvocationResponse",
    Kind::Structure(&[
        Member::optional("StatusCode", &INTEGER).at(Location::StatusCode),
        Member::optional("FunctionError", &STRING).at(Location::Header("X-Amz-Function-Error")),
        Member::optional("LogResult", &STRING).at(Location::Header("X-Amz-Log-Result")),
        Member::optional("Payload", &BLOB).at(Location::Payload),
        Member::optional("ExecutedVersion", &VERSION).at(Location::Header("X-Amz-Executed-Version")),
        Member::optional("DurableExecutionArn", &DURABLE_EXECUTION_ARN)
            .at(Location::Header("X-Amz-Durable-Execution-Arn")),
    ]),
);

pub static INVOCATION_TYPE: Shape = Shape::new("InvocationType", Kind::Enum(&["Event", "RequestResponse", "DryRun"]));

pub static INVOKED_VIA_FUNCTION_URL: Shape = Shape::new("InvokedViaFunctionUrl", Kind::Boolean);

pub static KMS_KEY_ARN: Shape = Shape::new(
    "KMSKeyArn",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
            &PATTERN
        }),
    },
);

pub static LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: Shape = Shape::new(
    "LambdaManagedInstancesCapacityProviderConfig",
    Kind::Structure(&[
        Member::required("CapacityProviderArn", &CAPACITY_PROVIDER_ARN),
        Member::optional("PerExecutionEnvironmentMaxConcurrency", &PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY),
        Member::optional("ExecutionEnvironmentMemoryGiBPerVCpu", &EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_VCPU),
    ]),
);

pub static LAST_UPDATE_STATUS: Shape =
    Shape::new("LastUpdateStatus", Kind::Enum(&["Successful", "Failed", "InProgress"]));

pub static LAST_UPDATE_STATUS_REASON: Shape =
    Shape::new("LastUpdateStatusReason", Kind::String { length: Bounds::NONE, pattern: None });

pub static LAST_UPDATE_STATUS_REASON_CODE: Shape = Shape::new(
    "LastUpdateStatusReasonCode",
    Kind::Enum(&[
        "EniLimitExceeded",
        "InsufficientRolePermissions",
        "InvalidConfiguration",
        "InternalError",
        "SubnetOutOfIPAddresses",
        "InvalidSubnet",
        "InvalidSecurityGroup",
        "ImageDeleted",
        "ImageAccessDenied",
        "InvalidImage",
        "KMSKeyAccessDenied",
        "KMSKeyNotFound",
        "InvalidStateKMSKey",
        "DisabledKMSKey",
        "EFSIOError",
        "EFSMountConnectivityError",
        "EFSMountFailure",
        "EFSMountTimeout",
        "InvalidRuntime",
        "InvalidZipFileException",
        "FunctionError",
        "ServiceQuotaExceededException",
        "VcpuLimitExceeded",
        "CapacityProviderScalingLimitExceeded",
        "InsufficientCapacity",
        "EC2RequestLimitExceeded",
        "FunctionError.InitTimeout",
        "FunctionError.RuntimeInitError",
        "FunctionError.ExtensionInitError",
        "FunctionError.InvalidEntryPoint",
        "FunctionError.InvalidWorkingDirectory",
        "FunctionError.PermissionDenied",
        "FunctionError.TooManyExtensions",
        "FunctionError.InitResourceExhausted",
        "DisallowedByVpcEncryptionControl",
        "IncompatibleAcceleratorInstanceTypes",
        "DependencyError",
    ]),
);

pub static LAYER: Shape = Shape::new(
    "Layer",
    Kind::Structure(&[
        Member::optional("Arn", &LAYER_VERSION_ARN),
        Member::optional("CodeSize", &LONG),
        Member::optional("SigningProfileVersionArn", &ARN),
        Member::optional("SigningJobArn", &ARN),
    ]),
);

pub static LAYER_LIST: Shape = Shape::new("LayerList", Kind::List { member: &LAYER_VERSION_ARN, length: Bounds::NONE });

pub static LAYER_VERSION_ARN: Shape = Shape::new(
    "LayerVersionArn",
    Kind::String {
        length: Bounds::within(1, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))",
            );
            &PATTERN
        }),
    },
);

pub static LAYERS_REFERENCE_LIST: Shape =
    Shape::new("LayersReferenceList", Kind::List { member: &LAYER, length: Bounds::NONE });

pub static LIST_FUNCTIONS_REQUEST: Shape = Shape::new(
    "ListFunctionsRequest",
    Kind::Structure(&[
        Member::optional("MasterRegion", &MASTER_REGION).at(Location::Query("MasterRegion")),
        Member::optional("FunctionVersion", &FUNCTION_VERSION).at(Location::Query("FunctionVersion")),
        Member::optional("Marker", &STRING).at(Location::Query("Marker")),
        Member::optional("MaxItems", &MAX_LIST_ITEMS).at(Location::Query("MaxItems")),
    ]),
);

pub static LIST_FUNCTIONS_RESPONSE: Shape = Shape::new(
    "ListFunctionsResponse",
    Kind::Structure(&[Member::optional("NextMarker", &STRING), Member::optional("Functions", &FUNCTION_LIST)]),
);

pub static LOCAL_MOUNT_PATH: Shape = Shape::new(
    "LocalMountPath",
    Kind::String {
        length: Bounds::within(0, 160),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("/mnt/[a-zA-Z0-9-_.]+");
            &PATTERN
        }),
    },
);

pub static LOG_FORMAT: Shape = Shape::new("LogFormat", Kind::Enum(&["JSON", "Text"]));

pub static LOG_GROUP: Shape = Shape::new(
    "LogGroup",
    Kind::String {
        length: Bounds::within(1, 512),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\.\\-_/#A-Za-z0-9]+");
            &PATTERN
        }),
    },
);

pub static LOG_TYPE: Shape = Shape::new("LogType", Kind::Enum(&["None", "Tail"]));

pub static LOGGING_CONFIG: Shape = Shape::new(
    "LoggingConfig",
    Kind::Structure(&[
        Member::optional("LogFormat", &LOG_FORMAT),
        Member::optional("ApplicationLogLevel", &APPLICATION_LOG_LEVEL),
        Member::optional("SystemLogLevel", &SYSTEM_LOG_LEVEL),
        Member::optional("LogGroup", &LOG_GROUP),
    ]),
);

pub static LONG: Shape = Shape::new("Long", Kind::Long(Bounds::NONE));

pub static MASTER_REGION: Shape = Shape::new(
    "MasterRegion",
    Kind::String {
        length: Bounds::within(1, 50),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}");
            &PATTERN
        }),
    },
);

pub static MAX_LIST_ITEMS: Shape = Shape::new("MaxListItems", Kind::Integer(Bounds::within(1, 10000)));

pub static MEMORY_SIZE: Shape = Shape::new("MemorySize", Kind::Integer(Bounds::within(128, 32768)));

pub static NAME_SPACED_FUNCTION_ARN: Shape = Shape::new(
    "NameSpacedFunctionArn",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_\\.]+(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
);

pub static NAMESPACED_FUNCTION_NAME: Shape = Shape::new(
    "NamespacedFunctionName",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
);

pub static NAMESPACED_STATEMENT_ID: Shape = Shape::new(
    "NamespacedStatementId",
    Kind::String {
        length: Bounds::within(1, 100),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("([a-zA-Z0-9-_.]+)");
            &PATTERN
        }),
    },
);

pub static NULLABLE_BOOLEAN: Shape = Shape::new("NullableBoolean", Kind::Boolean);

pub static NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER: Shape = Shape::new(
    "NumericLatestPublishedOrAliasQualifier",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");
            &PATTERN
        }),
    },
);

pub static PACKAGE_TYPE: Shape = Shape::new("PackageType", Kind::Enum(&["Zip", "Image"]));

pub static PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY: Shape =
    Shape::new("PerExecutionEnvironmentMaxConcurrency", Kind::Integer(Bounds::within(1, 1600)));

pub static PRINCIPAL: Shape = Shape::new(
    "Principal",
    Kind::String {
        length: Bounds::within(0, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[^\\s]+");
            &PATTERN
        }),
    },
);

pub static PRINCIPAL_ORG_ID: Shape = Shape::new(
    "PrincipalOrgID",
    Kind::String {
        length: Bounds::within(12, 34),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("o-[a-z0-9]{10,32}");
            &PATTERN
        }),
    },
);

pub static PUT_FUNCTION_CONCURRENCY_REQUEST: Shape = Shape::new(
    "PutFunctionConcurrencyRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::required("ReservedConcurrentExecutions", &RESERVED_CONCURRENT_EXECUTIONS),
    ]),
);

pub static REMOVE_PERMISSION_REQUEST: Shape = Shape::new(
    "RemovePermissionRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &NAMESPACED_FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::required("StatementId", &NAMESPACED_STATEMENT_ID).at(Location::Uri("StatementId")),
        Member::optional("Qualifier", &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER).at(Location::Query("Qualifier")),
        Member::optional("RevisionId", &STRING).at(Location::Query("RevisionId")),
    ]),
);

pub static RESERVED_CONCURRENT_EXECUTIONS: Shape =
    Shape::new("ReservedConcurrentExecutions", Kind::Integer(Bounds::at_least(0)));

pub static RESOLVED_S3_OBJECT: Shape = Shape::new(
    "ResolvedS3Object",
    Kind::Structure(&[
        Member::optional("S3Bucket", &S3_BUCKET),
        Member::optional("S3Key", &S3_KEY),
        Member::optional("S3ObjectVersion", &S3_OBJECT_VERSION),
    ]),
);

pub static RESOURCE_ARN: Shape = Shape::new(
    "ResourceArn",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
            &PATTERN
        }),
    },
);

pub static RETENTION_PERIOD_IN_DAYS: Shape = Shape::new("RetentionPeriodInDays", Kind::Integer(Bounds::within(1, 90)));

pub static ROLE_ARN: Shape = Shape::new(
    "RoleArn",
    Kind::String {
        length: Bounds::within(0, 10000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
            &PATTERN
        }),
    },
);

pub static RUNTIME: Shape = Shape::new(
    "Runtime",
    Kind::Enum(&[
        "nodejs",
        "nodejs4.3",
        "nodejs6.10",
        "nodejs8.10",
        "nodejs10.x",
        "nodejs12.x",
        "nodejs14.x",
        "nodejs16.x",
        "nodejs18.x",
        "nodejs20.x",
        "nodejs22.x",
        "nodejs24.x",
        "java8",
        "java8.al2",
        "java11",
        "java17",
        "java21",
        "java25",
        "python2.7",
        "python3.6",
        "python3.7",
        "python3.8",
        "python3.9",
        "python3.10",
        "python3.11",
        "python3.12",
        "python3.13",
        "python3.14",
        "dotnetcore1.0",
        "dotnetcore2.0",
        "dotnetcore2.1",
        "dotnetcore3.1",
        "dotnet6",
        "dotnet8",
        "dotnet10",
        "nodejs4.3-edge",
        "go1.x",
        "ruby2.5",
        "ruby2.7",
        "ruby3.2",
        "ruby3.3",
        "ruby3.4",
        "ruby4.0",
        "provided",
        "provided.al2",
        "provided.al2023",
        "nodejs26.x",
        "python3.15",
        "java8.al2023",
        "java11.al2023",
        "java17.al2023",
        "custom",
    ]),
);

pub static RUNTIME_VERSION_ARN: Shape = Shape::new(
    "RuntimeVersionArn",
    Kind::String {
        length: Bounds::within(26, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(
                "((arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}::runtime:.+)|(arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:runtime/[A-Za-z0-9_.-]{1,128}/version/[A-Za-z0-9_.-]{1,128}))",
            );
            &PATTERN
        }),
    },
);

pub static RUNTIME_VERSION_CONFIG: Shape = Shape::new(
    "RuntimeVersionConfig",
    Kind::Structure(&[
        Member::optional("RuntimeVersionArn", &RUNTIME_VERSION_ARN),
        Member::optional("Error", &RUNTIME_VERSION_ERROR),
    ]),
);

pub static RUNTIME_VERSION_ERROR: Shape = Shape::new(
    "RuntimeVersionError",
    Kind::Structure(&[Member::optional("ErrorCode", &STRING), Member::optional("Message", &SENSITIVE_STRING)]),
);

pub static S3_BUCKET: Shape = Shape::new(
    "S3Bucket",
    Kind::String {
        length: Bounds::within(3, 63),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[0-9A-Za-z\\.\\-_]*(?<!\\.)");
            &PATTERN
        }),
    },
);

pub static S3_FILES_CONFIG: Shape =
    Shape::new("S3FilesConfig", Kind::Structure(&[Member::optional("DirectS3Read", &DIRECT_S3_READ)]));

pub static S3_KEY: Shape = Shape::new(
    "S3Key",
    Kind::String {
        length: Bounds::within(1, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(".*");
            &PATTERN
        }),
    },
);

pub static S3_OBJECT_STORAGE_MODE: Shape = Shape::new("S3ObjectStorageMode", Kind::Enum(&["COPY", "REFERENCE"]));

pub static S3_OBJECT_VERSION: Shape = Shape::new(
    "S3ObjectVersion",
    Kind::String {
        length: Bounds::within(1, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(".*");
            &PATTERN
        }),
    },
);

pub static SECURITY_GROUP_ID: Shape = Shape::new(
    "SecurityGroupId",
    Kind::String {
        length: Bounds::within(0, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("sg-[0-9a-zA-Z]*");
            &PATTERN
        }),
    },
);

pub static SECURITY_GROUP_IDS: Shape =
    Shape::new("SecurityGroupIds", Kind::List { member: &SECURITY_GROUP_ID, length: Bounds::within(0, 5) });

pub static SENSITIVE_STRING: Shape =
    Shape::sensitive("SensitiveString", Kind::String { length: Bounds::NONE, pattern: None });

pub static SENSITIVE_STRING_ON_SERVER_ONLY: Shape =
    Shape::new("SensitiveStringOnServerOnly", Kind::String { length: Bounds::within(0, 10000), pattern: None });

pub static SNAP_START: Shape =
    Shape::new("SnapStart", Kind::Structure(&[Member::optional("ApplyOn", &SNAP_START_APPLY_ON)]));

pub static SNAP_START_APPLY_ON: Shape = Shape::new("SnapStartApplyOn", Kind::Enum(&["PublishedVersions", "None"]));

pub static SNAP_START_OPTIMIZATION_STATUS: Shape =
    Shape::new("SnapStartOptimizationStatus", Kind::Enum(&["On", "Off"]));

pub static SNAP_START_RESPONSE: Shape = Shape::new(
    "SnapStartResponse",
    Kind::Structure(&[
        Member::optional("ApplyOn", &SNAP_START_APPLY_ON),
        Member::optional("OptimizationStatus", &SNAP_START_OPTIMIZATION_STATUS),
    ]),
);

pub static SOURCE_OWNER: Shape = Shape::new(
    "SourceOwner",
    Kind::String {
        length: Bounds::within(0, 12),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("\\d{12}");
            &PATTERN
        }),
    },
);

pub static STATE: Shape = Shape::new(
    "State",
    Kind::Enum(&[
        "Pending",
        "Active",
        "Inactive",
        "Failed",
        "Deactivating",
        "Deactivated",
        "ActiveNonInvocable",
        "Deleting",
    ]),
);

pub static STATE_REASON: Shape = Shape::new("StateReason", Kind::String { length: Bounds::NONE, pattern: None });

pub static STATE_REASON_CODE: Shape = Shape::new(
    "StateReasonCode",
    Kind::Enum(&[
        "Idle",
        "Creating",
        "Restoring",
        "EniLimitExceeded",
        "InsufficientRolePermissions",
        "InvalidConfiguration",
        "InternalError",
        "SubnetOutOfIPAddresses",
        "InvalidSubnet",
        "InvalidSecurityGroup",
        "ImageDeleted",
        "ImageAccessDenied",
        "InvalidImage",
        "KMSKeyAccessDenied",
        "KMSKeyNotFound",
        "InvalidStateKMSKey",
        "DisabledKMSKey",
        "EFSIOError",
        "EFSMountConnectivityError",
        "EFSMountFailure",
        "EFSMountTimeout",
        "InvalidRuntime",
        "InvalidZipFileException",
        "FunctionError",
        "ServiceQuotaExceededException",
        "VcpuLimitExceeded",
        "CapacityProviderScalingLimitExceeded",
        "InsufficientCapacity",
        "EC2RequestLimitExceeded",
        "FunctionError.InitTimeout",
        "FunctionError.RuntimeInitError",
        "FunctionError.ExtensionInitError",
        "FunctionError.InvalidEntryPoint",
        "FunctionError.InvalidWorkingDirectory",
        "FunctionError.PermissionDenied",
        "FunctionError.TooManyExtensions",
        "FunctionError.InitResourceExhausted",
        "DisallowedByVpcEncryptionControl",
        "DrainingDurableExecutions",
        "IncompatibleAcceleratorInstanceTypes",
        "DependencyError",
    ]),
);

pub static STATEMENT_ID: Shape = Shape::new(
    "StatementId",
    Kind::String {
        length: Bounds::within(1, 100),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("([a-zA-Z0-9-_]+)");
            &PATTERN
        }),
    },
);

pub static STRING: Shape = Shape::new("String", Kind::String { length: Bounds::NONE, pattern: None });

pub static STRING_LIST: Shape =
    Shape::new("StringList", Kind::List { member: &STRING, length: Bounds::within(0, 1500) });

pub static SUBNET_ID: Shape = Shape::new(
    "SubnetId",
    Kind::String {
        length: Bounds::within(0, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("subnet-[0-9a-z]*");
            &PATTERN
        }),
    },
);

pub static SUBNET_IDS: Shape =
    Shape::new("SubnetIds", Kind::List { member: &SUBNET_ID, length: Bounds::within(0, 16) });

pub static SYSTEM_LOG_LEVEL: Shape = Shape::new("SystemLogLevel", Kind::Enum(&["DEBUG", "INFO", "WARN"]));

pub static TAG_KEY: Shape = Shape::new(
    "TagKey",
    Kind::String {
        length: Bounds::within(1, 128),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
            &PATTERN
        }),
    },
);

pub static TAG_VALUE: Shape = Shape::new(
    "TagValue",
    Kind::String {
        length: Bounds::within(0, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
            &PATTERN
        }),
    },
);

pub static TAGS: Shape = Shape::new("Tags", Kind::Map { key: &TAG_KEY, value: &TAG_VALUE, length: Bounds::NONE });

pub static TAGS_ERROR: Shape = Shape::new(
    "TagsError",
    Kind::Structure(&[
        Member::required("ErrorCode", &TAGS_ERROR_CODE),
        Member::required("Message", &TAGS_ERROR_MESSAGE),
    ]),
);

pub static TAGS_ERROR_CODE: Shape = Shape::new(
    "TagsErrorCode",
    Kind::String {
        length: Bounds::within(10, 21),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[A-Za-z]+Exception");
            &PATTERN
        }),
    },
);

pub static TAGS_ERROR_MESSAGE: Shape = Shape::new(
    "TagsErrorMessage",
    Kind::String {
        length: Bounds::within(84, 1000),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(".*");
            &PATTERN
        }),
    },
);

pub static TENANCY_CONFIG: Shape =
    Shape::new("TenancyConfig", Kind::Structure(&[Member::required("TenantIsolationMode", &TENANT_ISOLATION_MODE)]));

pub static TENANT_ID: Shape = Shape::new(
    "TenantId",
    Kind::String {
        length: Bounds::within(1, 256),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[a-zA-Z0-9\\._:\\/=+\\-@ ]+");
            &PATTERN
        }),
    },
);

pub static TENANT_ISOLATION_MODE: Shape = Shape::new("TenantIsolationMode", Kind::Enum(&["PER_TENANT"]));

pub static TIMEOUT: Shape = Shape::new("Timeout", Kind::Integer(Bounds::within(1, 5400)));

pub static TIMESTAMP: Shape = Shape::new(
    "Timestamp",
    Kind::String {
        length: Bounds::within(0, 100),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full(".*");
            &PATTERN
        }),
    },
);

pub static TRACING_CONFIG: Shape =
    Shape::new("TracingConfig", Kind::Structure(&[Member::optional("Mode", &TRACING_MODE)]));

pub static TRACING_CONFIG_RESPONSE: Shape =
    Shape::new("TracingConfigResponse", Kind::Structure(&[Member::optional("Mode", &TRACING_MODE)]));

pub static TRACING_MODE: Shape = Shape::new("TracingMode", Kind::Enum(&["Active", "PassThrough"]));

pub static UPDATE_FUNCTION_CODE_REQUEST: Shape = Shape::new(
    "UpdateFunctionCodeRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("ZipFile", &BLOB),
        Member::optional("S3Bucket", &S3_BUCKET),
        Member::optional("S3Key", &S3_KEY),
        Member::optional("S3ObjectVersion", &S3_OBJECT_VERSION),
        Member::optional("S3ObjectStorageMode", &S3_OBJECT_STORAGE_MODE),
        Member::optional("ImageUri", &STRING),
        Member::optional("Architectures", &ARCHITECTURES_LIST),
        Member::optional("Publish", &BOOLEAN),
        Member::optional("PublishTo", &FUNCTION_VERSION_LATEST_PUBLISHED),
        Member::optional("DryRun", &BOOLEAN),
        Member::optional("RevisionId", &STRING),
        Member::optional("SourceKMSKeyArn", &KMS_KEY_ARN),
    ]),
);

pub static UPDATE_FUNCTION_CONFIGURATION_REQUEST: Shape = Shape::new(
    "UpdateFunctionConfigurationRequest",
    Kind::Structure(&[
        Member::required("FunctionName", &FUNCTION_NAME).at(Location::Uri("FunctionName")),
        Member::optional("Role", &ROLE_ARN),
        Member::optional("Handler", &HANDLER),
        Member::optional("Description", &DESCRIPTION),
        Member::optional("Timeout", &TIMEOUT),
        Member::optional("MemorySize", &MEMORY_SIZE),
        Member::optional("VpcConfig", &VPC_CONFIG),
        Member::optional("Environment", &ENVIRONMENT),
        Member::optional("Runtime", &RUNTIME),
        Member::optional("DeadLetterConfig", &DEAD_LETTER_CONFIG),
        Member::optional("KMSKeyArn", &KMS_KEY_ARN),
        Member::optional("TracingConfig", &TRACING_CONFIG),
        Member::optional("RevisionId", &STRING),
        Member::optional("Layers", &LAYER_LIST),
        Member::optional("FileSystemConfigs", &FILE_SYSTEM_CONFIG_LIST),
        Member::optional("ImageConfig", &IMAGE_CONFIG),
        Member::optional("EphemeralStorage", &EPHEMERAL_STORAGE),
        Member::optional("SnapStart", &SNAP_START),
        Member::optional("LoggingConfig", &LOGGING_CONFIG),
        Member::optional("CapacityProviderConfig", &CAPACITY_PROVIDER_CONFIG),
        Member::optional("DurableConfig", &DURABLE_CONFIG),
        Member::optional("RuntimeConfig", &FUNCTION_RUNTIME_CONFIG),
        Member::optional("AcceleratorConfig", &ACCELERATOR_CONFIG),
    ]),
);

pub static VERSION: Shape = Shape::new(
    "Version",
    Kind::String {
        length: Bounds::within(1, 1024),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("(\\$LATEST|[0-9]+)");
            &PATTERN
        }),
    },
);

pub static VPC_CONFIG: Shape = Shape::new(
    "VpcConfig",
    Kind::Structure(&[
        Member::optional("SubnetIds", &SUBNET_IDS),
        Member::optional("SecurityGroupIds", &SECURITY_GROUP_IDS),
        Member::optional("Ipv6AllowedForDualStack", &NULLABLE_BOOLEAN),
    ]),
);

pub static VPC_CONFIG_RESPONSE: Shape = Shape::new(
    "VpcConfigResponse",
    Kind::Structure(&[
        Member::optional("SubnetIds", &SUBNET_IDS),
        Member::optional("SecurityGroupIds", &SECURITY_GROUP_IDS),
        Member::optional("VpcId", &VPC_ID),
        Member::optional("Ipv6AllowedForDualStack", &NULLABLE_BOOLEAN),
    ]),
);

pub static VPC_ID: Shape = Shape::new("VpcId", Kind::String { length: Bounds::NONE, pattern: None });

pub static WORKING_DIRECTORY: Shape =
    Shape::new("WorkingDirectory", Kind::String { length: Bounds::within(0, 1000), pattern: None });
