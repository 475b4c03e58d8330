//! Who may call what: the three kinds of authorisation over all operations, and servers with credentials.

use http::StatusCode;
use serde_json::json;
use vestibule_api::cognito_idp::Operation;
use vestibule_api::model::Auth;
use vestibule_server::cli::ServeArgs;

use crate::world::{ANY_SIGNATURE, World, request, smallest_input};

fn configured(name: &str) -> Option<String> {
    match name {
        "VESTIBULE_ACCESS_KEY_ID" => Some("AKIDEXAMPLE".into()),
        "VESTIBULE_SECRET_ACCESS_KEY" => Some("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".into()),
        _ => None,
    }
}

#[test]
fn the_kinds_of_authorisation_are_as_many_as_the_specification_counts() {
    let count = |auth| Operation::ALL.into_iter().filter(|operation| operation.auth() == auth).count();
    assert_eq!(count(Auth::AccessToken) + count(Auth::AccessTokenOrSession), 24);
    assert_eq!(count(Auth::AccessTokenOrSession), 2);
    assert_eq!(count(Auth::None), 10);
    assert_eq!(count(Auth::SigV4) + count(Auth::SigV4Optional), 107);
    assert_eq!(count(Auth::SigV4Optional), 2);
}

#[tokio::test]
async fn each_kind_of_operation_asks_for_its_own_proof() {
    for world in [World::new().await, World::with(&ServeArgs::default(), &configured).await] {
        for operation in Operation::ALL {
            let mut input = smallest_input(operation);
            input["AccessToken"] = json!("no.token.ofours");
            let answer = world.call_unsigned(operation.name(), input).await;
            let error = answer.error();
            match operation.auth() {
                Auth::SigV4 => assert_eq!(
                    (error.as_str(), answer.message().as_str()),
                    ("MissingAuthenticationTokenException", "Missing Authentication Token"),
                    "{operation}"
                ),
                Auth::AccessToken | Auth::AccessTokenOrSession => assert_eq!(
                    (error.as_str(), answer.message().as_str()),
                    ("NotAuthorizedException", "Invalid Access Token"),
                    "{operation}"
                ),
                Auth::SigV4Optional | Auth::None => {
                    assert_ne!(error, "MissingAuthenticationTokenException", "{operation}");
                    assert_ne!(answer.message(), "Invalid Access Token", "{operation}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_signature_is_judged_before_the_body_is() {
    let world = World::with(&ServeArgs::default(), &configured).await;
    for body in ["{}", "not json", r#"{"MaxResults": 1000}"#] {
        let answer =
            world.send(request("ListUserPools", body).header("authorization", ANY_SIGNATURE).into_request()).await;
        assert_eq!(answer.error(), "UnrecognizedClientException");
        assert_eq!(answer.message(), "The security token included in the request is invalid.");
    }
    let known = ANY_SIGNATURE.replace("AKIDANY", "AKIDEXAMPLE").replace("/any/", "/cognito-idp/");
    let with_date = |date: &str| {
        request("ListUserPools", "not json").header("authorization", &known).header("x-amz-date", date).into_request()
    };
    let answer = world.send(with_date("20231114T221320Z")).await;
    assert_eq!(answer.error(), "InvalidSignatureException");
    let signed = known.replace("=host,", "=host;x-amz-date,");
    let request = request("ListUserPools", "not json").header("authorization", &signed);
    let answer = world.send(request.header("x-amz-date", "20231114T221320Z").into_request()).await;
    assert_eq!(answer.error(), "InvalidSignatureException");
    assert!(answer.message().starts_with("The request signature we calculated does not match"), "{}", answer.message());
}

#[tokio::test]
async fn a_signature_on_a_public_operation_does_no_harm() {
    let world = World::with(&ServeArgs::default(), &configured).await;
    let input = smallest_input(Operation::InitiateAuth);
    let answer = world.call("InitiateAuth", input).await;
    assert_eq!(answer.error(), "ResourceNotFoundException");
}

#[tokio::test]
async fn an_open_server_refuses_pages_of_other_sites() {
    let world = World::new().await;
    let call = |origin: &str, host: &str| {
        let body = r#"{"MaxResults": 1}"#;
        let builder = http::Request::post("/")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.CreateGroup")
            .header("authorization", ANY_SIGNATURE)
            .header("origin", origin)
            .header("host", host);
        world.send(builder.body(body).unwrap())
    };
    assert_eq!(call("https://evil.example", "127.0.0.1:9229").await.error(), "AccessDeniedException");
    assert_eq!(call("http://localhost:3000", "rebound.example").await.error(), "AccessDeniedException");
    assert_ne!(call("http://localhost:3000", "localhost:9229").await.error(), "AccessDeniedException");
}

#[tokio::test]
async fn public_operations_may_be_called_from_every_site() {
    let world = World::new().await;
    let request = request("InitiateAuth", smallest_input(Operation::InitiateAuth).to_string());
    let answer = world.send(request.header("origin", "https://app.example.com").into_request()).await;
    assert_eq!(answer.error(), "ResourceNotFoundException");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn functions_and_logs_need_a_signature_too() {
    let world = World::with(&ServeArgs::default(), &configured).await;
    let answer = world.get("/2015-03-31/functions").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.header("x-amzn-errortype"), "MissingAuthenticationTokenException");
    let logs = http::Request::post("/").header("x-amz-target", "Logs_20140328.DescribeLogGroups").body("{}").unwrap();
    assert_eq!(world.send(logs).await.error(), "MissingAuthenticationTokenException");
}

#[tokio::test]
async fn an_access_token_authorises_its_user_until_it_expires_or_the_user_goes() {
    let world = World::new().await;
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let pool = text(&world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"]);
    let flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    let client = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": flows});
    let client = text(&world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"]);
    let user = json!({"UserPoolId": pool, "Username": "jane", "MessageAction": "SUPPRESS"});
    world.done("AdminCreateUser", user).await;
    let password = json!({"UserPoolId": pool, "Username": "jane", "Password": "Passw0rd!", "Permanent": true});
    world.done("AdminSetUserPassword", password).await;
    let start = json!({
        "AuthFlow": "USER_PASSWORD_AUTH", "ClientId": client,
        "AuthParameters": {"USERNAME": "jane", "PASSWORD": "Passw0rd!"},
    });
    let tokens = world.done("InitiateAuth", start).await["AuthenticationResult"].clone();
    let get_user = |token: &serde_json::Value| world.call_unsigned("GetUser", json!({"AccessToken": token}));

    assert_eq!(get_user(&tokens["AccessToken"]).await.json()["Username"], "jane");
    assert_eq!(get_user(&tokens["IdToken"]).await.message(), "Invalid Access Token");
    let tampered = text(&tokens["AccessToken"]);
    let tampered = tampered.rsplit_once('.').map(|(signed, _)| format!("{signed}.AAAA")).unwrap();
    assert_eq!(get_user(&json!(tampered)).await.message(), "Could not verify signature for Access Token");

    world.clock.advance_ms(3_600_000);
    assert_eq!(get_user(&tokens["AccessToken"]).await.message(), "Access Token has expired");
    world.clock.advance_ms(-3_600_000);
    world.done("AdminDeleteUser", json!({"UserPoolId": pool, "Username": "jane"})).await;
    let gone = get_user(&tokens["AccessToken"]).await;
    assert_eq!((gone.error(), gone.message()), ("UserNotFoundException".into(), "User does not exist.".into()));
}
