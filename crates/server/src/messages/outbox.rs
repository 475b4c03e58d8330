//! The messages that can be read back. For development: this stands in for the mailbox and the telephone. Who may read it over
//! HTTP is `documents`' question.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::Medium;

use super::{DeliveryError, Message, MessageSender};

/// How many messages are kept; the oldest go first.
const MESSAGES_MAX: usize = 1000;

/// Keeps the latest messages in memory, and writes each to the log where that is wanted.
#[derive(Debug)]
pub struct Outbox {
    messages: Mutex<VecDeque<Message>>,
    print: Print,
}

/// Whether messages appear in the log, codes and all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// A readable line a message.
    Readable,
    /// Nothing but that a message was sent.
    Discreet,
}

/// Which messages to read.
#[derive(Clone, Debug, Default)]
pub struct MessageQuery {
    /// Only of this pool.
    pub user_pool_id: Option<String>,
    /// Only to this destination.
    pub destination: Option<String>,
}

impl Outbox {
    /// An empty outbox.
    pub fn new(print: Print) -> Self {
        Self { messages: Mutex::default(), print }
    }

    /// Keeps a message, and logs it.
    pub fn keep(&self, message: Message) {
        {
            let mut messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
            if messages.len() >= MESSAGES_MAX {
                messages.pop_front();
            }
            messages.push_back(message.clone());
        }
        // Off the way of the answer: the time that a line takes would tell that a message was sent.
        let print = self.print;
        tokio::spawn(async move { log(print, &message) });
    }

    /// The messages that fit, newest first.
    pub fn find(&self, query: &MessageQuery) -> Vec<Message> {
        let fits = |message: &&Message| {
            query.user_pool_id.as_ref().is_none_or(|pool| message.user_pool_id.as_str() == pool)
                && query.destination.as_ref().is_none_or(|destination| message.destination == *destination)
        };
        let messages = self.messages.lock().unwrap_or_else(PoisonError::into_inner);
        messages.iter().rev().filter(fits).cloned().collect()
    }

    /// Everything that is kept, oldest first.
    pub fn all(&self) -> Vec<Message> {
        self.messages.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Keeps these messages, oldest first, in the place of all others.
    pub fn replace(&self, messages: Vec<Message>) {
        *self.messages.lock().unwrap_or_else(PoisonError::into_inner) = messages.into();
    }
}

fn log(print: Print, message: &Message) {
    let (medium, pool) = (message.medium.as_str(), message.user_pool_id.as_str());
    match print {
        Print::Readable => tracing::info!(
            target: "vestibule::messages",
            "{medium} to {}{}: {}{}",
            message.destination,
            message.handed_to.as_ref().map(|function| format!(", handed to {function}")).unwrap_or_default(),
            message.subject.as_ref().map(|subject| format!("[{}] ", subject.expose())).unwrap_or_default(),
            message.body.expose(),
        ),
        Print::Discreet => {
            tracing::info!(target: "vestibule::messages", medium, pool, "message kept in the outbox");
        }
    }
}

#[async_trait]
impl MessageSender for Outbox {
    async fn send(&self, message: &Message) -> Result<(), DeliveryError> {
        self.keep(message.clone());
        Ok(())
    }

    fn takes_time(&self, _: Medium) -> bool {
        false
    }

    async fn pretend(&self, pool: &UserPoolId, medium: Medium) {
        let pool = pool.clone();
        tokio::spawn(async move {
            let (medium, pool) = (medium.as_str(), pool.as_str());
            tracing::info!(target: "vestibule::messages", medium, pool, "no message: nobody by that name");
        });
    }
}

#[cfg(test)]
mod tests {
    use vestibule_api::Timestamp;
    use vestibule_identity::secret::Secret;

    use super::*;
    use crate::messages::Origin;

    fn message(number: usize, destination: &str) -> Message {
        Message {
            id: number.to_string(),
            user_pool_id: UserPoolId::new("us-east-1_a"),
            username: "jane".into(),
            medium: Medium::Sms,
            destination: destination.into(),
            subject: None,
            body: Secret::new("Your code is 123456."),
            code: Some(Secret::new("123456")),
            handed_to: None,
            origin: Origin::default(),
            sent_at: Timestamp::default(),
        }
    }

    #[tokio::test]
    async fn the_outbox_is_bounded_and_reads_newest_first() {
        let outbox = Outbox::new(Print::Discreet);
        for number in 0..MESSAGES_MAX + 5 {
            let destination = if number % 2 == 0 { "+15550001" } else { "+15550002" };
            outbox.send(&message(number, destination)).await.unwrap();
        }
        let all = outbox.find(&MessageQuery::default());
        assert_eq!(all.len(), MESSAGES_MAX);
        assert_eq!(all[0].id, (MESSAGES_MAX + 4).to_string());
        let query = MessageQuery { destination: Some("+15550002".into()), ..MessageQuery::default() };
        let found = outbox.find(&query);
        assert_eq!(found.len(), MESSAGES_MAX / 2);
        assert!(found.iter().all(|message| message.destination == "+15550002"));
        let query = MessageQuery { user_pool_id: Some("us-east-1_b".into()), ..MessageQuery::default() };
        assert!(outbox.find(&query).is_empty());
    }

    #[test]
    fn a_message_does_not_show_its_code_in_debug_output() {
        let message = Message { subject: Some("123456 is your code".into()), ..message(1, "+15550001") };
        let shown = format!("{message:?}");
        assert!(!shown.contains("123456"), "{shown}");
    }
}
