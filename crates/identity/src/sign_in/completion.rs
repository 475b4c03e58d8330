//! After the first factor: whether a second one is due; and after the last: post authentication, pre token generation.

use vestibule_api::cognito_idp::UserPoolMfaType;

use super::facts::Facts;
use super::state::{Completion, Ending, InFlight, Progress};
use super::{Grant, Next, Step, call, code, custom};
use crate::error::Error;
use crate::trigger::pre_token_generation::{self, Overrides, Source};
use crate::trigger::{Response, TriggerName, post_authentication};
use crate::user::{Attributes, MfaFactor, MfaPreference};

/// The scope of every token that the API's own sign-in issues.
pub(super) const ADMIN_SCOPE: &str = "aws.cognito.signin.user.admin";

/// The first factor is passed: asks for a second one, or goes on without.
pub(super) fn second_factor(progress: Progress, facts: &Facts<'_>) -> Step {
    let (Some(user), Some(profile)) = (facts.user, &progress.profile) else {
        return Step::refused(Error::IncorrectUsernameOrPassword);
    };
    match due_factor(&user.mfa, &profile.attributes, facts) {
        Ok(None) => second_factor_passed(progress, facts),
        Ok(Some(MfaFactor::Sms)) => code::send(progress, facts),
        Ok(Some(other)) => Step::refused(Error::ChallengeNotBuilt(other.as_str())),
        Err(error) => Step::refused(error),
    }
}

/// Every factor is passed: a custom sign-in asks define-auth-challenge, any other is complete.
pub(super) fn second_factor_passed(progress: Progress, facts: &Facts<'_>) -> Step {
    if progress.attempt.custom.is_some() { custom::define(progress, facts) } else { complete(progress, facts) }
}

/// Which second factor the pool and the user ask for.
///
/// Cognito: off asks nobody; optional asks those who switched a factor on; required asks everybody. Source: MFA guide.
fn due_factor(
    preference: &MfaPreference,
    attributes: &Attributes,
    facts: &Facts<'_>,
) -> Result<Option<MfaFactor>, Error> {
    let enabled = preference.enabled();
    let preferred = preference.preferred.filter(|factor| enabled.contains(factor));
    match facts.pool.mfa_configuration() {
        UserPoolMfaType::Off => Ok(None),
        UserPoolMfaType::Optional => match (preferred, enabled.as_slice()) {
            (Some(factor), _) | (None, &[factor]) => usable(factor, attributes).map(Some),
            (None, []) => Ok(None),
            (None, _) => Err(Error::ChallengeNotBuilt("SELECT_MFA_TYPE")),
        },
        UserPoolMfaType::On => match (preferred, enabled.as_slice()) {
            (Some(factor), _) | (None, &[factor]) => usable(factor, attributes).map(Some),
            (None, []) => required_without_choice(attributes, facts).map(Some),
            (None, _) => Err(Error::ChallengeNotBuilt("SELECT_MFA_TYPE")),
        },
    }
}

fn required_without_choice(attributes: &Attributes, facts: &Facts<'_>) -> Result<MfaFactor, Error> {
    let has = |name| has_value(attributes, name);
    match (facts.pool.mfa.sms.is_some(), facts.pool.mfa.email.is_some()) {
        (true, false) if has("phone_number") => Ok(MfaFactor::Sms),
        (true, true) if has("phone_number") && !has("email") => Ok(MfaFactor::Sms),
        (true, true) if has("phone_number") => Err(Error::ChallengeNotBuilt("SELECT_MFA_TYPE")),
        (_, true) if has("email") => Ok(MfaFactor::Email),
        _ => Err(Error::ChallengeNotBuilt("MFA_SETUP")),
    }
}

fn usable(factor: MfaFactor, attributes: &Attributes) -> Result<MfaFactor, Error> {
    match factor {
        MfaFactor::Sms if !has_value(attributes, "phone_number") => Err(Error::NoMfaMethod),
        MfaFactor::Email if !has_value(attributes, "email") => Err(Error::NoMfaMethod),
        MfaFactor::Sms | MfaFactor::Email | MfaFactor::SoftwareToken => Ok(factor),
    }
}

