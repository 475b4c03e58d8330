//! A recorded call as OpenTelemetry spans: which trace it belongs to, and what of the record they say.
//!
//! ```text
//! first call of a flow (SERVER) ─┬─ a trigger's run (CLIENT) ── its attempts (INTERNAL), if there was more than one
//!                                ├─ events: states, messages, the exception
//!                                └─ each later call of the flow (SERVER) ── as above
//! ```
//!
//! Spans go where records of sign-ins do not belong, so they say less than the timeline: no request, answer, event or log line, no
//! username or attribute, no address, and nothing in a function's own words.

use std::collections::HashMap;
use std::time::Duration;

use aws_lc_rs::digest;
use opentelemetry_proto::tonic::common::v1::any_value::Value as Any;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue};
use opentelemetry_proto::tonic::trace::v1::span::{Event, SpanKind};
use opentelemetry_proto::tonic::trace::v1::status::StatusCode;
use opentelemetry_proto::tonic::trace::v1::{Span, Status};
use serde_json::Value;
use uuid::Uuid;
use vestibule_api::Timestamp;
use vestibule_identity::flow::{FlowCall, FlowState};

use super::redact::REDACTED;

/// The exception whose text is a function's.
const FUNCTION_S_WORDS: &str = "UserLambdaValidationException";
/// Flows that are joined by account and remembered: between this many and twice as many.
const REMEMBERED: usize = 5000;
/// A flow that was silent for so long has ended; as the store has it.
const SILENCE_MS: i64 = 24 * 60 * 60 * 1000;

/// A call on its way out of the timeline.
pub(super) struct Recorded {
    /// What is written to the store.
    pub(super) call: FlowCall,
    /// When it came, as everybody else's clock tells.
    pub(super) began: Timestamp,
    /// Whether it is the first one of its flow; absent where calls are joined by account, so that it depends on those before.
    pub(super) is_first: Option<bool>,
}

/// The flows that are joined by account, as far as this process has seen them begin.
///
/// The store joins such calls as it writes them, by the same rule, and may not be written to at all. So the first call that
/// is seen of a flow names its trace: what began before the server did, or was forgotten since, goes on in a trace of its own.
#[derive(Default)]
pub(super) struct Traces {
    young: HashMap<String, Seen>,
    old: HashMap<String, Seen>,
}

struct Seen {
    flow: String,
    state: FlowState,
    updated_ms: i64,
}

/// Where a call stands.
struct Place {
    flow: String,
    is_first: bool,
}

