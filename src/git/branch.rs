//! The branch that is checked out.

use super::remote::git_folder;
use crate::{Env, file};

/// Its name; none where there is no repository, and where a commit is checked out and no branch.
pub(crate) fn branch(env: &Env) -> Option<String> {
    let folder = env.folder().unwrap_or_else(|| ".".as_ref());
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let git = folder.ancestors().find_map(git_folder)?;
    of_head(&file::read(&git.join("HEAD")).ok()?.text)
}

/// `ref: refs/heads/main` (gitrepository-layout(5)).
fn of_head(head: &str) -> Option<String> {
    let name = head.strip_prefix("ref:")?.trim();
    let name = name.strip_prefix("refs/heads/")?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of_head;

    #[test]
    fn a_branch_is_named_and_a_commit_is_none() {
        let of = |head| of_head(head);
        assert_eq!(of("ref: refs/heads/main\n").as_deref(), Some("main"));
        assert_eq!(of("ref: refs/heads/a/b\n").as_deref(), Some("a/b"));
        assert_eq!(of("4f2a91c0d3b8e5f6a7b8c9d0e1f2a3b4c5d6e7f8\n"), None);
        assert_eq!(of("ref: refs/tags/v1\n"), None);
        assert_eq!(of(""), None);
    }
}
