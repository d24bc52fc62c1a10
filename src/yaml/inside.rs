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
    Place::of(raw).span(value, source.start, within)
}

/// How far the places are apart that [`Inside`] remembers, in bytes of the value.
const APART: usize = 256;

/// The same for many parts of one long scalar, in the time that each part takes: walked once, it
/// remembers where places of the value are written.
#[derive(Clone, Debug)]
pub struct Inside {
    /// Places of the value, and where each is written in the scalar.
    known: Vec<(usize, usize)>,
}

impl Inside {
    /// Walks a scalar.
    #[must_use]
    pub fn new(text: &str, source: &Span, value: &str) -> Self {
        let mut known = Vec::new();
        let Some(raw) = text.get(source.clone()) else {
            return Self { known };
        };
        let mut place = Place::of(raw);
        let mut next = APART;
        for (at, char) in value.char_indices() {
            if at >= next {
                known.push((at, place.at));
                next = at + APART;
            }
            place.next(char);
        }
        Self { known }
    }

    /// What [`inside`] gives for the same scalar.
    #[must_use]
    pub fn place(&self, text: &str, source: &Span, value: &str, within: &Span) -> Span {
        let Some(raw) = text.get(source.clone()) else {
            return source.clone();
        };
        let before = self.known.partition_point(|(at, _)| *at <= within.start);
        let known = before.checked_sub(1).and_then(|last| self.known.get(last));
        let (from, written) = known.copied().unwrap_or((0, Place::of(raw).at));
        let place = Place {
            at: written,
            ..Place::of(raw)
        };
        let part = within.start - from..within.end.max(from) - from;
        place.span(value.get(from..).unwrap_or_default(), source.start, &part)
    }
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

impl<'t> Place<'t> {
    /// The start of a scalar's content.
    fn of(raw: &'t str) -> Self {
        Self {
            raw,
            at: start(raw),
            quote: raw
                .bytes()
                .next()
                .filter(|byte| matches!(byte, b'"' | b'\'')),
        }
    }

    /// Where a part of what is left of the value is written; the scalar begins at `origin`.
    fn span(mut self, value: &str, origin: usize, within: &Span) -> Span {
        let mut first = None;
        for (at, char) in value.char_indices() {
            if at >= within.end {
                break;
            }
            let span = self.next(char);
            if at >= within.start && first.is_none() {
                first = Some(span.start);
            }
        }
        let first = first.unwrap_or(self.at);
        origin + first..origin + self.at.max(first)
    }

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
    use super::{Inside, inside};
    use crate::yaml::{Tree, Value};

    proptest::proptest! {
        #[test]
        fn what_is_remembered_leads_to_the_same_places(
            value in "[a-zä'\"\\\\ \n\t:#-]{0,900}",
            style in 0..4,
            parts in proptest::collection::vec((0_usize..900, 0_usize..300), 1..20),
        ) {
            let text = match style {
                0 => format!("x: {}\n", serde_json::to_string(&value).unwrap()),
                1 => format!("x: '{}'\n", value.replace('\'', "''").replace('\n', " ")),
                2 => format!("x: |-\n  {}\n", value.replace(['\n', '\t'], "\n  ")),
                _ => format!("x: a{}\n", value.replace([':', '#', '\t'], "b").replace('\n', "\n  ")),
            };
            if let Ok(tree) = Tree::parse(&text)
                && let Ok(root) = Value::of(&tree)
                && let Some(value) = root.get("x")
                && let Some(decoded) = value.text()
            {
                let known = Inside::new(&text, &value.source, decoded);
                for (start, length) in parts {
                    let part = start..start + length;
                    proptest::prop_assert_eq!(
                        known.place(&text, &value.source, decoded, &part),
                        inside(&text, &value.source, decoded, &part)
                    );
                }
            }
        }
    }

    #[test]
    fn a_part_of_a_long_value_is_found_in_few_steps() {
        let text = format!("x: {}\n", "ab ".repeat(10_000));
        let tree = Tree::parse(&text).unwrap();
        let root = Value::of(&tree).unwrap();
        let value = root.get("x").unwrap();
        let decoded = value.text().unwrap();
        let known = Inside::new(&text, &value.source, decoded).known;
        let places = known.iter().map(|(at, _)| *at).chain([decoded.len()]);
        let mut before = 0;
        for at in places {
            assert!(at - before <= 2 * super::APART, "{before} to {at}");
            before = at;
        }
    }

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
