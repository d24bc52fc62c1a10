//! The forms in which a value is looked for. What escapes characters is undone before (`views`), so
//! that these are the ones without a reading of their own: Base64 and hexadecimal digits.

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const OF_URLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// All forms of a value.
pub(crate) fn all(value: &str) -> Vec<Box<[u8]>> {
    let mut forms = vec![value.as_bytes().into()];
    let escaped = escaped(value);
    let inside = [value.as_bytes(), escaped.as_bytes()];
    let inside = if escaped == value {
        &inside[..1]
    } else {
        &inside[..]
    };
    for bytes in inside {
        for before in 0..3 {
            for alphabet in [STANDARD, OF_URLS] {
                forms.push(base64(bytes, before, alphabet));
            }
        }
        for digits in [b"0123456789abcdef", b"0123456789ABCDEF"] {
            forms.push(hexadecimal(bytes, digits));
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

/// What Base64 makes of bytes that stand behind `before` others: the digits that do not depend on
/// what is around them.
fn base64(bytes: &[u8], before: usize, alphabet: &[u8; 64]) -> Box<[u8]> {
    let bit = |at: usize| {
        let byte = bytes[at / 8];
        usize::from(byte >> (7 - at % 8) & 1)
    };
    // A digit has six bits: the first that is whole begins behind the bits of what stands before.
    let first = (6 - before * 8 % 6) % 6;
    let count = (bytes.len() * 8).saturating_sub(first) / 6;
    let digit = |index: usize| {
        let start = first + index * 6;
        let value = (start..start + 6).fold(0, |value, at| value << 1 | bit(at));
        alphabet[value]
    };
    (0..count).map(digit).collect()
}

fn hexadecimal(bytes: &[u8], digits: &[u8; 16]) -> Box<[u8]> {
    let digit = |value: u8| digits[usize::from(value)];
    let pairs = bytes
        .iter()
        .map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    pairs.flatten().collect()
}

/// As a text in JSON.
fn escaped(value: &str) -> String {
    let quoted = serde_json::Value::from(value).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// What Base64 stands for; none where it is something else.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from(bits >> count & 0xff));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{STANDARD, all, base64, decode};

    #[test]
    fn base64_is_found_behind_anything() {
        // `base64` of coreutils for `user:hunter2`, `xuser:hunter2!` and `xyuser:hunter2!?`.
        for (text, before) in [
            ("dXNlcjpodW50ZXIy", 0),
            ("eHVzZXI6aHVudGVyMiE=", 1),
            ("eHl1c2VyOmh1bnRlcjIhPw==", 2),
        ] {
            let form = base64(b"user:hunter2", before, STANDARD);
            let form = std::str::from_utf8(&form).unwrap();
            assert!(text.contains(form), "{form} in {text}");
            assert!(form.len() >= 15);
            let decoded = String::from_utf8(decode(text).unwrap()).unwrap();
            assert!(decoded.contains("user:hunter2"), "{decoded}");
        }
        assert_eq!(decode("no base64"), None);
    }

    #[test]
    fn forms_that_are_the_same_are_one() {
        let forms = all("hunter2");
        assert_eq!(forms.len(), 1 + 3 + 2);
        assert!(forms.iter().all(|form| form.len() >= 7));
    }
}
