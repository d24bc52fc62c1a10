//! Patches that move lines.

use crate::finding::Patch;
use crate::yaml::{Lines, Span};

/// Moves the lines that `span` touches to the right.
pub(in crate::lint) fn right(lines: &Lines<'_>, span: &Span, columns: usize) -> Vec<Patch> {
    let insert = |line: usize| {
        let at = lines.content(line).start;
        Patch {
            span: at..at,
            replacement: " ".repeat(columns),
        }
    };
    touched(lines, span).map(insert).collect()
}

/// The same to the left; none where something stands in those columns.
pub(in crate::lint) fn left(lines: &Lines<'_>, span: &Span, columns: usize) -> Option<Vec<Patch>> {
    let remove = |line: usize| {
        let start = lines.content(line).start;
        let blank = lines.text(line).get(..columns)?;
        blank.bytes().all(|byte| byte == b' ').then(|| Patch {
            span: start..start + columns,
            replacement: String::new(),
        })
    };
    touched(lines, span).map(remove).collect()
}

fn touched(lines: &Lines<'_>, span: &Span) -> impl Iterator<Item = usize> {
    let all = lines.of(span.start)..=lines.of(span.end.saturating_sub(1).max(span.start));
    all.filter(|line| !lines.text(*line).trim().is_empty())
}

/// Whether something is the first on its line.
pub(in crate::lint) fn is_first(lines: &Lines<'_>, at: usize) -> bool {
    let line = lines.of(at);
    let before = lines.text(line).get(..at - lines.start(line));
    before.is_some_and(|before| before.trim().is_empty())
}

/// The column, from 0, in bytes.
pub(in crate::lint) fn column(lines: &Lines<'_>, at: usize) -> usize {
    at - lines.start(lines.of(at))
}
