//! Places inside a scalar: from its value to the text it is written as.

use super::Span;

/// Where bytes of a scalar's value are written: `source` is the scalar in `text`, `within` a part of
/// its `value`.
///
/// What is no white space stands in the same order in every style; white space is indented, folded
/// and escaped, so it is only counted between the rest.
#[must_use]
pub fn inside(text: &str, source: &Span, value: &str, within: &Span) -> Span {
    let Some(raw) = text.get(source.clone()) else {
        return source.clone();
    };
    let mut place = Place {
        raw,
        at: start(raw),
        quote: raw
            .bytes()
            .next()
            .filter(|byte| matches!(byte, b'"' | b'\'')),
    };
    let mut first = None;
    for (at, char) in value.char_indices() {
        if at >= within.end {
            break;
        }
        let span = place.next(char);
        if at >= within.start && first.is_none() {
            first = Some(span.start);
        }
    }
    let first = first.unwrap_or(place.at);
    source.start + first..source.start + place.at.max(first)
}

/// Where the content of a scalar begins: behind a quote, or behind the line of a block's header.
fn start(raw: &str) -> usize {
    match raw.bytes().next() {
        Some(b'"' | b'\'') => 1,
        Some(b'|' | b'>') => raw.find('\n').map_or(raw.len(), |end| end + 1),
        _ => 0,
    }
}

struct Place<'t> {
    raw: &'t str,
    at: usize,
    quote: Option<u8>,
}

impl Place<'_> {
    /// Where the next character of the value is written.
    fn next(&mut self, char: char) -> Span {
        let rest = &self.raw[self.at..];
        if char.is_whitespace() {
            // An escape stands for one character, a run of white space for one or more.
            let length = match self.escape(rest) {
                Some(length) if !rest.starts_with("\\\n") => length,
                _ => rest
                    .chars()
                    .next()
                    .filter(|next| next.is_whitespace())
                    .map_or(0, char::len_utf8),
            };
            self.at += length;
            return self.at - length..self.at;
        }
        loop {
            let rest = &self.raw[self.at..];
            let blank = rest.len() - rest.trim_start().len();
            // A line break that is escaped stands for nothing.
            let broken =
                self.quote == Some(b'"') && (rest.starts_with("\\\n") || rest.starts_with("\\\r"));
            match (blank, broken) {
                (0, false) => break,
                (0, true) => self.at += 2,
                (blank, _) => self.at += blank,
            }
        }
        let rest = &self.raw[self.at..];
        let length = match self.escape(rest) {
            Some(length) => length,
            None if self.quote == Some(b'\'') && rest.starts_with("''") => 2,
            None => rest.chars().next().map_or(0, char::len_utf8),
        };
        let start = self.at;
        self.at = (start + length).min(self.raw.len());
        start..self.at
    }

    /// The length of an escape (YAML 1.2, 5.7).
    fn escape(&self, rest: &str) -> Option<usize> {
        let mut chars = rest.chars();
        if self.quote != Some(b'"') || chars.next() != Some('\\') {
            return None;
        }
        Some(match chars.next() {
            Some('x') => 4,
            Some('u') => 6,
            Some('U') => 10,
            Some(other) => 1 + other.len_utf8(),
            None => 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::inside;
    use crate::yaml::{Tree, Value};

    #[test]
    fn a_part_of_a_value_is_found_in_every_style() {
        for text in [
            "x: a b KEY c\n",
            "x: 'it''s KEY c'\n",
            "x: \"\\ta \\x41 \\\"KEY\\\" c\"\n",
            "x: \"a \\\n  KEY\"\n",
            "x: |  # KEY\n  a\n\n    b\n  KEY c\n",
            "x: >-\n  a\n  ä\n  KEY\n",
            "x: a\n  b\n  KEY\n",
            "x: |\r\n  a\r\n  KEY\r\n",
        ] {
            let tree = Tree::parse(text).unwrap();
            let root = Value::of(&tree).unwrap();
            let value = root.get("x").unwrap();
            let decoded = value.text().unwrap();
            let at = decoded.find("KEY").unwrap();
            let span = inside(text, &value.source, decoded, &(at..at + 3));
            assert_eq!(&text[span.clone()], "KEY", "{text}");
            assert_eq!(span.start, text.rfind("KEY").unwrap(), "{text}");
            let whole = inside(text, &value.source, decoded, &(0..decoded.len() + 9));
            assert!(whole.start <= span.start && whole.end >= span.end);
        }
    }
}
