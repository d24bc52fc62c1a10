//! What a run looks like as a whole, beside what failed in it.

use std::io;

use super::Page;

impl Page<'_, '_> {
    pub(super) fn overview(&mut self) -> io::Result<()> {
        writeln!(
            self.out,
            "<section class=\"overview\" aria-label=\"Overview\">"
        )?;
        self.changes()?;
        self.suites()?;
        self.flaky()?;
        self.histogram()?;
        self.order()?;
        self.lanes()?;
        self.slowest()?;
        writeln!(self.out, "</section>")
    }
}
