//! Attributes of a tag.

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::super::keep;
use crate::moment;

/// A tag that begins an element.
pub(super) struct Tag<'t>(pub(super) &'t BytesStart<'t>);

impl Tag<'_> {
    /// The value of an attribute. An entity of the document's own stays as it is written: none is ever
    /// replaced by what it stands for.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes.filter(|attribute| attribute.key.as_ref() == name);
        let attribute = named.next()?;
        let mut text = match attribute.normalized_value(XmlVersion::default()) {
            Ok(text) => text.into_owned(),
            Err(_) => attribute.value.into_owned(),
        };
        cut(&mut text);
        Some(text)
    }

    /// An attribute that counts something: 0 where it is not there. One that cannot be read is a
    /// [`Tag::fault`].
    pub(super) fn count(&self, name: &str) -> u64 {
        self.text(name)
            .and_then(|text| number(&text))
            .unwrap_or_default()
    }

    /// What is wrong with its attributes, where that could hide a failure: one twice, one that is not
    /// written as attributes are, a count that is no number, an entity where something counts.
    pub(super) fn fault(&self) -> Option<String> {
        let mut names = Vec::new();
        for attribute in self.0.attributes().with_checks(false) {
            let Ok(attribute) = attribute else {
                return Some("it has an attribute that is not well-formed".to_owned());
            };
            let name = attribute.key.as_ref();
            let value = attribute.normalized_value(XmlVersion::default());
            let is_read = match name {
                "tests" | "failures" | "errors" => {
                    value.is_ok_and(|value| number(&value).is_some())
                }
                "status" | "result" => value.is_ok(),
                _ => true,
            };
            if !is_read {
                let name: String = name.chars().take(40).collect();
                return Some(format!("its attribute `{name}` cannot be read"));
            }
            names.push(name.to_owned());
        }
        names.sort_unstable();
        let twice = names.windows(2).find(|two| two[0] == two[1])?;
        let name: String = twice[0].chars().take(40).collect();
        Some(format!("it has an attribute `{name}` twice"))
    }

    /// An attribute that has seconds, as milliseconds.
    pub(super) fn time(&self, name: &str) -> Option<u32> {
        let text = self.text(name)?.replace(',', "");
        moment::milliseconds(text.trim().parse().ok()?)
    }
}

/// A number that counts something; the largest where it is too large.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is too large becomes the largest, and what is negative is none"
)]
fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        let number: f64 = text.parse().ok()?;
        (number >= 0.0).then_some(number.ceil() as u64)
    })
}

/// Shortens a text to what is kept of one, and marks it, so that no beginning of a secret is left at its
/// end. What is longer by a mark only stays, so that cutting again changes nothing.
pub(super) fn cut(text: &mut String) {
    if text.len() > keep::MESSAGE + keep::CUT.len() {
        text.truncate(text.floor_char_boundary(keep::MESSAGE));
        text.push_str(keep::CUT);
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, keep, number};

    #[test]
    fn a_text_that_is_cut_says_so_once() {
        let mut text = "é".repeat(keep::MESSAGE);
        cut(&mut text);
        assert!(text.ends_with(keep::CUT));
        let once = text.clone();
        cut(&mut text);
        assert_eq!(text, once);
    }

    #[test]
    fn a_count_that_cannot_be_read_is_not_zero() {
        for (text, count) in [
            ("3", Some(3)),
            (" 0 ", Some(0)),
            ("1.0", Some(1)),
            ("0.2", Some(1)),
            ("1e9", Some(1_000_000_000)),
            ("99999999999999999999", Some(u64::MAX)),
            ("", None),
            ("-1", None),
            ("three", None),
            ("NaN", None),
        ] {
            assert_eq!(number(text), count, "{text}");
        }
    }
}
