//! The difference as annotations of a GitHub workflow run.

use super::Difference;
use crate::report::github::{Place, command};
use crate::secret::mask;
use crate::yaml::Lines;

/// One warning an edit; empty where there is no difference.
#[must_use]
pub fn github(difference: &Difference<'_>) -> String {
    let lines = Lines::new(difference.before);
    let edits = difference.patches.iter().map(|patch| {
        let (line, _) = lines.position(patch.span.start);
        let (old, new) = (
            shown(&difference.before[patch.span.clone()]),
            shown(&patch.replacement),
        );
        let message = match (old, new) {
            ("", new) => format!("to add here:\n{}", mask(new)),
            (old, "") => format!("to remove here:\n{}", mask(old)),
            (old, new) => format!("to change from:\n{}\nto:\n{}", mask(old), mask(new)),
        };
        command(
            "warning",
            &Place::line(difference.path, line),
            "differs from the Postman selection",
            &message,
        )
    });
    edits.collect()
}

/// Without blank lines around it; the first line stays as deep as those below it.
fn shown(text: &str) -> &str {
    text.trim_end().trim_start_matches(['\n', '\r'])
}
