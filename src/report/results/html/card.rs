//! An execution that failed, with all that helps to understand it.

use std::io;

use super::super::check::{self, Check, iteration};
use super::super::excerpt::cut;
use super::super::{details, words};
use super::Page;
use super::element::{attribute, facts, id, name, path, text};
use super::marks::{Mark, Marks};
use crate::results::{Execution, Suite};

/// What a closed card says of its first failure, in characters.
const GLIMPSE: usize = 200;

/// The mark of what does not count.
pub(super) const QUARANTINE: &str = "<em class=\"quarantine\">quarantine</em>";

/// Where an execution is.
#[derive(Clone, Copy)]
pub(super) struct Spot<'r> {
    /// The place of the suite in the run.
    pub(super) place: usize,
    pub(super) suite: &'r Suite,
    /// Its own place in the suite.
    pub(super) index: usize,
    pub(super) execution: &'r Execution,
}

impl Spot<'_> {
    /// What is shown beside its name, with something before it; no element where there is nothing.
    pub(super) fn tags(&self, marks: Marks, before: &str) -> String {
        let iteration = iteration(self.suite, self.execution);
        let iteration = iteration.map(|number| format!("<em>iteration {number}</em>"));
        let tags = [before, &iteration.unwrap_or_default(), &marks.tags()].concat();
        if tags.is_empty() {
            return tags;
        }
        format!("<span class=\"tags\">{tags}</span>")
    }
}

/// How much of a card is open.
#[derive(Clone, Copy, Default)]
pub(super) struct Open {
    pub(super) card: bool,
    pub(super) exchange: bool,
}

impl Page<'_, '_> {
    pub(super) fn card(&mut self, spot: Spot<'_>, is_forgiven: bool, open: Open) -> io::Result<()> {
        let Spot {
            place,
            suite,
            index,
            execution,
        } = spot;
        let marks = Marks::of(&self.report, &self.spread, place, suite, execution);
        let several = self.report.run.suites.len() > 1;
        let suite_name = if several {
            format!("<i>{} › </i>", name(suite.text(suite.name)))
        } else {
            String::new()
        };
        let forgiven = if is_forgiven { QUARANTINE } else { "" };
        writeln!(
            self.out,
            "<details class=\"card x{}{}\" id=\"{}\" data-suite=\"{place}\"{}><summary>\
             <h3>{suite_name}{}</h3>{}{}{}</summary>",
            marks.classes(),
            if is_forgiven { " forgiven" } else { "" },
            id(place, index),
            if open.card { " open" } else { "" },
            path(suite, suite.request(execution), 0),
            spot.tags(marks, forgiven),
            facts(suite, execution),
            glimpse(spot),
        )?;
        self.checks(spot, marks.has(Mark::New) && marks.has(Mark::Known))?;
        self.exchange(suite, execution, open.exchange)?;
        writeln!(self.out, "</details>")
    }

    /// What failed, and behind it what did not.
    fn checks(&mut self, spot: Spot<'_>, is_mixed: bool) -> io::Result<()> {
        let all = || check::of(spot.place, spot.suite, spot.execution);
        writeln!(self.out, "<ul class=\"checks\">")?;
        for check in all().filter(Check::is_failed) {
            self.reason(&check, is_mixed)?;
        }
        writeln!(self.out, "</ul>")?;
        let others = || all().filter(|check| !check.is_failed());
        let count = others().count() as u64;
        if count == 0 {
            return Ok(());
        }
        let count = words::plural(count, "other test");
        writeln!(
            self.out,
            "<details class=\"others\"><summary>{count}</summary><ul class=\"checks\">"
        )?;
        for check in others() {
            self.rest(&check)?;
        }
        writeln!(self.out, "</ul></details>")
    }
}

/// The first failure in a line, which is seen while the card is closed.
fn glimpse(spot: Spot<'_>) -> String {
    let mut failures = check::of(spot.place, spot.suite, spot.execution).filter(Check::is_failed);
    let Some(first) = failures.next() else {
        return String::new();
    };
    let said = details::message(&first).lines().next().unwrap_or_default();
    let more = failures.count() as u64;
    let more = match more {
        0 => String::new(),
        more => format!(
            " <small>and {}</small>",
            words::plural(more, "more failure")
        ),
    };
    let (said, whole) = (text(&cut(said, GLIMPSE)), attribute(&first.name()));
    format!("<p class=\"glimpse\"><b>{whole}</b> {said}{more}</p>")
}
