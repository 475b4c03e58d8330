//! Mistakes that stand-ins for the service are known for, each as a test.
//!
//! Elsewhere: forged, unsigned and expired access tokens (`authorization`), a refresh token minted in the second of a global
//! sign-out (`token_sessions`), protected claims that a function replaces (`sign_in`).

use serde_json::{Value, json};
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const TEMPORARY: &str = "Temp0rary!";

struct Scene {
    world: World,
    pool: String,
    client: String,
}

impl Scene {
    async fn new(pool: Value) -> Self {
        let world = World::new().await;
        let mut input = json!({"PoolName": "p", "AutoVerifiedAttributes": ["email"]});
        input.as_object_mut().unwrap().extend(pool.as_object().unwrap().clone());
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"]});
        let client = text(&world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
        Self { world, pool, client }
    }

    async fn invite(&self, username: &str) {
        let user = json!({"UserPoolId": self.pool, "Username": username, "TemporaryPassword": TEMPORARY,
            "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}, {"Name": "email_verified", "Value": "true"}],
            "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
    }

    async fn add(&self, username: &str) {
        self.invite(username).await;
        let input = json!({"UserPoolId": self.pool, "Username": username, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", input).await;
    }

    async fn begin(&self, flow: &str, parameters: Value) -> Answer {
        let input = json!({"ClientId": self.client, "AuthFlow": flow, "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    async fn sign_in(&self, username: &str, password: &str) -> Answer {
        self.begin("USER_PASSWORD_AUTH", json!({"USERNAME": username, "PASSWORD": password})).await
    }

    async fn respond(&self, challenge: &str, session: Value, responses: Value) -> Answer {
        let mut input = json!({"ClientId": self.client, "ChallengeName": challenge, "ChallengeResponses": responses});
        if !session.is_null() {
            input["Session"] = session;
        }
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }
}

#[tokio::test]
async fn a_made_up_session_sets_no_password() {
    let scene = Scene::new(json!({})).await;
    scene.invite("ann").await;
    let responses = json!({"USERNAME": "ann", "NEW_PASSWORD": PASSWORD});
    for session in ["a".repeat(20), "Session-that-nobody-made".to_owned(), "A".repeat(1400)] {
        let answer = scene.respond("NEW_PASSWORD_REQUIRED", json!(session), responses.clone()).await;
        assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Invalid session for the user."));
    }
    let answer = scene.respond("NEW_PASSWORD_REQUIRED", Value::Null, responses).await;
    assert_eq!(refusal(&answer), refused("InvalidParameterException", "Missing required parameter Session"));
    assert_eq!(scene.sign_in("ann", PASSWORD).await.message(), "Incorrect username or password.");
}

#[tokio::test]
async fn a_session_of_one_user_sets_no_password_of_another() {
    let scene = Scene::new(json!({})).await;
    scene.invite("ann").await;
    scene.invite("bob").await;
    let asked = scene.sign_in("ann", TEMPORARY).await.json();
    let responses = json!({"USERNAME": "bob", "NEW_PASSWORD": PASSWORD});
    let answer = scene.respond("NEW_PASSWORD_REQUIRED", asked["Session"].clone(), responses).await;
    assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Invalid session for the user."));
}

#[tokio::test]
async fn an_invited_user_needs_the_temporary_password() {
    let scene = Scene::new(json!({})).await;
    scene.invite("ann").await;
    for password in ["anything", PASSWORD, "temp0rary!"] {
        let answer = scene.sign_in("ann", password).await;
        assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Incorrect username or password."));
    }
    assert_eq!(scene.sign_in("ann", TEMPORARY).await.json()["ChallengeName"], "NEW_PASSWORD_REQUIRED");
}

#[tokio::test]
async fn disabled_unconfirmed_and_reset_users_are_not_let_in() {
    let scene = Scene::new(json!({})).await;
    for name in ["disabled", "reset"] {
        scene.add(name).await;
    }
    scene.world.done("AdminDisableUser", json!({"UserPoolId": scene.pool, "Username": "disabled"})).await;
    scene.world.done("AdminResetUserPassword", json!({"UserPoolId": scene.pool, "Username": "reset"})).await;
    let sign_up = json!({"ClientId": scene.client, "Username": "unconfirmed", "Password": PASSWORD});
    scene.world.done("SignUp", sign_up).await;
    for (name, error, message) in [
        ("disabled", "NotAuthorizedException", "User is disabled."),
        ("reset", "PasswordResetRequiredException", "Password reset required for the user"),
        ("unconfirmed", "UserNotConfirmedException", "User is not confirmed."),
    ] {
        assert_eq!(refusal(&scene.sign_in(name, PASSWORD).await), refused(error, message), "{name}");
    }
    let wrong = scene.sign_in("unconfirmed", "Wr0ng-one!").await;
    assert_eq!(wrong.message(), "Incorrect username or password.", "only who knows the password hears more");
    for name in ["disabled", "reset"] {
        let answer = scene.begin("USER_SRP_AUTH", json!({"USERNAME": name, "SRP_A": "abcdef0123456789"})).await;
        assert!(!answer.status.is_success(), "{name}");
    }
}

#[tokio::test]
async fn a_proof_is_checked_and_needs_no_session() {
    let scene = Scene::new(json!({})).await;
    scene.add("ann").await;
    let asked = scene.begin("USER_SRP_AUTH", json!({"USERNAME": "ann", "SRP_A": "abcdef0123456789"})).await.json();
    assert!(asked.get("Session").is_none());
    let responses = json!({"USERNAME": "ann", "TIMESTAMP": "Tue Nov 14 22:13:20 UTC 2023",
        "PASSWORD_CLAIM_SECRET_BLOCK": asked["ChallengeParameters"]["SECRET_BLOCK"],
        "PASSWORD_CLAIM_SIGNATURE": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="});
    let answer = scene.respond("PASSWORD_VERIFIER", Value::Null, responses).await;
    assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Incorrect username or password."));
}

#[tokio::test]
async fn an_unknown_flow_yields_nothing() {
    let scene = Scene::new(json!({})).await;
    scene.add("ann").await;
    let parameters = json!({"USERNAME": "ann", "PASSWORD": PASSWORD});
    let answer = scene.begin("ANY_AUTH", parameters.clone()).await;
    assert_eq!(answer.error(), "InvalidParameterException");
    assert!(answer.message().contains("Member must satisfy enum value set"), "{}", answer.message());
    for flow in ["CUSTOM_AUTH", "USER_AUTH", "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"] {
        assert_eq!(scene.begin(flow, parameters.clone()).await.error(), "InvalidParameterException", "{flow}");
    }
}

#[tokio::test]
async fn not_any_confirmation_code_will_do() {
    let scene = Scene::new(json!({})).await;
    let sign_up = json!({"ClientId": scene.client, "Username": "ann", "Password": PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
    scene.world.done("SignUp", sign_up).await;
    let code = scene.world.outbox.find(&MessageQuery::default())[0].code.as_ref().unwrap().expose().to_owned();
    let confirm = async |code: &str| {
        let input = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": code});
        scene.world.call_unsigned("ConfirmSignUp", input).await
    };
    let last = if code.ends_with('0') { '1' } else { '0' };
    for other in ["123", "1234567", "abcdef", &format!("{}{last}", &code[..5]), &format!(" {code}")] {
        assert!(!confirm(other).await.status.is_success(), "{other}");
    }
    assert!(confirm(&code).await.status.is_success());
}

#[tokio::test]
async fn case_counts_where_the_pool_says_so_and_only_there() {
    for (case_sensitive, aliases) in
        [(false, json!({})), (false, json!({"AliasAttributes": ["email"]})), (true, json!({}))]
    {
        let mut pool = json!({"UsernameConfiguration": {"CaseSensitive": case_sensitive}});
        pool.as_object_mut().unwrap().extend(aliases.as_object().unwrap().clone());
        let scene = Scene::new(pool).await;
        scene.add("Ann").await;
        for (name, is_found) in [("Ann", true), ("ann", !case_sensitive), ("ANN", !case_sensitive)] {
            assert_eq!(scene.sign_in(name, PASSWORD).await.status.is_success(), is_found, "{case_sensitive} {name}");
        }
        if aliases.get("AliasAttributes").is_some() {
            assert!(scene.sign_in("ANN@Example.com", PASSWORD).await.status.is_success());
        }
        let twin = json!({"UserPoolId": scene.pool, "Username": "aNN", "MessageAction": "SUPPRESS"});
        assert_eq!(scene.world.call("AdminCreateUser", twin).await.status.is_success(), case_sensitive);
    }
}
