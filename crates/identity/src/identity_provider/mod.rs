//! Identity providers of a pool: what CreateIdentityProvider and UpdateIdentityProvider store, and what is shown of it.
//!
//! `details` knows what each type of provider needs and what is fixed about it, `saml_metadata` reads a SAML provider's own
//! description. Signing in with a provider is not decided here.

mod details;
mod saml_metadata;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{
    CreateGroupRequest, CreateIdentityProviderRequest, IdentityProviderType, IdentityProviderTypeType,
    ProviderDescription, UpdateIdentityProviderRequest,
};
use vestibule_api::{Sensitive, Timestamp};

use crate::attribute::schema;
use crate::error::Error;
use crate::group::{self, Group};
use crate::ids::UserPoolId;
use crate::pool_resource::{NameScope, Resource, ResourceKind, ResourceName};
use crate::user_pool::UserPool;

/// Most providers of one pool. Source: quotas.
pub const MOST: u32 = 300;
/// The provider that every pool has, as app clients and token exchanges name it: its own users.
pub const OWN_PROVIDER: &str = "COGNITO";
/// The mapped name that is no attribute of the schema.
const USERNAME: &str = "username";

/// An identity provider as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentityProvider {
    /// What it is called in its pool.
    pub name: String,
    /// What kind of provider it is.
    pub provider_type: IdentityProviderTypeType,
    /// Endpoints, scopes and secrets; completed, and with what is never shown.
    pub details: BTreeMap<String, Sensitive>,
    /// Attribute of the pool to claim of the provider.
    pub attribute_mapping: BTreeMap<String, String>,
    /// Further names by which a sign-in finds it.
    pub identifiers: Vec<String>,
    /// Level of authentication to the value of `acr` that the provider says for it.
    pub acr_mapping: BTreeMap<String, String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub modified_at: Timestamp,
}

/// Why a provider is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The name stands for the pool's own users.
    NameReserved(String),
    /// The names of social providers and their types go together.
    NameOfOtherType {
        /// The name.
        name: String,
        /// The type that was asked for.
        provider_type: &'static str,
    },
    /// A detail that an OpenID Connect provider needs is missing.
    OidcDetailsMissing,
    /// An endpoint of an OpenID Connect provider is not encrypted.
    OidcNotHttps,
    /// A detail that a social provider needs is missing.
    SocialDetailsMissing,
    /// A detail that Apple's provider needs is missing.
    AppleDetailsMissing,
    /// Neither metadata nor where it is.
    MetadataMissing,
    /// Both metadata and where it is.
    MetadataTwice,
    /// The metadata does not describe a SAML identity provider.
    MetadataUnreadable,
    /// A detail has another value than one of these.
    DetailValue {
        /// The detail.
        name: &'static str,
        /// What it may be.
        allowed: &'static [&'static str],
    },
    /// Attributes that are mapped and that the pool does not have or nobody can set.
    InvalidMapping(Vec<String>),
    /// Levels of authentication are mapped for OpenID Connect providers only.
    AcrMappingWithoutOidc,
    /// Another provider of the pool has this identifier.
    IdentifierTaken(String),
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::IdentityProvider(problem)
    }
}

impl Resource for IdentityProvider {
    const KIND: ResourceKind = ResourceKind::IdentityProvider;

    fn id(&self) -> &str {
        &self.name
    }

    fn names(&self) -> Vec<ResourceName> {
        let name = |name: &String| ResourceName { scope: NameScope::Pool, name: name.clone() };
        self.identifiers.iter().map(name).collect()
    }
}

/// A new provider of this pool.
pub fn create(
    pool: &UserPool,
    request: CreateIdentityProviderRequest,
    now: Timestamp,
) -> Result<IdentityProvider, Problem> {
    let name = request.provider_name.unwrap_or_default();
    let provider_type = request.provider_type.unwrap_or(IdentityProviderTypeType::Oidc);
    check_name(&name, provider_type)?;
    let details = details::complete(provider_type, request.provider_details.unwrap_or_default(), None)?;
    let provider = IdentityProvider {
        name,
        provider_type,
        details,
        attribute_mapping: with_username(provider_type, request.attribute_mapping.unwrap_or_default()),
        identifiers: distinct(request.idp_identifiers.unwrap_or_default()),
        acr_mapping: request.acr_mapping.unwrap_or_default(),
        created_at: now,
        modified_at: now,
    };
    check(pool, &provider)?;
    Ok(provider)
}

/// The provider with the members that are given replaced.
pub fn update(
    pool: &UserPool,
    provider: &IdentityProvider,
    request: UpdateIdentityProviderRequest,
    now: Timestamp,
) -> Result<IdentityProvider, Problem> {
    let mut updated = IdentityProvider { modified_at: now, ..provider.clone() };
    if let Some(given) = request.provider_details {
        updated.details = details::complete(provider.provider_type, given, Some(&provider.details))?;
    }
    if let Some(mapping) = request.attribute_mapping {
        updated.attribute_mapping = with_username(provider.provider_type, mapping);
    }
    if let Some(identifiers) = request.idp_identifiers {
        updated.identifiers = distinct(identifiers);
    }
    if let Some(mapping) = request.acr_mapping {
        updated.acr_mapping = mapping;
    }
    check(pool, &updated)?;
    Ok(updated)
}

