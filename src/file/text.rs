//! Bytes as text, or the reason and the place why they are none.

use memchr::memchr;

use crate::yaml::Lines;
use crate::{Exit, Failure};

/// `bytes` as UTF-8; `name` is the file they came from.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Failure::new(Exit::Usage, format!("`{name}` is UTF-16")).help(SAVE));
    }
    if let Some(at) = memchr(0, &bytes) {
        let place = place(&bytes, at);
        return Err(Failure::new(
            Exit::Usage,
            format!("`{name}` is not text: a NUL byte at {place}"),
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        let place = place(error.as_bytes(), at);
        Failure::new(
            Exit::Usage,
            format!("`{name}` is not UTF-8: byte 0x{byte:02x} at {place}"),
        )
        .help(SAVE)
    })
}

const SAVE: &str = "save it as UTF-8";

fn place(bytes: &[u8], at: usize) -> String {
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    let (line, column) = Lines::new(&before).position(before.len());
    format!("line {line}, column {column} (offset {at})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        for (bytes, expected) in [
            (&b"\xff\xfea\0"[..], "`x` is UTF-16"),
            (b"\xfe\xff\0a", "`x` is UTF-16"),
            (
                b"a\n\0",
                "`x` is not text: a NUL byte at line 2, column 1 (offset 2)",
            ),
            (
                b"\x89PNG\0",
                "`x` is not text: a NUL byte at line 1, column 5 (offset 4)",
            ),
            (
                b"a: 1\r\n\xc3\xa4: \xe9t\xe9\n",
                "`x` is not UTF-8: byte 0xe9 at line 2, column 4 (offset 10)",
            ),
            (
                b"cut \xf0\x9f\x9a",
                "`x` is not UTF-8: byte 0xf0 at line 1, column 5 (offset 4)",
            ),
        ] {
            let failure = decode("x", bytes.to_vec()).unwrap_err();
            assert_eq!((failure.exit, &*failure.message), (Exit::Usage, expected));
        }
    }

    #[test]
    fn text_is_kept_with_its_byte_order_mark_and_line_ends() {
        let text = "\u{feff}ä: 🚀\r\n";
        assert_eq!(decode("x", text.into()), Ok(text.to_owned()));
    }
}
