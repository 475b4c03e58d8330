//! A function on AWS's own runtime for Rust: a trigger that prints its event and returns it, fails or dies when it is told to.

use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    run(service_fn(handler)).await
}

async fn handler(event: LambdaEvent<Value>) -> Result<Value, Error> {
    let LambdaEvent { payload, context } = event;
    println!("{payload}");
    match payload["tell"].as_str() {
        Some("context") => Ok(json!({
            "requestId": context.request_id,
            "arn": context.invoked_function_arn,
            "function": context.env_config.function_name,
            "memory": context.env_config.memory,
        })),
        Some("fail") => Err("told to".into()),
        Some("exit") => std::process::exit(3),
        _ if payload["userName"] == "refused" => Err("refused by Rust".into()),
        _ => Ok(payload),
    }
}
