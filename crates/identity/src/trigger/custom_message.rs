//! Custom message: replaces the wording of a message. The function never sees the code.

use serde_json::{Map, Value, json};

use vestibule_api::cognito_idp::EmailSendingAccountType;

use super::{ClientMetadata, Envelope, Response, put_metadata, unrecognizable};
use crate::error::TriggerError;
use crate::message::MessageKind;
use crate::sign_in::TriggerSwitches;
use crate::user::Attributes;
use crate::user_pool::UserPool;

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
/// that too much is an unusable answer is inferred. The guide also says that emails can be worded only where the pool has a
/// sending account of its own; reports say otherwise, so that is a switch.
pub fn read(response: &Response, pool: &UserPool, switches: &TriggerSwitches) -> Result<CustomMessage, TriggerError> {
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
            return Err(unrecognizable(format!("`response.{field}` is longer than {most} characters")));
        }
    }
    let words_email = message.email_message.is_some() || message.email_subject.is_some();
    if words_email && switches.custom_message_requires_developer_email && !sends_own_email(pool) {
        return Err(unrecognizable("`emailMessage` and `emailSubject` need the `EmailSendingAccount` `DEVELOPER`"));
    }
    Ok(message)
}

fn sends_own_email(pool: &UserPool) -> bool {
    let email = pool.settings.email_configuration.as_ref();
    email.and_then(|it| it.email_sending_account) == Some(EmailSendingAccountType::Developer)
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::EmailConfigurationType;

    use super::*;
    use crate::attribute::fixture::pool;

    fn answered(response: Value, pool: &UserPool, switches: &TriggerSwitches) -> Result<CustomMessage, TriggerError> {
        let Value::Object(response) = response else { panic!("no object") };
        read(&Response(response), pool, switches)
    }

    #[test]
    fn texts_have_their_limits() {
        let pool = pool(&[]);
        for (field, most) in [("smsMessage", 140), ("emailMessage", 20_000), ("emailSubject", 140)] {
            let of = |length: usize| {
                let text = "ü".repeat(length);
                answered(json!({field: text}), &pool, &TriggerSwitches::default())
            };
            assert!(of(most).is_ok(), "{field}");
            assert!(matches!(of(most + 1), Err(TriggerError::Unrecognizable(_))), "{field}");
        }
    }

    #[test]
    fn where_the_switch_says_so_emails_are_worded_for_own_accounts_only() {
        let mut pool = pool(&[]);
        let strict = TriggerSwitches { custom_message_requires_developer_email: true, ..TriggerSwitches::default() };
        let email = json!({"emailSubject": "hello"});
        assert!(answered(email.clone(), &pool, &TriggerSwitches::default()).is_ok());
        assert!(matches!(answered(email.clone(), &pool, &strict), Err(TriggerError::Unrecognizable(_))));
        assert!(answered(json!({"smsMessage": "{####}", "emailMessage": null}), &pool, &strict).is_ok());
        pool.settings.email_configuration = Some(EmailConfigurationType {
            email_sending_account: Some(EmailSendingAccountType::Developer),
            ..EmailConfigurationType::default()
        });
        assert!(answered(email, &pool, &strict).is_ok());
    }
}
