//! The model's regular expressions, which are written for Java, on Rust's engine.
//!
//! Owns the translation and the moment of compilation. What a failed match means to a caller is [`crate::constraint`]'s work.

use std::sync::OnceLock;

use regex::Regex;

/// A regular expression as the model writes it, compiled when it is first needed.
#[derive(Debug)]
pub struct Pattern {
    /// The model's text, which is also what a refused caller reads.
    pub text: &'static str,
    reach: Reach,
    compiled: OnceLock<Result<Regex, regex::Error>>,
}

/// How much of a text has to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// All of it.
    Full,
    /// Any part of it, and an empty text is not asked.
    Searched,
}

/// Patterns that look behind, which Rust's engine does not do, and patterns without that accept the same texts.
const LOOKING_BEHIND: [(&str, &str); 2] = [
    (r"^[0-9A-Za-z\.\-_]*(?<!\.)$", r"(?:[0-9A-Za-z\.\-_]*[0-9A-Za-z\-_])?"),
    (r"[0-9A-Za-z\.\-_]*(?<!\.)", r"(?:[0-9A-Za-z\.\-_]*[0-9A-Za-z\-_])?"),
];

impl Pattern {
    /// A pattern that has to describe a whole text.
    pub const fn full(text: &'static str) -> Self {
        Self { text, reach: Reach::Full, compiled: OnceLock::new() }
    }

    /// A pattern that has to occur in a text, unless that is empty.
    pub const fn searched(text: &'static str) -> Self {
        Self { text, reach: Reach::Searched, compiled: OnceLock::new() }
    }

    /// Whether `text` satisfies the pattern.
    pub fn accepts(&self, text: &str) -> bool {
        if self.reach == Reach::Searched && text.is_empty() {
            return true;
        }
        // A test compiles every pattern of the models, so the engine refuses none of them here.
        self.regex().as_ref().is_ok_and(|regex| regex.is_match(text))
    }

    fn regex(&self) -> &Result<Regex, regex::Error> {
        self.compiled.get_or_init(|| {
            let translated = translate(self.text);
            match self.reach {
                Reach::Full => Regex::new(&format!(r"\A(?:{translated})\z")),
                Reach::Searched => Regex::new(&translated),
            }
        })
    }
}

/// Rewrites what means something else in Java: the classes `\w`, `\d`, `\s` and `\S` are ASCII there, and a dot stops at every
/// kind of line end.
fn translate(java: &str) -> String {
    if let Some((_, rewritten)) = LOOKING_BEHIND.iter().find(|(text, _)| *text == java) {
        return (*rewritten).to_owned();
    }
    let dot_matches_all = java.starts_with("(?s)");
    let mut rust = String::new();
    let mut in_class = false;
    let mut letters = java.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match (letters.next(), in_class) {
                (Some('w'), true) => rust.push_str("0-9A-Za-z_"),
                (Some('w'), false) => rust.push_str("[0-9A-Za-z_]"),
                (Some('d'), true) => rust.push_str("0-9"),
                (Some('d'), false) => rust.push_str("[0-9]"),
                (Some('s'), true) => rust.push_str(r" \t\n\x0B\f\r"),
                (Some('s'), false) => rust.push_str(r"[ \t\n\x0B\f\r]"),
                (Some('S'), _) => rust.push_str(r"[^ \t\n\x0B\f\r]"),
                (Some(other), _) => {
                    rust.push('\\');
                    rust.push(other);
                }
                (None, _) => rust.push('\\'),
            },
            '.' if !in_class && !dot_matches_all => rust.push_str(r"[^\n\r\x{85}\x{2028}\x{2029}]"),
            '[' if in_class => rust.push_str(r"\["),
            '[' => {
                in_class = true;
                rust.push('[');
            }
            ']' => {
                in_class = false;
                rust.push(']');
            }
            other => rust.push(other),
        }
    }
    rust
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Shape};
    use crate::{cognito_idp, kms, lambda, logs};

    fn visit(shape: &'static Shape, found: &mut Vec<&'static Pattern>) {
        match &shape.kind {
            Kind::Structure(members) => {
                members.iter().for_each(|member| visit(member.shape, found));
            }
            Kind::List { member, .. } => visit(member, found),
            Kind::Map { key, value, .. } => {
                visit(key, found);
                visit(value, found);
            }
            Kind::String { pattern: Some(pattern), .. } => found.push(pattern),
            _ => {}
        }
    }

    fn every_pattern() -> Vec<&'static Pattern> {
        let shapes = cognito_idp::Operation::ALL
            .iter()
            .flat_map(|operation| [operation.input_shape(), operation.output_shape()])
            .chain(
                lambda::Operation::ALL.iter().flat_map(|operation| [operation.input_shape(), operation.output_shape()]),
            )
            .chain(kms::Operation::ALL.iter().flat_map(|operation| [operation.input_shape(), operation.output_shape()]))
            .chain(
                logs::Operation::ALL.iter().flat_map(|operation| [operation.input_shape(), operation.output_shape()]),
            );
        let mut found = Vec::new();
        shapes.flatten().for_each(|shape| visit(shape, &mut found));
        found
    }

    #[test]
    fn every_pattern_of_the_models_compiles() {
        let patterns = every_pattern();
        assert!(patterns.len() > 100);
        for pattern in patterns {
            assert!(pattern.regex().is_ok(), "{}: {:?}", pattern.text, pattern.regex());
        }
    }

    #[test]
    fn a_pattern_describes_the_whole_text_as_java_reads_it() {
        for (pattern, text, accepted) in [
            (r"[\w-]+_[0-9a-zA-Z]+", "us-east-1_abcDEF123", true),
            (r"[\w-]+_[0-9a-zA-Z]+", "us-east-1_abc def", false),
            (r"[\w+]+", "é", false),
            (r"[\d]+", "٣", false),
            (r"[\S]+", "a b", false),
            (r"[\S]+", "a\u{a0}b", true),
            (r"[\w\s+=,.@-]+", "My pool (2)", false),
            (r"[\w\s+=,.@-]+", "My pool, 2", true),
            (r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+", "josé@example.com", true),
            (r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+", "jo sé", false),
            (r".*\{####\}.*", "Your code is {####}.", true),
            (r".*\{####\}.*", "Your code\nis {####}.", false),
            (r"(?s).*", "two\nlines", true),
            (r"^[0-9A-Za-z\.\-_]*(?<!\.)$", "bucket.name", true),
            (r"^[0-9A-Za-z\.\-_]*(?<!\.)$", "bucket.", false),
            (r"^[0-9A-Za-z\.\-_]*(?<!\.)$", "", true),
            (r"ALL|[a-z]+-\d{1}", "ALLx", false),
        ] {
            assert_eq!(Pattern::full(pattern).accepts(text), accepted, "{pattern} on {text:?}");
        }
    }

    #[test]
    fn a_searched_pattern_accepts_a_space_inside_and_nothing_at_all() {
        for (text, accepted) in [("two words", true), ("", true), ("   ", false)] {
            assert_eq!(Pattern::searched(r"[\S]+").accepts(text), accepted, "{text:?}");
        }
    }
}
