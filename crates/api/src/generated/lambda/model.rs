//! The model of `lambda` as data. Written by `cargo xtask codegen` from `model/lambda.json`; do not edit.

#![allow(
    clippy::all,
    clippy::pedantic,
    reason = "names and shapes are the model's, not ours"
)]

use crate::model::{
    Auth, Bounds, ErrorModel, Http, Kind, Location, Member, OperationModel, Pattern, Shape,
};

/// What the model says about each operation, in the order of the `Operation` enum.
pub static OPERATIONS: [OperationModel; 11] = [
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
        http: Some(Http {
            method: "POST",
            uri: "/2015-03-31/functions/{FunctionName}/policy",
            status: 201,
        }),
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
        http: Some(Http {
            method: "POST",
            uri: "/2015-03-31/functions",
            status: 201,
        }),
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
        http: Some(Http {
            method: "DELETE",
            uri: "/2015-03-31/functions/{FunctionName}",
            status: 200,
        }),
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
        http: Some(Http {
            method: "GET",
            uri: "/2015-03-31/functions/{FunctionName}",
            status: 200,
        }),
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
        http: Some(Http {
            method: "GET",
            uri: "/2015-03-31/functions/{FunctionName}/configuration",
            status: 200,
        }),
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
        http: Some(Http {
            method: "GET",
            uri: "/2015-03-31/functions/{FunctionName}/policy",
            status: 200,
        }),
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
        http: Some(Http {
            method: "POST",
            uri: "/2015-03-31/functions/{FunctionName}/invocations",
            status: 200,
        }),
    },
    OperationModel {
        name: "ListFunctions",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterValueException",
            "ServiceException",
            "TooManyRequestsException",
        ],
        input: Some(&LIST_FUNCTIONS_REQUEST),
        output: Some(&LIST_FUNCTIONS_RESPONSE),
        http: Some(Http {
            method: "GET",
            uri: "/2015-03-31/functions",
            status: 200,
        }),
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
        http: Some(Http {
            method: "PUT",
            uri: "/2015-03-31/functions/{FunctionName}/code",
            status: 200,
        }),
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
        http: Some(Http {
            method: "PUT",
            uri: "/2015-03-31/functions/{FunctionName}/configuration",
            status: 200,
        }),
    },
];

/// The service's exceptions, in alphabetical order.
pub static ERRORS: [ErrorModel; 53] = [
    ErrorModel {
        name: "CodeArtifactUserDeletedException",
        status: 409,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "CodeArtifactUserFailedException",
        status: 409,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "CodeArtifactUserPendingException",
        status: 409,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "CodeSigningConfigNotFoundException",
        status: 404,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "CodeStorageExceededException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "CodeVerificationFailedException",
        status: 400,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "DurableExecutionAlreadyStartedException",
        status: 409,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "EC2AccessDeniedException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "EC2ThrottledException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "EC2UnexpectedException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "EFSIOException",
        status: 410,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "EFSMountConnectivityException",
        status: 408,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "EFSMountFailureException",
        status: 403,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "EFSMountTimeoutException",
        status: 408,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "ENILimitReachedException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "ENINotReadyException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "FunctionVersionsPerCapacityProviderLimitExceededException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidCodeSignatureException",
        status: 400,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "InvalidParameterValueException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidRequestContentException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "InvalidRuntimeException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "InvalidSecurityGroupIDException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "InvalidSubnetIDException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "InvalidZipFileException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "KMSAccessDeniedException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "KMSDisabledException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "KMSInvalidStateException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "KMSNotFoundException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "ModeNotSupportedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "NoPublishedVersionException",
        status: 400,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "PolicyLengthExceededException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "PreconditionFailedException",
        status: 412,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "PublicPolicyException",
        status: 400,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "RecursiveInvocationException",
        status: 400,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "RequestTooLargeException",
        status: 413,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ResourceConflictException",
        status: 409,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ResourceNotFoundException",
        status: 404,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "ResourceNotReadyException",
        status: 502,
        fault: true,
        message_member: "message",
    },
    ErrorModel {
        name: "RuntimeAliasDeletedException",
        status: 409,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "RuntimeVersionDeletedException",
        status: 409,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "S3FilesMountConnectivityException",
        status: 408,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "S3FilesMountFailureException",
        status: 403,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "S3FilesMountTimeoutException",
        status: 408,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "SerializedRequestEntityTooLargeException",
        status: 413,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ServiceException",
        status: 500,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "ServiceQuotaExceededException",
        status: 402,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "SnapStartException",
        status: 400,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "SnapStartNotReadyException",
        status: 409,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "SnapStartRegenerationFailureException",
        status: 409,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "SnapStartTimeoutException",
        status: 408,
        fault: false,
        message_member: "Message",
    },
    ErrorModel {
        name: "SubnetIPAddressLimitReachedException",
        status: 502,
        fault: true,
        message_member: "Message",
    },
    ErrorModel {
        name: "TooManyRequestsException",
        status: 429,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "UnsupportedMediaTypeException",
        status: 415,
        fault: false,
        message_member: "message",
    },
];

/// The model's shape `AcceleratorConfig`.
pub static ACCELERATOR_CONFIG: Shape = Shape {
    name: "AcceleratorConfig",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "AcceleratorMemorySize",
        shape: &ACCELERATOR_MEMORY_GB,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `AcceleratorMemoryGB`.
pub static ACCELERATOR_MEMORY_GB: Shape = Shape {
    name: "AcceleratorMemoryGB",
    sensitive: false,
    kind: Kind::Integer(Bounds::NONE),
};

/// The model's shape `Action`.
pub static ACTION: Shape = Shape {
    name: "Action",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("(lambda:[*]|lambda:[a-zA-Z]+|[*])");
            &PATTERN
        }),
    },
};

