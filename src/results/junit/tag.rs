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

    /// An attribute that counts something.
    pub(super) fn count(&self, name: &str) -> u64 {
        let count = self.text(name).and_then(|text| text.trim().parse().ok());
        count.unwrap_or(0)
    }

    /// An attribute that has seconds, as milliseconds.
    pub(super) fn time(&self, name: &str) -> Option<u32> {
        let text = self.text(name)?.replace(',', "");
        moment::milliseconds(text.trim().parse().ok()?)
    }
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
    use super::{cut, keep};

    #[test]
    fn a_text_that_is_cut_says_so_once() {
        let mut text = "é".repeat(keep::MESSAGE);
        cut(&mut text);
        assert!(text.ends_with(keep::CUT));
        let once = text.clone();
        cut(&mut text);
        assert_eq!(text, once);
    }
}
