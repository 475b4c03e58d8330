//! Sample events: for every trigger and source one that is as the pool would send it, to try a function with.

use serde_json::{Map, Value};
use vestibule_api::cognito_idp::{
    CustomEmailLambdaVersionConfigType, CustomSMSLambdaVersionConfigType, IdentityProviderTypeType, LambdaConfigType,
};

use super::pre_token_generation::Version;
use super::{
    CallerClient, ClientMetadata, Envelope, create_auth_challenge, custom_message, define_auth_challenge,
    inbound_federation, post_authentication, post_confirmation, pre_authentication, pre_sign_up, pre_token_generation,
    user_migration, verify_auth_challenge_response,
};
use crate::group::GroupClaims;
use crate::ids::UserPoolId;
use crate::message::{Draft, Medium, MessageKind};
use crate::secret::Secret;
use crate::trigger::custom_sender::SenderCall;
use crate::trigger::define_auth_challenge::ChallengeEntry;
use crate::user::Attributes;

/// Of whom and of what the samples tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// `region`.
    pub region: String,
    /// `userPoolId`.
    pub user_pool_id: String,
    /// `callerContext.clientId`.
    pub client_id: String,
    /// `userName`.
    pub username: String,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            region: "us-east-1".into(),
            user_pool_id: "us-east-1_Example12".into(),
            client_id: "1example23456789abcdefghij".into(),
            username: "jane".into(),
        }
    }
}

/// Every `triggerSource` that there is a sample of, in the order of the pool's `LambdaConfig`.
pub const SOURCES: [&str; 39] = [
    "PreSignUp_SignUp",
    "PreSignUp_AdminCreateUser",
    "PreSignUp_ExternalProvider",
    "PostConfirmation_ConfirmSignUp",
    "PostConfirmation_ConfirmForgotPassword",
    "PreAuthentication_Authentication",
    "PostAuthentication_Authentication",
    "DefineAuthChallenge_Authentication",
    "CreateAuthChallenge_Authentication",
    "VerifyAuthChallengeResponse_Authentication",
    "TokenGeneration_Authentication",
    "TokenGeneration_NewPasswordChallenge",
    "TokenGeneration_AuthenticateDevice",
    "TokenGeneration_RefreshTokens",
    "TokenGeneration_ClientCredentials",
    "UserMigration_Authentication",
    "UserMigration_ForgotPassword",
    "CustomMessage_SignUp",
    "CustomMessage_AdminCreateUser",
    "CustomMessage_ResendCode",
    "CustomMessage_ForgotPassword",
    "CustomMessage_UpdateUserAttribute",
    "CustomMessage_VerifyUserAttribute",
    "CustomMessage_Authentication",
    "CustomEmailSender_SignUp",
    "CustomEmailSender_AdminCreateUser",
    "CustomEmailSender_ResendCode",
    "CustomEmailSender_ForgotPassword",
    "CustomEmailSender_UpdateUserAttribute",
    "CustomEmailSender_VerifyUserAttribute",
    "CustomEmailSender_Authentication",
    "CustomSMSSender_SignUp",
    "CustomSMSSender_AdminCreateUser",
    "CustomSMSSender_ResendCode",
    "CustomSMSSender_ForgotPassword",
    "CustomSMSSender_UpdateUserAttribute",
    "CustomSMSSender_VerifyUserAttribute",
    "CustomSMSSender_Authentication",
    "InboundFederation_ExternalProvider",
];

/// The sources that a name stands for: a source's own, or a trigger's, as in `PreSignUp` and `PreTokenGeneration`.
pub fn sources(name: &str) -> Vec<&'static str> {
    let family = if name.eq_ignore_ascii_case("PreTokenGeneration") { "TokenGeneration" } else { name };
    let is_meant = |source: &&str| {
        let trigger = source.split_once('_').map_or(*source, |(trigger, _)| trigger);
        source.eq_ignore_ascii_case(name) || trigger.eq_ignore_ascii_case(family)
    };
    SOURCES.into_iter().filter(is_meant).collect()
}

