//! The claims of ID and access tokens, and what pre token generation may change in them.

use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;

use crate::app_client::AppClient;
use crate::linked_identity;
use crate::sign_in::{Ending, Grant};
use crate::trigger::pre_token_generation::{ClaimOverrides, Overrides};

/// The scope of every token that the API's own sign-in issues.
pub(super) const ADMIN_SCOPE: &str = "aws.cognito.signin.user.admin";

/// Claims that both tokens protect: an attempt to change one is ignored, the sign-in goes on.
///
/// Source: pre token generation guide, excluded claims; that it is silent is inferred.
const PROTECTED: [&str; 21] = [
    "acr",
    "amr",
    "at_hash",
    "auth_time",
    "azp",
    "exp",
    "iat",
    "iss",
    "jti",
    "nbf",
    "nonce",
    "origin_jti",
    "token_use",
    "sub",
    "identities",
    "cognito:username",
    "username",
    "client_id",
    "event_id",
    "device_key",
    "version",
];

/// Claims of the ID token that take no complex value.
const SCALAR_IN_ID: [&str; 4] = ["phone_number_verified", "email_verified", "updated_at", "address"];

/// What the circumstances of issuing add to a grant.
#[derive(Clone, Debug)]
pub struct Issue {
    /// `iss`: `{public_url}/{userPoolId}`.
    pub issuer: String,
    /// The time of issuing.
    pub now: Timestamp,
    /// `jti` of the ID token.
    pub id_jti: String,
    /// `jti` of the access token.
    pub access_jti: String,
    /// `event_id` of both.
    pub event_id: String,
    /// `origin_jti` of a new sign-in; a refresh keeps the one it has.
    pub origin_jti: String,
    /// `device_key` of the access token, where the pool tracks devices.
    pub device_key: Option<String>,
}

impl Issue {
    /// What all tokens of this sign-in share, and when the user really signed in.
    pub fn origin(&self, grant: &Grant) -> (String, Timestamp) {
        match &grant.ending {
            Ending::SignIn { .. } => (self.origin_jti.clone(), self.now),
            Ending::Refresh { session, .. } => (session.id.clone(), session.auth_time),
        }
    }
}

/// The claims of the ID token.
pub fn id_token(grant: &Grant, client: &AppClient, issue: &Issue) -> Map<String, Value> {
    let mut claims = common(grant, client, issue, &issue.id_jti, "id", client.id_token_ttl_seconds());
    claims.insert("aud".into(), json!(client.id.as_str()));
    claims.insert("cognito:username".into(), json!(grant.profile.username));
    for (name, value) in &grant.profile.attributes {
        if client.can_read(name) {
            claims.insert(name.clone(), attribute_claim(name, value));
        }
    }
    change(&mut claims, &grant.overrides.id, is_protected_in_id);
    put_groups(&mut claims, grant, true);
    claims
}

/// The claims of the access token.
pub fn access_token(grant: &Grant, client: &AppClient, issue: &Issue) -> Map<String, Value> {
    let mut claims = common(grant, client, issue, &issue.access_jti, "access", client.access_token_ttl_seconds());
    claims.insert("client_id".into(), json!(client.id.as_str()));
    claims.insert("username".into(), json!(grant.profile.username));
    if let Some(key) = &issue.device_key {
        claims.insert("device_key".into(), json!(key));
    }
    change_access(&mut claims, &grant.overrides, client);
    put_groups(&mut claims, grant, false);
    claims.insert("scope".into(), json!(scope_text([ADMIN_SCOPE].into_iter(), &grant.overrides)));
    claims
}

/// What a function changes in the claims of an access token, groups and scopes apart.
pub(super) fn change_access(claims: &mut Map<String, Value>, overrides: &Overrides, client: &AppClient) {
    change(claims, &overrides.access, |name, value| {
        is_protected(name) || name == "scope" || name == "aud" && value != client.id.as_str()
    });
}

/// The `scope` claim: scopes that are granted, with those that a function adds and without those that it takes.
pub(super) fn scope_text<'a>(granted: impl Iterator<Item = &'a str>, overrides: &'a Overrides) -> String {
    let suppressed = &overrides.scopes_to_suppress;
    let added = overrides.scopes_to_add.iter().map(String::as_str);
    let mut scopes: Vec<&str> = Vec::new();
    for scope in granted.chain(added) {
        if !scopes.contains(&scope) && !suppressed.iter().any(|it| it == scope) {
            scopes.push(scope);
        }
    }
    scopes.join(" ")
}

