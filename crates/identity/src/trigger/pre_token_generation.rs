//! Pre token generation: changes the claims, groups and scopes of tokens that are about to be made.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use vestibule_api::cognito_idp::{LambdaConfigType, PreTokenGenerationLambdaVersionType};

use super::{ClientMetadata, Envelope, Response, put_metadata, unrecognizable};
use crate::error::TriggerError;
use crate::group::GroupClaims;
use crate::user::Attributes;

/// Why tokens are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A sign-in by the API.
    Authentication,
    /// A sign-in in which the user had to set a new password.
    NewPasswordChallenge,
    /// A sign-in in which a remembered device has proven itself.
    AuthenticateDevice,
    /// A refresh.
    RefreshTokens,
}

impl Source {
    fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "TokenGeneration_Authentication",
            Self::NewPasswordChallenge => "TokenGeneration_NewPasswordChallenge",
            Self::AuthenticateDevice => "TokenGeneration_AuthenticateDevice",
            Self::RefreshTokens => "TokenGeneration_RefreshTokens",
        }
    }
}

/// The event version that the pool asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Texts for the ID token.
    V1,
    /// Any JSON for both tokens, and scopes.
    V2,
    /// As V2, and for client credentials too.
    V3,
}

/// The version that a pool has configured; without one it is the first.
pub fn version(config: &LambdaConfigType) -> Version {
    match config.pre_token_generation_config.as_ref().and_then(|it| it.lambda_version) {
        None | Some(PreTokenGenerationLambdaVersionType::V1_0) => Version::V1,
        Some(PreTokenGenerationLambdaVersionType::V2_0) => Version::V2,
        Some(PreTokenGenerationLambdaVersionType::V3_0) => Version::V3,
    }
}

/// What the tokens are about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The user's attributes.
    pub attributes: &'a Attributes,
    /// The user's groups and roles.
    pub groups: &'a GroupClaims,
    /// The scopes that are granted.
    pub scopes: &'a [String],
}

/// The event.
pub fn event(
    envelope: Envelope<'_>,
    version: Version,
    source: Source,
    about: About<'_>,
    metadata: Option<&ClientMetadata>,
) -> Value {
    let About { attributes, groups, scopes } = about;
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert(
        "groupConfiguration".into(),
        json!({
            "groupsToOverride": groups.groups,
            "iamRolesToOverride": groups.roles,
            "preferredRole": groups.preferred_role,
        }),
    );
    let (number, response) = match version {
        Version::V1 => ("1", json!({"claimsOverrideDetails": null})),
        Version::V2 => ("2", json!({"claimsAndScopeOverrideDetails": null})),
        Version::V3 => ("3", json!({"claimsAndScopeOverrideDetails": null})),
    };
    if version != Version::V1 {
        request.insert("scopes".into(), json!(scopes));
    }
    put_metadata(&mut request, metadata);
    envelope.versioned_event(number, source.as_str(), request, response)
}

/// The event before the token of an app client itself is made: of the third version, about no user.
///
/// Cognito: no attributes, and null for the groups. Source: captured event.
pub fn client_event(envelope: Envelope<'_>, scopes: &[String], metadata: Option<&ClientMetadata>) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!({}));
    request.insert("groupConfiguration".into(), Value::Null);
    request.insert("scopes".into(), json!(scopes));
    put_metadata(&mut request, metadata);
    let response = json!({"claimsAndScopeOverrideDetails": null});
    envelope.versioned_event("3", "TokenGeneration_ClientCredentials", request, response)
}

/// What to change in the tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// For the ID token.
    pub id: ClaimOverrides,
    /// For the access token.
    pub access: ClaimOverrides,
    /// Scopes to add to the access token.
    pub scopes_to_add: Vec<String>,
    /// Scopes to take from the access token.
    pub scopes_to_suppress: Vec<String>,
    /// Groups and roles that replace the user's, if the function said so.
    pub groups: Option<GroupClaims>,
}

