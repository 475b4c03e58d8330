//! A client of all nodes: it asks any of them, tells apart what an answer means, and records every call.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::StatusCode;
use serde_json::Value;

use super::history::{Call, History, Outcome};
use super::random::Random;
use crate::bench::connection::Connection;

/// So long an answer is waited for.
const CALL_MAX: Duration = Duration::from_secs(6);
/// The pauses before a call whose outcome is unknown is tried again, on any node.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(20), Duration::from_millis(100), Duration::from_millis(300), Duration::from_millis(800)];
/// Refusals that say nothing about what was asked: try again later.
const PASSING: [&str; 2] = ["TooManyRequestsException", "ConcurrentModificationException"];

/// What came of a call.
#[derive(Debug)]
pub enum Answer {
    /// It is done, and this was answered.
    Acknowledged(Value),
    /// It is not done.
    Refused(Refusal),
    /// It may be done.
    Unknown,
    /// It was never sent.
    NotSent,
}

/// Why something was not done.
#[derive(Debug)]
pub struct Refusal {
    /// The exception.
    pub code: String,
    /// Its text.
    pub message: String,
}

impl Refusal {
    /// Whether it says nothing about what was asked.
    pub fn is_passing(&self) -> bool {
        PASSING.contains(&self.code.as_str())
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl Answer {
    /// Whether it is done.
    pub fn is_acknowledged(&self) -> bool {
        matches!(self, Self::Acknowledged(_))
    }
}

/// What came of a call that was tried until its outcome was known, or often enough.
#[derive(Debug)]
pub struct Tried {
    /// The last answer.
    pub answer: Answer,
    /// When the last try was sent.
    pub begun: Duration,
    /// When the last try with an unknown outcome ended, if there was any.
    pub unknown_at: Option<Duration>,
}

impl Tried {
    /// Whether it is done.
    pub fn is_acknowledged(&self) -> bool {
        self.answer.is_acknowledged()
    }
}

/// Connections to all nodes, with one call at a time.
pub struct Client {
    addresses: Arc<[SocketAddr]>,
    connections: Vec<Connection>,
    history: Arc<History>,
    random: Random,
}

impl Client {
    /// A client that will connect when it has to.
    pub fn new(addresses: &Arc<[SocketAddr]>, history: &Arc<History>, random: Random) -> Self {
        Self {
            addresses: Arc::clone(addresses),
            connections: addresses.iter().map(|address| Connection::new(*address)).collect(),
            history: Arc::clone(history),
            random,
        }
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.addresses.len()
    }

    /// One of the nodes.
    pub fn any_node(&mut self) -> usize {
        self.random.below(self.addresses.len())
    }

    /// Another node than this, if there is any.
    pub fn other_node(&mut self, node: usize) -> usize {
        let others = self.addresses.len() - 1;
        (node + 1 + self.random.below(others)) % self.addresses.len()
    }

    /// Calls an operation on any node.
    pub async fn call(&mut self, operation: &'static str, subject: &Arc<str>, input: &Value) -> Answer {
        let node = self.any_node();
        self.call_on(node, operation, subject, input).await
    }

    /// Calls an operation on a node.
    pub async fn call_on(&mut self, node: usize, operation: &'static str, subject: &Arc<str>, input: &Value) -> Answer {
        let begun = self.history.now();
        let asked = tokio::time::timeout(CALL_MAX, self.connections[node].ask(operation, input)).await;
        let (answer, outcome, said) = match asked {
            Ok(Ok((status, body))) => judge(status, &body),
            // Only connecting fails with an error of I/O itself; one in flight is wrapped in hyper's.
            Ok(Err(error)) if error.is::<std::io::Error>() => (Answer::NotSent, Outcome::NotSent, error.to_string()),
            Ok(Err(error)) => (Answer::Unknown, Outcome::Unknown, format!("{error:#}")),
            Err(_) => (Answer::Unknown, Outcome::Unknown, "no answer in time".to_owned()),
        };
        if outcome == Outcome::Unknown {
            self.connections[node] = Connection::new(self.addresses[node]);
        }
        let (subject, ended) = (Arc::clone(subject), self.history.now());
        self.history.call(Call { operation, node, subject, begun, ended, outcome, said });
        answer
    }

    /// Calls an operation on any node, and again on any as long as its outcome is unknown. `done` are the refusals that say,
    /// after such a try, that it was done then.
    pub async fn insist(&mut self, operation: &'static str, subject: &Arc<str>, input: &Value, done: &[&str]) -> Tried {
        let (mut unknown_at, mut pauses) = (None, PAUSES.iter());
        loop {
            let begun = self.history.now();
            let answer = match self.call(operation, subject, input).await {
                Answer::Refused(refusal) if unknown_at.is_some() && done.contains(&refusal.code.as_str()) => {
                    Answer::Acknowledged(Value::Null)
                }
                answer => answer,
            };
            let is_known = match &answer {
                Answer::Acknowledged(_) | Answer::Refused(_) => true,
                Answer::NotSent => false,
                Answer::Unknown => {
                    unknown_at = Some(self.history.now());
                    false
                }
            };
            match pauses.next() {
                Some(pause) if !is_known => tokio::time::sleep(*pause).await,
                _ => return Tried { answer, begun, unknown_at },
            }
        }
    }
}

fn judge(status: StatusCode, body: &[u8]) -> (Answer, Outcome, String) {
    let text = || String::from_utf8_lossy(body).into_owned();
    if status.is_success() {
        let parsed = if body.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(body) };
        return match parsed {
            Ok(value) => (Answer::Acknowledged(value), Outcome::Acknowledged, String::new()),
            Err(_) => (Answer::Unknown, Outcome::Unknown, format!("{status} without JSON: {}", text())),
        };
    }
    if status.is_client_error() {
        let value: Value = serde_json::from_slice(body).unwrap_or_default();
        let found = |names: [&str; 2]| {
            let found = names.iter().find_map(|name| value.get(*name)?.as_str());
            found.unwrap_or_default().to_owned()
        };
        let code = found(["__type", "code"]);
        let code = code.rsplit('#').next().unwrap_or_default().to_owned();
        let refusal = Refusal { code, message: found(["message", "Message"]) };
        let said = refusal.to_string();
        return (Answer::Refused(refusal), Outcome::Refused, said);
    }
    (Answer::Unknown, Outcome::Unknown, format!("{status}: {}", text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_apart() {
        let judged = |status, body: &[u8]| {
            let (_, outcome, said) = judge(StatusCode::from_u16(status).unwrap(), body);
            (outcome, said)
        };
        assert_eq!(judged(200, b"{}").0, Outcome::Acknowledged);
        assert_eq!(judged(200, b"").0, Outcome::Acknowledged);
        assert_eq!(judged(200, b"{").0, Outcome::Unknown);
        let refused = judged(400, br#"{"__type":"UserNotFoundException","message":"User does not exist."}"#);
        assert_eq!(refused, (Outcome::Refused, "UserNotFoundException: User does not exist.".to_owned()));
        assert_eq!(judged(503, b"later").0, Outcome::Unknown);
    }
}
