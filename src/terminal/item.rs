//! What a list offers.

use super::filter::{Folded, marks};
use super::paint::Paint;
use crate::columns::{cut, width};
use crate::harmless::shown;

/// An entry of a list: a name from outside, made harmless, and what tells it from others of that name.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    label: String,
    detail: String,
    folded: Folded,
}

impl Item {
    pub(crate) fn new(label: &str, detail: &str) -> Self {
        let [label, detail] = [label, detail].map(one_line);
        // A name has no NUL any more: no word is found across the two.
        let folded = Folded::new(&format!("{label}\0{detail}"));
        Self {
            label,
            detail,
            folded,
        }
    }

    /// What is shown of it when it has been chosen.
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    pub(super) fn has(&self, words: &[String]) -> bool {
        self.folded.has(words)
    }

    /// The entry in `columns`: its name first, and what else there is room for.
    pub(super) fn line(&self, columns: usize, words: &[String], paint: Paint) -> String {
        const GAP: usize = 2;
        let label = cut(&self.label, columns);
        let room = columns.saturating_sub(width(&label) + GAP);
        let mut line = marked(&label, words, paint);
        // A part of an id helps nobody.
        if !self.detail.is_empty() && width(&self.detail) <= room {
            line.push_str("  ");
            line.push_str(&paint.dim(&marked(&self.detail, words, paint)));
        }
        line
    }
}

fn one_line(text: &str) -> String {
    shown(text).replace(['\n', '\t'], " ")
}

fn marked(text: &str, words: &[String], paint: Paint) -> String {
    let mut line = String::with_capacity(text.len());
    let mut done = 0;
    for mark in marks(text, words) {
        line.push_str(&text[done..mark.start]);
        line.push_str(&paint.mark(&text[mark.clone()]));
        done = mark.end;
    }
    line.push_str(&text[done..]);
    line
}

#[cfg(test)]
mod tests {
    use super::super::filter::words;
    use super::{Item, Paint};

    #[test]
    fn a_name_comes_before_its_id_and_cannot_steer_the_terminal() {
        let item = Item::new("Book\u{1b}[2Jings\n", "789883-28b680e3");
        let line = |columns| item.line(columns, &[], Paint(false));
        assert_eq!(line(40), "Book\\u{1b}[2Jings   789883-28b680e3");
        assert_eq!(line(20), "Book\\u{1b}[2Jings ");
        assert_eq!(line(6), "Book\\…");
    }

    #[test]
    fn what_was_typed_is_marked_in_both() {
        let item = Item::new("Bookings", "28b680e3");
        assert!(item.has(&words("b680 OO")));
        assert!(!item.has(&words("s28")));
        let line = item.line(40, &words("oo b68"), Paint(true));
        assert_eq!(
            line,
            "B\u{1b}[4moo\u{1b}[24mkings  \u{1b}[2m28\u{1b}[4mb68\u{1b}[24m0e3\u{1b}[22m"
        );
    }
}
