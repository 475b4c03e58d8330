//! The beginning: pre authentication, then what an account's standing allows, then the first factor.

use super::facts::{Facts, PreAuthInCustomAuth};
use super::request::Start;
use super::state::{Attempt, CustomProgress, FirstFactor, InFlight, Progress};
use super::{Step, call, custom, first_factor, migration, new_password, password_proof, second_factor};
use crate::acr::{Method, Methods};
use crate::attempt::AttemptKind;
use crate::change::{Change, UserChange};
use crate::error::Error;
use crate::password;
use crate::password_hash::PasswordHash;
use crate::secret::Secret;
use crate::trigger::define_auth_challenge::ChallengeEntry;
use crate::trigger::{TriggerName, pre_authentication};
use crate::user::{User, UserStatus};

pub(super) fn begin(start: Start, facts: &Facts<'_>) -> Step {
    let hides = facts.client.prevents_user_existence_errors();
    if facts.user.is_none() && !hides && !migration::may_follow(&start, facts) {
        return Step::refused(Error::UserNotFound);
    }
    let (mut target, mut methods) = (Vec::new(), Methods::default());
    let (typed, factor, custom) = match start {
        Start::Password { username, password } => (username, FirstFactor::Password(password), None),
        Start::Srp { username, client_public } => (username, FirstFactor::Srp(client_public), None),
        Start::Custom { username, client_public } => {
            let session = client_public.iter().map(|_| ChallengeEntry::passed("SRP_A")).collect();
            let custom = CustomProgress { session, srp_a: client_public, has_proven_password: false };
            (username, FirstFactor::Custom, Some(custom))
        }
        Start::Choice { username, choice, step_up } => {
            if let Some(step_up) = step_up {
                methods = match step_up.credited(facts) {
                    Ok(credited) => credited,
                    Err(error) => return Step::refused(error),
                };
                target = step_up.levels;
            }
            (username, FirstFactor::Choice(choice), None)
        }
        Start::SignedUp { username } => (username, FirstFactor::SignedUp, None),
    };
    let simulated = facts.simulation.user_id(facts.pool, &typed);
    let user_id_for_srp = facts.user.map_or(simulated, |user| user.username.clone());
    let attempt = Attempt {
        pool_id: facts.pool.id.clone(),
        client_id: facts.client.id.clone(),
        typed,
        sub: facts.user.map(|user| user.sub.clone()),
        user_id_for_srp,
        by_administrator: facts.call.is_admin && matches!(factor, FirstFactor::Password(_)),
        by_srp: matches!(factor, FirstFactor::Srp(_)),
        device_key: facts.call.device_key.clone(),
        is_device_proven: false,
        by_choice: matches!(factor, FirstFactor::Choice(_) | FirstFactor::SignedUp),
        target,
        methods,
        custom,
        set_new_password: false,
        flow: facts.call.flow.clone(),
        auth_event: facts.call.auth_event.clone(),
    };
    pre_authenticate(Progress::new(attempt, facts), factor, facts)
}

/// Cognito: pre authentication runs before the account and the password are looked at, for unknown users too where the
/// client hides who exists. Source: pre authentication trigger guide and notes from a live pool.
pub(super) fn pre_authenticate(progress: Progress, factor: FirstFactor, facts: &Facts<'_>) -> Step {
    let runs = match (&progress.attempt.custom, facts.switches.pre_auth_in_custom_auth) {
        (None, _) | (Some(_), PreAuthInCustomAuth::Always) => true,
        (Some(custom), PreAuthInCustomAuth::SrpOnly) => custom.srp_a.is_some(),
        (Some(_), PreAuthInCustomAuth::Never) => false,
    };
    let runs = runs && (facts.user.is_some() || facts.client.prevents_user_existence_errors());
    let call = call(TriggerName::PreAuthentication, facts, || {
        pre_authentication::event(
            facts.envelope(progress.event_user_name()),
            &progress.event_attributes(facts),
            facts.call.metadata.as_ref().filter(|_| facts.call.begins),
            facts.user_not_found(),
        )
    });
    match call.filter(|_| runs) {
        Some(call) => Step::invoke(InFlight::PreAuthenticating(progress, factor), call),
        None => admit(progress, factor, facts),
    }
}

/// Pre authentication has no objection.
pub(super) fn admit(progress: Progress, factor: FirstFactor, facts: &Facts<'_>) -> Step {
    match factor {
        FirstFactor::Password(password) => check_password(progress, &password, facts).into(),
        FirstFactor::Srp(client_public) => {
            check_standing(facts).and_then(|()| password_proof::ask(progress, client_public, facts)).into()
        }
        FirstFactor::Choice(choice) => first_factor::begin(progress, choice, facts).into(),
        FirstFactor::SignedUp => {
            check_enabled(facts).and_then(|()| check_reset(facts)).map(|()| second_factor::ask(progress, facts)).into()
        }
        FirstFactor::Migrated => password_proven(progress, facts),
        FirstFactor::Custom => check_custom(facts).map(|()| custom::define(progress, facts)).into(),
    }
}

/// Checks a password in clear.
pub(super) fn check_password(progress: Progress, password: &Secret, facts: &Facts<'_>) -> Result<Step, Error> {
    check_standing(facts)?;
    if migration::applies(facts) {
        return Ok(migration::ask(progress, password.clone(), facts));
    }
    Ok(compare_password(progress, password, facts))
}

