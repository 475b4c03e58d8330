//! Sign-in over the wire: what the driver adds to the machine. Sessions, commits, functions' failures, messages, tokens.

use serde_json::{Value, json};
use vestibule_functions::InvokeError;
use vestibule_functions::testing::Answer as Function;
use vestibule_server::cli::ServeArgs;
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, claims, refusal, text};

const PASSWORD: &str = "Passw0rd!";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";

/// A pool with one client and one user, and triggers if they are named.
struct Pool {
    world: World,
    id: String,
    client: String,
}

impl Pool {
    async fn new(triggers: &[&str], client: Value) -> Self {
        Self::within(World::new().await, triggers, client).await
    }

    async fn within(world: World, triggers: &[&str], client: Value) -> Self {
        let config: Value = triggers
            .iter()
            .map(|trigger| ((*trigger).to_owned(), json!(arn(trigger))))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let pool = json!({"PoolName": "p", "LambdaConfig": config, "AutoVerifiedAttributes": ["email"]});
        let id = text(&world.done("CreateUserPool", pool).await["UserPool"]["Id"]);
        let mut request = json!({
            "UserPoolId": id, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH"],
        });
        request.as_object_mut().unwrap().extend(client.as_object().unwrap().clone());
        let client = text(&world.done("CreateUserPoolClient", request).await["UserPoolClient"]["ClientId"]);
        let pool = Self { world, id, client };
        pool.add_user("ann").await;
        pool
    }

    async fn add_user(&self, name: &str) {
        let phone = json!([{"Name": "phone_number", "Value": "+15555551234"}]);
        let user = json!({
            "UserPoolId": self.id, "Username": name, "UserAttributes": phone, "MessageAction": "SUPPRESS",
            "TemporaryPassword": "Temp0rary!",
        });
        // The pre sign-up trigger of a pool that has one is not what these tests are about.
        self.world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": self.id, "Username": name, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", password).await;
    }

    async fn require_sms(&self) {
        let sms = json!({"SmsConfiguration": {"SnsCallerArn": ROLE}});
        let config = json!({"UserPoolId": self.id, "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": sms});
        self.world.done("SetUserPoolMfaConfig", config).await;
        let settings = json!({"Enabled": true, "PreferredMfa": true});
        let preference = json!({"UserPoolId": self.id, "Username": "ann", "SMSMfaSettings": settings});
        self.world.done("AdminSetUserMFAPreference", preference).await;
    }

    async fn initiate(&self, flow: &str, parameters: Value, metadata: Value) -> Answer {
        let mut input = json!({"AuthFlow": flow, "ClientId": self.client, "AuthParameters": parameters});
        if !metadata.is_null() {
            input["ClientMetadata"] = metadata;
        }
        self.world.call_unsigned("InitiateAuth", input).await
    }

    async fn sign_in(&self) -> Answer {
        self.initiate("USER_PASSWORD_AUTH", json!({"USERNAME": "ann", "PASSWORD": PASSWORD}), Value::Null).await
    }

    async fn custom(&self, name: &str) -> Answer {
        self.initiate("CUSTOM_AUTH", json!({"USERNAME": name}), json!({"from": "initiate"})).await
    }

    async fn respond(&self, challenge: &str, session: &str, responses: Value) -> Answer {
        let input = json!({
            "ClientId": self.client, "ChallengeName": challenge, "Session": session,
            "ChallengeResponses": responses, "ClientMetadata": {"from": "respond"},
        });
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }

    fn expect(&self, trigger: &str, answer: Function) -> &Self {
        self.world.functions.expect(arn(trigger), answer);
        self
    }

    fn last_code(&self) -> String {
        let messages = self.world.outbox.find(&MessageQuery::default());
        messages[0].code.as_ref().unwrap().expose().to_owned()
    }
}

fn arn(trigger: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{trigger}")
}

fn session(answer: &Answer) -> String {
    text(&answer.json()["Session"])
}

fn not_authorized(message: &str) -> (String, String) {
    ("NotAuthorizedException".into(), message.into())
}

fn challenge(private: &str) -> Function {
    Function::responds(json!({
        "publicChallengeParameters": {"hint": "capital"},
        "privateChallengeParameters": {"answer": private},
        "challengeMetadata": "ROUND",
    }))
}

