//! Step-up: a sign-in by choice that is led to a level of authentication.
//!
//! ```text
//! TARGET_ACR_VALUES ──▶ the first of these levels that the user can reach: the goal, or refused
//! ACCESS_TOKEN ──▶ the factors of that sign-in count as passed, unless MAX_AGE has gone by
//!   the goal is reached already ──▶ refused: there is nothing to step up to
//!   the first factor is among them ──▶ the second factor that completes the goal
//!   otherwise ──▶ a first factor out of those that lead to the goal ──▶ its second factor, if it has one
//! ```
//!
//! What multi-factor sign-in asks of the user is asked whatever the goal is; the goal only picks among factors that are on.
//! Nobody is asked to set a factor up for it. It is all or nothing: without the goal, no tokens.
//!
//! Cognito: all of this. Source: authentication flows guide, step-up with USER_AUTH; InitiateAuth, API reference. Where
//! those are silent, what is done here is inferred and listed in docs/compatibility.md.

use vestibule_api::cognito_idp::UserPoolMfaType;

use super::Step;
use super::facts::Facts;
use super::first_factor::{self, Choice, FirstFactorKind};
use super::second_factor::{self, Due};
use super::state::{Attempt, Progress};
use crate::acr::{Level, Method, Methods};
use crate::error::Error;
use crate::secret::Secret;
use crate::token::TokenSession;
use crate::user::{Attributes, MfaFactor, User, UserStatus, is_verified};

/// What a client asks for beside a sign-in by choice.
#[derive(Clone, Debug, Default)]
pub struct StepUp {
    /// The levels, in the order of the client's priority; never none.
    pub levels: Vec<Level>,
    /// `ACCESS_TOKEN`, of an earlier sign-in.
    pub access_token: Option<Secret>,
    /// The session of that token, once the token was verified.
    pub session: Option<TokenSession>,
    /// `MAX_AGE`.
    pub max_age_seconds: Option<i64>,
}

impl StepUp {
    /// The factors that count as passed before anything is asked.
    ///
    /// Of an account that is not in order nothing counts: what it has to do comes with its first factor. Inferred.
    pub(super) fn credited(&self, facts: &Facts<'_>) -> Result<Methods, Error> {
        let Some(session) = &self.session else { return Ok(Methods::default()) };
        let is_of_client = session.pool_id == facts.pool.id && session.client_id == facts.client.id;
        let user = facts.user.filter(|user| is_of_client && user.sub == session.sub);
        let user = user.ok_or(Error::AccessTokenOfAnother)?;
        let age = facts.now.as_millis().div_euclid(1000) - session.auth_time.as_millis().div_euclid(1000);
        let is_recent = self.max_age_seconds.is_none_or(|most| age <= most);
        let is_in_order = match user.status {
            UserStatus::Unconfirmed | UserStatus::ForceChangePassword | UserStatus::ResetRequired => false,
            UserStatus::Confirmed
            | UserStatus::ExternalProvider
            | UserStatus::Archived
            | UserStatus::Compromised
            | UserStatus::Unknown => true,
        };
        Ok(if is_recent && is_in_order { session.methods } else { Methods::default() })
    }
}

/// Picks the goal and begins on the way to it, with the preferred first factor if it leads there.
pub(super) fn begin(
    mut progress: Progress,
    available: &[FirstFactorKind],
    choice: Choice,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let passed = progress.attempt.methods;
    let has = match facts.user {
        Some(user) => configured(facts, user, &user.attributes),
        // As with first factors: nobody's are those of a user who has all that a message can reach.
        None => offered_by_pool(facts).into_iter().filter(|factor| *factor != MfaFactor::SoftwareToken).collect(),
    };
    let second = if let Some(goal) = goal(&progress.attempt.target, passed, available, &has) {
        progress.attempt.target = vec![goal];
        has
    } else {
        // Where the client hides who exists, who has which second factor is not told before the password is proven.
        if !facts.client.prevents_user_existence_errors() || !passed.is_empty() {
            return Err(Error::LevelOutOfReach);
        }
        offered_by_pool(facts)
    };
    let goal = goal(&progress.attempt.target, passed, available, &second).ok_or(Error::LevelOutOfReach)?;
    if passed.level() >= Some(goal) {
        return Err(Error::LevelReached);
    }
    let offered = leading(goal, passed, available, &second);
    let prefers = choice.name.as_deref().and_then(FirstFactorKind::named).is_some_and(|kind| offered.contains(&kind));
    if !prefers && !completing(goal, passed, &second).is_empty() {
        return Ok(second_factor::ask(progress, facts));
    }
    first_factor::offer(progress, offered, choice, facts)
}

