//! What happens without being asked: forgetting what has expired, and making keys ahead of need.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::app::App;

const EXPIRY_EVERY: Duration = Duration::from_mins(1);
/// After a failure, before the next attempt.
const RETRY_AFTER: Duration = Duration::from_mins(1);

/// Starts every job. They end when the set is dropped.
pub fn start(app: &Arc<App>) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(forget_expired(Arc::clone(app)));
    jobs.spawn(keep_spare_keys(Arc::clone(app)));
    jobs
}

async fn forget_expired(app: Arc<App>) {
    loop {
        tokio::time::sleep(EXPIRY_EVERY).await;
        match app.store.expire(app.clock.now()).await {
            Ok(0) => {}
            Ok(rows) => tracing::debug!(rows, "forgot what has expired"),
            Err(error) => tracing::warn!(%error, "what has expired could not be removed"),
        }
    }
}

async fn keep_spare_keys(app: Arc<App>) {
    loop {
        match app.keys.make_spare_keys().await {
            Ok(()) => app.keys.spare_keys_were_taken().await,
            Err(failure) => {
                tracing::warn!(cause = failure.cause(), "no spare signing keys could be made");
                tokio::time::sleep(RETRY_AFTER).await;
            }
        }
    }
}
