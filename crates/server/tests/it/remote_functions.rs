//! Functions elsewhere, against an endpoint that does only what the test says.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, Uri};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use vestibule_functions::testing::{Answer, ScriptedFunctions};
use vestibule_functions::{FunctionInvoker, Invocation, InvocationOutcome, InvokeError, RESPONSE_BYTES_MAX};
use vestibule_server::cli::ServeArgs;
use vestibule_server::config::{Config, Credential};
use vestibule_server::functions::Functions;
use vestibule_server::protocol::sigv4::{self, RawRequest};
use vestibule_server::seams::ManualClock;

use crate::world::BEGINNING;

/// What the endpoint does with a call.
enum Script {
    /// Answers with a status, headers and a body.
    Answers(u16, Vec<(&'static str, &'static str)>, Vec<u8>),
    /// Answers when it is told to.
    Waits(Arc<Notify>),
    /// Closes the connection.
    HangsUp,
}

/// A call as it came.
#[derive(Clone)]
struct Received {
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

/// An endpoint on this machine.
#[derive(Clone)]
struct Endpoint {
    address: SocketAddr,
    script: Arc<Mutex<VecDeque<Script>>>,
    received: Arc<Mutex<Vec<Received>>>,
    answered: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
}

impl Endpoint {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = Self {
            address: listener.local_addr().unwrap(),
            script: Arc::default(),
            received: Arc::default(),
            answered: Arc::default(),
            connections: Arc::default(),
        };
        let serving = endpoint.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                serving.connections.fetch_add(1, Ordering::SeqCst);
                let serving = serving.clone();
                let service = service_fn(move |request| {
                    let serving = serving.clone();
                    async move { serving.serve(request).await }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        endpoint
    }

    async fn serve(&self, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, &'static str> {
        let (head, body) = request.into_parts();
        let body = body.collect().await.map_err(|_| "the body broke off")?.to_bytes();
        self.received.lock().unwrap().push(Received { uri: head.uri, headers: head.headers, body });
        let next = self.script.lock().unwrap().pop_front();
        let (status, headers, body) = match next.ok_or("nothing was expected")? {
            Script::Answers(status, headers, body) => (status, headers, body),
            Script::Waits(told) => {
                told.notified().await;
                (200, vec![], b"{}".to_vec())
            }
            Script::HangsUp => return Err("told to"),
        };
        self.answered.fetch_add(1, Ordering::SeqCst);
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(name, value);
        }
        Ok(response.body(Full::new(body.into())).unwrap())
    }

    fn expect(&self, script: Script) {
        self.script.lock().unwrap().push_back(script);
    }

    fn answers(&self, status: u16, headers: Vec<(&'static str, &'static str)>, body: &str) {
        self.expect(Script::Answers(status, headers, body.as_bytes().to_vec()));
    }

    fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

/// The functions of a configuration with these lines for `remote`; everything else is scripted.
fn functions(lines: &str) -> (Functions, Arc<ScriptedFunctions>) {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("vestibule.toml");
    std::fs::write(&path, format!("[[functions]]\nname = \"remote\"\n{lines}\n")).unwrap();
    let config = Config::from_sources(&ServeArgs { config: Some(path), ..ServeArgs::default() }, &|_| None).unwrap();
    let local = Arc::new(ScriptedFunctions::new());
    let clock = Arc::new(ManualClock::at(BEGINNING));
    (Functions::new(Arc::clone(&local) as _, &config.functions, config.place(), clock).unwrap(), local)
}

fn at(endpoint: &Endpoint) -> String {
    format!("endpoint = \"http://{}\"", endpoint.address)
}

async fn invoke(functions: &Functions, function: &str) -> Result<InvocationOutcome, InvokeError> {
    functions.invoke(Invocation::new(function, r#"{"a":1}"#)).await
}

fn payload(outcome: &InvocationOutcome) -> Value {
    serde_json::from_slice(&outcome.payload).unwrap()
}

const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:remote";

#[tokio::test]
async fn a_remote_function_is_called_by_every_form_of_its_name_and_others_stay_here() {
    let endpoint = Endpoint::start().await;
    let (functions, local) = functions(&at(&endpoint));
    for (name, path) in [
        ("remote", "/2015-03-31/functions/remote/invocations"),
        (ARN, "/2015-03-31/functions/remote/invocations"),
        ("000000000000:function:remote:prod", "/2015-03-31/functions/remote/invocations?Qualifier=prod"),
    ] {
        let version = ("x-amz-executed-version", "3");
        endpoint.answers(200, vec![version, ("x-amzn-requestid", "the-id")], r#"{"b":2}"#);
        let outcome = invoke(&functions, name).await.unwrap();
        assert_eq!((payload(&outcome), outcome.function_error.as_deref()), (json!({"b": 2}), None));
        assert_eq!((outcome.request_id.as_str(), outcome.executed_version.as_str()), ("the-id", "3"));
        let received = endpoint.received().pop().unwrap();
        assert_eq!(received.uri.to_string(), path);
        assert_eq!(received.body, r#"{"a":1}"#);
        assert_eq!(received.headers["x-amz-invocation-type"], "RequestResponse");
        assert!(!received.headers.contains_key("authorization"), "nobody was to sign");
    }
    local.expect("another", Answer::echoes());
    invoke(&functions, "another").await.unwrap();
    assert_eq!(endpoint.received().len(), 3);
}

#[tokio::test]
async fn connections_are_used_again() {
    let endpoint = Endpoint::start().await;
    let (functions, _) = functions(&at(&endpoint));
    for _ in 0..50 {
        endpoint.answers(200, vec![], "{}");
        invoke(&functions, "remote").await.unwrap();
    }
    // One that is on its way back when the next call begins may get company, not every one.
    let connections = endpoint.connections.load(Ordering::SeqCst);
    assert!(connections < 10, "{connections} connections for 50 calls");
}

#[tokio::test]
async fn calls_are_signed_for_the_functions_region_with_its_key() {
    let endpoint = Endpoint::start().await;
    let key = r#"credentials = { access_key_id = "AKIDREMOTE", secret_access_key = "s3cret", session_token = "tok" }"#;
    let other = r#"remote_name = "arn:aws:lambda:eu-west-1:123456789012:function:there""#;
    let (functions, _) = functions(&format!("{}\n{key}\n{other}\nregion = \"eu-west-1\"", at(&endpoint)));
    endpoint.answers(200, vec![], "{}");
    let invocation = Invocation { client_context: Some("{}".into()), ..Invocation::new("remote", "{}") };
    functions.invoke(invocation).await.unwrap();
    let Received { uri, headers, body } = endpoint.received().pop().unwrap();
    assert!(headers["authorization"].to_str().unwrap().contains("/20231114/eu-west-1/lambda/aws4_request"));
    let credential: Credential = serde_json::from_value(json!({
        "access_key_id": "AKIDREMOTE", "secret_access_key": "s3cret", "session_token": "tok",
    }))
    .unwrap();
    let raw = RawRequest { method: &http::Method::POST, uri: &uri, headers: &headers, body: &body };
    assert_eq!(sigv4::verify(raw, "lambda", std::slice::from_ref(&credential), BEGINNING), Ok("AKIDREMOTE"));
    assert_eq!(headers["x-amz-client-context"], "e30=");
}

#[tokio::test]
async fn what_fails_there_fails_as_if_it_were_here() {
    let endpoint = Endpoint::start().await;
    let (functions, _) = functions(&at(&endpoint));
    let document = r#"{"errorType":"Error","errorMessage":"no"}"#;
    endpoint.answers(200, vec![("x-amz-function-error", "Unhandled")], document);
    let failed = invoke(&functions, "remote").await.unwrap();
    assert_eq!((failed.function_error.as_deref(), &failed.payload[..]), (Some("Error"), document.as_bytes()));

    endpoint.answers(404, vec![("x-amzn-errortype", "ResourceNotFoundException")], "{}");
    let error = invoke(&functions, "remote:prod").await.unwrap_err();
    assert!(matches!(error, InvokeError::NotFound { arn } if arn == format!("{ARN}:prod")));
    endpoint.answers(403, vec![("x-amzn-errortype", "AccessDeniedException")], "{}");
    assert!(matches!(invoke(&functions, "remote").await, Err(InvokeError::AccessDenied)));
    endpoint.answers(429, vec![("x-amzn-errortype", "TooManyRequestsException")], "{}");
    assert!(matches!(invoke(&functions, "remote").await, Err(InvokeError::Throttled)));
    endpoint.answers(502, vec![("content-type", "text/html")], "<html>Bad Gateway</html>");
    assert!(matches!(invoke(&functions, "remote").await, Err(InvokeError::Internal(_))));
    endpoint.expect(Script::HangsUp);
    assert!(matches!(invoke(&functions, "remote").await, Err(InvokeError::Internal(_))));
    endpoint.expect(Script::Answers(200, vec![], vec![b' '; RESPONSE_BYTES_MAX + 1]));
    let failed = invoke(&functions, "remote").await.unwrap();
    assert_eq!(failed.function_error.as_deref(), Some("Function.ResponseSizeTooLarge"));
    let calls = endpoint.received().len();
    let event = vec![b' '; 6 * 1024 * 1024 + 1];
    let refused = functions.invoke(Invocation::new("remote", event)).await;
    assert!(matches!(refused, Err(InvokeError::PayloadTooLarge)));
    assert_eq!(endpoint.received().len(), calls, "too large an event is not sent");
}

#[tokio::test]
async fn nobody_at_the_endpoint_is_a_failure_that_names_it() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let (functions, _) = functions(&format!("endpoint = \"http://{closed}\""));
    let Err(InvokeError::Internal(error)) = invoke(&functions, "remote").await else { panic!("nobody is there") };
    assert_eq!(error.to_string(), format!("http://{closed} cannot be reached"));
}

#[tokio::test]
async fn a_function_that_takes_longer_than_it_may_has_timed_out() {
    let endpoint = Endpoint::start().await;
    let (functions, _) = functions(&format!("{}\ntimeout = 1", at(&endpoint)));
    endpoint.expect(Script::Waits(Arc::default()));
    let invocation = Invocation { request_id: Some("mine".into()), ..Invocation::new("remote", "{}") };
    let outcome = functions.invoke(invocation).await.unwrap();
    assert_eq!(
        payload(&outcome),
        json!({
            "errorType": "Sandbox.Timedout",
            "errorMessage": "RequestId: mine Error: Task timed out after 1.00 seconds",
        })
    );
    assert_eq!(outcome.function_error.as_deref(), Some("Sandbox.Timedout"));
}

#[tokio::test]
async fn a_caller_that_gives_up_leaves_the_call_alone() {
    let endpoint = Endpoint::start().await;
    let (functions, _) = functions(&at(&endpoint));
    let told = Arc::new(Notify::new());
    endpoint.expect(Script::Waits(Arc::clone(&told)));
    let reached = async {
        while endpoint.received().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        outcome = invoke(&functions, "remote") => panic!("{outcome:?} before the endpoint was told"),
        () = reached => {}
    }
    told.notify_one();
    // Had the exchange been cut off, the connection would be of no further use.
    while endpoint.answered.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    endpoint.answers(200, vec![], "{}");
    invoke(&functions, "remote").await.unwrap();
    assert_eq!(endpoint.received().len(), 2);
}
