//! `USER_AUTH`: the client, or the person, chooses how to begin.
//!
//! ```text
//!   no preference, or one that is not to be had ──▶ SELECT_CHALLENGE ──┐
//!   PASSWORD, PASSWORD_SRP without their proof ──▶ that challenge ─────┤ ANSWER, or the challenge by its own name
//!                                                                      ▼
//!            password · SRP ──▶ PASSWORD_VERIFIER · EMAIL_OTP, SMS_OTP · WEB_AUTHN ──▶ second factor, if due
//! ```
//!
//! Where a level of authentication is asked for, only what leads to it is offered: see `step_up`.
//!
//! Source: authentication flows guide, choice-based sign-in.

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{AuthFactorType, ChallengeNameType};

use super::challenge::Challenge;
use super::code::{self, OneTimeCode};
use super::facts::Facts;
use super::state::{Progress, SignIn};
use super::{Step, account, passkey, password_proof, step_up};
use crate::acr::Method;
use crate::error::Error;
use crate::message::Medium;
use crate::passkey::{Passkey, RelyingParty};
use crate::secret::Secret;
use crate::user::{User, UserStatus};
use crate::user_pool::UserPool;

/// How a sign-in by choice may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstFactorKind {
    /// The password by SRP.
    PasswordSrp,
    /// The password in clear.
    Password,
    /// A code by email.
    EmailOtp,
    /// A code by SMS.
    SmsOtp,
    /// A passkey.
    WebAuthn,
}

impl FirstFactorKind {
    const ALL: [Self; 5] = [Self::PasswordSrp, Self::Password, Self::EmailOtp, Self::SmsOtp, Self::WebAuthn];

    /// The challenge of the same name.
    pub fn challenge(self) -> ChallengeNameType {
        match self {
            Self::PasswordSrp => ChallengeNameType::PasswordSrp,
            Self::Password => ChallengeNameType::Password,
            Self::EmailOtp => ChallengeNameType::EmailOtp,
            Self::SmsOtp => ChallengeNameType::SmsOtp,
            Self::WebAuthn => ChallengeNameType::WebAuthn,
        }
    }

    /// What it proves. Which kind of passkey it will be shows only when it is used.
    pub(super) fn method(self) -> Method {
        match self {
            Self::PasswordSrp | Self::Password => Method::Password,
            Self::EmailOtp => Method::Email,
            Self::SmsOtp => Method::Sms,
            Self::WebAuthn => Method::PlatformPasskey,
        }
    }

    /// The inverse of [`Self::challenge`], by name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.challenge().as_str() == name)
    }
}

/// A first factor that was chosen, with its proof if the client sent one along.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The challenge's name; nothing leaves the choice open.
    pub name: Option<String>,
    /// `PASSWORD`.
    pub password: Option<Secret>,
    /// `SRP_A`, in hex.
    pub client_public: Option<String>,
}

/// Begins with the preferred factor if the user can use it, or asks which one.
pub(super) fn begin(progress: Progress, choice: Choice, facts: &Facts<'_>) -> Result<Step, Error> {
    account::check_enabled(facts)?;
    let available = available(facts);
    if available.is_empty() {
        return Err(Error::IncorrectUsernameOrPassword);
    }
    if progress.attempt.target.is_empty() {
        offer(progress, available, choice, facts)
    } else {
        step_up::begin(progress, &available, choice, facts)
    }
}

/// Begins with the preferred one of these, or asks which one.
pub(super) fn offer(
    progress: Progress,
    offered: Vec<FirstFactorKind>,
    choice: Choice,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let preferred = choice.name.as_deref().and_then(FirstFactorKind::named);
    match preferred.filter(|kind| offered.contains(kind)) {
        Some(kind) => start(kind, progress, choice, facts),
        None => Ok(select(progress, offered)),
    }
}

/// Begins with the factor that was chosen.
pub(super) fn answer(progress: Progress, offered: &[FirstFactorKind], choice: Choice, facts: &Facts<'_>) -> Step {
    let chosen = choice.name.as_deref().and_then(FirstFactorKind::named);
    match chosen.filter(|kind| offered.contains(kind)) {
        Some(kind) => start(kind, progress, choice, facts).into(),
        None => Step::refused_for_now(Error::InvalidParameter("ANSWER")),
    }
}

fn start(kind: FirstFactorKind, progress: Progress, choice: Choice, facts: &Facts<'_>) -> Result<Step, Error> {
    match (kind, choice.password, choice.client_public) {
        (FirstFactorKind::Password, Some(password), _) => account::check_password(progress, &password, facts),
        (FirstFactorKind::PasswordSrp, _, Some(client_public)) => {
            account::check_standing(facts)?;
            password_proof::ask(progress, client_public, facts)
        }
        (FirstFactorKind::Password | FirstFactorKind::PasswordSrp, ..) => Ok(ask_for_proof(progress, kind)),
        (FirstFactorKind::EmailOtp, ..) => send(progress, OneTimeCode::EmailOtp, facts),
        (FirstFactorKind::SmsOtp, ..) => send(progress, OneTimeCode::SmsOtp, facts),
        (FirstFactorKind::WebAuthn, ..) => passkey::ask(progress, facts),
    }
}

