//! Opening a database: what its URL says, TLS, the pool of connections, and the checks before the first write.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, QueueMode, RecyclingMethod, Runtime};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::connection::{Connections, is_outage};
use crate::StoreError;

/// How a database is used.
#[derive(Clone, Debug)]
pub struct PostgresOptions {
    /// `postgres://user:password@host:port/database`, with the parameters of libpq that tokio-postgres knows, `sslmode`
    /// (`disable` or `verify-full`) and `sslrootcert` (a file of certificates in PEM). Several hosts may be given, with
    /// `target_session_attrs=read-write`: then the one that takes writes is used. Never shown: it may hold a password.
    pub url: vestibule_identity::secret::Secret,
    /// Connections at most, at least 2.
    pub connections_max: usize,
    /// How long one statement may take, with what it waits for.
    pub statement_time: Duration,
}

impl PostgresOptions {
    /// What is sensible on this machine.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: vestibule_identity::secret::Secret::new(url.into()),
            connections_max: default_connections(),
            statement_time: Duration::from_secs(30),
        }
    }
}

/// Four to a core: more do not make a database faster that has as many cores.
pub fn default_connections() -> usize {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    (4 * cores).clamp(8, 64)
}

/// Why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL says something that is not understood.
    #[error("the database URL: {0}")]
    Url(String),
    /// The certificates to trust cannot be read.
    #[error("certificates of {}", .path.display())]
    Certificates {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Its secrets were sealed under another master key. Nothing was written.
    #[error("the master key is not the one that this database was sealed with")]
    WrongMasterKey,
    /// Its secrets are sealed partly under one key and partly under another. Nothing was written.
    #[error(
        "the master key of this database is being replaced: give the other key as the previous master key too, or finish with \
         `vestibule master-key rotate`"
    )]
    RotationUnfinished,
    /// It was migrated for a release that is more than one ahead. Nothing was changed.
    #[error("the database has schema version {found}, this release works with versions up to {}: use a newer release", .supported + 1)]
    NewerSchema {
        /// The version in the database.
        found: usize,
        /// The latest version that is known here.
        supported: usize,
    },
    /// It is of an earlier release. Nothing was changed.
    #[error(
        "the database has schema version {found}, this release needs version {supported}: run `vestibule migrate` once, \
         while the nodes of the release before may go on"
    )]
    OlderSchema {
        /// The version in the database.
        found: usize,
        /// The version that is needed.
        supported: usize,
    },
    /// The database holds tables of something else.
    #[error("the database was not made by Vestibule: give it an empty one")]
    Foreign,
    /// It holds a part of another store only.
    #[error("a copy into this database has not been finished: run `vestibule copy` again")]
    UnfinishedCopy,
    /// Text would not be kept as it is.
    #[error("the database has the encoding {0}: make one with UTF8")]
    Encoding(String),
    /// PostgreSQL itself is too old.
    #[error("PostgreSQL {0} is too old: 15 or later is needed")]
    OldServer(i32),
    /// Others migrate it all the time.
    #[error("the database is being migrated by others")]
    Busy,
    /// The database cannot be reached, or refused.
    #[error("database")]
    Database(#[from] StoreError),
}

impl OpenError {
    /// Whether the database was not there, and may be soon.
    pub fn is_outage(&self) -> bool {
        matches!(self, Self::Database(error) if is_outage(error))
    }
}

/// What the parameters of the URL say that tokio-postgres does not know.
struct Tls {
    mode: Option<String>,
    roots: Option<PathBuf>,
}

