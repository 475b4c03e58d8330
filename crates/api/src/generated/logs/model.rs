//! The model of `logs` as data. Written by `cargo xtask codegen` from `model/logs.json`; do not edit.

#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use crate::model::{Auth, Bounds, ErrorModel, Kind, Member, OperationModel, Pattern, Shape};

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
        errors: &["InvalidParameterException", "ResourceNotFoundException", "ServiceUnavailableException"],
        input: Some(&DESCRIBE_LOG_STREAMS_REQUEST),
        output: Some(&DESCRIBE_LOG_STREAMS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "FilterLogEvents",
        auth: Auth::SigV4,
        errors: &["InvalidParameterException", "ResourceNotFoundException", "ServiceUnavailableException"],
        input: Some(&FILTER_LOG_EVENTS_REQUEST),
        output: Some(&FILTER_LOG_EVENTS_RESPONSE),
        http: None,
    },
    OperationModel {
        name: "GetLogEvents",
        auth: Auth::SigV4,
        errors: &["InvalidParameterException", "ResourceNotFoundException", "ServiceUnavailableException"],
        input: Some(&GET_LOG_EVENTS_REQUEST),
        output: Some(&GET_LOG_EVENTS_RESPONSE),
        http: None,
    },
];

/// The service's exceptions, in alphabetical order.
pub static ERRORS: [ErrorModel; 5] = [
    ErrorModel { name: "InvalidParameterException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "OperationAbortedException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ResourceNotFoundException", status: 400, fault: false, message_member: "message" },
    ErrorModel { name: "ServiceUnavailableException", status: 500, fault: true, message_member: "message" },
    ErrorModel { name: "ValidationException", status: 400, fault: false, message_member: "message" },
];

pub static ACCOUNT_ID: Shape = Shape::new(
    "AccountId",
    Kind::String {
        length: Bounds::within(12, 12),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("^\\d{12}$");
            &PATTERN
        }),
    },
);

pub static ACCOUNT_IDS: Shape =
    Shape::new("AccountIds", Kind::List { member: &ACCOUNT_ID, length: Bounds::within(0, 20) });

pub static ARN: Shape = Shape::new("Arn", Kind::String { length: Bounds::NONE, pattern: None });

pub static BEARER_TOKEN_AUTHENTICATION_ENABLED: Shape = Shape::new("BearerTokenAuthenticationEnabled", Kind::Boolean);

pub static DATA_PROTECTION_STATUS: Shape =
    Shape::new("DataProtectionStatus", Kind::Enum(&["ACTIVATED", "DELETED", "ARCHIVED", "DISABLED"]));

pub static DAYS: Shape = Shape::new("Days", Kind::Integer(Bounds::NONE));

pub static DELETE_LOG_GROUP_REQUEST: Shape =
    Shape::new("DeleteLogGroupRequest", Kind::Structure(&[Member::required("logGroupName", &LOG_GROUP_NAME)]));

pub static DELETION_PROTECTION_ENABLED: Shape = Shape::new("DeletionProtectionEnabled", Kind::Boolean);

pub static DESCENDING: Shape = Shape::new("Descending", Kind::Boolean);

pub static DESCRIBE_LIMIT: Shape = Shape::new("DescribeLimit", Kind::Integer(Bounds::within(1, 50)));

pub static DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS: Shape = Shape::new(
    "DescribeLogGroupsLogGroupIdentifiers",
    Kind::List { member: &LOG_GROUP_IDENTIFIER, length: Bounds::within(1, 50) },
);

pub static DESCRIBE_LOG_GROUPS_REQUEST: Shape = Shape::new(
    "DescribeLogGroupsRequest",
    Kind::Structure(&[
        Member::optional("accountIdentifiers", &ACCOUNT_IDS),
        Member::optional("logGroupNamePrefix", &LOG_GROUP_NAME),
        Member::optional("logGroupNamePattern", &LOG_GROUP_NAME_PATTERN),
        Member::optional("nextToken", &NEXT_TOKEN),
        Member::optional("limit", &DESCRIBE_LIMIT),
        Member::optional("includeLinkedAccounts", &INCLUDE_LINKED_ACCOUNTS),
        Member::optional("logGroupClass", &LOG_GROUP_CLASS),
        Member::optional("logGroupIdentifiers", &DESCRIBE_LOG_GROUPS_LOG_GROUP_IDENTIFIERS),
    ]),
);

