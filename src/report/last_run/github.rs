use similar::{DiffOp, TextDiff};

use super::words::sentence;
use super::{LastRun, Texts};
use crate::report::github::{Place, command, without_place};
use crate::secret::mask;

/// A warning for each place of the file that differs, and a notice of what that comes to.
#[must_use]
pub(crate) fn github(last: &LastRun) -> String {
    let mut out = String::new();
    if let Some(source) = &last.source {
        for (line, message) in places(source) {
            let title = format!("differs from what {} ran", last.run.name());
            let place = Place::line(&last.file, line);
            out.push_str(&command("warning", &place, &title, &message));
        }
    }
    if let Some(compiled) = last.compiled.as_ref().filter(|one| one.differ()) {
        let title = format!("compiled, {} differs from {}", last.file, last.run.name());
        let words = compiled.changes.iter();
        let words: Vec<String> = words
            .map(|change| sentence(change, |name| format!("`{name}`")))
            .collect();
        out.push_str(&without_place("notice", &title, &words.join("\n")));
    }
    out
}

/// The lines, from 1, at which the text is another now, with what was and what is there.
fn places(texts: &Texts) -> Vec<(usize, String)> {
    let (then, now) = (mask(&texts.then), mask(&texts.now));
    let diff = TextDiff::from_lines(&*then, &*now);
    let lines = |text: &str, range: std::ops::Range<usize>| -> String {
        let lines = text.lines().skip(range.start).take(range.len());
        lines.collect::<Vec<_>>().join("\n")
    };
    let changed = diff
        .ops()
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changed
        .map(|op| {
            let old = lines(&then, op.old_range());
            let new = lines(&now, op.new_range());
            let message = match (old.as_str(), new.as_str()) {
                ("", new) => format!("added since:\n{new}"),
                (old, "") => format!("removed since:\n{old}"),
                (old, new) => format!("was:\n{old}\nis:\n{new}"),
            };
            // What is gone is told at the line before which it stood; a file has that one, too.
            let count = now.lines().count().max(1);
            ((op.new_range().start + 1).min(count), message)
        })
        .collect()
}
