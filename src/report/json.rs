//! JSON that is harmless wherever it is shown.

use std::fmt::Write as _;

use serde::Serialize;

use crate::terminal::is_harmful;

/// `value` as a document and a line break. Characters that steer a terminal or turn the direction
/// of writing are escaped, which says the same.
pub(super) fn document(value: &impl Serialize) -> String {
    // None of what is written here fails: there are no maps with keys other than strings.
    let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    let is_escaped = |char: char| is_harmful(char) && char != '\n';
    if !text.contains(is_escaped) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if is_escaped(char) {
            // JSON has no form for one above U+FFFF but the two halves of UTF-16.
            for half in char.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{half:04x}");
            }
        } else {
            out.push(char);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::document;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_says_the_same() {
        let text = "\u{1b}[2J\u{9b}\u{202e}\u{2028}\u{7f}\u{0}\u{feff}\u{e0041} größe 🚀\n";
        let json = document(&[text]);
        assert!(!json.contains(|char: char| char.is_control() && char != '\n'));
        assert!(!json.contains(['\u{202e}', '\u{2028}', '\u{feff}', '\u{e0041}']));
        assert!(json.contains("größe 🚀"));
        let read: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, [text]);
    }
}