/// The model's shape `AddPermissionRequest`.
pub static ADD_PERMISSION_REQUEST: Shape = Shape {
    name: "AddPermissionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "StatementId",
            shape: &STATEMENT_ID,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Action",
            shape: &ACTION,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Principal",
            shape: &PRINCIPAL,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "SourceArn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FunctionUrlAuthType",
            shape: &FUNCTION_URL_AUTH_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "InvokedViaFunctionUrl",
            shape: &INVOKED_VIA_FUNCTION_URL,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SourceAccount",
            shape: &SOURCE_OWNER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EventSourceToken",
            shape: &EVENT_SOURCE_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
        Member {
            name: "RevisionId",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PrincipalOrgID",
            shape: &PRINCIPAL_ORG_ID,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `AddPermissionResponse`.
pub static ADD_PERMISSION_RESPONSE: Shape = Shape {
    name: "AddPermissionResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Statement",
        shape: &STRING,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `ApplicationLogLevel`.
pub static APPLICATION_LOG_LEVEL: Shape = Shape {
    name: "ApplicationLogLevel",
    sensitive: false,
    kind: Kind::Enum(&["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]),
};

/// The model's shape `Architecture`.
pub static ARCHITECTURE: Shape = Shape {
    name: "Architecture",
    sensitive: false,
    kind: Kind::Enum(&["x86_64", "arm64"]),
};

/// The model's shape `ArchitecturesList`.
pub static ARCHITECTURES_LIST: Shape = Shape {
    name: "ArchitecturesList",
    sensitive: false,
    kind: Kind::List {
        member: &ARCHITECTURE,
        length: Bounds {
            min: Some(1),
            max: Some(1),
        },
    },
};

/// The model's shape `Arn`.
pub static ARN: Shape = Shape {
    name: "Arn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `Blob`.
pub static BLOB: Shape = Shape {
    name: "Blob",
    sensitive: true,
    kind: Kind::Blob(Bounds::NONE),
};

/// The model's shape `Boolean`.
pub static BOOLEAN: Shape = Shape {
    name: "Boolean",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `CapacityProviderArn`.
pub static CAPACITY_PROVIDER_ARN: Shape = Shape {
    name: "CapacityProviderArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `CapacityProviderConfig`.
pub static CAPACITY_PROVIDER_CONFIG: Shape = Shape {
    name: "CapacityProviderConfig",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "LambdaManagedInstancesCapacityProviderConfig",
        shape: &LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `CodeSigningConfigArn`.
pub static CODE_SIGNING_CONFIG_ARN: Shape = Shape {
    name: "CodeSigningConfigArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(200),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:code-signing-config:csc-[a-z0-9]{17}",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `Concurrency`.
pub static CONCURRENCY: Shape = Shape {
    name: "Concurrency",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ReservedConcurrentExecutions",
        shape: &RESERVED_CONCURRENT_EXECUTIONS,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `CreateFunctionRequest`.
pub static CREATE_FUNCTION_REQUEST: Shape = Shape {
    name: "CreateFunctionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &FUNCTION_NAME,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Runtime",
            shape: &RUNTIME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Role",
            shape: &ROLE_ARN,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Handler",
            shape: &HANDLER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Code",
            shape: &FUNCTION_CODE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Description",
            shape: &DESCRIPTION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Timeout",
            shape: &TIMEOUT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MemorySize",
            shape: &MEMORY_SIZE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Publish",
            shape: &BOOLEAN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PublishTo",
            shape: &FUNCTION_VERSION_LATEST_PUBLISHED,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VpcConfig",
            shape: &VPC_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PackageType",
            shape: &PACKAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeadLetterConfig",
            shape: &DEAD_LETTER_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Environment",
            shape: &ENVIRONMENT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TracingConfig",
            shape: &TRACING_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Tags",
            shape: &TAGS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Layers",
            shape: &LAYER_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FileSystemConfigs",
            shape: &FILE_SYSTEM_CONFIG_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CodeSigningConfigArn",
            shape: &CODE_SIGNING_CONFIG_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageConfig",
            shape: &IMAGE_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Architectures",
            shape: &ARCHITECTURES_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EphemeralStorage",
            shape: &EPHEMERAL_STORAGE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SnapStart",
            shape: &SNAP_START,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LoggingConfig",
            shape: &LOGGING_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TenancyConfig",
            shape: &TENANCY_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CapacityProviderConfig",
            shape: &CAPACITY_PROVIDER_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DurableConfig",
            shape: &DURABLE_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RuntimeConfig",
            shape: &FUNCTION_RUNTIME_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcceleratorConfig",
            shape: &ACCELERATOR_CONFIG,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DeadLetterConfig`.
pub static DEAD_LETTER_CONFIG: Shape = Shape {
    name: "DeadLetterConfig",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "TargetArn",
        shape: &RESOURCE_ARN,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `DeleteFunctionRequest`.
pub static DELETE_FUNCTION_REQUEST: Shape = Shape {
    name: "DeleteFunctionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
    ]),
};

/// The model's shape `DeleteFunctionResponse`.
pub static DELETE_FUNCTION_RESPONSE: Shape = Shape {
    name: "DeleteFunctionResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "StatusCode",
        shape: &INTEGER,
        required: false,
        location: Location::StatusCode,
    }]),
};

/// The model's shape `Description`.
pub static DESCRIPTION: Shape = Shape {
    name: "Description",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `DirectS3Read`.
pub static DIRECT_S3_READ: Shape = Shape {
    name: "DirectS3Read",
    sensitive: false,
    kind: Kind::Enum(&["ENABLED", "DISABLED", "AUTO"]),
};

/// The model's shape `DurableConfig`.
pub static DURABLE_CONFIG: Shape = Shape {
    name: "DurableConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "KMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RetentionPeriodInDays",
            shape: &RETENTION_PERIOD_IN_DAYS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExecutionTimeout",
            shape: &EXECUTION_TIMEOUT,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DurableExecutionArn`.
pub static DURABLE_EXECUTION_ARN: Shape = Shape {
    name: "DurableExecutionArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:([a-zA-Z0-9-]+):lambda:([a-zA-Z0-9-]+):(\\d{12}):function:([a-zA-Z0-9_-]+):(\\$LATEST(?:\\.PUBLISHED)?|[0-9]+)/durable-execution/([a-zA-Z0-9_-]+)/([a-zA-Z0-9_-]+)",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `DurableExecutionName`.
pub static DURABLE_EXECUTION_NAME: Shape = Shape {
    name: "DurableExecutionName",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(64),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[a-zA-Z0-9-_]+");
            &PATTERN
        }),
    },
};

/// The model's shape `Environment`.
pub static ENVIRONMENT: Shape = Shape {
    name: "Environment",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Variables",
        shape: &ENVIRONMENT_VARIABLES,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `EnvironmentError`.
pub static ENVIRONMENT_ERROR: Shape = Shape {
    name: "EnvironmentError",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ErrorCode",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Message",
            shape: &SENSITIVE_STRING,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EnvironmentResponse`.
pub static ENVIRONMENT_RESPONSE: Shape = Shape {
    name: "EnvironmentResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Variables",
            shape: &ENVIRONMENT_VARIABLES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Error",
            shape: &ENVIRONMENT_ERROR,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EnvironmentVariableName`.
pub static ENVIRONMENT_VARIABLE_NAME: Shape = Shape {
    name: "EnvironmentVariableName",
    sensitive: true,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[a-zA-Z]([a-zA-Z0-9_])+");
            &PATTERN
        }),
    },
};

/// The model's shape `EnvironmentVariableValue`.
pub static ENVIRONMENT_VARIABLE_VALUE: Shape = Shape {
    name: "EnvironmentVariableValue",
    sensitive: true,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `EnvironmentVariables`.
pub static ENVIRONMENT_VARIABLES: Shape = Shape {
    name: "EnvironmentVariables",
    sensitive: true,
    kind: Kind::Map {
        key: &ENVIRONMENT_VARIABLE_NAME,
        value: &ENVIRONMENT_VARIABLE_VALUE,
        length: Bounds::NONE,
    },
};

/// The model's shape `EphemeralStorage`.
pub static EPHEMERAL_STORAGE: Shape = Shape {
    name: "EphemeralStorage",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Size",
        shape: &EPHEMERAL_STORAGE_SIZE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `EphemeralStorageSize`.
pub static EPHEMERAL_STORAGE_SIZE: Shape = Shape {
    name: "EphemeralStorageSize",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(512),
        max: Some(32768),
    }),
};

/// The model's shape `EventSourceToken`.
pub static EVENT_SOURCE_TOKEN: Shape = Shape {
    name: "EventSourceToken",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[a-zA-Z0-9._\\-]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ExecutionEnvironmentMemoryGiBPerVCpu`.
pub static EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_VCPU: Shape = Shape {
    name: "ExecutionEnvironmentMemoryGiBPerVCpu",
    sensitive: false,
    kind: Kind::Double(Bounds {
        min: Some(2),
        max: Some(8),
    }),
};

/// The model's shape `ExecutionTimeout`.
pub static EXECUTION_TIMEOUT: Shape = Shape {
    name: "ExecutionTimeout",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(31622400),
    }),
};

/// The model's shape `FileSystemArn`.
pub static FILE_SYSTEM_ARN: Shape = Shape {
    name: "FileSystemArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:aws[a-zA-Z-]*:elasticfilesystem:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:access-point/fsap-[a-f0-9]{17}$|^arn:aws[-a-z]*:s3files:[0-9a-z-:]+:file-system/fs-[0-9a-f]{17,40}/access-point/fsap-[0-9a-f]{17,40}",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `FileSystemConfig`.
pub static FILE_SYSTEM_CONFIG: Shape = Shape {
    name: "FileSystemConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Arn",
            shape: &FILE_SYSTEM_ARN,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "LocalMountPath",
            shape: &LOCAL_MOUNT_PATH,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "S3FilesConfig",
            shape: &S3_FILES_CONFIG,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FileSystemConfigList`.
pub static FILE_SYSTEM_CONFIG_LIST: Shape = Shape {
    name: "FileSystemConfigList",
    sensitive: false,
    kind: Kind::List {
        member: &FILE_SYSTEM_CONFIG,
        length: Bounds {
            min: Some(0),
            max: Some(1),
        },
    },
};

/// The model's shape `FunctionArn`.
pub static FUNCTION_ARN: Shape = Shape {
    name: "FunctionArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `FunctionCode`.
pub static FUNCTION_CODE: Shape = Shape {
    name: "FunctionCode",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ZipFile",
            shape: &BLOB,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Bucket",
            shape: &S3_BUCKET,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Key",
            shape: &S3_KEY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3ObjectVersion",
            shape: &S3_OBJECT_VERSION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3ObjectStorageMode",
            shape: &S3_OBJECT_STORAGE_MODE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageUri",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SourceKMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FunctionCodeLocation`.
pub static FUNCTION_CODE_LOCATION: Shape = Shape {
    name: "FunctionCodeLocation",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RepositoryType",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Location",
            shape: &SENSITIVE_STRING_ON_SERVER_ONLY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageUri",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ResolvedImageUri",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ResolvedS3Object",
            shape: &RESOLVED_S3_OBJECT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SourceKMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Error",
            shape: &FUNCTION_CODE_LOCATION_ERROR,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FunctionCodeLocationError`.
pub static FUNCTION_CODE_LOCATION_ERROR: Shape = Shape {
    name: "FunctionCodeLocationError",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ErrorCode",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Message",
            shape: &SENSITIVE_STRING,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FunctionConfiguration`.
pub static FUNCTION_CONFIGURATION: Shape = Shape {
    name: "FunctionConfiguration",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FunctionArn",
            shape: &NAME_SPACED_FUNCTION_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Runtime",
            shape: &RUNTIME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Role",
            shape: &ROLE_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Handler",
            shape: &HANDLER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CodeSize",
            shape: &LONG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Description",
            shape: &DESCRIPTION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Timeout",
            shape: &TIMEOUT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MemorySize",
            shape: &MEMORY_SIZE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastModified",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CodeSha256",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Version",
            shape: &VERSION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VpcConfig",
            shape: &VPC_CONFIG_RESPONSE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeadLetterConfig",
            shape: &DEAD_LETTER_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Environment",
            shape: &ENVIRONMENT_RESPONSE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TracingConfig",
            shape: &TRACING_CONFIG_RESPONSE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MasterArn",
            shape: &FUNCTION_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RevisionId",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Layers",
            shape: &LAYERS_REFERENCE_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "State",
            shape: &STATE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "StateReason",
            shape: &STATE_REASON,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "StateReasonCode",
            shape: &STATE_REASON_CODE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastUpdateStatus",
            shape: &LAST_UPDATE_STATUS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastUpdateStatusReason",
            shape: &LAST_UPDATE_STATUS_REASON,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LastUpdateStatusReasonCode",
            shape: &LAST_UPDATE_STATUS_REASON_CODE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FileSystemConfigs",
            shape: &FILE_SYSTEM_CONFIG_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SigningProfileVersionArn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SigningJobArn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PackageType",
            shape: &PACKAGE_TYPE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageConfigResponse",
            shape: &IMAGE_CONFIG_RESPONSE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Architectures",
            shape: &ARCHITECTURES_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EphemeralStorage",
            shape: &EPHEMERAL_STORAGE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SnapStart",
            shape: &SNAP_START_RESPONSE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RuntimeVersionConfig",
            shape: &RUNTIME_VERSION_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LoggingConfig",
            shape: &LOGGING_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TenancyConfig",
            shape: &TENANCY_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CapacityProviderConfig",
            shape: &CAPACITY_PROVIDER_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ConfigSha256",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DurableConfig",
            shape: &DURABLE_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RuntimeConfig",
            shape: &FUNCTION_RUNTIME_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcceleratorConfig",
            shape: &ACCELERATOR_CONFIG,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FunctionList`.
pub static FUNCTION_LIST: Shape = Shape {
    name: "FunctionList",
    sensitive: false,
    kind: Kind::List {
        member: &FUNCTION_CONFIGURATION,
        length: Bounds::NONE,
    },
};

/// The model's shape `FunctionName`.
pub static FUNCTION_NAME: Shape = Shape {
    name: "FunctionName",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(140),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `FunctionRuntimeAlias`.
pub static FUNCTION_RUNTIME_ALIAS: Shape = Shape {
    name: "FunctionRuntimeAlias",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: None,
    },
};

/// The model's shape `FunctionRuntimeArn`.
pub static FUNCTION_RUNTIME_ARN: Shape = Shape {
    name: "FunctionRuntimeArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(48),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::new("arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:runtime/.+");
            &PATTERN
        }),
    },
};

/// The model's shape `FunctionRuntimeConfig`.
pub static FUNCTION_RUNTIME_CONFIG: Shape = Shape {
    name: "FunctionRuntimeConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RuntimeArn",
            shape: &FUNCTION_RUNTIME_ARN,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "RuntimeAlias",
            shape: &FUNCTION_RUNTIME_ALIAS,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FunctionUrlAuthType`.
pub static FUNCTION_URL_AUTH_TYPE: Shape = Shape {
    name: "FunctionUrlAuthType",
    sensitive: false,
    kind: Kind::Enum(&["NONE", "AWS_IAM"]),
};

/// The model's shape `FunctionVersion`.
pub static FUNCTION_VERSION: Shape = Shape {
    name: "FunctionVersion",
    sensitive: false,
    kind: Kind::Enum(&["ALL"]),
};

/// The model's shape `FunctionVersionLatestPublished`.
pub static FUNCTION_VERSION_LATEST_PUBLISHED: Shape = Shape {
    name: "FunctionVersionLatestPublished",
    sensitive: false,
    kind: Kind::Enum(&["LATEST_PUBLISHED"]),
};

/// The model's shape `GetFunctionConfigurationRequest`.
pub static GET_FUNCTION_CONFIGURATION_REQUEST: Shape = Shape {
    name: "GetFunctionConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
    ]),
};

/// The model's shape `GetFunctionRequest`.
pub static GET_FUNCTION_REQUEST: Shape = Shape {
    name: "GetFunctionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
    ]),
};

/// The model's shape `GetFunctionResponse`.
pub static GET_FUNCTION_RESPONSE: Shape = Shape {
    name: "GetFunctionResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Configuration",
            shape: &FUNCTION_CONFIGURATION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Code",
            shape: &FUNCTION_CODE_LOCATION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Tags",
            shape: &TAGS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TagsError",
            shape: &TAGS_ERROR,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Concurrency",
            shape: &CONCURRENCY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetPolicyRequest`.
pub static GET_POLICY_REQUEST: Shape = Shape {
    name: "GetPolicyRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
    ]),
};

/// The model's shape `GetPolicyResponse`.
pub static GET_POLICY_RESPONSE: Shape = Shape {
    name: "GetPolicyResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Policy",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RevisionId",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `Handler`.
pub static HANDLER: Shape = Shape {
    name: "Handler",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[^\\s]+");
            &PATTERN
        }),
    },
};

/// The model's shape `ImageConfig`.
pub static IMAGE_CONFIG: Shape = Shape {
    name: "ImageConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "EntryPoint",
            shape: &STRING_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Command",
            shape: &STRING_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "WorkingDirectory",
            shape: &WORKING_DIRECTORY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ImageConfigError`.
pub static IMAGE_CONFIG_ERROR: Shape = Shape {
    name: "ImageConfigError",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ErrorCode",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Message",
            shape: &SENSITIVE_STRING,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ImageConfigResponse`.
pub static IMAGE_CONFIG_RESPONSE: Shape = Shape {
    name: "ImageConfigResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ImageConfig",
            shape: &IMAGE_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Error",
            shape: &IMAGE_CONFIG_ERROR,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `Integer`.
pub static INTEGER: Shape = Shape {
    name: "Integer",
    sensitive: false,
    kind: Kind::Integer(Bounds::NONE),
};

/// The model's shape `InvocationRequest`.
pub static INVOCATION_REQUEST: Shape = Shape {
    name: "InvocationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "InvocationType",
            shape: &INVOCATION_TYPE,
            required: false,
            location: Location::Header("X-Amz-Invocation-Type"),
        },
        Member {
            name: "LogType",
            shape: &LOG_TYPE,
            required: false,
            location: Location::Header("X-Amz-Log-Type"),
        },
        Member {
            name: "ClientContext",
            shape: &STRING,
            required: false,
            location: Location::Header("X-Amz-Client-Context"),
        },
        Member {
            name: "DurableExecutionName",
            shape: &DURABLE_EXECUTION_NAME,
            required: false,
            location: Location::Header("X-Amz-Durable-Execution-Name"),
        },
        Member {
            name: "Payload",
            shape: &BLOB,
            required: false,
            location: Location::Payload,
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
        Member {
            name: "TenantId",
            shape: &TENANT_ID,
            required: false,
            location: Location::Header("X-Amz-Tenant-Id"),
        },
    ]),
};

/// The model's shape `InvocationResponse`.
pub static INVOCATION_RESPONSE: Shape = Shape {
    name: "InvocationResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "StatusCode",
            shape: &INTEGER,
            required: false,
            location: Location::StatusCode,
        },
        Member {
            name: "FunctionError",
            shape: &STRING,
            required: false,
            location: Location::Header("X-Amz-Function-Error"),
        },
        Member {
            name: "LogResult",
            shape: &STRING,
            required: false,
            location: Location::Header("X-Amz-Log-Result"),
        },
        Member {
            name: "Payload",
            shape: &BLOB,
            required: false,
            location: Location::Payload,
        },
        Member {
            name: "ExecutedVersion",
            shape: &VERSION,
            required: false,
            location: Location::Header("X-Amz-Executed-Version"),
        },
        Member {
            name: "DurableExecutionArn",
            shape: &DURABLE_EXECUTION_ARN,
            required: false,
            location: Location::Header("X-Amz-Durable-Execution-Arn"),
        },
    ]),
};

/// The model's shape `InvocationType`.
pub static INVOCATION_TYPE: Shape = Shape {
    name: "InvocationType",
    sensitive: false,
    kind: Kind::Enum(&["Event", "RequestResponse", "DryRun"]),
};

/// The model's shape `InvokedViaFunctionUrl`.
pub static INVOKED_VIA_FUNCTION_URL: Shape = Shape {
    name: "InvokedViaFunctionUrl",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `KMSKeyArn`.
pub static KMS_KEY_ARN: Shape = Shape {
    name: "KMSKeyArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
            &PATTERN
        }),
    },
};

/// The model's shape `LambdaManagedInstancesCapacityProviderConfig`.
pub static LAMBDA_MANAGED_INSTANCES_CAPACITY_PROVIDER_CONFIG: Shape = Shape {
    name: "LambdaManagedInstancesCapacityProviderConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "CapacityProviderArn",
            shape: &CAPACITY_PROVIDER_ARN,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "PerExecutionEnvironmentMaxConcurrency",
            shape: &PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ExecutionEnvironmentMemoryGiBPerVCpu",
            shape: &EXECUTION_ENVIRONMENT_MEMORY_GIB_PER_VCPU,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LastUpdateStatus`.
pub static LAST_UPDATE_STATUS: Shape = Shape {
    name: "LastUpdateStatus",
    sensitive: false,
    kind: Kind::Enum(&["Successful", "Failed", "InProgress"]),
};

/// The model's shape `LastUpdateStatusReason`.
pub static LAST_UPDATE_STATUS_REASON: Shape = Shape {
    name: "LastUpdateStatusReason",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `LastUpdateStatusReasonCode`.
pub static LAST_UPDATE_STATUS_REASON_CODE: Shape = Shape {
    name: "LastUpdateStatusReasonCode",
    sensitive: false,
    kind: Kind::Enum(&[
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
};

/// The model's shape `Layer`.
pub static LAYER: Shape = Shape {
    name: "Layer",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "Arn",
            shape: &LAYER_VERSION_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CodeSize",
            shape: &LONG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SigningProfileVersionArn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SigningJobArn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LayerList`.
pub static LAYER_LIST: Shape = Shape {
    name: "LayerList",
    sensitive: false,
    kind: Kind::List {
        member: &LAYER_VERSION_ARN,
        length: Bounds::NONE,
    },
};

/// The model's shape `LayerVersionArn`.
pub static LAYER_VERSION_ARN: Shape = Shape {
    name: "LayerVersionArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `LayersReferenceList`.
pub static LAYERS_REFERENCE_LIST: Shape = Shape {
    name: "LayersReferenceList",
    sensitive: false,
    kind: Kind::List {
        member: &LAYER,
        length: Bounds::NONE,
    },
};

/// The model's shape `ListFunctionsRequest`.
pub static LIST_FUNCTIONS_REQUEST: Shape = Shape {
    name: "ListFunctionsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "MasterRegion",
            shape: &MASTER_REGION,
            required: false,
            location: Location::Query("MasterRegion"),
        },
        Member {
            name: "FunctionVersion",
            shape: &FUNCTION_VERSION,
            required: false,
            location: Location::Query("FunctionVersion"),
        },
        Member {
            name: "Marker",
            shape: &STRING,
            required: false,
            location: Location::Query("Marker"),
        },
        Member {
            name: "MaxItems",
            shape: &MAX_LIST_ITEMS,
            required: false,
            location: Location::Query("MaxItems"),
        },
    ]),
};

/// The model's shape `ListFunctionsResponse`.
pub static LIST_FUNCTIONS_RESPONSE: Shape = Shape {
    name: "ListFunctionsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "NextMarker",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Functions",
            shape: &FUNCTION_LIST,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LocalMountPath`.
pub static LOCAL_MOUNT_PATH: Shape = Shape {
    name: "LocalMountPath",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(160),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("/mnt/[a-zA-Z0-9-_.]+");
            &PATTERN
        }),
    },
};

/// The model's shape `LogFormat`.
pub static LOG_FORMAT: Shape = Shape {
    name: "LogFormat",
    sensitive: false,
    kind: Kind::Enum(&["JSON", "Text"]),
};

/// The model's shape `LogGroup`.
pub static LOG_GROUP: Shape = Shape {
    name: "LogGroup",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(512),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\.\\-_/#A-Za-z0-9]+");
            &PATTERN
        }),
    },
};

/// The model's shape `LogType`.
pub static LOG_TYPE: Shape = Shape {
    name: "LogType",
    sensitive: false,
    kind: Kind::Enum(&["None", "Tail"]),
};

/// The model's shape `LoggingConfig`.
pub static LOGGING_CONFIG: Shape = Shape {
    name: "LoggingConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "LogFormat",
            shape: &LOG_FORMAT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ApplicationLogLevel",
            shape: &APPLICATION_LOG_LEVEL,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SystemLogLevel",
            shape: &SYSTEM_LOG_LEVEL,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LogGroup",
            shape: &LOG_GROUP,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `Long`.
pub static LONG: Shape = Shape {
    name: "Long",
    sensitive: false,
    kind: Kind::Long(Bounds::NONE),
};

/// The model's shape `MasterRegion`.
pub static MASTER_REGION: Shape = Shape {
    name: "MasterRegion",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(50),
        },
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::new("ALL|(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}");
            &PATTERN
        }),
    },
};

/// The model's shape `MaxListItems`.
pub static MAX_LIST_ITEMS: Shape = Shape {
    name: "MaxListItems",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(10000),
    }),
};

/// The model's shape `MemorySize`.
pub static MEMORY_SIZE: Shape = Shape {
    name: "MemorySize",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(128),
        max: Some(32768),
    }),
};

/// The model's shape `NameSpacedFunctionArn`.
pub static NAME_SPACED_FUNCTION_ARN: Shape = Shape {
    name: "NameSpacedFunctionArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:function:[a-zA-Z0-9-_\\.]+(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `NamespacedFunctionName`.
pub static NAMESPACED_FUNCTION_NAME: Shape = Shape {
    name: "NamespacedFunctionName",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `NamespacedStatementId`.
pub static NAMESPACED_STATEMENT_ID: Shape = Shape {
    name: "NamespacedStatementId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(100),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("([a-zA-Z0-9-_.]+)");
            &PATTERN
        }),
    },
};

/// The model's shape `NullableBoolean`.
pub static NULLABLE_BOOLEAN: Shape = Shape {
    name: "NullableBoolean",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `NumericLatestPublishedOrAliasQualifier`.
pub static NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER: Shape = Shape {
    name: "NumericLatestPublishedOrAliasQualifier",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");
            &PATTERN
        }),
    },
};

