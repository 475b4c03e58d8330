//! The walk through a sign-in: functions, a user pool, a password with a code behind it, and a refusal.
//!
//! Custom authentication, the last step, is in `custom`.

use anyhow::Context;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::custom;
use super::narrator::Narrator;
use super::samples::{self, Sample};

/// The password of the users in the demonstration.
pub(super) const PASSWORD: &str = "Passw0rd!Example";
const PHONE: &str = "+441234561234";
/// Every flow that is built.
const FLOWS: [&str; 5] = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_CUSTOM_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
];

/// What is there to be tried when the walk is over.
#[derive(Debug)]
pub struct Left {
    /// The user pool with SMS codes.
    pub pool_id: String,
    /// Its app client.
    pub client_id: String,
    /// The function whose log shows the end of every sign-in, if there is one.
    pub function: Option<&'static str>,
}

/// Functions for the triggers of the pool with SMS codes, as far as they can run here.
struct Triggers {
    pre_sign_up: Option<Sample>,
    pre_authentication: Option<Sample>,
    custom_message: Option<Sample>,
    post_authentication: Option<Sample>,
    pre_token_generation: Option<Sample>,
}

/// Walks all steps.
pub async fn walk(narrator: &mut Narrator) -> anyhow::Result<Left> {
    deploy_functions(narrator).await.context("step 1")?;
    let triggers = Triggers {
        pre_sign_up: narrator.first_of(&[samples::PRE_SIGN_UP]),
        pre_authentication: narrator.first_of(&[samples::PRE_AUTHENTICATION_PYTHON, samples::PRE_AUTHENTICATION_NODE]),
        custom_message: narrator.first_of(&[samples::CUSTOM_MESSAGE]),
        post_authentication: narrator
            .first_of(&[samples::POST_AUTHENTICATION_PYTHON, samples::POST_AUTHENTICATION_CALLBACK]),
        pre_token_generation: narrator.first_of(&[samples::PRE_TOKEN_GENERATION]),
    };
    let pool_id = create_pool_with_codes(narrator, &triggers).await.context("step 2")?;
    let client_id = create_client(narrator, &pool_id, "app", "LEGACY").await.context("step 2")?;
    sign_up(narrator, &triggers, &client_id).await.context("step 2")?;
    create_user_with_codes(narrator, &pool_id).await.context("step 2")?;
    let session = ask_for_code(narrator, &triggers, &pool_id, &client_id).await.context("step 3")?;
    let tokens = answer_code(narrator, &pool_id, &client_id, &session).await.context("step 4")?;
    read_log(narrator, &triggers, &pool_id, &tokens).await.context("step 5")?;
    refuse_one_client(narrator).await.context("step 6")?;
    custom::walk(narrator).await.context("step 7")?;
    Ok(Left { pool_id, client_id, function: triggers.post_authentication.map(|sample| sample.name) })
}

async fn deploy_functions(narrator: &mut Narrator) -> anyhow::Result<()> {
    narrator.print.step(
        "1  Functions",
        "Sample functions are deployed as to AWS Lambda and run with a test event; each prints the event and returns it.",
    );
    let samples = [
        samples::POST_AUTHENTICATION_PYTHON,
        samples::POST_AUTHENTICATION_CALLBACK,
        samples::POST_AUTHENTICATION_ASYNC,
        samples::POST_AUTHENTICATION_MODULE,
    ];
    for sample in samples {
        if narrator.runs(sample.language()) {
            narrator.deploy(sample).await?;
            let event = json!({ "key1": "value1", "key2": "value2", "key3": "value3" });
            let answer = narrator.invoke(sample, &event).await?;
            narrator.check("the function answers the event it was given", answer == event)?;
        }
    }
    if narrator.languages.is_empty() {
        narrator.print.note("neither python3 nor node is here, so the walk goes on without functions");
    }
    Ok(())
}

async fn create_pool_with_codes(narrator: &mut Narrator, triggers: &Triggers) -> anyhow::Result<String> {
    narrator.print.step(
        "2  A user pool with triggers, an app client, and users",
        "The pool names the functions it runs; a user gets a phone number and a second factor by SMS.",
    );
    let mut lambda_config = serde_json::Map::new();
    for (trigger, sample) in [
        ("PreSignUp", triggers.pre_sign_up),
        ("PreAuthentication", triggers.pre_authentication),
        ("CustomMessage", triggers.custom_message),
        ("PostAuthentication", triggers.post_authentication),
        ("PreTokenGeneration", triggers.pre_token_generation),
    ] {
        if let Some(sample) = sample {
            lambda_config.insert(trigger.to_owned(), narrator.deploy(sample).await?.into());
        }
    }
    let settings = json!({
        "MfaConfiguration": "OPTIONAL",
        "SmsConfiguration": { "SnsCallerArn": narrator.role_arn, "ExternalId": "demo" },
        "LambdaConfig": lambda_config,
    });
    create_pool(narrator, "demo", settings).await
}

