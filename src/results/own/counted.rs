//! What a report counts and how it judges, beside what it shows: what is gone from it could have been what
//! failed.

use super::super::json::{Fault, Json, Pieces};
use super::super::keep;
use super::super::lack::COUNTS;
use super::super::run::{End, Suite};
use super::super::totals::Totals;
use super::super::verdict::{Rules, judge};

/// What postorb counted when it wrote the report, of a suite or of all.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::results) struct Counted {
    totals: Totals,
    is_red: bool,
}

/// Whatever can turn a suite red does: it could have where the report was written.
const STRICT: Rules = Rules {
    allow_empty: false,
    require_assertions: true,
    allow_none: false,
};

impl Counted {
    /// Reads `verdict`: `passed`, or it is none.
    pub(in crate::results) fn verdict<P: Pieces>(
        &mut self,
        json: &mut Json<P>,
    ) -> Result<(), Fault> {
        self.is_red |= json.text(keep::NAME)? != Some("passed");
        Ok(())
    }

    /// Reads `totals`, of these what has to be shown.
    pub(in crate::results) fn totals<P: Pieces>(
        &mut self,
        json: &mut Json<P>,
    ) -> Result<(), Fault> {
        let Some(mut members) = json.object()? else {
            return Ok(());
        };
        let totals = &mut self.totals;
        while let Some(key) = json.key(&mut members)? {
            let count = match &*key {
                b"suites" => &mut totals.suites,
                b"executions" => &mut totals.executions,
                b"assertions" => &mut totals.assertions,
                b"failed" => &mut totals.failed,
                b"request_errors" => &mut totals.request_errors,
                b"script_errors" => &mut totals.script_errors,
                _ => {
                    json.skip()?;
                    continue;
                }
            };
            *count = json.count()?.unwrap_or(0).max(*count);
        }
        Ok(())
    }

    /// Tells a suite what is counted of it and not shown; why it is not whole, where that is so.
    pub(super) fn tell(&self, suite: &mut Suite) -> Option<String> {
        if suite.end != End::Complete {
            return None;
        }
        if self.is_red {
            // What is in quarantine passes.
            suite.quarantine = None;
        }
        let shown = suite.totals();
        let beyond = self.failures_beyond(&shown);
        suite.unshown = suite.unshown.saturating_add(beyond);
        if beyond == 0 && self.is_beyond(&shown) {
            return Some(self.told(&shown));
        }
        if self.is_red && !judge(suite, STRICT).is_red {
            suite.unshown = 1;
        }
        None
    }

    /// What a report on several suites counts, and they do not show.
    pub(in crate::results) fn lack(&self, suites: &[&Suite]) -> Option<String> {
        let many = suites.len() as u64;
        if self.totals.suites > many {
            let counted = self.totals.suites;
            return Some(format!("{COUNTS} {counted} suites, and has {many}"));
        }
        if suites.iter().any(|suite| judge(suite, STRICT).is_red) {
            return None;
        }
        let mut shown = Totals::default();
        for suite in suites {
            shown += suite.totals();
        }
        if self.failures_beyond(&shown) > 0 {
            let failures = self.totals.failures();
            return Some(format!(
                "{COUNTS} failures, {failures} in all, and does not show them"
            ));
        }
        if self.is_beyond(&shown) {
            return Some(self.told(&shown));
        }
        let is_lost = self.is_red && many > 0;
        is_lost.then(|| "its verdict is not `passed`, and it has no suite that failed".to_owned())
    }

    /// Failures that are counted and not shown.
    fn failures_beyond(&self, shown: &Totals) -> u32 {
        let Totals {
            failed,
            request_errors,
            script_errors,
            ..
        } = self.totals;
        let beyond = [
            failed.saturating_sub(shown.failed),
            request_errors.saturating_sub(shown.request_errors),
            script_errors.saturating_sub(shown.script_errors),
        ];
        let beyond = beyond.into_iter().fold(0, u64::saturating_add);
        u32::try_from(beyond).unwrap_or(u32::MAX)
    }

    fn is_beyond(&self, shown: &Totals) -> bool {
        self.totals.executions > shown.executions || self.totals.assertions > shown.assertions
    }

    fn told(&self, shown: &Totals) -> String {
        format!(
            "{COUNTS} {} requests with {} assertions, and has {} with {}",
            self.totals.executions, self.totals.assertions, shown.executions, shown.assertions
        )
    }
}
