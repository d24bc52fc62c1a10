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

/// The folder that a script's commands run in, from one command to the next.
pub(super) struct Directory {
    /// Without a slash at its end, and empty for the repository's root; none where it is not known.
    folder: Option<String>,
    /// Whether what a `cd` does may be undone by a bracket.
    has_brackets: bool,
}

impl Directory {
    /// Where a script begins.
    pub(super) fn of(script: &Script<'_>) -> Self {
        let folder = match script.directory {
            Some(value) => value.text().and_then(|text| relative("", text)),
            None => Some(String::new()),
        };
        Self {
            folder,
            has_brackets: script.text.text.contains(['(', '{']),
        }
    }

    /// The folder that the next command runs in, whose arguments begin at the word `start`; none where that
    /// is not known.
    pub(super) fn at(&self, command: &Command, start: usize) -> Option<String> {
        let words = command.invoked();
        let is_here = command.inside.is_none() && words[..start].iter().all(is_plain);
        self.folder.clone().filter(|_| is_here)
    }

    /// Goes on behind a command.
    pub(super) fn pass(&mut self, command: &Command) {
        match command.program() {
            "cd" => self.folder = self.changed(command),
            "pushd" | "popd" | "chroot" => self.folder = None,
            _ => {}
        }
    }

    /// The folder after a `cd`.
    fn changed(&self, command: &Command) -> Option<String> {
        let [name, target] = command.words.as_slice() else {
            return None;
        };
        // In a subshell or behind a condition it may be undone, or not be done.
        let is_certain = command.inside.is_none()
            && command.end == End::Next
            && name.text == "cd"
            && !self.has_brackets;
        let folder = self.folder.as_ref().filter(|_| is_certain)?;
        relative(folder, &target.text)
    }
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

/// The longest path that Linux takes (limits.h, `PATH_MAX`): each `cd` of many would make a longer one.
const LONGEST: usize = 4096;

/// A path below `folder`, which is in the repository.
fn relative(folder: &str, path: &str) -> Option<String> {
    if folder.len() + path.len() > LONGEST
        || path.contains(['$', '<', '`', '*', '~', '\\'])
        || path.starts_with(['/', '-'])
    {
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
