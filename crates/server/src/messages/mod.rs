//! Messages to people: what is sent, the seam that sends it, and what stands behind the seam.
//!
//! Rendering happens before, so a message is complete when it gets here. [`Carriers`] take it out of the house: [`smtp`],
//! [`webhook`], [`sns`]. Without them, or where a developer asks for it, the [`Outbox`] keeps it for reading. What nobody waits
//! for passes through [`queue`]. Which messages are waited for is `delivery`'s business.

use async_trait::async_trait;
use vestibule_api::Timestamp;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::Medium;
use vestibule_identity::secret::Secret;

mod carriers;
pub mod command;
mod email;
mod outbox;
pub mod queue;
pub mod settings;
mod smtp;
mod sns;
mod webhook;

pub use carriers::{Carriers, announce, open};
pub use outbox::{MessageQuery, Outbox, Print};

/// One rendered message. The body holds the code, and the subject may, so both are secrets as well.
#[derive(Clone, Debug)]
pub struct Message {
    /// Identifies the message.
    pub id: String,
    /// The pool that it comes from.
    pub user_pool_id: UserPoolId,
    /// The user that it is for.
    pub username: String,
    /// How it travels.
    pub medium: Medium,
    /// The telephone number or mail address.
    pub destination: String,
    /// The subject, for a mail.
    pub subject: Option<Secret>,
    /// The text, HTML in a mail. What a function delivers is worded by the function: there, what it gets to send.
    pub body: Secret,
    /// The code or temporary password in it.
    pub code: Option<Secret>,
    /// The ARN of the function that delivers it, in place of the service.
    pub handed_to: Option<String>,
    /// What it came of, and as whose it goes out.
    pub origin: Origin,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// What a message came of, and as whose it goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Why it is sent: the suffix of the message triggers' sources.
    pub purpose: String,
    /// The app client of the call.
    pub client_id: Option<String>,
    /// Whom the pool's emails are from, if the pool says so.
    pub from: Option<String>,
    /// To whom they are answered.
    pub reply_to: Option<String>,
    /// The region in which the pool has its text messages sent.
    pub sms_region: Option<String>,
}

/// The message did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a message could not be delivered: {reason}")]
pub struct DeliveryError {
    /// Why, for the log: without address, text and code, which may be in what the other side answered.
    pub reason: String,
    /// What the other side answered, for whoever sends a test message.
    pub detail: Option<String>,
    /// Whether trying again may help.
    pub again: Again,
}

/// Whether trying again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// In a moment: nobody answered, or asked for a pause.
    Soon,
    /// Once somebody has changed something, or much later.
    Later,
    /// This message was judged and refused.
    Never,
}

impl DeliveryError {
    /// With a reason that holds nothing of the message.
    pub fn new(again: Again, reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), detail: None, again }
    }

    /// With what the other side answered, cut short.
    #[must_use]
    pub fn with_detail(self, detail: impl Into<String>) -> Self {
        let mut detail = detail.into();
        detail.truncate(detail.floor_char_boundary(DETAIL_BYTES_MAX));
        Self { detail: Some(detail).filter(|it| !it.is_empty()), ..self }
    }
}

const DETAIL_BYTES_MAX: usize = 1024;

/// Sends messages, except those that functions deliver.
#[async_trait]
pub trait MessageSender: Send + Sync {
    /// Tries once to send a message, or says that it did not leave.
    async fn send(&self, message: &Message) -> Result<(), DeliveryError>;
    /// Whether that takes longer than an answer can be held back: such messages are queued where nobody waits for them.
    fn takes_time(&self, medium: Medium) -> bool;
    /// Costs what sending costs where it takes no time, and sends nothing: the client hides that there is no such user.
    async fn pretend(&self, pool: &UserPoolId, medium: Medium);
}
