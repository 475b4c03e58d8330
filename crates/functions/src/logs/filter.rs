//! Filter patterns: which events `FilterLogEvents` returns.
//!
//! ```text
//! word "two words"    all of them        ?a ?b    any of them       -word    none of them
//! { $.user.id = 7 && ($.level = "ERR*" || $.code IS NULL) }    a condition on a JSON event
//! ```
//! Space-delimited patterns (`[a, b]`) and regular expressions (`%…%`) are refused.

use serde_json::Value;

/// A pattern that was read.
#[derive(Debug, PartialEq)]
pub(super) enum Pattern {
    /// Every event.
    Everything,
    /// Terms an event contains or does not.
    Terms { all: Vec<String>, any: Vec<String>, none: Vec<String> },
    /// A condition on an event that is a JSON object.
    Json(Condition),
}

#[derive(Debug, PartialEq)]
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Compare(Vec<Step>, Comparison, Literal),
    IsNull(Vec<Step>),
    IsBool(Vec<Step>, bool),
    NotExists(Vec<Step>),
}

/// One step from a JSON value to one inside it.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Debug, PartialEq)]
pub(super) enum Literal {
    Number(f64),
    Text(String),
}

/// The deepest nesting of parentheses.
const DEPTH_MAX: usize = 20;

impl Pattern {
    /// Reads a pattern; the error is the text for the client.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        match text.chars().next() {
            None => Ok(Self::Everything),
            Some('{') => {
                let inner = text[1..].trim_end().strip_suffix('}').ok_or_else(|| invalid(text))?;
                let mut parser = JsonParser { rest: inner, whole: text };
                let condition = parser.any(0)?;
                if parser.rest.trim().is_empty() { Ok(Self::Json(condition)) } else { Err(invalid(text)) }
            }
            Some('[' | '%') => Err(invalid(text)),
            Some(_) => parse_terms(text),
        }
    }

    /// Whether an event passes.
    pub fn matches(&self, message: &str) -> bool {
        let contains = |term: &String| message.contains(term.as_str());
        match self {
            Self::Everything => true,
            Self::Terms { all, any, none } => {
                // CloudWatch: optional terms count only when there are no others. Source: filter pattern syntax guide.
                let is_optional = all.is_empty() && none.is_empty();
                all.iter().all(contains) && !none.iter().any(contains) && (!is_optional || any.iter().any(contains))
            }
            Self::Json(condition) => {
                message.trim_start().starts_with('{')
                    && serde_json::from_str::<Value>(message).is_ok_and(|value| condition.holds(&value))
            }
        }
    }
}

fn invalid(term: &str) -> String {
    format!("Invalid character(s) in term '{term}'")
}

fn parse_terms(text: &str) -> Result<Pattern, String> {
    let (mut all, mut any, mut none) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = text;
    while !rest.is_empty() {
        let list = match rest.as_bytes()[0] {
            b'?' => &mut any,
            b'-' => &mut none,
            _ => &mut all,
        };
        rest = rest.strip_prefix(['?', '-']).unwrap_or(rest);
        let (term, tail) = if let Some(quoted) = rest.strip_prefix('"') {
            split_quoted(quoted).ok_or_else(|| invalid(rest))?
        } else {
            let (word, tail) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
            if word.is_empty() || !word.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
                return Err(invalid(word));
            }
            (word.to_owned(), tail)
        };
        list.push(term);
        rest = tail.trim_start();
    }
    Ok(Pattern::Terms { all, any, none })
}

/// The text up to the closing quote, and what follows it.
fn split_quoted(text: &str) -> Option<(String, &str)> {
    let mut term = String::new();
    let mut letters = text.char_indices();
    while let Some((index, letter)) = letters.next() {
        match letter {
            '"' => return Some((term, &text[index + 1..])),
            '\\' => term.push(letters.next()?.1),
            _ => term.push(letter),
        }
    }
    None
}

struct JsonParser<'a> {
    rest: &'a str,
    whole: &'a str,
}

