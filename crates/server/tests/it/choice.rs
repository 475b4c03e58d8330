//! Sign-in by choice (`USER_AUTH`) over the wire, passwordless users, and the session of a sign-up.

use serde_json::{Value, json};
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";

struct Scene {
    world: World,
    pool: String,
    client: String,
}

fn extended(mut value: Value, more: &Value) -> Value {
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    value
}

impl Scene {
    async fn new(factors: &[&str]) -> Self {
        Self::with(factors, json!({}), json!({})).await
    }

    async fn with(factors: &[&str], pool: Value, client: Value) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p", "AutoVerifiedAttributes": ["email"],
            "SmsConfiguration": {"SnsCallerArn": ROLE},
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": factors}}});
        let pool = text(&world.done("CreateUserPool", extended(input, &pool)).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = world.done("CreateUserPoolClient", extended(input, &client)).await;
        let client = text(&client["UserPoolClient"]["ClientId"]);
        Self { world, pool, client }
    }

    async fn add(&self, username: &str, attributes: &[(&str, &str)]) {
        let list: Vec<Value> = attributes.iter().map(|(name, value)| json!({"Name": name, "Value": value})).collect();
        let user = json!({"UserPoolId": self.pool, "Username": username, "UserAttributes": list,
            "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
    }

    async fn add_with_password(&self, username: &str, attributes: &[(&str, &str)]) {
        self.add(username, attributes).await;
        self.set_password(username, true).await;
    }

    async fn set_password(&self, username: &str, permanent: bool) {
        let input =
            json!({"UserPoolId": self.pool, "Username": username, "Password": PASSWORD, "Permanent": permanent});
        self.world.done("AdminSetUserPassword", input).await;
    }

    async fn begin(&self, username: &str, more: Value) -> Answer {
        let parameters = extended(json!({"USERNAME": username}), &more);
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    async fn begun(&self, username: &str, more: Value) -> Value {
        let answer = self.begin(username, more).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json()
    }

    async fn prefer(&self, username: &str, challenge: &str) -> Value {
        self.begun(username, json!({"PREFERRED_CHALLENGE": challenge})).await
    }

    async fn respond(&self, username: &str, challenge: &str, session: &Value, responses: Value) -> Answer {
        let responses = extended(json!({"USERNAME": username}), &responses);
        let input = json!({"ClientId": self.client, "ChallengeName": challenge, "Session": session,
            "ChallengeResponses": responses});
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }

    async fn user(&self, username: &str) -> Value {
        self.world.done("AdminGetUser", json!({"UserPoolId": self.pool, "Username": username})).await
    }

    fn sent(&self) -> usize {
        self.world.outbox.find(&MessageQuery::default()).len()
    }

    fn last_code(&self) -> String {
        self.world.outbox.find(&MessageQuery::default())[0].code.as_ref().unwrap().expose().to_owned()
    }
}

fn assert_tokens(answer: &Answer) {
    assert!(answer.json()["AuthenticationResult"]["AccessToken"].is_string(), "{answer:?}");
}

const BOTH: [(&str, &str); 2] = [("email", "ann@example.com"), ("phone_number", "+15555551234")];

#[tokio::test]
async fn without_a_preference_the_client_is_told_what_can_be_chosen() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP", "SMS_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    scene.add_with_password("bob", &[("email", "bob@example.com")]).await;
    scene.add("cid", &[("phone_number", "+15555551235")]).await;
    for (user, expected) in [
        ("ann", json!(["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"])),
        ("bob", json!(["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"])),
        ("cid", json!(["SMS_OTP"])),
    ] {
        for more in [json!({}), json!({"PREFERRED_CHALLENGE": "WEB_AUTHN"})] {
            let asked = scene.begun(user, more).await;
            assert_eq!(
                (&asked["ChallengeName"], &asked["AvailableChallenges"]),
                (&json!("SELECT_CHALLENGE"), &expected)
            );
            assert_eq!(asked["ChallengeParameters"], json!({}));
        }
    }
    assert_eq!(scene.sent(), 0);
}

#[tokio::test]
async fn a_temporary_password_has_to_be_used_first() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    scene.set_password("ann", false).await;
    let asked = scene.prefer("ann", "EMAIL_OTP").await;
    assert_eq!(asked["ChallengeName"], "SELECT_CHALLENGE");
    assert_eq!(asked["AvailableChallenges"], json!(["PASSWORD_SRP", "PASSWORD"]));
    let answer = json!({"ANSWER": "PASSWORD", "PASSWORD": PASSWORD});
    let next = scene.respond("ann", "SELECT_CHALLENGE", &asked["Session"], answer).await.json();
    assert_eq!(next["ChallengeName"], "NEW_PASSWORD_REQUIRED");
}

#[tokio::test]
async fn a_password_signs_in_at_once_when_chosen_or_by_its_own_challenge() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    assert_tokens(&scene.begin("ann", json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD})).await);

    let asked = scene.prefer("ann", "PASSWORD").await;
    assert_eq!(asked["ChallengeName"], "PASSWORD");
    let given = json!({"PASSWORD": PASSWORD});
    assert_tokens(&scene.respond("ann", "PASSWORD", &asked["Session"], given.clone()).await);

    let asked = scene.begun("ann", json!({})).await;
    let inline = json!({"ANSWER": "PASSWORD", "PASSWORD": PASSWORD});
    assert_tokens(&scene.respond("ann", "SELECT_CHALLENGE", &asked["Session"], inline).await);
    let asked = scene.begun("ann", json!({})).await;
    assert_tokens(&scene.respond("ann", "PASSWORD", &asked["Session"], given.clone()).await);

    let asked = scene.begun("ann", json!({})).await;
    let next = scene.respond("ann", "SELECT_CHALLENGE", &asked["Session"], json!({"ANSWER": "PASSWORD"})).await.json();
    assert_eq!(next["ChallengeName"], "PASSWORD");
    assert_tokens(&scene.respond("ann", "PASSWORD", &next["Session"], given).await);

    let wrong = scene.begin("ann", json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "Wr0ng-one!"})).await;
    assert_eq!(refusal(&wrong), refused("NotAuthorizedException", "Incorrect username or password."));
}

