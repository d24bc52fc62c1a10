//! The summary of a step of GitHub Actions
//! (GitHub documentation, "Workflow commands for GitHub Actions", "Adding a job summary").

use std::fs;

use super::{Unpublished, file_of_step};
use crate::Env;
use crate::file::append;
use crate::names::GITHUB_STEP_SUMMARY;
use crate::report::markdown::fit;

/// The most that is shown of a step; where its file is longer, nothing of it is.
const LIMIT: usize = 1024 * 1024;

pub(super) fn write(markdown: &str, env: &Env) -> Result<(), Unpublished> {
    let path = file_of_step(GITHUB_STEP_SUMMARY, env)?;
    let taken = fs::metadata(path).map_or(0, |file| file.len());
    let left = LIMIT.saturating_sub(usize::try_from(taken).unwrap_or(LIMIT));
    // What comes behind in the same step has room too.
    let fitting = fit(markdown, left / 2);
    if fitting.is_empty() {
        let name = path.display();
        return Err(Unpublished::Impossible(format!(
            "`{name}` is full, with {taken} bytes of {LIMIT}"
        )));
    }
    // What others wrote may be a table or an element, which an empty line ends.
    let start = if taken > 0 { "\n" } else { "" };
    append(path, &format!("{start}{fitting}")).map_err(Unpublished::Failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_never_grows_over_the_limit_and_the_first_leaves_room() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary");
        let env = Env::new([(GITHUB_STEP_SUMMARY.into(), path.clone().into())]);
        let long = "a line\n".repeat(LIMIT / 4);
        let mut sizes = vec![0];
        let refused = loop {
            if let Err(refused) = write(&long, &env) {
                break refused;
            }
            sizes.push(fs::metadata(&path).unwrap().len());
            assert!(sizes.len() < 30);
        };
        assert!(sizes.len() > 10, "{sizes:?}");
        assert!(sizes.is_sorted_by(|one, next| one < next), "{sizes:?}");
        assert!(*sizes.last().unwrap() <= LIMIT as u64);
        let written = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        assert_eq!(written.matches("*Cut here").count(), sizes.len() - 1);
        assert!(matches!(refused, Unpublished::Impossible(_)));
    }

    #[test]
    fn what_follows_begins_behind_an_empty_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary");
        let env = Env::new([(GITHUB_STEP_SUMMARY.into(), path.clone().into())]);
        append(&path, "<b>of others").unwrap();
        write("# ours\n", &env).unwrap();
        let written = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        assert_eq!(written, "<b>of others\n\n# ours\n");
    }
}
