//! Test control over HTTP, below `/_vestibule/`: small JSON in and out.
//!
//! Who may: on a server that accepts any credentials, whatever is on this machine and is no page of another site; on any other,
//! who signs the request (Signature Version 4, service `vestibule`) with one of its credentials. A request that was read is done
//! even if nobody waits for its answer.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, header};
use http_body::Body;
use serde::Deserialize;
use serde_json::{Value, json};
use vestibule_api::Timestamp;
use vestibule_functions::Persistent;

use super::{AboutSnapshot, ClockMove, ClockReading, ControlError, TestControl};
use crate::app::App;
use crate::authorize;
use crate::documents;
use crate::own_endpoints::{BodyLimits, answer, read_owned, refused};
use crate::protocol::{Head, HttpResponse};

/// The service that requests are signed for.
pub const SERVICE: &str = authorize::OWN_SERVICE;
const LIMITS: BodyLimits = BodyLimits { bytes_max: 4096, time_max: Duration::from_secs(10) };

/// What is asked.
enum Asked {
    ReadClock,
    MoveClock,
    ListSnapshots,
    CreateSnapshot,
    RestoreSnapshot(String),
    DeleteSnapshot(String),
    Reset,
}

/// A way that is not gone.
enum NoWay {
    NotFound,
    /// With these methods it would be.
    Method(&'static str),
}

/// The body of a request that moves the clock: one of the three.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ClockRequest {
    advance_seconds: Option<u32>,
    now: Option<String>,
    reset: Option<bool>,
}

/// Whether a request is for test control.
pub fn is_meant<B>(request: &Request<B>) -> bool {
    request.method() != Method::OPTIONS && parts(request.uri().path()).is_some()
}

/// The answer to a request that is.
pub async fn serve<B>(control: Arc<TestControl>, app: &App, request: Request<B>) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (head, body) = request.into_parts();
    let asked = match find(&head) {
        Ok(asked) => asked,
        Err(NoWay::NotFound) => return documents::not_found(),
        Err(NoWay::Method(allowed)) => {
            let mut answer = refused(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed");
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
            return answer;
        }
    };
    let body = match read_owned(app, &head, body, LIMITS).await {
        Ok(body) => body,
        Err(answer) => return *answer,
    };
    let done = Persistent::new(async move { perform(&control, asked, &body).await }).await;
    done.unwrap_or_else(|error| told(&error))
}

fn parts(path: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = path.strip_prefix("/_vestibule/")?.split('/').collect();
    matches!(parts[0], "clock" | "snapshots" | "reset").then_some(parts)
}

fn find(head: &Head) -> Result<Asked, NoWay> {
    let parts = parts(head.uri.path()).unwrap_or_default();
    match (parts.as_slice(), head.method.as_str()) {
        (["clock"], "GET") => Ok(Asked::ReadClock),
        (["clock"], "POST") => Ok(Asked::MoveClock),
        (["snapshots"], "GET") => Ok(Asked::ListSnapshots),
        (["snapshots"], "POST") => Ok(Asked::CreateSnapshot),
        (["snapshots", id, "restore"], "POST") => Ok(Asked::RestoreSnapshot((*id).to_owned())),
        (["snapshots", id], "DELETE") => Ok(Asked::DeleteSnapshot((*id).to_owned())),
        (["reset"], "POST") => Ok(Asked::Reset),
        (["clock" | "snapshots"], _) => Err(NoWay::Method("GET, POST")),
        (["snapshots", _, "restore"] | ["reset"], _) => Err(NoWay::Method("POST")),
        (["snapshots", _], _) => Err(NoWay::Method("DELETE")),
        _ => Err(NoWay::NotFound),
    }
}

async fn perform(control: &TestControl, asked: Asked, body: &[u8]) -> Result<HttpResponse, ControlError> {
    let ok = |value: Value| Ok(answer(StatusCode::OK, &value));
    match asked {
        Asked::ReadClock => ok(clock_json(control.clock())),
        Asked::MoveClock => match clock_move(body) {
            Ok(by) => ok(clock_json(control.move_clock(by).await?)),
            Err(problem) => Ok(refused(StatusCode::BAD_REQUEST, &problem)),
        },
        Asked::ListSnapshots => {
            let snapshots: Vec<Value> = control.snapshots().await.iter().map(snapshot_json).collect();
            ok(json!({"snapshots": snapshots}))
        }
        Asked::CreateSnapshot => Ok(answer(StatusCode::CREATED, &snapshot_json(&control.create_snapshot().await?))),
        Asked::RestoreSnapshot(id) => ok(snapshot_json(&control.restore_snapshot(&id).await?)),
        Asked::DeleteSnapshot(id) => {
            control.delete_snapshot(&id).await?;
            ok(json!({}))
        }
        Asked::Reset => {
            control.reset().await?;
            ok(json!({}))
        }
    }
}

fn clock_move(body: &[u8]) -> Result<ClockMove, String> {
    let one_of = || "Give one of advanceSeconds, now and reset.".to_owned();
    let request: ClockRequest = serde_json::from_slice(body).map_err(|error| format!("{} {error}", one_of()))?;
    match (request.advance_seconds, request.now, request.reset) {
        (Some(seconds), None, None) => Ok(ClockMove::Advance(i64::from(seconds) * 1000)),
        (None, Some(moment), None) => {
            let moment: jiff::Timestamp = moment.parse().map_err(|_| "now is a moment as in 2030-01-31T12:00:00Z.")?;
            Ok(ClockMove::To(Timestamp::from_millis(moment.as_millisecond())))
        }
        (None, None, Some(true)) => Ok(ClockMove::Reset),
        _ => Err(one_of()),
    }
}

fn clock_json(reading: ClockReading) -> Value {
    json!({"now": moment(reading.now), "offsetSeconds": Timestamp::from_millis(reading.ahead_ms)})
}

fn snapshot_json(about: &AboutSnapshot) -> Value {
    json!({"id": about.id, "createdAt": moment(about.created_at), "bytes": about.bytes})
}

fn moment(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

fn told(error: &ControlError) -> HttpResponse {
    let status = match error {
        ControlError::NoSuchSnapshot(_) => StatusCode::NOT_FOUND,
        ControlError::NotEmbedded | ControlError::TooManySnapshots | ControlError::TooLarge(..) => StatusCode::CONFLICT,
        ControlError::Backwards | ControlError::TooFar => StatusCode::BAD_REQUEST,
        ControlError::Failed(error) => {
            tracing::error!(cause = format!("{error:#}"), "test control failed");
            return refused(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error");
        }
    };
    refused(status, &error.to_string())
}
