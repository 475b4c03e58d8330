//! AWS JSON 1.1: the operation in `X-Amz-Target`, the input as the body.

use http::{HeaderMap, header};
use serde_json::{Map, Value};
use vestibule_api::{cognito_idp, kms, logs};

use super::{Problem, Target};

/// The operation in the target header.
pub(super) fn target(headers: &HeaderMap) -> Result<Target, Problem> {
    let Some(target) = headers.get("x-amz-target") else {
        let content_type = headers.get(header::CONTENT_TYPE).map_or(&[][..], http::HeaderValue::as_bytes);
        let is_form = content_type.starts_with(b"application/x-www-form-urlencoded");
        return Err(if is_form { Problem::QueryService } else { Problem::UnknownOperation });
    };
    let (prefix, operation) =
        target.to_str().ok().and_then(|target| target.split_once('.')).ok_or(Problem::UnknownOperation)?;
    let target = match prefix {
        cognito_idp::TARGET_PREFIX => cognito_idp::Operation::from_name(operation).map(Target::CognitoIdp),
        kms::TARGET_PREFIX => kms::Operation::from_name(operation).map(Target::Kms),
        logs::TARGET_PREFIX => logs::Operation::from_name(operation).map(Target::Logs),
        _ => None,
    };
    target.ok_or(Problem::UnknownOperation)
}

/// The body as JSON; an empty one counts as an empty object.
pub(super) fn input(body: &[u8]) -> Result<Value, Problem> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(body).map_err(|_| Problem::NotJson)
}

/// The input with null parameters of a sign-in taken for absent ones, as null members are.
///
/// Cognito: amazon-cognito-identity-js sends `DEVICE_KEY` as null once it has given up its device. Source: the library; that
/// every entry may be null is inferred.
pub(super) fn without_null_answers(mut input: Value) -> Value {
    for member in ["AuthParameters", "ChallengeResponses"] {
        if let Some(Value::Object(entries)) = input.get_mut(member) {
            entries.retain(|_, value| !value.is_null());
        }
    }
    input
}
