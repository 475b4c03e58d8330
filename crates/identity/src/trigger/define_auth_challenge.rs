//! Define auth challenge: decides the next step of a custom sign-in from the steps so far.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, Response, put_metadata, put_user_not_found};
use crate::error::TriggerError;
use crate::user::Attributes;

/// One step that the user has been through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChallengeEntry {
    /// `SRP_A`, `PASSWORD_VERIFIER`, `CUSTOM_CHALLENGE`, `SMS_MFA`, ...
    pub challenge_name: String,
    /// Whether the step was passed.
    pub challenge_result: bool,
    /// What create-auth-challenge noted of it; null for every other challenge.
    pub challenge_metadata: Option<String>,
}

impl ChallengeEntry {
    /// A built-in step that was passed.
    pub fn passed(name: &str) -> Self {
        Self { challenge_name: name.to_owned(), challenge_result: true, challenge_metadata: None }
    }
}

/// The event.
pub fn event(
    envelope: Envelope<'_>,
    attributes: &Attributes,
    session: &[ChallengeEntry],
    metadata: Option<&ClientMetadata>,
    user_not_found: Option<bool>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("session".into(), json!(session));
    put_metadata(&mut request, metadata);
    put_user_not_found(&mut request, user_not_found);
    let response = json!({"challengeName": null, "issueTokens": null, "failAuthentication": null});
    envelope.event("DefineAuthChallenge_Authentication", request, response)
}

/// What the function decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Definition {
    /// `failAuthentication`; wins over everything else.
    Fail,
    /// `issueTokens`.
    IssueTokens,
    /// The challenge to go on with.
    Challenge(String),
}

/// Reads the response. An answer that shows no way forward cannot be used.
pub fn read(response: &Response) -> Result<Definition, TriggerError> {
    let fail = response.boolean("failAuthentication")?.unwrap_or(false);
    let issue = response.boolean("issueTokens")?.unwrap_or(false);
    let challenge = response.text("challengeName")?.filter(|name| !name.is_empty());
    match (fail, issue, challenge) {
        (true, _, _) => Ok(Definition::Fail),
        (false, true, _) => Ok(Definition::IssueTokens),
        (false, false, Some(name)) => Ok(Definition::Challenge(name)),
        (false, false, None) => Err(super::unrecognizable(
            "one of `response.challengeName`, `response.issueTokens` and `response.failAuthentication` must be set",
        )),
    }
}
