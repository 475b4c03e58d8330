//! After the first factor: which second one is due, if any.
//!
//! Cognito: the decision table of the MFA guide. Off asks nobody, optional asks those who switched a factor on, required
//! asks everybody. A factor by message needs the pool's consent and an address, not a verified one.

use vestibule_api::cognito_idp::{RecoveryOptionNameType, UserPoolMfaType};

use super::code::{self, OneTimeCode};
use super::completion::complete;
use super::facts::Facts;
use super::state::Progress;
use super::{Step, custom, device, mfa_choice, mfa_setup, software_token, step_up};
use crate::error::Error;
use crate::software_token::is_enabled;
use crate::user::{Attributes, MfaFactor, User};
use crate::user_pool::UserPool;

/// What is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// No factor.
    Nothing,
    /// This one.
    Factor(MfaFactor),
    /// Any of these.
    Choice(Vec<MfaFactor>),
    /// Any of these, and the user has none yet.
    SetUp(Vec<MfaFactor>),
}

/// The first factor is passed: asks for a second one, or goes on without.
///
/// A level that was asked for may pick another factor than the rules of multi-factor sign-in alone, never none instead.
pub(super) fn ask(mut progress: Progress, facts: &Facts<'_>) -> Step {
    let (Some(user), Some(profile)) = (facts.user, &progress.profile) else {
        return Step::refused(Error::IncorrectUsernameOrPassword);
    };
    let (floor, device) = match (due(facts.pool, user, &profile.attributes), device::named(&progress.attempt, facts)) {
        (due, Ok(device)) => (due, device),
        (_, Err(error)) => return Step::refused_for_now(error),
    };
    let replaces = floor == Ok(Due::Nothing) || facts.pool.devices_replace_second_factors();
    let due = floor
        .and_then(|floor| step_up::next_after_first(&mut progress.attempt, floor, user, &profile.attributes, facts));
    if due == Err(Error::LevelOutOfReach) {
        return Step::refused(Error::LevelOutOfReach);
    }
    if replaces && progress.attempt.custom.is_none() && device.is_some_and(|device| device.is_remembered) {
        return device::ask(progress, facts);
    }
    match due {
        Ok(Due::Nothing) => passed(progress, facts),
        Ok(due) => ask_due(due, progress, facts),
        Err(error) => Step::refused(error),
    }
}

fn ask_due(due: Due, progress: Progress, facts: &Facts<'_>) -> Step {
    match due {
        Due::Nothing => complete(progress, facts),
        Due::Factor(factor) => ask_for(factor, progress, facts),
        Due::Choice(factors) => mfa_choice::ask(progress, factors),
        Due::SetUp(factors) => mfa_setup::ask(progress, factors),
    }
}

/// Asks for one factor.
pub(super) fn ask_for(factor: MfaFactor, progress: Progress, facts: &Facts<'_>) -> Step {
    match factor {
        MfaFactor::Sms => code::send(progress, OneTimeCode::SmsMfa, None, facts),
        MfaFactor::Email => code::send(progress, OneTimeCode::EmailMfa, None, facts),
        MfaFactor::SoftwareToken => software_token::ask(progress, facts),
    }
}

/// Every factor is passed that multi-factor sign-in wants: a custom sign-in asks define-auth-challenge, one that is to
/// reach a level may need one more, any other is complete.
pub(super) fn passed(mut progress: Progress, facts: &Facts<'_>) -> Step {
    if progress.attempt.custom.is_some() {
        return custom::define(progress, facts);
    }
    match step_up::next_after_all(&mut progress, facts) {
        Ok(due) => ask_due(due, progress, facts),
        Err(error) => Step::refused(error),
    }
}

/// The factors that a sign-in may ask this user for, whatever level it is to reach.
pub(super) fn askable(pool: &UserPool, user: &User, attributes: &Attributes) -> Vec<MfaFactor> {
    match due(pool, user, attributes) {
        Ok(Due::Factor(factor)) => in_place_of(factor, pool, user, attributes),
        Ok(Due::Choice(factors)) => factors,
        Ok(Due::Nothing | Due::SetUp(_)) | Err(_) => Vec::new(),
    }
}

/// Where this factor is due, those of which any will do: all that are on, if it is one of them.
pub(super) fn in_place_of(factor: MfaFactor, pool: &UserPool, user: &User, attributes: &Attributes) -> Vec<MfaFactor> {
    let usable = usable(pool, user, attributes);
    if usable.contains(&factor) { usable } else { vec![factor] }
}

/// The factors that the user has switched on and can use.
fn usable(pool: &UserPool, user: &User, attributes: &Attributes) -> Vec<MfaFactor> {
    enabled(pool, user).into_iter().filter(|it| can_use(*it, user, attributes)).collect()
}

/// The factors that the user has switched on. One that the pool no longer offers is as if it were off; an app once
/// registered goes on working.
fn enabled(pool: &UserPool, user: &User) -> Vec<MfaFactor> {
    let offered = |factor: &MfaFactor| *factor == MfaFactor::SoftwareToken || offers(pool, *factor);
    user.mfa.enabled().into_iter().filter(offered).collect()
}

