//! The CloudWatch Logs operations this service answers, as typed calls.
//!
//! Requests have passed the model's constraints. Every operation reads files, so each runs on a thread that may block.
//! Positions in tokens are sequence numbers of the group, which order events as their times do.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use vestibule_api::ApiError;
use vestibule_api::logs::{
    DeleteLogGroupRequest, DescribeLogGroupsRequest, DescribeLogGroupsResponse, DescribeLogStreamsRequest,
    DescribeLogStreamsResponse, FilterLogEventsRequest, FilterLogEventsResponse, FilteredLogEvent, GetLogEventsRequest,
    GetLogEventsResponse, LogGroup, LogGroupClass, LogStream, OrderBy, OutputLogEvent,
};
use vestibule_api::model::Service;

use super::LogStore;
use super::filter::Pattern;
use super::group::{Event, Group, Selection};
use crate::naming::Place;

const PAGE_GROUPS: i32 = 50;
const PAGE_EVENTS: i32 = 10_000;
const PAGE_BYTES: usize = 1024 * 1024;
/// 2024-01-01, before which events cannot be asked for newest first.
const DESCENDING_SINCE_MS: i64 = 1_704_067_200_000;

/// Answers the CloudWatch Logs subset from a store. Clones share it.
#[derive(Clone)]
pub struct Logs {
    store: LogStore,
    place: Place,
}

impl Logs {
    /// The service over a store.
    pub fn new(store: LogStore, place: Place) -> Self {
        Self { store, place }
    }

    /// A stream for what the server itself logs. Neither the group nor the stream exists before the first event.
    pub fn stream(&self, group: &str, stream: &str) -> super::LogStream {
        self.store.stream(group, stream)
    }

    /// `DescribeLogGroups`.
    pub async fn describe_log_groups(
        &self,
        request: DescribeLogGroupsRequest,
    ) -> Result<DescribeLogGroupsResponse, ApiError> {
        self.blocking(move |logs| logs.log_groups(&request)).await
    }

    /// `DescribeLogStreams`.
    pub async fn describe_log_streams(
        &self,
        request: DescribeLogStreamsRequest,
    ) -> Result<DescribeLogStreamsResponse, ApiError> {
        self.blocking(move |logs| logs.log_streams(&request)).await
    }

    /// `GetLogEvents`.
    pub async fn get_log_events(&self, request: GetLogEventsRequest) -> Result<GetLogEventsResponse, ApiError> {
        self.blocking(move |logs| logs.events_of_stream(&request)).await
    }

    /// `FilterLogEvents`.
    pub async fn filter_log_events(
        &self,
        request: FilterLogEventsRequest,
    ) -> Result<FilterLogEventsResponse, ApiError> {
        self.blocking(move |logs| logs.events_of_group(&request)).await
    }

    /// `DeleteLogGroup`.
    pub async fn delete_log_group(&self, request: DeleteLogGroupRequest) -> Result<(), ApiError> {
        self.blocking(move |logs| match logs.store.remove_group(&request.log_group_name.unwrap_or_default()) {
            Ok(true) => Ok(()),
            Ok(false) => Err(no_such_group()),
            Err(error) => Err(internal(&error)),
        })
        .await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let logs = self.clone();
        tokio::task::spawn_blocking(move || work(&logs)).await.map_err(|error| internal(&error))?
    }

