//! Whether a request can be read at all: every value has the JSON type of its shape.
//!
//! The texts are those of the service's own parser and name JSON types only, never values.

use serde_json::{Number, Value};

use super::rule::decoded_length;
use crate::ApiError;
use crate::model::{Kind, Shape};

/// Refuses the first value of the wrong type. A null is an absent member, so it has every type.
pub fn check(shape: &'static Shape, value: &Value) -> Result<(), ApiError> {
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(object)) => members
            .iter()
            .filter_map(|member| Some((member.shape, object.get(member.name)?)))
            .filter(|(_, value)| !value.is_null())
            .try_for_each(|(shape, value)| check(shape, value)),
        (Kind::List { member, .. }, Value::Array(elements)) => {
            elements.iter().filter(|element| !element.is_null()).try_for_each(|element| check(member, element))
        }
        (Kind::Map { value, .. }, Value::Object(object)) => {
            object.values().filter(|entry| !entry.is_null()).try_for_each(|entry| check(value, entry))
        }
        (Kind::Structure(_) | Kind::Map { .. }, Value::Array(_)) => {
            Err(ApiError::serialization("Start of list found where not expected."))
        }
        (Kind::List { .. }, Value::Object(_)) => {
            Err(ApiError::serialization("Start of structure or map found where not expected."))
        }
        (Kind::Structure(_) | Kind::List { .. } | Kind::Map { .. }, _) => {
            Err(ApiError::serialization("Unexpected field type"))
        }
        (Kind::Document, _) => Ok(()),
        (Kind::Blob(_), Value::String(text)) if decoded_length(text).is_none() => {
            Err(ApiError::serialization("STRING_VALUE can not be converted to a Blob"))
        }
        (kind, value) if is_readable(kind, value) => Ok(()),
        (kind, value) => Err(ApiError::serialization(mismatch(kind, value))),
    }
}

fn is_readable(kind: &Kind, value: &Value) -> bool {
    match (kind, value) {
        (Kind::String { .. } | Kind::Enum(_) | Kind::Blob(_), Value::String(_))
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Double(_) | Kind::Timestamp, Value::Number(_)) => true,
        (Kind::Integer(_), Value::Number(number)) => {
            number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())
        }
        (Kind::Long(_), Value::Number(number)) => number.as_i64().is_some(),
        _ => false,
    }
}

// Cognito: the same texts, and the first also for a structure in place of a string.
// Source: amplify-js issue 5165, and spec/auth-flows.md 1.4 for the scalars.
fn mismatch(kind: &Kind, value: &Value) -> String {
    let found = match value {
        Value::Object(_) => {
            return "Start of structure or map found where not expected.".to_owned();
        }
        Value::Array(_) => return "Start of list found where not expected.".to_owned(),
        Value::String(_) => "STRING_VALUE",
        Value::Bool(true) => "TRUE_VALUE",
        Value::Bool(false) => "FALSE_VALUE",
        Value::Number(number) if Number::is_f64(number) => "DECIMAL_VALUE",
        Value::Number(_) => "NUMBER_VALUE",
        Value::Null => "NULL_VALUE",
    };
    let wanted = match kind {
        Kind::Integer(_) => "an Integer",
        Kind::Long(_) => "a Long",
        Kind::Double(_) => "a Double",
        Kind::Boolean => "a Boolean",
        Kind::Blob(_) => "a Blob",
        Kind::Timestamp => "a Timestamp",
        _ => "a String",
    };
    format!("{found} can not be converted to {wanted}")
}
