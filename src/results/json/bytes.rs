//! Lists of bytes: how Newman writes bodies, a number a line. They are nearly all of a report, so
//! that this file is what makes reading fast.
//!
//! A list that is written by a program has the same blanks between all its numbers. These are
//! learned from the first two numbers, and compared eight bytes at a time from then on; what does
//! not fit is read number by number.

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

/// What stands between two numbers: a comma and blanks, of 8 to 24 bytes.
#[derive(Clone, Copy)]
struct Gap {
    words: [u64; 3],
    len: usize,
}

impl Gap {
    const SHORTEST: usize = 8;
    const LONGEST: usize = 24;

    /// The gap that a text begins with.
    fn of(rest: &[u8]) -> Option<Self> {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let (b',', blanks) = rest.split_first()? else {
            return None;
        };
        let len = 1 + blanks.iter().position(|byte| !is_blank(byte))?;
        if !(Self::SHORTEST..=Self::LONGEST).contains(&len) {
            return None;
        }
        Some(Self {
            words: Self::words(rest, len)?,
            len,
        })
    }

    /// All of it in three words, which overlap where it is shorter.
    fn words(rest: &[u8], len: usize) -> Option<[u64; 3]> {
        let word = |at: usize| Some(u64::from_le_bytes(*rest.get(at..)?.first_chunk()?));
        Some([word(0)?, word((len - 8) / 2)?, word(len - 8)?])
    }

    /// The number of one to three digits behind this gap: its length and its value.
    #[inline]
    fn number(&self, rest: &[u8]) -> Option<(usize, u32)> {
        let digits = rest.get(self.len..)?.first_chunk()?;
        let (len, value) = number(*digits)?;
        (Self::words(rest, self.len)? == self.words).then_some((len, value))
    }
}

/// The number of one to three digits that a text begins with: its length and its value.
fn number(word: [u8; 4]) -> Option<(usize, u32)> {
    let digits = u32::from_le_bytes(word) ^ 0x3030_3030;
    // The lowest set bit is in the first byte that is no digit.
    let others = (digits.wrapping_add(0x7676_7676) | digits) & 0x8080_8080;
    let len = others.trailing_zeros() / 8;
    let [first, second, third, _] = digits.to_le_bytes().map(u32::from);
    let value = match len {
        1 => first,
        2 if first > 0 => first * 10 + second,
        3 if first > 0 => first * 100 + second * 10 + third,
        _ => return None,
    };
    Some((len as usize, value))
}

impl<R: Read> Json<R> {
    /// The numbers of a list, as bytes; none of any other value, which is passed by. A number that
    /// is no byte is kept as a question mark, and so is what is no number.
    pub(in crate::results) fn bytes(&mut self, kept: &mut Kept) -> Result<bool, Fault> {
        let Some(mut list) = self.list()? else {
            return Ok(false);
        };
        while self.element(&mut list)? {
            let byte = self.number()?;
            kept.push(byte.map_or(b'?', as_byte));
            if let Some(gap) = Gap::of(&self.buffer[self.at..self.end]) {
                self.keep_numbers(&gap, kept);
                kept.size += self.skip_numbers(&gap);
            }
        }
        Ok(true)
    }

    /// Passes by the numbers that follow one of a list, as long as they are like bytes.
    pub(super) fn skip_alike(&mut self) {
        if let Some(gap) = Gap::of(&self.buffer[self.at..self.end]) {
            self.skip_numbers(&gap);
        }
    }

    /// Takes numbers with the same gap before each, until enough are kept.
    fn keep_numbers(&mut self, gap: &Gap, kept: &mut Kept) {
        while kept.bytes.len() < kept.limit {
            let rest = &self.buffer[self.at..self.end];
            let Some((len, value)) = gap.number(rest) else {
                return;
            };
            if is_continued(rest, gap.len + len) {
                return;
            }
            kept.push(u8::try_from(value).unwrap_or(b'?'));
            self.at += gap.len + len;
        }
    }

    /// Passes numbers by with the same gap before each; how many.
    fn skip_numbers(&mut self, gap: &Gap) -> u64 {
        let rest = &self.buffer[self.at..self.end];
        let (mut at, mut last, mut count) = (0, 0, 0);
        while let Some((len, _)) = gap.number(&rest[at..]) {
            last = at;
            at += gap.len + len;
            count += 1;
        }
        if count > 0 && is_continued(rest, at) {
            at = last;
            count -= 1;
        }
        self.at += at;
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
        reason = "looked at before"
    )]
    let byte = number as u8;
    if f64::from(byte) == number { byte } else { b'?' }
}
