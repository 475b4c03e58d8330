//! The HTTP client for what is elsewhere: pooled connections, TLS by rustls where it is asked for.

use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};

/// What requests of this server call themselves.
pub const USER_AGENT: &str = concat!("vestibule/", env!("CARGO_PKG_VERSION"));
/// How long a connection may take to be made.
const CONNECT_TIME_MAX: Duration = Duration::from_secs(3);
/// How long a connection may be idle: less than the minute after which many servers close it.
const IDLE_TIME_MAX: Duration = Duration::from_secs(20);
/// Idle connections to one host.
const IDLE_CONNECTIONS_MAX: usize = 64;

/// Sends requests. Clones share their connections.
#[derive(Clone)]
pub struct HttpClient(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

/// A response, read to its end.
pub struct HttpAnswer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; absent if there is more of it than was asked for.
    pub body: Option<Bytes>,
}

impl HttpClient {
    /// A client without connections. With `wants_tls` the machine's trusted certificates are read: those that
    /// `SSL_CERT_FILE` and `SSL_CERT_DIR` name, or the system's.
    pub fn new(wants_tls: bool) -> anyhow::Result<Self> {
        let mut tcp = HttpConnector::new();
        tcp.set_nodelay(true);
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(CONNECT_TIME_MAX));
        let provider = rustls::crypto::aws_lc_rs::default_provider();
        let builder = HttpsConnectorBuilder::new();
        let builder = if wants_tls {
            builder.with_provider_and_native_roots(provider)?
        } else {
            let tls = rustls::ClientConfig::builder_with_provider(Arc::new(provider))
                .with_safe_default_protocol_versions()?
                .with_root_certificates(rustls::RootCertStore::empty())
                .with_no_client_auth();
            builder.with_tls_config(tls)
        };
        let connector = builder.https_or_http().enable_http1().wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIME_MAX)
            .pool_max_idle_per_host(IDLE_CONNECTIONS_MAX)
            .build(connector);
        Ok(Self(client))
    }

    /// Sends a request and reads what is answered, up to `bytes_max`.
    pub async fn send(&self, request: Request<Bytes>, bytes_max: usize) -> anyhow::Result<HttpAnswer> {
        let (head, mut body) = self.0.request(request.map(Full::new)).await?.into_parts();
        let mut whole = BytesMut::new();
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame?.into_data() else { continue };
            if whole.len() + data.len() > bytes_max {
                return Ok(HttpAnswer { status: head.status, headers: head.headers, body: None });
            }
            whole.extend_from_slice(&data);
        }
        Ok(HttpAnswer { status: head.status, headers: head.headers, body: Some(whole.freeze()) })
    }
}

impl HttpAnswer {
    /// A header's text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
