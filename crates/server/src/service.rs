//! A request's way through the server, from top to bottom.
//!
//! ```text
//! decode -> authorise (the signature, over raw bytes) -> validate -> authorise (the caller) -> operation -> encode
//! ```
//!
//! Owns the order of the steps and the log line of each request. Each step is its own module's business; the documents
//! that anybody may read are in `documents`. What was begun is finished, whether or not the client waits for the answer.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{Method, Request, header};
use http_body::Body;
use http_body_util::BodyExt;
use tracing::Instrument as _;
use uuid::Uuid;
use vestibule_api::{ApiError, Service, cognito_idp};
use vestibule_functions::Persistent;

use crate::access::{Noted, Visit};
use crate::app::App;
use crate::authorize;
use crate::call::Call;
use crate::confirmation_page;
use crate::declared_pools;
use crate::documents;
use crate::error::{Failure, Refusal, internal};
use crate::even_time::Beat;
use crate::keys;
use crate::operations;
use crate::protocol::sigv4::RawRequest;
use crate::protocol::{self, Head, HttpResponse, Input, Problem, Reply, Target};
use crate::seams::Stopwatch;
use crate::timeline::{Answered, Record};
use crate::user_import::{endpoint, upload};

/// How long a client may take to send its body.
const BODY_TIME_MAX: Duration = Duration::from_mins(2);
/// How much that nobody wants is read before the connection is given up.
const DISCARDED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// For how long.
const DISCARD_TIME_MAX: Duration = Duration::from_secs(10);
/// The longest user agent that is worth keeping.
const USER_AGENT_BYTES_MAX: usize = 512;

/// Serves one request. `source_ip` is where it came from.
///
/// A client that hangs up cuts nothing off half-way: the call goes on, as a task that `App::calls` counts.
pub async fn serve<B>(app: &Arc<App>, request: Request<B>, source_ip: IpAddr) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (head, body) = request.into_parts();
    if head.method == Method::OPTIONS {
        return protocol::preflight(&head.headers);
    }
    if let Some(document) = documents::find(&head) {
        return documents::serve(app, document, &head).await;
    }
    if let Some(asked) = confirmation_page::find(&head) {
        let served = confirmation_page::serve(Arc::clone(app), asked, user_agent(&head), source_ip);
        return Persistent::new(app.calls.track_future(served)).await;
    }
    if declared_pools::endpoint::is_meant(&head) {
        let served = declared_pools::endpoint::serve(Arc::clone(app), head, body);
        return Persistent::new(app.calls.track_future(served)).await;
    }
    if let Some(asked) = keys::endpoint::find(&head) {
        let served = keys::endpoint::serve(Arc::clone(app), asked, head, body);
        return Persistent::new(app.calls.track_future(served)).await;
    }
    if let Some(upload) = upload::find(&head) {
        return upload::serve(Arc::clone(app), upload, head, body).await;
    }
    if let Some(asked) = endpoint::find(&head) {
        let served = endpoint::serve(Arc::clone(app), asked, head, body);
        return Persistent::new(app.calls.track_future(served)).await;
    }
    let request_id = app.rng.uuid();
    match Target::find(&head.method, &head.uri, &head.headers) {
        Ok(target) => {
            let span = tracing::info_span!("call", operation = target.model().name, %request_id);
            let call = answer(Arc::clone(app), head, body, target, request_id, source_ip).instrument(span);
            // On the heap: a connection that waits for its next request would otherwise carry room for the largest call.
            Persistent::new(app.calls.track_future(call)).await
        }
        Err(Problem::NotFound) => documents::not_found(),
        Err(Problem::QueryService) => documents::query_service(request_id),
        Err(problem) => {
            let service = documents::service_of_path(&head);
            let outcome = heard(Failure::Refused(Refusal::Request(problem)), service, "-", request_id);
            protocol::encode(service, request_id, Err(outcome))
        }
    }
}

/// What a call is answered, on the record.
async fn answer<B>(
    app: Arc<App>,
    head: Head,
    body: B,
    target: Target,
    request_id: Uuid,
    source_ip: IpAddr,
) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let begun = Stopwatch::start();
    let visit = Visit::begin(&app, &head.method, &head.uri, source_ip);
    let noted = Arc::<Noted>::default();
    let (service, name) = (target.service(), target.model().name);
    let outcome = perform(&app, &head, body, &target, &noted, request_id, source_ip).await;
    let outcome = outcome.map_err(|failure| heard(failure, service, name, request_id));
    let refusal = outcome.as_ref().err().map(|error| error.code);
    record(name, request_id, outcome.as_ref().err(), begun);
    let mut response = protocol::encode(service, request_id, outcome);
    visit.ends_call(&app, name, refusal, &noted, &mut response);
    response
}

/// The straight line.
async fn perform<B>(
    app: &App,
    head: &Head,
    body: B,
    target: &Target,
    noted: &Arc<Noted>,
    request_id: Uuid,
    source_ip: IpAddr,
) -> Result<Reply, Failure>
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let model = target.model();
    if let Err(failure) = authorize::might_sign(app, model.auth, &head.headers) {
        refuse_body(head, body);
        return Err(failure);
    }
    let body = read_body(app, head, body, target).await?;
    let raw = RawRequest { method: &head.method, uri: &head.uri, headers: &head.headers, body: &body };
    let signer = authorize::signature(app, model.auth, target.service().name(), raw)?;
    let value = target.checked_input(head, &body)?;
    noted.is_about(&value);
    let caller = authorize::caller(app, model.auth, signer, &value).await?;
    noted.is_called_by(&caller);
    let record = match target {
        Target::CognitoIdp(operation) => app.timeline.begin(*operation, &value),
        Target::Kms(_) | Target::Lambda(..) | Target::Logs(_) => Record::off(),
    };
    let (user_agent, beat, noted) = (user_agent(head), Beat::begin(), Arc::clone(noted));
    let call = Call { request_id, caller, user_agent, source_ip, record, beat, noted };
    let outcome = match target.decode(value, &body).map_err(anyhow::Error::from)? {
        Input::CognitoIdp(input) => recorded(app, &call, *input).await.map(Reply::ok),
        Input::Kms(input) => operations::kms::dispatch(app, input).map(Reply::ok),
        Input::Lambda(input) => operations::lambda::dispatch(app, &call, *input).await,
        Input::Logs(input) => operations::logs::dispatch(app, input).await.map(Reply::ok),
    };
    call.beat.comes().await;
    outcome
}

