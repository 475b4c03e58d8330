//! Post confirmation: told of a confirmed user; nothing in its response is honoured.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, put_metadata};
use crate::user::Attributes;

/// What confirmed the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// ConfirmSignUp, AdminConfirmSignUp, or a SignUp that pre sign-up confirmed.
    ConfirmSignUp,
    /// ConfirmForgotPassword.
    ConfirmForgotPassword,
}

/// The event.
pub fn event(
    envelope: Envelope<'_>,
    source: Source,
    attributes: &Attributes,
    metadata: Option<&ClientMetadata>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    put_metadata(&mut request, metadata);
    let source = match source {
        Source::ConfirmSignUp => "PostConfirmation_ConfirmSignUp",
        Source::ConfirmForgotPassword => "PostConfirmation_ConfirmForgotPassword",
    };
    envelope.event(source, request, json!({}))
}
