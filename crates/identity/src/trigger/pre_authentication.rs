//! Pre authentication: may refuse a sign-in by raising an error; nothing in its response is honoured.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, put_user_not_found};
use crate::user::Attributes;

/// The event. The call's `ClientMetadata` arrives as `validationData`, null when there is none.
pub fn event(
    envelope: Envelope<'_>,
    attributes: &Attributes,
    validation_data: Option<&ClientMetadata>,
    user_not_found: Option<bool>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("validationData".into(), json!(validation_data));
    put_user_not_found(&mut request, user_not_found);
    envelope.event("PreAuthentication_Authentication", request, json!({}))
}
