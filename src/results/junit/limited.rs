//! A limit to what one tag or text may hold: the parser keeps it whole.

use std::io::{self, BufRead, BufReader, Read};

/// The longest tag, text or comment, in bytes.
const MOST: usize = 16 << 20;

/// What is read, as long as no part of it is too long.
pub(super) struct Limited<R> {
    reader: BufReader<R>,
    left: usize,
}

impl<R: Read> Limited<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(64 << 10, reader),
            left: MOST,
        }
    }

    /// Begins a new part.
    pub(super) fn renew(&mut self) {
        self.left = MOST;
    }
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let rest = self.fill_buf()?;
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Limited<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(
                "a tag or text in it is longer than 16 MiB",
            ));
        }
        let rest = self.reader.fill_buf()?;
        Ok(&rest[..rest.len().min(self.left)])
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.reader.consume(count);
    }
}
