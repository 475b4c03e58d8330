//! `POST /_vestibule/pools`: one declared pool, applied to the running server. What the API cannot say, ids and secrets that were
//! chosen elsewhere, `vestibule pool import` says here.
//!
//! Who may: whoever may use test control, whether or not that is on. A text of the environment is not to be had this way.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};
use http_body::Body;
use http_body_util::{BodyExt as _, Limited};
use serde_json::{Value, json};
use vestibule_api::ApiError;

use super::entry::{self, Surroundings};
use super::{DeclarationError, Entry, Table, apply};
use crate::app::App;
use crate::authorize;
use crate::protocol::{Head, HttpResponse, plain};

/// The path.
pub const PATH: &str = "/_vestibule/pools";
const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;
const BODY_TIME_MAX: Duration = Duration::from_mins(1);

/// Whether a request is one of these.
pub fn is_meant(head: &Head) -> bool {
    head.uri.path() == PATH
}

/// The answer: a line for each thing that was made or updated.
pub async fn serve<B>(app: Arc<App>, head: Head, body: B) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    if head.method != Method::POST {
        let mut answer = refused(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed");
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        return answer;
    }
    let reading = tokio::time::timeout(BODY_TIME_MAX, Limited::new(body, BODY_BYTES_MAX).collect());
    let Ok(Ok(body)) = reading.await else {
        return refused(StatusCode::BAD_REQUEST, "The body is too long, or did not come.");
    };
    let body = body.to_bytes();
    if let Err(failure) = authorize::owner(&app, &head, &body) {
        return refused(StatusCode::FORBIDDEN, &ApiError::from(failure).message.unwrap_or_default());
    }
    let Ok(table) = serde_json::from_slice::<Table>(&body) else {
        return refused(StatusCode::BAD_REQUEST, "The body is not a JSON object.");
    };
    let applied = match read(&app, table) {
        Ok(entry) => apply(&app, &[entry]).await,
        Err(error) => Err(error),
    };
    match applied {
        Ok(lines) => answer(StatusCode::OK, &json!({"changes": lines})),
        Err(error) => refused(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

fn read(app: &App, table: Table) -> Result<Entry, DeclarationError> {
    entry::read("request", table, &Surroundings { place: &app.config.place(), environment: &|_| None })
}

fn refused(status: StatusCode, message: &str) -> HttpResponse {
    answer(status, &json!({"message": message}))
}

fn answer(status: StatusCode, value: &Value) -> HttpResponse {
    let mut response = plain(status, "application/json", value.to_string());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
