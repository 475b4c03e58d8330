//! The parts that serve what begins at this moment.
//!
//! Everything that is stored can be replaced at once ([`crate::test_control`]). What is remembered of it stands in the [`App`],
//! so a replacement makes another: no cache has to be told, and none can be forgotten. A call keeps the parts that it began
//! with, and its store refuses once it speaks of an earlier state.

use std::sync::Arc;

use tokio::sync::{RwLock, RwLockWriteGuard, watch};

use crate::app::App;

/// The parts of this moment.
pub struct Present {
    app: RwLock<Arc<App>>,
    changed: watch::Sender<()>,
}

/// A moment in which nothing begins: whoever asks for the parts waits for its end.
pub struct Pause<'a> {
    app: RwLockWriteGuard<'a, Arc<App>>,
    changed: &'a watch::Sender<()>,
}

impl Present {
    /// These parts, until there are others.
    pub fn new(app: App) -> Self {
        Self { app: RwLock::new(Arc::new(app)), changed: watch::Sender::new(()) }
    }

    /// The parts.
    pub async fn app(&self) -> Arc<App> {
        Arc::clone(&*self.app.read().await)
    }

    /// Tells when there are others.
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Lets nothing begin until the answer is dropped. What has begun goes on.
    pub async fn pause(&self) -> Pause<'_> {
        Pause { app: self.app.write().await, changed: &self.changed }
    }
}

impl Pause<'_> {
    /// The parts.
    pub fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// Ends it, with other parts.
    pub fn end_with(mut self, app: App) {
        *self.app = Arc::new(app);
        self.changed.send_replace(());
    }
}
