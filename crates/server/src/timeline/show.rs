//! A recorded flow, and a list of them, as text for a terminal.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use vestibule_api::Timestamp;

/// Values longer than this are cut, unless everything is wanted.
const VALUE_CHARS_MAX: usize = 100;
/// The same of the lines that functions printed.
const LOG_LINE_CHARS_MAX: usize = 200;

/// How much of a flow is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Events and answers by what matters in them, and the lines that functions printed.
    Brief,
    /// Events and answers whole.
    Full,
}

/// A list of flows, a line each, and how to see more.
pub fn list(page: &Value) -> String {
    let flows = page["flows"].as_array().map(Vec::as_slice).unwrap_or_default();
    if flows.is_empty() {
        return "no flows\n".into();
    }
    let mut text = format!("{:<36}  {:<23}  {:<12}  {:<9}  {:<24}  OUTCOME\n", "ID", "BEGUN", "KIND", "STATE", "USER");
    for flow in flows {
        line(
            &mut text,
            &format!(
                "{:<36}  {:<23}  {:<12}  {:<9}  {:<24}  {}",
                plain(&flow["id"]),
                moment(&flow["startedAt"]),
                plain(&flow["kind"]),
                plain(&flow["state"]),
                plain(&flow["username"]),
                plain(&flow["outcome"])
            ),
        );
    }
    if let Some(next) = page["next"].as_str() {
        line(&mut text, &format!("more: --after {next}"));
    }
    text
}

/// One flow, call by call and step by step.
pub fn flow(flow: &Value, detail: Detail) -> String {
    let mut text = String::new();
    line(&mut text, &format!("{} {}: {}", plain(&flow["kind"]), plain(&flow["id"]), plain(&flow["outcome"])));
    let about = [("pool", "userPoolId"), ("client", "clientId"), ("user", "username")];
    let about: Vec<String> = about
        .iter()
        .filter(|(_, member)| flow[*member].is_string())
        .map(|(name, member)| format!("{name} {}", plain(&flow[*member])))
        .collect();
    line(&mut text, &about.join(", "));
    let calls = flow["recordedCalls"].as_array().map(Vec::as_slice).unwrap_or_default();
    for call in calls {
        text.push('\n');
        show_call(&mut text, call, detail);
    }
    let all = flow["calls"].as_u64().unwrap_or_default();
    let left_out = all.saturating_sub(calls.len() as u64);
    if left_out > 0 {
        line(&mut text, &format!("\n{left_out} more calls were made and not kept"));
    }
    text
}

fn show_call(text: &mut String, call: &Value, detail: Detail) {
    let request = &call["request"];
    let asked = ["AuthFlow", "ChallengeName"].iter().find_map(|name| request[*name].as_str()).unwrap_or_default();
    let operation = format!("{} {asked}", plain(&call["operation"]));
    line(text, &format!("{}  {:<52} {:>9}", moment(&call["at"]), operation.trim_end(), duration(&call["durationMs"])));
    for (member, value) in request.as_object().into_iter().flatten() {
        if !["AuthFlow", "ChallengeName", "ClientId", "UserPoolId", "Session"].contains(&member.as_str()) {
            line(text, &format!("    {member}: {}", value_text(value, detail)));
        }
    }
    for step in call["steps"].as_array().into_iter().flatten() {
        show_step(text, step, detail);
    }
    if let Some(left_out) = call["stepsLeftOut"].as_u64() {
        line(text, &format!("    {left_out} more steps were not kept"));
    }
    if call["error"].is_object() {
        line(text, &format!("    => {}: {}", plain(&call["error"]["type"]), plain(&call["error"]["message"])));
        return;
    }
    line(text, &format!("    => {}", plain(&call["outcome"])));
    for (member, value) in call["answer"].as_object().into_iter().flatten() {
        if !["ChallengeName", "Session"].contains(&member.as_str()) && !is_empty(value) {
            line(text, &format!("       {member}: {}", value_text(value, detail)));
        }
    }
}

fn show_step(text: &mut String, step: &Value, detail: Detail) {
    let head = format!("  #{:<3} {:>9}", step["step"], format!("+{}", duration(&step["atMs"])));
    match step["type"].as_str() {
        Some("trigger") => {
            let name = format!("{} {}", plain(&step["triggerSource"]), function_name(&step["function"]));
            line(text, &format!("{head}  {name:<60} {:>9}", duration(&step["durationMs"])));
            show_trigger(text, step, detail);
        }
        Some("message") => {
            let about = ["medium", "destination", "kind"].map(|member| plain(&step[member]));
            line(text, &format!("{head}  message: {} to {} ({})", about[0], about[1], about[2]));
            if step["handedTo"].is_string() {
                detail_line(text, "handed to", &function_name(&step["handedTo"]));
            }
            if let Some(error) = step["error"].as_str() {
                detail_line(text, "failed", error);
            }
        }
        _ => {
            let asks = step["challenge"].as_str().map(|name| format!(", asks {name}")).unwrap_or_default();
            line(text, &format!("{head}  {}{asks}", plain(&step["state"])));
        }
    }
}