/// The model's shape `PackageType`.
pub static PACKAGE_TYPE: Shape = Shape {
    name: "PackageType",
    sensitive: false,
    kind: Kind::Enum(&["Zip", "Image"]),
};

/// The model's shape `PerExecutionEnvironmentMaxConcurrency`.
pub static PER_EXECUTION_ENVIRONMENT_MAX_CONCURRENCY: Shape = Shape {
    name: "PerExecutionEnvironmentMaxConcurrency",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(1600),
    }),
};

/// The model's shape `Principal`.
pub static PRINCIPAL: Shape = Shape {
    name: "Principal",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[^\\s]+");
            &PATTERN
        }),
    },
};

/// The model's shape `PrincipalOrgID`.
pub static PRINCIPAL_ORG_ID: Shape = Shape {
    name: "PrincipalOrgID",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(12),
            max: Some(34),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("o-[a-z0-9]{10,32}");
            &PATTERN
        }),
    },
};

/// The model's shape `RemovePermissionRequest`.
pub static REMOVE_PERMISSION_REQUEST: Shape = Shape {
    name: "RemovePermissionRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &NAMESPACED_FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "StatementId",
            shape: &NAMESPACED_STATEMENT_ID,
            required: true,
            location: Location::Uri("StatementId"),
        },
        Member {
            name: "Qualifier",
            shape: &NUMERIC_LATEST_PUBLISHED_OR_ALIAS_QUALIFIER,
            required: false,
            location: Location::Query("Qualifier"),
        },
        Member {
            name: "RevisionId",
            shape: &STRING,
            required: false,
            location: Location::Query("RevisionId"),
        },
    ]),
};

