//! One HTTP/1.1 connection that is kept open, with one request in flight.

use std::net::SocketAddr;

use anyhow::{Context as _, bail};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::TcpStream;

/// A signature that is well formed and nobody's: the server runs without credentials, so it is not verified.
const SIGNATURE: &str = "AWS4-HMAC-SHA256 Credential=AKIABENCH/20261124/us-east-1/cognito-idp/aws4_request, \
     SignedHeaders=host;x-amz-date, Signature=0000000000000000000000000000000000000000000000000000000000000000";

/// A connection that opens when it is needed, and again after a failure.
pub struct Connection {
    address: SocketAddr,
    host: String,
    sender: Option<SendRequest<Full<Bytes>>>,
}

impl Connection {
    /// A connection to be opened.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, host: address.to_string(), sender: None }
    }

    /// Calls a user pools operation; anything but 200 is an error with the server's own text.
    pub async fn call(&mut self, operation: &str, input: &impl Serialize) -> anyhow::Result<Bytes> {
        self.exchange(user_pools(operation), input).await.with_context(|| operation.to_owned())
    }

    /// Calls a user pools operation and takes whatever is answered. An error that is one of I/O itself means that nothing was
    /// sent.
    pub async fn ask(&mut self, operation: &str, input: &impl Serialize) -> anyhow::Result<(hyper::StatusCode, Bytes)> {
        let body = Full::new(Bytes::from(serde_json::to_vec(input)?));
        let request = user_pools(operation).header(HOST, &self.host).body(body)?;
        let answer = self.send(request).await;
        if answer.is_err() {
            self.sender = None;
        }
        answer
    }

    /// Calls an operation without a signature, and takes any answer but a fault of the server's.
    pub async fn answer(&mut self, operation: &str, input: &impl Serialize) -> anyhow::Result<Bytes> {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/")
            .header(HOST, &self.host)
            .header(CONTENT_TYPE, "application/x-amz-json-1.1")
            .header("x-amz-target", format!("AWSCognitoIdentityProviderService.{operation}"))
            .body(Full::new(Bytes::from(serde_json::to_vec(input)?)))?;
        let (status, body) = self.send(request).await?;
        if status.is_server_error() {
            bail!("{operation}: {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }

    /// Calls a Lambda operation by its method and path.
    pub async fn lambda(&mut self, method: Method, path: &str, input: &impl Serialize) -> anyhow::Result<Bytes> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(CONTENT_TYPE, "application/json")
            .header(AUTHORIZATION, SIGNATURE.replace("cognito-idp", "lambda"))
            .header("x-amz-date", "20261124T000000Z");
        self.exchange(request, input).await.with_context(|| path.to_owned())
    }

    /// Asks test control, without a body.
    pub async fn control(&mut self, method: Method, path: &str) -> anyhow::Result<Bytes> {
        let request = Request::builder().method(method).uri(path);
        self.exchange(request, &()).await.with_context(|| path.to_owned())
    }

    /// Fetches a document, as a browser would.
    pub async fn document(&mut self, path: &str) -> anyhow::Result<Bytes> {
        let request = Request::builder().uri(path).header(HOST, &self.host).body(Full::default())?;
        let (status, body) = self.send(request).await.with_context(|| path.to_owned())?;
        if !status.is_success() {
            bail!("{path}: {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }

    async fn exchange(
        &mut self,
        request: hyper::http::request::Builder,
        input: &impl Serialize,
    ) -> anyhow::Result<Bytes> {
        let body = Full::new(Bytes::from(serde_json::to_vec(input)?));
        let request = request.header(HOST, &self.host).body(body)?;
        let answer = self.send(request).await;
        if answer.is_err() {
            self.sender = None;
        }
        let (status, body) = answer?;
        if !status.is_success() {
            bail!("{status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }

    async fn send(&mut self, request: Request<Full<Bytes>>) -> anyhow::Result<(hyper::StatusCode, Bytes)> {
        let sender = match &mut self.sender {
            Some(sender) => sender,
            none => none.insert(open(self.address).await?),
        };
        sender.ready().await?;
        let answer = sender.send_request(request).await?;
        let status = answer.status();
        Ok((status, answer.into_body().collect().await?.to_bytes()))
    }
}

/// A call of a user pools operation, signed where it has to be.
fn user_pools(operation: &str) -> hyper::http::request::Builder {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/")
        .header(CONTENT_TYPE, "application/x-amz-json-1.1")
        .header("x-amz-target", format!("AWSCognitoIdentityProviderService.{operation}"));
    if operation.starts_with("Admin") || operation.contains("UserPool") || operation == "ListUsers" {
        request.header(AUTHORIZATION, SIGNATURE).header("x-amz-date", "20261124T000000Z")
    } else {
        request
    }
}

async fn open(address: SocketAddr) -> anyhow::Result<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // Ends with the sender; a failure of the connection reaches the request in flight.
    tokio::spawn(connection);
    Ok(sender)
}
