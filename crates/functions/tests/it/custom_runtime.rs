//! Runtimes that bring their own bootstrap and speak the Runtime API.

use serde_json::json;
use vestibule_functions::{FunctionInvoker, Invocation};

use crate::support::{Sample, payload, world};

/// The tutorial's bootstrap, as it stands in many a blog.
const SHELL: &str = r#"#!/bin/sh
set -euo pipefail
echo "loading $_HANDLER from $LAMBDA_TASK_ROOT"
. "$LAMBDA_TASK_ROOT/$(echo $_HANDLER | cut -d. -f1).sh"
while true
do
  HEADERS="$(mktemp)"
  EVENT_DATA=$(curl -sS -LD "$HEADERS" "http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/next")
  REQUEST_ID=$(grep -Fi Lambda-Runtime-Aws-Request-Id "$HEADERS" | tr -d '[:space:]' | cut -d: -f2)
  RESPONSE=$($(echo "$_HANDLER" | cut -d. -f2) "$EVENT_DATA")
  curl -sS "http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/$REQUEST_ID/response" -d "$RESPONSE" >/dev/null
done
"#;

/// A small runtime over the Runtime API, in Python, that does what its event says.
const PYTHON: &str = r#"#!/usr/bin/env python3
import http.client, json, os, sys
if os.environ.get("INIT_ERROR"):
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection.request("POST", "/2018-06-01/runtime/init/error", json.dumps({"errorMessage": "no", "errorType": "Mine"}),
                       {"Lambda-Runtime-Function-Error-Type": "Runtime.NotReady"})
    assert connection.getresponse().status == 202
    sys.exit(1)
connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
def call(method, path, body=None, headers={}):
    connection.request(method, "/2018-06-01/runtime/" + path, body, headers)
    answer = connection.getresponse()
    return answer, answer.read()
while True:
    answer, body = call("GET", "invocation/next")
    request = answer.headers["lambda-runtime-aws-request-id"]
    event = json.loads(body)
    action = event.get("do")
    print("event", action, flush=True)
    if action == "exit":
        sys.exit(3)
    if action == "error":
        call("POST", f"invocation/{request}/error", b'{"errorMessage": "mine",  "errorType": "Own"}',
             {"Lambda-Runtime-Function-Error-Type": "Function.Own"})
    elif action == "large":
        answer, body = call("POST", f"invocation/{request}/response", b"x" * 7000000)
        print(answer.status, body.decode(), flush=True)
    elif action == "empty":
        call("POST", f"invocation/{request}/response", b"")
    elif action == "chunked":
        connection.request("POST", f"/2018-06-01/runtime/invocation/{request}/response", iter([b"[1,", b"2]"]), encode_chunked=True)
        connection.getresponse().read()
    else:
        again, same = call("GET", "invocation/next")
        wrong, text = call("POST", "invocation/00000000-0000-4000-8000-000000000000/response", b"1")
        late, _ = call("POST", "init/error", b"{}")
        result = {"headers": dict(answer.headers), "again": same == body, "wrong": [wrong.status, json.loads(text)],
                  "late": late.status, "env": dict(os.environ), "handler": os.environ["_HANDLER"]}
        ok, text = call("POST", f"invocation/{request}/response", json.dumps(result))
        assert (ok.status, json.loads(text)) == (202, {"status": "OK"}), text
        twice, _ = call("POST", f"invocation/{request}/response", b"2")
        assert twice.status == 400
"#;

#[tokio::test]
async fn a_shell_script_with_curl_works_unmodified() {
    let world = world().await;
    let function = "handler () {\n  echo \"event: $1\" >&2\n  echo \"{\\\"got\\\": $1}\"\n}\n";
    let sample = Sample::of(
        "provided.al2023",
        "function.handler",
        vec![("bootstrap", 0o755, SHELL.into()), ("function.sh", 0o644, function.into())],
    );
    world.create("shell", sample).await;
    assert_eq!(world.result("shell", json!({ "a": 1 })).await, json!({ "got": { "a": 1 } }));
    assert_eq!(world.result("shell", json!({ "a": 2 })).await, json!({ "got": { "a": 2 } }));
    let printed = world.printed("shell");
    assert!(printed[0].starts_with("loading function.handler from /"), "{printed:?}");
    assert_eq!(printed[1..], ["event: {\"a\":1}\n", "event: {\"a\":2}\n"]);
    assert_eq!(world.log_shape("shell").iter().filter(|line| *line == "INIT_START").count(), 1);
}

