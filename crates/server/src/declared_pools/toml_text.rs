//! Writes a table as TOML: in the order of its members, small tables on one line.

use std::fmt::Write as _;

use serde_json::Value;

use super::Table;

/// What fits on one line.
const LINE_CHARS_MAX: usize = 100;
/// Lists whose entries are long enough for headings of their own.
const HEADED: [&str; 3] = ["Clients", "Groups", "Users"];

/// The text.
pub fn write(table: &Table) -> String {
    let mut text = String::new();
    section(&mut text, "", table);
    text
}

/// A table: what fits on lines first, then what needs headings.
fn section(text: &mut String, path: &str, table: &Table) {
    let mut later = Vec::new();
    for (name, value) in table.iter().filter(|(_, value)| !value.is_null()) {
        let line = format!("{} = {}", key(name), inline(value));
        let holds_tables = value.is_object() || value.as_array().is_some_and(|list| list.iter().any(Value::is_object));
        let needs_heading = holds_tables && (line.chars().count() > LINE_CHARS_MAX || HEADED.contains(&name.as_str()));
        if needs_heading {
            later.push((name, value));
        } else {
            text.push_str(&line);
            text.push('\n');
        }
    }
    for (name, value) in later {
        let path = if path.is_empty() { key(name) } else { format!("{path}.{}", key(name)) };
        match value {
            Value::Object(table) => {
                // Writing to a string cannot fail.
                let _ = write!(text, "\n[{path}]\n");
                section(text, &path, table);
            }
            Value::Array(tables) => {
                for table in tables.iter().filter_map(Value::as_object) {
                    let _ = write!(text, "\n[[{path}]]\n");
                    section(text, &path, table);
                }
            }
            _ => {}
        }
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::Object(table) if table.is_empty() => "{}".to_owned(),
        Value::Object(table) => {
            let members = table.iter().filter(|(_, value)| !value.is_null());
            let members: Vec<String> =
                members.map(|(name, value)| format!("{} = {}", key(name), inline(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(values) => {
            let values: Vec<String> = values.iter().filter(|value| !value.is_null()).map(inline).collect();
            format!("[{}]", values.join(", "))
        }
        // A text of JSON is one of TOML, but for the delete character.
        value => value.to_string().replace('\u{7f}', "\\u007F"),
    }
}

fn key(name: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if !name.is_empty() && name.bytes().all(is_bare) { name.to_owned() } else { inline(&name.into()) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_reads_as_it_was() {
        let long = "long ".repeat(30);
        let table = json!({
            "Id": "us-east-1_Demo1",
            "Odd \"key\"": "a \u{7f}\n\t\\ \"text\" \u{1f600} \u{1}",
            "Numbers": [1, 2.5, -3],
            "Small": {"A": true, "custom:b": {"C": []}},
            "Large": {"Text": long, "Inner": {"Text": long, "Again": [{"Text": long}, {"Text": "short"}]}},
            "Schema": [{"Name": "a", "Text": long}, {"Name": "b"}],
            "Clients": [{"ClientId": "1", "Units": {"X": "days"}}, {"ClientId": "2", "Text": {"Long": long}}],
        });
        let Value::Object(table) = table else { panic!("no table") };
        let text = write(&table);
        let back: Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(back, table, "{text}");
        assert!(text.contains("Small = { A = true, \"custom:b\" = { C = [] } }\n"), "{text}");
        assert!(text.contains("\n[[Clients]]\nClientId = \"1\"\nUnits = { X = \"days\" }\n"), "{text}");
    }
}
