//! User migration: whoever is not in the pool may be known elsewhere; the function checks that and describes the user.

use serde_json::{Map, Value, json};

use super::{ClientMetadata, Envelope, Response, put_metadata};
use crate::error::TriggerError;
use crate::secret::Secret;
use crate::user::Attributes;

/// The event: of a sign-in where a password was typed, otherwise of a forgotten password. `validation_data` is the metadata
/// of InitiateAuth, null when there is none; that of any other call is `metadata`.
pub fn event(
    envelope: Envelope<'_>,
    password: Option<&Secret>,
    validation_data: Option<&ClientMetadata>,
    metadata: Option<&ClientMetadata>,
) -> Value {
    let mut request = Map::new();
    if let Some(password) = password {
        request.insert("password".into(), json!(password.expose()));
    }
    request.insert("validationData".into(), json!(validation_data));
    request.insert("userAttributes".into(), Value::Null);
    put_metadata(&mut request, metadata);
    let response = json!({
        "userAttributes": null,
        "forceAliasCreation": null,
        "enableSMSMFA": null,
        "finalUserStatus": null,
        "messageAction": null,
        "desiredDeliveryMediums": null,
    });
    let source = if password.is_some() { "UserMigration_Authentication" } else { "UserMigration_ForgotPassword" };
    envelope.event(source, request, response)
}

/// A user as the function describes one. What the texts may be is the rule's business: see `crate::user_migration`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// The profile, `username` among the attributes.
    pub attributes: Option<Attributes>,
    /// `finalUserStatus`.
    pub final_status: Option<String>,
    /// `messageAction`.
    pub message_action: Option<String>,
    /// `desiredDeliveryMediums`.
    pub delivery_mediums: Option<Vec<String>>,
    /// Whether a verified alias may be taken from another user.
    pub force_alias_creation: bool,
    /// Whether the user signs in with a code by SMS.
    pub enable_sms_mfa: bool,
}

/// Reads the response; nothing if it was left untouched, which means that the function does not know the user either.
pub fn read(response: &Response) -> Result<Option<Description>, TriggerError> {
    let attributes = response.typed("userAttributes", "a map of strings", |value| {
        value.as_object()?.iter().map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
    })?;
    let delivery_mediums = response.typed("desiredDeliveryMediums", "a list of strings", |value| {
        value.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
    })?;
    let (final_status, message_action) = (response.text("finalUserStatus")?, response.text("messageAction")?);
    let (force_alias, sms_mfa) = (response.boolean("forceAliasCreation")?, response.boolean("enableSMSMFA")?);
    let is_untouched = attributes.is_none()
        && delivery_mediums.is_none()
        && final_status.is_none()
        && message_action.is_none()
        && force_alias.is_none()
        && sms_mfa.is_none();
    Ok((!is_untouched).then_some(Description {
        attributes,
        final_status,
        message_action,
        delivery_mediums,
        force_alias_creation: force_alias.unwrap_or(false),
        enable_sms_mfa: sms_mfa.unwrap_or(false),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(response: Value) -> Result<Option<Description>, TriggerError> {
        let Value::Object(response) = response else { panic!("no object") };
        read(&Response(response))
    }

    #[test]
    fn an_untouched_response_describes_nobody() {
        let nothing = json!({"userAttributes": null, "forceAliasCreation": null, "enableSMSMFA": null,
            "finalUserStatus": null, "messageAction": null, "desiredDeliveryMediums": null});
        assert_eq!(answered(nothing), Ok(None));
        assert_eq!(answered(json!({})), Ok(None));
        let partly = answered(json!({"finalUserStatus": "CONFIRMED"})).unwrap().unwrap();
        assert_eq!((partly.attributes, partly.final_status.as_deref()), (None, Some("CONFIRMED")));
    }

    #[test]
    fn fields_of_a_wrong_type_are_unrecognizable() {
        for response in [
            json!({"userAttributes": "ann"}),
            json!({"userAttributes": {"email_verified": true}}),
            json!({"userAttributes": {}, "finalUserStatus": 1}),
            json!({"userAttributes": {}, "desiredDeliveryMediums": "EMAIL"}),
            json!({"userAttributes": {}, "desiredDeliveryMediums": [1]}),
            json!({"userAttributes": {}, "forceAliasCreation": "true"}),
            json!({"userAttributes": {}, "enableSMSMFA": 1}),
        ] {
            let answer = answered(response.clone());
            assert!(matches!(answer, Err(TriggerError::Unrecognizable(_))), "{response}: {answer:?}");
        }
    }
}
