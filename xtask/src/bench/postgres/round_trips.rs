//! How often one sign-in asks the database: by the node's own count, before and after a known number of sign-ins.

use std::net::SocketAddr;
use std::time::Instant;

use anyhow::Context as _;

use crate::bench::connection::Connection;
use crate::bench::load::{self, Subject};
use crate::bench::workload::Action;
use crate::bench::{IDLE, report};

/// Password sign-ins that are counted.
const SIGN_INS: usize = 2_000;
/// For one password sign-in, to read and to write each.
const TARGET: f64 = 1.0;
/// A node's own questions do not come at even intervals: so much is what cannot be told from them.
const TOLERANCE: f64 = 0.005;
const METRICS: &str = "/_vestibule/metrics";

/// As the metrics have them.
#[derive(Debug, Clone, Copy, PartialEq)]
struct RoundTrips {
    reads: f64,
    writes: f64,
}

/// Counts and prints; returns how many sign-ins failed.
///
/// A node looks for what other nodes have changed, whether anybody signs in or not. How often is counted first, and taken off.
pub async fn measure(subject: &Subject, node: SocketAddr) -> anyhow::Result<u64> {
    let (begun, before) = (Instant::now(), RoundTrips::of(node).await?);
    tokio::time::sleep(IDLE).await;
    let idle = RoundTrips::of(node).await?.since(before).in_each(begun.elapsed().as_secs_f64());

    let (begun, before) = (Instant::now(), RoundTrips::of(node).await?);
    let sample = load::run_each(subject, Action::Password, SIGN_INS).await;
    let counted = RoundTrips::of(node).await?.since(before);
    let seconds = begun.elapsed().as_secs_f64();
    let own = RoundTrips { reads: idle.reads * seconds, writes: idle.writes * seconds };
    let sign_in = counted.since(own).in_each(f64::from(sample.actions));
    println!();
    for (what, count) in [("to read", sign_in.reads), ("to write", sign_in.writes)] {
        let verdict = report::verdict(Some(count <= TARGET + TOLERANCE));
        println!("postgres: round trips {what} of a sign-in{count:>9.3} at most {TARGET:.0} {verdict}");
    }
    println!(
        "    {} sign-ins: {:.0} to read, {:.0} to write; the node by itself: {:.1} and {:.1} a second, taken off",
        sample.actions, counted.reads, counted.writes, idle.reads, idle.writes
    );
    if let Some(error) = &sample.first_error {
        println!("    first error: {error}");
    }
    Ok(sample.errors)
}

impl RoundTrips {
    /// Those of a node since its start.
    async fn of(node: SocketAddr) -> anyhow::Result<Self> {
        let text = Connection::new(node).document(METRICS).await?;
        Self::parse(std::str::from_utf8(&text)?)
    }

    fn parse(metrics: &str) -> anyhow::Result<Self> {
        let count = |kind: &str| -> anyhow::Result<f64> {
            let series = format!("vestibule_database_round_trips_total{{kind=\"{kind}\"}} ");
            let found = metrics.lines().find_map(|line| line.strip_prefix(series.as_str()));
            Ok(found.with_context(|| format!("the metrics have no {}", series.trim()))?.parse()?)
        };
        Ok(Self { reads: count("read")?, writes: count("write")? })
    }

    fn since(self, earlier: Self) -> Self {
        Self { reads: self.reads - earlier.reads, writes: self.writes - earlier.writes }
    }

    /// Shared out among so many.
    fn in_each(self, count: f64) -> Self {
        Self { reads: self.reads / count, writes: self.writes / count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_are_found_among_other_metrics() {
        let metrics = "# TYPE vestibule_database_round_trips_total counter\n\
            vestibule_database_round_trips_total{kind=\"write\"} 12\n\
            vestibule_database_round_trips_total{kind=\"read\"} 345\n\
            vestibule_store_seconds_count{kind=\"read\"} 7\n";
        assert_eq!(RoundTrips::parse(metrics).expect("both"), RoundTrips { reads: 345.0, writes: 12.0 });
    }

    #[test]
    fn a_server_without_a_database_is_told() {
        let error = RoundTrips::parse("vestibule_store_seconds_count{kind=\"read\"} 7\n").expect_err("none");
        assert!(error.to_string().contains("vestibule_database_round_trips_total"), "{error}");
    }
}