    fn log_groups(&self, request: &DescribeLogGroupsRequest) -> Result<DescribeLogGroupsResponse, ApiError> {
        let prefix = request.log_group_name_prefix.as_deref();
        let pattern = request.log_group_name_pattern.as_deref();
        if prefix.is_some() && pattern.is_some() {
            return Err(ApiError::invalid_parameter(
                "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
            ));
        }
        let identifiers: Option<HashSet<String>> = request
            .log_group_identifiers
            .as_ref()
            .map(|identifiers| identifiers.iter().map(|identifier| name_of(identifier).to_owned()).collect());
        let after = request.next_token.as_deref().map(read_token).transpose()?;
        let is_other_class = request.log_group_class.is_some_and(|class| class != LogGroupClass::Standard);
        let groups: Vec<Arc<Group>> = self.store.groups().values().cloned().collect();
        let mut wanted = groups.into_iter().filter(|group| {
            !is_other_class
                && prefix.is_none_or(|prefix| group.name.starts_with(prefix))
                && pattern.is_none_or(|pattern| group.name.contains(pattern))
                && identifiers.as_ref().is_none_or(|names| names.contains(&group.name))
                && after.as_ref().is_none_or(|after| group.name > *after)
        });
        let limit = page(request.limit, PAGE_GROUPS);
        let page: Vec<Arc<Group>> = wanted.by_ref().take(limit).collect();
        let next_token = wanted.next().and(page.last()).map(|last| token(&last.name));
        // CloudWatch Logs: a search by pattern leaves these two out. Source: a recorded exchange.
        let is_search = pattern.is_some();
        let log_groups = page
            .into_iter()
            .map(|group| {
                let arn = self.place.log_group_arn(&group.name);
                LogGroup {
                    log_group_name: Some(group.name.clone()),
                    creation_time: Some(group.created_ms),
                    metric_filter_count: Some(0),
                    arn: Some(format!("{arn}:*")),
                    stored_bytes: (!is_search).then(|| i64::try_from(group.stored_bytes()).unwrap_or(i64::MAX)),
                    log_group_class: Some(LogGroupClass::Standard),
                    log_group_arn: Some(arn),
                    deletion_protection_enabled: (!is_search).then_some(false),
                    ..LogGroup::default()
                }
            })
            .collect();
        Ok(DescribeLogGroupsResponse { log_groups: Some(log_groups), next_token })
    }

    fn log_streams(&self, request: &DescribeLogStreamsRequest) -> Result<DescribeLogStreamsResponse, ApiError> {
        let by_time = request.order_by == Some(OrderBy::LastEventTime);
        let prefix = request.log_stream_name_prefix.as_deref();
        if by_time && prefix.is_some() {
            return Err(ApiError::invalid_parameter("Cannot order by LastEventTime with a logStreamNamePrefix."));
        }
        let group = self.group(request.log_group_name.as_deref(), request.log_group_identifier.as_deref())?;
        let is_descending = request.descending.unwrap_or(false);
        let after = request.next_token.as_deref().map(read_token).transpose()?.map(|text| {
            let (time, name) = text.split_once('|').unwrap_or(("", ""));
            (time.parse().unwrap_or(0), name.to_owned())
        });
        let key = |stream: &super::group::Stream| {
            let last_ms = stream.events_ms.map_or(0, |(_, last)| last);
            (if by_time { last_ms } else { 0 }, stream.name.to_string())
        };
        let mut streams = group.streams();
        streams.sort_by_cached_key(key);
        if is_descending {
            streams.reverse();
        }
        let mut wanted = streams.into_iter().filter(|stream| {
            prefix.is_none_or(|prefix| stream.name.starts_with(prefix))
                && after.as_ref().is_none_or(|after| {
                    let key = key(stream);
                    if is_descending { key < *after } else { key > *after }
                })
        });
        let page: Vec<_> = wanted.by_ref().take(page(request.limit, PAGE_GROUPS)).collect();
        let next_token = wanted.next().and(page.last()).map(|last| {
            let (time, name) = key(last);
            token(&format!("{time}|{name}"))
        });
        let group_arn = self.place.log_group_arn(&group.name);
        let log_streams = page
            .into_iter()
            .map(|stream| LogStream {
                log_stream_name: Some(stream.name.to_string()),
                creation_time: Some(stream.created_ms),
                first_event_timestamp: stream.events_ms.map(|(first, _)| first),
                last_event_timestamp: stream.events_ms.map(|(_, last)| last),
                last_ingestion_time: stream.events_ms.map(|(_, last)| last),
                upload_sequence_token: stream.events_ms.map(|(_, last)| format!("{last:056}")),
                arn: Some(format!("{group_arn}:log-stream:{}", stream.name)),
                stored_bytes: Some(0),
            })
            .collect();
        Ok(DescribeLogStreamsResponse { log_streams: Some(log_streams), next_token })
    }

