//! What a function may use: memory, files, room for temporary ones, calls at a time.

use std::sync::Arc;

use serde_json::json;
use vestibule_api::lambda::{
    DeleteFunctionConcurrencyRequest, GetFunctionConcurrencyRequest, GetFunctionRequest, PutFunctionConcurrencyRequest,
    UpdateFunctionConfigurationRequest,
};
use vestibule_functions::{FunctionInvoker, Invocation, InvokeError};

use crate::support::{Sample, World, eventually, is_running, payload, world};

/// Takes as much memory as it is told to, and keeps it until its time is up.
const HOARDER: &str = "import os, time\nhoard = []\ndef handler(event, context):\n    hoard.append(bytearray(os.urandom(1024)) \
    * (1024 * event.get('mb', 1)))\n    time.sleep(event.get('sleep', 0))\n    return os.getpid()\n";

const KILLED: &str = "Runtime exited with error: signal: killed";

#[tokio::test]
async fn a_function_that_uses_more_memory_than_it_may_is_ended_in_lambdas_words() {
    let world = world().await;
    world.create("f", Sample::python(HOARDER)).await;
    let pid = world.result("f", json!({ "mb": 16 })).await.as_i64().unwrap();
    let outcome = world.invoke("f", json!({ "mb": 200, "sleep": 9 })).await;
    let expected = format!("RequestId: {} Error: {KILLED}", outcome.request_id);
    assert_eq!(payload(&outcome), json!({ "errorType": "Runtime.OutOfMemory", "errorMessage": expected }));
    let report = world.log("f").pop().unwrap();
    assert!(report.contains("Memory Size: 128 MB\tMax Memory Used: 128 MB\t"), "{report}");
    assert!(report.ends_with("Status: error\tError Type: Runtime.OutOfMemory\n"), "{report}");
    eventually("the process is gone", || !is_running(pid)).await;
    assert_ne!(world.result("f", json!({})).await, pid, "the next call gets a new one");
}

#[tokio::test]
async fn memory_of_what_a_function_starts_counts_and_more_may_be_allowed() {
    let world = world().await;
    let source = "import subprocess, sys\nCHILD = 'import os, sys, time; keep = bytearray(os.urandom(1024)) * (200 * 1024); \
        time.sleep(float(sys.argv[1]))'\ndef handler(event, context):\n    return subprocess.call([sys.executable, '-c', CHILD, \
        str(event['sleep'])])\n";
    world.create("f", Sample::python(source)).await;
    let outcome = world.invoke("f", json!({ "sleep": 9 })).await;
    assert_eq!(payload(&outcome)["errorType"], "Runtime.OutOfMemory");
    let larger = UpdateFunctionConfigurationRequest {
        function_name: Some("f".into()),
        memory_size: Some(512),
        ..Default::default()
    };
    world.lambda.update_function_configuration(larger).await.unwrap();
    world.settled("f").await;
    assert_eq!(world.result("f", json!({ "sleep": 0.5 })).await, 0);
}

#[tokio::test]
async fn a_function_that_needs_too_much_memory_to_load_cannot_be_started() {
    let world = world().await;
    let source = "import os, time\nhoard = bytearray(os.urandom(1024)) * (200 * 1024)\ntime.sleep(9)\n\
        def handler(event, context):\n    return 1\n";
    world.create("f", Sample::python(source)).await;
    let document = world.failure("f").await;
    assert_eq!(document["errorType"], "Runtime.OutOfMemory");
    let reports = world.log("f").into_iter().filter(|line| line.starts_with("INIT_REPORT"));
    for report in reports {
        assert!(report.ends_with("Status: error\tError Type: Runtime.OutOfMemory\n"), "{report}");
    }
}

#[tokio::test]
async fn files_are_limited_in_number_and_size_and_temporary_ones_go_with_the_worker() {
    let world = world().await;
    let source = "import errno, os, resource, tempfile\n\
        def handler(event, context):\n    \
            if event.get('exit'):\n        os._exit(0)\n    \
            directory = tempfile.gettempdir()\n    \
            with open(os.path.join(directory, 'large'), 'wb') as file:\n        \
                file.truncate(512 * 1024 * 1024)\n        \
                try:\n            file.truncate(512 * 1024 * 1024 + 1)\n            told = None\n        \
                except OSError as error:\n            told = errno.errorcode[error.errno]\n    \
            return [directory, told, resource.getrlimit(resource.RLIMIT_NOFILE), resource.getrlimit(resource.RLIMIT_CORE)]\n";
    world.create("f", Sample::python(source)).await;
    let seen = world.result("f", json!({})).await;
    assert_eq!(seen[1], "EFBIG");
    assert_eq!((&seen[2], &seen[3]), (&json!([1024, 1024]), &json!([0, 0])));
    let directory = std::path::PathBuf::from(seen[0].as_str().unwrap());
    assert!(directory.starts_with(world.directory.path().canonicalize().unwrap()) && directory.is_dir());
    world.invoke("f", json!({ "exit": true })).await;
    eventually("the directory is gone", || !directory.exists()).await;
}

