//! What can pass or fail: assertions, and errors beside them, one after the other.

use std::borrow::Cow;

use super::Report;
use super::words::phase;
use crate::results::{Execution, Failed, Outcome, Phase, Place, RunError, Suite, SuiteVerdict};

/// An assertion or an error of an execution.
#[derive(Clone, Copy)]
pub(super) struct Check<'r> {
    pub(super) suite: &'r Suite,
    pub(super) execution: &'r Execution,
    pub(super) place: Place,
    /// What failed, where it is an error.
    pub(super) phase: Option<Phase>,
    pub(super) outcome: Outcome,
    /// Whether it is the first of its execution.
    pub(super) is_first: bool,
}

impl<'r> Check<'r> {
    /// What it is called: the assertion's name, or what failed.
    pub(super) fn name(&self) -> Cow<'r, str> {
        let name = match (self.phase, self.place) {
            (Some(failed), _) => phase(failed),
            (None, Place::Assertion(_, index)) => {
                let assertion = self.suite.assertions.get(index as usize);
                assertion.map_or("", |assertion| self.suite.text(assertion.name))
            }
            (None, Place::Error(..)) => "",
        };
        Cow::Borrowed(if name.trim().is_empty() {
            "(unnamed)"
        } else {
            name
        })
    }

    /// Why it fails, or did in an earlier attempt.
    pub(super) fn why(&self) -> Option<Failed> {
        match self.outcome {
            Outcome::Failed(why) | Outcome::Flaky(why) => Some(why),
            Outcome::Passed | Outcome::Skipped => None,
        }
    }

    pub(super) fn is_failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed(_))
    }

    /// Whether the earlier run has no such failure; none where there is no earlier run.
    pub(super) fn is_new(&self, report: &Report<'_>) -> Option<bool> {
        let comparison = report.comparison?;
        self.is_failed()
            .then(|| comparison.new.contains(&self.place))
    }

    /// The iteration, from 1, where there is more than one.
    pub(super) fn iteration(&self) -> Option<u64> {
        iteration(self.suite, self.execution)
    }
}

/// The iteration of an execution, from 1, where its suite has more than one.
pub(super) fn iteration(suite: &Suite, execution: &Execution) -> Option<u64> {
    (suite.iterations > 1).then(|| u64::from(execution.iteration) + 1)
}

/// All checks of an execution as they came about: the script before the request, the request, its
/// assertions, and the script that makes them. `suite` is its place in the run.
pub(super) fn of<'r>(
    place: usize,
    suite: &'r Suite,
    execution: &'r Execution,
) -> impl Iterator<Item = Check<'r>> {
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let errors = move |is_before: bool| {
        let errors = suite.errors(execution).iter().zip(execution.errors.clone());
        errors
            .filter(move |(error, _)| {
                matches!(error.phase, Phase::PreRequest | Phase::Request) == is_before
            })
            .map(move |(error, index)| {
                (Place::Error(place, index), Some(error.phase), came(*error))
            })
    };
    let assertions = suite.assertions(execution).iter();
    let assertions = assertions
        .zip(execution.assertions.clone())
        .map(move |(one, index)| (Place::Assertion(place, index), None, one.outcome));
    let all = errors(true).chain(assertions).chain(errors(false));
    all.enumerate()
        .map(move |(index, (place, phase, outcome))| Check {
            suite,
            execution,
            place,
            phase,
            outcome,
            is_first: index == 0,
        })
}

fn came(error: RunError) -> Outcome {
    if error.is_recovered {
        Outcome::Flaky(error.why)
    } else {
        Outcome::Failed(error.why)
    }
}

/// All checks of a suite.
pub(super) fn of_suite(place: usize, suite: &Suite) -> impl Iterator<Item = Check<'_>> {
    let executions = suite.executions.iter();
    executions.flat_map(move |execution| of(place, suite, execution))
}

impl<'r> Report<'r> {
    /// The suites with their places and verdicts.
    pub(super) fn suites(
        &self,
    ) -> impl Iterator<Item = (usize, &'r Suite, &'r SuiteVerdict)> + use<'r> {
        static UNJUDGED: SuiteVerdict = SuiteVerdict {
            is_red: false,
            remarks: Vec::new(),
        };
        let verdicts = self.verdict.suites.iter();
        let verdicts = verdicts.chain(std::iter::repeat(&UNJUDGED));
        let suites = self.run.suites.iter().zip(verdicts).enumerate();
        suites.map(|(place, (suite, verdict))| (place, suite, verdict))
    }

    /// Everything that passed or failed.
    pub(super) fn checks(&self) -> impl Iterator<Item = Check<'r>> + use<'r> {
        self.suites()
            .flat_map(|(place, suite, _)| of_suite(place, suite))
    }

    /// Everything that failed.
    pub(super) fn failures(&self) -> impl Iterator<Item = Check<'r>> + use<'r> {
        self.checks().filter(Check::is_failed)
    }

    /// Everything that passed at last.
    pub(super) fn flaky(&self) -> impl Iterator<Item = Check<'r>> + use<'r> {
        let is_flaky = |check: &Check<'_>| matches!(check.outcome, Outcome::Flaky(_));
        self.checks().filter(is_flaky)
    }
}
