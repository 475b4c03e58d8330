//! What sign-ins and reads cost with PostgreSQL behind them: beside the embedded store, in round trips, and on two nodes.
//!
//! Owns the order, a cluster that keeps every commit and is asked over its unix socket, and the servers: one on the embedded store
//! and nodes on the database, all with the same flags. The load is that of the rows against the floor. Round trips are
//! [`round_trips`]'s business, two nodes [`nodes`]'s.

use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tempfile::TempDir;

use super::comparison::Comparison;
use super::load::{Plan, Subject};
use super::server::Server;
use super::workload::{Action, Workload};
use super::world::World;
use super::{ROUNDS, report};
use crate::postgres::{Cluster, Durability};

mod nodes;
mod round_trips;

/// As `--only` names it.
pub const NAME: &str = "postgres";

/// The least share of the embedded store's rate.
const SIGN_IN_TARGET: f64 = 0.75;
const READ_TARGET: f64 = 0.50;

const DATABASE: &str = "vestibule";
/// What stands in the tokens of all nodes.
const ISSUER: &str = "https://id.example.com";
/// What helps in development is off, as in production.
const FLAGS: [&str; 2] = ["--test-control=false", "--access-log=false"];

/// A database, and where servers keep the rest.
struct Place {
    binary: PathBuf,
    cluster: Cluster,
    master_key: PathBuf,
    directory: TempDir,
}

/// Measures and prints; returns how many requests failed.
pub async fn measure(binary: &Path, seconds: u32, connections: u16) -> anyhow::Result<u64> {
    let place = Place::prepare(binary)?;
    place.print_surroundings()?;
    let mut embedded = place.start_embedded()?;
    let world = World::create_plain(embedded.address()).await?;
    let on_embedded = Subject::new(embedded.address(), embedded.id(), world);
    let mut node = place.start_node("node", None)?;
    let world = World::create_plain(node.address()).await?;
    let on_postgres = Subject::new(node.address(), node.id(), world).with_database(place.cluster.id());

    let mut errors = 0;
    print_head();
    for workload in workloads(connections) {
        let comparison = super::compare(&workload, seconds, &on_postgres, &on_embedded).await;
        errors += comparison.errors();
        print_comparison(&comparison);
    }
    embedded.stop()?;
    errors += round_trips::measure(&on_postgres, node.address()).await?;
    node.stop()?;
    let plan = Plan::new(connections, Duration::from_secs(seconds.into()) / ROUNDS);
    errors += nodes::measure(&place, &on_postgres, plan).await?;
    Ok(errors)
}

fn workloads(connections: u16) -> [Workload; 2] {
    let workload =
        |name, action, least| Workload { name, action, connections, rate_target: Some(least), cpu_target: None };
    [
        workload("postgres: password sign-in", Action::Password, SIGN_IN_TARGET),
        workload("postgres: admin-get-user", Action::AdminGetUser, READ_TARGET),
    ]
}

impl Place {
    fn prepare(binary: &Path) -> anyhow::Result<Self> {
        let cluster = Cluster::start(Durability::Real)?;
        cluster.create_database(DATABASE)?;
        let directory = tempfile::tempdir().context("no temporary directory")?;
        let master_key = directory.path().join("master.key");
        let mut key = [0; 32];
        aws_lc_rs::rand::fill(&mut key)?;
        fs::write(&master_key, STANDARD.encode(key) + "\n")?;
        fs::set_permissions(&master_key, Permissions::from_mode(0o600))?;
        Ok(Self { binary: binary.to_owned(), cluster, master_key, directory })
    }

    /// Which PostgreSQL it is. One that may lose a commit is not measured.
    fn print_surroundings(&self) -> anyhow::Result<()> {
        let shown = |setting: &str| self.cluster.psql("postgres", &format!("SHOW {setting}"));
        for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
            let value = shown(setting)?;
            ensure!(value == "on", "PostgreSQL may lose commits: {setting} is {value}");
        }
        let version = shown("server_version")?;
        println!("\nPostgreSQL {version} on a unix socket, fsync, full_page_writes and synchronous_commit on");
        Ok(())
    }

    /// A server on the embedded store, started.
    fn start_embedded(&self) -> anyhow::Result<Server> {
        self.start("embedded", None, Vec::new())
    }

    /// A node of the database, started, on one core or on all.
    fn start_node(&self, name: &str, core: Option<usize>) -> anyhow::Result<Server> {
        let url = self.cluster.socket_url(DATABASE);
        let mut flags =
            Vec::from(["--public-url", ISSUER, "--database-url", &url, "--master-key-file"].map(OsString::from));
        flags.push(self.master_key.clone().into());
        self.start(name, core, flags)
    }

    fn start(&self, name: &str, core: Option<usize>, mut flags: Vec<OsString>) -> anyhow::Result<Server> {
        let directory = self.directory.path().join(name);
        fs::create_dir(&directory)?;
        let mut server = Server::new(&self.binary, &directory)?;
        flags.extend(FLAGS.map(OsString::from));
        server.records = Some(false);
        server.flags = flags;
        server.core = core;
        server.start()?;
        Ok(server)
    }
}

fn print_head() {
    println!("PostgreSQL and embedded store interleaved; range: the ratio in each round; CPU: for one operation");
    println!(
        "{:<28}{:>9}{:>9}{:>7}{:>13}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>8}  verdict",
        "operation",
        "PG/s",
        "embed./s",
        "ratio",
        "range",
        "target",
        "node us",
        "PG us",
        "emb. us",
        "p50 ms",
        "p99 ms",
        "errors"
    );
}

fn print_comparison(comparison: &Comparison) {
    let Comparison { workload, ours: on_postgres, floor: on_embedded, .. } = comparison;
    let (least, most) = comparison.rate_ratio_range();
    let millis = |permille| on_postgres.latency(permille).as_secs_f64() * 1e3;
    println!(
        "{:<28}{:>9.0}{:>9.0}{:>7.2}{:>13}{:>8}{:>9.0}{:>9.0}{:>9.0}{:>9.2}{:>9.2}{:>8}  {}",
        workload.name,
        on_postgres.rate(),
        on_embedded.rate(),
        comparison.rate_ratio(),
        format!("{least:.2}-{most:.2}"),
        workload.rate_target.map_or("-".into(), |least| format!(">={least:.2}")),
        on_postgres.processor_micros(),
        on_postgres.database_micros(),
        on_embedded.processor_micros(),
        millis(500),
        millis(990),
        comparison.errors(),
        report::verdict(comparison.is_reached()),
    );
    for (name, sample) in [("PostgreSQL", on_postgres), ("embedded", on_embedded)] {
        if let Some(error) = &sample.first_error {
            println!("    first error, {name}: {error}");
        }
    }
}