/// Creates a user pool; its id.
pub(super) async fn create_pool(narrator: &mut Narrator, name: &str, settings: Value) -> anyhow::Result<String> {
    let mut body = settings;
    body["PoolName"] = name.into();
    let answer = narrator.ask("CreateUserPool", body).await?;
    answer["UserPool"]["Id"].as_str().map(str::to_owned).context("a user pool without id")
}

/// Creates an app client that allows every flow; its id.
pub(super) async fn create_client(
    narrator: &mut Narrator,
    pool_id: &str,
    name: &str,
    prevent_user_existence_errors: &str,
) -> anyhow::Result<String> {
    let body = json!({
        "UserPoolId": pool_id,
        "ClientName": name,
        "ExplicitAuthFlows": FLOWS,
        "PreventUserExistenceErrors": prevent_user_existence_errors,
    });
    let answer = narrator.ask("CreateUserPoolClient", body).await?;
    answer["UserPoolClient"]["ClientId"].as_str().map(str::to_owned).context("an app client without id")
}

/// Creates the user `test` with a password.
pub(super) async fn create_user(narrator: &mut Narrator, pool_id: &str) -> anyhow::Result<()> {
    let body = json!({
        "UserPoolId": pool_id,
        "Username": "test",
        "UserAttributes": [{ "Name": "phone_number", "Value": PHONE }],
        "MessageAction": "SUPPRESS",
    });
    narrator.ask("AdminCreateUser", body).await?;
    let body = json!({ "UserPoolId": pool_id, "Username": "test", "Password": PASSWORD, "Permanent": true });
    narrator.ask("AdminSetUserPassword", body).await?;
    Ok(())
}

async fn sign_up(narrator: &mut Narrator, triggers: &Triggers, client_id: &str) -> anyhow::Result<()> {
    let Some(pre_sign_up) = triggers.pre_sign_up else { return Ok(()) };
    let body = json!({
        "ClientId": client_id,
        "Username": "ann",
        "Password": PASSWORD,
        "UserAttributes": [{ "Name": "email", "Value": "ann@example.com" }],
        "ClientMetadata": { "plan": "free" },
    });
    let answer = narrator.ask("SignUp", body).await?;
    narrator.events(pre_sign_up, &["PreSignUp_SignUp"]).await?;
    narrator.check("pre sign-up confirmed ann at once", answer["UserConfirmed"] == true)
}

async fn create_user_with_codes(narrator: &mut Narrator, pool_id: &str) -> anyhow::Result<()> {
    create_user(narrator, pool_id).await?;
    let body = json!({
        "UserPoolId": pool_id,
        "Username": "test",
        "SMSMfaSettings": { "Enabled": true, "PreferredMfa": true },
    });
    narrator.ask("AdminSetUserMFAPreference", body).await?;
    Ok(())
}

async fn ask_for_code(
    narrator: &mut Narrator,
    triggers: &Triggers,
    pool_id: &str,
    client_id: &str,
) -> anyhow::Result<String> {
    narrator.print.step(
        "3  The password",
        "The right password is answered with a challenge; its client metadata reaches pre authentication, as validationData.",
    );
    let answer = narrator
        .ask(
            "InitiateAuth",
            json!({
                "AuthFlow": "USER_PASSWORD_AUTH",
                "AuthParameters": { "USERNAME": "test", "PASSWORD": PASSWORD },
                "ClientId": client_id,
                "ClientMetadata": { "First": "one" },
            }),
        )
        .await?;
    narrator.check("a code by SMS is asked for", answer["ChallengeName"] == "SMS_MFA")?;
    let expected = json!({
        "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS",
        "CODE_DELIVERY_DESTINATION": "+********1234",
        "USER_ID_FOR_SRP": "test",
    });
    narrator.check("the number is masked, and nothing else is told", answer["ChallengeParameters"] == expected)?;
    if let Some(sample) = triggers.pre_authentication {
        let request = &narrator.events(sample, &["PreAuthentication_Authentication"]).await?[0]["request"];
        let is_so = request["validationData"] == json!({ "First": "one" }) && request.get("clientMetadata").is_none();
        narrator.check("pre authentication saw the metadata as validationData", is_so)?;
    }
    if let Some(sample) = triggers.custom_message {
        let request = &narrator.events(sample, &["CustomMessage_Authentication"]).await?[0]["request"];
        let is_so = request.get("clientMetadata").is_none();
        narrator.check("custom message did not see it", is_so)?;
    }
    narrator.print.note(&format!("the code went to {PHONE}, in user pool {pool_id}"));
    session(&answer)
}

