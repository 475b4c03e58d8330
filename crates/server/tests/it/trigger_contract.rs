//! The contract with trigger functions where no other test holds it: what they are sent, member by member; what their answers
//! mean; and what a failure leaves behind.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::cli::ServeArgs;

use crate::trigger_pool::{PASSWORD, PHONE, Pool, Srp, is_signed_in};
use crate::world::{Answer, World, claims, merged, refusal, text};

const CUSTOM: [&str; 3] = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"];

fn asks() -> Function {
    Function::responds(json!({"challengeName": "CUSTOM_CHALLENGE"}))
}

fn issues() -> Function {
    Function::responds(json!({"issueTokens": true}))
}

fn judges(is_correct: bool) -> Function {
    Function::responds(json!({"answerCorrect": is_correct}))
}

fn not_authorized(message: &str) -> (String, String) {
    ("NotAuthorizedException".into(), message.into())
}

fn unrecognizable() -> (String, String) {
    ("InvalidLambdaResponseException".into(), "Unrecognizable lambda output".into())
}

async fn custom(pool: &Pool, name: &str) -> Answer {
    pool.initiate("CUSTOM_AUTH", json!({"USERNAME": name})).await
}

async fn answer(pool: &Pool, asked: &Answer, name: &str) -> Answer {
    pool.respond("CUSTOM_CHALLENGE", asked, json!({"USERNAME": name, "ANSWER": "x"})).await
}

/// The members' names in their order, of the event and of the objects in it but the attributes, which are a map.
fn order(event: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let mut of = |path: &str, value: &Value| {
        for name in value.as_object().into_iter().flat_map(|object| object.keys()) {
            names.push(format!("{path}{name}"));
        }
    };
    of("", event);
    for part in ["callerContext", "request", "response"] {
        of(&format!("{part}."), &event[part]);
    }
    names
}

/// Holds an event to a sample, in which `SUB`, `POOL` and `CLIENT` stand for what is the test's own.
fn is_sample(event: &Value, sample: &str, pool: &Pool, sub: &str) {
    let sample = sample.replace("SUB", sub).replace("POOL", &pool.id).replace("CLIENT", &pool.client);
    let sample: Value = serde_json::from_str(&sample).unwrap();
    assert_eq!(*event, sample);
    assert_eq!(order(event), order(&sample));
}

/// The last event.
fn last(pool: &Pool) -> Value {
    pool.world.functions.events().pop().unwrap()
}

