//! Links over the wire: AdminLinkProviderForUser and AdminDisableProviderForUser, and what sign-ins tell of them.

use http::StatusCode;
use serde_json::{Value, json};

use crate::world::{Answer, World, claims, refusal, refused, text};

const BEGUN_MS: i64 = 1_700_000_000_000;

/// A pool with the providers Google and MyOidc, and the users jane and joe.
struct Scene {
    world: World,
    pool: String,
    client: String,
}

fn parameter(message: &str) -> (String, String) {
    refused("InvalidParameterException", message)
}

fn google(subject: &str) -> Value {
    json!({"ProviderName": "Google", "ProviderAttributeName": "Cognito_Subject", "ProviderAttributeValue": subject})
}

fn own(name: &str) -> Value {
    json!({"ProviderName": "Cognito", "ProviderAttributeName": "Cognito_Subject", "ProviderAttributeValue": name})
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let schema = json!([{"Name": "tenant", "AttributeDataType": "String", "Mutable": false}]);
        let pool = json!({"PoolName": "p", "Schema": schema});
        let pool = text(&world.done("CreateUserPool", pool).await["UserPool"]["Id"]);
        let client = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
            "ReadAttributes": ["email"]});
        let client = text(&world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"]);
        let oidc = json!({"client_id": "c", "authorize_scopes": "openid", "attributes_request_method": "GET",
            "oidc_issuer": "https://idp.example.com"});
        let social = json!({"client_id": "c", "client_secret": "s", "authorize_scopes": "email"});
        for (name, kind, details) in [("Google", "Google", social), ("MyOidc", "OIDC", oidc)] {
            let provider = json!({"UserPoolId": pool, "ProviderName": name, "ProviderType": kind,
                "ProviderDetails": details, "AttributeMapping": {"email": "email"}});
            world.done("CreateIdentityProvider", provider).await;
        }
        for name in ["jane", "joe"] {
            world.done("AdminCreateUser", json!({"UserPoolId": pool, "Username": name})).await;
            let password = json!({"UserPoolId": pool, "Username": name, "Password": "Passw0rd!", "Permanent": true});
            world.done("AdminSetUserPassword", password).await;
        }
        Self { world, pool, client }
    }

    async fn link(&self, destination: Value, source: Value) -> Answer {
        let input = json!({"UserPoolId": self.pool, "DestinationUser": destination, "SourceUser": source});
        self.world.call("AdminLinkProviderForUser", input).await
    }

    async fn linked(&self, destination: Value, source: Value) {
        let answer = self.link(destination, source).await;
        assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({})));
    }

    async fn disable(&self, user: Value) -> Answer {
        self.world.call("AdminDisableProviderForUser", json!({"UserPoolId": self.pool, "User": user})).await
    }

    async fn sign_in(&self, name: &str) -> Answer {
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": name, "PASSWORD": "Passw0rd!"}});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    /// The attribute `identities` of a user, as it is shown to administrators.
    async fn identities(&self, name: &str) -> Option<String> {
        let user = self.world.done("AdminGetUser", json!({"UserPoolId": self.pool, "Username": name})).await;
        let attributes = user["UserAttributes"].as_array().unwrap();
        attributes.iter().find(|it| it["Name"] == "identities").map(|it| text(&it["Value"]))
    }
}

#[tokio::test]
async fn a_link_is_shown_in_the_attribute_and_in_id_tokens() {
    let scene = Scene::new().await;
    assert_eq!(scene.identities("jane").await, None);
    scene.linked(own("jane"), google("113")).await;
    let expected = format!(
        r#"[{{"userId":"113","providerName":"Google","providerType":"Google","issuer":null,"primary":false,"dateCreated":{BEGUN_MS}}}]"#
    );
    assert_eq!(scene.identities("jane").await, Some(expected.clone()));

    let tokens = scene.sign_in("jane").await.json()["AuthenticationResult"].clone();
    let claim = json!([{"userId": "113", "providerName": "Google", "providerType": "Google", "issuer": null,
        "primary": "false", "dateCreated": BEGUN_MS.to_string()}]);
    assert_eq!(claims(&tokens["IdToken"])["identities"], claim);
    let user = scene.world.call_unsigned("GetUser", json!({"AccessToken": tokens["AccessToken"]})).await.json();
    let shown = user["UserAttributes"].as_array().unwrap().iter().find(|it| it["Name"] == "identities");
    assert_eq!(shown.unwrap()["Value"], json!(expected));
    let listed = json!({"UserPoolId": scene.pool, "AttributesToGet": ["identities"], "Filter": "username = \"jane\""});
    let listed = scene.world.done("ListUsers", listed).await;
    assert_eq!(listed["Users"][0]["Attributes"], json!([{"Name": "identities", "Value": expected}]));
}

#[tokio::test]
async fn nobody_writes_identities() {
    let scene = Scene::new().await;
    scene.linked(own("jane"), google("113")).await;
    let before = scene.identities("jane").await;
    let attributes = json!([{"Name": "identities", "Value": "[]"}]);
    let jane = json!({"UserPoolId": scene.pool, "Username": "jane", "UserAttributes": attributes});
    assert_eq!(scene.world.call("AdminUpdateUserAttributes", jane).await.error(), "InvalidParameterException");
    let jane = json!({"UserPoolId": scene.pool, "Username": "jane", "UserAttributeNames": ["identities"]});
    assert_eq!(scene.world.call("AdminDeleteUserAttributes", jane).await.error(), "InvalidParameterException");
    let new = json!({"UserPoolId": scene.pool, "Username": "new", "UserAttributes": attributes});
    assert_eq!(scene.world.call("AdminCreateUser", new).await.error(), "InvalidParameterException");
    assert_eq!(scene.identities("jane").await, before);
}

