//! Whether nodes add up: one node that is held to one core, and two that are held to a core each, in turns.
//!
//! Each node has the same load. The database and the load generator are held to no core. Where there are two cores in all, they run
//! on those of the nodes, and the second node takes away what they had: so the ratio is printed by time, and by the nodes' own
//! processor time as well, which is what two nodes reach whose cores are nobody else's.

use std::fs;
use std::time::Duration;

use anyhow::Context as _;

use super::Place;
use crate::bench::load::{self, Plan, Sample, Subject};
use crate::bench::workload::Action;
use crate::bench::{ROUNDS, report};

/// Two nodes make at least so many times the sign-ins of one.
const TARGET: f64 = 1.8;

/// What all rounds counted.
#[derive(Default)]
struct Nodes {
    /// The first node while the second has nothing to do.
    alone: Sample,
    /// The first node beside the second.
    first: Sample,
    /// The second node beside the first.
    second: Sample,
    /// The ratio by time in each round.
    ratios: Vec<f64>,
}

/// Measures and prints; returns how many sign-ins failed.
pub async fn measure(place: &Place, subject: &Subject, plan: Plan) -> anyhow::Result<u64> {
    let cores = allowed_cores()?;
    let [first_core, second_core, ..] = cores[..] else {
        println!("postgres: two nodes are left out: there is one core");
        return Ok(0);
    };
    let mut servers = [place.start_node("first", Some(first_core))?, place.start_node("second", Some(second_core))?];
    let subjects = servers.each_ref().map(|server| subject.of_node(server.address(), server.id()));
    let mut nodes = Nodes::default();
    nodes.warm_up(run_both(&subjects, plan.with_length(Action::Password.warm_up())).await);
    for _ in 0..ROUNDS {
        let alone = load::run(&subjects[0], Action::Password, plan).await;
        nodes.add(alone, run_both(&subjects, plan).await);
    }
    for server in &mut servers {
        server.stop()?;
    }
    nodes.print([first_core, second_core], cores.len());
    Ok(nodes.alone.errors + nodes.first.errors + nodes.second.errors)
}

async fn run_both(subjects: &[Subject; 2], plan: Plan) -> [Sample; 2] {
    let [first, second] = subjects;
    tokio::join!(load::run(first, Action::Password, plan), load::run(second, Action::Password, plan)).into()
}

impl Nodes {
    /// Keeps of a warm-up what went wrong.
    fn warm_up(&mut self, [first, second]: [Sample; 2]) {
        self.first.add_failures(first);
        self.second.add_failures(second);
    }

    /// Adds a round: one node, then both.
    fn add(&mut self, alone: Sample, [first, second]: [Sample; 2]) {
        self.ratios.push((first.rate() + second.rate()) / alone.rate());
        self.alone.add_round(alone);
        self.first.add_round(first);
        self.second.add_round(second);
    }

    /// Sign-ins a second of both nodes.
    fn rate(&self) -> f64 {
        self.first.rate() + self.second.rate()
    }

    /// Both nodes' processor time of one sign-in.
    fn processor_micros(&self) -> f64 {
        let time = self.first.processor + self.second.processor;
        time.as_secs_f64() * 1e6 / f64::from(self.first.actions + self.second.actions)
    }

    /// How many times the sign-ins of one node.
    fn by_time(&self) -> f64 {
        self.rate() / self.alone.rate()
    }

    /// The same, if each node had as much processor time as one alone.
    fn by_processor_time(&self) -> f64 {
        2.0 * self.alone.processor_micros() / self.processor_micros()
    }