async fn answer_code(narrator: &mut Narrator, pool_id: &str, client_id: &str, session: &str) -> anyhow::Result<Value> {
    narrator.print.step(
        "4  The code",
        "The code is read from the outbox, as from a telephone; the right one is answered with three tokens.",
    );
    let code = narrator.delivered_code(pool_id, PHONE).await?;
    let answer = narrator
        .ask(
            "RespondToAuthChallenge",
            json!({
                "ChallengeName": "SMS_MFA",
                "Session": session,
                "ChallengeResponses": { "USERNAME": "test", "SMS_MFA_CODE": code },
                "ClientId": client_id,
                "ClientMetadata": { "KeyName1": "string", "KeyName2": "string", "device": "demo" },
            }),
        )
        .await?;
    let result = answer["AuthenticationResult"].clone();
    let has = |name: &str| result[name].as_str().is_some_and(|token| !token.is_empty());
    let has_all = has("IdToken") && has("AccessToken") && has("RefreshToken");
    narrator.check("three tokens, good for an hour", has_all && result["ExpiresIn"] == 3600)?;
    narrator.check("their type is Bearer", result["TokenType"] == "Bearer")?;
    Ok(result)
}

async fn read_log(narrator: &mut Narrator, triggers: &Triggers, pool_id: &str, tokens: &Value) -> anyhow::Result<()> {
    narrator.print.step(
        "5  The functions' logs",
        "What ran at the end of the sign-in saw the metadata of the answer, not that of step 3; the log shows it.",
    );
    let metadata = json!({ "KeyName1": "string", "KeyName2": "string", "device": "demo" });
    let ends = [
        (triggers.post_authentication, "PostAuthentication_Authentication"),
        (triggers.pre_token_generation, "TokenGeneration_Authentication"),
    ];
    for (sample, source) in ends {
        if let Some(sample) = sample {
            narrator.print.request(&format!("logs FilterLogEvents /aws/lambda/{}", sample.name), &Value::Null);
            let event = &narrator.events(sample, &[source]).await?[0];
            narrator.check(&format!("{source} carries it"), event["request"]["clientMetadata"] == metadata)?;
        }
    }
    narrator.print.request(&format!("GET /{pool_id}/.well-known/jwks.json"), &Value::Null);
    let answer = narrator.client.get(&format!("/{pool_id}/.well-known/jwks.json")).await?;
    let keys = answer.json()?;
    narrator.print.answer(answer.status, &keys);
    let [header, claims] = parts(tokens["IdToken"].as_str().unwrap_or_default())?;
    let is_published = keys["keys"].as_array().is_some_and(|keys| keys.iter().any(|key| key["kid"] == header["kid"]));
    narrator.check("the key that signed the ID token is published", is_published)?;
    narrator.print.note("the claims of the ID token:");
    narrator.print.show(&claims);
    if triggers.pre_token_generation.is_some() {
        let is_so = claims["device"] == "demo" && claims.get("phone_number").is_none();
        narrator.check("pre token generation added one and left one out", is_so)?;
    }
    Ok(())
}

async fn refuse_one_client(narrator: &mut Narrator) -> anyhow::Result<()> {
    narrator.print.step(
        "6  A refusal by pre authentication",
        "The function refuses one app client, before the password is looked at; the client reads why, and gets no session.",
    );
    for sample in [samples::PRE_AUTHENTICATION_PYTHON, samples::PRE_AUTHENTICATION_NODE] {
        if !narrator.runs(sample.language()) {
            continue;
        }
        let function = narrator.deploy(sample).await?;
        let settings = json!({ "LambdaConfig": { "PreAuthentication": function } });
        let pool_id = create_pool(narrator, sample.name, settings).await?;
        let refused = create_client(narrator, &pool_id, "refused", "LEGACY").await?;
        create_user(narrator, &pool_id).await?;
        let initiate = json!({
            "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": { "USERNAME": "test", "PASSWORD": PASSWORD },
            "ClientId": refused,
        });
        let answer = narrator.ask("InitiateAuth", initiate.clone()).await?;
        narrator.check("the client may sign in so far", answer["AuthenticationResult"].is_object())?;
        narrator.set_variables(sample, json!({ "REFUSED_CLIENT_ID": refused })).await?;
        let refusal = narrator.ask_in_vain("InitiateAuth", initiate).await?;
        narrator.events(sample, &["PreAuthentication_Authentication"; 2]).await?;
        let is_so = refusal.code == "UserLambdaValidationException"
            && refusal.message == "PreAuthentication failed with error This app client may not sign anyone in.";
        narrator.check("and then no more, with the function's own words", is_so)?;
    }
    if narrator.languages.is_empty() {
        narrator.print.note("left out: it needs python3 or node");
    }
    Ok(())
}

/// The `Session` of an answer.
pub(super) fn session(answer: &Value) -> anyhow::Result<String> {
    answer["Session"].as_str().map(str::to_owned).context("a challenge without Session")
}

/// Header and claims of a token.
fn parts(token: &str) -> anyhow::Result<[Value; 2]> {
    let mut parts = token.split('.').map(|part| {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).context("a token's part is not base64")?)
            .context("a token's part is not JSON")
    });
    let mut next = || parts.next().context("a token without parts")?;
    Ok([next()?, next()?])
}
