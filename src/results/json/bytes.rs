//! Lists of bytes: how Newman writes bodies, a number a line. They are nearly all of a report, so
//! that this file is what makes reading fast.
//!
//! What a program wrote has the same blanks between all its numbers, which are compared at once; what
//! does not fit is read number by number.

use super::{Fault, Json, Pieces};

/// A body's bytes, as far as they are kept.
#[derive(Debug, Default)]
pub(in crate::results) struct Kept {
    /// Its beginning.
    pub(in crate::results) bytes: Vec<u8>,
    /// How many bytes there were in all.
    pub(in crate::results) size: u64,
    /// How many are to be kept.
    pub(in crate::results) limit: usize,
}

/// What Newman writes between two bytes of a body: a comma, a line break and 14 spaces.
const INDENTED: [u8; 16] = *b",\n              ";
/// What stands there in JSON without blanks.
const COMPACT: [u8; 1] = *b",";

/// A number of one to three digits.
#[derive(Clone, Copy)]
struct Number {
    /// The digits' values, the first in the lowest byte; what is behind them is in there too.
    digits: u32,
    len: usize,
}

impl Number {
    /// The number behind a gap.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "nobody can predict a branch on the length"
    )]
    fn behind<const LEN: usize>(gap: &[u8; LEN], rest: &[u8]) -> Option<Self> {
        let (begin, rest) = rest.split_first_chunk::<LEN>()?;
        let digits = u32::from_le_bytes(*rest.first_chunk()?) ^ u32::from_le_bytes(*b"0000");
        // The lowest set bit is in the first byte that is no digit.
        let others = (digits.wrapping_add(0x7676_7676) | digits) & 0x8080_8080;
        let len = others.trailing_zeros() as usize / 8;
        let is_number = len.wrapping_sub(1) < 3;
        let is_plain = is_number & ((digits & 0xff != 0) | (len == 1));
        (is_plain & (begin == gap)).then_some(Self { digits, len })
    }

    #[inline]
    fn value(self) -> u8 {
        // With zeros in the place of the digits that it has not.
        let [_, hundreds, tens, ones] = (self.digits << (32 - 8 * self.len)).to_le_bytes();
        let value = u32::from(hundreds) * 100 + u32::from(tens) * 10 + u32::from(ones);
        u8::try_from(value).unwrap_or(NO_BYTE)
    }
}

/// What is kept in the place of what is no byte.
const NO_BYTE: u8 = b'?';

impl<P: Pieces> Json<P> {
    /// The numbers of a list, as bytes; any other value is passed by.
    pub(in crate::results) fn bytes(&mut self, kept: &mut Kept) -> Result<bool, Fault> {
        let Some(mut list) = self.list()? else {
            return Ok(false);
        };
        while self.element(&mut list)? {
            let byte = self.number()?;
            kept.push(byte.map_or(NO_BYTE, as_byte));
            self.take_alike(kept);
        }
        Ok(true)
    }

    /// Takes the numbers that follow one of a list, as far as a program wrote them.
    fn take_alike(&mut self, kept: &mut Kept) {
        self.take_behind(&INDENTED, kept);
        self.take_behind(&COMPACT, kept);
        kept.size += self.skip_alike();
    }

    /// Passes by the numbers that follow one of a list, as far as a program wrote them; how many.
    pub(super) fn skip_alike(&mut self) -> u64 {
        self.skip_row() + self.skip_behind(&INDENTED) + self.skip_behind(&COMPACT)
    }

    fn take_behind<const LEN: usize>(&mut self, gap: &[u8; LEN], kept: &mut Kept) {
        let room = kept.limit.saturating_sub(kept.bytes.len());
        for _ in 0..room {
            let rest = &self.piece.bytes()[self.at..];
            let Some(number) = Number::behind(gap, rest) else {
                return;
            };
            let len = LEN + number.len;
            if is_continued(rest, len) {
                return;
            }
            kept.push(number.value());
            self.at += len;
        }
    }

    /// Goes to the end of the row that was found in this piece, from anywhere in it.
    fn skip_row(&mut self) -> u64 {
        match &self.piece.row {
            Some(row) if (row.start..row.end).contains(&self.at) => {
                let count = row.count_from(self.at, self.piece.bytes());
                self.at = row.end;
                count
            }
            _ => 0,
        }
    }

    /// Passes numbers by that have the same gap before them; how many.
    fn skip_behind<const LEN: usize>(&mut self, gap: &[u8; LEN]) -> u64 {
        let (len, count) = row(gap, &self.piece.bytes()[self.at..]);
        self.at += len;
        count
    }
}

/// How long the numbers are that have the same gap before them, in bytes, and how many.
fn row<const LEN: usize>(gap: &[u8; LEN], bytes: &[u8]) -> (usize, u64) {
    let (mut tail, mut last, mut count) = (bytes, bytes, 0);
    while let Some(number) = Number::behind(gap, tail) {
        last = tail;
        tail = &tail[LEN + number.len..];
        count += 1;
    }
    if count > 0 && is_continued(tail, 0) {
        tail = last;
        count -= 1;
    }
    (bytes.len() - tail.len(), count)
}

/// Numbers that were found before anybody came to them: from `start` to `end` a piece has nothing but
/// them, each with Newman's gap before it. They are a list's where whoever comes to them reads a list.
#[derive(Debug)]
pub(super) struct Row {
    start: usize,
    end: usize,
    count: u64,
}

impl Row {
    /// The row that begins with a piece, or with the number that a piece begins in.
    pub(super) fn find(piece: &[u8]) -> Option<Self> {
        let start = memchr::memchr(INDENTED[0], piece)?;
        let (len, count) = row(&INDENTED, &piece[start..]);
        let end = start + len;
        (count > 0).then_some(Self { start, end, count })
    }

    /// How many numbers there are from one of them on, with the gap before it.
    fn count_from(&self, at: usize, piece: &[u8]) -> u64 {
        debug_assert_eq!(piece[at], INDENTED[0], "behind a number there is a gap");
        if at == self.start {
            return self.count;
        }
        memchr::memchr_iter(INDENTED[0], &piece[at..self.end]).count() as u64
    }
}

/// Whether a number goes on at a place: with a fraction, an exponent or more digits.
fn is_continued(rest: &[u8], at: usize) -> bool {
    matches!(rest.get(at), None | Some(b'.' | b'e' | b'E' | b'0'..=b'9'))
}

impl Kept {
    /// Takes back all of it.
    pub(in crate::results) fn clear(&mut self, limit: usize) {
        self.bytes.clear();
        self.size = 0;
        self.limit = limit;
    }

    fn push(&mut self, byte: u8) {
        if self.bytes.len() < self.limit {
            self.bytes.push(byte);
        }
        self.size += 1;
    }
}

fn as_byte(number: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "compared with the number then"
    )]
    let byte = number as u8;
    #[expect(clippy::float_cmp, reason = "a byte is exact")]
    if f64::from(byte) == number {
        byte
    } else {
        NO_BYTE
    }
}