fn define(response: Value) -> Function {
    Function::responds(response)
}

#[tokio::test]
async fn a_password_signs_in_and_the_tokens_refresh() {
    let pool = Pool::new(&[], json!({})).await;
    let answer = pool.sign_in().await.json();
    let result = &answer["AuthenticationResult"];
    assert_eq!(answer["ChallengeParameters"], json!({}));
    assert_eq!((&result["TokenType"], &result["ExpiresIn"]), (&json!("Bearer"), &json!(3600)));

    let user = pool.world.call_unsigned("GetUser", json!({"AccessToken": result["AccessToken"]})).await.json();
    assert_eq!(user["Username"], "ann");
    assert_eq!(user["UserAttributes"][0]["Name"], "sub");

    let parameters = json!({"REFRESH_TOKEN": result["RefreshToken"]});
    let refreshed = pool.initiate("REFRESH_TOKEN_AUTH", parameters, Value::Null).await.json();
    let refreshed = &refreshed["AuthenticationResult"];
    assert!(refreshed["AccessToken"].is_string() && refreshed.get("RefreshToken").is_none(), "{refreshed}");

    pool.world.clock.advance_ms(31 * 24 * 3600 * 1000);
    let parameters = json!({"REFRESH_TOKEN": result["RefreshToken"]});
    let late = pool.initiate("REFRESH_TOKEN_AUTH", parameters, Value::Null).await;
    assert_eq!(refusal(&late), not_authorized("Refresh Token has expired"));
    let made_up = pool.initiate("REFRESH_TOKEN_AUTH", json!({"REFRESH_TOKEN": "made-up"}), Value::Null).await;
    assert_eq!(refusal(&made_up), not_authorized("Invalid Refresh Token"));
}

#[tokio::test]
async fn an_sms_code_can_be_corrected_and_a_used_session_is_refused() {
    let pool = Pool::new(&[], json!({})).await;
    pool.require_sms().await;
    let asked = pool.sign_in().await;
    assert_eq!(asked.json()["ChallengeName"], "SMS_MFA");
    assert_eq!(
        asked.json()["ChallengeParameters"],
        json!({"CODE_DELIVERY_DELIVERY_MEDIUM": "SMS", "CODE_DELIVERY_DESTINATION": "+*******1234",
            "USER_ID_FOR_SRP": "ann"})
    );
    let code = pool.last_code();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let session = session(&asked);
    let answer = |code: &str| json!({"USERNAME": "ann", "SMS_MFA_CODE": code});

    let refused = pool.respond("SMS_MFA", &session, answer(wrong)).await;
    let mismatch = ("CodeMismatchException".to_owned(), "Invalid code or auth state for the user.".to_owned());
    assert_eq!(refusal(&refused), mismatch);
    let done = pool.respond("SMS_MFA", &session, answer(&code)).await.json();
    assert!(done["AuthenticationResult"]["IdToken"].is_string(), "{done}");
    let again = pool.respond("SMS_MFA", &session, answer(&code)).await;
    let once = "Invalid session for the user, session can only be used once.";
    assert_eq!(refusal(&again), not_authorized(once));
}

#[tokio::test]
async fn two_answers_at_once_give_tokens_once() {
    let pool = Pool::new(&[], json!({})).await;
    pool.require_sms().await;
    let session = session(&pool.sign_in().await);
    let answer = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.last_code()});
    let answers = futures_join(&pool, &session, &answer).await;
    let signed_in = answers.iter().filter(|answer| answer.status.is_success()).count();
    assert_eq!(signed_in, 1, "{answers:?}");
}

async fn futures_join(pool: &Pool, session: &str, answer: &Value) -> Vec<Answer> {
    let (one, two, three) = tokio::join!(
        pool.respond("SMS_MFA", session, answer.clone()),
        pool.respond("SMS_MFA", session, answer.clone()),
        pool.respond("SMS_MFA", session, answer.clone()),
    );
    vec![one, two, three]
}

