//! The names by which a user can be found: username, `sub`, alias or username attributes, and identities with other providers.
//!
//! The store keeps one row per name, unique within the pool and kind; this module decides which names a user owns and
//! which a typed text may mean.

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{AliasAttributeType, UsernameAttributeType};

use crate::change::UserChange;
use crate::linked_identity;
use crate::user::User;
use crate::user_pool::UserPool;

/// The kind of a sign-in name. `sub` is none: it is looked up as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NameKind {
    /// The stored username.
    Username,
    /// An email address, as alias or as username.
    Email,
    /// A phone number, as alias or as username.
    PhoneNumber,
    /// The attribute `preferred_username`, as alias.
    PreferredUsername,
    /// An identity with another provider. Nobody can type it: see [`linked_identity::name`].
    Identity,
}

impl NameKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Username, Self::Email, Self::PhoneNumber, Self::PreferredUsername, Self::Identity];

    /// The attribute behind the name; also its text in storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Email => "email",
            Self::PhoneNumber => "phone_number",
            Self::PreferredUsername => "preferred_username",
            Self::Identity => "identity",
        }
    }

    /// The inverse of [`Self::as_str`].
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A name in its comparable form: folded to lower case where the pool does not distinguish case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignInName {
    /// What kind of name it is.
    pub kind: NameKind,
    /// The comparable text.
    pub key: String,
}

/// The comparable form of a name in this pool.
///
/// Cognito: `CaseSensitive` governs username, email and preferred_username. Source: user pool case sensitivity guide.
pub fn sign_in_name(pool: &UserPool, kind: NameKind, text: &str) -> SignInName {
    let fold = !pool.is_case_sensitive() && kind != NameKind::PhoneNumber;
    SignInName { kind, key: if fold { text.to_lowercase() } else { text.to_owned() } }
}

/// Whether a typed text can be a `sub`, which is looked up before any name.
pub fn may_be_sub(typed: &str) -> bool {
    uuid::Uuid::try_parse(typed).is_ok_and(|id| id.hyphenated().to_string() == typed)
}

/// Every name that a typed text may mean in this pool. A `sub` is not among them: look it up as it is.
pub fn candidates(pool: &UserPool, typed: &str) -> Vec<SignInName> {
    let mut kinds = vec![NameKind::Username];
    kinds.extend(attribute_kinds(pool));
    kinds.into_iter().map(|kind| sign_in_name(pool, kind, typed)).collect()
}

/// The attribute kinds that sign in to this pool, as alias or as username.
pub fn attribute_kinds(pool: &UserPool) -> Vec<NameKind> {
    let aliases = pool.settings.alias_attributes.iter().flatten().map(|alias| match alias {
        AliasAttributeType::Email => NameKind::Email,
        AliasAttributeType::PhoneNumber => NameKind::PhoneNumber,
        AliasAttributeType::PreferredUsername => NameKind::PreferredUsername,
    });
    let usernames = pool.settings.username_attributes.iter().flatten().map(|attribute| match attribute {
        UsernameAttributeType::Email => NameKind::Email,
        UsernameAttributeType::PhoneNumber => NameKind::PhoneNumber,
    });
    aliases.chain(usernames).collect()
}

/// Every name that this user owns, by the state of the profile.
///
/// An alias counts only while its attribute is verified (`preferred_username` needs no verification); a username
/// attribute counts in any case. Source: user pool attributes guide, aliases.
pub fn owned(pool: &UserPool, user: &User) -> Vec<SignInName> {
    let mut names = vec![sign_in_name(pool, NameKind::Username, &user.username)];
    let by_username_attribute = pool.has_username_attributes();
    for kind in attribute_kinds(pool) {
        let Some(value) = user.attributes.get(kind.as_str()).filter(|value| !value.is_empty()) else { continue };
        let counts = by_username_attribute || kind == NameKind::PreferredUsername || user.is_verified(kind.as_str());
        if counts {
            names.push(sign_in_name(pool, kind, value));
        }
    }
    names.extend(linked_identity::names(&user.attributes));
    names
}

/// What has to be claimed and released when a profile changes from `before` to `after`. A claim does not take a name
/// from another user.
pub fn moves(pool: &UserPool, before: &User, after: &User) -> Vec<UserChange> {
    let (old, new) = (owned(pool, before), owned(pool, after));
    let released = old.iter().filter(|name| !new.contains(name)).cloned().map(UserChange::ReleaseName);
    let claimed = new
        .iter()
        .filter(|name| !old.contains(name))
        .cloned()
        .map(|name| UserChange::ClaimName { name, from_other: false });
    released.chain(claimed).collect()
}