/// Performs an operation of user pools, on the timeline if it has a place there.
async fn recorded(app: &App, call: &Call, input: cognito_idp::Input) -> Result<operations::Answer, Failure> {
    let (operation, at) = (input.operation(), app.clock.now());
    let errors = operation.model().errors;
    let outcome = operations::dispatch(app, call, input).await.map_err(|failure| failure.declared(errors));
    if !call.record.is_on() {
        return outcome;
    }
    // A failure is put into words for the record, and again for the client.
    match outcome {
        Ok(answer) => {
            app.timeline.end(call, operation, at, app.rng.uuid(), Answered::Well(answer.clone()));
            Ok(answer)
        }
        Err(failure) if failure.is_internal() => {
            let answered = Answered::Refused(internal(Service::CognitoIdp));
            app.timeline.end(call, operation, at, app.rng.uuid(), answered);
            Err(failure)
        }
        Err(failure) => {
            let error = failure.into_answer(Service::CognitoIdp);
            app.timeline.end(call, operation, at, app.rng.uuid(), Answered::Refused(error.clone()));
            Err(Failure::Api(error))
        }
    }
}

/// The whole body, if it is not too large.
async fn read_body<B>(app: &App, head: &Head, body: B, target: &Target) -> Result<Bytes, Failure>
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let bytes_max = target.body_bytes_max();
    let too_large = Failure::Refused(Refusal::Request(Problem::TooLarge { bytes_max, operation: target.model().name }));
    let announced = head.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length| length > bytes_max) {
        refuse_body(head, body);
        return Err(too_large);
    }
    let is_large = announced.unwrap_or(bytes_max) > protocol::JSON_BYTES_MAX;
    let _permit = if is_large && bytes_max > protocol::JSON_BYTES_MAX {
        Some(app.large_bodies.acquire().await.map_err(anyhow::Error::from)?)
    } else {
        None
    };
    let mut body = Box::pin(body);
    let mut whole = BytesMut::with_capacity(announced.unwrap_or(0).min(protocol::JSON_BYTES_MAX));
    let reading = async {
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| Problem::Incomplete)?.into_data() else { continue };
            if whole.len() + data.len() > bytes_max {
                return Ok(None);
            }
            whole.extend_from_slice(&data);
        }
        Ok(Some(whole.freeze()))
    };
    let read = tokio::time::timeout(BODY_TIME_MAX, reading).await.unwrap_or(Err(Problem::Incomplete));
    let Some(whole) = read.map_err(|problem| Failure::Refused(Refusal::Request(problem)))? else {
        refuse_body(head, body);
        return Err(too_large);
    };
    Ok(whole)
}

/// Lets the answer go out at once, and meanwhile reads what is left of a body that nobody wants, up to a point: many
/// clients listen only after they have sent everything, and a connection closed under their hands hides the answer.
/// Whoever asks before sending (`Expect: 100-continue`) is not told to go on.
pub(crate) fn refuse_body<B: Body<Data = Bytes> + Send + 'static>(head: &Head, body: B) {
    if body.is_end_stream() || head.headers.contains_key(header::EXPECT) {
        return;
    }
    let reading = async move {
        let mut body = Box::pin(body);
        let mut length = 0;
        while let Some(Ok(frame)) = body.frame().await {
            length += frame.data_ref().map_or(0, Bytes::len);
            if length > DISCARDED_BYTES_MAX {
                return;
            }
        }
    };
    // A client that is too slow is one that does not get to hear the refusal.
    tokio::spawn(tokio::time::timeout(DISCARD_TIME_MAX, reading));
}

/// Browsers cannot set `User-Agent`, so their clients have a header of their own.
fn user_agent(head: &Head) -> Option<String> {
    let text = |name: &str| Some(String::from_utf8_lossy(head.headers.get(name)?.as_bytes()).into_owned());
    let mut user_agent = text("x-amz-user-agent").or_else(|| text(header::USER_AGENT.as_str()))?;
    user_agent.truncate(user_agent.floor_char_boundary(USER_AGENT_BYTES_MAX));
    Some(user_agent)
}

/// What the client hears of a failure. What nobody expected is written down here with its cause.
fn heard(failure: Failure, service: Service, operation: &str, request_id: Uuid) -> ApiError {
    if failure.is_internal() {
        tracing::error!(operation, %request_id, cause = failure.cause(), "an operation failed");
    }
    if failure.is_overtaken() {
        tracing::info!(operation, %request_id, "everything was replaced while this call was under way: it was not done");
    }
    failure.into_answer(service)
}

fn record(operation: &str, request_id: Uuid, error: Option<&ApiError>, begun: Stopwatch) {
    let millis = begun.elapsed().as_secs_f64() * 1000.0;
    match error {
        None => tracing::debug!(operation, %request_id, millis, "served"),
        Some(error) => tracing::debug!(operation, %request_id, millis, error = error.code, "refused"),
    }
}
