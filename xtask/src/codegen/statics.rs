//! The text of `generated/<service>/model.rs`: the model as static data for the constraint interpreter.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context as _, bail, ensure};

use super::model::{Member, Service, Shape};
use super::names;

/// The whole file.
pub fn render(service: &Service, source: &str) -> anyhow::Result<String> {
    let mut text = String::new();
    operations(&mut text, service)?;
    errors(&mut text, service)?;
    let mut taken = BTreeSet::from(["OPERATIONS".to_owned(), "ERRORS".to_owned()]);
    for name in service.reachable()? {
        let identifier = names::screaming(name);
        let shape = service.shape(name)?;
        let constructor = if shape.sensitive { "sensitive" } else { "new" };
        writeln!(text, "\npub static {identifier}: Shape = Shape::{constructor}({name:?}, {});", kind(name, shape)?)?;
        ensure!(taken.insert(identifier), "{name}: two shapes become the same static");
    }
    let vocabulary =
        ["Auth", "Bounds", "ErrorModel", "Http", "Kind", "Location", "Member", "OperationModel", "Pattern", "Shape"];
    Ok(format!(
        "//! The model of `{}` as data. Written by `cargo xtask codegen` from `{source}`; do not edit.\n\n\
         #![allow(clippy::all, clippy::pedantic, reason = \"names and shapes are the model's, not ours\")]\n\n\
         use crate::model::{{{}}};\n{text}",
        service.name,
        names::used(&vocabulary, &text)
    ))
}

fn operations(text: &mut String, service: &Service) -> anyhow::Result<()> {
    writeln!(
        text,
        "\n/// What the model says about each operation, in the order of the `Operation` enum.\n\
         pub static OPERATIONS: [OperationModel; {}] = [",
        service.operations.len()
    )?;
    for (name, operation) in &service.operations {
        let http = operation.http.as_ref().map_or("None".to_owned(), |http| {
            format!(
                "Some(Http {{ method: {:?}, uri: {:?}, status: {} }})",
                http.method, http.request_uri, http.response_code
            )
        });
        let output =
            operation.output.as_ref().map_or("None".to_owned(), |output| format!("Some({})", reference(output)));
        writeln!(
            text,
            "OperationModel {{ name: {name:?}, auth: Auth::{}, errors: &{:?}, input: Some({}), output: {output}, http: {http} }},",
            service.auth(name)?,
            operation.errors,
            reference(&operation.input),
        )?;
    }
    writeln!(text, "];")?;
    Ok(())
}

fn errors(text: &mut String, service: &Service) -> anyhow::Result<()> {
    let exceptions: Vec<(&String, &Shape)> = service.shapes.iter().filter(|(_, shape)| shape.exception).collect();
    writeln!(
        text,
        "\n/// The service's exceptions, in alphabetical order.\npub static ERRORS: [ErrorModel; {}] = [",
        exceptions.len()
    )?;
    for (name, shape) in exceptions {
        let default = if shape.fault { 500 } else { 400 };
        let status = shape.error.as_ref().map_or(default, |error| error.http_status_code);
        let capital = shape.members.0.iter().any(|(member, _)| member == "Message");
        let message = if capital { "Message" } else { "message" };
        writeln!(
            text,
            "ErrorModel {{ name: {name:?}, status: {status}, fault: {}, message_member: {message:?} }},",
            shape.fault
        )?;
    }
    writeln!(text, "];")?;
    Ok(())
}

fn kind(name: &str, shape: &Shape) -> anyhow::Result<String> {
    let inner = |part: &Option<String>| -> anyhow::Result<String> {
        Ok(reference(part.as_ref().with_context(|| format!("{name} does not say what it contains"))?))
    };
    let bounds = bounds(shape);
    Ok(match shape.kind.as_str() {
        "structure" if shape.is_document(name) => "Kind::Document".into(),
        "structure" => {
            let members: Vec<String> = shape
                .members
                .0
                .iter()
                .map(|(name, found)| member(shape, name, found))
                .collect::<anyhow::Result<_>>()?;
            format!("Kind::Structure(&[{}])", members.join(", "))
        }
        "list" => format!("Kind::List {{ member: {}, length: {bounds} }}", inner(&shape.member)?),
        "map" => {
            format!("Kind::Map {{ key: {}, value: {}, length: {bounds} }}", inner(&shape.key)?, inner(&shape.value)?)
        }
        "string" => match (&shape.values, &shape.pattern) {
            (Some(values), None) => format!("Kind::Enum(&{values:?})"),
            (Some(_), Some(_)) => bail!("{name} has both an enum and a pattern"),
            (None, Some(pattern)) => format!(
                "Kind::String {{ length: {bounds}, pattern: Some({{ static PATTERN: Pattern = Pattern::{}({pattern:?}); &PATTERN }}) }}",
                if shape.is_searched(name) { "searched" } else { "full" }
            ),
            (None, None) => format!("Kind::String {{ length: {bounds}, pattern: None }}"),
        },
        "integer" => format!("Kind::Integer({bounds})"),
        "long" => format!("Kind::Long({bounds})"),
        "double" => format!("Kind::Double({bounds})"),
        "blob" => format!("Kind::Blob({bounds})"),
        "boolean" => "Kind::Boolean".into(),
        "timestamp" => "Kind::Timestamp".into(),
        other => bail!("{name}: unknown type {other}"),
    })
}

fn member(shape: &Shape, name: &String, member: &Member) -> anyhow::Result<String> {
    let at = member.location_name.as_ref().unwrap_or(name);
    let location = match member.location.as_deref() {
        None if shape.payload.as_ref() == Some(name) => ".at(Location::Payload)".to_owned(),
        None => String::new(),
        Some("uri") => format!(".at(Location::Uri({at:?}))"),
        Some("querystring") => format!(".at(Location::Query({at:?}))"),
        Some("header") => format!(".at(Location::Header({at:?}))"),
        Some("statusCode") => ".at(Location::StatusCode)".to_owned(),
        Some(other) => bail!("{name}: unknown location {other}"),
    };
    let constructor = if shape.required.contains(name) { "required" } else { "optional" };
    Ok(format!("Member::{constructor}({name:?}, {}){location}", reference(&member.shape)))
}

fn bounds(shape: &Shape) -> String {
    match (shape.min, shape.max) {
        (None, None) => "Bounds::NONE".to_owned(),
        (Some(min), None) => format!("Bounds::at_least({min})"),
        (None, Some(max)) => format!("Bounds::at_most({max})"),
        (Some(min), Some(max)) => format!("Bounds::within({min}, {max})"),
    }
}

fn reference(shape: &str) -> String {
    format!("&{}", names::screaming(shape))
}