/// The first factor is passed: what is asked next where `floor` is due by the rules of multi-factor sign-in. The goal picks
/// among the factors that would do for the floor; if none of them reaches it, the floor is asked first.
pub(super) fn next_after_first(
    attempt: &mut Attempt,
    floor: Due,
    user: &User,
    attributes: &Attributes,
    facts: &Facts<'_>,
) -> Result<Due, Error> {
    if attempt.target.is_empty() {
        return Ok(floor);
    }
    let wanted = settle(attempt, user, attributes, facts)?;
    let enough = match &floor {
        Due::Nothing => return Ok(pick(wanted, user)),
        Due::Factor(factor) => second_factor::in_place_of(*factor, facts.pool, user, attributes),
        Due::Choice(factors) => factors.clone(),
        Due::SetUp(_) => return Ok(floor),
    };
    // Passed as one of several factors: it need not be passed again.
    let is_passed = |factor: &MfaFactor| attempt.methods.contains(Method::from(*factor));
    if attempt.methods.are_several() && enough.iter().any(is_passed) {
        return Ok(pick(wanted, user));
    }
    let both: Vec<MfaFactor> = wanted.into_iter().filter(|factor| enough.contains(factor)).collect();
    Ok(if both.is_empty() { floor } else { pick(both, user) })
}

/// Everything that multi-factor sign-in wants is passed: what the goal still needs.
pub(super) fn next_after_all(progress: &mut Progress, facts: &Facts<'_>) -> Result<Due, Error> {
    let (Some(user), Some(profile)) = (facts.user, &progress.profile) else { return Ok(Due::Nothing) };
    if progress.attempt.target.is_empty() {
        return Ok(Due::Nothing);
    }
    Ok(pick(settle(&mut progress.attempt, user, &profile.attributes, facts)?, user))
}

/// What `acr` says of a sign-in in which a level was asked for.
pub(super) fn acr(attempt: &Attempt, facts: &Facts<'_>) -> Option<String> {
    let level = attempt.methods.level().filter(|_| !attempt.target.is_empty())?;
    Some(level.name(facts.pool).to_owned())
}

/// Holds the attempt to the first level that is reached, or that a second factor would reach; answers those factors.
fn settle(
    attempt: &mut Attempt,
    user: &User,
    attributes: &Attributes,
    facts: &Facts<'_>,
) -> Result<Vec<MfaFactor>, Error> {
    let has = configured(facts, user, attributes);
    let goal = goal(&attempt.target, attempt.methods, &[], &has).ok_or(Error::LevelOutOfReach)?;
    attempt.target = vec![goal];
    let is_reached = attempt.methods.level() >= Some(goal);
    Ok(if is_reached { Vec::new() } else { completing(goal, attempt.methods, &has) })
}

/// The first of these levels that is reached, or can be with these first and second factors.
fn goal(levels: &[Level], passed: Methods, first: &[FirstFactorKind], second: &[MfaFactor]) -> Option<Level> {
    let is_within_reach = |level: Level| {
        passed.level() >= Some(level)
            || !completing(level, passed, second).is_empty()
            || !leading(level, passed, first, second).is_empty()
    };
    levels.iter().copied().find(|level| is_within_reach(*level))
}

/// The second factors of which each reaches the level by itself now. Without a first factor there is no second.
fn completing(level: Level, passed: Methods, second: &[MfaFactor]) -> Vec<MfaFactor> {
    if passed.is_empty() {
        return Vec::new();
    }
    let completes = |factor: MfaFactor| {
        let missing = Methods::default().with(factor.into());
        level.ways().iter().any(|way| way.without(passed) == missing)
    };
    second.iter().copied().filter(|factor| completes(*factor)).collect()
}

/// The first factors that reach the level, alone or with one of the second factors.
fn leading(level: Level, passed: Methods, first: &[FirstFactorKind], second: &[MfaFactor]) -> Vec<FirstFactorKind> {
    let second: Methods = second.iter().map(|factor| Method::from(*factor)).collect();
    let leads = |kind: FirstFactorKind| {
        let method = kind.method();
        level.ways().iter().map(|way| way.without(passed)).any(|missing| {
            missing.contains(method) && missing.without(Methods::default().with(method)).are_among(second)
        })
    };
    first.iter().copied().filter(|kind| leads(*kind)).collect()
}

/// The second factors that a user can be asked for to reach a level: those that a sign-in may ask for in any case, and what
/// the pool offers and the user has, the address verified, though it is not switched on.
fn configured(facts: &Facts<'_>, user: &User, attributes: &Attributes) -> Vec<MfaFactor> {
    let asked = second_factor::askable(facts.pool, user, attributes);
    let is_shown = |factor: MfaFactor| match factor {
        MfaFactor::Sms => is_verified(attributes, "phone_number"),
        MfaFactor::Email => is_verified(attributes, "email"),
        MfaFactor::SoftwareToken => true,
    };
    let has = |factor: &MfaFactor| second_factor::can_use(*factor, user, attributes) && is_shown(*factor);
    let offered = offered_by_pool(facts);
    MfaFactor::ALL.into_iter().filter(|it| asked.contains(it) || offered.contains(it) && has(it)).collect()
}

/// The second factors that the pool has at all.
fn offered_by_pool(facts: &Facts<'_>) -> Vec<MfaFactor> {
    let is_on = facts.pool.mfa_configuration() != UserPoolMfaType::Off;
    MfaFactor::ALL.into_iter().filter(|factor| is_on && second_factor::offers(facts.pool, *factor)).collect()
}

fn pick(factors: Vec<MfaFactor>, user: &User) -> Due {
    match (user.mfa.preferred.filter(|factor| factors.contains(factor)), factors.as_slice()) {
        (_, []) => Due::Nothing,
        (Some(preferred), _) => Due::Factor(preferred),
        (None, [factor]) => Due::Factor(*factor),
        (None, _) => Due::Choice(factors),
    }
}
