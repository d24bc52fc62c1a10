//! Rows of numbers, as programs write lists of bytes. They are nearly all of a report, so that this file is
//! what makes reading fast.

/// What Newman writes between two bytes of a body: a comma, a line break and 14 spaces.
pub(super) const INDENTED: [u8; 16] = *b",\n              ";
/// What stands there in JSON without blanks.
pub(super) const COMPACT: [u8; 1] = *b",";

/// A number of one to three digits.
#[derive(Clone, Copy)]
pub(super) struct Number {
    /// The digits' values, the first in the lowest byte; what is behind them is in there too.
    digits: u32,
    pub(super) len: usize,
}

impl Number {
    /// The number behind a gap.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "nobody can predict a branch on the length"
    )]
    pub(super) fn behind<const LEN: usize>(gap: &[u8; LEN], rest: &[u8]) -> Option<Self> {
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
    pub(super) fn value(self) -> u8 {
        // With zeros in the place of the digits that it has not.
        let [_, hundreds, tens, ones] = (self.digits << (32 - 8 * self.len)).to_le_bytes();
        let value = u32::from(hundreds) * 100 + u32::from(tens) * 10 + u32::from(ones);
        u8::try_from(value).unwrap_or(NO_BYTE)
    }
}

/// What is kept in the place of what is no byte.
pub(super) const NO_BYTE: u8 = b'?';

/// Whether a number goes on at a place: with a fraction, an exponent or more digits.
pub(super) fn is_continued(rest: &[u8], at: usize) -> bool {
    matches!(rest.get(at), None | Some(b'.' | b'e' | b'E' | b'0'..=b'9'))
}

/// How long a row of numbers is that begins with a gap, in bytes, and how many there are: whole blocks,
/// and then those that have the same gap before them.
pub(super) fn row<const LEN: usize>(gap: &[u8; LEN], bytes: &[u8]) -> (usize, u64) {
    let (len, mut count) = match Number::behind(gap, bytes) {
        Some(_) => blocks(bytes),
        None => (0, 0),
    };
    let (mut tail, mut last) = (&bytes[len..], None);
    while let Some(number) = Number::behind(gap, tail) {
        last = Some(tail);
        tail = &tail[LEN + number.len..];
        count += 1;
    }
    if let Some(last) = last.filter(|_| is_continued(tail, 0)) {
        tail = last;
        count -= 1;
    }
    (bytes.len() - tail.len(), count)
}

/// How many bytes are looked at together. It is for each byte the same, without a branch, so that a
/// compiler makes instructions of it for many at once.
const BLOCK: usize = 128;

/// How far whole blocks of numbers go, from a comma and what may follow it on to a later comma, and how
/// many numbers there are.
fn blocks(bytes: &[u8]) -> (usize, u64) {
    let (mut end, mut commas) = (2, 1);
    while let Some([earlier, before, block]) = around(bytes, end) {
        let (is_row, more) = look(earlier, before, block);
        if !is_row {
            break;
        }
        end += BLOCK;
        commas += u64::from(more);
    }
    let last = memchr::memrchr(b',', &bytes[..end]);
    last.map_or((0, 0), |last| (last, commas - 1))
}

/// The block at a place, behind the two that begin a byte and two bytes before it.
fn around(bytes: &[u8], at: usize) -> Option<[&[u8; BLOCK]; 3]> {
    let [earlier, before, block] = [2, 1, 0].map(|back| bytes.get(at - back..)?.first_chunk());
    Some([earlier?, before?, block?])
}

/// Whether a block goes on a row: there are but digits, blanks and commas, what follows a digit is one or a
/// comma, a comma follows a digit, and no digit follows a zero that begins a number. How many commas there
/// are, too.
#[inline(never)] // Inlined, it is a loop over bytes, and a report takes four times as long.
fn look(earlier: &[u8; BLOCK], before: &[u8; BLOCK], block: &[u8; BLOCK]) -> (bool, u8) {
    /// The bit that digits have, of all that may be there.
    const DIGIT: u8 = 0x10;
    let (mut wrong, mut commas) = (0, 0);
    for ((earlier, before), byte) in earlier.iter().zip(before).zip(block) {
        let is_comma = *byte == b',';
        let is_known = is_comma | matches!(*byte, b' ' | b'\n') | byte.is_ascii_digit();
        let unknown = if is_known { 0 } else { DIGIT };
        let comma = if is_comma { DIGIT } else { 0 };
        let ended = before & !byte;
        let padded = if *before == b'0' { byte & !earlier } else { 0 };
        wrong |= unknown | (ended ^ comma) | padded;
        commas += u8::from(is_comma);
    }
    (wrong & DIGIT == 0, commas)
}

/// A row that was found before anybody came to it: from `start` to `end` a piece has nothing but numbers,
/// each with a comma and blanks before it. They are a list's where whoever comes to them reads a list.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) start: usize,
    pub(super) end: usize,
    count: u64,
}

impl Row {
    /// The row that begins with a piece, or with the number that a piece begins in.
    pub(super) fn find(piece: &[u8]) -> Option<Self> {
        let start = memchr::memchr(b',', piece)?;
        let (len, count) = row(&INDENTED, &piece[start..]);
        let end = start + len;
        (count > 0).then_some(Self { start, end, count })
    }

    /// How many numbers there are from one of them on, with the comma before it.
    pub(super) fn count_from(&self, at: usize, piece: &[u8]) -> u64 {
        debug_assert_eq!(piece[at], b',', "behind a number of a row comes a comma");
        if at == self.start {
            return self.count;
        }
        memchr::memchr_iter(b',', &piece[at..self.end]).count() as u64
    }
}
