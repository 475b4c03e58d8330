//! `NEW_PASSWORD_REQUIRED` over the wire: the password, and the attributes that come with it.

use serde_json::{Value, json};

use crate::world::{Answer, World, refusal, text};

const TEMPORARY: &str = "Temp0rary!";
const NEW: &str = "Brand-new1";

struct Scene {
    world: World,
    pool: String,
    client: String,
    session: Value,
    asked: Value,
}

impl Scene {
    /// `ann`, invited with an email address to a pool that requires a name and an address, where the client may not write
    /// the nickname.
    async fn new(history: i32) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p",
            "Policies": {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": history}},
            "Schema": [{"Name": "name", "Required": true}, {"Name": "email", "Required": true}]});
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
            "WriteAttributes": ["name", "email", "family_name"]});
        let client = text(&world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
        let user = json!({"UserPoolId": pool, "Username": "ann", "MessageAction": "SUPPRESS",
            "TemporaryPassword": TEMPORARY, "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
        world.done("AdminCreateUser", user).await;
        let parameters = json!({"USERNAME": "ann", "PASSWORD": TEMPORARY});
        let input = json!({"ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        let asked = world.done("InitiateAuth", input).await;
        assert_eq!(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED");
        Self { pool, client, session: asked["Session"].clone(), asked: asked["ChallengeParameters"].clone(), world }
    }

    async fn answer(&self, password: &str, attributes: &[(&str, &str)]) -> Answer {
        let mut responses = json!({"USERNAME": "ann", "NEW_PASSWORD": password});
        for (name, value) in attributes {
            responses[format!("userAttributes.{name}")] = json!(value);
        }
        let input = json!({"ClientId": self.client, "ChallengeName": "NEW_PASSWORD_REQUIRED",
            "Session": self.session, "ChallengeResponses": responses});
        self.world.call("RespondToAuthChallenge", input).await
    }
}

#[tokio::test]
async fn required_attributes_without_a_value_are_named_and_have_to_come() {
    let scene = Scene::new(0).await;
    assert_eq!(scene.asked["requiredAttributes"], r#"["userAttributes.name"]"#);
    assert_eq!(scene.asked["userAttributes"], r#"{"email":"ann@example.com"}"#);
    assert_eq!(scene.asked["USER_ID_FOR_SRP"], "ann");
    let expected = ("InvalidParameterException".into(), "Invalid attributes given, name is missing".into());
    for given in [&[][..], &[("name", "")], &[("family_name", "Example")]] {
        assert_eq!(refusal(&scene.answer(NEW, given).await), expected, "{given:?}");
    }
    let done = scene.answer(NEW, &[("name", "Ann"), ("family_name", "Example")]).await.json();
    let user = scene.world.done("GetUser", json!({"AccessToken": done["AuthenticationResult"]["AccessToken"]})).await;
    let listed = user["UserAttributes"].as_array().unwrap();
    assert!(listed.contains(&json!({"Name": "name", "Value": "Ann"})), "{listed:?}");
    assert!(listed.contains(&json!({"Name": "family_name", "Value": "Example"})), "{listed:?}");
}

#[tokio::test]
async fn an_attribute_that_has_a_value_is_not_changed_on_the_way() {
    let scene = Scene::new(0).await;
    let answer = scene.answer(NEW, &[("name", "Ann"), ("email", "eve@example.com")]).await;
    assert_eq!(refusal(&answer), ("NotAuthorizedException".into(), "Cannot modify an already provided email".into()));
}

#[tokio::test]
async fn an_attribute_that_the_client_may_not_write_is_refused() {
    let scene = Scene::new(0).await;
    let expected = ("NotAuthorizedException".into(), "A client attempted to write unauthorized attribute".into());
    for name in ["nickname", "phone_number"] {
        let answer = scene.answer(NEW, &[("name", "Ann"), (name, "+15555550100")]).await;
        assert_eq!(refusal(&answer), expected, "{name}");
    }
}

#[tokio::test]
async fn a_password_against_the_policy_is_refused_and_the_session_lives() {
    let scene = Scene::new(0).await;
    let answer = scene.answer("Short1", &[("name", "Ann")]).await;
    assert_eq!(answer.error(), "InvalidPasswordException");
    assert_eq!(answer.message(), "Password does not conform to policy: Password not long enough");
    assert!(scene.answer(NEW, &[("name", "Ann")]).await.json()["AuthenticationResult"].is_object());
}

#[tokio::test]
async fn the_temporary_password_may_be_kept_unless_the_pool_remembers() {
    let scene = Scene::new(0).await;
    assert!(scene.answer(TEMPORARY, &[("name", "Ann")]).await.json()["AuthenticationResult"].is_object());
    let scene = Scene::new(1).await;
    let answer = scene.answer(TEMPORARY, &[("name", "Ann")]).await;
    assert_eq!(answer.error(), "PasswordHistoryPolicyViolationException");
}

#[tokio::test]
async fn what_cannot_be_a_password_is_refused_and_the_session_lives() {
    let scene = Scene::new(0).await;
    for impossible in [&" ".repeat(12), &"Aa1!".repeat(65)] {
        let answer = scene.answer(impossible, &[("name", "Ann")]).await;
        assert_eq!(refusal(&answer), ("InvalidParameterException".into(), "Invalid parameter NEW_PASSWORD".into()));
    }
    let longest = "Aa1!".repeat(64);
    assert!(scene.answer(&longest, &[("name", "Ann")]).await.json()["AuthenticationResult"].is_object());
}

#[tokio::test]
async fn an_invitation_that_is_sent_again_does_not_undo_the_new_password() {
    let scene = Scene::new(0).await;
    let again = json!({"UserPoolId": scene.pool, "Username": "ann", "MessageAction": "RESEND"});
    // Whichever comes first: the session of the temporary password is still good for a new one.
    let given = [("name", "Ann")];
    let (done, resent) = tokio::join!(scene.answer(NEW, &given), scene.world.call("AdminCreateUser", again.clone()));
    assert!(done.json()["AuthenticationResult"].is_object(), "{done:?}");
    let not_possible = (
        "UnsupportedUserStateException".to_owned(),
        "Resend not possible. ann status is not FORCE_CHANGE_PASSWORD".to_owned(),
    );
    assert!(resent.status.is_success() || refusal(&resent) == not_possible, "{resent:?}");
    assert_eq!(refusal(&scene.world.call("AdminCreateUser", again).await), not_possible);
    let parameters = json!({"USERNAME": "ann", "PASSWORD": NEW});
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
    assert!(scene.world.done("InitiateAuth", input).await["AuthenticationResult"].is_object());
}
