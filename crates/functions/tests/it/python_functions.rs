//! Python functions on the built-in runtime.

use serde_json::json;
use vestibule_functions::{FunctionInvoker, Invocation};

use crate::support::{Sample, payload, world};

#[tokio::test]
async fn a_handler_prints_its_event_and_returns_it() {
    let world = world().await;
    world.create("echo", Sample::python("def handler(event, context):\n    print(event)\n    return event\n")).await;
    let event = json!({ "name": "Zoë", "list": [1, 2.5, null, true] });
    assert_eq!(world.result("echo", event.clone()).await, event);
    assert_eq!(world.result("echo", event.clone()).await, event);
    assert_eq!(
        world.log_shape("echo"),
        ["INIT_START", "START", "{'name':", "END", "REPORT", "START", "{'name':", "END", "REPORT"]
    );
    assert_eq!(world.printed("echo")[0], "{'name': 'Zoë', 'list': [1, 2.5, None, True]}\n");
}

#[tokio::test]
async fn log_lines_have_the_services_form() {
    let world = world().await;
    world.create("f", Sample::python("def handler(event, context):\n    return None\n").timeout(3)).await;
    let first = world.invoke("f", json!({})).await;
    let second = world.invoke("f", json!({})).await;
    assert_eq!(&first.payload[..], b"null");
    assert!(first.cold_start.is_some() && second.cold_start.is_none());
    let id = &first.request_id;
    let log = world.log("f");
    let matches = |line: &str, pattern: &str| {
        let pattern = regex::Regex::new(&format!("^{pattern}$")).unwrap();
        assert!(pattern.is_match(line), "{line:?} is not {pattern}");
    };
    matches(
        &log[0],
        "INIT_START Runtime Version: python:3\\.12\\.v\\d+\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}\n",
    );
    assert_eq!(log[1], format!("START RequestId: {id} Version: $LATEST\n"));
    assert_eq!(log[2], format!("END RequestId: {id}\n"));
    let report = format!(
        "REPORT RequestId: {id}\tDuration: \\d+\\.\\d\\d ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\t"
    );
    matches(&log[3], &format!("{report}Init Duration: \\d+\\.\\d\\d ms\t\n"));
    matches(&log[6], &format!("{}\n", report.replace(id, &second.request_id)));
}

