//! `NEW_PASSWORD_REQUIRED`: a temporary password has to be replaced, and missing required attributes given.

use vestibule_api::cognito_idp::ChallengeNameType;

use super::challenge::Challenge;
use super::facts::Facts;
use super::state::{Progress, SignIn};
use super::{Next, SessionFate, Step, second_factor};
use crate::attribute;
use crate::change::{Change, UserChange};
use crate::error::{Error, PasswordContext};
use crate::name;
use crate::password;
use crate::secret::Secret;
use crate::user::{Attributes, User, UserStatus};

/// Asks for the new password.
pub(super) fn ask(progress: Progress, facts: &Facts<'_>) -> Step {
    let Some(profile) = &progress.profile else { return Step::refused(Error::IncorrectUsernameOrPassword) };
    let missing: Vec<String> = missing_attributes(&profile.attributes, facts)
        .into_iter()
        .map(|name| format!("userAttributes.{name}"))
        .collect();
    let parameters = [
        ("USER_ID_FOR_SRP", progress.attempt.user_id_for_srp.clone()),
        ("requiredAttributes", serde_json::json!(missing).to_string()),
        ("userAttributes", serde_json::json!(profile.attributes).to_string()),
    ];
    Step::challenge(Challenge::new(SignIn::AwaitingNewPassword(progress.attempt), parameters))
}

/// A refusal here leaves the session alive: the person can type something better.
pub(super) struct Answered(Result<Step, Error>);

impl Answered {
    pub(super) fn into_step(self) -> Step {
        self.0.unwrap_or_else(|error| Step { changes: Vec::new(), next: Next::Refused(error, SessionFate::Lives) })
    }
}

/// Takes the new password and the attributes that come with it.
pub(super) fn answer(progress: Progress, new: &Secret, given: Attributes, facts: &Facts<'_>) -> Answered {
    Answered(accept(progress, new, given, facts))
}

fn accept(mut progress: Progress, new: &Secret, given: Attributes, facts: &Facts<'_>) -> Result<Step, Error> {
    let (Some(user), Some(profile)) = (facts.user, &mut progress.profile) else {
        return Err(Error::SessionInvalid);
    };
    if user.status != UserStatus::ForceChangePassword {
        return Err(Error::SessionInvalid);
    }
    let given: Attributes = given.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    check_attributes(&profile.attributes, &given, facts)?;
    if !password::is_possible(new.expose()) {
        return Err(Error::InvalidParameter("NEW_PASSWORD"));
    }
    password::check(&facts.pool.password_policy(), new.expose())
        .map_err(|breach| Error::Password(PasswordContext::Change, breach))?;
    password::check_history(&facts.pool.id, &user.username, new.expose(), facts.password_history)?;

    profile.attributes.extend(given.clone());
    profile.status = UserStatus::Confirmed;
    let after = User { attributes: profile.attributes.clone(), ..user.clone() };
    let stored = password::make(&facts.pool.id, &user.username, new.expose(), facts.random.salt(), None, facts.now);
    let from =
        UserChange::StatusFrom { from: UserStatus::ForceChangePassword, to: UserStatus::Confirmed, at: facts.now };
    let keep = password::history_size(&facts.pool.password_policy()).checked_sub(1);
    let mut changes: Vec<UserChange> = keep.map(|keep| UserChange::RetirePassword { keep }).into_iter().collect();
    changes.extend([from, UserChange::Password(stored, facts.now)]);
    if !given.is_empty() {
        changes.extend(given.keys().map(|name| UserChange::expect(user, name)));
        changes.push(UserChange::Attributes { set: given, remove: Vec::new(), at: facts.now });
        changes.extend(name::moves(facts.pool, user, &after));
    }
    let changes =
        changes.into_iter().map(|change| Change::User(user.pool_id.clone(), user.sub.clone(), change)).collect();

    progress.attempt.set_new_password = true;
    progress.note_passed(ChallengeNameType::NewPasswordRequired.as_str());
    Ok(second_factor::ask(progress, facts).after(changes))
}

fn check_attributes(present: &Attributes, given: &Attributes, facts: &Facts<'_>) -> Result<(), Error> {
    for name in given.keys() {
        if present.get(name).is_some_and(|value| !value.is_empty()) {
            return Err(Error::AlreadyProvided(name.clone()));
        }
    }
    attribute::check_writable(facts.pool, facts.client, given.keys().map(String::as_str))?;
    attribute::check_values(facts.pool, given)?;
    match missing_attributes(present, facts).into_iter().find(|name| !given.contains_key(name)) {
        Some(name) => Err(Error::RequiredAttributeMissing(name)),
        None => Ok(()),
    }
}

/// Required attributes of the schema without a value.
fn missing_attributes(present: &Attributes, facts: &Facts<'_>) -> Vec<String> {
    facts
        .pool
        .settings
        .schema_attributes
        .iter()
        .flatten()
        .filter(|schema| schema.required == Some(true))
        .filter_map(|schema| schema.name.clone())
        .filter(|name| name != "sub" && present.get(name).is_none_or(String::is_empty))
        .collect()
}
