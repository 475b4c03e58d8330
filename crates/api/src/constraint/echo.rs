//! How a refused value is repeated to the caller: never when it is sensitive, never at length.

use serde_json::Value;

use crate::model::{Kind, Shape};

/// The most bytes of a value that are repeated.
const ECHO_BYTES_MAX: usize = 1024;

/// The subject of a clause: `Value 'x'`, or `Value` where the value must not or cannot be shown.
pub fn value(shape: &'static Shape, value: &Value, secret: bool) -> String {
    if secret || !is_shown(shape) {
        return "Value".to_owned();
    }
    let mut text = String::new();
    write(&mut text, shape, value);
    format!("Value '{}'", shortened(&text))
}

/// As much of a text as may be repeated.
pub fn shortened(text: &str) -> &str {
    let end = (0..=ECHO_BYTES_MAX.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// Whether values of a shape may be shown: nothing in them is sensitive, and they have a written form.
fn is_shown(shape: &'static Shape) -> bool {
    !shape.sensitive
        && match &shape.kind {
            Kind::Structure(members) => members.iter().all(|member| is_shown(member.shape)),
            Kind::List { member, .. } => is_shown(member),
            Kind::Map { key, value, .. } => is_shown(key) && is_shown(value),
            Kind::Blob(_) | Kind::Document => false,
            Kind::String { .. }
            | Kind::Enum(_)
            | Kind::Integer(_)
            | Kind::Long(_)
            | Kind::Double(_)
            | Kind::Boolean
            | Kind::Timestamp => true,
        }
}

/// Writes a value as Java prints it: `[a, b]`, `{k=v}`; a structure by its name alone. Stops soon after the limit.
fn write(text: &mut String, shape: &'static Shape, value: &Value) {
    match (&shape.kind, value) {
        (_, Value::String(string)) => text.push_str(shortened(string)),
        (Kind::List { member, .. }, Value::Array(elements)) => {
            text.push('[');
            for (at, element) in elements.iter().enumerate() {
                separate(text, at);
                write(text, member, element);
                if text.len() > ECHO_BYTES_MAX {
                    return;
                }
            }
            text.push(']');
        }
        (Kind::Map { value: inner, .. }, Value::Object(object)) => {
            text.push('{');
            for (at, (key, entry)) in object.iter().enumerate() {
                separate(text, at);
                text.push_str(shortened(key));
                text.push('=');
                write(text, inner, entry);
                if text.len() > ECHO_BYTES_MAX {
                    return;
                }
            }
            text.push('}');
        }
        (Kind::Structure(_), Value::Object(_)) => text.push_str(shape.name),
        (_, other) => text.push_str(&other.to_string()),
    }
}

fn separate(text: &mut String, at: usize) {
    if at > 0 {
        text.push_str(", ");
    }
}
