//! The lock as a file of the repository, and the selection with what it has.

use std::path::Path;

use super::Context;
use crate::file::{self, Source};
use crate::lock::{self, Entry, Lock};
use crate::selection::Selection;
use crate::{Exit, Failure, collection, names};

/// The lock and its text; none where there is none.
pub(super) fn read(context: &mut Context<'_, '_>) -> Result<Option<(Source, Lock)>, Failure> {
    let path = Path::new(names::LOCK);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let source = file::read(path)?;
    match lock::read(&source.text) {
        Ok(lock) => Ok(Some((source, lock))),
        Err(findings) => Err(context.refuse(&source, &findings, Exit::Usage)),
    }
}

/// The same for whoever writes it anew: one that cannot be read is as good as none, unless a newer
/// postorb wrote it.
pub(super) fn read_to_write(
    context: &mut Context<'_, '_>,
) -> Result<Option<(Source, Lock)>, Failure> {
    let path = Path::new(names::LOCK);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let source = file::read(path)?;
    match lock::read(&source.text) {
        Ok(lock) => Ok(Some((source, lock))),
        Err(findings) if findings.iter().any(|one| one.rule == lock::NEWER) => {
            Err(context.refuse(&source, &findings, Exit::Usage))
        }
        Err(findings) => {
            let reason = findings.first().map_or("", |finding| &finding.message);
            context.note(&format!(
                "warning: {} is written anew: {reason}",
                source.name
            ));
            Ok(Some((source, Lock::default())))
        }
    }
}

/// Puts the files of the lock in the place of ids. A file that somebody changed is refused: what runs
/// would not be what was reviewed as Postman's.
pub(super) fn put(selection: &mut Selection, context: &mut Context<'_, '_>) -> Result<(), Failure> {
    let Some((_, lock)) = read(context)? else {
        return Ok(());
    };
    for entry in lock::runs_from_files(selection, &lock) {
        let source = text(entry)?;
        if !entry.is_text(&source.text) {
            return Err(changed(entry));
        }
        context.detail(&format!(
            "{} `{}` is {}",
            entry.kind.name(),
            entry.name,
            entry.file
        ));
    }
    Ok(())
}

/// A file of the lock.
pub(super) fn text(entry: &Entry) -> Result<Source, Failure> {
    if Path::new(&entry.file).symlink_metadata().is_err() {
        let message = format!("`{}` is in the lock, and not in the repository", entry.file);
        return Err(Failure::new(Exit::Usage, message)
            .help("`postorb pull` writes it; where somebody pulled it, commit it with the lock"));
    }
    file::Repository::read(&entry.file, Path::new(&entry.file))
        .map_err(|failure| failure.help("`postorb pull` writes what the lock names"))
}

/// What stands where a file of the lock is to be; none where nothing does, or what is no text.
pub(super) fn at(file: &str) -> Option<Source> {
    file::Repository::read(file, Path::new(file)).ok()
}

fn changed(entry: &Entry) -> Failure {
    let message = format!(
        "`{}` is not what was pulled: its text has changed",
        entry.file
    );
    Failure::new(Exit::Usage, message)
        .help("change it in Postman; `postorb pull --force` puts back what Postman has")
        .help("a file of your own is named in the selection by its path")
}

/// The variables that an environment's file has a value for; none where it cannot be read.
pub(super) fn variables(path: &str) -> Option<Vec<String>> {
    let source = file::Repository::read(path, Path::new(path)).ok()?;
    let names = collection::given(&source.text).ok()??;
    Some(names.into_iter().collect())
}
