//! Domains over the wire: CreateUserPoolDomain and its neighbours, and the pools that have them.

use http::StatusCode;
use serde_json::{Value, json};
use vestibule_identity::change::{Change, Conflict};
use vestibule_store::StoreError;

use crate::one_pool::OnePool as Scene;
use crate::world::{Answer, merged, refusal, refused, text};

const CERTIFICATE: &str = "arn:aws:acm:us-east-1:000000000000:certificate/1";

fn parameter(message: &str) -> (String, String) {
    refused("InvalidParameterException", message)
}

impl Scene {
    async fn call_for(&self, operation: &str, domain: &str, more: Value) -> Answer {
        self.call(operation, merged(json!({"Domain": domain}), more)).await
    }

    async fn create_domain(&self, domain: &str, more: Value) -> Answer {
        self.call_for("CreateUserPoolDomain", domain, more).await
    }

    async fn described_domain(&self, domain: &str) -> Value {
        self.world.done("DescribeUserPoolDomain", json!({"Domain": domain})).await["DomainDescription"].clone()
    }

    async fn domains_of_pool(&self) -> (Value, Value) {
        let pool = self.done("DescribeUserPool", json!({})).await["UserPool"].clone();
        (pool["Domain"].clone(), pool["CustomDomain"].clone())
    }
}

#[tokio::test]
async fn a_prefix_domain_is_made_described_and_deleted() {
    let scene = Scene::new().await;
    assert_eq!(scene.described_domain("shop").await, json!({}));
    assert_eq!(scene.create_domain("shop", json!({})).await.json(), json!({"ManagedLoginVersion": 1}));
    let expected = json!({
        "UserPoolId": scene.pool, "AWSAccountId": "000000000000", "Domain": "shop", "Status": "ACTIVE",
        "CloudFrontDistribution": "127.0.0.1", "Version": "20231114221320", "CustomDomainConfig": {},
        "ManagedLoginVersion": 1,
    });
    assert_eq!(scene.described_domain("shop").await, expected);
    assert_eq!(scene.domains_of_pool().await, (json!("shop"), Value::Null));

    let answer = scene.call("DeleteUserPool", json!({})).await;
    let has_domain = "User pool cannot be deleted. It has a domain configured that should be deleted first.";
    assert_eq!(refusal(&answer), parameter(has_domain));
    let answer = scene.call_for("DeleteUserPoolDomain", "shop", json!({})).await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({})));
    assert_eq!(
        (scene.described_domain("shop").await, scene.domains_of_pool().await),
        (json!({}), (Value::Null, Value::Null))
    );
    let nothing = parameter("No such domain or user pool exists.");
    assert_eq!(refusal(&scene.call_for("DeleteUserPoolDomain", "shop", json!({})).await), nothing);
    assert_eq!(refusal(&scene.call_for("UpdateUserPoolDomain", "shop", json!({})).await), nothing);
    scene.done("DeleteUserPool", json!({})).await;
}

#[tokio::test]
async fn a_custom_domain_points_to_the_server() {
    let scene = Scene::new().await;
    let custom = json!({"CustomDomainConfig": {"CertificateArn": CERTIFICATE, "SecurityPolicy": "TLS_V1_2_2021"},
        "ManagedLoginVersion": 2});
    let created = scene.create_domain("auth.example.com", custom.clone()).await.json();
    assert_eq!(created, json!({"ManagedLoginVersion": 2, "CloudFrontDomain": "127.0.0.1"}));
    let described = scene.described_domain("auth.example.com").await;
    assert_eq!(described["CustomDomainConfig"], custom["CustomDomainConfig"]);
    assert_eq!(scene.domains_of_pool().await, (Value::Null, json!("auth.example.com")));
    let policy = json!({"CustomDomainConfig": {"CertificateArn": CERTIFICATE}, "ManagedLoginVersion": 1});
    scene.world.clock.advance_ms(1000);
    let updated = scene.call_for("UpdateUserPoolDomain", "auth.example.com", policy.clone()).await.json();
    assert_eq!(updated, json!({"ManagedLoginVersion": 1, "CloudFrontDomain": "127.0.0.1"}));
    let described = scene.described_domain("auth.example.com").await;
    assert_eq!(described["CustomDomainConfig"], policy["CustomDomainConfig"]);
    assert_eq!((&described["ManagedLoginVersion"], &described["Version"]), (&json!(1), &json!("20231114221321")));
}

