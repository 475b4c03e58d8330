//! Rotating the secret of a confidential app client, over the wire.

use serde_json::{Value, json};
use vestibule_identity::secret_hash::compute;

use crate::world::{Answer, World, text};

struct Scene {
    world: World,
    pool: String,
    client: String,
    secret: String,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let pool = text(&world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c", "GenerateSecret": true,
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
        let client = world.done("CreateUserPoolClient", input).await["UserPoolClient"].clone();
        world
            .done("AdminCreateUser", json!({"UserPoolId": pool, "Username": "ann", "MessageAction": "SUPPRESS"}))
            .await;
        let password = json!({"UserPoolId": pool, "Username": "ann", "Password": "Passw0rd!", "Permanent": true});
        world.done("AdminSetUserPassword", password).await;
        let (client, secret) = (text(&client["ClientId"]), text(&client["ClientSecret"]));
        Self { world, pool, client, secret }
    }

    async fn call(&self, operation: &str, more: Value) -> Answer {
        let mut input = json!({"UserPoolId": self.pool, "ClientId": self.client});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.world.call(operation, input).await
    }

    async fn add(&self, more: Value) -> Value {
        let answer = self.call("AddUserPoolClientSecret", more).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json()["ClientSecretDescriptor"].clone()
    }

    async fn ids(&self) -> Vec<String> {
        let list = self.call("ListUserPoolClientSecrets", json!({})).await.json();
        assert!(!list.to_string().contains("Value"), "{list}");
        list["ClientSecrets"].as_array().unwrap().iter().map(|it| text(&it["ClientSecretId"])).collect()
    }

    async fn signs_in(&self, secret: &str) -> bool {
        let hash = compute(&secret.into(), "ann", &self.client);
        let parameters = json!({"USERNAME": "ann", "PASSWORD": "Passw0rd!", "SECRET_HASH": hash});
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await.status.is_success()
    }
}

#[tokio::test]
async fn both_secrets_are_good_until_one_is_deleted() {
    let scene = Scene::new().await;
    let added = scene.add(json!({})).await;
    let new = text(&added["ClientSecretValue"]);
    assert_eq!(new.len(), 52);
    assert!(scene.signs_in(&scene.secret).await && scene.signs_in(&new).await);
    let ids = scene.ids().await;
    assert_eq!((ids.len(), &ids[1]), (2, &text(&added["ClientSecretId"])));
    assert_ne!(ids[0], ids[1], "made within one second");
    let described = scene.call("DescribeUserPoolClient", json!({})).await.json();
    assert_eq!(described["UserPoolClient"]["ClientSecret"], scene.secret, "the original while it exists");

    let deletion = json!({"ClientSecretId": ids[0]});
    assert_eq!(scene.call("DeleteUserPoolClientSecret", deletion.clone()).await.json(), json!({}));
    assert!(!scene.signs_in(&scene.secret).await && scene.signs_in(&new).await);
    assert_eq!(scene.call("DeleteUserPoolClientSecret", deletion).await.error(), "ResourceNotFoundException");
    assert_eq!(scene.ids().await, ids[1..]);
}

#[tokio::test]
async fn a_given_secret_is_not_repeated() {
    let scene = Scene::new().await;
    let given = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmno";
    let added = scene.add(json!({"ClientSecret": given})).await;
    assert!(added.get("ClientSecretValue").is_none());
    assert!(scene.signs_in(given).await);
}

#[tokio::test]
async fn a_client_has_two_secrets_at_most_and_one_at_least() {
    let scene = Scene::new().await;
    scene.add(json!({})).await;
    assert_eq!(scene.call("AddUserPoolClientSecret", json!({})).await.error(), "LimitExceededException");
    let ids = scene.ids().await;
    for (id, expected) in [(&ids[0], None), (&ids[1], Some("InvalidParameterException"))] {
        let answer = scene.call("DeleteUserPoolClientSecret", json!({"ClientSecretId": id})).await;
        assert_eq!((!answer.status.is_success()).then(|| answer.error()), expected.map(str::to_owned));
    }
    assert_eq!(scene.ids().await.len(), 1);
}

#[tokio::test]
async fn a_public_client_gets_no_secret() {
    let scene = Scene::new().await;
    let input = json!({"UserPoolId": scene.pool, "ClientName": "public"});
    let public = scene.world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"].clone();
    let answer =
        scene.world.call("AddUserPoolClientSecret", json!({"UserPoolId": scene.pool, "ClientId": public})).await;
    assert_eq!(answer.error(), "InvalidParameterException");
}

#[tokio::test]
async fn a_sign_in_by_one_secret_goes_on_by_the_other() {
    let scene = Scene::new().await;
    let added = scene.add(json!({})).await;
    let hash = compute(&scene.secret.as_str().into(), "ann", &scene.client);
    let parameters = json!({"USERNAME": "ann", "PASSWORD": "Passw0rd!", "SECRET_HASH": hash});
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
    let tokens = scene.world.call_unsigned("InitiateAuth", input).await.json()["AuthenticationResult"].clone();
    let refresh = async |secret: &Value| {
        let input = json!({"ClientId": scene.client, "RefreshToken": tokens["RefreshToken"], "ClientSecret": secret});
        scene.world.call_unsigned("GetTokensFromRefreshToken", input).await
    };
    let (old, new) = (json!(scene.secret), added["ClientSecretValue"].clone());
    assert!(refresh(&old).await.status.is_success());
    let first = scene.ids().await.swap_remove(0);
    scene.call("DeleteUserPoolClientSecret", json!({"ClientSecretId": first})).await;
    let wrong = format!("Unable to verify secret hash for client {}", scene.client);
    let refused = refresh(&old).await;
    assert_eq!((refused.error(), refused.message()), ("NotAuthorizedException".into(), wrong));
    assert!(refresh(&new).await.status.is_success());
}

#[tokio::test]
async fn of_many_secrets_added_at_once_one_is_taken() {
    let scene = Scene::new().await;
    let add = || scene.call("AddUserPoolClientSecret", json!({}));
    let (one, two, three) = tokio::join!(add(), add(), add());
    let added = [one, two, three].iter().filter(|answer| answer.status.is_success()).count();
    assert_eq!((added, scene.ids().await.len()), (1, 2));
}

#[tokio::test]
async fn an_update_of_the_client_keeps_both_secrets() {
    let scene = Scene::new().await;
    scene.add(json!({})).await;
    let both = scene.ids().await;
    assert!(scene.call("UpdateUserPoolClient", json!({"ClientName": "renamed"})).await.status.is_success());
    assert_eq!(scene.ids().await, both);
}
