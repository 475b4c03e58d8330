//! `WEB_AUTHN`: a passkey as first factor.
//!
//! Cognito: one that verifies its user stands for both factors where the pool says `MULTI_FACTOR_WITH_USER_VERIFICATION`,
//! and has to for users who switched that on. Source: passkey guide, SetUserMFAPreference reference.

use vestibule_api::cognito_idp::ChallengeNameType;

use super::account;
use super::challenge::Challenge;
use super::facts::Facts;
use super::state::{Progress, SignIn};
use super::{Step, second_factor, user_change};
use crate::change::{Change, UserChange};
use crate::error::Error;
use crate::passkey::{AssertionChallenge, is_multi_factor};
use crate::secret::Secret;
use crate::user::{User, UserStatus};
use crate::user_pool::UserPool;

/// Asks for an assertion by one of the user's passkeys.
pub(super) fn ask(progress: Progress, facts: &Facts<'_>) -> Result<Step, Error> {
    let user = facts.user.ok_or(Error::IncorrectUsernameOrPassword)?;
    check_status(facts)?;
    let challenge = AssertionChallenge::new(facts.random.challenge(), has_to_verify(facts.pool, user));
    let options = challenge.options(facts.pool, facts.passkeys).map_err(Error::Passkey)?;
    let parameters = [("CREDENTIAL_REQUEST_OPTIONS", options.to_string())];
    let asked = Challenge::new(SignIn::AwaitingPasskey(progress.attempt, challenge), parameters);
    Ok(Step::challenge(Challenge { available: vec![ChallengeNameType::WebAuthn], ..asked }))
}

/// A passkey needs nothing from the password, but an account that is in order.
fn check_status(facts: &Facts<'_>) -> Result<(), Error> {
    account::check_reset(facts)?;
    match facts.user.map(|user| user.status) {
        Some(UserStatus::Unconfirmed) => Err(Error::UserNotConfirmed),
        _ => Ok(()),
    }
}

fn has_to_verify(pool: &UserPool, user: &User) -> bool {
    is_multi_factor(pool) && user.mfa.passkey
}

/// Checks the assertion. One that does not hold can be made again in the same session: it is no guess.
pub(super) fn answer(
    mut progress: Progress,
    challenge: &AssertionChallenge,
    credential: &Secret,
    facts: &Facts<'_>,
) -> Step {
    // Cognito: which error a wrong assertion has is not documented; sign-in has none of its own for passkeys.
    let Ok(assertion) = challenge.verify(facts.pool, facts.passkeys, credential.expose()) else {
        return Step::refused_for_now(Error::IncorrectUsernameOrPassword);
    };
    if let Err(error) = check_status(facts) {
        return Step::refused(error);
    }
    progress.attempt.methods = progress.attempt.methods.with(assertion.passkey.method());
    let is_both = assertion.is_verified && is_multi_factor(facts.pool);
    let used = UserChange::UsePasskey(Box::new(assertion.passkey));
    let changes: Vec<Change> = user_change(facts, used).into_iter().collect();
    let next = if is_both { second_factor::passed(progress, facts) } else { second_factor::ask(progress, facts) };
    next.after(changes)
}
