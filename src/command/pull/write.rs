//! Writing: each file whole, the lock last, and all of it or nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::compare::Pulled;
use crate::file::{self, Source};
use crate::lock::FOLDER;
use crate::{Exit, Failure, names};

/// Writes what is not there yet, and takes away what goes. Where one of the files cannot be written the
/// others are put back as they were: a lock that names what is not there would stop every command.
pub(super) fn all(pulled: &Pulled, lock: Option<&Source>) -> Result<(), Failure> {
    let mut written = Vec::new();
    let lock_text = pulled.lock.text();
    let is_locked = lock.map_or(pulled.lock.entries.is_empty(), |lock| {
        lock.text.replace("\r\n", "\n") == lock_text
    });
    let result = pulled
        .files
        .iter()
        .try_for_each(|(file, text)| one(file, text, &mut written))
        .and_then(|()| match lock {
            _ if is_locked => Ok(()),
            Some(before) => file::replace(Path::new(names::LOCK), before, &lock_text),
            None => file::create(Path::new(names::LOCK), &lock_text),
        });
    if let Err(failure) = result {
        return Err(written.into_iter().rev().fold(failure, undo));
    }
    // The lock has forgotten them: what cannot be removed is a file that nothing reads.
    pulled.removed.iter().try_for_each(|file| remove(file))
}

/// A file that was written, and what it was before.
type Written = (String, String, Option<Source>);

fn one(file: &str, text: &str, written: &mut Vec<Written>) -> Result<(), Failure> {
    refuse_links(file)?;
    let path = Path::new(file);
    let before = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        _ => Some(file::Repository::read(file, path)?),
    };
    match &before {
        Some(before) => file::replace(path, before, text)?,
        None => file::create(path, text)?,
    }
    written.push((file.to_owned(), text.to_owned(), before));
    Ok(())
}

/// Nothing outside of the folder is written, wherever a link in it may lead.
fn refuse_links(file: &str) -> Result<(), Failure> {
    for path in [FOLDER, file] {
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
            let message =
                format!("`{path}` is a symbolic link: pull writes into the repository only");
            return Err(Failure::new(Exit::Usage, message)
                .help("remove the link, and run `postorb pull` again"));
        }
    }
    if fs::metadata(FOLDER).is_ok_and(|found| !found.is_dir()) {
        let message = format!("`{FOLDER}` is a file, and pull writes into a folder of this name");
        return Err(Failure::new(Exit::Usage, message)
            .help("give the file another name, and run `postorb pull` again"));
    }
    Ok(())
}

/// Puts a file back; tells where even that fails.
fn undo(failure: Failure, (file, text, before): Written) -> Failure {
    let path = Path::new(&file);
    let undone = match before {
        Some(before) => {
            let now = Source {
                name: file.clone(),
                text,
            };
            file::replace(path, &now, &before.text)
        }
        None => remove(&file),
    };
    match undone {
        Ok(()) => failure,
        Err(other) => failure.help(format!("`{file}` is changed already: {}", other.message)),
    }
}

fn remove(file: &str) -> Result<(), Failure> {
    refuse_links(file)?;
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            let message = format!("cannot remove `{file}`: {error}");
            Err(Failure::new(Exit::Internal, message).help("nothing reads it: remove it by hand"))
        }
        _ => Ok(()),
    }
}
