//! The timeline: every sign-in, sign-up and recovery as one flow, call by call, with the functions that ran, what they were
//! told and what they answered, the messages, and how it came out.
//!
//! A [`Record`] goes along with a call and takes notes; when the call is answered, what may be kept of it is put together and
//! written to the store in the background, many calls at once. The answer waits for none of it, so that its time does not tell
//! how much there was to note, and a record that cannot be written is lost, not the call. Reading is `documents`'s business.
//!
//! The same records leave as OpenTelemetry spans ([`spans`], [`otlp`]) where a collector is configured; then calls are recorded, in
//! outline, even if nothing is kept.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;
use vestibule_api::cognito_idp::Operation;
use vestibule_api::{ApiError, Timestamp};
use vestibule_identity::change::Change;
use vestibule_identity::flow::{FlowCall, FlowKind, FlowState};
use vestibule_store::Store;

pub mod commands;
pub mod otlp;
mod record;
mod redact;
pub mod show;
mod spans;

use otlp::Exporter;
use record::{Belonging, Depth};
pub use record::{MessageNote, Record, TriggerRun};
pub use redact::REDACTED;

use crate::call::Call;
use crate::seams::Clock;
use spans::{Recorded, Traces};

/// Calls that may wait to be written; more are not recorded.
const QUEUE_MAX: usize = 1024;
/// Calls that are written at once.
const BATCH_MAX: usize = 64;
/// How long the first call of a batch waits for others.
const BATCH_WAIT: Duration = Duration::from_millis(50);

/// How flows are recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineSettings {
    /// How many flows are kept.
    pub keep: u32,
    /// Whether private challenge parameters, challenge metadata and custom answers are kept as they are.
    pub shows_private: bool,
}

impl Default for TimelineSettings {
    fn default() -> Self {
        Self { keep: KEEP, shows_private: false }
    }
}

/// How many flows are kept by default.
pub const KEEP: u32 = 1000;
/// And at most.
pub const KEEP_MAX: u32 = 100_000;

/// Records flows, if it is on.
pub struct Timeline(Option<Recording>);

struct Recording {
    queue: mpsc::Sender<Work>,
    kept: Option<TimelineSettings>,
    clock: Arc<dyn Clock>,
    lost: AtomicU64,
}

enum Work {
    Call(Box<Ended>),
    Flush(oneshot::Sender<()>),
}

/// What became of a call.
pub enum Answered {
    /// It was answered with this JSON.
    Well(Vec<u8>),
    /// It was refused.
    Refused(ApiError),
}

/// A call that was answered, and the notes that were taken.
struct Ended {
    record: Record,
    operation: Operation,
    request_id: Uuid,
    source_ip: IpAddr,
    user_agent: Option<String>,
    at: Timestamp,
    elapsed_ms: f64,
    new_id: Uuid,
    answered: Answered,
}

impl Timeline {
    /// A timeline that writes to a store and exports, from a task of its own that ends with it. Without settings it keeps nothing;
    /// without an exporter as well it does nothing.
    pub fn new(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        kept: Option<TimelineSettings>,
        exporter: Option<Exporter>,
    ) -> Self {
        if kept.is_none() && exporter.is_none() {
            return Self(None);
        }
        let (queue, work) = mpsc::channel(QUEUE_MAX);
        let kept_in = kept.as_ref().map(|kept| (store, kept.keep));
        tokio::spawn(write(kept_in, exporter, work));
        Self(Some(Recording { queue, kept, clock, lost: AtomicU64::new(0) }))
    }

    /// Whether flows are kept, to be read.
    pub fn is_kept(&self) -> bool {
        self.0.as_ref().is_some_and(|recording| recording.kept.is_some())
    }

    /// Begins the record of a call. Most operations have none.
    pub fn begin(&self, operation: Operation, input: &Value) -> Record {
        let (Some(recording), Some(kind)) = (&self.0, kind(operation)) else { return Record::off() };
        let (depth, request) = match &recording.kept {
            Some(kept) => {
                let depth = Depth::Full { shows_private: kept.shows_private };
                (depth, redact::message(operation.model().input, input))
            }
            None => (Depth::Outline, Value::Null),
        };
        Record::on(kind, depth, recording.clock.unmoved(), request)
    }

