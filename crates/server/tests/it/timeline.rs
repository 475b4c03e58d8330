//! The timeline: what is recorded of sign-ins, sign-ups and recoveries, what is left out of it, and how it reads.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use vestibule_functions::InvokeError;
use vestibule_functions::testing::Answer as Function;
use vestibule_server::cli::ServeArgs;
use vestibule_server::messages::MessageQuery;
use vestibule_server::timeline::show::{self, Detail};
use vestibule_srp::{Claim, ClientEphemeral, Identity, PublicValue, private_key};

use crate::world::{World, text};

pub const PASSWORD: &str = "Passw0rd!Timeline";
const TIMESTAMP: &str = "Tue Nov 14 22:13:20 UTC 2023";
pub const ANSWER: &str = "forty-two";
pub const PRIVATE: &str = "private-forty-two";
pub const METADATA: &str = "CODE-forty-two";
pub const TRIGGERS: [&str; 6] = [
    "PreAuthentication",
    "DefineAuthChallenge",
    "CreateAuthChallenge",
    "VerifyAuthChallengeResponse",
    "PostAuthentication",
    "PreTokenGeneration",
];

pub struct Scene {
    pub world: World,
    pub pool: String,
    pub client: String,
}

pub fn arn(trigger: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{trigger}")
}

impl Scene {
    pub async fn new(triggers: &[&str]) -> Self {
        Self::within(World::new().await, triggers).await
    }

