//! Messages that nobody waits for. They are in the store from the commit that they belong to until they are delivered or of no
//! use any more, so that neither a restart nor the loss of the process loses one. What is lost with the process is only that
//! a message was delivered: then it is delivered again, under the same id.
//!
//! ```text
//! commit, wake -> the entries whose time has come, so many at once, each after a pause at first
//!     -> forgotten | later, and later still | given up
//! ```
//!
//! An entry may be for nobody. It stands there because an unknown user has to cost what a known one costs, and goes when its
//! time comes. Decision 0012 has the reasons.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use vestibule_api::Timestamp;
use vestibule_identity::change::Change;
use vestibule_identity::message::{Medium, QueuedMessage};
use vestibule_identity::secret::{Secret, SecretBytes};
use vestibule_store::StoreError;

use super::{Again, DeliveryError, Message, Origin};
use crate::app::App;
use crate::delivery::{self, Undelivered};
use crate::present::Present;

/// Messages that are tried at the same time.
const UNDER_WAY_MAX: usize = 16;
/// Before an entry is tried for the first time: longer than an answer waits for its beat, so that the work is not seen in it.
const PAUSE: Duration = Duration::from_millis(20);
/// How long nothing happens where nothing waits.
const IDLE_MAX: Duration = Duration::from_mins(1);
/// The clock may be moved, so what waits for its time is looked at again before.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// After a failure of the store, before the next attempt.
const STORE_PAUSE: Duration = Duration::from_mins(1);
/// The same for a database: it comes back within seconds, or another takes its place.
const DATABASE_PAUSE: Duration = Duration::from_secs(2);
/// The first pause after a failed attempt; each further one is twice as long.
const SOON_MS: i64 = 1_000;
/// The same where only somebody's doing will help.
const LATER_MS: i64 = 30_000;
/// The longest pause.
const PAUSE_MS_MAX: i64 = 10 * 60 * 1000;

/// Wakes whoever delivers. Clones wake the same.
#[derive(Clone, Default)]
pub struct Queue(Arc<Notify>);

impl Queue {
    /// There is something to deliver.
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

/// Who gets a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressee {
    /// The user that it names.
    User,
    /// Nobody: there is no such user.
    Nobody,
}

/// A message as an entry of the queue, to be tried at once.
pub fn entry(message: &Message, addressee: Addressee, now: Timestamp, give_up_at: Timestamp) -> QueuedMessage {
    let Message { id, user_pool_id, .. } = message;
    QueuedMessage {
        id: id.clone(),
        pool_id: user_pool_id.clone(),
        content: written(message, addressee),
        attempts: 0,
        next_attempt_at: now,
        give_up_at,
    }
}

/// A message as it is kept, but for what its entry says.
#[derive(Serialize, Deserialize)]
struct Content {
    for_nobody: bool,
    username: String,
    medium: String,
    destination: Secret,
    subject: Option<Secret>,
    body: Secret,
    purpose: String,
    client_id: Option<String>,
    from: Option<String>,
    reply_to: Option<String>,
    sms_region: Option<String>,
    sent_at: i64,
}

fn written(message: &Message, addressee: Addressee) -> SecretBytes {
    let Origin { purpose, client_id, from, reply_to, sms_region } = message.origin.clone();
    let content = Content {
        for_nobody: addressee == Addressee::Nobody,
        username: message.username.clone(),
        medium: message.medium.as_str().to_owned(),
        destination: Secret::new(message.destination.clone()),
        subject: message.subject.clone(),
        body: message.body.clone(),
        purpose,
        client_id,
        from,
        reply_to,
        sms_region,
        sent_at: message.sent_at.as_millis(),
    };
    SecretBytes::new(serde_json::to_vec(&content).expect("texts and numbers are JSON"))
}

/// The message of an entry, and who gets it; none if this release cannot read it.
fn read(entry: &QueuedMessage) -> Option<(Message, Addressee)> {
    let content: Content = serde_json::from_slice(entry.content.expose()).ok()?;
    let medium = Medium::ALL.into_iter().find(|medium| medium.as_str() == content.medium)?;
    let addressee = if content.for_nobody { Addressee::Nobody } else { Addressee::User };
    let Content { purpose, client_id, from, reply_to, sms_region, .. } = content;
    let message = Message {
        id: entry.id.clone(),
        user_pool_id: entry.pool_id.clone(),
        username: content.username,
        medium,
        destination: content.destination.expose().to_owned(),
        subject: content.subject,
        body: content.body,
        code: None,
        handed_to: None,
        origin: Origin { purpose, client_id, from, reply_to, sms_region },
        sent_at: Timestamp::from_millis(content.sent_at),
    };
    Some((message, addressee))
}

/// The lease of the one node that delivers.
pub const LEASE: &str = "delivery";
/// Longer than one round of [`deliver_queued`] waits, so that a node that goes on keeps the lease.
const LEASE_SECONDS: u32 = 15;
/// How often a node of several looks: another one may have queued something, or have gone.
const LOOK_AT_OTHERS: Duration = Duration::from_secs(1);

