//! Elements that a browser makes when it has time, or when they are asked for.
//!
//! With a script, what is in a `noscript` is one text, which costs a browser nothing to read; the script makes
//! elements of it. Without one it is what it would be anyway. So a page of ten thousand requests is there
//! at once, and can be read by everybody.

use std::io;

/// How many elements are made at a time: a browser answers in between.
const MOST: usize = 200;

/// A part of the page whose elements may come later.
#[derive(Default)]
pub(super) struct Later {
    /// How many elements are in the text that is open.
    reached: usize,
}

impl Later {
    /// Before an element of which it is known whether it can come later.
    pub(super) fn element(&mut self, is_later: bool, out: &mut dyn io::Write) -> io::Result<()> {
        if !is_later || self.reached == MOST {
            self.end(out)?;
        }
        if is_later {
            if self.reached == 0 {
                out.write_all(b"<noscript>")?;
            }
            self.reached += 1;
        }
        Ok(())
    }

    /// Before what comes at once.
    pub(super) fn end(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        if self.reached > 0 {
            out.write_all(b"</noscript>\n")?;
        }
        self.reached = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Later, MOST};

    #[test]
    fn texts_are_no_longer_than_they_may_be_and_all_end() {
        let (mut later, mut out) = (Later::default(), Vec::new());
        for index in 0..=MOST + 1 {
            later.element(index > 0, &mut out).unwrap();
            out.push(b'x');
        }
        later.end(&mut out).unwrap();
        later.end(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let full = "x".repeat(MOST);
        assert_eq!(
            text,
            format!("x<noscript>{full}</noscript>\n<noscript>x</noscript>\n")
        );
    }
}
