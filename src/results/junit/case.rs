//! One `<testcase>`.

use super::super::builder::Builder;
use super::super::newman;
use super::super::run::{Failed, Outcome};
use super::super::texts::TextId;
use super::tag::{self, Tag};

/// A failure that says how often it happened is taken that often, up to here.
pub(super) const MOST: u64 = 1000;

/// A test that is read.
pub(super) struct Case {
    pub(super) name: TextId,
    pub(super) time: u32,
    pub(super) outcome: Outcome,
    /// Failures, and errors, that its elements tell.
    pub(super) failures: u64,
    pub(super) errors: u64,
}

/// An element inside of a test, or of a suite, that tells how something came out.
pub(super) struct Told {
    pub(super) what: What,
    kind: String,
    message: Option<String>,
}

/// What such an element tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Failure,
    Error,
    /// It failed, and passed when it was tried again: `flakyFailure` is Surefire's.
    Flaky,
    Skipped,
}

impl What {
    pub(super) fn of(element: &str) -> Option<Self> {
        Some(match element {
            "failure" => Self::Failure,
            "error" => Self::Error,
            "flakyFailure" | "flakyError" => Self::Flaky,
            "skipped" => Self::Skipped,
            _ => return None,
        })
    }
}

impl Told {
    pub(super) fn new(what: What, tag: &Tag<'_>) -> Self {
        let message = tag.text("message").filter(|message| !message.is_empty());
        Self {
            what,
            kind: tag.text("type").unwrap_or_default(),
            message,
        }
    }

    /// Why it failed, with the text of the element.
    pub(super) fn why(&self, text: &str, suite: &mut Builder) -> Failed {
        let kind = match &*self.kind {
            "" => "Error",
            kind => kind,
        };
        let mut message = self.message.as_deref().unwrap_or(text.trim()).to_owned();
        tag::cut(&mut message);
        Failed {
            kind: suite.text(kind),
            message: suite.text(&message),
            line: newman::line_of(text),
        }
    }
}

impl Case {
    pub(super) fn new(tag: &Tag<'_>, suite: &mut Builder) -> Self {
        let name = suite.text(&tag.text("name").unwrap_or_default());
        let status = tag.text("status").or_else(|| tag.text("result"));
        let status = status.map(|status| status.to_ascii_lowercase());
        let outcome = match status.as_deref() {
            Some("skipped" | "disabled" | "notrun") => Outcome::Skipped,
            Some("failed" | "failure" | "fail" | "error") => {
                let why = "it failed, and the report does not say why";
                Outcome::Failed(Failed {
                    kind: suite.text("Error"),
                    message: suite.text(why),
                    line: None,
                })
            }
            _ => Outcome::Passed,
        };
        Self {
            name,
            time: tag.time("time").unwrap_or(0),
            outcome,
            failures: 0,
            errors: 0,
        }
    }

    /// Takes what an element in it tells. A failure outweighs all else.
    pub(super) fn take(&mut self, told: &Told, text: &str, suite: &mut Builder) {
        match told.what {
            What::Skipped if self.outcome == Outcome::Passed => self.outcome = Outcome::Skipped,
            What::Skipped => {}
            What::Flaky if matches!(self.outcome, Outcome::Failed(_)) => {}
            What::Flaky => self.outcome = Outcome::Flaky(told.why(text, suite)),
            What::Failure | What::Error => {
                if self.failures + self.errors == 0 {
                    self.outcome = Outcome::Failed(told.why(text, suite));
                }
                match told.what {
                    What::Failure => self.failures += times(text),
                    _ => self.errors += 1,
                }
            }
        }
    }

    /// How many assertions it stands for: Newman's has all iterations in it.
    pub(super) fn count(&self) -> u64 {
        (self.failures + self.errors).clamp(1, MOST)
    }
}

/// How often a failure happened: Newman writes `Failed 2 times.`
fn times(text: &str) -> u64 {
    let count = text.trim_start().strip_prefix("Failed ");
    let count = count.and_then(|rest| rest.split_once(" times.")?.0.parse().ok());
    count.unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn a_failure_says_how_often_it_happened() {
        assert_eq!(times("\n  Failed 2 times.\nCollection"), 2);
        assert_eq!(times("Failed 0 times."), 1);
        assert_eq!(times("Failed many times."), 1);
        assert_eq!(times("expected 2 to equal 3"), 1);
    }
}
