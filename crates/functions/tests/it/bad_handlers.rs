//! Functions that misbehave: each is told apart in the answer and the log, and leaves everything else as it was.

use std::time::Duration;

use serde_json::json;
use vestibule_functions::RESERVED_VARIABLES;

use crate::support::{Sample, is_running, payload, world, world_with};

#[tokio::test]
async fn a_handler_that_hangs_is_killed_with_its_children() {
    let world = world().await;
    let source = r#"
import subprocess, time, os
def handler(event, context):
    if not event.get("hang"):
        return os.getpid()
    child = subprocess.Popen(["sleep", "300"])
    print("child", child.pid)
    print("self", os.getpid())
    print("unfinished", end="", flush=True)
    while True:
        time.sleep(60)
"#;
    world.create("f", Sample::python(source).timeout(1)).await;
    let outcome = world.invoke("f", json!({ "hang": true })).await;
    let id = &outcome.request_id;
    assert_eq!(
        payload(&outcome),
        json!({ "errorType": "Sandbox.Timedout", "errorMessage": format!("RequestId: {id} Error: Task timed out after 1.00 seconds") })
    );
    let log = world.log("f");
    let pids: Vec<i64> =
        log[2..4].iter().map(|line| line.trim().rsplit(' ').next().unwrap().parse().unwrap()).collect();
    crate::support::eventually("the process and its child are gone", || !pids.iter().any(|pid| is_running(*pid))).await;
    assert_eq!(log[4], "unfinished");
    assert!(log[5].ends_with(&format!("Z {id} Task timed out after 1.00 seconds\n\n")), "{}", log[5]);
    assert_eq!(log[6], format!("END RequestId: {id}\n"));
    assert!(log[7].starts_with("REPORT ") && log[7].ends_with("\tStatus: timeout\n"), "{}", log[7]);
    assert!(world.result("f", json!({})).await.is_number(), "the next call gets a new process");
}

#[tokio::test]
async fn a_handler_in_an_endless_loop_is_killed_too() {
    let world = world().await;
    world.create("f", Sample::node("exports.handler = async () => { for (;;); };").timeout(1)).await;
    assert_eq!(world.failure("f").await["errorType"], "Sandbox.Timedout");
    assert_eq!(world.host.worker_count(), 0);
}

#[tokio::test]
async fn a_handler_that_exits_is_told_by_its_status() {
    let world = world().await;
    for (name, sample, message) in [
        (
            "zero",
            Sample::python("import os\ndef handler(e, c):\n    os._exit(0)\n"),
            "Runtime exited without providing a reason",
        ),
        (
            "one",
            Sample::python("import sys\ndef handler(e, c):\n    sys.exit(1)\n"),
            "Runtime exited with error: exit status 1",
        ),
        ("node", Sample::node("exports.handler = () => process.exit(3);"), "Runtime exited with error: exit status 3"),
        (
            "killed",
            Sample::python("import os\ndef handler(e, c):\n    os.kill(os.getpid(), 9)\n"),
            "Runtime exited with error: signal: killed",
        ),
        (
            "segv",
            Sample::python("import os\ndef handler(e, c):\n    os.kill(os.getpid(), 11)\n"),
            "Runtime exited with error: signal: segmentation fault",
        ),
    ] {
        world.create(name, sample).await;
        let outcome = world.invoke(name, json!({})).await;
        let expected = format!("RequestId: {} Error: {message}", outcome.request_id);
        assert_eq!(payload(&outcome), json!({ "errorType": "Runtime.ExitError", "errorMessage": expected }));
        assert_eq!(world.printed(name), [format!("{expected}\nRuntime.ExitError\n")]);
        assert!(world.log(name).last().unwrap().ends_with("\tStatus: error\tError Type: Runtime.ExitError\n"));
        assert_eq!(world.failure(name).await["errorType"], "Runtime.ExitError", "and again in a new process");
    }
}

#[tokio::test]
async fn a_module_that_exits_or_hangs_while_loading_does_not_hang_the_caller() {
    let world = world_with(|host| host.limits.init = Duration::from_millis(500), |_| {}).await;
    world.create("exits", Sample::python("import os\nprint('loading')\nos._exit(7)\n")).await;
    let document = world.failure("exits").await;
    assert_eq!(document["errorType"], "Runtime.ExitError");
    assert!(document["errorMessage"].as_str().unwrap().ends_with("Runtime exited with error: exit status 7"));
    assert_eq!(world.printed("exits")[0], "loading\n");
    world.create("hangs", Sample::python("import time\ntime.sleep(300)\n").timeout(1)).await;
    assert_eq!(world.failure("hangs").await["errorType"], "Sandbox.Timedout");
    let shape = world.log_shape("hangs");
    let expected = ["INIT_START", "INIT_REPORT", "INIT_START", "START", "INIT_REPORT"];
    assert_eq!(shape[..5], expected, "{:?}", world.log("hangs"));
    assert!(world.log("hangs")[1].ends_with("\tPhase: init\tStatus: timeout\n"));
}