impl IdentityProvider {
    /// What DescribeIdentityProvider answers.
    pub fn description(&self, pool: &UserPoolId) -> IdentityProviderType {
        let is_shown = |(name, _): &(&String, &Sensitive)| !details::is_hidden(name);
        IdentityProviderType {
            user_pool_id: Some(pool.to_string()),
            provider_name: Some(self.name.clone()),
            provider_type: Some(self.provider_type),
            provider_details: Some(
                self.details.iter().filter(is_shown).map(|(name, value)| (name.clone(), value.clone())).collect(),
            ),
            attribute_mapping: Some(self.attribute_mapping.clone()),
            idp_identifiers: Some(self.identifiers.clone()),
            acr_mapping: (!self.acr_mapping.is_empty()).then(|| self.acr_mapping.clone()),
            last_modified_date: Some(self.modified_at),
            creation_date: Some(self.created_at),
        }
    }

    /// The provider's entry in ListIdentityProviders.
    pub fn summary(&self) -> ProviderDescription {
        ProviderDescription {
            provider_name: Some(self.name.clone()),
            provider_type: Some(self.provider_type),
            last_modified_date: Some(self.modified_at),
            creation_date: Some(self.created_at),
        }
    }

    /// Whether it is one of the providers whose name is their type.
    pub fn is_social(&self) -> bool {
        is_social(self.provider_type)
    }

    /// Who vouches for the users of a SAML provider, if its metadata is here.
    ///
    /// Cognito: `issuer` of an identity is the entity id of SAML, and null for others. Source: recorded tokens.
    pub fn issuer(&self) -> Option<String> {
        let metadata = self.details.get(details::METADATA_FILE)?;
        saml_metadata::read(metadata.as_str()).ok().map(|it| it.entity_id)
    }

    /// The group of the users whom this provider brings.
    ///
    /// Cognito: a group of this name is made for each provider that is added. Source: user pool groups guide.
    pub fn group(&self, pool: &UserPoolId) -> Group {
        let request = CreateGroupRequest {
            group_name: Some(format!("{pool}_{}", self.name)),
            description: Some(format!("Autogenerated group for users who sign in using {}", self.name)),
            ..CreateGroupRequest::default()
        };
        group::create(pool, request, self.created_at)
    }
}

fn is_social(provider_type: IdentityProviderTypeType) -> bool {
    use IdentityProviderTypeType as Type;
    match provider_type {
        Type::Facebook | Type::Google | Type::LoginWithAmazon | Type::SignInWithApple => true,
        Type::Saml | Type::Oidc => false,
    }
}

fn check_name(name: &str, provider_type: IdentityProviderTypeType) -> Result<(), Problem> {
    if name.eq_ignore_ascii_case(OWN_PROVIDER) {
        return Err(Problem::NameReserved(name.to_owned()));
    }
    // Cognito: a social provider is called as its type, and nothing else is. Source: CreateIdentityProvider, API reference.
    let named: Option<IdentityProviderTypeType> = name.parse().ok().filter(|it| is_social(*it));
    let expected = is_social(provider_type).then_some(provider_type);
    if named == expected {
        Ok(())
    } else {
        Err(Problem::NameOfOtherType { name: name.to_owned(), provider_type: provider_type.as_str() })
    }
}

fn check(pool: &UserPool, provider: &IdentityProvider) -> Result<(), Problem> {
    let can_be_set = |name: &str| name == USERNAME || name != "sub" && schema::find(pool, name).is_some();
    let invalid: Vec<_> = provider.attribute_mapping.keys().filter(|name| !can_be_set(name)).cloned().collect();
    if !invalid.is_empty() {
        return Err(Problem::InvalidMapping(invalid));
    }
    if !provider.acr_mapping.is_empty() && provider.provider_type != IdentityProviderTypeType::Oidc {
        return Err(Problem::AcrMappingWithoutOidc);
    }
    Ok(())
}

/// Cognito: the username is mapped by itself, from what the provider calls its users. Source: attribute mapping guide. SAML's
/// NameID is no attribute, so there is nothing to show.
fn with_username(
    provider_type: IdentityProviderTypeType,
    mut mapping: BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    use IdentityProviderTypeType as Type;
    let subject = match provider_type {
        Type::Saml => return mapping,
        Type::Facebook => "id",
        Type::LoginWithAmazon => "user_id",
        Type::Google | Type::SignInWithApple | Type::Oidc => "sub",
    };
    mapping.entry(USERNAME.to_owned()).or_insert_with(|| subject.to_owned());
    mapping
}

fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| seen.insert(name.clone())).collect()
}

#[cfg(test)]
mod tests;
