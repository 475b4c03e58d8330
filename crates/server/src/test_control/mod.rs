//! Test control: a clock that can be moved, snapshots of everything, and starting over.
//!
//! ```text
//! restore: pause what begins -> let calls finish -> store -> functions -> clock, outbox -> new parts -> go on
//! ```
//!
//! Owns what a snapshot holds, how many there may be, and the order of a restore. How everything stored is replaced is the
//! store's business, which workers stay the function host's; [`endpoint`] speaks HTTP, [`commands`] is its client on the command
//! line. What a restore takes back is gone for good: a call that began before it either has finished or writes nothing.
//!
//! Not in a snapshot: function logs, which are the record of what has happened; snapshots; and the position of a seeded sequence, so
//! that nothing of a future that was taken back, a token say, is drawn again and accepted.

pub mod commands;
mod endpoint;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use vestibule_api::Timestamp;
use vestibule_functions::LogStore;
use vestibule_store::{Contents, Image, ImageTooLarge, MasterKeys, SqliteStore};

pub use endpoint::{SERVICE, is_meant, serve};

use crate::app::App;
use crate::declared_pools;
use crate::function_registry::StoredFunctions;
use crate::functions::deploy;
use crate::messages::Message;
use crate::present::Present;
use crate::seams::{AdjustableClock, Clock as _, Stopwatch};

/// Snapshots that may be kept.
pub const SNAPSHOTS_MAX: usize = 32;
/// The memory that they may take together.
pub const SNAPSHOT_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// How far ahead the clock may be: a hundred years.
pub const AHEAD_MS_MAX: i64 = 36_525 * 24 * 60 * 60 * 1000;
/// How long a restore waits for calls in flight. They may take as long as their functions do; a later one is refused by the store.
const CALLS_MAX: Duration = Duration::from_millis(250);
const CALLS_POLL: Duration = Duration::from_millis(1);

/// What is kept, and by whom.
pub struct Kept {
    /// Everything that is stored, where that can be copied and replaced: not in a database that others use too.
    pub store: Option<Arc<SqliteStore>>,
    /// The functions in it, as their host sees them.
    pub registry: Arc<StoredFunctions>,
    /// What functions have printed.
    pub logs: LogStore,
    /// The time.
    pub clock: Arc<AdjustableClock>,
    /// What the parts' keys derive from.
    pub master_key: MasterKeys,
}

/// The clock and the snapshots of one server.
pub struct TestControl {
    present: Arc<Present>,
    registry: Arc<StoredFunctions>,
    logs: LogStore,
    clock: Arc<AdjustableClock>,
    master_key: MasterKeys,
    /// Held by whatever changes something, so that they come one after the other.
    state: Mutex<State>,
}

struct State {
    store: Option<Arc<SqliteStore>>,
    snapshots: Vec<Snapshot>,
}

/// Everything at one moment.
#[derive(Clone)]
struct Snapshot {
    about: AboutSnapshot,
    image: Arc<Image>,
    messages: Vec<Message>,
    ahead_ms: i64,
}

/// What is told of a snapshot.
#[derive(Clone, Debug)]
pub struct AboutSnapshot {
    /// Identifies it.
    pub id: String,
    /// When it was taken, by the server's clock.
    pub created_at: Timestamp,
    /// The memory that it takes.
    pub bytes: u64,
}

/// What the clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// The server's time.
    pub now: Timestamp,
    /// How far it is ahead of the machine's.
    pub ahead_ms: i64,
}

