//! Spans for a collector: how a sign-in looks in them, what is not in them, and what becomes of collectors that fail.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use data_encoding::HEXLOWER;
use http::{HeaderMap, Request, Response, Uri};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTracePartialSuccess, ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value as Any;
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use opentelemetry_proto::tonic::trace::v1::status::StatusCode;
use prost::Message as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Notify, mpsc, oneshot};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::cli::ServeArgs;
use vestibule_server::client::Client;
use vestibule_server::config::Config;
use vestibule_server::server::Server;
use vestibule_server::timeline::otlp::Exporter;

use crate::timeline::{ANSWER, METADATA, PASSWORD, PRIVATE, Scene, TRIGGERS, configured};
use crate::world::{World, text};

/// What the collector does with a request.
enum Script {
    Answers(u16, Vec<u8>),
    /// Answers well when it is told to.
    Waits(Arc<Notify>),
}

struct Received {
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

/// A collector on this machine. What no script is for it takes.
struct Collector {
    address: SocketAddr,
    script: Arc<Mutex<VecDeque<Script>>>,
    received: mpsc::UnboundedReceiver<Received>,
}

impl Collector {
    async fn start() -> Self {
        Self::at("127.0.0.1:0".parse().unwrap()).await
    }

    async fn at(address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::<Mutex<VecDeque<Script>>>::default();
        let (heard, received) = mpsc::unbounded_channel();
        let scripted = Arc::clone(&script);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (script, heard) = (Arc::clone(&scripted), heard.clone());
                let service = service_fn(move |request| serve(request, Arc::clone(&script), heard.clone()));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        Self { address, script, received }
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn expect(&self, script: Script) {
        self.script.lock().unwrap().push_back(script);
    }

    async fn next(&mut self) -> Received {
        self.received.recv().await.unwrap()
    }

    /// Every request so far.
    fn all(&mut self) -> Vec<Received> {
        std::iter::from_fn(|| self.received.try_recv().ok()).collect()
    }
}

async fn serve(
    request: Request<Incoming>,
    script: Arc<Mutex<VecDeque<Script>>>,
    tell: mpsc::UnboundedSender<Received>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let next = script.lock().unwrap().pop_front();
    // A test that has ended does not listen any more.
    let _ = tell.send(Received { uri: head.uri, headers: head.headers, body });
    let (status, body) = match next {
        None => (200, Vec::new()),
        Some(Script::Answers(status, body)) => (status, body),
        Some(Script::Waits(told)) => {
            told.notified().await;
            (200, Vec::new())
        }
    };
    Ok(Response::builder().status(status).header("retry-after", "0").body(Full::new(body.into())).unwrap())
}

/// A server that exports to this collector.
async fn exporting(url: &str, timeline: bool) -> World {
    let args = ServeArgs { otlp_endpoint: Some(url.into()), timeline: Some(timeline), ..ServeArgs::default() };
    let environment = |name: &str| match name {
        "OTEL_EXPORTER_OTLP_HEADERS" => Some("api-key=k%20k".to_owned()),
        "OTEL_SERVICE_NAME" => Some("accounts".to_owned()),
        _ => None,
    };
    World::with(&args, &environment).await
}

fn exporter(scene: &Scene) -> Exporter {
    scene.world.app.exporter.clone().unwrap()
}

async fn finish(scene: &Scene) {
    scene.world.app.timeline.flush().await;
    exporter(scene).finish().await;
}

fn spans_of(received: &[Received]) -> Vec<Span> {
    let requests = received.iter().map(|received| ExportTraceServiceRequest::decode(received.body.clone()).unwrap());
    let scopes = requests.flat_map(|request| request.resource_spans).flat_map(|resource| resource.scope_spans);
    scopes.flat_map(|scope| scope.spans).collect()
}

fn attribute(attributes: &[KeyValue], key: &str) -> String {
    let found = attributes.iter().find(|attribute| attribute.key == key);
    match found.and_then(|attribute| attribute.value.as_ref()?.value.as_ref()) {
        None => String::new(),
        Some(Any::StringValue(text)) => text.clone(),
        Some(Any::IntValue(number)) => number.to_string(),
        Some(other) => format!("{other:?}"),
    }
}

/// A call's name and outcome, its events, and its children.
fn outline(spans: &[Span]) -> Vec<Vec<String>> {
    let of_call = |call: &Span| {
        let named = format!("{}: {}", call.name, attribute(&call.attributes, "cognito.outcome"));
        let events = call.events.iter().map(|event| {
            let keys = ["cognito.state", "cognito.challenge", "cognito.message.medium", "exception.type"];
            let told = keys.map(|key| attribute(&event.attributes, key));
            format!("{} {}", event.name, told.concat())
        });
        let children =
            spans.iter().filter(|span| span.parent_span_id == call.span_id && span.kind == i32::from(SpanKind::Client));
        let children =
            children.map(|child| format!("{} by {}", child.name, attribute(&child.attributes, "faas.invoked_name")));
        std::iter::once(named).chain(events).chain(children).collect()
    };
    spans.iter().filter(|span| span.kind == i32::from(SpanKind::Server)).map(of_call).collect()
}

#[tokio::test]
async fn a_sign_in_is_one_trace_of_calls_triggers_states_and_messages_whether_or_not_it_is_kept() {
    for is_kept in [true, false] {
        let mut collector = Collector::start().await;
        let scene = Scene::within(exporting(&collector.url(), is_kept).await, &TRIGGERS).await;
        scene.sign_in_by_srp_mfa_and_custom_challenge().await;
        finish(&scene).await;
        let received = collector.all();
        assert_eq!(received[0].uri, "/v1/traces");
        assert_eq!(received[0].headers["content-type"], "application/x-protobuf");
        assert_eq!(received[0].headers["api-key"], "k k");
        let request = ExportTraceServiceRequest::decode(received[0].body.clone()).unwrap();
        let resource = request.resource_spans[0].resource.as_ref().unwrap();
        assert_eq!(attribute(&resource.attributes, "service.name"), "accounts");
        let spans = spans_of(&received);
        assert_eq!(
            outline(&spans),
            [
                vec![
                    "InitiateAuth: challenge PASSWORD_VERIFIER",
                    "cognito.state AwaitingPasswordProofPASSWORD_VERIFIER",
                    "PreAuthentication_Authentication by PreAuthentication",
                    "DefineAuthChallenge_Authentication by DefineAuthChallenge",
                ],
                vec![
                    "RespondToAuthChallenge: challenge SMS_MFA",
                    "cognito.state AwaitingCodeSMS_MFA",
                    "cognito.message SMS",
                ],
                vec![
                    "RespondToAuthChallenge: challenge CUSTOM_CHALLENGE",
                    "cognito.state AwaitingCustomAnswerCUSTOM_CHALLENGE",
                    "DefineAuthChallenge_Authentication by DefineAuthChallenge",
                    "CreateAuthChallenge_Authentication by CreateAuthChallenge",
                ],
                vec![
                    "RespondToAuthChallenge: signed in",
                    "cognito.state SignedIn",
                    "VerifyAuthChallengeResponse_Authentication by VerifyAuthChallengeResponse",
                    "DefineAuthChallenge_Authentication by DefineAuthChallenge",
                    "PostAuthentication_Authentication by PostAuthentication",
                    "TokenGeneration_Authentication by PreTokenGeneration",
                ],
            ]
        );
        // One trace with one root, and every other span under a span of it, within its time if it is a function's run.
        let root = &spans[0];
        assert!(root.parent_span_id.is_empty());
        for span in &spans[1..] {
            assert_eq!(span.trace_id, root.trace_id);
            let parent = spans.iter().find(|it| it.span_id == span.parent_span_id).unwrap();
            assert!(span.start_time_unix_nano >= parent.start_time_unix_nano);
            assert!(span.end_time_unix_nano >= span.start_time_unix_nano);
            if span.kind == i32::from(SpanKind::Client) {
                assert!(span.end_time_unix_nano <= parent.end_time_unix_nano);
            } else {
                assert_eq!(parent, root);
            }
        }
        let of_root = |key| attribute(&root.attributes, key);
        assert_eq!(
            (of_root("cognito.user_pool_id"), of_root("cognito.client_id")),
            (scene.pool.clone(), scene.client.clone())
        );
        assert_eq!((of_root("rpc.system"), of_root("cognito.flow.kind")), ("aws-api".into(), "sign_in".into()));
        assert!(spans.iter().all(|span| span.status.is_none()));
        if is_kept {
            let id = text(&scene.flow("sign_in").await["id"]).replace('-', "");
            assert_eq!(HEXLOWER.encode(&root.trace_id), id);
        } else {
            assert_eq!(scene.world.get("/_vestibule/flows").await.status, 404);
        }
    }
}

#[tokio::test]
async fn neither_secrets_nor_people_are_in_any_byte_that_is_exported() {
    for is_kept in [true, false] {
        let mut collector = Collector::start().await;
        let scene = Scene::within(exporting(&collector.url(), is_kept).await, &TRIGGERS).await;
        scene.sign_in_by_srp_mfa_and_custom_challenge().await;
        let code = scene.last_code();
        let leak = "the password of jane@example.com is hunter22";
        scene.expect("PreAuthentication", Function::Fails("Error".into(), leak.into()));
        let refused = scene.password("Wr0ng!Passw0rd").await;
        assert!(refused.message().contains(leak));
        let signed_up = json!({"ClientId": scene.client, "Username": "joe", "Password": "Passw0rd!Joe",
            "UserAttributes": [{"Name": "email", "Value": "joe@example.com"}]});
        scene.world.call_unsigned("SignUp", signed_up).await.json();
        let confirmation = scene.last_code();
        let confirm = json!({"ClientId": scene.client, "Username": "joe", "ConfirmationCode": confirmation});
        scene.world.call_unsigned("ConfirmSignUp", confirm).await.json();
        finish(&scene).await;
        let received = collector.all();
        let spans = spans_of(&received);
        let has = |name: &str| spans.iter().any(|span| span.name == name);
        assert!(has("ConfirmSignUp") && has("TokenGeneration_Authentication"));
        let everything: Vec<u8> = received.iter().flat_map(|received| received.body.to_vec()).collect();
        let everything = String::from_utf8_lossy(&everything);
        for secret in
            [PASSWORD, "Wr0ng!Passw0rd", "Passw0rd!Joe", &code, &confirmation, ANSWER, PRIVATE, METADATA, "eyJ"]
        {
            assert!(!everything.contains(secret), "{secret} is in {everything}");
        }
        for personal in ["jane", "joe", "example.com", "5555550100", "hunter22", "the answer?", "KeyName1", "tenant"] {
            assert!(!everything.contains(personal), "{personal} is in {everything}");
        }
    }
}

#[tokio::test]
async fn a_refusal_and_each_attempt_of_a_function_that_does_not_answer_are_errors() {
    let mut collector = Collector::start().await;
    let file = format!("[triggers]\ntrigger_timeout_ms = 20\n[telemetry]\notlp_endpoint = \"{}/\"\n", collector.url());
    let scene = Scene::within(configured(&file).await, &["PreAuthentication"]).await;
    for _ in 0..3 {
        scene.expect("PreAuthentication", Function::Hangs);
    }
    let refused = scene.password(PASSWORD).await;
    finish(&scene).await;
    let spans = spans_of(&collector.all());
    let names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    assert_eq!(names, ["InitiateAuth", "PreAuthentication_Authentication", "attempt 1", "attempt 2", "attempt 3"]);
    let exception = spans[0].events.iter().find(|event| event.name == "exception").unwrap();
    assert_eq!(attribute(&exception.attributes, "exception.type"), refused.error());
    assert_eq!(attribute(&exception.attributes, "exception.message"), refused.message());
    assert_eq!(attribute(&spans[1].attributes, "cognito.trigger.attempts"), "3");
    for span in &spans {
        assert_eq!(span.status.as_ref().unwrap().code, i32::from(StatusCode::Error), "{}", span.name);
    }
    for attempt in &spans[2..] {
        assert_eq!(attempt.parent_span_id, spans[1].span_id);
        assert_eq!(attribute(&attempt.attributes, "error.type"), "Socket timeout while invoking Lambda function");
    }
}

#[tokio::test]
async fn a_sign_up_and_its_confirmation_are_one_trace_and_each_recovery_another() {
    let mut collector = Collector::start().await;
    let scene = Scene::within(exporting(&collector.url(), true).await, &[]).await;
    let email = json!([{"Name": "email", "Value": "joe@example.com"}]);
    let signed_up = json!({"ClientId": scene.client, "Username": "joe", "Password": PASSWORD, "UserAttributes": email});
    scene.world.call_unsigned("SignUp", signed_up).await.json();
    let code = json!({"ClientId": scene.client, "Username": "joe", "ConfirmationCode": scene.last_code()});
    scene.world.call_unsigned("ConfirmSignUp", code).await.json();
    for _ in 0..2 {
        let forgotten = json!({"ClientId": scene.client, "Username": "joe"});
        scene.world.call_unsigned("ForgotPassword", forgotten).await.json();
        let reset = json!({"ClientId": scene.client, "Username": "joe", "Password": format!("{PASSWORD}!"),
            "ConfirmationCode": scene.last_code()});
        scene.world.call_unsigned("ConfirmForgotPassword", reset).await.json();
    }
    finish(&scene).await;
    let spans = spans_of(&collector.all());
    let names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    let recovery = ["ForgotPassword", "ConfirmForgotPassword"];
    assert_eq!(names, [["SignUp", "ConfirmSignUp"], recovery, recovery].concat());
    let flows: Vec<&[Span]> = spans.chunks(2).collect();
    for flow in &flows {
        assert_eq!(flow[0].trace_id, flow[1].trace_id);
        assert!(flow[0].parent_span_id.is_empty());
        assert_eq!(flow[0].span_id, flow[1].parent_span_id);
    }
    assert_ne!(flows[1][0].trace_id, flows[2][0].trace_id);
    let id = text(&scene.flow("sign_up").await["id"]).replace('-', "");
    assert_eq!(HEXLOWER.encode(&spans[0].trace_id), id);
}

#[tokio::test]
async fn a_collector_that_is_not_there_is_not_waited_for_and_gets_the_spans_when_it_comes() {
    let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let scene = Scene::within(exporting(&format!("http://{address}"), false).await, &[]).await;
    assert!(scene.password(PASSWORD).await.json()["AuthenticationResult"].is_object());
    scene.world.app.timeline.flush().await;
    let waiting = tokio::spawn({
        let exporter = exporter(&scene);
        async move { exporter.finish().await }
    });
    // Another sign-in while the first one's spans cannot be sent.
    assert!(scene.password(PASSWORD).await.json()["AuthenticationResult"].is_object());
    let mut collector = Collector::at(address).await;
    let spans = spans_of(&[collector.next().await]);
    assert_eq!(spans[0].name, "InitiateAuth");
    waiting.await.unwrap();
    assert_eq!(exporter(&scene).lost(), 0);
}

#[tokio::test]
async fn a_collector_that_does_not_answer_holds_nobody_up() {
    let mut collector = Collector::start().await;
    let scene = Scene::within(exporting(&collector.url(), false).await, &[]).await;
    let told = Arc::new(Notify::new());
    collector.expect(Script::Waits(Arc::clone(&told)));
    scene.password(PASSWORD).await.json();
    scene.world.app.timeline.flush().await;
    let waiting = tokio::spawn({
        let exporter = exporter(&scene);
        async move { exporter.finish().await }
    });
    let held = collector.next().await;
    // It has the first spans and says nothing: sign-ins go on.
    for _ in 0..20 {
        assert!(scene.password(PASSWORD).await.json()["AuthenticationResult"].is_object());
    }
    scene.world.app.timeline.flush().await;
    told.notify_one();
    waiting.await.unwrap();
    exporter(&scene).finish().await;
    let spans = [spans_of(&[held]), spans_of(&collector.all())];
    assert_eq!(spans.map(|spans| spans.len()), [1, 20]);
    assert_eq!(exporter(&scene).lost(), 0);
}

#[tokio::test]
async fn what_a_collector_may_be_asked_again_it_is_and_what_it_refuses_for_good_is_counted() {
    let partial = ExportTracePartialSuccess { rejected_spans: 1, error_message: "one too many".into() };
    let partial = ExportTraceServiceResponse { partial_success: Some(partial) }.encode_to_vec();
    for (first, requests, lost) in [
        (Script::Answers(503, Vec::new()), 2, 0),
        (Script::Answers(429, Vec::new()), 2, 0),
        (Script::Answers(400, Vec::new()), 1, 1),
        (Script::Answers(200, partial), 1, 1),
    ] {
        let mut collector = Collector::start().await;
        let scene = Scene::within(exporting(&collector.url(), false).await, &[]).await;
        collector.expect(first);
        scene.password(PASSWORD).await.json();
        finish(&scene).await;
        let received = collector.all();
        assert_eq!((received.len(), exporter(&scene).lost()), (requests, lost));
        assert!(received.iter().all(|again| again.body == received[0].body));
    }
}

#[tokio::test]
async fn the_end_of_the_server_sends_what_is_left() {
    let mut collector = Collector::start().await;
    let directory = TempDir::new().unwrap();
    let args = ServeArgs {
        listen: Some("127.0.0.1:0".parse().unwrap()),
        data: Some(directory.path().to_owned()),
        otlp_endpoint: Some(collector.url()),
        ..ServeArgs::default()
    };
    let server = Box::pin(Server::start(Config::from_sources(&args, &|_| None).unwrap())).await.unwrap();
    let client = Client::new(&format!("http://{}", server.address()), None).unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let serving = tokio::spawn(server.run(async { drop(ended.await) }));
    let asked = async |operation: &str, input: Value| client.operation(operation, &input).await;
    let pool = text(&asked("CreateUserPool", json!({"PoolName": "p"})).await.unwrap()["UserPool"]["Id"]);
    let app = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
    let app = text(&asked("CreateUserPoolClient", app).await.unwrap()["UserPoolClient"]["ClientId"]);
    let nobody = json!({"ClientId": app, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "nobody", "PASSWORD": PASSWORD}});
    asked("InitiateAuth", nobody).await.unwrap_err();
    drop(end);
    serving.await.unwrap();
    let spans = spans_of(&collector.all());
    let refused = ["InitiateAuth: UserNotFoundException", "cognito.state Refused", "exception UserNotFoundException"];
    assert_eq!(outline(&spans), [refused]);
}
