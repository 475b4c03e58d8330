//! Everything a request may need, held once and passed by reference. No global, no service locator.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use vestibule_functions::{FunctionInvoker, Lambda, Logs};
use vestibule_identity::code::CodeKey;
use vestibule_identity::simulation::Simulation;
use vestibule_store::{MasterKeys, Store};

use crate::cluster::Cluster;
use crate::config::Config;
use crate::crypto::CryptoPool;
use crate::documents::PackageLinks;
use crate::keys::KeyRing;
use crate::kms::Kms;
use crate::messages::queue::Queue;
use crate::messages::{MessageSender, Outbox};
use crate::metered_store::MeteredStore;
use crate::metrics::Metrics;
use crate::operating::Ending;
use crate::pools::PoolCache;
use crate::seams::{Clock, Rng};
use crate::senders::Senders;
use crate::session::SessionSealer;
use crate::timeline::Timeline;
use crate::timeline::otlp::Exporter;
use crate::user_import::Imports;

/// Bodies of more than a mebibyte, which only functions, styles, declared pools and users in bulk have.
const LARGE_BODIES_MAX: usize = 8;

/// The server's parts.
pub struct App {
    /// How the server was told to behave.
    pub config: Config,
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// Runs functions.
    pub functions: Arc<dyn FunctionInvoker>,
    /// The function service's own operations.
    pub lambda: Lambda,
    /// The log service's operations.
    pub logs: Logs,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids, codes, secrets and salts.
    pub rng: Arc<dyn Rng>,
    /// Sends messages to people.
    pub messages: Arc<dyn MessageSender>,
    /// The messages that can be read back, if they are kept.
    pub outbox: Option<Arc<Outbox>>,
    /// Does arithmetic off the I/O threads.
    pub crypto: Arc<CryptoPool>,
    /// User pools and app clients that were used lately.
    pub pools: PoolCache,
    /// The pools' signing keys.
    pub keys: KeyRing,
    /// Local keys that stand for those of AWS KMS.
    pub kms: Kms,
    /// Messages that functions deliver.
    pub senders: Senders,
    /// Wakes whoever delivers the messages that wait in the store.
    pub queue: Queue,
    /// Hashes one-time codes.
    pub code_key: CodeKey,
    /// Seals `Session` strings and secret blocks.
    pub sessions: SessionSealer,
    /// Makes up what an unknown user would have.
    pub simulation: Simulation,
    /// Addresses of function packages.
    pub package_links: PackageLinks,
    /// Jobs that import users.
    pub imports: Imports,
    /// Records what happens, for developers.
    pub timeline: Timeline,
    /// Sends what happens to a collector, if there is one.
    pub exporter: Option<Exporter>,
    /// How many large bodies may be in memory at a time.
    pub large_bodies: Arc<Semaphore>,
    /// The calls that are being answered, also those whose clients went away: they are finished before the server ends.
    pub calls: TaskTracker,
    /// What is counted and timed.
    pub metrics: Arc<Metrics>,
    /// Whether the server was asked to end.
    pub ending: Ending,
    /// This node among others of the same store.
    pub cluster: Cluster,
}

/// The parts of an [`App`] that touch the world: real ones, or their stand-ins in tests.
pub struct Seams {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// Runs functions.
    pub functions: Arc<dyn FunctionInvoker>,
    /// The function service's own operations.
    pub lambda: Lambda,
    /// The log service's operations.
    pub logs: Logs,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Ids, codes, secrets and salts.
    pub rng: Arc<dyn Rng>,
    /// Sends messages to people.
    pub messages: Arc<dyn MessageSender>,
    /// The messages that can be read back, if they are kept.
    pub outbox: Option<Arc<Outbox>>,
}

/// What bounds the process as a whole, and knows nothing of what is stored.
struct Machinery {
    crypto: Arc<CryptoPool>,
    large_bodies: Arc<Semaphore>,
    calls: TaskTracker,
    senders: Senders,
    queue: Queue,
    exporter: Option<Exporter>,
    metrics: Arc<Metrics>,
    ending: Ending,
    cluster: Cluster,
}

