//! Findings as rustc prints them.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use crate::finding::{Finding, Label, Safety, Severity};
use crate::secret::mask;
use crate::terminal::{self, in_place, shown};

/// How many findings of one file are shown: nobody reads more, and each takes its time.
const MOST: usize = 100;

/// All findings of one file, each a block of lines.
///
/// Keys that stand in the text are masked. `width` is that of the terminal, in columns.
#[must_use]
pub fn text(path: &str, source: &str, findings: &[Finding], styled: bool, width: usize) -> String {
    let mut out: String = blocks(path, source, findings, styled, width).collect();
    if let Some(more) = findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        out = format!("{out}and {more} more in {}\n\n", terminal::path(path));
    }
    out
}

/// Each finding as lines and an empty one, as long as they are shown.
pub(super) fn blocks(
    path: &str,
    source: &str,
    findings: &[Finding],
    styled: bool,
    width: usize,
) -> impl Iterator<Item = String> {
    let renderer = if styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(width);
    let path = terminal::path(path);
    let masked = mask(source);
    let masked = in_place(&masked);
    // A byte-order mark has no width; the renderer would give it one.
    let shown = masked.replacen('\u{feff}', "", 1);
    let offset = masked.len() - shown.len();
    findings.iter().take(MOST).map(move |finding| {
        let report = groups(finding, &path, &shown, offset);
        format!("{}\n\n", renderer.render(&report))
    })
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
                shown(&patch.replacement.replace('\r', "")),
            )
        });
        let flag = match fix.safety {
            Safety::Safe => "--fix",
            Safety::Unsafe => "--fix=all",
        };
        let title = format!("{} (`{flag}`)", shown(&fix.title));
        let snippet = Snippet::source(source).path(path).patches(patches);
        groups.push(Level::HELP.secondary_title(title).element(snippet));
    }
    groups
}