#[tokio::test]
async fn the_events_of_accounts_are_the_published_samples() {
    let pool = Pool::new(&["PreSignUp", "PostConfirmation", "CustomMessage"], json!({}), json!({})).await;
    pool.expect("PreSignUp", Function::echoes()).expect("CustomMessage", Function::echoes());
    let sign_up = json!({
        "Username": "ann", "Password": PASSWORD, "ClientMetadata": {"plan": "free"},
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}],
    });
    let sub = text(&pool.call("SignUp", sign_up).await.json()["UserSub"]);
    let pre_sign_up = r#"{"version":"1","region":"us-east-1","userPoolId":"POOL","userName":"ann","callerContext":
        {"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"CLIENT"},"triggerSource":"PreSignUp_SignUp","request":
        {"userAttributes":{"email":"ann@example.com"},"validationData":null,"clientMetadata":{"plan":"free"}},"response":
        {"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}}"#;
    is_sample(&pool.world.functions.events()[0], pre_sign_up, &pool, &sub);

    pool.expect("PostConfirmation", Function::echoes());
    let confirm = json!({"Username": "ann", "ConfirmationCode": pool.code()});
    assert!(pool.call("ConfirmSignUp", confirm).await.status.is_success());
    let post_confirmation = r#"{"version":"1","region":"us-east-1","userPoolId":"POOL","userName":"ann","callerContext":
        {"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"CLIENT"},"triggerSource":"PostConfirmation_ConfirmSignUp",
        "request":{"userAttributes":{"sub":"SUB","cognito:user_status":"CONFIRMED","email_verified":"true",
        "email":"ann@example.com"}},"response":{}}"#;
    is_sample(&last(&pool), post_confirmation, &pool, &sub);

    pool.expect("PreSignUp", Function::echoes()).expect("CustomMessage", Function::echoes());
    let user = json!({
        "UserPoolId": pool.id, "Username": "bob", "DesiredDeliveryMediums": ["EMAIL"],
        "UserAttributes": [{"Name": "email", "Value": "bob@example.com"}],
    });
    let created = pool.world.done("AdminCreateUser", user).await;
    let sub = text(&created["User"]["Attributes"][0]["Value"]);
    let custom_message = r#"{"version":"1","region":"us-east-1","userPoolId":"POOL","userName":"bob","callerContext":
        {"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"CLIENT_ID_NOT_APPLICABLE"},
        "triggerSource":"CustomMessage_AdminCreateUser","request":{"userAttributes":{"sub":"SUB",
        "cognito:user_status":"FORCE_CHANGE_PASSWORD","email":"bob@example.com"},"codeParameter":"{####}",
        "linkParameter":"{##Click Here##}","usernameParameter":"{username}"},"response":{"smsMessage":null,
        "emailMessage":null,"emailSubject":null}}"#;
    let custom_message = custom_message.replace("CLIENT_ID_NOT_APPLICABLE", "NOBODY");
    let mut event = last(&pool);
    assert_eq!(event["callerContext"]["clientId"], "CLIENT_ID_NOT_APPLICABLE");
    event["callerContext"]["clientId"] = json!("NOBODY");
    is_sample(&event, &custom_message, &pool, &sub);
}

#[tokio::test]
async fn the_events_of_sign_ins_are_the_published_samples() {
    let hides = json!({"PreventUserExistenceErrors": "ENABLED"});
    let triggers = [&CUSTOM[..], &["PreAuthentication", "PostAuthentication", "PreTokenGenerationV2"]].concat();
    let pool = Pool::new(&triggers, json!({}), hides).await;
    pool.user("ann").await;
    let sub = text(&pool.found("ann").await.unwrap().2["sub"]);
    let attributes = r#"{"sub":"SUB","cognito:user_status":"CONFIRMED","email":"ann@example.com",
        "email_verified":"true","phone_number":"+15555551234"}"#;
    let is_sample = |event: &Value, sample: &str| is_sample(event, &sample.replace("ANN", attributes), &pool, &sub);
    let envelope = r#""region":"us-east-1","userPoolId":"POOL","userName":"ann","callerContext":
        {"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"CLIENT"}"#;

    pool.expect("PreAuthentication", Function::echoes()).expect("DefineAuthChallenge", asks()).expect(
        "CreateAuthChallenge",
        Function::responds(json!({
            "privateChallengeParameters": {"answer": "482913"}, "challengeMetadata": "CODE-1",
        })),
    );
    let asked = custom(&pool, "ann").await;
    pool.expect("VerifyAuthChallengeResponse", judges(false))
        .expect("DefineAuthChallenge", asks())
        .expect("CreateAuthChallenge", Function::echoes());
    let again = json!({
        "ChallengeName": "CUSTOM_CHALLENGE", "Session": asked.json()["Session"], "ClientMetadata": {"k": "v"},
        "ChallengeResponses": {"USERNAME": "ann", "ANSWER": "482913"},
    });
    let asked = pool.call("RespondToAuthChallenge", again).await;
    pool.expect("VerifyAuthChallengeResponse", judges(true))
        .expect("DefineAuthChallenge", issues())
        .expect("PostAuthentication", Function::echoes())
        .expect("PreTokenGenerationV2", Function::echoes());
    let done = json!({
        "ChallengeName": "CUSTOM_CHALLENGE", "Session": asked.json()["Session"], "ClientMetadata": {"k": "v"},
        "ChallengeResponses": {"USERNAME": "ann", "ANSWER": ""},
    });
    let done = pool.call("RespondToAuthChallenge", done).await;
    assert!(is_signed_in(&done), "{done:?}");
    let events = pool.world.functions.events();
    let [pre, _, _, verify, _, create, _, _, post, _] = &events[..] else { panic!("{events:?}") };
    is_sample(
        pre,
        &format!(
            r#"{{"version":"1",{envelope},"triggerSource":"PreAuthentication_Authentication","request":{{"userAttributes":ANN,
        "validationData":null,"userNotFound":false}},"response":{{}}}}"#
        ),
    );
    is_sample(
        verify,
        &format!(
            r#"{{"version":"1",{envelope},"triggerSource":"VerifyAuthChallengeResponse_Authentication","request":
        {{"userAttributes":ANN,"privateChallengeParameters":{{"answer":"482913"}},"challengeAnswer":"482913",
        "clientMetadata":{{"k":"v"}},"userNotFound":false}},"response":{{"answerCorrect":null}}}}"#
        ),
    );
    is_sample(
        create,
        &format!(
            r#"{{"version":"1",{envelope},"triggerSource":"CreateAuthChallenge_Authentication","request":{{"userAttributes":ANN,
        "challengeName":"CUSTOM_CHALLENGE","session":[{{"challengeName":"CUSTOM_CHALLENGE","challengeResult":false,
        "challengeMetadata":"CODE-1"}}],"clientMetadata":{{"k":"v"}},"userNotFound":false}},"response":
        {{"publicChallengeParameters":null,"privateChallengeParameters":null,"challengeMetadata":null}}}}"#
        ),
    );
    is_sample(
        post,
        &format!(
            r#"{{"version":"1",{envelope},"triggerSource":"PostAuthentication_Authentication","request":{{"userAttributes":ANN,
        "newDeviceUsed":false,"clientMetadata":{{"k":"v"}}}},"response":{{}}}}"#
        ),
    );

    pool.expect("PreTokenGenerationV2", Function::echoes());
    let token = done.json()["AuthenticationResult"]["RefreshToken"].clone();
    assert!(is_signed_in(&pool.initiate("REFRESH_TOKEN_AUTH", json!({"REFRESH_TOKEN": token})).await));
    is_sample(
        &last(&pool),
        &format!(
            r#"{{"version":"2","triggerSource":"TokenGeneration_RefreshTokens",{envelope},"request":{{"userAttributes":ANN,
        "groupConfiguration":{{"groupsToOverride":[],"iamRolesToOverride":[],"preferredRole":null}},
        "scopes":["aws.cognito.signin.user.admin"]}},"response":{{"claimsAndScopeOverrideDetails":null}}}}"#
        ),
    );
}

