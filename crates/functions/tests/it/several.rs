//! Several control planes over one registry, as nodes of a cluster are.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use vestibule_api::ApiError;
use vestibule_api::lambda::{
    AddPermissionRequest, DeleteFunctionRequest, GetFunctionConfigurationRequest, LastUpdateStatus,
    PutFunctionConcurrencyRequest, State, UpdateFunctionConfigurationRequest,
};
use vestibule_functions::{FunctionInvoker, FunctionRecord, FunctionRegistry, Invocation, InvokeError, MemoryRegistry};

use crate::support::{Sample, World, eventually, world_over};

const ECHO: &str = "def handler(event, context):\n    return event\n";
const PID: &str = "import os\ndef handler(event, context):\n    return os.getpid()\n";
const SLEEPER: &str = "import time\ndef handler(event, context):\n    print('begun', flush=True)\n    time.sleep(event.get('sleep', 0))\n    return 1\n";

/// Two worlds over one registry. What is changed in the first one settles after this time; in the other one, at once.
async fn two(settle_after: Duration) -> (World, World) {
    let registry = Arc::new(MemoryRegistry::shared());
    let first = world_over(Arc::clone(&registry), |_| {}, |settings| settings.settle_after = settle_after).await;
    (first, world_over(registry, |_| {}, |_| {}).await)
}

/// Two worlds that both have the function `f`.
async fn two_with(source: &str) -> (World, World) {
    let (here, there) = two(Duration::ZERO).await;
    here.create("f", Sample::python(source)).await;
    here.settled("f").await;
    there.lambda.catch_up().await.unwrap();
    (here, there)
}

fn text(error: ApiError) -> (&'static str, String) {
    (error.code, error.message.unwrap_or_default().into_owned())
}

fn is_there(world: &World, name: &str) -> bool {
    let request = GetFunctionConfigurationRequest { function_name: Some(name.into()), ..Default::default() };
    world.lambda.get_function_configuration(&request).is_ok()
}

async fn set_timeout(world: &World, seconds: i32) -> Result<(), ApiError> {
    let request = UpdateFunctionConfigurationRequest {
        function_name: Some("f".into()),
        timeout: Some(seconds),
        ..Default::default()
    };
    world.lambda.update_function_configuration(request).await.map(drop)
}

async fn delete(world: &World) {
    let request = DeleteFunctionRequest { function_name: Some("f".into()), ..Default::default() };
    world.lambda.delete_function(request).await.unwrap();
}

#[tokio::test]
async fn what_was_decided_on_an_older_function_is_refused() {
    let (here, there) = two_with(ECHO).await;
    here.update_code("f", &Sample::python("def handler(event, context):\n    return 'new'\n")).await;
    let refused = set_timeout(&there, 9).await.unwrap_err();
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
    let expected =
        format!("The operation cannot be performed at this time. An update is in progress for resource: {arn}");
    assert_eq!(text(refused), ("ResourceConflictException", expected));
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.configuration("f"), here.configuration("f"));
    set_timeout(&there, 9).await.unwrap();
    let changed = there.settled("f").await;
    here.lambda.catch_up().await.unwrap();
    assert_eq!(here.configuration("f"), changed);
    assert_eq!(changed.timeout, Some(9));
    let third = world_over(Arc::clone(&here.registry), |_| {}, |_| {}).await;
    for world in [here, there, third] {
        assert_eq!(world.result("f", json!({})).await, "new");
        assert_eq!(world.configuration("f"), changed);
    }
}

#[tokio::test]
async fn a_name_is_taken_by_whom_creates_it_first() {
    let (here, there) = two(Duration::ZERO).await;
    here.create("f", Sample::python("def handler(event, context):\n    return 'here'\n")).await;
    here.settled("f").await;
    let refused = there.lambda.create_function(Sample::python(ECHO).request("f")).await.unwrap_err();
    assert_eq!(text(refused), ("ResourceConflictException", "Function already exist: f".to_owned()));
    assert!(!is_there(&there, "f"));
    there.lambda.catch_up().await.unwrap();
    for world in [here, there] {
        assert_eq!(world.result("f", json!({})).await, "here");
    }
}

#[tokio::test]
async fn a_function_that_another_one_has_deleted_does_not_come_back_by_settling() {
    let (here, there) = two(Duration::from_millis(200)).await;
    here.create("f", Sample::python(ECHO)).await;
    there.lambda.catch_up().await.unwrap();
    delete(&there).await;
    // Settling finds what has happened.
    eventually("it is gone", || !is_there(&here, "f")).await;
    assert!(here.registry.load_all().await.unwrap().is_empty());
    here.create("f", Sample::python(ECHO)).await;
    here.settled("f").await;
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.result("f", json!({ "a": 1 })).await, json!({ "a": 1 }));
    // Of two who delete it, the later one finds nothing to delete, which is no failure.
    delete(&here).await;
    assert!(is_there(&there, "f"));
    delete(&there).await;
    assert!(!is_there(&there, "f"));
}

