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
    /// The first sign-in of a user of an identity provider.
    ExternalProvider,
}

impl Source {
    fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "PreSignUp_SignUp",
            Self::AdminCreateUser => "PreSignUp_AdminCreateUser",
            Self::ExternalProvider => "PreSignUp_ExternalProvider",
        }
    }
}

/// The event: attributes and validation data as the caller supplied them; `validationData` is null when there is none.
///
/// Cognito: an external provider's user has both aliases as empty texts, and empty validation data. Source: captured event.
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
    if source == Source::ExternalProvider {
        request["userAttributes"]["cognito:email_alias"] = "".into();
        request["userAttributes"]["cognito:phone_number_alias"] = "".into();
        request.insert("validationData".into(), json!({}));
    }
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
