//! The folder of a file that is written: where the new text is prepared, what is locked, and what
//! remembers the new name.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::{Builder, NamedTempFile};

/// How long another postorb is waited for; it needs milliseconds, unless it was stopped.
const PATIENCE: Duration = Duration::from_secs(10);

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
        let mut builder = Builder::new();
        builder.prefix(".postorb-").suffix(".tmp");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
        #[cfg(not(unix))]
        let _ = mode;
        builder.tempfile_in(self.path)
    }

    /// Makes a rename in the folder outlive a power cut. It has been done by now, so that there is
    /// no failure to tell where the file system cannot promise this.
    pub(super) fn sync(&self) {
        if let Some(handle) = &self.handle {
            let _ = handle.sync_all();
        }
    }
}
