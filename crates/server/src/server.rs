//! The process: putting the parts together, listening, and ending well.
//!
//! ```text
//! bind -> open the store -> load functions -> listen ... signal -> finish requests -> stop functions -> close the store
//! ```

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use http::Request;
use http_body::Body;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use vestibule_functions::{
    FunctionCredentials, FunctionInvoker, Host, HostSettings, Lambda, LambdaSettings, LogLimits, LogStore, Logs,
};
use vestibule_identity::secret::Secret;
use vestibule_store::sqlite::{DirectoryLock, lock_directory};
use vestibule_store::{MasterKeys, PostgresOptions, PostgresStore, SqliteOptions, SqliteStore, Store};

use crate::access::Visit;
use crate::app::{App, Seams};
use crate::cluster::Cluster;
use crate::config::{Config, Credential, Credentials, MasterKeySource};
use crate::declared_pools;
use crate::documents::PackageLinks;
use crate::function_registry::StoredFunctions;
use crate::functions::{Functions, deploy};
use crate::jobs;
use crate::messages::{self, Outbox, Print};
use crate::operating;
use crate::present::Present;
use crate::protocol::HttpResponse;
use crate::seams::{AdjustableClock, Clock, Rng, SeededRng, Stopwatch, SystemClock, SystemRng};
use crate::service;
use crate::test_control::{self, Kept, TestControl};

const CONNECTIONS_MAX: usize = 4096;
/// How long a start waits for a database that does not answer.
const DATABASE_WAIT: Duration = Duration::from_secs(30);
const DATABASE_PAUSE: Duration = Duration::from_secs(1);
/// How long a client may take to send a request's head.
const HEAD_TIME_MAX: Duration = Duration::from_secs(30);
/// How long requests may take to finish once the server is asked to end.
const GRACE: Duration = Duration::from_secs(10);
/// The lease of the one node that brings what is declared to the store.
const DECLARED_LEASE: &str = "declared";
/// How long the others wait for a node that does not say any more that it does so.
const DECLARED_LEASE_SECONDS: u32 = 30;
/// How often that node says it.
const DECLARED_RENEW_EVERY: Duration = Duration::from_secs(5);
/// How often the others ask.
const DECLARED_PAUSE: Duration = Duration::from_millis(200);
/// How long to look for a last connection that waits to be accepted.
const ACCEPT_LAST: Duration = Duration::from_millis(1);
/// How long to wait when the system has no more file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// A server that listens and does not serve yet.
pub struct Server {
    listener: TcpListener,
    /// The address for scrapers and probes, if there is one.
    operating: Option<TcpListener>,
    config: Config,
    present: Arc<Present>,
    test_control: Option<Arc<TestControl>>,
    lambda: Lambda,
    logs: LogStore,
    /// Where the store is not the one that keeps other servers out of the data directory.
    _directory: Option<DirectoryLock>,
}

impl Server {
    /// Binds the address and opens everything. Requests wait in the listener's queue until [`Server::run`].
    pub async fn start(config: Config) -> anyhow::Result<Self> {
        let begun = Stopwatch::start();
        // The table for SRP takes longer than everything else together; the first sign-in waits for it if need be.
        std::thread::Builder::new().name("srp-table".into()).spawn(vestibule_srp::warm_up)?;
        let listener =
            TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen on {}", config.listen))?;
        let config = config.bound_to(listener.local_addr()?);
        let operating = match config.metrics_listen {
            Some(address) => Some(operating::bind(address).await?),
            None => None,
        };
        let server = Self { operating, ..open(config, listener).await? };
        let config = &server.config;
        tracing::info!(
            listen = %config.listen,
            data = %config.data.display(),
            store = if config.database.is_some() { "postgresql" } else { "embedded" },
            public_url = config.public_url,
            millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            "vestibule {} is ready",
            env!("CARGO_PKG_VERSION"),
        );
        messages::announce(&config.messages, config.readable_messages);
        if matches!(config.credentials, Credentials::Any) {
            tracing::warn!("no credentials are configured: any are accepted");
        }
        if let Some(seed) = config.seed {
            tracing::warn!(
                seed,
                "INSECURE: every id, code and secret of this server follows from its seed and can be computed by anybody"
            );
        }
        Ok(server)
    }

