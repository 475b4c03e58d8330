//! Who may call what: the three kinds of authorisation over all operations, and servers with credentials.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;
use serde_json::{Value, json};
use vestibule_api::cognito_idp::Operation;
use vestibule_api::model::Auth;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_server::cli::ServeArgs;

use crate::world::{ANY_SIGNATURE, World, request, smallest_input, text};

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
async fn functions_logs_and_keys_need_a_signature_too() {
    let world = World::with(&ServeArgs::default(), &configured).await;
    let answer = world.get("/2015-03-31/functions").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.header("x-amzn-errortype"), "MissingAuthenticationTokenException");
    for target in ["Logs_20140328.DescribeLogGroups", "TrentService.Decrypt"] {
        let request = http::Request::post("/").header("x-amz-target", target).body("{}").unwrap();
        assert_eq!(world.send(request).await.error(), "MissingAuthenticationTokenException", "{target}");
    }
}

/// A pool with a signed-in user.
struct SignedIn {
    world: World,
    pool: String,
    tokens: Value,
}

impl SignedIn {
    async fn new() -> Self {
        let world = World::new().await;
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
        Self { world, pool, tokens }
    }

    async fn get_user(&self, token: &str) -> Result<Value, (String, String)> {
        let answer = self.world.call_unsigned("GetUser", json!({"AccessToken": token})).await;
        if answer.status.is_success() { Ok(answer.json()) } else { Err((answer.error(), answer.message())) }
    }

    fn access_token(&self) -> String {
        text(&self.tokens["AccessToken"])
    }
}

fn not_authorized(message: &str) -> (String, String) {
    ("NotAuthorizedException".into(), message.into())
}

/// A token whose header or claims are replaced; the signature stays.
fn forged(token: &str, part: usize, change: impl Fn(&mut Value)) -> String {
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    let mut json: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(&parts[part]).unwrap()).unwrap();
    change(&mut json);
    parts[part] = URL_SAFE_NO_PAD.encode(json.to_string());
    parts.join(".")
}

#[tokio::test]
async fn an_access_token_authorises_its_user_until_it_expires_or_the_user_goes() {
    let signed_in = SignedIn::new().await;
    let (world, token) = (&signed_in.world, signed_in.access_token());
    assert_eq!(signed_in.get_user(&token).await.unwrap()["Username"], "jane");
    world.clock.advance_ms(3_599_999);
    assert_eq!(signed_in.get_user(&token).await.unwrap()["Username"], "jane");
    world.clock.advance_ms(1);
    assert_eq!(signed_in.get_user(&token).await, Err(not_authorized("Access Token has expired")));
    world.clock.advance_ms(-3_600_000);
    world.done("AdminDeleteUser", json!({"UserPoolId": signed_in.pool, "Username": "jane"})).await;
    let gone = ("UserNotFoundException".into(), "User does not exist.".into());
    assert_eq!(signed_in.get_user(&token).await, Err(gone));
}

#[tokio::test]
async fn the_access_token_of_a_disabled_user_is_revoked() {
    let signed_in = SignedIn::new().await;
    let app = &signed_in.world.app;
    let pool = UserPoolId::new(signed_in.pool.as_str());
    let name = SignInName { kind: NameKind::Username, key: "jane".into() };
    let user = app.store.find_user(&pool, &[name], None).await.unwrap().unwrap();
    let disabled = Change::User(pool, user.sub, UserChange::Enabled(false, app.clock.now()));
    app.store.commit(vec![disabled]).await.unwrap();
    let answer = signed_in.get_user(&signed_in.access_token()).await;
    assert_eq!(answer, Err(not_authorized("Access Token has been revoked")));
}

#[tokio::test]
async fn a_text_that_is_no_access_token_is_an_invalid_one() {
    let signed_in = SignedIn::new().await;
    let access = signed_in.access_token();
    let id_token = text(&signed_in.tokens["IdToken"]);
    let refresh_token = text(&signed_in.tokens["RefreshToken"]);
    let unsigned = access.rsplit_once('.').unwrap().0.to_owned();
    for token in ["x", "a.b.c", "..", &id_token, &refresh_token, &unsigned, &format!("{access}.{access}")] {
        assert_eq!(signed_in.get_user(token).await, Err(not_authorized("Invalid Access Token")), "{token}");
    }
}

#[tokio::test]
async fn a_forged_access_token_is_refused_whatever_its_header_claims() {
    let signed_in = SignedIn::new().await;
    let token = signed_in.access_token();
    let other = text(&signed_in.world.done("CreateUserPool", json!({"PoolName": "o"})).await["UserPool"]["Id"]);
    let with_other_pool = |claims: &mut Value| {
        claims["iss"] = json!(text(&claims["iss"]).replace(&signed_in.pool, &other));
    };
    let bare = |token: String| format!("{}.", token.rsplit_once('.').unwrap().0);
    let forgeries = [
        token.rsplit_once('.').map(|(signed, _)| format!("{signed}.AAAA")).unwrap(),
        bare(token.clone()),
        forged(&token, 0, |header| header["alg"] = json!("none")),
        bare(forged(&token, 0, |header| header["alg"] = json!("none"))),
        forged(&token, 0, |header| header["alg"] = json!("HS256")),
        forged(&token, 0, |header| header["kid"] = json!("another")),
        forged(&token, 1, |claims| claims["sub"] = json!("somebody-else")),
        forged(&token, 1, |claims| claims["exp"] = json!(9_999_999_999_i64)),
        forged(&token, 1, with_other_pool),
        forged(&token, 1, |claims| claims["iss"] = json!("https://elsewhere.example/us-east-1_abc")),
        // The claims of an access token under the signature of an ID token.
        token
            .rsplit_once('.')
            .map(|(signed, _)| format!("{signed}.{}", text(&signed_in.tokens["IdToken"]).rsplit_once('.').unwrap().1))
            .unwrap(),
    ];
    for forgery in forgeries {
        let answer = signed_in.get_user(&forgery).await;
        assert_eq!(answer, Err(not_authorized("Could not verify signature for Access Token")), "{forgery}");
    }
    assert!(signed_in.get_user(&token).await.is_ok());
}