/// How to move the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockMove {
    /// Forward by so many milliseconds.
    Advance(i64),
    /// Forward to a moment.
    To(Timestamp),
    /// Back to the machine's time.
    Reset,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// No snapshot has that id.
    #[error("There is no snapshot {0}.")]
    NoSuchSnapshot(String),
    /// The store is a database of others too.
    #[error("Snapshots and resets are of the embedded store: a database is not copied or emptied by one of its nodes.")]
    NotEmbedded,
    /// There are as many as there may be.
    #[error("There may be {SNAPSHOTS_MAX} snapshots. Delete one first.")]
    TooManySnapshots,
    /// It would take more memory than is left.
    #[error("{0}, and {left} of {SNAPSHOT_BYTES_MAX} are left for snapshots. Delete some first.", left = .1)]
    TooLarge(ImageTooLarge, u64),
    /// Sessions, codes and limits count on a time that only goes on.
    #[error("The clock goes forward only. It goes back by a reset, or with everything else by restoring a snapshot.")]
    Backwards,
    /// Beyond every date that is worth a test.
    #[error("The clock may be a hundred years ahead at most.")]
    TooFar,
    /// It failed.
    #[error(transparent)]
    Failed(#[from] anyhow::Error),
}

impl TestControl {
    /// Control of the server whose parts these are.
    pub fn new(present: Arc<Present>, kept: Kept) -> Self {
        let Kept { store, registry, logs, clock, master_key } = kept;
        let state = Mutex::new(State { store, snapshots: Vec::new() });
        Self { present, registry, logs, clock, master_key, state }
    }

    /// What the clock shows.
    pub fn clock(&self) -> ClockReading {
        let ahead_ms = self.clock.ahead_ms();
        ClockReading { now: self.clock.now(), ahead_ms }
    }

    /// Moves the clock. Forward only, for what has expired is gone and what was written carries its time: between the two a
    /// code would be new before it was sent, and a lock would last longer than it may. A reset goes back all the same, for
    /// whoever has nothing left that is younger.
    pub async fn move_clock(&self, by: ClockMove) -> Result<ClockReading, ControlError> {
        let _turn = self.state.lock().await;
        let before = self.clock.ahead_ms();
        let ahead_ms = match by {
            ClockMove::Advance(millis) => before.saturating_add(millis),
            ClockMove::To(moment) => moment.as_millis().saturating_sub(self.clock.unmoved().as_millis()),
            ClockMove::Reset => 0,
        };
        if ahead_ms < before && by != ClockMove::Reset {
            return Err(ControlError::Backwards);
        }
        if ahead_ms > AHEAD_MS_MAX {
            return Err(ControlError::TooFar);
        }
        self.clock.set_ahead_ms(ahead_ms);
        tracing::info!(ahead_ms, "the clock was moved");
        Ok(self.clock())
    }

    /// What was saved, oldest first.
    pub async fn snapshots(&self) -> Vec<AboutSnapshot> {
        self.state.lock().await.snapshots.iter().map(|snapshot| snapshot.about.clone()).collect()
    }

    /// Saves everything.
    pub async fn create_snapshot(&self) -> Result<AboutSnapshot, ControlError> {
        let mut state = self.state.lock().await;
        let store = state.store.clone().ok_or(ControlError::NotEmbedded)?;
        if state.snapshots.len() >= SNAPSHOTS_MAX {
            return Err(ControlError::TooManySnapshots);
        }
        let left = SNAPSHOT_BYTES_MAX - state.snapshots.iter().map(|snapshot| snapshot.about.bytes).sum::<u64>();
        let app = self.present.app().await;
        let (ahead_ms, created_at) = (self.clock.ahead_ms(), self.clock.now());
        // Messages first: a code whose message is missing can be sent again, but no message speaks of a code that is not stored.
        let messages = app.outbox.as_ref().map(|outbox| outbox.all()).unwrap_or_default();
        let message_bytes: u64 = messages.iter().map(message_bytes).sum();
        let image = store.image(left.saturating_sub(message_bytes)).await.map_err(anyhow::Error::from)?;
        let image = Arc::new(image.map_err(|too_large| ControlError::TooLarge(too_large, left))?);
        let about = AboutSnapshot { id: app.rng.uuid().to_string(), created_at, bytes: image.bytes() + message_bytes };
        tracing::info!(id = about.id, bytes = about.bytes, "a snapshot was taken");
        state.snapshots.push(Snapshot { about: about.clone(), image, messages, ahead_ms });
        Ok(about)
    }

