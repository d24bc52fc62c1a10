//! The body of an answer: bounded, and not for ever.

use std::io::{self, Read};
use std::time::Instant;

/// How long a body may be. Postman keeps collections below 30 MB (docs, "collection size").
pub(super) const LIMIT: usize = 64 * 1024 * 1024;

/// Why a body is not there as a whole.
#[derive(Debug)]
pub(super) enum Cut {
    /// It is longer than [`LIMIT`].
    TooLong,
    /// It went on until the time was over.
    TooSlow,
    /// The connection broke.
    Broken(io::Error),
}

/// Reads a body of which `expected` bytes were announced, until `end`.
pub(super) fn read(
    mut body: impl Read,
    expected: Option<u64>,
    end: Instant,
) -> Result<Vec<u8>, Cut> {
    const PIECE: usize = 64 * 1024;
    let expected = expected.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if expected > LIMIT {
        return Err(Cut::TooLong);
    }
    let mut bytes = Vec::with_capacity(expected);
    let mut piece = vec![0; PIECE];
    loop {
        let length = match body.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) if Instant::now() >= end => return Err(Cut::TooSlow),
            Err(error) => return Err(Cut::Broken(error)),
        };
        if bytes.len() + length > LIMIT {
            return Err(Cut::TooLong);
        }
        bytes.extend_from_slice(piece.get(..length).unwrap_or_default());
        if Instant::now() >= end {
            return Err(Cut::TooSlow);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_body_has_bounds_whatever_was_announced() {
        let soon = Instant::now() + Duration::from_mins(1);
        assert_eq!(read(&b"abc"[..], Some(3), soon).unwrap(), b"abc");
        assert!(matches!(
            read(&b""[..], Some(1 << 40), soon),
            Err(Cut::TooLong)
        ));
        assert!(matches!(read(io::repeat(0), None, soon), Err(Cut::TooLong)));
        assert!(matches!(
            read(io::repeat(0), None, Instant::now()),
            Err(Cut::TooSlow)
        ));
    }
}