#[tokio::test]
async fn the_events_of_a_hidden_nobody_and_of_clients_are_the_published_samples() {
    let mut pool =
        Pool::new(&["DefineAuthChallenge", "UserMigration", "PreTokenGeneration"], json!({}), json!({})).await;
    pool.user("ann").await;
    let sub = text(&pool.found("ann").await.unwrap().2["sub"]);
    let envelope = r#""region":"us-east-1","userPoolId":"POOL","userName":"NAME","callerContext":
        {"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"CLIENT"}"#;
    let of = |name: &str| envelope.replace("NAME", name);

    pool.expect("DefineAuthChallenge", Function::responds(json!({"challengeName": "PASSWORD_VERIFIER"})));
    let srp = Srp::new("ann", PASSWORD);
    let parameters = json!({"USERNAME": "ann", "CHALLENGE_NAME": "SRP_A", "SRP_A": srp.public()});
    assert!(pool.initiate("CUSTOM_AUTH", parameters).await.status.is_success());
    is_sample(
        &last(&pool),
        &format!(
            r#"{{"version":"1",{},"triggerSource":"DefineAuthChallenge_Authentication","request":{{"userAttributes":{{
        "sub":"SUB","cognito:user_status":"CONFIRMED","email_verified":"true","email":"ann@example.com",
        "phone_number":"+15555551234"}},"session":[{{"challengeName":"SRP_A","challengeResult":true,
        "challengeMetadata":null}}]}},"response":{{"challengeName":null,"issueTokens":null,"failAuthentication":null}}}}"#,
            of("ann")
        ),
        &pool,
        &sub,
    );

    pool.expect("UserMigration", Function::echoes());
    let parameters = json!({"USERNAME": "bob@example.com", "PASSWORD": "Old-Secret-1"});
    assert!(!pool.initiate("USER_PASSWORD_AUTH", parameters).await.status.is_success());
    is_sample(
        &last(&pool),
        &format!(
            r#"{{"version":"1","triggerSource":"UserMigration_Authentication",{},"request":{{"password":"Old-Secret-1",
        "validationData":null,"userAttributes":null}},"response":{{"userAttributes":null,"forceAliasCreation":null,
        "enableSMSMFA":null,"finalUserStatus":null,"messageAction":null,"desiredDeliveryMediums":null}}}}"#,
            of("bob@example.com")
        ),
        &pool,
        &sub,
    );

    pool.expect("PreTokenGeneration", Function::echoes());
    assert!(is_signed_in(&pool.password("ann").await));
    assert_eq!(order(&last(&pool))[..2], ["version", "triggerSource"]);
    assert_eq!(last(&pool)["version"], "1");
    assert_eq!(last(&pool)["response"], json!({"claimsOverrideDetails": null}));
    assert!(last(&pool)["request"].get("scopes").is_none());

    pool.client_with(json!({
        "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"], "GenerateSecret": true,
    }))
    .await;
    let described = json!({"UserPoolId": pool.id, "ClientId": pool.client});
    let described = pool.world.done("DescribeUserPoolClient", described).await;
    pool.triggers(&["PreTokenGenerationV3"]).await;
    pool.expect("PreTokenGenerationV3", Function::echoes());
    let secret = &described["UserPoolClient"]["ClientSecret"];
    let answer = pool.call("GetClientToken", json!({"Secret": secret, "ClientMetadata": {"tenant": "t1"}})).await;
    assert!(answer.status.is_success(), "{answer:?}");
    is_sample(
        &last(&pool),
        &format!(
            r#"{{"version":"3","triggerSource":"TokenGeneration_ClientCredentials",{},"request":{{"userAttributes":{{}},
        "groupConfiguration":null,"scopes":[],"clientMetadata":{{"tenant":"t1"}}}},"response":
        {{"claimsAndScopeOverrideDetails":null}}}}"#,
            of("ClientCredentials")
        ),
        &pool,
        &sub,
    );
}

