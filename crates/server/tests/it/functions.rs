//! The function service over REST: where members travel, statuses, error shapes. What it does is tested with the host.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::world::{ANY_SIGNATURE, Answer, World};

const FUNCTIONS: &str = "/2015-03-31/functions";

async fn lambda(world: &World, method: Method, path: &str, body: Value) -> Answer {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:9229")
        .header("authorization", ANY_SIGNATURE);
    world.send(request.body(body).unwrap()).await
}

fn package() -> String {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("index.py", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"def handler(event, context):\n    return event\n").unwrap();
    STANDARD.encode(zip.finish().unwrap().into_inner())
}

async fn create(world: &World, name: &str) -> Answer {
    let function = json!({
        "FunctionName": name, "Runtime": "python3.13", "Handler": "index.handler",
        "Role": "arn:aws:iam::000000000000:role/any", "Code": {"ZipFile": package()},
    });
    lambda(world, Method::POST, FUNCTIONS, function).await
}

#[tokio::test]
async fn a_function_is_created_read_listed_and_deleted() {
    let world = World::new().await;
    let created = create(&world, "greeter").await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(created.header("content-type"), "application/json");
    assert_eq!(created.json()["FunctionArn"], "arn:aws:lambda:us-east-1:000000000000:function:greeter");
    let stored = world.app.store.functions().await.unwrap();
    assert_eq!(stored.len(), 1, "it is in the store before it is answered");

    for name in ["greeter", "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Agreeter", "greeter:%24LATEST"] {
        let read = lambda(&world, Method::GET, &format!("{FUNCTIONS}/{name}"), Value::Null).await;
        assert_eq!(read.status, StatusCode::OK, "{name}: {:?}", read.body);
    }
    let listed = lambda(&world, Method::GET, &format!("{FUNCTIONS}/?MaxItems=10"), Value::Null).await;
    assert_eq!(listed.json()["Functions"].as_array().unwrap().len(), 1);
    let deleted = lambda(&world, Method::DELETE, &format!("{FUNCTIONS}/greeter"), Value::Null).await;
    assert_eq!((deleted.status, deleted.body.len()), (StatusCode::NO_CONTENT, 0));
    assert!(world.app.store.functions().await.unwrap().is_empty());
}

#[tokio::test]
async fn an_unknown_function_has_the_services_error_shape() {
    let world = World::new().await;
    let answer = lambda(&world, Method::GET, &format!("{FUNCTIONS}/nobody"), Value::Null).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("x-amzn-errortype"), "ResourceNotFoundException");
    let message = "Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody";
    assert_eq!(answer.json(), json!({"Type": "User", "Message": message}));
}

#[tokio::test]
async fn members_outside_the_body_are_checked_as_well() {
    let world = World::new().await;
    for (path, clause) in [
        ("/2015-03-31/functions?MaxItems=0", "Value '0' at 'maxItems' failed to satisfy constraint: "),
        ("/2015-03-31/functions/a%20b", "Value 'a b' at 'functionName' failed to satisfy constraint: "),
    ] {
        let answer = lambda(&world, Method::GET, path, Value::Null).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(answer.header("x-amzn-errortype"), "ValidationException");
        assert!(answer.message().contains(clause), "{}", answer.message());
    }
    let answer = lambda(&world, Method::GET, "/2015-03-31/functions?MaxItems=many", Value::Null).await;
    assert_eq!(answer.header("x-amzn-errortype"), "SerializationException");
}

#[tokio::test]
async fn an_unknown_path_of_the_service_is_an_unknown_operation() {
    let world = World::new().await;
    for (method, path) in [
        (Method::GET, "/2018-10-31/layers"),
        (Method::PATCH, "/2015-03-31/functions"),
        (Method::GET, "/2015-03-31/functions/a/b/c/d"),
        (Method::GET, "/2015-03-31/functions//policy"),
    ] {
        let answer = lambda(&world, method, path, Value::Null).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("x-amzn-errortype"), "UnknownOperationException");
    }
}

#[tokio::test]
async fn an_event_that_is_too_large_never_reaches_the_function() {
    let world = World::new().await;
    create(&world, "greeter").await;
    let event = json!("x".repeat(6 * 1024 * 1024));
    let answer = lambda(&world, Method::POST, &format!("{FUNCTIONS}/greeter/invocations"), event).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.header("x-amzn-errortype"), "RequestTooLargeException");
    assert_eq!(answer.message(), "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
}

#[tokio::test]
async fn an_upload_that_is_too_large_is_refused_in_the_services_words() {
    let world = World::new().await;
    let body = format!(r#"{{"FunctionName":"f","padding":"{}"}}"#, "x".repeat(70_167_211));
    let request = Request::post(FUNCTIONS).header("authorization", ANY_SIGNATURE).body(body).unwrap();
    let answer = world.send(request).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.header("x-amzn-errortype"), "RequestEntityTooLargeException");
    assert_eq!(answer.message(), "Request must be smaller than 70167211 bytes for the CreateFunction operation");
}

#[tokio::test]
async fn the_location_of_a_package_leads_to_it_for_ten_minutes() {
    let world = World::new().await;
    create(&world, "greeter").await;
    let read = lambda(&world, Method::GET, &format!("{FUNCTIONS}/greeter"), Value::Null).await;
    let location = read.json()["Code"]["Location"].as_str().unwrap().to_owned();
    let path = location.strip_prefix("http://127.0.0.1:9229").unwrap();
    let fetched = world.get(path).await;
    assert_eq!(fetched.status, StatusCode::OK);
    assert_eq!(STANDARD.encode(&fetched.body), package());
    assert_eq!(world.get(&path.replace("greeter", "another")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get(&path.replace("expires=1", "expires=2")).await.status, StatusCode::FORBIDDEN);
    world.clock.advance_ms(600_000);
    assert_eq!(world.get(path).await.status, StatusCode::FORBIDDEN);
}
