//! Findings as annotations of a GitHub workflow run.

use super::{Checked, Report, said};
use crate::finding::{Finding, Severity};
use crate::report::github::{Place, command};
use crate::yaml::Lines;

/// One annotation a finding, and one a file that could not be read. GitHub shows ten errors and ten
/// warnings a step.
#[must_use]
pub fn github(report: &Report) -> String {
    let findings = report.files.iter().flat_map(|file| {
        let lines = Lines::new(&file.text);
        let annotations = file.findings.iter();
        annotations
            .map(|finding| annotation(file, &lines, finding))
            .collect::<Vec<_>>()
    });
    let unread = report.unread.iter().map(|unread| {
        let place = Place::line(&unread.path, 1);
        command("error", &place, "not read", &unread.message)
    });
    findings.chain(unread).collect()
}

fn annotation(file: &Checked, lines: &Lines<'_>, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let span = &finding.primary.span;
    let (line, column) = lines.position(span.start);
    let (last_line, end) = lines.position(span.end);
    let mut place = Place::line(&file.path, line);
    // Spans over lines are not shown well (zizmor leaves their end out for the same reason).
    if line == last_line {
        // GitHub counts the last column in.
        place.columns = Some(column..=end.saturating_sub(1).max(column));
    }
    command(level, &place, finding.rule, &said(finding))
}
