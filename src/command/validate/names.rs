//! Files by their names: each once, and in machine formats as others find them.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::Env;

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
    let plain = straight(path);
    let below = env.folder().and_then(|folder| {
        let whole = straight(&folder.join(path));
        // A shell may have come here through a symbolic link, and names the folder by that.
        let named = env.get("PWD").map(Path::new);
        let named = named.filter(|named| fs::canonicalize(named).is_ok_and(|real| real == folder));
        let mut folders = std::iter::once(folder).chain(named);
        let below = folders.find_map(|folder| whole.strip_prefix(folder).ok());
        below.map(Path::to_path_buf)
    });
    let path = below
        .filter(|path| !path.as_os_str().is_empty())
        .unwrap_or(plain);
    path.display().to_string()
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