fn has_value(attributes: &Attributes, name: &str) -> bool {
    attributes.get(name).is_some_and(|value| !value.is_empty())
}

/// Everything is passed. One snapshot of the profile serves both triggers and the tokens.
pub(super) fn complete(progress: Progress, facts: &Facts<'_>) -> Step {
    let set_new_password = progress.attempt.set_new_password;
    let Some(profile) = progress.profile else { return Step::refused(Error::IncorrectUsernameOrPassword) };
    let ending = Ending::SignIn { set_new_password };
    let completion = Completion { profile, ending, overrides: Overrides::default() };
    if facts.switches.post_auth_after_token_generation {
        generate_tokens(completion, facts)
    } else {
        post_authenticate(completion, facts)
    }
}

fn post_authenticate(completion: Completion, facts: &Facts<'_>) -> Step {
    let call = call(TriggerName::PostAuthentication, facts, || {
        let attributes = completion.event_attributes(facts);
        let envelope = facts.envelope(&completion.profile.username);
        post_authentication::event(envelope, &attributes, false, facts.answer_metadata())
    });
    match call {
        Some(call) => Step::invoke(InFlight::PostAuthenticating(completion), call),
        None => after_post_authentication(completion, facts),
    }
}

pub(super) fn after_post_authentication(completion: Completion, facts: &Facts<'_>) -> Step {
    if facts.switches.post_auth_after_token_generation { grant(completion) } else { generate_tokens(completion, facts) }
}

/// Runs pre token generation; a refresh begins here.
pub(super) fn generate_tokens(completion: Completion, facts: &Facts<'_>) -> Step {
    let call = call(TriggerName::PreTokenGeneration, facts, || {
        let (source, metadata) = match &completion.ending {
            Ending::SignIn { set_new_password: false } => (Source::Authentication, facts.answer_metadata()),
            Ending::SignIn { set_new_password: true } => (Source::NewPasswordChallenge, facts.answer_metadata()),
            Ending::Refresh { .. } => {
                // Cognito: GetTokensFromRefreshToken passes its metadata on, InitiateAuth does not. Source: refresh guide.
                let passes = !facts.call.begins || facts.switches.refresh_flow_client_metadata;
                (Source::RefreshTokens, facts.call.metadata.as_ref().filter(|_| passes))
            }
        };
        pre_token_generation::event(
            facts.envelope(&completion.profile.username),
            pre_token_generation::version(&facts.pool.lambda_config()),
            source,
            &completion.event_attributes(facts),
            &[ADMIN_SCOPE.to_owned()],
            metadata,
        )
    });
    match call {
        Some(call) => Step::invoke(InFlight::GeneratingTokens(completion), call),
        None => generated(completion, facts),
    }
}

pub(super) fn after_token_generation(
    completion: Completion,
    response: &Response,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let version = pre_token_generation::version(&facts.pool.lambda_config());
    let overrides = pre_token_generation::read(version, response)
        .map_err(|error| Error::Trigger(TriggerName::PreTokenGeneration, error))?;
    Ok(generated(Completion { overrides, ..completion }, facts))
}

fn generated(completion: Completion, facts: &Facts<'_>) -> Step {
    let is_sign_in = matches!(completion.ending, Ending::SignIn { .. });
    if facts.switches.post_auth_after_token_generation && is_sign_in {
        post_authenticate(completion, facts)
    } else {
        grant(completion)
    }
}

fn grant(completion: Completion) -> Step {
    let Completion { profile, ending, overrides } = completion;
    Step { changes: Vec::new(), next: Next::SignedIn(Box::new(Grant { profile, ending, overrides })) }
}

impl Completion {
    fn event_attributes(&self, facts: &Facts<'_>) -> Attributes {
        let profile = &self.profile;
        crate::trigger::event_attributes(facts.pool, profile.sub.as_str(), profile.status, &profile.attributes)
    }
}