impl JsonParser<'_> {
    fn any(&mut self, depth: usize) -> Result<Condition, String> {
        let mut parts = vec![self.all(depth)?];
        while self.take("||") {
            parts.push(self.all(depth)?);
        }
        Ok(single_or(parts, Condition::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Condition, String> {
        let mut parts = vec![self.one(depth)?];
        while self.take("&&") {
            parts.push(self.one(depth)?);
        }
        Ok(single_or(parts, Condition::All))
    }

    fn one(&mut self, depth: usize) -> Result<Condition, String> {
        if depth > DEPTH_MAX {
            return Err(invalid(self.whole));
        }
        if self.take("(") {
            let inner = self.any(depth + 1)?;
            return if self.take(")") { Ok(inner) } else { Err(invalid(self.whole)) };
        }
        let selector = self.selector()?;
        if self.take_words(&["NOT", "EXISTS"]) {
            return Ok(Condition::NotExists(selector));
        }
        if self.take_words(&["IS", "NULL"]) {
            return Ok(Condition::IsNull(selector));
        }
        for value in [true, false] {
            if self.take_words(&["IS", if value { "TRUE" } else { "FALSE" }]) {
                return Ok(Condition::IsBool(selector, value));
            }
        }
        let comparisons = [
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("=", Comparison::Equal),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        for (symbol, comparison) in comparisons {
            if self.take(symbol) {
                return Ok(Condition::Compare(selector, comparison, self.literal()?));
            }
        }
        Err(invalid(self.whole))
    }

    /// `$.a.b[0]`
    fn selector(&mut self) -> Result<Vec<Step>, String> {
        if !self.take("$") {
            return Err(invalid(self.whole));
        }
        let mut steps = Vec::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix('.') {
                let end = rest
                    .find(|letter: char| !(letter.is_alphanumeric() || "_-:@".contains(letter)))
                    .unwrap_or(rest.len());
                if end == 0 {
                    return Err(invalid(self.whole));
                }
                steps.push(Step::Key(rest[..end].to_owned()));
                self.rest = &rest[end..];
            } else if let Some(rest) = self.rest.strip_prefix('[') {
                let (inner, rest) = rest.split_once(']').ok_or_else(|| invalid(self.whole))?;
                let quoted = inner.trim().trim_matches(['"', '\'']);
                steps.push(inner.trim().parse().map_or_else(|_| Step::Key(quoted.to_owned()), Step::Index));
                self.rest = rest;
            } else {
                return Ok(steps);
            }
        }
    }

    fn literal(&mut self) -> Result<Literal, String> {
        self.rest = self.rest.trim_start();
        if let Some(quoted) = self.rest.strip_prefix('"') {
            let (text, rest) = split_quoted(quoted).ok_or_else(|| invalid(self.whole))?;
            self.rest = rest;
            return Ok(Literal::Text(text));
        }
        let end = self.rest.find(|letter: char| letter.is_whitespace() || ")&|".contains(letter));
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if word.is_empty() {
            return Err(invalid(self.whole));
        }
        self.rest = rest;
        Ok(word.parse().map_or_else(|_| Literal::Text(word.to_owned()), Literal::Number))
    }

    fn take(&mut self, symbol: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(symbol);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn take_words(&mut self, words: &[&str]) -> bool {
        let mut rest = self.rest;
        for word in words {
            rest = rest.trim_start();
            match rest.get(..word.len()) {
                Some(found) if found.eq_ignore_ascii_case(word) => rest = &rest[word.len()..],
                _ => return false,
            }
        }
        self.rest = rest;
        true
    }
}

fn single_or(mut parts: Vec<Condition>, combine: fn(Vec<Condition>) -> Condition) -> Condition {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            combine(parts)
        }
    }
}

impl Condition {
    fn holds(&self, value: &Value) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(value)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(value)),
            Self::IsNull(path) => select(value, path).is_some_and(Value::is_null),
            Self::IsBool(path, wanted) => select(value, path).and_then(Value::as_bool) == Some(*wanted),
            Self::NotExists(path) => select(value, path).is_none(),
            Self::Compare(path, comparison, literal) => {
                select(value, path).is_some_and(|found| compares(found, *comparison, literal))
            }
        }
    }
}

