//! The Lambda Runtime API, 2018-06-01: how unmodified runtimes fetch events and answer them.
//!
//! Nothing in a request says which process it comes from, so every worker has a listener of its own on the loopback address.
//! One event is current at a time; `next` hands out the current one as often as it is asked for, and the first answer with its
//! id ends it. Owns HTTP and the state of the exchange; knows nothing of processes, logs or time limits.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::{AbortHandle, JoinSet};

use super::{Event, Loaded, RESPONSE_BYTES_MAX, Reply};

/// What one worker may have open at a time.
const CONNECTIONS_MAX: usize = 64;
/// How much of an oversized answer is read, and dropped, so that its sender hears why.
const DISCARDED_BYTES_MAX: usize = 64 * 1024 * 1024;
const ERROR_TYPE: &str = "lambda-runtime-function-error-type";

/// The host's side of one worker's Runtime API.
pub(crate) struct ApiChannel {
    shared: Arc<Shared>,
    address: SocketAddr,
    loaded: Option<oneshot::Receiver<Loaded>>,
    server: AbortHandle,
}

struct Shared {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    loaded: Option<oneshot::Sender<Loaded>>,
    current: Option<Current>,
}

/// The event in progress.
struct Current {
    request_id: String,
    headers: HeaderMap,
    payload: Bytes,
    reply: oneshot::Sender<Reply>,
}

impl ApiChannel {
    /// Starts listening for a worker that is about to be started.
    pub async fn listen() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (sender, receiver) = oneshot::channel();
        let state = State { loaded: Some(sender), current: None };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Notify::new() });
        let server = tokio::spawn(accept(listener, Arc::clone(&shared))).abort_handle();
        Ok(Self { shared, address, loaded: Some(receiver), server })
    }

    /// What `AWS_LAMBDA_RUNTIME_API` holds.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// Waits until the runtime asks for its first event.
    pub async fn loaded(&mut self) -> Loaded {
        match &mut self.loaded {
            Some(receiver) => receiver.await.unwrap_or(Loaded::Gone),
            None => Loaded::Ready,
        }
    }

    /// Hands out an event and waits for the answer.
    pub async fn exchange(&mut self, event: &Event<'_>) -> Reply {
        let (reply, answered) = oneshot::channel();
        let current = Current {
            request_id: event.request_id.to_owned(),
            headers: event_headers(event),
            payload: event.payload.clone(),
            reply,
        };
        self.shared.state().current = Some(current);
        self.shared.changed.notify_waiters();
        answered.await.unwrap_or(Reply::Gone)
    }
}

impl Drop for ApiChannel {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        if connections.len() >= CONNECTIONS_MAX {
            connections.join_next().await;
        }
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        connections.spawn(serve(stream, Arc::clone(&shared)));
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let shared = Arc::clone(&shared);
        async move { Ok::<_, Infallible>(answer(&shared, request).await) }
    });
    // A client that hangs up is noticed by the process that has ended, not here.
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn answer(shared: &Shared, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let path = request.uri().path().to_owned();
    let path = path.strip_prefix("/2018-06-01").unwrap_or("");
    let is_post = request.method() == Method::POST;
    let is_get = request.method() == Method::GET;
    let (head, body) = request.into_parts();
    // Read whatever the answer will be: a connection with an unread body cannot be used again.
    let body = read_body(body).await;
    match path {
        "/runtime/invocation/next" if is_get => next(shared).await,
        "/runtime/init/error" if is_post => init_error(shared, &head.headers, body),
        "/ping" => Response::new(Full::from("pong")),
        _ => {
            let call = path.strip_prefix("/runtime/invocation/").and_then(|rest| rest.split_once('/'));
            match call {
                Some((request_id, "response")) if is_post => respond(shared, request_id, &head.headers, body, false),
                Some((request_id, "error")) if is_post => respond(shared, request_id, &head.headers, body, true),
                _ => failure(StatusCode::NOT_FOUND, "NotFound", "Not found"),
            }
        }
    }
}

async fn next(shared: &Shared) -> Response<Full<Bytes>> {
    if let Some(loaded) = shared.state().loaded.take() {
        let _ = loaded.send(Loaded::Ready);
    }
    loop {
        let changed = shared.changed.notified();
        tokio::pin!(changed);
        // Registered before the look, so that an event set in between is not missed.
        changed.as_mut().enable();
        if let Some(current) = &shared.state().current {
            let mut response = Response::new(Full::from(current.payload.clone()));
            *response.headers_mut() = current.headers.clone();
            return response;
        }
        changed.await;
    }
}

