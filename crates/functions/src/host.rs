//! The host: runs deployed functions in worker processes and keeps their number in bounds.
//!
//! A host knows deployments, not the API's functions: who may call, states and revisions are [`crate::control`]'s business. An
//! invocation whose caller gives up runs on to its end.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, Weak};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout};

use crate::deployment::Deployment;
use crate::invocation::InvokeError;
use crate::logs::LogStore;
use crate::naming::Place;
use crate::persistent::Persistent;
use crate::pool::{Denied, Handed, Pool, Seat, Seated};
use crate::process_groups::ProcessGroups;
use crate::runtime::{FunctionCredentials, Runtimes};
use crate::worker::{Call, FailedStart, Occasion, Ran, StartFailure, Worker, Workshop};

/// How long a shutdown waits for killed workers to be gone.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(2);

/// How many workers there may be, and how long they may take and live.
#[derive(Clone, Debug)]
pub struct HostLimits {
    /// Workers of one function.
    pub workers_per_function: usize,
    /// Workers in all. When they are reached, idle workers of other functions make room.
    pub workers: usize,
    /// Workers of one function that may be starting at a time.
    pub starting_per_function: usize,
    /// Callers of one function that may wait for a worker; one more is throttled.
    pub waiting_per_function: usize,
    /// How long a caller may wait when no worker can be added.
    pub wait: Duration,
    /// How long a caller waits for a busy worker before another is started.
    pub grow_after: Duration,
    /// How long loading a function may take before it is begun again within the invocation.
    pub init: Duration,
    /// How long a worker may be idle; `None` keeps it for ever.
    pub idle: Option<Duration>,
}

impl Default for HostLimits {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            workers_per_function: 16,
            workers: 64,
            starting_per_function: cores,
            waiting_per_function: 1000,
            wait: Duration::from_secs(3),
            grow_after: Duration::from_millis(20),
            init: Duration::from_secs(10),
            idle: Some(Duration::from_mins(5)),
        }
    }
}

/// What a host is made of.
#[derive(Clone, Debug)]
pub struct HostSettings {
    /// Where packages and runtimes are unpacked.
    pub directory: PathBuf,
    /// The region and account functions live in.
    pub place: Place,
    /// The command for Python functions.
    pub python: PathBuf,
    /// The command for Node.js functions.
    pub node: PathBuf,
    /// Where functions reach this server; told to the software development kits inside them.
    pub endpoint_url: Option<String>,
    /// What functions sign their own requests with.
    pub credentials: FunctionCredentials,
    /// How many workers are kept ready, by function. Those that are not there yet count when they come.
    pub warm_workers: HashMap<String, usize>,
    /// Bounds.
    pub limits: HostLimits,
}

impl HostSettings {
    /// Settings with the machine's `python3` and `node`, and the usual bounds.
    pub fn new(directory: impl Into<PathBuf>, place: Place) -> Self {
        Self {
            directory: directory.into(),
            place,
            python: "python3".into(),
            node: "node".into(),
            endpoint_url: None,
            credentials: FunctionCredentials::default(),
            warm_workers: HashMap::new(),
            limits: HostLimits::default(),
        }
    }
}

/// Runs functions.
pub struct Host {
    workshop: Workshop,
    limits: HostLimits,
    packages: PathBuf,
    warm_workers: HashMap<String, usize>,
    pools: RwLock<HashMap<String, Arc<Pool>>>,
    permits: Arc<Semaphore>,
    is_tended: AtomicBool,
    is_closed: AtomicBool,
}

impl Host {
    /// A host without functions. Writes the built-in runtimes to its directory; starts nothing.
    pub fn new(settings: HostSettings, logs: LogStore) -> io::Result<Arc<Self>> {
        let runtimes = Runtimes::install(&settings.directory.join("runtime"), &settings.python, &settings.node)?;
        let packages = settings.directory.join("functions");
        std::fs::create_dir_all(&packages)?;
        let scratch = settings.directory.join("tmp");
        // What an earlier run left behind when it was killed.
        let _ = std::fs::remove_dir_all(&scratch);
        std::fs::create_dir_all(&scratch)?;
        let workshop = Workshop {
            memory: Arc::default(),
            scratch: scratch.canonicalize()?,
            place: settings.place,
            runtimes,
            logs,
            groups: Arc::new(ProcessGroups::default()),
            credentials: settings.credentials,
            endpoint_url: settings.endpoint_url,
        };
        Ok(Arc::new(Self {
            workshop,
            permits: Arc::new(Semaphore::new(settings.limits.workers)),
            limits: settings.limits,
            packages: packages.canonicalize()?,
            warm_workers: settings.warm_workers,
            pools: RwLock::default(),
            is_tended: AtomicBool::new(false),
            is_closed: AtomicBool::new(false),
        }))
    }

    /// Where packages are unpacked.
    pub fn packages(&self) -> &Path {
        &self.packages
    }

    /// The region and account of this host.
    pub fn place(&self) -> &Place {
        &self.workshop.place
    }

    /// Runs this version of a function from here on; one that runs alike goes on. Calls in flight finish on the version they
    /// began with. Workers that are to be kept ready start at once.
    pub fn deploy(self: &Arc<Self>, deployment: Deployment) {
        let deployment = Arc::new(deployment);
        let earlier = self.pools().get(&deployment.name).cloned();
        if let Some(pool) = earlier {
            let old = pool.current();
            if old.runs_like(&deployment) {
                return;
            }
            pool.replace(Arc::clone(&deployment));
            if !Arc::ptr_eq(&old.code, &deployment.code) && old.code.sha256() != deployment.code.sha256() {
                old.code.retire();
            }
            pool.warm_up(self);
            return;
        }
        let name = deployment.name.clone();
        let pool = Pool::new(deployment, self.warm_workers.get(&name).copied().unwrap_or(0));
        self.pools.write().unwrap_or_else(PoisonError::into_inner).insert(name, Arc::clone(&pool));
        pool.warm_up(self);
    }

