//! Identities of other providers that belong to a user: links, which an administrator makes before the first sign-in.
//!
//! They are kept as Cognito shows them, in the attribute `identities`, which nobody can write. Each is also one of the names
//! by which the user is found, so that a sign-in with a provider is one look-up.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::ProviderUserIdentifierType;

use crate::attribute::schema;
use crate::change::UserChange;
use crate::error::Error;
use crate::identity_provider::IdentityProvider;
use crate::name::{NameKind, SignInName};
use crate::user::{Attributes, User};
use crate::user_pool::UserPool;

/// The attribute that holds the identities.
pub const ATTRIBUTE: &str = "identities";
/// How links call what a provider says its users are.
pub const SUBJECT: &str = "Cognito_Subject";
/// How links call the pool's own users.
const OWN_PROVIDER: &str = "Cognito";
/// Most identities linked to one user. Source: quotas.
const LINKS_MAX: usize = 5;

/// One identity of a user with another provider, in the form of the attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkedIdentity {
    /// What the provider calls its user.
    pub user_id: String,
    /// The provider.
    pub provider_name: String,
    /// The provider's type.
    pub provider_type: String,
    /// The entity id of a SAML provider.
    pub issuer: Option<String>,
    /// Whether the user came to be by this identity.
    pub primary: bool,
    /// When it was linked, in milliseconds.
    pub date_created: i64,
    /// Of which attribute `user_id` is the value, where that is not the provider's subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider_attribute_name: Option<String>,
}

/// Why a link is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Users of the pool itself are linked to, and not linked.
    SourceIsOwnUser,
    /// A member that names an identity is missing.
    Missing(&'static str),
    /// An attribute of the identity that the provider's mapping does not have, or that social providers cannot be linked by.
    AttributeNotMapped(String),
    /// The pool has no such provider.
    ProviderUnknown {
        /// The provider.
        provider: String,
        /// The pool.
        pool: String,
    },
    /// The identity is linked to this user already.
    LinkedAlready,
    /// The identity belongs to another user.
    BelongsToAnother,
    /// The user has as many links as there may be.
    TooMany,
    /// The identity belongs to nobody, or its user came to be by it.
    NotLinked,
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::LinkedIdentity(problem)
    }
}

/// What a request names: a user of the pool itself, or an identity with another provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A user of the pool, by username.
    Own(String),
    /// An identity.
    Identity {
        /// The provider.
        provider: String,
        /// The attribute that the value is of; [`SUBJECT`], or an attribute that the provider's mapping sets.
        attribute: String,
        /// The value.
        value: String,
    },
}

impl Named {
    /// The same by what the provider calls its user, whichever attribute was said.
    ///
    /// Cognito: that is how the user is named to whom an identity is linked. Source: AdminLinkProviderForUser, API reference.
    #[must_use]
    pub fn by_subject(self) -> Self {
        match self {
            Self::Own(_) => self,
            Self::Identity { provider, value, .. } => Self::Identity { provider, attribute: SUBJECT.to_owned(), value },
        }
    }
}

/// Reads whom a request names. The attribute's name is of no consequence for users of the pool itself.
pub fn read(given: Option<ProviderUserIdentifierType>) -> Result<Named, Problem> {
    let given = given.unwrap_or_default();
    let provider = given.provider_name.ok_or(Problem::Missing("ProviderName"))?;
    let value = given.provider_attribute_value.filter(|it| !it.is_empty());
    let value = value.ok_or(Problem::Missing("ProviderAttributeValue"))?;
    if provider == OWN_PROVIDER {
        return Ok(Named::Own(value));
    }
    let attribute = given.provider_attribute_name.filter(|it| !it.is_empty());
    Ok(Named::Identity { provider, attribute: attribute.unwrap_or_else(|| SUBJECT.to_owned()), value })
}

/// The name by which the user of an identity is found. Providers tell upper from lower case, whatever the pool does.
pub fn name(provider: &str, attribute: &str, value: &str) -> SignInName {
    SignInName { kind: NameKind::Identity, key: json!([provider, attribute, value]).to_string() }
}

