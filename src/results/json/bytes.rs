//! Lists of bytes: how Newman writes bodies, a number a line. They are nearly all of a report, so
//! that this file is what makes reading fast.
//!
//! What a program wrote has the same blanks between all its numbers, which are compared at once; what
//! does not fit is read number by number.

use std::io::Read;

use super::{Fault, Json};

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

impl<R: Read> Json<R> {
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
    }

    /// Passes by the numbers that follow one of a list, as far as a program wrote them.
    pub(super) fn skip_alike(&mut self) {
        self.skip_behind(&INDENTED);
        self.skip_behind(&COMPACT);
    }

    fn take_behind<const LEN: usize>(&mut self, gap: &[u8; LEN], kept: &mut Kept) {
        let room = kept.limit.saturating_sub(kept.bytes.len());
        for _ in 0..room {
            let rest = &self.buffer[self.at..self.end];
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
        kept.size += self.skip_behind(gap);
    }

    /// Passes numbers by that have the same gap before them; how many.
    fn skip_behind<const LEN: usize>(&mut self, gap: &[u8; LEN]) -> u64 {
        let rest = &self.buffer[self.at..self.end];
        let (mut tail, mut last, mut count) = (rest, rest, 0);
        while let Some(number) = Number::behind(gap, tail) {
            last = tail;
            tail = &tail[LEN + number.len..];
            count += 1;
        }
        if count > 0 && is_continued(tail, 0) {
            tail = last;
            count -= 1;
        }
        self.at = self.end - tail.len();
        count
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
