//! The sign-in machine: one for InitiateAuth, RespondToAuthChallenge and their administrator's forms. It does no I/O.
//!
//! ```text
//! InitiateAuth ─▶ PreAuthenticating ─▶ account checks ─┬─▶ first factor              ┌────────────────────────────┐
//!                                                     └─▶ CUSTOM_AUTH ─▶ Defining ◀┤ passed, or judged          │
//! first factor                                                 │ │ │ └─▶ refused     │                            │
//!   password in clear (Migrating, if nobody is known)          │ │ └─▶ AwaitingPasswordProof ─▶ second factor ────┤
//!   SRP_A ─▶ AwaitingPasswordProof                             │ └─▶ Creating ─▶ AwaitingCustomAnswer ─▶ Verifying ┘
//!   USER_AUTH ─▶ AwaitingFirstFactor ─▶ either of these, or    ▼
//!                AwaitingCode (EMAIL_OTP, SMS_OTP),          tokens: the device first if it is remembered,
//!   │            AwaitingPasskey (WEB_AUTHN)                 and AwaitingNewPassword if the password was temporary
//!   ▼
//! AwaitingNewPassword, if the password is temporary
//!   ▼
//! second factor                                                PostAuthenticating ─▶ GeneratingTokens ─▶ signed in
//!   none due ──────────────────────────────────────────────┐              ▲
//!   AwaitingMfaChoice ─▶ one of the next two               │              │
//!   WordingCode ─▶ AwaitingCode (SMS_MFA, EMAIL_OTP) ──────┤   passed ────┘
//!   AwaitingSoftwareTokenCode ─────────────────────────────┼──▶ (in a custom sign-in back to Defining)
//!   AwaitingMfaSetup ─▶ set up, or AwaitingCode ───────────┤
//!   AwaitingDeviceStart ─▶ AwaitingDeviceProof ────────────┘
//!
//! step-up, where a level of authentication is asked for
//!   USER_AUTH with an access token whose factors count ─▶ the second factor at once, or AwaitingFirstFactor
//!   passed, and the level not reached ─▶ the second factor that reaches it, or refused
//! ```
//!
//! [`SignIn`] is what waits for a client, between requests; [`InFlight`] is what waits for a function, within one.
//! [`begin`], [`answer`] and [`resume`] move it, [`go_on`] once a migrated user is created, and [`with_groups`] once the groups
//! are read that the tokens tell of. Each returns a [`Step`]: what to write, and what to do [`Next`]. A trigger is an effect: the
//! machine describes the call and is resumed with the function's answer.
//!
//! An [`Attempt`] remembers the factors that it has passed (`crate::acr`) and, in a step-up, the level that it is held to.
//!
//! Not here: loading users, sealing sessions, signing tokens, running functions, sending messages.

use crate::change::{Change, UserChange};
use crate::error::{Error, TriggerError};
use crate::group::{Group, GroupClaims};
use crate::message::Outgoing;
use crate::trigger::pre_token_generation::Overrides;
use crate::trigger::{Response, TriggerCall, TriggerName};

mod account;
mod challenge;
mod code;
mod completion;
mod custom;
mod device;
mod facts;
mod first_factor;
mod mfa_choice;
mod mfa_setup;
mod migration;
mod new_password;
mod passkey;
mod password_proof;
mod refresh;
mod request;
mod second_factor;
mod software_token;
mod state;
mod step_up;

pub use challenge::Challenge;
pub use code::{CodeDraft, OneTimeCode};
pub use facts::{CallFacts, Facts, PreAuthInCustomAuth, Random, TriggerSwitches};
pub use first_factor::{Choice, FirstFactorKind, allowed as allowed_first_factors, configured as configured_factors};
pub use mfa_setup::{MfaSetup, SoftwareTokenSetup, associate, verify};
pub use migration::Migrated;
pub use refresh::{RefreshRequest, refresh};
pub use request::{Answer, PasswordProof, Start, check_flow, device_key, parse_answer, parse_start, required};
pub use second_factor::offers;
pub use state::{
    Attempt, Completion, CustomChallenge, CustomProgress, Ending, FirstFactor, InFlight, Profile, Progress, SentCode,
    SignIn, SignInDevice, SrpExchange,
};
pub use step_up::StepUp;

/// One move of the machine.
#[derive(Clone, Debug)]
pub struct Step {
    /// What to write. Moves within one request add up and are committed together at its end, except that a refusal
    /// commits only its own.
    pub changes: Vec<Change>,
    /// What to do.
    pub next: Next,
}