    /// Ends the record of a call, and has it written.
    pub fn end(&self, call: &Call, operation: Operation, at: Timestamp, new_id: Uuid, answered: Answered) {
        let (Some(recording), Some(notes)) = (&self.0, call.record.notes()) else { return };
        let ended = Ended {
            record: call.record.clone(),
            operation,
            request_id: call.request_id,
            source_ip: call.source_ip,
            user_agent: call.user_agent.clone(),
            at,
            elapsed_ms: notes.elapsed_ms(),
            new_id,
            answered,
        };
        if recording.queue.try_send(Work::Call(Box::new(ended))).is_err() {
            let lost = recording.lost.fetch_add(1, Ordering::Relaxed) + 1;
            tracing::warn!(target: "vestibule::timeline", lost, "a call was not recorded: too many are waiting");
        }
    }

    /// Waits until what was recorded so far can be read, and is on its way to the exporter.
    pub async fn flush(&self) {
        let Some(recording) = &self.0 else { return };
        let (done, written) = oneshot::channel();
        if recording.queue.send(Work::Flush(done)).await.is_ok() {
            let _ = written.await;
        }
    }
}

/// What a call is about, by its operation; most are no part of a flow.
fn kind(operation: Operation) -> Option<FlowKind> {
    use Operation as Op;
    Some(match operation {
        Op::InitiateAuth
        | Op::AdminInitiateAuth
        | Op::RespondToAuthChallenge
        | Op::AdminRespondToAuthChallenge
        | Op::AssociateSoftwareToken
        | Op::VerifySoftwareToken => FlowKind::SignIn,
        Op::SignUp | Op::ConfirmSignUp | Op::AdminConfirmSignUp | Op::ResendConfirmationCode => FlowKind::SignUp,
        Op::ForgotPassword | Op::ConfirmForgotPassword | Op::AdminResetUserPassword => FlowKind::Recovery,
        Op::AdminCreateUser => FlowKind::Invitation,
        Op::UpdateUserAttributes
        | Op::AdminUpdateUserAttributes
        | Op::GetUserAttributeVerificationCode
        | Op::VerifyUserAttribute => FlowKind::Verification,
        Op::GetTokensFromRefreshToken => FlowKind::Refresh,
        Op::GetClientToken => FlowKind::ClientToken,
        _ => return None,
    })
}

/// Whether a call begins a flow where none is open, and whether its success ends one.
fn bounds(operation: Operation) -> (bool, bool) {
    use Operation as Op;
    let begins = matches!(
        operation,
        Op::InitiateAuth
            | Op::AdminInitiateAuth
            | Op::SignUp
            | Op::ForgotPassword
            | Op::AdminResetUserPassword
            | Op::AdminCreateUser
            | Op::GetTokensFromRefreshToken
            | Op::GetClientToken
            | Op::UpdateUserAttributes
            | Op::AdminUpdateUserAttributes
            | Op::GetUserAttributeVerificationCode
    );
    let ends = matches!(
        operation,
        Op::ConfirmSignUp
            | Op::AdminConfirmSignUp
            | Op::ConfirmForgotPassword
            | Op::AdminCreateUser
            | Op::VerifyUserAttribute
            | Op::GetTokensFromRefreshToken
            | Op::GetClientToken
    );
    (begins, ends)
}

