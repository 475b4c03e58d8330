//! Calls the server and tells what was asked, what was answered and what the functions saw.
//!
//! The steps themselves are in `walk` and `custom`. Here is what they are made of: a call that has to succeed, a call
//! that has to be refused, a function deployed, the events of its log, a check.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use serde_json::{Value, json};

use super::client::{Answer, Client};
use super::print::Printer;
use super::samples::{Language, Sample};

/// How often a log or a function's state is looked at again before the demonstration gives up.
const LOOKS_MAX: u32 = 500;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// Tells of one server.
pub struct Narrator {
    /// Asks the server.
    pub client: Client,
    /// Shows what happens.
    pub print: Printer,
    /// What functions can be written in here.
    pub languages: Vec<Language>,
    /// `arn:aws:cognito-idp:<region>:<account>:userpool/*`, who may run the functions.
    pub pools_arn: String,
    /// `arn:aws:iam::<account>:role/functions`.
    pub role_arn: String,
    arns: HashMap<&'static str, String>,
    events_seen: HashMap<&'static str, usize>,
    checks: usize,
}

/// What a refused call said.
#[derive(Debug)]
pub struct Refusal {
    /// The exception's name.
    pub code: String,
    /// Its text.
    pub message: String,
}

impl Narrator {
    /// A narrator for the server that lives in this region and account.
    pub fn new(client: Client, languages: Vec<Language>, region: &str, account: &str) -> Self {
        Self {
            client,
            print: Printer::new(),
            languages,
            pools_arn: format!("arn:aws:cognito-idp:{region}:{account}:userpool/*"),
            role_arn: format!("arn:aws:iam::{account}:role/functions"),
            arns: HashMap::new(),
            events_seen: HashMap::new(),
            checks: 0,
        }
    }

    /// Whether a function in this language can run here.
    pub fn runs(&self, language: Language) -> bool {
        self.languages.contains(&language)
    }

    /// The first of these samples that can run here.
    pub fn first_of(&self, samples: &[Sample]) -> Option<Sample> {
        samples.iter().copied().find(|sample| self.runs(sample.language()))
    }

    /// How many checks have passed.
    pub fn checks(&self) -> usize {
        self.checks
    }

    /// Shows that something is as it should be, or ends the walk.
    pub fn check(&mut self, what: &str, is_so: bool) -> anyhow::Result<()> {
        ensure!(is_so, "this is not so: {what}");
        self.checks += 1;
        self.print.passed(what);
        Ok(())
    }

    /// Calls an operation of user pools that has to succeed.
    pub async fn ask(&self, operation: &str, body: Value) -> anyhow::Result<Value> {
        let answer = self.ask_any(operation, &body).await?;
        let document = answer.json()?;
        ensure!(answer.status == 200, "{operation} answered {}: {document}", answer.status);
        Ok(document)
    }

    /// Calls an operation of user pools that has to be refused.
    pub async fn ask_in_vain(&self, operation: &str, body: Value) -> anyhow::Result<Refusal> {
        let answer = self.ask_any(operation, &body).await?;
        let document = answer.json()?;
        ensure!(answer.status != 200, "{operation} should have been refused, and answered {document}");
        let text = |name: &str| document[name].as_str().map(str::to_owned);
        let code = text("__type").with_context(|| format!("{operation} was refused without a reason"))?;
        Ok(Refusal {
            code: code.rsplit('#').next().unwrap_or_default().to_owned(),
            message: text("message").or_else(|| text("Message")).unwrap_or_default(),
        })
    }

    async fn ask_any(&self, operation: &str, body: &Value) -> anyhow::Result<Answer> {
        self.print.request(&format!("cognito-idp {operation}"), body);
        let answer = self.client.cognito(operation, body).await?;
        self.print.answer(answer.status, &answer.json()?);
        Ok(answer)
    }

