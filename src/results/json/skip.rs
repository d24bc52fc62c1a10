//! Passing values by.

use super::{DEPTH, Fault, Json, Pieces};

/// What is open around a place: a bit a level, set where it is an object.
struct Open {
    bits: [u64; DEPTH / 64],
    levels: usize,
}

impl Open {
    fn push(&mut self, is_object: bool) {
        let (word, bit) = (self.levels / 64, self.levels % 64);
        self.bits[word] = self.bits[word] & !(1 << bit) | u64::from(is_object) << bit;
        self.levels += 1;
    }

    fn is_object(&self) -> bool {
        let level = self.levels - 1;
        self.bits[level / 64] >> (level % 64) & 1 == 1
    }
}

impl<P: Pieces> Json<P> {
    /// Passes a value by, whatever it is.
    pub(in crate::results) fn skip(&mut self) -> Result<(), Fault> {
        let mut open = Open {
            bits: [0; DEPTH / 64],
            levels: 0,
        };
        loop {
            // At a value.
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    self.skip_string()?;
                }
                bracket @ (b'{' | b'[') => {
                    self.at += 1;
                    if self.depth + open.levels == DEPTH {
                        return Err(self.too_deep());
                    }
                    let is_object = bracket == b'{';
                    open.push(is_object);
                    match self.peek()? {
                        b'}' if is_object => {}
                        b']' if !is_object => {}
                        _ => {
                            if is_object {
                                self.skip_key()?;
                            }
                            continue;
                        }
                    }
                }
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                b'-' | b'0'..=b'9' => {
                    self.skip_number()?;
                    if open.levels > 0 && !open.is_object() {
                        self.skip_alike();
                    }
                }
                _ => return Err(self.unexpected("a value")),
            }
            // Behind a value, or before what closes an empty one.
            loop {
                if open.levels == 0 {
                    return Ok(());
                }
                let is_object = open.is_object();
                match self.peek()? {
                    b',' => {
                        self.at += 1;
                        if is_object {
                            self.skip_key()?;
                        }
                        break;
                    }
                    b'}' if is_object => {}
                    b']' if !is_object => {}
                    _ => return Err(self.unexpected("a comma, or the end of the list or object")),
                }
                self.at += 1;
                open.levels -= 1;
            }
        }
    }

    /// Whether the next value is `true`; any other is passed by.
    pub(in crate::results) fn is_true(&mut self) -> Result<bool, Fault> {
        let is_true = self.peek()? == b't';
        self.skip()?;
        Ok(is_true)
    }

    /// Whether the next value is `null`, which is passed by; any other is still to be taken.
    pub(in crate::results) fn is_null(&mut self) -> Result<bool, Fault> {
        let is_null = self.peek()? == b'n';
        if is_null {
            self.skip()?;
        }
        Ok(is_null)
    }

    fn skip_key(&mut self) -> Result<(), Fault> {
        if self.peek()? != b'"' {
            return Err(self.unexpected("the name of a member in quotes"));
        }
        self.at += 1;
        self.skip_string()?;
        self.colon()
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Fault> {
        for byte in word {
            if self.byte()? != *byte {
                return Err(self.unexpected("`true`, `false` or `null`"));
            }
            self.at += 1;
        }
        Ok(())
    }
}
