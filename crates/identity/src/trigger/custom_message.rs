//! Custom message: replaces the wording of a message. The function never sees the code.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, Response, put_metadata};
use crate::error::TriggerError;
use crate::message::MessageKind;
use crate::user::Attributes;

/// The event; placeholders stand for what the function does not see.
pub fn event(
    envelope: Envelope<'_>,
    kind: MessageKind,
    attributes: &Attributes,
    metadata: Option<&ClientMetadata>,
) -> Value {
    let username = (kind == MessageKind::AdminCreateUser).then_some("{username}");
    let mut request = Map::new();
    request.insert("userAttributes".into(), json!(attributes));
    request.insert("codeParameter".into(), json!("{####}"));
    request.insert("linkParameter".into(), json!("{##Click Here##}"));
    request.insert("usernameParameter".into(), json!(username));
    put_metadata(&mut request, metadata);
    let response = json!({"smsMessage": null, "emailMessage": null, "emailSubject": null});
    envelope.event(&format!("CustomMessage_{}", kind.as_str()), request, response)
}

/// The wording that the function gave; what it left out comes from the pool's templates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomMessage {
    /// For an SMS.
    pub sms_message: Option<String>,
    /// For the body of an email.
    pub email_message: Option<String>,
    /// For the subject of an email.
    pub email_subject: Option<String>,
}

/// Reads the response.
///
/// Cognito: an SMS has at most 140 characters, an email 20,000 and its subject 140. Source: custom message trigger guide;
/// that too much is an unusable answer is inferred.
pub fn read(response: &Response) -> Result<CustomMessage, TriggerError> {
    let message = CustomMessage {
        sms_message: response.text("smsMessage")?,
        email_message: response.text("emailMessage")?,
        email_subject: response.text("emailSubject")?,
    };
    for (field, text, most) in [
        ("smsMessage", &message.sms_message, 140),
        ("emailMessage", &message.email_message, 20_000),
        ("emailSubject", &message.email_subject, 140),
    ] {
        if text.as_ref().is_some_and(|text| text.chars().count() > most) {
            return Err(super::unrecognizable(format!("`response.{field}` is longer than {most} characters")));
        }
    }
    Ok(message)
}
