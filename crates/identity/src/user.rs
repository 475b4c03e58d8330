//! A user: profile, status, credentials and what a failed sign-in leaves behind.
//!
//! How users sign in is `sign_in`; how names resolve to users is `name`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_srp::Verifier;

pub use vestibule_api::cognito_idp::UserStatusType as UserStatus;

use crate::ids::{Sub, UserPoolId};
use crate::password_hash::PasswordHash;
use crate::software_token::SoftwareToken;

/// Attribute name to value. Every value is a text, booleans and numbers too.
pub type Attributes = BTreeMap<String, String>;

/// One user of a user pool.
#[derive(Clone, Debug)]
pub struct User {
    /// The pool that the user belongs to.
    pub pool_id: UserPoolId,
    /// The immutable identifier; also the `sub` attribute.
    pub sub: Sub,
    /// The stored username; equals `sub` where an email address or phone number is the username.
    pub username: String,
    /// All attributes that have a value, without `sub`.
    pub attributes: Attributes,
    /// Where the account stands.
    pub status: UserStatus,
    /// Whether an administrator lets the user sign in.
    pub enabled: bool,
    /// When the user was created.
    pub created_at: Timestamp,
    /// When the profile last changed.
    pub modified_at: Timestamp,
    /// The password, if the user has one that was set here or proven here before.
    pub password: Option<Password>,
    /// The hash of a password that the user brought along, until its first use; never beside [`Self::password`].
    pub password_hash: Option<PasswordHash>,
    /// Multi-factor preferences.
    pub mfa: MfaPreference,
    /// The authenticator app, if one is registered.
    pub software_token: Option<SoftwareToken>,
}

/// What is kept of a password: an SRP verifier, never the password.
#[derive(Clone, Debug)]
pub struct Password {
    /// 16 random bytes whose first byte is not zero (see the SRP notes in `srp`).
    pub salt: [u8; 16],
    /// `g^x mod N` over the pool's name, the username and the password.
    pub verifier: Verifier,
    /// When the password was set.
    pub set_at: Timestamp,
    /// For a temporary password: the moment after which it no longer signs in.
    pub expires_at: Option<Timestamp>,
}

/// Which second factors a user has switched on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MfaPreference {
    /// SMS codes.
    #[serde(default)]
    pub sms: bool,
    /// SMS codes, switched on by the operations of old, which know nothing else.
    #[serde(default)]
    pub sms_setting: bool,
    /// Email codes.
    #[serde(default)]
    pub email: bool,
    /// An authenticator app.
    #[serde(default)]
    pub software_token: bool,
    /// A passkey that verifies its user, in place of two factors.
    #[serde(default)]
    pub passkey: bool,
    /// The factor that is asked for when several are on.
    #[serde(default)]
    pub preferred: Option<MfaFactor>,
}

/// A second factor, by the name that the API gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MfaFactor {
    /// A code by SMS.
    #[serde(rename = "SMS_MFA")]
    Sms,
    /// A code by email.
    #[serde(rename = "EMAIL_OTP")]
    Email,
    /// A time-based code from an authenticator app.
    #[serde(rename = "SOFTWARE_TOKEN_MFA")]
    SoftwareToken,
}

impl MfaFactor {
    /// All of them, in the order in which the API lists them.
    pub const ALL: [Self; 3] = [Self::Sms, Self::Email, Self::SoftwareToken];

    /// The API's name of the factor, which is also the name of its challenge.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "SMS_MFA",
            Self::Email => "EMAIL_OTP",
            Self::SoftwareToken => "SOFTWARE_TOKEN_MFA",
        }
    }
}

impl MfaPreference {
    /// The factors that are on, in the order in which the API lists them.
    pub fn enabled(&self) -> Vec<MfaFactor> {
        self.listed(self.is_sms_on())
    }

    /// As [`Self::enabled`], without SMS codes where the operations of old have switched them on.
    ///
    /// Cognito: those are told as `MFAOptions`, and not in `UserMFASettingList` until a preference was set. Source: reported
    /// answers of AdminGetUser, aws-sdk-java-v2 issue 4869.
    pub fn preferences(&self) -> Vec<MfaFactor> {
        self.listed(self.sms)
    }

    /// Whether SMS codes are on, whichever way.
    pub fn is_sms_on(&self) -> bool {
        self.sms || self.sms_setting
    }

    fn listed(&self, sms: bool) -> Vec<MfaFactor> {
        [(sms, MfaFactor::Sms), (self.email, MfaFactor::Email), (self.software_token, MfaFactor::SoftwareToken)]
            .into_iter()
            .filter_map(|(on, factor)| on.then_some(factor))
            .collect()
    }
}

impl User {
    /// A user who is made now: unconfirmed, enabled, with nothing to sign in with and no second factor.
    pub fn new(pool_id: UserPoolId, sub: Sub, username: String, attributes: Attributes, now: Timestamp) -> Self {
        Self {
            pool_id,
            sub,
            username,
            attributes,
            status: UserStatus::Unconfirmed,
            enabled: true,
            created_at: now,
            modified_at: now,
            password: None,
            password_hash: None,
            mfa: MfaPreference::default(),
            software_token: None,
        }
    }

    /// Whether there is a password to sign in with, as verifier or as a hash from elsewhere.
    pub fn has_password(&self) -> bool {
        self.password.is_some() || self.password_hash.is_some()
    }

    /// The value of an attribute; `sub` included.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        if name == "sub" {
            return Some(self.sub.as_str());
        }
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether the attribute `email` or `phone_number` is marked as verified.
    pub fn is_verified(&self, name: &str) -> bool {
        is_verified(&self.attributes, name)
    }
}

/// Whether `email` or `phone_number` is marked as verified in these attributes. A flag is kept as it was written.
pub fn is_verified(attributes: &Attributes, name: &str) -> bool {
    attributes.get(&format!("{name}_verified")).is_some_and(|value| value.eq_ignore_ascii_case("true"))
}
