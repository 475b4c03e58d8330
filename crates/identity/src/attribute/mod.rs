//! Attribute values against a pool's schema and a client's permissions.
//!
//! `schema` knows which attributes a pool has, `value` what a value must look like, `profile` and `update` what a new
//! user may bring and an existing one may change, `username` which names are possible, `mask` how a destination is
//! shown. Which names a user signs in with is `crate::name`.

mod mask;
pub mod profile;
pub mod schema;
mod update;
pub mod username;
mod value;

use vestibule_api::cognito_idp::AttributeType;

use crate::app_client::AppClient;
use crate::error::Error;
use crate::message::Medium;
use crate::name::NameKind;
use crate::user::{Attributes, User};
use crate::user_pool::UserPool;

use mask::{masked_email, masked_phone_number};
pub use update::{ProfileUpdate, ToVerify, update, verified};
pub use value::{is_email, is_phone_number};

/// Why attributes are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The client may not write the attribute.
    Unauthorized,
    /// An attribute without a value, where an empty value would mean to delete it.
    NullValue(String),
    /// Values of a new user, or changed values, that break the schema: each with its attribute's name.
    Nonconforming(Vec<(String, Violation)>),
    /// An attribute to change that the schema does not have.
    NotInSchema(String),
    /// An attribute to change that can only be set when the user is created.
    Immutable(String),
    /// `sub` is nobody's to set.
    Sub,
    /// A required attribute cannot be deleted, nor the last one that signs in.
    RequiredDeleted(String),
    /// Not the form of an email address.
    EmailFormat,
    /// Not the form of a phone number.
    PhoneNumberFormat,
    /// A verified flag without the attribute that it is about.
    VerifiedWithoutValue(NameKind),
    /// An alias of this kind has to wait until the user is confirmed.
    PreferredUsernameTooEarly,
    /// The username must be an email address.
    UsernameNotEmail,
    /// The username must be a phone number.
    UsernameNotPhoneNumber,
    /// The username must be an email address or a phone number.
    UsernameNeither,
    /// The attribute that the username fills was given, and says otherwise.
    UsernameContradicted(NameKind),
    /// The username must not look like an email address, which is an alias here.
    UsernameIsEmail,
    /// The username must not look like a phone number, which is an alias here.
    UsernameIsPhoneNumber,
}

/// What is wrong with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// A required attribute without a value.
    Required,
    /// The schema does not have the attribute.
    NotInSchema,
    /// Fewer characters than this.
    TooShort(usize),
    /// More characters than this.
    TooLong(usize),
    /// Not a number.
    NotNumber,
    /// A number below this.
    TooSmall(String),
    /// A number above this.
    TooLarge(String),
    /// Neither `true` nor `false`.
    NotBoolean,
    /// Not a date and time.
    NotDateTime,
}

/// Who writes attributes.
#[derive(Clone, Copy, Debug)]
pub enum Writer<'a> {
    /// An administrator: no permission is asked for.
    Administrator,
    /// The user, through this client.
    Client(&'a AppClient),
}

impl Writer<'_> {
    fn may_write(self, pool: &UserPool, name: &str) -> bool {
        match self {
            Self::Administrator => true,
            Self::Client(client) => client.can_write(pool, name),
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Attribute(problem)
    }
}

/// Whether a user may write these attributes through this client.
pub fn check_writable<'a>(
    pool: &UserPool,
    client: &AppClient,
    names: impl IntoIterator<Item = &'a str>,
) -> Result<(), Problem> {
    let may_write_all = names.into_iter().all(|name| client.can_write(pool, name));
    if may_write_all { Ok(()) } else { Err(Problem::Unauthorized) }
}

/// Whether the schema has these attributes and their values conform to it. Blank values are not judged.
pub fn check_values(pool: &UserPool, values: &Attributes) -> Result<(), Problem> {
    for (name, text) in values.iter().filter(|(_, text)| !text.is_empty()) {
        match schema::find(pool, name) {
            Some(attribute) => value::check(attribute, text)?,
            None => return Err(Problem::Nonconforming(vec![(name.clone(), Violation::NotInSchema)])),
        };
    }
    Ok(())
}

