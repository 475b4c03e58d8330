//! A server that is started with another master key, and knows the one before: what had begun goes on.

use http::StatusCode;
use serde_json::{Value, json};
use vestibule_server::messages::MessageQuery;
use vestibule_store::testing::postgres;
use vestibule_store::{MasterKey, MasterKeys};

use crate::world::{World, text};

const PASSWORD: &str = "Passw0rd!";

/// A world with a pool and a client that hides who exists.
struct Scene {
    world: World,
    pool: String,
    client: String,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let pool = world.done("CreateUserPool", json!({"PoolName": "p", "AutoVerifiedAttributes": ["email"]})).await;
        let pool = text(&pool["UserPool"]["Id"]);
        let client = json!({
            "UserPoolId": pool, "ClientName": "c", "PreventUserExistenceErrors": "ENABLED",
            "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        });
        let client = world.done("CreateUserPoolClient", client).await;
        let client = text(&client["UserPoolClient"]["ClientId"]);
        Self { world, pool, client }
    }

    /// Started again with another key, and the first one beside it or not.
    async fn started_again(self, previous: Option<MasterKey>) -> Self {
        let keys = MasterKeys { primary: MasterKey::from_bytes([2; 32]), previous };
        Self { world: self.world.started_again_with(&keys).await, ..self }
    }

    async fn sign_up(&self, name: &str) -> String {
        let input = json!({
            "ClientId": self.client, "Username": name, "Password": PASSWORD,
            "UserAttributes": [{"Name": "email", "Value": format!("{name}@example.com")}],
        });
        assert_eq!(self.world.call_unsigned("SignUp", input).await.status, StatusCode::OK);
        self.world.outbox.find(&MessageQuery::default())[0].code.as_ref().unwrap().expose().to_owned()
    }

    async fn confirm(&self, name: &str, code: &str) -> StatusCode {
        let input = json!({"ClientId": self.client, "Username": name, "ConfirmationCode": code});
        self.world.call_unsigned("ConfirmSignUp", input).await.status
    }

    /// Begins a sign-in that asks for a new password; its session.
    async fn begin(&self, name: &str) -> String {
        let user = json!({
            "UserPoolId": self.pool, "Username": name, "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS",
        });
        self.world.done("AdminCreateUser", user).await;
        let input = json!({
            "UserPoolId": self.pool, "ClientId": self.client, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": name, "PASSWORD": PASSWORD},
        });
        let asked = self.world.done("AdminInitiateAuth", input).await;
        assert_eq!(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED");
        text(&asked["Session"])
    }

    async fn answer(&self, name: &str, session: &str) -> StatusCode {
        let input = json!({
            "UserPoolId": self.pool, "ClientId": self.client, "ChallengeName": "NEW_PASSWORD_REQUIRED",
            "Session": session, "ChallengeResponses": {"USERNAME": name, "NEW_PASSWORD": "Another1!"},
        });
        self.world.call("AdminRespondToAuthChallenge", input).await.status
    }

    /// What is made up for somebody who does not exist.
    async fn made_up(&self, name: &str) -> Vec<Value> {
        let srp = json!({
            "ClientId": self.client, "AuthFlow": "USER_SRP_AUTH",
            "AuthParameters": {"USERNAME": name, "SRP_A": "abcdef0123456789"},
        });
        let asked = self.world.call_unsigned("InitiateAuth", srp).await;
        assert_eq!(asked.status, StatusCode::OK, "{asked:?}");
        let parameters = asked.json()["ChallengeParameters"].clone();
        let forgotten = json!({"ClientId": self.client, "Username": name});
        let told = self.world.call_unsigned("ForgotPassword", forgotten).await.json();
        vec![
            parameters["SALT"].clone(),
            parameters["USER_ID_FOR_SRP"].clone(),
            told["CodeDeliveryDetails"]["Destination"].clone(),
        ]
    }
}

#[tokio::test]
async fn what_was_sent_before_the_master_key_was_replaced_is_accepted_with_both_keys() {
    let scene = Scene::new().await;
    let code = scene.sign_up("ann").await;
    let session = scene.begin("ben").await;
    let scene = scene.started_again(Some(postgres::key())).await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(scene.confirm("ann", wrong).await, StatusCode::BAD_REQUEST);
    assert_eq!(scene.confirm("ann", &code).await, StatusCode::OK);
    assert_eq!(scene.answer("ben", &session).await, StatusCode::OK);
    let code = scene.sign_up("cat").await;
    assert_eq!(scene.confirm("cat", &code).await, StatusCode::OK);
}

#[tokio::test]
async fn without_the_previous_master_key_what_had_begun_ends() {
    let scene = Scene::new().await;
    let code = scene.sign_up("ann").await;
    let session = scene.begin("ben").await;
    let scene = scene.started_again(None).await;
    assert_eq!(scene.confirm("ann", &code).await, StatusCode::BAD_REQUEST);
    assert_eq!(scene.answer("ben", &session).await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn nothing_about_an_unknown_user_changes_with_the_master_key() {
    let scene = Scene::new().await;
    let before = scene.made_up("nobody").await;
    assert!(before.iter().all(Value::is_string), "{before:?}");
    assert_ne!(before, scene.made_up("nobody-else").await);
    let scene = scene.started_again(Some(postgres::key())).await;
    assert_eq!(scene.made_up("nobody").await, before);
    let scene = scene.started_again(None).await;
    assert_eq!(scene.made_up("nobody").await, before);
}