#[tokio::test]
async fn what_was_not_offered_cannot_be_chosen() {
    let scene = Scene::new(&["PASSWORD"]).await;
    scene.add_with_password("ann", &BOTH).await;
    let asked = scene.begun("ann", json!({})).await;
    for choice in ["EMAIL_OTP", "WEB_AUTHN", "CARRIER_PIGEON"] {
        let answer = scene.respond("ann", "SELECT_CHALLENGE", &asked["Session"], json!({"ANSWER": choice})).await;
        assert_eq!(answer.error(), "InvalidParameterException", "{choice}");
    }
    let none = scene.respond("ann", "SELECT_CHALLENGE", &asked["Session"], json!({})).await;
    assert_eq!(refusal(&none).1, "Missing required parameter ANSWER");
    let other = scene.respond("ann", "EMAIL_OTP", &asked["Session"], json!({"EMAIL_OTP_CODE": "12345678"})).await;
    assert_eq!(other.error(), "InvalidParameterException");
    assert_eq!(scene.sent(), 0);
}

#[tokio::test]
async fn srp_can_be_chosen_with_and_without_its_first_value() {
    let scene = Scene::new(&["PASSWORD"]).await;
    scene.add_with_password("ann", &BOTH).await;
    let srp_a = json!({"SRP_A": "abcdef0123456789"});
    let direct = scene.begun("ann", extended(json!({"PREFERRED_CHALLENGE": "PASSWORD_SRP"}), &srp_a)).await;
    assert_eq!(direct["ChallengeName"], "PASSWORD_VERIFIER");
    assert!(direct["Session"].is_string() && direct["ChallengeParameters"]["SECRET_BLOCK"].is_string());
    let asked = scene.prefer("ann", "PASSWORD_SRP").await;
    assert_eq!(asked["ChallengeName"], "PASSWORD_SRP");
    let next = scene.respond("ann", "PASSWORD_SRP", &asked["Session"], srp_a).await.json();
    assert_eq!(next["ChallengeName"], "PASSWORD_VERIFIER");
}

