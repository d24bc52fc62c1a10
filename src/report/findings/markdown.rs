//! Findings as Markdown, for pull requests and summaries.

use super::summary::counts;
use super::{Checked, Report, flag};
use crate::finding::{Finding, Severity};
use crate::names::rule_url;
use crate::report::markdown::{code, list, message};
use crate::yaml::Lines;

/// How many items a list has: nobody reads more.
const MOST: usize = 100;

/// All files of a call under one heading: what could not be read, then what was found, the worst first.
/// Keys that stand in a file are masked.
#[must_use]
pub fn markdown(report: &Report, passed: bool) -> String {
    let verdict = if passed { "✅ passed" } else { "❌ failed" };
    let counted = match report.files.as_slice() {
        [] => String::new(),
        files => message(&counts(files)) + "\n",
    };
    let unread = report.unread.iter().map(|unread| {
        let (path, why) = (code(&unread.path), message(&unread.message));
        format!("**not read** {path}: {why}")
    });
    let found = section("", unread.chain(listed(report)));
    let mended = section("\nMended:\n", report.files.iter().flat_map(mended));
    format!("### postorb validate: {verdict}\n\n{counted}{found}{mended}")
}

/// A list behind `title`, as far as anybody reads it; nothing where there are no items.
fn section(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return String::new();
    }
    let rest = match items.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!("\nand {more} more, which the log has\n"),
    };
    let shown = list(items.into_iter().take(MOST));
    format!("{title}\n{shown}{rest}")
}

/// Every finding as an item of a list; those that are alike in the order of the files.
fn listed(report: &Report) -> impl Iterator<Item = String> {
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    severities.into_iter().flat_map(|severity| {
        report.files.iter().flat_map(move |file| {
            let lines = Lines::new(&file.text);
            let alike = file.findings.iter();
            let alike = alike.filter(|finding| finding.severity == severity);
            let items: Vec<_> = alike.map(|finding| item(file, &lines, finding)).collect();
            items
        })
    })
}

fn item(file: &Checked, lines: &Lines<'_>, finding: &Finding) -> String {
    let (line, _) = lines.position(finding.primary.span.start);
    let severity = finding.severity.name();
    let (rule, url) = (finding.rule, rule_url(finding.rule));
    let path = code(&file.path);
    let said = message(&finding.message);
    let label = match finding.primary.text.as_str() {
        "" => String::new(),
        label => format!(" ({})", message(label)),
    };
    let help = finding.help.iter().map(|help| message(help));
    let fix = finding.fix.iter().map(|fix| {
        let (title, flag) = (message(&fix.title), flag(fix.safety));
        format!("fix: {title} (`{flag}`)")
    });
    let head = format!("**{severity}** [{rule}]({url}) in {path}, line {line}: {said}{label}");
    help.chain(fix)
        .fold(head, |item, line| item + "\n  - " + &line)
}

fn mended(file: &Checked) -> impl Iterator<Item = String> {
    let path = code(&file.path);
    file.applied.iter().map(move |applied| {
        let (line, title) = (applied.line, message(&applied.title));
        let left = applied.afterwards.as_deref().map(message);
        let left = left.map(|left| format!("; left to do: {left}"));
        format!("{path}, line {line}: {title}{}", left.unwrap_or_default())
    })
}