    /// Deploys a sample and lets user pools run it; its ARN. A sample is deployed once.
    pub async fn deploy(&mut self, sample: Sample) -> anyhow::Result<String> {
        if let Some(arn) = self.arns.get(sample.name) {
            return Ok(arn.clone());
        }
        let package = sample.package()?;
        let mut body = json!({
            "FunctionName": sample.name,
            "Runtime": sample.runtime(),
            "Handler": sample.handler(),
            "Role": self.role_arn,
            "Timeout": 10,
            "Code": { "ZipFile": format!("(examples/{}, {} bytes as zip)", sample.file, package.len()) },
        });
        self.print.request("lambda CreateFunction", &body);
        body["Code"]["ZipFile"] = STANDARD.encode(&package).into();
        let path = "/2015-03-31/functions".to_owned();
        let mut answer = self.client.lambda(Method::POST, &path, &[], &body).await?;
        if answer.status == 409 {
            self.print.note("it is there from an earlier demonstration: its code is put in place again");
            let path = format!("{path}/{}/code", sample.name);
            answer =
                self.client.lambda(Method::PUT, &path, &[], &json!({ "ZipFile": body["Code"]["ZipFile"] })).await?;
        }
        let configuration = answer.json()?;
        ensure!(answer.status < 300, "deploying {} answered {}: {configuration}", sample.name, answer.status);
        self.print.answer(answer.status, &part(&configuration, &["FunctionArn", "State", "CodeSize"]));
        self.wait_until_active(sample).await?;
        self.permit(sample).await?;

        let arn = configuration["FunctionArn"].as_str().context("a function without ARN")?.to_owned();
        self.arns.insert(sample.name, arn.clone());
        let events = self.printed_events(sample.name).await?.len();
        self.events_seen.insert(sample.name, events);
        Ok(arn)
    }

    async fn permit(&self, sample: Sample) -> anyhow::Result<()> {
        let body = json!({
            "StatementId": "user-pools",
            "Action": "lambda:InvokeFunction",
            "Principal": "cognito-idp.amazonaws.com",
            "SourceArn": self.pools_arn,
        });
        self.print.request(&format!("lambda AddPermission {}", sample.name), &body);
        let path = format!("/2015-03-31/functions/{}/policy", sample.name);
        let answer = self.client.lambda(Method::POST, &path, &[], &body).await?;
        self.print.answer(answer.status, &Value::Null);
        ensure!(matches!(answer.status, 201 | 409), "AddPermission answered {}: {}", answer.status, answer.json()?);
        Ok(())
    }

    /// Sets a sample's environment variables.
    pub async fn set_variables(&self, sample: Sample, variables: Value) -> anyhow::Result<()> {
        let body = json!({ "Environment": { "Variables": variables } });
        self.print.request(&format!("lambda UpdateFunctionConfiguration {}", sample.name), &body);
        let path = format!("/2015-03-31/functions/{}/configuration", sample.name);
        let answer = self.client.lambda(Method::PUT, &path, &[], &body).await?;
        let configuration = answer.json()?;
        self.print.answer(answer.status, &part(&configuration, &["Environment", "LastUpdateStatus"]));
        ensure!(answer.status == 200, "UpdateFunctionConfiguration answered {}: {configuration}", answer.status);
        self.wait_until_active(sample).await
    }

    async fn wait_until_active(&self, sample: Sample) -> anyhow::Result<()> {
        let path = format!("/2015-03-31/functions/{}/configuration", sample.name);
        for _ in 0..LOOKS_MAX {
            let configuration = self.client.lambda(Method::GET, &path, &[], &Value::Null).await?.json()?;
            match (configuration["State"].as_str(), configuration["LastUpdateStatus"].as_str()) {
                (Some("Active"), Some("Successful") | None) => return Ok(()),
                (Some("Failed"), _) | (_, Some("Failed")) => bail!("{} cannot be used: {configuration}", sample.name),
                _ => tokio::time::sleep(BETWEEN_LOOKS).await,
            }
        }
        bail!("{} never became active", sample.name)
    }

    /// Runs a sample with an event of one's own, and shows the end of its log; what it answered.
    pub async fn invoke(&self, sample: Sample, event: &Value) -> anyhow::Result<Value> {
        self.print.request(&format!("lambda Invoke {} (LogType Tail)", sample.name), event);
        let path = format!("/2015-03-31/functions/{}/invocations", sample.name);
        let answer = self.client.lambda(Method::POST, &path, &[("x-amz-log-type", "Tail")], event).await?;
        let document = answer.json()?;
        self.print.answer(answer.status, &document);
        ensure!(answer.status == 200, "Invoke answered {}: {document}", answer.status);
        ensure!(!answer.headers.contains_key("x-amz-function-error"), "{} failed: {document}", sample.name);
        let log = answer.headers.get("x-amz-log-result").context("Invoke answered without the log's end")?;
        self.print.quote(&String::from_utf8_lossy(&STANDARD.decode(log.as_bytes())?));
        Ok(document)
    }

