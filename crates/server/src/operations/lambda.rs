//! Functions: the function service's operations, each a call of the function host's control plane.
//!
//! Owns the statuses of successes and the headers of an invocation's answer.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Serialize;
use vestibule_api::lambda::{Input, InvocationResponse};

use super::json;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::protocol::Reply;

/// Performs an operation of the function service.
pub async fn dispatch(app: &App, call: &Call, input: Input) -> Result<Reply, Failure> {
    let lambda = &app.lambda;
    // Calls go on with what this node knows; whoever reads or changes a function sees what any node has made of it.
    if !matches!(input, Input::Invoke(_)) {
        lambda.catch_up().await?;
    }
    let status = input.operation().http().map_or(StatusCode::OK.as_u16(), |http| http.status);
    match input {
        Input::AddPermission(input) => answer(status, &lambda.add_permission(input).await?),
        Input::CreateFunction(input) => answer(status, &lambda.create_function(input).await?),
        Input::DeleteFunction(input) => {
            lambda.delete_function(input).await?;
            // Lambda: the model says 200, the service answers 204. Source: recorded answers, spec/lambda-and-logs.md 2.3.
            Ok(empty(StatusCode::NO_CONTENT))
        }
        Input::DeleteFunctionConcurrency(input) => {
            lambda.delete_function_concurrency(input).await?;
            Ok(empty(StatusCode::NO_CONTENT))
        }
        Input::GetFunction(input) => answer(status, &lambda.get_function(&input)?),
        Input::GetFunctionConfiguration(input) => answer(status, &lambda.get_function_configuration(&input)?),
        Input::GetFunctionConcurrency(input) => answer(status, &lambda.get_function_concurrency(&input)?),
        Input::GetPolicy(input) => answer(status, &lambda.get_policy(&input)?),
        Input::Invoke(input) => {
            let request_id = call.request_id.to_string();
            invocation(lambda.invoke_operation(app.functions.as_ref(), input, request_id).await?)
        }
        Input::ListFunctions(input) => answer(status, &lambda.list_functions(&input)?),
        Input::PutFunctionConcurrency(input) => answer(status, &lambda.put_function_concurrency(input).await?),
        Input::RemovePermission(input) => {
            lambda.remove_permission(input).await?;
            Ok(empty(StatusCode::NO_CONTENT))
        }
        Input::UpdateFunctionCode(input) => answer(status, &lambda.update_function_code(input).await?),
        Input::UpdateFunctionConfiguration(input) => {
            answer(status, &lambda.update_function_configuration(input).await?)
        }
    }
}

fn answer<T: Serialize>(status: u16, output: &T) -> Result<Reply, Failure> {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    Ok(Reply { status, ..Reply::ok(json(output)?) })
}

fn empty(status: StatusCode) -> Reply {
    Reply { status, ..Reply::ok(Bytes::new()) }
}

/// The function's own bytes as the body, everything about the run in headers.
fn invocation(output: InvocationResponse) -> Result<Reply, Failure> {
    let status = output.status_code.and_then(|status| u16::try_from(status).ok()).unwrap_or(200);
    let status = StatusCode::from_u16(status).map_err(anyhow::Error::from)?;
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("x-amz-function-error", output.function_error),
        ("x-amz-log-result", output.log_result),
        ("x-amz-executed-version", output.executed_version),
    ] {
        if let Some(value) = value {
            let value = HeaderValue::from_str(&value).map_err(anyhow::Error::from)?;
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    let body = output.payload.map(|payload| Bytes::from(payload.0)).unwrap_or_default();
    Ok(Reply { status, headers, body })
}
