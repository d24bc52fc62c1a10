//! `stats`: how many iterations there were, and how many failures Newman counts.

use super::super::json::{Fault, Pieces};
use super::super::run::{Outcome, Phase, Suite};
use super::{Reader, small};

/// Failures by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stats {
    assertions: u32,
    requests: u32,
    scripts: u32,
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
            (self.scripts, scripted),
        ];
        let beyond = kinds.iter().filter(|(_, is_shown)| !is_shown);
        beyond.fold(0, |all, (count, _)| all.saturating_add(*count))
    }
}

impl<P: Pieces> Reader<'_, P> {
    pub(super) fn stats(&mut self) -> Result<(), Fault> {
        let json = &mut *self.json;
        let Some(mut stats) = json.object()? else {
            return Ok(());
        };
        while let Some(key) = json.key(&mut stats)? {
            let (mut iterations, mut other) = (self.suite.suite().iterations, 0);
            let (is_total, count) = match &*key {
                b"iterations" => (true, &mut iterations),
                b"assertions" => (false, &mut self.stats.assertions),
                b"requests" => (false, &mut self.stats.requests),
                b"testScripts" | b"prerequestScripts" => (false, &mut other),
                _ => {
                    json.skip()?;
                    continue;
                }
            };
            let Some(mut counts) = json.object()? else {
                continue;
            };
            while let Some(key) = json.key(&mut counts)? {
                match (&*key, is_total) {
                    (b"total", true) | (b"failed", false) => *count = small(json.count()?),
                    _ => json.skip()?,
                }
            }
            self.stats.scripts = self.stats.scripts.saturating_add(other);
            if is_total {
                self.suite.suite().iterations = iterations;
            }
        }
        Ok(())
    }
}
