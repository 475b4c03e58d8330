//! How listings, sign-ins, memory, imports and exports fare in a pool of a thousand, a hundred thousand and a million users.
//!
//! Owns the order: three servers on data directories of their own, each with one pool that is filled through the store while the
//! server is down; then every question to each of them in turns, so that what the machine does meanwhile weighs on all alike.
//! Who the users are is [`people`]'s, what is asked [`questions`]'s.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use serde_json::json;
use tempfile::TempDir;

use super::connection::Connection;
use super::load::{self, Plan, Sample};
use super::process;
use super::report::{self, Figure};
use super::server::Server;
use super::world::{Audience, call, text};

mod filling;
mod people;
mod questions;

use questions::Question;

/// As `--only` names it.
pub const NAME: &str = "scale";

/// Users of the pools; the others are compared with the first.
const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// The least share of the first pool's rate: listings and sign-ins.
const LISTING_TARGETS: [f64; 2] = [0.8, 0.7];
const SIGN_IN_TARGETS: [f64; 2] = [0.95, 0.95];
/// Resident memory of the largest pool's server after everything, in MiB.
const RESIDENT_MIB_MAX: u32 = 150;
/// Users a second.
const IMPORT_TARGET: f64 = 5_000.0;
const IMPORT_WITH_HASH_TARGET: f64 = 20_000.0;
const EXPORT_TARGET: f64 = 50_000.0;

/// Each question is asked so many times at each server, in turns.
const ROUNDS: u32 = 4;
const CONNECTIONS: u16 = 8;

/// One server with a filled pool.
struct Place {
    server: Server,
    audience: Audience,
    size: usize,
    _directory: TempDir,
}

/// One row of the table.
struct Row {
    name: String,
    targets: [f64; 2],
    samples: [Vec<Sample>; 3],
}

/// Fills the pools, asks, prints; returns how many requests failed.
pub async fn measure(binary: &Path, seconds: u32) -> anyhow::Result<u64> {
    let mut places = Vec::with_capacity(SIZES.len());
    for size in SIZES {
        places.push(Place::fill(binary, size).await?);
    }
    let length = Duration::from_secs(seconds.into()) / (ROUNDS * 4);
    let mut errors = 0;
    println!(
        "\npools of 1,000, 100,000 and 1,000,000 users, asked in turns: rates, and shares of the first (range of the rounds)"
    );
    println!(
        "{:<34}{:>9}{:>9}{:>13}{:>9}{:>13}  targets    verdict",
        "question", "first/s", "100,000", "", "1,000,000", ""
    );
    let sizes = places.iter().map(|place| (place.server.address(), place.audience.clone(), place.size));
    let asked = questions::all(sizes.collect()).await?;
    for question in asked {
        let mut row = Row { name: question.name.clone(), targets: question.targets(), samples: Default::default() };
        for round in 0..ROUNDS {
            // Who goes first changes.
            for turn in 0..places.len() {
                let index = (turn + usize::try_from(round)?) % places.len();
                row.samples[index].push(ask(&places[index], &question, index, length).await);
            }
        }
        errors += row.print();
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let last = places.last().context("there are three places")?;
    let resident = process::resident_bytes(last.server.id())?;
    report::print_figures(&[Figure::mebibytes("resident with 1,000,000 users", resident, RESIDENT_MIB_MAX)]);
    for place in &mut places {
        place.server.stop()?;
    }
    Ok(errors)
}

async fn ask(place: &Place, question: &Question, index: usize, length: Duration) -> Sample {
    let ask = Arc::clone(&question.asks[index]);
    load::run_requests(place.server.address(), place.server.id(), Plan::new(CONNECTIONS, length), ask).await
}

impl Place {
    async fn fill(binary: &Path, size: usize) -> anyhow::Result<Self> {
        let directory = tempfile::tempdir().context("no temporary directory")?;
        let mut server = Server::new(binary, directory.path())?;
        server.records = Some(false);
        server.start()?;
        let connection = &mut Connection::new(server.address());
        let pool =
            call(connection, "CreateUserPool", &json!({"PoolName": "scale", "AliasAttributes": ["email"]})).await?;
        let pool_id = text(&pool, "/UserPool/Id")?;
        let client = json!({"UserPoolId": pool_id, "ClientName": "scale",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
        let client = call(connection, "CreateUserPoolClient", &client).await?;
        let audience = Audience { pool_id, client_id: text(&client, "/UserPoolClient/ClientId")? };
        server.stop()?;
        let filled = filling::fill(&directory.path().join("data"), &audience.pool_id, size).await?;
        if size == SIZES[2] {
            println!();
            report::print_rate("import, rows without a password", filled.without_password, IMPORT_TARGET);
            report::print_rate("import, rows with a hash", filled.with_hash, IMPORT_WITH_HASH_TARGET);
            report::print_rate("export, without credentials", filled.exported, EXPORT_TARGET);
            report::print_rate("export, with credentials", filled.exported_with_credentials, EXPORT_TARGET);
            println!("database of {size} users: {} MB", filled.database_bytes / 1_000_000);
        }
        server.start()?;
        Ok(Self { server, audience, size, _directory: directory })
    }
}

impl Row {
    /// Prints the row, and answers how many of its requests failed.
    fn print(&self) -> u64 {
        let rate = |samples: &[Sample]| {
            let actions: f64 = samples.iter().map(|it| f64::from(it.actions)).sum();
            actions / samples.iter().map(|it| it.length.as_secs_f64()).sum::<f64>()
        };
        let [first, ..] = &self.samples;
        let share = |samples: &[Sample]| rate(samples) / rate(first);
        let range = |samples: &[Sample]| {
            let mut shares: Vec<f64> =
                samples.iter().zip(first).map(|(one, other)| one.rate() / other.rate()).collect();
            shares.sort_by(f64::total_cmp);
            format!("{:.2}-{:.2}", shares.first().unwrap_or(&f64::NAN), shares.last().unwrap_or(&f64::NAN))
        };
        let [_, second, third] = &self.samples;
        let is_reached = share(second) >= self.targets[0] && share(third) >= self.targets[1];
        println!(
            "{:<34}{:>9.0}{:>9.2}{:>13}{:>9.2}{:>13}  >={:.2} {:.2} {}",
            self.name,
            rate(first),
            share(second),
            range(second),
            share(third),
            range(third),
            self.targets[0],
            self.targets[1],
            report::verdict(Some(is_reached)),
        );
        let all = self.samples.iter().flatten();
        if let Some(error) = all.clone().find_map(|sample| sample.first_error.as_ref()) {
            println!("    first error: {error}");
        }
        all.map(|sample| sample.errors).sum()
    }
}
