//! REST-JSON as the function service speaks it: the operation in method and path, its members in path, query, headers
//! and body.

use bytes::Bytes;
use http::Method;
use serde_json::{Map, Value};
use vestibule_api::Blob;
use vestibule_api::lambda::{Input, Operation};
use vestibule_api::model::{Kind, Location, Shape};

use super::{Head, Problem, Target, aws_json, percent_decode, query_parameter};

/// What the path said: member names and values, decoded.
pub type PathMembers = Vec<(&'static str, String)>;

/// Whether a path begins with an API date, as all of this service do.
pub(super) fn is_path(path: &str) -> bool {
    let date = path.strip_prefix('/').and_then(|path| path.split('/').next()).unwrap_or_default();
    let is_digits = |part: Option<&str>, length: usize| {
        part.is_some_and(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut parts = date.split('-');
    is_digits(parts.next(), 4) && is_digits(parts.next(), 2) && is_digits(parts.next(), 2) && parts.next().is_none()
}

/// The operation of a method and path.
pub(super) fn target(method: &Method, path: &str) -> Result<Target, Problem> {
    // Older clients end the collection's path with a slash.
    let path = path.strip_suffix('/').unwrap_or(path);
    let found = Operation::ALL.into_iter().find_map(|operation| {
        let http = operation.http().filter(|http| http.method == method.as_str())?;
        Some(Target::Lambda(operation, path_members(http.uri, path)?))
    });
    found.ok_or(Problem::UnknownOperation)
}

/// The values of a template's `{Member}` segments, if the path is of its form.
fn path_members(template: &'static str, path: &str) -> Option<PathMembers> {
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    let mut members = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(members),
            (Some(wanted), Some(given)) => match wanted.strip_prefix('{').and_then(|it| it.strip_suffix('}')) {
                Some(name) if !given.is_empty() => {
                    members.push((name, String::from_utf8(percent_decode(given)).ok()?));
                }
                None if wanted == given => {}
                _ => return None,
            },
            _ => return None,
        }
    }
}

/// All members as one JSON object, wherever they travelled. A payload is not among them: see [`with_payload`].
pub(super) fn input(
    shape: Option<&'static Shape>,
    members: &PathMembers,
    head: &Head,
    body: &[u8],
) -> Result<Value, Problem> {
    let Some(shape) = shape else { return Ok(Value::Object(Map::new())) };
    let has_payload = shape.members().iter().any(|member| member.location == Location::Payload);
    let mut value = if has_payload { Value::Object(Map::new()) } else { aws_json::input(body)? };
    let Some(object) = value.as_object_mut() else { return Ok(value) };
    for member in shape.members() {
        let text = match member.location {
            Location::Uri(name) => members.iter().find(|(it, _)| *it == name).map(|(_, text)| text.clone()),
            Location::Query(name) => head.uri.query().and_then(|query| query_parameter(query, name)),
            Location::Header(name) => {
                head.headers.get(name).map(|text| String::from_utf8_lossy(text.as_bytes()).into_owned())
            }
            Location::Body | Location::Payload | Location::StatusCode => continue,
        };
        // What the body says about a member that travels elsewhere does not count.
        object.remove(member.name);
        if let Some(text) = text {
            object.insert(member.name.to_owned(), typed(member.shape, text));
        }
    }
    Ok(value)
}

/// Numbers and booleans travel as text outside the body; what is none stays text and is refused by the constraints.
fn typed(shape: &Shape, text: String) -> Value {
    match shape.kind {
        Kind::Integer(_) | Kind::Long(_) => text.parse::<i64>().map_or(Value::String(text), Value::from),
        Kind::Boolean => text.parse::<bool>().map_or(Value::String(text), Value::from),
        _ => Value::String(text),
    }
}

/// The input with its body, for the operation whose body is free.
pub(super) fn with_payload(input: Input, body: &Bytes) -> Input {
    match input {
        Input::Invoke(mut request) => {
            request.payload = Some(Blob(body.to_vec()));
            Input::Invoke(request)
        }
        input => input,
    }
}
