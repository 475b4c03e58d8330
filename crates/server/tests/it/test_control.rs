//! Test control: moving the clock, saving and restoring everything, emptying the server, and who may.

use std::sync::{Arc, mpsc};

use http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_identity::secret::Secret;
use vestibule_server::cli::ServeArgs;
use vestibule_server::config::Credential;
use vestibule_server::protocol::sigv4::{self, RawRequest};
use vestibule_server::seams::{Rng, SeededRng};
use vestibule_server::test_control::SNAPSHOTS_MAX;

use crate::world::{ANY_SIGNATURE, Answer, BEGINNING, World, embedded_only, is_on_postgres, text};

const PASSWORD: &str = "Passw0rd!";
const CLOCK: &str = "/_vestibule/clock";
const SNAPSHOTS: &str = "/_vestibule/snapshots";
const RESET: &str = "/_vestibule/reset";
/// Why a test is about the embedded store.
const SNAPSHOTS_ARE_EMBEDDED: &str = "snapshots and resets exchange the database of the embedded store";

/// What a client of test control does.
impl World {
    async fn control(&self, method: Method, path: &str, body: Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let request = Request::builder().method(method).uri(path).header("host", "127.0.0.1:9229");
        self.send(request.body(body).unwrap()).await
    }

    async fn controlled(&self, method: Method, path: &str, body: Value) -> Value {
        let answer = self.control(method, path, body).await;
        assert!(answer.status.is_success(), "{path}: {:?}", answer.body);
        answer.json()
    }

    async fn advance(&self, seconds: u32) {
        self.controlled(Method::POST, CLOCK, json!({"advanceSeconds": seconds})).await;
    }

    async fn snapshot(&self) -> String {
        text(&self.controlled(Method::POST, SNAPSHOTS, Value::Null).await["id"])
    }

    async fn restore(&self, id: &str) {
        self.controlled(Method::POST, &format!("{SNAPSHOTS}/{id}/restore"), Value::Null).await;
    }
}

/// A pool with a client and one user.
struct Pool {
    id: String,
    client: String,
}