#[tokio::test]
async fn the_runtime_api_keeps_its_contract() {
    let world = world().await;
    world.create("f", Sample::custom(PYTHON)).await;
    let mut invocation = Invocation::new("f:$LATEST", "{}");
    invocation.client_context = Some(r#"{"custom":{"a":"b"}}"#.into());
    let outcome = world.lambda.invoke(invocation).await.unwrap();
    let seen = payload(&outcome);
    let header = |name: &str| {
        let headers = seen["headers"].as_object().unwrap_or_else(|| panic!("{seen} {:?}", world.log("f")));
        headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str().unwrap().to_owned())
    };
    assert_eq!(header("Lambda-Runtime-Aws-Request-Id").as_deref(), Some(outcome.request_id.as_str()));
    assert_eq!(
        header("Lambda-Runtime-Invoked-Function-Arn").as_deref(),
        Some("arn:aws:lambda:us-east-1:000000000000:function:f:$LATEST")
    );
    assert_eq!(header("Content-Type").as_deref(), Some("application/json"));
    assert_eq!(header("Lambda-Runtime-Client-Context").as_deref(), Some(r#"{"custom":{"a":"b"}}"#));
    assert_eq!(header("Lambda-Runtime-Cognito-Identity"), None);
    assert!(header("Lambda-Runtime-Trace-Id").unwrap().starts_with("Root=1-"));
    assert_eq!(header("Lambda-Runtime-Deadline-Ms").unwrap().len(), 13);
    assert_eq!(seen["again"], true, "asked again, the same event is handed out");
    assert_eq!(seen["wrong"], json!([400, { "errorMessage": "Invalid request ID", "errorType": "InvalidRequestID" }]));
    assert_eq!(seen["late"], 403);
    assert_eq!(seen["handler"], "function.handler");
    assert_eq!(seen["env"].get("AWS_EXECUTION_ENV"), None);
    assert!(seen["env"]["AWS_LAMBDA_RUNTIME_API"].as_str().unwrap().starts_with("127.0.0.1:"));
    assert_eq!(seen["env"].get("AWS_LAMBDA_MAX_CONCURRENCY"), None);
    let without = payload(&world.invoke("f", json!({})).await);
    assert!(!without["headers"].to_string().to_lowercase().contains("client-context"));
}

#[tokio::test]
async fn errors_and_odd_answers_of_a_custom_runtime_arrive_as_they_are() {
    let world = world().await;
    world.create("f", Sample::custom(PYTHON)).await;
    let error = world.invoke("f", json!({ "do": "error" })).await;
    assert_eq!(error.function_error.as_deref(), Some("Function.Own"));
    assert_eq!(&error.payload[..], br#"{"errorMessage": "mine",  "errorType": "Own"}"#, "byte for byte");
    let large = world.invoke("f", json!({ "do": "large" })).await;
    assert_eq!(payload(&large)["errorType"], "Function.ResponseSizeTooLarge");
    assert_eq!(&world.invoke("f", json!({ "do": "empty" })).await.payload[..], b"");
    assert_eq!(world.result("f", json!({ "do": "chunked" })).await, json!([1, 2]));
    assert!(world.printed("f").iter().any(|line| line.starts_with("413 ")), "{:?}", world.printed("f"));
    assert_eq!(world.log_shape("f").iter().filter(|line| *line == "INIT_START").count(), 1, "one process did all this");
    let exit = payload(&world.invoke("f", json!({ "do": "exit" })).await);
    assert!(exit["errorMessage"].as_str().unwrap().ends_with("Runtime exited with error: exit status 3"), "{exit}");
}

#[tokio::test]
async fn an_init_error_is_what_the_caller_reads() {
    let world = world().await;
    world.create("f", Sample::custom(PYTHON).variable("INIT_ERROR", "1")).await;
    let outcome = world.invoke("f", json!({})).await;
    assert_eq!(outcome.function_error.as_deref(), Some("Runtime.NotReady"));
    assert_eq!(payload(&outcome), json!({ "errorMessage": "no", "errorType": "Mine" }));
    let log = world.log("f");
    assert!(log[1].ends_with("\tPhase: init\tStatus: error\tError Type: Runtime.NotReady\n"), "{log:?}");
    assert!(log.last().unwrap().ends_with(" MB\tStatus: error\tError Type: Runtime.NotReady\n"), "{log:?}");
}

#[tokio::test]
async fn a_bootstrap_that_cannot_run_is_no_entrypoint() {
    let world = world().await;
    for (name, mode, content, why) in [
        ("interpreter", 0o755, "#!/no/such/interpreter\n", "no such file or directory"),
        ("carriage-return", 0o755, "#!/bin/sh\r\n", "no such file or directory"),
        ("mode", 0o644, "#!/bin/sh\n", "permission denied"),
        ("text", 0o755, "echo no interpreter is named\n", "exec format error"),
        ("machine", 0o755, "\x7fELF but of no machine there is", "exec format error"),
    ] {
        world.create(name, Sample::of("provided.al2023", "f.g", vec![("bootstrap", mode, content.to_owned())])).await;
        let document = world.failure(name).await;
        assert_eq!(document["errorType"], "Runtime.InvalidEntrypoint");
        let message = document["errorMessage"].as_str().unwrap();
        assert!(message.ends_with(&format!(" Error: fork/exec /var/task/bootstrap: {why}")), "{message}");
    }
}
