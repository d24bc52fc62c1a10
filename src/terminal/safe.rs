//! Text from outside, made harmless for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::secret::mask;

/// `text` for people: harmless to a terminal, and with every literal key masked.
#[must_use]
pub(crate) fn shown(text: &str) -> String {
    safe(&mask(text)).into_owned()
}

/// A path for people, on one line whatever it holds.
#[must_use]
pub(crate) fn path(path: &str) -> String {
    shown(path).replace('\n', "\\n")
}

/// `text` with every control character but line feeds and tabs, and every character that changes
/// the direction of writing, shown as `\u{…}`: a name from a config cannot move the cursor, set a
/// title or hide what follows.
#[must_use]
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if is_harmful(char) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(char));
        } else {
            out.push(char);
        }
    }
    Cow::Owned(out)
}

/// `text` with as many bytes, for what is told by its place: harmful characters of more than one
/// byte become others. Those of one byte are left to the renderer of findings, which shows them as
/// pictures.
#[must_use]
pub(crate) fn in_place(text: &str) -> Cow<'_, str> {
    let other = |char: char| match char.len_utf8() {
        2 if is_harmful(char) => '¿',
        3 if is_harmful(char) => '\u{fffd}',
        _ => char,
    };
    if text.chars().all(|char| other(char) == char) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(other).collect())
}

/// Whether a character steers a terminal or turns the direction of writing.
#[must_use]
pub(crate) fn is_harmful(char: char) -> bool {
    (char.is_control() && !matches!(char, '\n' | '\t'))
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(char, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::{in_place, safe};

    #[test]
    fn terminal_codes_are_shown_and_words_are_left_alone() {
        assert_eq!(safe("\u{1b}[2Jx\r"), "\\u{1b}[2Jx\\u{d}");
        assert_eq!(safe("a\u{202e}b"), "a\\u{202e}b");
        assert_eq!(safe("größe 🚀\n\tx"), "größe 🚀\n\tx");
    }

    #[test]
    fn in_place_every_byte_keeps_its_offset() {
        let text = "\u{9b}2J é \u{202e}🚀\u{2028}";
        let shown = in_place(text);
        assert_eq!(shown, "¿2J é \u{fffd}🚀\u{fffd}");
        assert_eq!(shown.len(), text.len());
    }
}
