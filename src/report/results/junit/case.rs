//! One test.

use std::io;

use super::super::check::Check;
use super::super::details::{details as behind, message};
use super::super::excerpt;
use super::super::remark::Sentence;
use super::super::time::seconds;
use crate::report::xml::{attribute, text};
use crate::results::{Outcome, Remark};

/// Writes the tests of a suite.
pub(super) struct Case<'s> {
    /// The suite's name, escaped. It is the atom that CircleCI splits by, too.
    suite: &'s str,
    /// Why its failures do not count, where they do not.
    quarantine: Option<&'s str>,
}

impl<'s> Case<'s> {
    pub(super) fn new(suite: &'s str, quarantine: Option<&'s str>) -> Self {
        Self { suite, quarantine }
    }

    pub(super) fn write(
        &self,
        check: &Check<'_>,
        class: &str,
        name: &str,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let time = if check.is_first {
            u64::from(check.execution.time)
        } else {
            0
        };
        self.head(class, name, time, out)?;
        let element = match (check.outcome, check.phase) {
            (Outcome::Passed, _) => return out.write_all(b"/>\n"),
            (Outcome::Skipped, _) => {
                return out.write_all(b">\n      <skipped/>\n    </testcase>\n");
            }
            (Outcome::Failed(_), _) if self.quarantine.is_some() => "skipped",
            (Outcome::Failed(_), None) => "failure",
            (Outcome::Failed(_), Some(_)) => "error",
            (Outcome::Flaky(_), None) => "flakyFailure",
            (Outcome::Flaky(_), Some(_)) => "flakyError",
        };
        let Some(why) = check.why() else {
            return out.write_all(b"/>\n");
        };
        let kind = attribute(check.suite.text(why.kind));
        let message = check.suite.text(why.message);
        let message = if check.is_failed() {
            self.said(message)
        } else {
            attribute(message)
        };
        let details = text(&details(check));
        write!(
            out,
            ">\n      <{element} type=\"{kind}\" message=\"{message}\">{details}</{element}>\n    </testcase>\n"
        )
    }

    /// What makes the suite fail, as a test.
    pub(super) fn problem(
        &self,
        name: &str,
        remark: Remark,
        sentence: &Sentence,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        self.head(self.suite, name, 0, out)?;
        let message = self.said(&sentence.what);
        let next = text(sentence.next.unwrap_or_default());
        let element = if self.quarantine.is_some() {
            "skipped"
        } else {
            "error"
        };
        write!(
            out,
            ">\n      <{element} type=\"{remark:?}\" message=\"{message}\">{next}</{element}>\n    </testcase>\n"
        )
    }

    /// Why something failed, behind why that does not count.
    fn said(&self, message: &str) -> String {
        match self.quarantine {
            Some(quarantine) => attribute(&format!("{quarantine}: {message}")),
            None => attribute(message),
        }
    }

    fn head(&self, class: &str, name: &str, time: u64, out: &mut dyn io::Write) -> io::Result<()> {
        let (file, name, time) = (self.suite, attribute(name), seconds(time));
        write!(
            out,
            "    <testcase classname=\"{class}\" name=\"{name}\" file=\"{file}\" time=\"{time}\""
        )
    }
}

/// All that helps to understand a failure. What CI systems show of a test is its message and this.
fn details(check: &Check<'_>) -> String {
    let mut lines = vec![message(check).to_owned()];
    lines.extend(behind(check));
    let answer = excerpt::answer(check.suite, check.execution);
    if let Some(answer) = answer.filter(|_| check.is_failed()) {
        lines.extend([answer.title, answer.text]);
    }
    lines.join("\n")
}