/// The model's shape `ReservedConcurrentExecutions`.
pub static RESERVED_CONCURRENT_EXECUTIONS: Shape = Shape {
    name: "ReservedConcurrentExecutions",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(0),
        max: None,
    }),
};

/// The model's shape `ResolvedS3Object`.
pub static RESOLVED_S3_OBJECT: Shape = Shape {
    name: "ResolvedS3Object",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "S3Bucket",
            shape: &S3_BUCKET,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Key",
            shape: &S3_KEY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3ObjectVersion",
            shape: &S3_OBJECT_VERSION,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `ResourceArn`.
pub static RESOURCE_ARN: Shape = Shape {
    name: "ResourceArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
            &PATTERN
        }),
    },
};

/// The model's shape `RetentionPeriodInDays`.
pub static RETENTION_PERIOD_IN_DAYS: Shape = Shape {
    name: "RetentionPeriodInDays",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(90),
    }),
};

/// The model's shape `RoleArn`.
pub static ROLE_ARN: Shape = Shape {
    name: "RoleArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: Some({
            static PATTERN: Pattern =
                Pattern::new("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
            &PATTERN
        }),
    },
};

/// The model's shape `Runtime`.
pub static RUNTIME: Shape = Shape {
    name: "Runtime",
    sensitive: false,
    kind: Kind::Enum(&[
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
};

/// The model's shape `RuntimeVersionArn`.
pub static RUNTIME_VERSION_ARN: Shape = Shape {
    name: "RuntimeVersionArn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(26),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(
                "((arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}::runtime:.+)|(arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:runtime/[A-Za-z0-9_.-]{1,128}/version/[A-Za-z0-9_.-]{1,128}))",
            );
            &PATTERN
        }),
    },
};

