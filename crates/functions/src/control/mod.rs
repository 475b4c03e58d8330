//! The control plane: the Lambda API's operations on functions, over a [`Host`] that runs them.
//!
//! ```text
//! create ──> Pending ──settle──> Active, Successful ──update──> InProgress ──settle──> Active, Successful ── …
//! ```
//! Settling takes [`LambdaSettings::settle_after`], as clients that wait expect; from then on the host runs the new version.
//! Owns names, states, revisions and policies. Requests have passed the model's constraints; storage is the server's.
//!
//! Several control planes may share a registry. Each change is stored only if what is stored is what it was made from, and
//! [`Lambda::catch_up`] brings what the others have changed.

mod concurrency;
mod configuration;
mod functions;
mod invoke;
mod permissions;
mod policy;
mod replacement;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex, Notify, Semaphore};
use vestibule_api::ApiError;
use vestibule_api::lambda::{FunctionConfiguration, LastUpdateStatus, State};
use vestibule_api::model::Service;

use crate::deployment::{Code, Deployment};
use crate::host::Host;
use crate::ids::uuid;
use crate::naming::{FunctionName, NameError, Place};
use crate::registry::{FunctionRecord, FunctionRegistry, SaveError};
use policy::Policy;

pub(crate) use concurrency::InProgress;
pub use configuration::unknown_runtime;
pub use invoke::EVENT_BYTES_MAX;

/// Where a function's package can be fetched, given the function's name.
pub type CodeUrl = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// How long after a failure an asynchronous event is tried again; once for each.
///
/// Lambda: two retries, after one minute and then two. Source: spec/lambda-and-logs.md 3.2.
pub const EVENT_RETRIES: [Duration; 2] = [Duration::from_mins(1), Duration::from_mins(2)];

/// How long a transition that another control plane has begun may take before this one ends it.
const TAKE_OVER_AFTER: Duration = Duration::from_secs(2);
/// How often the end of a transition is stored anew where others have changed the function meanwhile.
const SETTLE_ATTEMPTS: usize = 10;
/// What is left between these attempts.
const SETTLE_PAUSE: Duration = Duration::from_millis(20);

/// What a control plane is told.
#[derive(Clone)]
pub struct LambdaSettings {
    /// Whether a service needs a function's permission to invoke it, as on AWS.
    pub enforce_permissions: bool,
    /// How long a new or changed function stays in its transitional state.
    pub settle_after: Duration,
    /// How long an invocation waits for a new function to become ready.
    pub ready_wait: Duration,
    /// How long after a failure an asynchronous event is tried again; once for each.
    pub event_retries: Vec<Duration>,
    /// Asynchronous events in progress, waiting ones included; one more is throttled.
    pub events: usize,
    /// Functions in all.
    pub functions: usize,
    /// What `Code.Location` points to.
    pub code_url: CodeUrl,
}

impl LambdaSettings {
    /// The usual settings.
    pub fn new(code_url: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self {
            enforce_permissions: true,
            settle_after: Duration::from_millis(250),
            ready_wait: Duration::from_secs(10),
            event_retries: EVENT_RETRIES.to_vec(),
            events: 1000,
            functions: 1000,
            code_url: Arc::new(code_url),
        }
    }
}

/// The Lambda service. Clones share it.
#[derive(Clone)]
pub struct Lambda {
    shared: Arc<Shared>,
}

struct Shared {
    host: Arc<Host>,
    registry: Arc<dyn FunctionRegistry>,
    settings: LambdaSettings,
    functions: RwLock<HashMap<String, Arc<Function>>>,
    /// Held while a function is created or deleted.
    membership: Mutex<()>,
    /// The version of the registry that the functions were brought to last. Held while they are brought to another.
    followed: Mutex<Option<u64>>,
    events: Arc<Semaphore>,
}

/// A function: its present entry, and who may change it.
struct Function {
    name: String,
    entry: RwLock<Arc<Entry>>,
    /// Held while it is changed.
    changing: Mutex<()>,
    settled: Notify,
    /// Calls in progress.
    in_progress: Arc<AtomicUsize>,
}

