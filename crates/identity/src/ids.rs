//! Identifiers as types of their own, so that one cannot stand where another belongs.
//!
//! They are opaque texts: their form is checked by the model's constraints before they get here.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an identifier as it stands.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

identifier! {
    /// A user pool's id, `{region}_{9 characters}`.
    UserPoolId
}
identifier! {
    /// An app client's id, 26 characters of `[0-9a-z]`.
    ClientId
}
identifier! {
    /// The name of a group, by which it is known in its user pool.
    GroupName
}
identifier! {
    /// A user's immutable identifier, a UUID in lower case.
    Sub
}

impl UserPoolId {
    /// The part after the first `_`, which SRP uses as the pool's name.
    pub fn srp_name(&self) -> &str {
        self.0.split_once('_').map_or(self.as_str(), |(_, name)| name)
    }
}

impl UserPoolId {
    /// The region: what comes before the first `_`.
    pub fn region(&self) -> &str {
        self.0.split_once('_').map_or(self.as_str(), |(region, _)| region)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_srp_name_is_what_follows_the_region() {
        assert_eq!(UserPoolId::new("us-east-1_AbC_d").srp_name(), "AbC_d");
    }
}
