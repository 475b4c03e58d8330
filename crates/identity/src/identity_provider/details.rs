//! `ProviderDetails` by type: what must be given, what is fixed, and what is never told.

use std::collections::BTreeMap;

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::IdentityProviderTypeType;

use super::{Problem, saml_metadata};

/// A SAML provider's metadata itself.
pub(super) const METADATA_FILE: &str = "MetadataFile";
const METADATA_URL: &str = "MetadataURL";
const SSO_REDIRECT: &str = "SSORedirectBindingURI";
const SLO_REDIRECT: &str = "SLORedirectBindingURI";
const PRIVATE_KEY: &str = "private_key";
const API_VERSION: &str = "api_version";
/// The version of Facebook's API where none is named. Cognito's default is not documented; this is its example.
const FACEBOOK_VERSION: &str = "v17.0";
/// The endpoints of an OpenID Connect provider.
const OIDC_URLS: [&str; 5] = ["oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri"];
const REQUEST_METHODS: &[&str] = &["POST", "GET"];
const FLAG: &[&str] = &["true", "false"];

type Details = BTreeMap<String, Sensitive>;

/// Whether a detail stays here once it is given.
///
/// Cognito: the private key of Apple's provider is not among the details that are described. Source:
/// CreateIdentityProvider, API reference.
pub(super) fn is_hidden(name: &str) -> bool {
    name == PRIVATE_KEY
}

/// The details to store. `before` are those of a provider that is changed.
pub(super) fn complete(
    provider_type: IdentityProviderTypeType,
    given: Details,
    before: Option<&Details>,
) -> Result<Details, Problem> {
    use IdentityProviderTypeType as Type;
    match provider_type {
        Type::Oidc => oidc(given),
        Type::Saml => saml(given),
        Type::SignInWithApple => apple(given, before),
        Type::Google => social(given, &GOOGLE),
        Type::LoginWithAmazon => social(given, &AMAZON),
        Type::Facebook => facebook(given),
    }
}

const GOOGLE: [(&str, &str); 6] = [
    ("attributes_url", "https://people.googleapis.com/v1/people/me?personFields="),
    ("attributes_url_add_attributes", "true"),
    ("authorize_url", "https://accounts.google.com/o/oauth2/v2/auth"),
    ("oidc_issuer", "https://accounts.google.com"),
    ("token_request_method", "POST"),
    ("token_url", "https://www.googleapis.com/oauth2/v4/token"),
];

const AMAZON: [(&str, &str); 5] = [
    ("attributes_url", "https://api.amazon.com/user/profile"),
    ("attributes_url_add_attributes", "false"),
    ("authorize_url", "https://www.amazon.com/ap/oa"),
    ("token_request_method", "POST"),
    ("token_url", "https://api.amazon.com/auth/o2/token"),
];

const APPLE: [(&str, &str); 5] = [
    ("attributes_url_add_attributes", "false"),
    ("authorize_url", "https://appleid.apple.com/auth/authorize"),
    ("oidc_issuer", "https://appleid.apple.com"),
    ("token_request_method", "POST"),
    ("token_url", "https://appleid.apple.com/auth/token"),
];

fn oidc(mut details: Details) -> Result<Details, Problem> {
    if !has_all(&details, &["client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method"]) {
        return Err(Problem::OidcDetailsMissing);
    }
    check_value(&details, "attributes_request_method", REQUEST_METHODS)?;
    let urls = OIDC_URLS.into_iter().filter_map(|name| details.get(name));
    if urls.into_iter().any(|url| !is_safe(url.as_str())) {
        return Err(Problem::OidcNotHttps);
    }
    details.entry("attributes_url_add_attributes".into()).or_insert_with(|| "false".into());
    Ok(details)
}

/// Encrypted, or on this machine, where providers of a test run.
fn is_safe(url: &str) -> bool {
    let Ok(url) = url::Url::parse(url) else { return false };
    match url.scheme() {
        "https" => true,
        "http" => matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")),
        _ => false,
    }
}

fn saml(mut details: Details) -> Result<Details, Problem> {
    for name in ["IDPSignout", "IDPInit", "EncryptedResponses"] {
        check_value(&details, name, FLAG)?;
    }
    check_value(&details, "RequestSigningAlgorithm", &["rsa-sha256"])?;
    // What follows from the metadata is not the request's to say.
    for name in [SSO_REDIRECT, SLO_REDIRECT, "ActiveEncryptionCertificate"] {
        details.remove(name);
    }
    match (has_all(&details, &[METADATA_URL]), has_all(&details, &[METADATA_FILE])) {
        (false, false) => Err(Problem::MetadataMissing),
        (true, true) => Err(Problem::MetadataTwice),
        (true, false) => Ok(details),
        (false, true) => {
            let metadata = saml_metadata::read(details.get(METADATA_FILE).map_or("", Sensitive::as_str))?;
            for (name, uri) in [(SSO_REDIRECT, metadata.sso_redirect), (SLO_REDIRECT, metadata.slo_redirect)] {
                details.extend(uri.map(|uri| (name.to_owned(), uri.into())));
            }
            Ok(details)
        }
    }
}

fn social(details: Details, fixed: &[(&str, &str)]) -> Result<Details, Problem> {
    if !has_all(&details, &["client_id", "client_secret", "authorize_scopes"]) {
        return Err(Problem::SocialDetailsMissing);
    }
    Ok(with(details, fixed))
}

fn facebook(mut details: Details) -> Result<Details, Problem> {
    let version = details.entry(API_VERSION.into()).or_insert_with(|| FACEBOOK_VERSION.into()).clone();
    let number = version.strip_prefix('v').unwrap_or_default();
    if number.is_empty() || !number.bytes().all(|it| it.is_ascii_digit() || it == b'.') {
        return Err(Problem::DetailValue { name: API_VERSION, allowed: &[FACEBOOK_VERSION] });
    }
    let version = version.as_str();
    social(
        details,
        &[
            ("attributes_url", &format!("https://graph.facebook.com/{version}/me?fields=")),
            ("attributes_url_add_attributes", "true"),
            ("authorize_url", &format!("https://www.facebook.com/{version}/dialog/oauth")),
            ("token_request_method", "GET"),
            ("token_url", &format!("https://graph.facebook.com/{version}/oauth/access_token")),
        ],
    )
}

/// A change that leaves the private key out keeps it: nobody who reads the provider can repeat it.
fn apple(mut details: Details, before: Option<&Details>) -> Result<Details, Problem> {
    if let Some(kept) = before.and_then(|before| before.get(PRIVATE_KEY)) {
        details.entry(PRIVATE_KEY.into()).or_insert_with(|| kept.clone());
    }
    if !has_all(&details, &["client_id", PRIVATE_KEY, "team_id", "key_id"]) {
        return Err(Problem::AppleDetailsMissing);
    }
    Ok(with(details, &APPLE))
}

/// The details with what is fixed about the provider, whatever was said of it.
fn with(mut details: Details, fixed: &[(&str, &str)]) -> Details {
    details.extend(fixed.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())));
    details
}

fn has_all(details: &Details, names: &[&str]) -> bool {
    names.iter().all(|name| details.get(*name).is_some_and(|value| !value.trim().is_empty()))
}

fn check_value(details: &Details, name: &'static str, allowed: &'static [&'static str]) -> Result<(), Problem> {
    match details.get(name) {
        Some(value) if !allowed.contains(&value.as_str()) => Err(Problem::DetailValue { name, allowed }),
        _ => Ok(()),
    }
}
