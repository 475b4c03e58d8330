//! Request rates of the server as a whole, by category of operations: what is free, what is provisioned.
//!
//! They are kept and told. Nothing here slows a request down.

use vestibule_api::cognito_idp::{LimitDefinitionType, LimitType};

/// The categories with the rates that are free, in requests per second.
///
/// Source: quotas, developer guide.
const CATEGORIES: [(&str, i32); 17] = [
    ("ClientAuthentication", 150),
    ("UserAccountRecovery", 30),
    ("UserAuthentication", 120),
    ("UserCreation", 50),
    ("UserFederation", 25),
    ("UserList", 30),
    ("UserPoolClientRead", 15),
    ("UserPoolClientUpdate", 15),
    ("UserPoolRead", 15),
    ("UserPoolResourceRead", 20),
    ("UserPoolResourceUpdate", 15),
    ("UserPoolUpdate", 15),
    ("UserRead", 120),
    ("UserResourceRead", 50),
    ("UserResourceUpdate", 25),
    ("UserToken", 120),
    ("UserUpdate", 25),
];

/// How much more than the free rate can be provisioned: the account's maximum. With the service it is agreed upon; here it is
/// ours.
const MAXIMUM_FACTOR: i32 = 100;

/// A category of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its name.
    pub name: &'static str,
    /// The rate that is free.
    free: i32,
}

/// Why a limit is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The definition names no category.
    NoCategory,
    /// The definition says something beside the category.
    Attribute(String),
    /// There is no such category.
    UnknownCategory(String),
    /// Less than what is free.
    BelowFree(i32),
    /// More than the account may have.
    AboveMaximum(i32),
}

impl Category {
    /// The names of all of them.
    pub fn names() -> impl Iterator<Item = &'static str> {
        CATEGORIES.iter().map(|(name, _)| *name)
    }

    /// The category that a definition means.
    pub fn of(definition: Option<&LimitDefinitionType>) -> Result<Self, Problem> {
        let attributes = definition.and_then(|it| it.attributes.as_ref());
        if let Some(other) = attributes.into_iter().flatten().find(|(name, _)| *name != "Category") {
            return Err(Problem::Attribute(other.0.clone()));
        }
        let name = attributes.and_then(|it| it.get("Category")).ok_or(Problem::NoCategory)?;
        let found = CATEGORIES.iter().find(|(category, _)| category == name);
        found.map(|(name, free)| Self { name, free: *free }).ok_or_else(|| Problem::UnknownCategory(name.clone()))
    }

    /// A value that can be provisioned.
    pub fn check(self, requested: i32) -> Result<i32, Problem> {
        let maximum = self.free * MAXIMUM_FACTOR;
        if requested < self.free {
            return Err(Problem::BelowFree(self.free));
        }
        if requested > maximum { Err(Problem::AboveMaximum(maximum)) } else { Ok(requested) }
    }

    /// What the API says of the category: what is provisioned is what is free, unless more was.
    pub fn limit(self, definition: Option<LimitDefinitionType>, provisioned: Option<i32>) -> LimitType {
        LimitType {
            limit_definition: definition,
            provisioned_limit_value: Some(provisioned.unwrap_or(self.free)),
            free_limit_value: Some(self.free),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn category(attributes: &[(&str, &str)]) -> Result<Category, Problem> {
        let attributes: BTreeMap<String, String> =
            attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Category::of(Some(&LimitDefinitionType { limit_class: None, attributes: Some(attributes) }))
    }

    #[test]
    fn a_definition_names_one_category() {
        assert_eq!(category(&[("Category", "UserRead")]).unwrap().name, "UserRead");
        assert_eq!(category(&[]), Err(Problem::NoCategory));
        assert_eq!(category(&[("Category", "userread")]), Err(Problem::UnknownCategory("userread".into())));
        let more = category(&[("Category", "UserRead"), ("UserPoolId", "r_pool")]);
        assert_eq!(more, Err(Problem::Attribute("UserPoolId".into())));
    }

    #[test]
    fn what_is_provisioned_lies_between_the_free_rate_and_the_maximum() {
        let category = category(&[("Category", "UserFederation")]).unwrap();
        for (requested, expected) in [
            (25, Ok(25)),
            (2500, Ok(2500)),
            (24, Err(Problem::BelowFree(25))),
            (-1, Err(Problem::BelowFree(25))),
            (2501, Err(Problem::AboveMaximum(2500))),
        ] {
            assert_eq!(category.check(requested), expected);
        }
        assert_eq!(category.limit(None, None).provisioned_limit_value, Some(25));
        assert_eq!(category.limit(None, Some(40)).provisioned_limit_value, Some(40));
    }
}
