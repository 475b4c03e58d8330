//! The life of workers: reuse, growth, updates, retirement, and what is left when everything ends.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use vestibule_functions::{FunctionInvoker, Invocation, InvokeError};

use crate::support::{Sample, eventually, is_running, payload, world, world_with};

const PID: &str =
    "import os, time\ndef handler(event, context):\n    time.sleep(event.get('sleep', 0))\n    return os.getpid()\n";

#[tokio::test]
async fn a_warm_worker_is_used_again_and_a_start_happens_once() {
    let world = world().await;
    world.create("f", Sample::python(PID)).await;
    let mut pids = BTreeSet::new();
    for _ in 0..50 {
        pids.insert(world.result("f", json!({})).await.as_i64().unwrap());
    }
    assert_eq!(pids.len(), 1);
    assert_eq!(world.log_shape("f").iter().filter(|line| *line == "INIT_START").count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quick_calls_side_by_side_share_a_worker() {
    let world = Arc::new(world_with(|host| host.limits.grow_after = Duration::from_secs(5), |_| {}).await);
    world.create("f", Sample::python(PID)).await;
    world.result("f", json!({})).await;
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let world = Arc::clone(&world);
            tokio::spawn(async move { world.result("f", json!({})).await })
        })
        .collect();
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!(world.host.worker_count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_calls_side_by_side_get_workers_of_their_own() {
    let world = Arc::new(world().await);
    world.create("f", Sample::python(PID)).await;
    let calls: Vec<_> = (0..3)
        .map(|_| {
            let world = Arc::clone(&world);
            tokio::spawn(async move { world.result("f", json!({ "sleep": 1 })).await.as_i64().unwrap() })
        })
        .collect();
    let mut pids = BTreeSet::new();
    for call in calls {
        pids.insert(call.await.unwrap());
    }
    assert_eq!(pids.len(), 3, "one event at a time in each process");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn beyond_the_limit_callers_wait_and_then_are_throttled() {
    let world = Arc::new(
        world_with(
            |host| {
                host.limits.workers_per_function = 1;
                host.limits.waiting_per_function = 2;
                host.limits.wait = Duration::from_millis(100);
            },
            |_| {},
        )
        .await,
    );
    world.create("f", Sample::python(PID)).await;
    world.result("f", json!({})).await;
    let busy = {
        let world = Arc::clone(&world);
        tokio::spawn(async move { world.result("f", json!({ "sleep": 2 })).await })
    };
    eventually("the worker is busy", || world.log_shape("f").iter().filter(|line| *line == "START").count() == 2).await;
    let throttled = world.lambda.invoke(Invocation::new("f", "{}")).await;
    assert!(matches!(throttled, Err(InvokeError::Throttled)), "{throttled:?}");
    busy.await.unwrap();
    world.result("f", json!({})).await;
}

#[tokio::test]
async fn idle_workers_of_other_functions_make_room() {
    let world = world_with(|host| host.limits.workers = 1, |_| {}).await;
    world.create("a", Sample::python(PID)).await;
    world.create("b", Sample::python(PID)).await;
    let first = world.result("a", json!({})).await.as_i64().unwrap();
    let second = world.result("b", json!({})).await.as_i64().unwrap();
    eventually("the first function's worker is gone", || !is_running(first)).await;
    assert!(is_running(second));
    assert_eq!(world.host.worker_count(), 1);
}

#[tokio::test]
async fn idle_workers_are_retired() {
    let world = world_with(|host| host.limits.idle = Some(Duration::from_millis(50)), |_| {}).await;
    world.create("f", Sample::python(PID)).await;
    let pid = world.result("f", json!({})).await.as_i64().unwrap();
    eventually("the idle worker is gone", || !is_running(pid) && world.host.worker_count() == 0).await;
    assert!(world.result("f", json!({})).await.is_number());
}

#[tokio::test]
async fn a_worker_that_died_while_idle_is_replaced_unnoticed() {
    let world = world().await;
    world.create("f", Sample::python(PID)).await;
    let pid = world.result("f", json!({})).await.as_i64().unwrap();
    assert!(Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap().success());
    eventually("it is gone", || !is_running(pid)).await;
    assert_ne!(world.result("f", json!({})).await.as_i64().unwrap(), pid);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_left_the_process_group_ends_with_its_worker_and_no_other() {
    let daemon = "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.write(1, f'{os.getpid()}\\n'.encode())\n        time.sleep(300)\n    os._exit(0)\nos.wait()\ndef handler(event, context):\n    time.sleep(event.get('sleep', 0))\n";
    let world = world().await;
    for name in ["f", "g"] {
        world.create(name, Sample::python(daemon).timeout(2)).await;
        world.result(name, json!({})).await;
    }
    let pid = |name: &str| world.printed(name).first().and_then(|line| line.trim().parse::<i64>().ok());
    // A daemon prints when it gets to it, perhaps after its function has answered.
    eventually("both daemons have said who they are", || pid("f").is_some() && pid("g").is_some()).await;
    let (ended, other) = (pid("f").unwrap(), pid("g").unwrap());
    assert!(is_running(ended) && is_running(other));
    let outcome = world.invoke("f", json!({ "sleep": 60 })).await;
    assert_eq!(outcome.function_error.as_deref(), Some("Sandbox.Timedout"));
    eventually("what the worker has left behind is gone", || !is_running(ended)).await;
    assert!(is_running(other));
    world.host.shutdown().await;
    eventually("so is the other's", || !is_running(other)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_update_lets_calls_in_flight_finish_on_the_old_code() {
    let world = Arc::new(world().await);
    let version = |text: &str| {
        Sample::python(&format!(
            "import time\ndef handler(event, context):\n    time.sleep(event.get('sleep', 0))\n    return '{text}'\n"
        ))
    };
    world.create("f", version("old")).await;
    assert_eq!(world.result("f", json!({})).await, "old");
    let running = {
        let world = Arc::clone(&world);
        tokio::spawn(async move { world.result("f", json!({ "sleep": 1 })).await })
    };
    eventually("the call is running", || world.log_shape("f").iter().filter(|line| *line == "START").count() == 2)
        .await;
    world.update_code("f", &version("new")).await;
    assert_eq!(world.result("f", json!({})).await, "new");
    assert_eq!(running.await.unwrap(), "old");
    assert_eq!(world.result("f", json!({})).await, "new");
    let packages = world.directory.path().join("functions/f");
    eventually("the old package is gone", || std::fs::read_dir(&packages).unwrap().count() == 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_that_gives_up_leaves_the_run_and_its_log_alone() {
    let world = world().await;
    world.create("f", Sample::python(PID)).await;
    world.result("f", json!({})).await;
    let call = world.lambda.invoke(Invocation::new("f", json!({ "sleep": 1 }).to_string()));
    assert!(tokio::time::timeout(Duration::from_millis(100), call).await.is_err());
    assert_eq!(world.log_shape("f").last().unwrap(), "START", "the run is visible while it lasts");
    eventually("the run ends as if nothing had happened", || {
        world.log_shape("f") == ["INIT_START", "START", "END", "REPORT", "START", "END", "REPORT"]
    })
    .await;
    world.result("f", json!({})).await;
    assert_eq!(world.host.worker_count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shutdown_kills_every_process_and_ends_every_call() {
    let world = Arc::new(world().await);
    world.create("f", Sample::python(PID)).await;
    let pid = world.result("f", json!({})).await.as_i64().unwrap();
    let call = {
        let world = Arc::clone(&world);
        tokio::spawn(async move { world.invoke("f", json!({ "sleep": 60 })).await })
    };
    eventually("the call is running", || world.log_shape("f").iter().filter(|line| *line == "START").count() == 2)
        .await;
    world.host.shutdown().await;
    let outcome = call.await.unwrap();
    assert_eq!(payload(&outcome)["errorType"], "Runtime.ExitError");
    assert!(!is_running(pid));
    assert_eq!(world.host.worker_count(), 0);
    assert!(world.lambda.invoke(Invocation::new("f", "{}")).await.is_err());
}

/// Not a test of its own: the body of a process that [`workers_do_not_outlive_a_server_that_is_killed`] kills.
#[tokio::test]
async fn server_to_be_killed() {
    if std::env::var_os("VESTIBULE_TEST_VICTIM").is_none() {
        return;
    }
    let world = world().await;
    let source = "import os, subprocess, time\ndef handler(event, context):\n    child = subprocess.Popen(['sleep', '300'])\n    daemon = subprocess.Popen(['sleep', '300'], start_new_session=True)\n    os.write(1, f'pids {os.getpid()} {child.pid} {daemon.pid}\\n'.encode())\n    time.sleep(300)\n";
    world.create("f", Sample::python(source).timeout(300)).await;
    let invocation = Invocation::new("f", "{}");
    let call = world.lambda.invoke(invocation);
    let report = async {
        loop {
            if let Some(line) = world.printed("f").first() {
                // Past the test harness, which would keep the line until the test ends.
                std::fs::write(std::env::var_os("VESTIBULE_TEST_VICTIM").unwrap(), line).unwrap();
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::select! { _ = call => {}, () = report => {} }
}

#[tokio::test]
async fn workers_do_not_outlive_a_server_that_is_killed() {
    let directory = tempfile::tempdir().unwrap();
    let report = directory.path().join("pids");
    let mut server = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "workers::server_to_be_killed", "--nocapture"])
        .env("VESTIBULE_TEST_VICTIM", &report)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let read = || std::fs::read_to_string(&report).unwrap_or_default();
    eventually("the victim runs its function", || read().ends_with('\n')).await;
    let pids: Vec<i64> = read().split_whitespace().filter_map(|word| word.parse().ok()).collect();
    assert_eq!(pids.len(), 3);
    assert!(pids.iter().all(|pid| is_running(*pid)));
    server.kill().unwrap();
    server.wait().unwrap();
    eventually("the worker, its child and its daemon are gone", || !pids.iter().any(|pid| is_running(*pid))).await;
}
