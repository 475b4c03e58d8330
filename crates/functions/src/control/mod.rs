//! The control plane: the Lambda API's operations on functions, over a [`Host`] that runs them.
//!
//! ```text
//! create ──> Pending ──settle──> Active, Successful ──update──> InProgress ──settle──> Active, Successful ── …
//! ```
//! Settling takes [`LambdaSettings::settle_after`], as clients that wait expect; from then on the host runs the new version.
//! Owns names, states, revisions and policies. Requests have passed the model's constraints; storage is the server's.

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
use crate::registry::{FunctionRecord, FunctionRegistry};
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
        let records = registry.load_all().await?;
        let shared = Shared {
            events: Arc::new(Semaphore::new(settings.events)),
            host,
            registry,
            settings,
            functions: RwLock::default(),
            membership: Mutex::default(),
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
        let mut document: Document = serde_json::from_value(record.document)?;
        // A change that was under way when the server ended is complete: it was stored before it was answered.
        document.settle();
        let code = Arc::new(self.code(&record.name, &record.code_sha256, &document.code_id));
        let function = Function::new(&record.name, Entry { document, code });
        self.shared.host.deploy(function.entry().deployment(&record.name));
        self.functions_mut().insert(record.name, Arc::new(function));
        Ok(())
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
        let document = serde_json::to_value(&entry.document).map_err(|error| internal(&error.into()))?;
        let record =
            FunctionRecord { name: function.name.clone(), document, code_sha256: entry.code.sha256().to_owned() };
        self.shared.registry.save(&record, package).await.map_err(|error| internal(&error))?;
        let entry = Arc::new(entry);
        *function.entry.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&entry);
        Ok(entry)
    }

    /// Lets a new or changed function become ready after its time.
    fn settle_later(&self, function: &Arc<Function>) {
        let (lambda, function) = (self.clone(), Arc::clone(function));
        tokio::spawn(async move {
            tokio::time::sleep(lambda.shared.settings.settle_after).await;
            let _changing = function.changing.lock().await;
            let is_present = lambda.find(&function.name).is_some_and(|present| Arc::ptr_eq(&present, &function));
            if !is_present {
                return;
            }
            let mut entry = Entry::clone(&function.entry());
            entry.document.settle();
            entry.document.configuration.revision_id = Some(uuid());
            lambda.shared.host.deploy(entry.deployment(&function.name));
            if let Err(error) = lambda.commit(&function, entry.clone(), None).await {
                tracing::error!(function = function.name, %error, "a function's new state could not be stored");
                // What was stored is restored as ready; what is in memory must not wait for ever.
                *function.entry.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(entry);
            }
            function.settled.notify_waiters();
        });
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

    fn deployment(&self, name: &str) -> Deployment {
        configuration::deployment(name, &self.document.configuration, Arc::clone(&self.code))
    }
}

impl Document {
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

fn internal(error: &anyhow::Error) -> ApiError {
    tracing::error!(error = format!("{error:#}"), "a Lambda operation failed");
    ApiError::internal(Service::Lambda)
}
