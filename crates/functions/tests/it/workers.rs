//! The life of workers: reuse, growth, updates, retirement, and what is left when everything ends.

use std::collections::{BTreeSet, HashMap};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
    // A daemon prints when it gets to it, perhaps after its function has answered; its pipe is read with the next call.
    for name in ["f", "g"] {
        while pid(name).is_none() {
            world.result(name, json!({})).await;
        }
    }
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
async fn a_caller_that_gives_up_while_it_waits_for_a_worker_has_not_called() {
    let world = Arc::new(world_with(|host| host.limits.workers_per_function = 1, |_| {}).await);
    world.create("f", Sample::python(PID)).await;
    let busy = {
        let world = Arc::clone(&world);
        tokio::spawn(async move { world.result("f", json!({ "sleep": 1 })).await })
    };
    eventually("the only worker is busy", || world.log_shape("f").last().is_some_and(|line| line == "START")).await;
    for _ in 0..3 {
        let call = world.lambda.invoke(Invocation::new("f", "{}"));
        assert!(tokio::time::timeout(Duration::from_millis(50), call).await.is_err());
    }
    let pid = busy.await.unwrap();
    assert_eq!(world.result("f", json!({})).await, pid, "the worker went to the next who called");
    let runs = world.log_shape("f").iter().filter(|line| *line == "START").count();
    assert_eq!(runs, 2, "nothing ran for those who had gone");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn updates_under_load_drop_no_call_and_take_effect() {
    let world = Arc::new(world().await);
    let version = |text: &str| Sample::python(&format!("def handler(event, context):\n    return {text:?}\n"));
    world.create("f", version("0")).await;
    world.settled("f").await;
    let ended = Arc::new(AtomicBool::new(false));
    let callers: Vec<_> = (0..4)
        .map(|_| {
            let (world, ended) = (Arc::clone(&world), Arc::clone(&ended));
            tokio::spawn(async move {
                let mut answers = Vec::new();
                while !ended.load(Ordering::SeqCst) {
                    answers.push(world.result("f", json!({})).await.as_str().unwrap().parse::<u32>().unwrap());
                }
                answers
            })
        })
        .collect();
    for update in 1..=3 {
        world.update_code("f", &version(&update.to_string())).await;
        assert_eq!(world.result("f", json!({})).await, update.to_string(), "a call after an update gets it");
    }
    ended.store(true, Ordering::SeqCst);
    for caller in callers {
        let answers = caller.await.unwrap();
        assert!(answers.is_sorted(), "nobody goes back to older code: {answers:?}");
    }
}

#[tokio::test]
async fn warm_workers_are_there_before_the_first_call_and_stay() {
    let world = world_with(
        |host| {
            host.warm_workers.insert("f".into(), 2);
            host.limits.idle = Some(Duration::from_millis(20));
        },
        |_| {},
    )
    .await;
    let source = "import os\ndef handler(event, context):\n    return os.environ['AWS_LAMBDA_INITIALIZATION_TYPE']\n";
    world.create("f", Sample::python(source)).await;
    world.settled("f").await;
    let started = || world.log_shape("f").iter().filter(|line| *line == "INIT_START").count();
    eventually("two workers are ready", || started() == 2 && world.host.worker_count() == 2).await;
    world.create("g", Sample::python(PID)).await;
    let first = world.invoke("f", json!({})).await;
    assert_eq!(payload(&first), "provisioned-concurrency");
    assert_eq!(first.cold_start, None, "nobody waited for the start");
    assert!(world.log("f").iter().any(|line| line.contains("Init Duration")), "but the log tells what it took");
    // The other function's worker goes when it has been idle for its time; those that are kept ready have been so for longer.
    world.result("g", json!({})).await;
    eventually("the other function's worker goes", || world.host.worker_count() == 2).await;
    assert_eq!(started(), 2);
}

#[tokio::test]
async fn a_warm_worker_that_ends_is_replaced_and_a_new_version_gets_its_own() {
    let world = world_with(|host| host.warm_workers = HashMap::from([("f".into(), 1)]), |_| {}).await;
    let source = "import os\ndef handler(event, context):\n    if event.get('exit'):\n        os._exit(1)\n    return os.getpid()\n";
    world.create("f", Sample::python(source)).await;
    world.settled("f").await;
    let first = world.result("f", json!({})).await.as_i64().unwrap();
    assert!(world.invoke("f", json!({ "exit": true })).await.function_error.is_some());
    eventually("another is ready", || world.host.worker_count() == 1 && !is_running(first)).await;
    world.update_code("f", &Sample::python(PID)).await;
    let starts = || world.log_shape("f").iter().filter(|line| *line == "INIT_START").count();
    eventually("the new version has a worker", || starts() == 3 && world.host.worker_count() == 1).await;
    assert_eq!(world.invoke("f", json!({})).await.cold_start, None);
}

#[tokio::test]
async fn a_function_that_cannot_start_is_not_started_ahead_for_ever() {
    let world = world_with(|host| host.warm_workers = HashMap::from([("f".into(), 1)]), |_| {}).await;
    world.create("f", Sample::python("raise Exception('no')\n")).await;
    let shape = || world.log_shape("f");
    eventually("the failed start is told", || shape().contains(&"INIT_REPORT".to_owned())).await;
    assert_eq!(world.failure("f").await["errorMessage"], "no");
    let starts = || shape().iter().filter(|line| *line == "INIT_START").count();
    assert_eq!(starts(), 3, "once ahead, then twice for the call: {:?}", shape());
    assert_eq!(world.host.worker_count(), 0);
    world.update_code("f", &Sample::python(PID)).await;
    eventually("what is mended is started ahead", || world.host.worker_count() == 1).await;
}
