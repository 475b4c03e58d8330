//! The few shapes of the API that the load generator writes and reads, and the floor reads and writes.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize, Serializer};

/// A map of strings, written from pairs.
pub struct Pairs<'a>(pub &'a [(&'a str, &'a str)]);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// Input of `InitiateAuth`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct InitiateAuth<'a> {
    pub client_id: &'a str,
    pub auth_flow: &'a str,
    pub auth_parameters: Pairs<'a>,
}

/// Input of `RespondToAuthChallenge`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct RespondToAuthChallenge<'a> {
    pub client_id: &'a str,
    pub challenge_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<&'a str>,
    pub challenge_responses: Pairs<'a>,
}

/// Input of `SignUp`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignUp<'a> {
    pub client_id: &'a str,
    pub username: &'a str,
    pub password: &'a str,
    pub user_attributes: [Attribute<'a>; 1],
}

/// One attribute of a user.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Attribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
}

/// What any operation that the floor knows may be given.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Input<'a> {
    #[serde(borrow, default)]
    pub client_id: Cow<'a, str>,
    #[serde(borrow, default)]
    pub auth_flow: Cow<'a, str>,
    #[serde(borrow, default)]
    pub auth_parameters: HashMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow, default)]
    pub challenge_name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub challenge_responses: HashMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow, default)]
    pub username: Cow<'a, str>,
    #[serde(borrow, default)]
    pub password: Cow<'a, str>,
    #[serde(borrow, default)]
    pub access_token: Cow<'a, str>,
}

/// What a sign-in answers: a challenge, or tokens.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignInAnswer<'a> {
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<Cow<'a, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub session: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub challenge_parameters: HashMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<Tokens<'a>>,
}

/// The tokens of a sign-in.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Tokens<'a> {
    #[serde(borrow)]
    pub access_token: Cow<'a, str>,
    pub expires_in: u32,
    #[serde(borrow)]
    pub token_type: Cow<'a, str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub id_token: Cow<'a, str>,
}