/// What is due, if this node delivers: of several nodes one does.
async fn begin_due_here(app: &Arc<App>, under_way: &UnderWay) -> Result<Option<Duration>, StoreError> {
    if !app.store.is_shared() {
        return begin_due(app, under_way).await;
    }
    if app.calls.is_closed() {
        // The server is about to end, and leaves the lease to another node.
        return Ok(Some(LOOK_AT_OTHERS));
    }
    if app.cluster.leads(&*app.store, LEASE, LEASE_SECONDS).await? {
        let next = begin_due(app, under_way).await?;
        return Ok(Some(next.map_or(LOOK_AT_OTHERS, |next| next.min(LOOK_AT_OTHERS))));
    }
    Ok(Some(LOOK_AT_OTHERS))
}

fn store_pause(app: &App) -> Duration {
    if app.store.is_shared() { DATABASE_PAUSE } else { STORE_PAUSE }
}

/// Delivers what is queued, as long as the server runs.
pub async fn deliver_queued(present: Arc<Present>) {
    let mut changes = present.changes();
    let under_way = UnderWay::default();
    loop {
        changes.mark_unchanged();
        let app = present.app().await;
        let wait = match begin_due_here(&app, &under_way).await {
            Ok(next) => next.map_or(IDLE_MAX, |next| next.min(LOOK_AGAIN)),
            Err(StoreError::Replaced) => Duration::ZERO,
            Err(error) => {
                tracing::warn!(target: "vestibule::messages", %error, "the queued messages could not be read");
                store_pause(&app)
            }
        };
        tokio::select! {
            () = app.queue.0.notified() => {}
            () = tokio::time::sleep(wait) => {}
            _ = changes.changed() => {}
        }
    }
}

/// Tries what is due as [`deliver_queued`] does, until nothing is: for whoever has moved the clock, and has no such task.
pub async fn deliver_due(app: &Arc<App>) -> Result<(), StoreError> {
    let under_way = UnderWay::default();
    loop {
        begin_due(app, &under_way).await?;
        if under_way.is_empty() {
            return Ok(());
        }
        app.queue.0.notified().await;
    }
}

/// The entries that are being tried, and those that were since the list was read.
#[derive(Clone, Default)]
struct UnderWay(Arc<Mutex<Ids>>);

#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    ended: Vec<String>,
}

impl UnderWay {
    /// Lets go of what has ended. Before the list is read: an attempt that ends while it is read or looked at stands there as it
    /// was before, and would be made again.
    fn let_go(&self) {
        let mut ids = self.lock();
        for id in std::mem::take(&mut ids.ended) {
            ids.taken.remove(&id);
        }
    }

    /// Takes an entry, unless it is being tried, or as many as can be are.
    fn take(&self, id: &str) -> Taken {
        let ids = &mut self.lock().taken;
        if ids.contains(id) {
            return Taken::Already;
        }
        if ids.len() >= UNDER_WAY_MAX {
            return Taken::NoPlace;
        }
        ids.insert(id.to_owned());
        Taken::Here
    }

    fn is_empty(&self) -> bool {
        self.lock().taken.is_empty()
    }

    /// What became of the entry is stored.
    fn end(&self, id: &str) {
        self.lock().ended.push(id.to_owned());
    }

    fn lock(&self) -> MutexGuard<'_, Ids> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Taken {
    Here,
    Already,
    NoPlace,
}

/// Begins to try what is due, and answers how long the next entry still waits, if there is one.
async fn begin_due(app: &Arc<App>, under_way: &UnderWay) -> Result<Option<Duration>, StoreError> {
    under_way.let_go();
    // What is under way comes first in the list, and must not hide what is not.
    let entries = app.store.queued_messages(2 * UNDER_WAY_MAX).await?;
    for entry in entries {
        let wait_ms = entry.next_attempt_at.as_millis() - app.clock.now().as_millis();
        if let Ok(wait_ms @ 1..) = u64::try_from(wait_ms) {
            return Ok(Some(Duration::from_millis(wait_ms)));
        }
        if app.calls.is_closed() {
            // The server is about to end; the next one goes on.
            return Ok(None);
        }
        match under_way.take(&entry.id) {
            Taken::Already => {}
            Taken::NoPlace => return Ok(None),
            Taken::Here => {
                let (app, under_way) = (Arc::clone(app), under_way.clone());
                // Until the attempt has ended, the server does not.
                let unfinished = app.calls.token();
                tokio::spawn(async move {
                    // Of the entry's own, whatever else has woken the queue: it may have been committed a moment ago.
                    if entry.attempts == 0 {
                        tokio::time::sleep(PAUSE).await;
                    }
                    let change = attempt(&app, &entry).await;
                    let committed = app.store.commit(vec![change]).await;
                    drop(unfinished);
                    if let Err(error) = committed
                        && !matches!(error, StoreError::Replaced)
                    {
                        let id = &entry.id;
                        tracing::warn!(
                            target: "vestibule::messages", %id, %error,
                            "what became of a message could not be stored; it will be sent again"
                        );
                        tokio::time::sleep(store_pause(&app)).await;
                    }
                    under_way.end(&entry.id);
                    app.queue.wake();
                });
            }
        }
    }
    Ok(None)
}

