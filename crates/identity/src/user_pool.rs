//! A user pool: the API's own shape, and the questions that rules ask of it.

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{
    EmailMfaConfigType, LambdaConfigType, PasswordPolicyType, SmsMfaConfigType, SoftwareTokenMfaConfigType,
    UserPoolMfaType, UserPoolType, VerifiedAttributeType, WebAuthnConfigurationType,
};

use crate::ids::UserPoolId;

/// A user pool as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UserPool {
    /// The pool's id, also inside `settings`.
    pub id: UserPoolId,
    /// What DescribeUserPool answers, except what is counted at the time.
    pub settings: UserPoolType,
    /// What GetUserPoolMfaConfig answers beside `settings.mfa_configuration`.
    pub mfa: PoolMfa,
}

/// The blocks that SetUserPoolMfaConfig replaces; each is absent until set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PoolMfa {
    /// SMS codes.
    #[serde(default)]
    pub sms: Option<SmsMfaConfigType>,
    /// Authenticator apps.
    #[serde(default)]
    pub software_token: Option<SoftwareTokenMfaConfigType>,
    /// Email codes.
    #[serde(default)]
    pub email: Option<EmailMfaConfigType>,
    /// Passkeys.
    #[serde(default)]
    pub web_authn: Option<WebAuthnConfigurationType>,
}

impl UserPool {
    /// Whether usernames and email addresses are compared with regard to case.
    ///
    /// Cognito: left out in the API means case sensitive. Source: CreateUserPool, UsernameConfiguration.
    pub fn is_case_sensitive(&self) -> bool {
        self.settings.username_configuration.as_ref().and_then(|it| it.case_sensitive).unwrap_or(true)
    }

    /// Whether an email address or phone number is the username here.
    pub fn has_username_attributes(&self) -> bool {
        self.settings.username_attributes.as_ref().is_some_and(|it| !it.is_empty())
    }

    /// The password policy, if one is set.
    pub fn password_policy(&self) -> PasswordPolicyType {
        self.settings.policies.as_ref().and_then(|it| it.password_policy.clone()).unwrap_or_default()
    }

    /// The trigger functions; all absent if none was ever set.
    pub fn lambda_config(&self) -> LambdaConfigType {
        self.settings.lambda_config.clone().unwrap_or_default()
    }

    /// Whether multi-factor sign-in is off, optional or required.
    pub fn mfa_configuration(&self) -> UserPoolMfaType {
        self.settings.mfa_configuration.unwrap_or(UserPoolMfaType::Off)
    }

    /// Whether a sign-up sends a code to this attribute.
    pub fn auto_verifies(&self, attribute: VerifiedAttributeType) -> bool {
        self.settings.auto_verified_attributes.iter().flatten().any(|it| *it == attribute)
    }
}

/// Why settings are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Alias and username attributes exclude each other.
    AliasAndUsernameAttributes,
}