fn due(pool: &UserPool, user: &User, attributes: &Attributes) -> Result<Due, Error> {
    let mode = pool.mfa_configuration();
    if mode == UserPoolMfaType::Off {
        return Ok(Due::Nothing);
    }
    let (enabled, usable) = (enabled(pool, user), usable(pool, user, attributes));
    let preferred = user.mfa.preferred.filter(|factor| enabled.contains(factor));
    match (preferred, enabled.as_slice(), usable.as_slice()) {
        (Some(factor), ..) if usable.contains(&factor) => Ok(Due::Factor(factor)),
        (_, [], _) if mode == UserPoolMfaType::Optional => Ok(Due::Nothing),
        (_, [], _) => required_without_preference(pool, user, attributes),
        // Somebody asked for a second factor and has lost the means: not asking would undo what they asked for.
        (_, _, []) => Err(Error::NoMfaMethod),
        (_, _, [factor]) => Ok(Due::Factor(*factor)),
        (_, _, several) => Ok(Due::Choice(several.to_vec())),
    }
}

fn required_without_preference(pool: &UserPool, user: &User, attributes: &Attributes) -> Result<Due, Error> {
    let by_message = [MfaFactor::Sms, MfaFactor::Email];
    let has = |factor: &MfaFactor| can_use(*factor, user, attributes);
    let addresses: Vec<MfaFactor> = by_message.into_iter().filter(has).collect();
    let eligible: Vec<MfaFactor> = addresses.iter().copied().filter(|it| offers(pool, *it)).collect();
    if user.software_token.is_some() {
        let mut factors = eligible;
        factors.push(MfaFactor::SoftwareToken);
        return Ok(if factors.len() == 1 { Due::Factor(MfaFactor::SoftwareToken) } else { Due::Choice(factors) });
    }
    match (addresses.as_slice(), eligible.as_slice()) {
        ([], _) => {
            let all = [MfaFactor::Sms, MfaFactor::Email, MfaFactor::SoftwareToken];
            set_up(all.into_iter().filter(|it| offers(pool, *it)).collect())
        }
        ([only], _) if recovery(pool) == Recovery::Only(*only) => Err(Error::NoMfaMethod),
        (_, []) => set_up([MfaFactor::SoftwareToken].into_iter().filter(|it| offers(pool, *it)).collect()),
        (_, [factor]) => Ok(Due::Factor(*factor)),
        (_, _) => Ok(match recovery(pool) {
            Recovery::None => Due::Choice(eligible),
            Recovery::First(MfaFactor::Sms) | Recovery::Only(MfaFactor::Sms) => Due::Factor(MfaFactor::Email),
            Recovery::First(_) | Recovery::Only(_) => Due::Factor(MfaFactor::Sms),
        }),
    }
}

fn set_up(factors: Vec<MfaFactor>) -> Result<Due, Error> {
    if factors.is_empty() { Err(Error::NoMfaMethod) } else { Ok(Due::SetUp(factors)) }
}

/// By which address a forgotten password is recovered: the same must not prove the second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Recovery {
    None,
    Only(MfaFactor),
    First(MfaFactor),
}

/// Cognito: without the setting the phone comes first, then email. Source: account recovery guide.
fn recovery(pool: &UserPool) -> Recovery {
    let setting = pool.settings.account_recovery_setting.as_ref().and_then(|it| it.recovery_mechanisms.as_ref());
    let Some(mechanisms) = setting.filter(|it| !it.is_empty()) else { return Recovery::First(MfaFactor::Sms) };
    let mut ways: Vec<(i32, MfaFactor)> = mechanisms
        .iter()
        .filter_map(|it| {
            let factor = match it.name? {
                RecoveryOptionNameType::VerifiedEmail => MfaFactor::Email,
                RecoveryOptionNameType::VerifiedPhoneNumber => MfaFactor::Sms,
                RecoveryOptionNameType::AdminOnly => return None,
            };
            Some((it.priority.unwrap_or(i32::MAX), factor))
        })
        .collect();
    ways.sort_by_key(|(priority, _)| *priority);
    match ways.as_slice() {
        [] => Recovery::None,
        [(_, factor)] => Recovery::Only(*factor),
        [(_, factor), ..] => Recovery::First(*factor),
    }
}

/// Whether the pool has this factor.
pub fn offers(pool: &UserPool, factor: MfaFactor) -> bool {
    match factor {
        MfaFactor::Sms => pool.mfa.sms.is_some(),
        MfaFactor::Email => pool.mfa.email.is_some(),
        MfaFactor::SoftwareToken => is_enabled(pool),
    }
}

/// Whether the user has what the factor needs.
pub(super) fn can_use(factor: MfaFactor, user: &User, attributes: &Attributes) -> bool {
    let has = |name| attributes.get(name).is_some_and(|value| !value.is_empty());
    match factor {
        MfaFactor::Sms => has("phone_number"),
        MfaFactor::Email => has("email"),
        MfaFactor::SoftwareToken => user.software_token.is_some(),
    }
}

#[cfg(test)]
#[path = "second_factor_tests.rs"]
mod tests;
