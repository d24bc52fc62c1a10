//! What is wrong with files: a format a file.

mod cut;
mod github;
mod json;
mod junit;
mod markdown;
mod sarif;
mod summary;
mod text;
mod window;

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use sarif::sarif;
pub use summary::summary;
pub use text::text;

use crate::finding::{Applied, Finding, Safety, Severity};

/// A file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its name, as it was given.
    pub path: String,
    /// Its text, which the findings are about.
    pub text: String,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// What was mended before.
    pub applied: Vec<Applied>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its name, as it was given.
    pub path: String,
    /// Why.
    pub message: String,
}

/// All files of one call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Those that were checked.
    pub files: Vec<Checked>,
    /// Those that could not be.
    pub unread: Vec<Unread>,
}

impl Report {
    /// How many findings are as severe as this one.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let findings = self.files.iter().flat_map(|file| &file.findings);
        findings
            .filter(|finding| finding.severity == severity)
            .count()
    }
}

/// All that is said of a finding, where its lines are not shown: what is beside the underline in
/// brackets, and each next step on a line of its own.
fn said(finding: &Finding) -> String {
    let mut said = finding.message.clone();
    if !finding.primary.text.is_empty() {
        said = format!("{said} ({})", finding.primary.text);
    }
    for help in &finding.help {
        said = format!("{said}\nhelp: {help}");
    }
    match &finding.fix {
        Some(fix) => format!("{said}\nfix: {} (`{}`)", fix.title, flag(fix.safety)),
        None => said,
    }
}

/// The flag that applies fixes of a kind.
fn flag(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "--fix",
        Safety::Unsafe => "--fix=all",
    }
}

#[cfg(test)]
mod tests;
