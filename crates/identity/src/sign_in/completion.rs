//! After the last factor: post authentication, pre token generation, and leave to make tokens.

use super::facts::Facts;
use super::state::{Completion, Ending, InFlight, Profile, Progress, SignInDevice};
use super::{Grant, Next, Step, call, device, step_up};
use crate::error::Error;
use crate::group::{self, Group, GroupClaims};
use crate::trigger::pre_token_generation::{self, About, Overrides, Source};
use crate::trigger::{Response, TriggerName, post_authentication};
use crate::user::{Attributes, UserStatus};

/// The scope of every token that the API's own sign-in issues.
pub(super) const ADMIN_SCOPE: &str = "aws.cognito.signin.user.admin";

/// Everything is passed. One snapshot of the profile serves both triggers and the tokens.
pub(super) fn complete(progress: Progress, facts: &Facts<'_>) -> Step {
    let Progress { attempt, profile } = progress;
    let Some(profile) = profile else { return Step::refused(Error::IncorrectUsernameOrPassword) };
    // An administrator may have wanted the password reset since it was proven.
    if attempt.custom.is_none() && profile.status == UserStatus::ResetRequired {
        return Step::refused(Error::PasswordResetRequired);
    }
    let device = match device::named(&attempt, facts) {
        Ok(Some(known)) => SignInDevice::Known { key: known.key.clone(), is_proven: attempt.is_device_proven },
        Ok(None) if device::is_tracked(&attempt, facts) => SignInDevice::New,
        Ok(None) => SignInDevice::Untracked,
        Err(error) => return Step::refused_for_now(error),
    };
    let acr = step_up::acr(&attempt, facts);
    let ending = Ending::SignIn { set_new_password: attempt.set_new_password, device, methods: attempt.methods, acr };
    let completion = Completion::new(profile, ending);
    let step = if facts.switches.post_auth_after_token_generation {
        generate_tokens(completion)
    } else {
        post_authenticate(completion, facts)
    };
    step.after(device::note_use(&attempt, facts).into_iter().collect())
}

fn post_authenticate(completion: Completion, facts: &Facts<'_>) -> Step {
    let call = call(TriggerName::PostAuthentication, facts, || {
        let attributes = completion.event_attributes(facts);
        let envelope = facts.envelope(&completion.profile.username);
        let is_new = matches!(completion.ending, Ending::SignIn { device: SignInDevice::New, .. });
        post_authentication::event(envelope, &attributes, is_new, facts.answer_metadata())
    });
    match call {
        Some(call) => Step::invoke(InFlight::PostAuthenticating(completion), call),
        None => after_post_authentication(completion, facts),
    }
}

pub(super) fn after_post_authentication(completion: Completion, facts: &Facts<'_>) -> Step {
    if facts.switches.post_auth_after_token_generation { grant(completion) } else { generate_tokens(completion) }
}

/// Tokens are next; a refresh begins here. Groups are read as late as this: a function of this sign-in may have changed
/// them, and whoever does not get as far does not wait for them.
pub(super) fn generate_tokens(completion: Completion) -> Step {
    Step { changes: Vec::new(), next: Next::Groups(Box::new(completion)) }
}

/// Runs pre token generation.
pub(super) fn with_groups(completion: Completion, groups: &[Group], facts: &Facts<'_>) -> Step {
    let completion = Completion { groups: group::claims(groups), ..completion };
    let call = call(TriggerName::PreTokenGeneration, facts, || {
        let (source, metadata) = match &completion.ending {
            Ending::SignIn { device: SignInDevice::Known { is_proven: true, .. }, .. } => {
                (Source::AuthenticateDevice, facts.answer_metadata())
            }
            Ending::SignIn { set_new_password: true, .. } => (Source::NewPasswordChallenge, facts.answer_metadata()),
            Ending::SignIn { .. } => (Source::Authentication, facts.answer_metadata()),
            Ending::Refresh { .. } => {
                // Cognito: GetTokensFromRefreshToken passes its metadata on, InitiateAuth does not. Source: refresh guide.
                let passes = !facts.call.begins || facts.switches.refresh_flow_client_metadata;
                (Source::RefreshTokens, facts.call.metadata.as_ref().filter(|_| passes))
            }
        };
        let about = About {
            attributes: &completion.event_attributes(facts),
            groups: &completion.groups,
            scopes: &[ADMIN_SCOPE.to_owned()],
        };
        let version = pre_token_generation::version(&facts.pool.lambda_config());
        pre_token_generation::event(facts.envelope(&completion.profile.username), version, source, about, metadata)
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
    let Completion { profile, groups, ending, overrides } = completion;
    Step { changes: Vec::new(), next: Next::SignedIn(Box::new(Grant { profile, groups, ending, overrides })) }
}

impl Completion {
    /// Of a user whose groups are not known yet.
    pub(super) fn new(profile: Profile, ending: Ending) -> Self {
        Self { profile, groups: GroupClaims::default(), ending, overrides: Overrides::default() }
    }

    fn event_attributes(&self, facts: &Facts<'_>) -> Attributes {
        let profile = &self.profile;
        crate::trigger::event_attributes(facts.pool, profile.sub.as_str(), profile.status, &profile.attributes)
    }
}