/// The model's shape `RuntimeVersionConfig`.
pub static RUNTIME_VERSION_CONFIG: Shape = Shape {
    name: "RuntimeVersionConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "RuntimeVersionArn",
            shape: &RUNTIME_VERSION_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Error",
            shape: &RUNTIME_VERSION_ERROR,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `RuntimeVersionError`.
pub static RUNTIME_VERSION_ERROR: Shape = Shape {
    name: "RuntimeVersionError",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ErrorCode",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Message",
            shape: &SENSITIVE_STRING,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `S3Bucket`.
pub static S3_BUCKET: Shape = Shape {
    name: "S3Bucket",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(3),
            max: Some(63),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[0-9A-Za-z\\.\\-_]*(?<!\\.)");
            &PATTERN
        }),
    },
};

/// The model's shape `S3FilesConfig`.
pub static S3_FILES_CONFIG: Shape = Shape {
    name: "S3FilesConfig",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "DirectS3Read",
        shape: &DIRECT_S3_READ,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `S3Key`.
pub static S3_KEY: Shape = Shape {
    name: "S3Key",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(".*");
            &PATTERN
        }),
    },
};

/// The model's shape `S3ObjectStorageMode`.
pub static S3_OBJECT_STORAGE_MODE: Shape = Shape {
    name: "S3ObjectStorageMode",
    sensitive: false,
    kind: Kind::Enum(&["COPY", "REFERENCE"]),
};