/// The sample of a source; none of one that is not in [`SOURCES`]. `version` matters to token generation only.
pub fn event(source: &str, version: Version, setting: &Setting) -> Option<Value> {
    let pool_id = UserPoolId::new(setting.user_pool_id.clone());
    let envelope = Envelope {
        region: &setting.region,
        pool_id: &pool_id,
        user_name: &setting.username,
        client: CallerClient::Client(&setting.client_id),
        sdk_version: "aws-sdk-unknown-unknown",
    };
    let (attributes, metadata) = (attributes(), metadata());
    let metadata = Some(&metadata);
    Some(match source {
        "PreSignUp_SignUp" | "PreSignUp_AdminCreateUser" | "PreSignUp_ExternalProvider" => {
            let supplied: Attributes =
                attributes.iter().filter(|(name, _)| *name == "email").map(|(k, v)| (k.clone(), v.clone())).collect();
            let (source, envelope) = match source {
                "PreSignUp_SignUp" => (pre_sign_up::Source::SignUp, envelope),
                "PreSignUp_ExternalProvider" => {
                    let envelope = Envelope { user_name: "MyOidc_abc", ..envelope };
                    return Some(pre_sign_up::event(
                        envelope,
                        pre_sign_up::Source::ExternalProvider,
                        &supplied,
                        None,
                        None,
                    ));
                }
                _ => {
                    (pre_sign_up::Source::AdminCreateUser, Envelope { client: CallerClient::NotApplicable, ..envelope })
                }
            };
            pre_sign_up::event(envelope, source, &supplied, None, metadata)
        }
        "PostConfirmation_ConfirmSignUp" => {
            post_confirmation::event(envelope, post_confirmation::Source::ConfirmSignUp, &attributes, metadata)
        }
        "PostConfirmation_ConfirmForgotPassword" => {
            post_confirmation::event(envelope, post_confirmation::Source::ConfirmForgotPassword, &attributes, metadata)
        }
        "UserMigration_Authentication" => {
            user_migration::event(envelope, Some(&Secret::new("Old-Secret-1")), metadata, None)
        }
        "UserMigration_ForgotPassword" => user_migration::event(envelope, None, None, metadata),
        "InboundFederation_ExternalProvider" => {
            let envelope = Envelope { user_name: "MyOidc_abc", ..envelope };
            let (tokens, claims) = assertion();
            let assertion = inbound_federation::Assertion::Tokens {
                token_response: &tokens,
                id_token: &claims,
                user_info: &claims,
            };
            inbound_federation::event(envelope, "MyOidc", IdentityProviderTypeType::Oidc, assertion)
        }
        "PreAuthentication_Authentication" => pre_authentication::event(envelope, &attributes, metadata, Some(false)),
        "PostAuthentication_Authentication" => post_authentication::event(envelope, &attributes, false, metadata),
        "DefineAuthChallenge_Authentication" => {
            define_auth_challenge::event(envelope, &attributes, &session(), metadata, Some(false))
        }
        "CreateAuthChallenge_Authentication" => {
            create_auth_challenge::event(envelope, &attributes, &session(), metadata, Some(false))
        }
        "VerifyAuthChallengeResponse_Authentication" => {
            let private = [("answer".to_owned(), Some("5".to_owned()))].into();
            verify_auth_challenge_response::event(envelope, &attributes, &private, "5", metadata, Some(false))
        }
        "TokenGeneration_ClientCredentials" => {
            let envelope = Envelope { user_name: "ClientCredentials", ..envelope };
            pre_token_generation::client_event(envelope, &["api/read".to_owned()], metadata)
        }
        _ if source.contains("Sender_") => sender_event(source, envelope, &attributes, metadata)?,
        _ => match (token_source(source), message_kind(source)) {
            (Some(source), _) => {
                let about = pre_token_generation::About {
                    attributes: &attributes,
                    groups: &GroupClaims::default(),
                    scopes: &["aws.cognito.signin.user.admin".to_owned()],
                };
                pre_token_generation::event(envelope, version, source, about, metadata)
            }
            (None, Some(MessageKind::AdminCreateUser)) => {
                let envelope = Envelope { client: CallerClient::NotApplicable, ..envelope };
                custom_message::event(envelope, MessageKind::AdminCreateUser, &attributes, metadata)
            }
            (None, Some(kind)) => custom_message::event(envelope, kind, &attributes, metadata),
            (None, None) => return None,
        },
    })
}

fn token_source(source: &str) -> Option<pre_token_generation::Source> {
    Some(match source {
        "TokenGeneration_Authentication" => pre_token_generation::Source::Authentication,
        "TokenGeneration_NewPasswordChallenge" => pre_token_generation::Source::NewPasswordChallenge,
        "TokenGeneration_AuthenticateDevice" => pre_token_generation::Source::AuthenticateDevice,
        "TokenGeneration_RefreshTokens" => pre_token_generation::Source::RefreshTokens,
        _ => return None,
    })
}

/// The code of a sample is no message that could be decrypted.
fn sender_event(
    source: &str,
    envelope: Envelope<'_>,
    attributes: &Attributes,
    metadata: Option<&ClientMetadata>,
) -> Option<Value> {
    let (medium, destination) = match source.split_once('_')?.0 {
        "CustomEmailSender" => (Medium::Email, "jane@example.com"),
        "CustomSMSSender" => (Medium::Sms, "+15555550100"),
        _ => return None,
    };
    let function = || Some("arn:aws:lambda:us-east-1:000000000000:function:sender".to_owned());
    let config = LambdaConfigType {
        kms_key_id: Some("arn:aws:kms:us-east-1:000000000000:key/11111111-2222-4333-8444-555555555555".into()),
        custom_email_sender: Some(CustomEmailLambdaVersionConfigType { lambda_arn: function(), ..Default::default() }),
        custom_sms_sender: Some(CustomSMSLambdaVersionConfigType { lambda_arn: function(), ..Default::default() }),
        ..LambdaConfigType::default()
    };
    let draft = Draft {
        kind: message_kind(source)?,
        medium,
        destination: destination.into(),
        username: envelope.user_name.into(),
        code: Secret::new("123456"),
        link: None,
    };
    let call = SenderCall::new(&config, envelope, draft, attributes, metadata, false).ok()?;
    Some(call.event("AYADeA-sample-that-cannot-be-decrypted".into()))
}