pub static DESCRIBE_LOG_GROUPS_RESPONSE: Shape = Shape::new(
    "DescribeLogGroupsResponse",
    Kind::Structure(&[Member::optional("logGroups", &LOG_GROUPS), Member::optional("nextToken", &NEXT_TOKEN)]),
);

pub static DESCRIBE_LOG_STREAMS_REQUEST: Shape = Shape::new(
    "DescribeLogStreamsRequest",
    Kind::Structure(&[
        Member::optional("logGroupName", &LOG_GROUP_NAME),
        Member::optional("logGroupIdentifier", &LOG_GROUP_IDENTIFIER),
        Member::optional("logStreamNamePrefix", &LOG_STREAM_NAME),
        Member::optional("orderBy", &ORDER_BY),
        Member::optional("descending", &DESCENDING),
        Member::optional("nextToken", &NEXT_TOKEN),
        Member::optional("limit", &DESCRIBE_LIMIT),
    ]),
);

pub static DESCRIBE_LOG_STREAMS_RESPONSE: Shape = Shape::new(
    "DescribeLogStreamsResponse",
    Kind::Structure(&[Member::optional("logStreams", &LOG_STREAMS), Member::optional("nextToken", &NEXT_TOKEN)]),
);

pub static EVENT_ID: Shape = Shape::new("EventId", Kind::String { length: Bounds::NONE, pattern: None });

pub static EVENT_MESSAGE: Shape =
    Shape::new("EventMessage", Kind::String { length: Bounds::at_least(1), pattern: None });

pub static EVENTS_LIMIT: Shape = Shape::new("EventsLimit", Kind::Integer(Bounds::within(1, 10000)));

pub static FILTER_COUNT: Shape = Shape::new("FilterCount", Kind::Integer(Bounds::NONE));

pub static FILTER_LOG_EVENTS_REQUEST: Shape = Shape::new(
    "FilterLogEventsRequest",
    Kind::Structure(&[
        Member::optional("logGroupName", &LOG_GROUP_NAME),
        Member::optional("logGroupIdentifier", &LOG_GROUP_IDENTIFIER),
        Member::optional("logStreamNames", &INPUT_LOG_STREAM_NAMES),
        Member::optional("logStreamNamePrefix", &LOG_STREAM_NAME),
        Member::optional("startTime", &TIMESTAMP),
        Member::optional("endTime", &TIMESTAMP),
        Member::optional("filterPattern", &FILTER_PATTERN),
        Member::optional("nextToken", &NEXT_TOKEN),
        Member::optional("limit", &EVENTS_LIMIT),
        Member::optional("startFromHead", &START_FROM_HEAD),
        Member::optional("interleaved", &INTERLEAVED),
        Member::optional("unmask", &UNMASK),
    ]),
);

pub static FILTER_LOG_EVENTS_RESPONSE: Shape = Shape::new(
    "FilterLogEventsResponse",
    Kind::Structure(&[
        Member::optional("events", &FILTERED_LOG_EVENTS),
        Member::optional("searchedLogStreams", &SEARCHED_LOG_STREAMS),
        Member::optional("nextToken", &NEXT_TOKEN),
    ]),
);

pub static FILTER_PATTERN: Shape =
    Shape::new("FilterPattern", Kind::String { length: Bounds::within(0, 1024), pattern: None });

pub static FILTERED_LOG_EVENT: Shape = Shape::new(
    "FilteredLogEvent",
    Kind::Structure(&[
        Member::optional("logStreamName", &LOG_STREAM_NAME),
        Member::optional("timestamp", &TIMESTAMP),
        Member::optional("message", &EVENT_MESSAGE),
        Member::optional("ingestionTime", &TIMESTAMP),
        Member::optional("eventId", &EVENT_ID),
    ]),
);