    /// The address, with the port that was chosen.
    pub fn address(&self) -> SocketAddr {
        self.config.listen
    }

    /// Serves until `ended` is, then lets requests finish, stops the functions and closes the store.
    pub async fn run(mut self, ended: impl Future<Output = ()>) {
        let jobs = jobs::start(&self.present);
        let app = self.present.app().await;
        let (exporter, ending) = (app.exporter.clone(), app.ending.clone());
        drop(app);
        let mut operating = JoinSet::new();
        if let Some(listener) = self.operating.take() {
            operating.spawn(operating::serve(listener, Arc::clone(&self.present)));
        }
        let connections = GracefulShutdown::new();
        let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        // Readiness says no from the signal on; connections are taken a while longer.
        let delay = self.config.shutdown_delay;
        let mut ended = std::pin::pin!(async {
            ended.await;
            ending.begin();
            tokio::time::sleep(delay).await;
        });
        loop {
            let accepted = tokio::select! {
                () = &mut ended => break,
                accepted = accept(&self.listener, &places) => accepted,
            };
            match accepted {
                Ok((stream, peer, place)) => self.spawn_connection(stream, peer.ip(), place, &connections),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            }
        }
        // Those who are connected already, as far as they know.
        while let Ok(Ok((stream, peer, place))) =
            tokio::time::timeout(ACCEPT_LAST, accept(&self.listener, &places)).await
        {
            self.spawn_connection(stream, peer.ip(), place, &connections);
        }
        tracing::info!("finishing requests");
        drop(self.listener);
        let finished = async {
            connections.shutdown().await;
            if let Some(test_control) = &self.test_control {
                test_control.finish().await;
            }
            // Calls whose clients went away.
            let app = self.present.app().await;
            app.calls.close();
            app.calls.wait().await;
            app.timeline.flush().await;
        };
        if tokio::time::timeout(GRACE, finished).await.is_err() {
            tracing::warn!("some requests did not finish in time");
        }
        // Whoever probes hears until here that the server is ending.
        drop(operating);
        drop(jobs);
        let app = self.present.app().await;
        jobs::leave(&app).await;
        if app.store.is_shared() && !matches!(tokio::time::timeout(GRACE, app.store.close()).await, Ok(Ok(()))) {
            tracing::warn!("some commits did not finish in time");
        }
        let spans_sent = async {
            if let Some(exporter) = exporter {
                exporter.finish().await;
            }
        };
        tokio::join!(self.lambda.host().shutdown(), spans_sent);
        self.logs.flush();
        tracing::info!("stopped");
    }

