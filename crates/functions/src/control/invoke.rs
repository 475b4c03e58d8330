//! Invoking: the seam's real implementation, and the `Invoke` operation over it.

use std::sync::Arc;

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::de::IgnoredAny;
use tokio::sync::OwnedSemaphorePermit;
use vestibule_api::lambda::{InvocationRequest, InvocationResponse, InvocationType, LogType};
use vestibule_api::{ApiError, Blob};

use super::policy::ServiceCaller;
use super::{Function, Lambda, internal};
use crate::ids::uuid;
use crate::invocation::{Caller, FunctionInvoker, Invocation, InvocationOutcome, InvokeError};
use crate::naming::{FunctionName, LATEST};
use crate::worker::Call;

/// The largest event of a call that waits for its answer, in bytes.
pub const EVENT_BYTES_MAX: usize = 6 * 1024 * 1024;
/// The largest event of a call that does not wait, in bytes.
const ASYNC_EVENT_BYTES_MAX: usize = 1024 * 1024;
/// The longest client context, as it is sent.
const CLIENT_CONTEXT_BYTES_MAX: usize = 3583;

#[async_trait]
impl FunctionInvoker for Lambda {
    async fn invoke(&self, invocation: Invocation) -> Result<InvocationOutcome, InvokeError> {
        let (name, function) = self.callable(&invocation)?;
        if invocation.payload.len() > EVENT_BYTES_MAX {
            return Err(InvokeError::PayloadTooLarge);
        }
        let payload = if invocation.payload.is_empty() { Bytes::from_static(b"{}") } else { invocation.payload };
        if invocation.caller == Caller::Account {
            check_json(&payload)?;
        }
        let place = function.admit()?;
        if function.ready_entry(self.shared.settings.ready_wait).await.is_none() {
            return Err(InvokeError::Conflict { state: "Pending".to_owned() });
        }
        let request_id = invocation.request_id.unwrap_or_else(uuid);
        let call = Call {
            arn: name.arn(self.place()),
            payload,
            client_context: invocation.client_context,
            log_tail: invocation.log_tail,
            request_id: request_id.clone(),
            place,
        };
        let ran = self.shared.host.run(&name.name, call).await?;
        Ok(InvocationOutcome {
            request_id,
            payload: ran.payload,
            function_error: ran.error_type,
            log_tail: ran.log_tail,
            executed_version: LATEST.to_owned(),
            cold_start: ran.cold_start,
            duration: ran.duration,
        })
    }
}

impl Lambda {
    /// `Invoke`. The id becomes the invocation's own, and must be the answer's `x-amzn-RequestId`. Calls that wait for
    /// their answer go to `functions`, some of which may run elsewhere.
    pub async fn invoke_operation(
        &self,
        functions: &dyn FunctionInvoker,
        request: InvocationRequest,
        request_id: String,
    ) -> Result<InvocationResponse, ApiError> {
        let client_context = request.client_context.as_deref().map(client_context).transpose()?;
        let payload = Bytes::from(request.payload.map(|payload| payload.0).unwrap_or_default());
        let kind = request.invocation_type.unwrap_or(InvocationType::RequestResponse);
        let invocation = Invocation {
            qualifier: request.qualifier,
            client_context,
            log_tail: kind == InvocationType::RequestResponse && request.log_type == Some(LogType::Tail),
            request_id: Some(request_id),
            ..Invocation::new(request.function_name.unwrap_or_default(), payload)
        };
        match kind {
            InvocationType::RequestResponse => {
                let outcome = functions.invoke(invocation).await.map_err(|error| self.api_error(error))?;
                Ok(InvocationResponse {
                    status_code: Some(200),
                    // Lambda: whatever failed, and however, it is called this. Source: recorded exchanges.
                    function_error: outcome.function_error.map(|_| "Unhandled".to_owned()),
                    log_result: outcome.log_tail.map(|tail| STANDARD.encode(tail)),
                    payload: Some(Blob(outcome.payload.to_vec())),
                    executed_version: Some(outcome.executed_version),
                    ..InvocationResponse::default()
                })
            }
            InvocationType::Event => {
                self.accept_event(invocation)?;
                Ok(InvocationResponse { status_code: Some(202), ..InvocationResponse::default() })
            }
            InvocationType::DryRun => {
                self.callable(&invocation).map_err(|error| self.api_error(error))?;
                Ok(InvocationResponse { status_code: Some(204), ..InvocationResponse::default() })
            }
        }
    }

