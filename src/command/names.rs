//! Files by their names: each once, and in machine formats as others find them.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::Env;
use crate::names::GITHUB_WORKSPACE;

/// Each file once, whatever it is called: `a.yml`, `./a.yml`.
pub(super) fn distinct(files: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let mut seen = HashSet::new();
    files.iter().filter(move |path| {
        let real = if is_input(path) {
            None
        } else {
            fs::canonicalize(path).ok()
        };
        seen.insert(real.unwrap_or_else(|| (*path).clone()))
    })
}

/// Whether a path stands for standard input.
pub(super) fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The name of a file in a document: relative to the current folder where the file is below it.
pub(super) fn in_document(path: &Path, env: &Env) -> String {
    let below = env.folder().and_then(|folder| {
        // A shell may have come here through a symbolic link, and names the folder by that.
        let named = env.get("PWD").map(Path::new);
        let named = named.filter(|named| fs::canonicalize(named).is_ok_and(|real| real == folder));
        below(path, folder, std::iter::once(folder).chain(named))
    });
    let path = below.unwrap_or_else(|| straight(path));
    path.display().to_string()
}

/// The same for GitHub, which looks for files from the folder of the repository, wherever a step runs.
pub(super) fn in_workspace(path: &Path, env: &Env) -> String {
    let workspace = env.get(GITHUB_WORKSPACE).map(Path::new);
    let below = env.folder().zip(workspace).and_then(|(folder, workspace)| {
        let real = fs::canonicalize(workspace).ok();
        let folders = std::iter::once(workspace).chain(real.as_deref());
        below(path, folder, folders)
    });
    let Some(below) = below else {
        return in_document(path, env);
    };
    let name = below.display().to_string();
    if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name
    }
}

/// A path, as it is found in `here`, from the first of `folders` that it is below.
fn below<'f>(
    path: &Path,
    here: &Path,
    mut folders: impl Iterator<Item = &'f Path>,
) -> Option<PathBuf> {
    let whole = straight(&here.join(path));
    let below = folders.find_map(|folder| whole.strip_prefix(folder).ok())?;
    (!below.as_os_str().is_empty()).then(|| below.to_path_buf())
}

/// A path without `.`, and without `..` where that only takes back the folder before it: behind a
/// symbolic link it leads elsewhere.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        let goes_back = part == Component::ParentDir
            && matches!(
                straight.components().next_back(),
                Some(Component::Normal(_))
            )
            && fs::symlink_metadata(&straight).is_ok_and(|data| data.is_dir());
        if goes_back {
            straight.pop();
        } else if part != Component::CurDir {
            straight.push(part);
        }
    }
    if straight.as_os_str().is_empty() {
        path.to_owned()
    } else {
        straight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_the_folder_is_named_from_there() {
        let outer = tempfile::tempdir().unwrap();
        let outer = fs::canonicalize(outer.path()).unwrap();
        let folder = outer.join("here");
        fs::create_dir_all(folder.join("a")).unwrap();
        let env = Env::new([]).in_folder(folder.clone());
        let name = |path: &str| in_document(Path::new(path), &env);
        let whole = |path: &str| name(&format!("{}/{path}", folder.display()));
        assert_eq!(whole("a/b.yml"), "a/b.yml");
        assert_eq!(whole("a/../b.yml"), "b.yml");
        assert_eq!(name("./a.yml"), "a.yml");
        assert_eq!(name("../a.yml"), "../a.yml");
        let other = outer.join("b.yml").display().to_string();
        assert_eq!(whole("../b.yml"), other);
        assert_eq!(name("gone/../b.yml"), "gone/../b.yml");
    }

    #[test]
    fn github_finds_files_from_the_repository_on() {
        let outer = tempfile::tempdir().unwrap();
        let outer = fs::canonicalize(outer.path()).unwrap();
        let folder = outer.join("repository/api");
        fs::create_dir_all(&folder).unwrap();
        let name = |workspace: &str, path: &str| {
            let workspace = outer.join(workspace);
            let env = Env::new([(GITHUB_WORKSPACE.into(), workspace.into())]);
            in_workspace(Path::new(path), &env.in_folder(folder.clone()))
        };
        assert_eq!(name("repository", "./a.yml"), "api/a.yml");
        assert_eq!(name("repository", "../a.yml"), "a.yml");
        let elsewhere = outer.join("a.yml").display().to_string();
        assert_eq!(name("repository", &elsewhere), elsewhere);
        assert_eq!(name("other", "a.yml"), "a.yml");
    }

    #[cfg(unix)]
    #[test]
    fn behind_a_symbolic_link_two_dots_stay() {
        let outer = tempfile::tempdir().unwrap();
        let outer = fs::canonicalize(outer.path()).unwrap();
        fs::create_dir_all(outer.join("far/away")).unwrap();
        std::os::unix::fs::symlink(outer.join("far/away"), outer.join("link")).unwrap();
        let path = outer.join("link/../a.yml");
        assert_eq!(straight(&path), path);
    }

    #[test]
    fn a_file_is_checked_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yml");
        crate::file::create(&path, "a: 1\n").unwrap();
        let again = folder.path().join("./a.yml");
        let gone = folder.path().join("gone.yml");
        let input = PathBuf::from("-");
        let files = [&path, &input, &again, &gone, &input, &gone].map(Clone::clone);
        assert_eq!(distinct(&files).collect::<Vec<_>>(), [&path, &input, &gone]);
    }
}