#[tokio::test]
async fn a_code_signs_in_and_verifies_the_address() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP", "SMS_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    for (challenge, key, medium, destination, flag) in [
        ("EMAIL_OTP", "EMAIL_OTP_CODE", "EMAIL", "a***@e***", "email_verified"),
        ("SMS_OTP", "SMS_OTP_CODE", "SMS", "+*******1234", "phone_number_verified"),
    ] {
        let asked = scene.prefer("ann", challenge).await;
        assert_eq!(asked["ChallengeName"], challenge);
        assert_eq!(asked["AvailableChallenges"], json!([challenge]));
        assert_eq!(asked["ChallengeParameters"]["CODE_DELIVERY_DELIVERY_MEDIUM"], medium);
        assert_eq!(asked["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"], destination);
        let code = scene.last_code();
        assert_eq!(code.len(), 8);
        let wrong = if code == "00000000" { "00000001" } else { "00000000" };
        let mismatch = refused("CodeMismatchException", "Invalid code or auth state for the user.");
        let answer = |code: &str| json!({key: code});
        for _ in 0..6 {
            let refused = scene.respond("ann", challenge, &asked["Session"], answer(wrong)).await;
            assert_eq!(refusal(&refused), mismatch);
        }
        assert_tokens(&scene.respond("ann", challenge, &asked["Session"], answer(&code)).await);
        let again = scene.respond("ann", challenge, &asked["Session"], answer(&code)).await;
        assert_eq!(refusal(&again).1, "Invalid session for the user, session can only be used once.");
        let user = scene.user("ann").await;
        assert!(user["UserAttributes"].as_array().unwrap().contains(&json!({"Name": flag, "Value": "true"})), "{user}");
    }
}

#[tokio::test]
async fn a_user_without_a_password_signs_in_by_code() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    scene.add("ann", &BOTH).await;
    assert_eq!(scene.user("ann").await["UserStatus"], "CONFIRMED");
    let asked = scene.prefer("ann", "EMAIL_OTP").await;
    assert_tokens(
        &scene.respond("ann", "EMAIL_OTP", &asked["Session"], json!({"EMAIL_OTP_CODE": scene.last_code()})).await,
    );
    let asked = scene.prefer("ann", "PASSWORD").await;
    assert_eq!(asked["AvailableChallenges"], json!(["EMAIL_OTP"]));
}