pub static FILTERED_LOG_EVENTS: Shape =
    Shape::new("FilteredLogEvents", Kind::List { member: &FILTERED_LOG_EVENT, length: Bounds::NONE });

pub static GET_LOG_EVENTS_REQUEST: Shape = Shape::new(
    "GetLogEventsRequest",
    Kind::Structure(&[
        Member::optional("logGroupName", &LOG_GROUP_NAME),
        Member::optional("logGroupIdentifier", &LOG_GROUP_IDENTIFIER),
        Member::required("logStreamName", &LOG_STREAM_NAME),
        Member::optional("startTime", &TIMESTAMP),
        Member::optional("endTime", &TIMESTAMP),
        Member::optional("nextToken", &NEXT_TOKEN),
        Member::optional("limit", &EVENTS_LIMIT),
        Member::optional("startFromHead", &START_FROM_HEAD),
        Member::optional("unmask", &UNMASK),
    ]),
);

pub static GET_LOG_EVENTS_RESPONSE: Shape = Shape::new(
    "GetLogEventsResponse",
    Kind::Structure(&[
        Member::optional("events", &OUTPUT_LOG_EVENTS),
        Member::optional("nextForwardToken", &NEXT_TOKEN),
        Member::optional("nextBackwardToken", &NEXT_TOKEN),
    ]),
);

pub static INCLUDE_LINKED_ACCOUNTS: Shape = Shape::new("IncludeLinkedAccounts", Kind::Boolean);

pub static INHERITED_PROPERTIES: Shape =
    Shape::new("InheritedProperties", Kind::List { member: &INHERITED_PROPERTY, length: Bounds::NONE });

pub static INHERITED_PROPERTY: Shape = Shape::new("InheritedProperty", Kind::Enum(&["ACCOUNT_DATA_PROTECTION"]));

pub static INPUT_LOG_STREAM_NAMES: Shape =
    Shape::new("InputLogStreamNames", Kind::List { member: &LOG_STREAM_NAME, length: Bounds::within(1, 100) });

pub static INTERLEAVED: Shape = Shape::new("Interleaved", Kind::Boolean);

pub static KMS_KEY_ID: Shape = Shape::new("KmsKeyId", Kind::String { length: Bounds::at_most(256), pattern: None });

pub static LOG_GROUP: Shape = Shape::new(
    "LogGroup",
    Kind::Structure(&[
        Member::optional("logGroupName", &LOG_GROUP_NAME),
        Member::optional("creationTime", &TIMESTAMP),
        Member::optional("retentionInDays", &DAYS),
        Member::optional("metricFilterCount", &FILTER_COUNT),
        Member::optional("arn", &ARN),
        Member::optional("storedBytes", &STORED_BYTES),
        Member::optional("kmsKeyId", &KMS_KEY_ID),
        Member::optional("dataProtectionStatus", &DATA_PROTECTION_STATUS),
        Member::optional("inheritedProperties", &INHERITED_PROPERTIES),
        Member::optional("logGroupClass", &LOG_GROUP_CLASS),
        Member::optional("logGroupArn", &ARN),
        Member::optional("deletionProtectionEnabled", &DELETION_PROTECTION_ENABLED),
        Member::optional("bearerTokenAuthenticationEnabled", &BEARER_TOKEN_AUTHENTICATION_ENABLED),
        Member::optional("retentionPolicyName", &POLICY_NAME),
    ]),
);

pub static LOG_GROUP_CLASS: Shape =
    Shape::new("LogGroupClass", Kind::Enum(&["STANDARD", "INFREQUENT_ACCESS", "DELIVERY", "ESSENTIALS"]));

pub static LOG_GROUP_IDENTIFIER: Shape = Shape::new(
    "LogGroupIdentifier",
    Kind::String {
        length: Bounds::within(1, 2048),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\w#+=/:,.@-]*");
            &PATTERN
        }),
    },
);

