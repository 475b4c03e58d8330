//! `SOFTWARE_TOKEN_MFA`: a code from an authenticator app.

use super::challenge::Challenge;
use super::facts::Facts;
use super::state::{Progress, SignIn};
use super::{Step, second_factor, user_change};
use crate::acr::Method;
use crate::attempt::AttemptKind;
use crate::change::{Change, UserChange};
use crate::error::Error;
use crate::secret::Secret;
use crate::software_token;
use crate::user::MfaFactor;

/// Asks for a code.
pub(super) fn ask(progress: Progress, facts: &Facts<'_>) -> Step {
    let Some(token) = facts.user.and_then(|user| user.software_token.as_ref()) else {
        return Step::refused(Error::NoMfaMethod);
    };
    let parameters = [
        ("FRIENDLY_DEVICE_NAME", token.friendly_name.clone().unwrap_or_default()),
        ("USER_ID_FOR_SRP", progress.attempt.user_id_for_srp.clone()),
    ];
    Step::challenge(Challenge::new(SignIn::AwaitingSoftwareTokenCode(progress.attempt), parameters))
}

/// Checks the code. A wrong one can be corrected in the same session; each code is good once.
pub(super) fn answer(mut progress: Progress, code: &Secret, facts: &Facts<'_>) -> Step {
    let Some(token) = facts.user.and_then(|user| user.software_token.as_ref()) else {
        return Step::refused(Error::SessionInvalid);
    };
    let attempted = facts.attempted(&progress.attempt, AttemptKind::SecondFactor);
    let Some(step) = software_token::step_of(&token.secret, code, facts.now) else {
        return Step::refused_for_now(Error::SoftwareTokenCodeMismatch).with(Change::CountAttempt(attempted));
    };
    if step <= token.last_step {
        return Step::refused_for_now(Error::SoftwareTokenCodeUsed);
    }
    let changes: Vec<Change> = user_change(facts, UserChange::UseSoftwareToken { step }).into_iter().collect();
    progress.attempt.methods = progress.attempt.methods.with(Method::SoftwareToken);
    progress.note_passed(MfaFactor::SoftwareToken.as_str());
    // Written with a refusal too: nobody beyond the limit may learn that the code was right.
    second_factor::passed(progress, facts).after(changes).with(Change::PassAttempt(attempted))
}