/// What a function is at one moment. A change makes another.
#[derive(Clone)]
struct Entry {
    document: Document,
    code: Arc<Code>,
    /// What is stored of it, as it was last read or saved; nothing before it is created.
    stored: Option<Arc<FunctionRecord>>,
}

/// What is stored of a function beside its package.
#[derive(Clone, Serialize, Deserialize)]
struct Document {
    configuration: FunctionConfiguration,
    #[serde(default)]
    policy: Policy,
    #[serde(default)]
    tags: BTreeMap<String, String>,
    /// How many calls may be in progress, if that is limited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reserved_concurrency: Option<i32>,
    /// Tells the directories of two equal packages apart.
    code_id: String,
}

impl Lambda {
    /// The service over a host, with the functions the registry holds.
    pub async fn load(
        host: Arc<Host>,
        registry: Arc<dyn FunctionRegistry>,
        settings: LambdaSettings,
    ) -> anyhow::Result<Self> {
        // Before the records, so that nothing is missed that is changed in between.
        let version = registry.version().await?;
        let records = registry.load_all().await?;
        let shared = Shared {
            events: Arc::new(Semaphore::new(settings.events)),
            host,
            registry,
            settings,
            functions: RwLock::default(),
            membership: Mutex::default(),
            followed: Mutex::new(version),
        };
        let lambda = Self { shared: Arc::new(shared) };
        for record in records {
            let name = record.name.clone();
            lambda.restore(record).with_context(|| format!("the function {name} cannot be read"))?;
        }
        lambda.sweep_packages();
        Ok(lambda)
    }

    /// The package of a function, for whoever follows `Code.Location`.
    pub async fn package(&self, name: &str) -> anyhow::Result<Option<Bytes>> {
        self.catch_up().await?;
        match self.find(name) {
            Some(function) => self.shared.registry.package(&function.name).await,
            None => Ok(None),
        }
    }

    /// The host that runs the functions.
    pub fn host(&self) -> &Arc<Host> {
        &self.shared.host
    }

    fn restore(&self, record: FunctionRecord) -> anyhow::Result<()> {
        let mut document = Document::of(&record)?;
        // A change that was under way when the server ended is complete: it was stored before it was answered.
        document.settle();
        self.insert(record, document);
        Ok(())
    }

    /// Takes a stored function in, and runs it from here on.
    fn insert(&self, record: FunctionRecord, document: Document) -> Arc<Function> {
        let name = record.name.clone();
        let code = Arc::new(self.code(&name, &record.code_sha256, &document.code_id));
        let entry = Entry { document, code, stored: Some(Arc::new(record)) };
        self.shared.host.deploy(entry.deployment(&name));
        let function = Arc::new(Function::new(&name, entry));
        self.functions_mut().insert(name, Arc::clone(&function));
        function
    }

    /// Removes, in the background, what no function uses: packages of earlier runs that ended in the middle. What there is is
    /// listed at once, so that a package that arrives meanwhile is not among it.
    fn sweep_packages(&self) {
        let entries = |path: &Path| std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        let used: HashSet<_> =
            self.functions().values().map(|function| function.entry().code.location().to_owned()).collect();
        let packages = entries(self.shared.host.packages()).flat_map(|function| entries(&function).collect::<Vec<_>>());
        let unused: Vec<_> = packages.filter(|package| !used.contains(package)).collect();
        if !unused.is_empty() {
            tokio::task::spawn_blocking(move || unused.iter().for_each(|package| crate::package::remove(package)));
        }
    }

    fn code(&self, name: &str, sha256: &str, code_id: &str) -> Code {
        Code::new(self.shared.host.packages(), name, sha256, code_id, Arc::clone(&self.shared.registry))
    }

    fn place(&self) -> &Place {
        self.shared.host.place()
    }

