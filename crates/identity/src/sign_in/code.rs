//! One-time codes as a second factor: `SMS_MFA`.

use super::challenge::Challenge;
use super::completion::second_factor_passed;
use super::facts::Facts;
use super::state::{InFlight, Progress, SentCode, SignIn};
use super::{Next, Step, call, user_change};
use crate::attribute::mask_destination;
use crate::change::UserChange;
use crate::code::same_hash;
use crate::error::Error;
use crate::message::{Draft, Medium, MessageKind, word};
use crate::name;
use crate::secret::Secret;
use crate::trigger::{Response, TriggerName, custom_message};
use crate::user::{Attributes, MfaFactor, User};

/// Sends a code to the user's phone; custom message may word it.
pub(super) fn send(progress: Progress, facts: &Facts<'_>) -> Step {
    let text = Secret::new(facts.random.code());
    let call = call(TriggerName::CustomMessage, facts, || {
        custom_message::event(
            facts.envelope(progress.event_user_name()),
            MessageKind::Authentication,
            &progress.event_attributes(facts),
            facts.answer_metadata(),
        )
    });
    match call {
        Some(call) => Step::invoke(InFlight::WordingCode(progress, text), call),
        None => worded(progress, &text, None, facts).into(),
    }
}

/// The wording is there: asks for the code and sends it.
pub(super) fn worded(
    progress: Progress,
    text: &Secret,
    response: Option<&Response>,
    facts: &Facts<'_>,
) -> Result<Step, Error> {
    let custom = response
        .map(custom_message::read)
        .transpose()
        .map_err(|error| Error::Trigger(TriggerName::CustomMessage, error))?;
    let profile = progress.profile.as_ref().ok_or(Error::NoMfaMethod)?;
    let destination = profile.attributes.get("phone_number").ok_or(Error::NoMfaMethod)?.clone();
    let parameters = [
        ("CODE_DELIVERY_DELIVERY_MEDIUM", Medium::Sms.as_str().to_owned()),
        ("CODE_DELIVERY_DESTINATION", mask_destination(Medium::Sms, &destination)),
        ("USER_ID_FOR_SRP", progress.attempt.user_id_for_srp.clone()),
    ];
    let draft = Draft {
        kind: MessageKind::Authentication,
        medium: Medium::Sms,
        destination,
        username: profile.username.clone(),
        code: text.clone(),
    };
    let hash = facts.code_key.hash(&facts.pool.id, &profile.sub, MfaFactor::Sms.as_str(), text);
    let state = SignIn::AwaitingCode(progress.attempt, SentCode { factor: MfaFactor::Sms, hash });
    let message = word(facts.pool, draft, custom.as_ref());
    Ok(Step {
        changes: Vec::new(),
        next: Next::Challenge(Box::new(Challenge::new(state, parameters)), Some(Box::new(message))),
    })
}

/// Checks the code. A wrong one can be corrected in the same session.
///
/// Cognito: a successful SMS code verifies the phone number, which makes it an alias where the pool has it as one.
/// Source: SMS MFA guide.
pub(super) fn answer(mut progress: Progress, sent: &SentCode, code: &Secret, facts: &Facts<'_>) -> Step {
    let (Some(user), Some(profile)) = (facts.user, &mut progress.profile) else {
        return Step::refused(Error::SessionInvalid);
    };
    let hash = facts.code_key.hash(&facts.pool.id, &profile.sub, sent.factor.as_str(), code);
    if !same_hash(&hash, &sent.hash) {
        return Step::refused_for_now(Error::SignInCodeMismatch);
    }
    let mut changes = Vec::new();
    let verified = "phone_number_verified";
    if profile.attributes.get(verified).is_none_or(|value| value != "true") {
        profile.attributes.insert(verified.into(), "true".into());
        let flag = Attributes::from([(verified.to_owned(), "true".to_owned())]);
        let after = User { attributes: profile.attributes.clone(), ..user.clone() };
        let flagged = UserChange::Attributes { set: flag, remove: Vec::new(), at: facts.now };
        let moves = name::moves(facts.pool, user, &after);
        changes.extend(std::iter::once(flagged).chain(moves).filter_map(|change| user_change(facts, change)));
    }
    progress.note_passed(sent.factor.as_str());
    second_factor_passed(progress, facts).after(changes)
}
