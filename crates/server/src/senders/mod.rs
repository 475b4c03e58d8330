//! Custom senders: messages that a pool's function delivers. The code is encrypted under the pool's key and the function is
//! invoked asynchronously, after the commit; whatever happens then, the call that caused the message knows nothing of it.
//!
//! ```text
//! commit -> hand over (and answer) ... encrypt -> first attempt, which shutting down waits for ... second -> third
//! ```
//!
//! As with every asynchronous invocation, an attempt that fails is repeated twice, and what waits is lost with the process.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::Semaphore;
use vestibule_functions::{EVENT_RETRIES, FunctionInvoker, Invocation, InvocationOutcome, InvokeError};
use vestibule_identity::trigger::custom_sender::{SenderCall, trigger};
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::effects;
use crate::kms::Kms;
use crate::metrics::{self, Metrics};
use crate::seams::Stopwatch;
use encryption_sdk::{DATA_KEY_LEN, MESSAGE_ID_LEN, MessageKeys};

mod encryption_sdk;

/// Messages that are being delivered or wait for another attempt; one more is not delivered.
const IN_PROGRESS_MAX: usize = 1000;

/// What is under way, and what went wrong. Clones share it.
#[derive(Clone)]
pub struct Senders {
    places: Arc<Semaphore>,
    failures: Arc<AtomicU64>,
}

impl Default for Senders {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(IN_PROGRESS_MAX)), failures: Arc::default() }
    }
}

impl Senders {
    /// How many messages no function has taken, since the server's start.
    pub fn failures(&self) -> u64 {
        self.failures.load(Ordering::Relaxed)
    }
}

/// Hands a message to the pool's function. Everything that costs time happens after this has returned.
pub fn hand_over(app: &App, pool: &UserPool, call: SenderCall) {
    let source_arn = pool.settings.arn.clone().unwrap_or_default();
    let random: [u8; DATA_KEY_LEN + MESSAGE_ID_LEN] = app.rng.bytes();
    let request_id = app.rng.uuid().to_string();
    let (kms, functions) = (app.kms.clone(), Arc::clone(&app.functions));
    let caller = effects::caller(app, pool);
    let (trigger, function) = (trigger(call.draft.medium).as_str(), call.function.clone());
    let functions = Timed { functions, metrics: Arc::clone(&app.metrics), trigger };
    let failures = Arc::clone(&app.senders.failures);
    let place = Arc::clone(&app.senders.places).try_acquire_owned();
    // Until the first attempt has ended, the server does not.
    let unfinished = app.calls.token();
    let pool_id = pool.id.to_string();
    tokio::spawn(async move {
        let failed = |reason: &str| {
            let failures = failures.fetch_add(1, Ordering::Relaxed) + 1;
            tracing::warn!(
                target: "vestibule::triggers", trigger, function, source_arn, %request_id, reason, failures,
                "a message was not delivered"
            );
        };
        let Ok(_place) = place else { return failed("too many messages wait for their functions") };
        // Not on the crypto pool: people who wait for an answer come first.
        let sealed = tokio::task::spawn_blocking(move || seal(&kms, &pool_id, call, random)).await;
        let payload = match sealed {
            Ok(Ok(payload)) => payload,
            Ok(Err(reason)) => return failed(reason),
            Err(_) => return failed("its encryption panicked"),
        };
        let invocation = Invocation {
            request_id: Some(request_id.clone()),
            ..Invocation::new(function.clone(), payload).by(caller)
        };
        if let Err(reason) = deliver(&functions, &invocation, &EVENT_RETRIES, unfinished).await {
            failed(&reason);
        }
    });
}

/// Functions whose runs are in the metrics, each attempt by itself.
struct Timed {
    functions: Arc<dyn FunctionInvoker>,
    metrics: Arc<Metrics>,
    trigger: &'static str,
}

#[async_trait]
impl FunctionInvoker for Timed {
    async fn invoke(&self, invocation: Invocation) -> Result<InvocationOutcome, InvokeError> {
        let (begun, function) = (Stopwatch::start(), invocation.function.clone());
        let answer = self.functions.invoke(invocation).await;
        let outcome = match &answer {
            Ok(outcome) if outcome.function_error.is_none() => metrics::OK,
            Ok(_) => "failed",
            Err(_) => "not_invoked",
        };
        self.metrics.trigger(&function, self.trigger, outcome, begun.elapsed());
        answer
    }
}

