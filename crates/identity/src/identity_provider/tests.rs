//! Requests as clients send them, and what becomes of them.

use serde_json::{Value, json};

use super::*;
use crate::attribute::fixture;

const NOW: Timestamp = Timestamp::from_seconds(1_790_000_000);
const LATER: Timestamp = Timestamp::from_seconds(1_790_000_100);

const METADATA: &str = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">
    <IDPSSODescriptor>
    <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp/slo"/>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp/sso"/>
    </IDPSSODescriptor></EntityDescriptor>"#;

fn pool() -> UserPool {
    let level = json!([{"Name": "level", "AttributeDataType": "Number"}]);
    fixture::pool(&serde_json::from_value::<Vec<_>>(level).expect("a schema"))
}

fn merged(mut one: Value, other: Value) -> Value {
    if let (Some(all), Value::Object(more)) = (one.as_object_mut(), other) {
        all.extend(more);
    }
    one
}

fn created(name: &str, provider_type: &str, details: &Value, more: Value) -> Result<IdentityProvider, Problem> {
    let json = json!({"ProviderName": name, "ProviderType": provider_type, "ProviderDetails": details});
    create(&pool(), serde_json::from_value(merged(json, more)).expect("a valid request"), NOW)
}

fn updated(provider: &IdentityProvider, members: Value) -> Result<IdentityProvider, Problem> {
    update(&pool(), provider, serde_json::from_value(members).expect("a valid request"), LATER)
}

fn shown(provider: &IdentityProvider) -> Value {
    serde_json::to_value(provider.description(&UserPoolId::new("us-east-1_pool"))).expect("serialisable")
}

fn oidc() -> Value {
    json!({"client_id": "c", "client_secret": "s", "authorize_scopes": "openid", "attributes_request_method": "GET",
        "oidc_issuer": "https://idp.example.com"})
}

fn social() -> Value {
    json!({"client_id": "c", "client_secret": "s", "authorize_scopes": "email"})
}

fn apple() -> Value {
    json!({"client_id": "c", "team_id": "t", "key_id": "k", "private_key": "pem", "authorize_scopes": "email name"})
}

#[test]
fn what_is_fixed_about_a_provider_is_added() {
    let table = [
        ("MyOidc", "OIDC", oidc(), json!({"attributes_url_add_attributes": "false"}), Some("sub")),
        (
            "Google",
            "Google",
            social(),
            json!({
                "attributes_url": "https://people.googleapis.com/v1/people/me?personFields=",
                "attributes_url_add_attributes": "true",
                "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
                "oidc_issuer": "https://accounts.google.com",
                "token_request_method": "POST",
                "token_url": "https://www.googleapis.com/oauth2/v4/token",
            }),
            Some("sub"),
        ),
        (
            "Facebook",
            "Facebook",
            merged(social(), json!({"api_version": "v20.0"})),
            json!({
                "attributes_url": "https://graph.facebook.com/v20.0/me?fields=",
                "attributes_url_add_attributes": "true",
                "authorize_url": "https://www.facebook.com/v20.0/dialog/oauth",
                "token_request_method": "GET",
                "token_url": "https://graph.facebook.com/v20.0/oauth/access_token",
            }),
            Some("id"),
        ),
        (
            "LoginWithAmazon",
            "LoginWithAmazon",
            social(),
            json!({
                "attributes_url": "https://api.amazon.com/user/profile",
                "attributes_url_add_attributes": "false",
                "authorize_url": "https://www.amazon.com/ap/oa",
                "token_request_method": "POST",
                "token_url": "https://api.amazon.com/auth/o2/token",
            }),
            Some("user_id"),
        ),
        (
            "MySaml",
            "SAML",
            json!({"MetadataFile": METADATA, "IDPSignout": "true"}),
            json!({"SSORedirectBindingURI": "https://idp/sso", "SLORedirectBindingURI": "https://idp/slo"}),
            None,
        ),
    ];
    for (name, provider_type, details, added, subject) in table {
        let provider = created(name, provider_type, &details, json!({})).expect(name);
        let mapping = subject.map_or_else(|| json!({}), |subject| json!({"username": subject}));
        let expected = json!({
            "UserPoolId": "us-east-1_pool", "ProviderName": name, "ProviderType": provider_type,
            "ProviderDetails": merged(details, added), "AttributeMapping": mapping, "IdpIdentifiers": [],
            "LastModifiedDate": 1_790_000_000, "CreationDate": 1_790_000_000,
        });
        assert_eq!(shown(&provider), expected, "{name}");
        assert!(!format!("{provider:?}").contains("\"s\""), "a secret shows in {provider:?}");
    }
}

