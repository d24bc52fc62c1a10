//! The folder of a file that is written: where the new text is prepared, what is locked, and what
//! remembers the new name.

use std::fs::{self, DirEntry, File, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use tempfile::{Builder, NamedTempFile};

/// How long another postorb is waited for; it needs milliseconds, unless it was stopped.
const PATIENCE: Duration = Duration::from_secs(10);

/// The name of a file that is not whole yet: these around letters and digits.
const NAME: [&str; 2] = [".postorb-", ".tmp"];

/// How long such a file is left alone: whoever writes one writes it in less.
const ABANDONED: Duration = Duration::from_hours(1);

pub(super) struct Folder<'p> {
    path: &'p Path,
    /// None where folders cannot be opened: on Windows, or without the permission to list it.
    handle: Option<File>,
}

impl<'p> Folder<'p> {
    /// The folder that the file at `path` is in.
    pub(super) fn of(path: &'p Path) -> Self {
        let path = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let handle = File::open(path).ok();
        Self { path, handle }
    }

    /// Keeps other postorbs from replacing files in the folder while `self` lives.
    ///
    /// The folder is locked and not the file, because a rename gives the file's name to another
    /// inode: who waited for the old one would hold a lock that nobody else looks at. A lock file
    /// would be litter in the repository, and a lock for ever where its owner was killed; the
    /// kernel ends this one with its process. Some network file systems have no such locks: there
    /// the comparison in [`super::replace`] has to do alone, as on Windows.
    pub(super) fn lock(&self) -> io::Result<()> {
        let Some(handle) = &self.handle else {
            return Ok(());
        };
        let start = Instant::now();
        while let Err(TryLockError::WouldBlock) = handle.try_lock() {
            if start.elapsed() > PATIENCE {
                let message = "another program has kept its folder locked for 10 s";
                return Err(io::Error::new(ErrorKind::TimedOut, message));
            }
            sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    /// A temporary file in the folder, and so on the same file system, that holds `text`; it is
    /// removed when it is dropped. `mode` are its permissions on Unix, less the umask.
    pub(super) fn stage(&self, text: &str, mode: u32) -> io::Result<NamedTempFile> {
        let file = self.stage_empty(mode)?;
        file.as_file().write_all(text.as_bytes())?;
        Ok(file)
    }

    /// The same without anything in it yet.
    pub(super) fn stage_empty(&self, mode: u32) -> io::Result<NamedTempFile> {
        self.sweep();
        let [prefix, suffix] = NAME;
        let mut builder = Builder::new();
        builder.prefix(prefix).suffix(suffix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        #[cfg(not(unix))]
        let _ = mode;
        builder.tempfile_in(self.path)
    }

    /// Removes what processes left that were killed while they wrote: somebody might commit it. What cannot be
    /// removed is in nobody's way.
    fn sweep(&self) {
        let entries = fs::read_dir(self.path).into_iter().flatten().flatten();
        let now = SystemTime::now();
        for entry in entries.filter(|entry| is_abandoned(entry, now)) {
            let _ = fs::remove_file(entry.path());
        }
    }

    /// Makes a rename in the folder outlive a power cut. It has been done by now, so that there is
    /// no failure to tell where the file system cannot promise this.
    pub(super) fn sync(&self) {
        if let Some(handle) = &self.handle {
            let _ = handle.sync_all();
        }
    }
}

/// Whether an entry is a file of postorb's that nobody has written into for long; a link is none of its.
fn is_abandoned(entry: &DirEntry, now: SystemTime) -> bool {
    let [prefix, suffix] = NAME;
    let name = entry.file_name();
    let middle = name
        .to_str()
        .and_then(|name| name.strip_prefix(prefix)?.strip_suffix(suffix));
    let is_ours = |middle: &str| {
        !middle.is_empty() && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !middle.is_some_and(is_ours) {
        return false;
    }
    // This one is not followed through a link.
    let metadata = entry.metadata().ok().filter(fs::Metadata::is_file);
    let age = metadata.and_then(|metadata| now.duration_since(metadata.modified().ok()?).ok());
    age.is_some_and(|age| age > ABANDONED)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::Folder;

    #[test]
    fn what_was_left_long_ago_is_removed_with_the_next_write() {
        let folder = tempfile::tempdir().unwrap();
        let minutes = |minutes| SystemTime::now() - Duration::from_mins(minutes);
        for (name, then) in [
            (".postorb-aB3xYz.tmp", minutes(61)),
            (".postorb-new111.tmp", minutes(59)),
            (".postorb-.tmp", minutes(61)),
            (".postorb-my-own.tmp", minutes(61)),
            (".postorb-aB3xYz.tmp.bak", minutes(61)),
            ("config.yml", minutes(61)),
        ] {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(then).unwrap();
        }
        fs::create_dir(folder.path().join(".postorb-folder.tmp")).unwrap();
        drop(
            Folder::of(&folder.path().join("config.yml"))
                .stage("", 0o600)
                .unwrap(),
        );
        let names = fs::read_dir(folder.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        assert_eq!(
            names,
            [
                ".postorb-.tmp",
                ".postorb-aB3xYz.tmp.bak",
                ".postorb-folder.tmp",
                ".postorb-my-own.tmp",
                ".postorb-new111.tmp",
                "config.yml",
            ]
        );
    }
}