/// Invokes until the function has taken the event, or there is no use in going on. `unfinished` ends with the first attempt.
async fn deliver<T>(
    functions: &dyn FunctionInvoker,
    invocation: &Invocation,
    retries: &[Duration],
    unfinished: T,
) -> Result<(), String> {
    let mut outcome = attempt(functions, invocation).await;
    drop(unfinished);
    for pause in retries {
        if !matches!(outcome, Err(Attempt::Failed(_))) {
            break;
        }
        tokio::time::sleep(*pause).await;
        outcome = attempt(functions, invocation).await;
    }
    outcome.map_err(|(Attempt::Failed(reason) | Attempt::Refused(reason))| reason)
}

/// Why an attempt did not succeed.
enum Attempt {
    /// It may go better the next time.
    Failed(String),
    /// It will not.
    Refused(String),
}

async fn attempt(functions: &dyn FunctionInvoker, invocation: &Invocation) -> Result<(), Attempt> {
    match functions.invoke(invocation.clone()).await {
        // The message of an error may repeat what was decrypted; the function's log has it.
        Ok(outcome) => match outcome.function_error {
            None => Ok(()),
            Some(kind) => Err(Attempt::Failed(format!("the function failed: {kind}"))),
        },
        Err(
            error @ (InvokeError::Throttled
            | InvokeError::ReservedConcurrencyExceeded
            | InvokeError::Conflict { .. }
            | InvokeError::Internal(_)),
        ) => Err(Attempt::Failed(error.to_string())),
        Err(
            error @ (InvokeError::NotFound { .. }
            | InvokeError::AccessDenied
            | InvokeError::PayloadTooLarge
            | InvokeError::InvalidPayload(_)
            | InvokeError::InvalidName(_)),
        ) => Err(Attempt::Refused(error.to_string())),
    }
}

/// The event with its code encrypted.
///
/// Cognito: the encryption context has the pool's id. Source: custom sender guide.
fn seal(
    kms: &Kms,
    pool_id: &str,
    call: SenderCall,
    random: [u8; DATA_KEY_LEN + MESSAGE_ID_LEN],
) -> Result<Bytes, &'static str> {
    const IMPOSSIBLE: &str = "its code could not be encrypted";
    let key = kms.resolve(&call.key).map_err(|_| "KMSKeyID is not the ARN of a key")?;
    let (data_key, message_id) = random.split_first_chunk().ok_or(IMPOSSIBLE)?;
    let message_id = message_id.try_into().map_err(|_| IMPOSSIBLE)?;
    let context = [("userpool-id".to_owned(), pool_id.to_owned())].into();
    let keys = MessageKeys::new(*data_key, message_id, context).map_err(|_| IMPOSSIBLE)?;
    let encrypted_data_key = kms.encrypt(&key, keys.data_key(), keys.context());
    let plaintext = call.plaintext();
    let code = keys.encrypt(key.as_str(), &encrypted_data_key, plaintext.expose().as_bytes());
    Ok(call.event(code.map_err(|_| IMPOSSIBLE)?).to_string().into())
}

#[cfg(test)]
mod tests {
    use vestibule_functions::testing::{Answer, ScriptedFunctions};

    use super::*;

    const AT_ONCE: [Duration; 2] = [Duration::ZERO; 2];

    fn fails() -> Answer {
        Answer::Fails("Error".into(), "the code was 123456".into())
    }

    async fn delivered(answers: Vec<Answer>) -> (Result<(), String>, usize) {
        let functions = ScriptedFunctions::new();
        for answer in answers {
            functions.expect("mail", answer);
        }
        let outcome = deliver(&functions, &Invocation::new("mail", "{}"), &AT_ONCE, ()).await;
        assert_eq!(functions.verify(), Ok(()));
        (outcome, functions.calls().len())
    }

    #[tokio::test]
    async fn a_function_that_fails_is_asked_three_times_in_all() {
        assert_eq!(delivered(vec![Answer::Returns(serde_json::Value::Null)]).await, (Ok(()), 1));
        assert_eq!(
            delivered(vec![fails(), Answer::CannotRun(InvokeError::Throttled), Answer::echoes()]).await,
            (Ok(()), 3)
        );
        let (outcome, calls) = delivered(vec![fails(), fails(), fails()]).await;
        assert_eq!((outcome, calls), (Err("the function failed: Error".into()), 3));
    }

    #[tokio::test]
    async fn a_function_that_may_not_be_called_is_asked_once() {
        let (outcome, calls) = delivered(vec![Answer::CannotRun(InvokeError::AccessDenied)]).await;
        assert_eq!((outcome.is_err(), calls), (true, 1));
    }
}
