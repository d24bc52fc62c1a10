//! Files that only their owner may read.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::folder::Folder;
use crate::{Exit, Failure};

/// Keys are short.
const LIMIT: u64 = 1024 * 1024;

/// Reads such a file; none where it is not there.
///
/// # Errors
/// Where it cannot be read, and where others can: then it is not private, whatever is in it.
pub fn read_private(path: &Path) -> Result<Option<String>, Failure> {
    let name = path.display();
    let unread =
        |error: io::Error| Failure::new(Exit::Usage, format!("cannot read `{name}`: {error}"));
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unread(error)),
    };
    if is_open(&file).map_err(unread)? {
        let message = format!("`{name}` holds keys, and others can read it");
        return Err(Failure::new(Exit::Authentication, message)
            .help(format!("take that away: chmod 600 '{name}'"))
            .help("where others may have read it, make new keys"));
    }
    let mut text = String::new();
    file.by_ref()
        .take(LIMIT)
        .read_to_string(&mut text)
        .map_err(unread)?;
    Ok(Some(text))
}

/// Writes such a file, whole or not at all, with the folders above it.
///
/// # Errors
/// Exit code 70; the file is then as it was.
pub fn write_private(path: &Path, text: &str) -> Result<(), Failure> {
    let name = path.display();
    let unwritten = |error: io::Error| {
        let message = format!("cannot write `{name}`: {error}; the file is as it was");
        Failure::new(Exit::Internal, message)
    };
    // A link stays one, as those who keep their files elsewhere mean it.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Some(parent) = target.parent() {
        create_folder(parent).map_err(unwritten)?;
    }
    let folder = Folder::of(&target);
    folder.lock().map_err(unwritten)?;
    let new = folder.stage(text, 0o600).map_err(unwritten)?;
    new.as_file().sync_all().map_err(unwritten)?;
    new.persist(&target)
        .map_err(|failed| unwritten(failed.error))?;
    folder.sync();
    Ok(())
}

/// Folders that are new are the owner's alone, too.
fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

#[cfg(unix)]
fn is_open(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    Ok(file.metadata()?.mode() & 0o077 != 0)
}

/// A user's folder is the user's alone on Windows.
#[cfg(not(unix))]
fn is_open(_: &File) -> io::Result<bool> {
    Ok(false)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    #[test]
    fn nobody_else_can_read_what_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/keys");
        assert_eq!(read_private(&path), Ok(None));
        write_private(&path, "x").unwrap();
        write_private(&path, "y").unwrap();
        assert_eq!(read_private(&path), Ok(Some("y".to_owned())));
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        assert_eq!(
            fs::metadata(folder.path().join("a")).unwrap().mode() & 0o777,
            0o700
        );
    }

    #[test]
    fn what_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys");
        write_private(&path, "x").unwrap();
        for mode in [0o640, 0o604, 0o610] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let failure = read_private(&path).unwrap_err();
            assert_eq!(failure.exit, Exit::Authentication, "{mode:o}");
        }
    }

    #[test]
    fn a_link_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let (path, real) = (folder.path().join("keys"), folder.path().join("real"));
        write_private(&real, "x").unwrap();
        std::os::unix::fs::symlink(&real, &path).unwrap();
        write_private(&path, "y").unwrap();
        assert!(path.is_symlink());
        assert_eq!(read_private(&real), Ok(Some("y".to_owned())));
    }
}