/// What a move leads to.
#[derive(Clone, Debug)]
pub enum Next {
    /// Run this function and resume with its answer.
    Invoke(Box<InFlight>, TriggerCall),
    /// Commit, deliver the message if there is one, and ask the client.
    Challenge(Box<Challenge>, Option<Box<Outgoing>>),
    /// Create the user, commit that, and [`go_on`] with it.
    Migrated(Box<Migrated>),
    /// Read which groups the user is in, and go on [`with_groups`]. Tokens are about to be made.
    Groups(Box<Completion>),
    /// Commit and make tokens.
    SignedIn(Box<Grant>),
    /// Commit what the refusal itself writes, and refuse.
    Refused(Error, SessionFate),
}

/// What becomes of the session that was answered, when the answer is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionFate {
    /// It can be answered again: a mistyped code.
    Lives,
    /// It cannot: the sign-in has to begin anew.
    Spoilt,
}

/// Leave to make tokens.
#[derive(Clone, Debug)]
pub struct Grant {
    /// The user as the tokens show it.
    pub profile: Profile,
    /// The user's groups, for the claims.
    pub groups: GroupClaims,
    /// What the tokens are for.
    pub ending: Ending,
    /// What pre token generation wants changed.
    pub overrides: Overrides,
}

impl Step {
    fn invoke(in_flight: InFlight, call: TriggerCall) -> Self {
        Self { changes: Vec::new(), next: Next::Invoke(Box::new(in_flight), call) }
    }

    fn challenge(challenge: Challenge) -> Self {
        Self { changes: Vec::new(), next: Next::Challenge(Box::new(challenge), None) }
    }

    fn refused(error: Error) -> Self {
        Self { changes: Vec::new(), next: Next::Refused(error, SessionFate::Spoilt) }
    }

    fn refused_for_now(error: Error) -> Self {
        Self { changes: Vec::new(), next: Next::Refused(error, SessionFate::Lives) }
    }

    /// Puts changes before those of this step, unless it is a refusal.
    #[must_use]
    pub fn after(mut self, mut earlier: Vec<Change>) -> Self {
        if !matches!(self.next, Next::Refused(..)) {
            earlier.append(&mut self.changes);
            self.changes = earlier;
        }
        self
    }

    /// Adds a change that is written in any case.
    fn with(mut self, change: Change) -> Self {
        self.changes.push(change);
        self
    }
}

impl From<Result<Self, Error>> for Step {
    fn from(result: Result<Self, Error>) -> Self {
        result.unwrap_or_else(Self::refused)
    }
}

/// Begins a sign-in. `facts.user` is whoever the typed name means.
pub fn begin(start: Start, facts: &Facts<'_>) -> Step {
    account::begin(start, facts)
}

/// Takes a client's answer to what `sign_in` waits for. `facts.user` is the attempt's user.
pub fn answer(sign_in: SignIn, answer: Answer, facts: &Facts<'_>) -> Step {
    if sign_in.attempt().sub.as_ref() != facts.user.map(|user| &user.sub) {
        return Step::refused(Error::SessionInvalid);
    }
    if facts.user.is_some_and(|user| !user.enabled) {
        return Step::refused(Error::UserDisabled);
    }
    let mut sign_in = sign_in;
    device::name_with_answer(sign_in.attempt_mut(), facts);
    match (sign_in, answer) {
        (SignIn::AwaitingFirstFactor(attempt, offered, _), Answer::FirstFactor(choice)) => {
            first_factor::answer(Progress::new(attempt, facts), &offered, choice, facts)
        }
        (SignIn::AwaitingPasswordProof(attempt, exchange), Answer::PasswordProof(proof)) => {
            password_proof::answer(Progress::new(attempt, facts), &exchange, &proof, facts)
        }
        (SignIn::AwaitingCode(attempt, sent), Answer::Code(code)) => {
            code::answer(Progress::new(attempt, facts), &sent, &code, facts)
        }
        (SignIn::AwaitingPasskey(attempt, challenge), Answer::Passkey(credential)) => {
            passkey::answer(Progress::new(attempt, facts), &challenge, &credential, facts)
        }
        (SignIn::AwaitingSoftwareTokenCode(attempt), Answer::Code(code)) => {
            software_token::answer(Progress::new(attempt, facts), &code, facts)
        }
        (SignIn::AwaitingMfaChoice(attempt, factors), Answer::Choice(chosen)) => {
            mfa_choice::answer(Progress::new(attempt, facts), &factors, &chosen, facts)
        }
        (SignIn::AwaitingMfaSetup(attempt, setup), Answer::MfaSetup { email }) => {
            mfa_setup::answer(Progress::new(attempt, facts), &setup, email, facts)
        }
        (SignIn::AwaitingDeviceStart(attempt), Answer::DeviceStart { client_public }) => {
            device::start(Progress::new(attempt, facts), client_public, facts).into()
        }
        (SignIn::AwaitingDeviceProof(attempt, exchange), Answer::PasswordProof(proof)) => {
            device::answer(Progress::new(attempt, facts), &exchange, &proof, facts)
        }
        (SignIn::AwaitingNewPassword(attempt), Answer::NewPassword(password, attributes)) => {
            new_password::answer(Progress::new(attempt, facts), &password, attributes, facts).into_step()
        }
        (SignIn::AwaitingCustomAnswer(attempt, challenge), Answer::Custom(text)) => {
            custom::answer(Progress::new(attempt, facts), challenge, &text, facts)
        }
        (SignIn::Unanswerable(..) | SignIn::SigningUp(..) | SignIn::SignedUp(..), _) => {
            Step::refused(Error::SessionInvalid)
        }
        (
            SignIn::AwaitingFirstFactor(..)
            | SignIn::AwaitingPasswordProof(..)
            | SignIn::AwaitingCode(..)
            | SignIn::AwaitingPasskey(..)
            | SignIn::AwaitingSoftwareTokenCode(..)
            | SignIn::AwaitingMfaChoice(..)
            | SignIn::AwaitingMfaSetup(..)
            | SignIn::AwaitingDeviceStart(..)
            | SignIn::AwaitingDeviceProof(..)
            | SignIn::AwaitingNewPassword(..)
            | SignIn::AwaitingCustomAnswer(..),
            _,
        ) => Step::refused_for_now(Error::ChallengeMismatch),
    }
}