#[tokio::test]
async fn a_sign_up_without_a_password_is_confirmed_by_its_first_sign_in() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    let input = json!({"ClientId": scene.client, "Username": "ann",
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
    scene.world.done("SignUp", input).await;
    assert_eq!(scene.user("ann").await["UserStatus"], "UNCONFIRMED");
    let asked = scene.prefer("ann", "EMAIL_OTP").await;
    assert_tokens(
        &scene.respond("ann", "EMAIL_OTP", &asked["Session"], json!({"EMAIL_OTP_CODE": scene.last_code()})).await,
    );
    assert_eq!(scene.user("ann").await["UserStatus"], "CONFIRMED");
}

#[tokio::test]
async fn a_sign_up_needs_a_password_unless_a_code_can_take_its_place() {
    let no_password =
        refused("InvalidPasswordException", "Password did not conform with policy: Password not long enough");
    let sign_up =
        |client: &str, attribute: Value| json!({"ClientId": client, "Username": "ann", "UserAttributes": [attribute]});
    let email = json!({"Name": "email", "Value": "ann@example.com"});
    let phone = json!({"Name": "phone_number", "Value": "+15555551234"});
    let scene = Scene::new(&["PASSWORD"]).await;
    assert_eq!(refusal(&scene.world.call("SignUp", sign_up(&scene.client, email.clone())).await), no_password);
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP", "SMS_OTP"]).await;
    assert_eq!(
        refusal(&scene.world.call("SignUp", sign_up(&scene.client, phone)).await),
        no_password,
        "the pool does not verify phone numbers by itself"
    );
    let srp = json!({"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]});
    let scene = Scene::with(&["PASSWORD", "EMAIL_OTP"], json!({}), srp).await;
    assert_eq!(refusal(&scene.world.call("SignUp", sign_up(&scene.client, email)).await), no_password);
}

#[tokio::test]
async fn a_confirmed_sign_up_signs_in_with_its_session_once() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    let input = json!({"ClientId": scene.client, "Username": "ann", "Password": PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
    let signing_up = scene.world.done("SignUp", input).await["Session"].clone();
    let begin = async |session: &Value, username: &str| {
        let input = json!({"ClientId": scene.client, "AuthFlow": "USER_AUTH", "Session": session,
            "AuthParameters": {"USERNAME": username}});
        scene.world.call_unsigned("InitiateAuth", input).await
    };
    let invalid = refused("NotAuthorizedException", "Invalid session for the user.");
    assert_eq!(refusal(&begin(&signing_up, "ann").await), invalid, "not before the confirmation");
    let code = scene.last_code();
    let confirm = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": code, "Session": signing_up});
    let session = scene.world.done("ConfirmSignUp", confirm).await["Session"].clone();
    scene.add_with_password("bob", &[("email", "bob@example.com")]).await;
    assert_eq!(refusal(&begin(&session, "bob").await), invalid);
    let as_answer = scene.respond("ann", "SELECT_CHALLENGE", &session, json!({"ANSWER": "PASSWORD"})).await;
    assert_eq!(as_answer.error(), "InvalidParameterException");
    assert_tokens(&begin(&session, "ann").await);
    let again = refused("NotAuthorizedException", "Invalid session for the user, session can only be used once.");
    assert_eq!(refusal(&begin(&session, "ann").await), again);
}

#[tokio::test]
async fn a_client_without_choice_gets_no_session_of_a_sign_up() {
    let srp = json!({"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]});
    let scene = Scene::with(&["PASSWORD"], json!({}), srp).await;
    let input = json!({"ClientId": scene.client, "Username": "ann", "Password": PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
    assert!(scene.world.done("SignUp", input).await.get("Session").is_none());
    let confirm = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": scene.last_code()});
    assert_eq!(scene.world.done("ConfirmSignUp", confirm).await, json!({}));
    let refused_flow = scene.begin("ann", json!({})).await;
    assert_eq!(
        refusal(&refused_flow),
        refused("InvalidParameterException", "USER_AUTH flow not enabled for this client")
    );
}

#[tokio::test]
async fn a_sign_up_that_nobody_can_confirm_gets_no_session() {
    let scene = Scene::new(&["PASSWORD"]).await;
    let input = json!({"ClientId": scene.client, "Username": "ann", "Password": PASSWORD});
    let signed_up = scene.world.done("SignUp", input).await;
    let members: Vec<&String> = signed_up.as_object().unwrap().keys().collect();
    assert_eq!(members, ["UserConfirmed", "UserSub"], "no code was sent");
}

#[tokio::test]
async fn an_unknown_user_is_asked_like_a_known_one() {
    let hides = json!({"PreventUserExistenceErrors": "ENABLED"});
    let scene = Scene::with(&["PASSWORD", "EMAIL_OTP", "SMS_OTP"], json!({}), hides).await;
    scene.add_with_password("ann@example.com", &BOTH).await;
    let mut heard = Vec::new();
    for name in ["ann@example.com", "amy@example.com"] {
        let select = scene.begun(name, json!({})).await;
        let asked = scene.prefer(name, "EMAIL_OTP").await;
        let mut answers = vec![
            format!("{} {}", select["ChallengeName"], select["AvailableChallenges"]),
            format!("{} {}", asked["ChallengeName"], asked["AvailableChallenges"]),
            asked["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"].to_string(),
            asked["Session"].as_str().unwrap().len().to_string(),
        ];
        for _ in 0..21 {
            let wrong = json!({"EMAIL_OTP_CODE": "123"});
            answers.push(scene.respond(name, "EMAIL_OTP", &asked["Session"], wrong).await.message());
        }
        let password = json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "Wr0ng-one!"});
        for _ in 0..6 {
            answers.push(scene.begin(name, password.clone()).await.message());
        }
        for _ in 0..20 {
            answers.push(scene.begin(name, json!({"PREFERRED_CHALLENGE": "EMAIL_OTP"})).await.status.to_string());
        }
        heard.push(answers);
    }
    assert_eq!(heard[0], heard[1]);
    assert_eq!(scene.sent(), 20, "nothing goes to nobody");
    let again = scene.prefer("nobody", "SMS_OTP").await["ChallengeParameters"].clone();
    assert_eq!(scene.prefer("nobody", "SMS_OTP").await["ChallengeParameters"], again, "stable for the name");
}

#[tokio::test]
async fn an_unknown_user_is_told_of_where_the_client_does_not_hide_it() {
    let scene = Scene::new(&["PASSWORD"]).await;
    assert_eq!(
        refusal(&scene.begin("nobody", json!({})).await),
        refused("UserNotFoundException", "User does not exist.")
    );
}

#[tokio::test]
async fn disabled_and_reset_users_are_not_let_in_by_a_code() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    let asked = scene.prefer("ann", "EMAIL_OTP").await;
    let code = scene.last_code();
    scene.world.done("AdminDisableUser", json!({"UserPoolId": scene.pool, "Username": "ann"})).await;
    let disabled = refused("NotAuthorizedException", "User is disabled.");
    assert_eq!(refusal(&scene.begin("ann", json!({})).await), disabled);
    let answer = scene.respond("ann", "EMAIL_OTP", &asked["Session"], json!({"EMAIL_OTP_CODE": code})).await;
    assert_eq!(refusal(&answer), disabled);
}

#[tokio::test]
async fn a_second_factor_follows_the_first_if_the_user_switched_one_on() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    let sms = json!({"SmsConfiguration": {"SnsCallerArn": ROLE}});
    let config = json!({"UserPoolId": scene.pool, "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": sms});
    scene.world.done("SetUserPoolMfaConfig", config).await;
    let preference = json!({"UserPoolId": scene.pool, "Username": "ann", "SMSMfaSettings": {"Enabled": true}});
    scene.world.done("AdminSetUserMFAPreference", preference).await;
    let asked = scene.prefer("ann", "EMAIL_OTP").await;
    let given = json!({"EMAIL_OTP_CODE": scene.last_code()});
    let next = scene.respond("ann", "EMAIL_OTP", &asked["Session"], given).await.json();
    assert_eq!(next["ChallengeName"], "SMS_MFA");
    assert_eq!(scene.last_code().len(), 6);
    let given = json!({"SMS_MFA_CODE": scene.last_code()});
    assert_tokens(&scene.respond("ann", "SMS_MFA", &next["Session"], given).await);
}

#[tokio::test]
async fn the_factors_that_a_user_has_set_up_are_shown() {
    let scene = Scene::new(&["PASSWORD", "EMAIL_OTP", "SMS_OTP"]).await;
    scene.add_with_password("ann", &BOTH).await;
    scene.add("bob", &[("email", "bob@example.com")]).await;
    for (user, expected) in [("ann", json!(["PASSWORD", "EMAIL_OTP", "SMS_OTP"])), ("bob", json!(["EMAIL_OTP"]))] {
        let input = json!({"UserPoolId": scene.pool, "Username": user});
        let shown = scene.world.done("AdminGetUserAuthFactors", input).await;
        assert_eq!(shown, json!({"Username": user, "ConfiguredUserAuthFactors": expected}));
    }
    let signed_in = scene.begun("ann", json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD})).await;
    let token = &signed_in["AuthenticationResult"]["AccessToken"];
    let shown = scene.world.done("GetUserAuthFactors", json!({"AccessToken": token})).await;
    assert_eq!(shown["ConfiguredUserAuthFactors"], json!(["PASSWORD", "EMAIL_OTP", "SMS_OTP"]));
}
