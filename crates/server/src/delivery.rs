//! Messages on their way out: worded with the custom-message trigger's help, then handed to the sender.
//!
//! Committing comes before: a code that a person receives is always one that is stored.

use vestibule_identity::Error;
use vestibule_identity::message::{Draft, Message, word};
use vestibule_identity::trigger::{CallerClient, ClientMetadata, Envelope, TriggerCall, TriggerName, custom_message};
use vestibule_identity::user::Attributes;
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::call::Call;
use crate::effects;
use crate::error::Failure;
use crate::messages;
use crate::timeline::Record;

/// On whose behalf a message is worded.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The app client that events name.
    pub client: CallerClient<'a>,
    /// The user's attributes as events show them.
    pub attributes: &'a Attributes,
    /// The metadata that the trigger sees.
    pub metadata: Option<&'a ClientMetadata>,
}

/// Words a message: custom message is asked first, if the pool has it.
pub async fn compose(
    app: &App,
    call: &Call,
    pool: &UserPool,
    draft: Draft,
    occasion: Occasion<'_>,
) -> Result<Message, Failure> {
    let config = pool.lambda_config();
    let Some(function) = TriggerName::CustomMessage.function(&config) else {
        return Ok(word(pool, draft, None));
    };
    let sdk_version = call.sdk_version();
    let envelope = Envelope {
        region: &app.config.region,
        pool_id: &pool.id,
        user_name: &draft.username,
        client: occasion.client,
        sdk_version: &sdk_version,
    };
    let event = custom_message::event(envelope, draft.kind, occasion.attributes, occasion.metadata);
    let trigger_call = TriggerCall { trigger: TriggerName::CustomMessage, function: function.to_owned(), event };
    let response = effects::invoke_for(app, &call.record, pool, &trigger_call).await?;
    let custom = custom_message::read(&response).map_err(|it| Error::Trigger(TriggerName::CustomMessage, it))?;
    Ok(word(pool, draft, Some(&custom)))
}

/// Hands a message to the sender.
pub async fn deliver(app: &App, record: &Record, pool: &UserPool, message: Message) -> Result<(), Failure> {
    let Message { draft, subject, body } = message;
    let (kind, medium, destination) = (draft.kind.as_str(), draft.medium, draft.destination.clone());
    let message = messages::Message {
        id: app.rng.uuid().to_string(),
        user_pool_id: pool.id.clone(),
        username: draft.username,
        medium: draft.medium,
        destination: draft.destination,
        subject,
        body,
        code: Some(draft.code),
        sent_at: app.clock.now(),
    };
    let sent = app.messages.send(message).await;
    record.message(kind, medium, &destination, sent.as_ref().err().map(ToString::to_string).as_deref());
    sent.map_err(|error| {
        tracing::warn!(target: "vestibule::messages", %error, "delivery failed");
        Failure::Rule(Error::DeliveryFailed)
    })
}
