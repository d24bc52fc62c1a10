//! Text from outside in its columns: on one line, harmless, as wide as what is seen, and with a direction
//! of writing that ends where it does.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::columns;
use crate::harmless;

/// No message is looked at beyond that: one can be megabytes long.
const LONGEST: usize = 1_000;

/// The marks around what has a direction of its own (Unicode's annex 9, FSI and PDI): without them a
/// message in Arabic would turn the columns behind it.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// `text` on one line, in at most `columns`.
pub(super) fn cell(text: &str, columns: usize) -> String {
    let end = text.char_indices().nth(LONGEST).map(|(at, _)| at);
    let text = harmless::path(&text[..end.unwrap_or(text.len())]).replace('\t', " ");
    if text.contains(is_from_the_right) {
        let text = cut(&text, columns);
        return format!("{}{text}{}", ISOLATE.0, ISOLATE.1);
    }
    columns::cut(&text, columns)
}

/// The same with blanks behind it until it is as wide as that.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let text = cell(text, columns);
    let blanks = columns.saturating_sub(width(&text));
    text + &" ".repeat(blanks)
}

/// How many columns a text takes. Terminals give each letter of a script from the right its own, also where
/// Unicode joins two of them to one (lam and alef).
pub(super) fn width(text: &str) -> usize {
    if text.contains(is_from_the_right) {
        text.chars().map(of).sum()
    } else {
        text.width()
    }
}

fn of(char: char) -> usize {
    char.width().unwrap_or(0)
}

/// The beginning of a text that fits, a letter at a time.
fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut taken = 0;
    let fits = text.chars().take_while(|&char| {
        taken += of(char);
        taken < columns
    });
    fits.chain("…".chars().take(columns)).collect()
}

/// Whether a letter is of a script that is written from the right: Hebrew, Arabic, Syriac, N'Ko and their
/// neighbours in Unicode.
fn is_from_the_right(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::{cell as cell_of, *};

    #[test]
    fn a_cell_is_as_wide_as_its_column_whatever_is_in_it() {
        for (text, columns, expected) in [
            ("Refunds", 10, "Refunds   "),
            ("Refunds in EUR", 10, "Refunds i…"),
            ("予約の試験です", 10, "予約の試… "),
            ("🚀 ship", 10, "🚀 ship   "),
            ("a\u{1b}[2J\nb", 16, "a\\u{1b}[2J\\nb   "),
            ("a\tb", 4, "a b "),
            ("a\u{202e}b", 12, "a\\u{202e}b  "),
            ("", 3, "   "),
        ] {
            let cell = padded(text, columns);
            assert_eq!(cell, expected, "{text:?}");
            assert_eq!(width(&cell), columns);
        }
    }

    #[test]
    fn what_is_written_from_the_right_ends_where_its_column_does() {
        let cell = padded("שלום 12", 9);
        assert_eq!(cell, "\u{2068}שלום 12\u{2069}  ");
        assert_eq!(width(&cell), 9);
        let cut = cell_of("إصلاح الدفع", 8);
        assert_eq!(cut, "\u{2068}إصلاح ا…\u{2069}");
        assert_eq!(width(&cut), 8);
        assert_eq!(cell_of("إصلاح", 0), "\u{2068}\u{2069}");
    }

    #[test]
    fn a_message_without_an_end_is_not_read_to_it() {
        let long = "x".repeat(5_000_000);
        assert_eq!(cell(&long, 4), "xxx…");
        assert_eq!(cell(&long, 5_000).len(), LONGEST);
    }
}