/// Has one trigger of each kind run, and gives what the call is answered.
async fn fired(trigger: &str, function: Function) -> Answer {
    let on: Vec<&str> = if CUSTOM.contains(&trigger) { CUSTOM.to_vec() } else { vec![trigger] };
    let pool = Pool::new(&on, json!({}), json!({})).await;
    if trigger != "UserMigration" {
        pool.user("ann").await;
    }
    let sign_up = json!({
        "Username": "new", "Password": PASSWORD, "UserAttributes": [{"Name": "email", "Value": "new@example.com"}],
    });
    match trigger {
        "PreSignUp" | "CustomMessage" => {
            pool.expect(trigger, function);
            pool.call("SignUp", sign_up).await
        }
        "PostConfirmation" => {
            pool.call("SignUp", sign_up).await;
            pool.expect(trigger, function);
            pool.call("ConfirmSignUp", json!({"Username": "new", "ConfirmationCode": pool.code()})).await
        }
        "DefineAuthChallenge" => {
            pool.expect(trigger, function);
            custom(&pool, "ann").await
        }
        "CreateAuthChallenge" => {
            pool.expect("DefineAuthChallenge", asks()).expect(trigger, function);
            custom(&pool, "ann").await
        }
        "VerifyAuthChallengeResponse" => {
            pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
            let asked = custom(&pool, "ann").await;
            pool.expect(trigger, function);
            answer(&pool, &asked, "ann").await
        }
        _ => {
            pool.expect(trigger, function);
            pool.password("ann").await
        }
    }
}

const EVERY_TRIGGER: [&str; 10] = [
    "PreSignUp",
    "PostConfirmation",
    "PreAuthentication",
    "PostAuthentication",
    "CustomMessage",
    "DefineAuthChallenge",
    "CreateAuthChallenge",
    "VerifyAuthChallengeResponse",
    "PreTokenGeneration",
    "UserMigration",
];

#[tokio::test]
async fn an_error_that_is_thrown_is_told_with_the_triggers_name_by_every_trigger() {
    for trigger in EVERY_TRIGGER {
        let thrown = fired(trigger, Function::Fails("Error".into(), "x".into())).await;
        assert_eq!(thrown.status, 400);
        let expected = format!("{trigger} failed with error x.");
        assert_eq!(refusal(&thrown), ("UserLambdaValidationException".into(), expected));
    }
}

#[tokio::test]
async fn an_answer_that_is_no_event_is_refused_from_every_trigger() {
    for trigger in EVERY_TRIGGER {
        let null = fired(trigger, Function::Returns(Value::Null)).await;
        let invalid = "Invalid lambda function output : Invalid JSON";
        assert_eq!(refusal(&null), ("InvalidLambdaResponseException".into(), invalid.into()), "{trigger}");
        assert_eq!(refusal(&fired(trigger, Function::Returns(json!({}))).await), unrecognizable(), "{trigger}");
    }
}

#[tokio::test]
async fn an_untouched_event_changes_nothing_except_for_those_that_have_to_decide() {
    for trigger in EVERY_TRIGGER {
        let untouched = fired(trigger, Function::echoes()).await;
        match trigger {
            "DefineAuthChallenge" => assert_eq!(refusal(&untouched), unrecognizable()),
            // It knows nobody.
            "UserMigration" => assert_eq!(untouched.error(), "UserNotFoundException"),
            // A wrong answer, after which define is asked, where no call is expected here.
            "VerifyAuthChallengeResponse" => {
                assert_eq!(untouched.message(), "DefineAuthChallenge invocation failed due to error ServiceException.");
            }
            _ => assert!(untouched.status.is_success(), "{trigger}: {untouched:?}"),
        }
    }
}