    /// Forgets a function. Calls in flight finish.
    pub fn remove(&self, name: &str) {
        let pool = self.pools.write().unwrap_or_else(PoisonError::into_inner).remove(name);
        if let Some(pool) = pool {
            pool.current().code.retire();
            pool.close();
        }
    }

    /// Kills every worker and waits until they are gone. Calls in flight fail.
    pub async fn shutdown(&self) {
        self.is_closed.store(true, Ordering::Release);
        let pools: Vec<Arc<Pool>> = self.pools().values().cloned().collect();
        for pool in pools {
            pool.close();
        }
        self.workshop.groups.kill_all();
        let everyone = u32::try_from(self.limits.workers).unwrap_or(u32::MAX);
        // A worker that cannot be killed within this time is left to the watchman.
        let _ = timeout(SHUTDOWN_GRACE, self.permits.acquire_many(everyone)).await;
        self.workshop.logs.flush();
    }

    /// How many workers there are, of all functions.
    pub fn worker_count(&self) -> usize {
        self.limits.workers - self.permits.available_permits()
    }

    /// Whether the host has ended.
    pub(crate) fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Acquire)
    }

    pub(crate) fn limits(&self) -> &HostLimits {
        &self.limits
    }

    pub(crate) fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// Runs one call of a deployed function.
    pub(crate) async fn run(self: &Arc<Self>, name: &str, call: Call) -> Result<Ran, InvokeError> {
        let not_found = || InvokeError::NotFound { arn: self.place().function_arn(name) };
        if self.is_closed() {
            return Err(InvokeError::Throttled);
        }
        let pool = self.pools().get(name).cloned().ok_or_else(not_found)?;
        self.tend();
        // A caller that gives up before it has a worker leaves the queue.
        let handed = pool.acquire(self).await.map_err(|denied| match denied {
            Denied::Closed => not_found(),
            Denied::Throttled => InvokeError::Throttled,
        })?;
        let host = Arc::clone(self);
        // One that gives up later must not take the invocation with it.
        Persistent::new(async move { host.run_in(&pool, handed, &call).await }).await.map_err(InvokeError::Internal)
    }

    async fn run_in(self: &Arc<Self>, pool: &Arc<Pool>, handed: Handed, call: &Call) -> anyhow::Result<Ran> {
        match handed {
            Handed::Worker(seated) => Ok(self.run_on(pool, *seated, call).await),
            Handed::Failed(failed, deployment, seat) => self.run_after(pool, *failed, &deployment, seat, call).await,
            Handed::Broken(error) => Err(error),
        }
    }

    async fn run_on(self: &Arc<Self>, pool: &Arc<Pool>, mut seated: Seated, call: &Call) -> Ran {
        let ran = seated.worker.run(call).await;
        if ran.is_reusable {
            pool.release(self, seated);
        } else {
            seated.worker.end();
            drop(seated.seat);
            pool.start_for_waiting(self);
        }
        ran
    }

    /// A start that failed is tried once more within the invocation's own time and log; if that fails too, it is told as
    /// the invocation's end. Source: the documentation of suppressed initialisation failures.
    async fn run_after(
        self: &Arc<Self>,
        pool: &Arc<Pool>,
        mut failed: FailedStart,
        deployment: &Arc<Deployment>,
        seat: Seat,
        call: &Call,
    ) -> anyhow::Result<Ran> {
        failed.report("init");
        if !matches!(failed.reason, StartFailure::NoEntrypoint(_)) {
            let again = Worker::start(&self.workshop, deployment, deployment.timeout, Occasion::Again(call)).await;
            match again? {
                Ok(worker) => return Ok(self.run_on(pool, Seated { worker, seat }, call).await),
                Err(again) => failed = *again,
            }
            failed.report("invoke");
        }
        let ran = failed.run(call, deployment);
        drop(seat);
        pool.start_for_waiting(self);
        Ok(ran)
    }

    /// A place for one more worker, made by an idle one of any function if need be.
    pub(crate) fn permit(&self) -> Option<OwnedSemaphorePermit> {
        let take = || Arc::clone(&self.permits).try_acquire_owned().ok();
        take().or_else(|| {
            let pools: Vec<Arc<Pool>> = self.pools().values().cloned().collect();
            let oldest = pools.into_iter().filter_map(|pool| Some((pool.oldest_idle()?, pool)));
            let (_, pool) = oldest.min_by_key(|(since, _)| *since)?;
            pool.retire_oldest();
            take()
        })
    }

    /// Starts the task that lets idle workers go, once.
    fn tend(self: &Arc<Self>) {
        let Some(idle) = self.limits.idle else { return };
        if self.is_tended.load(Ordering::Relaxed) || self.is_tended.swap(true, Ordering::Relaxed) {
            return;
        }
        tokio::spawn(retire_idle(Arc::downgrade(self), idle));
    }

    fn pools(&self) -> RwLockReadGuard<'_, HashMap<String, Arc<Pool>>> {
        self.pools.read().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn retire_idle(host: Weak<Host>, idle: Duration) {
    let pause = (idle / 4).clamp(Duration::from_millis(10), Duration::from_secs(15));
    loop {
        tokio::time::sleep(pause).await;
        let Some(host) = host.upgrade() else { return };
        let Some(moment) = Instant::now().checked_sub(idle) else {
            continue;
        };
        let pools: Vec<Arc<Pool>> = host.pools().values().cloned().collect();
        for pool in pools {
            pool.retire_idle_since(moment);
        }
    }
}
