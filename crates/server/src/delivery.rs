//! Messages on their way out: worded with the custom-message trigger's help and sent, or handed to the pool's own sender.
//!
//! Committing comes before: a code that a person receives is always one that is stored.

use vestibule_identity::Error;
use vestibule_identity::message::{Draft, Message, MessageKind, Outgoing, word};
use vestibule_identity::trigger::custom_sender::SenderCall;
use vestibule_identity::trigger::{CallerClient, ClientMetadata, Envelope, TriggerCall, TriggerName, custom_message};
use vestibule_identity::user::Attributes;
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::call::Call;
use crate::effects;
use crate::error::Failure;
use crate::timeline::{MessageNote, Record};
use crate::{messages, senders};

/// On whose behalf a message is worded.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The app client that events name.
    pub client: CallerClient<'a>,
    /// The user's stored name, whatever the message calls the user.
    pub user_name: &'a str,
    /// The user's attributes as events show them.
    pub attributes: &'a Attributes,
    /// The metadata that the trigger sees.
    pub metadata: Option<&'a ClientMetadata>,
}

/// Makes a message. Where the pool has a sender for its medium, the function will word it; otherwise custom message is asked
/// first, if the pool has it.
///
/// Cognito: whether custom message is called beside a sender is not documented; it is not. Inferred.
pub async fn compose(
    app: &App,
    call: &Call,
    pool: &UserPool,
    draft: Draft,
    occasion: Occasion<'_>,
) -> Result<Outgoing, Failure> {
    let (config, switches) = (pool.lambda_config(), &app.config.triggers);
    let sdk_version = call.sdk_version();
    let envelope = Envelope {
        region: &app.config.region,
        pool_id: &pool.id,
        user_name: occasion.user_name,
        client: occasion.client,
        sdk_version: &sdk_version,
    };
    let strict = switches.sender_metadata_strict;
    let draft = match SenderCall::new(&config, envelope, draft, occasion.attributes, occasion.metadata, strict) {
        Ok(call) => return Ok(Outgoing::Sender(Box::new(call))),
        Err(draft) => draft,
    };
    let Some(function) = TriggerName::CustomMessage.function(&config) else {
        return Ok(Outgoing::Message(word(pool, draft, None)));
    };
    let passes = draft.kind != MessageKind::AdminCreateUser || switches.admin_create_user_message_metadata;
    let metadata = occasion.metadata.filter(|_| passes);
    let event = custom_message::event(envelope, draft.kind, occasion.attributes, metadata);
    let trigger_call = TriggerCall { trigger: TriggerName::CustomMessage, function: function.to_owned(), event };
    let response = effects::invoke_for(app, &call.record, pool, &trigger_call).await?;
    let custom =
        custom_message::read(&response, pool, switches).map_err(|it| Error::Trigger(TriggerName::CustomMessage, it))?;
    Ok(Outgoing::Message(word(pool, draft, Some(&custom))))
}

/// Sends a message, or hands it to the pool's sender, which never fails.
pub async fn deliver(app: &App, record: &Record, pool: &UserPool, outgoing: Outgoing) -> Result<(), Failure> {
    let (draft, subject, body, handed_to, call) = match outgoing {
        Outgoing::Message(Message { draft, subject, body }) => (draft, subject, body, None, None),
        Outgoing::Sender(call) => (call.draft.clone(), None, call.plaintext(), Some(call.function.clone()), Some(call)),
    };
    let mut note = MessageNote {
        kind: draft.kind.as_str(),
        medium: draft.medium,
        destination: draft.destination.clone(),
        handed_to: handed_to.clone(),
        failure: None,
    };
    let message = messages::Message {
        id: app.rng.uuid().to_string(),
        user_pool_id: pool.id.clone(),
        username: draft.username,
        medium: draft.medium,
        destination: draft.destination,
        subject,
        body,
        code: Some(draft.code),
        handed_to,
        sent_at: app.clock.now(),
    };
    if let Some(call) = call {
        if let Some(outbox) = &app.outbox {
            outbox.keep(message);
        }
        record.message(note);
        senders::hand_over(app, pool, *call);
        return Ok(());
    }
    let sent = app.messages.send(message).await;
    note.failure = sent.as_ref().err().map(ToString::to_string);
    record.message(note);
    sent.map_err(|error| {
        tracing::warn!(target: "vestibule::messages", %error, "delivery failed");
        Failure::Rule(Error::DeliveryFailed)
    })
}
