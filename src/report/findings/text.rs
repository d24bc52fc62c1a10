//! Findings as rustc prints them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::window::Window;
use super::{cut, flag};
use crate::finding::{Finding, Label, Severity};
use crate::harmless::{self, in_place, shown};
use crate::secret::mask;

/// How many findings of one file are shown: nobody reads more, and each takes its time.
const MOST: usize = 100;

/// All findings of one file, each a block of lines.
///
/// Keys that stand in the text are masked. `width` is that of the terminal, in columns.
#[must_use]
pub fn text(path: &str, source: &str, findings: &[Finding], styled: bool, width: usize) -> String {
    let mut out: String = blocks(path, source, findings, styled, width).collect();
    if let Some(more) = findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        out = format!("{out}and {more} more in {}\n\n", harmless::path(path));
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
    let path = harmless::path(path);
    let masked = mask(source);
    // A byte-order mark has no width; the renderer would give it one.
    let shown = masked.strip_prefix('\u{feff}').unwrap_or(&masked);
    let offset = masked.len() - shown.len();
    let shown = in_place(shown).into_owned();
    findings.iter().take(MOST).map(move |finding| {
        let report = groups(finding, &path, &shown, offset, width);
        format!("{}\n\n", renderer.render(&report))
    })
}

/// The words of somebody else in one line, as far as anybody reads.
fn original_words(original: &str) -> String {
    const MOST: usize = 600;
    let lines = original.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let masked = mask(&lines.join(" › ")).into_owned();
    let all = masked.chars().count();
    let told: String = masked.chars().take(MOST).collect();
    let rest = if all > MOST {
        " … (all of it: --format json)"
    } else {
        ""
    };
    format!("in CircleCI's words: {}{rest}", shown(&told))
}

fn groups<'a>(
    finding: &'a Finding,
    path: &'a str,
    source: &'a str,
    offset: usize,
    width: usize,
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
    let snippet = Snippet::source(window.text)
        .path(path)
        .line_start(window.line)
        .annotation(primary)
        .annotations(related);
    let mut group = level
        .primary_title(shown(&finding.message))
        .id(finding.rule)
        .element(snippet);
    for line in &finding.help {
        group = group.element(Level::HELP.message(shown(line)));
    }
    if let Some(original) = &finding.original {
        group = group.element(Level::NOTE.message(original_words(original)));
    }
    let mut groups = vec![group];
    if let Some(fix) = &finding.fix {
        let window = Window::around(source, fix.patches.iter().map(|patch| shift(&patch.span)));
        let places = fix
            .patches
            .iter()
            .map(|patch| window.place(&shift(&patch.span)));
        // The renderer cuts lines of the source, and not those of a patch. A change is best seen
        // whole: only lines that are much too long are cut.
        let most = width.saturating_mul(2);
        let (text, places) = cut::around(window.text, &places.collect::<Vec<_>>(), most);
        let patches = fix.patches.iter().zip(places).map(|(patch, place)| {
            let replacement = shown(&patch.replacement.replace('\r', ""));
            Patch::new(place, cut::middle(&replacement, most))
        });
        let title = format!("{} (`{}`)", shown(&fix.title), flag(fix.safety));
        let snippet = Snippet::source(text)
            .path(path)
            .line_start(window.line)
            .patches(patches);
        groups.push(Level::HELP.secondary_title(title).element(snippet));
    }
    groups
}
