//! Messages on their way out: worded with the custom-message trigger's help and sent, or handed to the pool's own sender.
//!
//! Committing comes before: a code that a person receives is always one that is stored. A message that the call does not wait
//! for is part of that commit, so that it is not lost either.
//!
//! ```text
//! compose -> pack -> commit, a queued message with it -> leave: send and wait | wake the queue | hand over
//! ```

use std::time::Duration;

use vestibule_api::Timestamp;
use vestibule_identity::Error;
use vestibule_identity::change::Change;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::{
    Draft, EmailAddresses, Medium, Message, MessageKind, Outgoing, QueuedMessage, sms_region, word,
};
use vestibule_identity::secret::Secret;
use vestibule_identity::trigger::custom_sender::{self, SenderCall};
use vestibule_identity::trigger::{CallerClient, ClientMetadata, Envelope, TriggerCall, TriggerName, custom_message};
use vestibule_identity::user::Attributes;
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::call::Call;
use crate::effects;
use crate::error::Failure;
use crate::log_delivery;
use crate::messages::{self, Again, DeliveryError, Origin, queue};
use crate::seams::Stopwatch;
use crate::senders;
use crate::timeline::{MessageNote, Record};

/// How long a call waits for its message, with every attempt.
const WAIT_MAX: Duration = Duration::from_secs(15);
/// The first pause between two attempts that a call waits for; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(250);

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

/// Whether the call waits for its message. See `identity::message::caller_waits`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It does, and hears of a failure.
    Waited,
    /// It does not. The message is tried until the moment when it is of no use any more.
    Queued {
        /// That moment.
        give_up_at: Timestamp,
    },
}

/// A message that is ready to leave: what has to be committed before it does, and what is done afterwards.
pub struct Parcel {
    errand: Errand,
    note: Option<MessageNote>,
}

enum Errand {
    Send(messages::Message),
    Queue(QueuedMessage, messages::Message),
    HandOver(Box<SenderCall>, messages::Message),
    QueueForNobody(QueuedMessage),
    Pretend(Medium),
}

impl Parcel {
    /// Packs a message of a pool, for a call by this client.
    pub fn pack(app: &App, pool: &UserPool, client: CallerClient<'_>, outgoing: Outgoing, way: Way) -> Self {
        match outgoing {
            Outgoing::Message(message) => {
                let note = Some(note(&message.draft, None));
                let message = rendered(app, pool, client, message);
                let errand = match way {
                    Way::Queued { give_up_at } if app.messages.takes_time(message.medium) => Errand::Queue(
                        queue::entry(&message, queue::Addressee::User, app.clock.now(), give_up_at),
                        message,
                    ),
                    Way::Queued { .. } | Way::Waited => Errand::Send(message),
                };
                Self { errand, note }
            }
            Outgoing::Sender(call) => {
                let (draft, body, handed_to) = (call.draft.clone(), call.plaintext(), call.function.clone());
                let note = Some(note(&draft, Some(&handed_to)));
                let message = rendered(app, pool, client, Message { draft, subject: None, body });
                let message = messages::Message { handed_to: Some(handed_to), ..message };
                Self { errand: Errand::HandOver(call, message), note }
            }
            Outgoing::ForNobody(message) => {
                let medium = message.draft.medium;
                // Handed over to a function, a known user's message is not queued either.
                let is_handed_over = custom_sender::is_configured(&pool.lambda_config(), medium);
                let errand = match way {
                    Way::Queued { give_up_at } if app.messages.takes_time(medium) && !is_handed_over => {
                        let message = rendered(app, pool, client, message);
                        let entry = queue::entry(&message, queue::Addressee::Nobody, app.clock.now(), give_up_at);
                        Errand::QueueForNobody(entry)
                    }
                    Way::Queued { .. } | Way::Waited => Errand::Pretend(medium),
                };
                Self { errand, note: None }
            }
        }
    }

    /// What has to be committed, with whatever else the call writes, before the message leaves.
    pub fn change(&self) -> Option<Change> {
        match &self.errand {
            Errand::Queue(entry, _) | Errand::QueueForNobody(entry) => {
                Some(Change::QueueMessage(Box::new(entry.clone())))
            }
            Errand::Send(_) | Errand::HandOver(..) | Errand::Pretend(_) => None,
        }
    }