    pub async fn within(world: World, triggers: &[&str]) -> Self {
        let config: Value = triggers.iter().map(|name| ((*name).to_owned(), json!(arn(name)))).collect();
        let pool = json!({"PoolName": "p", "LambdaConfig": config, "AutoVerifiedAttributes": ["email"]});
        let pool = text(&world.done("CreateUserPool", pool).await["UserPool"]["Id"]);
        let client = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH",
            "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = text(&world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"]);
        let scene = Self { world, pool, client };
        let user = json!({"UserPoolId": scene.pool, "Username": "jane", "MessageAction": "SUPPRESS", "UserAttributes": [
            {"Name": "email", "Value": "jane@example.com"}, {"Name": "email_verified", "Value": "true"},
            {"Name": "phone_number", "Value": "+15555550100"}]});
        scene.world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": scene.pool, "Username": "jane", "Password": PASSWORD, "Permanent": true});
        scene.world.done("AdminSetUserPassword", password).await;
        scene
    }

    pub async fn ask_for_sms(&self) {
        let sms = json!({"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"}});
        let config = json!({"UserPoolId": self.pool, "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": sms});
        self.world.done("SetUserPoolMfaConfig", config).await;
        let settings = json!({"Enabled": true, "PreferredMfa": true});
        let preference = json!({"UserPoolId": self.pool, "Username": "jane", "SMSMfaSettings": settings});
        self.world.done("AdminSetUserMFAPreference", preference).await;
    }

    pub fn expect(&self, trigger: &str, answer: Function) -> &Self {
        self.world.functions.expect(arn(trigger), answer);
        self
    }

    fn define(&self, response: Value) -> &Self {
        self.expect("DefineAuthChallenge", Function::responds(response))
    }

    async fn respond(&self, challenge: &str, session: &Value, responses: Value) -> crate::world::Answer {
        let input = json!({"ClientId": self.client, "ChallengeName": challenge, "Session": session,
            "ChallengeResponses": responses, "ClientMetadata": {"KeyName1": "string"}});
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }

    pub async fn password(&self, password: &str) -> crate::world::Answer {
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "jane", "PASSWORD": password}});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    pub fn last_code(&self) -> String {
        let messages = self.world.outbox.find(&MessageQuery::default());
        messages[0].code.as_ref().unwrap().expose().to_owned()
    }

    async fn flows(&self, query: &str) -> Vec<Value> {
        let answer = self.world.get(&format!("/_vestibule/flows{query}")).await;
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        answer.json()["flows"].as_array().unwrap().clone()
    }

    /// The only flow of a kind, with its calls.
    pub async fn flow(&self, kind: &str) -> Value {
        let flows = self.flows(&format!("?kind={kind}")).await;
        assert_eq!(flows.len(), 1, "{flows:?}");
        self.world.get(&format!("/_vestibule/flows/{}", text(&flows[0]["id"]))).await.json()
    }

    /// SRP, then an SMS code, then a custom challenge; everything passed.
    pub async fn sign_in_by_srp_mfa_and_custom_challenge(&self) {
        self.ask_for_sms().await;
        let session = |answer: &Value| answer["Session"].clone();
        self.expect("PreAuthentication", Function::echoes());
        self.define(json!({"challengeName": "PASSWORD_VERIFIER", "issueTokens": false, "failAuthentication": false}));
        let client = ClientEphemeral::new(&[7; 128]);
        let input = json!({"ClientId": self.client, "AuthFlow": "CUSTOM_AUTH", "AuthParameters": {
            "USERNAME": "jane", "CHALLENGE_NAME": "SRP_A", "SRP_A": client.public().to_hex()}});
        let asked = self.world.call_unsigned("InitiateAuth", input).await.json();
        let parameters = &asked["ChallengeParameters"];
        let (_, pool_name) = self.pool.split_once('_').unwrap();
        let identity = Identity::user(pool_name, parameters["USER_ID_FOR_SRP"].as_str().unwrap());
        let salt: Vec<u8> = (0..32)
            .step_by(2)
            .map(|at| u8::from_str_radix(&format!("{:0>32}", text(&parameters["SALT"]))[at..at + 2], 16).unwrap())
            .collect();
        let server = PublicValue::parse(parameters["SRP_B"].as_str().unwrap()).unwrap();
        let key = client.session_key(&private_key(identity, PASSWORD, &salt), &server).unwrap();
        let block = BASE64_STANDARD.decode(parameters["SECRET_BLOCK"].as_str().unwrap()).unwrap();
        let signature = key.sign(&Claim { identity, secret_block: &block, timestamp: TIMESTAMP });
        let proof = json!({"USERNAME": "jane", "PASSWORD_CLAIM_SECRET_BLOCK": parameters["SECRET_BLOCK"],
            "PASSWORD_CLAIM_SIGNATURE": BASE64_STANDARD.encode(signature), "TIMESTAMP": TIMESTAMP});
        let asked = self.respond("PASSWORD_VERIFIER", &session(&asked), proof).await.json();
        assert_eq!(asked["ChallengeName"], "SMS_MFA", "{asked}");
        self.define(json!({"challengeName": "CUSTOM_CHALLENGE", "issueTokens": false, "failAuthentication": false}));
        let created = json!({"publicChallengeParameters": {"question": "the answer?"}, "challengeMetadata": METADATA,
            "privateChallengeParameters": {"answer": PRIVATE}});
        self.expect("CreateAuthChallenge", Function::responds(created));
        let code = json!({"USERNAME": "jane", "SMS_MFA_CODE": self.last_code()});
        let asked = self.respond("SMS_MFA", &session(&asked), code).await.json();
        assert_eq!(asked["ChallengeName"], "CUSTOM_CHALLENGE", "{asked}");
        self.expect("VerifyAuthChallengeResponse", Function::responds(json!({"answerCorrect": true})));
        self.define(json!({"challengeName": null, "issueTokens": true, "failAuthentication": false}));
        self.expect("PostAuthentication", Function::echoes());
        let claims = json!({"claimsOverrideDetails": {"claimsToAddOrOverride": {"sub": "somebody", "tenant": "t"}}});
        self.expect("PreTokenGeneration", Function::responds(claims));
        let answer = json!({"USERNAME": "jane", "ANSWER": ANSWER});
        let signed_in = self.respond("CUSTOM_CHALLENGE", &session(&asked), answer).await.json();
        assert!(signed_in["AuthenticationResult"]["AccessToken"].is_string(), "{signed_in}");
        self.world.functions.verify().unwrap();
    }
}

/// An open server with a configuration file.
pub async fn configured(file: &str) -> World {
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("vestibule.toml");
    std::fs::write(&path, file).unwrap();
    World::with(&ServeArgs { config: Some(path), ..ServeArgs::default() }, &|_| None).await
}

