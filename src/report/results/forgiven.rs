//! What counts, and what does not: a suite in quarantine shows its failures and fails nothing by them.

use super::check::Check;
use super::words::plural;
use super::{Report, remark};
use crate::results::{Place, SuiteVerdict, Totals};

impl Report<'_> {
    /// What the suites come to whose failures count.
    pub(super) fn counted(&self) -> Totals {
        self.totals_of(false)
    }

    /// What the suites come to whose failures do not.
    pub(super) fn forgiven(&self) -> Totals {
        self.totals_of(true)
    }

    fn totals_of(&self, is_forgiven: bool) -> Totals {
        let mut totals = Totals::default();
        for (_, suite, verdict) in self.suites() {
            if verdict.is_forgiven() == is_forgiven {
                totals += suite.totals();
            }
        }
        totals
    }

    /// `8 failures in quarantine`, with what made a suite there fail as a whole; empty where there is none.
    pub(super) fn in_quarantine(&self) -> String {
        let suites = self.suites().filter(|(.., verdict)| verdict.is_forgiven());
        let problems = suites.map(|(.., verdict)| remark::problems(verdict).count() as u64);
        match self.forgiven().failures() + problems.sum::<u64>() {
            0 => String::new(),
            count => format!("{} in quarantine", plural(count, "failure")),
        }
    }

    /// How many of the failures that the earlier run has not are in quarantine.
    pub(super) fn new_forgiven(&self) -> u64 {
        let new = self.comparison.iter().flat_map(|one| &one.new);
        new.filter(|place| self.is_in_quarantine(**place)).count() as u64
    }

    /// Whether what failed does not count.
    pub(super) fn is_forgiven(&self, check: &Check<'_>) -> bool {
        check.is_failed() && self.is_in_quarantine(check.place)
    }

    fn is_in_quarantine(&self, place: Place) -> bool {
        let (Place::Assertion(suite, _) | Place::Error(suite, _)) = place;
        let verdict = self.verdict.suites.get(suite as usize);
        verdict.is_some_and(SuiteVerdict::is_forgiven)
    }
}