#[tokio::test]
async fn what_define_answers_is_read_in_this_order() {
    let incorrect = || Err(not_authorized("Incorrect username or password."));
    let parameter = |text: &str| Err(("InvalidParameterException".to_owned(), text.to_owned()));
    let table: [(Value, Result<Option<&str>, (String, String)>); 16] = [
        (json!({"failAuthentication": true}), incorrect()),
        (json!({"failAuthentication": true, "issueTokens": true}), incorrect()),
        (json!({"failAuthentication": true, "challengeName": "CUSTOM_CHALLENGE"}), incorrect()),
        (json!({"failAuthentication": false, "issueTokens": true}), Ok(None)),
        (json!({"issueTokens": true, "challengeName": "CUSTOM_CHALLENGE"}), Ok(None)),
        (json!({"issueTokens": true, "challengeName": null, "failAuthentication": null}), Ok(None)),
        (json!({"challengeName": "CUSTOM_CHALLENGE", "issueTokens": false}), Ok(Some("CUSTOM_CHALLENGE"))),
        (json!({"challengeName": "PASSWORD_VERIFIER"}), parameter("Missing required parameter SRP_A")),
        (json!({"challengeName": "SMS_MFA"}), Ok(Some("SMS_MFA"))),
        (json!({"challengeName": "SRP_A"}), Ok(Some("SRP_A"))),
        (json!({"challengeName": "NEW_PASSWORD_REQUIRED"}), Ok(Some("NEW_PASSWORD_REQUIRED"))),
        (json!({"challengeName": ""}), Err(unrecognizable())),
        (json!({"challengeName": "CAPTCHA"}), Err(unrecognizable())),
        (json!({"challengeName": null, "issueTokens": false, "failAuthentication": false}), Err(unrecognizable())),
        (json!({"issueTokens": "true"}), Err(unrecognizable())),
        (json!({"challengeName": 1}), Err(unrecognizable())),
    ];
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    pool.user("ann").await;
    for (response, expected) in table {
        pool.expect("DefineAuthChallenge", Function::responds(response.clone()));
        if expected == Ok(Some("CUSTOM_CHALLENGE")) {
            pool.expect("CreateAuthChallenge", Function::echoes());
        }
        let said = custom(&pool, "ann").await;
        match expected {
            Err(expected) => assert_eq!(refusal(&said), expected, "{response}"),
            Ok(None) => assert!(is_signed_in(&said), "{response}: {said:?}"),
            Ok(Some(name)) => {
                assert_eq!(said.json()["ChallengeName"], name, "{response}");
                assert_eq!(said.json()["ChallengeParameters"], json!({"USERNAME": "ann"}), "{response}");
            }
        }
        pool.world.functions.verify().unwrap();
    }
    assert!(pool.messages().is_empty(), "a challenge that is echoed sends no code");
}

#[tokio::test]
async fn a_challenge_that_is_echoed_cannot_be_answered() {
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    pool.user("ann").await;
    pool.expect("DefineAuthChallenge", Function::responds(json!({"challengeName": "SMS_MFA"})));
    let echoed = custom(&pool, "ann").await;
    let refused = pool.respond("SMS_MFA", &echoed, json!({"USERNAME": "ann", "SMS_MFA_CODE": "123456"})).await;
    assert_eq!(refusal(&refused), not_authorized("Invalid session for the user."));
}

async fn with_switches(switches: &str, triggers: &[&str]) -> Pool {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("vestibule.toml");
    std::fs::write(&file, format!("[triggers]\n{switches}\n")).unwrap();
    let args = ServeArgs { config: Some(file), ..ServeArgs::default() };
    Pool::within(World::with(&args, &|_| None).await, triggers, json!({}), json!({})).await
}

#[tokio::test]
async fn the_switches_of_custom_sign_ins_do_what_they_say() {
    let pool = with_switches("echo_unsupported_define_challenge = false\nmax_custom_auth_rounds = 2", &CUSTOM).await;
    pool.user("ann").await;
    pool.expect("DefineAuthChallenge", Function::responds(json!({"challengeName": "SMS_MFA"})));
    assert_eq!(refusal(&custom(&pool, "ann").await), unrecognizable());

    pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
    let mut asked = custom(&pool, "ann").await;
    pool.expect("VerifyAuthChallengeResponse", judges(false))
        .expect("DefineAuthChallenge", asks())
        .expect("CreateAuthChallenge", Function::echoes());
    asked = answer(&pool, &asked, "ann").await;
    pool.expect("VerifyAuthChallengeResponse", judges(false)).expect("DefineAuthChallenge", asks());
    let refused = answer(&pool, &asked, "ann").await;
    assert_eq!(refusal(&refused), not_authorized("Incorrect username or password."));
    pool.world.functions.verify().unwrap();
}

#[tokio::test]
async fn custom_answers_are_not_limited_by_the_lock_out() {
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    pool.user("ann").await;
    pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
    let mut asked = custom(&pool, "ann").await;
    for _ in 0..8 {
        pool.expect("VerifyAuthChallengeResponse", judges(false))
            .expect("DefineAuthChallenge", asks())
            .expect("CreateAuthChallenge", Function::echoes());
        asked = answer(&pool, &asked, "ann").await;
        assert_eq!(asked.json()["ChallengeName"], "CUSTOM_CHALLENGE");
    }
    assert!(is_signed_in(&pool.password("ann").await));
}

#[tokio::test]
async fn a_session_lives_anew_with_every_round() {
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    pool.user("ann").await;
    pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
    let mut asked = custom(&pool, "ann").await;
    for _ in 0..3 {
        pool.world.clock.advance_ms(2 * 60 * 1000);
        pool.expect("VerifyAuthChallengeResponse", judges(false))
            .expect("DefineAuthChallenge", asks())
            .expect("CreateAuthChallenge", Function::echoes());
        asked = answer(&pool, &asked, "ann").await;
    }
    pool.world.clock.advance_ms(3 * 60 * 1000);
    let late = answer(&pool, &asked, "ann").await;
    assert_eq!(refusal(&late), not_authorized("Invalid session for the user, session is expired."));
}