#[tokio::test]
async fn sessions_expire_and_made_up_ones_are_invalid() {
    let pool = Pool::new(&[], json!({})).await;
    pool.require_sms().await;
    let session = session(&pool.sign_in().await);
    let answer = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.last_code()});
    let made_up = pool.respond("SMS_MFA", &"x".repeat(40), answer.clone()).await;
    assert_eq!(refusal(&made_up), not_authorized("Invalid session for the user."));
    let other = pool.respond("SMS_MFA", &session, json!({"USERNAME": "bob", "SMS_MFA_CODE": "123456"})).await;
    assert_eq!(refusal(&other), not_authorized("Invalid session for the user."));
    pool.world.clock.advance_ms(3 * 60 * 1000);
    let late = pool.respond("SMS_MFA", &session, answer).await;
    assert_eq!(refusal(&late), not_authorized("Invalid session for the user, session is expired."));
}

#[tokio::test]
async fn a_custom_sign_in_loops_and_keeps_its_secrets() {
    let pool =
        Pool::new(&["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"], json!({})).await;
    let again = json!({"challengeName": "CUSTOM_CHALLENGE", "issueTokens": false, "failAuthentication": false});
    pool.expect("DefineAuthChallenge", define(again.clone())).expect("CreateAuthChallenge", challenge("Rome"));
    let first = pool.custom("ann").await;
    assert_eq!(first.json()["ChallengeParameters"], json!({"hint": "capital", "USERNAME": "ann"}));
    assert!(!String::from_utf8_lossy(&first.body).contains("Rome"));

    let wrong = json!({"answerCorrect": false});
    pool.expect("VerifyAuthChallengeResponse", Function::responds(wrong))
        .expect("DefineAuthChallenge", define(again))
        .expect("CreateAuthChallenge", challenge("Paris"));
    let answer = json!({"USERNAME": "ann", "ANSWER": "Oslo"});
    let second = pool.respond("CUSTOM_CHALLENGE", &session(&first), answer.clone()).await;
    assert_eq!(second.json()["ChallengeName"], "CUSTOM_CHALLENGE");

    pool.expect("VerifyAuthChallengeResponse", Function::responds(json!({"answerCorrect": true})))
        .expect("DefineAuthChallenge", define(json!({"issueTokens": true})));
    let done = pool.respond("CUSTOM_CHALLENGE", &session(&second), answer).await;
    assert!(done.json()["AuthenticationResult"]["AccessToken"].is_string(), "{:?}", done.body);
    pool.world.functions.verify().unwrap();

    let events = pool.world.functions.events();
    let sessions: Vec<Value> = events
        .iter()
        .filter(|event| event["triggerSource"] == "DefineAuthChallenge_Authentication")
        .map(|event| event["request"]["session"].clone())
        .collect();
    let entry =
        |result| json!({"challengeName": "CUSTOM_CHALLENGE", "challengeResult": result, "challengeMetadata": "ROUND"});
    assert_eq!(sessions, [json!([]), json!([entry(false)]), json!([entry(false), entry(true)])]);
    let private: Vec<&Value> = events
        .iter()
        .filter(|event| event["triggerSource"] == "VerifyAuthChallengeResponse_Authentication")
        .map(|event| &event["request"]["privateChallengeParameters"]["answer"])
        .collect();
    assert_eq!(private, [&json!("Rome"), &json!("Paris")], "verify sees the latest challenge");
    let metadata: Vec<Option<&Value>> = events.iter().map(|event| event["request"].get("clientMetadata")).collect();
    let respond = json!({"from": "respond"});
    assert_eq!(metadata[..2], [None, None], "nothing of InitiateAuth reaches define and create");
    assert!(metadata[2..].iter().all(|it| *it == Some(&respond)), "{metadata:?}");
}

#[tokio::test]
async fn a_session_too_large_for_its_string_is_parked() {
    let pool =
        Pool::new(&["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"], json!({})).await;
    pool.expect("DefineAuthChallenge", define(json!({"challengeName": "CUSTOM_CHALLENGE"})))
        .expect("CreateAuthChallenge", challenge(&"long ".repeat(5000)));
    let asked = pool.custom("ann").await;
    assert!(session(&asked).len() <= 4096);
    pool.expect("VerifyAuthChallengeResponse", Function::responds(json!({"answerCorrect": true})))
        .expect("DefineAuthChallenge", define(json!({"issueTokens": true})));
    let answer = json!({"USERNAME": "ann", "ANSWER": "x"});
    let done = pool.respond("CUSTOM_CHALLENGE", &session(&asked), answer).await;
    assert!(done.json()["AuthenticationResult"]["AccessToken"].is_string(), "{:?}", done.body);
    let private = &pool.world.functions.events()[2]["request"]["privateChallengeParameters"]["answer"];
    assert_eq!(private.as_str().unwrap().len(), 25_000);
}