#[test]
fn the_entity_id_of_saml_is_the_issuer() {
    let provider = created("MySaml", "SAML", &json!({"MetadataFile": METADATA}), json!({})).expect("valid");
    assert_eq!(provider.issuer().as_deref(), Some("https://idp.example.com"));
    let elsewhere =
        created("MySaml", "SAML", &json!({"MetadataURL": "https://idp/metadata"}), json!({})).expect("valid");
    assert_eq!(elsewhere.issuer(), None);
}

#[test]
fn apples_private_key_is_kept_and_never_shown() {
    let provider = created("SignInWithApple", "SignInWithApple", &apple(), json!({})).expect("valid");
    assert_eq!(provider.details["private_key"], "pem");
    assert_eq!(shown(&provider)["ProviderDetails"].get("private_key"), None);
    assert_eq!(shown(&provider)["ProviderDetails"]["oidc_issuer"], "https://appleid.apple.com");
    let read = shown(&provider)["ProviderDetails"].clone();
    let changed = updated(&provider, json!({"ProviderDetails": merged(read, json!({"team_id": "u"}))})).expect("valid");
    assert_eq!((changed.details["private_key"].as_str(), changed.details["team_id"].as_str()), ("pem", "u"));
}

#[test]
fn what_a_provider_needs_is_asked_for() {
    let without = |details: Value, name: &str| {
        let mut details = details;
        details.as_object_mut().map(|it| it.remove(name));
        details
    };
    let with = |details: Value, name: &str, value: &str| merged(details, json!({name: value}));
    let url = "https://idp/metadata";
    let flag = |name| Problem::DetailValue { name, allowed: &["true", "false"] };
    let table = [
        ("MyOidc", "OIDC", without(oidc(), "client_id"), Problem::OidcDetailsMissing),
        ("MyOidc", "OIDC", with(oidc(), "client_id", " "), Problem::OidcDetailsMissing),
        ("MyOidc", "OIDC", without(oidc(), "authorize_scopes"), Problem::OidcDetailsMissing),
        ("MyOidc", "OIDC", without(oidc(), "oidc_issuer"), Problem::OidcDetailsMissing),
        ("MyOidc", "OIDC", without(oidc(), "attributes_request_method"), Problem::OidcDetailsMissing),
        ("MyOidc", "OIDC", with(oidc(), "oidc_issuer", "http://idp.example.com"), Problem::OidcNotHttps),
        ("MyOidc", "OIDC", with(oidc(), "token_url", "http://localhost.example.com"), Problem::OidcNotHttps),
        ("MyOidc", "OIDC", with(oidc(), "jwks_uri", "keys"), Problem::OidcNotHttps),
        (
            "MyOidc",
            "OIDC",
            with(oidc(), "attributes_request_method", "PUT"),
            Problem::DetailValue { name: "attributes_request_method", allowed: &["POST", "GET"] },
        ),
        ("MySaml", "SAML", json!({}), Problem::MetadataMissing),
        ("MySaml", "SAML", json!({"MetadataURL": url, "MetadataFile": METADATA}), Problem::MetadataTwice),
        ("MySaml", "SAML", json!({"MetadataFile": "<html/>"}), Problem::MetadataUnreadable),
        ("MySaml", "SAML", json!({"MetadataURL": url, "IDPSignout": "yes"}), flag("IDPSignout")),
        (
            "MySaml",
            "SAML",
            json!({"MetadataURL": url, "RequestSigningAlgorithm": "rsa-sha1"}),
            Problem::DetailValue { name: "RequestSigningAlgorithm", allowed: &["rsa-sha256"] },
        ),
        ("Google", "Google", without(social(), "client_id"), Problem::SocialDetailsMissing),
        ("Facebook", "Facebook", without(social(), "client_secret"), Problem::SocialDetailsMissing),
        ("LoginWithAmazon", "LoginWithAmazon", without(social(), "authorize_scopes"), Problem::SocialDetailsMissing),
        (
            "Facebook",
            "Facebook",
            with(social(), "api_version", "v1/../x"),
            Problem::DetailValue { name: "api_version", allowed: &["v17.0"] },
        ),
        ("SignInWithApple", "SignInWithApple", without(apple(), "private_key"), Problem::AppleDetailsMissing),
        ("SignInWithApple", "SignInWithApple", without(apple(), "team_id"), Problem::AppleDetailsMissing),
        ("COGNITO", "OIDC", oidc(), Problem::NameReserved("COGNITO".into())),
        ("Google", "OIDC", oidc(), Problem::NameOfOtherType { name: "Google".into(), provider_type: "OIDC" }),
        ("MyGoogle", "Google", social(), Problem::NameOfOtherType { name: "MyGoogle".into(), provider_type: "Google" }),
        ("Google", "Facebook", social(), Problem::NameOfOtherType { name: "Google".into(), provider_type: "Facebook" }),
    ];
    for (name, provider_type, details, expected) in table {
        assert_eq!(created(name, provider_type, &details, json!({})), Err(expected), "{name} {details}");
    }
    for issuer in ["http://localhost:8080/realms/a", "http://127.0.0.1:8080", "http://[::1]:8080"] {
        created("MyOidc", "OIDC", &with(oidc(), "oidc_issuer", issuer), json!({})).expect("a provider of a test");
    }
}

