//! What an endpoint answered, told as a function of this machine would have told it.
//!
//! Lambda: an invocation that took place is 200, with `X-Amz-Function-Error` if it failed; anything else is an exception by
//! name. Source: Invoke, spec/lambda-and-logs.md 3.2. Local endpoints are less exact, and are understood all the same.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::StatusCode;
use serde_json::{Value, json};
use vestibule_functions::{InvocationOutcome, InvokeError, LATEST, RESPONSE_BYTES_MAX};

use crate::http_client::HttpAnswer;

/// How the runtime interface emulator tells that time is up: as the function's answer.
const TIMED_OUT_TEXT: &[u8] = b"Task timed out after ";
/// What is kept of an exception's text for the log.
const MESSAGE_CHARS_MAX: usize = 500;

/// An exception of the endpoint, or what stands for one.
#[derive(Debug, thiserror::Error)]
#[error("the endpoint answered {status} {name}: {message}")]
struct Exception {
    status: StatusCode,
    name: String,
    message: String,
}

/// What the caller hears of an answer. `arn` is the function as it was asked for.
pub(super) fn outcome(
    answer: &HttpAnswer,
    arn: &str,
    request_id: String,
    duration: Duration,
) -> Result<InvocationOutcome, InvokeError> {
    if answer.status != StatusCode::OK {
        return Err(exception(answer).into_error(arn));
    }
    let (payload, function_error) = match &answer.body {
        None => too_large(),
        Some(body) => match function_error(answer, body) {
            Some(kind) if body.starts_with(TIMED_OUT_TEXT) => {
                let text = String::from_utf8_lossy(body);
                let text = format!("RequestId: {request_id} Error: {}", text.trim_end());
                (error_document(&kind, &text), Some(kind))
            }
            kind => (body.clone(), kind),
        },
    };
    Ok(InvocationOutcome {
        request_id,
        payload,
        function_error,
        log_tail: answer.header("x-amz-log-result").and_then(|text| STANDARD.decode(text).ok()),
        executed_version: answer.header("x-amz-executed-version").unwrap_or(LATEST).to_owned(),
        cold_start: None,
        duration,
    })
}

/// The type of the function's failure, if it failed.
fn function_error(answer: &HttpAnswer, body: &[u8]) -> Option<String> {
    if let Some(kind) = answer.header("x-amz-function-error") {
        return Some(error_type(body).unwrap_or_else(|| kind.to_owned()));
    }
    // The service names the version that ran with every answer; whoever does so would have told of a failure too.
    if answer.headers.contains_key("x-amz-executed-version") {
        return None;
    }
    // The runtime interface emulator does not mark failures. Source: its issue 20.
    if body.starts_with(TIMED_OUT_TEXT) {
        return Some("Sandbox.Timedout".to_owned());
    }
    let document: Value = serde_json::from_slice(body).ok()?;
    let is_failure = document.get("errorMessage")?.is_string() && document.get("response").is_none();
    is_failure.then(|| error_type(body)).flatten()
}

fn exception(answer: &HttpAnswer) -> Exception {
    let document: Option<Value> = answer.body.as_ref().and_then(|body| serde_json::from_slice(body).ok());
    let text = |names: &[&str]| {
        let document = document.as_ref()?;
        names.iter().find_map(|name| document.get(name)?.as_str().map(str::to_owned))
    };
    let named = answer.header("x-amzn-errortype").map(str::to_owned).or_else(|| text(&["__type", "code"]));
    let named = named.unwrap_or_default();
    // Namespaces stand before `#`, explanations after `:`.
    let name = named.split(':').next().unwrap_or_default().rsplit('#').next().unwrap_or_default().trim();
    let message = text(&["message", "Message", "errorMessage"]).unwrap_or_default();
    Exception {
        status: answer.status,
        name: name.to_owned(),
        message: message.chars().take(MESSAGE_CHARS_MAX).collect(),
    }
}

impl Exception {
    /// The same in the invoker's terms: by its name, or by its status where it has none.
    fn into_error(self, arn: &str) -> InvokeError {
        let name = match (self.name.as_str(), self.status) {
            ("", StatusCode::NOT_FOUND) => "ResourceNotFoundException",
            ("", StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => "AccessDeniedException",
            ("", StatusCode::TOO_MANY_REQUESTS) => "TooManyRequestsException",
            ("", StatusCode::CONFLICT) => "ResourceConflictException",
            ("", StatusCode::PAYLOAD_TOO_LARGE) => "RequestTooLargeException",
            (name, _) => name,
        };
        match name {
            "ResourceNotFoundException" => InvokeError::NotFound { arn: arn.to_owned() },
            "TooManyRequestsException" | "ThrottlingException" => InvokeError::Throttled,
            "ResourceConflictException" => InvokeError::Conflict { state: "Pending".to_owned() },
            "RequestTooLargeException" | "RequestEntityTooLargeException" => InvokeError::PayloadTooLarge,
            "InvalidRequestContentException" => InvokeError::InvalidPayload(self.message),
            "AccessDeniedException"
            | "InvalidSignatureException"
            | "SignatureDoesNotMatch"
            | "MissingAuthenticationToken"
            | "MissingAuthenticationTokenException"
            | "UnrecognizedClientException"
            | "InvalidClientTokenId"
            | "IncompleteSignatureException"
            | "ExpiredTokenException" => {
                tracing::warn!(error = %self, "a remote function may not be invoked with the configured credentials");
                InvokeError::AccessDenied
            }
            _ => InvokeError::Internal(self.into()),
        }
    }
}

/// What a caller hears of a function that did not answer in the time it was given: what the host would have told.
pub(super) fn timed_out(request_id: String, limit: Duration) -> InvocationOutcome {
    let seconds = limit.as_secs_f64();
    let text = format!("RequestId: {request_id} Error: Task timed out after {seconds:.2} seconds");
    InvocationOutcome {
        request_id,
        payload: error_document("Sandbox.Timedout", &text),
        function_error: Some("Sandbox.Timedout".to_owned()),
        log_tail: None,
        executed_version: LATEST.to_owned(),
        cold_start: None,
        duration: limit,
    }
}

fn too_large() -> (Bytes, Option<String>) {
    let text = format!("Response payload size exceeded maximum allowed payload size ({RESPONSE_BYTES_MAX} bytes).");
    let kind = "Function.ResponseSizeTooLarge";
    (error_document(kind, &text), Some(kind.to_owned()))
}

fn error_type(body: &[u8]) -> Option<String> {
    let document: Value = serde_json::from_slice(body).ok()?;
    document.get("errorType")?.as_str().map(str::to_owned)
}

fn error_document(error_type: &str, message: &str) -> Bytes {
    json!({ "errorType": error_type, "errorMessage": message }).to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:f";

    fn answered(
        status: u16,
        headers: &[(&'static str, &'static str)],
        body: &[u8],
    ) -> Result<InvocationOutcome, InvokeError> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        let status = StatusCode::from_u16(status).unwrap();
        let answer = HttpAnswer { status, headers, body: Some(Bytes::copy_from_slice(body)) };
        outcome(&answer, ARN, "id".into(), Duration::ZERO)
    }

