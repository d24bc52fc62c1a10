//! Lists of bytes: how Newman writes bodies, a number a line. What a program wrote is taken as rows; what
//! does not fit is read number by number.

use super::row::{COMPACT, INDENTED, NO_BYTE, Number, is_continued, row};
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
        if kept.is_full() {
            kept.size += self.skip_alike();
        }
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

    /// Passes by a row that begins with this gap; how many numbers there are.
    fn skip_behind<const LEN: usize>(&mut self, gap: &[u8; LEN]) -> u64 {
        let (len, count) = row(gap, &self.piece.bytes()[self.at..]);
        self.at += len;
        count
    }
}

impl Kept {
    /// Takes back all of it.
    pub(in crate::results) fn clear(&mut self, limit: usize) {
        self.bytes.clear();
        self.size = 0;
        self.limit = limit;
    }

    fn is_full(&self) -> bool {
        self.bytes.len() >= self.limit
    }

    fn push(&mut self, byte: u8) {
        if !self.is_full() {
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
