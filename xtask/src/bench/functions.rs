//! The functions that run as triggers: the least that define, create and verify can do, and one that does nothing.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::ensure;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::connection::Connection;
use super::interpreters::Interpreters;
use super::workload::Functions;
use super::world::text;

/// The answer that the challenge wants.
pub const ANSWER: &str = "42";

const ACTIVE_MAX: Duration = Duration::from_secs(30);

/// All four handlers in Python.
pub const PYTHON: &str = r#"
def define(event, context):
    session, response = event["request"]["session"], event["response"]
    if session and session[-1]["challengeResult"]:
        response["issueTokens"], response["failAuthentication"] = True, False
    else:
        response["issueTokens"], response["failAuthentication"] = False, False
        response["challengeName"] = "CUSTOM_CHALLENGE"
    return event


def create(event, context):
    event["response"]["publicChallengeParameters"] = {"question": "six times seven"}
    event["response"]["privateChallengeParameters"] = {"answer": "42"}
    return event


def verify(event, context):
    request = event["request"]
    event["response"]["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"]["answer"]
    return event


def idle(event, context):
    return event
"#;

/// The same in JavaScript.
pub const NODE: &str = r#"
exports.define = async (event) => {
  const { request: { session }, response } = event;
  const isDone = session.length > 0 && session[session.length - 1].challengeResult;
  response.issueTokens = isDone;
  response.failAuthentication = false;
  if (!isDone) response.challengeName = "CUSTOM_CHALLENGE";
  return event;
};

exports.create = async (event) => {
  event.response.publicChallengeParameters = { question: "six times seven" };
  event.response.privateChallengeParameters = { answer: "42" };
  return event;
};

exports.verify = async (event) => {
  const { challengeAnswer, privateChallengeParameters } = event.request;
  event.response.answerCorrect = challengeAnswer === privateChallengeParameters.answer;
  return event;
};

exports.idle = async (event) => event;
"#;

/// A runtime as somebody might bring one: the standard library's HTTP client in a loop.
const BOOTSTRAP: &str = r#"
import http.client, importlib, json, os, sys

sys.path.insert(0, os.environ["LAMBDA_TASK_ROOT"])
module, name = os.environ["_HANDLER"].split(".")
handler = getattr(importlib.import_module(module), name)
connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
root = "/2018-06-01/runtime/invocation/"
while True:
    connection.request("GET", root + "next")
    answer = connection.getresponse()
    event, request_id = json.loads(answer.read()), answer.headers["Lambda-Runtime-Aws-Request-Id"]
    result = json.dumps(handler(event, None)).encode()
    connection.request("POST", f"{root}{request_id}/response", result)
    connection.getresponse().read()
"#;

/// The ARNs of one set of functions.
pub struct Deployed {
    /// How they are run.
    pub functions: Functions,
    pub define: String,
    pub create: String,
    pub verify: String,
    pub idle: String,
}

/// Creates every set that this machine can run, waits until it is active, and lets user pools call it.
pub async fn deploy_all(connection: &mut Connection, interpreters: &Interpreters) -> anyhow::Result<Vec<Deployed>> {
    let mut deployed = Vec::new();
    if let Some(python) = &interpreters.python {
        let package = package(&[("main.py", PYTHON, 0o644)])?;
        deployed.push(deploy(connection, Functions::Python, "python3.12", &package).await?);
        let bootstrap = bootstrap(python);
        let files = [("main.py", PYTHON, 0o644), ("bootstrap", &bootstrap, 0o755)];
        let package = self::package(&files)?;
        deployed.push(deploy(connection, Functions::RuntimeApi, "provided.al2023", &package).await?);
    }
    if interpreters.node.is_some() {
        let package = package(&[("main.js", NODE, 0o644)])?;
        deployed.push(deploy(connection, Functions::Node, "nodejs20.x", &package).await?);
    }
    Ok(deployed)
}

fn bootstrap(python: &Path) -> String {
    format!("#!{}\n{BOOTSTRAP}", python.display())
}

async fn deploy(
    connection: &mut Connection,
    functions: Functions,
    runtime: &str,
    package: &str,
) -> anyhow::Result<Deployed> {
    let mut arns = Vec::new();
    for handler in ["define", "create", "verify", "idle"] {
        let name = format!("{}-{handler}", functions.name());
        arns.push(create(connection, &name, runtime, handler, package).await?);
    }
    let mut arns = arns.into_iter();
    let mut next = || arns.next().unwrap_or_default();
    Ok(Deployed { functions, define: next(), create: next(), verify: next(), idle: next() })
}

/// Creates a function of this name that does nothing, and waits until it is active.
pub async fn deploy_one(connection: &mut Connection, name: &str, runtime: &str, source: &str) -> anyhow::Result<()> {
    let file = if runtime.starts_with("node") { "main.js" } else { "main.py" };
    let package = package(&[(file, source, 0o644)])?;
    create(connection, name, runtime, "idle", &package).await.map(drop)
}

async fn create(
    connection: &mut Connection,
    name: &str,
    runtime: &str,
    handler: &str,
    package: &str,
) -> anyhow::Result<String> {
    let root = "/2015-03-31/functions";
    let input = json!({
        "FunctionName": name,
        "Role": "arn:aws:iam::000000000000:role/functions",
        "Runtime": runtime,
        "Handler": format!("main.{handler}"),
        "Timeout": 30,
        "Code": {"ZipFile": package},
    });
    let created = connection.lambda(Method::POST, root, &input).await?;
    let arn = text(&serde_json::from_slice(&created)?, "/FunctionArn")?;
    let begun = Instant::now();
    let configuration = format!("{root}/{name}/configuration");
    loop {
        let found = connection.lambda(Method::GET, &configuration, &json!({})).await?;
        if text(&serde_json::from_slice(&found)?, "/State")? == "Active" {
            break;
        }
        ensure!(begun.elapsed() < ACTIVE_MAX, "{name} never became active");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let permission = json!({
        "StatementId": "user-pools",
        "Action": "lambda:InvokeFunction",
        "Principal": "cognito-idp.amazonaws.com",
    });
    let policy = format!("{root}/{name}/policy");
    connection.lambda(Method::POST, &policy, &permission).await?;
    Ok(arn)
}

/// A zip of these files (name, content, mode), in base64.
fn package(files: &[(&str, &str, u32)]) -> anyhow::Result<String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content, mode) in files {
        archive.start_file(*name, SimpleFileOptions::default().unix_permissions(*mode))?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(STANDARD.encode(archive.finish()?.into_inner()))
}
