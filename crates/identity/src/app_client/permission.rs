//! Which attributes an app client may read and write.
//!
//! Whether an attribute exists, and whether it can change at all, is the pool's schema.

use crate::app_client::AppClient;
use crate::attribute::schema;
use crate::linked_identity;
use crate::user_pool::UserPool;

/// The attributes that `oidc:profile` stands for in a client's lists.
pub const PROFILE_ATTRIBUTES: [&str; 13] = [
    "name",
    "family_name",
    "given_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
];

/// The name that stands for [`PROFILE_ATTRIBUTES`].
pub(super) const PROFILE_GROUP: &str = "oidc:profile";

impl AppClient {
    /// Whether tokens and GetUser of this client show the attribute. No list means every attribute. `sub` and `identities` are
    /// in no list.
    pub fn can_read(&self, name: &str) -> bool {
        name == "sub" || name == linked_identity::ATTRIBUTE || lists(self.settings.read_attributes.as_deref(), name)
    }

    /// Whether users may write the attribute through this client. No list means every attribute; a required attribute
    /// can always be written.
    ///
    /// Cognito: the verified flags and `dev:` attributes are the administrator's alone. Source: attribute permissions
    /// and scopes, developer guide.
    pub fn can_write(&self, pool: &UserPool, name: &str) -> bool {
        if is_administrators(name) {
            return false;
        }
        let required = schema::find(pool, name).is_some_and(|attribute| attribute.required == Some(true));
        required || lists(self.settings.write_attributes.as_deref(), name)
    }
}

/// Whether only an administrator, or nobody, can write the attribute.
pub(super) fn is_administrators(name: &str) -> bool {
    matches!(name, "sub" | "email_verified" | "phone_number_verified") || name.starts_with("dev:")
}

fn lists(list: Option<&[String]>, name: &str) -> bool {
    let Some(list) = list else { return true };
    list.iter().any(|entry| entry == name || entry == PROFILE_GROUP && PROFILE_ATTRIBUTES.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::fixture;

    fn pool() -> UserPool {
        fixture::pool(&[fixture::required("email")])
    }

    fn client(list: Option<&[&str]>) -> AppClient {
        let list = list.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let mut client = fixture::client(None);
        client.settings.read_attributes.clone_from(&list);
        client.settings.write_attributes = list;
        client
    }

    #[test]
    fn lists_decide_and_their_absence_allows() {
        let table: [(Option<&[&str]>, &str, bool, bool); 11] = [
            (None, "name", true, true),
            (None, "custom:level", true, true),
            (None, "email_verified", true, false),
            (None, "sub", true, false),
            (None, "dev:custom:level", true, false),
            (Some(&["name"]), "name", true, true),
            (Some(&["name"]), "nickname", false, false),
            (Some(&["name"]), "sub", true, false),
            (Some(&["name"]), "email", false, true),
            (Some(&["oidc:profile"]), "nickname", true, true),
            (Some(&["oidc:profile"]), "address", false, false),
        ];
        for (list, name, read, write) in table {
            let client = client(list);
            assert_eq!(client.can_read(name), read, "read {name} with {list:?}");
            assert_eq!(client.can_write(&pool(), name), write, "write {name} with {list:?}");
        }
    }
}
