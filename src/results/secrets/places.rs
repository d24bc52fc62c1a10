//! Values behind names that say secret: `token=…` in URLs and forms, `"password": "…"` in JSON, in
//! JSON inside of JSON, and as scripts print objects.

use std::ops::Range;

use super::queries;
use crate::secret::marks::{self, Mark};
use crate::secret::values;

/// A value, and what its name says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::results) struct Place {
    pub(in crate::results) mark: Mark,
    pub(in crate::results) value: Range<usize>,
}

/// All values in a text whose names or places say secret, and that are no words that stand for another.
pub(in crate::results) fn all(text: &str) -> impl Iterator<Item = Place> + '_ {
    named(text).chain(in_urls(text)).chain(in_elements(text))
}

/// Passwords of `://name:password@host`, and what looks generated in the place of a name.
fn in_urls(text: &str) -> impl Iterator<Item = Place> + '_ {
    text.match_indices("://").filter_map(|(at, sign)| {
        let start = at + sign.len();
        let is_end = |char: char| char.is_whitespace() || "/?#\"'`<>\\".contains(char);
        let authority = text[start..].split(is_end).next()?;
        let (user, _) = authority.rsplit_once('@')?;
        let (mark, value) = match user.split_once(':') {
            Some((name, _)) => (Mark::Sure, start + name.len() + 1..start + user.len()),
            None => (Mark::Likely, start..start + user.len()),
        };
        let shown = &text[value.clone()];
        (is_secret(shown, mark)).then_some(Place { mark, value })
    })
}

/// What elements of XML hold whose names say secret: `<password>…</password>`. Without its closing tag
/// `<token>` stands for another text, unless that was shortened.
fn in_elements(text: &str) -> impl Iterator<Item = Place> + '_ {
    /// The longest tag that is looked at.
    const LONGEST: usize = 200;
    const DATA: &str = "<![CDATA[";
    text.match_indices('<').filter_map(|(at, _)| {
        let tag = &text[at + 1..text.floor_char_boundary(at + LONGEST)];
        let end = tag.find(|char: char| !char.is_ascii_alphanumeric() && !"-_.:".contains(char))?;
        let mark = marks::mark_in_report(&tag[..end]).filter(|mark| *mark == Mark::Sure)?;
        let end = tag.find('>').filter(|end| !tag[..*end].ends_with('/'))?;
        let start = at + 1 + end + 1;
        let (start, close) = match text[start..].strip_prefix(DATA) {
            Some(_) => (start + DATA.len(), "]]>"),
            None => (start, "<"),
        };
        let inside = &text[start..];
        let end = inside.find(close).unwrap_or(inside.len());
        let is_closed = close == "]]>" || inside[end..].starts_with("</");
        let cut = || {
            inside
                .split(|char: char| char.is_whitespace() || "\"'`".contains(char))
                .next()
        };
        let inside = if is_closed {
            &inside[..end]
        } else {
            let cut = cut()?;
            cut.strip_suffix('…').or_else(|| cut.strip_suffix("..."))?
        };
        let lead = inside.len() - inside.trim_start().len();
        let value = start + lead..start + lead + inside.trim().len();
        is_secret(&text[value.clone()], mark).then_some(Place { mark, value })
    })
}

fn is_secret(shown: &str, mark: Mark) -> bool {
    values::is_value(shown)
        && (mark == Mark::Sure || values::is_generated(shown))
        && !shown.starts_with(super::MARKER)
}

fn named(text: &str) -> impl Iterator<Item = Place> + '_ {
    let mut done = 0;
    let signs = text.bytes().enumerate();
    let signs = signs.filter(|(_, byte)| matches!(byte, b'=' | b':'));
    signs.filter_map(move |(at, sign)| {
        // A sign inside of a value is part of it.
        if at < done {
            return None;
        }
        let (name, is_quoted) = name_before(&text[..at], sign)?;
        let spaced = || marks::mark_in_report(name_with_blanks(&text[..at]).filter(|_| is_quoted)?);
        let mark = marks::mark_in_report(name).or_else(spaced)?;
        let value = value_behind(text, at + 1, sign, is_quoted)?;
        let is_told = || sign == b'=' && queries::tell(text, at - name.len()..at, &value);
        if !is_secret(&text[value.clone()], mark) && !is_told() {
            return None;
        }
        done = value.end;
        Some(Place { mark, value })
    })
}

/// The longest name that is looked at.
const LONGEST_NAME: usize = 64;

/// The name in front of a sign, and whether it has quotes.
fn name_before(before: &str, sign: u8) -> Option<(&str, bool)> {
    let trimmed = match sign {
        b':' => before.trim_end_matches([' ', '\t', '\n', '\r']),
        _ => before,
    };
    let name = trimmed.trim_end_matches(['"', '\'', '\\']);
    let is_quoted = name.len() < trimmed.len();
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.[]".contains(byte);
    let bytes = name.as_bytes().iter().rev();
    let len = bytes
        .take(LONGEST_NAME)
        .take_while(|b| is_of_name(b))
        .count();
    let name = &name[name.len() - len..];
    (len > 0 && (is_quoted || trimmed.len() == before.len())).then_some((name, is_quoted))
}

