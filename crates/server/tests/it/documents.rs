//! What a plain GET reads: health, keys, discovery, the outbox.

use http::{Request, StatusCode};
use serde_json::{Value, json};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::Medium;
use vestibule_identity::secret::Secret;
use vestibule_server::cli::ServeArgs;
use vestibule_server::messages::{Message, MessageSender as _, Origin};

use crate::world::{BEGINNING, World};

async fn world_with_messages(world: World) -> World {
    for (id, destination) in [("1", "+15550100"), ("2", "jane@example.com"), ("3", "+15550100")] {
        let message = Message {
            id: id.into(),
            user_pool_id: UserPoolId::new("us-east-1_a"),
            username: "jane".into(),
            medium: if destination.starts_with('+') { Medium::Sms } else { Medium::Email },
            destination: destination.into(),
            subject: (!destination.starts_with('+')).then(|| "Your code".into()),
            body: Secret::new("Your code is 123456."),
            code: Some(Secret::new("123456")),
            handed_to: None,
            origin: Origin::default(),
            sent_at: BEGINNING,
        };
        world.outbox.send(&message).await.unwrap();
    }
    world
}

#[tokio::test]
async fn health_answers_anybody() {
    let world = World::new().await;
    let answer = world.get("/_vestibule/health").await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({"status": "ok"})));
}

#[tokio::test]
async fn an_unknown_pools_documents_are_not_found() {
    let world = World::new().await;
    for document in ["jwks.json", "openid-configuration"] {
        let answer = world.get(&format!("/us-east-1_nobody/.well-known/{document}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.json(), json!({"message": "User pool us-east-1_nobody does not exist."}));
    }
}

#[tokio::test]
async fn messages_are_read_newest_first_by_pool_and_destination() {
    let world = world_with_messages(World::new().await).await;
    let ids = |answer: Value| -> Vec<String> {
        answer["messages"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    for (query, expected) in [
        ("", &["3", "2", "1"][..]),
        ("?userPoolId=us-east-1_a", &["3", "2", "1"]),
        ("?userPoolId=us-east-1_b", &[]),
        ("?destination=%2B15550100", &["3", "1"]),
        ("?destination=+15550100", &["3", "1"]),
        ("?userPoolId=us-east-1_a&destination=jane%40example.com", &["2"]),
    ] {
        let answer = world.get(&format!("/_vestibule/messages{query}")).await;
        assert_eq!(ids(answer.json()), expected, "{query}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "codes are for no web page");
    }
    let misspelt = world.get("/_vestibule/messages?userPoolID=x").await;
    assert_eq!(misspelt.status, StatusCode::BAD_REQUEST);
    assert_eq!(misspelt.json(), json!({"message": "The conditions are userPoolId and destination."}));
    let newest = world.get("/_vestibule/messages").await.json()["messages"][0].clone();
    let expected = json!({
        "id": "3", "userPoolId": "us-east-1_a", "username": "jane", "medium": "SMS", "destination": "+15550100",
        "subject": null, "body": "Your code is 123456.", "handedTo": null, "code": "123456", "sentAt": 1_700_000_000,
    });
    assert_eq!(newest, expected);
}

#[tokio::test]
async fn messages_are_for_this_machine_only_unless_told_otherwise() {
    let world = world_with_messages(World::new().await).await;
    let foreign = Request::get("/_vestibule/messages").header("origin", "https://evil.example").body("").unwrap();
    assert_eq!(world.send(foreign).await.status, StatusCode::FORBIDDEN);

    let credentials = |name: &str| {
        name.starts_with("VESTIBULE_")
            .then(|| "secret".to_owned())
            .filter(|_| name.ends_with("_ID") || name.ends_with("ACCESS_KEY"))
    };
    let guarded = World::with(&ServeArgs::default(), &credentials).await;
    assert_eq!(guarded.get("/_vestibule/messages").await.status, StatusCode::NOT_FOUND);
    let args = ServeArgs { readable_messages: Some(true), ..ServeArgs::default() };
    let opened = World::with(&args, &credentials).await;
    assert_eq!(opened.get("/_vestibule/messages").await.status, StatusCode::OK);

    let listen = Some("0.0.0.0:9229".parse().unwrap());
    let args = ServeArgs { listen, insecure_any_credentials: Some(true), ..ServeArgs::default() };
    let exposed = World::with(&args, &|_| None).await;
    assert_eq!(exposed.get("/_vestibule/messages").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_pools_documents_lead_from_its_issuer_to_its_keys() {
    let world = World::new().await;
    let pool = world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"].clone();
    let pool = pool.as_str().unwrap();
    let issuer = format!("http://127.0.0.1:9229/{pool}");
    let discovery = world.get(&format!("/{pool}/.well-known/openid-configuration")).await;
    assert_eq!(discovery.header("access-control-allow-origin"), "*");
    let discovery = discovery.json();
    assert_eq!(discovery["issuer"], issuer);
    let jwks_uri = discovery["jwks_uri"].as_str().unwrap();
    let path = jwks_uri.strip_prefix("http://127.0.0.1:9229").unwrap();
    let kids: Vec<Value> =
        world.get(path).await.json()["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect();
    assert_eq!(kids, ["id key", "access key"], "the spare keys became the pool's");

    world.done("DeleteUserPool", json!({"UserPoolId": pool})).await;
    assert_eq!(world.get(path).await.status, StatusCode::NOT_FOUND);
}