#[tokio::test]
async fn the_context_and_the_environment_tell_where_the_function_is() {
    let world = world().await;
    let source = r#"
import os
def handler(event, context):
    return {
        "id": context.aws_request_id, "name": context.function_name, "version": context.function_version,
        "arn": context.invoked_function_arn, "memory": context.memory_limit_in_mb,
        "group": context.log_group_name, "stream": context.log_stream_name,
        "left": 0 < context.get_remaining_time_in_millis() <= 10000,
        "identity": context.identity.cognito_identity_id,
        "client": context.client_context and context.client_context.custom,
        "env": dict(os.environ), "cwd": os.getcwd(), "trace": os.environ["_X_AMZN_TRACE_ID"],
    }
"#;
    world.create("ctx", Sample::python(source).variable("GREETING", "hello").variable("TZ", "Europe/Berlin")).await;
    let mut invocation = Invocation::new("arn:aws:lambda:us-east-1:000000000000:function:ctx:$LATEST", "{}");
    invocation.client_context = Some(r#"{"custom":{"a":"b"}}"#.into());
    let outcome = world.lambda.invoke(invocation).await.unwrap();
    let seen = payload(&outcome);
    assert_eq!(seen["id"], outcome.request_id);
    assert_eq!(seen["name"], "ctx");
    assert_eq!(seen["version"], "$LATEST");
    assert_eq!(seen["arn"], "arn:aws:lambda:us-east-1:000000000000:function:ctx:$LATEST");
    assert_eq!(seen["memory"], "128");
    assert_eq!(seen["group"], "/aws/lambda/ctx");
    assert_eq!(seen["left"], true);
    assert_eq!(seen["identity"], json!(null));
    assert_eq!(seen["client"], json!({ "a": "b" }));
    let env = &seen["env"];
    for (name, value) in [
        ("GREETING", "hello"),
        ("TZ", "Europe/Berlin"),
        ("LANG", "en_US.UTF-8"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
        ("AWS_EXECUTION_ENV", "AWS_Lambda_python3.12"),
        ("AWS_LAMBDA_FUNCTION_NAME", "ctx"),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
        ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/ctx"),
        ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "http://127.0.0.1:9229"),
        ("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:9229"),
        ("_HANDLER", "app.handler"),
    ] {
        assert_eq!(env[name], value, "{name}");
    }
    assert_eq!(env["AWS_LAMBDA_LOG_STREAM_NAME"], seen["stream"]);
    assert_eq!(env["LAMBDA_TASK_ROOT"], seen["cwd"]);
    assert!(env["AWS_ACCESS_KEY_ID"].is_string() && env["AWS_SESSION_TOKEN"].is_string());
    assert!(seen["trace"].as_str().unwrap().starts_with("Root=1-"));
    assert!(env.get("CARGO_MANIFEST_DIR").is_none(), "the server's own environment leaks into functions");
}

#[tokio::test]
async fn logging_is_formatted_and_starts_at_warning() {
    let world = world().await;
    let source = r#"
import logging
def handler(event, context):
    logging.info("hidden")
    logging.warning("seen\nin two lines")
    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("other").info("now %s", "seen")
    print("partial", end="")
"#;
    world.create("log", Sample::python(source)).await;
    let outcome = world.invoke("log", json!({})).await;
    let printed = world.printed("log");
    let id = &outcome.request_id;
    let pattern = |level: &str, text: &str| {
        regex::Regex::new(&format!(r"^\[{level}\]\t\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}Z\t{id}\t{text}\n$"))
            .unwrap()
    };
    assert!(pattern("WARNING", "seen\nin two lines").is_match(&printed[0]), "{printed:?}");
    assert!(pattern("INFO", "now seen").is_match(&printed[1]), "{printed:?}");
    assert_eq!(printed[2], "partial");
}

#[tokio::test]
async fn an_exception_is_answered_and_logged_and_the_worker_stays() {
    let world = world().await;
    let source = r#"
import os
def handler(event, context):
    if event.get("fail"):
        raise KeyError("email")
    return os.getpid()
"#;
    world.create("f", Sample::python(source)).await;
    let before = world.result("f", json!({})).await;
    let outcome = world.invoke("f", json!({ "fail": 1 })).await;
    let document = payload(&outcome);
    assert_eq!(outcome.function_error.as_deref(), Some("KeyError"));
    assert_eq!(document["errorMessage"], "'email'");
    assert_eq!(document["errorType"], "KeyError");
    assert_eq!(document["requestId"], outcome.request_id);
    let trace = document["stackTrace"].as_array().unwrap();
    assert_eq!(trace.len(), 1, "only the function's own frames: {trace:?}");
    assert!(trace[0].as_str().unwrap().ends_with("line 5, in handler\n    raise KeyError(\"email\")\n"), "{trace:?}");
    let printed = world.printed("f");
    assert!(
        printed[0].starts_with("[ERROR] KeyError: 'email'\nTraceback (most recent call last):\n\u{a0}\u{a0}File "),
        "{printed:?}"
    );
    assert_eq!(world.result("f", json!({})).await, before);
}

#[tokio::test]
async fn handler_strings_lead_into_packages_and_mistakes_have_names() {
    let world = world().await;
    let files = vec![
        ("src/app.py", 0o644, "def main(event, context):\n    return 'deep'\n".to_owned()),
        ("broken.py", 0o644, "def handler(:\n    pass\n".to_owned()),
        ("needy.py", 0o644, "import no_such_module\n".to_owned()),
        ("raises.py", 0o644, "raise ValueError('at import')\n".to_owned()),
    ];
    world.create("deep", Sample::of("python3.13", "src/app.main", files.clone())).await;
    assert_eq!(world.result("deep", json!({})).await, "deep");
    for (name, handler, error_type, message) in [
        (
            "a",
            "nodot",
            "Runtime.MalformedHandlerName",
            "Bad handler 'nodot': not enough values to unpack (expected 2, got 1)",
        ),
        (
            "b",
            "missing.handler",
            "Runtime.ImportModuleError",
            "Unable to import module 'missing': No module named 'missing'",
        ),
        (
            "c",
            "needy.handler",
            "Runtime.ImportModuleError",
            "Unable to import module 'needy': No module named 'no_such_module'",
        ),
        ("d", "src/app.other", "Runtime.HandlerNotFound", "Handler 'other' missing on module 'src/app'"),
        ("e", "sys.exit", "Runtime.BuiltInModuleConflict", "Cannot use built-in module sys as a handler module"),
        ("f", "raises.handler", "ValueError", "at import"),
    ] {
        world.create(name, Sample::of("python3.13", handler, files.clone())).await;
        let document = world.failure(name).await;
        assert_eq!(document["errorType"], error_type);
        assert_eq!(document["errorMessage"], message);
        assert_eq!(document["requestId"], "");
        let shape = world.log_shape(name);
        let once = ["INIT_START", "[ERROR]", "INIT_REPORT"];
        let again = ["INIT_START", "START", "[ERROR]", "INIT_REPORT", "END", "REPORT"];
        assert_eq!(shape, [&once[..], &again].concat(), "{handler}");
        let log = world.log(name);
        assert!(log[2].ends_with(&format!("\tPhase: init\tStatus: error\tError Type: {error_type}\n")), "{log:?}");
        assert!(log[6].ends_with(&format!("\tPhase: invoke\tStatus: error\tError Type: {error_type}\n")), "{log:?}");
        assert!(log[8].ends_with(&format!(" MB\tStatus: error\tError Type: {error_type}\n")), "{log:?}");
    }
    world.create("g", Sample::of("python3.13", "broken.handler", files)).await;
    let document = world.failure("g").await;
    assert_eq!(document["errorType"], "Runtime.UserCodeSyntaxError");
    assert!(document["errorMessage"].as_str().unwrap().starts_with("Syntax error in module 'broken': "));
    assert!(document["stackTrace"][0].as_str().unwrap().contains("broken.py\" Line 1\n    def handler(:"));
}

#[tokio::test]
async fn results_are_encoded_as_the_declared_version_does() {
    let world = world().await;
    let source = r#"
from decimal import Decimal
def handler(event, context):
    return {"text": "é", "whole": Decimal("7"), "part": Decimal("0.5")}
"#;
    world.create("new", Sample::python(source)).await;
    world.create("old", Sample::python(source).runtime("python3.11")).await;
    let bytes = |outcome: vestibule_functions::InvocationOutcome| String::from_utf8(outcome.payload.to_vec()).unwrap();
    assert_eq!(bytes(world.invoke("new", json!({})).await), r#"{"text": "é", "whole": 7, "part": 0.5}"#);
    assert_eq!(bytes(world.invoke("old", json!({})).await), r#"{"text": "\u00e9", "whole": 7, "part": 0.5}"#);
    world.create("bad", Sample::python("def handler(event, context):\n    return {1, 2}\n")).await;
    let document = world.failure("bad").await;
    assert_eq!(document["errorType"], "Runtime.MarshalError");
    assert_eq!(document["errorMessage"], "Unable to marshal response: Object of type set is not JSON serializable");
}
