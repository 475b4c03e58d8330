//! Custom authentication: define-auth-challenge decides every step, create makes the challenges, verify judges answers.

use vestibule_api::cognito_idp::ChallengeNameType;

use super::challenge::Challenge;
use super::facts::Facts;
use super::state::{Attempt, CustomChallenge, InFlight, Progress, SignIn};
use super::{Step, call, completion, device, new_password, password_proof};
use crate::attribute;
use crate::error::{Error, TriggerError};
use crate::name::{self, NameKind};
use crate::secret::Secret;
use crate::trigger::define_auth_challenge::{self, ChallengeEntry, Definition};
use crate::trigger::{Response, TriggerName, create_auth_challenge, unrecognizable, verify_auth_challenge_response};
use crate::user::UserStatus;

const CUSTOM_CHALLENGE: &str = "CUSTOM_CHALLENGE";

/// Asks define-auth-challenge for the next step.
pub(super) fn define(progress: Progress, facts: &Facts<'_>) -> Step {
    let call = call(TriggerName::DefineAuthChallenge, facts, || {
        define_auth_challenge::event(
            facts.envelope(progress.event_user_name()),
            &progress.event_attributes(facts),
            session(&progress),
            facts.answer_metadata(),
            facts.user_not_found(),
        )
    });
    invoke_or_not_configured(call, TriggerName::DefineAuthChallenge, InFlight::Defining(progress))
}

/// Does what define-auth-challenge says.
pub(super) fn defined(progress: Progress, response: &Response, facts: &Facts<'_>) -> Result<Step, Error> {
    let trigger = |error| Error::Trigger(TriggerName::DefineAuthChallenge, error);
    match define_auth_challenge::read(response).map_err(trigger)? {
        Definition::Fail => Err(Error::IncorrectUsernameOrPassword),
        Definition::IssueTokens => Ok(issue_tokens(progress, facts)),
        Definition::Challenge(name) if name == CUSTOM_CHALLENGE => Ok(create(progress, facts)),
        Definition::Challenge(name) => {
            let name = name.parse().map_err(|_| {
                trigger(unrecognizable(format!("`response.challengeName` `{name}` is no challenge's name")))
            })?;
            built_in(progress, name, facts)
        }
    }
}

/// Cognito: an unknown user never gets tokens, whatever the functions say. Source: user existence guide.
/// A temporary password that was proven has to be replaced before; inferred.
fn issue_tokens(progress: Progress, facts: &Facts<'_>) -> Step {
    let Some(profile) = &progress.profile else { return Step::refused(Error::IncorrectUsernameOrPassword) };
    if has_proven_password(&progress) && profile.status == UserStatus::ForceChangePassword {
        return new_password::ask(progress, facts);
    }
    match device::named(&progress.attempt, facts) {
        Ok(Some(device)) if device.is_remembered => device::ask(progress, facts),
        Ok(_) => completion::complete(progress, facts),
        Err(error) => Step::refused_for_now(error),
    }
}

/// A built-in challenge that define-auth-challenge named.
fn built_in(mut progress: Progress, name: ChallengeNameType, facts: &Facts<'_>) -> Result<Step, Error> {
    let last = session(&progress).last().map(|entry| entry.challenge_name.as_str());
    match (name, last) {
        (ChallengeNameType::PasswordVerifier, Some("SRP_A")) => {
            let client_public = progress.attempt.custom.as_mut().and_then(|custom| custom.srp_a.take());
            password_proof::ask(progress, client_public.ok_or(Error::MissingParameter("SRP_A"))?, facts)
        }
        (ChallengeNameType::PasswordVerifier, _) => Err(Error::MissingParameter("SRP_A")),
        (ChallengeNameType::NewPasswordRequired, _) if has_proven_password(&progress) && progress.profile.is_some() => {
            Ok(new_password::ask(progress, facts))
        }
        _ if facts.switches.echo_unsupported_define_challenge => Ok(echo(progress, name, facts)),
        _ => Err(Error::Trigger(
            TriggerName::DefineAuthChallenge,
            unrecognizable(format!("challenge `{}` cannot be issued here", name.as_str())),
        )),
    }
}

/// Cognito: a built-in name without its background is echoed and nothing is sent. Source: reports on client libraries.
fn echo(progress: Progress, name: ChallengeNameType, facts: &Facts<'_>) -> Step {
    let username = challenge_username(&progress, facts);
    Step::challenge(Challenge::new(SignIn::Unanswerable(progress.attempt, name), [("USERNAME", username)]))
}

