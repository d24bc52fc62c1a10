//! A unified diff; with colour, changed words stand out.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Effects, Style};
use similar::{ChangeTag, TextDiff};

use super::Difference;
use crate::harmless::{self, safe};
use crate::secret::mask;

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();
const CONTEXT: usize = 3;

/// The difference as a unified diff; empty where there is none.
///
/// Keys that stand in the file are masked.
#[must_use]
pub fn text(difference: &Difference<'_>, styled: bool) -> String {
    let (before, after) = (mask(difference.before), mask(difference.after));
    let diff = TextDiff::from_lines(&*before, &*after);
    let mut out = String::new();
    let paint = |style: Style, text: &str| {
        if styled {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    };
    for group in diff.grouped_ops(CONTEXT) {
        if out.is_empty() {
            let path = harmless::path(difference.path);
            // What `git apply` and `patch -p1` take, as long as the path is relative.
            let (a, b) = if path.starts_with('/') {
                ("", "")
            } else {
                ("a/", "b/")
            };
            let from = if difference.is_new {
                "/dev/null".to_owned()
            } else {
                format!("{a}{path}")
            };
            let head = format!("--- {from}\n+++ {b}{path}");
            let head = paint(Style::new().effects(Effects::BOLD), &head);
            out = format!("{head}\n");
        }
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let place = format!(
            "@@ -{} +{} @@",
            range(first.old_range().start, last.old_range().end),
            range(first.new_range().start, last.new_range().end)
        );
        let _ = writeln!(out, "{}", paint(PLACE, &place));
        for op in &group {
            for change in diff.iter_inline_changes(op) {
                let (sign, style) = match change.tag() {
                    ChangeTag::Equal => (" ", Style::new()),
                    ChangeTag::Delete => ("-", REMOVED),
                    ChangeTag::Insert => ("+", ADDED),
                };
                let mut line = paint(style, sign);
                for (emphasized, part) in change.iter_strings_lossy() {
                    let part = part.trim_end_matches(['\n', '\r']);
                    let style = if emphasized {
                        style.effects(Effects::INVERT)
                    } else {
                        style
                    };
                    if !part.is_empty() {
                        line.push_str(&paint(style, &safe(part)));
                    }
                }
                out.push_str(&line);
                out.push('\n');
                if change.missing_newline() {
                    out.push_str("\\ No newline at end of file\n");
                }
            }
        }
    }
    out
}

/// The lines of a hunk as unified diffs count them.
fn range(start: usize, end: usize) -> String {
    match end - start {
        1 => format!("{}", start + 1),
        0 => format!("{start},0"),
        count => format!("{},{count}", start + 1),
    }
}