#[tokio::test]
async fn a_domain_belongs_to_one_pool() {
    let scene = Scene::new().await;
    let world = &scene.world;
    assert_eq!(scene.create_domain("shop", json!({})).await.status, StatusCode::OK);
    let configured = parameter("User pool already has a domain configured.");
    assert_eq!(refusal(&scene.create_domain("shop2", json!({})).await), configured);
    let other = text(&world.done("CreateUserPool", json!({"PoolName": "q"})).await["UserPool"]["Id"]);
    let in_other = json!({"UserPoolId": other, "Domain": "shop"});
    let taken = parameter("Domain already associated with another user pool.");
    assert_eq!(refusal(&world.call("CreateUserPoolDomain", in_other.clone()).await), taken);
    let described = world.done("DescribeUserPool", json!({"UserPoolId": other})).await;
    assert_eq!(described["UserPool"]["Domain"], Value::Null, "nothing of it was written");
    let answer = world.call("DeleteUserPoolDomain", in_other).await;
    assert_eq!(refusal(&answer), parameter("No such domain or user pool exists."));
    assert_eq!(scene.described_domain("shop").await["UserPoolId"], json!(scene.pool));
}

#[tokio::test]
async fn what_cannot_be_a_domain_is_refused() {
    let scene = Scene::new().await;
    let form = parameter(
        "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and \
         hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$",
    );
    assert_eq!(refusal(&scene.create_domain("auth.example.com", json!({})).await), form);
    let reserved = parameter("Domain cannot contain reserved word: cognito");
    assert_eq!(refusal(&scene.create_domain("my-cognito", json!({})).await), reserved);
    let version = parameter("Invalid ManagedLoginVersion: 3. It must be 1 or 2.");
    assert_eq!(refusal(&scene.create_domain("shop", json!({"ManagedLoginVersion": 3})).await), version);
    let elsewhere = json!({"UserPoolId": "us-east-1_none", "Domain": "shop"});
    let answer = scene.world.call("CreateUserPoolDomain", elsewhere).await;
    assert_eq!(refusal(&answer), refused("ResourceNotFoundException", "User pool us-east-1_none does not exist."));
    let lite = json!({"PoolName": "lite", "UserPoolTier": "LITE"});
    let lite = text(&scene.world.done("CreateUserPool", lite).await["UserPool"]["Id"]);
    let managed = json!({"UserPoolId": lite, "Domain": "shop", "ManagedLoginVersion": 2});
    let answer = scene.world.call("CreateUserPoolDomain", managed).await;
    assert_eq!(answer.error(), "FeatureUnavailableInTierException");
    scene.create_domain("shop", json!({"ManagedLoginVersion": 2})).await;
    let lower = json!({"UserPoolTier": "LITE"});
    assert_eq!(scene.call("UpdateUserPool", lower.clone()).await.error(), "TierChangeNotAllowedException");
    scene.call_for("UpdateUserPoolDomain", "shop", json!({"ManagedLoginVersion": 1})).await;
    scene.done("UpdateUserPool", lower).await;
    let certificate = json!({"CustomDomainConfig": {"CertificateArn": CERTIFICATE}});
    let answer = scene.call_for("UpdateUserPoolDomain", "shop", certificate).await;
    assert_eq!(refusal(&answer), parameter("CustomDomainConfig can only be set for a custom domain."));
}

#[tokio::test]
async fn a_change_of_a_domain_overtakes_whoever_decides_on_its_pool() {
    let scene = Scene::new().await;
    scene.create_domain("shop", json!({})).await;
    let store = &scene.world.app.store;
    let stale = store.user_pool(&scene.pool.as_str().into()).await.unwrap().unwrap();
    let managed = scene.call_for("UpdateUserPoolDomain", "shop", json!({"ManagedLoginVersion": 2})).await;
    assert_eq!(managed.status, StatusCode::OK);
    let refused = store.commit(vec![Change::UpdateUserPool(Box::new(stale))]).await;
    assert!(matches!(refused, Err(StoreError::Conflict(Conflict::PoolChanged))), "{refused:?}");
}