fn common(
    grant: &Grant,
    client: &AppClient,
    issue: &Issue,
    jti: &str,
    token_use: &str,
    ttl_seconds: i64,
) -> Map<String, Value> {
    let (origin_jti, auth_time) = issue.origin(grant);
    let seconds = issue.now.as_millis().div_euclid(1000);
    let mut claims = Map::new();
    claims.insert("sub".into(), json!(grant.profile.sub.as_str()));
    claims.insert("iss".into(), json!(issue.issuer));
    if client.revokes_tokens() {
        claims.insert("origin_jti".into(), json!(origin_jti.as_str()));
        claims.insert("jti".into(), json!(jti));
    } else if token_use == "access" {
        claims.insert("jti".into(), json!(jti));
    }
    // Tokens that carry no origin have to name their session too: a global sign-out ends them as well.
    let event_id = if client.revokes_tokens() { &issue.event_id } else { &origin_jti };
    claims.insert("event_id".into(), json!(event_id));
    claims.insert("token_use".into(), json!(token_use));
    claims.insert("auth_time".into(), json!(auth_time.as_millis().div_euclid(1000)));
    let (acr, methods) = match &grant.ending {
        Ending::SignIn { acr, methods, .. } => (acr, methods),
        Ending::Refresh { session, .. } => (&session.acr, &session.methods),
    };
    // Cognito: in answer to a level that was asked for, and unchanged by a refresh. Source: authentication levels guide.
    if let Some(acr) = acr {
        claims.insert("acr".into(), json!(acr));
        claims.insert("amr".into(), json!(methods.amr()));
    }
    claims.insert("exp".into(), json!(seconds + ttl_seconds));
    claims.insert("iat".into(), json!(seconds));
    claims
}

/// Cognito: only the two verified flags are booleans, `updated_at` is a number, `address` an object, `identities` a list; all
/// else are texts. Source: ID token guide.
fn attribute_claim(name: &str, value: &str) -> Value {
    match name {
        "email_verified" | "phone_number_verified" => json!(value.eq_ignore_ascii_case("true")),
        "updated_at" => value.parse::<i64>().map_or_else(|_| json!(value), |number| json!(number)),
        "address" => json!({"formatted": value}),
        linked_identity::ATTRIBUTE => linked_identity::claim(value),
        _ => json!(value),
    }
}

fn change(claims: &mut Map<String, Value>, overrides: &ClaimOverrides, refuses: impl Fn(&str, &Value) -> bool) {
    for (name, value) in &overrides.add {
        if !refuses(name, value) {
            claims.insert(name.clone(), value.clone());
        }
    }
    for name in &overrides.suppress {
        // `cognito:groups` may be suppressed; see `put_groups`.
        let is_own_audience = name == "aud" && claims["token_use"] == "id";
        if !is_protected(name) && !is_own_audience {
            claims.remove(name);
        }
    }
}

/// The user's groups, or those that a function has put in their place.
///
/// Cognito: roles are in the ID token only, and go with the groups. Source: groups guide, pre token generation guide.
fn put_groups(claims: &mut Map<String, Value>, grant: &Grant, is_id_token: bool) {
    let overrides = &grant.overrides;
    let groups = overrides.groups.as_ref().unwrap_or(&grant.groups);
    let suppressed = if is_id_token { &overrides.id.suppress } else { &overrides.access.suppress };
    if groups.groups.is_empty() || suppressed.iter().any(|name| name == "cognito:groups") {
        return;
    }
    claims.insert("cognito:groups".into(), json!(groups.groups));
    if is_id_token {
        if !groups.roles.is_empty() {
            claims.insert("cognito:roles".into(), json!(groups.roles));
        }
        if let Some(role) = &groups.preferred_role {
            claims.insert("cognito:preferred_role".into(), json!(role));
        }
    }
}

/// Whether neither token lets a function touch this claim, `cognito:groups` apart.
pub(crate) fn is_protected(name: &str) -> bool {
    PROTECTED.contains(&name) || name.starts_with("cognito:")
}

fn is_protected_in_id(name: &str, value: &Value) -> bool {
    let is_complex = value.is_array() || value.is_object();
    is_protected(name) || name == "aud" || name.starts_with("dev:") || is_complex && SCALAR_IN_ID.contains(&name)
}
