//! Databases of a real PostgreSQL server for tests, each its own.
//!
//! `TEST_DATABASE_URL` says which server: a URL of a role that may create databases. Without it, tests of PostgreSQL fail, unless
//! `TEST_STORES=sqlite` says that it is not to be tested here.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::NoTls;

use crate::postgres::{PostgresOptions, PostgresStore};
use crate::{MasterKey, Store as _};

static NUMBER: AtomicU32 = AtomicU32::new(0);
/// The database that the others are copied from.
static TEMPLATE: OnceLock<String> = OnceLock::new();

/// An empty database with the tables of this release, which goes when this is dropped.
pub struct Database {
    name: String,
    /// Where it is.
    pub url: String,
}

/// Whether a developer said that PostgreSQL is not to be tested.
pub fn is_left_out() -> bool {
    std::env::var("TEST_STORES").is_ok_and(|stores| stores == "sqlite")
}

/// The key that the databases of tests are sealed with.
pub fn key() -> MasterKey {
    MasterKey::from_bytes([1; 32])
}

/// How a test uses its database.
pub fn options(url: &str) -> PostgresOptions {
    // Many tests run at once, and a server has so many connections.
    PostgresOptions { connections_max: 6, ..PostgresOptions::new(url) }
}

impl Database {
    /// A database for one test.
    pub fn create() -> Self {
        let template = TEMPLATE.get_or_init(template);
        Self::of(&format!("TEMPLATE {template} STRATEGY FILE_COPY"))
    }

    /// A database without tables.
    pub fn empty() -> Self {
        Self::of("")
    }

    fn of(how: &str) -> Self {
        let name = new_name();
        administer(&format!("CREATE DATABASE {name} {how}"));
        Self { url: url_of(&name), name }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        administer(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

fn template() -> String {
    let name = new_name();
    administer(&format!("CREATE DATABASE {name}"));
    let url = url_of(&name);
    blocking(async move {
        let store = PostgresStore::open(&options(&url), &key()).await.expect("the template opens");
        store.close().await.expect("it closes");
    });
    name
}

fn new_name() -> String {
    format!("vestibule_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

fn server_url() -> String {
    std::env::var("TEST_DATABASE_URL").expect(
        "TEST_DATABASE_URL is not set: `cargo xtask test` starts PostgreSQL and sets it; TEST_STORES=sqlite leaves PostgreSQL out",
    )
}

/// The same server, another database.
fn url_of(database: &str) -> String {
    let server = server_url();
    let (before, query) =
        server.split_once('?').map_or((server.as_str(), None), |(before, query)| (before, Some(query)));
    let (host, _) = before.rsplit_once('/').expect("the URL has a database");
    query.map_or_else(|| format!("{host}/{database}"), |query| format!("{host}/{database}?{query}"))
}

fn administer(statement: &str) {
    let (url, statement) = (server_url(), statement.to_owned());
    blocking(async move {
        let (client, connection) = tokio_postgres::connect(&url, NoTls).await.expect("PostgreSQL answers");
        tokio::spawn(connection);
        client.batch_execute(&statement).await.expect("the statement is executed");
    });
}

/// On a thread of its own, so that it works within a runtime and without one.
fn blocking(work: impl Future<Output = ()> + Send + 'static) {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(work);
    };
    std::thread::spawn(run).join().expect("no panic");
}
