//! The ends of tests, of suites and of the report.

use super::super::run::{End, Runner};
use super::Reader;
use super::open::{self, Open};

impl Reader<'_> {
    /// Ends the innermost suite; whether there was one.
    pub(super) fn close(&mut self) -> bool {
        let Some(open) = self.open.pop() else {
            return false;
        };
        let held = open.held;
        let told = open.close(self.suite);
        if let Some(around) = self.open.last_mut() {
            around.held += held;
            around.told.add(told);
        } else {
            self.all.add(told);
        }
        true
    }

    /// Adds the test that was open, if one was.
    pub(super) fn end_case(&mut self) {
        if let Some(case) = self.case.take() {
            let open = Self::around(&mut self.open, &mut self.stray, self.suite);
            open.case(&case, self.suite);
        }
    }

    /// What the report came to, and how it ended.
    pub(super) fn finish(mut self, fault: Option<String>) -> End {
        if let Some(other) = &self.other {
            let why = format!(
                "it is XML that begins with `<{other}>`, and no JUnit, which begins with `<testsuites>`"
            );
            return End::Unreadable(self.suite.text(&why));
        }
        if !self.is_begun {
            let why = fault.unwrap_or_else(|| "it is XML without an element".to_owned());
            return End::Unreadable(self.suite.text(&why));
        }
        // What was open when it was cut is told as far as it was read.
        self.end_case();
        if let Some(stray) = self.stray.take() {
            self.suites += 1;
            self.all.add(stray.close(self.suite));
        }
        while self.close() {}
        self.uncounted();
        let is_newmans = self.suites == self.newmans;
        let suite = self.suite.suite();
        suite.runner = if is_newmans {
            Runner::JUnit
        } else {
            Runner::Other
        };
        if !is_newmans {
            suite.collection = None;
        }
        match fault {
            Some(fault) => End::Cut(self.suite.text(&fault)),
            None => End::Complete,
        }
    }

    /// Adds what the outermost element counts and no suite tells.
    fn uncounted(&mut self) {
        let missing = self.counted.beyond(self.all);
        let many = missing.failures.saturating_add(missing.errors);
        // Newman counts requests there that ran, each time: of other tools they are the tests.
        let is_lost = if self.suites == self.newmans {
            self.tests > 0 && self.suites == 0
        } else {
            self.tests > self.cases
        };
        let why = match (many, is_lost) {
            (0, false) => return,
            (0, true) => format!(
                "the report counts {} tests, and has {}",
                self.tests, self.cases
            ),
            _ => format!("the report counts {many} more than its suites tell"),
        };
        let mut open = Open::unnamed(self.suite);
        open.error(open::failed(&why, self.suite));
        open.close(self.suite);
    }
}
