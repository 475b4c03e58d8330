//! The rules of one shape: which there are, whether a value keeps them, and how they are worded.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::model::{Bounds, Kind, Pattern, Shape};

/// One rule a value must keep.
#[derive(Clone, Copy)]
pub enum Rule {
    NotNull,
    LengthAtMost(i64),
    LengthAtLeast(i64),
    BytesAtMost(i64),
    BytesAtLeast(i64),
    ValueAtMost(i64),
    ValueAtLeast(i64),
    Pattern(&'static Pattern),
    Enum(&'static [&'static str]),
}

/// The rules of a shape, in the order in which the services state them.
pub fn rules(shape: &Shape) -> impl Iterator<Item = Rule> + use<> {
    let length = |bounds: Bounds| [bounds.max.map(Rule::LengthAtMost), bounds.min.map(Rule::LengthAtLeast)];
    let range = |bounds: Bounds| [bounds.max.map(Rule::ValueAtMost), bounds.min.map(Rule::ValueAtLeast)];
    let ([first, second], third) = match shape.kind {
        Kind::String { length: bounds, pattern } => (length(bounds), pattern.map(Rule::Pattern)),
        Kind::Enum(values) => ([None, None], Some(Rule::Enum(values))),
        Kind::List { length: bounds, .. } | Kind::Map { length: bounds, .. } => (length(bounds), None),
        Kind::Blob(bounds) => ([bounds.max.map(Rule::BytesAtMost), bounds.min.map(Rule::BytesAtLeast)], None),
        Kind::Integer(bounds) | Kind::Long(bounds) | Kind::Double(bounds) => (range(bounds), None),
        Kind::Structure(_) | Kind::Boolean | Kind::Timestamp | Kind::Document => ([None, None], None),
    };
    [first, second, third].into_iter().flatten()
}

impl Rule {
    /// Whether a value keeps the rule. The value already has the JSON type of its shape, or is null, which only
    /// [`Rule::NotNull`] minds.
    pub fn accepts(self, value: &Value) -> bool {
        match value {
            Value::Null => !matches!(self, Self::NotNull),
            Value::String(text) => self.accepts_text(text),
            Value::Array(elements) => self.accepts_length(elements.len()),
            Value::Object(entries) => self.accepts_length(entries.len()),
            Value::Number(number) => match (self, number.as_i64(), number.as_f64()) {
                (Self::ValueAtMost(max), Some(number), _) => number <= max,
                (Self::ValueAtLeast(min), Some(number), _) => number >= min,
                #[expect(clippy::cast_precision_loss, reason = "limits in the models are small")]
                (Self::ValueAtMost(max), None, Some(number)) => number <= max as f64,
                #[expect(clippy::cast_precision_loss, reason = "limits in the models are small")]
                (Self::ValueAtLeast(min), None, Some(number)) => number >= min as f64,
                _ => true,
            },
            Value::Bool(_) => true,
        }
    }

    /// Whether a text keeps the rule.
    pub fn accepts_text(self, text: &str) -> bool {
        match self {
            Self::LengthAtMost(_) | Self::LengthAtLeast(_) => self.accepts_length(utf16_length(text)),
            Self::BytesAtMost(max) => decoded_length(text).is_some_and(|length| as_limit(length) <= max),
            Self::BytesAtLeast(min) => decoded_length(text).is_some_and(|length| as_limit(length) >= min),
            Self::Pattern(pattern) => pattern.accepts(text),
            Self::Enum(values) => values.contains(&text),
            Self::NotNull | Self::ValueAtMost(_) | Self::ValueAtLeast(_) => true,
        }
    }

    fn accepts_length(self, length: usize) -> bool {
        let length = as_limit(length);
        match self {
            Self::LengthAtMost(max) => length <= max,
            Self::LengthAtLeast(min) => length >= min,
            _ => true,
        }
    }
}

/// A length as the type the limits have.
fn as_limit(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The services count as Java does.
fn utf16_length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// The number of bytes that a base64 text stands for, or `None` where it stands for none. Nothing of its size is allocated:
/// a function's package is tens of megabytes.
pub fn decoded_length(text: &str) -> Option<usize> {
    const ENCODED: usize = 4096;
    let mut buffer = [0; ENCODED / 4 * 3];
    let mut length = 0;
    let mut chunks = text.as_bytes().chunks(ENCODED).peekable();
    while let Some(chunk) = chunks.next() {
        let decoded = STANDARD.decode_slice(chunk, &mut buffer).ok()?;
        // Padding may end the text, not a chunk before the last.
        if chunks.peek().is_some() && decoded != buffer.len() {
            return None;
        }
        length += decoded;
    }
    Some(length)
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNull => f.write_str("Member must not be null"),
            Self::LengthAtMost(max) | Self::BytesAtMost(max) => {
                write!(f, "Member must have length less than or equal to {max}")
            }
            Self::LengthAtLeast(min) | Self::BytesAtLeast(min) => {
                write!(f, "Member must have length greater than or equal to {min}")
            }
            Self::ValueAtMost(max) => {
                write!(f, "Member must have value less than or equal to {max}")
            }
            Self::ValueAtLeast(min) => {
                write!(f, "Member must have value greater than or equal to {min}")
            }
            Self::Pattern(pattern) => {
                write!(f, "Member must satisfy regular expression pattern: {}", pattern.text)
            }
            Self::Enum(values) => write!(f, "Member must satisfy enum value set: [{}]", values.join(", ")),
        }
    }
}
