//! Custom senders: a function that delivers the messages of one medium in place of the service. It gets the code itself,
//! encrypted, and is not waited for: what it answers means nothing.
//!
//! `_AccountTakeOverNotification` is not here: it tells of a risk, and no sign-in is scored.

use serde_json::{Map, Value, json};
use vestibule_api::cognito_idp::LambdaConfigType;

use super::{ClientMetadata, Envelope, TriggerName};
use crate::message::{Draft, Medium, MessageKind, escape_html};
use crate::secret::Secret;
use crate::user::Attributes;

/// A message that a function delivers, complete but for its encryption.
#[derive(Clone)]
pub struct SenderCall {
    /// What is delivered to whom.
    pub draft: Draft,
    /// The function's ARN as the pool has it.
    pub function: String,
    /// The ARN of the key that the code is encrypted under.
    pub key: String,
    /// Without the code.
    event: Value,
}

impl std::fmt::Debug for SenderCall {
    // Events hold attributes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SenderCall")
            .field("draft", &self.draft)
            .field("function", &self.function)
            .finish_non_exhaustive()
    }
}

/// The trigger that delivers messages of a medium.
pub fn trigger(medium: Medium) -> TriggerName {
    match medium {
        Medium::Sms => TriggerName::CustomSmsSender,
        Medium::Email => TriggerName::CustomEmailSender,
    }
}

/// Whether a pool's messages of a medium are delivered by a function. A sender without a key cannot be configured.
pub fn is_configured(config: &LambdaConfigType, medium: Medium) -> bool {
    config.kms_key_id.is_some() && trigger(medium).function(config).is_some()
}

impl SenderCall {
    /// The call for a message, where the pool has a sender for its medium. `strict` is the switch `sender_metadata_strict`.
    pub fn new(
        config: &LambdaConfigType,
        envelope: Envelope<'_>,
        draft: Draft,
        attributes: &Attributes,
        metadata: Option<&ClientMetadata>,
        strict: bool,
    ) -> Result<Self, Draft> {
        let trigger = trigger(draft.medium);
        let (Some(function), Some(key)) = (trigger.function(config), config.kms_key_id.as_ref()) else {
            return Err(draft);
        };
        let kind = match draft.medium {
            Medium::Sms => "customSMSSenderRequestV1",
            Medium::Email => "customEmailSenderRequestV1",
        };
        let metadata = metadata.filter(|_| !strict || gets_metadata_for_certain(draft.kind));
        let mut request = Map::new();
        request.insert("type".into(), json!(kind));
        request.insert("code".into(), Value::Null);
        // Cognito: null, not absent, where there is none; and no response. Source: captured events.
        request.insert("clientMetadata".into(), json!(metadata));
        request.insert("userAttributes".into(), json!(addressed(attributes.clone(), &draft)));
        let source = format!("{}_{}", trigger.as_str(), draft.kind.as_str());
        let mut event = envelope.event(&source, request, Value::Null);
        if let Some(event) = event.as_object_mut() {
            event.remove("response");
        }
        Ok(Self { function: function.to_owned(), key: key.clone(), event, draft })
    }

    /// What is encrypted.
    ///
    /// Cognito: a temporary password is escaped for HTML, a code is not. Source: custom email sender guide, which names
    /// `<` and `>`; that the other three are escaped, and how, is inferred.
    pub fn plaintext(&self) -> Secret {
        match self.draft.kind {
            MessageKind::AdminCreateUser => Secret::new(escape_html(self.draft.code.expose())),
            _ => self.draft.code.clone(),
        }
    }

    /// The event with the encrypted code.
    pub fn event(mut self, code: String) -> Value {
        self.event["request"]["code"] = code.into();
        self.event
    }
}

/// Cognito: the sources that the email sender's page names; the SMS sender's page names none.
fn gets_metadata_for_certain(kind: MessageKind) -> bool {
    matches!(kind, MessageKind::SignUp | MessageKind::ForgotPassword | MessageKind::Authentication)
}

