//! The text of `generated/<service>.rs`: structs, enums, the list of operations, and the input enum.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{bail, ensure};

use super::model::{Service, Shape};
use super::names::{self, Case};

/// The whole file.
pub fn render(service: &Service, source: &str) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut taken = BTreeSet::from(["Operation", "Input"]);
    operations(&mut text, service)?;
    input(&mut text, service)?;
    for name in service.reachable()? {
        let shape = service.shape(name)?;
        if shape.kind == "structure" && !shape.is_document(name) {
            ensure!(taken.insert(name), "{name} is generated twice");
            structure(&mut text, service, name, shape)?;
        } else if let Some(values) = &shape.values {
            ensure!(taken.insert(name), "{name} is generated twice");
            let values: Vec<&str> = values.iter().chain(&shape.answered).map(String::as_str).collect();
            enumeration(&mut text, name, &values)?;
        }
    }
    Ok(header(service, source, &text)? + &text)
}

fn header(service: &Service, source: &str, body: &str) -> anyhow::Result<String> {
    let mut text = format!(
        "//! Operations and shapes of `{}`, {}. Written by `cargo xtask codegen` from `{source}`; do not edit.\n\n\
         #![allow(missing_docs, reason = \"members are documented by the service's API reference\")]\n\
         #![allow(clippy::all, clippy::pedantic, reason = \"names and shapes are the model's, not ours\")]\n\n",
        service.name, service.api_version
    );
    if !names::used(&["BTreeMap"], body).is_empty() {
        writeln!(text, "use std::collections::BTreeMap;")?;
    }
    writeln!(
        text,
        "use std::fmt;\nuse std::str::FromStr;\n\nuse serde::{{Deserialize, Serialize}};\n\n\
         use crate::model::{{Auth, ErrorModel, Http, OperationModel, Shape}};\n\
         use crate::value::{{{}}};\n\n\
         mod model;\n\n\
         /// The service's name in ARNs and signatures.\n\
         pub const SERVICE: &str = {:?};\n\
         /// The version of the API, which is also part of a REST service's paths.\n\
         pub const API_VERSION: &str = {:?};",
        names::used(&["Blob", "InvalidEnumValue", "Sensitive", "Timestamp"], body),
        service.name,
        service.api_version
    )?;
    if let Some(prefix) = &service.target_prefix {
        writeln!(
            text,
            "/// What stands before the dot in `X-Amz-Target`.\npub const TARGET_PREFIX: &str = {prefix:?};"
        )?;
    }
    if let Some(version) = &service.json_version {
        writeln!(
            text,
            "/// The version in the content type `application/x-amz-json-`.\npub const JSON_VERSION: &str = {version:?};"
        )?;
    }
    Ok(text)
}

fn operations(text: &mut String, service: &Service) -> anyhow::Result<()> {
    let names: Vec<&String> = service.operations.keys().collect();
    writeln!(
        text,
        "\n/// Every operation of the service, in alphabetical order.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Operation {{"
    )?;
    for name in &names {
        writeln!(text, "{name},")?;
    }
    writeln!(
        text,
        "}}\n\nimpl Operation {{\n/// Every operation, in alphabetical order.\npub const ALL: [Self; {}] = [",
        names.len()
    )?;
    for name in &names {
        writeln!(text, "Self::{name},")?;
    }
    writeln!(
        text,
        "];\n\n\
         /// What the model says about the operation.\n\
         pub fn model(self) -> &'static OperationModel {{ &model::OPERATIONS[self as usize] }}\n\n\
         /// The name clients call it by.\n\
         pub fn name(self) -> &'static str {{ self.model().name }}\n\n\
         /// The operation of this name; names are case-sensitive.\n\
         pub fn from_name(name: &str) -> Option<Self> {{\n\
             Self::ALL.binary_search_by(|operation| operation.name().cmp(name)).ok().map(|at| Self::ALL[at])\n\
         }}\n\n\
         /// Who may call it.\n\
         pub fn auth(self) -> Auth {{ self.model().auth }}\n\n\
         /// The exceptions the model lists for it.\n\
         pub fn errors(self) -> &'static [&'static str] {{ self.model().errors }}\n\n\
         /// The structure a request is checked against.\n\
         pub fn input_shape(self) -> Option<&'static Shape> {{ self.model().input }}\n\n\
         /// The structure of the answer; `None` means an empty body.\n\
         pub fn output_shape(self) -> Option<&'static Shape> {{ self.model().output }}\n\n\
         /// Where it lives in a REST service.\n\
         pub fn http(self) -> Option<Http> {{ self.model().http }}\n}}\n\n\
         impl fmt::Display for Operation {{\n\
             fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{ f.write_str(self.name()) }}\n}}\n\n\
         /// The model's entry for an exception of this service.\n\
         pub fn error(name: &str) -> Option<&'static ErrorModel> {{\n\
             model::ERRORS.binary_search_by(|error| error.name.cmp(name)).ok().map(|at| &model::ERRORS[at])\n\
         }}"
    )?;
    Ok(())
}

fn input(text: &mut String, service: &Service) -> anyhow::Result<()> {
    writeln!(
        text,
        "\n/// The input of one call: matching on it is how no operation is forgotten.\n\
         #[derive(Clone, Debug, PartialEq, Serialize)]\n#[serde(untagged)]\npub enum Input {{"
    )?;
    for (name, operation) in &service.operations {
        writeln!(text, "{name}({}),", operation.input)?;
    }
    writeln!(
        text,
        "}}\n\nimpl Input {{\n\
         /// Reads an input that [`crate::constraint::check`] has let pass.\n\
         pub fn decode(operation: Operation, value: serde_json::Value) -> Result<Self, serde_json::Error> {{\n\
         Ok(match operation {{"
    )?;
    for name in service.operations.keys() {
        writeln!(text, "Operation::{name} => Self::{name}(serde_json::from_value(value)?),")?;
    }
    writeln!(
        text,
        "}})\n}}\n\n/// The operation this is the input of.\npub fn operation(&self) -> Operation {{\nmatch self {{"
    )?;
    for name in service.operations.keys() {
        writeln!(text, "Self::{name}(_) => Operation::{name},")?;
    }
    writeln!(text, "}}\n}}\n}}")?;
    Ok(())
}

