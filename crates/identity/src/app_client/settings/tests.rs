//! Requests as clients send them, and what becomes of them.

use serde_json::{Value, json};

use super::*;
use crate::attribute::fixture;

const SEEDS: SecretSeeds = SecretSeeds { id: [1; 32], secret: [2; 32] };
const NOW: Timestamp = Timestamp::from_seconds(1_790_000_000);

fn request<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("a valid request")
}

fn created(members: Value) -> Result<AppClient, Problem> {
    let mut json = json!({"UserPoolId": "us-east-1_pool", "ClientName": "web"});
    if let (Some(all), Value::Object(members)) = (json.as_object_mut(), members) {
        all.extend(members);
    }
    create(&fixture::pool(&[]), &offer(), request(json), &SEEDS, NOW)
}

fn offer() -> Offer {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Offer { providers: set(&["Facebook", "MyOidc"]), scopes: set(&["api/read", "https://api.example.com/read"]) }
}

fn no_provider(name: &str) -> Problem {
    Problem::ProviderUnknown { provider: name.into(), pool: "us-east-1_pool".into() }
}

fn shown(client: &AppClient) -> Value {
    serde_json::to_value(client.description()).expect("serialisable")
}

#[test]
fn a_client_of_a_bare_request_has_cognitos_defaults() {
    let client = created(json!({})).expect("valid");
    assert_eq!(
        shown(&client),
        json!({
            "UserPoolId": "us-east-1_pool",
            "ClientName": "web",
            "ClientId": client.id.as_str(),
            "LastModifiedDate": 1_790_000_000,
            "CreationDate": 1_790_000_000,
            "RefreshTokenValidity": 30,
            "TokenValidityUnits": {},
            "AllowedOAuthFlowsUserPoolClient": false,
            "EnableTokenRevocation": true,
            "EnablePropagateAdditionalUserContextData": false,
            "AuthSessionValidity": 3,
            "ClientType": "REGULAR",
        })
    );
}

#[test]
fn a_secret_is_generated_or_taken_over_and_kept_out_of_the_settings() {
    let generated = created(json!({"GenerateSecret": true})).expect("valid");
    assert_eq!(generated.secrets[0].value.expose().len(), 52);
    assert_eq!(shown(&generated)["ClientSecret"], generated.secrets[0].value.expose());
    assert!(generated.settings.client_secret.is_none());
    let given = "a-secret-of-my-own-choice+1";
    let taken = created(json!({"ClientSecret": given})).expect("valid");
    assert_eq!(shown(&taken)["ClientSecret"], given);
    assert!(!format!("{taken:?}").contains(given));
    let both = created(json!({"GenerateSecret": true, "ClientSecret": given})).map(|it| it.settings);
    assert_eq!(both, Err(Problem::SecretGivenAndGenerated));
}