/// The attributes with the address that the message is for, which is not stored yet where its code has to be answered
/// before. A function learns of no other address. Inferred.
fn addressed(mut attributes: Attributes, draft: &Draft) -> Attributes {
    let name = draft.medium.attribute();
    if attributes.get(name) != Some(&draft.destination) {
        attributes.insert(name.to_owned(), draft.destination.clone());
        attributes.insert(format!("{name}_verified"), "false".to_owned());
    }
    attributes
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{CustomEmailLambdaVersionConfigType, CustomEmailSenderLambdaVersionType};

    use super::*;
    use crate::ids::UserPoolId;
    use crate::trigger::CallerClient;

    const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:mail";
    const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/1";

    fn config() -> LambdaConfigType {
        LambdaConfigType {
            custom_email_sender: Some(CustomEmailLambdaVersionConfigType {
                lambda_version: Some(CustomEmailSenderLambdaVersionType::V1_0),
                lambda_arn: Some(FUNCTION.into()),
            }),
            kms_key_id: Some(KEY.into()),
            ..LambdaConfigType::default()
        }
    }

    fn draft(kind: MessageKind, medium: Medium, code: &str) -> Draft {
        let destination = "ann@example.com".to_owned();
        Draft { kind, medium, destination, username: "ann".into(), code: Secret::from(code), link: None }
    }

    fn call(draft: Draft, metadata: Option<&ClientMetadata>, strict: bool) -> Result<SenderCall, Draft> {
        let pool_id = UserPoolId::new("us-east-1_Abc");
        let envelope = Envelope {
            region: "us-east-1",
            pool_id: &pool_id,
            user_name: "ann",
            client: CallerClient::Client("c"),
            sdk_version: "aws-sdk-unknown-unknown",
        };
        let attributes = Attributes::from([
            ("email".to_owned(), "ann@example.com".to_owned()),
            ("email_verified".to_owned(), "true".to_owned()),
        ]);
        SenderCall::new(&config(), envelope, draft, &attributes, metadata, strict)
    }

    #[test]
    fn the_event_has_the_encrypted_code_and_no_response() {
        let call = call(draft(MessageKind::ForgotPassword, Medium::Email, "123456"), None, false).unwrap();
        assert_eq!((call.function.as_str(), call.key.as_str()), (FUNCTION, KEY));
        assert!(!format!("{call:?}").contains("123456"));
        let expected = json!({
            "version": "1", "triggerSource": "CustomEmailSender_ForgotPassword", "region": "us-east-1",
            "userPoolId": "us-east-1_Abc", "userName": "ann",
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "c"},
            "request": {"type": "customEmailSenderRequestV1", "code": "AYADe", "clientMetadata": null,
                "userAttributes": {"email": "ann@example.com", "email_verified": "true"}},
        });
        assert_eq!(call.event("AYADe".into()), expected);
    }

    #[test]
    fn a_medium_without_a_sender_keeps_its_draft() {
        let draft = call(draft(MessageKind::SignUp, Medium::Sms, "123456"), None, false).unwrap_err();
        assert_eq!(draft.code.expose(), "123456");
        assert!(is_configured(&config(), Medium::Email) && !is_configured(&config(), Medium::Sms));
    }

    #[test]
    fn only_temporary_passwords_are_escaped() {
        let plaintext = |kind| call(draft(kind, Medium::Email, "a<b>&\"'c"), None, false).unwrap().plaintext();
        assert_eq!(plaintext(MessageKind::AdminCreateUser).expose(), "a&lt;b&gt;&amp;&quot;&#39;c");
        assert_eq!(plaintext(MessageKind::SignUp).expose(), "a<b>&\"'c");
    }

    #[test]
    fn where_the_switch_is_strict_three_sources_get_metadata() {
        let metadata = ClientMetadata::from([("k".to_owned(), "v".to_owned())]);
        for (kind, strictly) in [
            (MessageKind::SignUp, true),
            (MessageKind::AdminCreateUser, false),
            (MessageKind::ResendCode, false),
            (MessageKind::ForgotPassword, true),
            (MessageKind::UpdateUserAttribute, false),
            (MessageKind::VerifyUserAttribute, false),
            (MessageKind::Authentication, true),
        ] {
            let seen = |strict| {
                let call = call(draft(kind, Medium::Email, "1"), Some(&metadata), strict).unwrap();
                call.event(String::new())["request"]["clientMetadata"] == json!({"k": "v"})
            };
            assert_eq!((seen(false), seen(true)), (true, strictly), "{kind:?}");
        }
    }

    #[test]
    fn the_attributes_have_the_address_that_the_message_is_for() {
        let elsewhere =
            Draft { destination: "new@example.com".into(), ..draft(MessageKind::SignUp, Medium::Email, "1") };
        let event = call(elsewhere, None, false).unwrap().event(String::new());
        let expected = json!({"email": "new@example.com", "email_verified": "false"});
        assert_eq!(event["request"]["userAttributes"], expected);
    }
}
