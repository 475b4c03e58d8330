//! Several nodes over one store: who does what there is to do once, and how a node hears of what another one has changed.
//!
//! What a node remembers of pools, clients, signing keys and functions is true for [`LOOK_EVERY`] after another node has changed it,
//! and the time of one query; then it forgets all of it. Functions are followed beside the rest: a deployment on this node, which
//! holds them up, does not keep old pools and keys alive. A store that is not shared needs none of this.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use vestibule_store::{Store, StoreError};

use crate::present::Present;
use crate::seams::{Rng, SystemRng};

/// How often a node looks whether another one has changed something that it remembers.
pub const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How long the store may take to tell whether something has changed.
const LOOK_TIME_MAX: Duration = Duration::from_secs(2);
/// After a failure of the store.
const RETRY_AFTER: Duration = Duration::from_secs(1);

/// A node among others.
#[derive(Clone)]
pub struct Cluster {
    holder: Arc<str>,
}

impl Default for Cluster {
    fn default() -> Self {
        // Not of the server's randomness: nodes with one seed are still several.
        let rng: &dyn Rng = &SystemRng;
        Self { holder: rng.uuid().to_string().into() }
    }
}

impl Cluster {
    /// What this node calls itself in leases; another text at each start.
    pub fn holder(&self) -> &str {
        &self.holder
    }

    /// Whether this node is the one that does something, for so many seconds from now. Always, where the store is not shared.
    pub async fn leads(&self, store: &dyn Store, what: &str, seconds: u32) -> Result<bool, StoreError> {
        store.take_lease(what, &self.holder, seconds).await
    }

    /// Leaves something to the other nodes.
    pub async fn lets_go(&self, store: &dyn Store, what: &str) {
        if let Err(error) = store.give_back_lease(what, &self.holder).await {
            // It is over by itself soon.
            tracing::debug!(%error, what, "a lease could not be given back");
        }
    }
}

/// The version of what nodes remember, from a store that answers in time.
async fn configuration_version(store: &dyn Store) -> anyhow::Result<u64> {
    let version = tokio::time::timeout(LOOK_TIME_MAX, store.configuration_version()).await;
    Ok(version.context("the store does not tell in time whether something has changed")??)
}

/// Forgets what other nodes have changed, as long as the server runs.
pub async fn follow_others(present: Arc<Present>) {
    tokio::join!(follow_pools(&present), follow_functions(&present));
}

async fn follow_pools(present: &Present) {
    let mut seen: Option<u64> = None;
    loop {
        let app = present.app().await;
        if !app.store.is_shared() {
            return;
        }
        let version = configuration_version(&*app.store).await;
        // After a failure, what has changed meanwhile is not known.
        if !matches!(version, Ok(version) if seen == Some(version)) {
            app.pools.forget_all();
            app.keys.forget_all();
        }
        pause(version.as_ref().err(), "what other nodes have changed could not be looked for").await;
        seen = version.ok();
    }
}

async fn follow_functions(present: &Present) {
    loop {
        let app = present.app().await;
        if !app.store.is_shared() {
            return;
        }
        let followed = app.lambda.catch_up().await;
        pause(followed.as_ref().err(), "the functions that other nodes have changed could not be followed").await;
    }
}

async fn pause(failure: Option<&anyhow::Error>, what: &str) {
    let Some(error) = failure else { return tokio::time::sleep(LOOK_EVERY).await };
    tracing::warn!(error = format!("{error:#}"), "{what}");
    tokio::time::sleep(RETRY_AFTER).await;
}
