//! What is printed: where and how was measured, the table, and the figures that are no ratio.

use std::path::Path;
use std::time::Duration;

use super::comparison::Comparison;
use super::load::Sample;
use super::primitives::Primitives;
use super::workload::{Functions, SIGN_UP_ALONE, SIGN_UP_TOGETHER};

/// Group commit: many writers together make at least so many times the sign-ups of one.
const GROUP_COMMIT_TARGET: f64 = 3.0;
/// What a warm trigger may add to a sign-in.
const TRIGGER_TARGET: Duration = Duration::from_micros(200);

/// How many times as long the slowest reads may take beside sign-ins.
const BESIDE_TARGET: f64 = 10.0;
/// How far the cost of unknown users may be from that of known ones, in percent.
const UNKNOWN_TARGET: f64 = 2.0;

/// A single measured value with its limit.
pub struct Figure {
    name: &'static str,
    value: f64,
    limit: u32,
    unit: &'static str,
}

impl Figure {
    /// A time.
    pub fn millis(name: &'static str, value: Duration, limit: u32) -> Self {
        let value = value.as_secs_f64() * 1e3;
        Self { name, value, limit, unit: "ms" }
    }

    /// A short time.
    pub fn micros(name: &'static str, value: Duration, limit: u32) -> Self {
        let value = value.as_secs_f64() * 1e6;
        Self { name, value, limit, unit: "us" }
    }

    /// Memory.
    pub fn mebibytes(name: &'static str, bytes: u64, limit: u32) -> Self {
        let value = kilobytes(bytes) * 1e3 / f64::from(1 << 20);
        Self { name, value, limit, unit: "MiB" }
    }

    /// A file.
    pub fn megabytes(name: &'static str, bytes: u64, limit: u32) -> Self {
        let value = kilobytes(bytes) / 1e3;
        Self { name, value, limit, unit: "MB" }
    }
}

/// What one trigger that does nothing adds to a sign-in.
pub struct TriggerCost {
    functions: Functions,
    /// The difference of the medians of each round, in microseconds.
    differences: Vec<f64>,
    /// Requests that failed.
    pub errors: u64,
    first_error: Option<String>,
}

impl TriggerCost {
    /// Before the first round.
    pub fn new(functions: Functions) -> Self {
        Self { functions, differences: Vec::new(), errors: 0, first_error: None }
    }

    /// Adds a round: sign-ins without and with the trigger.
    pub fn add(&mut self, without: &Sample, with: &Sample) {
        let micros = |sample: &Sample| sample.latency(500).as_secs_f64() * 1e6;
        self.differences.push(micros(with) - micros(without));
        self.errors += without.errors + with.errors;
        let error = without.first_error.as_ref().or(with.first_error.as_ref());
        self.first_error = self.first_error.take().or(error.cloned());
    }