pub static LOG_GROUP_NAME: Shape = Shape::new(
    "LogGroupName",
    Kind::String {
        length: Bounds::within(1, 512),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\.\\-_/#A-Za-z0-9]+");
            &PATTERN
        }),
    },
);

pub static LOG_GROUP_NAME_PATTERN: Shape = Shape::new(
    "LogGroupNamePattern",
    Kind::String {
        length: Bounds::within(0, 512),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[\\.\\-_/#A-Za-z0-9]*");
            &PATTERN
        }),
    },
);

pub static LOG_GROUPS: Shape = Shape::new("LogGroups", Kind::List { member: &LOG_GROUP, length: Bounds::NONE });

pub static LOG_STREAM: Shape = Shape::new(
    "LogStream",
    Kind::Structure(&[
        Member::optional("logStreamName", &LOG_STREAM_NAME),
        Member::optional("creationTime", &TIMESTAMP),
        Member::optional("firstEventTimestamp", &TIMESTAMP),
        Member::optional("lastEventTimestamp", &TIMESTAMP),
        Member::optional("lastIngestionTime", &TIMESTAMP),
        Member::optional("uploadSequenceToken", &SEQUENCE_TOKEN),
        Member::optional("arn", &ARN),
        Member::optional("storedBytes", &STORED_BYTES),
    ]),
);

pub static LOG_STREAM_NAME: Shape = Shape::new(
    "LogStreamName",
    Kind::String {
        length: Bounds::within(1, 512),
        pattern: Some({
            static PATTERN: Pattern = Pattern::full("[^:*]*");
            &PATTERN
        }),
    },
);

pub static LOG_STREAM_SEARCHED_COMPLETELY: Shape = Shape::new("LogStreamSearchedCompletely", Kind::Boolean);

pub static LOG_STREAMS: Shape = Shape::new("LogStreams", Kind::List { member: &LOG_STREAM, length: Bounds::NONE });

pub static NEXT_TOKEN: Shape = Shape::new("NextToken", Kind::String { length: Bounds::at_least(1), pattern: None });

pub static ORDER_BY: Shape = Shape::new("OrderBy", Kind::Enum(&["LogStreamName", "LastEventTime"]));

pub static OUTPUT_LOG_EVENT: Shape = Shape::new(
    "OutputLogEvent",
    Kind::Structure(&[
        Member::optional("timestamp", &TIMESTAMP),
        Member::optional("message", &EVENT_MESSAGE),
        Member::optional("ingestionTime", &TIMESTAMP),
    ]),
);

pub static OUTPUT_LOG_EVENTS: Shape =
    Shape::new("OutputLogEvents", Kind::List { member: &OUTPUT_LOG_EVENT, length: Bounds::NONE });

pub static POLICY_NAME: Shape = Shape::new("PolicyName", Kind::String { length: Bounds::NONE, pattern: None });

pub static SEARCHED_LOG_STREAM: Shape = Shape::new(
    "SearchedLogStream",
    Kind::Structure(&[
        Member::optional("logStreamName", &LOG_STREAM_NAME),
        Member::optional("searchedCompletely", &LOG_STREAM_SEARCHED_COMPLETELY),
    ]),
);

pub static SEARCHED_LOG_STREAMS: Shape =
    Shape::new("SearchedLogStreams", Kind::List { member: &SEARCHED_LOG_STREAM, length: Bounds::NONE });

pub static SEQUENCE_TOKEN: Shape =
    Shape::new("SequenceToken", Kind::String { length: Bounds::at_least(1), pattern: None });

pub static START_FROM_HEAD: Shape = Shape::new("StartFromHead", Kind::Boolean);

pub static STORED_BYTES: Shape = Shape::new("StoredBytes", Kind::Long(Bounds::at_least(0)));

pub static TIMESTAMP: Shape = Shape::new("Timestamp", Kind::Long(Bounds::at_least(0)));

pub static UNMASK: Shape = Shape::new("Unmask", Kind::Boolean);
