//! Findings as rustc prints them.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::finding::{Finding, Label, Severity};
use crate::secret::mask;
use crate::terminal::{self, shown};

/// How many findings of one file are shown: nobody reads more, and each takes its time.
const MOST: usize = 100;

/// All findings of one file, each a block of lines.
///
/// Keys that stand in the text are masked. `width` is that of the terminal, in columns.
#[must_use]
pub fn text(path: &str, source: &str, findings: &[Finding], styled: bool, width: usize) -> String {
    let renderer = if styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(width);
    let path = terminal::path(path);
    let masked = mask(source);
    // A byte-order mark has no width; the renderer would give it one.
    let shown = masked.replacen('\u{feff}', "", 1);
    let offset = masked.len() - shown.len();
    let mut out = String::new();
    for finding in findings.iter().take(MOST) {
        let report = groups(finding, &path, &shown, offset);
        out.push_str(&renderer.render(&report));
        out.push_str("\n\n");
    }
    if let Some(more) = findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        out = format!("{out}and {more} more in {path}\n\n");
    }
    out
}

fn groups<'a>(
    finding: &'a Finding,
    path: &'a str,
    source: &'a str,
    offset: usize,
) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let span = |label: &Label| {
        let end = label.span.end.saturating_sub(offset).min(source.len());
        label.span.start.saturating_sub(offset).min(end)..end
    };
    let mut snippet = Snippet::source(source).path(path).annotation(
        AnnotationKind::Primary
            .span(span(&finding.primary))
            .label(shown(&finding.primary.text)),
    );
    for label in &finding.related {
        snippet = snippet.annotation(
            AnnotationKind::Context
                .span(span(label))
                .label(shown(&label.text)),
        );
    }
    let mut group = level
        .primary_title(shown(&finding.message))
        .id(finding.rule)
        .element(snippet);
    for line in &finding.help {
        group = group.element(Level::HELP.message(shown(line)));
    }
    let mut groups = vec![group];
    if let Some(fix) = &finding.fix {
        let patches = fix.patches.iter().map(|patch| {
            let end = patch.span.end.saturating_sub(offset);
            Patch::new(
                patch.span.start.saturating_sub(offset)..end,
                patch.replacement.as_str(),
            )
        });
        let title = format!("{} (`--fix`)", shown(&fix.title));
        let snippet = Snippet::source(source).path(path).patches(patches);
        groups.push(Level::HELP.secondary_title(title).element(snippet));
    }
    groups
}

/// The line under all findings: `2 errors and 1 warning in 1 file; 1 can be fixed with --fix`.
#[must_use]
pub fn summary(findings: &[Finding], files: usize) -> String {
    let count = |severity| {
        findings
            .iter()
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
    let files = plural(files, "file");
    let Some((last, start)) = parts.split_last() else {
        return format!("{files}, no findings");
    };
    let parts = if start.is_empty() {
        last.clone()
    } else {
        format!("{} and {last}", start.join(", "))
    };
    let fixable = findings
        .iter()
        .filter(|finding| finding.fix.is_some())
        .count();
    let fixable = match fixable {
        0 => String::new(),
        count => format!("; {count} can be fixed with `--fix`"),
    };
    format!("{parts} in {files}{fixable}")
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 || word == "info" {
        format!("{count} {word}")
    } else {
        format!("{count} {word}s")
    }
}