#[test]
fn claims_are_mapped_to_attributes_of_the_pool() {
    let mapped = |mapping: Value| created("MyOidc", "OIDC", &oidc(), json!({"AttributeMapping": mapping}));
    let mapping = mapped(json!({"email": "mail", "custom:level": "level", "username": "sub"})).expect("valid");
    assert_eq!(
        shown(&mapping)["AttributeMapping"],
        json!({"custom:level": "level", "email": "mail", "username": "sub"})
    );
    let invalid = |names: &[&str]| Err(Problem::InvalidMapping(names.iter().map(|it| (*it).to_owned()).collect()));
    assert_eq!(mapped(json!({"custom:none": "x", "email": "mail", "sub": "sub"})), invalid(&["custom:none", "sub"]));
    let levels = json!({"AcrMapping": {"Level1": "one"}});
    let provider = created("MyOidc", "OIDC", &oidc(), levels.clone()).expect("valid");
    assert_eq!(shown(&provider)["AcrMapping"], json!({"Level1": "one"}));
    assert_eq!(created("Google", "Google", &social(), levels), Err(Problem::AcrMappingWithoutOidc));
}

#[test]
fn an_update_replaces_the_members_that_are_given() {
    let more = json!({"AttributeMapping": {"email": "mail"}, "IdpIdentifiers": ["a", "b", "a"]});
    let provider = created("MyOidc", "OIDC", &oidc(), more).expect("valid");
    let names: Vec<_> = provider.names().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["a", "b"]);
    let same = updated(&provider, json!({})).expect("valid");
    assert_eq!(same, IdentityProvider { modified_at: LATER, ..provider.clone() });
    let members = json!({"AttributeMapping": {"name": "n"}, "IdpIdentifiers": [], "AcrMapping": {"Level1": "x"}});
    let changed = updated(&provider, members).expect("valid");
    assert_eq!(shown(&changed)["AttributeMapping"], json!({"name": "n", "username": "sub"}));
    assert_eq!((changed.names(), changed.details), (Vec::new(), provider.details.clone()));
    let incomplete = json!({"ProviderDetails": {"client_id": "d"}});
    assert_eq!(updated(&provider, incomplete), Err(Problem::OidcDetailsMissing));
    assert_eq!(
        updated(&provider, json!({"AttributeMapping": {"x": "y"}})),
        Err(Problem::InvalidMapping(vec!["x".into()]))
    );
}
