//! The line under all findings.

use super::Checked;
use crate::finding::{Finding, Safety, Severity};

/// What there is, and what can be mended: `2 errors and 1 warning in 1 file; 1 has a fix: --fix`.
/// Whether a fix is taken is known once it was tried: `tried` is what was, as far as that was possible.
#[must_use]
pub fn summary(files: &[Checked], tried: Option<Safety>) -> String {
    let findings = || files.iter().flat_map(|file| &file.findings);
    let count = |severity| {
        findings()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let parts: Vec<String> = [
        (count(Severity::Error), "error"),
        (count(Severity::Warning), "warning"),
        (count(Severity::Info), "info"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| plural(count, word))
    .collect();
    let total = plural(files.len(), "file");
    let Some((last, start)) = parts.split_last() else {
        return format!("{total}, no findings");
    };
    let parts = if start.is_empty() {
        last.clone()
    } else {
        format!("{} and {last}", start.join(", "))
    };
    format!("{parts} in {total}{}", fixable(findings(), tried))
}

fn fixable<'f>(findings: impl Iterator<Item = &'f Finding>, tried: Option<Safety>) -> String {
    let fixes: Vec<Safety> = findings
        .filter_map(|finding| finding.fix.as_ref())
        .map(|fix| fix.safety)
        .collect();
    let count = |safety, untried: bool| {
        let alike = fixes.iter().filter(|fix| **fix == safety && untried);
        alike.count()
    };
    let safe = count(Safety::Safe, tried.is_none());
    let all = count(Safety::Unsafe, tried != Some(Safety::Unsafe));
    match (safe, all) {
        (0, 0) => String::new(),
        (safe, 0) => format!("; {} `--fix`", have_a_fix(safe)),
        (0, all) => format!("; {} `--fix=all`", have_a_fix(all)),
        (safe, all) => format!("; {} `--fix`, {all} more: `--fix=all`", have_a_fix(safe)),
    }
}

fn have_a_fix(count: usize) -> String {
    let verb = if count == 1 { "has" } else { "have" };
    format!("{count} {verb} a fix:")
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 || word == "info" {
        format!("{count} {word}")
    } else {
        format!("{count} {word}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Fix};

    #[test]
    fn what_can_be_fixed_is_counted_apart_and_not_where_it_was_tried() {
        let finding = |severity, safety| {
            Finding::error("x", 0..0, "x").severity(severity).fix(Fix {
                title: String::new(),
                safety,
                patches: Vec::new(),
            })
        };
        let file = Checked {
            path: String::new(),
            text: String::new(),
            findings: vec![
                finding(Severity::Error, Safety::Safe),
                finding(Severity::Warning, Safety::Unsafe),
                finding(Severity::Info, Safety::Unsafe),
                Finding::error("x", 0..0, "x"),
            ],
            applied: Vec::new(),
        };
        let files = [file];
        let start = "2 errors, 1 warning and 1 info in 1 file";
        for (tried, end) in [
            (None, "; 1 has a fix: `--fix`, 2 more: `--fix=all`"),
            (Some(Safety::Safe), "; 2 have a fix: `--fix=all`"),
            (Some(Safety::Unsafe), ""),
        ] {
            assert_eq!(summary(&files, tried), format!("{start}{end}"));
        }
        assert_eq!(summary(&[], None), "0 files, no findings");
    }
}
