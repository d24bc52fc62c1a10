//! Links that lead out of a repository. Whoever makes a pull request can put one there, to have read or written
//! what is not theirs.

use std::fs;
use std::path::{Component, Path, PathBuf, absolute};

use crate::{Exit, Failure};

/// Refuses a path of a repository that a symbolic link takes out of it. What lies in none is whose it is who
/// names it.
///
/// # Errors
/// Exit code 2.
pub(super) fn refuse_leaving(path: &Path) -> Result<(), Failure> {
    let Some(target) = outside(path) else {
        return Ok(());
    };
    let message = format!(
        "`{}` leads out of the repository, to `{}`",
        path.display(),
        target.display()
    );
    Err(Failure::new(Exit::Usage, message)
        .help("put the file itself there: a checkout on CircleCI has nothing else"))
}

/// Where a path of a repository leads to, if that is outside of it.
fn outside(path: &Path) -> Option<PathBuf> {
    let path = written(path)?;
    let is_root = |folder: &&Path| folder.join(".git").symlink_metadata().is_ok();
    let root = path.ancestors().skip(1).find(is_root)?;
    let there = path
        .ancestors()
        .find(|one| one.symlink_metadata().is_ok())?;
    // A link that leads to nothing is told by whoever opens it.
    let target = fs::canonicalize(there).ok()?;
    let root = fs::canonicalize(root).ok()?;
    (!target.starts_with(root)).then_some(target)
}

/// The whole path as it is written: no link is followed.
fn written(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => _ = whole.pop(),
            part => whole.push(part),
        }
    }
    Some(whole)
}

#[cfg(all(test, unix))]
#[expect(clippy::disallowed_methods, reason = "files of tests may be lost")]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::super::{Source, create, read, replace, stream};
    use crate::Exit;

    #[test]
    fn a_link_out_of_a_repository_is_neither_read_nor_written() {
        let scratch = tempfile::tempdir().unwrap();
        let (repository, home) = (scratch.path().join("r"), scratch.path().join("home"));
        fs::create_dir_all(repository.join(".git")).unwrap();
        fs::create_dir_all(&home).unwrap();
        fs::write(home.join("secret"), "mine").unwrap();
        symlink("../home/secret", repository.join("link")).unwrap();
        symlink("../home", repository.join("folder")).unwrap();
        for path in ["link", "folder/secret", "x/../link"] {
            let path = repository.join(path);
            let failures = [
                read(&path).unwrap_err(),
                stream(&path, |out| out.write_all(b"theirs")).unwrap_err(),
            ];
            for failure in failures {
                assert_eq!(failure.exit, Exit::Usage);
                assert!(
                    failure.message.contains("out of the repository"),
                    "{failure:?}"
                );
            }
        }
        let before = Source {
            name: "link".to_owned(),
            text: "mine".to_owned(),
        };
        replace(&repository.join("link"), &before, "theirs").unwrap_err();
        create(&repository.join("folder/new"), "theirs").unwrap_err();
        create(&repository.join("folder/deep/new"), "theirs").unwrap_err();
        assert_eq!(fs::read_to_string(home.join("secret")).unwrap(), "mine");
        assert_eq!(fs::read_dir(&home).unwrap().count(), 1);
    }

    #[test]
    fn links_inside_and_of_what_is_in_no_repository_are_followed() {
        let scratch = tempfile::tempdir().unwrap();
        let repository = scratch.path().join("r");
        fs::create_dir_all(repository.join(".git")).unwrap();
        fs::write(repository.join("file"), "text").unwrap();
        symlink("file", repository.join("link")).unwrap();
        symlink("r", scratch.path().join("other")).unwrap();
        symlink("r/file", scratch.path().join("outer")).unwrap();
        for path in ["r/link", "other/link", "other/file", "outer"] {
            assert_eq!(
                read(&scratch.path().join(path)).unwrap().text,
                "text",
                "{path}"
            );
        }
    }
}
