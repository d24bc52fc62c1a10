//! The line under all findings.

use super::Checked;
use crate::finding::{Finding, Safety, Severity};
use crate::harmless;
use crate::yaml::Lines;

/// What there is, where the first error is among what is no error, and what can be mended: `1 error and 20
/// warnings in 1 file; the error is at .circleci/config.yml:45:7; 1 has a fix: --fix`.
/// Whether a fix is taken is known once it was tried: `tried` is what was, as far as that was possible.
#[must_use]
pub fn summary(files: &[Checked], tried: Option<Safety>) -> String {
    told(files, &first_error(files), tried)
}

/// The same where errors are told first: nobody has to look for one.
pub(super) fn counts(files: &[Checked]) -> String {
    told(files, "", None)
}

fn told(files: &[Checked], error: &str, tried: Option<Safety>) -> String {
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
    format!("{parts} in {total}{error}{}", fixable(findings(), tried))
}

/// Where the first error is, if anything is told before it: findings are told by their places.
fn first_error(files: &[Checked]) -> String {
    let mut all = files.iter().flat_map(|file| {
        let findings = file.findings.iter();
        findings.map(move |finding| (file, finding))
    });
    let is_error = |(_, finding): &(&Checked, &Finding)| finding.severity == Severity::Error;
    let Some(before) = all.clone().position(|one| is_error(&one)) else {
        return String::new();
    };
    let Some((file, finding)) = all.nth(before).filter(|_| before > 0) else {
        return String::new();
    };
    let which = if all.any(|one| is_error(&one)) {
        "the first error"
    } else {
        "the error"
    };
    let path = harmless::path(&file.path);
    let (line, column) = Lines::new(&file.text).position(finding.primary.span.start);
    format!("; {which} is at {path}:{line}:{column}")
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
    use crate::finding::Severity::{Error, Info, Warning};
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

    #[test]
    fn an_error_behind_other_findings_is_told_by_its_place() {
        let text = "a: é, b: 1\nc: 2\n";
        let told = |severities: &[Severity]| {
            let findings = severities.iter().zip([0, 4, 12, 15]);
            let findings = findings
                .map(|(severity, at)| Finding::error("x", at..at + 1, "x").severity(*severity));
            let file = |path: &str, findings| Checked {
                path: path.to_owned(),
                text: text.to_owned(),
                findings,
                applied: Vec::new(),
            };
            let files = [
                file("a.yml", Vec::new()),
                file("b\u{1b}.yml", findings.collect()),
            ];
            assert!(!counts(&files).contains(" is at "));
            summary(&files, None)
        };
        assert_eq!(told(&[Error, Warning]), "1 error and 1 warning in 2 files");
        assert_eq!(told(&[Warning]), "1 warning in 2 files");
        assert_eq!(
            told(&[Info, Warning, Error]),
            "1 error, 1 warning and 1 info in 2 files; the error is at b\\u{1b}.yml:2:1"
        );
        assert_eq!(
            told(&[Warning, Warning, Error, Error]),
            "2 errors and 2 warnings in 2 files; the first error is at b\\u{1b}.yml:2:1"
        );
    }
}
