//! The model of `logs` as data. Written by `cargo xtask codegen` from `model/logs.json`; do not edit.

#![allow(
    clippy::all,
    clippy::pedantic,
    reason = "names and shapes are the model's, not ours"
)]

use crate::model::{
    Auth, Bounds, ErrorModel, Http, Kind, Location, Member, OperationModel, Pattern, Shape,
};

/// What the model says about each operation, in the order of the `Operation` enum.
pub static OPERATIONS: [OperationModel; 5] = [
    OperationModel {
        name: "DeleteLogGroup",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "OperationAbortedException",
            "ServiceUnavailableException",
            "ValidationException",
        ],
        input: Some(&DELETE_LOG_GROUP_REQUEST),
        output: None,
        http: None,
    },
    OperationModel {
        name: "DescribeLogGroups",
        auth: Auth::SigV4,
        errors: &["InvalidParameterException", "ServiceUnavailableException"],
        input: Some(&DESCRIBE_LOG_GROUPS_REQUEST),
        output: Some(&DESCRIBE_LOG_GROUPS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "DescribeLogStreams",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "ServiceUnavailableException",
        ],
        input: Some(&DESCRIBE_LOG_STREAMS_REQUEST),
        output: Some(&DESCRIBE_LOG_STREAMS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "FilterLogEvents",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "ServiceUnavailableException",
        ],
        input: Some(&FILTER_LOG_EVENTS_REQUEST),
        output: Some(&FILTER_LOG_EVENTS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetLogEvents",
        auth: Auth::SigV4,
        errors: &[
            "InvalidParameterException",
            "ResourceNotFoundException",
            "ServiceUnavailableException",
        ],
        input: Some(&GET_LOG_EVENTS_REQUEST),
        output: Some(&GET_LOG_EVENTS_RESPONSE),
        http: None,
    },
];

/// The service's exceptions, in alphabetical order.
pub static ERRORS: [ErrorModel; 5] = [
    ErrorModel {
        name: "InvalidParameterException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "OperationAbortedException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ResourceNotFoundException",
        status: 400,
        fault: false,
        message_member: "message",
    },
    ErrorModel {
        name: "ServiceUnavailableException",
        status: 500,
        fault: true,
        message_member: "message",
    },
    ErrorModel {
        name: "ValidationException",
        status: 400,
        fault: false,
        message_member: "message",
    },
];

/// The model's shape `AccountId`.
pub static ACCOUNT_ID: Shape = Shape {
    name: "AccountId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(12),
            max: Some(12),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("^\\d{12}$");
            &PATTERN
        }),
    },
};

/// The model's shape `AccountIds`.
pub static ACCOUNT_IDS: Shape = Shape {
    name: "AccountIds",
    sensitive: false,
    kind: Kind::List {
        member: &ACCOUNT_ID,
        length: Bounds {
            min: Some(0),
            max: Some(20),
        },
    },
};

