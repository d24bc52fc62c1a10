//! How values come to be written in another type.

use super::told::Told;
use crate::finding::{Finding, Fix, Patch, Safety};
use crate::lint::moved;
use crate::yaml::{Field, Span, Value};

pub(super) fn with(finding: Finding, fix: Option<Fix>) -> Finding {
    match fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

pub(super) fn safe(title: &str, patches: Vec<Patch>) -> Fix {
    Fix {
        title: title.to_owned(),
        safety: Safety::Safe,
        patches,
    }
}

pub(super) fn around(span: &Span, before: &str, behind: &str) -> Vec<Patch> {
    let insert = |at: usize, text: &str| Patch {
        span: at..at,
        replacement: text.to_owned(),
    };
    let all = [insert(span.start, before), insert(span.end, behind)];
    all.into_iter()
        .filter(|patch| !patch.replacement.is_empty())
        .collect()
}

/// Whether what is written can stand between braces as it is.
pub(super) fn fits_in_braces(span: &Span, told: &Told<'_, '_>) -> bool {
    let text = told.slice(span);
    text.is_some_and(|text| !text.contains(['{', '}', '[', ']', ',', '\n', '\r']))
}

/// Makes a mapping the only item of a list.
pub(super) fn dash(value: &Value, told: &Told<'_, '_>) -> Option<Fix> {
    let first = value.fields().first()?.key_span.start;
    if !moved::is_first(told.lines, first) {
        let is_flow = told.slice(&value.source)?.starts_with('{');
        return is_flow.then(|| safe("write a list of one", around(&value.source, "[", "]")));
    }
    let mut patches = moved::right(told.lines, &(first..value.source.end), 2);
    if let Some(line) = patches.first_mut() {
        *line = around(&(first..first), "- ", "").pop()?;
    }
    Some(safe("begin it with `- `", patches))
}

/// Makes each key of a mapping an item of a list.
pub(super) fn dashes(value: &Value, told: &Told<'_, '_>) -> Option<Fix> {
    let fields = value.fields();
    let first = fields.first()?.key_span.start;
    let is_first = |field: &Field| moved::is_first(told.lines, field.key_span.start);
    if !fields.iter().all(is_first) {
        return None;
    }
    let mut patches = moved::right(told.lines, &(first..value.source.end), 2);
    for field in fields {
        let start = told.lines.start(told.lines.of(field.key_span.start));
        if let Some(patch) = patches.iter_mut().find(|patch| patch.span.start == start) {
            *patch = around(&(field.key_span.start..field.key_span.start), "- ", "").pop()?;
        }
    }
    Some(safe("begin each with `- `", patches))
}

/// Makes each item of a list a key of a mapping.
pub(super) fn no_dashes(items: &[Value], told: &Told<'_, '_>) -> Option<Fix> {
    let blank = |item: &Value| {
        let start = item.fields().first()?.key_span.start;
        let dash = start.checked_sub(2)?..start;
        (told.slice(&dash)? == "- ").then(|| Patch {
            span: dash,
            replacement: "  ".to_owned(),
        })
    };
    let patches = items.iter().map(blank).collect::<Option<_>>()?;
    Some(safe("take the `- ` away", patches))
}

/// Makes a list of commands one block of lines: whether one failing ends it is the shell's.
pub(super) fn block(field: &Field, told: &Told<'_, '_>) -> Option<Fix> {
    let colon = field.key_span.end..field.key_span.end + 1;
    let mut patches = vec![Patch {
        span: colon.end..colon.end,
        replacement: " |".to_owned(),
    }];
    let line = told.lines.content(told.lines.of(colon.end));
    if told.slice(&colon)? != ":" || !told.slice(&(colon.end..line.end))?.trim().is_empty() {
        return None;
    }
    for item in field.value.items() {
        let dash = item.source.start.checked_sub(2)?..item.source.start;
        let is_plain = item.text().is_some() && told.slice(&item.source) == item.text();
        if !is_plain || told.slice(&dash)? != "- " {
            return None;
        }
        patches.push(Patch {
            span: dash,
            replacement: "  ".to_owned(),
        });
    }
    Some(Fix {
        title: format!("write `{}` as a block of lines", field.key),
        safety: Safety::Unsafe,
        patches,
    })
}
