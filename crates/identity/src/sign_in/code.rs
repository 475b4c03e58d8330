//! One-time codes by message: `SMS_MFA` and `EMAIL_OTP` as second factor, `SMS_OTP` and `EMAIL_OTP` as the first.

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::ChallengeNameType;

use super::account::check_reset;
use super::challenge::Challenge;
use super::facts::Facts;
use super::state::{InFlight, Progress, SentCode, SignIn};
use super::{Next, Step, call, second_factor, user_change};
use crate::acr::Method;
use crate::attempt::AttemptKind;
use crate::attribute::mask_destination;
use crate::change::{Change, UserChange};
use crate::error::Error;
use crate::ids::Sub;
use crate::message::{Draft, Medium, MessageKind, Outgoing, word};
use crate::name;
use crate::secret::Secret;
use crate::trigger::custom_sender::{self, SenderCall};
use crate::trigger::{Response, TriggerName, custom_message};
use crate::user::{Attributes, User, UserStatus};

/// What a code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OneTimeCode {
    /// Second factor by SMS.
    SmsMfa,
    /// Second factor by email.
    EmailMfa,
    /// First factor by SMS.
    SmsOtp,
    /// First factor by email.
    EmailOtp,
}

impl OneTimeCode {
    /// How it travels.
    pub fn medium(self) -> Medium {
        match self {
            Self::SmsMfa | Self::SmsOtp => Medium::Sms,
            Self::EmailMfa | Self::EmailOtp => Medium::Email,
        }
    }

    /// The challenge that asks for it.
    pub fn challenge(self) -> ChallengeNameType {
        match self {
            Self::SmsMfa => ChallengeNameType::SmsMfa,
            Self::SmsOtp => ChallengeNameType::SmsOtp,
            Self::EmailMfa | Self::EmailOtp => ChallengeNameType::EmailOtp,
        }
    }

    /// The factor that it proves.
    pub(super) fn method(self) -> Method {
        match self.medium() {
            Medium::Sms => Method::Sms,
            Medium::Email => Method::Email,
        }
    }

    /// Whether it is the first factor.
    pub fn is_first_factor(self) -> bool {
        matches!(self, Self::SmsOtp | Self::EmailOtp)
    }

    /// Cognito: a first factor has eight digits, a second one six. Source: observed for email; recalled for SMS.
    pub(super) fn digits(self) -> usize {
        if self.is_first_factor() { 8 } else { 6 }
    }

    fn attempts(self) -> AttemptKind {
        if self.is_first_factor() { AttemptKind::OneTimePassword } else { AttemptKind::SecondFactor }
    }

    /// Binds the hash of a code to its use.
    fn scope(self) -> &'static str {
        match self {
            Self::SmsMfa => "SMS_MFA",
            Self::EmailMfa => "EMAIL_MFA",
            Self::SmsOtp => "SMS_OTP",
            Self::EmailOtp => "EMAIL_OTP",
        }
    }
}

/// Sends a code to the user, or to an address that the user is setting up. The pool's sender delivers it, if there is one;
/// otherwise custom message may word it.
pub(super) fn send(progress: Progress, kind: OneTimeCode, new_address: Option<String>, facts: &Facts<'_>) -> Step {
    if progress.profile.is_none() {
        return simulated(progress, kind, facts);
    }
    let text = Secret::new(facts.random.code(kind.digits()));
    let draft = CodeDraft { kind, new_address, text };
    let config = facts.pool.settings.lambda_config.as_ref();
    if config.is_some_and(|config| custom_sender::is_configured(config, kind.medium())) {
        return handed_over(progress, draft, facts).into();
    }
    let call = call(TriggerName::CustomMessage, facts, || {
        custom_message::event(
            facts.envelope(progress.event_user_name()),
            MessageKind::Authentication,
            &progress.event_attributes(facts),
            facts.answer_metadata(),
        )
    });
    match call {
        Some(call) => Step::invoke(InFlight::WordingCode(progress, draft), call),
        None => worded(progress, draft, None, facts).into(),
    }
}

