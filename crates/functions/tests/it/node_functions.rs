//! Node.js functions on the built-in runtime.

use serde_json::json;
use vestibule_functions::{FunctionInvoker, Invocation};

use crate::support::{Sample, payload, world};

#[tokio::test]
async fn every_style_of_handler_answers() {
    let world = world().await;
    let samples = [
        ("callback", Sample::node("exports.handler = (event, context, callback) => callback(null, event);")),
        ("done", Sample::node("exports.handler = (event, context) => context.done(null, event);")),
        ("succeed", Sample::node("exports.handler = (event, context) => context.succeed(event);")),
        ("async", Sample::node("exports.handler = async (event) => event;")),
        (
            "promise",
            Sample::node("exports.handler = (event) => new Promise((yes) => setTimeout(() => yes(event), 5));"),
        ),
        ("module", Sample::module("export const handler = async (event) => event;")),
        (
            "later",
            Sample::node("exports.handler = (event, context, done) => { setTimeout(() => done(null, event), 5); };"),
        ),
        (
            "nested",
            Sample::of(
                "nodejs20.x",
                "src/app.api.main",
                vec![("src/app.cjs", 0o644, "exports.api = { main: async (event) => event };".into())],
            ),
        ),
        (
            "typed",
            Sample::of(
                "nodejs22.x",
                "index.handler",
                vec![
                    ("index.js", 0o644, "export async function handler(event) { return event; }".into()),
                    ("package.json", 0o644, r#"{"type":"module"}"#.into()),
                ],
            ),
        ),
        ("new", Sample::node("exports.handler = async (event) => event;").runtime("nodejs24.x")),
        ("plain", Sample::node("exports.handler = (event) => event;").runtime("nodejs24.x")),
        (
            "stream",
            Sample::node(
                "exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream.write(JSON.stringify(event)); stream.end(); });",
            ),
        ),
    ];
    let event = json!({ "name": "Zoë", "list": [1, 2.5, null, true] });
    for (name, sample) in samples {
        world.create(name, sample).await;
        assert_eq!(world.result(name, event.clone()).await, event, "{name}");
        assert_eq!(world.result(name, event.clone()).await, event, "{name}, again");
    }
}

#[tokio::test]
async fn a_callback_waits_for_the_event_loop_unless_told_not_to() {
    let world = world().await;
    let waiting = r"
exports.handler = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = event.wait;
  setTimeout(() => console.log('late'), 50);
  callback(null, event);
};";
    world.create("f", Sample::node(waiting)).await;
    world.result("f", json!({ "wait": true })).await;
    assert_eq!(world.printed("f").len(), 1, "the answer waited for what was left to do");
    world.create("g", Sample::node(waiting)).await;
    world.result("g", json!({ "wait": false })).await;
    assert_eq!(world.printed("g").len(), 0, "the answer did not wait");
}

#[tokio::test]
async fn a_handler_that_answers_nothing_answers_null() {
    let world = world().await;
    for (name, source) in [
        ("sync", "exports.handler = () => 5;"),
        ("undefined", "exports.handler = async () => {};"),
        ("never", "exports.handler = () => new Promise(() => {});"),
        ("empty", "exports.handler = (event, context, callback) => callback();"),
    ] {
        world.create(name, Sample::node(source)).await;
        assert_eq!(&world.invoke(name, json!({})).await.payload[..], b"null", "{name}");
        assert_eq!(&world.invoke(name, json!({})).await.payload[..], b"null", "{name}, again");
    }
}