/// The whole of a name in quotes, which can have blanks.
fn name_with_blanks(before: &str) -> Option<&str> {
    let is_quote: fn(char) -> bool = |char| matches!(char, '"' | '\'');
    let end = before.rfind(is_quote)?;
    let from = before.floor_char_boundary(end.saturating_sub(LONGEST_NAME));
    let name = before[from..end].trim_end_matches('\\');
    Some(&name[name.rfind(is_quote)? + 1..])
}

/// The value behind a sign.
fn value_behind(text: &str, at: usize, sign: u8, is_quoted: bool) -> Option<Range<usize>> {
    let behind = &text[at..];
    let rest = match sign {
        b':' => behind.trim_start_matches([' ', '\t', '\n', '\r']),
        _ => behind,
    };
    let begin = text.len() - rest.len();
    let escapes = backslashes(rest.as_bytes());
    if let Some(quote @ (b'"' | b'\'' | b'`')) = rest.as_bytes().get(escapes) {
        let start = begin + escapes + 1;
        return Some(start..closing(text, start, *quote, escapes));
    }
    let is_end: fn(char) -> bool = match sign {
        b'=' => |char| char.is_whitespace() || "&#;\"'`<>\\=".contains(char),
        // A number; anything else that JSON has without quotes is no secret.
        _ if is_quoted => |char: char| !char.is_ascii_digit(),
        _ => return None,
    };
    let len = match sign {
        // Base64 ends with `=`.
        b'=' => {
            let len = rest.find(is_end).unwrap_or(rest.len());
            let padding = rest[len..].bytes().take_while(|byte| *byte == b'=');
            if len == 0 { 0 } else { len + padding.count() }
        }
        _ => rest.find(is_end).unwrap_or(rest.len()),
    };
    (len > 0).then(|| begin..begin + len)
}

/// Where a text in quotes ends that was begun behind so many backslashes: a quote inside of it has
/// more of them. One that was cut ends with the text.
fn closing(text: &str, start: usize, quote: u8, escapes: usize) -> usize {
    let bytes = text.as_bytes();
    let mut run = 0;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        if *byte == b'\\' {
            run += 1;
        } else if *byte == quote && run % (2 * (escapes + 1)) == escapes {
            return at - escapes;
        } else {
            run = 0;
        }
    }
    bytes.len()
}

fn backslashes(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b'\\').count()
}

#[cfg(test)]
mod tests {
    use super::all;

    fn values(text: &str) -> Vec<&str> {
        all(text).map(|place| &text[place.value]).collect()
    }

    #[test]
    fn values_are_found_behind_their_names() {
        for (text, expected) in [
            ("https://x.y/?a=1&token=ab&b=2#c", "ab"),
            ("grant=x&client_secret=a%26b", "a%26b"),
            (r#"{"a": 1, "password" : "a\"b", "c": ""}"#, r#"a\"b"#),
            (r#"{\"password\":\"a\\\"b\"}"#, r#"a\\\"b"#),
            ("expected { apiKey: 'q1' } to equal 2", "q1"),
            ("<a token=\"q1\">", "q1"),
            ("{\"pin\": 1234}", "1234"),
            ("user[password]=q1;", "q1"),
            ("access_token=YWI=&x", "YWI="),
            ("{\"secret\": \"was cut", "was cut"),
            ("https://bob:ü@x.y/", "ü"),
            ("https://a0b1c2d3e4f5g6h7i8@x.y", "a0b1c2d3e4f5g6h7i8"),
            ("sig=a0b1c2d3e4f5g6h7i8", "a0b1c2d3e4f5g6h7i8"),
            ("?X-Amz-Signature=a0b1c2d3e4f5g6h7i8", "a0b1c2d3e4f5g6h7i8"),
            ("AccountName=a;AccountKey=a/b+c==;x", "a/b+c=="),
            ("{\"pass word\": \"q1\"}", "q1"),
            (r#"{\"pass word\":\"q1\"}"#, "q1"),
            ("<a><password>q1</password></a>", "q1"),
            ("<w:Password Type=\"a\">\n q1\n</w:Password>", "q1"),
            ("<apiKey><![CDATA[q<1]]></apiKey>", "q<1"),
            ("expected '<password>q1…' to equal 'x'", "q1"),
        ] {
            assert_eq!(values(text), [expected], "{text}");
        }
    }

    #[test]
    fn other_values_and_words_are_left_alone() {
        for text in [
            r#"{"code": "NOT_FOUND", "key": "colour", "token": null}"#,
            "token == undefined",
            "token: expired",
            "token=missing gives 401",
            r#"{"password": "is required", "token": {"type": "string"}}"#,
            "password=[redacted]&x",
            "12:30",
            "put the <token>here. It is",
            "curl -u <user>:<password> https://x.y",
            "<password></password><token/><secret><a>b</a></secret>",
            "<password>is required</password>",
            "the \"user\" and the \"word\": \"q1\"",
            "https://bob@x.y/a:b@c https://{{user}}:{{password}}@x.y",
            "=",
        ] {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
