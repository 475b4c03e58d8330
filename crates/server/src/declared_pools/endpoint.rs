//! `POST /_vestibule/pools`: one declared pool, applied to the running server. What the API cannot say, ids and secrets that were
//! chosen elsewhere, `vestibule pool import` says here.
//!
//! Who may: whoever may use test control, whether or not that is on. A text of the environment is not to be had this way.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};
use http_body::Body;
use serde_json::json;

use super::entry::{self, Surroundings};
use super::{ApplyError, DeclarationError, Entry, Table, apply};
use crate::app::App;
use crate::own_endpoints::{BodyLimits, answer, read_owned, refused};
use crate::protocol::{Head, HttpResponse};

/// The path.
pub const PATH: &str = "/_vestibule/pools";
const LIMITS: BodyLimits = BodyLimits { bytes_max: 16 * 1024 * 1024, time_max: Duration::from_mins(1) };

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
    let body = match read_owned(&app, &head, body, LIMITS).await {
        Ok(body) => body,
        Err(answer) => return *answer,
    };
    let Ok(table) = serde_json::from_slice::<Table>(&body) else {
        return refused(StatusCode::BAD_REQUEST, "The body is not a JSON object.");
    };
    match read_and_apply(&app, table).await {
        Ok(lines) => answer(StatusCode::OK, &json!({"changes": lines})),
        Err(ApplyError::Declared(error)) => refused(StatusCode::BAD_REQUEST, &error.to_string()),
        Err(ApplyError::Failed { place, cause }) => {
            tracing::error!(place, cause, "a declared pool was not applied");
            refused(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
        }
    }
}

async fn read_and_apply(app: &App, table: Table) -> Result<Vec<String>, ApplyError> {
    let entries = [read(app, table)?];
    Box::pin(apply(app, &entries)).await
}

fn read(app: &App, table: Table) -> Result<Entry, DeclarationError> {
    entry::read("request", table, &Surroundings { place: &app.config.place(), environment: &|_| None })
}
