//! Two samples of times, compared by rank.

use std::time::Duration;

/// Beyond so many standard errors the two are told apart: one run in a thousand by chance.
const STANDARD_ERRORS_MAX: f64 = 3.29;

/// The times of one question's answers.
#[derive(Default)]
pub struct Times {
    pub known: Vec<Duration>,
    pub unknown: Vec<Duration>,
}

/// Prints the head of the table.
pub fn print_head() {
    println!("{:<36}{:>12}{:>12}{:>9}{:>8}{:>8}  verdict", "question", "known us", "unknown us", "differ", "P", "z");
}

/// Prints one line; whether the two are not told apart.
pub fn report(question: &str, times: &Times) -> bool {
    let (known, unknown) = (median_micros(&times.known), median_micros(&times.unknown));
    let probability = superiority(&times.known, &times.unknown);
    let (n, m) = (count(&times.known), count(&times.unknown));
    let standard_error = ((n + m + 1.0) / (12.0 * n * m)).sqrt();
    let z = (probability - 0.5) / standard_error;
    let is_hidden = z.abs() < STANDARD_ERRORS_MAX;
    let differ = (known - unknown) / unknown * 100.0;
    let verdict = if is_hidden { "not told apart" } else { "TOLD APART" };
    println!("{question:<36}{known:>12.0}{unknown:>12.0}{differ:>8.1}%{probability:>8.3}{z:>8.1}  {verdict}");
    is_hidden
}

fn median_micros(times: &[Duration]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1e6)
}

/// The probability that one of the first takes longer than one of the second: Mann and Whitney's statistic.
fn superiority(first: &[Duration], second: &[Duration]) -> f64 {
    let mut sorted = second.to_vec();
    sorted.sort_unstable();
    let wins = |time: &Duration| {
        let below = sorted.partition_point(|other| other < time);
        let not_above = sorted.partition_point(|other| other <= time);
        f64::midpoint(as_float(below), as_float(not_above))
    };
    first.iter().map(wins).sum::<f64>() / (count(first) * count(second))
}

fn count(times: &[Duration]) -> f64 {
    as_float(times.len())
}

/// Samples are counted in thousands.
fn as_float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn micros(values: &[u64]) -> Vec<Duration> {
        values.iter().copied().map(Duration::from_micros).collect()
    }

    #[test]
    fn superiority_is_one_half_for_equal_samples_and_one_for_greater_ones() {
        let (low, high) = (micros(&[1, 2, 3]), micros(&[4, 5, 6]));
        assert!((superiority(&low, &low) - 0.5).abs() < 1e-9);
        assert!((superiority(&high, &low) - 1.0).abs() < 1e-9);
        assert!(superiority(&low, &high).abs() < 1e-9);
        assert!((median_micros(&high) - 5.0).abs() < 1e-9);
    }
}
