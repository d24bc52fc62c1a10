//! Findings for machines.

mod v1;

use super::{Checked, Report, Unread};
use crate::finding::{Finding, Fix, Label, Safety, Severity};
use crate::report::json::document;
use crate::secret::mask;
use crate::yaml::{Lines, Span};

/// All files as one JSON document. Keys that stand in a file are masked.
#[must_use]
pub fn json(report: &Report) -> String {
    let findings = || report.files.iter().flat_map(|file| &file.findings);
    let fixes = || findings().filter_map(|finding| finding.fix.as_ref());
    let fixable = |safety| fixes().filter(|fix| fix.safety == safety).count();
    document(&v1::Document {
        version: 1,
        files: report.files.iter().map(file).collect(),
        unread: report.unread.iter().map(unread).collect(),
        counts: v1::Counts {
            error: report.count(Severity::Error),
            warning: report.count(Severity::Warning),
            info: report.count(Severity::Info),
            fixable_safe: fixable(Safety::Safe),
            fixable_unsafe: fixable(Safety::Unsafe),
        },
    })
}

fn unread(unread: &Unread) -> v1::Unread<'_> {
    v1::Unread {
        path: mask(&unread.path),
        message: mask(&unread.message),
    }
}

fn file(file: &Checked) -> v1::File<'_> {
    let lines = Lines::new(&file.text);
    let findings = file.findings.iter();
    let fixed = file.applied.iter().map(|applied| v1::Fixed {
        title: mask(&applied.title),
        line: applied.line,
        afterwards: applied.afterwards.as_deref().map(mask),
    });
    v1::File {
        path: mask(&file.path),
        findings: findings.map(|one| finding(one, &lines)).collect(),
        fixed: fixed.collect(),
    }
}

fn finding<'f>(finding: &'f Finding, lines: &Lines<'_>) -> v1::Finding<'f> {
    let related = finding.related.iter();
    v1::Finding {
        rule: finding.rule,
        severity: finding.severity.name(),
        message: mask(&finding.message),
        place: place(&finding.primary, lines),
        related: related.map(|label| place(label, lines)).collect(),
        help: finding.help.iter().map(|line| mask(line)).collect(),
        original: finding.original.as_deref().map(mask),
        fix: finding.fix.as_ref().map(|one| fix(finding, one, lines)),
    }
}

fn fix<'f>(finding: &'f Finding, fix: &'f Fix, lines: &Lines<'_>) -> v1::Fix<'f> {
    let patches = fix.patches.iter().map(|patch| v1::Patch {
        start: position(patch.span.start, lines),
        end: position(patch.span.end, lines),
        replacement: mask(&patch.replacement),
    });
    v1::Fix {
        title: mask(&fix.title),
        safety: match fix.safety {
            Safety::Safe => "safe",
            Safety::Unsafe => "unsafe",
        },
        afterwards: finding.afterwards.as_deref().map(mask),
        applicable: fix
            .patches
            .iter()
            .all(|patch| mask(&patch.replacement) == patch.replacement),
        patches: patches.collect(),
    }
}

fn place<'f>(label: &'f Label, lines: &Lines<'_>) -> v1::Place<'f> {
    let Span { start, end } = label.span;
    v1::Place {
        start: position(start, lines),
        end: position(end, lines),
        label: mask(&label.text),
    }
}

fn position(offset: usize, lines: &Lines<'_>) -> v1::Position {
    let (line, column) = lines.position(offset);
    v1::Position {
        offset,
        line,
        column,
    }
}
