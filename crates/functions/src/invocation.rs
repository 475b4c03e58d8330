//! The seam: what callers ask of functions and what they hear, whoever runs them.
//!
//! [`crate::Lambda`] is the real one; [`crate::testing::ScriptedFunctions`] answers from a script.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;

/// Runs functions.
#[async_trait]
pub trait FunctionInvoker: Send + Sync {
    /// Runs a function with one event and waits for its answer.
    ///
    /// Dropping the future leaves the invocation alone: it runs on until the function answers or its own time is up, and its
    /// log is complete either way.
    async fn invoke(&self, invocation: Invocation) -> Result<InvocationOutcome, InvokeError>;
}

/// One call of a function.
#[derive(Clone)]
pub struct Invocation {
    /// The function: a name, a partial ARN or an ARN, with its qualifier if it carries one.
    pub function: String,
    /// The qualifier, where it is given apart from the name.
    pub qualifier: Option<String>,
    /// The event, as JSON.
    pub payload: Bytes,
    /// The client context, as JSON.
    pub client_context: Option<String>,
    /// Whether the end of the invocation's log is wanted with the answer.
    pub log_tail: bool,
    /// The id of the invocation; a new one if absent.
    pub request_id: Option<String>,
    /// Who calls.
    pub caller: Caller,
}

impl Invocation {
    /// A call by this account with an event and nothing else.
    pub fn new(function: impl Into<String>, payload: impl Into<Bytes>) -> Self {
        Self {
            function: function.into(),
            qualifier: None,
            payload: payload.into(),
            client_context: None,
            log_tail: false,
            request_id: None,
            caller: Caller::Account,
        }
    }

    /// The same call made by a service, which the function's policy must allow.
    #[must_use]
    pub fn by(mut self, caller: Caller) -> Self {
        self.caller = caller;
        self
    }
}

impl fmt::Debug for Invocation {
    // Events carry what users typed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invocation")
            .field("function", &self.function)
            .field("qualifier", &self.qualifier)
            .field("payload_bytes", &self.payload.len())
            .field("request_id", &self.request_id)
            .field("caller", &self.caller)
            .finish_non_exhaustive()
    }
}

/// Who calls a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The account the function belongs to: through the API, already authorised.
    Account,
    /// A service, on behalf of one of its resources.
    Service {
        /// The service's name, as in `cognito-idp.amazonaws.com`.
        principal: String,
        /// The ARN of the resource.
        source_arn: String,
        /// The account of the resource.
        source_account: String,
    },
}

/// How an invocation ended that took place.
#[derive(Clone)]
pub struct InvocationOutcome {
    /// The id that stands in the log.
    pub request_id: String,
    /// What the function answered, or the document that describes its failure.
    pub payload: Bytes,
    /// The type of the failure, as in `Runtime.ExitError` or the handler's exception; `None` for a success.
    pub function_error: Option<String>,
    /// The last 4096 bytes of the invocation's log, if they were asked for.
    pub log_tail: Option<Vec<u8>>,
    /// The version that ran.
    pub executed_version: String,
    /// How long the start took, if this call waited for one.
    pub cold_start: Option<Duration>,
    /// How long the function itself took.
    pub duration: Duration,
}

impl fmt::Debug for InvocationOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InvocationOutcome")
            .field("request_id", &self.request_id)
            .field("payload_bytes", &self.payload.len())
            .field("function_error", &self.function_error)
            .field("cold_start", &self.cold_start)
            .field("duration", &self.duration)
            .finish_non_exhaustive()
    }
}

/// Why an invocation did not take place.
#[derive(Debug, thiserror::Error)]
pub enum InvokeError {
    /// There is no such function; with the ARN that was looked for.
    #[error("Function not found: {arn}")]
    NotFound {
        /// The ARN as asked for.
        arn: String,
    },
    /// The function's policy does not allow the caller.
    #[error("the caller is not allowed to invoke the function")]
    AccessDenied,
    /// Too many invocations are in progress.
    #[error("Rate Exceeded.")]
    Throttled,
    /// As many invocations of the function are in progress as it has reserved.
    #[error("Rate Exceeded.")]
    ReservedConcurrencyExceeded,
    /// The function is being created and is not ready in time; with its state.
    #[error("the function is in the state {state}")]
    Conflict {
        /// The state it is in.
        state: String,
    },
    /// The event is larger than a function takes.
    #[error("the event is too large")]
    PayloadTooLarge,
    /// The event is not JSON; with the parser's words.
    #[error("the event is not JSON: {0}")]
    InvalidPayload(String),
    /// The name is not one; with what is wrong.
    #[error(transparent)]
    InvalidName(#[from] crate::naming::NameError),
    /// Something that is nobody's fault but ours.
    #[error("the function could not be run")]
    Internal(#[source] anyhow::Error),
}
