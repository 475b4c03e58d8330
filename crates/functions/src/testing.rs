//! A stand-in for functions in the tests of other crates: a script of expected calls and canned answers.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Value, json};

use crate::ids::uuid;
use crate::invocation::{FunctionInvoker, Invocation, InvocationOutcome, InvokeError};
use crate::naming::LATEST;

/// Functions that follow a script: each call must be the next expected one, and gets the answer prepared for it.
///
/// A call that is not expected fails with [`InvokeError::Internal`]; [`ScriptedFunctions::verify`] tells what was left over.
#[derive(Default)]
pub struct ScriptedFunctions {
    script: Mutex<Script>,
}

#[derive(Default)]
struct Script {
    expected: VecDeque<(String, Answer)>,
    calls: Vec<RecordedCall>,
}

type Rewrite = Box<dyn Fn(Value) -> Value + Send>;

/// What a scripted function does.
pub enum Answer {
    /// Returns this document.
    Returns(Value),
    /// Returns exactly these bytes, JSON or not.
    ReturnsBytes(Vec<u8>),
    /// Returns its event, changed.
    ReturnsEvent(Rewrite),
    /// Fails with this type and message.
    Fails(String, String),
    /// Cannot be invoked.
    CannotRun(InvokeError),
    /// Never answers.
    Hangs,
}

impl Answer {
    /// Returns the event as it came.
    pub fn echoes() -> Self {
        Self::ReturnsEvent(Box::new(|event| event))
    }

    /// Returns the event with `response` replaced.
    pub fn responds(response: Value) -> Self {
        Self::ReturnsEvent(Box::new(move |mut event| {
            event["response"] = response.clone();
            event
        }))
    }
}

/// A call that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedCall {
    /// The function as it was named.
    pub function: String,
    /// The event; `Null` if it was not JSON.
    pub event: Value,
    /// Who called.
    pub caller: crate::invocation::Caller,
}

impl ScriptedFunctions {
    /// Functions that expect no call.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects, after everything expected so far, a call of `function`.
    pub fn expect(&self, function: impl Into<String>, answer: Answer) -> &Self {
        self.script().expected.push_back((function.into(), answer));
        self
    }

    /// The calls made so far, those that were not expected included.
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.script().calls.clone()
    }

    /// The events of the calls made so far.
    pub fn events(&self) -> Vec<Value> {
        self.script().calls.iter().map(|call| call.event.clone()).collect()
    }

    /// The functions that should have been called and were not.
    pub fn verify(&self) -> Result<(), String> {
        let script = self.script();
        let missing: Vec<&str> = script.expected.iter().map(|(function, _)| function.as_str()).collect();
        if missing.is_empty() { Ok(()) } else { Err(format!("not called: {}", missing.join(", "))) }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_answer(&self, invocation: &Invocation, event: &Value) -> Result<Answer, InvokeError> {
        let mut script = self.script();
        script.calls.push(RecordedCall {
            function: invocation.function.clone(),
            event: event.clone(),
            caller: invocation.caller.clone(),
        });
        let called = &invocation.function;
        match script.expected.pop_front() {
            Some((function, answer)) if function == *called => Ok(answer),
            Some((function, answer)) => {
                let error = anyhow::anyhow!("{called} was called where {function} was expected");
                script.expected.push_front((function, answer));
                Err(InvokeError::Internal(error))
            }
            None => Err(InvokeError::Internal(anyhow::anyhow!("{called} was called where nothing was expected"))),
        }
    }
}

#[async_trait]
impl FunctionInvoker for ScriptedFunctions {
    async fn invoke(&self, invocation: Invocation) -> Result<InvocationOutcome, InvokeError> {
        let event: Value = serde_json::from_slice(&invocation.payload).unwrap_or(Value::Null);
        let answer = self.next_answer(&invocation, &event)?;
        // Like most functions in development, it prints its event.
        let printed = format!("START\n{event}\nEND\n").into_bytes();
        let (payload, function_error) = match answer {
            Answer::Returns(document) => (document.to_string().into_bytes(), None),
            Answer::ReturnsBytes(bytes) => (bytes, None),
            Answer::ReturnsEvent(rewrite) => (rewrite(event).to_string().into_bytes(), None),
            Answer::Fails(error_type, message) => {
                let document = json!({ "errorType": error_type, "errorMessage": message });
                (document.to_string().into_bytes(), Some(error_type))
            }
            Answer::CannotRun(error) => return Err(error),
            Answer::Hangs => std::future::pending().await,
        };
        Ok(InvocationOutcome {
            request_id: invocation.request_id.unwrap_or_else(uuid),
            payload: payload.into(),
            function_error,
            log_tail: invocation.log_tail.then_some(printed),
            executed_version: LATEST.into(),
            cold_start: None,
            duration: Duration::ZERO,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn calls_are_answered_in_order_and_recorded() {
        let functions = ScriptedFunctions::new();
        functions
            .expect("f", Answer::responds(json!({ "ok": true })))
            .expect("g", Answer::Fails("E".into(), "no".into()));
        let event = json!({ "request": 1, "response": null });
        let first = functions.invoke(Invocation::new("f", event.to_string())).await.unwrap();
        let answered: Value = serde_json::from_slice(&first.payload).unwrap();
        assert_eq!(answered, json!({ "request": 1, "response": { "ok": true } }));
        assert_eq!(functions.verify(), Err("not called: g".into()));
        let second = functions.invoke(Invocation::new("g", "{}")).await.unwrap();
        assert_eq!(second.function_error.as_deref(), Some("E"));
        assert_eq!(functions.verify(), Ok(()));
        assert_eq!(functions.events(), [event, json!({})]);
    }

    #[tokio::test]
    async fn a_call_out_of_turn_fails_and_keeps_the_script() {
        let functions = ScriptedFunctions::new();
        functions.expect("f", Answer::echoes());
        assert!(functions.invoke(Invocation::new("g", "{}")).await.is_err());
        assert!(functions.invoke(Invocation::new("f", "{}")).await.is_ok());
    }
}