/// A destination as it is shown to whoever may not own it.
pub fn mask_destination(medium: Medium, destination: &str) -> String {
    match medium {
        Medium::Sms => masked_phone_number(destination),
        Medium::Email => masked_email(destination),
    }
}

/// Reads a request's attributes. The last one of a name wins.
pub fn from_list(list: Vec<AttributeType>) -> Result<Attributes, Problem> {
    list.into_iter()
        .map(|attribute| {
            let name = attribute.name.unwrap_or_default();
            match attribute.value {
                Some(value) => Ok((name, value.into_inner())),
                None => Err(Problem::NullValue(name)),
            }
        })
        .collect()
}

/// Writes attributes for an answer.
pub fn to_list<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<AttributeType> {
    attributes
        .into_iter()
        .map(|(name, value)| AttributeType { name: Some(name.to_owned()), value: Some(value.into()) })
        .collect()
}

/// A user's attributes, `sub` first, then by name.
pub fn of_user(user: &User) -> impl Iterator<Item = (&str, &str)> {
    let others = user.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    std::iter::once(("sub", user.sub.as_str())).chain(others)
}

/// A pool, a client and a user for the tests of this module's parts.
#[cfg(test)]
pub(crate) mod fixture {
    use vestibule_api::Timestamp;
    use vestibule_api::cognito_idp::{SchemaAttributeType, UserPoolClientType, UserPoolType};

    use super::*;
    use crate::ids::{ClientId, Sub, UserPoolId};
    use crate::user::UserStatus;
    use crate::user_pool::PoolMfa;
    use crate::user_session::SessionTracking;

    pub(crate) fn pool(input: &[SchemaAttributeType]) -> UserPool {
        let id = UserPoolId::new("us-east-1_pool");
        let schema = schema::create(input).expect("a valid schema");
        let settings = UserPoolType { schema_attributes: Some(schema), ..UserPoolType::default() };
        UserPool {
            id,
            revision: 0,
            settings,
            mfa: PoolMfa::default(),
            sessions: SessionTracking::default(),
            replicas: Vec::new(),
        }
    }

    pub(crate) fn required(name: &str) -> SchemaAttributeType {
        SchemaAttributeType { name: Some(name.into()), required: Some(true), ..SchemaAttributeType::default() }
    }

    pub(crate) fn client(write: Option<&[&str]>) -> AppClient {
        let list = write.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        AppClient {
            id: ClientId::new("client"),
            pool_id: UserPoolId::new("us-east-1_pool"),
            revision: 0,
            settings: UserPoolClientType { write_attributes: list, ..UserPoolClientType::default() },
            secrets: Vec::new(),
            sso_session_minutes: None,
        }
    }

    pub(crate) fn attributes(pairs: &[(&str, &str)]) -> Attributes {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    pub(crate) fn user(pairs: &[(&str, &str)]) -> User {
        User {
            status: UserStatus::Confirmed,
            ..User::new(
                UserPoolId::new("us-east-1_pool"),
                Sub::new("11111111-1111-4111-8111-111111111111"),
                "jane".into(),
                attributes(pairs),
                Timestamp::default(),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_with_the_last_value_and_refused_with_a_null() {
        let entry =
            |name: &str, value: Option<&str>| AttributeType { name: Some(name.into()), value: value.map(Into::into) };
        let read = from_list(vec![entry("name", Some("a")), entry("name", Some("b")), entry("email", Some(""))]);
        assert_eq!(read, Ok(fixture::attributes(&[("email", ""), ("name", "b")])));
        assert_eq!(from_list(vec![entry("name", None)]), Err(Problem::NullValue("name".into())));
    }

    #[test]
    fn sub_is_the_first_attribute_of_a_user() {
        let user = fixture::user(&[("email", "j@example.com"), ("address", "x")]);
        let names: Vec<_> = of_user(&user).map(|(name, _)| name).collect();
        assert_eq!(names, ["sub", "address", "email"]);
    }
}