#[tokio::test]
async fn a_transition_is_ended_by_whom_began_it() {
    let (here, there) = two(Duration::from_millis(400)).await;
    here.create("f", Sample::python(ECHO)).await;
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.configuration("f").state, Some(State::Pending));
    let settled = here.settled("f").await;
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.configuration("f"), settled);
    // A change of something else in the middle does not keep it from its end.
    set_timeout(&here, 9).await.unwrap();
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.configuration("f").last_update_status, Some(LastUpdateStatus::InProgress));
    let permission = AddPermissionRequest {
        function_name: Some("f".into()),
        statement_id: Some("s".into()),
        action: Some("lambda:InvokeFunction".into()),
        principal: Some("*".into()),
        ..Default::default()
    };
    there.lambda.add_permission(permission).await.unwrap();
    let settled = tokio::time::timeout(Duration::from_millis(1500), here.settled("f")).await.unwrap();
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.configuration("f"), settled);
    assert_eq!(settled.timeout, Some(9));
    assert!(here.registry.load_all().await.unwrap()[0].document.to_string().contains("\"Sid\":\"s\""));
}

#[tokio::test]
async fn a_transition_that_nobody_ends_is_ended_by_another_one() {
    let (here, there) = two(Duration::from_hours(1)).await;
    here.create("f", Sample::python(ECHO)).await;
    there.lambda.catch_up().await.unwrap();
    assert_eq!(there.configuration("f").state, Some(State::Pending));
    assert_eq!(there.result("f", json!({ "a": 1 })).await, json!({ "a": 1 }), "a call waits for it");
    assert_eq!(there.configuration("f").state, Some(State::Active));
    here.lambda.catch_up().await.unwrap();
    assert_eq!(here.configuration("f"), there.configuration("f"));
}

#[tokio::test]
async fn what_another_one_has_changed_elsewhere_leaves_workers_warm() {
    let (here, there) = two_with(PID).await;
    let pid = here.result("f", json!({})).await;
    there.create("g", Sample::python(ECHO)).await;
    there.settled("g").await;
    here.lambda.catch_up().await.unwrap();
    assert_eq!(here.result("g", json!({ "a": 1 })).await, json!({ "a": 1 }));
    assert_eq!(here.result("f", json!({})).await, pid, "nothing of it has changed");
    let reserved =
        PutFunctionConcurrencyRequest { function_name: Some("f".into()), reserved_concurrent_executions: Some(5) };
    there.lambda.put_function_concurrency(reserved).await.unwrap();
    here.lambda.catch_up().await.unwrap();
    assert_eq!(here.result("f", json!({})).await, pid, "it runs as before");
    set_timeout(&there, 9).await.unwrap();
    there.settled("f").await;
    here.lambda.catch_up().await.unwrap();
    assert_ne!(here.result("f", json!({})).await, pid, "it runs otherwise");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_in_progress_count_after_another_one_has_changed_the_function() {
    let (here, there) = two_with(SLEEPER).await;
    let here = Arc::new(here);
    let reserved =
        PutFunctionConcurrencyRequest { function_name: Some("f".into()), reserved_concurrent_executions: Some(1) };
    there.lambda.put_function_concurrency(reserved).await.unwrap();
    here.lambda.catch_up().await.unwrap();
    let busy = {
        let here = Arc::clone(&here);
        tokio::spawn(async move { here.result("f", json!({ "sleep": 2 })).await })
    };
    eventually("the call has begun", || here.printed("f").contains(&"begun\n".to_owned())).await;
    set_timeout(&there, 9).await.unwrap();
    there.settled("f").await;
    here.lambda.catch_up().await.unwrap();
    assert_eq!(here.configuration("f").timeout, Some(9));
    let refused = here.lambda.invoke(Invocation::new("f", "{}")).await;
    assert!(matches!(refused, Err(InvokeError::ReservedConcurrencyExceeded)));
    assert_eq!(busy.await.unwrap(), 1);
    assert_eq!(here.result("f", json!({})).await, 1);
}

#[tokio::test]
async fn records_of_which_one_cannot_be_read_change_nothing() {
    let (here, there) = two_with(ECHO).await;
    let before = here.configuration("f");
    set_timeout(&there, 9).await.unwrap();
    there.settled("f").await;
    let broken = FunctionRecord { name: "z".into(), document: json!({ "other": 1 }), code_sha256: String::new() };
    here.registry.save(&broken, None, None).await.unwrap();
    assert!(here.lambda.catch_up().await.is_err());
    assert!(here.lambda.replace_all(async { Ok(()) }).await.is_err());
    assert_eq!(here.configuration("f"), before);
    here.registry.delete("z").await.unwrap();
    here.lambda.catch_up().await.unwrap();
    assert_eq!(here.configuration("f").timeout, Some(9));
}
