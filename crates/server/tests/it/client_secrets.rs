//! Rotating the secret of a confidential app client, over the wire.

use serde_json::{Value, json};
use vestibule_identity::secret_hash::compute;

use crate::world::{Answer, World};

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

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
