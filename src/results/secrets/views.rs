//! A text as others read it: with its escapes undone, or its lists of numbers as the bytes that they
//! are. Each byte knows which part of the text it comes from, so that what is found in a view can be
//! hidden in the text, whatever a writer escaped and how.

use std::ops::Range;

use super::{lines, unseen};

/// A reading of a text.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) bytes: Vec<u8>,
    /// Where each byte begins in the text, and where it ends.
    places: Vec<(u32, u32)>,
    /// Whether any byte stands for another one.
    pub(super) is_changed: bool,
}

/// Stands between two lists: no text has it.
pub(super) const GAP: u8 = 0xff;

/// How many readings of one another there are: JSON in JSON, or in a URL, or in a list of bytes.
const DEPTH: usize = 2;

/// All readings of a text beside the one that it is itself.
pub(super) fn all(text: &str) -> Vec<View> {
    let mut views: Vec<View> = read(text.as_bytes()).collect();
    let mut first = 0;
    for _ in 1..DEPTH {
        let last = views.len();
        for index in first..last {
            let inner: Vec<_> = read(&views[index].bytes).collect();
            let outer = &views[index];
            // Two escapes undone in the other order are the same mostly.
            let inner = inner.into_iter().map(|view| view.of(outer));
            for view in inner.collect::<Vec<_>>() {
                if views.iter().all(|known| known.bytes != view.bytes) {
                    views.push(view);
                }
            }
        }
        first = last;
    }
    views
}

type Reading = fn(&[u8]) -> View;

fn read(bytes: &[u8]) -> impl Iterator<Item = View> {
    let has = |byte: u8| memchr::memchr(byte, bytes).is_some();
    let readings: [(bool, Reading); 8] = [
        (unseen::is_there(bytes), seen),
        (has(b'\\'), |bytes| escapes(bytes, backslash)),
        (has(b'%'), |bytes| escapes(bytes, percent)),
        (has(b'+'), |bytes| escapes(bytes, of_form)),
        (has(b'&'), |bytes| escapes(bytes, entity)),
        (has(b'\n') || has(b'\r') || has(b'\\'), lines::joined),
        (true, decimal),
        (true, hexadecimal),
    ];
    let readings = readings.into_iter().filter(|(applies, _)| *applies);
    let views = readings.map(|(_, reading)| reading(bytes));
    views.filter(|view| view.is_changed)
}

impl View {
    /// The part of the text that bytes come from.
    pub(super) fn span(&self, bytes: Range<usize>) -> Range<usize> {
        let place = |index: usize| self.places.get(index).copied().unwrap_or_default();
        place(bytes.start).0 as usize..place(bytes.end.saturating_sub(1)).1 as usize
    }

    /// A view of a view, as one of the text.
    fn of(mut self, outer: &Self) -> Self {
        for place in &mut self.places {
            let span = outer.span(place.0 as usize..place.1 as usize);
            *place = as_place(span);
        }
        self
    }

    pub(super) fn push(&mut self, byte: u8, span: Range<usize>) {
        self.bytes.push(byte);
        self.places.push(as_place(span));
    }
}

fn as_place(span: Range<usize>) -> (u32, u32) {
    // Texts are cut long before.
    let at = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (at(span.start), at(span.end))
}

/// What an escape stands for, and how long it is.
type Escape = (char, usize);

/// Undoes what `read` knows.
fn escapes(bytes: &[u8], read: fn(&[u8]) -> Option<(Unit, usize)>) -> View {
    let mut view = View::default();
    let mut at = 0;
    while at < bytes.len() {
        let Some((unit, len)) = read(&bytes[at..]) else {
            view.push(bytes[at], at..at + 1);
            at += 1;
            continue;
        };
        view.is_changed = true;
        let span = at..at + len;
        match unit {
            Unit::Byte(byte) => view.push(byte, span),
            Unit::Char(char) => {
                for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                    view.push(byte, span.clone());
                }
            }
        }
        at += len;
    }
    view
}

/// Without the characters that nobody sees.
fn seen(bytes: &[u8]) -> View {
    let mut view = View::default();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(len) = unseen::length(&bytes[at..]) {
            view.is_changed = true;
            at += len;
        } else {
            view.push(bytes[at], at..at + 1);
            at += 1;
        }
    }
    view
}

enum Unit {
    Byte(u8),
    Char(char),
}

