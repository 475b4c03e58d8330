//! What happens without being asked: forgetting what has expired, making keys ahead of need and rotating old ones, delivering what is
//! queued.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use vestibule_store::StoreError;

use crate::app::App;
use crate::cluster;
use crate::error::Failure;
use crate::keys;
use crate::messages::queue;
use crate::present::Present;
use crate::user_import;

const EXPIRY_EVERY: Duration = Duration::from_mins(1);
/// The pause where there is more than one round removes.
const EXPIRY_SOON: Duration = Duration::from_secs(1);
/// So many rows of one table are removed in a round at most.
const EXPIRY_ROWS: u64 = 500;
/// The lease of the one node that forgets.
const EXPIRY_LEASE: &str = "expiry";
/// Longer than from one time to the next.
const EXPIRY_LEASE_SECONDS: u32 = 150;
/// Longer than it takes to rotate the keys of many pools.
const ROTATION_LEASE_SECONDS: u32 = 600;
/// How often pools with old signing keys are looked for.
const ROTATION_EVERY: Duration = Duration::from_hours(1);
/// After a failure, before the next attempt.
const RETRY_AFTER: Duration = Duration::from_mins(1);
/// How long an end waits for the leases to be given back, which are over by themselves soon.
const LEAVE_MAX: Duration = Duration::from_secs(2);

/// Starts every job. They end when the set is dropped.
pub fn start(present: &Arc<Present>) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(forget_expired(Arc::clone(present)));
    jobs.spawn(keep_spare_keys(Arc::clone(present)));
    jobs.spawn(rotate_old_keys(Arc::clone(present)));
    jobs.spawn(queue::deliver_queued(Arc::clone(present)));
    jobs.spawn(user_import::run(Arc::clone(present)));
    jobs.spawn(cluster::follow_others(Arc::clone(present)));
    jobs
}

/// Leaves to the other nodes what this one does for all.
pub async fn leave(app: &App) {
    let giving_back = async {
        app.cluster.lets_go(&*app.store, EXPIRY_LEASE).await;
        // A message that is still on its way would be sent by the next node as well.
        if app.calls.is_empty() {
            app.cluster.lets_go(&*app.store, queue::LEASE).await;
        }
    };
    if tokio::time::timeout(LEAVE_MAX, giving_back).await.is_err() {
        tracing::debug!("the leases could not be given back in time");
    }
}

async fn forget_expired(present: Arc<Present>) {
    let mut pause = EXPIRY_EVERY;
    loop {
        tokio::time::sleep(pause).await;
        let app = present.app().await;
        let expired = expire(&app).await;
        pause = if matches!(expired, Ok(EXPIRY_ROWS..)) { EXPIRY_SOON } else { EXPIRY_EVERY };
        match expired {
            Ok(0) | Err(StoreError::Replaced) => {}
            Ok(rows) => tracing::debug!(rows, "forgot what has expired"),
            Err(error) => tracing::warn!(%error, "what has expired could not be removed"),
        }
    }
}

/// One node of several does it, and another one once that does not come back.
async fn expire(app: &App) -> Result<u64, StoreError> {
    if !app.cluster.leads(&*app.store, EXPIRY_LEASE, EXPIRY_LEASE_SECONDS).await? {
        return Ok(0);
    }
    app.store.expire(app.clock.now()).await
}

async fn rotate_old_keys(present: Arc<Present>) {
    loop {
        let app = present.app().await;
        match rotate_once(&app).await {
            Ok(0) => {}
            Ok(pools) => tracing::info!(pools, "signing keys that were old are being rotated"),
            Err(failure) if failure.is_overtaken() => {}
            Err(failure) => tracing::warn!(cause = failure.cause(), "old signing keys could not be rotated"),
        }
        drop(app);
        tokio::time::sleep(ROTATION_EVERY).await;
    }
}

/// What one node has rotated, the next finds new.
async fn rotate_once(app: &Arc<App>) -> Result<usize, Failure> {
    if !app.cluster.leads(&*app.store, "key rotation", ROTATION_LEASE_SECONDS).await? {
        return Ok(0);
    }
    let rotated = keys::rotate_old_keys(app).await;
    app.cluster.lets_go(&*app.store, "key rotation").await;
    rotated
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
