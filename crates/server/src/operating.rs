//! What a server is watched by: whether it lives, whether it is ready for requests, and its metrics.
//!
//! All three are documents of the main listener. Scrapers cannot sign requests, so where `metrics_listen` names an address, they are
//! served there too, to whoever reaches it, and that listener stays until the last request is finished.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use http::{HeaderValue, Method, StatusCode, header};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use vestibule_api::ApiError;

use crate::app::App;
use crate::authorize;
use crate::documents;
use crate::error::Failure;
use crate::metrics::{CONTENT_TYPE, Gauges};
use crate::own_endpoints::{answer, refused};
use crate::present::Present;
use crate::protocol::{Head, HttpResponse, plain};

/// How long the store may take to answer, before the server says that it is not ready.
const STORE_TIME_MAX: Duration = Duration::from_secs(2);
/// Connections of scrapers and probes at a time.
const CONNECTIONS_MAX: usize = 64;
/// How long a scraper may take to send a request's head.
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);
/// How long to wait when the system has no more file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Whether the server was asked to end. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<AtomicBool>);

impl Ending {
    /// The server was asked to end.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was.
    pub fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether the process answers: whoever can ask hears that it does.
pub fn live() -> HttpResponse {
    answer(StatusCode::OK, &serde_json::json!({"status": "live"}))
}

/// Whether requests should be sent here: the store answers, and the server goes on.
pub async fn ready(app: &App) -> HttpResponse {
    match reason_to_wait(app).await {
        None => answer(StatusCode::OK, &serde_json::json!({"status": "ready"})),
        Some(reason) => {
            let body = serde_json::json!({"status": "not ready", "reason": reason});
            answer(StatusCode::SERVICE_UNAVAILABLE, &body)
        }
    }
}

/// In fixed words: whoever asks need not be anybody.
async fn reason_to_wait(app: &App) -> Option<&'static str> {
    if app.ending.has_begun() {
        return Some("the server is ending");
    }
    // Any read will do. This one touches a small table and is the same on every store.
    match tokio::time::timeout(STORE_TIME_MAX, app.store.provisioned_limit("ready")).await {
        Ok(Ok(_)) => None,
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready: the store cannot be read");
            Some("the store cannot be read")
        }
        Err(_) => {
            tracing::warn!("not ready: the store does not answer in time");
            Some("the store does not answer in time")
        }
    }
}

/// The metrics, for whoever may use what is this server's own.
pub fn guarded_metrics(app: &App, head: &Head) -> Result<HttpResponse, Failure> {
    match authorize::owner(app, head, &[]) {
        Ok(()) => metrics(app),
        Err(failure) => {
            let message = ApiError::from(failure).message.unwrap_or_default();
            Ok(refused(StatusCode::FORBIDDEN, &message))
        }
    }
}

fn metrics(app: &App) -> Result<HttpResponse, Failure> {
    let gauges =
        Gauges { crypto_waiting: app.crypto.waiting(), calls: app.calls.len(), round_trips: app.store.round_trips() };
    let text = app.metrics.render(gauges).map_err(anyhow::Error::from)?;
    let mut response = plain(StatusCode::OK, CONTENT_TYPE, text);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Takes the address for scrapers and probes.
pub async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener =
        TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address} for metrics"))?;
    let bound = listener.local_addr()?;
    tracing::info!(metrics_listen = %bound, "metrics, liveness and readiness are served here without credentials");
    Ok(listener)
}

/// Serves scrapers and probes until it is dropped.
pub async fn serve(listener: TcpListener, present: Arc<Present>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        // What has ended leaves its place in the set as well.
        while connections.try_join_next().is_some() {}
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let present = Arc::clone(&present);
                connections.spawn(async move {
                    serve_connection(stream, present).await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection for metrics could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn serve_connection(stream: TcpStream, present: Arc<Present>) {
    let service = service_fn(move |request: http::Request<hyper::body::Incoming>| {
        let present = Arc::clone(&present);
        async move { Ok::<_, Infallible>(answer_scraper(&present, request.method(), request.uri().path()).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME_MAX)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = connection.await {
        tracing::debug!(%error, "a connection for metrics ended early");
    }
}

async fn answer_scraper(present: &Present, method: &Method, path: &str) -> HttpResponse {
    if method != Method::GET && method != Method::HEAD {
        return documents::not_found();
    }
    match path {
        // While everything is replaced, the process lives all the same.
        "/live" => live(),
        "/ready" => ready(&*present.app().await).await,
        "/metrics" => metrics(&*present.app().await).unwrap_or_else(|failure| {
            tracing::error!(cause = failure.cause(), "the metrics could not be written");
            refused(StatusCode::INTERNAL_SERVER_ERROR, "Internal server error")
        }),
        _ => documents::not_found(),
    }
}
