//! User migration: nobody is known by the name, a password was typed, and the pool's function may know both from elsewhere.
//!
//! ```text
//!   password in clear, nobody by that name ──▶ Migrating ─┬─▶ refused: the function failed, or described nobody
//!                                                         └─▶ created ──▶ pre authentication, unless it ran before
//!                                                                          └─▶ second factor, or reset required
//! ```
//!
//! Cognito: where the password is not sent, and where none is used, nobody is migrated. Where the client hides who exists, pre
//! authentication has run for the unknown user; otherwise it runs for the new one. Source: migrate user trigger guide,
//! importing users guide; the order is inferred.

use super::facts::Facts;
use super::first_factor::{self, FirstFactorKind};
use super::request::Start;
use super::state::{Attempt, FirstFactor, InFlight, Progress};
use super::{Next, Step, account, call};
use crate::error::{Error, TriggerError};
use crate::ids::Sub;
use crate::password;
use crate::secret::Secret;
use crate::trigger::{Response, TriggerName, user_migration as trigger};
use crate::user_migration::{self, Migration};

/// A user to be created, and the sign-in that goes on with it.
#[derive(Clone, Debug)]
pub struct Migrated {
    /// The sign-in.
    pub attempt: Attempt,
    /// The user.
    pub migration: Migration,
}

/// Whether an unknown user's password is shown to a function.
pub(super) fn applies(facts: &Facts<'_>) -> bool {
    let config = facts.pool.settings.lambda_config.as_ref();
    facts.user.is_none() && config.is_some_and(|config| TriggerName::UserMigration.function(config).is_some())
}

/// Whether a sign-in that begins like this may come to an unknown user's password.
pub(super) fn may_follow(start: &Start, facts: &Facts<'_>) -> bool {
    applies(facts)
        && match start {
            Start::Password { .. } => true,
            Start::Choice { choice, .. } => {
                let preferred = choice.name.as_deref().and_then(FirstFactorKind::named);
                preferred.is_none_or(|kind| kind == FirstFactorKind::Password)
                    && first_factor::allowed(facts.pool).contains(&FirstFactorKind::Password)
            }
            Start::Srp { .. } | Start::SignedUp { .. } | Start::Custom { .. } => false,
        }
}

/// Shows the password to the function.
///
/// Cognito: the metadata of InitiateAuth arrives as `validationData`. Source: migrate user trigger guide. That of an answer
/// arrives as `clientMetadata`; inferred for RespondToAuthChallenge.
pub(super) fn ask(progress: Progress, password: Secret, facts: &Facts<'_>) -> Step {
    let call = call(TriggerName::UserMigration, facts, || {
        let validation_data = facts.call.metadata.as_ref().filter(|_| facts.call.begins);
        let envelope = facts.envelope(&progress.attempt.typed);
        trigger::event(envelope, Some(&password), validation_data, facts.answer_metadata())
    });
    match call {
        Some(call) => Step::invoke(InFlight::Migrating(progress, password), call),
        None => Step::refused(Error::Trigger(TriggerName::UserMigration, TriggerError::NotConfigured)),
    }
}

/// The function has answered.
pub(super) fn described(
    progress: Progress,
    password: &Secret,
    response: &Response,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let description = trigger::read(response).map_err(|error| Error::Trigger(TriggerName::UserMigration, error))?;
    let Some(description) = description else { return unknown(progress, password, facts) };
    let sub = Sub::new(uuid::Builder::from_random_bytes(facts.random.sub()).into_uuid().to_string());
    let migration = user_migration::check(facts.pool, &progress.attempt.typed, description, sub, facts.now)
        .map_err(|reason| user_migration::failed(facts.client, reason))?;
    let (pool_id, salt) = (&facts.pool.id, facts.random.salt());
    let stored = password::make(pool_id, &migration.user.username, password.expose(), salt, None, facts.now);
    let migrated = Migrated { attempt: progress.attempt, migration: migration.with_password(stored) };
    Ok(Step { changes: Vec::new(), next: Next::Migrated(Box::new(migrated)) })
}

/// The function does not know the user either.
fn unknown(progress: Progress, password: &Secret, facts: &Facts<'_>) -> Result<Step, Error> {
    if facts.client.prevents_user_existence_errors() {
        Ok(account::compare_password(progress, password, facts))
    } else {
        Err(Error::UserNotFound)
    }
}

/// The user is created, and is `facts.user`. The function has judged the password.
pub(super) fn go_on(mut attempt: Attempt, facts: &Facts<'_>) -> Step {
    let Some(user) = facts.user else { return Step::refused(Error::SessionInvalid) };
    attempt.sub = Some(user.sub.clone());
    attempt.user_id_for_srp.clone_from(&user.username);
    let progress = Progress::new(attempt, facts);
    if facts.client.prevents_user_existence_errors() {
        account::admit(progress, FirstFactor::Migrated, facts)
    } else {
        account::pre_authenticate(progress, FirstFactor::Migrated, facts)
    }
}
