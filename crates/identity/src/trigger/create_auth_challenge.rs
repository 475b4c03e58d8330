//! Create auth challenge: makes the challenge that define-auth-challenge asked for.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::define_auth_challenge::ChallengeEntry;
use super::{ClientMetadata, Envelope, NullableTexts, Response, put_metadata, put_user_not_found};
use crate::error::TriggerError;
use crate::user::Attributes;

/// The event; `session` is the one that define-auth-challenge has just seen.
pub fn event(
    envelope: Envelope<'_>,
    attributes: &Attributes,
    session: &[ChallengeEntry],
    metadata: Option<&ClientMetadata>,
    user_not_found: Option<bool>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("challengeName".into(), json!("CUSTOM_CHALLENGE"));
    request.insert("session".into(), json!(session));
    put_metadata(&mut request, metadata);
    put_user_not_found(&mut request, user_not_found);
    let response = json!({
        "publicChallengeParameters": null,
        "privateChallengeParameters": null,
        "challengeMetadata": null,
    });
    envelope.event("CreateAuthChallenge_Authentication", request, response)
}

/// A challenge as the function made it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CreatedChallenge {
    /// For the client.
    pub public: BTreeMap<String, String>,
    /// For the next verify-auth-challenge-response only.
    pub private: NullableTexts,
    /// For the session entry of this challenge.
    pub metadata: Option<String>,
}

fn present((name, value): (String, Option<String>)) -> Option<(String, String)> {
    Some((name, value?))
}

/// Reads the response.
pub fn read(response: &Response) -> Result<CreatedChallenge, TriggerError> {
    Ok(CreatedChallenge {
        // A parameter that is null is left out; inferred.
        public: response.nullable_texts("publicChallengeParameters")?.into_iter().filter_map(present).collect(),
        private: response.nullable_texts("privateChallengeParameters")?,
        metadata: response.text("challengeMetadata")?,
    })
}
