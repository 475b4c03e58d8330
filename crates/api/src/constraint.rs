//! The model's rules, asked of a request before it becomes a typed input.
//!
//! Owns the order of the two complaints (a body that cannot be read comes before values that are not allowed), the paths and
//! the wording. The rules of one shape are in [`rule`], the repeated values in [`echo`]. Rules that need more than the request
//! itself are not known here.
//!
//! All wordings follow the service:
//!
//! ```text
//! 2 validation errors detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member must ...; Value at ...
//! ```
//!
//! * A violation inside a list of structures names the element: `schema.1.member.name`; inside a map, the key:
//!   `acrConfiguration.Level1.member.name`.
//! * A violation by an element that is no structure is one clause on the list, which states every rule of the element:
//!   `Member must satisfy constraint: [...]`; on a map, `Map keys must satisfy constraint: [...]` or `Map value must ...`.
//! * Values of shapes that the model calls sensitive are not repeated.

use std::fmt::Write as _;

use serde_json::Value;

use crate::ApiError;
use crate::model::{Kind, Service, Shape};

mod echo;
mod rule;
mod serialization;

use rule::Rule;

/// The most violations that are reported; the walk ends with the last of them.
const CLAUSES_MAX: usize = 32;

/// Refuses a request that does not follow its shape: `SerializationException` for a JSON type that does not fit, else one
/// exception that lists the violated constraints. What passes here can be decoded.
pub fn check(service: Service, shape: &'static Shape, value: &Value) -> Result<(), ApiError> {
    serialization::check(shape, value)?;
    let mut walk = Walk { service, path: Vec::new(), clauses: Vec::new(), runtime: None };
    walk.descend(shape, value, false);
    walk.outcome()
}

/// One step from the root of a request to a value in it.
#[derive(Clone, Copy)]
enum Step<'a> {
    Member(&'static str),
    Element(usize),
    Entry(&'a str),
}

/// The parts of a container that are judged by one shape.
#[derive(Clone, Copy)]
enum Part {
    Element,
    Key,
    Entry,
}

/// A list or map, as its own clauses show it.
#[derive(Clone, Copy)]
struct Container<'a> {
    shape: &'static Shape,
    value: &'a Value,
    secret: bool,
}

struct Walk<'a> {
    service: Service,
    path: Vec<Step<'a>>,
    clauses: Vec<String>,
    runtime: Option<(&'static [&'static str], &'a str)>,
}

impl<'a> Walk<'a> {
    /// Judges what a value contains. `secret` says that the value lies inside something sensitive.
    fn descend(&mut self, shape: &'static Shape, value: &'a Value, secret: bool) {
        if self.clauses.len() >= CLAUSES_MAX {
            return;
        }
        let secret = secret || shape.sensitive;
        let container = Container { shape, value, secret };
        match (&shape.kind, value) {
            (Kind::Structure(members), Value::Object(object)) => {
                for member in *members {
                    self.path.push(Step::Member(member.name));
                    match object.get(member.name) {
                        None | Some(Value::Null) if member.required => {
                            self.clause("Value null", &Rule::NotNull.to_string());
                        }
                        None | Some(Value::Null) => {}
                        Some(value) => {
                            self.rules(member.shape, value, secret);
                            self.descend(member.shape, value, secret);
                        }
                    }
                    self.path.pop();
                }
            }
            (Kind::List { member, .. }, Value::Array(elements)) => {
                self.part(Part::Element, member, elements.iter(), container);
                for (at, element) in elements.iter().enumerate() {
                    self.path.push(Step::Element(at + 1));
                    self.descend(member, element, secret);
                    self.path.pop();
                }
            }
            (Kind::Map { key, value: inner, .. }, Value::Object(object)) => {
                if object.keys().any(|name| rule::rules(key).any(|rule| !rule.accepts_text(name))) {
                    self.part_clause(Part::Key, key, container, false);
                }
                self.part(Part::Entry, inner, object.values(), container);
                for (name, entry) in object {
                    self.path.push(Step::Entry(name));
                    self.descend(inner, entry, secret);
                    self.path.pop();
                }
            }
            _ => {}
        }
    }

    /// Judges a member's value by the rules of its own shape.
    fn rules(&mut self, shape: &'static Shape, value: &'a Value, secret: bool) {
        for rule in rule::rules(shape).filter(|rule| !rule.accepts(value)) {
            match (rule, value) {
                (Rule::Enum(values), Value::String(text))
                    if self.service == Service::Lambda && shape.name == "Runtime" =>
                {
                    self.runtime = Some((values, text));
                }
                _ => self.clause(&echo::value(shape, value, secret), &rule.to_string()),
            }
        }
    }

    /// Judges the elements, or the values, of a container: whatever their number, they make one clause.
    fn part<'v>(
        &mut self,
        part: Part,
        inner: &'static Shape,
        values: impl Iterator<Item = &'v Value> + Clone,
        container: Container<'_>,
    ) {
        let has_null = values.clone().any(Value::is_null);
        let mut values = values;
        if has_null || values.any(|value| rule::rules(inner).any(|rule| !rule.accepts(value))) {
            self.part_clause(part, inner, container, has_null);
        }
    }

    fn part_clause(&mut self, part: Part, inner: &'static Shape, container: Container<'_>, has_null: bool) {
        let subject = match part {
            Part::Element => "Member",
            Part::Key => "Map keys",
            Part::Entry => "Map value",
        };
        let mut rules: Vec<String> = rule::rules(inner).map(|rule| rule.to_string()).collect();
        // Lambda states this rule always, user pools where it is the broken one.
        if has_null || self.service == Service::Lambda {
            rules.push(Rule::NotNull.to_string());
        }
        let constraint = format!("{subject} must satisfy constraint: [{}]", rules.join(", "));
        self.clause(&echo::value(container.shape, container.value, container.secret), &constraint);
    }

    fn clause(&mut self, subject: &str, constraint: &str) {
        if self.clauses.len() < CLAUSES_MAX {
            let path = self.path();
            self.clauses.push(format!("{subject} at '{path}' failed to satisfy constraint: {constraint}"));
        }
    }

    /// The path as the service writes it: members begin with a small letter, elements count from one.
    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            if !path.is_empty() {
                path.push('.');
            }
            match step {
                Step::Member(name) => {
                    let mut letters = name.chars();
                    path.extend(letters.next().map(|first| first.to_ascii_lowercase()));
                    path.push_str(letters.as_str());
                }
                // Writing to a string cannot fail.
                Step::Element(at) => _ = write!(path, "{at}.member"),
                Step::Entry(name) => _ = write!(path, "{}.member", echo::shortened(name)),
            }
        }
        path
    }

    fn outcome(self) -> Result<(), ApiError> {
        if !self.clauses.is_empty() {
            let plural = if self.clauses.len() == 1 { "" } else { "s" };
            let message =
                format!("{} validation error{plural} detected: {}", self.clauses.len(), self.clauses.join("; "));
            return Err(match self.service {
                Service::CognitoIdp | Service::Logs => ApiError::invalid_parameter(message),
                Service::Kms | Service::Lambda => ApiError::new("ValidationException", message),
            });
        }
        // Lambda: a runtime that does not exist is judged after everything else, and in other words.
        // Source: recorded answers, spec/lambda-and-logs.md 2.6.
        if let Some((values, text)) = self.runtime {
            return Err(ApiError::new(
                "InvalidParameterValueException",
                format!(
                    "Value {} at 'runtime' failed to satisfy constraint: {} or be a valid ARN",
                    echo::shortened(text),
                    Rule::Enum(values)
                ),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
