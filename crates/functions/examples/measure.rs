//! Prints what a warm call, a cold start and a log line cost on this machine.
//!
//! `cargo run --profile … --example measure -p vestibule-functions [calls]`

use std::io::{Cursor, Write};
use std::sync::Arc;
use std::time::Instant;

use vestibule_api::Blob;
use vestibule_api::lambda::{CreateFunctionRequest, FunctionCode};
use vestibule_functions::{
    FunctionInvoker, Host, HostSettings, Invocation, Lambda, LambdaSettings, LogLimits, LogStore, MemoryRegistry, Place,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PYTHON: &str = "def handler(event, context):\n    return event\n";
const PYTHON_PRINTS: &str = "def handler(event, context):\n    print(event)\n    return event\n";
const CALLBACK: &str = "exports.handler = (event, context, callback) => callback(null, event);";
const ASYNC: &str = "exports.handler = async (event) => event;";
const RUNTIME_API: &str = r#"#!/usr/bin/env python3
import http.client, json, os
connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
def call(method, path, body=None):
    connection.request(method, "/2018-06-01/runtime/invocation/" + path, body)
    answer = connection.getresponse()
    return answer, answer.read()
while True:
    answer, body = call("GET", "next")
    call("POST", answer.headers["lambda-runtime-aws-request-id"] + "/response", json.dumps(json.loads(body)))
"#;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    // On a thread of the pool, where a server's requests are.
    tokio::spawn(measure()).await?
}

async fn measure() -> anyhow::Result<()> {
    let calls: usize = std::env::args().nth(1).map_or(Ok(5000), |text| text.parse())?;
    let directory = tempfile::tempdir()?;
    let logs = LogStore::open(&directory.path().join("logs"), LogLimits::default())?;
    let place = Place::new("us-east-1", "000000000000");
    let host = Host::new(HostSettings::new(directory.path(), place), logs)?;
    let settings = LambdaSettings::new(|_| String::new());
    let lambda = Lambda::load(Arc::clone(&host), Arc::new(MemoryRegistry::default()), settings).await?;
    let event =
        format!(r#"{{"version":"1","request":{{"userAttributes":{{"sub":"{}"}}}},"response":{{}}}}"#, "x".repeat(780));
    println!("{calls} calls each, event of {} bytes", event.len());
    println!(
        "{:<24}{:>10}{:>10}{:>10}{:>12}{:>14}",
        "function", "cold ms", "p50 us", "p99 us", "16-way /s", "CPU us/call"
    );
    for (name, runtime, file, source) in [
        ("python", "python3.12", "index.py", PYTHON),
        ("python-prints", "python3.12", "index.py", PYTHON_PRINTS),
        ("node-callback", "nodejs22.x", "index.js", CALLBACK),
        ("node-async", "nodejs22.x", "index.js", ASYNC),
        ("python-runtime-api", "provided.al2023", "bootstrap", RUNTIME_API),
    ] {
        lambda.create_function(request(name, runtime, file, source)?).await?;
        let first = lambda.invoke(Invocation::new(name, event.clone())).await?;
        let cold = first.cold_start.unwrap_or_default();
        let mut times = Vec::with_capacity(calls);
        let cpu = cpu_us();
        for _ in 0..calls {
            let started = Instant::now();
            let outcome = lambda.invoke(Invocation::new(name, event.clone())).await?;
            times.push(started.elapsed());
            anyhow::ensure!(outcome.function_error.is_none() && outcome.cold_start.is_none(), "{outcome:?}");
        }
        let cpu = (cpu_us() - cpu) / calls.max(1) as u64;
        times.sort();
        let at = |percent: usize| times[(calls - 1) * percent / 100].as_micros();
        let started = Instant::now();
        let crowd: Vec<_> = (0..16)
            .map(|_| {
                let (lambda, event, calls) = (lambda.clone(), event.clone(), calls / 16);
                tokio::spawn(async move {
                    for _ in 0..calls {
                        let _ = lambda.invoke(Invocation::new(name, event.clone())).await;
                    }
                })
            })
            .collect();
        for caller in crowd {
            caller.await?;
        }
        let rate = f64::from(u32::try_from(calls)?) / started.elapsed().as_secs_f64();
        println!(
            "{name:<24}{:>10.1}{:>10}{:>10}{rate:>12.0}{cpu:>14}   workers {}",
            cold.as_secs_f64() * 1000.0,
            at(50),
            at(99),
            host.worker_count()
        );
    }
    host.shutdown().await;
    Ok(())
}

fn request(name: &str, runtime: &str, file: &str, source: &str) -> anyhow::Result<CreateFunctionRequest> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(file, SimpleFileOptions::default().unix_permissions(0o755))?;
    writer.write_all(source.as_bytes())?;
    let zip = writer.finish()?.into_inner();
    Ok(CreateFunctionRequest {
        function_name: Some(name.into()),
        runtime: Some(runtime.parse().map_err(|_| anyhow::anyhow!("no such runtime"))?),
        role: Some("arn:aws:iam::000000000000:role/r".into()),
        handler: Some("index.handler".into()),
        code: Some(FunctionCode { zip_file: Some(Blob(zip)), ..FunctionCode::default() }),
        ..CreateFunctionRequest::default()
    })
}

/// CPU time of this process, functions not included, in microseconds.
fn cpu_us() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
    (ticks(11) + ticks(12)) * 10_000
}