fn select<'a>(value: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

fn compares(found: &Value, comparison: Comparison, literal: &Literal) -> bool {
    match (literal, found) {
        (Literal::Number(wanted), Value::Number(found)) => {
            let found = found.as_f64().unwrap_or(f64::NAN);
            match comparison {
                Comparison::Equal => found.total_cmp(wanted).is_eq(),
                Comparison::NotEqual => found.total_cmp(wanted).is_ne(),
                Comparison::Less => found < *wanted,
                Comparison::LessOrEqual => found <= *wanted,
                Comparison::Greater => found > *wanted,
                Comparison::GreaterOrEqual => found >= *wanted,
            }
        }
        (Literal::Text(wanted), Value::String(found)) => match comparison {
            Comparison::Equal => is_like(found, wanted),
            Comparison::NotEqual => !is_like(found, wanted),
            _ => false,
        },
        _ => comparison == Comparison::NotEqual,
    }
}

/// Whether a text has the form of a pattern in which `*` stands for anything.
fn is_like(text: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return text == pattern;
    };
    let Some(mut text) = text.strip_prefix(start) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or("");
    for part in parts {
        match text.find(part) {
            Some(index) => text = &text[index + part.len()..],
            None => return false,
        }
    }
    text.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(pattern: &str, message: &str) -> bool {
        Pattern::parse(pattern).unwrap().matches(message)
    }

    #[test]
    fn terms_are_wanted_optional_or_unwanted() {
        for (pattern, message, expected) in [
            ("", "anything", true),
            ("ERROR", "[ERROR] no", true),
            ("error", "[ERROR] no", false),
            ("one two", "two and one", true),
            ("one three", "two and one", false),
            ("\"two and\"", "two and one", true),
            ("\"and two\"", "two and one", false),
            ("\"say \\\"hi\\\"\"", "say \"hi\"", true),
            ("?one ?three", "three", true),
            ("?one ?three", "four", false),
            ("one -two", "one", true),
            ("one -two", "one two", false),
            ("-\"START RequestId\"", "START RequestId: x", false),
        ] {
            assert_eq!(passes(pattern, message), expected, "{pattern:?} on {message:?}");
        }
    }

    #[test]
    fn json_conditions_look_inside() {
        let message = r#"{"level":"ERROR","code":404,"user":{"tags":["a","b"]},"gone":null,"ok":true}"#;
        for (pattern, expected) in [
            (r#"{ $.level = "ERROR" }"#, true),
            (r"{ $.level = ERROR }", true),
            (r#"{ $.level != "ERROR" }"#, false),
            (r#"{ $.level = "ERR*" }"#, true),
            (r#"{ $.level = "*X*" }"#, false),
            ("{ $.code = 404 }", true),
            ("{ $.code >= 405 }", false),
            ("{ $.code > 400 && $.code < 500 }", true),
            (r#"{ ($.code = 1 || $.level = "ERROR") && $.user.tags[1] = "b" }"#, true),
            ("{ $.gone IS NULL }", true),
            ("{ $.ok IS TRUE }", true),
            ("{ $.missing NOT EXISTS }", true),
            ("{ $.missing = 1 }", false),
        ] {
            assert_eq!(passes(pattern, message), expected, "{pattern}");
        }
        assert!(!passes("{ $.level = x }", "level x"));
    }

    #[test]
    fn what_cannot_be_read_is_refused_by_name() {
        assert_eq!(Pattern::parse("a:b"), Err("Invalid character(s) in term 'a:b'".into()));
        for bad in ["[a, b]", "%x%", "{ $.a", "{ a = 1 }", "{ $.a ~ 1 }", "\"open", "{ $.a = }", "-", "{}"] {
            assert!(Pattern::parse(bad).is_err(), "{bad}");
        }
        assert!(Pattern::parse(&format!("{{ {} $.a = 1 }}", "(".repeat(500))).is_err());
    }
}
