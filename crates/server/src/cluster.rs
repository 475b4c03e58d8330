//! Several nodes over one store: who does what there is to do once, and how a node hears of what another one has changed.
//!
//! What a node remembers of pools, clients, signing keys and functions is true for [`LOOK_EVERY`] after another node has changed it,
//! and the time of one query; then it forgets all of it. A store that is not shared needs none of this.

use std::sync::Arc;
use std::time::Duration;

use vestibule_store::{Store, StoreError, StoredFunction};

use crate::app::App;
use crate::present::Present;
use crate::seams::{Rng, SystemRng};

/// How often a node looks whether another one has changed something that it remembers.
pub const LOOK_EVERY: Duration = Duration::from_millis(500);
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
        if !store.is_shared() {
            return Ok(true);
        }
        store.take_lease(what, &self.holder, seconds).await
    }

    /// Leaves something to the other nodes.
    pub async fn lets_go(&self, store: &dyn Store, what: &str) {
        if store.is_shared()
            && let Err(error) = store.give_back_lease(what, &self.holder).await
        {
            // It is over by itself soon.
            tracing::debug!(%error, what, "a lease could not be given back");
        }
    }
}

/// Forgets what other nodes have changed, as long as the server runs.
pub async fn follow_others(present: Arc<Present>) {
    let (mut seen, mut functions) = (None, None);
    loop {
        let app = present.app().await;
        if !app.store.is_shared() {
            return;
        }
        match follow(&app, &mut seen, &mut functions).await {
            Ok(()) => tokio::time::sleep(LOOK_EVERY).await,
            Err(error) => {
                tracing::warn!(%error, "what other nodes have changed could not be looked for");
                // What has changed meanwhile is not known.
                seen = None;
                tokio::time::sleep(RETRY_AFTER).await;
            }
        }
    }
}

async fn follow(app: &App, seen: &mut Option<u64>, functions: &mut Option<Vec<StoredFunction>>) -> anyhow::Result<()> {
    let version = app.store.configuration_version().await?;
    if *seen == Some(version) {
        return Ok(());
    }
    app.pools.forget_all();
    app.keys.forget_all();
    let present = app.store.functions().await?;
    if functions.as_ref() != Some(&present) {
        app.lambda.replace_all(async { Ok(()) }).await?;
        *functions = Some(present);
    }
    *seen = Some(version);
    Ok(())
}
