//! App clients over the wire: whole answers, secrets, and what ends with a client.

use serde_json::{Value, json};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_store::StoreError;

use crate::world::{World, refusal};

fn unknown_client(id: &Value) -> (String, String) {
    let text = format!("User pool client {} does not exist.", id.as_str().unwrap());
    ("ResourceNotFoundException".into(), text)
}

async fn pool(world: &World) -> Value {
    world.done("CreateUserPool", json!({"PoolName": "demo"})).await["UserPool"]["Id"].clone()
}

async fn client(world: &World, pool: &Value, members: Value) -> Value {
    let mut input = json!({"UserPoolId": pool, "ClientName": "web"});
    input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    world.done("CreateUserPoolClient", input).await["UserPoolClient"].clone()
}

async fn described(world: &World, client: &Value) -> Value {
    let input = json!({"UserPoolId": client["UserPoolId"], "ClientId": client["ClientId"]});
    world.done("DescribeUserPoolClient", input).await["UserPoolClient"].clone()
}

#[tokio::test]
async fn a_client_shows_its_defaults_when_it_is_created_and_described() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let created = client(&world, &pool, json!({})).await;
    let expected = json!({
        "UserPoolId": pool,
        "ClientName": "web",
        "ClientId": created["ClientId"],
        "LastModifiedDate": 1_700_000_000,
        "CreationDate": 1_700_000_000,
        "RefreshTokenValidity": 30,
        "TokenValidityUnits": {},
        "AllowedOAuthFlowsUserPoolClient": false,
        "EnableTokenRevocation": true,
        "EnablePropagateAdditionalUserContextData": false,
        "AuthSessionValidity": 3,
        "ClientType": "REGULAR",
    });
    assert_eq!(created, expected);
    assert_eq!(created["ClientId"].as_str().unwrap().len(), 26);
    assert_eq!(described(&world, &created).await, created);
}

#[tokio::test]
async fn an_update_resets_what_it_leaves_out_and_keeps_the_secret() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let created = client(&world, &pool, json!({"GenerateSecret": true, "AccessTokenValidity": 2})).await;
    assert_eq!(created["ClientSecret"].as_str().unwrap().len(), 52);
    world.clock.advance_ms(7_000);
    let change = json!({"UserPoolId": pool, "ClientId": created["ClientId"], "IdTokenValidity": 3});
    let updated = world.done("UpdateUserPoolClient", change).await["UserPoolClient"].clone();
    let mut expected = created;
    expected.as_object_mut().unwrap().remove("AccessTokenValidity");
    expected["IdTokenValidity"] = json!(3);
    expected["LastModifiedDate"] = json!(1_700_000_007);
    assert_eq!(updated, expected);
    assert_eq!(described(&world, &updated).await, updated);

    let change = json!({"UserPoolId": pool, "ClientId": updated["ClientId"], "IdTokenValidity": 25});
    let refused = world.call("UpdateUserPoolClient", change).await;
    let text = "Invalid range for token validity.";
    assert_eq!(refusal(&refused), ("InvalidParameterException".into(), text.into()));
    assert_eq!(described(&world, &updated).await, updated);
}

#[tokio::test]
async fn a_client_belongs_to_one_pool() {
    let world = World::new().await;
    let (one, other) = (pool(&world).await, pool(&world).await);
    let client = client(&world, &one, json!({})).await;
    for operation in ["DescribeUserPoolClient", "UpdateUserPoolClient", "DeleteUserPoolClient"] {
        let answer = world.call(operation, json!({"UserPoolId": other, "ClientId": client["ClientId"]})).await;
        assert_eq!(refusal(&answer), unknown_client(&client["ClientId"]), "{operation}");
    }
    assert_eq!(described(&world, &client).await, client);
}

#[tokio::test]
async fn clients_are_listed_in_pages_without_their_secrets() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let mut entries = Vec::new();
    for name in ["one", "two", "three"] {
        let client = client(&world, &pool, json!({"ClientName": name, "GenerateSecret": true})).await;
        entries.push(json!({"ClientId": client["ClientId"], "UserPoolId": pool, "ClientName": name}));
    }
    let first = world.done("ListUserPoolClients", json!({"UserPoolId": pool, "MaxResults": 2})).await;
    assert_eq!(first["UserPoolClients"], json!(entries[..2]));
    let rest = json!({"UserPoolId": pool, "MaxResults": 2, "NextToken": first["NextToken"]});
    assert_eq!(world.done("ListUserPoolClients", rest).await, json!({"UserPoolClients": entries[2..]}));
    let everything = world.done("ListUserPoolClients", json!({"UserPoolId": pool})).await;
    assert_eq!(everything, json!({"UserPoolClients": entries}));
    let registered = world.done("ListUserPoolClients", json!({"UserPoolId": pool, "ClientType": "DCR"})).await;
    assert_eq!(registered, json!({"UserPoolClients": []}));
}