    fn functions(&self) -> RwLockReadGuard<'_, HashMap<String, Arc<Function>>> {
        self.shared.functions.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn functions_mut(&self) -> RwLockWriteGuard<'_, HashMap<String, Arc<Function>>> {
        self.shared.functions.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, name: &str) -> Option<Arc<Function>> {
        self.functions().get(name).cloned()
    }

    /// Whether the function is still there: it may have been deleted, and created anew, while somebody waited for its turn.
    fn is_present(&self, function: &Function) -> bool {
        self.find(&function.name).is_some_and(|present| std::ptr::eq(&raw const *present, function))
    }

    /// The name a request gives, and the function if it exists in the version asked for.
    fn named(&self, name: Option<&str>, qualifier: Option<&str>) -> Result<(FunctionName, Arc<Function>), ApiError> {
        let name = self.parse_name(name, qualifier)?;
        let function = if name.is_latest() { self.find(&name.name) } else { None };
        match function {
            Some(function) => Ok((name, function)),
            None => Err(not_found(&name.arn(self.place()))),
        }
    }

    fn parse_name(&self, name: Option<&str>, qualifier: Option<&str>) -> Result<FunctionName, ApiError> {
        let name = name.unwrap_or_default();
        FunctionName::parse(name, qualifier, self.place()).map_err(|error| self.name_error(name, error))
    }

    fn name_error(&self, name: &str, error: NameError) -> ApiError {
        match error {
            NameError::OtherRegion(region) => ApiError::resource_not_found(format!(
                "Functions from '{region}' are not reachable in this region ('{}')",
                self.place().region
            )),
            NameError::OtherAccount => ApiError::bare("AccessDeniedException"),
            NameError::QualifierMismatch => {
                invalid_value("The derived qualifier from the function name does not match the specified qualifier.")
            }
            NameError::Malformed => invalid_value(format!("{name} is not a valid function name or ARN")),
        }
    }

    /// Stores an entry, then makes it the function's own.
    async fn commit(&self, function: &Function, entry: Entry, package: Option<Bytes>) -> Result<Arc<Entry>, ApiError> {
        let is_new = entry.stored.is_none();
        let saved = self.save(function, entry, package).await;
        let entry = saved.map_err(|error| match error {
            SaveError::Changed if is_new => already_exists(&function.name),
            SaveError::Changed => update_in_progress(&self.place().function_arn(&function.name)),
            SaveError::Failed(error) => internal(&error),
        })?;
        function.become_entry(Arc::clone(&entry));
        Ok(entry)
    }

    /// Stores an entry, if what is stored is what it was made from.
    async fn save(&self, function: &Function, entry: Entry, package: Option<Bytes>) -> Result<Arc<Entry>, SaveError> {
        let document = serde_json::to_value(&entry.document).map_err(anyhow::Error::from)?;
        let record =
            FunctionRecord { name: function.name.clone(), document, code_sha256: entry.code.sha256().to_owned() };
        self.shared.registry.save(&record, package, entry.stored.as_deref()).await?;
        Ok(Arc::new(Entry { stored: Some(Arc::new(record)), ..entry }))
    }

    /// Lets a new or changed function become ready after its time, unless somebody else has ended its transition by then.
    fn settle_later(&self, function: &Arc<Function>, after: Duration) {
        let Some(begun) = function.entry().transition().map(ToOwned::to_owned) else { return };
        let (lambda, function) = (self.clone(), Arc::clone(function));
        tokio::spawn(async move {
            tokio::time::sleep(after).await;
            for _ in 0..SETTLE_ATTEMPTS {
                if lambda.settle(&function, &begun).await {
                    return;
                }
                // Somebody else has changed the function, and may or may not have left it in its transition.
                if let Err(error) = lambda.catch_up().await {
                    tracing::warn!(error = format!("{error:#}"), "what others have changed could not be read");
                }
                tokio::time::sleep(SETTLE_PAUSE).await;
            }
        });
    }

    /// Ends the transition that began at this time, if the function is still in it. `false` where that could not be stored, for
    /// what is stored is not what this control plane knows.
    async fn settle(&self, function: &Function, begun: &str) -> bool {
        let _changing = function.changing.lock().await;
        let mut entry = Entry::clone(&function.entry());
        if !self.is_present(function) || entry.transition() != Some(begun) {
            return true;
        }
        entry.document.settle();
        entry.document.configuration.revision_id = Some(uuid());
        let entry = match self.save(function, entry.clone(), None).await {
            Ok(entry) => entry,
            Err(SaveError::Changed) => return false,
            Err(SaveError::Failed(error)) => {
                let error = format!("{error:#}");
                tracing::error!(function = function.name, error, "a function's new state could not be stored");
                // What was stored is restored as ready; what is in memory must not wait for ever.
                Arc::new(entry)
            }
        };
        self.shared.host.deploy(entry.deployment(&function.name));
        function.become_entry(entry);
        function.settled.notify_waiters();
        true
    }
}

