//! JSON of any form, read once and lightly.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Why a text is no JSON to work with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON from this line and column on, counted from 1.
    Syntax {
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
    },
    /// It is JSON beyond what is read here, or stands for a file that is elsewhere.
    Unknown,
}

/// JSON; numbers are not kept, because nothing asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// What stands under a key: the last where there are several, as in JavaScript.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        let mut fields = self.fields().iter().rev();
        fields
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
            .filter(|value| **value != Node::Null)
    }

    pub(super) fn fields(&self) -> &[(String, Node)] {
        match self {
            Self::Map(fields) => fields,
            _ => &[],
        }
    }

    pub(super) fn items(&self) -> &[Node] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self, Self::List(_))
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self, Self::Map(_))
    }

    /// Whether it is switched off.
    pub(super) fn is_disabled(&self) -> bool {
        self.get("disabled") == Some(&Self::Bool(true))
            || self.get("enabled") == Some(&Self::Bool(false))
    }
}

/// Reads `text`, but for what stands under the keys `without`.
///
/// Deep nesting is refused by `serde_json` from 128 levels on, so that whoever walks through may
/// recurse.
pub(super) fn parse(text: &str, without: &[&str]) -> Result<Node, Fault> {
    let text = text.trim_start_matches('\u{feff}');
    // A file that Git keeps elsewhere has a few lines in its place, until it is checked out.
    if text.starts_with("version https://git-lfs") {
        return Err(Fault::Unknown);
    }
    let read = |text: &str| {
        let mut json = serde_json::Deserializer::from_str(text);
        let node = Seed { without }.deserialize(&mut json)?;
        json.end()?;
        Ok(node)
    };
    read(text)
        .or_else(|error: serde_json::Error| {
            // JavaScript takes halves of surrogate pairs, which are no text here.
            match whole(text) {
                Some(text) => read(&text),
                None => Err(error),
            }
        })
        .map_err(|error| {
            let reason = error.to_string();
            let is_beyond = ["recursion limit", "number out of range"];
            if is_beyond.iter().any(|start| reason.starts_with(start)) {
                return Fault::Unknown;
            }
            Fault::Syntax {
                line: error.line(),
                column: error.column(),
            }
        })
}

/// The text with U+FFFD for every half of a surrogate pair; none where there is none.
fn whole(text: &str) -> Option<String> {
    let code = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut whole = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += found;
        match code(at) {
            Some(0xd800..=0xdbff) if matches!(code(at + 6), Some(0xdc00..=0xdfff)) => at += 12,
            Some(0xd800..=0xdfff) => {
                whole.push_str(text.get(copied..at)?);
                whole.push_str("\\ufffd");
                at += 6;
                copied = at;
            }
            // What is escaped may be a back-slash itself.
            _ => at += 1 + text.get(at + 1..)?.chars().next()?.len_utf8(),
        }
    }
    whole.push_str(text.get(copied..)?);
    (copied > 0).then_some(whole)
}

#[derive(Clone, Copy)]
struct Seed<'s> {
    without: &'s [&'s str],
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if self.without.contains(&key.as_str()) {
                map.next_value::<IgnoredAny>()?;
            } else {
                fields.push((key, map.next_value_seed(self)?));
            }
        }
        Ok(Node::Map(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Node, parse};

    #[test]
    fn json_is_read_as_javascript_reads_it() {
        let node = parse(
            "\u{feff}{\"a\": [1, 2.5, true, null], \"b\": 1, \"b\": \"\\ud83d\\ude80 \\ud83d \\\\ud83d\"}",
            &[],
        );
        let node = node.unwrap();
        assert_eq!(
            node.get("b").and_then(Node::text),
            Some("🚀 \u{fffd} \\ud83d")
        );
        assert_eq!(node.get("a").map(|list| list.items().len()), Some(4));
        let without = parse("{\"a\": {\"x\": []}, \"c\": 1}", &["a"]).unwrap();
        assert_eq!(without.fields().len(), 1);
    }

    #[test]
    fn what_is_no_json_is_told_from_what_is_beyond_it() {
        assert_eq!(
            parse("{\n\"a\": }", &[]),
            Err(Fault::Syntax { line: 2, column: 6 })
        );
        for text in ["", "{} x", "{'a': 1}", "[\"\\ud83d\""] {
            assert!(
                matches!(parse(text, &[]), Err(Fault::Syntax { .. })),
                "{text}"
            );
        }
        let deep = "[".repeat(100_000);
        for text in [
            &*deep,
            "[1e999]",
            "version https://git-lfs.github.com/spec/v1\noid x",
        ] {
            assert_eq!(parse(text, &[]), Err(Fault::Unknown), "{text:.20}");
        }
    }
}
