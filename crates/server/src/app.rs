//! Everything a request may need, held once and passed by reference. No global, no service locator.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use vestibule_functions::{FunctionInvoker, Lambda, Logs};
use vestibule_identity::code::CodeKey;
use vestibule_identity::simulation::Simulation;
use vestibule_store::{MasterKey, Store};

use crate::config::Config;
use crate::crypto::CryptoPool;
use crate::documents::PackageLinks;
use crate::keys::KeyRing;
use crate::messages::{MessageSender, Outbox};
use crate::pools::PoolCache;
use crate::seams::{Clock, Rng};
use crate::session::SessionSealer;

/// Bodies of more than a mebibyte, which only the function service takes.
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
    pub crypto: CryptoPool,
    /// User pools and app clients that were used lately.
    pub pools: PoolCache,
    /// The pools' signing keys.
    pub keys: KeyRing,
    /// Hashes one-time codes.
    pub code_key: CodeKey,
    /// Seals `Session` strings and secret blocks.
    pub sessions: SessionSealer,
    /// Makes up what an unknown user would have.
    pub simulation: Simulation,
    /// Addresses of function packages.
    pub package_links: PackageLinks,
    /// How many large bodies may be in memory at a time.
    pub large_bodies: Semaphore,
    /// The calls that are being answered, also those whose clients went away: they are finished before the server ends.
    pub calls: TaskTracker,
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

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, master_key: &MasterKey, seams: Seams) -> anyhow::Result<Self> {
        let Seams { store, functions, lambda, logs, clock, rng, messages, outbox } = seams;
        Ok(Self {
            crypto: CryptoPool::start()?,
            pools: PoolCache::new(Arc::clone(&store)),
            keys: KeyRing::new(Arc::clone(&store), Arc::clone(&clock), Arc::clone(&rng), &config.public_url),
            code_key: CodeKey::new(&master_key.derive("confirmation codes")),
            sessions: SessionSealer::new(&master_key.derive("sign-in sessions"))?,
            package_links: PackageLinks::new(master_key, &config.public_url),
            large_bodies: Semaphore::new(LARGE_BODIES_MAX),
            calls: TaskTracker::new(),
            simulation: Simulation::new(&master_key.derive("simulated users")),
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
