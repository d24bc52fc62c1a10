//! Files that a job may make or change before they are read.

use crate::lint::Subject;

/// Options whose value is read.
const READ: [&str; 4] = ["collection", "environment", "globals", "iteration-data"];

/// Whether anything but a run's own input names the file: a command in a script, or an option that
/// something is written to.
pub(super) fn is_touched(subject: &Subject<'_, '_>, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let arguments = || subject.calls.iter().flat_map(|call| &call.arguments);
    let is_written = arguments()
        .any(|argument| !READ.contains(&&*argument.option) && argument.word.text.contains(name));
    let is_read_at = |text: &str, at: usize| {
        arguments().any(|argument| {
            std::ptr::eq(argument.text.text, text)
                && READ.contains(&&*argument.option)
                && argument.word.span.contains(&at)
        })
    };
    is_written
        || subject.scripts.iter().any(|script| {
            let text = script.text.text;
            let mut places = text.match_indices(name);
            places.any(|(at, _)| !is_read_at(text, at))
        })
}