    fn events_of_stream(&self, request: &GetLogEventsRequest) -> Result<GetLogEventsResponse, ApiError> {
        let group = self.group(request.log_group_name.as_deref(), request.log_group_identifier.as_deref())?;
        let name = request.log_stream_name.as_deref().unwrap_or_default();
        if !group.streams().iter().any(|stream| &*stream.name == name) {
            return Err(no_such_stream());
        }
        let position = match request.next_token.as_deref() {
            Some(token) => Position::read(token)?,
            None if request.start_from_head == Some(true) => Position::Forward(0),
            None => Position::Backward(group.next_sequence()),
        };
        let (sequences, is_descending) = match position {
            Position::Forward(from) => (from..u64::MAX, false),
            Position::Backward(to) => (0..to, true),
        };
        let times_ms = request.start_time.unwrap_or(i64::MIN)..request.end_time.unwrap_or(i64::MAX);
        let limit = page(request.limit, PAGE_EVENTS);
        let mut events: Vec<(u64, OutputLogEvent)> = Vec::new();
        let mut bytes = 0;
        group.read(&Selection { sequences, times_ms, is_descending }, |event| {
            if &**event.stream != name {
                return ControlFlow::Continue(());
            }
            bytes += event.message.len();
            if events.len() == limit || (bytes > PAGE_BYTES && !events.is_empty()) {
                return ControlFlow::Break(());
            }
            let output = OutputLogEvent {
                timestamp: Some(event.time_ms),
                message: Some(text(event)),
                ingestion_time: Some(event.time_ms),
            };
            events.push((event.sequence, output));
            ControlFlow::Continue(())
        });
        if is_descending {
            events.reverse();
        }
        let (Position::Forward(here) | Position::Backward(here)) = position;
        let first = events.first().map_or(here, |(sequence, _)| *sequence);
        let last = events.last().map_or(here, |(sequence, _)| *sequence + 1);
        Ok(GetLogEventsResponse {
            events: Some(events.into_iter().map(|(_, event)| event).collect()),
            next_forward_token: Some(Position::Forward(last).token()),
            next_backward_token: Some(Position::Backward(first).token()),
        })
    }

    fn events_of_group(&self, request: &FilterLogEventsRequest) -> Result<FilterLogEventsResponse, ApiError> {
        let group = self.group(request.log_group_name.as_deref(), request.log_group_identifier.as_deref())?;
        let pattern =
            Pattern::parse(request.filter_pattern.as_deref().unwrap_or("")).map_err(ApiError::invalid_parameter)?;
        let is_descending = request.start_from_head == Some(false);
        if is_descending && request.start_time.unwrap_or(0) < DESCENDING_SINCE_MS {
            return Err(ApiError::invalid_parameter(
                "Setting startFromHead to false is supported only when startTime is on or after Jan 1, 2024 00:00:00 UTC.",
            ));
        }
        let names = wanted_streams(&group, request)?;
        let position = request.next_token.as_deref().map(read_token).transpose()?;
        let position = position.map(|text| text.parse::<u64>().map_err(|_| invalid_token())).transpose()?;
        let sequences = match position {
            Some(to) if is_descending => 0..to.saturating_add(1),
            Some(from) => from..u64::MAX,
            None => 0..u64::MAX,
        };
        // CloudWatch Logs: here the end is included. Source: the API reference of FilterLogEvents.
        let end_ms = request.end_time.map_or(i64::MAX, |end| end.saturating_add(1));
        let times_ms = request.start_time.unwrap_or(i64::MIN)..end_ms;
        let limit = page(request.limit, PAGE_EVENTS);
        let mut events = Vec::new();
        let mut bytes = 0;
        let mut next_token = None;
        group.read(&Selection { sequences, times_ms, is_descending }, |event| {
            if names.as_ref().is_some_and(|names| !names.contains(event.stream)) {
                return ControlFlow::Continue(());
            }
            let message = text(event);
            if !pattern.matches(&message) {
                return ControlFlow::Continue(());
            }
            bytes += message.len();
            if events.len() == limit || (bytes > PAGE_BYTES && !events.is_empty()) {
                next_token = Some(token(&event.sequence.to_string()));
                return ControlFlow::Break(());
            }
            events.push(FilteredLogEvent {
                log_stream_name: Some(event.stream.to_string()),
                timestamp: Some(event.time_ms),
                message: Some(message),
                ingestion_time: Some(event.time_ms),
                event_id: Some(format!("3{:013}{:042}", event.time_ms, event.sequence)),
            });
            ControlFlow::Continue(())
        });
        Ok(FilterLogEventsResponse { events: Some(events), searched_log_streams: Some(Vec::new()), next_token })
    }

