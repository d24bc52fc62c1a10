//! The files of a repository: read, and never left.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use super::source::{Source, read_up_to};
use crate::{Failure, names};

/// The largest file of a repository that is read, in bytes: collections with saved answers are long.
pub const LONG: u64 = 64 * 1024 * 1024;

/// How many names of a folder are looked at.
const NAMES: usize = 1_000;

/// The folder that a repository lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    folder: PathBuf,
    is_certain: bool,
}

/// What is at a path.
#[derive(Debug)]
pub enum Place {
    /// A file, or what is read like one.
    File(PathBuf),
    /// A folder.
    Folder,
    /// Nothing.
    Missing,
    /// Something else than what the repository holds.
    Outside,
}

impl Repository {
    /// The repository that a config is part of: the folder above `.circleci`, or the one above with
    /// `.git` or a config for `CircleCI`. Where there is none it is the current folder if that has the
    /// file in it, and otherwise the file's own; then nobody can tell what is missing.
    #[must_use]
    pub fn around(config: &Path) -> Option<Self> {
        let here = fs::canonicalize(".").ok()?;
        let is_input = config == Path::new("-");
        let folder = match config.parent() {
            Some(parent) if !parent.as_os_str().is_empty() && !is_input => {
                fs::canonicalize(parent).ok()?
            }
            _ => here.clone(),
        };
        let of_circleci = Path::new(names::CONFIG).parent();
        if !is_input
            && folder.file_name() == of_circleci.and_then(Path::file_name)
            && let Some(above) = folder.parent()
        {
            return Some(Self::certain(above));
        }
        let is_root =
            |folder: &&Path| folder.join(".git").exists() || folder.join(names::CONFIG).exists();
        let mut above = folder.ancestors();
        let found = if is_input {
            Some(&*here).filter(is_root)
        } else {
            above.find(is_root)
        };
        Some(found.map_or_else(
            || Self {
                folder: if folder.starts_with(&here) {
                    here.clone()
                } else {
                    folder.clone()
                },
                is_certain: false,
            },
            Self::certain,
        ))
    }

    /// The repository whose selection or config is in `.circleci` of this folder, be that there yet or not.
    #[must_use]
    pub fn at(folder: &Path) -> Option<Self> {
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        Some(Self::certain(&fs::canonicalize(folder).ok()?))
    }

    fn certain(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            is_certain: true,
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it is known to be a repository's.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        self.is_certain
    }

    /// What is at a path of the repository; links are followed as long as they stay inside.
    #[must_use]
    pub fn find(&self, path: &str) -> Place {
        let mut depth = 0_usize;
        for component in Path::new(path).components() {
            match component {
                Component::Normal(_) => depth += 1,
                Component::CurDir => {}
                Component::ParentDir if depth > 0 => depth -= 1,
                _ => return Place::Outside,
            }
        }
        match fs::canonicalize(self.folder.join(path)) {
            Ok(found) if !found.starts_with(&self.folder) => Place::Outside,
            Ok(found) if found.is_dir() => Place::Folder,
            Ok(found) => Place::File(found),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Place::Outside,
            Err(_) => Place::Missing,
        }
    }

    /// Reads what [`Self::find`] has found at `path`.
    ///
    /// # Errors
    /// As [`super::read`], with a limit of its own.
    pub fn read(path: &str, found: &Path) -> Result<Source, Failure> {
        read_up_to(path.to_owned(), found, LONG)
    }

    /// The names in a folder of the repository, sorted; links are left out.
    #[must_use]
    pub fn names(&self, folder: &str) -> Vec<String> {
        if !matches!(self.find(folder), Place::Folder) {
            return Vec::new();
        }
        let entries = fs::read_dir(self.folder.join(folder));
        let entries = entries.into_iter().flatten().flatten().take(NAMES);
        let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let mut names: Vec<_> = files
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::create;

    fn scene() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            "repo/.circleci/config.yml",
            "repo/postman/a.json",
            "out.json",
        ] {
            create(&folder.path().join(path), "{}").unwrap();
        }
        folder
    }

    #[test]
    fn the_repository_of_a_config_is_above_its_folder_or_any() {
        let scene = scene();
        let root = fs::canonicalize(scene.path().join("repo")).unwrap();
        for config in [".circleci/config.yml", "postman/x.yml", "x.yml"] {
            let found = Repository::around(&root.join(config)).unwrap();
            assert_eq!(found, Repository::certain(&root), "{config}");
        }
        let found = Repository::around(&root.join("../x.yml")).unwrap();
        assert_eq!(Some(found.folder()), root.parent());
        assert!(!found.is_certain());
        assert_eq!(Repository::around(&root.join("none/x.yml")), None);
    }

    #[test]
    fn nothing_outside_is_found() {
        let scene = scene();
        let root = scene.path().join("repo");
        let repository = Repository::around(&root.join("x.yml")).unwrap();
        assert!(matches!(
            repository.find("postman/../postman/./a.json"),
            Place::File(_)
        ));
        assert!(matches!(repository.find("postman"), Place::Folder));
        assert!(matches!(
            repository.find("postman/a.json/b"),
            Place::Missing
        ));
        let absolute = scene.path().join("out.json").display().to_string();
        for path in [
            "../out.json",
            "postman/../../out.json",
            "/etc/passwd",
            &absolute,
        ] {
            assert!(matches!(repository.find(path), Place::Outside), "{path}");
        }
        #[cfg(unix)]
        for (target, name) in [("../out.json", "link.json"), ("/", "all")] {
            std::os::unix::fs::symlink(target, root.join(name)).unwrap();
            assert!(matches!(repository.find(name), Place::Outside), "{name}");
        }
        for name in ["a\0b", &"x".repeat(10_000)] {
            assert!(matches!(repository.find(name), Place::Missing));
        }
        assert_eq!(repository.names("postman"), ["a.json"]);
        assert_eq!(repository.names(".."), Vec::<String>::new());
    }
}
