//! An execution in the tree: one that passed opens there, one that failed leads to its card.

use std::io;

use super::super::check;
use super::Page;
use super::card::Spot;
use super::element::{facts, id, path};
use super::marks::{Mark, Marks};

impl Page<'_, '_> {
    /// The row. `depth` folders stand above it already.
    pub(super) fn row(&mut self, spot: Spot<'_>, marks: Marks, depth: usize) -> io::Result<()> {
        let Spot {
            place,
            suite,
            index,
            execution,
        } = spot;
        let head = format!(
            "<span class=\"name\">{}</span>{}{}",
            path(suite, suite.request(execution), depth),
            spot.tags(marks, ""),
            facts(suite, execution),
        );
        let (classes, id) = (marks.classes(), id(place, index));
        if marks.has(Mark::Failed) {
            return writeln!(
                self.out,
                "<a class=\"row to{classes}\" href=\"#{id}\">{head}</a>"
            );
        }
        write!(
            self.out,
            "<details class=\"row x{classes}\" id=\"{id}\"><summary>{head}</summary>"
        )?;
        let mut checks = check::of(place, suite, execution).peekable();
        if checks.peek().is_none() {
            write!(self.out, "<p class=\"none\">Nothing is asserted.</p>")?;
        } else {
            write!(self.out, "<ul class=\"checks\">")?;
            for check in checks {
                self.rest(&check)?;
            }
            write!(self.out, "</ul>")?;
        }
        self.exchange(suite, execution, false)?;
        writeln!(self.out, "</details>")
    }
}
