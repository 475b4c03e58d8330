//! `vestibule flows` and `vestibule replay`: the timeline from the command line.

use anyhow::{Context as _, bail, ensure};
use http::{Method, StatusCode};
use serde_json::Value;

use super::redact::{self, REDACTED};
use super::show::{self, Detail};
use crate::cli::{FlowsAction, FlowsArgs, ReplayArgs, RunningServer};
use crate::client::{Client, ClientError};

const FLOWS: &str = "/_vestibule/flows";

/// Lists flows, or shows one.
pub async fn flows(args: FlowsArgs) -> anyhow::Result<()> {
    let server = &args.server;
    match args.action {
        FlowsAction::List { pool, user, kind, state, limit, after } => {
            let limit = limit.map(|limit| limit.to_string());
            let conditions = [
                ("userPoolId", pool),
                ("username", user),
                ("kind", kind),
                ("state", state),
                ("limit", limit),
                ("after", after),
            ];
            let given = conditions.into_iter().filter_map(|(name, value)| Some((name, value?)));
            let query: Vec<String> = given.map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
            let page = ask(server, &format!("{FLOWS}?{}", query.join("&"))).await?;
            print!("{}", if server.json { format!("{page}\n") } else { show::list(&page) });
        }
        FlowsAction::Show { id, full } => {
            let flow = flow(server, &id).await?;
            let detail = if full { Detail::Full } else { Detail::Brief };
            print!("{}", if server.json { format!("{flow}\n") } else { show::flow(&flow, detail) });
        }
    }
    Ok(())
}

/// Sends recorded events to the functions as they are now, and shows what is different about the answers. Answers whether
/// nothing is.
pub async fn replay(args: ReplayArgs) -> anyhow::Result<bool> {
    let flow = flow(&args.server, &args.flow).await?;
    let calls = flow["recordedCalls"].as_array().map(Vec::as_slice).unwrap_or_default();
    let steps = calls.iter().filter_map(|call| call["steps"].as_array()).flatten();
    let triggers: Vec<&Value> = steps.filter(|step| step["type"] == "trigger").collect();
    let chosen: Vec<&Value> = match args.step {
        Some(number) => triggers.into_iter().filter(|step| step["step"] == number).collect(),
        None => triggers,
    };
    if chosen.is_empty() {
        match args.step {
            Some(number) => bail!("step {number} of flow {} is no run of a function", args.flow),
            None => bail!("no function ran in flow {}", args.flow),
        }
    }
    let client = Client::from_environment(&args.server.url)?;
    let mut reports = Vec::new();
    let mut is_same = true;
    for step in chosen {
        let report = again(&client, step).await?;
        is_same &= report["isSame"] == true;
        if !args.server.json {
            print!("{}", told(&report));
        }
        reports.push(report);
    }
    if args.server.json {
        println!("{}", Value::from(reports));
    }
    Ok(is_same)
}

/// One step, run again.
async fn again(client: &Client, step: &Value) -> anyhow::Result<Value> {
    let function = step["function"].as_str().context("the record names no function")?;
    let (answer, has_failed) = client.invoke(function, &step["event"]).await?;
    // What was recorded lacks its secrets; so must what it is compared with.
    let now = redact::event(&answer, false).value;
    let then = redact::event(&step["answer"], false).value;
    let failed_then = step["functionError"].is_string();
    let differences =
        if then.is_null() { vec!["then: no answer".to_owned()] } else { differences(&then, &now, failed_then) };
    Ok(serde_json::json!({
        "step": step["step"],
        "triggerSource": step["triggerSource"],
        "function": function,
        "hasRedactedEvent": step["event"].to_string().contains(REDACTED),
        "failedThen": failed_then,
        "failsNow": has_failed,
        "then": then,
        "now": now,
        "differences": differences,
        "isSame": differences.is_empty() && failed_then == has_failed,
    }))
}

