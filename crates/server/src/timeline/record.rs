//! The record of one call while it is served: what the parts of the server note in it, in order.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_functions::InvocationOutcome;
use vestibule_identity::error::TriggerError;
use vestibule_identity::flow::FlowKind;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::message::Medium;
use vestibule_identity::trigger::TriggerCall;
use vestibule_identity::trigger::contract;

use super::redact::{self, Redacted};
use crate::seams::Stopwatch;

/// Steps of one call that are kept.
const STEPS_MAX: usize = 64;
/// The most bytes of a function's answer that are kept if it is no JSON.
const ANSWER_BYTES_MAX: usize = 4096;

/// Where a call is recorded, or nowhere. Passed along with the call; noting in a record that is off costs nothing.
#[derive(Clone, Default)]
pub struct Record(Option<Arc<Notes>>);

/// How much is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// What happened, when, and how it came out: nothing that anybody sent or answered.
    Outline,
    /// Everything that may be kept.
    Full {
        /// Also what functions keep private.
        shows_private: bool,
    },
}

/// What is known of a call so far.
pub(super) struct Notes {
    pub(super) kind: FlowKind,
    pub(super) request: Value,
    pub(super) depth: Depth,
    /// When the call came, as everybody else's clock tells.
    pub(super) began: Timestamp,
    since: Stopwatch,
    known: Mutex<Known>,
}

/// The part that grows.
#[derive(Default)]
pub(super) struct Known {
    pub(super) kind: Option<FlowKind>,
    pub(super) flow: Option<Belonging>,
    pub(super) pool_id: Option<UserPoolId>,
    pub(super) client_id: Option<ClientId>,
    pub(super) username: Option<String>,
    pub(super) is_still_open: bool,
    pub(super) steps: Vec<Value>,
    pub(super) steps_left_out: usize,
    /// What a function that failed knew: its words may reach the client, and then stand in the call's outcome too.
    pub(super) secrets: Redacted,
}

/// To which flow a call belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Belonging {
    /// The one with this id, which travels in the sign-in's session.
    Id(String),
    /// The open one about this account.
    Account(String),
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Record(on)" } else { "Record(off)" })
    }
}

impl Record {
    /// A record that keeps nothing.
    pub fn off() -> Self {
        Self(None)
    }

    pub(super) fn on(kind: FlowKind, depth: Depth, began: Timestamp, request: Value) -> Self {
        let (since, known) = (Stopwatch::start(), Mutex::default());
        Self(Some(Arc::new(Notes { kind, request, depth, began, since, known })))
    }

    pub(super) fn notes(&self) -> Option<&Notes> {
        self.0.as_deref()
    }

    /// Whether anything is kept.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    fn note(&self, note: impl FnOnce(&mut Known)) {
        if let Some(notes) = &self.0 {
            note(&mut notes.known());
        }
    }

    /// The call turned out to be about something else than its operation says at first.
    pub fn is_of_kind(&self, kind: FlowKind) {
        self.note(|known| known.kind = Some(kind));
    }

    /// The user pool, and the app client if there is one.
    pub fn is_about(&self, pool_id: &UserPoolId, client_id: Option<&ClientId>) {
        self.note(|known| {
            known.pool_id = Some(pool_id.clone());
            known.client_id = client_id.cloned();
        });
    }

    /// The username, or what was typed in its place.
    pub fn names(&self, username: &str) {
        self.note(|known| known.username = Some(username.to_owned()));
    }

    /// The call belongs to the flow with this id.
    pub fn belongs_to(&self, flow: Option<&str>) {
        self.note(|known| known.flow = flow.map(|id| Belonging::Id(id.to_owned())));
    }

    /// The call belongs to the flow about this account: a `sub`, or what stands for an unknown user.
    pub fn belongs_to_account(&self, account: &str) {
        self.note(|known| known.flow = Some(Belonging::Account(account.to_owned())));
    }

    /// The call is refused and can be made again.
    pub fn stays_open(&self) {
        self.note(|known| known.is_still_open = true);
    }

    /// What the sign-in machine came to.
    pub fn state(&self, state: &str, challenge: Option<&str>) {
        self.step(|| {
            let mut step = json!({"type": "state", "state": state});
            if let Some(challenge) = challenge {
                step["challenge"] = challenge.into();
            }
            step
        });
    }

    /// A message that was sent, handed over, or could not be. What it says is not kept.
    pub fn message(&self, note: MessageNote) {
        self.step(|| {
            let MessageNote { kind, medium, destination, handed_to, failure } = note;
            let mut step =
                json!({"type": "message", "kind": kind, "medium": medium.as_str(), "destination": destination});
            if let Some(function) = handed_to {
                step["handedTo"] = function.into();
            }
            if let Some(failure) = failure {
                step["error"] = failure.into();
            }
            step
        });
    }

    /// Begins to note the run of a trigger's function.
    pub fn trigger(&self) -> TriggerRun {
        let wants_log = self.0.as_ref().is_some_and(|notes| notes.depth != Depth::Outline);
        let since = self.0.as_ref().map(|_| Stopwatch::start());
        TriggerRun { since, wants_log, attempts: Vec::new(), outcome: None }
    }

    /// Notes a trigger's run, and how its answer was taken.
    pub fn ran(&self, run: TriggerRun, call: &TriggerCall, taken: Result<(), &TriggerError>) {
        let Some(notes) = &self.0 else { return };
        let mut secrets = Redacted::default();
        self.step(|| match notes.depth {
            Depth::Outline => Value::Object(run.outline(call, taken)),
            Depth::Full { shows_private } => run.describe(call, taken, shows_private, &mut secrets),
        });
        if taken.is_err() {
            notes.known().secrets = secrets;
        }
    }

    fn step(&self, describe: impl FnOnce() -> Value) {
        let Some(notes) = &self.0 else { return };
        if notes.known().steps.len() >= STEPS_MAX {
            notes.known().steps_left_out += 1;
            return;
        }
        let at = millis(notes.since.elapsed());
        let mut step = describe();
        step["atMs"] = at.into();
        notes.known().steps.push(step);
    }
}

