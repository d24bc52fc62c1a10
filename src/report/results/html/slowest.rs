//! What took longest.

use std::cmp::Reverse;
use std::io;

use super::super::time::human;
use super::Page;
use super::element::{id, name};
use super::spread::is_answered;

/// How many are listed.
const MOST: usize = 5;

impl Page<'_, '_> {
    pub(super) fn slowest(&mut self) -> io::Result<()> {
        let report = self.report;
        let mut slowest = Vec::new();
        for (place, suite, _) in report.suites() {
            for (index, execution) in suite.executions.iter().enumerate() {
                if is_answered(execution) {
                    slowest.push((Reverse(execution.time), place, index));
                }
            }
            // No more than these are kept of however many there are.
            slowest.sort_unstable();
            slowest.truncate(MOST);
        }
        if slowest.len() < 2 {
            return Ok(());
        }
        writeln!(self.out, "<h2>Slowest</h2><ol class=\"slowest\">")?;
        for (Reverse(time), place, index) in slowest {
            let suite = &report.run.suites[place];
            let path = suite.path(suite.request(&suite.executions[index]));
            writeln!(
                self.out,
                "<li><a href=\"#{}\">{}</a> <time>{}</time>",
                id(place, index),
                name(&path),
                human(time.into())
            )?;
        }
        writeln!(self.out, "</ol>")
    }
}