fn show_trigger(text: &mut String, step: &Value, detail: Detail) {
    if let Some(cold_start) = step["coldStartMs"].as_f64() {
        detail_line(text, "start", &format!("a new worker, {cold_start:.1} ms"));
    }
    let attempts = step["attempts"].as_array().map(Vec::as_slice).unwrap_or_default();
    if attempts.len() > 1 || attempts.iter().any(|attempt| attempt["error"].is_string()) {
        for (at, attempt) in attempts.iter().enumerate() {
            let came_to = attempt["error"].as_str().unwrap_or("answered");
            detail_line(text, "attempt", &format!("{}: {came_to} after {}", at + 1, duration(&attempt["durationMs"])));
        }
    }
    match detail {
        Detail::Full => {
            detail_line(text, "event", &step["event"].to_string());
            if !step["answer"].is_null() {
                detail_line(text, "answer", &step["answer"].to_string());
            }
        }
        Detail::Brief => {
            let request = step["event"]["request"].as_object();
            for (member, value) in request.into_iter().flatten() {
                match member.as_str() {
                    "userAttributes" => {}
                    "session" => detail_line(text, "session", &session(value)),
                    _ => detail_line(text, member, &value_text(value, detail)),
                }
            }
            let response = step["answer"]["response"].as_object().cloned().unwrap_or_default();
            let answered: Map<String, Value> = response.into_iter().filter(|(_, value)| !value.is_null()).collect();
            if !step["answer"].is_null() && step["error"].is_null() {
                detail_line(text, "answered", &value_text(&Value::Object(answered), detail));
            }
        }
    }
    for printed in step["log"].as_array().into_iter().flatten() {
        let printed = plain(printed);
        let is_platform = ["START ", "END ", "REPORT "].iter().any(|start| printed.starts_with(start));
        if !printed.is_empty() && (!is_platform || detail == Detail::Full) {
            detail_line(text, "|", &cut(printed, LOG_LINE_CHARS_MAX, detail));
        }
    }
    if let Some(error) = step["error"].as_str() {
        detail_line(text, "failed", error);
    }
    for note in step["notes"].as_array().into_iter().flatten() {
        detail_line(text, "note", &plain(note));
    }
}

/// What define-auth-challenge sees: `SRP_A passed, CUSTOM_CHALLENGE failed`.
fn session(entries: &Value) -> String {
    let entries: Vec<String> = entries
        .as_array()
        .into_iter()
        .flatten()
        .map(|entry| {
            let result = if entry["challengeResult"] == true { "passed" } else { "failed" };
            let metadata = entry["challengeMetadata"].as_str().map(|text| format!(" ({text})")).unwrap_or_default();
            format!("{} {result}{metadata}", plain(&entry["challengeName"]))
        })
        .collect();
    if entries.is_empty() { "empty".into() } else { entries.join(", ") }
}

fn detail_line(text: &mut String, name: &str, value: &str) {
    line(text, &format!("{:17}{name}: {value}", "").replace("|: ", "| "));
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", line.trim_end());
}

/// The function's own name out of its ARN.
fn function_name(arn: &Value) -> String {
    let arn = plain(arn);
    arn.split_once(":function:").map_or(arn.clone(), |(_, name)| name.to_owned())
}

fn is_empty(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty)
}

/// A value on one line: maps as `a=b, c=d`, everything else as JSON.
fn value_text(value: &Value, detail: Detail) -> String {
    let text = match value {
        Value::Object(object) if object.is_empty() => "{}".into(),
        Value::Object(object) => {
            let entries = object.iter().map(|(name, value)| format!("{name}={}", plain(value)));
            entries.collect::<Vec<_>>().join(", ")
        }
        other => plain(other),
    };
    cut(text, VALUE_CHARS_MAX, detail)
}

fn cut(text: String, chars_max: usize, detail: Detail) -> String {
    match text.char_indices().nth(chars_max) {
        Some((end, _)) if detail == Detail::Brief => format!("{}…", &text[..end]),
        _ => text,
    }
}

/// A text without quotes and without what a terminal would obey; everything else as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::String(text) => text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        other => other.to_string(),
    }
}

fn duration(millis: &Value) -> String {
    format!("{:.1} ms", millis.as_f64().unwrap_or_default())
}

/// A moment in UTC, to the millisecond.
fn moment(seconds: &Value) -> String {
    let timestamp: Timestamp = serde_json::from_value(seconds.clone()).unwrap_or_default();
    let moment = jiff::Timestamp::from_millisecond(timestamp.as_millis()).unwrap_or_default();
    jiff::tz::TimeZone::UTC.to_datetime(moment).strftime("%Y-%m-%d %H:%M:%S%.3f").to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_cannot_command_the_terminal() {
        let flow = json!({"kind": "sign_in", "id": "x", "outcome": "\u{1b}[2Jgone", "username": "a\r\nb"});
        let shown = super::flow(&flow, Detail::Brief);
        assert!(!shown.contains('\u{1b}') && !shown.contains('\r'), "{shown:?}");
        assert!(shown.contains("user a  b"));
    }

    #[test]
    fn an_empty_list_says_so() {
        assert_eq!(list(&json!({"flows": []})), "no flows\n");
    }

    #[test]
    fn a_list_has_a_line_for_each_flow() {
        let page = json!({"flows": [{"id": "one", "kind": "sign_in", "state": "refused", "username": "jane",
            "startedAt": 1_700_000_000.5, "outcome": "NotAuthorizedException: Incorrect username or password."}], "next": "7"});
        let shown = list(&page);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].contains("2023-11-14 22:13:20.500  sign_in       refused    jane"), "{shown}");
        assert!(lines[1].ends_with("NotAuthorizedException: Incorrect username or password."));
        assert_eq!(lines[2], "more: --after 7");
    }
}