#[tokio::test]
async fn no_second_factor_is_asked_where_no_password_was_proven() {
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    pool.user("ann").await;
    pool.require_sms("ann").await;
    pool.expect("DefineAuthChallenge", issues());
    assert!(is_signed_in(&custom(&pool, "ann").await));
    let srp = Srp::new("ann", PASSWORD);
    pool.expect("DefineAuthChallenge", Function::responds(json!({"challengeName": "PASSWORD_VERIFIER"})));
    let begins = json!({"USERNAME": "ann", "CHALLENGE_NAME": "SRP_A", "SRP_A": srp.public()});
    let asked = pool.initiate("CUSTOM_AUTH", begins).await;
    let asked = srp.prove(&pool, &asked).await;
    assert_eq!(asked.json()["ChallengeName"], "SMS_MFA");
    pool.expect("DefineAuthChallenge", issues());
    let code = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.code()});
    assert!(is_signed_in(&pool.respond("SMS_MFA", &asked, code).await));
    let entry = |name: &str| json!({"challengeName": name, "challengeResult": true, "challengeMetadata": null});
    let expected = json!([entry("SRP_A"), entry("PASSWORD_VERIFIER"), entry("SMS_MFA")]);
    assert_eq!(last(&pool)["request"]["session"], expected);
}

#[tokio::test]
async fn a_temporary_password_that_was_proven_is_replaced_before_a_custom_sign_in_ends() {
    let entry = |name: &str| json!({"challengeName": name, "challengeResult": true, "challengeMetadata": null});
    // Asked for by define, or in the place of tokens.
    for second in [json!({"challengeName": "NEW_PASSWORD_REQUIRED"}), json!({"issueTokens": true})] {
        let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
        let user = json!({
            "UserPoolId": pool.id, "Username": "ann", "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS",
        });
        pool.world.done("AdminCreateUser", user).await;
        let srp = Srp::new("ann", PASSWORD);
        pool.expect("DefineAuthChallenge", Function::responds(json!({"challengeName": "PASSWORD_VERIFIER"})));
        let begins = json!({"USERNAME": "ann", "CHALLENGE_NAME": "SRP_A", "SRP_A": srp.public()});
        let asked = pool.initiate("CUSTOM_AUTH", begins).await;
        pool.expect("DefineAuthChallenge", Function::responds(second));
        let asked = srp.prove(&pool, &asked).await;
        assert_eq!(asked.json()["ChallengeName"], "NEW_PASSWORD_REQUIRED", "{asked:?}");
        pool.expect("DefineAuthChallenge", issues());
        let new = json!({"USERNAME": "ann", "NEW_PASSWORD": "Passw0rd!2"});
        assert!(is_signed_in(&pool.respond("NEW_PASSWORD_REQUIRED", &asked, new).await));
        let expected = json!([entry("SRP_A"), entry("PASSWORD_VERIFIER"), entry("NEW_PASSWORD_REQUIRED")]);
        assert_eq!(last(&pool)["request"]["session"], expected);
    }
}

#[tokio::test]
async fn a_custom_sign_in_without_srp_does_not_look_at_the_password() {
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    let user =
        json!({"UserPoolId": pool.id, "Username": "new", "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS"});
    pool.world.done("AdminCreateUser", user).await;
    pool.user("ann").await;
    let reset = json!({"UserPoolId": pool.id, "Username": "ann"});
    pool.world.done("AdminResetUserPassword", reset).await;
    for name in ["new", "ann"] {
        pool.expect("DefineAuthChallenge", issues());
        assert!(is_signed_in(&custom(&pool, name).await), "{name}");
    }
}

#[tokio::test]
async fn a_custom_sign_in_names_its_first_challenge_in_any_of_the_known_ways() {
    let pool = Pool::new(&CUSTOM, json!({}), json!({})).await;
    pool.user("ann").await;
    let srp = json!([{"challengeName": "SRP_A", "challengeResult": true, "challengeMetadata": null}]);
    for (more, session) in [
        (json!({}), json!([])),
        (json!({"CHALLENGE_NAME": "CUSTOM_CHALLENGE"}), json!([])),
        (json!({"SRP_A": "a1b2c3"}), json!([])),
        (json!({"CHALLENGE_NAME": "SRP_A", "SRP_A": "a1b2c3"}), srp.clone()),
        (json!({"ChallengeName": "SRP_A", "SRP_A": "a1b2c3"}), srp),
    ] {
        pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
        let asked = pool.initiate("CUSTOM_AUTH", merged(json!({"USERNAME": "ann"}), more.clone())).await;
        assert_eq!(asked.json()["ChallengeName"], "CUSTOM_CHALLENGE", "{more}");
        assert_eq!(last(&pool)["request"]["session"], session, "{more}");
    }
}

