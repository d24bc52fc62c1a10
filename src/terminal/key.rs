//! What a person pressed, out of the bytes that a terminal sends for it.

/// A key that prompts know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A character that can be seen, or a blank.
    Char(char),
    Enter,
    Tab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    /// Ctrl-U: what was typed goes.
    Clear,
    /// Ctrl-W: the last word goes.
    ClearWord,
    /// Ctrl-C, Ctrl-D and Escape.
    Cancel,
    /// Whatever else there is.
    Other,
}

/// The first key of `bytes`, and how many of them it takes; none where more have to come. Where
/// `is_all` says that nothing follows, a lone Escape is the key itself.
pub(crate) fn decode(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let first = *bytes.first()?;
    if first == 0x1b {
        return match escape(&bytes[1..]) {
            Some((key, length)) => Some((key, length + 1)),
            None if is_all => Some((Key::Cancel, bytes.len())),
            None => None,
        };
    }
    if first < 0x80 {
        return Some((plain(first), 1));
    }
    character(bytes, is_all)
}

fn plain(byte: u8) -> Key {
    match byte {
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x08 | 0x7f => Key::Backspace,
        0x03 | 0x04 => Key::Cancel,
        0x15 => Key::Clear,
        0x17 => Key::ClearWord,
        // As shells have them: the ends of a line, and the lines before and after.
        0x01 => Key::Home,
        0x05 => Key::End,
        0x02 => Key::Left,
        0x06 => Key::Right,
        0x0e => Key::Down,
        0x10 => Key::Up,
        0x00..=0x1f => Key::Other,
        _ => Key::Char(char::from(byte)),
    }
}

/// A key behind an Escape: `[`, numbers and a letter (ECMA-48), or `O` and a letter (VT100).
fn escape(bytes: &[u8]) -> Option<(Key, usize)> {
    match *bytes.first()? {
        b'[' => {
            let body = &bytes[1..];
            let end = body.iter().position(|byte| (0x40..=0x7e).contains(byte))?;
            Some((named(&body[..end], body[end]), end + 2))
        }
        b'O' => Some((named(b"", *bytes.get(1)?), 2)),
        // Alt and a key.
        _ => Some((Key::Other, 1)),
    }
}

fn named(numbers: &[u8], last: u8) -> Key {
    let number = numbers.split(|byte| *byte == b';').next();
    match (last, number.unwrap_or_default()) {
        (b'A', _) => Key::Up,
        (b'B', _) => Key::Down,
        (b'C', _) => Key::Right,
        (b'D', _) => Key::Left,
        (b'H', _) | (b'~', b"1" | b"7") => Key::Home,
        (b'F', _) | (b'~', b"4" | b"8") => Key::End,
        (b'~', b"3") => Key::Delete,
        (b'~', b"5") => Key::PageUp,
        (b'~', b"6") => Key::PageDown,
        (b'M', b"") => Key::Enter,
        _ => Key::Other,
    }
}

/// A character of several bytes.
fn character(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Some((Key::Other, 1)),
    };
    let Some(whole) = bytes.get(..length) else {
        return is_all.then_some((Key::Other, 1));
    };
    let char = std::str::from_utf8(whole)
        .ok()
        .and_then(|text| text.chars().next());
    Some(match char {
        Some(char) if !char.is_control() => (Key::Char(char), length),
        Some(_) => (Key::Other, length),
        None => (Key::Other, 1),
    })
}

#[cfg(test)]
mod tests {
    use super::{Key, decode};

    fn keys(mut bytes: &[u8]) -> Vec<Key> {
        let mut keys = Vec::new();
        while let Some((key, length)) = decode(bytes, true) {
            keys.push(key);
            bytes = &bytes[length..];
        }
        keys
    }

    #[test]
    fn terminals_differ_in_what_they_send_for_a_key() {
        for (bytes, key) in [
            ("\x1b[A", Key::Up),
            ("\x1bOA", Key::Up),
            ("\x1b[1;5B", Key::Down),
            ("\x1b[5~", Key::PageUp),
            ("\x1b[6~", Key::PageDown),
            ("\x1b[H", Key::Home),
            ("\x1b[1~", Key::Home),
            ("\x1bOF", Key::End),
            ("\x1b[3~", Key::Delete),
            ("\x1b[200~", Key::Other),
            ("\x1b[M", Key::Enter),
            ("\x1bx", Key::Other),
            ("\x1b", Key::Cancel),
            ("\x1b[", Key::Cancel),
            ("\x03", Key::Cancel),
            ("\r", Key::Enter),
            ("\x15", Key::Clear),
            ("é", Key::Char('é')),
            ("🚀", Key::Char('🚀')),
            ("\u{85}", Key::Other),
        ] {
            assert_eq!(keys(bytes.as_bytes()), [key], "{bytes:?}");
        }
    }

    #[test]
    fn what_came_in_part_waits_for_the_rest() {
        for whole in ["\x1b[5~", "\x1bOA", "é", "🚀"] {
            for end in 1..whole.len() {
                assert_eq!(decode(&whole.as_bytes()[..end], false), None, "{whole:?}");
            }
            assert!(decode(whole.as_bytes(), false).is_some());
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_passed_over() {
        assert_eq!(
            keys(b"a\xffb\xe2\x28"),
            [
                Key::Char('a'),
                Key::Other,
                Key::Char('b'),
                Key::Other,
                Key::Char('(')
            ]
        );
    }
}