/// Compares a password with the stored one.
pub(super) fn compare_password(progress: Progress, password: &Secret, facts: &Facts<'_>) -> Step {
    if let Some((user, hash)) = facts.user.and_then(|user| Some((user, user.password_hash.as_ref()?))) {
        return compare_with_hash(progress, password, user, hash, facts);
    }
    // The same work for known and unknown users, so that time does not tell.
    let simulated = facts.simulation.password(facts.pool, &progress.attempt.typed);
    let stored = facts.user.and_then(|user| user.password.as_ref());
    let username = facts.user.map_or(&progress.attempt.user_id_for_srp, |user| &user.username);
    let right = password::verify(&facts.pool.id, username, password.expose(), stored.unwrap_or(&simulated));
    if right && stored.is_some() { password_proven(progress, facts) } else { password_wrong(&progress.attempt, facts) }
}

/// Compares a password with a hash from elsewhere. The right one is known here from now on: a verifier takes the place of the
/// hash, whatever the sign-in comes to.
fn compare_with_hash(
    progress: Progress,
    password: &Secret,
    user: &User,
    hash: &PasswordHash,
    facts: &Facts<'_>,
) -> Step {
    if !hash.verify(password.expose()) {
        return password_wrong(&progress.attempt, facts);
    }
    let stored =
        password::make(&facts.pool.id, &user.username, password.expose(), facts.random.salt(), None, facts.now);
    let adopted = Change::User(user.pool_id.clone(), user.sub.clone(), UserChange::AdoptPassword(stored));
    password_proven(progress, facts).with(adopted)
}

/// Counts a wrong password and refuses; an unknown user's too, so that neither the lock-out nor the time of writing tells.
pub(super) fn password_wrong(attempt: &Attempt, facts: &Facts<'_>) -> Step {
    let counted = facts.attempted(attempt, AttemptKind::Password);
    Step::refused(Error::IncorrectUsernameOrPassword).with(Change::CountAttempt(counted))
}

/// The password is right; what the account's standing asks for comes next.
pub(super) fn password_proven(mut progress: Progress, facts: &Facts<'_>) -> Step {
    let Some(user) = facts.user else { return Step::refused(Error::IncorrectUsernameOrPassword) };
    // Written with a refusal too: of many guesses at once, none beyond the limit may learn that it was right.
    let passed = Change::PassAttempt(facts.attempted(&progress.attempt, AttemptKind::Password));
    progress.attempt.methods = progress.attempt.methods.with(Method::Password);
    let expired = user.password.as_ref().and_then(|it| it.expires_at).is_some_and(|at| facts.now > at);
    if let Some(custom) = &mut progress.attempt.custom {
        custom.has_proven_password = true;
    }
    let step = match user.status {
        UserStatus::ResetRequired => Step::refused(Error::PasswordResetRequired),
        UserStatus::Unconfirmed => Step::refused(Error::UserNotConfirmed),
        UserStatus::ForceChangePassword if expired => Step::refused(Error::TemporaryPasswordExpired),
        // In a custom sign-in define-auth-challenge is asked first; see `custom`.
        UserStatus::ForceChangePassword if progress.attempt.custom.is_some() => custom::define(progress, facts),
        UserStatus::ForceChangePassword => new_password::ask(progress, facts),
        UserStatus::Confirmed
        | UserStatus::ExternalProvider
        | UserStatus::Archived
        | UserStatus::Compromised
        | UserStatus::Unknown => second_factor::ask(progress, facts),
    };
    step.with(passed)
}

/// What refuses before a password is looked at, in this order: lock-out, disabled, reset required.
pub(super) fn check_standing(facts: &Facts<'_>) -> Result<(), Error> {
    check_lockout(facts)?;
    check_enabled(facts)?;
    let Some(user) = facts.user else { return Ok(()) };
    // Where the client hides who exists, only the right password is told of the reset.
    if user.status == UserStatus::ResetRequired && !facts.client.prevents_user_existence_errors() {
        return Err(Error::PasswordResetRequired);
    }
    Ok(())
}

/// Refuses while the account is locked. A proof by SRP is checked twice, when it is asked for and when it comes: otherwise
/// challenges that were collected before the lock would be guesses that it does not stop.
pub(super) fn check_lockout(facts: &Facts<'_>) -> Result<(), Error> {
    let is_admitted = AttemptKind::Password.admits(facts.password_attempts, facts.now);
    if is_admitted { Ok(()) } else { Err(Error::too_many(AttemptKind::Password)) }
}

/// Refuses users whom an administrator has disabled.
pub(super) fn check_enabled(facts: &Facts<'_>) -> Result<(), Error> {
    if facts.user.is_some_and(|user| !user.enabled) { Err(Error::UserDisabled) } else { Ok(()) }
}

/// Refuses users who have to reset the password. Where the client hides who exists, they hear what a wrong password hears.
pub(super) fn check_reset(facts: &Facts<'_>) -> Result<(), Error> {
    match facts.user {
        Some(user) if user.status == UserStatus::ResetRequired => {
            let hides = facts.client.prevents_user_existence_errors();
            Err(if hides { Error::IncorrectUsernameOrPassword } else { Error::PasswordResetRequired })
        }
        _ => Ok(()),
    }
}

fn check_custom(facts: &Facts<'_>) -> Result<(), Error> {
    match facts.user {
        Some(user) if !user.enabled => Err(Error::UserDisabled),
        Some(user) if user.status == UserStatus::Unconfirmed => Err(Error::UserNotConfirmed),
        _ => Ok(()),
    }
}
