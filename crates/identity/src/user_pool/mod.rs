//! A user pool: the API's own shape, and the questions that rules ask of it.
//!
//! `create` makes one and `update` replaces its settings; both fill in the defaults of `defaults` and obey `rules`.
//! `mfa_config` is the part that SetUserPoolMfaConfig replaces. The attributes of users are `crate::attribute::schema`.

mod create;
mod defaults;
mod mfa_config;
pub mod replica;
mod rules;
pub mod tags;
mod update;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{
    DeletionProtectionType, EmailMfaConfigType, LambdaConfigType, PasswordPolicyType, SmsMfaConfigType,
    SoftwareTokenMfaConfigType, UserPoolDescriptionType, UserPoolMfaType, UserPoolType, VerifiedAttributeType,
    WebAuthnConfigurationType,
};

use crate::attribute::schema;
use crate::error::Error;
use crate::ids::UserPoolId;
use crate::random::{self, DIGITS_AND_LETTERS};
use crate::user_session::SessionTracking;

pub use create::create;
pub use mfa_config::set_mfa_config;
pub use replica::Replica;
pub use update::{add_custom_attributes, update};

/// User pools of one server. Cognito: 1,000 in an account and region, 10,000 on request. Source: quotas.
const POOLS_MAX: u64 = 10_000;
const ID_LENGTH: usize = 9;

/// A user pool as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UserPool {
    /// The pool's id, also inside `settings`.
    pub id: UserPoolId,
    /// How often the pool has been changed. A change applies only to the revision that it was decided on.
    #[serde(skip)]
    pub revision: u32,
    /// What DescribeUserPool answers, except what is counted at the time.
    pub settings: UserPoolType,
    /// What GetUserPoolMfaConfig answers beside `settings.mfa_configuration`.
    pub mfa: PoolMfa,
    /// What GetUserPoolSessionConfiguration answers.
    #[serde(default)]
    pub sessions: SessionTracking,
    /// The secondary replicas in other regions.
    #[serde(default)]
    pub replicas: Vec<Replica>,
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

/// A pool id from random bytes: the region and nine digits and letters.
pub fn generate_id(region: &str, seed: &[u8; 32]) -> UserPoolId {
    UserPoolId::new(format!("{region}_{}", random::text(seed, DIGITS_AND_LETTERS, ID_LENGTH)))
}

/// Whether a server that has so many user pools may have one more.
pub fn admits_one_more(pools: u64) -> bool {
    pools < POOLS_MAX
}

impl UserPool {
    /// What DescribeUserPool answers for a pool of so many users.
    pub fn description(&self, users: u64) -> UserPoolType {
        UserPoolType {
            estimated_number_of_users: Some(i32::try_from(users).unwrap_or(i32::MAX)),
            ..self.settings.clone()
        }
    }

    /// The pool's entry in ListUserPools.
    pub fn summary(&self) -> UserPoolDescriptionType {
        UserPoolDescriptionType {
            id: self.settings.id.clone(),
            name: self.settings.name.clone(),
            lambda_config: self.settings.lambda_config.clone(),
            status: None,
            last_modified_date: self.settings.last_modified_date,
            creation_date: self.settings.creation_date,
            replica_regions: self.replica_regions(),
        }
    }

    /// The regions of the secondary replicas, if there are any.
    fn replica_regions(&self) -> Option<Vec<String>> {
        let regions = self.replicas.iter().map(|it| it.region_name.clone());
        (!self.replicas.is_empty()).then(|| regions.collect())
    }

    /// Whether the pool may be deleted.
    pub fn check_deletable(&self) -> Result<(), Problem> {
        if self.settings.deletion_protection == Some(DeletionProtectionType::Active) {
            return Err(Problem::DeletionProtected);
        }
        if self.settings.domain.is_some() || self.settings.custom_domain.is_some() {
            return Err(Problem::HasDomain);
        }
        Ok(())
    }

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

    /// Whether a new value of this attribute waits for its code before it takes the place of the old one.
    pub fn verifies_before_update(&self, attribute: VerifiedAttributeType) -> bool {
        let settings = self.settings.user_attribute_update_settings.as_ref();
        let listed = settings.and_then(|it| it.attributes_require_verification_before_update.as_deref());
        listed.unwrap_or_default().contains(&attribute)
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
    /// A password must be among the first factors.
    PasswordNotAllowedFirst,
    /// A first factor by SMS needs SMS settings.
    SmsOtpWithoutSms,
    /// Phone numbers that the pool verifies by itself need SMS settings.
    AutoVerifiedPhoneNumberWithoutSms,
    /// Multi-factor sign-in, switched on with the pool's other settings, needs SMS settings.
    MfaWithoutSms,
    /// The validity of temporary passwords is given under its old and its present name.
    ValidityGivenTwice,
    /// Only attributes that the pool verifies by itself can be verified before an update.
    VerifiedBeforeUpdateNotAutoVerified,
    /// Recovery by administrators excludes every other way.
    AdminOnlyRecoveryNotAlone,
    /// A sending account of one's own needs the ARN of an address.
    EmailSourceArnMissing,
    /// The address's ARN is in a region that the default account does not send from.
    EmailSourceArnRegion,
    /// The From address is not one.
    EmailFrom,
    /// Two ways to send SMS messages.
    SmsGivenTwice,
    /// The pool's tier does not have a feature that is switched on.
    TierTooLow,
    /// The pool does not track its users' sessions.
    SessionsNotTracked,
    /// The tier cannot be lowered while its features are in use.
    TierInUse,
    /// Two levels of one name.
    AcrNamesNotUnique,
    /// A trigger's ARN is given twice, with a difference.
    PreTokenGenerationArns,
    /// Senders encrypt what they are given and need a key for it.
    SenderWithoutKey,
    /// The key is not one.
    KeyArn,
    /// Multi-factor sign-in is off, so no factor can be set.
    FactorWhileMfaOff,
    /// Multi-factor sign-in is on, so a factor must be set.
    MfaWithoutFactor,
    /// Email codes need a sending account of one's own.
    EmailMfaWithDefaultSender,
    /// Required multi-factor sign-in excludes one-time passwords as first factor.
    MfaWithOtpFirst,
    /// Required multi-factor sign-in excludes a passkey that is a single factor.
    MfaWithSingleFactorPasskey,
    /// The relying party of passkeys is no domain.
    RelyingPartyNotDomain,
    /// The pool is protected against deletion.
    DeletionProtected,
    /// A pool with a domain cannot be deleted.
    HasDomain,
    /// The schema is refused.
    Schema(schema::Problem),
    /// The tags are refused.
    Tags(tags::Problem),
    /// A replica is refused, or asks for settings that the pool does not have.
    Replica(replica::Problem),
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::UserPool(problem)
    }
}

impl From<schema::Problem> for Problem {
    fn from(problem: schema::Problem) -> Self {
        Self::Schema(problem)
    }
}
