//! A client of a running server, for the commands that talk to one: its own endpoints, and the few operations of its services
//! that the commands need. JSON in and out, over one connection a request.
//!
//! Knows HTTP and what can go wrong with it; what is asked is each command's business. Speaks plain HTTP only, as the server does.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use vestibule_identity::secret::Secret;

use crate::authorize::OWN_SERVICE as SERVICE;
use crate::config::{Credential, environment};
use crate::http_client::USER_AGENT;
use crate::protocol::sigv4::{self, RawRequest};
use crate::seams::{Clock as _, SystemClock};

const CONNECT_MAX: Duration = Duration::from_secs(5);
const ANSWER_MAX: Duration = Duration::from_mins(1);
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Any will do: the server takes the region that a request was signed for.
const REGION: &str = "us-east-1";

/// Asks one server.
#[derive(Clone, Debug)]
pub struct Client {
    url: String,
    authority: String,
    host: String,
    port: u16,
    /// What stands before every path.
    prefix: String,
    credential: Option<Credential>,
}

/// Why there is no answer to use.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The address is none.
    #[error("{url} is not the address of a server: {problem}")]
    Url {
        /// What was given.
        url: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Nobody listens there.
    #[error("cannot reach {url}: is the server running?")]
    Unreachable {
        /// The server's address.
        url: String,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// What listens there does not answer as it should.
    #[error("{url} did not answer: {problem}")]
    NoAnswer {
        /// The server's address.
        url: String,
        /// What happened.
        problem: String,
    },
    /// The server says no.
    #[error("{message}")]
    Refused {
        /// The HTTP status.
        status: StatusCode,
        /// The server's words.
        message: String,
    },
}

impl Client {
    /// A client of the server at this URL. Its requests are signed if there is something to sign them with: a server without
    /// credentials of its own does not mind.
    pub fn new(url: &str, credential: Option<Credential>) -> Result<Self, ClientError> {
        let wrong = |problem| ClientError::Url { url: url.to_owned(), problem };
        let uri: Uri = url.parse().map_err(|_| wrong("it is not a URL"))?;
        if uri.scheme_str() != Some("http") {
            return Err(wrong("it must begin with http://"));
        }
        let authority = uri.authority().ok_or_else(|| wrong("it names no host"))?;
        if uri.query().is_some() || authority.as_str().contains('@') {
            return Err(wrong("it must be a plain URL without query or user"));
        }
        Ok(Self {
            url: url.to_owned(),
            authority: authority.as_str().to_owned(),
            host: authority.host().trim_start_matches('[').trim_end_matches(']').to_owned(),
            port: authority.port_u16().unwrap_or(80),
            prefix: uri.path().trim_end_matches('/').to_owned(),
            credential,
        })
    }

    /// A client that signs with what the environment holds, by the server's names or by those of AWS.
    pub fn from_environment(url: &str) -> Result<Self, ClientError> {
        Self::new(url, environment_credential())
    }

    /// Asks, and answers with the JSON of a success; `Null` where there is none.
    pub async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, ClientError> {
        let request = self.request(SERVICE, method, path, text(body), HeaderMap::new())?;
        self.send(request).await.and_then(|it| self.json(&it))
    }

    /// Sends JSON that is written already, and answers as [`Self::ask`] does.
    pub async fn post(&self, path: &str, body: Bytes) -> Result<Value, ClientError> {
        self.send(self.request(SERVICE, Method::POST, path, body, HeaderMap::new())?)
            .await
            .and_then(|it| self.json(&it))
    }

    /// Fetches what is not JSON: headers and body of a success.
    pub async fn fetch(&self, path: &str) -> Result<(HeaderMap, Bytes), ClientError> {
        let request = self.request(SERVICE, Method::GET, path, Bytes::new(), HeaderMap::new())?;
        let answer = self.send(request).await?;
        if !answer.status().is_success() {
            self.json(&answer)?;
        }
        let (head, body) = answer.into_parts();
        Ok((head.headers, body))
    }

    /// Calls an operation of user pools, which is in need of a signature even where any will do.
    pub async fn operation(&self, name: &str, input: &Value) -> Result<Value, ClientError> {
        let mut headers = HeaderMap::new();
        let target = format!("AWSCognitoIdentityProviderService.{name}");
        headers.insert("x-amz-target", target.parse().map_err(|_| self.no_answer("it has no such operation"))?);
        let request = self.signing().request("cognito-idp", Method::POST, "/", text(Some(input)), headers)?;
        self.send(request).await.and_then(|it| self.json(&it))
    }

    /// Runs a function with an event; what it answered, and whether that is the description of a failure.
    pub async fn invoke(&self, function: &str, event: &Value) -> Result<(Value, bool), ClientError> {
        let function = function.replace(':', "%3A");
        let path = format!("/2015-03-31/functions/{function}/invocations");
        let request = self.signing().request("lambda", Method::POST, &path, text(Some(event)), HeaderMap::new())?;
        let answer = self.send(request).await?;
        let has_failed = answer.headers().contains_key("x-amz-function-error");
        let text = || Value::from(String::from_utf8_lossy(answer.body()).into_owned());
        if answer.status().is_success() {
            return Ok((serde_json::from_slice(answer.body()).unwrap_or_else(|_| text()), has_failed));
        }
        self.json(&answer).map(|value| (value, has_failed))
    }

    /// This client, with credentials of nobody where there are none: an open server wants to see some.
    fn signing(&self) -> Self {
        let anybody =
            || Credential { access_key_id: "any".into(), secret_access_key: Secret::new("any"), session_token: None };
        Self { credential: Some(self.credential.clone().unwrap_or_else(anybody)), ..self.clone() }
    }

    /// The JSON of a success.
    fn json(&self, answer: &Response<Bytes>) -> Result<Value, ClientError> {
        let (status, body) = (answer.status(), answer.body());
        let value = if body.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(body) };
        let value: Value = value.map_err(|_| self.no_answer(&format!("{status}, and no JSON")))?;
        if status.is_success() {
            return Ok(value);
        }
        let message = ["message", "Message"].iter().find_map(|name| value.get(*name)?.as_str());
        Err(ClientError::Refused { status, message: message.unwrap_or("no reason was given").to_owned() })
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, ClientError> {
        let late = |_| Err(self.no_answer("it takes too long"));
        tokio::time::timeout(ANSWER_MAX, self.exchange(request)).await.unwrap_or_else(late)
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, ClientError> {
        let unreachable = |source| ClientError::Unreachable { url: self.url.clone(), source };
        let connecting = tokio::time::timeout(CONNECT_MAX, TcpStream::connect((self.host.as_str(), self.port)));
        let stream =
            connecting.await.unwrap_or_else(|_| Err(std::io::ErrorKind::TimedOut.into())).map_err(unreachable)?;
        let broken = |error: &dyn std::error::Error| self.no_answer(&error.to_string());
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| broken(&error))?;
        let connection = tokio::spawn(connection);
        let answer = sender.send_request(request).await.map_err(|error| broken(&error))?;
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, ANSWER_BYTES_MAX).collect().await;
        let body = body.map_err(|error| broken(&*error))?.to_bytes();
        connection.abort();
        Ok(Response::from_parts(head, body))
    }

    /// A request with further headers, signed for a service if there is something to sign with.
    fn request(
        &self,
        service: &str,
        method: Method,
        path: &str,
        body: Bytes,
        mut headers: HeaderMap,
    ) -> Result<Request<Full<Bytes>>, ClientError> {
        let wrong = |problem| ClientError::Url { url: format!("{}{path}", self.url), problem };
        let uri: Uri = format!("{}{path}", self.prefix).parse().map_err(|_| wrong("it is not a URL"))?;
        headers.insert(header::HOST, self.authority.parse().map_err(|_| wrong("its host is no name"))?);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(header::USER_AGENT, HeaderValue::from_static(USER_AGENT));
        if let Some(credential) = &self.credential {
            let raw = RawRequest { method: &method, uri: &uri, headers: &headers, body: &body };
            let signed = sigv4::sign(raw, REGION, service, credential, SystemClock.now());
            headers.extend(signed.ok_or_else(|| wrong("the credentials in the environment are no text"))?);
        }
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn no_answer(&self, problem: &str) -> ClientError {
        ClientError::NoAnswer { url: self.url.clone(), problem: problem.to_owned() }
    }
}

/// A body in JSON, or none.
fn text(body: Option<&Value>) -> Bytes {
    Bytes::from(body.map(ToString::to_string).unwrap_or_default())
}

/// What commands sign with: what the environment holds, by the server's names or by those of AWS.
pub fn environment_credential() -> Option<Credential> {
    let pair = |id: &str, secret: &str| Some((environment(id)?, Secret::new(environment(secret)?)));
    let own = pair("VESTIBULE_ACCESS_KEY_ID", "VESTIBULE_SECRET_ACCESS_KEY").map(|pair| (pair, None));
    let credential = own.or_else(|| {
        let pair = pair("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")?;
        Some((pair, environment("AWS_SESSION_TOKEN").map(Secret::new)))
    });
    credential.map(|((access_key_id, secret_access_key), session_token)| Credential {
        access_key_id,
        secret_access_key,
        session_token,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(url: &str) -> Result<Client, ClientError> {
        Client::new(url, None)
    }

    #[test]
    fn an_address_is_taken_apart() {
        let plain = client("http://127.0.0.1:9229").unwrap();
        assert_eq!((plain.host.as_str(), plain.port, plain.prefix.as_str()), ("127.0.0.1", 9229, ""));
        let below = client("http://[::1]/auth/").unwrap();
        assert_eq!((below.host.as_str(), below.port, below.prefix.as_str()), ("::1", 80, "/auth"));
        for wrong in ["", "127.0.0.1:9229", "https://example.com", "http://a@b", "http://a/?b", "/path"] {
            assert!(matches!(client(wrong), Err(ClientError::Url { .. })), "{wrong}");
        }
    }

    #[tokio::test]
    async fn nobody_listening_is_said_with_the_address() {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let url = format!("http://{free}");
        let error = client(&url).unwrap().ask(Method::GET, "/", None).await.unwrap_err();
        assert_eq!(error.to_string(), format!("cannot reach {url}: is the server running?"));
    }

    #[test]
    fn what_is_signed_here_verifies_here() {
        let credential = Credential {
            access_key_id: "AKIDEXAMPLE".into(),
            secret_access_key: Secret::new("a secret"),
            session_token: Some(Secret::new("a token")),
        };
        let client = Client::new("http://127.0.0.1:9229", Some(credential.clone())).unwrap();
        let (path, body) = ("/_vestibule/clock?a=b", serde_json::json!({"reset": true}));
        let body = Bytes::from(body.to_string());
        let request = client.request(SERVICE, Method::POST, path, body.clone(), HeaderMap::new()).unwrap();
        let (head, _) = request.into_parts();
        let raw = |body| RawRequest { method: &head.method, uri: &head.uri, headers: &head.headers, body };
        let now = SystemClock.now();
        let pairs = [credential];
        assert_eq!(sigv4::verify(raw(&body), SERVICE, &pairs, now), Ok("AKIDEXAMPLE"));
        assert_eq!(sigv4::verify(raw(b"{}"), SERVICE, &pairs, now), Err(sigv4::Problem::Mismatch));
    }
}