    #[test]
    fn a_failure_is_one_whether_or_not_the_endpoint_marks_it() {
        let document = br#"{"errorType":"Error","errorMessage":"no"}"#;
        let version = ("x-amz-executed-version", "3");
        for (headers, body, expected) in [
            (&[("x-amz-function-error", "Unhandled"), version][..], &document[..], Some("Error")),
            (&[("x-amz-function-error", "Unhandled")], b"not a document", Some("Unhandled")),
            (&[], document, Some("Error")),
            (&[version], document, None),
            (&[], br#"{"errorType":"Error","errorMessage":"no","response":{}}"#, None),
            (&[], b"Task timed out after 3.00 seconds", Some("Sandbox.Timedout")),
            (&[], b"null", None),
            (&[], b"", None),
        ] {
            let outcome = answered(200, headers, body).unwrap();
            assert_eq!(outcome.function_error.as_deref(), expected, "{headers:?} {body:?}");
        }
    }

    #[test]
    fn time_that_is_up_is_told_in_the_hosts_words() {
        let expected = json!({
            "errorType": "Sandbox.Timedout",
            "errorMessage": "RequestId: id Error: Task timed out after 3.00 seconds",
        });
        let emulator = answered(200, &[], b"Task timed out after 3.00 seconds\n").unwrap();
        let own = timed_out("id".into(), Duration::from_secs(3));
        for outcome in [emulator, own] {
            assert_eq!(serde_json::from_slice::<Value>(&outcome.payload).unwrap(), expected);
            assert_eq!(outcome.function_error.as_deref(), Some("Sandbox.Timedout"));
        }
    }

    #[test]
    fn exceptions_are_told_apart_by_name_and_else_by_status() {
        let kind = |status, headers: &[(&'static str, &'static str)], body: &str| {
            let error = answered(status, headers, body.as_bytes()).unwrap_err();
            format!("{error:?}").split([' ', '(', '{']).next().unwrap().to_owned()
        };
        for (status, name, expected) in [
            (404, "ResourceNotFoundException", "NotFound"),
            (403, "AccessDeniedException", "AccessDenied"),
            (403, "InvalidSignatureException", "AccessDenied"),
            (403, "UnrecognizedClientException:http://internal.amazon.com/coral/", "AccessDenied"),
            (429, "TooManyRequestsException", "Throttled"),
            (409, "ResourceConflictException", "Conflict"),
            (413, "RequestTooLargeException", "PayloadTooLarge"),
            (400, "InvalidRequestContentException", "InvalidPayload"),
            (500, "ServiceException", "Internal"),
            (502, "InvalidZipFileException", "Internal"),
            (400, "SomethingNew", "Internal"),
        ] {
            let name: &'static str = name;
            assert_eq!(kind(status, &[("x-amzn-errortype", name)], "{}"), expected, "{status} {name}");
            let body = json!({ "__type": format!("com.amazonaws.lambda#{name}") }).to_string();
            assert_eq!(kind(status, &[], &body), expected, "{status} {body}");
        }
        for (status, expected) in [
            (404, "NotFound"),
            (401, "AccessDenied"),
            (403, "AccessDenied"),
            (429, "Throttled"),
            (413, "PayloadTooLarge"),
            (204, "Internal"),
            (301, "Internal"),
            (400, "Internal"),
            (503, "Internal"),
        ] {
            assert_eq!(kind(status, &[], "<html>"), expected, "{status}");
        }
    }

    #[test]
    fn more_than_a_function_may_answer_is_its_failure() {
        let answer = HttpAnswer { status: StatusCode::OK, headers: http::HeaderMap::new(), body: None };
        let outcome = outcome(&answer, ARN, "id".into(), Duration::ZERO).unwrap();
        assert_eq!(outcome.function_error.as_deref(), Some("Function.ResponseSizeTooLarge"));
        assert!(String::from_utf8_lossy(&outcome.payload).contains("(6291556 bytes)"));
    }

    #[test]
    fn the_log_and_the_version_come_along() {
        let headers = [("x-amz-log-result", "U1RBUlQK"), ("x-amz-executed-version", "7")];
        let outcome = answered(200, &headers, b"{}").unwrap();
        assert_eq!((outcome.log_tail.as_deref(), outcome.executed_version.as_str()), (Some(&b"START\n"[..]), "7"));
    }
}
