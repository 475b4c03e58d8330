//! `MFA_SETUP`: a second factor is required and the user has none.
//!
//! ```text
//! MFA_SETUP ── AssociateSoftwareToken ──▶ associated ── VerifySoftwareToken ──▶ verified ── MFA_SETUP ──▶ passed
//!     └── MFA_SETUP with an email address ──▶ EMAIL_OTP to that address
//! ```
//!
//! Cognito: after VerifySoftwareToken the user has the app even if the last step never comes, and that step asks for no
//! further code. Source: observed against the service; the guide says otherwise.

use serde::{Deserialize, Serialize};

use super::challenge::Challenge;
use super::code::{self, OneTimeCode};
use super::facts::Facts;
use super::state::{Progress, SignIn};
use super::{Step, second_factor};
use crate::attribute;
use crate::change::UserChange;
use crate::error::Error;
use crate::mfa_preference::FactorSetting;
use crate::secret::{Secret, SecretBytes};
use crate::software_token;
use crate::user::{MfaFactor, User};
use vestibule_api::Timestamp;

/// What may be set up, and how far an authenticator app is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MfaSetup {
    /// The factors to choose from.
    pub factors: Vec<MfaFactor>,
    /// The app.
    pub software_token: SoftwareTokenSetup,
}

/// How far the registration of an authenticator app is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum SoftwareTokenSetup {
    /// Not begun.
    None,
    /// The app was given this secret.
    Associated(SecretBytes),
    /// The app has shown a right code and is the user's.
    Verified,
}

/// Asks the user to set a factor up.
pub(super) fn ask(progress: Progress, factors: Vec<MfaFactor>) -> Step {
    let parameters =
        [("MFAS_CAN_SETUP", names(&factors)), ("USER_ID_FOR_SRP", progress.attempt.user_id_for_srp.clone())];
    let setup = MfaSetup { factors, software_token: SoftwareTokenSetup::None };
    Step::challenge(Challenge::new(SignIn::AwaitingMfaSetup(progress.attempt, setup), parameters))
}

/// Goes on when a factor is set up, or sets up email.
pub(super) fn answer(progress: Progress, setup: &MfaSetup, email: Option<String>, facts: &Facts<'_>) -> Step {
    match (&setup.software_token, email) {
        (SoftwareTokenSetup::Verified, _) => second_factor::passed(progress, facts),
        (_, Some(email)) if setup.factors.contains(&MfaFactor::Email) => {
            if !attribute::is_email(&email) {
                return Step::refused_for_now(attribute::Problem::EmailFormat.into());
            }
            code::send(progress, OneTimeCode::EmailMfa, Some(email), facts)
        }
        (_, Some(_)) => Step::refused_for_now(Error::InvalidParameter("EMAIL")),
        (SoftwareTokenSetup::Associated(_), None) => Step::refused_for_now(Error::SoftwareTokenNotVerified),
        (SoftwareTokenSetup::None, None) if !setup.factors.contains(&MfaFactor::SoftwareToken) => {
            Step::refused_for_now(Error::SoftwareTokenNotEnabled)
        }
        (SoftwareTokenSetup::None, None) => Step::refused_for_now(Error::SoftwareTokenNotSetUp),
    }
}

/// AssociateSoftwareToken with a session: the state that goes on.
pub fn associate(sign_in: SignIn, secret: SecretBytes) -> Result<SignIn, Error> {
    match sign_in {
        SignIn::AwaitingMfaSetup(attempt, setup) if setup.factors.contains(&MfaFactor::SoftwareToken) => {
            let software_token = SoftwareTokenSetup::Associated(secret);
            Ok(SignIn::AwaitingMfaSetup(attempt, MfaSetup { software_token, ..setup }))
        }
        SignIn::AwaitingMfaSetup(..) => Err(Error::SoftwareTokenNotEnabled),
        _ => Err(Error::SessionInvalid),
    }
}

/// VerifySoftwareToken with a session: the state that goes on, and what makes the app the user's and its codes due.
pub fn verify(
    sign_in: SignIn,
    user: &User,
    code: &Secret,
    friendly_name: Option<String>,
    now: Timestamp,
) -> Result<(SignIn, Vec<UserChange>), Error> {
    let SignIn::AwaitingMfaSetup(attempt, setup) = sign_in else { return Err(Error::SessionInvalid) };
    let SoftwareTokenSetup::Associated(secret) = &setup.software_token else {
        return Err(Error::SoftwareTokenNotSetUp);
    };
    let registered = software_token::register(secret, code, friendly_name, now)?;
    let preferred = user.mfa.preferred == Some(MfaFactor::SoftwareToken);
    let switched_on = FactorSetting { factor: MfaFactor::SoftwareToken, enabled: true, preferred };
    let setup = MfaSetup { software_token: SoftwareTokenSetup::Verified, ..setup };
    Ok((SignIn::AwaitingMfaSetup(attempt, setup), vec![registered, UserChange::Mfa(switched_on.into(), now)]))
}

/// A JSON array in a string, as the clients parse it.
pub(super) fn names(factors: &[MfaFactor]) -> String {
    let names: Vec<&str> = factors.iter().map(|factor| factor.as_str()).collect();
    serde_json::json!(names).to_string()
}