impl Pool {
    async fn new(world: &World, settings: Value) -> Self {
        let mut pool = json!({"PoolName": "p", "AutoVerifiedAttributes": ["email"]});
        pool.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
        let id = text(&world.done("CreateUserPool", pool).await["UserPool"]["Id"]);
        let client = json!({"UserPoolId": id, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
        let client = text(&world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"]);
        let user = json!({"UserPoolId": id, "Username": "ann", "MessageAction": "SUPPRESS"});
        world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": id, "Username": "ann", "Password": PASSWORD, "Permanent": true});
        world.done("AdminSetUserPassword", password).await;
        Self { id, client }
    }

    async fn sign_in(&self, world: &World) -> Answer {
        let parameters = json!({"USERNAME": "ann", "PASSWORD": PASSWORD});
        let input = json!({"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": self.client, "AuthParameters": parameters});
        world.call_unsigned("InitiateAuth", input).await
    }

    async fn access_token(&self, world: &World) -> String {
        let answer = self.sign_in(world).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        text(&answer.json()["AuthenticationResult"]["AccessToken"])
    }
}

async fn get_user(world: &World, token: &str) -> Answer {
    world.call_unsigned("GetUser", json!({"AccessToken": token})).await
}

#[tokio::test]
async fn a_clock_that_is_advanced_ages_tokens_and_codes() {
    let world = World::new().await;
    let pool = Pool::new(&world, json!({})).await;
    let token = pool.access_token(&world).await;
    let sign_up = json!({
        "ClientId": pool.client, "Username": "bob", "Password": PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": "bob@example.com"}],
    });
    world.call_unsigned("SignUp", sign_up).await;
    let code = world.outbox.all().last().unwrap().code.clone().unwrap();

    let before = world.controlled(Method::GET, CLOCK, Value::Null).await;
    assert_eq!(before, json!({"now": "2023-11-14T22:13:20.000Z", "offsetSeconds": 0}));
    world.advance(3599).await;
    assert_eq!(get_user(&world, &token).await.status, StatusCode::OK);
    world.advance(1).await;
    let after = world.controlled(Method::GET, CLOCK, Value::Null).await;
    assert_eq!(after, json!({"now": "2023-11-14T23:13:20.000Z", "offsetSeconds": 3600}));
    assert_eq!(get_user(&world, &token).await.message(), "Access Token has expired");
    world.controlled(Method::POST, CLOCK, json!({"now": "2023-11-20T00:00:00.5Z"})).await;
    let confirm = json!({"ClientId": pool.client, "Username": "bob", "ConfirmationCode": code.expose()});
    assert_eq!(world.call_unsigned("ConfirmSignUp", confirm.clone()).await.error(), "ExpiredCodeException");

    let reset = world.controlled(Method::POST, CLOCK, json!({"reset": true})).await;
    assert_eq!(reset, before);
    assert_eq!(get_user(&world, &token).await.status, StatusCode::OK);
    assert_eq!(world.call_unsigned("ConfirmSignUp", confirm).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_clock_moves_forward_only_and_by_one_way_at_a_time() {
    let world = World::new().await;
    world.advance(10).await;
    let shown = world.controlled(Method::GET, CLOCK, Value::Null).await;
    for (body, message) in [
        (json!({"now": "2023-11-14T22:13:29Z"}), "The clock goes forward only."),
        (json!({"advanceSeconds": u32::MAX}), "The clock may be a hundred years ahead at most."),
        (json!({"now": "9999-01-01T00:00:00Z"}), "The clock may be a hundred years ahead at most."),
        (json!({"now": "tomorrow"}), "now is a moment as in 2030-01-31T12:00:00Z."),
        (json!({"advanceSeconds": -1}), "Give one of"),
        (json!({"advanceSeconds": 1, "reset": true}), "Give one of"),
        (json!({"reset": false}), "Give one of"),
        (json!({"seconds": 1}), "Give one of"),
        (json!({}), "Give one of"),
        (json!([]), "Give one of"),
        (Value::Null, "Give one of"),
        (json!({"now": "x".repeat(5000)}), "The body is too long"),
    ] {
        let refused = world.control(Method::POST, CLOCK, body.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(refused.message().starts_with(message), "{body}: {}", refused.message());
        assert_eq!(world.controlled(Method::GET, CLOCK, Value::Null).await, shown, "{body}");
    }
    world.controlled(Method::POST, CLOCK, json!({"now": "2023-11-14T22:13:30Z"})).await;
}

#[tokio::test]
async fn a_restore_brings_back_what_was_there_and_accepts_nothing_that_came_after() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    let pool = Pool::new(&world, json!({})).await;
    let before = pool.access_token(&world).await;
    let made = world.controlled(Method::POST, SNAPSHOTS, Value::Null).await;
    assert_eq!(made["createdAt"], "2023-11-14T22:13:20.000Z");
    assert!(made["bytes"].as_u64().unwrap() > 4096, "{made}");
    assert_eq!(world.controlled(Method::GET, SNAPSHOTS, Value::Null).await, json!({"snapshots": [made]}));
    let id = text(&made["id"]);

    let after = pool.access_token(&world).await;
    // Both are remembered as good ones.
    for token in [&before, &after] {
        assert_eq!(get_user(&world, token).await.status, StatusCode::OK);
    }
    world.advance(60).await;
    world.done("DeleteUserPool", json!({"UserPoolId": pool.id})).await;
    assert_eq!(pool.sign_in(&world).await.error(), "ResourceNotFoundException");

    // More than once, for the snapshot stays.
    for _ in 0..2 {
        world.restore(&id).await;
        assert_eq!(world.controlled(Method::GET, CLOCK, Value::Null).await["offsetSeconds"], 0);
        assert_eq!(get_user(&world, &before).await.status, StatusCode::OK);
        assert_eq!(get_user(&world, &after).await.message(), "Access Token has been revoked");
        let again = pool.access_token(&world).await;
        assert_eq!(get_user(&world, &again).await.status, StatusCode::OK);
    }
    world.controlled(Method::DELETE, &format!("{SNAPSHOTS}/{id}"), Value::Null).await;
    let gone = world.control(Method::POST, &format!("{SNAPSHOTS}/{id}/restore"), Value::Null).await;
    assert_eq!((gone.status, gone.message()), (StatusCode::NOT_FOUND, format!("There is no snapshot {id}.")));
    assert_eq!(world.controlled(Method::GET, SNAPSHOTS, Value::Null).await, json!({"snapshots": []}));
}

#[tokio::test]
async fn a_pool_that_was_made_after_the_snapshot_is_in_no_cache() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    let id = world.snapshot().await;
    let pool = Pool::new(&world, json!({})).await;
    let token = pool.access_token(&world).await;
    let jwks = format!("/{}/.well-known/jwks.json", pool.id);
    assert_eq!(get_user(&world, &token).await.status, StatusCode::OK);
    assert_eq!(world.get(&jwks).await.status, StatusCode::OK);

    world.restore(&id).await;
    let described = world.call("DescribeUserPool", json!({"UserPoolId": pool.id})).await;
    assert_eq!(described.error(), "ResourceNotFoundException");
    assert_eq!(pool.sign_in(&world).await.error(), "ResourceNotFoundException");
    let told = get_user(&world, &token).await;
    assert_eq!(told.message(), format!("User pool {} does not exist.", pool.id), "though the token was seen before");
    assert_eq!(world.get(&jwks).await.status, StatusCode::NOT_FOUND);
    // The keys that were ahead at the snapshot are ahead again.
    let other = Pool::new(&world, json!({})).await;
    let kids = world.get(&format!("/{}/.well-known/jwks.json", other.id)).await.json();
    assert_eq!(kids["keys"][0]["kid"], "id key");
    assert_eq!(get_user(&world, &token).await.error(), "ResourceNotFoundException");
}

#[tokio::test]
async fn settings_are_those_of_the_snapshot_again() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    let pool = Pool::new(&world, json!({})).await;
    let id = world.snapshot().await;
    let client = json!({"UserPoolId": pool.id, "ClientId": pool.client, "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]});
    world.done("UpdateUserPoolClient", client).await;
    assert!(!pool.sign_in(&world).await.status.is_success());
    world.restore(&id).await;
    assert_eq!(pool.sign_in(&world).await.status, StatusCode::OK);
}

#[tokio::test]
async fn functions_come_and_go_with_the_state() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    create_function(&world, "kept").await;
    let id = world.snapshot().await;
    let kept = function(&world, "kept").await.json();
    let deleted = Request::delete("/2015-03-31/functions/kept")
        .header("host", "x.localhost")
        .header("authorization", ANY_SIGNATURE);
    assert_eq!(world.send(deleted.body("").unwrap()).await.status, StatusCode::NO_CONTENT);
    create_function(&world, "late").await;

    world.restore(&id).await;
    let restored = function(&world, "kept").await.json();
    assert_eq!(restored["Configuration"]["CodeSha256"], kept["Configuration"]["CodeSha256"]);
    assert_eq!(restored["Configuration"]["State"], "Active");
    let package =
        restored["Code"]["Location"].as_str().unwrap().strip_prefix("http://127.0.0.1:9229").unwrap().to_owned();
    assert_eq!(world.get(&package).await.status, StatusCode::OK);
    assert_eq!(function(&world, "late").await.status, StatusCode::NOT_FOUND);
    // The names are free, and taken, as at the snapshot.
    create_function(&world, "late").await;
}

async fn create_function(world: &World, name: &str) {
    use base64::Engine as _;
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("index.py", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(name.as_bytes()).unwrap();
    let zip = base64::engine::general_purpose::STANDARD.encode(zip.finish().unwrap().into_inner());
    let body = json!({
        "FunctionName": name, "Runtime": "python3.13", "Handler": "index.handler",
        "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": zip},
    });
    let request = Request::post("/2015-03-31/functions").header("host", "x.localhost");
    let answer = world.send(request.header("authorization", ANY_SIGNATURE).body(body.to_string()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{:?}", answer.body);
}

async fn function(world: &World, name: &str) -> Answer {
    let request = Request::get(format!("/2015-03-31/functions/{name}")).header("host", "x.localhost");
    world.send(request.header("authorization", ANY_SIGNATURE).body("").unwrap()).await
}

#[tokio::test]
async fn a_reset_leaves_nothing_but_snapshots() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    let pool = Pool::new(&world, json!({})).await;
    create_function(&world, "f").await;
    let sign_up = json!({
        "ClientId": pool.client, "Username": "bob", "Password": PASSWORD,
        "UserAttributes": [{"Name": "email", "Value": "bob@example.com"}],
    });
    world.call_unsigned("SignUp", sign_up).await;
    world.advance(60).await;
    let id = world.snapshot().await;
    assert_eq!(world.outbox.all().len(), 1);

    world.controlled(Method::POST, RESET, Value::Null).await;
    assert_eq!(world.done("ListUserPools", json!({"MaxResults": 10})).await["UserPools"], json!([]));
    assert_eq!(pool.sign_in(&world).await.error(), "ResourceNotFoundException");
    assert_eq!(function(&world, "f").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get("/_vestibule/messages").await.json(), json!({"messages": []}));
    assert_eq!(world.controlled(Method::GET, CLOCK, Value::Null).await["offsetSeconds"], 0);

    world.restore(&id).await;
    assert_eq!(pool.sign_in(&world).await.status, StatusCode::OK);
    assert_eq!(world.outbox.all().len(), 1);
    assert_eq!(world.controlled(Method::GET, CLOCK, Value::Null).await["offsetSeconds"], 60);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_call_that_is_overtaken_by_a_restore_writes_nothing() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = Arc::new(World::new().await);
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
    world.functions.expect(arn, Function::echoes());
    let pool = Pool::new(&world, json!({"LambdaConfig": {"PreSignUp": arn}})).await;
    let id = world.snapshot().await;
    let (begun, has_begun) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    world.functions.expect(
        arn,
        Function::ReturnsEvent(Box::new(move |event| {
            begun.send(()).unwrap();
            may_go_on.recv().unwrap();
            event
        })),
    );
    let signing_up = tokio::spawn({
        let (world, client) = (Arc::clone(&world), pool.client.clone());
        let input = json!({"ClientId": client, "Username": "bob", "Password": PASSWORD});
        async move { world.call_unsigned("SignUp", input).await }
    });
    has_begun.recv().unwrap();
    world.restore(&id).await;
    go_on.send(()).unwrap();
    let overtaken = signing_up.await.unwrap();
    assert_eq!(
        (overtaken.status, overtaken.error()),
        (StatusCode::INTERNAL_SERVER_ERROR, "InternalErrorException".into())
    );
    let bob = json!({"UserPoolId": pool.id, "Username": "bob"});
    assert_eq!(world.call("AdminGetUser", bob).await.error(), "UserNotFoundException");
    assert!(world.outbox.all().is_empty());
}

#[tokio::test]
async fn only_this_machine_may_and_only_where_it_is_on() {
    let world = World::new().await;
    let pool = Pool::new(&world, json!({})).await;
    let paths = [
        (Method::GET, CLOCK),
        (Method::POST, CLOCK),
        (Method::GET, SNAPSHOTS),
        (Method::POST, SNAPSHOTS),
        (Method::POST, "/_vestibule/snapshots/x/restore"),
        (Method::DELETE, "/_vestibule/snapshots/x"),
        (Method::POST, RESET),
    ];
    for (method, path) in &paths {
        for (header, value) in [("origin", "https://evil.example"), ("host", "rebound.example:9229")] {
            let request = Request::builder().method(method).uri(*path).header(header, value).body("").unwrap();
            assert_eq!(world.send(request).await.status, StatusCode::FORBIDDEN, "{method} {path} {header}");
        }
    }
    assert_eq!(pool.sign_in(&world).await.status, StatusCode::OK);
    for (method, path, allowed) in [
        (Method::PUT, CLOCK, "GET, POST"),
        (Method::DELETE, SNAPSHOTS, "GET, POST"),
        (Method::GET, RESET, "POST"),
        (Method::GET, "/_vestibule/snapshots/x", "DELETE"),
        (Method::GET, "/_vestibule/snapshots/x/restore", "POST"),
    ] {
        let answer = world.control(method, path, Value::Null).await;
        assert_eq!((answer.status, answer.header("allow")), (StatusCode::METHOD_NOT_ALLOWED, allowed), "{path}");
    }
    assert_eq!(world.control(Method::GET, "/_vestibule/clock/x", Value::Null).await.status, StatusCode::NOT_FOUND);

    let off = World::with(&ServeArgs { test_control: Some(false), ..ServeArgs::default() }, &|_| None).await;
    for (method, path) in paths {
        let answer = off.control(method.clone(), path, Value::Null).await;
        assert_eq!((answer.status, answer.message()), (StatusCode::NOT_FOUND, "Not Found".into()), "{method} {path}");
    }
}

#[tokio::test]
async fn where_credentials_are_known_a_request_is_signed_with_them() {
    let environment = |name: &str| match name {
        "VESTIBULE_ACCESS_KEY_ID" => Some("AKIDONE".to_owned()),
        "VESTIBULE_SECRET_ACCESS_KEY" => Some("one".to_owned()),
        _ => None,
    };
    let args = ServeArgs { test_control: Some(true), ..ServeArgs::default() };
    let world = World::with(&args, &environment).await;
    assert_eq!(world.control(Method::GET, CLOCK, Value::Null).await.status, StatusCode::FORBIDDEN);
    let wrong = signed(&world, "wrong", json!({"advanceSeconds": 86_400})).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    // Twice: the second is signed on the machine's time as well, which is not the clock's any more.
    for day in [1, 2] {
        let moved = signed(&world, "one", json!({"advanceSeconds": 86_400})).await;
        assert_eq!(moved.json()["offsetSeconds"], day * 86_400, "{moved:?}");
    }
}

async fn signed(world: &World, secret: &str, body: Value) -> Answer {
    let credential =
        Credential { access_key_id: "AKIDONE".into(), secret_access_key: Secret::new(secret), session_token: None };
    let request = Request::post(CLOCK).header("host", "127.0.0.1:9229").body(body.to_string()).unwrap();
    let (mut head, body) = request.into_parts();
    let raw = RawRequest { method: &head.method, uri: &head.uri, headers: &head.headers, body: body.as_bytes() };
    let added = sigv4::sign(raw, "us-east-1", "vestibule", &credential, BEGINNING).unwrap();
    head.headers.extend(added);
    world.send(Request::from_parts(head, body)).await
}

#[tokio::test]
async fn a_database_is_not_copied_or_emptied_and_the_embedded_store_is() {
    let world = World::new().await;
    let pool = Pool::new(&world, json!({})).await;
    for (path, done) in [(SNAPSHOTS, StatusCode::CREATED), (RESET, StatusCode::OK)] {
        let answer = world.control(Method::POST, path, Value::Null).await;
        if is_on_postgres() {
            assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
            assert!(answer.message().starts_with("Snapshots and resets are of the embedded store"), "{answer:?}");
            assert_eq!(pool.sign_in(&world).await.status, StatusCode::OK);
        } else {
            assert_eq!(answer.status, done, "{path}");
        }
    }
}

#[tokio::test]
async fn there_may_be_so_many_snapshots() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    for _ in 0..SNAPSHOTS_MAX {
        world.snapshot().await;
    }
    let refused = world.control(Method::POST, SNAPSHOTS, Value::Null).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.message(), "There may be 32 snapshots. Delete one first.");
}

/// Whatever happens between a snapshot and its restore, everything that can be read is afterwards what it was.
#[tokio::test]
async fn a_restore_undoes_every_sequence_of_operations() {
    if embedded_only(SNAPSHOTS_ARE_EMBEDDED) {
        return;
    }
    let world = World::new().await;
    let mut walk = Walk { world: &world, rng: SeededRng::new(2026), pools: Vec::new() };
    for _ in 0..3 {
        walk.pools.push(Pool::new(&world, json!({})).await);
    }
    let mut changed = 0;
    for round in 0..12 {
        walk.steps(6).await;
        let id = world.snapshot().await;
        let before = walk.everything().await;
        walk.steps(10).await;
        changed += usize::from(walk.everything().await != before);
        if round % 3 == 0 {
            world.controlled(Method::POST, RESET, Value::Null).await;
        }
        world.restore(&id).await;
        let after = walk.everything().await;
        let differs = before.iter().zip(&after).find(|(before, after)| before != after);
        assert!(differs.is_none() && before.len() == after.len(), "round {round}: {differs:?}");
        world.controlled(Method::DELETE, &format!("{SNAPSHOTS}/{id}"), Value::Null).await;
    }
    assert!(changed > 9, "there was something to undo in {changed} rounds of 12");
}

/// The names that users of a walk have.
const NAMES: usize = 8;

struct Walk<'a> {
    world: &'a World,
    rng: SeededRng,
    pools: Vec<Pool>,
}

impl Walk<'_> {
    fn below(&self, limit: usize) -> usize {
        let rng: &dyn Rng = &self.rng;
        usize::from(rng.bytes::<1>()[0]) % limit
    }

    /// Any operations; some are refused, which is as good.
    async fn steps(&self, steps: usize) {
        for _ in 0..steps {
            let Pool { id, client } = &self.pools[self.below(self.pools.len())];
            let (world, some) = (self.world, format!("user-{}", self.below(NAMES)));
            let user = json!({"UserPoolId": id, "Username": some});
            match self.below(11) {
                0 | 1 => {
                    let email = json!([{"Name": "email", "Value": format!("{some}@example.com")}]);
                    let create = json!({"UserPoolId": id, "Username": some, "UserAttributes": email});
                    world.call("AdminCreateUser", create).await;
                }
                2 => drop(world.call("AdminDeleteUser", user).await),
                3 => drop(world.call("AdminDisableUser", user).await),
                4 => {
                    let set = json!({"UserPoolId": id, "Username": some, "Password": PASSWORD, "Permanent": true});
                    world.call("AdminSetUserPassword", set).await;
                }
                5 => {
                    let parameters = json!({"USERNAME": some, "PASSWORD": PASSWORD});
                    let input =
                        json!({"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": client, "AuthParameters": parameters});
                    world.call_unsigned("InitiateAuth", input).await;
                }
                6 => {
                    let sign_up = json!({
                        "ClientId": client, "Username": some, "Password": PASSWORD,
                        "UserAttributes": [{"Name": "email", "Value": "someone@example.com"}],
                    });
                    world.call_unsigned("SignUp", sign_up).await;
                }
                7 => {
                    let update = json!({"UserPoolId": id, "ClientId": client, "ClientName": some});
                    world.call("UpdateUserPoolClient", update).await;
                }
                8 => drop(world.call("UpdateUserPool", json!({"UserPoolId": id, "UserPoolTags": {"a": some}})).await),
                9 => world.advance(u32::try_from(self.below(200)).unwrap()).await,
                _ => drop(world.call("ForgotPassword", json!({"ClientId": client, "Username": some})).await),
            }
        }
    }

    /// All that can be read.
    async fn everything(&self) -> Vec<Value> {
        let world = self.world;
        let mut all = vec![
            world.controlled(Method::GET, CLOCK, Value::Null).await,
            world.get("/_vestibule/messages").await.json(),
            world.done("ListUserPools", json!({"MaxResults": 10})).await,
        ];
        for Pool { id, client } in &self.pools {
            all.push(world.call("DescribeUserPool", json!({"UserPoolId": id})).await.json());
            all.push(world.call("DescribeUserPoolClient", json!({"UserPoolId": id, "ClientId": client})).await.json());
            all.push(world.call("ListUsers", json!({"UserPoolId": id})).await.json());
            all.push(world.get(&format!("/{id}/.well-known/jwks.json")).await.json());
            for user in 0..NAMES {
                let user = json!({"UserPoolId": id, "Username": format!("user-{user}")});
                let found = world.call("AdminGetUser", user).await;
                all.push(found.json());
            }
        }
        all
    }
}