fn message_kind(source: &str) -> Option<MessageKind> {
    let suffix = source.split_once('_')?.1;
    [
        MessageKind::SignUp,
        MessageKind::AdminCreateUser,
        MessageKind::ResendCode,
        MessageKind::ForgotPassword,
        MessageKind::UpdateUserAttribute,
        MessageKind::VerifyUserAttribute,
        MessageKind::Authentication,
    ]
    .into_iter()
    .find(|kind| kind.as_str() == suffix)
}

/// A confirmed user with a verified address.
fn attributes() -> Attributes {
    [
        ("sub", "11111111-2222-4333-8444-555555555555"),
        ("cognito:user_status", "CONFIRMED"),
        ("email_verified", "true"),
        ("email", "jane@example.com"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect()
}

/// What an OpenID Connect provider says.
fn assertion() -> (Map<String, Value>, Map<String, Value>) {
    let object = |pairs: [(&str, &str); 2]| {
        pairs.into_iter().map(|(name, value)| (name.to_owned(), Value::from(value))).collect()
    };
    let tokens = object([("access_token", "an-access-token"), ("token_type", "Bearer")]);
    (tokens, object([("sub", "abc"), ("email", "jane@example.com")]))
}

fn metadata() -> ClientMetadata {
    [("KeyName1".to_owned(), "string".to_owned())].into()
}

/// After a wrong answer.
fn session() -> Vec<ChallengeEntry> {
    vec![ChallengeEntry {
        challenge_name: "CUSTOM_CHALLENGE".into(),
        challenge_result: false,
        challenge_metadata: Some("CODE-1".into()),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_a_sample_that_is_a_whole_event() {
        for source in SOURCES {
            let event = event(source, Version::V2, &Setting::default()).unwrap_or_else(|| panic!("{source}"));
            assert_eq!(event["triggerSource"], source);
            for member in ["version", "region", "userPoolId", "userName"] {
                assert!(event[member].is_string(), "{source} {member}");
            }
            assert!(event["request"].is_object(), "{source}");
            assert_eq!(event["response"].is_object(), !source.contains("Sender_"), "{source}");
        }
    }

    #[test]
    fn federation_is_shown_as_published() {
        let of = |source| event(source, Version::V1, &Setting::default()).expect("a sample");
        let inbound: Value = serde_json::from_str(
            r#"{"version":"1","triggerSource":"InboundFederation_ExternalProvider","region":"us-east-1",
            "userPoolId":"us-east-1_Example12","userName":"MyOidc_abc","callerContext":{"awsSdkVersion":
            "aws-sdk-unknown-unknown","clientId":"1example23456789abcdefghij"},"request":{"providerName":"MyOidc",
            "providerType":"OIDC","attributes":{"tokenResponse":{"access_token":"an-access-token","token_type":"Bearer"},
            "idToken":{"sub":"abc","email":"jane@example.com"},"userInfo":{"sub":"abc","email":"jane@example.com"}}},
            "response":{"userAttributesToMap":{}}}"#,
        )
        .expect("JSON");
        assert_eq!(of("InboundFederation_ExternalProvider").to_string(), inbound.to_string(), "in this order");
        let pre_sign_up = of("PreSignUp_ExternalProvider");
        assert_eq!(pre_sign_up["request"]["validationData"], Value::Object(Map::new()));
        for alias in ["cognito:email_alias", "cognito:phone_number_alias"] {
            assert_eq!(pre_sign_up["request"]["userAttributes"][alias], "");
        }
        assert!(pre_sign_up["request"].get("clientMetadata").is_none());
    }

    #[test]
    fn a_version_shows_in_token_generation_only() {
        let of = |source, version| event(source, version, &Setting::default()).expect("a sample");
        for (version, number) in [(Version::V1, "1"), (Version::V2, "2"), (Version::V3, "3")] {
            assert_eq!(of("TokenGeneration_RefreshTokens", version)["version"], number);
            assert_eq!(of("PreSignUp_SignUp", version)["version"], "1");
        }
    }

    #[test]
    fn a_trigger_stands_for_all_its_sources() {
        assert_eq!(
            sources("presignup"),
            ["PreSignUp_SignUp", "PreSignUp_AdminCreateUser", "PreSignUp_ExternalProvider"]
        );
        assert_eq!(sources("PreTokenGeneration").len(), 5);
        assert_eq!(sources("CustomMessage_SignUp"), ["CustomMessage_SignUp"]);
        assert!(sources("Nothing").is_empty());
    }
}