impl Function {
    fn new(name: &str, entry: Entry) -> Self {
        Self {
            name: name.to_owned(),
            entry: RwLock::new(Arc::new(entry)),
            changing: Mutex::default(),
            settled: Notify::new(),
            in_progress: Arc::default(),
        }
    }

    fn entry(&self) -> Arc<Entry> {
        Arc::clone(&self.entry.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes an entry the present one. Whoever does holds `changing`, or the only way to the function.
    fn become_entry(&self, entry: Arc<Entry>) {
        *self.entry.write().unwrap_or_else(PoisonError::into_inner) = entry;
    }

    /// The entry once the function is ready for the first time; `None` if that takes too long.
    async fn ready_entry(&self, wait: Duration) -> Option<Arc<Entry>> {
        let entry = self.entry();
        if !entry.is_pending() {
            return Some(entry);
        }
        let waiting = async {
            loop {
                let settled = self.settled.notified();
                tokio::pin!(settled);
                settled.as_mut().enable();
                let entry = self.entry();
                if !entry.is_pending() {
                    return entry;
                }
                settled.await;
            }
        };
        tokio::time::timeout(wait, waiting).await.ok()
    }
}

impl Entry {
    fn is_pending(&self) -> bool {
        self.document.configuration.state == Some(State::Pending)
    }

    /// When the transition began that the function is in, if it is in one: what tells one from the next.
    fn transition(&self) -> Option<&str> {
        let configuration = &self.document.configuration;
        let is_updating = configuration.last_update_status == Some(LastUpdateStatus::InProgress);
        if self.is_pending() || is_updating { configuration.last_modified.as_deref() } else { None }
    }

    fn deployment(&self, name: &str) -> Deployment {
        configuration::deployment(name, &self.document.configuration, Arc::clone(&self.code))
    }
}

impl Document {
    /// What a record says.
    fn of(record: &FunctionRecord) -> anyhow::Result<Self> {
        Ok(Self::deserialize(&record.document)?)
    }

    /// Ends whatever transition the function is in.
    fn settle(&mut self) {
        let configuration = &mut self.configuration;
        configuration.state = Some(State::Active);
        configuration.state_reason = None;
        configuration.state_reason_code = None;
        configuration.last_update_status = Some(LastUpdateStatus::Successful);
        configuration.last_update_status_reason = None;
        configuration.last_update_status_reason_code = None;
    }
}

fn invalid_value(message: impl Into<std::borrow::Cow<'static, str>>) -> ApiError {
    ApiError::new("InvalidParameterValueException", message)
}

fn not_found(arn: &str) -> ApiError {
    ApiError::resource_not_found(format!("Function not found: {arn}"))
}

fn already_exists(name: &str) -> ApiError {
    ApiError::new("ResourceConflictException", format!("Function already exist: {name}"))
}

fn update_in_progress(arn: &str) -> ApiError {
    ApiError::new(
        "ResourceConflictException",
        format!("The operation cannot be performed at this time. An update is in progress for resource: {arn}"),
    )
}

fn internal(error: &anyhow::Error) -> ApiError {
    tracing::error!(error = format!("{error:#}"), "a Lambda operation failed");
    ApiError::internal(Service::Lambda)
}
