//! Resource servers over the wire, the app clients that have their scopes, and the tokens that carry them.

use serde_json::{Value, json};

use crate::one_pool::OnePool as Scene;
use crate::world::{Answer, claims, merged, refusal, refused};

const API: &str = "https://api.example.com";

fn scope(name: &str) -> Value {
    json!({"ScopeName": name, "ScopeDescription": format!("{name} it")})
}

impl Scene {
    async fn server(&self, scopes: &[&str]) -> Value {
        let scopes: Vec<Value> = scopes.iter().map(|name| scope(name)).collect();
        let members = json!({"Identifier": API, "Name": "the api", "Scopes": scopes});
        self.done("CreateResourceServer", members).await["ResourceServer"].clone()
    }

    async fn machine(&self, scopes: Value) -> Value {
        let members = json!({"ClientName": "c", "GenerateSecret": true, "AllowedOAuthScopes": scopes,
            "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"]});
        self.done("CreateUserPoolClient", members).await["UserPoolClient"].clone()
    }

    async fn token(&self, client: &Value, more: Value) -> Answer {
        let input = json!({"ClientId": client["ClientId"], "Secret": client["ClientSecret"]});
        self.world.call_unsigned("GetClientToken", merged(input, more)).await
    }
}

#[tokio::test]
async fn a_resource_server_is_made_described_changed_and_deleted() {
    let scene = Scene::new().await;
    let created = scene.server(&["read", "write"]).await;
    let expected = json!({"UserPoolId": scene.pool, "Identifier": API, "Name": "the api",
        "Scopes": [scope("read"), scope("write")]});
    assert_eq!(created, expected);
    let named = json!({"Identifier": API});
    assert_eq!(scene.done("DescribeResourceServer", named.clone()).await, json!({"ResourceServer": expected}));
    assert_eq!(
        scene.done("ListResourceServers", json!({"MaxResults": 1})).await,
        json!({"ResourceServers": [expected]})
    );
    let again = json!({"Identifier": API, "Name": "another", "Scopes": []});
    let exists = format!("{API} already exists in user pool {}.", scene.pool);
    let answer = scene.call("CreateResourceServer", again).await;
    assert_eq!(refusal(&answer), refused("InvalidParameterException", &exists));

    let changed = scene.done("UpdateResourceServer", json!({"Identifier": API, "Name": "new"})).await;
    assert_eq!(changed["ResourceServer"], json!({"UserPoolId": scene.pool, "Identifier": API, "Name": "new"}));
    let twice = json!({"Identifier": API, "Name": "new", "Scopes": [scope("a"), scope("a")]});
    let answer = scene.call("UpdateResourceServer", twice).await;
    assert_eq!(refusal(&answer), refused("InvalidParameterException", "The scope a is given more than once."));
    scene.done("DeleteResourceServer", named.clone()).await;
    let unknown = refused("ResourceNotFoundException", &format!("Resource server {API} does not exist."));
    assert_eq!(refusal(&scene.call("DescribeResourceServer", named.clone()).await), unknown);
    assert_eq!(refusal(&scene.call("DeleteResourceServer", named.clone()).await), unknown);
    assert_eq!(refusal(&scene.call("UpdateResourceServer", merged(named, json!({"Name": "n"}))).await), unknown);
}

#[tokio::test]
async fn a_pool_has_so_many_resource_servers() {
    let scene = Scene::new().await;
    for index in 0..25 {
        scene.done("CreateResourceServer", json!({"Identifier": format!("api{index}"), "Name": "n"})).await;
    }
    let answer = scene.call("CreateResourceServer", json!({"Identifier": "api25", "Name": "n"})).await;
    assert_eq!(answer.error(), "LimitExceededException");
}

#[tokio::test]
async fn app_clients_have_scopes_that_are_defined() {
    let scene = Scene::new().await;
    let read = format!("{API}/read");
    let unknown = |scope: &str| refused("ScopeDoesNotExistException", &format!("Invalid scope requested: {scope}"));
    let members = json!({"ClientName": "c", "AllowedOAuthScopes": [read]});
    assert_eq!(refusal(&scene.call("CreateUserPoolClient", members.clone()).await), unknown(&read));
    scene.server(&["read"]).await;
    let client = scene.done("CreateUserPoolClient", members.clone()).await["UserPoolClient"].clone();
    assert_eq!(client["AllowedOAuthScopes"], json!([read]));
    let write = json!({"ClientId": client["ClientId"], "AllowedOAuthScopes": [format!("{API}/write")]});
    assert_eq!(refusal(&scene.call("UpdateUserPoolClient", write).await), unknown(&format!("{API}/write")));
    let machine = |scopes: Value| {
        json!({"ClientName": "c", "GenerateSecret": true, "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": scopes})
    };
    scene.done("CreateUserPoolClient", machine(json!([read]))).await;
    let answer = scene.call("CreateUserPoolClient", machine(json!([read, "openid"]))).await;
    let expected = refused("InvalidOAuthFlowException", "openid is not supported with client_credentials flow");
    assert_eq!(refusal(&answer), expected);
}

#[tokio::test]
async fn a_clients_token_has_the_scopes_that_there_are() {
    let scene = Scene::new().await;
    scene.server(&["read", "write"]).await;
    let (read, write) = (format!("{API}/read"), format!("{API}/write"));
    let client = scene.machine(json!([read, write])).await;
    let granted = async |more: Value| {
        let answer = scene.token(&client, more).await.json();
        claims(&answer["ClientAuthenticationResult"]["AccessToken"])["scope"].clone()
    };
    assert_eq!(granted(json!({})).await, json!(format!("{read} {write}")));
    assert_eq!(granted(json!({"Scopes": [write]})).await, json!(write));

    let only_read = json!({"Identifier": API, "Name": "n", "Scopes": [scope("read")]});
    scene.done("UpdateResourceServer", only_read).await;
    assert_eq!(granted(json!({})).await, json!(read), "what is gone is not granted");
    let answer = scene.token(&client, json!({"Scopes": [write]})).await;
    let unknown = refused("ScopeDoesNotExistException", &format!("Invalid scope requested: {write}"));
    assert_eq!(refusal(&answer), unknown);
    scene.done("DeleteResourceServer", json!({"Identifier": API})).await;
    assert_eq!(granted(json!({})).await, Value::Null);
    let kept = scene.done("DescribeUserPoolClient", json!({"ClientId": client["ClientId"]})).await;
    assert_eq!(kept["UserPoolClient"]["AllowedOAuthScopes"], json!([read, write]));
}