/// What is different, a line each. Of a failure only its type and message count: places in the code move.
fn differences(then: &Value, now: &Value, is_failure: bool) -> Vec<String> {
    let mut found = Vec::new();
    compare("", then, now, &mut found);
    if is_failure {
        found.retain(|line| ["errorType", "errorMessage"].iter().any(|name| line.starts_with(name)));
    }
    found
}

fn compare(path: &str, then: &Value, now: &Value, found: &mut Vec<String>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (then, now) {
        (Value::Object(earlier), Value::Object(later)) => {
            for (name, value) in earlier {
                compare(&below(name), value, later.get(name).unwrap_or(&Value::Null), found);
            }
            for (name, value) in later.iter().filter(|(name, _)| !earlier.contains_key(*name)) {
                compare(&below(name), &Value::Null, value, found);
            }
        }
        (then, now) if then == now => {}
        (then, now) => found.push(format!("{}: {then} -> {now}", if path.is_empty() { "answer" } else { path })),
    }
}

fn told(report: &Value) -> String {
    let mut lines = vec![format!("#{} {}", report["step"], report["triggerSource"].as_str().unwrap_or_default())];
    if report["hasRedactedEvent"] == true {
        lines.push("  recorded without its secrets, so sent without them; see show_private in [timeline]".into());
    }
    let how = |failed: &Value| if failed == true { "failed" } else { "answered" };
    if report["failedThen"] != report["failsNow"] {
        lines.push(format!("  then it {}, now it {}", how(&report["failedThen"]), how(&report["failsNow"])));
    }
    let differences = report["differences"].as_array().into_iter().flatten();
    lines.extend(differences.filter_map(Value::as_str).map(|line| format!("  {line}")));
    if report["isSame"] == true {
        lines.push("  the same answer".into());
    }
    lines.join("\n") + "\n"
}

async fn flow(server: &RunningServer, id: &str) -> anyhow::Result<Value> {
    ensure!(
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        "{id:?} is not the id of a flow"
    );
    let list = ask(server, &format!("{FLOWS}?limit=1")).await?;
    ensure!(list["flows"].is_array(), "{} has no list of flows", server.url);
    let found = Client::from_environment(&server.url)?.ask(Method::GET, &format!("{FLOWS}/{id}"), None).await;
    match found {
        Err(ClientError::Refused { status: StatusCode::NOT_FOUND, .. }) => bail!("there is no flow {id}"),
        found => Ok(found?),
    }
}

async fn ask(server: &RunningServer, path: &str) -> anyhow::Result<Value> {
    match Client::from_environment(&server.url)?.ask(Method::GET, path, None).await {
        Err(ClientError::Refused { status: StatusCode::NOT_FOUND, .. }) => {
            bail!("nothing is recorded at {}: start the server with --timeline", server.url)
        }
        answer => Ok(answer?),
    }
}

/// A value in a query string.
fn encoded(value: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    value
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn two_answers_are_compared_member_by_member() {
        let then = json!({"response": {"issueTokens": true, "challengeName": null, "gone": 1}, "userName": "jane"});
        let now = json!({"response": {"issueTokens": false, "new": [1]}, "userName": "jane"});
        assert_eq!(
            differences(&then, &now, false),
            ["response.issueTokens: true -> false", "response.gone: 1 -> null", "response.new: null -> [1]"]
        );
        assert!(differences(&then, &then, false).is_empty());
    }

    #[test]
    fn where_a_failure_happened_makes_no_difference() {
        let then = json!({"errorType": "KeyError", "errorMessage": "'a'", "stackTrace": ["line 1"]});
        let mut now = then.clone();
        now["stackTrace"] = json!(["line 2"]);
        assert!(differences(&then, &now, true).is_empty());
        now["errorMessage"] = json!("'b'");
        assert_eq!(differences(&then, &now, true), [r#"errorMessage: "'a'" -> "'b'""#]);
    }

    #[test]
    fn a_condition_is_encoded() {
        assert_eq!(encoded("jane+x@example.com"), "jane%2Bx%40example.com");
    }
}