/// Escapes of JSON and of JavaScript.
fn backslash(bytes: &[u8]) -> Option<(Unit, usize)> {
    let [b'\\', kind, rest @ ..] = bytes else {
        return None;
    };
    let byte = match kind {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        b'"' | b'\'' | b'\\' | b'/' | b'`' => *kind,
        b'x' => return Some((Unit::Byte(u8::try_from(number(rest, 2, 16)?).ok()?), 4)),
        b'u' => {
            let (char, len) = utf16(rest)?;
            return Some((Unit::Char(char), len + 2));
        }
        _ => return None,
    };
    Some((Unit::Byte(byte), 2))
}

/// One or two units of UTF-16, from behind the first `\u`.
fn utf16(bytes: &[u8]) -> Option<Escape> {
    let unit = number(bytes, 4, 16)?;
    if let 0xd800..=0xdbff = unit {
        let second = bytes.get(4..)?.strip_prefix(b"\\u")?;
        let second = number(second, 4, 16)?.checked_sub(0xdc00)?;
        let char = char::from_u32(0x10000 + ((unit - 0xd800) << 10) + second)?;
        return Some((char, 10));
    }
    Some((char::from_u32(unit)?, 4))
}

/// `%C3`.
fn percent(bytes: &[u8]) -> Option<(Unit, usize)> {
    let digits = bytes.strip_prefix(b"%")?;
    let byte = u8::try_from(number(digits, 2, 16)?).ok()?;
    Some((Unit::Byte(byte), 3))
}

/// The same, and `+` for a blank.
fn of_form(bytes: &[u8]) -> Option<(Unit, usize)> {
    match bytes.first() {
        Some(b'+') => Some((Unit::Byte(b' '), 1)),
        _ => percent(bytes),
    }
}

/// Entities of HTML and XML, for what has to be escaped there.
fn entity(bytes: &[u8]) -> Option<(Unit, usize)> {
    const NAMED: [(&[u8], char); 18] = [
        (b"amp;", '&'),
        (b"lt;", '<'),
        (b"gt;", '>'),
        (b"quot;", '"'),
        (b"apos;", '\''),
        (b"nbsp;", '\u{a0}'),
        (b"shy;", '\u{ad}'),
        (b"sol;", '/'),
        (b"equals;", '='),
        (b"plus;", '+'),
        (b"grave;", '`'),
        (b"NewLine;", '\n'),
        (b"Tab;", '\t'),
        (b"dollar;", '$'),
        (b"percnt;", '%'),
        (b"colon;", ':'),
        (b"excl;", '!'),
        (b"hellip;", '…'),
    ];
    /// As long as the largest character takes.
    const DIGITS: usize = 7;
    let rest = bytes.strip_prefix(b"&")?;
    if let Some(rest) = rest.strip_prefix(b"#") {
        let (digits, radix, prefix) = match rest {
            [b'x' | b'X', digits @ ..] => (digits, 16, 3),
            digits => (digits, 10, 2),
        };
        let mut len = digits.iter().take(DIGITS + 1);
        let len = len.position(|byte| *byte == b';')?;
        let char = char::from_u32(number(digits, len, radix)?)?;
        return Some((Unit::Char(char), prefix + len + 1));
    }
    let mut named = NAMED.iter();
    let (name, char) = named.find(|(name, _)| rest.starts_with(name))?;
    Some((Unit::Char(*char), name.len() + 1))
}

/// A number of so many digits.
fn number(bytes: &[u8], len: usize, radix: u32) -> Option<u32> {
    let digits = bytes.get(..len).filter(|digits| !digits.is_empty())?;
    let mut digits = digits.iter();
    digits.try_fold(0u32, |number, byte| {
        let digit = char::from(*byte).to_digit(radix)?;
        number.checked_mul(radix)?.checked_add(digit)
    })
}

/// Lists of bytes: `[112, 97, …]` with any blanks.
fn decimal(bytes: &[u8]) -> View {
    lists(bytes, decimal_byte, decimal_gap)
}

/// The same as `<Buffer 70 61 …>` and `70:61:…`.
fn hexadecimal(bytes: &[u8]) -> View {
    lists(bytes, hexadecimal_byte, hexadecimal_gap)
}

