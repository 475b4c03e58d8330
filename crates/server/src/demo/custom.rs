//! Custom authentication: by challenges alone, after a password proven by SRP, and for a user who does not exist.

use anyhow::Context;
use serde_json::{Value, json};

use super::narrator::Narrator;
use super::proof::Proof;
use super::samples::{self, Language, Sample};
use super::walk::{PASSWORD, create_client, create_pool, create_user, session};
use crate::seams::{SystemClock, SystemRng};

const DEFINE: &str = "DefineAuthChallenge_Authentication";
const CREATE: &str = "CreateAuthChallenge_Authentication";
const VERIFY: &str = "VerifyAuthChallengeResponse_Authentication";
/// What stands before the code in the log of create-auth-challenge.
const CODE_LINE: &str = "your code is ";

/// A user pool whose three functions are written in one language.
struct Pool {
    define: Sample,
    create: Sample,
    verify: Sample,
    id: String,
    /// An app client that tells who exists.
    client_id: String,
    /// An app client that does not.
    discreet_client_id: String,
}

/// Walks through custom authentication, with functions in each language that runs here.
pub async fn walk(narrator: &mut Narrator) -> anyhow::Result<()> {
    narrator.print.step(
        "7  Custom authentication",
        "Functions define, create and judge the challenges; the session grows, private parameters stay on the server.",
    );
    let languages = narrator.languages.clone();
    let (Some(first), Some(last)) = (languages.first(), languages.last()) else {
        narrator.print.note("left out: it needs python3 or node");
        return Ok(());
    };
    let pool = Pool::create(narrator, *first).await?;
    by_challenges_alone(narrator, &pool).await.context("without SRP")?;
    unknown_user(narrator, &pool).await.context("unknown user")?;
    let pool = if last == first { pool } else { Pool::create(narrator, *last).await? };
    after_password(narrator, &pool).await.context("with SRP first")
}

impl Pool {
    async fn create(narrator: &mut Narrator, language: Language) -> anyhow::Result<Self> {
        let (define, create, verify) = match language {
            Language::Python => (samples::DEFINE_PYTHON, samples::CREATE_PYTHON, samples::VERIFY_PYTHON),
            Language::Node => (samples::DEFINE_NODE, samples::CREATE_NODE, samples::VERIFY_NODE),
        };
        let settings = json!({
            "LambdaConfig": {
                "DefineAuthChallenge": narrator.deploy(define).await?,
                "CreateAuthChallenge": narrator.deploy(create).await?,
                "VerifyAuthChallengeResponse": narrator.deploy(verify).await?,
            }
        });
        let id = create_pool(narrator, "custom-authentication", settings).await?;
        let client_id = create_client(narrator, &id, "app", "LEGACY").await?;
        let discreet_client_id = create_client(narrator, &id, "discreet", "ENABLED").await?;
        create_user(narrator, &id).await?;
        Ok(Self { define, create, verify, id, client_id, discreet_client_id })
    }

    async fn initiate(&self, narrator: &Narrator, client_id: &str, parameters: Value) -> anyhow::Result<Value> {
        let body = json!({ "AuthFlow": "CUSTOM_AUTH", "AuthParameters": parameters, "ClientId": client_id });
        narrator.ask("InitiateAuth", body).await
    }
}

/// The answer to a custom challenge, as a request.
fn answered(client_id: &str, challenge: &Value, username: &str, answer: &str) -> anyhow::Result<Value> {
    Ok(json!({
        "ChallengeName": "CUSTOM_CHALLENGE",
        "Session": session(challenge)?,
        "ChallengeResponses": { "USERNAME": username, "ANSWER": answer },
        "ClientId": client_id,
    }))
}

/// The code that create-auth-challenge has put into its log instead of a message.
async fn code(narrator: &Narrator, pool: &Pool) -> anyhow::Result<String> {
    let line = narrator.line_with(pool.create, CODE_LINE).await?;
    line.split(CODE_LINE).nth(1).map(str::to_owned).context("a line without code")
}

