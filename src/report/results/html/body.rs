//! A body, laid out where it is JSON.

use std::io;

use super::Page;
use super::element::{attribute, count, text};
use super::pretty::pretty;
use crate::results::{Body, Message, Suite};

/// Of how many characters one that is no text makes the whole no text: a picture has many more, and a
/// text in an older encoding fewer.
const LETTERS: usize = 20;

impl Page<'_, '_> {
    pub(super) fn body(&mut self, suite: &Suite, message: &Message, label: &str) -> io::Result<()> {
        let Some(body) = message.body else {
            return Ok(());
        };
        let whole = suite.text(body.text);
        let size = size(body, whole);
        if whole.trim().is_empty() || is_binary(whole) {
            let what = if whole.trim().is_empty() {
                "Blank"
            } else {
                "No text"
            };
            return writeln!(self.out, "<p class=\"none\">{what}: {size}</p>");
        }
        let laid_out = pretty(whole, body.is_cut);
        let shown = text(laid_out.as_deref().unwrap_or(whole));
        // It scrolls, so keys have to reach it. HTML takes away a line break that it begins with.
        let label = attribute(label);
        writeln!(
            self.out,
            "<pre class=\"body\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">\n{shown}</pre>\
             <p class=\"size\">{size}</p>"
        )
    }
}

/// How much there is, and how much of it is shown.
fn size(body: Body, shown: &str) -> String {
    let bytes = |bytes: u64| match bytes {
        1 => "1 byte".to_owned(),
        _ => format!("{} bytes", count(bytes)),
    };
    if body.is_cut {
        let first = count(shown.len() as u64);
        format!("the first {first} of {}", bytes(body.size))
    } else {
        bytes(body.size)
    }
}

fn is_binary(text: &str) -> bool {
    let is_odd = |char: &char| {
        *char == '\u{fffd}' || char.is_control() && !matches!(char, '\n' | '\r' | '\t')
    };
    text.chars().filter(is_odd).count() * LETTERS > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::is_binary;

    #[test]
    fn pictures_are_no_text_and_old_encodings_are() {
        assert!(is_binary("\u{fffd}PNG\r\n\u{1a}\n\u{0}\u{0}\u{0}"));
        assert!(!is_binary(
            "Die Gr\u{fffd}\u{fffd}e des Bestellten ist nicht bekannt."
        ));
        assert!(!is_binary("{\n\t\"a\": 1\r\n}"));
    }
}
