//! How many tests there are, for formats that show nothing but tests: assertions, errors, and what makes a
//! suite fail without any.

use std::ops::AddAssign;

use super::{Report, check, remark};
use crate::results::{Outcome, Suite, SuiteVerdict};

#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) tests: u64,
    pub(super) failures: u64,
    pub(super) errors: u64,
    pub(super) flaky: u64,
    pub(super) skipped: u64,
    /// What failed in quarantine, which is no failure.
    pub(super) forgiven: u64,
    /// In milliseconds.
    pub(super) time: u64,
}

impl Counts {
    /// Those of a run. One that holds nothing is an error.
    pub(super) fn all(report: &Report<'_>) -> Self {
        let mut all = Self::default();
        for (place, suite, verdict) in report.suites() {
            all += Self::of(place, suite, verdict);
        }
        let is_nothing = u64::from(report.is_nothing());
        all.tests += is_nothing;
        all.errors += is_nothing;
        all
    }

    /// Those of a suite.
    pub(super) fn of(place: usize, suite: &Suite, verdict: &SuiteVerdict) -> Self {
        let mut counts = Self::default();
        for check in check::of_suite(place, suite) {
            counts.tests += 1;
            if check.is_first {
                counts.time += u64::from(check.execution.time);
            }
            match (check.outcome, check.phase) {
                (Outcome::Failed(_), _) if verdict.is_forgiven() => counts.forgiven += 1,
                (Outcome::Failed(_), None) => counts.failures += 1,
                (Outcome::Failed(_), Some(_)) => counts.errors += 1,
                (Outcome::Skipped, _) => counts.skipped += 1,
                (Outcome::Flaky(_), _) => counts.flaky += 1,
                (Outcome::Passed, _) => {}
            }
        }
        let problems = remark::problems(verdict).count() as u64;
        counts.tests += problems;
        if verdict.is_forgiven() {
            counts.forgiven += problems;
        } else {
            counts.errors += problems;
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        let Self {
            tests,
            failures,
            errors,
            flaky,
            skipped,
            forgiven,
            time,
        } = other;
        self.tests += tests;
        self.failures += failures;
        self.errors += errors;
        self.flaky += flaky;
        self.skipped += skipped;
        self.forgiven += forgiven;
        self.time += time;
    }
}
