//! What writers make of a value.

use serde_json::Value;

/// How many forms there are.
pub(crate) const FORMS: usize = 21;

/// A value in one of its forms.
pub(crate) fn formed(value: &str, form: usize) -> String {
    let json = |text: &str| {
        let quoted = Value::from(text).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    };
    let around = |before: &str| format!("{before}{value}; and more").into_bytes();
    let list = |between: &str| {
        let numbers: Vec<_> = value.bytes().map(|byte| byte.to_string()).collect();
        numbers.join(between)
    };
    match form {
        0 => value.to_owned(),
        1 => percent(value, false, false),
        2 => percent(value, false, true),
        3 => percent(value, true, false),
        4 => percent(value, true, true),
        5 => percent(value, false, false).replace("%20", "+"),
        6 => json(value),
        7 => json(&json(value)),
        8 => json(value).replace('/', "\\/").replace('&', "\\u0026"),
        9 => value
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;"),
        10 => joined(
            value
                .chars()
                .map(|char| format!("&#x{:x};", u32::from(char))),
        ),
        11 => base64(&around(""), false),
        12 => base64(&around("a"), false),
        13 => base64(&around("ab"), true),
        14 => base64(json(value).as_bytes(), true),
        15 => joined(value.bytes().map(|byte| format!("{byte:02x}"))),
        16 => joined(value.bytes().map(|byte| format!("{byte:02X}"))),
        17 => format!("[{}]", list(",")),
        18 => format!(
            "{{\"type\": \"Buffer\", \"data\": [\n    {}\n]}}",
            list(",\n    ")
        ),
        // As mail has it, with something in front that fills most of its first line.
        19 => {
            let written = base64(
                &around("From: somebody, with a letter of some length: "),
                false,
            );
            let lines = written.as_bytes().chunks(76);
            let lines = lines.map(|line| String::from_utf8_lossy(line).into_owned());
            lines.collect::<Vec<_>>().join("\r\n")
        }
        _ => json(&percent(&json(value), false, false)),
    }
}

/// How many ways there are to shorten a value.
pub(crate) const SHORTENINGS: usize = 4;

/// How many characters of a shortened value are looked for: what keys of one maker begin with is shown.
const PIECE: usize = 8;

/// A value as chai shortens what it tells of, which escapes it before, and as others do.
pub(crate) fn shortened(value: &str, way: usize) -> String {
    let beginning = |text: &str| {
        let kept = (text.chars().count() / 2).max(PIECE + 1);
        text.chars().take(kept).collect::<String>()
    };
    match way {
        0 => beginning(value) + "…",
        1 => beginning(&formed(value, 6)) + "...",
        2 => beginning(&formed(value, 1)) + "…",
        _ => {
            let left_out = (value.chars().count() / 2).min(value.chars().count() - PIECE);
            format!("…{}", value.chars().skip(left_out).collect::<String>())
        }
    }
}

/// What every key in a file of PEM begins and ends with.
pub(super) const PEM: [&str; 2] = [
    "-----BEGIN FAKE PRIVATE KEY-----\n",
    "\n-----END FAKE PRIVATE KEY-----",
];

/// What must not be shown of a value that was shortened so.
pub(crate) fn piece(value: &str, way: usize) -> String {
    let value = value.strip_prefix(PEM[0]).unwrap_or(value);
    let value = value.strip_suffix(PEM[1]).unwrap_or(value);
    let count = value.chars().count();
    match way {
        0..=2 => value.chars().take(PIECE).collect(),
        _ => value.chars().skip(count - PIECE).collect(),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

pub(super) fn percent(value: &str, is_full: bool, is_lower: bool) -> String {
    let bytes = value.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' if !is_full => {
            char::from(byte).to_string()
        }
        byte if is_lower => format!("%{byte:02x}"),
        byte => format!("%{byte:02X}"),
    });
    joined(bytes)
}

pub(super) fn base64(bytes: &[u8], is_of_urls: bool) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).map(|group| {
        let mut bits = 0u32;
        for at in 0..3 {
            bits = bits << 8 | u32::from(group.get(at).copied().unwrap_or(0));
        }
        let digit = |at: usize| {
            let digit = digits[(bits >> (18 - 6 * at) & 63) as usize];
            if at > group.len() {
                '='
            } else {
                char::from(digit)
            }
        };
        (0..4).map(digit).collect::<String>()
    });
    let text: String = groups.collect();
    if is_of_urls {
        text.replace('+', "-").replace('/', "_").replace('=', "")
    } else {
        text
    }
}