fn lists(bytes: &[u8], byte: Byte, gap: fn(&[u8]) -> usize) -> View {
    /// As many as the shortest secret has.
    const LEAST: usize = super::LEAST;
    let mut view = View::default();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_hexdigit) {
        let start = at + start;
        let found = list(bytes, start, byte, gap);
        if found.len() < LEAST {
            // What is looked at again is short.
            let mut word = bytes[start..].iter();
            let word = word.position(|byte| !byte.is_ascii_alphanumeric());
            at = word.map_or(bytes.len(), |word| start + word);
            continue;
        }
        for (byte, span) in found {
            at = span.end;
            view.push(byte, span);
        }
        view.push(GAP, at..at);
        view.is_changed = true;
    }
    view
}

/// Reads a byte; and how long it is.
type Byte = fn(&[u8]) -> Option<(u8, usize)>;

/// The bytes of a list that begins at a place, each with the part of the text that it is.
fn list(
    bytes: &[u8],
    start: usize,
    byte: Byte,
    gap: fn(&[u8]) -> usize,
) -> Vec<(u8, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = start;
    while let Some((value, len)) = byte(&bytes[at..]) {
        found.push((value, at..at + len));
        at += len;
        let gap = gap(&bytes[at..]);
        if gap == 0 {
            break;
        }
        at += gap;
    }
    found
}

fn decimal_byte(bytes: &[u8]) -> Option<(u8, usize)> {
    let digits = bytes.iter().take(4);
    let len = digits.take_while(|byte| byte.is_ascii_digit()).count();
    Some((u8::try_from(number(bytes, len, 10)?).ok()?, len))
}

/// Commas and blanks, also as JSON in JSON has them.
fn decimal_gap(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        match bytes.get(at..) {
            Some([b',' | b';' | b' ' | b'\n' | b'\r' | b'\t', ..] | [b'\\', b'\\', ..]) => at += 1,
            Some([b'\\', b'n' | b'r' | b't', ..]) => at += 2,
            _ => return at,
        }
    }
}

fn hexadecimal_byte(bytes: &[u8]) -> Option<(u8, usize)> {
    let prefix = if bytes.starts_with(b"0x") { 2 } else { 0 };
    let digits = &bytes[prefix..];
    let is_longer = digits.get(2).is_some_and(u8::is_ascii_alphanumeric);
    let byte = u8::try_from(number(digits, 2, 16)?).ok()?;
    (!is_longer).then_some((byte, prefix + 2))
}

fn hexadecimal_gap(bytes: &[u8]) -> usize {
    match bytes {
        [b':' | b'-', ..] => 1,
        _ => decimal_gap(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::all;

    fn is_read(text: &str, meant: &str) -> bool {
        all(text).iter().any(|view| {
            let mut windows = view.bytes.windows(meant.len());
            let at = windows.position(|bytes| bytes == meant.as_bytes());
            let span = at.map(|at| view.span(at..at + meant.len()));
            span.is_some_and(|span| text[span].starts_with(|char: char| char != 'x'))
        })
    }

    #[test]
    fn what_is_escaped_is_read_as_it_is_meant() {
        for (text, meant) in [
            (r#"x: a\"b\u00e9\ud83d\ude00\/c"#, "a\"bé😀/c"),
            (r#"{"a": "{\"b\": \"c\\\"d\\nefg\"}"}"#, "c\"d\nefg"),
            ("?x=p%40ss%20w%C3%B6rd%2b", "p@ss wörd+"),
            ("?x=p%40ss+w%c3%b6rd%2B", "p@ss wörd+"),
            ("a+b%2Fc", "a+b/c"),
            ("a%2526b", "a&b"),
            ("pass\u{ad}w\u{200b}d", "passwd"),
            (r"pass\u00adwd", "passwd"),
            ("pass&shy;wd", "passwd"),
            ("&lt;a&amp;&#39;&#x27;&quot;b&gt;", "<a&''\"b>"),
            ("[112, 97,115,\n  115, 119, 100]", "passwd"),
            (r"data: [112,\n 97,115,\\n115,119, 100]", "passwd"),
            ("<Buffer 70 61 73 73 77 64>", "passwd"),
            ("0x70, 0x61, 0x73, 0x73, 0x77, 0x64", "passwd"),
            ("1 2 3, 70:61:73:73:77:64", "passwd"),
            ("x%5B112%2C97%2C115%2C115%2C119%2C100%5D", "passwd"),
        ] {
            assert!(is_read(text, meant), "{text}");
        }
    }

    #[test]
    fn a_text_that_nothing_is_escaped_in_has_no_other_reading() {
        for text in ["status is 200", "a & b", "100 %", "12:30:45 2026-11-25", ""] {
            assert!(all(text).is_empty(), "{text}");
        }
    }
}
