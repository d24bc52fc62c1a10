//! `stats`, and `summary` in the Postman CLI's own structure: how many iterations there were, and how many
//! failures are counted.

use super::super::json::{Fault, Pieces};
use super::super::run::{Outcome, Phase, Suite};
use super::{Reader, small};

/// Failures by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stats {
    assertions: u32,
    requests: u32,
    /// Those of scripts before requests, and of those with tests.
    scripts: u32,
    /// Those of all scripts, which Newman counts once more.
    all_scripts: u32,
    /// Those of which it is not known what it is that failed.
    others: u32,
}

impl Stats {
    /// Failures of the kinds of which a suite has none. How many there are of a kind says nothing:
    /// Newman counts what `pm.sendRequest` repeats otherwise than it writes it.
    pub(super) fn beyond(self, suite: &Suite) -> u32 {
        let has = |kinds: &[Phase]| suite.errors.iter().any(|one| kinds.contains(&one.phase));
        let is_failed = |outcome| matches!(outcome, Outcome::Failed(_));
        // What `failures` alone has of an assertion is an error of the script that makes it.
        let asserted = suite.assertions.iter().any(|one| is_failed(one.outcome));
        let asserted = asserted || has(&[Phase::Test, Phase::Other]);
        let requested = has(&[Phase::Request, Phase::Other]);
        let scripted = has(&[Phase::PreRequest, Phase::Test, Phase::Other]);
        let kinds = [
            (self.assertions, asserted),
            (self.requests, requested),
            (self.scripts.max(self.all_scripts), scripted),
        ];
        let beyond = kinds.iter().filter(|(_, is_shown)| !is_shown);
        let beyond = beyond.fold(0, |all: u32, (count, _)| all.saturating_add(*count));
        let is_any = asserted || requested || scripted || beyond > 0;
        if is_any { beyond } else { self.others }
    }

    /// Adds what failed of a kind.
    fn add(&mut self, kind: &[u8], failed: u32) {
        let count = match kind {
            b"assertions" => &mut self.assertions,
            b"requests" | b"executedRequests" => &mut self.requests,
            b"scripts" => &mut self.all_scripts,
            b"testScripts" | b"prerequestScripts" | b"postresponseScripts" => {
                self.scripts = self.scripts.saturating_add(failed);
                return;
            }
            _ => &mut self.others,
        };
        *count = failed.max(*count);
    }
}

impl<P: Pieces> Reader<'_, P> {
    pub(super) fn stats(&mut self) -> Result<(), Fault> {
        let Some(mut stats) = self.json.object()? else {
            return Ok(());
        };
        while let Some(kind) = self.json.key(&mut stats)? {
            self.rows.is_postman_cli |= &*kind == b"responses";
            let Some(mut counts) = self.json.object()? else {
                continue;
            };
            let mut failed = 0;
            while let Some(key) = self.json.key(&mut counts)? {
                match (&*kind, &*key) {
                    (_, b"failed" | b"errors") => failed = self.failed_of()?.max(failed),
                    (b"iterations", b"total" | b"executed") => {
                        self.suite.suite().iterations = small(self.json.count()?);
                    }
                    (b"requests", b"total") => {
                        self.rows.counted = small(self.json.count()?).max(self.rows.counted);
                    }
                    _ => self.json.skip()?,
                }
            }
            self.stats.add(&kind, failed);
        }
        Ok(())
    }

    /// How many failed. What cannot be read as a number is not zero.
    fn failed_of(&mut self) -> Result<u32, Fault> {
        if self.json.is_null()? {
            return Ok(0);
        }
        let count = self.json.count()?;
        Ok(small(count.or(Some(1))))
    }
}