impl Notes {
    pub(super) fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long the call has taken so far, in milliseconds.
    pub(super) fn elapsed_ms(&self) -> f64 {
        millis(self.since.elapsed())
    }
}

/// What is noted of a message.
#[derive(Clone, Debug)]
pub struct MessageNote {
    /// Why it is sent.
    pub kind: &'static str,
    /// How it travels.
    pub medium: Medium,
    /// The telephone number or mail address.
    pub destination: String,
    /// The function that sends it in the server's place.
    pub handed_to: Option<String>,
    /// Why it did not leave.
    pub failure: Option<String>,
}

/// The run of a trigger's function, attempt by attempt.
pub struct TriggerRun {
    since: Option<Stopwatch>,
    wants_log: bool,
    attempts: Vec<Attempt>,
    outcome: Option<InvocationOutcome>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Attempt {
    duration_ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl TriggerRun {
    /// Whether the end of the function's log is wanted.
    pub fn wants_log(&self) -> bool {
        self.wants_log
    }

    /// An attempt that came to nothing.
    pub fn failed(&mut self, begun: Stopwatch, error: &str) {
        if self.since.is_some() {
            self.attempts.push(Attempt { duration_ms: millis(begun.elapsed()), error: Some(error.to_owned()) });
        }
    }

    /// An attempt that the function answered.
    pub fn answered(&mut self, begun: Stopwatch, outcome: &InvocationOutcome) {
        if self.since.is_some() {
            self.attempts.push(Attempt { duration_ms: millis(begun.elapsed()), error: None });
            self.outcome = Some(outcome.clone());
        }
    }

    /// The run without what was sent, answered and printed. Of a failure it has what the server says, not the function.
    fn outline(&self, call: &TriggerCall, taken: Result<(), &TriggerError>) -> Map<String, Value> {
        let mut step = Map::new();
        let mut put = |name: &str, value: Value| step.insert(name.to_owned(), value);
        put("type", "trigger".into());
        put("trigger", call.trigger.as_str().into());
        put("triggerSource", call.event["triggerSource"].clone());
        put("function", call.function.as_str().into());
        put("durationMs", self.since.map_or(0.0, |since| millis(since.elapsed())).into());
        put("attempts", json!(self.attempts));
        if let Some(outcome) = &self.outcome {
            put("requestId", outcome.request_id.as_str().into());
            put("functionMs", millis(outcome.duration).into());
            if let Some(cold_start) = outcome.cold_start {
                put("coldStartMs", millis(cold_start).into());
            }
            if let Some(error) = &outcome.function_error {
                put("functionError", error.as_str().into());
            }
        }
        match taken {
            Ok(()) | Err(TriggerError::Failed(_)) => {}
            Err(error) => _ = put("error", words(error).into()),
        }
        step
    }

    fn describe(
        self,
        call: &TriggerCall,
        taken: Result<(), &TriggerError>,
        shows_private: bool,
        known: &mut Redacted,
    ) -> Value {
        let mut step = self.outline(call, taken);
        let mut put = |name: &str, value: Value| step.insert(name.to_owned(), value);
        let event = redact::event(&call.event, shows_private);
        let answered = self.outcome.as_ref().map(|outcome| parsed(&outcome.payload));
        let notes = contract::review(call.trigger, &call.event, answered.as_ref(), taken.err());
        let answer = answered.map(|answer| redact::event(&answer, shows_private));
        let secrets = answer.as_ref().map_or_else(|| event.clone(), |answer| event.clone().and(answer));
        put("event", event.value);
        if let (Some(outcome), Some(answer)) = (&self.outcome, answer) {
            // The description of a failure is in the function's own words.
            let is_failure = outcome.function_error.is_some();
            put("answer", if is_failure { secrets.clean_all(answer.value) } else { answer.value });
            let log = outcome.log_tail.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
            let lines: Vec<String> = secrets.clean(&log).lines().map(str::to_owned).collect();
            if !lines.is_empty() {
                put("log", json!(lines));
            }
        }
        if let Err(error) = taken {
            put("error", secrets.clean(&words(error)).into());
        }
        if !notes.is_empty() {
            put("notes", json!(notes));
        }
        *known = secrets;
        Value::Object(step)
    }
}

/// A function's answer: the whole of it, as JSON or else as text.
fn parsed(payload: &[u8]) -> Value {
    serde_json::from_slice(payload)
        .unwrap_or_else(|_| String::from_utf8_lossy(&payload[..payload.len().min(ANSWER_BYTES_MAX)]).into())
}

fn words(error: &TriggerError) -> String {
    match error {
        TriggerError::Failed(message) => message.clone(),
        TriggerError::NotInvoked(exception) => exception.clone(),
        TriggerError::NotConfigured => "not configured".into(),
        TriggerError::InvalidJson => "Invalid JSON".into(),
        TriggerError::Unrecognizable(_) => "Unrecognizable lambda output".into(),
    }
}

/// In milliseconds, to the microsecond.
fn millis(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}
