//! How the demonstration looks: steps, requests, answers, events and verdicts, aligned, with colour only on a terminal.
//!
//! Knows nothing of what is shown; tokens and other endless strings are shortened wherever they stand.

use std::io::{IsTerminal, Write};

use serde_json::Value;

/// A string without spaces that is longer than this is shown by its ends.
const UNBROKEN_CHARS_MAX: usize = 96;
/// What is shown of each end.
const END_CHARS: usize = 12;
/// Of a longer list, only the beginning is shown.
const ITEMS_MAX: usize = 8;
/// How much of it.
const ITEMS_SHOWN: usize = 2;
/// A value that fits into a line of this length is put there.
const LINE_CHARS_MAX: usize = 110;

/// Writes to standard output.
#[derive(Debug)]
pub struct Printer {
    is_coloured: bool,
}

#[derive(Clone, Copy)]
enum Colour {
    Title,
    Request,
    Answer,
    Event,
    Passed,
    Failed,
    Quiet,
}

impl Printer {
    /// A printer that uses colour where somebody looks, unless `NO_COLOR` is set.
    pub fn new() -> Self {
        Self { is_coloured: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() }
    }

    /// A step of the walk and, in one line, what it shows.
    pub fn step(&self, title: &str, explanation: &str) {
        self.line("");
        self.line(&self.paint(Colour::Title, title));
        self.line(&self.paint(Colour::Quiet, explanation));
    }

    /// A request.
    pub fn request(&self, what: &str, body: &Value) {
        self.line("");
        self.line(&format!("  {} {}", self.paint(Colour::Request, "->"), self.paint(Colour::Request, what)));
        self.value(body);
    }

    /// An answer.
    pub fn answer(&self, status: u16, body: &Value) {
        let colour = if status < 400 { Colour::Answer } else { Colour::Failed };
        self.line(&format!("  {} {}", self.paint(colour, "<-"), self.paint(colour, &status.to_string())));
        self.value(body);
    }

    /// The event that a function printed.
    pub fn event(&self, function: &str, event: &Value) {
        let source = event["triggerSource"].as_str().unwrap_or("event");
        let text = format!("{source}, printed by {function}");
        self.line(&format!("  {} {}", self.paint(Colour::Event, "**"), self.paint(Colour::Event, &text)));
        self.value(event);
    }

    /// A line of a function's log, or anything else to be shown as it is.
    pub fn quote(&self, text: &str) {
        for line in text.lines() {
            self.line(&format!("     {} {}", self.paint(Colour::Quiet, "|"), shortened(line)));
        }
    }

    /// A value by itself.
    pub fn show(&self, value: &Value) {
        self.value(value);
    }

    /// Something that turned out as it should.
    pub fn passed(&self, what: &str) {
        self.line(&format!("  {} {what}", self.paint(Colour::Passed, "ok")));
    }

    /// Something worth knowing.
    pub fn note(&self, text: &str) {
        self.line(&self.paint(Colour::Quiet, &format!("  {text}")));
    }

    /// A line as it is.
    #[expect(clippy::unused_self, reason = "printing goes through the printer, like everything else")]
    pub fn line(&self, text: &str) {
        // A reader that has gone away is no reason to stop.
        let _ = writeln!(std::io::stdout(), "{text}");
    }

    fn value(&self, value: &Value) {
        if !is_empty(value) {
            for line in lines(value) {
                self.line(&format!("     {line}"));
            }
        }
    }

    fn paint(&self, colour: Colour, text: &str) -> String {
        if !self.is_coloured || text.is_empty() {
            return text.to_owned();
        }
        let code = match colour {
            Colour::Title => "1",
            Colour::Request => "36",
            Colour::Answer => "34",
            Colour::Event => "35",
            Colour::Passed => "32",
            Colour::Failed => "33",
            Colour::Quiet => "2",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// A value as lines: members aligned, and on one line wherever they fit.
fn lines(value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let width = members.keys().map(|name| name.chars().count()).max().unwrap_or_default();
            members.iter().flat_map(|(name, value)| member(&format!("{name:width$}  "), value)).collect()
        }
        Value::Array(items) if !items.is_empty() => {
            let shown = if items.len() > ITEMS_MAX { ITEMS_SHOWN } else { items.len() };
            let mut lines: Vec<_> = items[..shown].iter().flat_map(|item| member("- ", item)).collect();
            if shown < items.len() {
                lines.push(format!("- ... and {} more", items.len() - shown));
            }
            lines
        }
        other => vec![compact(other)],
    }
}

fn member(lead: &str, value: &Value) -> Vec<String> {
    let compact = compact(value);
    if lead.chars().count() + compact.chars().count() <= LINE_CHARS_MAX || !(value.is_object() || value.is_array()) {
        return vec![format!("{lead}{compact}")];
    }
    let nested = lines(value).into_iter().map(|line| format!("  {line}"));
    std::iter::once(lead.trim_end().to_owned()).chain(nested).collect()
}

fn compact(value: &Value) -> String {
    match value {
        Value::String(text) => Value::String(shortened(text)).to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(compact).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| format!("{name}: {}", compact(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// The two ends of a token, which is of no use to a reader as a whole.
fn shortened(text: &str) -> String {
    let length = text.chars().count();
    if length <= UNBROKEN_CHARS_MAX || text.contains(char::is_whitespace) {
        return text.to_owned();
    }
    let begin: String = text.chars().take(END_CHARS).collect();
    let end: String = text.chars().skip(length - END_CHARS).collect();
    format!("{begin}...{end} ({length} characters)")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members_are_aligned_and_only_long_objects_are_spread_over_lines() {
        let value = json!({
            "a": "text",
            "longer": { "x": 1, "none": null },
            "spread": { "first": "word ".repeat(20), "second": "word ".repeat(20) },
        });
        let words = "word ".repeat(20);
        assert_eq!(
            lines(&value),
            [
                "a       \"text\"".to_owned(),
                "longer  { x: 1, none: null }".to_owned(),
                "spread".to_owned(),
                format!("  first   \"{words}\""),
                format!("  second  \"{words}\""),
            ],
        );
    }

    #[test]
    fn tokens_are_shortened_wherever_they_stand() {
        let token = format!("eyJhbGciOiJS{}signature012", "x".repeat(900));
        let shown = lines(&json!({ "list": [{ "token": token }] })).join("\n");
        assert_eq!(shown, "list  [{ token: \"eyJhbGciOiJS...signature012 (924 characters)\" }]");
    }

    #[test]
    fn of_a_long_list_the_beginning_is_shown() {
        let value: Value = (0..20).map(|number| json!({ "number": number, "text": "word ".repeat(5) })).collect();
        let shown = lines(&value);
        assert_eq!(shown.len(), 3);
        assert_eq!(shown[2], "- ... and 18 more");
    }

    #[test]
    fn sentences_are_shown_whole() {
        let sentence = "word ".repeat(100);
        assert_eq!(shortened(&sentence), sentence);
    }
}