/// What is kept of a call, the latest so many flows being kept; nothing if it has no place in a flow.
fn recorded(ended: &Ended, keep: u32) -> Option<Recorded> {
    let Ended { record, operation, at, .. } = ended;
    let (operation, at) = (*operation, *at);
    let notes = record.notes()?;
    let mut known = notes.known();
    let kind = known.kind.unwrap_or(notes.kind);
    // Where no function ran and nothing was sent there is nothing to see in a change or a new user; and an app that is set up
    // by access token is no part of a sign-in.
    let is_apart = match operation {
        Operation::VerifyUserAttribute => false,
        Operation::AssociateSoftwareToken | Operation::VerifySoftwareToken => {
            !matches!(known.flow, Some(Belonging::Id(_)))
        }
        _ => matches!(kind, FlowKind::Verification | FlowKind::Invitation) && known.steps.is_empty(),
    };
    if is_apart {
        return None;
    }
    // A call that names no pool that exists is nobody's.
    let pool_id = known.pool_id.take()?;
    let new_id = match &known.flow {
        Some(Belonging::Id(id)) => id.clone(),
        Some(Belonging::Account(_)) | None => ended.new_id.to_string(),
    };
    let key = match &known.flow {
        Some(Belonging::Account(account)) => format!("{} {pool_id} {account}", kind.as_str()),
        Some(Belonging::Id(_)) | None => format!("{} {new_id}", kind.as_str()),
    };
    let (begins, ends) = bounds(operation);
    let is_first = match &known.flow {
        Some(Belonging::Id(_)) => Some(begins),
        Some(Belonging::Account(_)) => None,
        None => Some(true),
    };
    let mut document = json!({
        "operation": operation.name(),
        "requestId": ended.request_id,
        "at": at,
        "durationMs": ended.elapsed_ms,
        "sourceIp": ended.source_ip,
        "request": notes.request,
        "steps": std::mem::take(&mut known.steps),
    });
    if let Some(user_agent) = &ended.user_agent {
        document["userAgent"] = user_agent.as_str().into();
    }
    if known.steps_left_out > 0 {
        document["stepsLeftOut"] = known.steps_left_out.into();
    }
    let (state, outcome) = match &ended.answered {
        Answered::Well(json) => {
            let answer: Value = serde_json::from_slice(json).unwrap_or_default();
            let ending = ending(kind, ends, &answer);
            if notes.depth != Depth::Outline {
                document["answer"] = redact::message(operation.model().output, &answer);
            }
            ending
        }
        Answered::Refused(error) => {
            let message = known.secrets.clean(error.message.as_deref().unwrap_or_default());
            document["error"] = json!({"type": error.code, "message": message});
            let state = if known.is_still_open { FlowState::Open } else { FlowState::Refused };
            (state, format!("{}: {message}", error.code))
        }
    };
    document["outcome"] = outcome.as_str().into();
    let call = FlowCall {
        key,
        new_id,
        begins,
        kind,
        pool_id: pool_id.to_string(),
        client_id: known.client_id.take().map(|id| id.to_string()),
        username: known.username.take(),
        at,
        state,
        outcome,
        document,
        keep,
    };
    Some(Recorded { call, is_first, began: notes.began })
}

/// What a call that was answered well has come to.
fn ending(kind: FlowKind, ends: bool, answer: &Value) -> (FlowState, String) {
    if answer["AuthenticationResult"].is_object() || answer["ClientAuthenticationResult"].is_object() {
        let text = if kind == FlowKind::SignIn { "signed in" } else { "tokens" };
        return (FlowState::Completed, text.into());
    }
    if let Some(challenge) = answer["ChallengeName"].as_str() {
        return (FlowState::Open, format!("challenge {challenge}"));
    }
    match kind {
        FlowKind::SignUp if answer["UserConfirmed"] == true => (FlowState::Completed, "confirmed".into()),
        FlowKind::SignUp if ends => (FlowState::Completed, "confirmed".into()),
        FlowKind::Recovery if ends => (FlowState::Completed, "password set".into()),
        FlowKind::Verification if ends => (FlowState::Completed, "verified".into()),
        FlowKind::Invitation => (FlowState::Completed, "user created".into()),
        FlowKind::SignUp | FlowKind::Recovery | FlowKind::Verification => {
            (FlowState::Open, "waiting for a code".into())
        }
        FlowKind::SignIn | FlowKind::Refresh | FlowKind::ClientToken => (FlowState::Open, "answered".into()),
    }
}

/// Exports calls as they come, and writes them to the store, if there is one, many at once.
async fn write(kept_in: Option<(Arc<dyn Store>, u32)>, exporter: Option<Exporter>, mut work: mpsc::Receiver<Work>) {
    let mut traces = Traces::default();
    let keep = kept_in.as_ref().map_or(KEEP, |(_, keep)| *keep);
    while let Some(first) = work.recv().await {
        let (mut changes, mut waiting) = (Vec::new(), Vec::new());
        let mut take = |item, waiting: &mut Vec<_>| match item {
            Work::Call(ended) => {
                let Some(recorded) = recorded(&ended, keep) else { return };
                if let Some(exporter) = &exporter {
                    exporter.send(spans::of(&recorded, &mut traces));
                }
                if kept_in.is_some() {
                    changes.push(Change::RecordCall(Box::new(recorded.call)));
                }
            }
            Work::Flush(done) => waiting.push(done),
        };
        take(first, &mut waiting);
        let mut patience = std::pin::pin!(tokio::time::sleep(BATCH_WAIT));
        for _ in 1..BATCH_MAX {
            if !waiting.is_empty() {
                break;
            }
            tokio::select! {
                item = work.recv() => match item {
                    Some(item) => take(item, &mut waiting),
                    None => break,
                },
                () = &mut patience => break,
            }
        }
        if let Some((store, _)) = kept_in.as_ref().filter(|_| !changes.is_empty())
            && let Err(error) = store.commit(changes).await
        {
            tracing::warn!(target: "vestibule::timeline", %error, "calls could not be recorded");
        }
        for done in waiting {
            let _ = done.send(());
        }
    }
}
