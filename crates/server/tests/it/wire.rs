//! The wire: what cannot be read, the headers of every answer, CORS, limits.

use http::{Method, Request, StatusCode};
use serde_json::json;

use crate::world::{World, request};

const MEBIBYTE: usize = 1024 * 1024;

#[tokio::test]
async fn an_unknown_target_is_an_unknown_operation() {
    let world = World::new().await;
    let prefix = "AWSCognitoIdentityProviderService";
    for target in [
        format!("{prefix}.NoSuch"),
        format!("{prefix}."),
        prefix.into(),
        "Other.InitiateAuth".into(),
        "Logs_20140328.No".into(),
    ] {
        let answer = world.send(Request::post("/").header("x-amz-target", &target).body("{}").unwrap()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{target}");
        assert_eq!(answer.json(), json!({"__type": "UnknownOperationException"}), "{target}");
    }
    let answer = world.send(Request::post("/").body("{}").unwrap()).await;
    assert_eq!(answer.error(), "UnknownOperationException");
}

#[tokio::test]
async fn a_body_that_is_not_json_is_a_serialization_error() {
    let world = World::new().await;
    for body in
        ["{", "nothing", r#"{"ClientId": }"#, r#"{"a": 1} x"#, &"[".repeat(100_000), "[]", "\"text\"", "1", "null"]
    {
        let answer = world.send(request("InitiateAuth", body).into_request()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.error(), "SerializationException", "{}", &body[..body.len().min(20)]);
        assert_eq!(answer.header("x-amzn-errortype"), "SerializationException:");
    }
    let answer = world
        .send(
            Request::post("/")
                .header("x-amz-target", "AWSCognitoIdentityProviderService.SignUp")
                .body(&b"\xff\xfe"[..])
                .unwrap(),
        )
        .await;
    assert_eq!(answer.error(), "SerializationException");
}

#[tokio::test]
async fn an_empty_body_counts_as_an_empty_object() {
    let world = World::new().await;
    for body in ["", " \r\n"] {
        let answer = world.send(request("InitiateAuth", body).into_request()).await;
        assert_eq!(answer.error(), "InvalidParameterException");
        assert!(answer.message().starts_with("2 validation errors detected: "), "{}", answer.message());
    }
}

#[tokio::test]
async fn explicit_nulls_are_absent_and_unknown_members_ignored() {
    let world = World::new().await;
    let input = json!({"ClientId": "abc", "AuthFlow": null, "ClientMetadata": null, "Unknown": [1]});
    let answer = world.call("InitiateAuth", input).await;
    assert_eq!(
        answer.message(),
        "1 validation error detected: Value null at 'authFlow' failed to satisfy constraint: Member must not be null"
    );
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_and_one_at_it_is_read() {
    let world = World::new().await;
    let padded = |bytes: usize| {
        let frame = r#"{"padding":""}"#.len();
        format!(r#"{{"padding":"{}"}}"#, "x".repeat(bytes - frame))
    };
    let answer = world.send(request("InitiateAuth", padded(MEBIBYTE)).into_request()).await;
    assert_eq!(answer.error(), "InvalidParameterException");
    for bytes in [MEBIBYTE + 1, 40 * MEBIBYTE] {
        let answer = world.send(request("InitiateAuth", padded(bytes)).into_request()).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(answer.error(), "RequestEntityTooLargeException");
        assert_eq!(answer.message(), "Request must be smaller than 1048576 bytes for the InitiateAuth operation");
    }
}

#[tokio::test]
async fn errors_have_the_services_headers_and_body() {
    let world = World::new().await;
    let answer = world.call("InitiateAuth", json!({"ClientId": "unknown", "AuthFlow": "CUSTOM_AUTH"})).await;
    let text = "User pool client unknown does not exist.";
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.json(), json!({"__type": "ResourceNotFoundException", "message": text}));
    assert_eq!(answer.header("content-type"), "application/x-amz-json-1.1");
    assert_eq!(answer.header("x-amzn-errortype"), "ResourceNotFoundException:");
    assert_eq!(answer.header("x-amzn-errormessage"), text);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(
        answer.header("access-control-expose-headers"),
        "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
    );
    assert_eq!(answer.header("x-amzn-requestid").len(), 36);
    assert!(!answer.headers.contains_key("access-control-allow-credentials"));
}

#[tokio::test]
async fn a_preflight_allows_what_it_asks_for() {
    let world = World::new().await;
    for path in ["/", "/2015-03-31/functions"] {
        let asked = "content-type,x-amz-target,x-amz-user-agent,cache-control";
        let preflight = Request::options(path)
            .header("origin", "https://app.example.com")
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", asked)
            .body("")
            .unwrap();
        let answer = world.send(preflight).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(answer.header("access-control-allow-methods").contains("POST"));
        assert_eq!(answer.header("access-control-allow-headers"), asked);
        assert_eq!(answer.header("access-control-max-age"), "172800");
        assert!(answer.body.is_empty());
    }
}

#[tokio::test]
async fn other_methods_and_paths_are_not_found() {
    let world = World::new().await;
    for (method, path) in [
        (Method::GET, "/"),
        (Method::PUT, "/"),
        (Method::DELETE, "/"),
        (Method::GET, "/no/such/page"),
        (Method::POST, "/no/such/page"),
        (Method::GET, "/_vestibule/no-such"),
        (Method::POST, "/_vestibule/health"),
        (Method::GET, "/a/.well-known/jwks.json/more"),
    ] {
        let request = Request::builder().method(method.clone()).uri(path).body("").unwrap();
        assert_eq!(world.send(request).await.status, StatusCode::NOT_FOUND, "{method} {path}");
    }
}

#[tokio::test]
async fn iam_and_sts_are_told_apart_from_unknown_targets() {
    let world = World::new().await;
    let request = Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
        .body("Action=CreateRole&Version=2010-05-08")
        .unwrap();
    let answer = world.send(request).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let body = String::from_utf8(answer.body.to_vec()).unwrap();
    assert!(body.starts_with("<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code>"), "{body}");
}