fn create(progress: Progress, facts: &Facts<'_>) -> Step {
    let rounds = session(&progress).iter().filter(|entry| entry.challenge_name == CUSTOM_CHALLENGE).count();
    if facts.switches.max_custom_auth_rounds.is_some_and(|most| rounds >= most) {
        return Step::refused(Error::IncorrectUsernameOrPassword);
    }
    let call = call(TriggerName::CreateAuthChallenge, facts, || {
        create_auth_challenge::event(
            facts.envelope(progress.event_user_name()),
            &progress.event_attributes(facts),
            session(&progress),
            facts.answer_metadata().filter(|_| facts.switches.create_challenge_client_metadata),
            facts.user_not_found(),
        )
    });
    invoke_or_not_configured(call, TriggerName::CreateAuthChallenge, InFlight::Creating(progress))
}

/// Puts the created challenge to the client. Private parameters and metadata stay in the session.
pub(super) fn created(progress: Progress, response: &Response, facts: &Facts<'_>) -> Result<Step, Error> {
    let created = create_auth_challenge::read(response)
        .map_err(|error| Error::Trigger(TriggerName::CreateAuthChallenge, error))?;
    let username = challenge_username(&progress, facts);
    let challenge = CustomChallenge { private: created.private, metadata: created.metadata };
    let mut challenge = Challenge::new(SignIn::AwaitingCustomAnswer(progress.attempt, challenge), []);
    challenge.parameters = created.public;
    challenge.parameters.insert("USERNAME".into(), username);
    Ok(Step::challenge(challenge))
}

/// Has the client's answer judged.
pub(super) fn answer(progress: Progress, challenge: CustomChallenge, text: &Secret, facts: &Facts<'_>) -> Step {
    let call = call(TriggerName::VerifyAuthChallengeResponse, facts, || {
        verify_auth_challenge_response::event(
            facts.envelope(progress.event_user_name()),
            &progress.event_attributes(facts),
            &challenge.private,
            text.expose(),
            facts.answer_metadata(),
            facts.user_not_found(),
        )
    });
    let in_flight = InFlight::Verifying(progress, challenge.metadata);
    invoke_or_not_configured(call, TriggerName::VerifyAuthChallengeResponse, in_flight)
}

/// Notes the judgement; define-auth-challenge decides what follows, for a wrong answer too.
pub(super) fn verified(
    mut progress: Progress,
    metadata: Option<String>,
    response: &Response,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let is_correct = verify_auth_challenge_response::read(response)
        .map_err(|error| Error::Trigger(TriggerName::VerifyAuthChallengeResponse, error))?;
    if let Some(custom) = &mut progress.attempt.custom {
        custom.session.push(ChallengeEntry {
            challenge_name: CUSTOM_CHALLENGE.into(),
            challenge_result: is_correct,
            challenge_metadata: metadata,
        });
    }
    Ok(define(progress, facts))
}

fn invoke_or_not_configured(
    call: Option<crate::trigger::TriggerCall>,
    trigger: TriggerName,
    in_flight: InFlight,
) -> Step {
    match call {
        Some(call) => Step::invoke(in_flight, call),
        None => Step::refused(Error::Trigger(trigger, TriggerError::NotConfigured)),
    }
}

fn session(progress: &Progress) -> &[ChallengeEntry] {
    progress.attempt.custom.as_ref().map(|custom| custom.session.as_slice()).unwrap_or_default()
}

fn has_proven_password(progress: &Progress) -> bool {
    progress.attempt.custom.as_ref().is_some_and(|custom| custom.has_proven_password)
}

/// `ChallengeParameters.USERNAME`: the stored username, or for an unknown user something that looks like one. A known
/// user who typed an email address or phone number would see another name than that.
fn challenge_username(progress: &Progress, facts: &Facts<'_>) -> String {
    let Attempt { typed, user_id_for_srp, .. } = &progress.attempt;
    let is_attribute = name::attribute_kinds(facts.pool).into_iter().any(|kind| match kind {
        NameKind::Email => attribute::is_email(typed),
        NameKind::PhoneNumber => attribute::is_phone_number(typed),
        NameKind::Username | NameKind::PreferredUsername | NameKind::Identity => false,
    });
    match &progress.profile {
        Some(profile) => profile.username.clone(),
        None if is_attribute => user_id_for_srp.clone(),
        None => typed.clone(),
    }
}
