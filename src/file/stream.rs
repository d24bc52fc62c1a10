//! Writing what is made on the way: a report of any size, of which memory holds a piece.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use super::folder::Folder;
use super::leaving::refuse_leaving;
use crate::{Exit, Failure};

/// How much is written at once.
const PIECE: usize = 64 * 1024;

/// Writes what `write` makes to the file at `path`, in the place of what is there, with the folders
/// above it. A reader sees the old file or all of the new one. A device or a pipe is written into.
///
/// # Errors
/// Exit code 70; what was at `path` is as it was.
pub fn stream(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    refuse_leaving(path)?;
    written(path, write).map_err(|error| unwritten(path, &error))
}

fn written(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(metadata) if !metadata.is_file() => {
            let file = OpenOptions::new().write(true).open(path)?;
            let mut pieces = BufWriter::with_capacity(PIECE, file);
            write(&mut pieces)?;
            pieces.flush()
        }
        _ => {
            // A link stays one: what it points at is replaced.
            let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            let folder = Folder::of(&target);
            let mut new = folder.stage_empty(0o666)?;
            let mut pieces = BufWriter::with_capacity(PIECE, new.as_file_mut());
            write(&mut pieces)?;
            pieces.flush()?;
            drop(pieces);
            new.as_file().sync_all()?;
            new.persist(&target).map_err(|failed| failed.error)?;
            folder.sync();
            Ok(())
        }
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let name = path.display();
    let failure = Failure::new(Exit::Internal, format!("cannot write `{name}`: {error}"));
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => failure.help("free some space"),
        ErrorKind::PermissionDenied => failure.help("allow writing to the file and to its folder"),
        ErrorKind::IsADirectory => failure.help("name a file in that folder"),
        _ => failure,
    }
}

#[cfg(test)]
mod tests {
    use super::stream;

    #[test]
    fn a_file_is_replaced_when_all_of_it_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/report.xml");
        stream(&path, |out| out.write_all(b"one")).unwrap();
        let broken = stream(&path, |out| {
            out.write_all(b"two")?;
            Err(std::io::ErrorKind::StorageFull.into())
        });
        assert!(broken.unwrap_err().message.contains("report.xml"));
        assert_eq!(crate::file::read(&path).unwrap().text, "one");
        let left = std::fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(left.count(), 1);
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let failure = stream(folder.path(), |_| Ok(())).unwrap_err();
        assert_eq!(failure.exit.code(), 70);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_into() {
        stream(std::path::Path::new("/dev/null"), |out| out.write_all(b"x")).unwrap();
        assert!(std::path::Path::new("/dev/null").exists());
    }
}
