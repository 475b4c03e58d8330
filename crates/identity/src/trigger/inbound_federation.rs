//! Inbound federation: sees what an identity provider said of a user, before the attribute mapping, and may replace it.

use serde_json::{Map, Value, json};
use vestibule_api::cognito_idp::IdentityProviderTypeType;

use super::{Envelope, Response};
use crate::error::TriggerError;
use crate::user::Attributes;

/// What the identity provider answered.
#[derive(Clone, Copy, Debug)]
pub enum Assertion<'a> {
    /// OpenID Connect and the social providers.
    Tokens {
        /// What the token endpoint answered.
        token_response: &'a Map<String, Value>,
        /// The claims of the ID token.
        id_token: &'a Map<String, Value>,
        /// What the user info endpoint answered.
        user_info: &'a Map<String, Value>,
    },
    /// SAML.
    Saml(&'a Map<String, Value>),
}

/// The event. It has no `clientMetadata`, no `userAttributes` and no `userNotFound`.
///
/// Cognito: of January 2026. Source: inbound federation trigger guide.
pub fn event(
    envelope: Envelope<'_>,
    provider_name: &str,
    provider_type: IdentityProviderTypeType,
    assertion: Assertion<'_>,
) -> Value {
    let attributes = match assertion {
        Assertion::Tokens { token_response, id_token, user_info } => {
            json!({"tokenResponse": token_response, "idToken": id_token, "userInfo": user_info})
        }
        Assertion::Saml(response) => json!({"samlResponse": response}),
    };
    let mut request = Map::new();
    request.insert("providerName".into(), json!(provider_name));
    request.insert("providerType".into(), json!(provider_type.as_str()));
    request.insert("attributes".into(), attributes);
    envelope.event("InboundFederation_ExternalProvider", request, json!({"userAttributesToMap": {}}))
}

/// Reads the response: the attributes, by the provider's names, that take the place of all that the provider sent. Nothing
/// if they are empty or untouched: then the provider's own are mapped.
pub fn read(response: &Response) -> Result<Option<Attributes>, TriggerError> {
    Ok(Some(response.texts("userAttributesToMap")?).filter(|attributes| !attributes.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(response: Value) -> Result<Option<Attributes>, TriggerError> {
        let Value::Object(response) = response else { panic!("no object") };
        read(&Response(response))
    }

    #[test]
    fn what_is_not_empty_replaces_what_the_provider_sent() {
        let mapped = answered(json!({"userAttributesToMap": {"sub": "abc", "email": "ann@example.com"}}));
        let expected = [("sub", "abc"), ("email", "ann@example.com")];
        assert_eq!(mapped, Ok(Some(expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into())));
        for untouched in [json!({}), json!({"userAttributesToMap": null}), json!({"userAttributesToMap": {}})] {
            assert_eq!(answered(untouched), Ok(None));
        }
        let refused = answered(json!({"userAttributesToMap": {"age": 3}}));
        assert!(matches!(refused, Err(TriggerError::Unrecognizable(_))), "{refused:?}");
    }
}
