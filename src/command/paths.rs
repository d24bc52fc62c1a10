//! Paths that are typed where postorb runs, as the selection has them: from the repository on.

use std::path::{Component, Path, PathBuf};

use crate::Failure;
use crate::file::{Place, Repository};
use crate::names;
use crate::pick::OnDisk;

/// The repository that a selection file is part of, or is going to be.
pub(super) fn repository(selection: &Path) -> Option<Repository> {
    let folder = selection.parent()?;
    let of_circleci = Path::new(names::SELECTION).parent();
    if folder.file_name() == of_circleci.and_then(Path::file_name) {
        return Repository::at(folder.parent()?);
    }
    Repository::around(selection)
}

/// Looks at what is at a path.
pub(super) fn look(
    text: &str,
    here: &Path,
    repository: Option<&Repository>,
) -> Result<OnDisk, Failure> {
    let Some(repository) = repository else {
        return Ok(OnDisk::Missing);
    };
    let Some(path) = from_root(text, here, repository.folder()) else {
        return Ok(OnDisk::Outside);
    };
    Ok(match repository.find(&path) {
        Place::File(found) => OnDisk::File {
            text: Repository::read(&path, &found)?.text,
            path,
        },
        Place::Folder => OnDisk::Folder,
        Place::Missing => OnDisk::Missing,
        Place::Outside => OnDisk::Outside,
    })
}

/// A path from the repository's folder on, with `/`; none where it leads out of it.
fn from_root(text: &str, here: &Path, root: &Path) -> Option<String> {
    let mut whole = PathBuf::new();
    for component in here.join(text).components() {
        match component {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            other => whole.push(other),
        }
    }
    let inner = whole.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = inner.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_repository_on() {
        let (root, inner) = (Path::new("/r"), Path::new("/r/a"));
        for (text, here, path) in [
            ("x.json", root, Some("x.json")),
            ("./p/../x y.json", root, Some("x y.json")),
            ("../x.json", inner, Some("x.json")),
            ("x.json", inner, Some("a/x.json")),
            ("/r/x.json", inner, Some("x.json")),
            ("../x.json", root, None),
            ("/etc/passwd", root, None),
        ] {
            assert_eq!(from_root(text, here, root).as_deref(), path, "{text}");
        }
    }
}