    fn print(&self, [first_core, second_core]: [usize; 2], cores: usize) {
        println!("\nnodes held to a core each, the same load on each; CPU seconds of all rounds, us for one sign-in");
        println!(
            "{:<34}{:>9}{:>10}{:>10}{:>10}{:>10}{:>9}{:>9}{:>8}",
            "password sign-in", "/s", "length s", "first s", "second s", "PG s", "node us", "PG us", "errors"
        );
        let shown = |time: Duration| format!("{:.2}", time.as_secs_f64());
        let row = |name: String, rate: f64, times: [String; 4], [node, database]: [f64; 2], errors: u64| {
            let [length, first, second, postgres] = times;
            println!(
                "{name:<34}{rate:>9.0}{length:>10}{first:>10}{second:>10}{postgres:>10}{node:>9.0}{database:>9.0}{errors:>8}"
            );
        };
        let Self { alone, first, second, .. } = self;
        row(
            format!("one node, core {first_core}"),
            alone.rate(),
            [shown(alone.length), shown(alone.processor), "-".to_owned(), shown(alone.database)],
            [alone.processor_micros(), alone.database_micros()],
            alone.errors,
        );
        // PostgreSQL's time was read with each node's: it is the same, and counts once.
        let sign_ins = f64::from(first.actions + second.actions);
        row(
            format!("two nodes, cores {first_core} and {second_core}"),
            self.rate(),
            [first.length, first.processor, second.processor, first.database].map(shown),
            [self.processor_micros(), first.database.as_secs_f64() * 1e6 / sign_ins],
            first.errors + second.errors,
        );
        let fold = |start, pick: fn(f64, f64) -> f64| self.ratios.iter().copied().fold(start, pick);
        let (least, most) = (fold(f64::INFINITY, f64::min), fold(0.0, f64::max));
        let verdict = |ratio: f64| report::verdict(Some(ratio >= TARGET));
        let (by_time, by_processor_time) = (self.by_time(), self.by_processor_time());
        println!(
            "postgres: two nodes, by time{by_time:>13.2} x   at least {TARGET:.2} x {} (rounds: {least:.2}-{most:.2})",
            verdict(by_time)
        );
        println!(
            "postgres: two nodes, by node CPU{by_processor_time:>9.2} x   at least {TARGET:.2} x {}",
            verdict(by_processor_time)
        );
        if cores == 2 {
            println!("    two cores in all: PostgreSQL and the load generator run on those of the nodes, and the");
            println!("    second takes away what they had; by node CPU is what nodes reach on cores of their own");
        } else {
            println!("    {cores} cores: PostgreSQL and the load generator may use all, those of the nodes too");
        }
        if let Some(error) = [alone, first, second].into_iter().find_map(|sample| sample.first_error.as_ref()) {
            println!("    first error: {error}");
        }
    }
}

/// The cores that this process may use.
fn allowed_cores() -> anyhow::Result<Vec<usize>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let list = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
    parse_cores(list.context("Linux does not say which cores may be used")?.trim())
}

/// `0-3,8`, as Linux lists cores.
fn parse_cores(text: &str) -> anyhow::Result<Vec<usize>> {
    let mut cores = Vec::new();
    for range in text.split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        cores.extend(first.parse::<usize>()?..=last.parse()?);
    }
    Ok(cores)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(actions: u32, processor_millis: u64) -> Sample {
        Sample {
            actions,
            length: Duration::from_secs(1),
            processor: Duration::from_millis(processor_millis),
            ..Sample::default()
        }
    }

    #[test]
    fn nodes_that_lack_processor_time_add_up_by_what_they_had() {
        let mut nodes = Nodes::default();
        nodes.add(sample(1000, 1000), [sample(700, 700), sample(700, 700)]);
        assert!((nodes.by_time() - 1.4).abs() < 1e-9, "{}", nodes.by_time());
        assert!((nodes.by_processor_time() - 2.0).abs() < 1e-9, "{}", nodes.by_processor_time());
        nodes.add(sample(1000, 1000), [sample(700, 900), sample(700, 900)]);
        assert!((nodes.by_time() - 1.4).abs() < 1e-9, "{}", nodes.by_time());
        assert!((nodes.by_processor_time() - 1.75).abs() < 1e-9, "{}", nodes.by_processor_time());
    }

    #[test]
    fn cores_are_read_as_linux_lists_them() {
        assert_eq!(parse_cores("0-1").expect("a range"), [0, 1]);
        assert_eq!(parse_cores("0,2-4,9").expect("parts"), [0, 2, 3, 4, 9]);
        assert_eq!(parse_cores("3").expect("one"), [3]);
        assert!(parse_cores("none").is_err());
        assert!(!allowed_cores().expect("a list").is_empty());
    }
}
