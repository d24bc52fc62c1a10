//! Dashes of lists: without a space behind them, or in a column of their own.

use super::{Stop, fix, indent};
use crate::finding::{Fix, Label, Patch, Safety};
use crate::yaml::blame::is_block_header;
use crate::yaml::{Lines, SyntaxError};

/// How far a dash may be from those of its list to be taken for one of them.
const NEAR: usize = 2;

/// How many lines above it its list is looked for: many dashes in a long section each look.
const ABOVE: usize = 500;

/// `-build` in the column of a list's dashes.
pub(super) fn no_space(stop: &Stop<'_>) -> Option<SyntaxError> {
    let own = stop.lines.text(stop.line);
    let column = indent(own);
    let mut beside = heads(&stop.lines, stop.line)
        .into_iter()
        .filter(|(other, _)| *other == column);
    let line = if lacks_space(own) {
        beside.find(|(_, line)| is_dash(stop.lines.text(*line)))?;
        stop.line
    } else if is_dash(own) {
        beside
            .find(|(_, line)| lacks_space(stop.lines.text(*line)))?
            .1
    } else {
        return None;
    };
    let at = stop.lines.start(line) + column;
    let (message, help, fix) = spaceless(&stop.lines, line)?;
    Some(SyntaxError {
        end: at + 1,
        help: Some(help),
        fix: Some(fix),
        ..SyntaxError::new(message, at)
    })
}

/// What is wrong with a line of `-build`, which was meant as an item: the message, the next step and the fix.
pub(crate) fn spaceless(lines: &Lines<'_>, line: usize) -> Option<(String, String, Fix)> {
    let text = lines.text(line);
    lacks_space(text).then(|| {
        let item = text.trim_start_matches([' ', '-']).split(" #").next();
        (
            "the space behind this dash is missing".to_owned(),
            format!(
                "an item of a list begins with a dash and a space: `- {}`",
                item.unwrap_or_default().trim_end()
            ),
            spaced(lines, line),
        )
    })
}

/// Writes the space, and those of the items below it.
fn spaced(lines: &Lines<'_>, first: usize) -> Fix {
    let column = indent(lines.text(first));
    let at = lines.start(first) + column;
    let mut fix = fix("write a space behind the dash", at + 1..at + 1, " ");
    for line in first + 1..lines.count() {
        let content = lines.text(line);
        if content.trim().is_empty() {
            continue;
        }
        if indent(content) < column {
            break;
        }
        if indent(content) == column && lacks_space(content) {
            let behind = lines.start(line) + column + 1;
            fix.patches.push(Patch {
                span: behind..behind,
                replacement: " ".to_owned(),
            });
        }
    }
    fix
}

/// A dash beside the column of its list's.
pub(super) fn column(stop: &Stop<'_>) -> Option<SyntaxError> {
    let line = stop.lines.text(stop.line);
    let own = indent(line);
    let start = stop.lines.start(stop.line);
    // A parser stops at the dash, behind it, or where the text above seems to become a key.
    let colon = line
        .find(": ")
        .or_else(|| line.ends_with(':').then(|| line.len() - 1));
    let behind = own + 1 + indent(line.get(own + 1..)?);
    let places = [Some(own), Some(behind), colon];
    if !is_dash(line) || !places.contains(&Some(stop.at.checked_sub(start)?)) {
        return None;
    }
    misplaced(&stop.lines, stop.line)
}

/// What is wrong with an item that became text of the one above, because its dash, on a line below `at`, is
/// in no list's column.
pub(crate) fn folded(lines: &Lines<'_>, at: usize) -> Option<SyntaxError> {
    let first = lines.of(at);
    let line = (first + 1..lines.count()).find(|line| !lines.text(*line).trim().is_empty())?;
    misplaced(lines, line).filter(|_| is_dash(lines.text(line)))
}

fn misplaced(lines: &Lines<'_>, line: usize) -> Option<SyntaxError> {
    let own = indent(lines.text(line));
    let heads = heads(lines, line).into_iter();
    let lists: Vec<_> = heads
        .filter(|(_, line)| is_dash(lines.text(*line)))
        .collect();
    let (nearest, sibling) = *lists
        .iter()
        .min_by_key(|(column, _)| column.abs_diff(own))?;
    let distance = nearest.abs_diff(own);
    if distance == 0 || distance > NEAR {
        return None;
    }
    let at = lines.start(line) + own;
    let dash = lines.start(sibling) + nearest;
    let is_only = lists
        .iter()
        .all(|(column, _)| *column == nearest || column.abs_diff(own) > 1);
    let message = "this dash is in a column of its own: it is no item of the list above";
    Some(SyntaxError {
        end: at + 1,
        help: Some(format!(
            "the dashes of one list stand in one column: column {} here, as in line {}",
            nearest + 1,
            sibling + 1
        )),
        related: Some(Label {
            span: dash..dash + 1,
            text: "the column of its list".to_owned(),
        }),
        fix: (distance == 1 && is_only).then(|| moved(lines, line, nearest)),
        ..SyntaxError::new(message, at)
    })
}

/// Moves an item, and those in the same column below it, by one column.
fn moved(lines: &Lines<'_>, line: usize, to: usize) -> Fix {
    let own = indent(lines.text(line));
    let mut patches = Vec::new();
    for line in line..lines.count() {
        let (content, start) = (lines.text(line), lines.start(line));
        if content.trim().is_empty() {
            continue;
        }
        let is_right = to > own && indent(content) == to && is_dash(content);
        if indent(content) < own || is_right {
            break;
        }
        let span = if to > own {
            start..start
        } else {
            start..start + 1
        };
        let replacement = if to > own { " " } else { "" };
        patches.push(Patch {
            span,
            replacement: replacement.to_owned(),
        });
    }
    Fix {
        title: format!("move it to column {}", to + 1),
        safety: Safety::Safe,
        patches,
    }
}

/// The lines above that those below them, down to `line`, are not further out than: their columns and
/// numbers, from the nearest up. Text of a block is none.
fn heads(lines: &Lines<'_>, line: usize) -> Vec<(usize, usize)> {
    let mut heads: Vec<(usize, usize)> = Vec::new();
    let mut floor = usize::MAX;
    for at in (0..line).rev().take(ABOVE) {
        let text = lines.text(at);
        let rest = text.trim_start();
        if rest.is_empty() || rest.starts_with('#') {
            continue;
        }
        let column = indent(text);
        if is_block_header(text) {
            heads.retain(|(other, _)| *other <= column);
        }
        if column <= floor {
            floor = column;
            heads.push((column, at));
        }
        if floor == 0 {
            break;
        }
    }
    heads
}

fn is_dash(line: &str) -> bool {
    let line = line.trim_start_matches(' ');
    line == "-" || line.starts_with("- ")
}

/// Whether a line begins with a dash that something follows at once: no number, and no option of a command.
fn lacks_space(line: &str) -> bool {
    let rest = line.trim_start_matches(' ').strip_prefix('-');
    rest.and_then(|rest| rest.chars().next())
        .is_some_and(|next| {
            next.is_alphabetic() || matches!(next, '"' | '\'' | '<' | '&' | '*' | '{' | '[')
        })
}
