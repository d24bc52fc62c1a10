//! Where the bytes of a report come from, a piece at a time.

use std::io::{self, ErrorKind, Read};

use super::row::Row;

/// How long a piece is, in bytes. Larger ones are slower where the kernel copies into fresh pages, and
/// leave the caches near a core.
const PIECE: usize = 64 * 1024;

/// What is read at once, in a buffer that is used again.
#[derive(Default)]
pub(in crate::results) struct Piece {
    /// Its bytes, and what was there before them.
    buffer: Vec<u8>,
    len: usize,
    /// A row of numbers in it that somebody looked at already.
    pub(super) row: Option<Row>,
}

/// A stream as pieces of it.
pub(in crate::results) trait Pieces {
    /// Puts the next piece in the place of one that is used; whether there is one. It is empty where there
    /// is none, and where it cannot be read.
    fn next(&mut self, piece: &mut Piece) -> io::Result<bool>;
}

/// What a reader gives, as it gives it.
pub(in crate::results) struct Plain<R>(pub(in crate::results) R);

/// The beginning of a stream and what follows it, for whoever wants to read it as one.
pub(in crate::results) struct Joined<P> {
    piece: Piece,
    at: usize,
    rest: P,
}

impl Piece {
    pub(in crate::results) fn bytes(&self) -> &[u8] {
        &self.buffer[..self.len]
    }

    /// Reads it anew; whether anything was read.
    pub(in crate::results) fn fill(&mut self, reader: &mut impl Read) -> io::Result<bool> {
        self.len = 0;
        self.row = None;
        if self.buffer.len() != PIECE {
            self.buffer = vec![0; PIECE];
        }
        loop {
            match reader.read(&mut self.buffer) {
                Ok(len) => {
                    self.len = len;
                    return Ok(len > 0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Looks for the row of numbers that most of it may be.
    pub(in crate::results) fn look(&mut self) {
        self.row = Row::find(self.bytes());
    }

    /// The beginning of a stream: some bytes of it, or all where there are fewer.
    pub(in crate::results) fn head(pieces: &mut impl Pieces, len: usize) -> io::Result<Self> {
        let mut head = Self::default();
        pieces.next(&mut head)?;
        let mut more = Self::default();
        while head.len < len && pieces.next(&mut more)? {
            head.buffer.truncate(head.len);
            head.buffer.extend_from_slice(more.bytes());
            head.len = head.buffer.len();
        }
        Ok(head)
    }
}

impl<R: Read> Pieces for Plain<R> {
    fn next(&mut self, piece: &mut Piece) -> io::Result<bool> {
        piece.fill(&mut self.0)
    }
}

impl<P> Joined<P> {
    pub(in crate::results) fn new(head: Piece, rest: P) -> Self {
        Self {
            piece: head,
            at: 0,
            rest,
        }
    }
}

impl<P: Pieces> Read for Joined<P> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len {
            self.at = 0;
            if !self.rest.next(&mut self.piece)? {
                return Ok(0);
            }
        }
        let rest = &self.piece.bytes()[self.at..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}
