//! Which names a few typed words leave, and where in a name they are.

use std::ops::Range;

/// A text as words are looked for in it: in lower case.
#[derive(Clone, Debug)]
pub(super) struct Folded(String);

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        Self(fold(text).map(|(char, _)| char).collect())
    }

    /// Whether all of `words` are in it, in whatever order.
    pub(super) fn has(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.0.contains(word.as_str()))
    }
}

/// The words of what was typed. A comma is a blank too: where a blank selects it is all there is.
pub(super) fn words(typed: &str) -> Vec<String> {
    let words = typed.split(|char: char| char.is_whitespace() || char == ',');
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| Folded::new(word).0).collect()
}

/// Where the words are in `text`, in order and apart.
pub(super) fn marks(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let mut folded = String::new();
    // Which bytes of the text each byte of the folded one stands for.
    let mut from = Vec::new();
    for (char, source) in fold(text) {
        folded.push(char);
        from.resize(folded.len(), source);
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        let hits = folded.match_indices(word.as_str());
        found.extend(hits.map(|(start, hit)| from[start].start..from[start + hit.len() - 1].end));
    }
    found.sort_by_key(|range| range.start);
    let mut marks: Vec<Range<usize>> = Vec::new();
    for range in found {
        match marks.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => marks.push(range),
        }
    }
    marks
}

/// Each character in lower case, with the bytes of the one that it comes from.
fn fold(text: &str) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
    text.char_indices().flat_map(|(at, char)| {
        let source = at..at + char.len_utf8();
        char.to_lowercase()
            .map(move |lower| (lower, source.clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::{Folded, marks, words};

    #[test]
    fn words_are_found_in_any_order_and_case() {
        let name = Folded::new("Bookings API (Größe)");
        for typed in ["", "api book", "GRÖ", "Bookings,api", " api  "] {
            assert!(name.has(&words(typed)), "{typed}");
        }
        for typed in ["apis", "book apo", "größer"] {
            assert!(!name.has(&words(typed)), "{typed}");
        }
    }

    #[test]
    fn marks_are_bytes_of_the_text_itself() {
        let text = "İstanbul API api";
        let marked = |typed: &str| -> Vec<&str> {
            let marks = marks(text, &words(typed));
            marks.into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(marked("api"), ["API", "api"]);
        assert_eq!(marked("stan anbul"), ["stanbul"]);
        assert_eq!(marked("i"), ["İ", "I", "i"]);
        assert_eq!(marked(""), [""; 0]);
        assert_eq!(marked("x"), [""; 0]);
    }
}
