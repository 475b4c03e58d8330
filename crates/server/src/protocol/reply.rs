//! The one way out: status, headers and body of every answer, errors included.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use http_body_util::Full;
use uuid::Uuid;
use vestibule_api::{ApiError, Service};

use super::HttpResponse;

/// The header with the exception's name, which some services end with a colon.
pub const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");
const ERROR_MESSAGE: HeaderName = HeaderName::from_static("x-amzn-errormessage");
/// The header with the id that the log has too.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const ALLOW_ORIGIN: HeaderName = HeaderName::from_static("access-control-allow-origin");
const EXPOSE_HEADERS: HeaderName = HeaderName::from_static("access-control-expose-headers");
const ALLOW_METHODS: HeaderName = HeaderName::from_static("access-control-allow-methods");
const ALLOW_HEADERS: HeaderName = HeaderName::from_static("access-control-allow-headers");
const MAX_AGE: HeaderName = HeaderName::from_static("access-control-max-age");

/// More of a message than this does not go into a header; the body has it all.
const MESSAGE_HEADER_BYTES_MAX: usize = 1024;

/// A success: what the operation answered.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// Headers of this operation alone.
    pub headers: HeaderMap,
    /// The body; JSON, except where a function answered something else.
    pub body: Bytes,
}

impl Reply {
    /// A plain 200 with JSON.
    pub fn ok(json: impl Into<Bytes>) -> Self {
        Self { status: StatusCode::OK, headers: HeaderMap::new(), body: json.into() }
    }
}

/// Status, headers and body of an outcome.
pub fn encode(service: Service, request_id: Uuid, outcome: Result<Reply, ApiError>) -> HttpResponse {
    let mut response = match outcome {
        Ok(reply) => {
            let mut response = Response::new(Full::new(reply.body));
            *response.status_mut() = reply.status;
            *response.headers_mut() = reply.headers;
            response
        }
        Err(error) => refusal(service, &error),
    };
    let content_type = match service {
        Service::CognitoIdp | Service::Kms | Service::Logs => "application/x-amz-json-1.1",
        Service::Lambda => "application/json",
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(id) = HeaderValue::from_str(request_id.hyphenated().encode_lower(&mut Uuid::encode_buffer())) {
        headers.insert(REQUEST_ID, id);
    }
    allow_origins(headers);
    response
}

/// The answer to a browser that asks whether it may send a request. It may, whatever its headers.
pub fn preflight(request: &HeaderMap) -> HttpResponse {
    let mut response = Response::new(Full::new(Bytes::new()));
    let headers = response.headers_mut();
    allow_origins(headers);
    headers.insert(ALLOW_METHODS, HeaderValue::from_static("POST,GET,PUT,DELETE,OPTIONS"));
    if let Some(asked) = request.get("access-control-request-headers") {
        headers.insert(ALLOW_HEADERS, asked.clone());
    }
    headers.insert(MAX_AGE, HeaderValue::from_static("172800"));
    response
}

fn allow_origins(headers: &mut HeaderMap) {
    headers.insert(ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers
        .insert(EXPOSE_HEADERS, HeaderValue::from_static("x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"));
}

fn refusal(service: Service, error: &ApiError) -> HttpResponse {
    let mut response = Response::new(Full::new(Bytes::from(error.body(service).to_string())));
    *response.status_mut() = StatusCode::from_u16(error.status(service)).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // Cognito: the name is followed by a colon; functions: it is not. Source: recorded answers, spec/auth-flows.md 1.3.
    let name = match service {
        Service::CognitoIdp | Service::Kms | Service::Logs => format!("{}:", error.code),
        Service::Lambda => error.code.to_owned(),
    };
    let headers = response.headers_mut();
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(ERROR_TYPE, name);
    }
    if let Some(message) = &error.message
        && let Some(message) = message_header(message)
    {
        headers.insert(ERROR_MESSAGE, message);
    }
    response
}

/// A message as a header: on one line, and not too long.
fn message_header(message: &str) -> Option<HeaderValue> {
    let end = message.floor_char_boundary(MESSAGE_HEADER_BYTES_MAX);
    let line = message[..end].replace(|c: char| c.is_control(), " ");
    HeaderValue::from_bytes(line.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_message_fits_into_a_header() {
        for (message, expected) in [
            ("User does not exist.", "User does not exist."),
            ("two\nlines\r\nX: y", "two lines  X: y"),
            ("Größe", "Größe"),
        ] {
            assert_eq!(message_header(message).unwrap().as_bytes(), expected.as_bytes());
        }
        assert_eq!(message_header(&"ä".repeat(2000)).unwrap().len(), MESSAGE_HEADER_BYTES_MAX);
    }
}