#[tokio::test]
async fn a_function_that_is_missing_when_it_is_needed_is_a_fault_of_configuration() {
    let missing = ("UnexpectedLambdaException".to_owned(), "null invocation failed due to configuration.".to_owned());
    let pool = Pool::new(&["DefineAuthChallenge"], json!({}), json!({})).await;
    pool.user("ann").await;
    pool.expect("DefineAuthChallenge", asks());
    assert_eq!(refusal(&custom(&pool, "ann").await), missing);
    pool.triggers(&["DefineAuthChallenge", "CreateAuthChallenge"]).await;
    pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
    let asked = custom(&pool, "ann").await;
    assert_eq!(refusal(&answer(&pool, &asked, "ann").await), missing);
    pool.triggers(&[]).await;
    let unconfigured = "Custom auth lambda trigger is not configured for the user pool.";
    assert_eq!(refusal(&custom(&pool, "ann").await), ("InvalidParameterException".into(), unconfigured.into()));
}

#[tokio::test]
async fn what_create_makes_reaches_the_client_the_verifier_and_define_and_nobody_else() {
    let pool = Pool::new(&CUSTOM, json!({"AliasAttributes": ["email"]}), json!({})).await;
    pool.user("ann").await;
    pool.expect("DefineAuthChallenge", asks()).expect(
        "CreateAuthChallenge",
        Function::responds(json!({
            "publicChallengeParameters": {"hint": "h", "USERNAME": "somebody"},
            "privateChallengeParameters": {"answer": "secret-one"}, "challengeMetadata": "META-1",
        })),
    );
    let asked = custom(&pool, "ann@example.com").await;
    assert_eq!(asked.json()["ChallengeParameters"], json!({"hint": "h", "USERNAME": "ann"}));
    let body = String::from_utf8_lossy(&asked.body).into_owned();
    assert!(!body.contains("secret-one") && !body.contains("META-1"), "{body}");
    // By the alias that was typed, and with an answer that is empty.
    pool.expect("VerifyAuthChallengeResponse", judges(true)).expect("DefineAuthChallenge", issues());
    let empty = json!({"USERNAME": "ann@example.com", "ANSWER": ""});
    assert!(is_signed_in(&pool.respond("CUSTOM_CHALLENGE", &asked, empty).await));
    let events = pool.world.functions.events();
    assert!(events.iter().all(|event| event["userName"] == "ann"));
    let verify = &events[2]["request"];
    assert_eq!(
        (&verify["challengeAnswer"], &verify["privateChallengeParameters"]["answer"]),
        (&json!(""), &json!("secret-one"))
    );
    assert_eq!(last(&pool)["request"]["session"][0]["challengeMetadata"], "META-1");
    assert!(verify.get("session").is_none() && verify.get("challengeName").is_none());

    // Nothing made: nothing for the verifier either.
    pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::echoes());
    let asked = custom(&pool, "ann").await;
    assert_eq!(asked.json()["ChallengeParameters"], json!({"USERNAME": "ann"}));
    pool.expect("VerifyAuthChallengeResponse", judges(true)).expect("DefineAuthChallenge", issues());
    assert!(is_signed_in(&answer(&pool, &asked, "ann").await));
    assert_eq!(pool.world.functions.events()[6]["request"]["privateChallengeParameters"], json!({}));
    for response in [json!({"publicChallengeParameters": {"n": 1}}), json!({"challengeMetadata": 1})] {
        pool.expect("DefineAuthChallenge", asks()).expect("CreateAuthChallenge", Function::responds(response));
        assert_eq!(refusal(&custom(&pool, "ann").await), unrecognizable());
    }
}

#[tokio::test]
async fn an_alias_that_pre_sign_up_verifies_moves_to_the_new_user() {
    let pool =
        Pool::new(&["PreSignUp", "PostConfirmation"], json!({"AliasAttributes": ["email", "phone_number"]}), json!({}))
            .await;
    pool.user("ann").await;
    let attributes = json!([
        {"Name": "email", "Value": "ann@example.com"}, {"Name": "phone_number", "Value": PHONE},
    ]);
    let sign_up = json!({"Username": "bob", "Password": PASSWORD, "UserAttributes": attributes});
    let verifies = json!({"autoConfirmUser": true, "autoVerifyEmail": true, "autoVerifyPhone": false});
    pool.expect("PreSignUp", Function::responds(verifies)).expect("PostConfirmation", Function::echoes());
    assert!(pool.call("SignUp", sign_up).await.status.is_success());
    assert_eq!(pool.found("ann@example.com").await.unwrap().0, "bob");
    let (_, _, attributes) = pool.found("ann").await.unwrap();
    assert_eq!((&attributes["email"], &attributes["email_verified"]), (&json!("ann@example.com"), &json!("false")));
    assert!(is_signed_in(&pool.password("ann").await), "by the username");
    let by_alias = pool.password("ann@example.com").await;
    assert!(is_signed_in(&by_alias), "both have the same password here: {by_alias:?}");

    // Without the attribute there is nothing to verify; nobody is created.
    let nothing = json!({"Username": "cid", "Password": PASSWORD});
    pool.expect("PreSignUp", Function::responds(json!({"autoVerifyEmail": true})));
    assert_eq!(refusal(&pool.call("SignUp", nothing).await), unrecognizable());
    assert_eq!(pool.found("cid").await, None);
}