/// The identities of a user, the first linked first.
pub fn of(attributes: &Attributes) -> Vec<LinkedIdentity> {
    let text = attributes.get(ATTRIBUTE).map(String::as_str);
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The names that a user's identities are found by.
pub fn names(attributes: &Attributes) -> impl Iterator<Item = SignInName> {
    of(attributes)
        .into_iter()
        .map(|it| name(&it.provider_name, it.provider_attribute_name.as_deref().unwrap_or(SUBJECT), &it.user_id))
}

/// Links an identity to a user. `owner` is the user to whom it belongs, if to any.
pub fn link(
    pool: &UserPool,
    destination: &User,
    provider: &IdentityProvider,
    source: (&str, &str),
    owner: Option<&User>,
    now: Timestamp,
) -> Result<Vec<UserChange>, Error> {
    let (attribute, value) = source;
    let is_subject = attribute == SUBJECT;
    // Cognito: social identities are linked by their subject, others also by an attribute that the provider's mapping sets.
    // Source: AdminLinkProviderForUser, API reference.
    if !is_subject && (provider.is_social() || !provider.attribute_mapping.contains_key(attribute)) {
        return Err(Problem::AttributeNotMapped(attribute.to_owned()).into());
    }
    match owner {
        Some(owner) if owner.sub == destination.sub => return Err(Problem::LinkedAlready.into()),
        Some(_) => return Err(Problem::BelongsToAnother.into()),
        None => {}
    }
    check_mutable(pool, destination)?;
    let mut identities = of(&destination.attributes);
    if identities.iter().filter(|it| !it.primary).count() >= LINKS_MAX {
        return Err(Problem::TooMany.into());
    }
    identities.push(LinkedIdentity {
        user_id: value.to_owned(),
        provider_name: provider.name.clone(),
        provider_type: provider.provider_type.as_str().to_owned(),
        issuer: provider.issuer(),
        primary: false,
        date_created: now.as_millis(),
        provider_attribute_name: (!is_subject).then(|| attribute.to_owned()),
    });
    let mut changes = replace(destination, &identities, now);
    changes.push(UserChange::ClaimName { name: name(&provider.name, attribute, value), from_other: false });
    Ok(changes)
}

/// Takes an identity away from the user to whom it is linked.
pub fn unlink(
    user: &User,
    provider: &str,
    attribute: &str,
    value: &str,
    now: Timestamp,
) -> Result<Vec<UserChange>, Problem> {
    let wanted = name(provider, attribute, value);
    let (mut identities, names) = (of(&user.attributes), names(&user.attributes));
    let position = names.into_iter().position(|it| it == wanted).ok_or(Problem::NotLinked)?;
    if identities.remove(position).primary {
        return Err(Problem::NotLinked);
    }
    let mut changes = replace(user, &identities, now);
    changes.push(UserChange::ReleaseName(wanted));
    Ok(changes)
}

/// The attribute `identities` as these, on what was seen of it.
fn replace(user: &User, identities: &[LinkedIdentity], now: Timestamp) -> Vec<UserChange> {
    let text = json!(identities).to_string();
    let (set, remove) = if identities.is_empty() {
        (Attributes::new(), vec![ATTRIBUTE.to_owned()])
    } else {
        (Attributes::from([(ATTRIBUTE.to_owned(), text)]), Vec::new())
    };
    vec![UserChange::expect(user, ATTRIBUTE), UserChange::Attributes { set, remove, at: now }]
}

/// Cognito: a user with a value of an immutable attribute cannot be linked to. Source: AdminLinkProviderForUser, API reference.
fn check_mutable(pool: &UserPool, user: &User) -> Result<(), Error> {
    let is_fixed = |name: &str| schema::find(pool, name).is_some_and(|attribute| attribute.mutable != Some(true));
    match user.attributes.keys().find(|name| is_fixed(name)) {
        Some(fixed) => Err(crate::attribute::Problem::Immutable(fixed.clone()).into()),
        None => Ok(()),
    }
}

/// The claim `identities` of an ID token, from the attribute's text.
///
/// Cognito: a list in which `primary` and `dateCreated` are texts. Source: recorded tokens.
pub fn claim(text: &str) -> Value {
    let Ok(identities) = serde_json::from_str::<Vec<LinkedIdentity>>(text) else { return json!(text) };
    let entry = |it: LinkedIdentity| -> Map<String, Value> {
        [
            ("userId", json!(it.user_id)),
            ("providerName", json!(it.provider_name)),
            ("providerType", json!(it.provider_type)),
            ("issuer", json!(it.issuer)),
            ("primary", json!(it.primary.to_string())),
            ("dateCreated", json!(it.date_created.to_string())),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    };
    json!(identities.into_iter().map(entry).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