    /// Forgets what was saved.
    pub async fn delete_snapshot(&self, id: &str) -> Result<(), ControlError> {
        let mut state = self.state.lock().await;
        let at = state.position(id)?;
        state.snapshots.remove(at);
        Ok(())
    }

    /// Goes back to what was saved. The snapshot stays.
    pub async fn restore_snapshot(&self, id: &str) -> Result<AboutSnapshot, ControlError> {
        let mut state = self.state.lock().await;
        let Snapshot { about, image, messages, ahead_ms } = state.snapshots[state.position(id)?].clone();
        self.replace(&mut state, Contents::Image(image), messages, ahead_ms).await?;
        tracing::info!(id, "a snapshot was restored");
        Ok(about)
    }

    /// Empties the server: no pools and no functions but those that the configuration declares, no messages, no function logs,
    /// and the machine's time. Snapshots stay.
    pub async fn reset(&self) -> Result<(), ControlError> {
        let mut state = self.state.lock().await;
        self.replace(&mut state, Contents::Nothing, Vec::new(), 0).await?;
        self.logs.clear().map_err(anyhow::Error::from)?;
        let app = self.present.app().await;
        deploy::deploy_declared(&app.lambda, &app.config.functions).await?;
        let applied = Box::pin(declared_pools::apply(&app, &app.config.pools)).await;
        applied.map_err(anyhow::Error::from)?;
        tracing::info!("the server was emptied");
        Ok(())
    }

    /// Waits for what is under way.
    pub async fn finish(&self) {
        drop(self.state.lock().await);
    }

    async fn replace(
        &self,
        state: &mut State,
        contents: Contents,
        messages: Vec<Message>,
        ahead_ms: i64,
    ) -> Result<(), ControlError> {
        let earlier = state.store.clone().ok_or(ControlError::NotEmbedded)?;
        let pause = self.present.pause().await;
        calls_in_flight(pause.app()).await;
        let mut store = Arc::clone(&earlier);
        let replaced = async {
            store = Arc::new(earlier.replace(contents).await?);
            self.registry.move_to(Arc::clone(&store) as _);
            anyhow::Ok(())
        };
        let replaced = pause.app().lambda.replace_all(replaced).await;
        if Arc::ptr_eq(&earlier, &store) {
            return Ok(replaced?);
        }
        state.store = Some(Arc::clone(&store));
        // From here on there is no way back: the earlier store refuses.
        self.clock.set_ahead_ms(ahead_ms);
        if let Some(outbox) = &pause.app().outbox {
            outbox.replace(messages);
        }
        let app = pause.app().over(store as _, &self.master_key)?;
        if let Err(failure) = app.keys.load_spare_keys().await {
            tracing::warn!(cause = failure.cause(), "the spare signing keys could not be read");
        }
        pause.end_with(app);
        Ok(replaced?)
    }
}

impl State {
    fn position(&self, id: &str) -> Result<usize, ControlError> {
        let found = self.snapshots.iter().position(|snapshot| snapshot.about.id == id);
        found.ok_or_else(|| ControlError::NoSuchSnapshot(id.to_owned()))
    }
}

/// Gives calls in flight a moment to finish.
async fn calls_in_flight(app: &App) {
    let waiting = Stopwatch::start();
    while !app.calls.is_empty() && waiting.elapsed() < CALLS_MAX {
        tokio::time::sleep(CALLS_POLL).await;
    }
}

fn message_bytes(message: &Message) -> u64 {
    let code = message.code.as_ref().map_or(0, |code| code.expose().len());
    let subject = message.subject.as_ref().map_or(0, |subject| subject.expose().len());
    let texts = message.body.expose().len() + message.destination.len() + message.username.len() + subject + code;
    (size_of::<Message>() + texts) as u64
}