#[tokio::test]
async fn failures_have_the_services_shapes_and_lines() {
    let world = world().await;
    for (name, source) in [
        ("thrown", "exports.handler = () => { throw new TypeError('no'); };"),
        ("rejected", "exports.handler = async () => { throw new TypeError('no'); };"),
        ("called", "exports.handler = (e, c, callback) => callback(new TypeError('no'));"),
        ("failed", "exports.handler = (e, context) => context.fail(new TypeError('no'));"),
    ] {
        world.create(name, Sample::node(source)).await;
        let outcome = world.invoke(name, json!({})).await;
        let document = payload(&outcome);
        assert_eq!(document["errorType"], "TypeError", "{name}");
        assert_eq!(document["errorMessage"], "no");
        assert_eq!(document["trace"][0], "TypeError: no");
        let line = world.printed(name).remove(0);
        let start = format!(
            "\t{}\tERROR\tInvoke Error \t{{\"errorType\":\"TypeError\",\"errorMessage\":\"no\",\"stack\":[",
            outcome.request_id
        );
        assert!(line.contains(&start) && line.ends_with("]}\n"), "{line}");
    }
    world.create("text", Sample::node("exports.handler = (e, c, callback) => callback('no');")).await;
    assert_eq!(world.failure("text").await, json!({ "errorType": "string", "errorMessage": "no", "trace": [] }));
    world.create("circle", Sample::node("exports.handler = async () => { const a = {}; a.a = a; return a; };")).await;
    assert_eq!(world.failure("circle").await["errorMessage"], "Unable to stringify response body");
}

#[tokio::test]
async fn what_nobody_caught_ends_the_process_and_only_that() {
    let world = world().await;
    let source = r"
exports.handler = (event, context, callback) => {
  if (event.reject) { Promise.reject(new RangeError('lost')); setTimeout(() => {}, 1000); return; }
  if (event.throw) { setTimeout(() => { throw new RangeError('lost'); }, 1); return; }
  callback(null, process.pid);
};";
    world.create("f", Sample::node(source)).await;
    let first = world.result("f", json!({})).await;
    let rejected = payload(&world.invoke("f", json!({ "reject": true })).await);
    assert_eq!(rejected["errorType"], "Runtime.UnhandledPromiseRejection");
    assert_eq!(rejected["errorMessage"], "RangeError: lost");
    assert_eq!(rejected["reason"]["errorType"], "RangeError");
    assert_eq!(rejected["promise"], json!({}));
    let second = world.result("f", json!({})).await;
    assert_ne!(first, second, "a process that was in an unknown state was used again");
    let thrown = payload(&world.invoke("f", json!({ "throw": true })).await);
    assert_eq!(thrown["errorType"], "RangeError");
    assert_ne!(world.result("f", json!({})).await, second);
}