async fn reserve(world: &World, name: &str, calls: i32) {
    let request =
        PutFunctionConcurrencyRequest { function_name: Some(name.into()), reserved_concurrent_executions: Some(calls) };
    world.lambda.put_function_concurrency(request).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reserved_concurrency_throttles_at_once_and_frees_what_has_ended() {
    let world = Arc::new(world().await);
    let source = "import time\ndef handler(event, context):\n    print('begun', flush=True)\n    time.sleep(event.get('sleep', 0))\n    return 1\n";
    world.create("f", Sample::python(source)).await;
    reserve(&world, "f", 1).await;
    assert_eq!(world.result("f", json!({})).await, 1);
    let busy = {
        let world = Arc::clone(&world);
        tokio::spawn(async move { world.result("f", json!({ "sleep": 3 })).await })
    };
    let begun = || world.printed("f").iter().filter(|line| *line == "begun\n").count();
    eventually("the long call has begun", || begun() == 2).await;
    let call = || world.lambda.invoke(Invocation::new("f", "{}"));
    assert!(matches!(call().await, Err(InvokeError::ReservedConcurrencyExceeded)));
    // Nobody waits for the long call any more, and it still counts: it runs.
    busy.abort();
    assert!(busy.await.unwrap_err().is_cancelled());
    assert!(matches!(call().await, Err(InvokeError::ReservedConcurrencyExceeded)));
    let reports = || world.log_shape("f").iter().filter(|line| *line == "REPORT").count();
    eventually("the long call ends", || reports() == 2).await;
    while let Err(error) = call().await {
        assert!(matches!(error, InvokeError::ReservedConcurrencyExceeded), "{error}");
    }
    reserve(&world, "f", 0).await;
    assert!(matches!(call().await, Err(InvokeError::ReservedConcurrencyExceeded)));
    let request = DeleteFunctionConcurrencyRequest { function_name: Some("f".into()) };
    world.lambda.delete_function_concurrency(request).await.unwrap();
    assert_eq!(world.result("f", json!({})).await, 1);
}

#[tokio::test]
async fn reserved_concurrency_is_told_kept_and_bounded() {
    let world = world().await;
    world.create("f", Sample::python(HOARDER)).await;
    world.create("g", Sample::python(HOARDER)).await;
    let told = |name: &str| {
        let request = GetFunctionConcurrencyRequest { function_name: Some(name.into()) };
        world.lambda.get_function_concurrency(&request).unwrap().reserved_concurrent_executions
    };
    assert_eq!(told("f"), None);
    reserve(&world, "f", 600).await;
    assert_eq!(told("arn:aws:lambda:us-east-1:000000000000:function:f"), Some(600));
    let request = GetFunctionRequest { function_name: Some("f".into()), ..Default::default() };
    let described = world.lambda.get_function(&request).unwrap();
    assert_eq!(described.concurrency.unwrap().reserved_concurrent_executions, Some(600));
    reserve(&world, "f", 601).await;
    let put = |name: &str, calls| PutFunctionConcurrencyRequest {
        function_name: Some(name.into()),
        reserved_concurrent_executions: Some(calls),
    };
    let refused = world.lambda.put_function_concurrency(put("g", 300)).await.unwrap_err();
    assert_eq!(
        (refused.code, refused.message.as_deref().unwrap()),
        (
            "InvalidParameterValueException",
            "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its \
             minimum value of [100]."
        )
    );
    world.lambda.put_function_concurrency(put("g", 299)).await.unwrap();
    let qualified = world.lambda.put_function_concurrency(put("f:$LATEST", 1)).await.unwrap_err();
    assert_eq!(qualified.code, "InvalidParameterValueException");
    let missing = world.lambda.put_function_concurrency(put("none", 1)).await.unwrap_err();
    assert_eq!(missing.code, "ResourceNotFoundException");
}