/// The model's shape `S3ObjectVersion`.
pub static S3_OBJECT_VERSION: Shape = Shape {
    name: "S3ObjectVersion",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(".*");
            &PATTERN
        }),
    },
};

/// The model's shape `SecurityGroupId`.
pub static SECURITY_GROUP_ID: Shape = Shape {
    name: "SecurityGroupId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("sg-[0-9a-zA-Z]*");
            &PATTERN
        }),
    },
};

/// The model's shape `SecurityGroupIds`.
pub static SECURITY_GROUP_IDS: Shape = Shape {
    name: "SecurityGroupIds",
    sensitive: false,
    kind: Kind::List {
        member: &SECURITY_GROUP_ID,
        length: Bounds {
            min: Some(0),
            max: Some(5),
        },
    },
};

/// The model's shape `SensitiveString`.
pub static SENSITIVE_STRING: Shape = Shape {
    name: "SensitiveString",
    sensitive: true,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `SensitiveStringOnServerOnly`.
pub static SENSITIVE_STRING_ON_SERVER_ONLY: Shape = Shape {
    name: "SensitiveStringOnServerOnly",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(10000),
        },
        pattern: None,
    },
};

/// The model's shape `SnapStart`.
pub static SNAP_START: Shape = Shape {
    name: "SnapStart",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "ApplyOn",
        shape: &SNAP_START_APPLY_ON,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `SnapStartApplyOn`.
pub static SNAP_START_APPLY_ON: Shape = Shape {
    name: "SnapStartApplyOn",
    sensitive: false,
    kind: Kind::Enum(&["PublishedVersions", "None"]),
};

/// The model's shape `SnapStartOptimizationStatus`.
pub static SNAP_START_OPTIMIZATION_STATUS: Shape = Shape {
    name: "SnapStartOptimizationStatus",
    sensitive: false,
    kind: Kind::Enum(&["On", "Off"]),
};

/// The model's shape `SnapStartResponse`.
pub static SNAP_START_RESPONSE: Shape = Shape {
    name: "SnapStartResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ApplyOn",
            shape: &SNAP_START_APPLY_ON,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "OptimizationStatus",
            shape: &SNAP_START_OPTIMIZATION_STATUS,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SourceOwner`.
pub static SOURCE_OWNER: Shape = Shape {
    name: "SourceOwner",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(12),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("\\d{12}");
            &PATTERN
        }),
    },
};

/// The model's shape `State`.
pub static STATE: Shape = Shape {
    name: "State",
    sensitive: false,
    kind: Kind::Enum(&[
        "Pending",
        "Active",
        "Inactive",
        "Failed",
        "Deactivating",
        "Deactivated",
        "ActiveNonInvocable",
        "Deleting",
    ]),
};

/// The model's shape `StateReason`.
pub static STATE_REASON: Shape = Shape {
    name: "StateReason",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `StateReasonCode`.
pub static STATE_REASON_CODE: Shape = Shape {
    name: "StateReasonCode",
    sensitive: false,
    kind: Kind::Enum(&[
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
};

/// The model's shape `StatementId`.
pub static STATEMENT_ID: Shape = Shape {
    name: "StatementId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(100),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("([a-zA-Z0-9-_]+)");
            &PATTERN
        }),
    },
};

/// The model's shape `String`.
pub static STRING: Shape = Shape {
    name: "String",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `StringList`.
pub static STRING_LIST: Shape = Shape {
    name: "StringList",
    sensitive: false,
    kind: Kind::List {
        member: &STRING,
        length: Bounds {
            min: Some(0),
            max: Some(1500),
        },
    },
};

/// The model's shape `SubnetId`.
pub static SUBNET_ID: Shape = Shape {
    name: "SubnetId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("subnet-[0-9a-z]*");
            &PATTERN
        }),
    },
};

/// The model's shape `SubnetIds`.
pub static SUBNET_IDS: Shape = Shape {
    name: "SubnetIds",
    sensitive: false,
    kind: Kind::List {
        member: &SUBNET_ID,
        length: Bounds {
            min: Some(0),
            max: Some(16),
        },
    },
};

/// The model's shape `SystemLogLevel`.
pub static SYSTEM_LOG_LEVEL: Shape = Shape {
    name: "SystemLogLevel",
    sensitive: false,
    kind: Kind::Enum(&["DEBUG", "INFO", "WARN"]),
};

/// The model's shape `TagKey`.
pub static TAG_KEY: Shape = Shape {
    name: "TagKey",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(128),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
            &PATTERN
        }),
    },
};

/// The model's shape `TagValue`.
pub static TAG_VALUE: Shape = Shape {
    name: "TagValue",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)");
            &PATTERN
        }),
    },
};

/// The model's shape `Tags`.
pub static TAGS: Shape = Shape {
    name: "Tags",
    sensitive: false,
    kind: Kind::Map {
        key: &TAG_KEY,
        value: &TAG_VALUE,
        length: Bounds::NONE,
    },
};

/// The model's shape `TagsError`.
pub static TAGS_ERROR: Shape = Shape {
    name: "TagsError",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "ErrorCode",
            shape: &TAGS_ERROR_CODE,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "Message",
            shape: &TAGS_ERROR_MESSAGE,
            required: true,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `TagsErrorCode`.
pub static TAGS_ERROR_CODE: Shape = Shape {
    name: "TagsErrorCode",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(10),
            max: Some(21),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[A-Za-z]+Exception");
            &PATTERN
        }),
    },
};

/// The model's shape `TagsErrorMessage`.
pub static TAGS_ERROR_MESSAGE: Shape = Shape {
    name: "TagsErrorMessage",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(84),
            max: Some(1000),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(".*");
            &PATTERN
        }),
    },
};

/// The model's shape `TenancyConfig`.
pub static TENANCY_CONFIG: Shape = Shape {
    name: "TenancyConfig",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "TenantIsolationMode",
        shape: &TENANT_ISOLATION_MODE,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `TenantId`.
pub static TENANT_ID: Shape = Shape {
    name: "TenantId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(256),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[a-zA-Z0-9\\._:\\/=+\\-@ ]+");
            &PATTERN
        }),
    },
};

/// The model's shape `TenantIsolationMode`.
pub static TENANT_ISOLATION_MODE: Shape = Shape {
    name: "TenantIsolationMode",
    sensitive: false,
    kind: Kind::Enum(&["PER_TENANT"]),
};

/// The model's shape `Timeout`.
pub static TIMEOUT: Shape = Shape {
    name: "Timeout",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(5400),
    }),
};

/// The model's shape `Timestamp`.
pub static TIMESTAMP: Shape = Shape {
    name: "Timestamp",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(100),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new(".*");
            &PATTERN
        }),
    },
};

/// The model's shape `TracingConfig`.
pub static TRACING_CONFIG: Shape = Shape {
    name: "TracingConfig",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Mode",
        shape: &TRACING_MODE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `TracingConfigResponse`.
pub static TRACING_CONFIG_RESPONSE: Shape = Shape {
    name: "TracingConfigResponse",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "Mode",
        shape: &TRACING_MODE,
        required: false,
        location: Location::Body,
    }]),
};

/// The model's shape `TracingMode`.
pub static TRACING_MODE: Shape = Shape {
    name: "TracingMode",
    sensitive: false,
    kind: Kind::Enum(&["Active", "PassThrough"]),
};

/// The model's shape `UpdateFunctionCodeRequest`.
pub static UPDATE_FUNCTION_CODE_REQUEST: Shape = Shape {
    name: "UpdateFunctionCodeRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "ZipFile",
            shape: &BLOB,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Bucket",
            shape: &S3_BUCKET,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3Key",
            shape: &S3_KEY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3ObjectVersion",
            shape: &S3_OBJECT_VERSION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "S3ObjectStorageMode",
            shape: &S3_OBJECT_STORAGE_MODE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageUri",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Architectures",
            shape: &ARCHITECTURES_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Publish",
            shape: &BOOLEAN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "PublishTo",
            shape: &FUNCTION_VERSION_LATEST_PUBLISHED,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DryRun",
            shape: &BOOLEAN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RevisionId",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SourceKMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `UpdateFunctionConfigurationRequest`.
pub static UPDATE_FUNCTION_CONFIGURATION_REQUEST: Shape = Shape {
    name: "UpdateFunctionConfigurationRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "FunctionName",
            shape: &FUNCTION_NAME,
            required: true,
            location: Location::Uri("FunctionName"),
        },
        Member {
            name: "Role",
            shape: &ROLE_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Handler",
            shape: &HANDLER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Description",
            shape: &DESCRIPTION,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Timeout",
            shape: &TIMEOUT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "MemorySize",
            shape: &MEMORY_SIZE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VpcConfig",
            shape: &VPC_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Environment",
            shape: &ENVIRONMENT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Runtime",
            shape: &RUNTIME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DeadLetterConfig",
            shape: &DEAD_LETTER_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "KMSKeyArn",
            shape: &KMS_KEY_ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "TracingConfig",
            shape: &TRACING_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RevisionId",
            shape: &STRING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Layers",
            shape: &LAYER_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "FileSystemConfigs",
            shape: &FILE_SYSTEM_CONFIG_LIST,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ImageConfig",
            shape: &IMAGE_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "EphemeralStorage",
            shape: &EPHEMERAL_STORAGE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SnapStart",
            shape: &SNAP_START,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "LoggingConfig",
            shape: &LOGGING_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "CapacityProviderConfig",
            shape: &CAPACITY_PROVIDER_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "DurableConfig",
            shape: &DURABLE_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "RuntimeConfig",
            shape: &FUNCTION_RUNTIME_CONFIG,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "AcceleratorConfig",
            shape: &ACCELERATOR_CONFIG,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `Version`.
pub static VERSION: Shape = Shape {
    name: "Version",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(1024),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("(\\$LATEST|[0-9]+)");
            &PATTERN
        }),
    },
};

/// The model's shape `VpcConfig`.
pub static VPC_CONFIG: Shape = Shape {
    name: "VpcConfig",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SubnetIds",
            shape: &SUBNET_IDS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SecurityGroupIds",
            shape: &SECURITY_GROUP_IDS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Ipv6AllowedForDualStack",
            shape: &NULLABLE_BOOLEAN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `VpcConfigResponse`.
pub static VPC_CONFIG_RESPONSE: Shape = Shape {
    name: "VpcConfigResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "SubnetIds",
            shape: &SUBNET_IDS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "SecurityGroupIds",
            shape: &SECURITY_GROUP_IDS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "VpcId",
            shape: &VPC_ID,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "Ipv6AllowedForDualStack",
            shape: &NULLABLE_BOOLEAN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `VpcId`.
pub static VPC_ID: Shape = Shape {
    name: "VpcId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `WorkingDirectory`.
pub static WORKING_DIRECTORY: Shape = Shape {
    name: "WorkingDirectory",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(1000),
        },
        pattern: None,
    },
};
