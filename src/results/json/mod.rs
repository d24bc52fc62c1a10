//! JSON from a stream, value by value: what a report has to say is a small part of it, so that
//! skipping is what has to be fast, and memory never depends on what is skipped.
//!
//! Everything is checked as it is passed by, with the grammar of RFC 8259: a text is accepted here
//! where `serde_json` accepts it, but for more than [`DEPTH`] levels. Texts are decoded leniently, as
//! Newman writes halves of surrogate pairs.

mod ahead;
mod bytes;
mod number;
mod pieces;
mod row;
mod skip;
#[cfg(test)]
mod tests;
mod text;

use std::io;
use std::ops::Deref;

pub(in crate::results) use ahead::Ahead;
pub(in crate::results) use bytes::Kept;
pub(in crate::results) use pieces::{Joined, Piece, Pieces, Plain};

/// How deep values may be nested.
pub(in crate::results) const DEPTH: usize = 512;

/// Why a text ends to be read.
#[derive(Debug)]
pub(in crate::results) enum Fault {
    /// The file could not be read on.
    Io(io::Error),
    /// It ends in the middle of a value, at this byte.
    End(u64),
    /// It is no JSON from this byte on; what was expected there.
    Syntax(u64, &'static str),
}

/// A position in a stream of JSON.
pub(in crate::results) struct Json<P> {
    rest: P,
    piece: Piece,
    /// How much of the piece is passed by.
    at: usize,
    /// How many bytes came before the piece.
    base: u64,
    /// The text that was decoded last.
    scratch: Vec<u8>,
    /// How deep the objects and lists are that were entered.
    depth: usize,
}

/// The name of a member of an object; one too long to be of interest is cut.
#[derive(Clone, Copy)]
pub(in crate::results) struct Key {
    /// Its bytes, and whatever follows them.
    bytes: [u8; Key::ROOM],
    len: usize,
}

impl Key {
    const ROOM: usize = 32;
}

impl Deref for Key {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// The members of an object, or the elements of a list, that was entered.
pub(in crate::results) struct Inside {
    is_first: bool,
}

impl<P: Pieces> Json<P> {
    /// A stream that begins with this piece, which may be empty.
    pub(in crate::results) fn new(head: Piece, rest: P) -> Self {
        Self {
            rest,
            piece: head,
            at: 0,
            base: 0,
            scratch: Vec::new(),
            depth: 0,
        }
    }

    /// The place in the stream, in bytes.
    pub(in crate::results) fn offset(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Passes a byte-order mark by, which the first piece holds whole.
    pub(in crate::results) fn skip_mark(&mut self) {
        let mark = "\u{feff}".as_bytes();
        if self.base == 0 && self.piece.bytes().starts_with(mark) {
            self.at = mark.len();
        }
    }

    /// Enters an object; any other value is passed by.
    pub(in crate::results) fn object(&mut self) -> Result<Option<Inside>, Fault> {
        self.enter(b'{')
    }

    /// Enters a list; any other value is passed by.
    pub(in crate::results) fn list(&mut self) -> Result<Option<Inside>, Fault> {
        self.enter(b'[')
    }

    /// Enters an object; any other value is still to be taken.
    pub(in crate::results) fn object_or(&mut self) -> Result<Option<Inside>, Fault> {
        match self.peek()? {
            b'{' => self.enter(b'{'),
            _ => Ok(None),
        }
    }

    /// Enters a list; any other value is still to be taken.
    pub(in crate::results) fn list_or(&mut self) -> Result<Option<Inside>, Fault> {
        match self.peek()? {
            b'[' => self.enter(b'['),
            _ => Ok(None),
        }
    }

    fn enter(&mut self, bracket: u8) -> Result<Option<Inside>, Fault> {
        if self.peek()? != bracket {
            self.skip()?;
            return Ok(None);
        }
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.too_deep());
        }
        Ok(Some(Inside { is_first: true }))
    }

    /// The name of the next member, whose value has to be taken then; none where the object ends.
    pub(in crate::results) fn key(&mut self, inside: &mut Inside) -> Result<Option<Key>, Fault> {
        if !self.next(inside, b'}')? {
            return Ok(None);
        }
        let key = self.member()?;
        Ok(Some(key))
    }

    /// Whether there is one more element, which has to be taken then.
    pub(in crate::results) fn element(&mut self, inside: &mut Inside) -> Result<bool, Fault> {
        self.next(inside, b']')
    }

    /// Goes to the next member or element, or behind the bracket that closes.
    #[inline]
    fn next(&mut self, inside: &mut Inside, bracket: u8) -> Result<bool, Fault> {
        let is_first = std::mem::replace(&mut inside.is_first, false);
        match self.peek()? {
            byte if byte == bracket => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            b',' if !is_first => {
                self.at += 1;
                Ok(true)
            }
            _ if is_first => Ok(true),
            _ => Err(self.unexpected("a comma, or the end of the list or object")),
        }
    }

    /// Checks that nothing but blanks follows.
    pub(in crate::results) fn finish(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Err(Fault::End(_)) => Ok(()),
            Err(fault) => Err(fault),
            Ok(_) => Err(self.unexpected("nothing more")),
        }
    }

    /// The first byte of the next token.
    #[inline]
    fn peek(&mut self) -> Result<u8, Fault> {
        match self.piece.bytes()[self.at..].first_chunk() {
            Some([first, _]) if *first > b' ' => Ok(*first),
            Some([b' ', second]) if *second > b' ' => {
                self.at += 1;
                Ok(*second)
            }
            _ => self.skip_blanks(),
        }
    }

    fn skip_blanks(&mut self) -> Result<u8, Fault> {
        const SPACES: u128 = u128::from_le_bytes([b' '; 16]);
        loop {
            let mut rest = &self.piece.bytes()[self.at..];
            while let Some((byte, tail)) = rest.split_first() {
                if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                    self.at = self.piece.bytes().len() - rest.len();
                    return Ok(*byte);
                }
                rest = tail;
                // Newman indents: most blanks are in long rows of spaces.
                while let Some(row) = rest.first_chunk() {
                    let others = u128::from_le_bytes(*row) ^ SPACES;
                    rest = &rest[others.trailing_zeros() as usize / 8..];
                    if others != 0 {
                        break;
                    }
                }
            }
            self.at = self.piece.bytes().len();
            if !self.fill()? {
                return Err(Fault::End(self.offset()));
            }
        }
    }

    /// The next byte, of a token that was begun.
    fn byte(&mut self) -> Result<u8, Fault> {
        if self.at == self.piece.bytes().len() && !self.fill()? {
            return Err(Fault::End(self.offset()));
        }
        Ok(self.piece.bytes()[self.at])
    }

    /// Takes the next piece, where all of this one is passed by.
    fn fill(&mut self) -> Result<bool, Fault> {
        self.base += self.piece.bytes().len() as u64;
        self.at = 0;
        self.rest.next(&mut self.piece).map_err(Fault::Io)
    }

    fn unexpected(&self, expected: &'static str) -> Fault {
        Fault::Syntax(self.offset(), expected)
    }

    fn too_deep(&self) -> Fault {
        self.unexpected("no more than 512 levels")
    }
}