    /// The function a call names, if its caller may invoke it.
    fn callable(&self, invocation: &Invocation) -> Result<(FunctionName, Arc<Function>), InvokeError> {
        let name = FunctionName::parse(&invocation.function, invocation.qualifier.as_deref(), self.place())?;
        let function = if name.is_latest() { self.find(&name.name) } else { None };
        let Some(function) = function else {
            return Err(InvokeError::NotFound { arn: name.arn(self.place()) });
        };
        if let Caller::Service { principal, source_arn, source_account } = &invocation.caller
            && self.shared.settings.enforce_permissions
            && !function.entry().document.policy.allows(&ServiceCaller { principal, source_arn, source_account })
        {
            return Err(InvokeError::AccessDenied);
        }
        Ok((name, function))
    }

    /// Takes an event to run later, and again if it fails. Events that wait are lost with the process.
    fn accept_event(&self, mut invocation: Invocation) -> Result<(), ApiError> {
        self.callable(&invocation).map_err(|error| self.api_error(error))?;
        if invocation.payload.len() > ASYNC_EVENT_BYTES_MAX {
            return Err(too_large(ASYNC_EVENT_BYTES_MAX));
        }
        if invocation.payload.is_empty() {
            invocation.payload = Bytes::from_static(b"{}");
        }
        check_json(&invocation.payload).map_err(|error| self.api_error(error))?;
        let permit = Arc::clone(&self.shared.events).try_acquire_owned();
        let permit = permit.map_err(|_| self.api_error(InvokeError::Throttled))?;
        tokio::spawn(self.clone().run_event(invocation, permit));
        Ok(())
    }

    async fn run_event(self, invocation: Invocation, _permit: OwnedSemaphorePermit) {
        let mut retries = self.shared.settings.event_retries.clone().into_iter();
        loop {
            match self.invoke(invocation.clone()).await {
                Ok(outcome) if outcome.function_error.is_none() => return,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(function = invocation.function, %error, "an event could not be run");
                }
            }
            let Some(pause) = retries.next() else { return };
            tokio::time::sleep(pause).await;
        }
    }

    fn api_error(&self, error: InvokeError) -> ApiError {
        match error {
            InvokeError::NotFound { arn } => super::not_found(&arn),
            InvokeError::AccessDenied => ApiError::bare("AccessDeniedException"),
            InvokeError::ReservedConcurrencyExceeded => ApiError::new("TooManyRequestsException", "Rate Exceeded.")
                .with_reason_code("ReservedFunctionConcurrentInvocationLimitExceeded"),
            InvokeError::Throttled => ApiError::new("TooManyRequestsException", "Rate Exceeded.")
                .with_reason_code("ConcurrentInvocationLimitExceeded"),
            InvokeError::Conflict { state } => ApiError::new(
                "ResourceConflictException",
                format!(
                    "The operation cannot be performed at this time. The function is currently in the following state: \
                     {state}"
                ),
            ),
            InvokeError::PayloadTooLarge => too_large(EVENT_BYTES_MAX),
            InvokeError::InvalidPayload(text) => ApiError::new("InvalidRequestContentException", text),
            InvokeError::InvalidName(error) => self.name_error("The given text", error),
            InvokeError::Internal(error) => internal(&error),
        }
    }
}

fn too_large(bytes_max: usize) -> ApiError {
    ApiError::new(
        "RequestTooLargeException",
        format!("Request must be smaller than {bytes_max} bytes for the InvokeFunction operation"),
    )
}

fn check_json(payload: &[u8]) -> Result<(), InvokeError> {
    serde_json::from_slice::<IgnoredAny>(payload).map(|_| ()).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        InvokeError::InvalidPayload(format!(
            "Could not parse request body into json: Could not parse payload into json: {error}\n at [Source: REDACTED \
             (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {line}, column: {column}]"
        ))
    })
}

fn client_context(encoded: &str) -> Result<String, ApiError> {
    let invalid = || {
        ApiError::new("InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.")
    };
    if encoded.len() > CLIENT_CONTEXT_BYTES_MAX {
        return Err(invalid());
    }
    let bytes = STANDARD.decode(encoded).map_err(|_| invalid())?;
    let text = String::from_utf8(bytes).map_err(|_| invalid())?;
    // Line breaks mean nothing in JSON and would end a header.
    let text = text.replace(['\n', '\r'], " ");
    match serde_json::from_str(&text) {
        Ok(serde_json::Value::Object(_)) => Ok(text),
        _ => Err(invalid()),
    }
}
