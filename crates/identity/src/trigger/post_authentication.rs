//! Post authentication: told of a sign-in before the client has its tokens; nothing in its response is honoured.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, put_metadata};
use crate::user::Attributes;

/// The event. Metadata comes from the call that ends the sign-in, and never from InitiateAuth.
pub fn event(
    envelope: Envelope<'_>,
    attributes: &Attributes,
    new_device_used: bool,
    metadata: Option<&ClientMetadata>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("newDeviceUsed".into(), json!(new_device_used));
    put_metadata(&mut request, metadata);
    envelope.event("PostAuthentication_Authentication", request, json!({}))
}
