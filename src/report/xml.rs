//! Text for XML 1.0: no name can open or close an element, and nothing stands there that the
//! standard (section 2.2) does not allow.

use std::fmt::Write as _;

use crate::harmless::{is_harmful, shown};

/// Text between tags, with keys masked.
pub(super) fn text(text: &str) -> String {
    part(&shown(text))
}

/// The same of a part of a text that has its keys masked already: in a part they may not be seen.
pub(super) fn part(text: &str) -> String {
    escape(text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        _ => None,
    })
}

/// The value of an attribute, without its quotes, with keys masked.
pub(super) fn attribute(text: &str) -> String {
    escape(&shown(text), |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        // A reader makes blanks of them otherwise.
        '\n' => Some("&#10;"),
        '\t' => Some("&#9;"),
        _ => None,
    })
}

fn escape(text: &str, entity: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        if let Some(entity) = entity(char) {
            out.push_str(entity);
        } else if is_harmful(char) || matches!(char, '\u{fffe}' | '\u{ffff}') {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(char));
        } else {
            out.push(char);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{attribute, text};

    #[test]
    fn markup_and_what_xml_has_no_form_for_are_text() {
        let hostile = "]]></failure><x a=\"1\">&amp;\u{1b}\u{0}\u{ffff}\n\té🚀";
        assert_eq!(
            text(hostile),
            "]]&gt;&lt;/failure&gt;&lt;x a=\"1\"&gt;&amp;amp;\\u{1b}\\u{0}\\u{ffff}\n\té🚀"
        );
        assert_eq!(attribute("\"\n\t<"), "&quot;&#10;&#9;&lt;");
    }

    proptest::proptest! {
        #[test]
        fn whatever_a_text_is_a_reader_finds_it_in_its_place(value in "\\PC*|[\\x00-\\x20<&>\"'\\u{fffe}\\u{ffff}\\u{9f}x]*") {
            let document = format!("<a b=\"{}\">{}</a>", attribute(&value), text(&value));
            let read = roxmltree::Document::parse(&document).unwrap();
            let root = read.root_element();
            let shown = crate::harmless::shown(&value).replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}");
            proptest::prop_assert_eq!(root.attribute("b"), Some(&*shown));
            proptest::prop_assert_eq!(root.text().unwrap_or_default(), shown);
            proptest::prop_assert!(root.children().count() <= 1);
        }
    }
}
