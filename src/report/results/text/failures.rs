//! What failed, one execution after the other.

use std::io;

use super::super::check::{self, Check};
use super::super::details::message;
use super::super::excerpt::{self, cut};
use super::super::site::{self, script};
use super::super::words::plural;
use super::super::{Report, expected};
use super::paint::Paint;
use super::wrap::wrap;
use crate::harmless::{self, shown};
use crate::results::{Execution, Suite};

/// How many failures are shown: nobody reads more, and the log of a job ends with what counts.
const MOST: u64 = 50;
/// The longest message, in characters, and the longest of two values that are compared.
const MESSAGE: usize = 2_000;
const VALUE: usize = 1_000;
/// The longest name and the longest address.
const NAME: usize = 500;

/// Writes failures, with their numbers.
pub(super) struct Failures<'w, 'r> {
    pub(super) report: &'w Report<'r>,
    pub(super) paint: Paint,
    pub(super) width: usize,
    pub(super) out: &'w mut dyn io::Write,
}

impl Failures<'_, '_> {
    /// All that are shown, and how many are not.
    pub(super) fn write(&mut self) -> io::Result<()> {
        let mut number = 0;
        let all = self.report.run.totals().failures();
        let report = *self.report;
        for (place, suite, _) in report.suites() {
            for execution in &suite.executions {
                if number >= MOST || !suite.is_failed(execution) {
                    continue;
                }
                self.head(suite, execution)?;
                for check in check::of(place, suite, execution).filter(Check::is_failed) {
                    if number < MOST {
                        number += 1;
                        self.failure(number, &check)?;
                    }
                }
                self.answer(suite, execution)?;
            }
        }
        match all - number {
            0 => Ok(()),
            more => writeln!(
                self.out,
                "\nand {}, which the other formats have",
                plural(more, "more failure")
            ),
        }
    }

    fn head(&mut self, suite: &Suite, execution: &Execution) -> io::Result<()> {
        let path = site::path(suite, execution);
        let path = harmless::path(&cut(&path, NAME));
        writeln!(self.out, "\n{}", self.paint.strong(&path))?;
        let Some(exchange) = site::exchange(suite, execution) else {
            return Ok(());
        };
        let exchange = harmless::path(&cut(&exchange, NAME));
        write!(self.out, "{}", wrap(&exchange, "  ", self.width))
    }

    fn failure(&mut self, number: u64, check: &Check<'_>) -> io::Result<()> {
        let name = harmless::path(&cut(&check.name(), NAME));
        let failed = check.phase.map_or("", |_| " failed");
        let new = match check.is_new(self.report) {
            Some(true) => format!(" {}", self.paint.odd("[new]")),
            _ => String::new(),
        };
        let name = self.paint.bad(&format!("{name}{failed}"));
        writeln!(self.out, "  {number}){new} {name}")?;
        let said = message(check);
        if let Some(difference) = expected::split(said) {
            if let Some(about) = difference.about {
                self.lines(&cut(about, MESSAGE))?;
            }
            self.value("expected", &difference.expected)?;
            self.value("actual", difference.actual)?;
        } else {
            let kind = check.why().map(|why| check.suite.text(why.kind));
            // What is an error of no special type says nothing by it.
            let said = match kind.unwrap_or_default() {
                "" | "Error" | "AssertionError" => said.to_owned(),
                kind => format!("{kind}: {said}"),
            };
            self.lines(&cut(&said, MESSAGE))?;
        }
        if let Some(script) = script(check) {
            writeln!(self.out, "     {}", self.paint.faint(&script))?;
        }
        Ok(())
    }

    fn value(&mut self, label: &str, value: &str) -> io::Result<()> {
        let value = harmless::path(&cut(value, VALUE));
        // What follows the first line stands below the value.
        let lines = wrap(&value, &" ".repeat(15), self.width);
        write!(
            self.out,
            "     {label:<8}  {}",
            lines.trim_start_matches(' ')
        )
    }

    fn answer(&mut self, suite: &Suite, execution: &Execution) -> io::Result<()> {
        let Some(answer) = excerpt::answer(suite, execution) else {
            return Ok(());
        };
        writeln!(self.out, "  {}", self.paint.faint(&answer.title))?;
        let lines = wrap(&shown(&answer.text), "    ", self.width);
        self.out.write_all(lines.as_bytes())
    }

    fn lines(&mut self, text: &str) -> io::Result<()> {
        let lines = wrap(&shown(text), "     ", self.width);
        self.out.write_all(lines.as_bytes())
    }
}