fn init_error(shared: &Shared, headers: &HeaderMap, body: Result<Bytes, BodyError>) -> Response<Full<Bytes>> {
    let error_type = error_type(headers, "Runtime.Unknown");
    let payload = body.unwrap_or_default();
    match shared.state().loaded.take() {
        Some(loaded) => {
            let _ = loaded.send(Loaded::Failed { error_type, payload });
            accepted()
        }
        None => failure(
            StatusCode::FORBIDDEN,
            "InvalidStateTransition",
            "State transition from Ready to InitError failed for runtime. Error: State transition is not allowed",
        ),
    }
}

fn respond(
    shared: &Shared,
    request_id: &str,
    headers: &HeaderMap,
    body: Result<Bytes, BodyError>,
    is_error: bool,
) -> Response<Full<Bytes>> {
    let mut state = shared.state();
    let is_current = state.current.as_ref().is_some_and(|current| current.request_id == request_id);
    let current = if is_current { state.current.take() } else { None };
    drop(state);
    let Some(current) = current else {
        return failure(StatusCode::BAD_REQUEST, "InvalidRequestID", "Invalid request ID");
    };
    let error_type = error_type(headers, "Function.Unknown");
    match body {
        Ok(payload) if is_error => {
            let _ = current.reply.send(Reply::Error { error_type, payload, is_fatal: false });
            accepted()
        }
        Ok(payload) => {
            let _ = current.reply.send(Reply::Response(payload));
            accepted()
        }
        Err(BodyError::TooLarge) => {
            let _ = current.reply.send(response_too_large());
            let message = format!("Exceeded maximum allowed payload size ({RESPONSE_BYTES_MAX} bytes).");
            failure(StatusCode::PAYLOAD_TOO_LARGE, "RequestEntityTooLarge", &message)
        }
        Err(BodyError::Truncated) => {
            let _ = current.reply.send(Reply::Gone);
            failure(StatusCode::BAD_REQUEST, "TruncatedHTTPRequest", "HTTP request detected as truncated")
        }
    }
}

/// The error an invocation ends with whose answer was too large.
fn response_too_large() -> Reply {
    let message = format!("Response payload size exceeded maximum allowed payload size ({RESPONSE_BYTES_MAX} bytes).");
    let error_type = "Function.ResponseSizeTooLarge".to_owned();
    let payload = serde_json::json!({ "errorMessage": message, "errorType": error_type }).to_string().into();
    Reply::Error { error_type, payload, is_fatal: false }
}

enum BodyError {
    TooLarge,
    Truncated,
}

async fn read_body(mut body: Incoming) -> Result<Bytes, BodyError> {
    let mut collected = BytesMut::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return Err(BodyError::Truncated);
        };
        let Ok(data) = frame.into_data() else {
            continue;
        };
        length += data.len();
        if length <= RESPONSE_BYTES_MAX {
            collected.extend_from_slice(&data);
        } else if length > DISCARDED_BYTES_MAX {
            break;
        }
    }
    if length > RESPONSE_BYTES_MAX { Err(BodyError::TooLarge) } else { Ok(collected.freeze()) }
}

/// The headers of `next`. A header without a value is left out: several clients would try to parse it.
fn event_headers(event: &Event<'_>) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(8);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let mut insert = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    insert("lambda-runtime-aws-request-id", event.request_id);
    insert("lambda-runtime-deadline-ms", &event.deadline_ms.to_string());
    insert("lambda-runtime-invoked-function-arn", event.arn);
    insert("lambda-runtime-trace-id", event.trace_id);
    if let Some(context) = event.client_context.filter(|context| !context.is_empty()) {
        insert("lambda-runtime-client-context", context);
    }
    headers
}

/// The error type a runtime gave, if it has the form of one.
fn error_type(headers: &HeaderMap, otherwise: &str) -> String {
    let given = headers.get(ERROR_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let reason = given.strip_prefix("Runtime.").or_else(|| given.strip_prefix("Function."));
    let is_good = reason.is_some_and(|reason| {
        reason.len() >= 2
            && reason.starts_with(|first: char| first.is_ascii_uppercase())
            && reason.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    if is_good { given.to_owned() } else { otherwise.to_owned() }
}

fn json(status: StatusCode, body: &serde_json::Value) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn accepted() -> Response<Full<Bytes>> {
    json(StatusCode::ACCEPTED, &serde_json::json!({ "status": "OK" }))
}

fn failure(status: StatusCode, error_type: &str, message: &str) -> Response<Full<Bytes>> {
    json(status, &serde_json::json!({ "errorMessage": message, "errorType": error_type }))
}
