//! Passkeys: how one is registered, what is kept of it, and how an assertion proves it.
//!
//! ```text
//! StartWebAuthnRegistration ─▶ options, PendingRegistration ─▶ CompleteWebAuthnRegistration ─▶ Passkey
//! sign-in ─▶ request options, AssertionChallenge ─▶ the answer's CREDENTIAL ─▶ Assertion
//! ```
//!
//! The arithmetic and the checks of the WebAuthn recommendation are the library's. Challenges are drawn by whoever calls,
//! so that everything here depends on its arguments alone. Signing in is `sign_in::passkey`.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use url::Url;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    UserVerificationType, WebAuthnConfigurationType, WebAuthnCredentialDescription, WebAuthnFactorConfigurationType,
};
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::Credential;

use crate::acr::Method;
use crate::sign_in::{FirstFactorKind, allowed_first_factors};
use crate::user_pool::UserPool;

mod assertion;
mod registration;

pub use assertion::{Assertion, AssertionChallenge};
pub use registration::{PendingRegistration, complete, start};

/// Bytes of a challenge.
pub const CHALLENGE_BYTES: usize = 32;
/// Most passkeys of one user. Source: quotas.
pub const MOST: usize = 20;

/// A passkey that its user has registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The credential id, base64url.
    pub id: String,
    /// What lists call it.
    pub name: String,
    /// The relying party for which it was made; it works for no other.
    pub relying_party: String,
    /// `platform` or `cross-platform`, if the browser said so.
    pub attachment: Option<String>,
    /// How the authenticator can be reached.
    pub transports: Vec<String>,
    /// When it was registered.
    pub created_at: Timestamp,
    /// Public key and counter, in the library's JSON.
    pub credential: String,
}

impl Passkey {
    /// What ListWebAuthnCredentials shows.
    pub fn description(&self) -> WebAuthnCredentialDescription {
        WebAuthnCredentialDescription {
            credential_id: Some(self.id.clone()),
            friendly_credential_name: Some(self.name.clone()),
            relying_party_id: Some(self.relying_party.clone()),
            authenticator_attachment: self.attachment.clone(),
            authenticator_transports: Some(self.transports.clone()),
            created_at: Some(self.created_at),
        }
    }

    /// What it proves.
    ///
    /// Cognito: a roaming authenticator is a key in hardware. Source: authentication levels guide. That one whose browser
    /// did not say is taken for one of the platform is inferred.
    pub fn method(&self) -> Method {
        match self.attachment.as_deref() {
            Some("cross-platform") => Method::RoamingPasskey,
            _ => Method::PlatformPasskey,
        }
    }

    /// The library's form of it; nothing, if it cannot be read.
    fn credential(&self) -> Option<Credential> {
        serde_json::from_str(&self.credential).ok()
    }
}

/// Why a passkey is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The pool's sign-in policy has no passkeys.
    #[error("passkeys not enabled")]
    NotEnabled,
    /// The pool has no relying party id, and no domain that could be one.
    #[error("no relying party id")]
    NotConfigured,
    /// Nothing was started, or too long ago, or the answer is to something else.
    #[error("challenge not found")]
    ChallengeNotFound,
    /// The registration was started with the token of another app client.
    #[error("started by another client")]
    OtherClient,
    /// The page that asked for the passkey is not of the relying party.
    #[error("origin not allowed")]
    Origin,
    /// The authenticator made it for another relying party.
    #[error("other relying party")]
    RelyingParty,
    /// The authenticator or its answer does not fit what was asked for.
    #[error("credential not supported")]
    NotSupported,
    /// What was sent is no answer of an authenticator.
    #[error("malformed credential")]
    Malformed,
    /// The user has as many as one may have.
    #[error("too many passkeys")]
    TooMany,
    /// The user has this one already.
    #[error("passkey exists")]
    Exists,
    /// The user has no such passkey.
    #[error("passkey not found")]
    NotFound,
}

/// Whether the pool lets users sign in by passkey.
pub fn is_enabled(pool: &UserPool) -> bool {
    allowed_first_factors(pool).contains(&FirstFactorKind::WebAuthn)
}

/// Whether a passkey that verifies its user stands for two factors.
pub fn is_multi_factor(pool: &UserPool) -> bool {
    let setting = pool.mfa.web_authn.as_ref().and_then(|it| it.factor_configuration);
    setting == Some(WebAuthnFactorConfigurationType::MultiFactorWithUserVerification)
}

/// Whoever a pool's passkeys are for.
#[derive(Clone, Debug)]
pub struct RelyingParty<'a> {
    /// A domain.
    pub id: &'a str,
    requires_verification: bool,
}

impl<'a> RelyingParty<'a> {
    /// The pool's relying party.
    ///
    /// Cognito: the pool's setting, else its custom domain, else its prefix domain. Source: passkey guide. Where a prefix domain
    /// is found on this server is not built yet, so it is none's.
    pub fn of(pool: &'a UserPool) -> Result<Self, Problem> {
        if !is_enabled(pool) {
            return Err(Problem::NotEnabled);
        }
        let setting: Option<&WebAuthnConfigurationType> = pool.mfa.web_authn.as_ref();
        let id = setting.and_then(|it| it.relying_party_id.as_deref()).or(pool.settings.custom_domain.as_deref());
        let id = id.ok_or(Problem::NotConfigured)?;
        let verification = setting.and_then(|it| it.user_verification);
        Ok(Self { id, requires_verification: verification == Some(UserVerificationType::Required) })
    }

    /// `userVerification`. Cognito: preferred, unless the pool requires it. Source: passkey guide.
    fn verification(&self, is_required: bool) -> &'static str {
        if self.requires_verification || is_required { "required" } else { "preferred" }
    }

    /// The library, set up for pages of the relying party and its subdomains, on any port. A page of the local machine
    /// needs no TLS, as in browsers.
    fn library(&self) -> Result<WebauthnCore, Problem> {
        let schemes: &[&str] = if self.id == "localhost" { &["https", "http"] } else { &["https"] };
        let origins: Vec<Url> =
            schemes.iter().filter_map(|scheme| Url::parse(&format!("{scheme}://{}", self.id)).ok()).collect();
        if origins.is_empty() {
            return Err(Problem::NotConfigured);
        }
        let timeout = std::time::Duration::from_millis(registration::TIMEOUT_MS);
        Ok(WebauthnCore::new_unsafe_experts_only(self.id, self.id, origins, timeout, Some(true), Some(true)))
    }
}

impl From<WebauthnError> for Problem {
    fn from(error: WebauthnError) -> Self {
        match error {
            WebauthnError::MismatchedChallenge => Self::ChallengeNotFound,
            WebauthnError::InvalidRPOrigin | WebauthnError::CredentialCrossOrigin => Self::Origin,
            WebauthnError::InvalidRPIDHash => Self::RelyingParty,
            WebauthnError::InvalidClientDataType
            | WebauthnError::ParseBase64Failure(_)
            | WebauthnError::ParseCBORFailure(_)
            | WebauthnError::ParseJSONFailure(_)
            | WebauthnError::ParseNOMFailure
            | WebauthnError::ParseInsufficientBytesAvailable => Self::Malformed,
            _ => Self::NotSupported,
        }
    }
}

fn base64url(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