#[tokio::test]
async fn slow_loading_beyond_the_limit_is_begun_again_within_the_invocation() {
    let world = world_with(|host| host.limits.init = Duration::from_millis(300), |_| {}).await;
    let source = "import time\ntime.sleep(0.7)\ndef handler(e, c):\n    return 'late'\n";
    world.create("slow", Sample::python(source).timeout(5)).await;
    assert_eq!(world.result("slow", json!({})).await, "late");
    assert_eq!(world.log_shape("slow"), ["INIT_START", "INIT_REPORT", "INIT_START", "START", "END", "REPORT"]);
}

#[tokio::test]
async fn prints_without_newline_stay_out_of_the_answer() {
    let world = world().await;
    let source = r#"
import os, sys
def handler(event, context):
    print("one", end="")
    sys.stdout.flush()
    os.write(1, b"two")
    os.write(2, b"three")
    sys.stderr.write("four")
    sys.stderr.flush()
    os.system("printf five")
    return "answer"
"#;
    world.create("py", Sample::python(source)).await;
    assert_eq!(world.result("py", json!({})).await, "answer");
    assert_eq!(world.printed("py").concat(), "onetwothreefourfive");
    let source = r"
const { execSync } = require('child_process');
exports.handler = async () => {
  process.stdout.write('one');
  require('fs').writeSync(1, 'two');
  process.stderr.write('three');
  execSync('printf four', { stdio: 'inherit' });
  return 'answer';
};";
    world.create("js", Sample::node(source)).await;
    assert_eq!(world.result("js", json!({})).await, "answer");
    assert_eq!(world.printed("js").concat(), "onetwothreefour");
}

#[tokio::test]
async fn megabytes_go_through_and_more_is_refused() {
    let world = world().await;
    let python = "def handler(event, context):\n    return 'x' * event['size']\n";
    let node = "exports.handler = async (event) => 'x'.repeat(event.size);";
    for (name, sample) in [("py", Sample::python(python)), ("js", Sample::node(node))] {
        world.create(name, sample).await;
        let largest = 6_291_556 - 2;
        assert_eq!(world.invoke(name, json!({ "size": largest })).await.payload.len(), largest + 2, "{name}");
        let outcome = world.invoke(name, json!({ "size": largest + 1 })).await;
        assert_eq!(
            payload(&outcome),
            json!({
                "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
                "errorType": "Function.ResponseSizeTooLarge",
            })
        );
        assert_eq!(world.result(name, json!({ "size": 1 })).await, "x", "{name} is used again");
    }
}

#[tokio::test]
async fn megabytes_of_events_and_lines_go_through() {
    let world = world().await;
    let source = "def handler(event, context):\n    print('y' * 3000000)\n    return len(event['text'])\n";
    world.create("f", Sample::python(source)).await;
    assert_eq!(world.result("f", json!({ "text": "x".repeat(5_000_000) })).await, 5_000_000);
    let printed = world.printed("f");
    assert_eq!(printed.iter().map(String::len).sum::<usize>(), 3_000_001);
    assert!(printed.iter().all(|event| event.len() <= 256 * 1024));
}

#[tokio::test]
async fn a_function_that_writes_rubbish_where_answers_go_is_ended() {
    let world = world().await;
    let source = r#"
import os
def handler(event, context):
    os.write(4, b"\xff\xff\xff\xff rubbish")
    return 1
"#;
    world.create("f", Sample::python(source)).await;
    assert_eq!(world.failure("f").await["errorType"], "Runtime.ExitError");
    assert_eq!(world.failure("f").await["errorType"], "Runtime.ExitError");
    assert_eq!(world.host.worker_count(), 0);
}

#[tokio::test]
async fn a_runtime_that_is_not_there_is_named_in_answer_and_log() {
    let world = world_with(|host| host.node = "no-such-node".into(), |_| {}).await;
    world.create("java", Sample::of("java21", "a.B::c", vec![("a", 0o644, "x".into())])).await;
    world.create("node", Sample::node("exports.handler = async () => 1;")).await;
    world.create("none", Sample::of("provided.al2023", "x", vec![("other", 0o755, "x".into())])).await;
    for (name, message) in [
        ("java", "The runtime java21 is not available on this server"),
        ("node", "Couldn't find the interpreter no-such-node on this machine"),
        ("none", "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"),
    ] {
        let document = world.failure(name).await;
        assert_eq!(document["errorType"], "Runtime.InvalidEntrypoint");
        assert!(document["errorMessage"].as_str().unwrap().ends_with(message), "{document}");
        assert!(world.printed(name)[0].ends_with(&format!("{message}\nRuntime.InvalidEntrypoint\n")));
    }
}

#[tokio::test]
async fn reserved_variables_cannot_be_taken_over() {
    let world = world().await;
    for name in RESERVED_VARIABLES {
        let mut request = Sample::python("").request("f");
        let variables = [(name.into(), "mine".into())].into();
        request.environment = Some(vestibule_api::lambda::Environment { variables: Some(variables) });
        let error = world.lambda.create_function(request).await.unwrap_err();
        assert_eq!(error.code, "InvalidParameterValueException");
        assert!(error.message.unwrap().ends_with(&format!("Reserved keys used in this request: {name}")));
    }
}