impl Traces {
    fn place(&mut self, recorded: &Recorded) -> Place {
        let call = &recorded.call;
        if let Some(is_first) = recorded.is_first {
            return Place { flow: call.new_id.clone(), is_first };
        }
        let at_ms = call.at.as_millis();
        let seen = self.young.remove(&call.key).or_else(|| self.old.remove(&call.key));
        let going_on = seen.filter(|seen| {
            (seen.state == FlowState::Open || !call.begins) && at_ms.saturating_sub(seen.updated_ms) < SILENCE_MS
        });
        let is_first = going_on.is_none();
        let flow = going_on.map_or_else(|| call.new_id.clone(), |seen| seen.flow);
        if self.young.len() >= REMEMBERED {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(call.key.clone(), Seen { flow: flow.clone(), state: call.state, updated_ms: at_ms });
        Place { flow, is_first }
    }
}

/// The spans of a call.
pub(super) fn of(recorded: &Recorded, traces: &mut Traces) -> Vec<Span> {
    let Recorded { call, began, .. } = recorded;
    let Place { flow, is_first } = traces.place(recorded);
    let document = &call.document;
    let request_id = text(&document["requestId"]);
    let first = id(&[&flow]);
    let family = Family {
        trace_id: trace_id(&flow),
        began: Duration::from_millis(u64::try_from(began.as_millis()).unwrap_or_default()),
    };
    let (span_id, parent) = if is_first { (first, Vec::new()) } else { (id(&[request_id]), first) };

    let mut attributes = vec![
        string("rpc.system", "aws-api"),
        string("rpc.service", "Cognito Identity Provider"),
        string("rpc.method", text(&document["operation"])),
        string("aws.request_id", request_id),
        string("cognito.user_pool_id", &call.pool_id),
        string("cognito.flow.kind", call.kind.as_str()),
        string("cognito.flow.state", call.state.as_str()),
    ];
    attributes.extend(call.client_id.as_deref().map(|client| string("cognito.client_id", client)));
    attributes.extend(document["stepsLeftOut"].as_i64().map(|steps| integer("cognito.steps_left_out", steps)));
    let steps = document["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut events: Vec<Event> = steps.iter().filter_map(|step| family.event(step)).collect();
    let took = &document["durationMs"];
    let mut status = None;
    match document["error"]["type"].as_str() {
        None => attributes.push(string("cognito.outcome", &call.outcome)),
        Some(name) => {
            let mut exception = vec![string("exception.type", name)];
            let message = exception_message(call, name);
            exception.extend(message.as_deref().map(|message| string("exception.message", message)));
            events.push(family.event_at(took, "exception", exception));
            attributes.push(string("cognito.outcome", name));
            attributes.push(string("error.type", name));
            status = Some(failed(message.unwrap_or_default()));
        }
    }
    let operation = family.span(span_id.clone(), parent, text(&document["operation"]), SpanKind::Server);
    let operation = Span {
        start_time_unix_nano: family.moment(0.0),
        end_time_unix_nano: family.moment(millis(took)),
        attributes,
        events,
        status,
        ..operation
    };
    let mut spans = vec![operation];
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| step["type"] == "trigger") {
        family.trigger(&span_id, &format!("{request_id} {at}"), step, &mut spans);
    }
    spans
}

/// What the spans of one call have in common.
struct Family {
    trace_id: Vec<u8>,
    /// Since the epoch.
    began: Duration,
}

impl Family {
    /// In nanoseconds, that many milliseconds after the call came.
    fn moment(&self, after_ms: f64) -> u64 {
        let after = Duration::try_from_secs_f64(after_ms / 1e3).unwrap_or_default();
        u64::try_from((self.began + after).as_nanos()).unwrap_or(u64::MAX)
    }

    fn span(&self, span_id: Vec<u8>, parent: Vec<u8>, name: &str, kind: SpanKind) -> Span {
        Span {
            trace_id: self.trace_id.clone(),
            span_id,
            parent_span_id: parent,
            name: name.to_owned(),
            kind: kind.into(),
            ..Span::default()
        }
    }

    fn event_at(&self, after_ms: &Value, name: &str, attributes: Vec<KeyValue>) -> Event {
        let time_unix_nano = self.moment(millis(after_ms));
        Event { time_unix_nano, name: name.to_owned(), attributes, ..Event::default() }
    }

    /// A state or a message.
    fn event(&self, step: &Value) -> Option<Event> {
        let told: &[(&str, &str)] = match step["type"].as_str()? {
            "state" => &[("cognito.state", "state"), ("cognito.challenge", "challenge")],
            "message" => &[("cognito.message.kind", "kind"), ("cognito.message.medium", "medium")],
            _ => return None,
        };
        let told = told.iter().filter_map(|(key, name)| Some(string(key, step[*name].as_str()?)));
        let mut attributes: Vec<KeyValue> = told.collect();
        if let Some(function) = step["handedTo"].as_str() {
            attributes.push(string("faas.invoked_name", function_name(function)));
        }
        if !step["error"].is_null() {
            attributes.push(string("error.type", "CodeDeliveryFailureException"));
        }
        Some(self.event_at(&step["atMs"], &format!("cognito.{}", text(&step["type"])), attributes))
    }