/// `trigger PreAuthentication_Authentication`, `state AwaitingCode SMS_MFA`, `message SMS`.
fn outline(flow: &Value) -> Vec<Vec<String>> {
    let of_call = |call: &Value| {
        let steps = call["steps"].as_array().unwrap().iter().map(|step| {
            let told = ["triggerSource", "state", "challenge", "medium"].map(|name| step[name].as_str());
            let told: Vec<&str> = told.into_iter().flatten().collect();
            format!("{} {}", step["type"].as_str().unwrap(), told.join(" "))
        });
        std::iter::once(text(&call["outcome"])).chain(steps).collect()
    };
    flow["recordedCalls"].as_array().unwrap().iter().map(of_call).collect()
}

#[tokio::test]
async fn a_sign_in_is_one_flow_of_calls_triggers_states_and_messages() {
    let scene = Scene::new(&TRIGGERS).await;
    scene.sign_in_by_srp_mfa_and_custom_challenge().await;
    let flow = scene.flow("sign_in").await;
    assert_eq!((text(&flow["state"]), text(&flow["outcome"])), ("completed".into(), "signed in".into()));
    assert_eq!((text(&flow["userPoolId"]), text(&flow["username"])), (scene.pool.clone(), "jane".into()));
    assert_eq!(flow["calls"], 4);
    assert_eq!(
        outline(&flow),
        [
            vec![
                "challenge PASSWORD_VERIFIER",
                "trigger PreAuthentication_Authentication",
                "trigger DefineAuthChallenge_Authentication",
                "state AwaitingPasswordProof PASSWORD_VERIFIER",
            ],
            vec!["challenge SMS_MFA", "state AwaitingCode SMS_MFA", "message SMS"],
            vec![
                "challenge CUSTOM_CHALLENGE",
                "trigger DefineAuthChallenge_Authentication",
                "trigger CreateAuthChallenge_Authentication",
                "state AwaitingCustomAnswer CUSTOM_CHALLENGE",
            ],
            vec![
                "signed in",
                "trigger VerifyAuthChallengeResponse_Authentication",
                "trigger DefineAuthChallenge_Authentication",
                "trigger PostAuthentication_Authentication",
                "trigger TokenGeneration_Authentication",
                "state SignedIn",
            ],
        ]
    );
    // Steps are numbered through the whole flow.
    assert_eq!(flow["recordedCalls"][2]["steps"][1]["step"], 7);
    // The metadata of the calls is shown, as the functions saw it.
    assert_eq!(flow["recordedCalls"][3]["request"]["ClientMetadata"], json!({"KeyName1": "string"}));
    assert_eq!(
        flow["recordedCalls"][3]["steps"][2]["event"]["request"]["clientMetadata"],
        json!({"KeyName1": "string"})
    );
}

#[tokio::test]
async fn no_secret_is_in_a_flow() {
    let scene = Scene::new(&TRIGGERS).await;
    scene.sign_in_by_srp_mfa_and_custom_challenge().await;
    let code = scene.last_code();
    scene.password("Wr0ng!Passw0rd").await;
    let signed_up = json!({"ClientId": scene.client, "Username": "joe", "Password": "Passw0rd!Joe",
        "UserAttributes": [{"Name": "email", "Value": "joe@example.com"}]});
    scene.world.call_unsigned("SignUp", signed_up).await;
    let confirmation = scene.last_code();
    let confirm = json!({"ClientId": scene.client, "Username": "joe", "ConfirmationCode": confirmation});
    scene.world.call_unsigned("ConfirmSignUp", confirm).await;
    let mut everything = String::new();
    for flow in scene.flows("").await {
        let flow = scene.world.get(&format!("/_vestibule/flows/{}", text(&flow["id"]))).await.json();
        everything.push_str(&flow.to_string());
        everything.push_str(&show::flow(&flow, Detail::Full));
    }
    for secret in [PASSWORD, "Wr0ng!Passw0rd", "Passw0rd!Joe", &code, &confirmation, ANSWER, PRIVATE, METADATA, "eyJ"] {
        assert!(!everything.contains(secret), "{secret} is in {everything}");
    }
    assert!(everything.contains("joe@example.com") && everything.contains("the answer?"));
}

