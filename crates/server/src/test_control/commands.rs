//! `vestibule clock`, `vestibule snapshot` and `vestibule reset`: test control from the command line.

use anyhow::{Context as _, bail};
use http::{Method, StatusCode};
use jiff::{Span, SpanRelativeTo, Unit};
use serde_json::{Value, json};

use crate::cli::{ClockArgs, ResetArgs, RunningServer, SnapshotAction, SnapshotArgs};
use crate::client::{Client, ClientError};

const CLOCK: &str = "/_vestibule/clock";
const SNAPSHOTS: &str = "/_vestibule/snapshots";
const RESET: &str = "/_vestibule/reset";

/// Shows or moves the clock.
pub async fn clock(args: ClockArgs) -> anyhow::Result<()> {
    let body = match (args.advance, args.now) {
        (Some(time), _) => Some(json!({"advanceSeconds": seconds(&time)?})),
        (None, Some(moment)) => Some(json!({"now": moment})),
        (None, None) => args.reset.then(|| json!({"reset": true})),
    };
    let method = if body.is_some() { Method::POST } else { Method::GET };
    let answer = ask(&args.server, method, CLOCK, body.as_ref()).await?;
    print(&args.server, &answer, |answer| match answer["offsetSeconds"].as_f64() {
        Some(ahead) if ahead != 0.0 => format!("{} ({ahead} s ahead)", text(&answer["now"])),
        _ => text(&answer["now"]).to_owned(),
    });
    Ok(())
}

/// Saves, lists, restores or forgets.
pub async fn snapshot(args: SnapshotArgs) -> anyhow::Result<()> {
    let server = &args.server;
    match args.action {
        SnapshotAction::Create => {
            let answer = ask(server, Method::POST, SNAPSHOTS, None).await?;
            print(server, &answer, |answer| text(&answer["id"]).to_owned());
        }
        SnapshotAction::List => {
            let answer = ask(server, Method::GET, SNAPSHOTS, None).await?;
            print(server, &answer, |answer| {
                let snapshots = answer["snapshots"].as_array().map(Vec::as_slice).unwrap_or_default();
                let line =
                    |it: &Value| format!("{}  {}  {} bytes", text(&it["id"]), text(&it["createdAt"]), it["bytes"]);
                snapshots.iter().map(line).collect::<Vec<_>>().join("\n")
            });
        }
        SnapshotAction::Restore { id } => {
            let answer = ask(server, Method::POST, &format!("{}/restore", path_of(&id)?), None).await?;
            print(server, &answer, |answer| format!("restored {}", text(&answer["id"])));
        }
        SnapshotAction::Delete { id } => {
            let answer = ask(server, Method::DELETE, &path_of(&id)?, None).await?;
            print(server, &answer, |_| format!("deleted {id}"));
        }
    }
    Ok(())
}

/// Empties the server.
pub async fn reset(args: ResetArgs) -> anyhow::Result<()> {
    let answer = ask(&args.server, Method::POST, RESET, None).await?;
    print(&args.server, &answer, |_| "the server is empty".to_owned());
    Ok(())
}

async fn ask(server: &RunningServer, method: Method, path: &str, body: Option<&Value>) -> anyhow::Result<Value> {
    let answer = Client::from_environment(&server.url)?.ask(method, path, body).await;
    match answer {
        Err(ClientError::Refused { status: StatusCode::NOT_FOUND, message }) if message == "Not Found" => {
            bail!("test control is off at {}: start the server with --test-control", server.url)
        }
        answer => Ok(answer?),
    }
}

fn path_of(id: &str) -> anyhow::Result<String> {
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        bail!("{id:?} is not the id of a snapshot");
    }
    Ok(format!("{SNAPSHOTS}/{id}"))
}

/// `2h`, `1h30m`, `30d` in seconds; a day has 24 hours.
pub(crate) fn seconds(time: &str) -> anyhow::Result<u32> {
    let wrong = || format!("{time:?} is not a time as in 90s, 2h, 1h30m or 30d");
    let span: Span = time.parse().with_context(wrong)?;
    let days = SpanRelativeTo::days_are_24_hours();
    let total = span.round(jiff::SpanRound::new().largest(Unit::Second).relative(days)).with_context(wrong)?;
    u32::try_from(total.get_seconds()).with_context(wrong)
}

fn print(server: &RunningServer, answer: &Value, told: impl Fn(&Value) -> String) {
    let text = if server.json { answer.to_string() } else { told(answer) };
    if !text.is_empty() {
        println!("{text}");
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [("90s", 90), ("2h", 7200), ("1h30m", 5400), ("1h 30m", 5400), ("30d", 2_592_000)] {
            assert_eq!(seconds(text).unwrap(), expected, "{text}");
        }
        for wrong in ["", "soon", "2", "-2h", "1mo", "200y"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