    /// Shows the events that a sample has printed since it was last asked: those of these triggers and no others.
    pub async fn events(&mut self, sample: Sample, sources: &[&str]) -> anyhow::Result<Vec<Value>> {
        let seen = self.events_seen.get(sample.name).copied().unwrap_or_default();
        let mut events = Vec::new();
        for _ in 0..LOOKS_MAX {
            events = self.printed_events(sample.name).await?.split_off(seen);
            if events.len() >= sources.len() {
                break;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        for event in &events {
            self.print.event(sample.name, event);
        }
        let found: Vec<&str> = events.iter().filter_map(|event| event["triggerSource"].as_str()).collect();
        ensure!(found == sources, "{} should have seen {sources:?}, and saw {found:?}", sample.name);
        self.events_seen.insert(sample.name, seen + events.len());
        Ok(events)
    }

    /// The line that a sample printed after its latest event, once it holds this text.
    pub async fn line_with(&self, sample: Sample, text: &str) -> anyhow::Result<String> {
        for _ in 0..LOOKS_MAX {
            let lines = self.log(sample.name).await?;
            let latest = lines.iter().rev().take_while(|line| printed_event(line).is_none());
            if let Some(line) = latest.into_iter().find(|line| line.contains(text)) {
                let line = line.trim_end().rsplit('\t').next().unwrap_or_default().to_owned();
                self.print.note(&format!("the log of {} says:", sample.name));
                self.print.quote(&line);
                return Ok(line);
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        bail!("{} never printed {text:?}", sample.name)
    }

    async fn printed_events(&self, function: &str) -> anyhow::Result<Vec<Value>> {
        Ok(self.log(function).await?.iter().filter_map(|line| printed_event(line)).collect())
    }

    /// The lines of a function's log, oldest first; none before it has run.
    pub async fn log(&self, function: &str) -> anyhow::Result<Vec<String>> {
        let mut lines = Vec::new();
        let mut body = json!({ "logGroupName": format!("/aws/lambda/{function}") });
        loop {
            let answer = self.client.logs("FilterLogEvents", &body).await?;
            let page = answer.json()?;
            if answer.status == 400
                && page["__type"].as_str().is_some_and(|it| it.ends_with("ResourceNotFoundException"))
            {
                return Ok(lines);
            }
            ensure!(answer.status == 200, "FilterLogEvents answered {}: {page}", answer.status);
            let messages = page["events"].as_array().into_iter().flatten().filter_map(|it| it["message"].as_str());
            lines.extend(messages.map(str::to_owned));
            match page.get("nextToken") {
                Some(token) if !token.is_null() => body["nextToken"] = token.clone(),
                _ => return Ok(lines),
            }
        }
    }

    /// The code in the newest message to this destination.
    pub async fn delivered_code(&self, pool_id: &str, destination: &str) -> anyhow::Result<String> {
        let destination = destination.replace('+', "%2B");
        let path = format!("/_vestibule/messages?userPoolId={pool_id}&destination={destination}");
        self.print.request(&format!("GET {path}"), &Value::Null);
        let answer = self.client.get(&path).await?;
        let document = answer.json()?;
        let newest = &document["messages"][0];
        self.print.answer(answer.status, &part(newest, &["medium", "destination", "body", "code"]));
        newest["code"].as_str().map(str::to_owned).context("no message was sent")
    }
}

/// The event in a line of a log: the line itself, or what stands behind the last tab in a line of Node.js.
fn printed_event(line: &str) -> Option<Value> {
    let text = line.trim_end().rsplit('\t').next()?;
    let event: Value = serde_json::from_str(text).ok()?;
    event.get("triggerSource")?;
    Some(event)
}

/// Some members of an object, for showing.
fn part(document: &Value, names: &[&str]) -> Value {
    names
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), document.get(*name)?.clone())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_found_in_the_lines_of_both_languages() {
        let event = r#"{"triggerSource":"PreSignUp_SignUp"}"#;
        assert!(printed_event(&format!("{event}\n")).is_some());
        assert!(printed_event(&format!("2026-01-01T00:00:00.000Z\tid\tINFO\t{event}\n")).is_some());
        assert!(printed_event("START RequestId: id Version: $LATEST\n").is_none());
        assert!(printed_event("{\"key1\": \"value1\"}").is_none());
    }

    #[test]
    fn only_the_named_members_are_shown() {
        assert_eq!(part(&json!({ "a": 1, "b": 2 }), &["b", "c"]), json!({ "b": 2 }));
    }
}