#[tokio::test]
async fn private_parameters_are_shown_where_the_developer_asks_for_it() {
    let world = configured("[timeline]\nshow_private = true\n").await;
    let scene = Scene::within(world, &TRIGGERS).await;
    scene.sign_in_by_srp_mfa_and_custom_challenge().await;
    let flow = scene.flow("sign_in").await.to_string();
    assert!(flow.contains(PRIVATE) && flow.contains(METADATA) && flow.contains(ANSWER));
    assert!(!flow.contains(PASSWORD) && !flow.contains(&scene.last_code()));
}

#[tokio::test]
async fn a_flow_reads_well_in_a_terminal() {
    let scene = Scene::new(&TRIGGERS).await;
    scene.sign_in_by_srp_mfa_and_custom_challenge().await;
    let shown = show::flow(&scene.flow("sign_in").await, Detail::Brief);
    let has = |line: &str| assert!(shown.lines().any(|it| it.contains(line)), "{line} is not in\n{shown}");
    has("InitiateAuth CUSTOM_AUTH");
    has("AuthParameters: USERNAME=jane, CHALLENGE_NAME=SRP_A, SRP_A=[redacted]");
    has("PreAuthentication_Authentication PreAuthentication");
    has("session: SRP_A passed");
    has("answered: challengeName=PASSWORD_VERIFIER, issueTokens=false, failAuthentication=false");
    has("AwaitingPasswordProof, asks PASSWORD_VERIFIER");
    has("message: SMS to +15555550100 (Authentication)");
    has("session: SRP_A passed, PASSWORD_VERIFIER passed, SMS_MFA passed");
    has("session: SRP_A passed, PASSWORD_VERIFIER passed, SMS_MFA passed, CUSTOM_CHALLENGE passed ([redacted])");
    has("note: The claim `sub` of the ID token cannot be changed; that was ignored.");
    has("=> signed in");
    let order: Vec<usize> =
        ["=> challenge PASSWORD_VERIFIER", "=> challenge SMS_MFA", "=> challenge CUSTOM", "=> signed in"]
            .into_iter()
            .map(|line| shown.find(line).unwrap_or_else(|| panic!("{line} is not in\n{shown}")))
            .collect();
    assert!(order.is_sorted());
}

#[tokio::test]
async fn a_refused_answer_leaves_the_flow_open_where_it_can_be_given_again() {
    let scene = Scene::new(&[]).await;
    scene.ask_for_sms().await;
    let asked = scene.password(PASSWORD).await.json();
    let wrong = json!({"USERNAME": "jane", "SMS_MFA_CODE": "000000"});
    assert_eq!(scene.respond("SMS_MFA", &asked["Session"], wrong).await.error(), "CodeMismatchException");
    let flow = scene.flow("sign_in").await;
    assert_eq!(flow["state"], "open");
    let outcome = "CodeMismatchException: Invalid code or auth state for the user.";
    assert_eq!(outline(&flow)[1], [outcome, "state RefusedForNow"]);
    let right = json!({"USERNAME": "jane", "SMS_MFA_CODE": scene.last_code()});
    scene.respond("SMS_MFA", &asked["Session"], right).await.json();
    assert_eq!(scene.flow("sign_in").await["state"], "completed");
}

#[tokio::test]
async fn a_failed_trigger_is_explained() {
    let strange = |mut event: Value| {
        event.as_object_mut().unwrap().remove("userName");
        event
    };
    for (answer, error, note) in [
        (Function::Fails("Error".into(), "not today".into()), "not today", None),
        (
            Function::ReturnsEvent(Box::new(strange)),
            "Unrecognizable lambda output",
            Some("The answer was refused: `userName` must be returned as it came, a string."),
        ),
        (
            Function::ReturnsBytes(b"null".to_vec()),
            "Invalid JSON",
            Some("The answer is not JSON, or null: a function has to return the whole event that it was given."),
        ),
        (Function::CannotRun(InvokeError::AccessDenied), "AccessDeniedException", Some("add-permission")),
    ] {
        let scene = Scene::new(&["PreAuthentication"]).await;
        scene.expect("PreAuthentication", answer);
        scene.password(PASSWORD).await;
        let flow = scene.flow("sign_in").await;
        assert_eq!(flow["state"], "refused");
        let step = &flow["recordedCalls"][0]["steps"][0];
        assert_eq!(step["error"], error);
        let notes = step["notes"].as_array().map(Vec::as_slice).unwrap_or_default();
        match note {
            Some(note) => assert!(notes[0].as_str().unwrap().contains(note), "{step}"),
            None => assert!(notes.is_empty(), "{step}"),
        }
    }
}