/// Goes on after a function has answered or failed.
pub fn resume(in_flight: InFlight, answer: Result<Response, TriggerError>, facts: &Facts<'_>) -> Step {
    let trigger = in_flight.trigger();
    answer
        .map_err(|error| Error::Trigger(trigger, error))
        .and_then(|response| match in_flight {
            InFlight::PreAuthenticating(progress, factor) => Ok(account::admit(progress, factor, facts)),
            InFlight::Defining(progress) => custom::defined(progress, &response, facts),
            InFlight::Creating(progress) => custom::created(progress, &response, facts),
            InFlight::Verifying(progress, metadata) => custom::verified(progress, metadata, &response, facts),
            InFlight::WordingCode(progress, draft) => code::worded(progress, draft, Some(&response), facts),
            InFlight::Migrating(progress, password) => migration::described(progress, &password, &response, facts),
            InFlight::PostAuthenticating(completion) => Ok(completion::after_post_authentication(completion, facts)),
            InFlight::GeneratingTokens(completion) => completion::after_token_generation(completion, &response, facts),
        })
        .into()
}

/// Goes on after user migration: the user whom it described is created, and is `facts.user`.
pub fn go_on(attempt: Attempt, facts: &Facts<'_>) -> Step {
    migration::go_on(attempt, facts)
}

/// Goes on with the groups that the user is in at this moment.
pub fn with_groups(completion: Completion, groups: &[Group], facts: &Facts<'_>) -> Step {
    completion::with_groups(completion, groups, facts)
}

impl InFlight {
    /// Whether going on may cost a modular exponentiation: worth a thread that is meant for it.
    pub fn may_compute(&self) -> bool {
        match self {
            Self::PreAuthenticating(_, factor) => {
                !matches!(factor, FirstFactor::Custom | FirstFactor::SignedUp | FirstFactor::Migrated)
            }
            Self::Migrating(..) => true,
            Self::Defining(progress) => progress.attempt.custom.as_ref().is_some_and(|custom| custom.srp_a.is_some()),
            Self::Creating(..)
            | Self::Verifying(..)
            | Self::WordingCode(..)
            | Self::PostAuthenticating(..)
            | Self::GeneratingTokens(..) => false,
        }
    }

    /// The trigger that is awaited.
    pub fn trigger(&self) -> TriggerName {
        match self {
            Self::PreAuthenticating(..) => TriggerName::PreAuthentication,
            Self::Defining(..) => TriggerName::DefineAuthChallenge,
            Self::Creating(..) => TriggerName::CreateAuthChallenge,
            Self::Verifying(..) => TriggerName::VerifyAuthChallengeResponse,
            Self::WordingCode(..) => TriggerName::CustomMessage,
            Self::Migrating(..) => TriggerName::UserMigration,
            Self::PostAuthenticating(..) => TriggerName::PostAuthentication,
            Self::GeneratingTokens(..) => TriggerName::PreTokenGeneration,
        }
    }
}

/// A call of the pool's function for a trigger; nothing where the pool has none.
fn call(trigger: TriggerName, facts: &Facts<'_>, event: impl FnOnce() -> serde_json::Value) -> Option<TriggerCall> {
    let config = facts.pool.settings.lambda_config.as_ref()?;
    let function = trigger.function(config)?;
    Some(TriggerCall { trigger, function: function.to_owned(), event: event() })
}

/// A change to the attempt's user.
fn user_change(facts: &Facts<'_>, change: UserChange) -> Option<Change> {
    facts.user.map(|user| Change::User(user.pool_id.clone(), user.sub.clone(), change))
}
