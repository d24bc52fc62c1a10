//! Reading: regular files and standard input, of a sane size, as UTF-8.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::leaving::refuse_leaving;
use super::text::decode;
use crate::names::{CONFIG, SELECTION};
use crate::{Exit, Failure, Io};

/// The largest file that is read, in bytes: nearly two hundred times the largest config known.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// A text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file as the user named it, for messages.
    pub name: String,
    /// All of it, byte for byte: a byte-order mark and the line ends are kept. [`super::replace`]
    /// compares it with the file, to notice that somebody else changed it meanwhile.
    pub text: String,
}

/// Reads the file at `path`.
///
/// # Errors
/// Whatever is wrong, a missing file too, has exit code 2, "input that cannot be read": 5, "not
/// found", tells scripts that a service does not know what was named.
pub fn read(path: &Path) -> Result<Source, Failure> {
    read_up_to(path.display().to_string(), path, LIMIT)
}

/// The same with a name for messages, and with a limit of its own.
pub(super) fn read_up_to(name: String, path: &Path, limit: u64) -> Result<Source, Failure> {
    refuse_leaving(path)?;
    let unreadable = |error| unreadable(path, &error);
    // Looked at before it is opened: opening a named pipe waits for a writer, perhaps for ever.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        let kind = kind(metadata.file_type());
        let failure = unusable(&format!("`{name}` is {kind}, not a file"));
        return Err(match config_in(path) {
            Some(config) => failure.help(format!("did you mean `{}`?", config.display())),
            None => failure.help("name a regular file; what comes from a pipe is read with `-`"),
        });
    }
    if metadata.len() > limit {
        let size = metadata.len();
        let mebibytes = limit >> 20;
        return Err(unusable(&format!(
            "`{name}` is {size} bytes long; the limit is {limit} ({mebibytes} MiB)"
        )));
    }
    let file = File::open(path).map_err(unreadable)?;
    finish(name, file, metadata.len(), limit)
}

/// Reads the file at `path`, or standard input where the path is `-`.
///
/// # Errors
/// As [`read`].
pub fn read_input(path: &Path, io: &mut Io<'_>) -> Result<Source, Failure> {
    if path == Path::new("-") {
        let source = finish("standard input".to_owned(), &mut *io.stdin, 0, LIMIT)?;
        if source.text.is_empty() {
            let failure = unusable("nothing came from standard input");
            return Err(failure.help("it is empty or closed: `-` reads what is piped into postorb"));
        }
        Ok(source)
    } else {
        read(path)
    }
}

/// Reads a stream to its end, of which `length` bytes are expected.
fn finish(name: String, stream: impl Read, length: u64, limit: u64) -> Result<Source, Failure> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    stream
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unusable(&format!("cannot read `{name}`: {error}")))?;
    if bytes.len() as u64 > limit {
        let mebibytes = limit >> 20;
        return Err(unusable(&format!(
            "`{name}` is longer than the limit of {limit} bytes ({mebibytes} MiB)"
        )));
    }
    let text = decode(&name, bytes)?;
    Ok(Source { name, text })
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let name = path.display();
    match (error.kind(), fs::read_link(path)) {
        (ErrorKind::NotFound, Ok(target)) => {
            let target = target.display();
            unusable(&format!(
                "`{name}` is a symbolic link to `{target}`, which does not exist"
            ))
            .help("delete the link, or put back what it leads to")
        }
        (ErrorKind::NotFound, Err(_)) => {
            let failure = unusable(&format!("`{name}` does not exist"));
            if let Some(here) = path
                .strip_prefix(".circleci")
                .ok()
                .filter(|path| path.is_file())
            {
                let here = here.display();
                return failure.help(format!(
                    "there is a `{here}` here: name it, or run postorb in the folder above"
                ));
            }
            if path.starts_with(".circleci") {
                return absent(path, failure);
            }
            if name.to_string().contains(['*', '?', '[']) {
                return failure.help(
                    "the shell did not expand the pattern: no file fits it, or it stands in quotes",
                );
            }
            failure
        }
        _ => unusable(&format!("cannot read `{name}`: {error}")),
    }
}

/// The next step where something of `.circleci` is not there.
fn absent(path: &Path, failure: Failure) -> Failure {
    let failure = if path == Path::new(SELECTION) {
        failure.help("`postorb init` writes it, or `postorb suite add --collection X`")
    } else if path.starts_with(".circleci/postorb") {
        failure.help("`postorb pull` fetches it again")
    } else {
        failure
    };
    // Whoever is in the root is not sent there.
    if Path::new(".circleci").is_dir() {
        return failure;
    }
    failure.help("run postorb in the repository's root, where `.circleci` is")
}

/// The config that lies in a folder, where that is a repository or its `.circleci`.
fn config_in(folder: &Path) -> Option<PathBuf> {
    let own = folder.file_name() == Some(".circleci".as_ref());
    let name = if own { "config.yml" } else { CONFIG };
    Some(folder.join(name)).filter(|path| path.is_file())
}

fn unusable(message: &str) -> Failure {
    Failure::new(Exit::Usage, message)
}

fn kind(file: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if file.is_fifo() {
            return "a pipe";
        }
        if file.is_socket() {
            return "a socket";
        }
        if file.is_char_device() || file.is_block_device() {
            return "a device";
        }
    }
    if file.is_dir() { "a folder" } else { "special" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(path: &Path) -> String {
        let failure = read(path).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        failure.message
    }

    #[test]
    fn what_is_read_is_the_file_byte_for_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yml");
        super::super::create(&path, "\u{feff}a: 1\r\nb: 2").unwrap();
        assert_eq!(read(&path).unwrap().text, "\u{feff}a: 1\r\nb: 2");
    }

    #[test]
    fn what_is_no_file_is_told_by_its_kind() {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().display();
        assert_eq!(
            message(folder.path()),
            format!("`{name}` is a folder, not a file")
        );
        let missing = folder.path().join("x");
        assert_eq!(
            message(&missing),
            format!("`{}` does not exist", missing.display())
        );
        #[cfg(unix)]
        assert_eq!(
            message(Path::new("/dev/null")),
            "`/dev/null` is a device, not a file"
        );
    }

    #[test]
    fn one_byte_over_the_limit_is_too_much_for_a_file_and_for_a_stream() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        let file = File::create(&path).unwrap();
        file.set_len(LIMIT + 1).unwrap();
        let expected = format!(
            "`{}` is 16777217 bytes long; the limit is 16777216 (16 MiB)",
            path.display()
        );
        assert_eq!(message(&path), expected);

        let whole = finish("x".to_owned(), io::repeat(b'a').take(LIMIT), 0, LIMIT).unwrap();
        assert_eq!(whole.text.len() as u64, LIMIT);
        let failure = finish("x".to_owned(), io::repeat(b'a'), 0, LIMIT).unwrap_err();
        assert_eq!(
            failure.message,
            "`x` is longer than the limit of 16777216 bytes (16 MiB)"
        );
    }
}
