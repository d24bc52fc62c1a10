//! The folder of the repository that a run of a `run` step starts in.

use crate::lint::script::Script;
use crate::lint::shell::{Command, End, Word};

/// What may stand in front of Newman without taking it elsewhere.
const LAUNCHERS: [&str; 18] = [
    "npx",
    "yarn",
    "pnpm",
    "bunx",
    "bun",
    "npm",
    "exec",
    "dlx",
    "run",
    "x",
    "--",
    "-y",
    "--yes",
    "--no",
    "--no-install",
    "timeout",
    "nohup",
    "nice",
];

/// The folder, without a slash at its end, and empty for the repository's root; none where that is
/// not known. The command is one of the script's, and its arguments begin at the word `start`.
pub(super) fn directory(script: &Script<'_>, at: usize, start: usize) -> Option<String> {
    let (before, command) = (script.commands.get(..at)?, script.commands.get(at)?);
    let words = command.invoked();
    if command.inside.is_some() || !words[..start].iter().all(is_plain) {
        return None;
    }
    let mut folder = match script.directory {
        Some(value) => relative("", value.text()?)?,
        None => String::new(),
    };
    for command in before {
        match command.program() {
            "cd" => folder = change(script, command, &folder)?,
            "pushd" | "popd" | "chroot" => return None,
            _ => {}
        }
    }
    Some(folder)
}

/// A word up to the one that Newman's arguments follow: a container or another machine has other
/// files.
fn is_plain(word: &Word) -> bool {
    let text = &*word.text;
    let is_duration = text.trim_end_matches(['s', 'm', 'h']).parse::<u32>();
    let name = text.rsplit('/').next().unwrap_or(text);
    LAUNCHERS.contains(&text)
        || is_duration.is_ok()
        || matches!(name, "newman" | "postman") && text != "postman/newman"
        || text == "collection"
}

/// The folder after a `cd` in `folder`.
fn change(script: &Script<'_>, command: &Command, folder: &str) -> Option<String> {
    let [name, target] = command.words.as_slice() else {
        return None;
    };
    // In a subshell or behind a condition it may be undone, or not be done.
    let is_certain = command.inside.is_none()
        && command.end == End::Next
        && name.text == "cd"
        && !script.text.text.contains(['(', '{']);
    is_certain.then(|| relative(folder, &target.text))?
}

/// A path below `folder`, which is in the repository.
fn relative(folder: &str, path: &str) -> Option<String> {
    if path.contains(['$', '<', '`', '*', '~', '\\']) || path.starts_with(['/', '-']) {
        return None;
    }
    super::below(folder, path)
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn paths_stay_in_the_repository_or_are_not_known() {
        for (folder, path, expected) in [
            ("", ".", Some("")),
            ("", "./a/b/", Some("a/b")),
            ("a", "../b", Some("b")),
            ("a", "b", Some("a/b")),
            ("a", "../..", None),
            ("", "/a", None),
            ("", "$A", None),
            ("", "~", None),
            ("a", "-", None),
        ] {
            assert_eq!(
                relative(folder, path).as_deref(),
                expected,
                "{folder} {path}"
            );
        }
    }
}