    /// The run of a trigger's function, which was noted as it ended.
    fn trigger(&self, parent: &[u8], seed: &str, step: &Value, spans: &mut Vec<Span>) {
        let attempts = step["attempts"].as_array().map(Vec::as_slice).unwrap_or_default();
        let function = function_name(text(&step["function"]));
        let mut attributes = vec![
            string("faas.invoked_name", function),
            string("cognito.trigger", text(&step["trigger"])),
            integer("cognito.trigger.attempts", i64::try_from(attempts.len()).unwrap_or(i64::MAX)),
        ];
        attributes.extend(step["requestId"].as_str().map(|id| string("faas.invocation_id", id)));
        if !step["coldStartMs"].is_null() {
            attributes.push(key_value("faas.coldstart", Any::BoolValue(true)));
            attributes
                .push(key_value("cognito.function.cold_start_ms", Any::DoubleValue(millis(&step["coldStartMs"]))));
        }
        // What a function fails with are its own words.
        let failure = match (step["functionError"].as_str(), step["error"].as_str()) {
            (Some("Handled"), _) => Some("Handled"),
            (Some(_), _) => Some("Unhandled"),
            (None, error) => error,
        };
        attributes.extend(failure.map(|failure| string("error.type", failure)));
        let ended = millis(&step["atMs"]);
        let begun = (ended - millis(&step["durationMs"])).max(0.0);
        let span_id = id(&[seed]);
        spans.push(Span {
            start_time_unix_nano: self.moment(begun),
            end_time_unix_nano: self.moment(ended),
            attributes,
            status: failure.map(|failure| failed(failure.to_owned())),
            ..self.span(span_id.clone(), parent.to_vec(), text(&step["triggerSource"]), SpanKind::Client)
        });
        if attempts.len() < 2 {
            return;
        }
        let mut since = begun;
        for (number, attempt) in (1..).zip(attempts) {
            let until = since + millis(&attempt["durationMs"]);
            let error = attempt["error"].as_str();
            let mut attributes =
                vec![string("faas.invoked_name", function), integer("cognito.trigger.attempt", number)];
            attributes.extend(error.map(|error| string("error.type", error)));
            let name = format!("attempt {number}");
            spans.push(Span {
                start_time_unix_nano: self.moment(since),
                end_time_unix_nano: self.moment(until),
                attributes,
                status: error.map(|error| failed(error.to_owned())),
                ..self.span(id(&[seed, &name]), span_id.clone(), &name, SpanKind::Internal)
            });
            since = until;
        }
    }
}

/// What the client was told, unless a function has worded it. A username, which is an address in many pools, is not said.
fn exception_message(call: &FlowCall, name: &str) -> Option<String> {
    let message = call.document["error"]["message"].as_str().filter(|_| name != FUNCTION_S_WORDS)?;
    let username = call.username.as_deref().filter(|username| !username.is_empty());
    Some(username.map_or_else(|| message.to_owned(), |username| message.replace(username, REDACTED)))
}

fn failed(message: String) -> Status {
    Status { message, code: StatusCode::Error.into() }
}

/// A flow's own id, so that what one sees in a collector can be found in the timeline.
fn trace_id(flow: &str) -> Vec<u8> {
    Uuid::parse_str(flow).map_or_else(|_| hash(&[flow])[..16].to_vec(), |id| id.as_bytes().to_vec())
}

/// The id of a span. It follows from the flow or the request, so that later calls know their parent without asking.
fn id(parts: &[&str]) -> Vec<u8> {
    hash(parts)[..8].to_vec()
}

fn hash(parts: &[&str]) -> Vec<u8> {
    digest::digest(&digest::SHA256, parts.join("\n").as_bytes()).as_ref().to_vec()
}

fn function_name(arn: &str) -> &str {
    arn.split_once(":function:").map_or(arn, |(_, name)| name)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn millis(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

/// An attribute.
pub(super) fn string(key: &str, value: &str) -> KeyValue {
    key_value(key, Any::StringValue(value.to_owned()))
}

fn integer(key: &str, value: i64) -> KeyValue {
    key_value(key, Any::IntValue(value))
}

fn key_value(key: &str, value: Any) -> KeyValue {
    KeyValue { key: key.to_owned(), value: Some(AnyValue { value: Some(value) }), ..KeyValue::default() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vestibule_identity::flow::FlowKind;

    use super::*;

    fn recorded(new_id: &str, begins: bool, state: FlowState, at_seconds: i64) -> Recorded {
        let at = Timestamp::from_seconds(at_seconds);
        let call = FlowCall {
            key: "recovery pool account".into(),
            new_id: new_id.into(),
            begins,
            kind: FlowKind::Recovery,
            pool_id: "pool".into(),
            client_id: None,
            username: Some("jane@example.com".into()),
            at,
            state,
            outcome: "waiting for a code".into(),
            document: json!({"requestId": new_id, "operation": "ForgotPassword", "durationMs": 1.5, "steps": []}),
            keep: 1,
        };
        Recorded { call, began: at, is_first: None }
    }

    #[test]
    fn calls_about_an_account_share_a_trace_until_one_begins_another_flow() {
        let mut traces = Traces::default();
        let mut flow = |recorded| {
            let place = traces.place(&recorded);
            (place.flow, place.is_first)
        };
        let day = 24 * 60 * 60;
        assert_eq!(flow(recorded("a", true, FlowState::Open, 0)), ("a".into(), true));
        assert_eq!(flow(recorded("b", true, FlowState::Open, 1)), ("a".into(), false));
        assert_eq!(flow(recorded("c", false, FlowState::Completed, 2)), ("a".into(), false));
        assert_eq!(flow(recorded("d", false, FlowState::Refused, 3)), ("a".into(), false));
        assert_eq!(flow(recorded("e", true, FlowState::Open, 4)), ("e".into(), true));
        assert_eq!(flow(recorded("f", false, FlowState::Open, 4 + day)), ("f".into(), true));
    }

    #[test]
    fn what_is_remembered_of_accounts_is_bounded() {
        let mut traces = Traces::default();
        for number in 0..3 * REMEMBERED {
            let mut recorded = recorded("a", true, FlowState::Open, 0);
            recorded.call.key = number.to_string();
            traces.place(&recorded);
        }
        assert!(traces.young.len() + traces.old.len() <= 2 * REMEMBERED);
    }

    #[test]
    fn a_cold_start_and_a_function_s_own_failure_are_told_without_its_words() {
        let mut recorded = recorded("7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11", true, FlowState::Refused, 100);
        recorded.call.document["steps"] = json!([{"type": "trigger", "trigger": "PreSignUp", "atMs": 9.5,
            "triggerSource": "PreSignUp_SignUp", "function": "arn:aws:lambda:us-east-1:000000000000:function:f",
            "durationMs": 7.25, "attempts": [{"durationMs": 7.0}], "requestId": "r", "coldStartMs": 5.0,
            "functionError": "Unhandled", "error": "482913"}]);
        let spans = of(&recorded, &mut Traces::default());
        assert_eq!(spans.len(), 2);
        let run = &spans[1];
        assert_eq!((&run.parent_span_id, run.name.as_str()), (&spans[0].span_id, "PreSignUp_SignUp"));
        assert_eq!((run.start_time_unix_nano, run.end_time_unix_nano), (100_002_250_000, 100_009_500_000));
        assert!(run.attributes.contains(&key_value("faas.coldstart", Any::BoolValue(true))));
        assert!(run.attributes.contains(&string("error.type", "Unhandled")));
        assert!(!format!("{spans:?}").contains("482913"));
    }

    #[test]
    fn a_function_s_words_and_a_username_are_not_told() {
        for (name, message, told) in [
            ("UserLambdaValidationException", "PreSignUp failed with error 482913.", None),
            (
                "UnsupportedUserStateException",
                "Resend not possible. jane@example.com status is not FORCE_CHANGE_PASSWORD",
                Some("Resend not possible. [redacted] status is not FORCE_CHANGE_PASSWORD"),
            ),
        ] {
            let mut recorded = recorded("7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11", true, FlowState::Refused, 0);
            recorded.call.outcome = format!("{name}: {message}");
            recorded.call.document["error"] = json!({"type": name, "message": message});
            let spans = of(&recorded, &mut Traces::default());
            let exception = spans[0].events.last().unwrap();
            let expected: Vec<KeyValue> = std::iter::once(string("exception.type", name))
                .chain(told.map(|told| string("exception.message", told)))
                .collect();
            assert_eq!((exception.name.as_str(), &exception.attributes), ("exception", &expected));
            let everything = format!("{spans:?}");
            assert!(!everything.contains("jane") && !everything.contains("482913"), "{everything}");
        }
    }
}
