//! Pre sign-up: may refuse a new user, confirm it at once, and mark its attributes as verified.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, Response, put_metadata};
use crate::error::TriggerError;
use crate::user::Attributes;

/// What creates the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// SignUp.
    SignUp,
    /// AdminCreateUser.
    AdminCreateUser,
}

impl Source {
    fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "PreSignUp_SignUp",
            Self::AdminCreateUser => "PreSignUp_AdminCreateUser",
        }
    }
}

/// The event: attributes and validation data as the caller supplied them; `validationData` is null when there is none.
pub fn event(
    envelope: Envelope<'_>,
    source: Source,
    attributes: &Attributes,
    validation_data: Option<&ClientMetadata>,
    metadata: Option<&ClientMetadata>,
) -> Value {
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("validationData".into(), json!(validation_data));
    put_metadata(&mut request, metadata);
    let response = json!({"autoConfirmUser": false, "autoVerifyEmail": false, "autoVerifyPhone": false});
    envelope.event(source.as_str(), request, response)
}

/// What the function decided; AdminCreateUser ignores it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PreSignUp {
    /// The user needs no confirmation.
    pub auto_confirm_user: bool,
    /// The email address counts as verified.
    pub auto_verify_email: bool,
    /// The phone number counts as verified.
    pub auto_verify_phone: bool,
}

/// Reads the response.
pub fn read(response: &Response) -> Result<PreSignUp, TriggerError> {
    Ok(PreSignUp {
        auto_confirm_user: response.boolean("autoConfirmUser")?.unwrap_or(false),
        auto_verify_email: response.boolean("autoVerifyEmail")?.unwrap_or(false),
        auto_verify_phone: response.boolean("autoVerifyPhone")?.unwrap_or(false),
    })
}
