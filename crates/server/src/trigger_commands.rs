//! `vestibule event` and `vestibule audit`: a function of a trigger, tried out from the command line.

use anyhow::{Context as _, bail};
use serde_json::{Value, json};
use vestibule_identity::audit::{Audit, Decision, Finding, Options, Question, Report, Who, words};
use vestibule_identity::error::TriggerError;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::trigger::define_auth_challenge::{self, ChallengeEntry};
use vestibule_identity::trigger::pre_token_generation::Version;
use vestibule_identity::trigger::sample::{self, SOURCES, Setting};
use vestibule_identity::trigger::{CallerClient, Envelope, read_answer};

use crate::cli::{AuditArgs, EventArgs};
use crate::client::Client;

/// Questions that are asked at a time.
const AT_ONCE: usize = 4;

/// Prints a sample event, or which there are.
pub fn event(args: &EventArgs) -> anyhow::Result<()> {
    let Some(name) = &args.trigger else {
        println!("{}", SOURCES.join("\n"));
        return Ok(());
    };
    let sources = sample::sources(name);
    let Some(source) = sources.first() else {
        bail!("{name:?} is no trigger and no triggerSource; `vestibule event` lists them");
    };
    let version = match args.lambda_version.as_deref() {
        None | Some("V1_0") => Version::V1,
        Some("V2_0") => Version::V2,
        Some("V3_0") => Version::V3,
        Some(other) => bail!("{other:?} is no version: V1_0, V2_0 or V3_0"),
    };
    let usual = Setting::default();
    let setting = Setting {
        region: args
            .pool
            .as_deref()
            .and_then(|pool| pool.split_once('_'))
            .map_or(usual.region, |(it, _)| it.to_owned()),
        user_pool_id: args.pool.clone().unwrap_or(usual.user_pool_id),
        client_id: args.client.clone().unwrap_or(usual.client_id),
        username: args.user.clone().unwrap_or(usual.username),
    };
    let event = sample::event(source, version, &setting).context("there is no sample of this source")?;
    println!("{}", serde_json::to_string_pretty(&event)?);
    Ok(())
}

/// Plays a pool's define-auth-challenge function. Answers whether it is sound.
pub async fn audit(args: AuditArgs) -> anyhow::Result<bool> {
    let client = Client::from_environment(&args.server.url)?;
    let pool = client.operation("DescribeUserPool", &json!({"UserPoolId": args.pool})).await?;
    let config = &pool["UserPool"]["LambdaConfig"];
    let function = config["DefineAuthChallenge"].as_str();
    let function = function.with_context(|| format!("user pool {} has no define auth challenge trigger", args.pool))?;
    let options = Options {
        depth: args.depth,
        supposed_depth: args.any_depth,
        questions_max: args.most,
        metadata: args.metadata.clone(),
    };
    let player = Player { client: &client, function, pool_id: UserPoolId::new(args.pool.clone()) };
    let report = play(&player, options).await?;
    let is_sound = report.findings.is_empty() && report.is_complete;
    if args.server.json {
        let mut document = serde_json::to_value(&report)?;
        document["function"] = function.into();
        document["isSound"] = is_sound.into();
        println!("{document}");
    } else if args.mermaid {
        print!("{}", report.mermaid);
    } else {
        print!("{}", told(&report, function));
    }
    Ok(is_sound)
}

/// Asks one function.
struct Player<'a> {
    client: &'a Client,
    function: &'a str,
    pool_id: UserPoolId,
}

async fn play(player: &Player<'_>, options: Options) -> anyhow::Result<Report> {
    let mut audit = Audit::new(options);
    loop {
        let questions: Vec<Question> = std::iter::from_fn(|| audit.next_question()).take(AT_ONCE).collect();
        if questions.is_empty() {
            return Ok(audit.report());
        }
        let decisions = ask(player, &questions).await?;
        for (question, decision) in questions.into_iter().zip(decisions) {
            audit.decide(question, decision);
        }
    }
}

/// The decisions about questions that are asked side by side.
async fn ask(player: &Player<'_>, questions: &[Question]) -> anyhow::Result<Vec<Decision>> {
    let mut asking = tokio::task::JoinSet::new();
    for (at, question) in questions.iter().enumerate() {
        let (client, function, event) = (player.client.clone(), player.function.to_owned(), player.event(question));
        asking.spawn(async move { (at, client.invoke(&function, &event).await.map(|answer| (event, answer))) });
    }
    let mut decisions: Vec<Option<Decision>> = vec![None; questions.len()];
    while let Some(asked) = asking.join_next().await {
        let (at, answer) = asked?;
        let (event, (answer, has_failed)) = answer?;
        decisions[at] = Some(decision(&event, &answer, has_failed));
    }
    Ok(decisions.into_iter().flatten().collect())
}

impl Player<'_> {
    fn event(&self, question: &Question) -> Value {
        let setting = Setting::default();
        let (user_name, attributes) = match question.who {
            Who::Known => (
                "jane",
                json!({"sub": "11111111-2222-4333-8444-555555555555",
                "cognito:user_status": "CONFIRMED", "email": "jane@example.com", "email_verified": "true",
                "phone_number": "+15555550100", "phone_number_verified": "true"}),
            ),
            Who::Unknown => ("nobody", json!({})),
        };
        let envelope = Envelope {
            region: self.pool_id.as_str().split_once('_').map_or("us-east-1", |(region, _)| region),
            pool_id: &self.pool_id,
            user_name,
            client: CallerClient::Client(&setting.client_id),
            sdk_version: "aws-sdk-unknown-unknown",
        };
        let attributes = serde_json::from_value(attributes).unwrap_or_default();
        let session: Vec<ChallengeEntry> = question.session.iter().map(ChallengeEntry::from).collect();
        define_auth_challenge::event(envelope, &attributes, &session, None, Some(question.who == Who::Unknown))
    }
}

fn decision(event: &Value, answer: &Value, has_failed: bool) -> Decision {
    if has_failed {
        let message = answer["errorMessage"].as_str().unwrap_or("it failed");
        return Decision::Broken(format!("it failed: {message}"));
    }
    let read = read_answer(answer.to_string().as_bytes(), event, true).and_then(|it| define_auth_challenge::read(&it));
    match read {
        Ok(definition) => Decision::Defined(definition),
        Err(TriggerError::Unrecognizable(reason)) => Decision::Broken(reason),
        Err(_) => Decision::Broken("the answer is not JSON, or null".into()),
    }
}

fn told(report: &Report, function: &str) -> String {
    let mut text = format!("{function}, asked {} times\n", report.questions);
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    line("ways to tokens, the shortest:".into());
    if report.ways_to_tokens.is_empty() {
        line("  none".into());
    }
    for way in &report.ways_to_tokens {
        line(format!("  {}", words(way)));
    }
    for finding in &report.findings {
        let Finding { flaw, who, session, is_reachable, detail } = finding;
        line(format!("FLAW: {}", flaw.words()));
        let who = if *who == Who::Unknown { ", for a user who does not exist" } else { "" };
        line(format!("  after {}{who}", words(session)));
        if let Some(detail) = detail {
            line(format!("  {detail}"));
        }
        if !is_reachable {
            line("  (no client gets there as the service works today; the function should refuse all the same)".into());
        }
    }
    if !report.is_complete {
        line("INCOMPLETE: not everything was asked; raise --most or lower --depth".into());
    } else if report.findings.is_empty() {
        line("no flaw found".into());
    }
    text
}
