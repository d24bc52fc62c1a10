//! A rule: its name, its page, and what it finds.

use super::{RULES, Subject};
use crate::finding::{Finding, Severity};

/// A rule and what it is for.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, as in `error[name]` and in suppressions.
    pub name: &'static str,
    /// How bad what it finds is: every severity that it gives, the worst first. Where there are
    /// several its page says when which.
    pub severities: &'static [Severity],
    /// What people read about it, in Markdown: a line that says what it finds, the reason, and two
    /// `yaml` blocks, a config in which it finds one thing and the same config mended.
    pub page: &'static str,
    /// Adds what it finds.
    pub(super) check: fn(&Subject<'_, '_>, &mut Vec<Finding>),
}

impl Rule {
    /// How bad what it finds is, at worst.
    #[must_use]
    pub fn worst(&self) -> Severity {
        self.severities.first().copied().unwrap_or(Severity::Error)
    }

    /// Its severities in words, as in `error, warning`.
    #[must_use]
    pub fn severity_names(&self) -> String {
        let names = self.severities.iter().map(|severity| severity.name());
        names.collect::<Vec<_>>().join(", ")
    }

    /// What it finds, in one line.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default()
    }

    /// What its page says of the reason, in Markdown.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        let (_, rest) = self.page.split_once('\n').unwrap_or_default();
        let reason = rest.split("```").next().unwrap_or_default().trim();
        if reason.is_empty() {
            self.summary()
        } else {
            reason
        }
    }

    /// The rule of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.name == name)
    }
}
