//! What happens without being asked: forgetting what has expired, making keys ahead of need, delivering what is queued.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use vestibule_store::StoreError;

use crate::messages::queue;
use crate::present::Present;
use crate::user_import;

const EXPIRY_EVERY: Duration = Duration::from_mins(1);
/// After a failure, before the next attempt.
const RETRY_AFTER: Duration = Duration::from_mins(1);

/// Starts every job. They end when the set is dropped.
pub fn start(present: &Arc<Present>) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(forget_expired(Arc::clone(present)));
    jobs.spawn(keep_spare_keys(Arc::clone(present)));
    jobs.spawn(queue::deliver_queued(Arc::clone(present)));
    jobs.spawn(user_import::run(Arc::clone(present)));
    jobs
}

async fn forget_expired(present: Arc<Present>) {
    loop {
        tokio::time::sleep(EXPIRY_EVERY).await;
        let app = present.app().await;
        match app.store.expire(app.clock.now()).await {
            Ok(0) | Err(StoreError::Replaced) => {}
            Ok(rows) => tracing::debug!(rows, "forgot what has expired"),
            Err(error) => tracing::warn!(%error, "what has expired could not be removed"),
        }
    }
}

async fn keep_spare_keys(present: Arc<Present>) {
    let mut changes = present.changes();
    loop {
        changes.mark_unchanged();
        let app = present.app().await;
        match app.keys.make_spare_keys().await {
            Ok(()) => tokio::select! {
                () = app.keys.spare_keys_were_taken() => {}
                _ = changes.changed() => {}
            },
            Err(failure) if failure.is_overtaken() => {}
            Err(failure) => {
                tracing::warn!(cause = failure.cause(), "no spare signing keys could be made");
                tokio::time::sleep(RETRY_AFTER).await;
            }
        }
    }
}