fn select(progress: Progress, offered: Vec<FirstFactorKind>) -> Step {
    let names = offered.iter().map(|kind| kind.challenge()).collect();
    let state = SignIn::AwaitingFirstFactor(progress.attempt, offered, ChallengeNameType::SelectChallenge);
    Step::challenge(Challenge { available: names, ..Challenge::new(state, []) })
}

fn ask_for_proof(progress: Progress, kind: FirstFactorKind) -> Step {
    let state = SignIn::AwaitingFirstFactor(progress.attempt, vec![kind], kind.challenge());
    Step::challenge(Challenge { available: vec![kind.challenge()], ..Challenge::new(state, []) })
}

/// Cognito: whoever has to reset the password cannot go around that by a code; inferred.
fn send(progress: Progress, kind: OneTimeCode, facts: &Facts<'_>) -> Result<Step, Error> {
    account::check_reset(facts)?;
    Ok(code::send(progress, kind, None, facts))
}

/// What this user, or whoever an unknown name would be, may begin with.
///
/// Cognito: what the pool allows and the user has. A temporary password has to be used first.
/// Source: authentication flows guide; observed for temporary passwords.
fn available(facts: &Facts<'_>) -> Vec<FirstFactorKind> {
    let allowed = allowed(facts.pool);
    let is_available = |kind: &FirstFactorKind| match facts.user {
        // Where the client does not hide who exists, a function may know who typed the name by the password.
        None if !facts.client.prevents_user_existence_errors() => *kind == FirstFactorKind::Password,
        // Nobody's factors are those of a user who has all that a message can reach.
        None => *kind != FirstFactorKind::WebAuthn,
        Some(user) => can_use(*kind, facts.pool, user, facts.passkeys),
    };
    allowed.into_iter().filter(is_available).collect()
}

/// The factors that the pool allows. Passwords always are.
pub fn allowed(pool: &UserPool) -> Vec<FirstFactorKind> {
    let policy = pool.settings.policies.as_ref().and_then(|it| it.sign_in_policy.as_ref());
    let listed = policy.and_then(|it| it.allowed_first_auth_factors.as_deref()).unwrap_or_default();
    let allows = |factor| listed.contains(&factor);
    let is_allowed = |kind: &FirstFactorKind| match kind {
        FirstFactorKind::PasswordSrp | FirstFactorKind::Password => {
            listed.is_empty() || allows(AuthFactorType::Password)
        }
        FirstFactorKind::EmailOtp => allows(AuthFactorType::EmailOtp),
        FirstFactorKind::SmsOtp => allows(AuthFactorType::SmsOtp),
        FirstFactorKind::WebAuthn => allows(AuthFactorType::WebAuthn),
    };
    FirstFactorKind::ALL.into_iter().filter(is_allowed).collect()
}

/// What a user can sign in with, as first or as second factor: `ConfiguredUserAuthFactors`.
pub fn configured(pool: &UserPool, user: &User, passkeys: &[Passkey]) -> Vec<AuthFactorType> {
    let factor = |kind| match kind {
        FirstFactorKind::PasswordSrp => None,
        FirstFactorKind::Password => Some(AuthFactorType::Password),
        FirstFactorKind::EmailOtp => Some(AuthFactorType::EmailOtp),
        FirstFactorKind::SmsOtp => Some(AuthFactorType::SmsOtp),
        FirstFactorKind::WebAuthn => Some(AuthFactorType::WebAuthn),
    };
    let first = allowed(pool).into_iter().filter(|kind| can_use(*kind, pool, user, passkeys)).filter_map(factor);
    first.chain(user.software_token.is_some().then_some(AuthFactorType::SoftwareToken)).collect()
}

/// Whether a user has what the factor needs.
fn can_use(kind: FirstFactorKind, pool: &UserPool, user: &User, passkeys: &[Passkey]) -> bool {
    let has = |medium: Medium| user.attribute(medium.attribute()).is_some_and(|value| !value.is_empty());
    let must_change = user.status == UserStatus::ForceChangePassword;
    match kind {
        // A hash from elsewhere cannot stand in for a verifier: SRP comes after the first sign-in with the password.
        FirstFactorKind::PasswordSrp => user.password.is_some(),
        FirstFactorKind::Password => user.has_password(),
        FirstFactorKind::EmailOtp => has(Medium::Email) && !must_change,
        FirstFactorKind::SmsOtp => has(Medium::Sms) && !must_change,
        FirstFactorKind::WebAuthn => {
            let party = RelyingParty::of(pool);
            let works = |party: &RelyingParty<'_>| passkeys.iter().any(|it| it.relying_party == party.id);
            party.is_ok_and(|party| works(&party)) && !must_change
        }
    }
}