/// A code that is not this one.
fn wrong(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

/// The names and results in the `session` of an event.
fn steps(event: &Value) -> Vec<(&str, bool)> {
    let entries = event["request"]["session"].as_array().into_iter().flatten();
    entries.map(|it| (it["challengeName"].as_str().unwrap_or_default(), it["challengeResult"] == true)).collect()
}

async fn by_challenges_alone(narrator: &mut Narrator, pool: &Pool) -> anyhow::Result<()> {
    narrator.print.note("without SRP: a wrong answer first, then the right one");
    let parameters = json!({ "USERNAME": "test", "CHALLENGE_NAME": "CUSTOM_CHALLENGE" });
    let first = pool.initiate(narrator, &pool.client_id, parameters).await?;
    narrator.check("a custom challenge is asked", first["ChallengeName"] == "CUSTOM_CHALLENGE")?;
    let events = narrator.events(pool.define, &[DEFINE]).await?;
    narrator.check("define began with an empty session", steps(&events[0]).is_empty())?;
    narrator.events(pool.create, &[CREATE]).await?;
    let code = code(narrator, pool).await?;
    let expected = json!({ "USERNAME": "test", "prompt": "Six digits?", "attempt": "1" });
    narrator.check("the client sees the public parameters only", first["ChallengeParameters"] == expected)?;

    let body = answered(&pool.client_id, &first, "test", wrong(&code))?;
    let second = narrator.ask("RespondToAuthChallenge", body.clone()).await?;
    let is_so = second["ChallengeName"] == "CUSTOM_CHALLENGE" && second["Session"] != first["Session"];
    narrator.check("a wrong answer leads to another round, with a new session", is_so)?;
    let events = narrator.events(pool.verify, &[VERIFY]).await?;
    let is_so = events[0]["request"]["privateChallengeParameters"] == json!({ "code": code });
    narrator.check("verify got the private parameters", is_so)?;
    let events = narrator.events(pool.define, &[DEFINE]).await?;
    narrator.check("define saw the wrong answer", steps(&events[0]) == [("CUSTOM_CHALLENGE", false)])?;
    narrator.events(pool.create, &[CREATE]).await?;

    let refusal = narrator.ask_in_vain("RespondToAuthChallenge", body).await?;
    let is_so = refusal.message == "Invalid session for the user, session can only be used once.";
    narrator.check("a session cannot be used twice", refusal.code == "NotAuthorizedException" && is_so)?;

    let body = answered(&pool.client_id, &second, "test", &code)?;
    let last = narrator.ask("RespondToAuthChallenge", body).await?;
    narrator.check("the right answer leads to tokens", last["AuthenticationResult"]["TokenType"] == "Bearer")?;
    narrator.events(pool.verify, &[VERIFY]).await?;
    let events = narrator.events(pool.define, &[DEFINE]).await?;
    let whole = [("CUSTOM_CHALLENGE", false), ("CUSTOM_CHALLENGE", true)];
    narrator.check("define saw both answers", steps(&events[0]) == whole)
}

async fn unknown_user(narrator: &mut Narrator, pool: &Pool) -> anyhow::Result<()> {
    narrator
        .print
        .note("a user who does not exist, with PreventUserExistenceErrors ENABLED: the same path, never tokens");
    let first = pool.initiate(narrator, &pool.discreet_client_id, json!({ "USERNAME": "nobody" })).await?;
    let expected = json!({ "USERNAME": "nobody", "prompt": "Six digits?", "attempt": "1" });
    let is_so = first["ChallengeName"] == "CUSTOM_CHALLENGE" && first["ChallengeParameters"] == expected;
    narrator.check("the challenge looks like any other", is_so)?;
    let mut events = narrator.events(pool.define, &[DEFINE]).await?;
    events.extend(narrator.events(pool.create, &[CREATE]).await?);
    let code = code(narrator, pool).await?;

    let body = answered(&pool.discreet_client_id, &first, "nobody", &code)?;
    let refusal = narrator.ask_in_vain("RespondToAuthChallenge", body).await?;
    events.extend(narrator.events(pool.verify, &[VERIFY]).await?);
    events.extend(narrator.events(pool.define, &[DEFINE]).await?);
    let is_so = events.iter().all(|event| event["request"]["userNotFound"] == true);
    narrator.check("every function was told userNotFound", is_so)?;
    let is_so = refusal.code == "NotAuthorizedException" && refusal.message == "Incorrect username or password.";
    narrator.check("the right answer leads nowhere, although define issued tokens", is_so)
}

async fn after_password(narrator: &mut Narrator, pool: &Pool) -> anyhow::Result<()> {
    narrator.print.note("with SRP first: the password is proven without being sent, then the functions take over");
    let proof = Proof::begin(&SystemRng);
    let parameters = json!({ "USERNAME": "test", "CHALLENGE_NAME": "SRP_A", "SRP_A": proof.srp_a() });
    let first = pool.initiate(narrator, &pool.client_id, parameters).await?;
    narrator.check("the password is asked for", first["ChallengeName"] == "PASSWORD_VERIFIER")?;
    let events = narrator.events(pool.define, &[DEFINE]).await?;
    narrator.check("define saw SRP_A", steps(&events[0]) == [("SRP_A", true)])?;

    let body = json!({
        "ChallengeName": "PASSWORD_VERIFIER",
        "Session": session(&first)?,
        "ChallengeResponses": proof.answer(&pool.id, PASSWORD, &first, &SystemClock)?,
        "ClientId": pool.client_id,
    });
    let second = narrator.ask("RespondToAuthChallenge", body).await?;
    narrator.check("then comes the custom challenge", second["ChallengeName"] == "CUSTOM_CHALLENGE")?;
    let events = narrator.events(pool.define, &[DEFINE]).await?;
    let so_far = [("SRP_A", true), ("PASSWORD_VERIFIER", true)];
    narrator.check("define saw the proof", steps(&events[0]) == so_far)?;
    narrator.events(pool.create, &[CREATE]).await?;
    let code = code(narrator, pool).await?;

    let body = answered(&pool.client_id, &second, "test", &code)?;
    let last = narrator.ask("RespondToAuthChallenge", body).await?;
    narrator.check("the right answer leads to tokens", last["AuthenticationResult"]["TokenType"] == "Bearer")?;
    narrator.events(pool.verify, &[VERIFY]).await?;
    let events = narrator.events(pool.define, &[DEFINE]).await?;
    let whole = [("SRP_A", true), ("PASSWORD_VERIFIER", true), ("CUSTOM_CHALLENGE", true)];
    narrator.check("define saw all three steps", steps(&events[0]) == whole)
}
