//! What the endpoints that are this server's own have in common: who may send them how much, and how they answer.
//!
//! Owns the order in which a request's body is read and its sender is known. What is asked, and how much of it is too much, is each
//! endpoint's own business.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use http_body::Body;
use http_body_util::{BodyExt as _, Limited};
use serde_json::{Value, json};
use vestibule_api::ApiError;

use crate::app::App;
use crate::authorize;
use crate::error::Failure;
use crate::protocol::{self, Head, HttpResponse, plain};
use crate::service;

/// How much an endpoint takes.
#[derive(Clone, Copy, Debug)]
pub struct BodyLimits {
    /// The longest body.
    pub bytes_max: usize,
    /// How long a client may take to send it.
    pub time_max: Duration,
}

/// The body of a request that comes from whoever this server belongs to, or what is answered instead.
///
/// Of pages of other sites, and of whoever has no known key, nothing is kept in memory.
pub async fn read_owned<B>(app: &App, head: &Head, body: B, limits: BodyLimits) -> Result<Bytes, Box<HttpResponse>>
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    if let Err(failure) = authorize::might_own(app, &head.headers) {
        service::refuse_body(head, body);
        return Err(forbidden(failure));
    }
    let announced = head.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let length = if body.is_end_stream() { 0 } else { announced.unwrap_or(limits.bytes_max) };
    if length > limits.bytes_max {
        service::refuse_body(head, body);
        return Err(incomplete());
    }
    let _permit = if length > protocol::JSON_BYTES_MAX {
        let permit = app.large_bodies.acquire().await;
        Some(permit.map_err(|_| Box::new(refused(StatusCode::SERVICE_UNAVAILABLE, "The server ends.")))?)
    } else {
        None
    };
    let reading = tokio::time::timeout(limits.time_max, Limited::new(body, limits.bytes_max).collect());
    let Ok(Ok(body)) = reading.await else { return Err(incomplete()) };
    let body = body.to_bytes();
    match authorize::owner(app, head, &body) {
        Ok(()) => Ok(body),
        Err(failure) => Err(forbidden(failure)),
    }
}

fn incomplete() -> Box<HttpResponse> {
    Box::new(refused(StatusCode::BAD_REQUEST, "The body is too long, or did not come."))
}

fn forbidden(failure: Failure) -> Box<HttpResponse> {
    Box::new(refused(StatusCode::FORBIDDEN, &ApiError::from(failure).message.unwrap_or_default()))
}

/// A refusal in words.
pub fn refused(status: StatusCode, message: &str) -> HttpResponse {
    answer(status, &json!({"message": message}))
}

/// JSON that nobody keeps on the way.
pub fn answer(status: StatusCode, value: &Value) -> HttpResponse {
    let mut response = plain(status, "application/json", value.to_string());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