    fn median(&self) -> f64 {
        let mut sorted = self.differences.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

/// Where and how.
pub fn print_surroundings(connections: u16, seconds: u32, binary: &Path) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let build = if cfg!(debug_assertions) { "development build, not to be quoted" } else { "release build" };
    println!("cores {cores}, {}", cpu_features());
    println!("connections {connections}, {seconds} s a workload and server, harness and floor: {build}");
    println!("server: {}", binary.file_name().unwrap_or_default().to_string_lossy());
}

/// What decides the speed of RSA and SHA-256.
fn cpu_features() -> String {
    #[cfg(target_arch = "x86_64")]
    {
        let say = |name: &str, is_there: bool| format!("{name} {}", if is_there { "yes" } else { "no" });
        [
            say("AVX512-IFMA", std::arch::is_x86_feature_detected!("avx512ifma")),
            say("SHA-NI", std::arch::is_x86_feature_detected!("sha")),
            say("ADX", std::arch::is_x86_feature_detected!("adx")),
            say("BMI2", std::arch::is_x86_feature_detected!("bmi2")),
        ]
        .join(", ")
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        std::env::consts::ARCH.to_owned()
    }
}

/// The figures with a limit of their own.
pub fn print_figures(figures: &[Figure]) {
    println!();
    for Figure { name, value, limit, unit } in figures {
        let verdict = verdict(Some(*value <= f64::from(*limit)));
        println!("{name:<36}{value:>9.1} {unit:<4} at most {limit:>3} {unit:<4} {verdict}");
    }
}

/// The arithmetic alone, and what it makes a sign-in cost at least.
pub fn print_primitives(primitives: &Primitives) {
    let Primitives { signature, password_check, srp_challenge, srp_proof } = *primitives;
    let row = |name: &str, time: Duration| println!("{name:<48}{:>9.0} us", time.as_secs_f64() * 1e6);
    println!("\nbare arithmetic, one thread");
    row("RSA-2048 PKCS#1 SHA-256 signature", signature);
    row("password: x, g^x, comparison", password_check);
    row("SRP: k*v + g^b", srp_challenge);
    row("SRP: v^u and (A*v^u)^b", srp_proof);
    row("password sign-in: check and two signatures", password_check + signature * 2);
    row("srp sign-in: both steps and two signatures", srp_challenge + srp_proof + signature * 2);
}

/// The head of the table.
pub fn print_head() {
    println!("\nours/floor interleaved; range: the ratio in each round; CPU: server and functions, for one operation");
    println!(
        "{:<28}{:>9}{:>9}{:>7}{:>13}{:>8}{:>10}{:>10}{:>7}{:>8}{:>9}{:>9}{:>8}  verdict",
        "operation",
        "ours/s",
        "floor/s",
        "ratio",
        "range",
        "target",
        "CPU us",
        "floor us",
        "ratio",
        "target",
        "p50 ms",
        "p99 ms",
        "errors"
    );
}

/// One row of the table.
pub fn print_comparison(comparison: &Comparison) {
    let Comparison { workload, ours, floor, .. } = comparison;
    let (least, most) = comparison.rate_ratio_range();
    let millis = |permille| ours.latency(permille).as_secs_f64() * 1e3;
    let target = |sign: &str, value: Option<f64>| value.map_or("-".into(), |value| format!("{sign}{value:.2}"));
    println!(
        "{:<28}{:>9.0}{:>9.0}{:>7.2}{:>13}{:>8}{:>10.0}{:>10.0}{:>7.2}{:>8}{:>9.2}{:>9.2}{:>8}  {}",
        workload.name,
        ours.rate(),
        floor.rate(),
        comparison.rate_ratio(),
        format!("{least:.2}-{most:.2}"),
        target(">=", workload.rate_target),
        ours.processor_micros(),
        floor.processor_micros(),
        comparison.cpu_ratio(),
        target("<=", workload.cpu_target),
        millis(500),
        millis(990),
        comparison.errors(),
        verdict(comparison.is_reached()),
    );
    for (name, sample) in [("ours", ours), ("floor", floor)] {
        if let Some(error) = &sample.first_error {
            println!("    first error, {name}: {error}");
        }
    }
}

/// How much faster many sign-ups are than one after the other.
pub fn print_group_commit(comparisons: &[Comparison]) {
    let rate = |name| {
        let found = comparisons.iter().find(|comparison| comparison.workload.name == name);
        found.map(|comparison| comparison.ours.rate())
    };
    if let (Some(alone), Some(together)) = (rate(SIGN_UP_ALONE), rate(SIGN_UP_TOGETHER)) {
        let gain = together / alone;
        let verdict = verdict(Some(gain >= GROUP_COMMIT_TARGET));
        println!("\nsign-up, 64 connections against 1: {gain:.2} x, at least {GROUP_COMMIT_TARGET:.2} x {verdict}");
    }
}

/// How much longer reads take beside sign-ins.
pub fn print_beside(alone: &Sample, beside: &Sample, load: &Sample) {
    let millis = |sample: &Sample| sample.latency(990).as_secs_f64() * 1e3;
    let times = millis(beside) / millis(alone);
    println!(
        "get-user beside srp: p99 alone {:.2} ms, beside {:.0} sign-ins/s {:.2} ms: {times:.1} x, at most {BESIDE_TARGET:.0} x {}",
        millis(alone),
        load.rate(),
        millis(beside),
        verdict(Some(times <= BESIDE_TARGET)),
    );
    print_first_error(&[alone, beside, load]);
}

/// What users cost who do not exist.
pub fn print_unknown(known: &Sample, unknown: &Sample) {
    let differ = (unknown.processor_micros() / known.processor_micros() - 1.0) * 100.0;
    let median = |sample: &Sample| sample.latency(500).as_secs_f64() * 1e6;
    println!(
        "unknown users, wrong password: CPU {:.0} us, known {:.0} us: {differ:+.1} %, at most {UNKNOWN_TARGET:.0} % {}; median {:.0} us, known {:.0} us",
        unknown.processor_micros(),
        known.processor_micros(),
        verdict(Some(differ.abs() <= UNKNOWN_TARGET)),
        median(unknown),
        median(known),
    );
    print_first_error(&[known, unknown]);
}

fn print_first_error(samples: &[&Sample]) {
    if let Some(error) = samples.iter().find_map(|sample| sample.first_error.as_ref()) {
        println!("    first error: {error}");
    }
}

/// What a trigger adds.
pub fn print_trigger_cost(cost: &TriggerCost) {
    let median = cost.median();
    let limit = TRIGGER_TARGET.as_secs_f64() * 1e6;
    let rounds: Vec<String> = cost.differences.iter().map(|value| format!("{value:.0}")).collect();
    println!(
        "a warm trigger, {:<12}{median:>6.0} us (rounds: {}), at most {limit:.0} us {}  errors {}",
        cost.functions.name(),
        rounds.join(", "),
        verdict(Some(median <= limit)),
        cost.errors,
    );
    if let Some(error) = &cost.first_error {
        println!("    first error: {error}");
    }
}

/// How many a second, and how many it should be.
pub fn print_rate(name: &str, rate: f64, target: f64) {
    println!("{name:<36}{rate:>9.0} /s   at least {target:>6.0} /s {}", verdict(Some(rate >= target)));
}

/// A word for it.
pub fn verdict(is_reached: Option<bool>) -> &'static str {
    match is_reached {
        Some(true) => "met",
        Some(false) => "missed",
        None => "-",
    }
}

fn kilobytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1000).unwrap_or(u32::MAX))
}
