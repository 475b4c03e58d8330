//! Counting results: from the lines `cargo test` prints and from the report pytest writes.

use std::fmt;
use std::ops::AddAssign;

/// What a test prints that does nothing on the store at hand, before the reason: to the test harness it is one that passed.
const LEFT_OUT: &str = "left out on PostgreSQL: ";

/// How many tests passed and how many failed. Ignored and skipped tests and those that were left out are neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, could not be set up, or could not be built.
    pub failed: u64,
    /// Tests of the program that is being read that said so.
    left_out: u64,
}

impl Tally {
    /// Something other than a test went wrong, and must be seen in the sum.
    pub fn one_failure() -> Self {
        Self { failed: 1, ..Self::default() }
    }

    /// Whether no test ran.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Whether at least one test ran and none failed.
    pub fn is_success(self) -> bool {
        self.passed > 0 && self.failed == 0
    }

    /// Adds a line like `test result: ok. 3 passed; 0 failed; 1 ignored; ...`, and takes a test that says that it was left out from
    /// those that passed; other lines count nothing.
    pub fn add_cargo_line(&mut self, line: &str) {
        if line.contains(LEFT_OUT) {
            self.left_out += 1;
            return;
        }
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        let count = |what: &str| {
            result
                .split([';', '.'])
                .filter_map(|part| part.trim().strip_suffix(what))
                .find_map(|number| number.trim().parse::<u64>().ok())
                .unwrap_or(0)
        };
        let left_out = std::mem::take(&mut self.left_out);
        self.passed += count("passed").saturating_sub(left_out);
        self.failed += count("failed");
    }

    /// The sum over the test suites of a report in the `JUnit` form, or `None` when it has none.
    pub fn from_junit(report: &str) -> Option<Self> {
        let mut sum = None;
        for (_, rest) in report.match_indices("<testsuite ").map(|(at, _)| report.split_at(at)) {
            let tag = rest.split_once('>')?.0;
            let count = |name: &str| -> Option<u64> {
                let (_, value) = tag.split_once(&format!(" {name}=\""))?;
                value.split_once('"')?.0.parse().ok()
            };
            let (tests, skipped) = (count("tests")?, count("skipped")?);
            let failed = count("failures")? + count("errors")?;
            let suite = Self { passed: tests.saturating_sub(failed + skipped), failed, left_out: 0 };
            *sum.get_or_insert(Self::default()) += suite;
        }
        sum
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn cargos_result_lines_are_added_up_and_others_are_not() {
        let mut tally = Tally::default();
        for line in [
            "running 5 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.25s",
            "a printed line about test result: ok. 100 passed; 100 failed",
        ] {
            tally.add_cargo_line(line);
        }
        assert_eq!((tally.passed, tally.failed), (13, 2));
    }

    #[test]
    fn a_test_that_says_that_it_was_left_out_did_not_pass() {
        let mut tally = Tally::default();
        for line in [
            "test one ... left out on PostgreSQL: a reason",
            "left out on PostgreSQL: another",
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ] {
            tally.add_cargo_line(line);
        }
        assert_eq!((tally.passed, tally.failed), (4, 0));
    }

    #[test]
    fn a_junit_report_counts_errors_as_failures_and_skipped_tests_not_at_all() {
        let report = concat!(
            r#"<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" "#,
            r#"skipped="3" tests="10" time="1.0"><testcase classname="t" name="a" /></testsuite></testsuites>"#
        );
        let tally = Tally::from_junit(report);
        assert_eq!(tally.map(|tally| (tally.passed, tally.failed)), Some((4, 3)));
    }

    #[test]
    fn a_report_without_a_suite_is_no_result() {
        assert_eq!(Tally::from_junit("<testsuites />"), None);
    }

    #[test]
    fn nothing_run_is_no_success() {
        assert!(!Tally::default().is_success());
        assert!(!Tally::one_failure().is_success());
        assert!(Tally { passed: 1, ..Tally::default() }.is_success());
    }

    #[test]
    fn the_sum_reads_as_continuous_integration_expects_it() {
        assert_eq!(Tally { passed: 12, failed: 3, left_out: 0 }.to_string(), "12 passed, 3 failed");
    }
}
