//! `/_vestibule/pools/{pool}/keys`: what `vestibule keys` talks to.
//!
//! Private to this server and its commands; who may is who may use the rest of what is this server's own (`authorize::owner`).
//! `GET` lists a pool's signing keys, without their private halves; `POST` of `/rotate` gives the pool its next ones.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, StatusCode};
use http_body::Body;
use serde::Deserialize;
use serde_json::{Value, json};
use vestibule_api::{ApiError, Service, Timestamp};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::{
    self, KeyState, KeyUse, LEAD_SECONDS, LEAD_SECONDS_MAX, Overlap, Problem, SigningKey,
};

use super::rotation::{RotationError, rotate};
use crate::app::App;
use crate::error::{Failure, Refusal};
use crate::own_endpoints::{BodyLimits, answer, read_owned, refused};
use crate::protocol::{Head, HttpResponse};

const LIMITS: BodyLimits = BodyLimits { bytes_max: 4096, time_max: Duration::from_secs(10) };

/// What is asked of a pool's keys.
#[derive(Clone, Debug)]
pub enum Asked {
    /// What they are.
    List(UserPoolId),
    /// The next ones.
    Rotate(UserPoolId),
}

/// How keys are to be rotated.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RotateRequest {
    lead_seconds: u32,
    force: bool,
}

impl Default for RotateRequest {
    fn default() -> Self {
        Self { lead_seconds: LEAD_SECONDS, force: false }
    }
}

/// Whether a request is for this.
pub fn find(head: &Head) -> Option<Asked> {
    let parts: Vec<&str> = head.uri.path().strip_prefix("/_vestibule/pools/")?.split('/').collect();
    match *parts.as_slice() {
        [pool, "keys"] if head.method == Method::GET => Some(Asked::List(UserPoolId::new(pool))),
        [pool, "keys", "rotate"] if head.method == Method::POST => Some(Asked::Rotate(UserPoolId::new(pool))),
        _ => None,
    }
}

/// The answer.
pub async fn serve<B>(app: Arc<App>, asked: Asked, head: Head, body: B) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let body = match read_owned(&app, &head, body, LIMITS).await {
        Ok(body) => body,
        Err(answer) => return *answer,
    };
    match asked {
        Asked::List(pool) => list(&app, &pool).await.unwrap_or_else(|failure| told(&pool, failure)),
        Asked::Rotate(pool) => perform_rotation(&app, &pool, &body).await,
    }
}

async fn list(app: &App, pool: &UserPoolId) -> Result<HttpResponse, Failure> {
    let mut keys = app.store.signing_keys(pool).await?;
    if keys.is_empty() {
        return Err(Refusal::UnknownUserPool(pool.clone()).into());
    }
    keys.sort_by_key(|key| (key.use_from, key.key_use));
    let states = signing_key::states(&keys, app.clock.now());
    let keys: Vec<Value> = keys.iter().zip(states).map(|(key, state)| key_json(key, state)).collect();
    Ok(answer(StatusCode::OK, &json!({"pool": pool.as_str(), "keys": keys})))
}

async fn perform_rotation(app: &App, pool: &UserPoolId, body: &[u8]) -> HttpResponse {
    // An object, and not a list of its values.
    let read = |body| serde_json::from_value(Value::Object(serde_json::from_slice(body)?));
    let request: serde_json::Result<RotateRequest> =
        if body.is_empty() { Ok(RotateRequest::default()) } else { read(body) };
    let request = match request {
        Ok(request) => request,
        Err(error) => return refused(StatusCode::BAD_REQUEST, &format!("This is no rotation: {error}.")),
    };
    let overlap = if request.force { Overlap::Allowed } else { Overlap::Refused };
    match rotate(app, pool, request.lead_seconds, overlap).await {
        Ok(rotated) => {
            let key = |(kid, key_use): &(String, KeyUse)| json!({"kid": kid, "use": use_text(*key_use)});
            let told = json!({
                "pool": pool.as_str(),
                "keys": rotated.keys.iter().map(key).collect::<Vec<_>>(),
                "use_from": moment(rotated.rotation.use_from),
                "forget_earlier_at": moment(rotated.rotation.forget_earlier_at),
            });
            answer(StatusCode::OK, &told)
        }
        Err(RotationError::Refused(Problem::BeingRotated(use_from))) => {
            let use_from = moment(use_from);
            let message =
                format!("The keys of {pool} are being rotated already: the new ones are used from {use_from}.");
            refused(StatusCode::CONFLICT, &message)
        }
        Err(RotationError::Elsewhere) => {
            refused(StatusCode::CONFLICT, &format!("Another node is rotating the keys of {pool}."))
        }
        Err(RotationError::Refused(Problem::LeadTooLong)) => {
            refused(StatusCode::BAD_REQUEST, &format!("lead_seconds is {LEAD_SECONDS_MAX} at most."))
        }
        Err(RotationError::Failed(failure)) => told(pool, failure),
    }
}

fn told(pool: &UserPoolId, failure: Failure) -> HttpResponse {
    if failure.is_internal() {
        tracing::error!(%pool, cause = failure.cause(), "signing keys could not be listed or rotated");
    }
    let error = ApiError::from(failure);
    let status = StatusCode::from_u16(error.status(Service::CognitoIdp)).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    refused(status, &error.message.unwrap_or_default())
}

fn key_json(key: &SigningKey, state: KeyState) -> Value {
    json!({
        "kid": key.kid,
        "use": use_text(key.key_use),
        "created_at": moment(key.created_at),
        "use_from": moment(key.use_from),
        "forgotten_at": key.forgotten_at.map(moment),
        "state": state_text(state),
    })
}

fn use_text(key_use: KeyUse) -> &'static str {
    match key_use {
        KeyUse::Id => "id",
        KeyUse::Access => "access",
    }
}

fn state_text(state: KeyState) -> &'static str {
    match state {
        KeyState::Published => "published",
        KeyState::InUse => "in use",
        KeyState::Superseded => "superseded",
        KeyState::Forgotten => "forgotten",
    }
}

fn moment(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or_default();
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}
