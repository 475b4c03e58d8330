//! Every flow of InitiateAuth and AdminInitiateAuth against every check that stands before the first challenge.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;

use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
/// Any A that is not zero modulo N will do.
const SRP_A: &str = "a1b2c3d4e5f6";
/// The flow, its setting of the client, whether an administrator begins it, and its parameters beside USERNAME.
type Flow = (&'static str, &'static str, bool, &'static [(&'static str, &'static str)]);
const FLOWS: [Flow; 9] = [
    ("USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH", false, &[("PASSWORD", PASSWORD)]),
    ("ADMIN_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", true, &[("PASSWORD", PASSWORD)]),
    ("ADMIN_NO_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", true, &[("PASSWORD", PASSWORD)]),
    ("USER_SRP_AUTH", "ALLOW_USER_SRP_AUTH", false, &[("SRP_A", SRP_A)]),
    ("USER_SRP_AUTH", "ALLOW_USER_SRP_AUTH", true, &[("SRP_A", SRP_A)]),
    ("CUSTOM_AUTH", "ALLOW_CUSTOM_AUTH", false, &[]),
    ("CUSTOM_AUTH", "ALLOW_CUSTOM_AUTH", true, &[]),
    ("USER_AUTH", "ALLOW_USER_AUTH", false, &[]),
    ("USER_AUTH", "ALLOW_USER_AUTH", true, &[]),
];

struct Scene {
    world: World,
    pool: String,
    client: String,
    secret: Option<String>,
}

fn arn(function: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{function}")
}

fn invalid(message: &str) -> (String, String) {
    refused("InvalidParameterException", message)
}

fn not_authorized(message: &str) -> (String, String) {
    refused("NotAuthorizedException", message)
}

impl Scene {
    /// A pool with custom authentication, a client with these members and the user `ann`.
    async fn new(members: Value) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p",
            "LambdaConfig": {"DefineAuthChallenge": arn("define"), "CreateAuthChallenge": arn("create")},
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
            "Policies": {"PasswordPolicy": {"MinimumLength": 8, "TemporaryPasswordValidityDays": 1}}});
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let mut scene = Self { world, pool, client: String::new(), secret: None };
        let flows: Vec<&str> = FLOWS.iter().map(|flow| flow.1).collect();
        let mut input = json!({"UserPoolId": scene.pool, "ClientName": "c", "ExplicitAuthFlows": flows});
        input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let client = scene.world.done("CreateUserPoolClient", input).await["UserPoolClient"].clone();
        scene.client = text(&client["ClientId"]);
        scene.secret = client["ClientSecret"].as_str().map(str::to_owned);
        scene.add("ann").await;
        scene.admin("AdminSetUserPassword", "ann", json!({"Password": PASSWORD, "Permanent": true})).await;
        scene
    }

    async fn add(&self, name: &str) {
        let email = json!([{"Name": "email", "Value": format!("{name}@example.com")},
            {"Name": "email_verified", "Value": "true"}]);
        let more = json!({"UserAttributes": email, "MessageAction": "SUPPRESS", "TemporaryPassword": PASSWORD});
        self.admin("AdminCreateUser", name, more).await;
    }

    async fn admin(&self, operation: &str, name: &str, mut input: Value) {
        input["UserPoolId"] = json!(self.pool);
        input["Username"] = json!(name);
        self.world.done(operation, input).await;
    }

    /// The input of a flow's first call for `name`, and its operation.
    fn input(&self, flow: Flow, name: &str) -> (&'static str, Value) {
        let (flow, _, by_admin, parameters) = flow;
        let mut given = json!({"USERNAME": name});
        for (parameter, value) in parameters {
            given[*parameter] = json!(value);
        }
        let mut input = json!({"ClientId": self.client, "AuthFlow": flow, "AuthParameters": given});
        if by_admin {
            input["UserPoolId"] = json!(self.pool);
        }
        (if by_admin { "AdminInitiateAuth" } else { "InitiateAuth" }, input)
    }

    /// Lets the functions answer one custom sign-in, if the flow is that, and begins it.
    async fn begin_for_real(&self, flow: Flow, name: &str) -> Answer {
        if flow.0 == "CUSTOM_AUTH" {
            let asks = Function::responds(json!({"challengeName": "CUSTOM_CHALLENGE"}));
            let made = json!({"publicChallengeParameters": {}, "privateChallengeParameters": {"answer": "Oslo"}});
            self.world.functions.expect(arn("define"), asks).expect(arn("create"), Function::responds(made));
        }
        self.begin(flow, name).await
    }

    async fn begin(&self, flow: Flow, name: &str) -> Answer {
        let (operation, input) = self.input(flow, name);
        self.world.call(operation, input).await
    }
}

