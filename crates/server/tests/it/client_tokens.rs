//! Tokens that are no sign-in's over the wire: GetClientToken and GetDerivedToken.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;

use crate::world::{Answer, World, claims, merged, refusal, refused, text};

const BEGUN: i64 = 1_700_000_000;

/// A pool with ann, who has signed in to the client `app`.
struct Scene {
    world: World,
    pool: String,
    app: String,
    tokens: Value,
}

fn not_authorized(message: &str) -> (String, String) {
    refused("NotAuthorizedException", message)
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let pool = text(&world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"]);
        let mut scene = Self { world, pool, app: String::new(), tokens: Value::Null };
        scene.app = text(&scene.client(json!({"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]})).await["ClientId"]);
        let user = json!({"UserPoolId": scene.pool, "Username": "ann", "MessageAction": "SUPPRESS",
            "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
        scene.world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": scene.pool, "Username": "ann", "Password": "Passw0rd!", "Permanent": true});
        scene.world.done("AdminSetUserPassword", password).await;
        scene.tokens = scene.sign_in().await;
        scene
    }

    async fn client(&self, members: Value) -> Value {
        let input = merged(json!({"UserPoolId": self.pool, "ClientName": "c"}), members);
        self.world.done("CreateUserPoolClient", input).await["UserPoolClient"].clone()
    }

    /// A client that gets tokens for itself.
    async fn machine(&self, scopes: Value) -> Value {
        let members = json!({"GenerateSecret": true, "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"],
            "AllowedOAuthScopes": scopes});
        self.client(members).await
    }

    /// A public client that exchanges tokens by these flows.
    async fn exchanger(&self, flows: &[&str], scopes: Value) -> String {
        let members = json!({"ExplicitAuthFlows": flows, "AllowedOAuthScopes": scopes});
        text(&self.client(members).await["ClientId"])
    }

    async fn impersonator(&self) -> String {
        self.exchanger(&["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"], json!(["openid"])).await
    }

    async fn delegate(&self) -> String {
        self.exchanger(&["ALLOW_TOKEN_EXCHANGE_DELEGATION", "ALLOW_TOKEN_EXCHANGE_IMPERSONATION"], json!(["openid"]))
            .await
    }

    async fn sign_in(&self) -> Value {
        let input = json!({"ClientId": self.app, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Passw0rd!"}});
        self.world.done("InitiateAuth", input).await["AuthenticationResult"].clone()
    }

    async fn client_token(&self, client: &Value, more: Value) -> Answer {
        let input = json!({"ClientId": client["ClientId"], "Secret": client["ClientSecret"]});
        self.world.call_unsigned("GetClientToken", merged(input, more)).await
    }

    async fn machine_token(&self, client: &Value) -> Value {
        self.client_token(client, json!({})).await.json()["ClientAuthenticationResult"]["AccessToken"].clone()
    }

    /// An exchange of ann's access token, unless the rest says otherwise.
    async fn exchange(&self, client: &str, more: Value) -> Answer {
        let input = json!({"ClientId": client, "SubjectToken": self.tokens["AccessToken"],
            "SubjectTokenType": "ACCESS_TOKEN"});
        self.world.call_unsigned("GetDerivedToken", merged(input, more)).await
    }

    async fn exchanged(&self, client: &str, more: Value) -> Value {
        let answer = self.exchange(client, more).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json()
    }

    async fn get_user(&self, token: &Value) -> Answer {
        self.world.call_unsigned("GetUser", json!({"AccessToken": token})).await
    }
}

#[tokio::test]
async fn a_client_gets_a_token_of_its_own() {
    let scene = Scene::new().await;
    let machine = scene.machine(json!(["openid", "email"])).await;
    let answer = scene.client_token(&machine, json!({})).await.json();
    let result = &answer["ClientAuthenticationResult"];
    assert_eq!((&result["ExpiresIn"], &result["TokenType"]), (&json!(3600), &json!("Bearer")));
    let token = claims(&result["AccessToken"]);
    let expected = json!({"sub": machine["ClientId"], "client_id": machine["ClientId"], "token_use": "access",
        "scope": "openid email", "auth_time": BEGUN, "iat": BEGUN, "exp": BEGUN + 3600, "version": 2,
        "iss": format!("http://127.0.0.1:9229/{}", scene.pool), "jti": token["jti"]});
    assert_eq!(token, expected);
    assert_eq!(text(&token["jti"]).len(), 36);

    let fewer = scene.client_token(&machine, json!({"Scopes": ["email"]})).await.json();
    assert_eq!(claims(&fewer["ClientAuthenticationResult"]["AccessToken"])["scope"], "email");
    let bare = scene.machine(json!([])).await;
    assert_eq!(claims(&scene.machine_token(&bare).await).get("scope"), None);
    for unknown in ["phone", "api/read", "aws.cognito.signin.user.admin"] {
        let answer = scene.client_token(&machine, json!({"Scopes": ["email", unknown]})).await;
        let text = format!("Invalid scope requested: {unknown}");
        assert_eq!(refusal(&answer), refused("ScopeDoesNotExistException", &text));
    }
}

#[tokio::test]
async fn a_client_shows_its_secret_and_has_the_flow() {
    let scene = Scene::new().await;
    let machine = scene.machine(json!(["openid"])).await;
    let wrong = format!("Unable to verify secret hash for client {}", text(&machine["ClientId"]));
    let made_up = json!({"Secret": "wrongwrongwrongwrongwrongwrong"});
    assert_eq!(refusal(&scene.client_token(&machine, made_up.clone()).await), not_authorized(&wrong));
    let names = json!({"UserPoolId": scene.pool, "ClientId": machine["ClientId"]});
    let second = scene.world.done("AddUserPoolClientSecret", names).await;
    let by_second = json!({"Secret": second["ClientSecretDescriptor"]["ClientSecretValue"]});
    assert!(scene.client_token(&machine, by_second).await.status.is_success());

    let no_flow = refused("InvalidParameterException", "CLIENT_TOKEN_AUTH flow not enabled for this client");
    let other = scene.client(json!({"GenerateSecret": true})).await;
    assert_eq!(refusal(&scene.client_token(&other, json!({})).await), no_flow);
    let public = scene.client(json!({})).await;
    assert_eq!(refusal(&scene.client_token(&public, made_up.clone()).await), no_flow);
    let unknown = json!({"ClientId": "none"});
    let answer = scene.client_token(&unknown, made_up).await;
    assert_eq!(refusal(&answer), refused("ResourceNotFoundException", "User pool client none does not exist."));

    for (members, text) in [
        (
            json!({"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"]}),
            "ALLOW_CLIENT_TOKEN_AUTH can not be selected if client does not have a client secret.",
        ),
        (
            json!({"GenerateSecret": true, "ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]}),
            "ALLOW_CLIENT_TOKEN_AUTH can not be selected along with another flow.",
        ),
    ] {
        let input = merged(json!({"UserPoolId": scene.pool, "ClientName": "c"}), members);
        let answer = scene.world.call("CreateUserPoolClient", input).await;
        assert_eq!(refusal(&answer), refused("InvalidParameterException", text));
    }
}

#[tokio::test]
async fn a_clients_token_speaks_for_no_user() {
    let scene = Scene::new().await;
    let machine = scene.machine(json!(["aws.cognito.signin.user.admin"])).await;
    let token = scene.machine_token(&machine).await;
    assert_eq!(scene.get_user(&token).await.error(), "UserNotFoundException");
    let exchanger = scene.impersonator().await;
    let answer = scene.exchange(&exchanger, json!({"SubjectToken": token})).await;
    assert_eq!(refusal(&answer), not_authorized("Invalid Subject Token"));
}

#[tokio::test]
async fn a_function_of_the_third_version_changes_a_clients_token() {
    let scene = Scene::new().await;
    let machine = scene.machine(json!(["openid", "email"])).await;
    let function = "arn:aws:lambda:us-east-1:000000000000:function:token";
    for version in ["V2_0", "V3_0"] {
        let config = json!({"PreTokenGenerationConfig": {"LambdaArn": function, "LambdaVersion": version}});
        scene.world.done("UpdateUserPool", json!({"UserPoolId": scene.pool, "LambdaConfig": config})).await;
        if version == "V2_0" {
            assert_eq!(claims(&scene.machine_token(&machine).await)["scope"], "openid email", "not asked");
        }
    }
    let generation = json!({"accessTokenGeneration": {
        "claimsToAddOrOverride": {"tenant": "t1", "sub": "forged", "client_id": "forged"},
        "scopesToAdd": ["api/read"], "scopesToSuppress": ["email"]}});
    let response = json!({"claimsAndScopeOverrideDetails": generation});
    scene.world.functions.expect(function, Function::responds(response));
    let metadata = json!({"ClientMetadata": {"tenant": "t1"}});
    let answer = scene.client_token(&machine, metadata).await.json();
    let token = claims(&answer["ClientAuthenticationResult"]["AccessToken"]);
    assert_eq!(
        (&token["scope"], &token["tenant"], &token["sub"], &token["client_id"]),
        (&json!("openid api/read"), &json!("t1"), &machine["ClientId"], &machine["ClientId"])
    );
    let expected = json!({
        "version": "3", "triggerSource": "TokenGeneration_ClientCredentials", "region": "us-east-1",
        "userPoolId": scene.pool, "userName": "ClientCredentials",
        "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": machine["ClientId"]},
        "request": {"userAttributes": {}, "groupConfiguration": null, "scopes": ["openid", "email"],
            "clientMetadata": {"tenant": "t1"}},
        "response": {"claimsAndScopeOverrideDetails": null},
    });
    assert_eq!(scene.world.functions.events(), [expected]);

    scene.world.functions.expect(function, Function::Fails("Error".into(), "no".into()));
    let answer = scene.client_token(&machine, json!({})).await;
    let expected = refused("NotAuthorizedException", "PreTokenGeneration failed with error no.");
    assert_eq!(refusal(&answer), expected);
    scene.world.functions.expect(function, Function::responds(json!({"claimsAndScopeOverrideDetails": []})));
    let answer = scene.client_token(&machine, json!({})).await;
    assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Unrecognizable lambda output"));
}

#[tokio::test]
async fn a_token_is_exchanged_for_one_of_another_client() {
    let scene = Scene::new().await;
    let client = scene.impersonator().await;
    scene.world.clock.advance_ms(60_000);
    let answer = scene.exchanged(&client, json!({})).await;
    let expected = json!({"IssuedToken": answer["IssuedToken"], "IssuedTokenType": "ACCESS_TOKEN",
        "TokenType": "Bearer", "ExpiresIn": 3540, "Scopes": ["aws.cognito.signin.user.admin"]});
    assert_eq!(answer, expected);
    let (subject, derived) = (claims(&scene.tokens["AccessToken"]), claims(&answer["IssuedToken"]));
    let mut expected = subject.clone();
    expected["client_id"] = json!(client);
    for changed in ["iat", "jti", "event_id"] {
        assert_ne!(derived[changed], subject[changed], "{changed}");
        expected[changed] = derived[changed].clone();
    }
    assert_eq!(derived, expected, "it does not outlive the other, and says nothing else");
    assert_eq!(scene.get_user(&answer["IssuedToken"]).await.json()["Username"], "ann");

    let again = json!({"SubjectToken": answer["IssuedToken"]});
    let again = claims(&scene.exchanged(&client, again).await["IssuedToken"]);
    assert_eq!((&again["exp"], &again["origin_jti"]), (&subject["exp"], &subject["origin_jti"]));
}

#[tokio::test]
async fn an_id_token_can_be_asked_for_and_shown() {
    let scene = Scene::new().await;
    let client = scene.impersonator().await;
    let asked = scene.exchanged(&client, json!({"RequestedTokenType": "ID_TOKEN"})).await;
    assert_eq!((&asked["IssuedTokenType"], &asked["TokenType"]), (&json!("ID_TOKEN"), &json!("N_A")));
    assert_eq!(asked.get("Scopes"), None);
    let derived = claims(&asked["IssuedToken"]);
    assert_eq!((&derived["aud"], &derived["email"]), (&json!(client), &json!("ann@example.com")));
    assert_eq!((&derived["token_use"], &derived["cognito:username"]), (&json!("id"), &json!("ann")));

    let shown = json!({"SubjectToken": scene.tokens["IdToken"], "SubjectTokenType": "ID_TOKEN"});
    let from_id = scene.exchanged(&client, shown).await;
    assert_eq!(from_id["Scopes"], json!([]), "an ID token is good for nothing but telling who somebody is");
    let answer = scene.get_user(&from_id["IssuedToken"]).await;
    assert_eq!(refusal(&answer), not_authorized("Access Token does not have required scopes"));
}

#[tokio::test]
async fn scopes_are_those_that_all_sides_have() {
    let scene = Scene::new().await;
    let admin = "aws.cognito.signin.user.admin";
    let client = scene.exchanger(&["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"], json!(["openid", "email"])).await;
    for (asked, expected) in [
        (json!([]), json!([admin])),
        (json!([admin]), json!([admin])),
        (json!([admin, "openid"]), json!([admin])),
        (json!(["openid"]), json!([])),
    ] {
        let answer = scene.exchanged(&client, json!({"Scopes": asked})).await;
        assert_eq!(answer["Scopes"], expected, "{asked}");
        let scope = claims(&answer["IssuedToken"])["scope"].clone();
        assert_eq!(scope, expected.as_array().unwrap().first().cloned().unwrap_or_else(|| json!("")));
    }
    let answer = scene.exchange(&client, json!({"Scopes": ["phone"]})).await;
    assert_eq!(refusal(&answer), refused("ScopeDoesNotExistException", "Invalid scope requested: phone"));
}

#[tokio::test]
async fn a_token_for_a_resource_server_stays_so() {
    let scene = Scene::new().await;
    let client = scene.impersonator().await;
    for api in ["api", "other"] {
        let server = json!({"UserPoolId": scene.pool, "Identifier": api, "Name": api});
        scene.world.done("CreateResourceServer", server).await;
    }
    let token = scene.exchanged(&client, json!({"Resources": ["api"]})).await["IssuedToken"].clone();
    assert_eq!(claims(&token)["aud"], "api");
    let again = async |more: Value| scene.exchange(&client, merged(json!({"SubjectToken": token}), more)).await;
    for more in [json!({}), json!({"Audiences": ["api"]})] {
        let answer = again(more.clone()).await.json();
        assert_eq!(claims(&answer["IssuedToken"])["aud"], "api", "{more}");
    }
    for (more, parameter) in [
        (json!({"Audiences": ["other"]}), "Audiences"),
        (json!({"Resources": ["other"]}), "Resources"),
        (json!({"RequestedTokenType": "ID_TOKEN"}), "RequestedTokenType"),
    ] {
        let expected = refused("InvalidParameterException", &format!("Invalid parameter {parameter}"));
        assert_eq!(refusal(&again(more).await), expected);
    }
}

#[tokio::test]
async fn who_acts_is_told() {
    let scene = Scene::new().await;
    let delegate = scene.delegate().await;
    let machine = scene.machine(json!([])).await;
    let by_machine = json!({"ActorToken": scene.machine_token(&machine).await, "ActorTokenType": "ACCESS_TOKEN"});
    let first = scene.exchanged(&delegate, by_machine.clone()).await;
    let act = json!({"sub": machine["ClientId"]});
    let derived = claims(&first["IssuedToken"]);
    assert_eq!((&derived["act"], &derived["username"]), (&act, &json!("ann")));

    let ann = claims(&scene.tokens["IdToken"])["sub"].clone();
    let by_ann = json!({"ActorToken": scene.tokens["IdToken"], "ActorTokenType": "ID_TOKEN",
        "SubjectToken": first["IssuedToken"], "RequestedTokenType": "ID_TOKEN"});
    let second = scene.exchanged(&delegate, by_ann).await;
    assert_eq!(claims(&second["IssuedToken"])["act"], json!({"sub": ann, "act": act}));
    let hidden = scene.exchanged(&delegate, json!({"SubjectToken": first["IssuedToken"]})).await;
    assert_eq!(claims(&hidden["IssuedToken"])["act"], act, "an exchange without an actor hides nobody");

    let mut token = first["IssuedToken"].clone();
    for _ in 1..8 {
        let again = merged(by_machine.clone(), json!({"SubjectToken": token}));
        token = scene.exchanged(&delegate, again).await["IssuedToken"].clone();
    }
    let answer = scene.exchange(&delegate, merged(by_machine, json!({"SubjectToken": token}))).await;
    assert_eq!(refusal(&answer), refused("InvalidParameterException", "The subject token names too many actors."));
}

#[tokio::test]
async fn each_flow_has_to_be_allowed() {
    let scene = Scene::new().await;
    let actor = json!({"ActorToken": scene.tokens["AccessToken"], "ActorTokenType": "ACCESS_TOKEN"});
    let no_flow = |flow: &str| {
        refused("InvalidParameterException", &format!("TOKEN_EXCHANGE_{flow} flow not enabled for this client"))
    };
    let impersonator = scene.impersonator().await;
    assert_eq!(refusal(&scene.exchange(&impersonator, actor.clone()).await), no_flow("DELEGATION"));
    let delegate = scene.exchanger(&["ALLOW_TOKEN_EXCHANGE_DELEGATION"], json!([])).await;
    assert_eq!(refusal(&scene.exchange(&delegate, json!({})).await), no_flow("IMPERSONATION"));
    assert!(scene.exchange(&delegate, actor).await.status.is_success());
    assert_eq!(refusal(&scene.exchange(&scene.app, json!({})).await), no_flow("IMPERSONATION"));
}

#[tokio::test]
async fn a_confidential_client_shows_its_secret_unless_the_account_asks() {
    let scene = Scene::new().await;
    let members = json!({"GenerateSecret": true, "ExplicitAuthFlows": ["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"]});
    let client = scene.client(members).await;
    let id = text(&client["ClientId"]);
    let missing = format!("Client {id} is configured for secret but secret was not received");
    assert_eq!(refusal(&scene.exchange(&id, json!({})).await), not_authorized(&missing));
    let wrong = format!("Unable to verify secret hash for client {id}");
    let made_up = json!({"ClientSecret": "wrongwrongwrongwrongwrongwrong"});
    assert_eq!(refusal(&scene.exchange(&id, made_up.clone()).await), not_authorized(&wrong));
    let secret = json!({"ClientSecret": client["ClientSecret"]});
    assert!(scene.exchange(&id, secret).await.status.is_success());
    let input =
        json!({"ClientId": id, "SubjectToken": scene.tokens["AccessToken"], "SubjectTokenType": "ACCESS_TOKEN"});
    assert!(scene.world.call("GetDerivedToken", input.clone()).await.status.is_success(), "signed");
    assert_eq!(refusal(&scene.world.call("GetDerivedToken", merged(input, made_up)).await), not_authorized(&wrong));
}

#[tokio::test]
async fn tokens_that_do_not_hold_are_not_exchanged() {
    let scene = Scene::new().await;
    let client = scene.delegate().await;
    let good = text(&scene.tokens["AccessToken"]);
    let (signed, _) = good.rsplit_once('.').unwrap();
    let forged = format!("{signed}.{}", URL_SAFE_NO_PAD.encode([0; 256]));
    let table = [
        (json!("made-up"), "ACCESS_TOKEN", "Invalid"),
        (scene.tokens["IdToken"].clone(), "ACCESS_TOKEN", "Invalid"),
        (scene.tokens["AccessToken"].clone(), "ID_TOKEN", "Invalid"),
        (scene.tokens["RefreshToken"].clone(), "ACCESS_TOKEN", "Invalid"),
        (json!(forged), "ACCESS_TOKEN", "Could not verify signature for"),
    ];
    for (token, kind, problem) in table {
        let answer = scene.exchange(&client, json!({"SubjectToken": token, "SubjectTokenType": kind})).await;
        assert_eq!(refusal(&answer), not_authorized(&format!("{problem} Subject Token")), "{token}");
        let answer = scene.exchange(&client, json!({"ActorToken": token, "ActorTokenType": kind})).await;
        assert_eq!(refusal(&answer), not_authorized(&format!("{problem} Actor Token")), "{token}");
    }
    scene.world.clock.advance_ms(3_600_000);
    let late = scene.exchange(&client, json!({})).await;
    assert_eq!(refusal(&late), not_authorized("Subject Token has expired"));
}

#[tokio::test]
async fn a_token_of_another_pool_is_not_exchanged() {
    let scene = Scene::new().await;
    let pool = text(&scene.world.done("CreateUserPool", json!({"PoolName": "q"})).await["UserPool"]["Id"]);
    let input = json!({"UserPoolId": pool, "ClientName": "c",
        "ExplicitAuthFlows": ["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"]});
    let elsewhere = text(&scene.world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
    let answer = scene.exchange(&elsewhere, json!({})).await;
    assert_eq!(refusal(&answer), not_authorized("Could not verify signature for Subject Token"));
}

#[tokio::test]
async fn what_was_revoked_is_neither_exchanged_nor_good_in_derived_tokens() {
    let scene = Scene::new().await;
    let client = scene.delegate().await;
    let revoked = || refused("NotAuthorizedException", "Subject Token has been revoked");
    let ended = not_authorized("Access Token has been revoked");
    let derived = scene.exchanged(&client, json!({})).await["IssuedToken"].clone();
    let revoke = json!({"ClientId": scene.app, "Token": scene.tokens["RefreshToken"]});
    scene.world.done("RevokeToken", revoke).await;
    assert_eq!(refusal(&scene.exchange(&client, json!({})).await), revoked());
    assert_eq!(refusal(&scene.exchange(&client, json!({"SubjectToken": derived})).await), revoked());
    assert_eq!(refusal(&scene.get_user(&derived).await), ended);

    let later = scene.sign_in().await;
    let by_revoked = json!({"SubjectToken": later["AccessToken"], "ActorToken": scene.tokens["AccessToken"],
        "ActorTokenType": "ACCESS_TOKEN"});
    let answer = scene.exchange(&client, by_revoked).await;
    assert_eq!(refusal(&answer), not_authorized("Actor Token has been revoked"));

    let subject = json!({"SubjectToken": later["AccessToken"]});
    let derived = scene.exchanged(&client, subject.clone()).await["IssuedToken"].clone();
    scene.world.done("DeleteUserPoolClient", json!({"UserPoolId": scene.pool, "ClientId": client})).await;
    assert_eq!(refusal(&scene.get_user(&derived).await), ended);
    let devices = scene.world.call_unsigned("ListDevices", json!({"AccessToken": derived})).await;
    assert_eq!(refusal(&devices), ended);
    let client = scene.impersonator().await;
    assert_eq!(refusal(&scene.exchange(&client, json!({"SubjectToken": derived})).await), revoked());

    let ann = json!({"UserPoolId": scene.pool, "Username": "ann"});
    scene.world.done("AdminDisableUser", ann.clone()).await;
    assert_eq!(refusal(&scene.exchange(&client, subject.clone()).await), revoked());
    scene.world.done("AdminDeleteUser", ann).await;
    assert_eq!(
        refusal(&scene.exchange(&client, subject).await),
        refused("UserNotFoundException", "User does not exist.")
    );
}

#[tokio::test]
async fn what_is_not_built_or_makes_no_sense_is_said_so() {
    let scene = Scene::new().await;
    let client = scene.delegate().await;
    let not_built = "Tokens of the type SAML2 are not built in this server yet.";
    let provider = format!("The provider Google does not exist for User Pool {}", scene.pool);
    let token = &scene.tokens["AccessToken"];
    for (more, code, message) in [
        (json!({"SubjectTokenType": "SAML2"}), "UnsupportedOperationException", not_built),
        (json!({"ActorToken": token, "ActorTokenType": "SAML2"}), "UnsupportedOperationException", not_built),
        (json!({"ActorToken": token}), "InvalidParameterException", "Missing required parameter ActorTokenType"),
        (json!({"ActorTokenType": "ID_TOKEN"}), "InvalidParameterException", "Missing required parameter ActorToken"),
        (json!({"SubjectTokenProviderName": "Google"}), "InvalidParameterException", provider.as_str()),
        (json!({"Audiences": ["api"]}), "ResourceNotFoundException", "Resource server api does not exist."),
        (json!({"Resources": ["api"]}), "ResourceNotFoundException", "Resource server api does not exist."),
        (
            json!({"Audiences": ["api"], "Resources": ["api"]}),
            "InvalidParameterException",
            "Only one of Audiences and Resources can be given.",
        ),
    ] {
        assert_eq!(refusal(&scene.exchange(&client, more.clone()).await), refused(code, message), "{more}");
    }
    let own = json!({"SubjectTokenProviderName": "COGNITO", "Audiences": [], "Resources": []});
    assert!(scene.exchange(&client, own).await.status.is_success());
}