    fn group(&self, name: Option<&str>, identifier: Option<&str>) -> Result<Arc<Group>, ApiError> {
        let name = match (name, identifier) {
            (Some(_), Some(_)) => {
                return Err(ApiError::new(
                    "ValidationException",
                    "LogGroup name and LogGroup ARN are mutually exclusive parameters.",
                ));
            }
            (Some(name), None) => name,
            (None, Some(identifier)) => name_of(identifier),
            (None, None) => {
                return Err(ApiError::invalid_parameter(
                    "1 validation error detected: Value at 'logGroupName' failed to satisfy constraint: Member must not be null",
                ));
            }
        };
        self.store.group(name).ok_or_else(no_such_group)
    }
}

/// A place in a stream and the direction to read from it.
#[derive(Clone, Copy)]
enum Position {
    /// Events from this sequence number on.
    Forward(u64),
    /// Events before this sequence number.
    Backward(u64),
}

impl Position {
    fn token(self) -> String {
        match self {
            Self::Forward(at) => format!("f/{at:056}/s"),
            Self::Backward(at) => format!("b/{at:056}/s"),
        }
    }

    fn read(token: &str) -> Result<Self, ApiError> {
        let inner = token.strip_suffix("/s").ok_or_else(invalid_token)?;
        let (direction, digits) = inner.split_once('/').ok_or_else(invalid_token)?;
        let at = digits.parse().map_err(|_| invalid_token())?;
        match direction {
            "f" => Ok(Self::Forward(at)),
            "b" => Ok(Self::Backward(at)),
            _ => Err(invalid_token()),
        }
    }
}

/// The streams a filter is limited to; `None` for all.
fn wanted_streams(group: &Group, request: &FilterLogEventsRequest) -> Result<Option<HashSet<Arc<str>>>, ApiError> {
    let names = request.log_stream_names.as_deref();
    let prefix = request.log_stream_name_prefix.as_deref();
    let streams = group.streams().into_iter().map(|stream| stream.name);
    match (names, prefix) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(ApiError::invalid_parameter(
            "LogStream names and LogStream name prefix are mutually exclusive parameters.",
        )),
        (None, Some(prefix)) => Ok(Some(streams.filter(|name| name.starts_with(prefix)).collect())),
        (Some(names), None) => {
            let found: HashSet<Arc<str>> =
                streams.filter(|name| names.iter().any(|wanted| **wanted == **name)).collect();
            if names.iter().all(|name| found.contains(name.as_str())) { Ok(Some(found)) } else { Err(no_such_stream()) }
        }
    }
}

/// The group an identifier names: a name, or an ARN with or without its `:*`.
fn name_of(identifier: &str) -> &str {
    let name = identifier.split_once(":log-group:").map_or(identifier, |(_, name)| name);
    name.strip_suffix(":*").unwrap_or(name)
}

fn page(limit: Option<i32>, limit_max: i32) -> usize {
    usize::try_from(limit.unwrap_or(limit_max).clamp(1, limit_max)).unwrap_or(1)
}

fn text(event: &Event<'_>) -> String {
    String::from_utf8_lossy(event.message).into_owned()
}

fn token(position: &str) -> String {
    URL_SAFE_NO_PAD.encode(position)
}

fn read_token(token: &str) -> Result<String, ApiError> {
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| invalid_token())?;
    String::from_utf8(bytes).map_err(|_| invalid_token())
}

fn invalid_token() -> ApiError {
    ApiError::invalid_parameter("The specified nextToken is invalid.")
}

fn no_such_group() -> ApiError {
    ApiError::resource_not_found("The specified log group does not exist.")
}

fn no_such_stream() -> ApiError {
    ApiError::resource_not_found("The specified log stream does not exist.")
}

fn internal(error: &dyn std::error::Error) -> ApiError {
    tracing::error!(%error, "function logs could not be read");
    ApiError::internal(Service::Logs)
}
