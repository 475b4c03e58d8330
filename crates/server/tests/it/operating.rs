//! What a server is watched by: liveness, readiness and the metrics, and who may read them.

use http::StatusCode;
use serde_json::{Value, json};
use vestibule_server::cli::ServeArgs;

use crate::one_pool::OnePool;
use crate::world::{World, embedded_only, text};

const PASSWORD: &str = "Passw0rd!Example";

/// A figure by the whole of its name and labels.
async fn figure(world: &World, series: &str) -> Option<f64> {
    let answer = world.get("/_vestibule/metrics").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    let body = String::from_utf8(answer.body.to_vec()).unwrap();
    let mut lines = body.lines().filter_map(|line| line.rsplit_once(' '));
    lines.find(|(name, _)| *name == series).map(|(_, figure)| figure.parse().unwrap())
}

/// The same, in the metrics' own name.
async fn count(world: &World, name: &str, labels: &str) -> Option<f64> {
    figure(world, &format!("vestibule_{name}{{{labels}}}")).await
}

async fn client(pool: &OnePool) -> Value {
    let flows = json!(["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]);
    let made = pool.done("CreateUserPoolClient", json!({"ClientName": "app", "ExplicitAuthFlows": flows})).await;
    let user = json!({"Username": "jane", "MessageAction": "SUPPRESS", "TemporaryPassword": PASSWORD});
    pool.done("AdminCreateUser", user).await;
    made["UserPoolClient"]["ClientId"].clone()
}

fn sign_in(client: &Value, password: &str) -> Value {
    let parameters = json!({"USERNAME": "jane", "PASSWORD": password});
    json!({"ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters})
}

#[tokio::test]
async fn a_server_lives_and_is_ready_until_it_is_asked_to_end() {
    let world = World::new().await;
    for (path, status) in [("/_vestibule/live", "live"), ("/_vestibule/ready", "ready")] {
        let answer = world.get(path).await;
        assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({"status": status})));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    world.app.ending.begin();
    let ready = world.get("/_vestibule/ready").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ready.json(), json!({"status": "not ready", "reason": "the server is ending"}));
    assert_eq!(world.get("/_vestibule/live").await.status, StatusCode::OK);
}

#[tokio::test]
async fn sign_ins_are_counted_by_flow_and_by_what_came_of_them() {
    let pool = OnePool::new().await;
    let (world, client) = (&pool.world, client(&pool).await);
    assert_eq!(count(world, "requests_total", r#"operation="InitiateAuth",outcome="ok""#).await, None);
    let challenge = world.done("InitiateAuth", sign_in(&client, PASSWORD)).await;
    let answers = json!({"USERNAME": "jane", "NEW_PASSWORD": "An0ther!Passw0rd"});
    let answer = json!({
        "ClientId": client, "ChallengeName": challenge["ChallengeName"], "Session": challenge["Session"],
        "ChallengeResponses": answers,
    });
    let tokens = world.done("RespondToAuthChallenge", answer.clone()).await;
    assert_eq!(world.call("RespondToAuthChallenge", answer).await.error(), "NotAuthorizedException");
    assert_eq!(world.call("InitiateAuth", sign_in(&client, "wrong")).await.error(), "NotAuthorizedException");
    let parameters = json!({"REFRESH_TOKEN": tokens["AuthenticationResult"]["RefreshToken"]});
    let refresh = json!({"ClientId": client, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": parameters});
    world.done("InitiateAuth", refresh).await;
    for (labels, times) in [
        (r#"flow="USER_PASSWORD_AUTH",outcome="challenged""#, 1.0),
        (r#"flow="USER_PASSWORD_AUTH",outcome="signed_in""#, 1.0),
        (r#"flow="USER_PASSWORD_AUTH",outcome="NotAuthorizedException""#, 2.0),
        (r#"flow="REFRESH_TOKEN_AUTH",outcome="signed_in""#, 1.0),
    ] {
        assert_eq!(count(world, "sign_ins_total", labels).await, Some(times), "{labels}");
    }
    assert_eq!(count(world, "requests_total", r#"operation="InitiateAuth",outcome="ok""#).await, Some(2.0));
    assert_eq!(count(world, "request_seconds_count", r#"operation="InitiateAuth""#).await, Some(3.0));
    for kind in ["read", "write"] {
        let before = count(world, "store_seconds_count", &format!("kind=\"{kind}\"")).await.unwrap();
        assert!(before > 0.0, "{kind}");
    }
    let before = count(world, "store_seconds_count", r#"kind="write""#).await.unwrap();
    pool.done("CreateGroup", json!({"GroupName": "g"})).await;
    assert!(count(world, "store_seconds_count", r#"kind="write""#).await.unwrap() > before);
}

#[tokio::test]
async fn what_is_no_operation_is_counted_as_other() {
    let world = World::new().await;
    assert_eq!(world.get("/no/such/page").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.call("NoSuchOperation", json!({})).await.error(), "UnknownOperationException");
    assert_eq!(count(&world, "requests_total", r#"operation="other",outcome="refused""#).await, Some(2.0));
}

#[tokio::test]
async fn metrics_survive_a_reset() {
    if embedded_only("a reset exchanges the database of the embedded store") {
        return;
    }
    let world = World::new().await;
    world.done("ListUserPools", json!({"MaxResults": 10})).await;
    let request = http::Request::post("/_vestibule/reset").header("host", "127.0.0.1:9229").body("").unwrap();
    assert_eq!(world.send(request).await.status, StatusCode::OK);
    assert_eq!(count(&world, "requests_total", r#"operation="ListUserPools",outcome="ok""#).await, Some(1.0));
}

#[tokio::test]
async fn where_requests_are_signed_metrics_are_not_for_everybody() {
    let credentials = |name: &str| name.contains("ACCESS_KEY").then(|| "secret".to_owned());
    let world = World::with(&ServeArgs::default(), &credentials).await;
    let refused = world.get("/_vestibule/metrics").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(!text(&refused.json()["message"]).is_empty());
    assert_eq!(world.get("/_vestibule/ready").await.status, StatusCode::OK);

    let listen = Some("0.0.0.0:9229".parse().unwrap());
    let args = ServeArgs { listen, insecure_any_credentials: Some(true), ..ServeArgs::default() };
    let exposed = World::with(&args, &|_| None).await;
    assert_eq!(exposed.get("/_vestibule/metrics").await.status, StatusCode::FORBIDDEN);
}
