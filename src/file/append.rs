//! Adding to files that are others' too: what a CI system collects from a step.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use crate::{Exit, Failure};

/// Adds whole lines to the file at `path`, which need not exist. What is in it stays; where its last
/// line has no end, it gets one.
///
/// # Errors
/// Exit code 70, "a failed write".
pub fn append(path: &Path, lines: &str) -> Result<(), Failure> {
    try_append(path, lines).map_err(|error| {
        let name = path.display();
        Failure::new(Exit::Internal, format!("cannot add to `{name}`: {error}"))
    })
}

fn try_append(path: &Path, lines: &str) -> io::Result<()> {
    let start = if ends_inside_a_line(path)? { "\n" } else { "" };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    // One write: what others add at the same time does not get between.
    file.write_all(format!("{start}{lines}").as_bytes())
}

fn ends_inside_a_line(path: &Path) -> io::Result<bool> {
    // A pipe or a terminal has nothing to be read back.
    if !fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() > 0) {
        return Ok(false);
    }
    let mut last = [0];
    let mut file = File::open(path)?;
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_and_never_to_a_line_of_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines");
        append(&path, "a\n").unwrap();
        append(&path, "b").unwrap();
        append(&path, "c\n").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"a\nb\nc\n");
        let failure = append(folder.path(), "a\n").unwrap_err();
        assert_eq!(failure.exit, Exit::Internal);
        assert!(failure.message.starts_with("cannot add to `"));
    }
}
