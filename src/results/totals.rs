//! Counts, each made by looking at every execution, so that no two outputs can differ.

use std::ops::AddAssign;

use super::run::{Outcome, Phase, Run, Suite};

/// What a suite, or a run, comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Suites.
    pub suites: u64,
    /// Suites that are not whole: see [`super::End`].
    pub incomplete: u64,
    /// Iterations.
    pub iterations: u64,
    /// Requests that ran, counting each time; rows that repeat one are not counted.
    pub executions: u64,
    /// Executions with a failed assertion or an error.
    pub failed_executions: u64,
    /// Assertions: `passed`, `failed`, `skipped` and `flaky` together.
    pub assertions: u64,
    /// Assertions that hold.
    pub passed: u64,
    /// Assertions that do not hold.
    pub failed: u64,
    /// Assertions that were not looked at.
    pub skipped: u64,
    /// Assertions that hold, and did not in an earlier attempt.
    pub flaky: u64,
    /// Requests without an answer.
    pub request_errors: u64,
    /// Scripts that threw.
    pub script_errors: u64,
    /// Errors of the two kinds above that the attempt that counts did without.
    pub recovered: u64,
    /// Time of all answers, in milliseconds.
    pub time: u64,
    /// Size of all answers' bodies, in bytes.
    pub size: u64,
}

impl Totals {
    /// Failed assertions and errors.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.failed + self.errors()
    }

    /// Errors of requests and scripts.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.request_errors + self.script_errors
    }
}

impl Suite {
    /// What it comes to.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals {
            suites: 1,
            incomplete: u64::from(self.end != super::End::Complete),
            iterations: self.iterations.into(),
            executions: self.executions.len() as u64,
            assertions: self.assertions.len() as u64,
            ..Totals::default()
        };
        for execution in &self.executions {
            totals.time += u64::from(execution.time);
            // Reports can say anything of sizes.
            totals.size = totals.size.saturating_add(execution.size);
            totals.failed_executions += u64::from(self.is_failed(execution));
        }
        for assertion in &self.assertions {
            *match assertion.outcome {
                Outcome::Passed => &mut totals.passed,
                Outcome::Skipped => &mut totals.skipped,
                Outcome::Failed(_) => &mut totals.failed,
                Outcome::Flaky(_) => &mut totals.flaky,
            } += 1;
        }
        for error in &self.errors {
            *match error.phase {
                _ if error.is_recovered => &mut totals.recovered,
                Phase::Request => &mut totals.request_errors,
                Phase::PreRequest | Phase::Test | Phase::Other => &mut totals.script_errors,
            } += 1;
        }
        totals
    }
}

impl Run {
    /// What all suites come to.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for suite in &self.suites {
            totals += suite.totals();
        }
        totals
    }
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        let Self {
            suites,
            incomplete,
            iterations,
            executions,
            failed_executions,
            assertions,
            passed,
            failed,
            skipped,
            flaky,
            request_errors,
            script_errors,
            recovered,
            time,
            size,
        } = other;
        self.suites += suites;
        self.incomplete += incomplete;
        self.iterations += iterations;
        self.executions += executions;
        self.failed_executions += failed_executions;
        self.assertions += assertions;
        self.passed += passed;
        self.failed += failed;
        self.skipped += skipped;
        self.flaky += flaky;
        self.request_errors += request_errors;
        self.script_errors += script_errors;
        self.recovered += recovered;
        self.time += time;
        self.size = self.size.saturating_add(size);
    }
}
