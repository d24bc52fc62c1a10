//! A stream that gives its bytes in pieces.

use std::io::{self, Read};

use super::super::json::{Json, Piece, Pieces};

/// What is left of it.
#[derive(Clone, Copy)]
pub(super) struct Cut<'d> {
    rest: &'d [u8],
    /// How much the next read gives at most, and those after it.
    next: usize,
    later: usize,
    /// Somebody looked for rows of numbers in each piece.
    is_looked_at: bool,
}

impl<'d> Cut<'d> {
    /// In pieces of this size.
    pub(super) fn of(data: &'d [u8], size: usize) -> Self {
        Self {
            rest: data,
            next: size,
            later: size,
            is_looked_at: false,
        }
    }

    /// In two pieces; an empty one would be the end.
    pub(super) fn at(data: &'d [u8], at: usize) -> Self {
        Self {
            rest: data,
            next: at.max(1),
            later: data.len(),
            is_looked_at: false,
        }
    }

    /// The same, with rows of numbers found before anybody comes to them.
    pub(super) fn looked_at(mut self) -> Self {
        self.is_looked_at = true;
        self
    }

    pub(super) fn json(self) -> Json<Self> {
        Json::new(Piece::default(), self)
    }
}

impl Pieces for Cut<'_> {
    fn next(&mut self, piece: &mut Piece) -> io::Result<bool> {
        let is_more = piece.fill(self)?;
        if self.is_looked_at {
            piece.look();
        }
        Ok(is_more)
    }
}

impl Read for Cut<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.next.min(self.rest.len()).min(into.len());
        let (piece, rest) = self.rest.split_at(count);
        into[..count].copy_from_slice(piece);
        self.rest = rest;
        self.next = self.later;
        Ok(count)
    }
}
