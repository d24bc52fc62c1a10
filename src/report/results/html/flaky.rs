//! What failed first and passed then.

use std::io;

use super::super::check::{self, Check};
use super::super::words::plural;
use super::Page;
use super::element::{count, id, name};
use crate::results::Outcome;

/// How many are listed: the filter shows all.
const MOST: usize = 20;

impl Page<'_, '_> {
    pub(super) fn flaky(&mut self) -> io::Result<()> {
        let report = self.report;
        let all = report.flaky().count();
        if all == 0 {
            return Ok(());
        }
        let title = plural(all as u64, "flaky test");
        writeln!(
            self.out,
            "<h2>Flaky</h2><p class=\"about\">failed first, and passed when it was tried again</p>\
             <details class=\"list\"><summary>{title}</summary><ul>"
        )?;
        let executions = report.suites().flat_map(|(place, suite, _)| {
            let executions = suite.executions.iter().enumerate();
            executions.map(move |(index, execution)| (place, suite, index, execution))
        });
        let is_flaky = |check: &Check<'_>| matches!(check.outcome, Outcome::Flaky(_));
        let checks = executions.flat_map(|(place, suite, index, execution)| {
            let checks = check::of(place, suite, execution).filter(is_flaky);
            checks.map(move |check| (id(place, index), check))
        });
        for (id, check) in checks.take(MOST) {
            let path = check.suite.path(check.suite.request(check.execution));
            let (path, test) = (name(&path), name(&check.name()));
            writeln!(self.out, "<li><a href=\"#{id}\">{path}</a> {test}")?;
        }
        if all > MOST {
            writeln!(self.out, "<li>and {} more", count((all - MOST) as u64))?;
        }
        writeln!(self.out, "</ul></details>")
    }
}