/// Asks for the code, and has the pool's sender deliver it.
fn handed_over(progress: Progress, code: CodeDraft, facts: &Facts<'_>) -> Result<Step, Error> {
    let (name, attributes) = (progress.event_user_name().to_owned(), progress.event_attributes(facts));
    let hand_over = |draft| {
        let (config, strict) = (facts.pool.lambda_config(), facts.switches.sender_metadata_strict);
        let (envelope, metadata) = (facts.envelope(&name), facts.answer_metadata());
        match SenderCall::new(&config, envelope, draft, &attributes, metadata, strict) {
            Ok(call) => Outgoing::Sender(Box::new(call)),
            Err(draft) => Outgoing::Message(word(facts.pool, draft, None)),
        }
    };
    asked(progress, code, hand_over, facts)
}

/// A code that waits for its wording.
#[derive(Clone, Debug)]
pub struct CodeDraft {
    kind: OneTimeCode,
    new_address: Option<String>,
    text: Secret,
}

/// The wording is there: asks for the code and sends it.
pub(super) fn worded(
    progress: Progress,
    code: CodeDraft,
    response: Option<&Response>,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let custom = response
        .map(|response| custom_message::read(response, facts.pool, facts.switches))
        .transpose()
        .map_err(|error| Error::Trigger(TriggerName::CustomMessage, error))?;
    asked(progress, code, |draft| Outgoing::Message(word(facts.pool, draft, custom.as_ref())), facts)
}

/// Asks for the code; `outgoing` says how it leaves.
fn asked(
    progress: Progress,
    code: CodeDraft,
    outgoing: impl FnOnce(Draft) -> Outgoing,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let CodeDraft { kind, new_address, text } = code;
    let medium = kind.medium();
    let profile = progress.profile.as_ref().ok_or(Error::NoMfaMethod)?;
    let known = || profile.attributes.get(medium.attribute()).cloned();
    let destination = new_address.clone().or_else(known).ok_or(Error::NoMfaMethod)?;
    let parameters = delivery(medium, mask_destination(medium, &destination), &progress);
    let hash = facts.code_key.hash(&facts.pool.id, &profile.sub, kind.scope(), &text);
    let sent = SentCode { kind, hash, address: destination.clone(), sets_address: new_address.is_some() };
    let draft = Draft {
        kind: MessageKind::Authentication,
        medium,
        destination,
        username: profile.username.clone(),
        code: text,
        link: None,
    };
    let counted = Change::CountAttempt(facts.attempted(&progress.attempt, AttemptKind::SignInMessage));
    let state = SignIn::AwaitingCode(progress.attempt, sent);
    let message = outgoing(draft);
    let challenge = Challenge { available: available(kind), ..Challenge::new(state, parameters) };
    Ok(Step { changes: vec![counted], next: Next::Challenge(Box::new(challenge), Some(Box::new(message))) })
}

/// What asking an unknown user for a code looks like. No code is right.
fn simulated(progress: Progress, kind: OneTimeCode, facts: &Facts<'_>) -> Step {
    let destination = facts.simulation.destination(facts.pool, &progress.attempt.typed, kind.medium());
    let parameters = delivery(kind.medium(), destination, &progress);
    let counted = Change::CountAttempt(facts.attempted(&progress.attempt, AttemptKind::SignInMessage));
    let code = Secret::new(facts.random.code(kind.digits()));
    let draft = Draft {
        kind: MessageKind::Authentication,
        medium: kind.medium(),
        destination: progress.attempt.typed.clone(),
        username: progress.attempt.typed.clone(),
        code,
        link: None,
    };
    // The work of wording, and of what becomes of a message, so that time does not tell; nothing is sent.
    let message = Outgoing::ForNobody(word(facts.pool, draft, None));
    let sub = Sub::new(progress.attempt.account());
    let hash = facts.code_key.hash(&facts.pool.id, &sub, "nothing", &Secret::new(facts.random.code(32)));
    let sent = SentCode { kind, hash, address: progress.attempt.typed.clone(), sets_address: false };
    let available = available(kind);
    let challenge = Challenge::new(SignIn::AwaitingCode(progress.attempt, sent), parameters);
    let next = Next::Challenge(Box::new(Challenge { available, ..challenge }), Some(Box::new(message)));
    Step { changes: vec![counted], next }
}

