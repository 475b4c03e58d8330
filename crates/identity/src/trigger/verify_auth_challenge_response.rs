//! Verify auth challenge response: judges the answer to a custom challenge.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, NullableTexts, Response, put_metadata, put_user_not_found};
use crate::error::TriggerError;
use crate::user::Attributes;

/// The event. It has neither `session` nor `challengeName`.
pub fn event(
    envelope: Envelope<'_>,
    attributes: &Attributes,
    private_parameters: &NullableTexts,
    answer: &str,
    metadata: Option<&ClientMetadata>,
    user_not_found: Option<bool>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("privateChallengeParameters".into(), json!(private_parameters));
    request.insert("challengeAnswer".into(), json!(answer));
    put_metadata(&mut request, metadata);
    put_user_not_found(&mut request, user_not_found);
    envelope.event("VerifyAuthChallengeResponse_Authentication", request, json!({"answerCorrect": null}))
}

/// Whether the answer was right; an untouched response means wrong.
pub fn read(response: &Response) -> Result<bool, TriggerError> {
    Ok(response.boolean("answerCorrect")?.unwrap_or(false))
}