/// The model's shape `Arn`.
pub static ARN: Shape = Shape {
    name: "Arn",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `BearerTokenAuthenticationEnabled`.
pub static BEARER_TOKEN_AUTHENTICATION_ENABLED: Shape = Shape {
    name: "BearerTokenAuthenticationEnabled",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `DataProtectionStatus`.
pub static DATA_PROTECTION_STATUS: Shape = Shape {
    name: "DataProtectionStatus",
    sensitive: false,
    kind: Kind::Enum(&["ACTIVATED", "DELETED", "ARCHIVED", "DISABLED"]),
};

/// The model's shape `Days`.
pub static DAYS: Shape = Shape {
    name: "Days",
    sensitive: false,
    kind: Kind::Integer(Bounds::NONE),
};

/// The model's shape `DeleteLogGroupRequest`.
pub static DELETE_LOG_GROUP_REQUEST: Shape = Shape {
    name: "DeleteLogGroupRequest",
    sensitive: false,
    kind: Kind::Structure(&[Member {
        name: "logGroupName",
        shape: &LOG_GROUP_NAME,
        required: true,
        location: Location::Body,
    }]),
};

/// The model's shape `DeletionProtectionEnabled`.
pub static DELETION_PROTECTION_ENABLED: Shape = Shape {
    name: "DeletionProtectionEnabled",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `Descending`.
pub static DESCENDING: Shape = Shape {
    name: "Descending",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `DescribeLimit`.
pub static DESCRIBE_LIMIT: Shape = Shape {
    name: "DescribeLimit",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(50),
    }),
};

/// The model's shape `DescribeLogGroupsLogGroupIdentifiers`.
pub static DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS: Shape = Shape {
    name: "DescribeLogGroupsLogGroupIdentifiers",
    sensitive: false,
    kind: Kind::List {
        member: &LOG_GROUP_IDENTIFIER,
        length: Bounds {
            min: Some(1),
            max: Some(50),
        },
    },
};

/// The model's shape `DescribeLogGroupsRequest`.
pub static DESCRIBE_LOG_GROUPS_REQUEST: Shape = Shape {
    name: "DescribeLogGroupsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "accountIdentifiers",
            shape: &ACCOUNT_IDS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupNamePrefix",
            shape: &LOG_GROUP_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupNamePattern",
            shape: &LOG_GROUP_NAME_PATTERN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "limit",
            shape: &DESCRIBE_LIMIT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "includeLinkedAccounts",
            shape: &INCLUDE_LINKED_ACCOUNTS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupClass",
            shape: &LOG_GROUP_CLASS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupIdentifiers",
            shape: &DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeLogGroupsResponse`.
pub static DESCRIBE_LOG_GROUPS_RESPONSE: Shape = Shape {
    name: "DescribeLogGroupsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logGroups",
            shape: &LOG_GROUPS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeLogStreamsRequest`.
pub static DESCRIBE_LOG_STREAMS_REQUEST: Shape = Shape {
    name: "DescribeLogStreamsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logGroupName",
            shape: &LOG_GROUP_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupIdentifier",
            shape: &LOG_GROUP_IDENTIFIER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logStreamNamePrefix",
            shape: &LOG_STREAM_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "orderBy",
            shape: &ORDER_BY,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "descending",
            shape: &DESCENDING,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "limit",
            shape: &DESCRIBE_LIMIT,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `DescribeLogStreamsResponse`.
pub static DESCRIBE_LOG_STREAMS_RESPONSE: Shape = Shape {
    name: "DescribeLogStreamsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logStreams",
            shape: &LOG_STREAMS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `EventId`.
pub static EVENT_ID: Shape = Shape {
    name: "EventId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `EventMessage`.
pub static EVENT_MESSAGE: Shape = Shape {
    name: "EventMessage",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: None,
        },
        pattern: None,
    },
};

/// The model's shape `EventsLimit`.
pub static EVENTS_LIMIT: Shape = Shape {
    name: "EventsLimit",
    sensitive: false,
    kind: Kind::Integer(Bounds {
        min: Some(1),
        max: Some(10000),
    }),
};

/// The model's shape `FilterCount`.
pub static FILTER_COUNT: Shape = Shape {
    name: "FilterCount",
    sensitive: false,
    kind: Kind::Integer(Bounds::NONE),
};

/// The model's shape `FilterLogEventsRequest`.
pub static FILTER_LOG_EVENTS_REQUEST: Shape = Shape {
    name: "FilterLogEventsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logGroupName",
            shape: &LOG_GROUP_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupIdentifier",
            shape: &LOG_GROUP_IDENTIFIER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logStreamNames",
            shape: &INPUT_LOG_STREAM_NAMES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logStreamNamePrefix",
            shape: &LOG_STREAM_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "startTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "endTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "filterPattern",
            shape: &FILTER_PATTERN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "limit",
            shape: &EVENTS_LIMIT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "startFromHead",
            shape: &START_FROM_HEAD,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "interleaved",
            shape: &INTERLEAVED,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "unmask",
            shape: &UNMASK,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FilterLogEventsResponse`.
pub static FILTER_LOG_EVENTS_RESPONSE: Shape = Shape {
    name: "FilterLogEventsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "events",
            shape: &FILTERED_LOG_EVENTS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "searchedLogStreams",
            shape: &SEARCHED_LOG_STREAMS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FilterPattern`.
pub static FILTER_PATTERN: Shape = Shape {
    name: "FilterPattern",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(1024),
        },
        pattern: None,
    },
};

/// The model's shape `FilteredLogEvent`.
pub static FILTERED_LOG_EVENT: Shape = Shape {
    name: "FilteredLogEvent",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logStreamName",
            shape: &LOG_STREAM_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "timestamp",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "message",
            shape: &EVENT_MESSAGE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ingestionTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "eventId",
            shape: &EVENT_ID,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `FilteredLogEvents`.
pub static FILTERED_LOG_EVENTS: Shape = Shape {
    name: "FilteredLogEvents",
    sensitive: false,
    kind: Kind::List {
        member: &FILTERED_LOG_EVENT,
        length: Bounds::NONE,
    },
};

/// The model's shape `GetLogEventsRequest`.
pub static GET_LOG_EVENTS_REQUEST: Shape = Shape {
    name: "GetLogEventsRequest",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logGroupName",
            shape: &LOG_GROUP_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupIdentifier",
            shape: &LOG_GROUP_IDENTIFIER,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logStreamName",
            shape: &LOG_STREAM_NAME,
            required: true,
            location: Location::Body,
        },
        Member {
            name: "startTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "endTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "limit",
            shape: &EVENTS_LIMIT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "startFromHead",
            shape: &START_FROM_HEAD,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "unmask",
            shape: &UNMASK,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `GetLogEventsResponse`.
pub static GET_LOG_EVENTS_RESPONSE: Shape = Shape {
    name: "GetLogEventsResponse",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "events",
            shape: &OUTPUT_LOG_EVENTS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextForwardToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "nextBackwardToken",
            shape: &NEXT_TOKEN,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `IncludeLinkedAccounts`.
pub static INCLUDE_LINKED_ACCOUNTS: Shape = Shape {
    name: "IncludeLinkedAccounts",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `InheritedProperties`.
pub static INHERITED_PROPERTIES: Shape = Shape {
    name: "InheritedProperties",
    sensitive: false,
    kind: Kind::List {
        member: &INHERITED_PROPERTY,
        length: Bounds::NONE,
    },
};

/// The model's shape `InheritedProperty`.
pub static INHERITED_PROPERTY: Shape = Shape {
    name: "InheritedProperty",
    sensitive: false,
    kind: Kind::Enum(&["ACCOUNT_DATA_PROTECTION"]),
};

/// The model's shape `InputLogStreamNames`.
pub static INPUT_LOG_STREAM_NAMES: Shape = Shape {
    name: "InputLogStreamNames",
    sensitive: false,
    kind: Kind::List {
        member: &LOG_STREAM_NAME,
        length: Bounds {
            min: Some(1),
            max: Some(100),
        },
    },
};

/// The model's shape `Interleaved`.
pub static INTERLEAVED: Shape = Shape {
    name: "Interleaved",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `KmsKeyId`.
pub static KMS_KEY_ID: Shape = Shape {
    name: "KmsKeyId",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: None,
            max: Some(256),
        },
        pattern: None,
    },
};

/// The model's shape `LogGroup`.
pub static LOG_GROUP: Shape = Shape {
    name: "LogGroup",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logGroupName",
            shape: &LOG_GROUP_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "creationTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "retentionInDays",
            shape: &DAYS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "metricFilterCount",
            shape: &FILTER_COUNT,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "arn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "storedBytes",
            shape: &STORED_BYTES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "kmsKeyId",
            shape: &KMS_KEY_ID,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "dataProtectionStatus",
            shape: &DATA_PROTECTION_STATUS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "inheritedProperties",
            shape: &INHERITED_PROPERTIES,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupClass",
            shape: &LOG_GROUP_CLASS,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "logGroupArn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "deletionProtectionEnabled",
            shape: &DELETION_PROTECTION_ENABLED,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "bearerTokenAuthenticationEnabled",
            shape: &BEARER_TOKEN_AUTHENTICATION_ENABLED,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "retentionPolicyName",
            shape: &POLICY_NAME,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LogGroupClass`.
pub static LOG_GROUP_CLASS: Shape = Shape {
    name: "LogGroupClass",
    sensitive: false,
    kind: Kind::Enum(&["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"]),
};

/// The model's shape `LogGroupIdentifier`.
pub static LOG_GROUP_IDENTIFIER: Shape = Shape {
    name: "LogGroupIdentifier",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(2048),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\w#+=/:,.@-]*");
            &PATTERN
        }),
    },
};

/// The model's shape `LogGroupName`.
pub static LOG_GROUP_NAME: Shape = Shape {
    name: "LogGroupName",
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

/// The model's shape `LogGroupNamePattern`.
pub static LOG_GROUP_NAME_PATTERN: Shape = Shape {
    name: "LogGroupNamePattern",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(0),
            max: Some(512),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[\\.\\-_/#A-Za-z0-9]*");
            &PATTERN
        }),
    },
};

/// The model's shape `LogGroups`.
pub static LOG_GROUPS: Shape = Shape {
    name: "LogGroups",
    sensitive: false,
    kind: Kind::List {
        member: &LOG_GROUP,
        length: Bounds::NONE,
    },
};

/// The model's shape `LogStream`.
pub static LOG_STREAM: Shape = Shape {
    name: "LogStream",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logStreamName",
            shape: &LOG_STREAM_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "creationTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "firstEventTimestamp",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "lastEventTimestamp",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "lastIngestionTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "uploadSequenceToken",
            shape: &SEQUENCE_TOKEN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "arn",
            shape: &ARN,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "storedBytes",
            shape: &STORED_BYTES,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `LogStreamName`.
pub static LOG_STREAM_NAME: Shape = Shape {
    name: "LogStreamName",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: Some(512),
        },
        pattern: Some({
            static PATTERN: Pattern = Pattern::new("[^:*]*");
            &PATTERN
        }),
    },
};

/// The model's shape `LogStreamSearchedCompletely`.
pub static LOG_STREAM_SEARCHED_COMPLETELY: Shape = Shape {
    name: "LogStreamSearchedCompletely",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `LogStreams`.
pub static LOG_STREAMS: Shape = Shape {
    name: "LogStreams",
    sensitive: false,
    kind: Kind::List {
        member: &LOG_STREAM,
        length: Bounds::NONE,
    },
};

/// The model's shape `NextToken`.
pub static NEXT_TOKEN: Shape = Shape {
    name: "NextToken",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: None,
        },
        pattern: None,
    },
};

/// The model's shape `OrderBy`.
pub static ORDER_BY: Shape = Shape {
    name: "OrderBy",
    sensitive: false,
    kind: Kind::Enum(&["LogStreamName", "LastEventTime"]),
};

/// The model's shape `OutputLogEvent`.
pub static OUTPUT_LOG_EVENT: Shape = Shape {
    name: "OutputLogEvent",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "timestamp",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "message",
            shape: &EVENT_MESSAGE,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "ingestionTime",
            shape: &TIMESTAMP,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `OutputLogEvents`.
pub static OUTPUT_LOG_EVENTS: Shape = Shape {
    name: "OutputLogEvents",
    sensitive: false,
    kind: Kind::List {
        member: &OUTPUT_LOG_EVENT,
        length: Bounds::NONE,
    },
};

/// The model's shape `PolicyName`.
pub static POLICY_NAME: Shape = Shape {
    name: "PolicyName",
    sensitive: false,
    kind: Kind::String {
        length: Bounds::NONE,
        pattern: None,
    },
};

/// The model's shape `SearchedLogStream`.
pub static SEARCHED_LOG_STREAM: Shape = Shape {
    name: "SearchedLogStream",
    sensitive: false,
    kind: Kind::Structure(&[
        Member {
            name: "logStreamName",
            shape: &LOG_STREAM_NAME,
            required: false,
            location: Location::Body,
        },
        Member {
            name: "searchedCompletely",
            shape: &LOG_STREAM_SEARCHED_COMPLETELY,
            required: false,
            location: Location::Body,
        },
    ]),
};

/// The model's shape `SearchedLogStreams`.
pub static SEARCHED_LOG_STREAMS: Shape = Shape {
    name: "SearchedLogStreams",
    sensitive: false,
    kind: Kind::List {
        member: &SEARCHED_LOG_STREAM,
        length: Bounds::NONE,
    },
};

/// The model's shape `SequenceToken`.
pub static SEQUENCE_TOKEN: Shape = Shape {
    name: "SequenceToken",
    sensitive: false,
    kind: Kind::String {
        length: Bounds {
            min: Some(1),
            max: None,
        },
        pattern: None,
    },
};

/// The model's shape `StartFromHead`.
pub static START_FROM_HEAD: Shape = Shape {
    name: "StartFromHead",
    sensitive: false,
    kind: Kind::Boolean,
};

/// The model's shape `StoredBytes`.
pub static STORED_BYTES: Shape = Shape {
    name: "StoredBytes",
    sensitive: false,
    kind: Kind::Long(Bounds {
        min: Some(0),
        max: None,
    }),
};

/// The model's shape `Timestamp`.
pub static TIMESTAMP: Shape = Shape {
    name: "Timestamp",
    sensitive: false,
    kind: Kind::Long(Bounds {
        min: Some(0),
        max: None,
    }),
};

/// The model's shape `Unmask`.
pub static UNMASK: Shape = Shape {
    name: "Unmask",
    sensitive: false,
    kind: Kind::Boolean,
};