#[tokio::test]
async fn a_flow_belongs_to_its_operation() {
    let scene = Scene::new(json!({})).await;
    for flow in FLOWS {
        let other = (flow.0, flow.1, !flow.2, flow.3);
        let is_of_both = ["USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH"].contains(&flow.0);
        if !is_of_both {
            let answer = scene.begin(other, "ann").await;
            assert_eq!(refusal(&answer), invalid("Initiate Auth method not supported."), "{flow:?}");
        }
    }
}

#[tokio::test]
async fn a_flow_has_to_be_enabled_for_the_client() {
    let scene = Scene::new(json!({"ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]})).await;
    for flow in FLOWS {
        let expected = match flow {
            ("CUSTOM_AUTH", ..) => "CUSTOM_AUTH is not enabled for the client.".to_owned(),
            (_, _, true, _) => "Auth flow not enabled for this client".to_owned(),
            (name, _, false, _) => format!("{name} flow not enabled for this client"),
        };
        assert_eq!(refusal(&scene.begin(flow, "ann").await), invalid(&expected), "{flow:?}");
    }
}

#[tokio::test]
async fn a_flow_needs_each_of_its_parameters() {
    let scene = Scene::new(json!({})).await;
    for flow in FLOWS {
        for missing in std::iter::once("USERNAME").chain(flow.3.iter().map(|it| it.0)) {
            let (operation, mut input) = scene.input(flow, "ann");
            input["AuthParameters"].as_object_mut().unwrap().remove(missing);
            let answer = scene.world.call(operation, input).await;
            let expected = invalid(&format!("Missing required parameter {missing}"));
            assert_eq!(refusal(&answer), expected, "{flow:?} without {missing}");
        }
    }
    let refresh = json!({"ClientId": scene.client, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {}});
    let client = json!({"UserPoolId": scene.pool, "ClientId": scene.client,
        "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]});
    scene.world.done("UpdateUserPoolClient", client).await;
    let answer = scene.world.call("InitiateAuth", refresh).await;
    assert_eq!(refusal(&answer), invalid("Missing required parameter REFRESH_TOKEN"));
}

#[tokio::test]
async fn what_cannot_be_a_name_or_a_public_value_is_refused() {
    let scene = Scene::new(json!({"PreventUserExistenceErrors": "ENABLED"})).await;
    for flow in FLOWS {
        let answer = scene.begin(flow, &"x".repeat(2049)).await;
        assert_eq!(refusal(&answer), invalid("Invalid parameter USERNAME"), "{flow:?}");
    }
    for more in [&[][..], &[("CHALLENGE_NAME", "SRP_A")], &[("ChallengeName", "SRP_A")]] {
        for value in ["0", "not hex", &"0".repeat(100_000)] {
            let mut parameters = json!({"USERNAME": "ann", "SRP_A": value});
            for (name, text) in more {
                parameters[*name] = json!(text);
            }
            let flow = if more.is_empty() { "USER_SRP_AUTH" } else { "CUSTOM_AUTH" };
            let input = json!({"ClientId": scene.client, "AuthFlow": flow, "AuthParameters": parameters});
            let answer = scene.world.call_unsigned("InitiateAuth", input).await;
            assert_eq!(refusal(&answer), invalid("Invalid parameter SRP_A"), "{flow}");
        }
    }
}

#[tokio::test]
async fn choice_is_not_in_the_lite_tier() {
    let scene = Scene::new(json!({})).await;
    scene.world.force_lite(&scene.pool).await;
    for flow in FLOWS.into_iter().filter(|flow| flow.0 == "USER_AUTH") {
        assert_eq!(scene.begin(flow, "ann").await.error(), "FeatureUnavailableInTierException", "{flow:?}");
    }
    let parameters = json!({"PASSWORD": PASSWORD});
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_AUTH", "AuthParameters": parameters});
    let answer = scene.world.call_unsigned("InitiateAuth", input).await;
    assert_eq!(answer.error(), "FeatureUnavailableInTierException", "before the parameters");
}

#[tokio::test]
async fn the_old_names_of_flows_allow_what_they_did() {
    let scene = Scene::new(json!({"ExplicitAuthFlows": ["CUSTOM_AUTH_FLOW_ONLY"]})).await;
    let begun = |flow: &str, more: Value| {
        let mut parameters = json!({"USERNAME": "ann"});
        parameters.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"ClientId": scene.client, "AuthFlow": flow, "AuthParameters": parameters})
    };
    let only = invalid("Only custom auth (lambda driven) is enabled for this client.");
    for (flow, more) in
        [("USER_SRP_AUTH", json!({"SRP_A": "abcdef"})), ("USER_PASSWORD_AUTH", json!({"PASSWORD": PASSWORD}))]
    {
        assert_eq!(refusal(&scene.world.call_unsigned("InitiateAuth", begun(flow, more)).await), only, "{flow}");
    }
    let custom = FLOWS.into_iter().find(|flow| flow.0 == "CUSTOM_AUTH" && !flow.2).unwrap();
    assert_eq!(scene.begin_for_real(custom, "ann").await.json()["ChallengeName"], "CUSTOM_CHALLENGE");

    let scene = Scene::new(json!({"ExplicitAuthFlows": ["USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"]})).await;
    for flow in FLOWS {
        let is_allowed = !["CUSTOM_AUTH", "USER_AUTH"].contains(&flow.0);
        assert_eq!(scene.begin(flow, "ann").await.status.is_success(), is_allowed, "{flow:?}");
    }
}

#[tokio::test]
async fn a_client_with_a_secret_shows_its_hash_in_every_flow() {
    let scene = Scene::new(json!({"GenerateSecret": true})).await;
    assert!(scene.secret.is_some());
    for flow in FLOWS {
        let absent = format!("Client {} is configured with secret but SECRET_HASH was not received", scene.client);
        assert_eq!(refusal(&scene.begin(flow, "ann").await), not_authorized(&absent), "{flow:?}");
        let (operation, mut input) = scene.input(flow, "ann");
        input["AuthParameters"]["SECRET_HASH"] = json!("AAAA");
        let wrong = format!("Unable to verify secret hash for client {}", scene.client);
        assert_eq!(refusal(&scene.world.call(operation, input).await), not_authorized(&wrong), "{flow:?}");
    }
}

#[tokio::test]
async fn pool_and_client_come_before_the_flow() {
    let scene = Scene::new(json!({})).await;
    for flow in FLOWS {
        let (operation, mut input) = scene.input(flow, "ann");
        input["ClientId"] = json!("unknown");
        input["AuthParameters"] = json!({});
        let answer = scene.world.call(operation, input.clone()).await;
        let expected = refused("ResourceNotFoundException", "User pool client unknown does not exist.");
        assert_eq!(refusal(&answer), expected, "{flow:?}");
        if flow.2 {
            input["UserPoolId"] = json!("us-east-1_Missing00");
            let answer = scene.world.call(operation, input).await;
            let expected = refused("ResourceNotFoundException", "User pool us-east-1_Missing00 does not exist.");
            assert_eq!(refusal(&answer), expected, "{flow:?}");
        }
    }
}

#[tokio::test]
async fn an_unknown_user_is_told_of_unless_the_client_hides_it() {
    for (setting, hides) in [("LEGACY", false), ("ENABLED", true)] {
        let scene = Scene::new(json!({"PreventUserExistenceErrors": setting})).await;
        for flow in FLOWS {
            let answer =
                if hides { scene.begin_for_real(flow, "nobody").await } else { scene.begin(flow, "nobody").await };
            match (hides, flow.0) {
                (false, _) => {
                    assert_eq!(refusal(&answer), refused("UserNotFoundException", "User does not exist."), "{flow:?}");
                }
                (true, "USER_SRP_AUTH") => {
                    let again = scene.begin(flow, "nobody").await.json();
                    let answer = answer.json();
                    assert_eq!(answer["ChallengeName"], "PASSWORD_VERIFIER");
                    for stable in ["SALT", "USER_ID_FOR_SRP"] {
                        let one = &answer["ChallengeParameters"][stable];
                        assert_eq!((one, one.is_string()), (&again["ChallengeParameters"][stable], true), "{stable}");
                    }
                }
                (true, "USER_AUTH") => assert_eq!(answer.json()["ChallengeName"], "SELECT_CHALLENGE", "{flow:?}"),
                (true, "CUSTOM_AUTH") => assert_eq!(answer.json()["ChallengeName"], "CUSTOM_CHALLENGE", "{flow:?}"),
                (true, _) => {
                    assert_eq!(refusal(&answer), not_authorized("Incorrect username or password."), "{flow:?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_disabled_user_begins_nothing_whether_or_not_the_client_hides() {
    for setting in ["LEGACY", "ENABLED"] {
        let scene = Scene::new(json!({"PreventUserExistenceErrors": setting})).await;
        scene.admin("AdminDisableUser", "ann", json!({})).await;
        for flow in FLOWS {
            let answer = scene.begin(flow, "ann").await;
            assert_eq!(refusal(&answer), not_authorized("User is disabled."), "{flow:?} {setting}");
        }
    }
}

#[tokio::test]
async fn a_user_who_has_to_reset_hears_so_unless_the_client_hides_it() {
    let reset = refused("PasswordResetRequiredException", "Password reset required for the user");
    let scene = Scene::new(json!({})).await;
    scene.admin("AdminResetUserPassword", "ann", json!({})).await;
    for flow in FLOWS.into_iter().filter(|flow| !flow.3.is_empty()) {
        assert_eq!(refusal(&scene.begin(flow, "ann").await), reset, "{flow:?}");
    }
}

#[tokio::test]
async fn an_unconfirmed_user_hears_so_after_the_right_password_only() {
    let scene = Scene::new(json!({})).await;
    let sign_up = json!({"ClientId": scene.client, "Username": "eve", "Password": PASSWORD});
    scene.world.done("SignUp", sign_up).await;
    for flow in FLOWS.into_iter().filter(|flow| flow.3.iter().any(|it| it.0 == "PASSWORD")) {
        let answer = scene.begin(flow, "eve").await;
        assert_eq!(refusal(&answer), refused("UserNotConfirmedException", "User is not confirmed."), "{flow:?}");
        let (operation, mut input) = scene.input(flow, "eve");
        input["AuthParameters"]["PASSWORD"] = json!("Wrong-passw0rd");
        let answer = scene.world.call(operation, input).await;
        assert_eq!(refusal(&answer), not_authorized("Incorrect username or password."), "{flow:?}");
    }
}

#[tokio::test]
async fn a_temporary_password_asks_for_a_new_one_until_it_expires() {
    let scene = Scene::new(json!({})).await;
    scene.add("bob").await;
    let by_password = || FLOWS.into_iter().filter(|flow| flow.3.iter().any(|it| it.0 == "PASSWORD"));
    for flow in by_password() {
        assert_eq!(scene.begin(flow, "bob").await.json()["ChallengeName"], "NEW_PASSWORD_REQUIRED", "{flow:?}");
    }
    scene.world.clock.advance_ms(24 * 3600 * 1000 + 1);
    let expired = "Temporary password has expired and must be reset by an administrator.";
    for flow in by_password() {
        assert_eq!(refusal(&scene.begin(flow, "bob").await), not_authorized(expired), "{flow:?}");
    }
}

#[tokio::test]
async fn what_each_flow_answers_first() {
    let scene = Scene::new(json!({})).await;
    for flow in FLOWS {
        let answer = scene.begin_for_real(flow, "ann").await.json();
        let expected = match flow.0 {
            "USER_SRP_AUTH" => json!("PASSWORD_VERIFIER"),
            "CUSTOM_AUTH" => json!("CUSTOM_CHALLENGE"),
            "USER_AUTH" => json!("SELECT_CHALLENGE"),
            _ => Value::Null,
        };
        assert_eq!(answer["ChallengeName"], expected, "{flow:?}");
        assert_eq!(answer["AuthenticationResult"].is_object(), expected.is_null(), "{flow:?}");
        let has_session = !["USER_SRP_AUTH"].contains(&flow.0) && !expected.is_null();
        assert_eq!(answer.get("Session").is_some(), has_session, "{flow:?}");
        if expected.is_null() {
            assert_eq!(answer["ChallengeParameters"], json!({}), "{flow:?}");
            let members: Vec<&String> = answer["AuthenticationResult"].as_object().unwrap().keys().collect();
            assert_eq!(members.len(), 5, "{members:?}");
        }
    }
}

/// The responses that each challenge needs beside USERNAME, in any session: they are looked at first.
#[tokio::test]
async fn a_challenge_needs_each_of_its_responses() {
    let scene = Scene::new(json!({})).await;
    let proof = ["PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"];
    let table: [(&str, &[&str]); 15] = [
        ("PASSWORD_VERIFIER", &proof),
        ("PASSWORD", &["PASSWORD"]),
        ("PASSWORD_SRP", &["SRP_A"]),
        ("NEW_PASSWORD_REQUIRED", &["NEW_PASSWORD"]),
        ("SMS_MFA", &["SMS_MFA_CODE"]),
        ("SMS_OTP", &["SMS_OTP_CODE"]),
        ("EMAIL_OTP", &["EMAIL_OTP_CODE"]),
        ("SOFTWARE_TOKEN_MFA", &["SOFTWARE_TOKEN_MFA_CODE"]),
        ("SELECT_MFA_TYPE", &["ANSWER"]),
        ("SELECT_CHALLENGE", &["ANSWER"]),
        ("CUSTOM_CHALLENGE", &["ANSWER"]),
        ("WEB_AUTHN", &["CREDENTIAL"]),
        ("DEVICE_SRP_AUTH", &["DEVICE_KEY", "SRP_A"]),
        ("DEVICE_PASSWORD_VERIFIER", &["DEVICE_KEY"]),
        ("MFA_SETUP", &[]),
    ];
    for (challenge, needed) in table {
        for missing in std::iter::once(&"USERNAME").chain(needed) {
            let mut responses = json!({"USERNAME": "ann"});
            for name in needed {
                responses[*name] = json!("AAAA");
            }
            responses.as_object_mut().unwrap().remove(*missing);
            let input = json!({"ClientId": scene.client, "ChallengeName": challenge, "ChallengeResponses": responses,
                "Session": "a session of twenty characters"});
            let answer = scene.world.call("RespondToAuthChallenge", input).await;
            let expected = invalid(&format!("Missing required parameter {missing}"));
            assert_eq!(refusal(&answer), expected, "{challenge} without {missing}");
        }
        if challenge.ends_with("_VERIFIER") {
            continue;
        }
        let mut responses = json!({"USERNAME": "ann"});
        for name in needed {
            responses[*name] = json!("AAAA");
        }
        let input = json!({"ClientId": scene.client, "ChallengeName": challenge, "ChallengeResponses": responses,
            "Session": "a session of twenty characters"});
        let answer = scene.world.call("RespondToAuthChallenge", input.clone()).await;
        assert_eq!(refusal(&answer), not_authorized("Invalid session for the user."), "{challenge}");
        let mut none = input;
        none.as_object_mut().unwrap().remove("Session");
        let answer = scene.world.call("RespondToAuthChallenge", none).await;
        if challenge == "DEVICE_SRP_AUTH" {
            assert_eq!(answer.error(), "NotAuthorizedException", "{challenge}");
        } else {
            assert_eq!(refusal(&answer), invalid("Missing required parameter Session"), "{challenge}");
        }
    }
}
