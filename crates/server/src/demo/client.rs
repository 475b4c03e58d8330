//! A client of the server as any other: HTTP on the wire, AWS JSON for user pools and logs, REST for functions.
//!
//! Requests that the API wants signed carry an `Authorization` header of the right form, with a made-up signature: a
//! server without configured credentials takes it, and the demonstration starts no other.

use std::net::SocketAddr;

use anyhow::{Context, bail};
use bytes::Bytes;
use http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// More than any answer of the walk.
const ANSWER_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Operations that need no signature.
const PUBLIC: [&str; 3] = ["SignUp", "InitiateAuth", "RespondToAuthChallenge"];

/// Asks one server.
#[derive(Clone, Debug)]
pub struct Client {
    address: SocketAddr,
    region: String,
}

/// What the server answered.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The HTTP headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Answer {
    /// The body as JSON; nothing for an empty body.
    pub fn json(&self) -> anyhow::Result<Value> {
        if self.body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&self.body).context("the answer is not JSON")
    }
}

impl Client {
    /// A client of the server at this address.
    pub fn new(address: SocketAddr, region: &str) -> Self {
        Self { address, region: region.to_owned() }
    }

    /// Calls an operation of user pools.
    pub async fn cognito(&self, operation: &str, body: &Value) -> anyhow::Result<Answer> {
        let service = (!PUBLIC.contains(&operation)).then_some("cognito-idp");
        self.target("AWSCognitoIdentityProviderService", operation, service, body).await
    }

    /// Calls an operation of CloudWatch Logs.
    pub async fn logs(&self, operation: &str, body: &Value) -> anyhow::Result<Answer> {
        self.target("Logs_20140328", operation, Some("logs"), body).await
    }

    /// Calls an operation of Lambda.
    pub async fn lambda(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> anyhow::Result<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send(request.header("content-type", "application/json"), Some("lambda"), body).await
    }

    /// Reads a page of the server's own.
    pub async fn get(&self, path_and_query: &str) -> anyhow::Result<Answer> {
        self.send(Request::builder().uri(path_and_query), None, String::new()).await
    }

    async fn target(
        &self,
        prefix: &str,
        operation: &str,
        service: Option<&str>,
        body: &Value,
    ) -> anyhow::Result<Answer> {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/")
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", format!("{prefix}.{operation}"));
        self.send(request, service, body.to_string()).await
    }

    async fn send(
        &self,
        mut request: http::request::Builder,
        service: Option<&str>,
        body: String,
    ) -> anyhow::Result<Answer> {
        if let Some(service) = service {
            let signature = "0".repeat(64);
            let scope = format!("20260101/{}/{service}/aws4_request", self.region);
            let authorization = format!(
                "AWS4-HMAC-SHA256 Credential=demo/{scope}, SignedHeaders=host;x-amz-date, Signature={signature}"
            );
            request = request.header("authorization", authorization).header("x-amz-date", "20260101T000000Z");
        }
        let request = request
            .header("host", self.address.to_string())
            .header("user-agent", concat!("vestibule-demo/", env!("CARGO_PKG_VERSION")))
            .body(Full::new(Bytes::from(body)))?;

        let stream = TcpStream::connect(self.address).await.context("the server cannot be reached")?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        let connection = tokio::spawn(connection);
        let answer = sender.send_request(request).await.context("the server did not answer")?;
        let (head, body) = answer.into_parts();
        let body = match Limited::new(body, ANSWER_BYTES_MAX).collect().await {
            Ok(body) => body.to_bytes(),
            Err(error) => bail!("the answer broke off: {error}"),
        };
        connection.abort();
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
    }
}
