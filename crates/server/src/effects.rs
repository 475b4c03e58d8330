//! The only place where triggers run that are waited for: a [`TriggerCall`] in, the function's answer out. Those that nobody
//! waits for are `senders`'.
//!
//! Cognito gives a function five seconds an attempt and three attempts, and repeats only calls that were not answered in
//! time; whatever a function answers, it answers once. Source: Lambda triggers guide; see `docs/compatibility.md`.

use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;
use vestibule_functions::{Caller, Invocation, InvocationOutcome, InvokeError};
use vestibule_identity::Error;
use vestibule_identity::error::TriggerError;
use vestibule_identity::trigger::{Response, TriggerCall, read_answer};
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::metrics;
use crate::seams::Stopwatch;
use crate::timeline::{Record, TriggerRun};

/// How the service words a function that did not answer in time.
const TIMED_OUT: &str = "Socket timeout while invoking Lambda function";

/// Runs a trigger's function and reads its answer down to the `response`.
pub async fn invoke(app: &App, record: &Record, pool: &UserPool, call: &TriggerCall) -> Result<Response, TriggerError> {
    let mut run = record.trigger();
    let begun = Stopwatch::start();
    let answer = attempt(app, &mut run, pool, call).await;
    app.metrics.trigger(&call.function, call.trigger.as_str(), outcome(&answer), begun.elapsed());
    record.ran(run, call, answer.as_ref().map(|_| ()));
    if let Err(error) = &answer {
        let (trigger, function) = (call.trigger.as_str(), &call.function);
        tracing::warn!(target: "vestibule::triggers", trigger, function, ?error, "trigger failed");
    }
    answer
}

/// What came of a run, in a word.
fn outcome(answer: &Result<Response, TriggerError>) -> &'static str {
    match answer {
        Ok(_) => metrics::OK,
        Err(TriggerError::Failed(_)) => "failed",
        Err(TriggerError::NotInvoked(reason)) if reason == TIMED_OUT => "timed_out",
        Err(TriggerError::NotInvoked(_)) => "not_invoked",
        Err(TriggerError::NotConfigured) => "not_configured",
        Err(TriggerError::InvalidJson | TriggerError::Unrecognizable(_)) => "invalid_answer",
    }
}

/// As [`invoke`], where a rule wants the trigger's name in its refusal.
pub async fn invoke_for(app: &App, record: &Record, pool: &UserPool, call: &TriggerCall) -> Result<Response, Error> {
    invoke(app, record, pool, call).await.map_err(|error| Error::Trigger(call.trigger, error))
}

/// Who calls the functions of a pool.
pub fn caller(app: &App, pool: &UserPool) -> Caller {
    Caller::Service {
        principal: "cognito-idp.amazonaws.com".into(),
        source_arn: pool.settings.arn.clone().unwrap_or_default(),
        source_account: app.config.account_id.clone(),
    }
}

async fn attempt(
    app: &App,
    run: &mut TriggerRun,
    pool: &UserPool,
    call: &TriggerCall,
) -> Result<Response, TriggerError> {
    let switches = &app.config.triggers;
    let payload = Bytes::from(call.event.to_string());
    for _ in 0..switches.trigger_max_attempts.max(1) {
        let mut invocation = Invocation::new(call.function.clone(), payload.clone()).by(caller(app, pool));
        invocation.log_tail = run.wants_log();
        let limit = Duration::from_millis(switches.trigger_timeout_ms);
        let begun = Stopwatch::start();
        match tokio::time::timeout(limit, app.functions.invoke(invocation)).await {
            Ok(Ok(outcome)) => {
                run.answered(begun, &outcome);
                return read_outcome(&outcome, &call.event, switches.strict_lambda_response);
            }
            Ok(Err(error)) => {
                run.failed(begun, exception(&error));
                return Err(TriggerError::NotInvoked(exception(&error).into()));
            }
            Err(_) => run.failed(begun, TIMED_OUT),
        }
    }
    Err(TriggerError::NotInvoked(TIMED_OUT.into()))
}

fn read_outcome(outcome: &InvocationOutcome, sent: &Value, strict: bool) -> Result<Response, TriggerError> {
    if outcome.function_error.is_some() {
        return Err(TriggerError::Failed(error_message(&outcome.payload)));
    }
    read_answer(&outcome.payload, sent, strict)
}

/// The function's own words: `errorMessage`, or the payload as it is where there is none.
fn error_message(payload: &[u8]) -> String {
    let document: Option<Value> = serde_json::from_slice(payload).ok();
    document
        .as_ref()
        .and_then(|it| it.get("errorMessage")?.as_str())
        .map_or_else(|| String::from_utf8_lossy(payload).into_owned(), str::to_owned)
}

/// The exception of the Lambda API that the service names.
fn exception(error: &InvokeError) -> &'static str {
    match error {
        InvokeError::NotFound { .. } | InvokeError::InvalidName(_) => "ResourceNotFoundException",
        InvokeError::AccessDenied => "AccessDeniedException",
        InvokeError::Throttled | InvokeError::ReservedConcurrencyExceeded => "TooManyRequestsException",
        InvokeError::Conflict { .. } => "ResourceConflictException",
        InvokeError::PayloadTooLarge => "RequestTooLargeException",
        InvokeError::InvalidPayload(_) => "InvalidRequestContentException",
        InvokeError::Internal(_) => "ServiceException",
    }
}
