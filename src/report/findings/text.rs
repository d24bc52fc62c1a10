//! Findings as rustc prints them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::flag;
use crate::finding::{Finding, Label, Severity};
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
    // A byte-order mark has no width; the renderer would give it one.
    let shown = masked.strip_prefix('\u{feff}').unwrap_or(&masked);
    let offset = masked.len() - shown.len();
    let shown = in_place(shown).into_owned();
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
    let shift = |span: &Range<usize>| {
        let end = span.end.saturating_sub(offset).min(source.len());
        span.start.saturating_sub(offset).min(end)..end
    };
    let labels = std::iter::once(&finding.primary).chain(&finding.related);
    let window = Window::around(source, labels.map(|label| shift(&label.span)));
    let place = |label: &Label| window.place(&shift(&label.span));
    let primary = AnnotationKind::Primary
        .span(place(&finding.primary))
        .label(shown(&finding.primary.text));
    let related = finding.related.iter().map(|label| {
        AnnotationKind::Context
            .span(place(label))
            .label(shown(&label.text))
    });
    let snippet = window
        .snippet(path)
        .annotation(primary)
        .annotations(related);
    let mut group = level
        .primary_title(shown(&finding.message))
        .id(finding.rule)
        .element(snippet);
    for line in &finding.help {
        group = group.element(Level::HELP.message(shown(line)));
    }
    let mut groups = vec![group];
    if let Some(fix) = &finding.fix {
        let window = Window::around(source, fix.patches.iter().map(|patch| shift(&patch.span)));
        let patches = fix.patches.iter().map(|patch| {
            Patch::new(
                window.place(&shift(&patch.span)),
                shown(&patch.replacement.replace('\r', "")),
            )
        });
        let title = format!("{} (`{}`)", shown(&fix.title), flag(fix.safety));
        let snippet = window.snippet(path).patches(patches);
        groups.push(Level::HELP.secondary_title(title).element(snippet));
    }
    groups
}

/// The lines that a finding is about: the renderer looks at all that it is given, for each.
struct Window<'a> {
    text: &'a str,
    /// Where they begin in the source.
    start: usize,
    /// The number of the first, from 1.
    line: usize,
}

impl<'a> Window<'a> {
    /// All lines that `spans` touch, and one on either side.
    fn around(source: &'a str, spans: impl Iterator<Item = Range<usize>>) -> Self {
        let (start, end) = spans.fold((source.len(), 0), |(start, end), span| {
            (start.min(span.start), end.max(span.end))
        });
        let line = |at: usize| source[..at].rfind('\n').map_or(0, |end| end + 1);
        let behind = |at: usize| {
            source[at..]
                .find('\n')
                .map_or(source.len(), |end| at + end + 1)
        };
        let first = line(start.min(source.len()));
        let start = line(first.saturating_sub(1));
        let end = behind(behind(end));
        Self {
            text: &source[start..end],
            start,
            line: 1 + source[..start].matches('\n').count(),
        }
    }

    /// A span of the source as one of the window.
    fn place(&self, span: &Range<usize>) -> Range<usize> {
        span.start - self.start..span.end - self.start
    }

    fn snippet<T: Clone>(&self, path: &'a str) -> Snippet<'a, T> {
        Snippet::source(self.text).path(path).line_start(self.line)
    }
}
