//! `SELECT_MFA_TYPE`: several second factors are on and none is preferred.

use super::challenge::Challenge;
use super::facts::Facts;
use super::second_factor::ask_for;
use super::state::{Progress, SignIn};
use super::{Step, mfa_setup};
use crate::error::Error;
use crate::user::MfaFactor;

/// Asks which factor to use.
///
/// Cognito: the guide names the parameter `MFAS_CAN_SELECT`, the clients read `MFAS_CAN_CHOOSE`. Source: client libraries.
pub(super) fn ask(progress: Progress, factors: Vec<MfaFactor>) -> Step {
    let parameters = [
        ("MFAS_CAN_CHOOSE", mfa_setup::names(&factors)),
        ("USER_ID_FOR_SRP", progress.attempt.user_id_for_srp.clone()),
    ];
    Step::challenge(Challenge::new(SignIn::AwaitingMfaChoice(progress.attempt, factors), parameters))
}

/// Asks for the chosen factor; a code is sent now.
pub(super) fn answer(progress: Progress, factors: &[MfaFactor], chosen: &str, facts: &Facts<'_>) -> Step {
    // Cognito: parts of the guide call EMAIL_OTP by this name. Source: MFA guide against the model's enum.
    let chosen = if chosen == "EMAIL_MFA" { MfaFactor::Email.as_str() } else { chosen };
    match factors.iter().find(|factor| factor.as_str() == chosen) {
        Some(factor) => ask_for(*factor, progress, facts),
        None => Step::refused_for_now(Error::InvalidParameter("ANSWER")),
    }
}
