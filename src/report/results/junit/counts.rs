//! The numbers in the heads of suites, which are those of the tests in them.

use std::ops::AddAssign;

use super::super::{check, words};
use crate::results::{Outcome, Suite, SuiteVerdict};

#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) tests: u64,
    pub(super) failures: u64,
    pub(super) errors: u64,
    pub(super) skipped: u64,
    /// In milliseconds.
    pub(super) time: u64,
}

impl Counts {
    pub(super) fn of(place: usize, suite: &Suite, verdict: &SuiteVerdict) -> Self {
        let mut counts = Self::default();
        for check in check::of_suite(place, suite) {
            counts.tests += 1;
            if check.is_first {
                counts.time += u64::from(check.execution.time);
            }
            match (check.outcome, check.phase) {
                (Outcome::Failed(_), None) => counts.failures += 1,
                (Outcome::Failed(_), Some(_)) => counts.errors += 1,
                (Outcome::Skipped, _) => counts.skipped += 1,
                (Outcome::Passed | Outcome::Flaky(_), _) => {}
            }
        }
        for _ in words::problems(verdict) {
            counts.add_error(true);
        }
        counts
    }

    /// One more test that is an error, where there is one.
    pub(super) fn add_error(&mut self, is_there: bool) {
        self.tests += u64::from(is_there);
        self.errors += u64::from(is_there);
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        let Self {
            tests,
            failures,
            errors,
            skipped,
            time,
        } = other;
        self.tests += tests;
        self.failures += failures;
        self.errors += errors;
        self.skipped += skipped;
        self.time += time;
    }
}