#[tokio::test]
async fn what_a_function_fails_with_loses_the_secrets_that_it_knew() {
    let scene = Scene::new(&["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"]).await;
    scene.define(json!({"challengeName": "CUSTOM_CHALLENGE"}));
    scene.expect("CreateAuthChallenge", Function::responds(json!({"privateChallengeParameters": {"answer": PRIVATE}})));
    let input = json!({"ClientId": scene.client, "AuthFlow": "CUSTOM_AUTH", "AuthParameters": {"USERNAME": "jane"}});
    let asked = scene.world.call_unsigned("InitiateAuth", input).await.json();
    let told = format!("{ANSWER} is not {PRIVATE}");
    scene.expect("VerifyAuthChallengeResponse", Function::Fails("Error".into(), told.clone()));
    let refused =
        scene.respond("CUSTOM_CHALLENGE", &asked["Session"], json!({"USERNAME": "jane", "ANSWER": ANSWER})).await;
    // The client hears what the function says; the record does not.
    assert_eq!(refused.message(), format!("VerifyAuthChallengeResponse failed with error {told}."));
    let flow = scene.flow("sign_in").await.to_string();
    assert!(!flow.contains(ANSWER) && !flow.contains(PRIVATE), "{flow}");
    assert!(flow.contains("failed with error [redacted] is not [redacted]."));
}

#[tokio::test]
async fn every_attempt_of_a_function_that_does_not_answer_is_told() {
    let world = configured("[triggers]\ntrigger_timeout_ms = 20\n").await;
    let scene = Scene::within(world, &["PreAuthentication"]).await;
    for _ in 0..3 {
        scene.expect("PreAuthentication", Function::Hangs);
    }
    scene.password(PASSWORD).await;
    let flow = scene.flow("sign_in").await;
    let attempts = flow["recordedCalls"][0]["steps"][0]["attempts"].as_array().unwrap().clone();
    assert_eq!(attempts.len(), 3);
    for attempt in attempts {
        assert_eq!(attempt["error"], "Socket timeout while invoking Lambda function");
    }
}

