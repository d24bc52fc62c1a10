//! What an execution is marked with: its classes, by which the page's filters find it.

use super::super::{Report, check};
use super::spread::Spread;
use crate::results::{Execution, Outcome, Suite};

/// Something that is said of an execution.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Failed,
    /// Something failed that did not in the earlier run.
    New,
    /// Something failed that did in the earlier run.
    Known,
    Flaky,
    Slow,
    Skipped,
}

/// All of them, in the order in which they are shown.
pub(super) const ALL: [Mark; 6] = [
    Mark::Failed,
    Mark::New,
    Mark::Known,
    Mark::Flaky,
    Mark::Slow,
    Mark::Skipped,
];

impl Mark {
    /// The class of an element that has it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::New => "new",
            Self::Known => "known",
            Self::Flaky => "flaky",
            Self::Slow => "slow",
            Self::Skipped => "skipped",
        }
    }

    /// What is shown beside a name. That it failed is shown by its colour and its sign.
    fn word(self) -> &'static str {
        match self {
            Self::Failed => "",
            Self::Known => "still failing",
            Self::New | Self::Flaky | Self::Slow | Self::Skipped => self.class(),
        }
    }
}

/// What is said of an execution.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks([bool; ALL.len()]);

impl Marks {
    pub(super) fn of(
        report: &Report<'_>,
        spread: &Spread,
        place: usize,
        suite: &Suite,
        execution: &Execution,
    ) -> Self {
        let mut marks = Self::default();
        if spread.is_slow(execution) {
            marks.add(Mark::Slow);
        }
        for check in check::of(place, suite, execution) {
            match check.outcome {
                Outcome::Passed => {}
                Outcome::Skipped => marks.add(Mark::Skipped),
                Outcome::Flaky(_) => marks.add(Mark::Flaky),
                Outcome::Failed(_) => {
                    marks.add(Mark::Failed);
                    match check.is_new(report) {
                        Some(true) => marks.add(Mark::New),
                        Some(false) => marks.add(Mark::Known),
                        None => {}
                    }
                }
            }
        }
        marks
    }

    fn add(&mut self, mark: Mark) {
        self.0[mark as usize] = true;
    }

    pub(super) fn has(self, mark: Mark) -> bool {
        self.0[mark as usize]
    }

    fn each(self) -> impl Iterator<Item = Mark> {
        ALL.into_iter().filter(move |mark| self.has(*mark))
    }

    /// The classes of its element, each with a blank before it.
    pub(super) fn classes(self) -> String {
        self.each().flat_map(|mark| [" ", mark.class()]).collect()
    }

    /// What is shown of them beside a name.
    pub(super) fn tags(self) -> String {
        let told = self.each().filter(|mark| !mark.word().is_empty());
        told.flat_map(|mark| ["<em class=\"", mark.class(), "\">", mark.word(), "</em>"])
            .collect()
    }
}

/// How many executions have which mark.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) all: u64,
    of: [u64; ALL.len()],
}

impl Counts {
    pub(super) fn of(report: &Report<'_>, spread: &Spread) -> Self {
        let mut counts = Self::default();
        for (place, suite, _) in report.suites() {
            for execution in &suite.executions {
                counts.all += 1;
                let marks = Marks::of(report, spread, place, suite, execution);
                for mark in marks.each() {
                    counts.of[mark as usize] += 1;
                }
            }
        }
        counts
    }

    pub(super) fn with(&self, mark: Mark) -> u64 {
        self.of[mark as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Mark, Marks};

    #[test]
    fn each_mark_has_its_place() {
        for (place, mark) in ALL.into_iter().enumerate() {
            assert_eq!(mark as usize, place);
        }
        let mut marks = Marks::default();
        assert_eq!(
            (marks.classes(), marks.tags()),
            (String::new(), String::new())
        );
        marks.add(Mark::Slow);
        marks.add(Mark::Failed);
        assert_eq!(marks.classes(), " failed slow");
        assert_eq!(marks.tags(), "<em class=\"slow\">slow</em>");
    }
}