fn structure(text: &mut String, service: &Service, name: &str, shape: &Shape) -> anyhow::Result<()> {
    let case = match shape.members.0.first() {
        Some((member, _)) if member.starts_with(|first: char| first.is_ascii_lowercase()) => Case::Camel,
        _ => Case::Pascal,
    };
    let secret = shape.is_secret(name);
    writeln!(text, "\n/// {}", purpose(service, name))?;
    writeln!(
        text,
        "#[derive(Clone, {}Default, PartialEq, Serialize, Deserialize)]",
        if secret { "" } else { "Debug, " }
    )?;
    if !shape.members.0.is_empty() {
        writeln!(text, "#[serde(rename_all = \"{}\")]", if case == Case::Pascal { "PascalCase" } else { "camelCase" })?;
    }
    writeln!(text, "pub struct {name} {{")?;
    let mut fields = BTreeSet::new();
    for (member, reference) in &shape.members.0 {
        let field = names::field(member);
        let rename =
            if names::renamed(&field, case) == *member { String::new() } else { format!("rename = {member:?}, ") };
        writeln!(text, "#[serde({rename}skip_serializing_if = \"Option::is_none\")]")?;
        writeln!(text, "pub {field}: Option<{}>,", rust_type(service, &reference.shape)?)?;
        ensure!(fields.insert(field), "{name}: two members become the same field as {member}");
    }
    writeln!(text, "}}")?;
    if secret {
        writeln!(
            text,
            "\nimpl fmt::Debug for {name} {{\n\
             fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{ f.write_str(\"{name}(redacted)\") }}\n}}"
        )?;
    }
    Ok(())
}

/// One line on what a structure is for.
fn purpose(service: &Service, name: &str) -> String {
    let users = |is_user: &dyn Fn(&super::model::Operation) -> bool| {
        let operations = service.operations.iter().filter(|(_, operation)| is_user(operation));
        operations.map(|(operation, _)| format!("[`Operation::{operation}`]")).collect::<Vec<_>>().join(", ")
    };
    let inputs = users(&|operation| operation.input == name);
    let outputs = users(&|operation| operation.output.as_deref() == Some(name));
    match (inputs.is_empty(), outputs.is_empty()) {
        (false, _) => format!("The input of {inputs}."),
        (true, false) => format!("The output of {outputs}."),
        (true, true) => format!("The model's structure `{name}`."),
    }
}

fn rust_type(service: &Service, name: &str) -> anyhow::Result<String> {
    let shape = service.shape(name)?;
    let inner = |reference: &Option<String>| -> anyhow::Result<String> {
        match reference {
            Some(inner) => rust_type(service, inner),
            None => bail!("{name} does not say what it contains"),
        }
    };
    Ok(match shape.kind.as_str() {
        "structure" if shape.is_document(name) => "serde_json::Value".into(),
        "structure" => name.into(),
        "string" if shape.values.is_some() => name.into(),
        "string" if shape.is_secret(name) => "Sensitive".into(),
        "string" => "String".into(),
        "list" => format!("Vec<{}>", inner(&shape.member)?),
        // A secret map keeps its keys readable: they are the names the API gives to the values.
        "map" if shape.is_secret(name) => format!("BTreeMap<{}, Sensitive>", inner(&shape.key)?),
        "map" => format!("BTreeMap<{}, {}>", inner(&shape.key)?, inner(&shape.value)?),
        "boolean" => "bool".into(),
        "integer" => "i32".into(),
        "long" => "i64".into(),
        "double" => "f64".into(),
        "blob" => "Blob".into(),
        "timestamp" => "Timestamp".into(),
        other => bail!("{name}: unknown type {other}"),
    })
}

fn enumeration(text: &mut String, name: &str, values: &[&str]) -> anyhow::Result<()> {
    let variants: Vec<String> = values.iter().map(|value| names::variant(value)).collect();
    let distinct: BTreeSet<&String> = variants.iter().collect();
    ensure!(distinct.len() == variants.len(), "{name}: two values become the same variant");
    writeln!(
        text,
        "\n/// The model's enum `{name}`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]\npub enum {name} {{"
    )?;
    for (variant, value) in variants.iter().zip(values) {
        if variant != value {
            writeln!(text, "#[serde(rename = {value:?})]")?;
        }
        writeln!(text, "{variant},")?;
    }
    writeln!(
        text,
        "}}\n\nimpl {name} {{\n/// The value on the wire.\npub fn as_str(self) -> &'static str {{\nmatch self {{"
    )?;
    for (variant, value) in variants.iter().zip(values) {
        writeln!(text, "Self::{variant} => {value:?},")?;
    }
    writeln!(
        text,
        "}}\n}}\n}}\n\n\
         impl fmt::Display for {name} {{\n\
         fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{ f.write_str(self.as_str()) }}\n}}\n\n\
         impl FromStr for {name} {{\n\
         type Err = InvalidEnumValue;\n\n\
         fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {{\nOk(match value {{"
    )?;
    for (variant, value) in variants.iter().zip(values) {
        writeln!(text, "{value:?} => Self::{variant},")?;
    }
    writeln!(text, "_ => return Err(InvalidEnumValue {{ shape: {name:?} }}),\n}})\n}}\n}}")?;
    Ok(())
}
