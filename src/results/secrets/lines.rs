//! What was broken into lines as Base64 is for mail and in files of keys (RFC 2045, 6.8; RFC 7468, 2), in one line again.

use super::views::View;

/// How much of a line stands in front of a break at least. Mail has 76 digits in a line and files of keys have 64;
/// the first has the name of a header, too.
const LEAST: usize = 40;

/// The text without breaks between digits of Base64.
pub(super) fn joined(bytes: &[u8]) -> View {
    let mut view = View::default();
    let mut at = 0;
    let mut run = 0;
    while at < bytes.len() {
        let gap = if run >= LEAST { gap(&bytes[at..]) } else { 0 };
        if gap > 0 && is_line(&bytes[at + gap..]) {
            view.is_changed = true;
            at += gap;
            continue;
        }
        run = if is_digit(bytes[at]) { run + 1 } else { 0 };
        view.push(bytes[at], at..at + 1);
        at += 1;
    }
    view
}

/// How long a break is, with what the next line is indented by; also as JSON has it, and JSON in JSON.
fn gap(bytes: &[u8]) -> usize {
    let (mut at, mut is_break) = (0, false);
    while let Some(byte) = bytes.get(at) {
        let escapes = bytes[at..]
            .iter()
            .take_while(|byte| **byte == b'\\')
            .count();
        match bytes.get(at + escapes) {
            Some(b'n' | b'r') if escapes > 0 => {
                is_break = true;
                at += escapes + 1;
            }
            _ if matches!(byte, b'\n' | b'\r') => {
                is_break = true;
                at += 1;
            }
            _ if matches!(byte, b' ' | b'\t') => at += 1,
            _ => break,
        }
    }
    if is_break { at } else { 0 }
}

/// Whether a line has digits alone: what has something else in it is no other line of the same.
fn is_line(bytes: &[u8]) -> bool {
    let digits = bytes.iter().take_while(|byte| is_digit(**byte)).count();
    let padding = bytes[digits..].iter().take_while(|byte| **byte == b'=');
    let padding = padding.count();
    // What is padded has come to its end, whatever follows but a value of a name.
    let is_end = |byte: &u8| {
        b"\n\r\\\"'`<>&()[]{},;".contains(byte) || padding > 0 && byte.is_ascii_whitespace()
    };
    digits > 0 && bytes.get(digits + padding).is_none_or(is_end)
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::super::tests::hidden;

    /// A secret, and `base64 -w 76` of a letter with it.
    const SECRET: &str = "correct-horse-battery-staple-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz";
    const LINES: [&str; 3] = [
        "RnJvbTogc29tZWJvZHkgYXQgaG9tZSwgd2l0aCBhIHByZWFtYmxlOyBjb3JyZWN0LWhvcnNlLWJh",
        "dHRlcnktc3RhcGxlLTAxMjM0NTY3ODktQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVotYWJjZGVm",
        "Z2hpamtsbW5vcHFyc3R1dnd4eXogYW5kIHRoZSByZXN0IG9mIHRoZSBsZXR0ZXI=",
    ];

    #[test]
    fn base64_in_lines_is_hidden_in_all_of_them() {
        for gap in [
            "\n",
            "\r\n",
            "\r\n  ",
            "\\n",
            "\\r\\n",
            "\\\\r\\\\n",
            "&#10;",
        ] {
            let text = format!("a \"{}\" b", LINES.join(gap));
            let (before, behind) = (&LINES[0][..55], &LINES[2][LINES[2].len() - 38..]);
            let expected = format!("a \"{before}[redacted]{behind}\" b");
            assert_eq!(hidden(&[SECRET], &text), expected, "{gap:?}");
        }
    }

    #[test]
    fn lines_of_something_else_stay_apart() {
        let word = "a0b1c2d3e4f5g6h7i8j9".repeat(3);
        for text in [
            format!("{word}\nhunter: x"),
            format!("{word}\nhunter = x"),
            format!("{word}\nhunter 2"),
            "hun\nter2".to_owned(),
        ] {
            assert_eq!(hidden(&["hunter2", "j9hunter"], &text), text);
        }
    }
}
