//! Rotating the keys that sign a pool's tokens: when somebody asks for it, and when they are old.

use bytes::Bytes;
use http::{Request, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use vestibule_server::cli::ServeArgs;
use vestibule_server::config::Config;
use vestibule_server::keys::rotate_old_keys;

use crate::world::{Answer, World, is_on_postgres, text};

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// A world with a pool.
struct Keys {
    world: World,
    pool: String,
}

impl Keys {
    async fn with(args: &ServeArgs) -> Self {
        let world = World::with(args, &|_| None).await;
        let created = world.done("CreateUserPool", json!({"PoolName": "people"})).await;
        let pool = text(&created["UserPool"]["Id"]);
        Self { world, pool }
    }

    async fn rotate(&self, body: Value) -> Answer {
        self.rotate_from("http://127.0.0.1:9229", &self.pool, &body.to_string()).await
    }

    async fn rotate_from(&self, origin: &str, pool: &str, body: &str) -> Answer {
        let request = Request::post(format!("/_vestibule/pools/{pool}/keys/rotate"))
            .header("host", "127.0.0.1:9229")
            .header("origin", origin);
        self.world.send(request.body(Bytes::from(body.to_owned())).unwrap()).await
    }

    /// Use and state of each key.
    async fn states(&self) -> Vec<String> {
        let listed = self.world.get(&format!("/_vestibule/pools/{}/keys", self.pool)).await;
        assert_eq!(listed.status, StatusCode::OK, "{listed:?}");
        let keys = listed.json()["keys"].as_array().unwrap().clone();
        keys.iter().map(|key| format!("{} {}", text(&key["use"]), text(&key["state"]))).collect()
    }

    async fn published(&self) -> Vec<String> {
        let jwks = self.world.get(&format!("/{}/.well-known/jwks.json", self.pool)).await.json();
        jwks["keys"].as_array().unwrap().iter().map(|key| text(&key["kid"])).collect()
    }
}

fn configured(directory: &TempDir, file: &str) -> ServeArgs {
    let path = directory.path().join("vestibule.toml");
    std::fs::write(&path, file).unwrap();
    ServeArgs { config: Some(path), ..ServeArgs::default() }
}

#[tokio::test]
async fn the_next_keys_are_published_at_once_and_sign_after_the_lead() {
    let keys = Keys::with(&ServeArgs::default()).await;
    let answer = keys.rotate(json!({})).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let told = answer.json();
    assert_eq!(told["pool"], keys.pool);
    assert_eq!(told["use_from"], "2023-11-14T23:13:20.000Z");
    assert_eq!(told["forget_earlier_at"], "2023-11-15T23:18:20.000Z");
    let next: Vec<String> = told["keys"].as_array().unwrap().iter().map(|key| text(&key["kid"])).collect();
    assert_eq!(keys.published().await, ["id key", "access key", next[0].as_str(), next[1].as_str()]);
    assert_eq!(keys.states().await, ["id in use", "access in use", "id published", "access published"]);

    keys.world.clock.advance_ms(HOUR_MS);
    assert_eq!(keys.states().await, ["id superseded", "access superseded", "id in use", "access in use"]);
    assert_eq!(keys.published().await.len(), 4);
    keys.world.clock.advance_ms(DAY_MS + 5 * 60_000);
    assert_eq!(keys.published().await, next);
    assert_eq!(keys.states().await, ["id forgotten", "access forgotten", "id in use", "access in use"]);
}

#[tokio::test]
async fn a_rotation_that_is_not_over_refuses_the_next_unless_it_is_forced() {
    let keys = Keys::with(&ServeArgs::default()).await;
    assert_eq!(keys.rotate(json!({"lead_seconds": 600})).await.status, StatusCode::OK);
    let refused = keys.rotate(json!({})).await;
    let expected = format!(
        "The keys of {} are being rotated already: the new ones are used from 2023-11-14T22:23:20.000Z.",
        keys.pool
    );
    assert_eq!((refused.status, refused.message()), (StatusCode::CONFLICT, expected));
    assert_eq!(keys.published().await.len(), 4);
    let forced = keys.rotate(json!({"lead_seconds": 0, "force": true})).await;
    assert_eq!(forced.json()["use_from"], "2023-11-14T22:13:20.000Z");
    let states = keys.states().await;
    assert_eq!(states.iter().filter(|state| state.ends_with("in use")).count(), 2, "{states:?}");
    assert_eq!(states.iter().filter(|state| state.ends_with("superseded")).count(), 4, "{states:?}");
}

#[tokio::test]
async fn what_is_no_rotation_is_refused() {
    let keys = Keys::with(&ServeArgs::default()).await;
    for body in ["{", "[]", r#"{"lead": 1}"#, r#"{"lead_seconds": -1}"#, r#"{"lead_seconds": 2592001}"#] {
        let answer = keys.rotate_from("http://127.0.0.1:9229", &keys.pool, body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}: {answer:?}");
    }
    let foreign = keys.rotate_from("https://evil.example", &keys.pool, "{}").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    let unknown = keys.rotate_from("http://127.0.0.1:9229", "us-east-1_none", "{}").await;
    assert!(unknown.status.is_client_error() && unknown.message().contains("us-east-1_none"), "{unknown:?}");
    let unlisted = keys.world.get("/_vestibule/pools/us-east-1_none/keys").await;
    assert!(unlisted.status.is_client_error() && unlisted.message().contains("us-east-1_none"), "{unlisted:?}");
    assert_eq!(keys.states().await, ["id in use", "access in use"]);
}

#[tokio::test]
async fn old_keys_are_rotated_by_themselves_where_that_is_configured() {
    let directory = TempDir::new().unwrap();
    let keys = Keys::with(&configured(&directory, "[keys]\nrotate_every_days = 90\n")).await;
    let app = &keys.world.app;
    assert_eq!(rotate_old_keys(app).await.unwrap(), 0);
    keys.world.clock.advance_ms(90 * DAY_MS);
    assert_eq!(rotate_old_keys(app).await.unwrap(), 1);
    assert_eq!(rotate_old_keys(app).await.unwrap(), 0, "they are being rotated");
    keys.world.clock.advance_ms(HOUR_MS);
    assert_eq!(rotate_old_keys(app).await.unwrap(), 0);
    assert_eq!(keys.states().await, ["id superseded", "access superseded", "id in use", "access in use"]);

    let never = Keys::with(&ServeArgs::default()).await;
    never.world.clock.advance_ms(3650 * DAY_MS);
    assert_eq!(rotate_old_keys(&never.world.app).await.unwrap(), 0);
}

/// Where the store is not shared there is no other node.
#[tokio::test]
async fn keys_that_another_node_is_rotating_are_left_to_it() {
    if !is_on_postgres() {
        return;
    }
    let directory = TempDir::new().unwrap();
    let keys = Keys::with(&configured(&directory, "[keys]\nrotate_every_days = 90\n")).await;
    let app = &keys.world.app;
    keys.world.clock.advance_ms(90 * DAY_MS);
    let lease = format!("rotate {}", keys.pool);
    assert!(app.store.take_lease(&lease, "another node", 600).await.unwrap());
    for body in [json!({}), json!({"lead_seconds": 0, "force": true})] {
        let refused = keys.rotate(body).await;
        let expected = format!("Another node is rotating the keys of {}.", keys.pool);
        assert_eq!((refused.status, refused.message()), (StatusCode::CONFLICT, expected));
    }
    assert_eq!(rotate_old_keys(app).await.unwrap(), 0);
    assert_eq!(keys.published().await.len(), 2);
    app.store.give_back_lease(&lease, "another node").await.unwrap();
    assert_eq!(rotate_old_keys(app).await.unwrap(), 1);
    assert!(app.store.take_lease(&lease, "another node", 600).await.unwrap(), "it was given back");
}

#[test]
fn an_age_that_makes_no_sense_is_refused() {
    let directory = TempDir::new().unwrap();
    for days in ["0", "3651"] {
        let args = configured(&directory, &format!("[keys]\nrotate_every_days = {days}\n"));
        let refused = Config::from_sources(&args, &|_| None).unwrap_err();
        assert_eq!(refused.to_string(), "keys.rotate_every_days: must be 1 to 3650");
    }
}