fn delivery(medium: Medium, masked: String, progress: &Progress) -> [(&'static str, String); 3] {
    [
        ("CODE_DELIVERY_DELIVERY_MEDIUM", medium.as_str().to_owned()),
        ("CODE_DELIVERY_DESTINATION", masked),
        ("USER_ID_FOR_SRP", progress.attempt.user_id_for_srp.clone()),
    ]
}

/// Cognito: a first factor that is asked for directly is named as available too. Source: observed against the service.
fn available(kind: OneTimeCode) -> Vec<ChallengeNameType> {
    if kind.is_first_factor() { vec![kind.challenge()] } else { Vec::new() }
}

/// Checks the code. A wrong one can be corrected in the same session.
///
/// Cognito: a successful code verifies the address, which makes it an alias where the pool has it as one, and as first
/// factor it confirms the user. Source: MFA guide, authentication flows guide.
pub(super) fn answer(mut progress: Progress, sent: &SentCode, code: &Secret, facts: &Facts<'_>) -> Step {
    let attempted = facts.attempted(&progress.attempt, sent.kind.attempts());
    let (Some(user), Some(profile)) = (facts.user, &mut progress.profile) else {
        return Step::refused_for_now(Error::SignInCodeMismatch).with(Change::CountAttempt(attempted));
    };
    if !facts.code_key.matches(&facts.pool.id, &profile.sub, sent.kind.scope(), code, &sent.hash) {
        return Step::refused_for_now(Error::SignInCodeMismatch).with(Change::CountAttempt(attempted));
    }
    if !sent.sets_address {
        // An address that is only being set up proves nothing beyond the password; inferred.
        progress.attempt.methods = progress.attempt.methods.with(sent.kind.method());
    }
    let messages = facts.attempted(&progress.attempt, AttemptKind::SignInMessage);
    let mut changes = vec![Change::ForgetAttempts(messages)];
    // Written with a refusal too: nobody beyond the limit may learn that the code was right.
    let passed = Change::PassAttempt(attempted);
    let proven = proven_attributes(sent, &profile.attributes);
    if !proven.is_empty() {
        profile.attributes.extend(proven.clone());
        let after = User { attributes: profile.attributes.clone(), ..user.clone() };
        let moves = name::moves(facts.pool, user, &after);
        let expected = UserChange::expect(user, sent.kind.medium().attribute());
        let flagged = UserChange::Attributes { set: proven, remove: Vec::new(), at: facts.now };
        changes.extend([expected, flagged].into_iter().chain(moves).filter_map(|change| user_change(facts, change)));
    }
    if !sent.kind.is_first_factor() {
        progress.note_passed(sent.kind.challenge().as_str());
        return second_factor::passed(progress, facts).after(changes).with(passed);
    }
    if let Err(error) = check_reset(facts) {
        return Step::refused(error).with(passed);
    }
    if user.status == UserStatus::Unconfirmed {
        let (from, to) = (UserStatus::Unconfirmed, UserStatus::Confirmed);
        profile.status = to;
        changes.extend(user_change(facts, UserChange::StatusFrom { from, to, at: facts.now }));
    }
    second_factor::ask(progress, facts).after(changes).with(passed)
}

/// What the right code changes in the profile. An address that was changed since the code was sent is not proven by it.
fn proven_attributes(sent: &SentCode, present: &Attributes) -> Attributes {
    let attribute = sent.kind.medium().attribute();
    if !sent.sets_address && present.get(attribute) != Some(&sent.address) {
        return Attributes::new();
    }
    let mut proven = Attributes::from([
        (attribute.to_owned(), sent.address.clone()),
        (format!("{attribute}_verified"), "true".to_owned()),
    ]);
    proven.retain(|name, value| present.get(name) != Some(value));
    proven
}