#[tokio::test]
async fn a_sign_up_and_its_confirmation_are_one_flow_and_so_is_a_recovery() {
    let scene = Scene::new(&[]).await;
    let user = |more: Value| {
        let mut input = json!({"ClientId": scene.client, "Username": "joe"});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let email = json!([{"Name": "email", "Value": "joe@example.com"}]);
    scene.world.call_unsigned("SignUp", user(json!({"Password": PASSWORD, "UserAttributes": email}))).await.json();
    scene.world.call_unsigned("ResendConfirmationCode", user(json!({}))).await.json();
    let wrong = scene.world.call_unsigned("ConfirmSignUp", user(json!({"ConfirmationCode": "x"}))).await;
    assert_eq!(wrong.error(), "CodeMismatchException");
    let code = json!({"ConfirmationCode": scene.last_code()});
    scene.world.call_unsigned("ConfirmSignUp", user(code)).await.json();
    let flow = scene.flow("sign_up").await;
    assert_eq!((flow["state"].clone(), flow["calls"].clone()), (json!("completed"), json!(4)));

    for expected in [1, 2] {
        scene.world.call_unsigned("ForgotPassword", user(json!({}))).await.json();
        let reset = json!({"ConfirmationCode": scene.last_code(), "Password": format!("{PASSWORD}{expected}")});
        scene.world.call_unsigned("ConfirmForgotPassword", user(reset)).await.json();
        let flows = scene.flows("?kind=recovery&username=joe").await;
        assert_eq!(flows.len(), expected);
        assert_eq!(flows[0]["outcome"], "password set");
        assert_eq!(flows[0]["calls"], 2);
    }
}

#[tokio::test]
async fn refreshes_are_flows_and_what_sends_no_code_is_none() {
    let scene = Scene::new(&[]).await;
    let signed_in = scene.password(PASSWORD).await.json();
    let tokens = &signed_in["AuthenticationResult"];
    let refresh = json!({"ClientId": scene.client, "AuthFlow": "REFRESH_TOKEN_AUTH",
        "AuthParameters": {"REFRESH_TOKEN": tokens["RefreshToken"]}});
    scene.world.call_unsigned("InitiateAuth", refresh).await.json();
    let flow = scene.flow("refresh").await;
    assert_eq!((flow["username"].clone(), flow["outcome"].clone()), (json!("jane"), json!("tokens")));

    let update = |name: &str, value: &str| {
        json!({"AccessToken": tokens["AccessToken"],
        "UserAttributes": [{"Name": name, "Value": value}]})
    };
    scene.world.call_unsigned("UpdateUserAttributes", update("name", "Jane")).await.json();
    assert_eq!(scene.flows("?kind=verification").await.len(), 0);
    scene.world.call_unsigned("UpdateUserAttributes", update("email", "new@example.com")).await.json();
    let verify = json!({"AccessToken": tokens["AccessToken"], "AttributeName": "email", "Code": scene.last_code()});
    scene.world.call_unsigned("VerifyUserAttribute", verify).await.json();
    let flow = scene.flow("verification").await;
    assert_eq!((flow["state"].clone(), flow["calls"].clone()), (json!("completed"), json!(2)));
}

#[tokio::test]
async fn flows_are_read_by_those_who_may_and_only_where_they_are_recorded() {
    let credentials = |name: &str| match name {
        "VESTIBULE_ACCESS_KEY_ID" => Some("AKIDEXAMPLE".to_owned()),
        "VESTIBULE_SECRET_ACCESS_KEY" => Some("secret".to_owned()),
        _ => None,
    };
    // Off by default where credentials are wanted.
    let world = World::with(&ServeArgs::default(), &credentials).await;
    assert_eq!(world.get("/_vestibule/flows").await.status, 404);
    // Switched on, they are for those who sign.
    let directory = tempfile::TempDir::new().unwrap();
    let path = directory.path().join("vestibule.toml");
    std::fs::write(&path, "[timeline]\nenabled = true\n").unwrap();
    let world = World::with(&ServeArgs { config: Some(path), ..ServeArgs::default() }, &credentials).await;
    assert_eq!(world.get("/_vestibule/flows").await.status, 403);
    // An open server does not show them to pages of other sites.
    let scene = Scene::new(&[]).await;
    let request = http::Request::get("/_vestibule/flows").header("host", "127.0.0.1:9229");
    let request = request.header("origin", "https://evil.example").body(bytes::Bytes::new()).unwrap();
    assert_eq!(scene.world.send(request).await.status, 403);
}

#[tokio::test]
async fn a_list_of_flows_refuses_what_it_does_not_know() {
    let scene = Scene::new(&[]).await;
    for query in ["?pool=x", "?kind=dance", "?state=lost", "?limit=0", "?limit=61", "?after=x"] {
        let answer = scene.world.get(&format!("/_vestibule/flows{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
        assert!(!answer.message().is_empty(), "{query}");
    }
    assert_eq!(scene.world.get("/_vestibule/flows/none").await.status, 404);
}

#[tokio::test]
async fn a_flow_of_a_name_that_nobody_has_is_recorded_too() {
    let scene = Scene::new(&[]).await;
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "nobody", "PASSWORD": PASSWORD}});
    assert_eq!(scene.world.call_unsigned("InitiateAuth", input).await.error(), "UserNotFoundException");
    let flow = scene.flow("sign_in").await;
    assert_eq!((flow["username"].clone(), flow["state"].clone()), (json!("nobody"), json!("refused")));
    assert_eq!(flow["outcome"], "UserNotFoundException: User does not exist.");
}