    /// Lets it leave. Only a message that is waited for can fail.
    pub async fn leave(self, app: &App, record: &Record, pool: &UserPool) -> Result<(), Failure> {
        let Self { errand, note } = self;
        let sent = match errand {
            Errand::Send(message) => send(app, message).await,
            Errand::Queue(_, message) => {
                keep(app, message);
                app.queue.wake();
                Ok(())
            }
            Errand::HandOver(call, message) => {
                keep(app, message);
                senders::hand_over(app, pool, *call);
                Ok(())
            }
            Errand::QueueForNobody(_) => {
                app.queue.wake();
                Ok(())
            }
            Errand::Pretend(medium) => {
                app.messages.pretend(&pool.id, medium).await;
                Ok(())
            }
        };
        if let Some(note) = note {
            record.message(MessageNote { failure: sent.as_ref().err().map(ToString::to_string), ..note });
        }
        sent.map_err(|_| Failure::Rule(Error::DeliveryFailed))
    }
}

/// Sends a message that the call waits for, or hands it to the pool's sender, which never fails.
pub async fn deliver(
    app: &App,
    record: &Record,
    pool: &UserPool,
    client: CallerClient<'_>,
    outgoing: Outgoing,
) -> Result<(), Failure> {
    Parcel::pack(app, pool, client, outgoing, Way::Waited).leave(app, record, pool).await
}

fn note(draft: &Draft, handed_to: Option<&str>) -> MessageNote {
    MessageNote {
        kind: draft.kind.as_str(),
        medium: draft.medium,
        destination: draft.destination.clone(),
        handed_to: handed_to.map(str::to_owned),
        failure: None,
    }
}

fn rendered(app: &App, pool: &UserPool, client: CallerClient<'_>, message: Message) -> messages::Message {
    let Message { draft, subject, body } = message;
    let EmailAddresses { from, reply_to } = EmailAddresses::of(pool);
    let client_id = match client {
        CallerClient::Client(id) => Some(id.to_owned()),
        CallerClient::NotApplicable | CallerClient::Null => None,
    };
    let purpose = draft.kind.as_str().to_owned();
    messages::Message {
        id: app.rng.uuid().to_string(),
        user_pool_id: pool.id.clone(),
        username: draft.username,
        medium: draft.medium,
        destination: draft.destination,
        subject: subject.map(Secret::new),
        body,
        code: Some(draft.code),
        handed_to: None,
        origin: Origin { purpose, client_id, from, reply_to, sms_region: sms_region(pool) },
        sent_at: app.clock.now(),
    }
}

/// Keeps a copy of what leaves the house, where messages are to be read.
fn keep(app: &App, message: messages::Message) {
    if let Some(outbox) = &app.outbox {
        outbox.keep(message);
    }
}

/// Sends a message for a call that waits: what may pass in a moment is tried again, as long as the call can wait.
async fn send(app: &App, message: messages::Message) -> Result<(), DeliveryError> {
    if !app.messages.takes_time(message.medium) {
        return app.messages.send(&message).await;
    }
    keep(app, message.clone());
    let begun = Stopwatch::start();
    let mut pause = PAUSE;
    let mut attempts = 0;
    let sent = loop {
        attempts += 1;
        let left = WAIT_MAX.saturating_sub(begun.elapsed());
        let Ok(sent) = tokio::time::timeout(left, app.messages.send(&message)).await else {
            break Err(DeliveryError::new(Again::Soon, "nobody has answered in time"));
        };
        match sent {
            Err(DeliveryError { again: Again::Soon, .. }) if begun.elapsed() + pause < WAIT_MAX => {
                tokio::time::sleep(pause).await;
                pause *= 2;
            }
            sent => break sent,
        }
    };
    if let Err(error) = &sent {
        // Boxed: seldom wanted, and larger than what every call should make room for.
        Box::pin(undelivered(app, &Undelivered { message: &message, attempts, reason: &error.reason })).await;
    }
    sent
}

/// A message that the server has given up.
pub struct Undelivered<'a> {
    /// The message, with pool, user and medium.
    pub message: &'a messages::Message,
    /// How often it was tried.
    pub attempts: u32,
    /// Why it did not leave: without address, text and code.
    pub reason: &'a str,
}

/// The one place that hears of every message that the server itself was to send and has given up, whether or not somebody
/// waited for it. The pool's log group hears of it, if it has one. What functions were to deliver is `senders`' to give up.
pub async fn undelivered(app: &App, undelivered: &Undelivered<'_>) {
    let Undelivered { message, attempts, reason } = undelivered;
    let pool: &UserPoolId = &message.user_pool_id;
    tracing::warn!(
        target: "vestibule::messages",
        id = message.id, %pool, medium = message.medium.as_str(), purpose = message.origin.purpose, attempts, reason,
        "a message was not delivered"
    );
    let (medium, purpose) = (message.medium.as_str(), &message.origin.purpose);
    let details = format!("{purpose} by {medium} was not delivered, attempts: {attempts}, reason: {reason}");
    log_delivery::undelivered(app, pool, &details).await;
}
