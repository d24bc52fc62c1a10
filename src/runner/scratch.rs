//! The folder of a call's own, for what has secrets in it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::reporter;
use crate::{Exit, Failure, file};

/// A folder that nobody else can read, and that is gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: TempDir,
}

impl Scratch {
    /// Makes one, with Newman's reporter in it.
    ///
    /// # Errors
    /// Where the system has no place for temporary files.
    pub(crate) fn new() -> Result<Self, Failure> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("postorb-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(std::fs::Permissions::from_mode(0o700));
        }
        let folder = builder.tempdir().map_err(|error| {
            let message = format!("there is no place for temporary files: {error}");
            Failure::new(Exit::Internal, message).help("TMPDIR names another folder")
        })?;
        let scratch = Self { folder };
        scratch.keep(reporter::FILE, reporter::SOURCE)?;
        Ok(scratch)
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(crate) fn keep(&self, name: &str, text: &str) -> Result<PathBuf, Failure> {
        let path = self.path().join(name);
        file::create(&path, text)?;
        Ok(path)
    }
}