impl App {
    /// Puts the parts together, within the runtime that they are used in.
    pub fn new(config: Config, master_key: &MasterKeys, seams: Seams) -> anyhow::Result<Self> {
        let machinery = Machinery {
            crypto: Arc::new(CryptoPool::start()?),
            large_bodies: Arc::new(Semaphore::new(LARGE_BODIES_MAX)),
            calls: TaskTracker::new(),
            senders: Senders::default(),
            queue: Queue::default(),
            exporter: config.telemetry.as_ref().map(Exporter::start).transpose()?,
            metrics: Arc::default(),
            ending: Ending::default(),
            cluster: Cluster::default(),
        };
        Self::assemble(config, master_key, seams, machinery)
    }

    /// The same server over a store whose contents were replaced. Whatever was remembered of the earlier contents is not
    /// here: every cache is a new one.
    pub fn over(&self, store: Arc<dyn Store>, master_key: &MasterKeys) -> anyhow::Result<Self> {
        let seams = Seams {
            store,
            functions: Arc::clone(&self.functions),
            lambda: self.lambda.clone(),
            logs: self.logs.clone(),
            clock: Arc::clone(&self.clock),
            rng: Arc::clone(&self.rng),
            messages: Arc::clone(&self.messages),
            outbox: self.outbox.clone(),
        };
        let machinery = Machinery {
            crypto: Arc::clone(&self.crypto),
            large_bodies: Arc::clone(&self.large_bodies),
            calls: self.calls.clone(),
            senders: self.senders.clone(),
            queue: self.queue.clone(),
            exporter: self.exporter.clone(),
            metrics: Arc::clone(&self.metrics),
            ending: self.ending.clone(),
            cluster: self.cluster.clone(),
        };
        Self::assemble(self.config.clone(), master_key, seams, machinery)
    }

    fn assemble(config: Config, master_key: &MasterKeys, seams: Seams, machinery: Machinery) -> anyhow::Result<Self> {
        let Seams { store, functions, lambda, logs, clock, rng, messages, outbox } = seams;
        let Machinery { crypto, large_bodies, calls, senders, queue, exporter, metrics, ending, cluster } = machinery;
        let store: Arc<dyn Store> = Arc::new(MeteredStore::new(store, Arc::clone(&metrics)));
        Ok(Self {
            crypto,
            pools: PoolCache::new(Arc::clone(&store)),
            keys: KeyRing::new(Arc::clone(&store), Arc::clone(&clock), &config.public_url),
            kms: Kms::new(master_key, config.place()),
            senders,
            queue,
            code_key: code_key(master_key),
            sessions: session_sealer(master_key)?,
            package_links: PackageLinks::new(master_key, &config.public_url),
            imports: Imports::new(master_key, &config.data, &config.public_url),
            timeline: Timeline::new(Arc::clone(&store), Arc::clone(&clock), config.timeline.clone(), exporter.clone()),
            exporter,
            large_bodies,
            calls,
            metrics,
            ending,
            cluster,
            simulation: Simulation::new(&store.simulation_secret()),
            config,
            store,
            functions,
            lambda,
            logs,
            clock,
            rng,
            messages,
            outbox,
        })
    }
}

/// Codes that were sent before the master key was replaced are accepted as long as the previous one is there.
fn code_key(keys: &MasterKeys) -> CodeKey {
    const LABEL: &str = "confirmation codes";
    let key = CodeKey::new(&keys.derive(LABEL));
    match keys.derive_previous(LABEL) {
        Some(previous) => key.with_previous(&previous),
        None => key,
    }
}

/// And so are the sessions of sign-ins that had begun.
fn session_sealer(keys: &MasterKeys) -> anyhow::Result<SessionSealer> {
    const LABEL: &str = "sign-in sessions";
    let sealer = SessionSealer::new(&keys.derive(LABEL))?;
    match keys.derive_previous(LABEL) {
        Some(previous) => sealer.with_previous(&previous),
        None => Ok(sealer),
    }
}
