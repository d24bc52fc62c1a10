//! How a file is known again.

use std::fmt::Write as _;

use ring::digest::{SHA256, digest};

/// The SHA-256 of a text with the line ends of Unix, in hexadecimal digits.
#[must_use]
pub fn hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let digest = digest(&SHA256, text.as_bytes());
    digest.as_ref().iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn line_ends_make_no_difference_and_everything_else_does() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hash(""), empty);
        assert_eq!(hash("{\r\n}\r\n"), hash("{\n}\n"));
        for other in ["{\n}", "{\n }\n", "{\n\n}\n", "{\r}\n"] {
            assert_ne!(hash(other), hash("{\n}\n"), "{other:?}");
        }
    }
}
