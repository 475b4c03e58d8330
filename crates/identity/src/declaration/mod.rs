//! What a file says about a pool, held against what is stored: which of it is missing, and which differs.
//!
//! `pool`, `client`, `group` and `user` each decide on one thing by the same rules as the API's operations; `described` is the way
//! back, from what the API answers to what a file says. Doing it again changes nothing. What a file does not speak of stays.
//! Reading files is the server's business.

mod client;
pub mod described;
mod group;
mod pool;
mod user;

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    ClientSSOSessionConfigType, CreateUserPoolClientRequest, CreateUserPoolRequest, SetUserPoolMfaConfigRequest,
    SetUserPoolSessionConfigurationRequest,
};

use crate::error::Error;
use crate::group::GroupSettings;
use crate::ids::{ClientId, GroupName, Sub, UserPoolId};
use crate::secret::Secret;
use crate::user::{Attributes, UserStatus};
use crate::{app_client, attribute, user_pool};

pub use client::client;
pub use group::group;
pub use pool::pool;
pub use user::{UserDecision, names, user};

/// A user pool as a file has it.
#[derive(Clone, Debug)]
pub struct DeclaredPool {
    /// Its id.
    pub id: UserPoolId,
    /// Its settings; without `MfaConfiguration` if `factors` has it.
    pub settings: CreateUserPoolRequest,
    /// Its second factors, if they are declared one by one.
    pub factors: Option<SetUserPoolMfaConfigRequest>,
    /// How it tracks sessions, if that is declared.
    pub sessions: Option<SetUserPoolSessionConfigurationRequest>,
}

/// An app client as a file has it.
#[derive(Clone, Debug)]
pub struct DeclaredClient {
    /// Its id.
    pub id: ClientId,
    /// Its settings; `GenerateSecret` and `ClientSecret` are in `secret`.
    pub settings: CreateUserPoolClientRequest,
    /// Its secret.
    pub secret: DeclaredSecret,
    /// How hosted sign-in reuses its sessions, if that is declared.
    pub sso_session: Option<ClientSSOSessionConfigType>,
}

/// What a file says about a client's secret.
#[derive(Clone, Debug)]
pub enum DeclaredSecret {
    /// The client is public.
    Public,
    /// It has one, whichever.
    Generated,
    /// It has this one.
    Given(Secret),
}

/// A group as a file has it.
#[derive(Clone, Debug)]
pub struct DeclaredGroup {
    /// Its name.
    pub name: GroupName,
    /// Its settings, as far as they are declared.
    pub settings: GroupSettings,
}

/// A user as a file has it.
#[derive(Clone, Debug, Default)]
pub struct DeclaredUser {
    /// The name as it would be typed, or the `sub` where an attribute is the username.
    pub username: String,
    /// The immutable identifier, if it is declared.
    pub sub: Option<Sub>,
    /// The attributes that are declared; the others are the user's own.
    pub attributes: Attributes,
    /// The permanent password.
    pub password: Option<Secret>,
    /// The password until the first sign-in; counts only when the user is made.
    pub temporary_password: Option<Secret>,
    /// Where the account stands; counts only when the user is made.
    pub status: Option<UserStatus>,
    /// Whether the user may sign in, if that is declared.
    pub enabled: Option<bool>,
    /// The groups that the user is in, perhaps among others.
    pub groups: Vec<GroupName>,
    /// When the user was created elsewhere; counts only when the user is made.
    pub created_at: Option<Timestamp>,
}

/// What has to be done about one declared thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It is as declared.
    Unchanged,
    /// It is not there: this is to be made.
    Created(T),
    /// It differs: this is to be stored in its place. The names of what differs come along.
    Updated(T, Vec<String>),
}

/// Why something cannot be as declared.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A rule of user pools refuses it, as it would refuse a call.
    Rule(Error),
    /// Another value than the present one, of what stays as it was made.
    Fixed(String),
    /// The app client's id is that of another pool's client.
    ClientOfAnother(UserPoolId),
    /// The user is there with another `sub`.
    SubDiffers(Sub),
    /// A password is declared with a status that is not `CONFIRMED`.
    PasswordWithStatus(UserStatus),
    /// A permanent and a temporary password.
    TwoPasswords,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::Rule(error)
    }
}

impl From<user_pool::Problem> for Problem {
    fn from(problem: user_pool::Problem) -> Self {
        Self::Rule(problem.into())
    }
}

impl From<app_client::Problem> for Problem {
    fn from(problem: app_client::Problem) -> Self {
        Self::Rule(problem.into())
    }
}

impl From<attribute::Problem> for Problem {
    fn from(problem: attribute::Problem) -> Self {
        Self::Rule(problem.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(error) => write!(f, "{error:?}"),
            Self::Fixed(member) => {
                write!(f, "{member} cannot be changed once it is made: delete it first, or declare what is there")
            }
            Self::ClientOfAnother(pool) => write!(f, "this ClientId is that of an app client of {pool}"),
            Self::SubDiffers(sub) => write!(f, "the user is there with the sub {sub}, and a sub never changes"),
            Self::PasswordWithStatus(status) => write!(f, "a user with a Password is CONFIRMED, not {status}"),
            Self::TwoPasswords => f.write_str("give Password or TemporaryPassword, not both"),
        }
    }
}

/// The settings of a creation as those of an update, which has the same members under the same names.
fn as_update<T: DeserializeOwned + Default>(request: &impl Serialize) -> T {
    serde_json::to_value(request).and_then(serde_json::from_value).unwrap_or_default()
}

/// The names of the members that differ, without those of dates.
fn differences(before: &impl Serialize, after: &impl Serialize) -> Vec<String> {
    let members = |value: Value| match value {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let [before, after] = [serde_json::to_value(before), serde_json::to_value(after)];
    let (before, after) = (members(before.unwrap_or_default()), members(after.unwrap_or_default()));
    let mut names: Vec<String> = before.keys().chain(after.keys()).cloned().collect();
    names.retain(|name| name != "LastModifiedDate" && before.get(name) != after.get(name));
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests;
