//! All files of a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Source, read};
use crate::{Exit, Failure};

/// How many files of a folder are read: it is an orb's, and not somebody's home.
const FILES: usize = 1_000;

/// How deep its folders are followed.
const DEPTH: usize = 10;

/// Reads the files below a folder whose names `wanted` takes, each with its path in the folder; in
/// the order of their paths.
///
/// # Errors
/// As [`read`], and where there are too many.
pub fn read_below(
    folder: &Path,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<(String, Source)>, Failure> {
    let mut paths = Vec::new();
    list(folder, "", DEPTH, &mut paths)?;
    paths.retain(|(name, _)| wanted(name));
    if paths.len() > FILES {
        let message = format!("`{}` has more than {FILES} files", folder.display());
        return Err(Failure::new(Exit::Usage, message));
    }
    paths.sort();
    let source = |(name, path): (String, PathBuf)| Ok((name, read(&path)?));
    paths.into_iter().map(source).collect()
}

fn list(
    folder: &Path,
    prefix: &str,
    depth: usize,
    paths: &mut Vec<(String, PathBuf)>,
) -> Result<(), Failure> {
    let unreadable = |error: std::io::Error| {
        let message = format!("cannot read the folder `{}`: {error}", folder.display());
        Failure::new(Exit::Usage, message)
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A link may lead to anywhere, itself included: only what lies here is read.
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() && depth > 0 {
            list(&entry.path(), &format!("{name}/"), depth - 1, paths)?;
        } else if kind.is_file() && paths.len() < 100 * FILES {
            paths.push((name, entry.path()));
        }
    }
    Ok(())
}
