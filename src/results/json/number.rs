//! Numbers.

use super::{Fault, Json, Pieces};

impl<P: Pieces> Json<P> {
    /// A number; none of any other value, which is passed by. One too large is infinite.
    pub(in crate::results) fn number(&mut self) -> Result<Option<f64>, Fault> {
        if !matches!(self.peek()?, b'-' | b'0'..=b'9') {
            self.skip()?;
            return Ok(None);
        }
        self.scratch.clear();
        self.digits_of(true)?;
        let text = std::str::from_utf8(&self.scratch).unwrap_or_default();
        Ok(text.parse().ok())
    }

    /// A number that counts something: not negative, without a fraction.
    pub(in crate::results) fn count(&mut self) -> Result<Option<u64>, Fault> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what is too large becomes the largest, what is negative none"
        )]
        let whole = |number: f64| (number >= 0.0).then_some(number.round() as u64);
        Ok(self.number()?.and_then(whole))
    }

    /// Passes a number by.
    pub(super) fn skip_number(&mut self) -> Result<(), Fault> {
        self.digits_of(false)
    }

    fn digits_of(&mut self, keep: bool) -> Result<(), Fault> {
        if self.byte()? == b'-' {
            self.take(keep);
        }
        match self.byte()? {
            b'0' => self.take(keep),
            b'1'..=b'9' => self.row(keep)?,
            _ => return Err(self.unexpected("a digit")),
        }
        if self.at_one_of(b".")? {
            self.take(keep);
            self.row_of_some(keep)?;
        }
        if self.at_one_of(b"eE")? {
            self.take(keep);
            if self.at_one_of(b"+-")? {
                self.take(keep);
            }
            self.row_of_some(keep)?;
        }
        Ok(())
    }

    fn take(&mut self, keep: bool) {
        // A number of more digits is rounded to these all the same.
        if keep && self.scratch.len() < 1024 {
            self.scratch.push(self.piece.bytes()[self.at]);
        }
        self.at += 1;
    }

    fn row_of_some(&mut self, keep: bool) -> Result<(), Fault> {
        match self.byte()? {
            b'0'..=b'9' => self.row(keep),
            _ => Err(self.unexpected("a digit")),
        }
    }

    fn row(&mut self, keep: bool) -> Result<(), Fault> {
        while self.at_one_of(b"0123456789")? {
            self.take(keep);
        }
        Ok(())
    }

    /// Whether the next byte is one of these; at the end of the text it is none.
    fn at_one_of(&mut self, bytes: &[u8]) -> Result<bool, Fault> {
        match self.byte() {
            Ok(byte) => Ok(bytes.contains(&byte)),
            Err(Fault::End(_)) => Ok(false),
            Err(fault) => Err(fault),
        }
    }
}