#[tokio::test]
async fn an_unknown_user_walks_the_same_path_and_never_gets_tokens() {
    let hides = json!({"PreventUserExistenceErrors": "ENABLED"});
    let triggers = ["PreAuthentication", "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"];
    let pool = Pool::new(&triggers, hides).await;
    pool.expect("PreAuthentication", Function::echoes())
        .expect("DefineAuthChallenge", define(json!({"challengeName": "CUSTOM_CHALLENGE"})))
        .expect("CreateAuthChallenge", challenge("x"));
    let asked = pool.custom("nobody").await;
    assert_eq!(asked.json()["ChallengeName"], "CUSTOM_CHALLENGE");
    pool.expect("VerifyAuthChallengeResponse", Function::responds(json!({"answerCorrect": true})))
        .expect("DefineAuthChallenge", define(json!({"issueTokens": true})));
    let answer = json!({"USERNAME": "nobody", "ANSWER": "x"});
    let refused = pool.respond("CUSTOM_CHALLENGE", &session(&asked), answer).await;
    assert_eq!(refusal(&refused), not_authorized("Incorrect username or password."));
    pool.world.functions.verify().unwrap();
    assert!(pool.world.functions.events().iter().all(|event| event["request"]["userNotFound"] == true));

    let legacy = Pool::new(&triggers, json!({})).await;
    let told = legacy.custom("nobody").await;
    assert_eq!(refusal(&told), ("UserNotFoundException".into(), "User does not exist.".into()));
    assert!(legacy.world.functions.events().is_empty());
}

#[tokio::test]
async fn every_way_a_function_fails_has_the_services_words() {
    let table: Vec<(Function, &str, &str)> = vec![
        (
            Function::Fails("Error".into(), "no entry".into()),
            "UserLambdaValidationException",
            "PreAuthentication failed with error no entry.",
        ),
        (
            Function::CannotRun(InvokeError::AccessDenied),
            "UnexpectedLambdaException",
            "PreAuthentication invocation failed due to error AccessDeniedException.",
        ),
        (
            Function::CannotRun(InvokeError::NotFound { arn: "x".into() }),
            "UnexpectedLambdaException",
            "PreAuthentication invocation failed due to error ResourceNotFoundException.",
        ),
        (
            Function::Returns(Value::Null),
            "InvalidLambdaResponseException",
            "Invalid lambda function output : Invalid JSON",
        ),
        (
            Function::ReturnsBytes(b"undefined".to_vec()),
            "InvalidLambdaResponseException",
            "Invalid lambda function output : Invalid JSON",
        ),
        (Function::Returns(json!({})), "InvalidLambdaResponseException", "Unrecognizable lambda output"),
        (Function::Returns(json!([])), "InvalidLambdaResponseException", "Unrecognizable lambda output"),
    ];
    let pool = Pool::new(&["PreAuthentication"], json!({})).await;
    for (function, exception, message) in table {
        pool.expect("PreAuthentication", function);
        let refused = pool.sign_in().await;
        assert_eq!(refusal(&refused), (exception.to_owned(), message.to_owned()));
    }
    pool.expect("PreAuthentication", Function::echoes());
    assert!(pool.sign_in().await.status.is_success());
}

#[tokio::test]
async fn a_function_that_never_answers_is_tried_three_times() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("vestibule.toml");
    std::fs::write(&file, "[triggers]\ntrigger_timeout_ms = 20\n").unwrap();
    let args = ServeArgs { config: Some(file), ..ServeArgs::default() };
    let pool = Pool::within(World::with(&args, &|_| None).await, &["PreAuthentication"], json!({})).await;
    for _ in 0..3 {
        pool.expect("PreAuthentication", Function::Hangs);
    }
    let refused = pool.sign_in().await;
    let message = "PreAuthentication invocation failed due to error Socket timeout while invoking Lambda function.";
    assert_eq!(refusal(&refused), ("UnexpectedLambdaException".to_owned(), message.to_owned()));
    assert_eq!(pool.world.functions.calls().len(), 3);
}

