//! Characters that nobody sees: a secret with one inside of it looks like the secret, and is it again for whoever
//! copies it into most programs.

/// How long the character is that a text begins with, in bytes, where it is not seen (Unicode,
/// `Default_Ignorable_Code_Point`, without the fillers of Hangul and Khmer's vowels).
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
    let (char, length) = match bytes {
        [a @ 0xc2..=0xdf, b, ..] => (wide(&[*a & 0x1f, *b]), 2),
        [a @ 0xe0..=0xef, b, c, ..] => (wide(&[*a & 0x0f, *b, *c]), 3),
        [a @ 0xf0..=0xf4, b, c, d, ..] => (wide(&[*a & 0x07, *b, *c, *d]), 4),
        _ => return None,
    };
    let is_unseen = matches!(
        char,
        0xad | 0x34f
            | 0x61c
            | 0x180b..=0x180f
            | 0x200b..=0x200f
            | 0x202a..=0x202e
            | 0x2060..=0x206f
            | 0xfe00..=0xfe0f
            | 0xfeff
            | 0xe0000..=0xe0fff
    );
    is_unseen.then_some(length)
}

/// The number of a character in UTF-8.
fn wide(bytes: &[u8]) -> u32 {
    let bits = bytes.iter().map(|byte| u32::from(byte & 0x3f));
    bits.fold(0, |char, bits| char << 6 | bits)
}

/// Whether a text has such characters.
pub(super) fn is_there(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && (0..bytes.len()).any(|at| length(&bytes[at..]).is_some())
}

#[cfg(test)]
mod tests {
    use super::{is_there, length};

    #[test]
    fn characters_that_are_not_seen_are_known_and_no_others() {
        for char in
            "\u{ad}\u{34f}\u{61c}\u{180e}\u{200b}\u{200d}\u{202e}\u{2060}\u{feff}\u{fe0f}\u{e0041}"
                .chars()
        {
            let text = format!("é{char}x");
            assert!(is_there(text.as_bytes()), "{char:?}");
            assert_eq!(length(&text.as_bytes()[2..]), Some(char.len_utf8()));
        }
        assert!(!is_there("größe – 日本語 🚀 … «x» \u{a0}".as_bytes()));
        assert!(!is_there(&[0xff, 0xc2]) && !is_there(b""));
    }
}