/// Tries one message, and answers what becomes of its entry.
async fn attempt(app: &App, entry: &QueuedMessage) -> Change {
    let forget = || Change::ForgetMessage(entry.id.clone());
    let Some((message, addressee)) = read(entry) else {
        tracing::error!(target: "vestibule::messages", id = entry.id, "a queued message cannot be read");
        return forget();
    };
    if addressee == Addressee::Nobody {
        return forget();
    }
    let give_up = async |attempts, reason: &str| {
        delivery::undelivered(app, &Undelivered { message: &message, attempts, reason }).await;
        forget()
    };
    if entry.give_up_at <= app.clock.now() {
        return give_up(entry.attempts, "its code is of no use any more").await;
    }
    let Err(DeliveryError { reason, again, .. }) = app.messages.send(&message).await else { return forget() };
    let attempts = entry.attempts.saturating_add(1);
    let Some(pause_ms) = pause_ms(again, attempts) else { return give_up(attempts, &reason).await };
    let next_attempt_at = Timestamp::from_millis(app.clock.now().as_millis().saturating_add(pause_ms));
    if entry.give_up_at <= next_attempt_at {
        return give_up(attempts, &reason).await;
    }
    tracing::info!(
        target: "vestibule::messages", id = entry.id, attempts, reason, pause_ms, "a message will be tried again"
    );
    Change::DeferMessage { id: entry.id.clone(), attempts, next_attempt_at }
}

/// How long to wait after so many attempts; not at all where there is no use in another.
fn pause_ms(again: Again, attempts: u32) -> Option<i64> {
    let first = match again {
        Again::Soon => SOON_MS,
        Again::Later => LATER_MS,
        Again::Never => return None,
    };
    let doubled = first.saturating_mul(1 << attempts.saturating_sub(1).min(20));
    Some(doubled.min(PAUSE_MS_MAX))
}

#[cfg(test)]
mod tests {
    use vestibule_identity::ids::UserPoolId;

    use super::*;

    #[test]
    fn pauses_grow_up_to_a_limit() {
        let pauses = |again| [1, 2, 3, 4, 12, 40].map(|attempts| pause_ms(again, attempts));
        assert_eq!(pauses(Again::Soon), [1_000, 2_000, 4_000, 8_000, 600_000, 600_000].map(Some));
        assert_eq!(pauses(Again::Later), [30_000, 60_000, 120_000, 240_000, 600_000, 600_000].map(Some));
        assert_eq!(pauses(Again::Never), [None; 6]);
    }

    #[test]
    fn a_message_is_read_as_it_was_written_and_does_not_show() {
        let origin = Origin {
            purpose: "ForgotPassword".into(),
            client_id: Some("c".into()),
            from: Some("f@x.example".into()),
            reply_to: None,
            sms_region: Some("eu-west-1".into()),
        };
        let message = Message {
            id: "1".into(),
            user_pool_id: UserPoolId::new("p"),
            username: "ann".into(),
            medium: Medium::Email,
            destination: "ann@example.com".into(),
            subject: Some("s".into()),
            body: Secret::new("123456"),
            code: Some(Secret::new("123456")),
            handed_to: None,
            origin,
            sent_at: Timestamp::from_seconds(7),
        };
        for addressee in [Addressee::User, Addressee::Nobody] {
            let entry = entry(&message, addressee, Timestamp::from_seconds(8), Timestamp::from_seconds(9));
            assert!(!format!("{entry:?}").contains("ann"), "{entry:?}");
            let (after, to) = read(&entry).unwrap();
            assert_eq!(to, addressee);
            assert_eq!(after.body.expose(), "123456");
            assert_eq!(after.subject.as_ref().map(Secret::expose), Some("s"));
            let shown = |message: &Message| format!("{:?}", Message { code: None, ..message.clone() });
            assert_eq!(shown(&after), shown(&message));
        }
    }

    #[test]
    fn so_many_are_under_way_and_none_twice() {
        let under_way = UnderWay::default();
        for number in 0..UNDER_WAY_MAX {
            assert!(matches!(under_way.take(&number.to_string()), Taken::Here));
        }
        assert!(matches!(under_way.take("0"), Taken::Already));
        assert!(matches!(under_way.take("one more"), Taken::NoPlace));
        under_way.end("0");
        // The list may have been read before.
        assert!(matches!(under_way.take("0"), Taken::Already));
        under_way.let_go();
        assert!(matches!(under_way.take("one more"), Taken::Here));
    }
}
