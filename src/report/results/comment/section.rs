//! A section: what a suite came to.

use super::super::Report;
use super::super::markdown::{changes, failed, failure, is_address, remarks, short};
use super::super::words::plural;
use super::cut::units;
use super::facts::Facts;
use crate::harmless::shown;
use crate::report::markdown::list;
use crate::results::{Place, Suite, SuiteVerdict};

/// A suite in a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) facts: Facts,
    /// Markdown, a block a piece.
    pub(super) blocks: Vec<String>,
}

/// Where results come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Source<'s> {
    /// The commit that ran.
    pub commit: Option<&'s str>,
    /// Where all of it is.
    pub link: Option<&'s str>,
}

/// The most units of UTF-16 that are made of a suite: no comment has room for more.
const MOST: usize = 70_000;
/// The longest name of a suite, in characters.
const NAME: usize = 100;

/// A section for each suite of a report.
pub(super) fn all(report: &Report<'_>, source: Source<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (place, suite, verdict) in report.suites() {
        let name = suite.text(suite.name);
        let before = report.run.suites[..place].iter();
        let twins = before
            .filter(|other| other.text(other.name) == name)
            .count();
        let one = One {
            report,
            place,
            suite,
            verdict,
            twins,
        };
        let facts = one.facts(source);
        let blocks = one.blocks(&facts);
        sections.push(Section { facts, blocks });
    }
    sections
}

/// A suite of a report.
struct One<'r> {
    report: &'r Report<'r>,
    place: usize,
    suite: &'r Suite,
    verdict: &'r SuiteVerdict,
    /// How many suites before it have the same name.
    twins: usize,
}

impl One<'_> {
    fn facts(&self, source: Source<'_>) -> Facts {
        let totals = self.suite.totals();
        let is_here = |at: &&Place| match at {
            Place::Assertion(suite, _) | Place::Error(suite, _) => *suite as usize == self.place,
        };
        let compared = self.report.comparison;
        let new = compared.map(|one| one.new.iter().filter(is_here).count() as u64);
        let fixed = compared.map_or(0, |one| {
            let fixed = one
                .fixed
                .iter()
                .filter(|fixed| self.is_told_of(&fixed.suite));
            fixed.count() as u64
        });
        let link = source.link.filter(|link| is_address(link));
        Facts {
            suite: self.label(),
            commit: source.commit.map(str::to_owned),
            link: link.map(str::to_owned),
            red: self.verdict.is_red,
            requests: totals.executions,
            assertions: totals.assertions,
            failures: totals.failures(),
            new,
            forgiven: self.verdict.is_forgiven(),
            fixed,
            flaky: totals.flaky + totals.recovered,
            skipped: totals.skipped,
            time: self.suite.duration().unwrap_or(totals.time),
        }
    }

    fn name(&self) -> &str {
        self.suite.text(self.suite.name)
    }

    /// Whether what is told by the name of a suite is told here: of several, in the first.
    fn is_told_of(&self, name: &str) -> bool {
        self.twins == 0 && name == self.name()
    }

    /// A name that stays the same from run to run and is no other suite's.
    fn label(&self) -> String {
        let line = shown(self.name()).replace(['\n', '\t'], " ");
        let label: String = line.trim().chars().take(NAME).collect();
        match self.twins {
            0 => label,
            twins => format!("{label} ({})", twins + 1),
        }
    }

    /// What there is to say; nothing of a suite that passed and is as it was.
    fn blocks(&self, facts: &Facts) -> Vec<String> {
        let mut blocks = Vec::new();
        let remarks: Vec<String> = remarks(self.suite, self.verdict).collect();
        if !remarks.is_empty() {
            blocks.push(list(remarks) + "\n");
        }
        let mut room = MOST;
        for check in failed(self.report, self.place, self.suite) {
            let block = failure(self.report, &check);
            let Some(left) = room.checked_sub(units(&block)) else {
                break;
            };
            room = left;
            blocks.push(block);
        }
        blocks.extend(changes(self.report, |name| self.is_told_of(name)));
        if !blocks.is_empty() {
            blocks.insert(0, title(facts));
        }
        blocks
    }
}

fn title(facts: &Facts) -> String {
    let mark = if facts.red { "❌" } else { "✅" };
    let mut parts = Vec::new();
    if facts.failures > 0 {
        let quarantine = if facts.forgiven { " in quarantine" } else { "" };
        parts.push(plural(facts.failures, "failure") + quarantine);
    }
    for (count, word) in [
        (facts.new.unwrap_or(0), "new"),
        (facts.fixed, "fixed"),
        (facts.flaky, "flaky"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    let joint = if parts.is_empty() { "" } else { ": " };
    format!(
        "#### {mark} {}{joint}{}\n\n",
        short(&facts.suite),
        parts.join(", ")
    )
}