/// The pool of connections of a database. Connects to nothing yet.
pub(super) fn connections(options: &PostgresOptions) -> Result<Connections, OpenError> {
    let (url, tls) = without_tls(options.url.expose())?;
    // The parser's message does not quote the URL.
    let mut config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        OpenError::Url(cause.unwrap_or_else(|| error.to_string()))
    })?;
    if config.get_dbname().is_none() {
        return Err(OpenError::Url("a database is missing: postgres://user@host/database".into()));
    }
    if config.get_user().is_none() {
        return Err(OpenError::Url("a user is missing: postgres://user@host/database".into()));
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(2));
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(5));
    }
    config.keepalives_idle(Duration::from_secs(15));
    // A standby answers queries as well, and would never say that it is the wrong one.
    if config.get_target_session_attrs() == TargetSessionAttrs::Any {
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
    }
    if config.get_application_name().is_none() {
        config.application_name("vestibule");
    }
    if config.get_options().is_none() {
        let millis = options.statement_time.as_millis();
        config.options(format!(
            "-c statement_timeout={millis} -c lock_timeout={millis} -c idle_in_transaction_session_timeout=15000 \
             -c default_transaction_isolation=read\\ committed"
        ));
    }
    let is_here = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback()),
    };
    let is_encrypted = match tls.mode.as_deref() {
        Some("disable") => false,
        Some("verify-full" | "require" | "verify-ca") => true,
        None => !config.get_hosts().iter().all(is_here),
        Some(other) => {
            return Err(OpenError::Url(format!(
                "sslmode {other} is not supported: disable or verify-full (require and verify-ca mean verify-full)"
            )));
        }
    };
    let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = if is_encrypted {
        config.ssl_mode(SslMode::Require);
        Manager::from_config(config, MakeRustlsConnect::new(client_config(tls.roots)?), manager)
    } else {
        config.ssl_mode(SslMode::Disable);
        Manager::from_config(config, NoTls, manager)
    };
    let pool = Pool::builder(manager)
        .max_size(options.connections_max.max(2))
        // Those that were used last: what they need is in the processor's caches.
        .queue_mode(QueueMode::Lifo)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(options.statement_time))
        .create_timeout(Some(Duration::from_secs(10)))
        .build()
        .map_err(|error| OpenError::Url(error.to_string()))?;
    Ok(Connections::new(pool, options.statement_time + Duration::from_secs(2)))
}

/// Takes the parameters about TLS out of the URL.
fn without_tls(url: &str) -> Result<(String, Tls), OpenError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(OpenError::Url("must begin with postgres://".into()));
    }
    let mut tls = Tls { mode: None, roots: None };
    let Some((before, query)) = url.split_once('?') else { return Ok((url.to_owned(), tls)) };
    let mut kept = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslmode", mode)) => tls.mode = Some(mode.to_owned()),
            Some(("sslrootcert", path)) => {
                let path = path.replace("%2F", "/").replace("%2f", "/");
                tls.roots = Some(PathBuf::from(path));
            }
            _ => kept.push(pair),
        }
    }
    let query = kept.join("&");
    Ok((if query.is_empty() { before.to_owned() } else { format!("{before}?{query}") }, tls))
}

fn client_config(roots: Option<PathBuf>) -> Result<rustls::ClientConfig, OpenError> {
    let mut store = RootCertStore::empty();
    if let Some(path) = roots {
        let failed =
            |source: Box<dyn std::error::Error + Send + Sync>| OpenError::Certificates { path: path.clone(), source };
        for certificate in CertificateDer::pem_file_iter(&path).map_err(|error| failed(error.into()))? {
            let certificate = certificate.map_err(|error| failed(error.into()))?;
            store.add(certificate).map_err(|error| failed(error.into()))?;
        }
        if store.is_empty() {
            return Err(failed("there is no certificate in it".into()));
        }
    } else {
        store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| OpenError::Url(error.to_string()))?;
    Ok(builder.with_root_certificates(store).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(url: &str) -> String {
        match connections(&PostgresOptions::new(url)) {
            Ok(_) => panic!("{url} was taken"),
            Err(error) => error.to_string(),
        }
    }

    #[tokio::test]
    async fn a_url_says_what_is_understood_or_is_refused() {
        for (url, told) in [
            ("mysql://u@h/d", "must begin with postgres://"),
            ("postgres://u@h", "a database is missing"),
            ("postgres://localhost/d", "a user is missing"),
            ("postgres://u@h/d?sslmode=prefer", "sslmode prefer is not supported"),
            ("postgres://u@h/d?wrong=1", "wrong"),
        ] {
            assert!(refused(url).contains(told), "{url}: {}", refused(url));
        }
        for url in [
            "postgres://u@localhost/d",
            "postgres://u:secret@h1,h2:5433/d?target_session_attrs=read-write&sslmode=disable",
            "postgres://u@/d?host=%2Ftmp&port=5433",
            "postgresql://u@db.example.com/d?sslmode=verify-full",
        ] {
            assert!(connections(&PostgresOptions::new(url)).is_ok(), "{url}");
        }
    }

    #[tokio::test]
    async fn a_password_does_not_show() {
        let options = PostgresOptions::new("postgres://u:hunter2@h/d?sslmode=sometimes");
        assert!(!format!("{options:?}").contains("hunter2"));
        assert!(!refused(options.url.expose()).contains("hunter2"));
    }
}
