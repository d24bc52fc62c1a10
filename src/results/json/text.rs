//! Strings.

use super::super::keep::CUT;
use super::{Fault, Json, Key, Pieces};

/// Eight bytes of a string at once: the lowest set bit of the result is at the first of them that
/// ends it, begins an escape or may not stand there.
fn special(word: [u8; 8]) -> u64 {
    const fn all(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // Where a byte is below `limit`, the subtraction borrows, and sets bits from there on only.
    const fn below(word: u64, limit: u8) -> u64 {
        word.wrapping_sub(all(limit)) & !word
    }
    let word = u64::from_le_bytes(word);
    let quote = below(word ^ all(b'"'), 1);
    let escape = below(word ^ all(b'\\'), 1);
    (quote | escape | below(word, b' ')) & all(0x80)
}

/// How many bytes stand for themselves.
fn plain(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(word) = rest[at..].first_chunk() {
        let special = special(*word);
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..b' ');
    let tail = rest[at..].iter().position(is_special);
    tail.map_or(rest.len(), |tail| at + tail)
}

/// A text; where it is no UTF-8, one that is put aside, with U+FFFD in the place of what is not.
fn lenient<'t>(bytes: &'t [u8], aside: &'t mut Vec<u8>) -> &'t str {
    std::str::from_utf8(bytes).unwrap_or_else(|_| {
        *aside = String::from_utf8_lossy(bytes).into_owned().into_bytes();
        std::str::from_utf8(aside).unwrap_or_default()
    })
}

/// How long a text is that ends inside of these bytes and has no escapes.
fn closing(bytes: &[u8; Key::ROOM]) -> Option<usize> {
    let len = plain(bytes);
    (bytes.get(len) == Some(&b'"')).then_some(len)
}

impl<P: Pieces> Json<P> {
    /// Passes a string by, from behind its first quote.
    pub(super) fn skip_string(&mut self) -> Result<(), Fault> {
        loop {
            self.at += plain(&self.piece.bytes()[self.at..]);
            if self.at == self.piece.bytes().len() {
                self.byte()?;
                continue;
            }
            match self.piece.bytes()[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => {
                    self.escape()?;
                }
                _ => return Err(self.unexpected("an escape in place of a control character")),
            }
        }
    }

    /// The text of a string, as far as `limit` bytes hold it, with [`CUT`] behind what is longer; none
    /// of any other value, which is passed by. What is no UTF-8, and halves of surrogate pairs, are
    /// U+FFFD.
    pub(in crate::results) fn text(&mut self, limit: usize) -> Result<Option<&str>, Fault> {
        if self.peek()? != b'"' {
            self.skip()?;
            return Ok(None);
        }
        self.at += 1;
        let start = self.at;
        let rest = &self.piece.bytes()[start..];
        let len = plain(rest);
        let is_whole = rest.get(len) == Some(&b'"') && len <= limit;
        // Nearly all are whole, in the buffer and without escapes.
        if is_whole {
            self.at += len + 1;
            return Ok(Some(lenient(
                &self.piece.bytes()[start..start + len],
                &mut self.scratch,
            )));
        }
        let is_cut = self.string(limit)?;
        Ok(Some(self.decoded(is_cut)))
    }

    /// The text of a string; any other value is still to be taken.
    pub(in crate::results) fn text_or(&mut self, limit: usize) -> Result<Option<&str>, Fault> {
        match self.peek()? {
            b'"' => self.text(limit),
            _ => Ok(None),
        }
    }

    /// What was decoded last, which is made UTF-8.
    fn decoded(&mut self, is_cut: bool) -> &str {
        if std::str::from_utf8(&self.scratch).is_err() {
            let mended = String::from_utf8_lossy(&self.scratch).into_owned();
            self.scratch = mended.into_bytes();
        }
        if is_cut {
            self.scratch.extend_from_slice(CUT.as_bytes());
        }
        std::str::from_utf8(&self.scratch).unwrap_or_default()
    }

    /// A name and the colon behind it.
    pub(super) fn member(&mut self) -> Result<Key, Fault> {
        if self.peek()? != b'"' {
            return Err(self.unexpected("the name of a member in quotes"));
        }
        self.at += 1;
        let rest = &self.piece.bytes()[self.at..];
        let key = match rest.first_chunk() {
            Some(bytes) if let Some(len) = closing(bytes) => {
                self.at += len + 1;
                Key { bytes: *bytes, len }
            }
            _ => self.long_member()?,
        };
        self.colon()?;
        Ok(key)
    }

    /// A name that has escapes, is long, or is at the end of what is read.
    fn long_member(&mut self) -> Result<Key, Fault> {
        self.string(Key::ROOM)?;
        let mut bytes = [0; Key::ROOM];
        let len = self.scratch.len().min(Key::ROOM);
        bytes[..len].copy_from_slice(&self.scratch[..len]);
        Ok(Key { bytes, len })
    }

    pub(super) fn colon(&mut self) -> Result<(), Fault> {
        if self.peek()? != b':' {
            return Err(self.unexpected("a colon"));
        }
        self.at += 1;
        Ok(())
    }

    /// Decodes a string from behind its first quote; passes by what is over the limit, and tells
    /// whether anything is.
    fn string(&mut self, limit: usize) -> Result<bool, Fault> {
        self.scratch.clear();
        let mut is_cut = false;
        loop {
            let rest = &self.piece.bytes()[self.at..];
            let len = plain(rest);
            let room = limit.saturating_sub(self.scratch.len());
            self.scratch.extend_from_slice(&rest[..len.min(room)]);
            is_cut |= len > room;
            self.at += len;
            if self.at == self.piece.bytes().len() {
                self.byte()?;
                continue;
            }
            match self.piece.bytes()[self.at] {
                b'"' => {
                    self.at += 1;
                    self.cut(limit);
                    return Ok(is_cut);
                }
                b'\\' => {
                    let len = self.scratch.len();
                    self.escaped(limit)?;
                    is_cut |= self.scratch.len() == len || self.scratch.len() > limit;
                }
                _ => return Err(self.unexpected("an escape in place of a control character")),
            }
        }
    }

    /// Takes away a character that does not fit whole.
    fn cut(&mut self, limit: usize) {
        if self.scratch.len() < limit {
            return;
        }
        self.scratch.truncate(limit);
        let tail = self.scratch.iter().rev().take(3);
        let continued = tail.take_while(|byte| **byte & 0xc0 == 0x80).count();
        let first = self.scratch.len().saturating_sub(continued + 1);
        let needs = match self.scratch.get(first) {
            Some(0xc0..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..) => 4,
            _ => 1,
        };
        if needs > continued + 1 {
            self.scratch.truncate(first);
        }
    }

    /// Decodes an escape, with a second half where it takes two.
    fn escaped(&mut self, limit: usize) -> Result<(), Fault> {
        let mut unit = self.escape()?;
        while let 0xd800..=0xdbff = unit {
            if self.byte()? != b'\\' {
                break;
            }
            let first = unit - 0xd800;
            unit = self.escape()?;
            if let 0xdc00..=0xdfff = unit {
                unit = 0x10000 + (first << 10) + (unit - 0xdc00);
            } else {
                // The first half stood alone.
                self.push(char::REPLACEMENT_CHARACTER, limit);
            }
        }
        let char = char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.push(char, limit);
        Ok(())
    }

    fn push(&mut self, char: char, limit: usize) {
        if self.scratch.len() < limit {
            self.scratch
                .extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }

    /// The unit of UTF-16 that an escape stands for, from its backslash on.
    fn escape(&mut self) -> Result<u32, Fault> {
        self.at += 1;
        let unit = match self.byte()? {
            b'"' => u32::from(b'"'),
            b'\\' => u32::from(b'\\'),
            b'/' => u32::from(b'/'),
            b'b' => 0x8,
            b'f' => 0xc,
            b'n' => 0xa,
            b'r' => 0xd,
            b't' => 0x9,
            b'u' => {
                let mut unit = 0;
                for _ in 0..4 {
                    self.at += 1;
                    let digit = char::from(self.byte()?).to_digit(16);
                    let Some(digit) = digit else {
                        return Err(self.unexpected("four hexadecimal digits behind `\\u`"));
                    };
                    unit = unit * 16 + digit;
                }
                unit
            }
            _ => return Err(self.unexpected("an escape that JSON has")),
        };
        self.at += 1;
        Ok(unit)
    }
}