#[tokio::test]
async fn a_failed_trigger_spoils_the_session() {
    let pool = Pool::new(&["PostAuthentication"], json!({})).await;
    pool.require_sms().await;
    let session = session(&pool.sign_in().await);
    let answer = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.last_code()});
    pool.expect("PostAuthentication", Function::Fails("Error".into(), "later".into()));
    let refused = pool.respond("SMS_MFA", &session, answer.clone()).await;
    assert_eq!(refused.message(), "PostAuthentication failed with error later.");
    let again = pool.respond("SMS_MFA", &session, answer).await;
    assert_eq!(refusal(&again), not_authorized("Invalid session for the user."));
}

#[tokio::test]
async fn wrong_passwords_lock_the_user_for_a_while() {
    let pool = Pool::new(&[], json!({})).await;
    let wrong = json!({"USERNAME": "ann", "PASSWORD": "Wr0ng-one!"});
    for _ in 0..5 {
        let refused = pool.initiate("USER_PASSWORD_AUTH", wrong.clone(), Value::Null).await;
        assert_eq!(refused.message(), "Incorrect username or password.");
    }
    assert_eq!(refusal(&pool.sign_in().await), not_authorized("Password attempts exceeded"));
    pool.world.clock.advance_ms(1000);
    assert!(pool.sign_in().await.status.is_success());
}

#[tokio::test]
async fn pre_token_generation_adds_a_claim_but_not_a_protected_one() {
    let pool = Pool::new(&["PreTokenGeneration"], json!({})).await;
    let details = json!({"claimsToAddOrOverride": {"plan": "gold", "sub": "mine", "iss": "me"}});
    pool.expect("PreTokenGeneration", Function::responds(json!({"claimsOverrideDetails": details})));
    let answer = pool.sign_in().await.json();
    let claims = claims(&answer["AuthenticationResult"]["IdToken"]);
    assert_eq!(claims["plan"], "gold");
    assert_eq!(claims["iss"], format!("http://127.0.0.1:9229/{}", pool.id));
    assert_ne!(claims["sub"], "mine");

    let details = json!({"claimsToAddOrOverride": {"level": 3}});
    pool.expect("PreTokenGeneration", Function::responds(json!({"claimsOverrideDetails": details})));
    let refused = pool.sign_in().await;
    assert_eq!(refused.message(), "Unrecognizable lambda output");
}

#[tokio::test]
async fn an_unknown_user_is_locked_out_like_a_known_one() {
    let pool = Pool::new(&[], json!({"PreventUserExistenceErrors": "ENABLED"})).await;
    let mut heard = Vec::new();
    for name in ["ann", "nobody"] {
        let wrong = json!({"USERNAME": name, "PASSWORD": "Wr0ng-one!"});
        let mut answers = Vec::new();
        for wait_ms in [0, 0, 0, 0, 0, 0, 999, 1, 0, 2000] {
            pool.world.clock.advance_ms(wait_ms);
            answers.push(pool.initiate("USER_PASSWORD_AUTH", wrong.clone(), Value::Null).await.message());
        }
        heard.push(answers);
    }
    assert_eq!(heard[0], heard[1]);
    assert!(heard[1].contains(&"Password attempts exceeded".to_owned()), "{heard:?}");
}

#[tokio::test]
async fn of_many_passwords_tried_at_once_five_are_looked_at() {
    let pool = std::sync::Arc::new(Pool::new(&[], json!({})).await);
    let guesses = (0..40).map(|number| {
        let pool = std::sync::Arc::clone(&pool);
        let parameters = json!({"USERNAME": "ann", "PASSWORD": format!("Wr0ng-one!{number}")});
        async move { pool.initiate("USER_PASSWORD_AUTH", parameters, Value::Null).await.message() }
    });
    let answers = guesses.collect::<tokio::task::JoinSet<_>>().join_all().await;
    let looked_at = answers.iter().filter(|message| *message == "Incorrect username or password.").count();
    assert_eq!(looked_at, 5, "{answers:?}");
    assert_eq!(pool.sign_in().await.message(), "Password attempts exceeded");
}
