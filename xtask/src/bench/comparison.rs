//! Two servers under one workload, round by round.

use super::load::Sample;
use super::workload::Workload;

/// What all rounds of a workload counted.
pub struct Comparison {
    /// The workload.
    pub workload: Workload,
    /// The server under test.
    pub ours: Sample,
    /// The floor.
    pub floor: Sample,
    /// The ratio of the rates in each round.
    ratios: Vec<f64>,
}

impl Comparison {
    /// Before the first round.
    pub fn new(workload: Workload) -> Self {
        Self { workload, ours: Sample::default(), floor: Sample::default(), ratios: Vec::new() }
    }

    /// Keeps of a warm-up what went wrong.
    pub fn warm_up(&mut self, ours: Sample, floor: Sample) {
        self.ours.add_failures(ours);
        self.floor.add_failures(floor);
    }

    /// Adds a round: two samples taken one after the other.
    pub fn add(&mut self, ours: Sample, floor: Sample) {
        self.ratios.push(ours.rate() / floor.rate());
        self.ours.add_round(ours);
        self.floor.add_round(floor);
    }

    /// Our share of the floor's rate.
    pub fn rate_ratio(&self) -> f64 {
        self.ours.rate() / self.floor.rate()
    }

    /// The smallest and the largest such share of a single round: how far to trust it.
    pub fn rate_ratio_range(&self) -> (f64, f64) {
        let fold = |start, pick: fn(f64, f64) -> f64| self.ratios.iter().copied().fold(start, pick);
        (fold(f64::INFINITY, f64::min), fold(0.0, f64::max))
    }

    /// Our multiple of the floor's processor time.
    pub fn cpu_ratio(&self) -> f64 {
        self.ours.processor_micros() / self.floor.processor_micros()
    }

    /// Whether every target is reached; nothing when there is none.
    pub fn is_reached(&self) -> Option<bool> {
        let rate = self.workload.rate_target.map(|least| self.rate_ratio() >= least);
        let cpu = self.workload.cpu_target.map(|most| self.cpu_ratio() <= most);
        match (rate, cpu) {
            (Some(rate), Some(cpu)) => Some(rate && cpu),
            (one, other) => one.or(other),
        }
    }

    /// Requests that failed, on either server.
    pub fn errors(&self) -> u64 {
        self.ours.errors + self.floor.errors
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::bench::workload;

    fn sample(actions: u32, processor_millis: u64) -> Sample {
        Sample {
            actions,
            length: Duration::from_secs(1),
            processor: Duration::from_millis(processor_millis),
            ..Sample::default()
        }
    }

    #[test]
    fn both_targets_have_to_be_reached() {
        let password = workload::all(16).swap_remove(0);
        let mut comparison = Comparison::new(password);
        comparison.add(sample(85, 100), sample(100, 100));
        assert_eq!(comparison.is_reached(), Some(true));
        comparison.add(sample(85, 900), sample(100, 100));
        assert_eq!(comparison.is_reached(), Some(false));
        assert_eq!(comparison.rate_ratio_range(), (0.85, 0.85));
    }

    #[test]
    fn a_workload_without_targets_is_neither_reached_nor_missed() {
        let mut workload = workload::all(16).swap_remove(0);
        (workload.rate_target, workload.cpu_target) = (None, None);
        assert_eq!(Comparison::new(workload).is_reached(), None);
    }
}