    fn spawn_connection(
        &self,
        stream: TcpStream,
        source_ip: IpAddr,
        place: OwnedSemaphorePermit,
        connections: &GracefulShutdown,
    ) {
        // Answers are small and written whole: waiting for more to send would only delay them.
        let _ = stream.set_nodelay(true);
        let (present, test_control) = (Arc::clone(&self.present), self.test_control.clone());
        let service = service_fn(move |request| {
            let (present, test_control) = (Arc::clone(&present), test_control.clone());
            async move { Ok::<_, Infallible>(answer(&present, test_control, request, source_ip).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME_MAX)
            .serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
}

/// The answer to one request, by the parts of the moment in which it begins.
pub async fn answer<B>(
    present: &Present,
    test_control: Option<Arc<TestControl>>,
    request: Request<B>,
    source_ip: IpAddr,
) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let app = present.app().await;
    let visit = Visit::begin(&app, request.method(), request.uri(), source_ip);
    let response = match test_control.filter(|_| test_control::is_meant(&request)) {
        Some(test_control) => test_control::serve(test_control, &app, request).await,
        None => service::serve(&app, request, source_ip).await,
    };
    visit.ends(&app, &response);
    response
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(std::io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, place))
}

/// Puts the real parts together. First of all other servers are kept out of the directory: by its store, or by a lock alone.
async fn open(mut config: Config, listener: TcpListener) -> anyhow::Result<Server> {
    let master_key = config.master_key.load(&config.data);
    let master_key = match config.master_key {
        MasterKeySource::DataDirectory => {
            master_key.with_context(|| format!("data directory {}", config.data.display()))
        }
        MasterKeySource::File(_) | MasterKeySource::Value(_) => master_key.context("the master key"),
    }?;
    let previous = config.previous_master_key.as_ref().map(|source| source.load(&config.data)).transpose();
    let master_key = MasterKeys { primary: master_key, previous: previous.context("the previous master key")? };
    let directory = config.database.is_some().then(|| lock_directory(&config.data)).transpose()?;
    let (store, embedded) = open_store(&config, &master_key).await?;
    let function_credentials = admit_functions(&mut config, &master_key);
    let moved_clock = Arc::new(AdjustableClock::over(Arc::new(SystemClock)));
    let clock: Arc<dyn Clock> = Arc::clone(&moved_clock) as _;
    let registry = Arc::new(StoredFunctions::new(Arc::clone(&store)));
    let logs = LogStore::open(&config.data.join("logs"), LogLimits::default()).context("the function logs")?;
    let shared = Arc::clone(&store);
    let opening = Box::pin(async {
        let lambda =
            local_functions(&config, &master_key, &registry, &clock, logs.clone(), function_credentials).await?;
        deploy::deploy_declared(&lambda, &config.functions).await?;
        let local: Arc<dyn FunctionInvoker> = Arc::new(lambda.clone());
        let functions =
            Functions::new(local, &config.functions, config.place(), Arc::clone(&clock)).context("functions")?;
        let print = if config.readable_messages { Print::Readable } else { Print::Discreet };
        let outbox = Arc::new(Outbox::new(print));
        let (messages, outbox) =
            messages::open(&config.messages, outbox, config.readable_messages, &clock).context("sending messages")?;
        let seams = Seams {
            store,
            functions: Arc::new(functions),
            lambda: lambda.clone(),
            logs: Logs::new(logs.clone(), config.place()),
            clock,
            rng: config.seed.map_or_else(|| Arc::new(SystemRng) as Arc<dyn Rng>, |seed| Arc::new(SeededRng::new(seed))),
            messages,
            outbox,
        };
        let app = App::new(config.clone(), &master_key, seams)?;
        app.keys.load_spare_keys().await.map_err(|failure| anyhow::anyhow!(failure.cause()))?;
        for line in Box::pin(declared_pools::apply(&app, &config.pools)).await? {
            tracing::info!("{line}");
        }
        anyhow::Ok((app, lambda))
    });
    let declares = !config.functions.is_empty() || !config.pools.is_empty();
    let (app, lambda) = if declares { alone(&*shared, opening).await? } else { opening.await? };
    let present = Arc::new(Present::new(app));
    let test_control = config.test_control.then(|| {
        let kept = Kept { store: embedded, registry, logs: logs.clone(), clock: moved_clock, master_key };
        Arc::new(TestControl::new(Arc::clone(&present), kept))
    });
    Ok(Server { listener, operating: None, config, present, test_control, lambda, logs, _directory: directory })
}

/// Brings what is declared to the store while no other node does: those that start at once would make the same things.
async fn alone<T>(store: &dyn Store, opening: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let this = Cluster::default();
    let mut waits = false;
    while !this.leads(store, DECLARED_LEASE, DECLARED_LEASE_SECONDS).await? {
        if !waits {
            tracing::info!("another node brings what is declared to the database: waiting for it");
            waits = true;
        }
        tokio::time::sleep(DECLARED_PAUSE).await;
    }
    let mut opening = std::pin::pin!(opening);
    let opened = loop {
        tokio::select! {
            opened = &mut opening => break opened,
            () = renew_declared(&this, store) => {}
        }
    };
    this.lets_go(store, DECLARED_LEASE).await;
    opened
}

/// Keeps the lease a while longer, when the time for it has come.
async fn renew_declared(this: &Cluster, store: &dyn Store) {
    tokio::time::sleep(DECLARED_RENEW_EVERY).await;
    match this.leads(store, DECLARED_LEASE, DECLARED_LEASE_SECONDS).await {
        Ok(true) => {}
        Ok(false) => tracing::warn!("another node brings what is declared to the database at the same time"),
        Err(error) => tracing::debug!(%error, "a lease could not be kept"),
    }
}

/// The store of this configuration; once more as the embedded one, if it is that.
async fn open_store(
    config: &Config,
    master_key: &MasterKeys,
) -> anyhow::Result<(Arc<dyn Store>, Option<Arc<SqliteStore>>)> {
    if let Some(database) = &config.database {
        return Ok((Arc::new(open_database(database, master_key).await?), None));
    }
    let (data, key) = (config.data.clone(), master_key.clone());
    let opened = tokio::task::spawn_blocking(move || SqliteStore::open(&data, &key, SqliteOptions::default()));
    let store = Arc::new(opened.await??);
    Ok((Arc::clone(&store) as _, Some(store)))
}

/// Opens a database, which may be starting at the same time as this node.
async fn open_database(options: &PostgresOptions, master_key: &MasterKeys) -> anyhow::Result<PostgresStore> {
    let waiting = Stopwatch::start();
    loop {
        match PostgresStore::open(options, master_key).await {
            Err(error) if error.is_outage() && waiting.elapsed() < DATABASE_WAIT => {
                tracing::warn!(error = %anyhow::Error::from(error).root_cause(), "the database does not answer yet");
                tokio::time::sleep(DATABASE_PAUSE).await;
            }
            opened => return Ok(opened?),
        }
    }
}

async fn local_functions(
    config: &Config,
    master_key: &MasterKeys,
    registry: &Arc<StoredFunctions>,
    clock: &Arc<dyn Clock>,
    logs: LogStore,
    credentials: FunctionCredentials,
) -> anyhow::Result<Lambda> {
    let mut host = HostSettings::new(Path::new(&config.data).join("functions"), config.place());
    host.credentials = credentials;
    let warm = config.functions.iter().filter(|function| function.warm_workers > 0);
    host.warm_workers = warm.map(|function| (function.name.clone(), function.warm_workers)).collect();
    host.endpoint_url = Some(config.local_url());
    let host = Host::new(host, logs).context("the function host")?;
    let (links, clock) = (PackageLinks::new(master_key, &config.public_url), Arc::clone(clock));
    let mut settings = LambdaSettings::new(move |function| links.link(function, clock.now()));
    settings.enforce_permissions = config.enforce_permissions;
    Lambda::load(host, Arc::clone(registry) as _, settings).await
}

/// Gives functions credentials of their own, as a role would, so that the operator's need not be told to them.
fn admit_functions(config: &mut Config, master_key: &MasterKeys) -> FunctionCredentials {
    let secret = |label| {
        let bytes: [u8; 32] = master_key.derive(label);
        base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bytes)
    };
    let credentials = FunctionCredentials {
        secret_access_key: secret("function secret key"),
        session_token: secret("function session token"),
        ..FunctionCredentials::default()
    };
    if let Credentials::Only(pairs) = &mut config.credentials {
        pairs.push(Credential {
            access_key_id: credentials.access_key_id.clone(),
            secret_access_key: Secret::new(credentials.secret_access_key.clone()),
            session_token: Some(Secret::new(credentials.session_token.clone())),
        });
    }
    credentials
}

/// Ends when the process is asked to: SIGTERM or SIGINT. A second signal ends it at once.
pub async fn ended_by_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::warn!("asked twice: ending at once");
        std::process::exit(1);
    });
}