#[tokio::test]
async fn console_lines_carry_time_id_and_level() {
    let world = world().await;
    let source = r"
console.log('loading');
exports.handler = async () => {
  console.log('%s is %d', 'x', 5, { a: 1 });
  console.error('two\nlines');
  process.stdout.write('raw');
  console.warn('after');
};";
    world.create("f", Sample::node(source)).await;
    let outcome = world.invoke("f", json!({})).await;
    let id = &outcome.request_id;
    let printed = world.printed("f");
    let expected = [
        r"TIME\tundefined\tINFO\tloading\n".to_owned(),
        format!(r"TIME\t{id}\tINFO\tx is 5 \{{ a: 1 \}}\n"),
        format!(r"TIME\t{id}\tERROR\ttwo\nlines\n"),
        "raw".to_owned(),
        format!(r"TIME\t{id}\tWARN\tafter\n"),
    ];
    assert_eq!(printed.len(), expected.len(), "{printed:?}");
    for (line, pattern) in printed.iter().zip(expected) {
        let pattern = pattern.replace("TIME", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z");
        assert!(regex::Regex::new(&format!("^{pattern}$")).unwrap().is_match(line), "{line:?} is not {pattern}");
    }
}

#[tokio::test]
async fn the_context_tells_where_the_function_is() {
    let world = world().await;
    let source = r"
exports.handler = async (event, context) => ({
  ...context, left: context.getRemainingTimeInMillis(), env: process.env.AWS_EXECUTION_ENV,
  legacy: typeof context.done, argv: process.cwd() === process.env.LAMBDA_TASK_ROOT,
});";
    world.create("ctx", Sample::node(source)).await;
    world.create("new", Sample::node(source).runtime("nodejs24.x")).await;
    let mut invocation = Invocation::new("ctx", "{}");
    invocation.client_context = Some(r#"{"custom":{"a":"b"}}"#.into());
    let outcome = world.lambda.invoke(invocation).await.unwrap();
    let seen = payload(&outcome);
    assert_eq!(seen["awsRequestId"], outcome.request_id);
    assert_eq!(seen["functionName"], "ctx");
    assert_eq!(seen["functionVersion"], "$LATEST");
    assert_eq!(seen["invokedFunctionArn"], "arn:aws:lambda:us-east-1:000000000000:function:ctx");
    assert_eq!(seen["memoryLimitInMB"], "128");
    assert_eq!(seen["logGroupName"], "/aws/lambda/ctx");
    assert_eq!(seen["clientContext"], json!({ "custom": { "a": "b" } }));
    assert!((1..=10_000).contains(&seen["left"].as_i64().unwrap()));
    assert_eq!(seen["env"], "AWS_Lambda_nodejs22.x");
    assert_eq!((&seen["legacy"], &seen["argv"]), (&json!("function"), &json!(true)));
    assert_eq!(world.result("new", json!({})).await["legacy"], "undefined");
}

#[tokio::test]
async fn mistakes_in_handler_strings_and_files_have_names() {
    let world = world().await;
    let files = vec![
        ("index.js", 0o644, "exports.value = 5;".to_owned()),
        ("broken.js", 0o644, "exports.handler = (;".to_owned()),
        ("needy.js", 0o644, "require('no-such-module');".to_owned()),
        ("needy2.mjs", 0o644, "import 'no-such-module';".to_owned()),
        ("raises.js", 0o644, "throw new RangeError('at import');".to_owned()),
        ("old.js", 0o644, "exports.handler = (event, context, callback) => callback(null, event);".to_owned()),
    ];
    for (name, runtime, handler, error_type, message) in [
        ("a", "nodejs22.x", "nodot", "Runtime.MalformedHandlerName", "Bad handler"),
        ("b", "nodejs22.x", "missing.handler", "Runtime.ImportModuleError", "Error: Cannot find module 'missing'"),
        ("c", "nodejs22.x", "needy.handler", "Runtime.ImportModuleError", "Error: Cannot find module 'no-such-module'"),
        ("d", "nodejs22.x", "needy2.handler", "Runtime.ImportModuleError", "Error"),
        ("e", "nodejs22.x", "index.handler", "Runtime.HandlerNotFound", "index.handler is undefined or not exported"),
        ("f", "nodejs22.x", "index.value", "Runtime.HandlerNotFound", "index.value is not a function"),
        ("g", "nodejs22.x", "broken.handler", "Runtime.UserCodeSyntaxError", "SyntaxError: "),
        ("h", "nodejs22.x", "raises.handler", "RangeError", "at import"),
        (
            "i",
            "nodejs24.x",
            "old.handler",
            "Runtime.CallbackHandlerDeprecated",
            "ERROR: AWS Lambda has removed support",
        ),
        (
            "j",
            "nodejs22.x",
            "../index.handler",
            "Runtime.MalformedHandlerName",
            "'../index.handler' is not a valid handler name.",
        ),
    ] {
        world.create(name, Sample::of(runtime, handler, files.clone())).await;
        let document = world.failure(name).await;
        assert_eq!(document["errorType"], error_type, "{handler}: {document}");
        assert!(document["errorMessage"].as_str().unwrap().starts_with(message), "{handler}: {document}");
        let printed = world.printed(name);
        assert!(printed[0].contains("\tERROR\tUncaught Exception \t{"), "{printed:?}");
    }
}
