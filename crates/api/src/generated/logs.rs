//! Operations and shapes of `logs`, 2014-03-28. Written by `cargo xtask codegen` from `model/logs.json`; do not edit.

#![allow(missing_docs, reason = "members are documented by the service's API reference")]
#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::{Auth, ErrorModel, Http, OperationModel, Shape};
use crate::value::InvalidEnumValue;

mod model;

/// The service's name in ARNs and signatures.
pub const SERVICE: &str = "logs";
/// The version of the API, which is also part of a REST service's paths.
pub const API_VERSION: &str = "2014-03-28";
/// What stands before the dot in `X-Amz-Target`.
pub const TARGET_PREFIX: &str = "Logs_20140328";
/// The version in the content type `application/x-amz-json-`.
pub const JSON_VERSION: &str = "1.1";

/// Every operation of the service, in alphabetical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    DeleteLogGroup,
    DescribeLogGroups,
    DescribeLogStreams,
    FilterLogEvents,
    GetLogEvents,
}

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 5] = [
        Self::DeleteLogGroup,
        Self::DescribeLogGroups,
        Self::DescribeLogStreams,
        Self::FilterLogEvents,
        Self::GetLogEvents,
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
    DeleteLogGroup(DeleteLogGroupRequest),
    DescribeLogGroups(DescribeLogGroupsRequest),
    DescribeLogStreams(DescribeLogStreamsRequest),
    FilterLogEvents(FilterLogEventsRequest),
    GetLogEvents(GetLogEventsRequest),
}

impl Input {
    /// Reads an input that [`crate::constraint::check`] has let pass.
    pub fn decode(operation: Operation, value: serde_json::Value) -> Result<Self, serde_json::Error> {
        Ok(match operation {
            Operation::DeleteLogGroup => Self::DeleteLogGroup(serde_json::from_value(value)?),
            Operation::DescribeLogGroups => Self::DescribeLogGroups(serde_json::from_value(value)?),
            Operation::DescribeLogStreams => Self::DescribeLogStreams(serde_json::from_value(value)?),
            Operation::FilterLogEvents => Self::FilterLogEvents(serde_json::from_value(value)?),
            Operation::GetLogEvents => Self::GetLogEvents(serde_json::from_value(value)?),
        })
    }

    /// The operation this is the input of.
    pub fn operation(&self) -> Operation {
        match self {
            Self::DeleteLogGroup(_) => Operation::DeleteLogGroup,
            Self::DescribeLogGroups(_) => Operation::DescribeLogGroups,
            Self::DescribeLogStreams(_) => Operation::DescribeLogStreams,
            Self::FilterLogEvents(_) => Operation::FilterLogEvents,
            Self::GetLogEvents(_) => Operation::GetLogEvents,
        }
    }
}

/// The model's enum `DataProtectionStatus`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DataProtectionStatus {
    #[serde(rename = "ACTIVATED")]
    Activated,
    #[serde(rename = "DELETED")]
    Deleted,
    #[serde(rename = "ARCHIVED")]
    Archived,
    #[serde(rename = "DISABLED")]
    Disabled,
}

impl DataProtectionStatus {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Activated => "ACTIVATED",
            Self::Deleted => "DELETED",
            Self::Archived => "ARCHIVED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl fmt::Display for DataProtectionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DataProtectionStatus {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ACTIVATED" => Self::Activated,
            "DELETED" => Self::Deleted,
            "ARCHIVED" => Self::Archived,
            "DISABLED" => Self::Disabled,
            _ => return Err(InvalidEnumValue { shape: "DataProtectionStatus" }),
        })
    }
}

/// The input of [`Operation::DeleteLogGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteLogGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
}

/// The input of [`Operation::DescribeLogGroups`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeLogGroupsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name_pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_linked_accounts: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_class: Option<LogGroupClass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_identifiers: Option<Vec<String>>,
}

/// The output of [`Operation::DescribeLogGroups`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeLogGroupsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_groups: Option<Vec<LogGroup>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::DescribeLogStreams`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeLogStreamsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_name_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_by: Option<OrderBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descending: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
}

/// The output of [`Operation::DescribeLogStreams`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescribeLogStreamsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_streams: Option<Vec<LogStream>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::FilterLogEvents`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilterLogEventsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_names: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_name_prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter_pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_from_head: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interleaved: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unmask: Option<bool>,
}

/// The output of [`Operation::FilterLogEvents`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilterLogEventsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<FilteredLogEvent>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searched_log_streams: Option<Vec<SearchedLogStream>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The model's structure `FilteredLogEvent`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FilteredLogEvent {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingestion_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
}

/// The input of [`Operation::GetLogEvents`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLogEventsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_from_head: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unmask: Option<bool>,
}

/// The output of [`Operation::GetLogEvents`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLogEventsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<OutputLogEvent>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_forward_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_backward_token: Option<String>,
}

/// The model's enum `InheritedProperty`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InheritedProperty {
    #[serde(rename = "ACCOUNT_DATA_PROTECTION")]
    AccountDataProtection,
}

impl InheritedProperty {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountDataProtection => "ACCOUNT_DATA_PROTECTION",
        }
    }
}

impl fmt::Display for InheritedProperty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for InheritedProperty {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ACCOUNT_DATA_PROTECTION" => Self::AccountDataProtection,
            _ => return Err(InvalidEnumValue { shape: "InheritedProperty" }),
        })
    }
}

/// The model's structure `LogGroup`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogGroup {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_in_days: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric_filter_count: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored_bytes: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_protection_status: Option<DataProtectionStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inherited_properties: Option<Vec<InheritedProperty>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_class: Option<LogGroupClass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bearer_token_authentication_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_policy_name: Option<String>,
}

/// The model's enum `LogGroupClass`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LogGroupClass {
    #[serde(rename = "STANDARD")]
    Standard,
    #[serde(rename = "INFREQUENT_ACCESS")]
    InfrequentAccess,
    #[serde(rename = "DELIVERY")]
    Delivery,
    #[serde(rename = "ESSENTIALS")]
    Essentials,
}

impl LogGroupClass {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "STANDARD",
            Self::InfrequentAccess => "INFREQUENT_ACCESS",
            Self::Delivery => "DELIVERY",
            Self::Essentials => "ESSENTIALS",
        }
    }
}

impl fmt::Display for LogGroupClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LogGroupClass {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "STANDARD" => Self::Standard,
            "INFREQUENT_ACCESS" => Self::InfrequentAccess,
            "DELIVERY" => Self::Delivery,
            "ESSENTIALS" => Self::Essentials,
            _ => return Err(InvalidEnumValue { shape: "LogGroupClass" }),
        })
    }
}

/// The model's structure `LogStream`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogStream {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_event_timestamp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_event_timestamp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_ingestion_time: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_sequence_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stored_bytes: Option<i64>,
}

/// The model's enum `OrderBy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OrderBy {
    LogStreamName,
    LastEventTime,
}

impl OrderBy {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LogStreamName => "LogStreamName",
            Self::LastEventTime => "LastEventTime",
        }
    }
}

impl fmt::Display for OrderBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for OrderBy {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "LogStreamName" => Self::LogStreamName,
            "LastEventTime" => Self::LastEventTime,
            _ => return Err(InvalidEnumValue { shape: "OrderBy" }),
        })
    }
}

/// The model's structure `OutputLogEvent`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutputLogEvent {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ingestion_time: Option<i64>,
}

/// The model's structure `SearchedLogStream`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchedLogStream {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_stream_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub searched_completely: Option<bool>,
}