#[tokio::test]
async fn an_identity_belongs_to_one_user() {
    let scene = Scene::new().await;
    scene.linked(own("jane"), google("113")).await;
    let again = parameter("SourceUser is already linked to DestinationUser");
    assert_eq!(refusal(&scene.link(own("jane"), google("113")).await), again);
    let merging = parameter(
        "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link",
    );
    assert_eq!(refusal(&scene.link(own("joe"), google("113")).await), merging);
    // By an identity that is linked, its user is a destination too.
    let oidc = json!({"ProviderName": "MyOidc", "ProviderAttributeName": "email", "ProviderAttributeValue": "j@e.org"});
    scene.linked(google("113"), oidc.clone()).await;
    let identities: Value = serde_json::from_str(&scene.identities("jane").await.unwrap()).unwrap();
    assert_eq!(identities.as_array().unwrap().len(), 2);

    scene.world.done("AdminDeleteUser", json!({"UserPoolId": scene.pool, "Username": "jane"})).await;
    scene.linked(own("joe"), google("113")).await;
    scene.linked(own("joe"), oidc).await;
}

#[tokio::test]
async fn links_that_cannot_be_are_refused() {
    let scene = Scene::new().await;
    let own_source = parameter(
        "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a \
         DestinationUser",
    );
    assert_eq!(refusal(&scene.link(own("jane"), own("joe")).await), own_source);
    let nobody = refused("UserNotFoundException", "User does not exist.");
    assert_eq!(refusal(&scene.link(own("nobody"), google("1")).await), nobody);
    assert_eq!(refusal(&scene.link(google("nobody"), google("1")).await), nobody);
    let facebook = json!({"ProviderName": "Facebook", "ProviderAttributeValue": "1"});
    let unknown = format!("The provider Facebook does not exist for User Pool {}", scene.pool);
    assert_eq!(refusal(&scene.link(own("jane"), facebook).await), parameter(&unknown));
    let by_email = json!({"ProviderName": "Google", "ProviderAttributeName": "email", "ProviderAttributeValue": "1"});
    let not_mapped = parameter("ProviderAttributeName email is not mapped by the provider.");
    assert_eq!(refusal(&scene.link(own("jane"), by_email).await), not_mapped);
    for index in 0..5 {
        scene.linked(own("jane"), google(&index.to_string())).await;
    }
    assert_eq!(scene.link(own("jane"), google("5")).await.error(), "LimitExceededException");

    let fixed = json!({"UserPoolId": scene.pool, "Username": "fixed",
        "UserAttributes": [{"Name": "custom:tenant", "Value": "a"}]});
    scene.world.done("AdminCreateUser", fixed).await;
    let answer = scene.link(own("fixed"), google("9")).await;
    assert_eq!(refusal(&answer), parameter("user.custom:tenant: Attribute cannot be updated."));
}

#[tokio::test]
async fn a_link_is_removed_and_made_elsewhere() {
    let scene = Scene::new().await;
    let not_linked = parameter("Account isn't linked to anyone else, verify that the account has been linked");
    assert_eq!(refusal(&scene.disable(google("113")).await), not_linked);
    scene.linked(own("jane"), google("113")).await;
    scene.linked(own("jane"), google("114")).await;
    let answer = scene.disable(google("113")).await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({})));
    let left: Value = serde_json::from_str(&scene.identities("jane").await.unwrap()).unwrap();
    assert_eq!((left.as_array().unwrap().len(), &left[0]["userId"]), (1, &json!("114")));
    assert_eq!(refusal(&scene.disable(google("113")).await), not_linked);
    scene.linked(own("joe"), google("113")).await;
    assert_eq!(scene.sign_in("jane").await.status, StatusCode::OK, "the password is not concerned");

    // The link outlives its provider, and can still be taken away.
    scene.world.done("DeleteIdentityProvider", json!({"UserPoolId": scene.pool, "ProviderName": "Google"})).await;
    assert_eq!(scene.disable(google("114")).await.status, StatusCode::OK);
    assert_eq!(scene.identities("jane").await, None);
    let unknown = format!("The provider Google does not exist for User Pool {}", scene.pool);
    assert_eq!(refusal(&scene.disable(google("114")).await), parameter(&unknown));
}

#[tokio::test]
async fn a_local_users_password_is_disabled() {
    let scene = Scene::new().await;
    scene.linked(own("jane"), google("113")).await;
    assert_eq!(scene.sign_in("jane").await.status, StatusCode::OK);
    assert_eq!(scene.disable(own("jane")).await.status, StatusCode::OK);
    let wrong = refused("NotAuthorizedException", "Incorrect username or password.");
    assert_eq!(refusal(&scene.sign_in("jane").await), wrong);
    assert!(scene.identities("jane").await.is_some(), "the link stays");
    let user = scene.world.done("AdminGetUser", json!({"UserPoolId": scene.pool, "Username": "jane"})).await;
    assert_eq!((&user["Enabled"], &user["UserStatus"]), (&json!(true), &json!("CONFIRMED")));
    let nobody = refused("UserNotFoundException", "User does not exist.");
    assert_eq!(refusal(&scene.disable(own("nobody")).await), nobody);
}