#[tokio::test]
async fn tokens_end_with_their_client() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let flows = json!({"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
    let client = client(&world, &pool, flows).await;
    let id = &client["ClientId"];
    world.done("AdminCreateUser", json!({"UserPoolId": pool, "Username": "ann", "MessageAction": "SUPPRESS"})).await;
    let password = json!({"UserPoolId": pool, "Username": "ann", "Password": "Passw0rd!", "Permanent": true});
    world.done("AdminSetUserPassword", password).await;
    let sign_in = json!({"ClientId": id, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Passw0rd!"}});
    let tokens = world.call_unsigned("InitiateAuth", sign_in.clone()).await.json()["AuthenticationResult"].clone();
    let token = json!({"AccessToken": tokens["AccessToken"]});
    assert!(world.call_unsigned("GetUser", token.clone()).await.status.is_success());

    let delete = json!({"UserPoolId": pool, "ClientId": id});
    assert_eq!(world.done("DeleteUserPoolClient", delete.clone()).await, json!({}));
    assert_eq!(refusal(&world.call("DeleteUserPoolClient", delete).await), unknown_client(id));
    assert_eq!(refusal(&world.call_unsigned("InitiateAuth", sign_in).await), unknown_client(id));
    let revoked = ("NotAuthorizedException".into(), "Access Token has been revoked".into());
    assert_eq!(refusal(&world.call_unsigned("GetUser", token).await), revoked);
}

#[tokio::test]
async fn a_client_must_not_contradict_itself() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let table = [
        (
            json!({"AllowedOAuthFlows": ["client_credentials"]}),
            "InvalidOAuthFlowException",
            "client_credentials flow can not be selected if client does not have a client secret.",
        ),
        (
            json!({"WriteAttributes": ["custom:none"]}),
            "InvalidParameterException",
            "Invalid write attributes specified while creating a client",
        ),
        (
            json!({"AllowedOAuthScopes": ["api/read"]}),
            "ScopeDoesNotExistException",
            "Invalid scope requested: api/read",
        ),
    ];
    for (members, code, text) in table {
        let mut input = json!({"UserPoolId": pool, "ClientName": "web"});
        input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let refused = world.call("CreateUserPoolClient", input).await;
        assert_eq!(refusal(&refused), (code.into(), text.into()));
    }
    assert_eq!(world.done("ListUserPoolClients", json!({"UserPoolId": pool})).await, json!({"UserPoolClients": []}));
}

#[tokio::test]
async fn a_client_whose_users_choose_how_to_sign_in_keeps_its_pool_from_the_lowest_tier() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let lower = json!({"UserPoolId": pool, "UserPoolTier": "LITE"});
    let by_choice = client(&world, &pool, json!({"ExplicitAuthFlows": ["ALLOW_USER_AUTH"]})).await;
    assert_eq!(world.call("UpdateUserPool", lower.clone()).await.error(), "TierChangeNotAllowedException");
    let plain = json!({"UserPoolId": pool, "ClientId": by_choice["ClientId"]});
    world.done("UpdateUserPoolClient", plain.clone()).await;
    world.done("UpdateUserPool", lower.clone()).await;
    let mut again = plain;
    again["ExplicitAuthFlows"] = json!(["ALLOW_USER_AUTH"]);
    let refused = world.call("UpdateUserPoolClient", again).await;
    assert_eq!(refused.error(), "FeatureUnavailableInTierException");
    world.done("UpdateUserPool", lower).await;
}

#[tokio::test]
async fn a_client_whose_users_choose_overtakes_whoever_decides_on_its_pool() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let id = UserPoolId::new(pool.as_str().unwrap());
    let flows = json!({"ExplicitAuthFlows": ["ALLOW_USER_AUTH"]});
    let loaded = async || world.app.store.user_pool(&id).await.unwrap().unwrap();
    let overtaken = async |stale| {
        let refused = world.app.store.commit(vec![Change::UpdateUserPool(Box::new(stale))]).await;
        assert!(matches!(refused, Err(StoreError::Conflict(Conflict::PoolChanged))), "{refused:?}");
    };
    let stale = loaded().await;
    client(&world, &pool, flows.clone()).await;
    overtaken(stale).await;
    let changed = client(&world, &pool, json!({})).await;
    let stale = loaded().await;
    let mut update = flows;
    update["UserPoolId"] = pool.clone();
    update["ClientId"] = changed["ClientId"].clone();
    world.done("UpdateUserPoolClient", update.clone()).await;
    overtaken(stale).await;

    // Once it has the flow, its changes are its own.
    let fresh = loaded().await;
    world.done("UpdateUserPoolClient", update).await;
    world.app.store.commit(vec![Change::UpdateUserPool(Box::new(fresh))]).await.unwrap();
}
