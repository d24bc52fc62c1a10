//! A stream that gives its bytes in pieces.

use std::io::{self, Read};

/// What is left of it.
pub(super) struct Pieces<'d> {
    rest: &'d [u8],
    /// How much the next read gives at most, and those after it.
    next: usize,
    later: usize,
}

impl<'d> Pieces<'d> {
    /// In pieces of this size.
    pub(super) fn of(data: &'d [u8], size: usize) -> Self {
        Self {
            rest: data,
            next: size,
            later: size,
        }
    }

    /// In two pieces; an empty one would be the end.
    pub(super) fn cut(data: &'d [u8], at: usize) -> Self {
        Self {
            rest: data,
            next: at.max(1),
            later: data.len(),
        }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.next.min(self.rest.len()).min(into.len());
        let (piece, rest) = self.rest.split_at(count);
        into[..count].copy_from_slice(piece);
        self.rest = rest;
        self.next = self.later;
        Ok(count)
    }
}