#[tokio::test]
async fn pre_token_generation_of_the_second_version_changes_both_tokens_within_bounds() {
    let pool = Pool::new(&["PreTokenGenerationV2"], json!({}), json!({})).await;
    pool.user("ann").await;
    let details = json!({"claimsAndScopeOverrideDetails": {
        "idTokenGeneration": {
            "claimsToAddOrOverride": {"tenant": {"id": [1, true, "x"]}, "email": "other@example.com", "gone": "x",
                "sub": "mine", "aud": "you", "cognito:username": "root", "nothing": null},
            "claimsToSuppress": ["gone", "phone_number", "not-there"],
        },
        "accessTokenGeneration": {
            "claimsToAddOrOverride": {"level": 3, "client_id": "x", "username": "root"},
            "scopesToAdd": ["api/read"], "scopesToSuppress": ["aws.cognito.signin.user.admin"],
        },
    }});
    pool.expect("PreTokenGenerationV2", Function::responds(details));
    let result = pool.password("ann").await.json()["AuthenticationResult"].clone();
    let (id, access) = (claims(&result["IdToken"]), claims(&result["AccessToken"]));
    assert_eq!((&id["tenant"], &id["email"]), (&json!({"id": [1, true, "x"]}), &json!("other@example.com")));
    for gone in ["gone", "phone_number", "nothing"] {
        assert!(id.get(gone).is_none(), "{gone}");
    }
    assert_eq!((&id["cognito:username"], &id["aud"]), (&json!("ann"), &json!(pool.client)));
    assert_ne!(id["sub"], "mine");
    assert_eq!((&access["level"], &access["scope"]), (&json!(3), &json!("api/read")));
    assert_eq!((&access["client_id"], &access["username"]), (&json!(pool.client), &json!("ann")));
    assert_eq!(pool.found("ann").await.unwrap().2["email"], "ann@example.com", "the profile is as it was");
}

#[tokio::test]
async fn the_last_two_triggers_run_in_the_order_that_the_switch_says() {
    let last_two = ["PostAuthentication", "PreTokenGeneration"];
    let sources = ["PostAuthentication_Authentication", "TokenGeneration_Authentication"];
    let pool = Pool::new(&last_two, json!({}), json!({})).await;
    pool.user("ann").await;
    pool.expect(last_two[0], Function::echoes()).expect(last_two[1], Function::echoes());
    assert!(is_signed_in(&pool.password("ann").await));
    assert_eq!(pool.sources(), sources);
    let pool = with_switches("post_auth_after_token_generation = true", &last_two).await;
    pool.user("ann").await;
    pool.expect(last_two[1], Function::echoes()).expect(last_two[0], Function::echoes());
    assert!(is_signed_in(&pool.password("ann").await));
    assert_eq!(pool.sources(), [sources[1], sources[0]]);
}

#[tokio::test]
async fn emails_are_worded_by_a_function_unless_the_switch_wants_an_own_account() {
    let words = || Function::responds(json!({"emailMessage": "Take {####}", "emailSubject": "Hello"}));
    let sign_up = |name: &str| {
        let email = json!([{"Name": "email", "Value": "new@example.com"}]);
        json!({"Username": name, "Password": PASSWORD, "UserAttributes": email})
    };
    let pool = Pool::new(&["CustomMessage"], json!({}), json!({})).await;
    pool.expect("CustomMessage", words());
    assert!(pool.call("SignUp", sign_up("ann")).await.status.is_success());
    assert_eq!(pool.messages()[0].body.expose(), format!("Take {}", pool.code()));

    let pool = with_switches("custom_message_requires_developer_email = true", &["CustomMessage"]).await;
    pool.expect("CustomMessage", words());
    assert_eq!(refusal(&pool.call("SignUp", sign_up("ann")).await), unrecognizable());
    assert!(pool.messages().is_empty());
    assert_eq!(pool.found("ann").await.unwrap().1, "UNCONFIRMED");
    pool.expect("CustomMessage", Function::responds(json!({"smsMessage": "Take {####}"})));
    assert!(pool.call("SignUp", sign_up("bob")).await.status.is_success());
    pool.world.functions.verify().unwrap();
}
