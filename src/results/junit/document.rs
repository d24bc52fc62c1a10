//! What is no part of a well-formed document, and could hide a failure.

use quick_xml::events::Event;

use super::Reader;
use super::case::What;
use super::tag::Tag;

impl Reader<'_> {
    /// Why nothing can be read from an event on.
    pub(super) fn fault(&self, event: &Event<'_>) -> Option<String> {
        let is_outside = self.depth == 0;
        match event {
            Event::Start(_) | Event::Empty(_) if is_outside && self.is_begun => {
                Some("it has an element behind its last one".to_owned())
            }
            Event::Start(tag) | Event::Empty(tag) => Tag(tag).fault(),
            Event::Text(text) if is_outside && !is_blank(&text.xml10_content()) => {
                Some("it has text outside of its elements".to_owned())
            }
            Event::CData(_) | Event::GeneralRef(_) if is_outside => {
                Some("it has text outside of its elements".to_owned())
            }
            // A test that failed could be behind it. What a failure says cannot make it none.
            Event::GeneralRef(reference) if !self.is_failure() && !is_known(reference) => {
                let name: String = reference.xml10_content().chars().take(40).collect();
                Some(format!(
                    "it has the entity `&{name};`, and what it stands for is not read"
                ))
            }
            _ => None,
        }
    }

    fn is_failure(&self) -> bool {
        let told = self.told.as_ref();
        told.is_some_and(|told| matches!(told.what, What::Failure | What::Error))
    }
}

/// Whether it is a character, or one of the five entities that XML has itself.
fn is_known(reference: &quick_xml::events::BytesRef<'_>) -> bool {
    reference.is_char_ref()
        || matches!(
            &*reference.xml10_content(),
            "lt" | "gt" | "amp" | "quot" | "apos"
        )
}

fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim().is_empty()
}
