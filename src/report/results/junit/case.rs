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
}

impl<'s> Case<'s> {
    pub(super) fn new(suite: &'s str) -> Self {
        Self { suite }
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
            (Outcome::Failed(_), None) => "failure",
            (Outcome::Failed(_), Some(_)) => "error",
            (Outcome::Flaky(_), None) => "flakyFailure",
            (Outcome::Flaky(_), Some(_)) => "flakyError",
        };
        let Some(why) = check.why() else {
            return out.write_all(b"/>\n");
        };
        let kind = attribute(check.suite.text(why.kind));
        let message = attribute(check.suite.text(why.message));
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
        let message = attribute(&sentence.what);
        let next = text(sentence.next.unwrap_or_default());
        write!(
            out,
            ">\n      <error type=\"{remark:?}\" message=\"{message}\">{next}</error>\n    </testcase>\n"
        )
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
