//! A value that was read before and is kept as JSON, which is read many times as fast as YAML. It has no places.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Content, Field, Value};

const NOWHERE: super::Span = 0..0;

impl From<Content> for Value {
    /// A value that stands nowhere.
    fn from(content: Content) -> Self {
        Self {
            span: NOWHERE,
            source: NOWHERE,
            via: None,
            content,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any).map(Self::from)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Content;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Content, E> {
        Ok(Content::Null)
    }

    fn visit_bool<E>(self, bool: bool) -> Result<Content, E> {
        Ok(Content::Bool(bool))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Content, E> {
        Ok(Content::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Content, E> {
        Ok(i64::try_from(number).map_or(Content::Unknown, Content::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Content, E> {
        Ok(Content::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Content, E> {
        Ok(Content::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Content, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Content::Sequence(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Content, A::Error> {
        let mut all = Vec::new();
        while let Some((key, value)) = fields.next_entry()? {
            all.push(Field {
                key,
                key_span: NOWHERE,
                value,
            });
        }
        Ok(Content::Mapping(all))
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::{Tree, Value};

    #[test]
    fn it_is_what_was_read() {
        let yaml = "a: [1, 2.5, true, null, -3]\nb: { c: 'd\\n\"' }\ne: \"x\\ty\"\n";
        let read = Value::of(&Tree::parse(yaml).unwrap()).unwrap().to_serde();
        let json = serde_json::to_string(&read).unwrap();
        let again: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(again.to_serde(), read);
        assert_eq!(again.at(&["b"]).unwrap().span, 0..0);
    }
}
