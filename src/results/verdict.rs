//! Whether a run is red, from its results alone: whatever Newman exited with.

use super::read::Unredacted;
use super::run::{End, Run, Runner, Suite};

/// What turns a run red beside failures, or does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// A suite in which no request ran is no failure.
    pub allow_empty: bool,
    /// A suite in which nothing is asserted is a failure.
    pub require_assertions: bool,
    /// No suite at all is no failure: this is one of several shards.
    pub allow_none: bool,
}

/// What there is to say of a suite as a whole, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// There is no report that could be read.
    Unreadable,
    /// The report stops in the middle.
    Cut,
    /// The run failed as a whole.
    RunFailed,
    /// The report counts failures that it does not show.
    Unshown,
    /// No request ran.
    Empty,
    /// Requests, scripts or assertions failed.
    Failures,
    /// It is in quarantine: what fails in it does not count.
    Quarantined,
    /// An earlier attempt is not whole; everything in it ran again.
    Broken,
    /// Nothing was asserted.
    NoAssertions,
    /// Fewer requests ran than the collection has: something ended the run, on purpose or not.
    Stopped,
    /// The report is of a kind that leaves failures out.
    Poor,
}

/// How a suite came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuiteVerdict {
    /// Whether it failed.
    pub is_red: bool,
    /// Why, and what else is odd about it.
    pub remarks: Vec<Remark>,
}

/// How a run came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Whether any suite failed, or there is none.
    pub is_red: bool,
    /// The suites', in their order.
    pub suites: Vec<SuiteVerdict>,
}

impl Verdict {
    /// Judges a run.
    #[must_use]
    pub fn of(run: &Run, rules: Rules) -> Self {
        let suites: Vec<_> = run.suites.iter().map(|suite| judge(suite, rules)).collect();
        Self {
            is_red: !rules.allow_none && suites.is_empty()
                || suites.iter().any(|suite| suite.is_red),
            suites,
        }
    }
}

impl SuiteVerdict {
    /// Whether it failed in quarantine: what failed is shown and does not count.
    #[must_use]
    pub fn is_forgiven(&self) -> bool {
        self.remarks.contains(&Remark::Quarantined)
    }

    /// Lets it fail without turning the run red.
    fn forgive(&mut self) {
        if self.is_red {
            self.is_red = false;
            self.remarks.push(Remark::Quarantined);
            self.remarks.sort_unstable();
        }
    }
}

impl Unredacted {
    /// Whether the suite failed: nothing else is told of it before secrets are out.
    #[must_use]
    pub fn is_red(&self, rules: Rules) -> bool {
        judge(&self.suite, rules).is_red
    }
}

pub(super) fn judge(suite: &Suite, rules: Rules) -> SuiteVerdict {
    let totals = suite.totals();
    let mut verdict = SuiteVerdict::default();
    let mut remark = |holds: bool, is_red: bool, remark: Remark| {
        if holds {
            verdict.is_red |= is_red;
            verdict.remarks.push(remark);
        }
    };
    let is_unreadable = matches!(suite.end, End::Unreadable(_));
    let is_whole = suite.end == End::Complete;
    let is_empty = totals.executions == 0 && is_whole;
    let planned = suite.planned.unwrap_or(0);
    remark(is_unreadable, true, Remark::Unreadable);
    remark(matches!(suite.end, End::Cut(_)), true, Remark::Cut);
    remark(matches!(suite.end, End::Failed(_)), true, Remark::RunFailed);
    remark(suite.unshown > 0, true, Remark::Unshown);
    remark(is_empty, !rules.allow_empty, Remark::Empty);
    remark(totals.failures() > 0, true, Remark::Failures);
    remark(!suite.broken.is_empty(), false, Remark::Broken);
    let asserts_nothing = totals.assertions == totals.skipped && totals.executions > 0;
    remark(
        asserts_nothing,
        rules.require_assertions,
        Remark::NoAssertions,
    );
    let is_stopped = totals.executions < planned && is_whole && !is_empty;
    remark(is_stopped, false, Remark::Stopped);
    remark(suite.runner == Runner::JUnit, false, Remark::Poor);
    if suite.quarantine.is_some() {
        verdict.forgive();
    }
    verdict
}
