//! Messages that wait to be delivered.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::message::QueuedMessage;
use vestibule_identity::secret::SecretBytes;

use super::{Pool, Subject, conflict};
use crate::testing::{CREATED_AT, EXPIRES_AT};

fn message(pool: &UserPoolId, id: &str, after_ms: i64) -> QueuedMessage {
    QueuedMessage {
        id: id.to_owned(),
        pool_id: pool.clone(),
        content: SecretBytes::new(format!("content of {id}").into_bytes()),
        attempts: 0,
        next_attempt_at: Timestamp::from_millis(CREATED_AT.as_millis() + after_ms),
        give_up_at: EXPIRES_AT,
    }
}

async fn queue(store: &Subject, message: QueuedMessage) -> crate::Result<()> {
    store.commit(vec![Change::QueueMessage(Box::new(message))]).await
}

async fn ids(store: &Subject, limit: usize) -> Vec<String> {
    store.queued_messages(limit).await.unwrap().into_iter().map(|message| message.id).collect()
}

pub(crate) async fn a_message_is_read_back_as_written(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    let written = message(&pool, "m1", 0);
    queue(&store, written.clone()).await.unwrap();
    assert_eq!(store.queued_messages(10).await.unwrap(), [written]);
    assert_eq!(conflict(queue(&store, message(&UserPoolId::new("r_none"), "m2", 0)).await), Conflict::PoolGone);
}

pub(crate) async fn messages_come_in_the_order_of_their_next_attempts(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    for (id, after_ms) in [("m1", 30), ("m2", 10), ("m3", 20), ("m4", 10)] {
        queue(&store, message(&pool, id, after_ms)).await.unwrap();
    }
    assert_eq!(ids(&store, 3).await, ["m2", "m4", "m3"]);
    let next_attempt_at = Timestamp::from_millis(CREATED_AT.as_millis() + 40);
    let defer = |id: &str| Change::DeferMessage { id: id.to_owned(), attempts: 2, next_attempt_at };
    store.commit(vec![defer("m2"), defer("nobody's")]).await.unwrap();
    assert_eq!(ids(&store, 9).await, ["m4", "m3", "m1", "m2"]);
    let deferred = store.queued_messages(9).await.unwrap().pop().unwrap();
    let expected = QueuedMessage { attempts: 2, next_attempt_at, ..message(&pool, "m2", 0) };
    assert_eq!(deferred, expected);
}

pub(crate) async fn a_message_is_forgotten_by_itself_or_with_its_pool(store: Subject) {
    let (one, other) = (Pool::create(&store, "r_one").await.pool, Pool::create(&store, "r_two").await.pool);
    for (pool, id) in [(&one.id, "m1"), (&one.id, "m2"), (&other.id, "m3")] {
        queue(&store, message(pool, id, 0)).await.unwrap();
    }
    store.commit(vec![Change::ForgetMessage("m1".into()), Change::ForgetMessage("m1".into())]).await.unwrap();
    assert_eq!(ids(&store, 9).await, ["m2", "m3"]);
    store.commit(vec![Change::DeleteUserPool { id: one.id, revision: one.revision }]).await.unwrap();
    assert_eq!(ids(&store, 9).await, ["m3"]);
}
