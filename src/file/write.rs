//! Writing: whole, or not at all.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::Source;
use super::folder::Folder;
use super::leaving::refuse_leaving;
use crate::{Exit, Failure};

/// Replaces the text of the file at `path`, from which `before` was read, by `text`.
///
/// A symbolic link stays one: the file that it points at is replaced, unless that is outside of the repository. The permissions are kept, the
/// owner where the system allows it; another hard link keeps the old text. Two postorbs at once
/// cannot lose one another's text, because the file is compared with `before` under a lock.
///
/// # Errors
/// Every failure has exit code 70, "a failed write", and leaves the file as it was. That goes for a
/// file which was changed since it was read too: neither the usage nor the input was wrong, and the
/// same command succeeds when it is run again.
pub fn replace(path: &Path, before: &Source, text: &str) -> Result<(), Failure> {
    if before.text == text {
        return Ok(());
    }
    refuse_leaving(path)?;
    let unwritten = |error| unwritten(path, &error);
    let target = fs::canonicalize(path).map_err(unwritten)?;
    let folder = Folder::of(&target);
    folder.lock().map_err(unwritten)?;
    let (now, metadata) = writable(&target).map_err(unwritten)?;
    if now != before.text.as_bytes() {
        return Err(changed(path));
    }
    let new = folder.stage(text, 0o600).map_err(unwritten)?;
    adopt(new.as_file(), &metadata).map_err(unwritten)?;
    new.as_file().sync_all().map_err(unwritten)?;
    new.persist(&target)
        .map_err(|failed| unwritten(failed.error))?;
    folder.sync();
    Ok(())
}

/// Writes a file that does not exist yet, with the folders above it.
///
/// # Errors
/// Exit code 70; what is at `path` already, be it a dangling link, is never overwritten.
pub fn create(path: &Path, text: &str) -> Result<(), Failure> {
    refuse_leaving(path)?;
    let unmade = |error: io::Error| {
        let name = path.display();
        Failure::new(Exit::Internal, format!("cannot create `{name}`: {error}"))
    };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(unmade)?;
    }
    let folder = Folder::of(path);
    let new = folder.stage(text, 0o666).map_err(unmade)?;
    new.as_file().sync_all().map_err(unmade)?;
    new.persist_noclobber(path)
        .map_err(|failed| unmade(failed.error))?;
    folder.sync();
    Ok(())
}

/// What is in a file now, and what there is to know about it, provided that it could be written in
/// place: a rename asks the folder's permission only, but who protects a file means its text.
fn writable(path: &Path) -> io::Result<(Vec<u8>, Metadata)> {
    let metadata = fs::metadata(path)?;
    // Asked apart, since root may open any file for writing.
    if metadata.permissions().readonly() {
        let message = "the file is read-only";
        return Err(io::Error::new(ErrorKind::PermissionDenied, message));
    }
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok((bytes, metadata))
}

/// Gives a new file the owner and the permissions of the one that it replaces.
#[cfg(unix)]
fn adopt(new: &File, old: &Metadata) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    // Only root gives files away, and others only to their own groups: what cannot be kept is not
    // worth refusing an edit that an editor would save too.
    if fchown(new, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(new, None, Some(old.gid()));
    }
    // The bits for set-user-id, set-group-id and sticky have no business on a text.
    new.set_permissions(Permissions::from_mode(old.mode() & 0o777))
}

#[cfg(not(unix))]
fn adopt(new: &File, old: &Metadata) -> io::Result<()> {
    new.set_permissions(old.permissions())
}

fn changed(path: &Path) -> Failure {
    let name = path.display();
    Failure::new(
        Exit::Internal,
        format!("`{name}` was changed since it was read; nothing was written"),
    )
    .help("run the command again")
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let name = path.display();
    let failure = Failure::new(
        Exit::Internal,
        format!("cannot write `{name}`: {error}; the file is as it was"),
    );
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            failure.help("the new text needs room beside the old one: free some space")
        }
        ErrorKind::PermissionDenied => failure.help("allow writing to the file and to its folder"),
        ErrorKind::ResourceBusy => failure
            .help("a single file that is mounted cannot be replaced: mount the folder it is in"),
        _ => failure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read;

    #[test]
    fn a_text_is_replaced_and_nothing_else_is_left_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/config.yml");
        create(&path, "a: 1\n").unwrap();
        replace(&path, &read(&path).unwrap(), "a: 2\r\n").unwrap();
        assert_eq!(read(&path).unwrap().text, "a: 2\r\n");
        let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(names.len(), 1);
    }

    #[test]
    fn what_changed_since_it_was_read_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yml");
        create(&path, "a: 1\n").unwrap();
        let before = read(&path).unwrap();
        replace(&path, &before, "a: 2\n").unwrap();
        let failure = replace(&path, &before, "a: 3\n").unwrap_err();
        assert_eq!(failure, changed(&path));
        assert_eq!(read(&path).unwrap().text, "a: 2\n");
    }

    #[test]
    fn what_exists_is_not_created_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yml");
        create(&path, "a: 1\n").unwrap();
        let failure = create(&path, "a: 2\n").unwrap_err();
        assert_eq!(failure.exit, Exit::Internal);
        assert_eq!(read(&path).unwrap().text, "a: 1\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_same_text_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yml");
        create(&path, "a: 1\n").unwrap();
        let time = || fs::metadata(&path).unwrap().modified().unwrap();
        let written = time();
        replace(&path, &read(&path).unwrap(), "a: 1\n").unwrap();
        assert_eq!(time(), written);
    }
}