#[test]
fn contradictory_settings_are_refused() {
    let url = |url: &str| json!({"CallbackURLs": [url]});
    let table = [
        (json!({"AccessTokenValidity": 25}), Some(Problem::TokenValidity)),
        (json!({"ReadAttributes": ["custom:none"]}), Some(Problem::ReadAttributes)),
        (json!({"ReadAttributes": ["email_verified", "oidc:profile"]}), None),
        (json!({"WriteAttributes": ["custom:none"]}), Some(Problem::WriteAttributes)),
        (json!({"WriteAttributes": ["email_verified"]}), Some(Problem::WriteAttributes)),
        (json!({"WriteAttributes": ["email", "oidc:profile"]}), None),
        (json!({"ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "ALLOW_USER_SRP_AUTH"]}), Some(Problem::OldAndNewFlows)),
        (json!({"ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"]}), None),
        (
            json!({"RefreshTokenRotation": {"Feature": "ENABLED"}, "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]}),
            Some(Problem::RotationWithRefreshFlow),
        ),
        (json!({"RefreshTokenRotation": {"Feature": "ENABLED"}}), None),
        (url("http://example.com"), Some(Problem::PlainHttp("http://example.com".into()))),
        (url("HTTP://example.com"), Some(Problem::PlainHttp("HTTP://example.com".into()))),
        (url("http://localhost@example.com"), Some(Problem::PlainHttp("http://localhost@example.com".into()))),
        (url("http://localhost:1@example.com"), Some(Problem::PlainHttp("http://localhost:1@example.com".into()))),
        (url("http://localhost.example.com"), Some(Problem::PlainHttp("http://localhost.example.com".into()))),
        (url("http://localhost"), None),
        (url("http://localhost:3000/back?x=1"), None),
        (url("http://127.0.0.1:3000"), None),
        (url("http://[::1]:3000/back"), None),
        (url("http://localhost?x=1"), None),
        (url("http://LOCALHOST:3000"), None),
        (url("http:example.com"), Some(Problem::UrlNotAbsolute("http:example.com".into()))),
        (url("https://example.com"), None),
        (url("https://example.com/#x"), Some(Problem::UrlWithFragment("https://example.com/#x".into()))),
        (url("https://example.com#"), Some(Problem::UrlWithFragment("https://example.com#".into()))),
        (url("https://"), Some(Problem::UrlNotAbsolute("https://".into()))),
        (url("nonsense"), Some(Problem::UrlNotAbsolute("nonsense".into()))),
        (url("/back"), Some(Problem::UrlNotAbsolute("/back".into()))),
        (url("//example.com/back"), Some(Problem::UrlNotAbsolute("//example.com/back".into()))),
        (url("myapp://back"), None),
        (url("com.example.app:/back"), None),
        (url("myapp://back#x"), Some(Problem::UrlWithFragment("myapp://back#x".into()))),
        (json!({"LogoutURLs": ["https://example.com/bye", "http://localhost:3000", "myapp://bye"]}), None),
        (
            json!({"LogoutURLs": ["https://a", "http://example.com"]}),
            Some(Problem::PlainHttp("http://example.com".into())),
        ),
        (json!({"LogoutURLs": ["bye"]}), Some(Problem::UrlNotAbsolute("bye".into()))),
        (json!({"LogoutURLs": ["https://a/#x"]}), Some(Problem::UrlWithFragment("https://a/#x".into()))),
        (
            json!({"CallbackURLs": ["https://a"], "DefaultRedirectURI": "https://b"}),
            Some(Problem::DefaultRedirectUri("https://b".into())),
        ),
        (json!({"CallbackURLs": ["https://a"], "DefaultRedirectURI": "https://a"}), None),
        (json!({"AllowedOAuthFlows": ["code"]}), Some(Problem::CallbackUrlsMissing)),
        (
            json!({"AllowedOAuthFlows": ["code", "client_credentials"], "CallbackURLs": ["https://a"]}),
            Some(Problem::ClientCredentialsNotAlone),
        ),
        (json!({"AllowedOAuthFlows": ["client_credentials"]}), Some(Problem::ClientCredentialsWithoutSecret)),
        (json!({"AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": true}), None),
        (json!({"AllowedOAuthFlowsUserPoolClient": true}), Some(Problem::OAuthIncomplete)),
        (json!({"AllowedOAuthScopes": ["openid", "none"]}), Some(Problem::ScopeUnknown("none".into()))),
        (json!({"AllowedOAuthScopes": ["a/b"]}), Some(Problem::ResourceServerScopeUnknown("a/b".into()))),
        (json!({"AllowedOAuthScopes": ["api/write"]}), Some(Problem::ResourceServerScopeUnknown("api/write".into()))),
        (json!({"AllowedOAuthScopes": ["openid", "api/read", "https://api.example.com/read"]}), None),
        (
            json!({"AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": true, "AllowedOAuthScopes": ["api/read"]}),
            None,
        ),
        (
            json!({"AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": true,
                "AllowedOAuthScopes": ["api/read", "openid"]}),
            Some(Problem::ScopeWithClientCredentials("openid".into())),
        ),
        (json!({"SupportedIdentityProviders": ["COGNITO"]}), None),
        (json!({"SupportedIdentityProviders": ["COGNITO", "MyOidc", "Facebook"]}), None),
        (json!({"SupportedIdentityProviders": ["Google"]}), Some(no_provider("Google"))),
        (json!({"AnalyticsConfiguration": {"ApplicationId": "a"}}), Some(Problem::Analytics)),
        (json!({"AnalyticsConfiguration": {"ApplicationArn": "a"}}), None),
        (json!({"EnablePropagateAdditionalUserContextData": true}), Some(Problem::ContextDataWithoutSecret)),
        (json!({"EnablePropagateAdditionalUserContextData": true, "GenerateSecret": true}), None),
    ];
    for (members, expected) in table {
        assert_eq!(created(members.clone()).err(), expected, "{members}");
    }
}

#[test]
fn choice_based_sign_in_needs_more_than_the_lite_tier() {
    let mut pool = fixture::pool(&[]);
    pool.settings.user_pool_tier = Some(UserPoolTierType::Lite);
    let flows = request(json!({"ClientName": "web", "ExplicitAuthFlows": ["ALLOW_USER_AUTH"]}));
    assert_eq!(create(&pool, &offer(), flows, &SEEDS, NOW).err(), Some(Problem::TierTooLow));
}

#[test]
fn an_update_resets_what_it_leaves_out_and_keeps_what_identifies() {
    let later = Timestamp::from_seconds(1_790_000_100);
    let client = created(json!({
        "GenerateSecret": true,
        "AccessTokenValidity": 2,
        "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
        "PreventUserExistenceErrors": "ENABLED",
    }))
    .expect("valid");
    let change = request(json!({"IdTokenValidity": 30, "TokenValidityUnits": {"IdToken": "minutes"}}));
    let updated = update(&fixture::pool(&[]), &offer(), &client, change, later).expect("valid");
    let mut expected = shown(&created(json!({"GenerateSecret": true})).expect("valid"));
    expected["LastModifiedDate"] = json!(1_790_000_100);
    expected["IdTokenValidity"] = json!(30);
    expected["TokenValidityUnits"] = json!({"IdToken": "minutes"});
    assert_eq!(shown(&updated), expected);
    assert_eq!((updated.id, updated.secrets[0].id.clone()), (client.id, client.secrets[0].id.clone()));
}

#[test]
fn an_update_obeys_the_same_rules() {
    let client = created(json!({})).expect("valid");
    let change = request(json!({"AccessTokenValidity": 25}));
    let refused = update(&fixture::pool(&[]), &offer(), &client, change, NOW).err();
    assert_eq!(refused, Some(Problem::TokenValidity));
}