/// What to change in one token's claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimOverrides {
    /// Claims to set.
    pub add: BTreeMap<String, Value>,
    /// Claims to leave out; wins over `add`.
    pub suppress: Vec<String>,
}

/// How many claims and scopes a function may add to one token, without those that it suppresses itself.
///
/// Cognito: the limit is for all that a token has. The service's own, some two dozen, are not counted here. What the real
/// service answers beyond it is not known. Source: pre token generation guide.
const ADDED_MAX: usize = 5000;

/// Reads the response.
pub fn read(version: Version, response: &Response) -> Result<Overrides, TriggerError> {
    let overrides = match version {
        Version::V1 => read_v1(response),
        Version::V2 | Version::V3 => read_v2(response),
    }?;
    let scopes = kept(overrides.scopes_to_add.iter(), &overrides.scopes_to_suppress);
    let claims = |of: &ClaimOverrides| kept(of.add.keys(), &of.suppress);
    if claims(&overrides.id).max(claims(&overrides.access) + scopes) > ADDED_MAX {
        return Err(unrecognizable(format!("a token may have {ADDED_MAX} claims and scopes at most")));
    }
    Ok(overrides)
}

/// How many of these are not suppressed as well.
fn kept<'a>(added: impl Iterator<Item = &'a String>, suppressed: &[String]) -> usize {
    let suppressed: BTreeSet<&String> = suppressed.iter().collect();
    added.filter(|name| !suppressed.contains(name)).count()
}

fn read_v1(response: &Response) -> Result<Overrides, TriggerError> {
    let Some(details) = response.object("claimsOverrideDetails")? else { return Ok(Overrides::default()) };
    let id = read_claims(&details)?;
    // Cognito: a number, boolean, array or object as a V1 claim is refused. Source: reports of the exception.
    if let Some((name, value)) = id.add.iter().find(|(_, value)| !value.is_string()) {
        return Err(unrecognizable(format!("claim `{name}` must be a string, not {}", super::kind(value))));
    }
    Ok(Overrides { id, groups: read_groups(&details)?, ..Overrides::default() })
}

fn read_v2(response: &Response) -> Result<Overrides, TriggerError> {
    let Some(details) = response.object("claimsAndScopeOverrideDetails")? else { return Ok(Overrides::default()) };
    let id = details.object("idTokenGeneration")?.unwrap_or_default();
    let access = details.object("accessTokenGeneration")?.unwrap_or_default();
    let scopes_to_add = text_list(&access, "scopesToAdd")?;
    if scopes_to_add.iter().any(|scope| scope.is_empty() || scope.contains(char::is_whitespace)) {
        return Err(unrecognizable("`scopesToAdd` must not contain white space"));
    }
    Ok(Overrides {
        id: read_claims(&id)?,
        access: read_claims(&access)?,
        scopes_to_add,
        scopes_to_suppress: text_list(&access, "scopesToSuppress")?,
        groups: read_groups(&details)?,
    })
}

fn read_claims(generation: &Response) -> Result<ClaimOverrides, TriggerError> {
    let add = generation.object("claimsToAddOrOverride")?.unwrap_or_default();
    Ok(ClaimOverrides {
        // A null claim is not documented; it is ignored.
        add: add.0.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        suppress: text_list(generation, "claimsToSuppress")?,
    })
}

fn read_groups(details: &Response) -> Result<Option<GroupClaims>, TriggerError> {
    let Some(groups) = details.object("groupOverrideDetails")? else { return Ok(None) };
    Ok(Some(GroupClaims {
        groups: text_list(&groups, "groupsToOverride")?,
        roles: text_list(&groups, "iamRolesToOverride")?,
        preferred_role: groups.text("preferredRole")?,
    }))
}

fn text_list(of: &Response, name: &str) -> Result<Vec<String>, TriggerError> {
    let list = of.typed(name, "a list of strings", |value| {
        value.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
    })?;
    Ok(list.unwrap_or_default())
}
