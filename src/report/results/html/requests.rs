//! All executions, by suites and folders.

use std::io;

use super::super::words;
use super::Page;
use super::card::Spot;
use super::element::{count, name};
use super::later::Later;
use super::marks::{Mark, Marks};
use super::tree::{Folder, Item, Tree};
use crate::results::Suite;

/// How many executions are shown at once: with more, folders are closed to begin with, and what is in them
/// comes later.
const OPEN: u64 = 300;

impl Page<'_, '_> {
    pub(super) fn requests(&mut self) -> io::Result<()> {
        let class = if self.is_small() { "" } else { " large" };
        writeln!(
            self.out,
            "<section class=\"requests{class}\" aria-labelledby=\"requests\"><h2 id=\"requests\">All requests \
             <small>{}</small></h2>",
            count(self.counts.all)
        )?;
        let report = self.report;
        for (place, suite, verdict) in report.suites() {
            let tree = Tree::of(suite);
            self.suite_head(place, suite, verdict, self.open())?;
            self.folder(place, suite, &tree, 0, 0)?;
            writeln!(self.out, "</details>")?;
        }
        writeln!(self.out, "</section>")
    }

    fn is_small(&self) -> bool {
        self.counts.all <= OPEN
    }

    fn open(&self) -> &'static str {
        if self.is_small() { " open" } else { "" }
    }

    /// What is in a folder. `depth` folders are above it.
    fn folder(
        &mut self,
        place: usize,
        suite: &Suite,
        tree: &Tree,
        folder: usize,
        depth: usize,
    ) -> io::Result<()> {
        let (mut left_out, mut later) = (0, Later::default());
        let is_later = !self.is_small();
        for item in &tree.folders[folder].items {
            match *item {
                Item::Folder(inner) => {
                    if tree.folders[inner].executions == 0 {
                        continue;
                    }
                    later.end(self.out)?;
                    self.folder_head(suite, &tree.folders[inner])?;
                    self.folder(place, suite, tree, inner, depth + 1)?;
                    writeln!(self.out, "</details>")?;
                }
                Item::Execution(index) => {
                    let execution = &suite.executions[index];
                    let spot = Spot {
                        place,
                        suite,
                        index,
                        execution,
                    };
                    let marks = Marks::of(&self.report, &self.spread, place, suite, execution);
                    let is_told = marks.has(Mark::Failed) || marks.has(Mark::Flaky);
                    if is_told || self.room.passed() {
                        later.element(is_later, self.out)?;
                        self.row(spot, marks, depth)?;
                    } else {
                        left_out += 1;
                    }
                }
            }
        }
        later.end(self.out)?;
        self.left_out(left_out)
    }

    fn folder_head(&mut self, suite: &Suite, folder: &Folder) -> io::Result<()> {
        let title = folder
            .name
            .map_or_else(String::new, |id| name(suite.text(id)));
        let (open, counts) = (self.open(), counts(folder));
        writeln!(
            self.out,
            "<details class=\"folder\"{open}><summary><span class=\"name\">{title}</span>\
             <span class=\"facts\">{counts}</span></summary>"
        )
    }

    fn left_out(&mut self, left_out: u64) -> io::Result<()> {
        if left_out == 0 {
            return Ok(());
        }
        let left_out = words::plural(left_out, "more request");
        writeln!(
            self.out,
            "<p class=\"none\">{left_out} passed and left out here, because the page would be too large: \
             <code>--format json=FILE</code> has all.</p>"
        )
    }
}

/// `<b>2 failed</b> of 12`.
fn counts(folder: &Folder) -> String {
    let all = count(folder.executions);
    match folder.failed {
        0 => all,
        failed => format!("<strong>{} failed</strong> of {all}", count(failed)),
    }
}
