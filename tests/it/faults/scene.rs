//! Folders and file systems that a test sets up and that are gone afterwards.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::{TempDir, tempdir};

/// A folder with one file, `config.yml`, that holds `text`.
pub(super) fn scene(text: &str) -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("config.yml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// How many files in `folder` an interrupted write left behind.
pub(super) fn leftovers(folder: &Path) -> usize {
    fs::read_dir(folder)
        .unwrap()
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().starts_with(".postorb-")
        })
        .count()
}

/// Whether a program of the system did what it was asked.
pub(super) fn done<A: AsRef<OsStr>>(program: &str, args: impl IntoIterator<Item = A>) -> bool {
    Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A mount that ends with the test.
pub(super) struct Mount(PathBuf);

impl Mount {
    /// Mounts on `at`; none where the system refuses.
    pub(super) fn new(options: &[&str], at: &Path) -> Option<Self> {
        let options = options.iter().map(OsStr::new);
        done("mount", options.chain([at.as_os_str()])).then(|| Self(at.to_owned()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        done("umount", [&self.0]);
    }
}

/// A folder in which nothing can be made or renamed, not even by root, until the test ends.
pub(super) struct Immutable(PathBuf);

impl Immutable {
    /// Closes `folder`; none where the file system cannot.
    pub(super) fn new(folder: &Path) -> Option<Self> {
        done("chattr", ["+i".as_ref(), folder.as_os_str()]).then(|| Self(folder.to_owned()))
    }
}

impl Drop for Immutable {
    fn drop(&mut self) {
        done("chattr", ["-i".as_ref(), self.0.as_os_str()]);
    }
}
