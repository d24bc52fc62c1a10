//! Text cut to columns: wide characters take two, and those that combine none.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What stands for what was cut off.
const MORE: char = '…';

/// `text` in at most `columns`; where it is longer, its beginning and `…`.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    let end = fitting(text, columns);
    if end == text.len() {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let mut cut = text[..fitting(text, room)].to_owned();
    cut.push(MORE);
    cut
}

/// The end of `text` in at most `columns`, with `…` before it where it is longer.
pub(crate) fn cut_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let starts = text.char_indices().map(|(at, _)| at);
    let start = starts.into_iter().find(|at| width(&text[*at..]) <= room);
    format!("{MORE}{}", &text[start.unwrap_or(text.len())..])
}

/// `text` in lines of at most `columns`, broken between words and, where one is longer, inside of it.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => {
                let mut rest = word;
                while width(rest) > columns {
                    let end = fitting(rest, columns.max(2)).max(1);
                    let Some((part, behind)) = rest.split_at_checked(end) else {
                        break;
                    };
                    lines.push(part.to_owned());
                    rest = behind;
                }
                lines.push(rest.to_owned());
            }
        }
    }
    lines
}

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// How many bytes of `text` fit. A character counts with those before it, since several can make one
/// picture.
fn fitting(text: &str, columns: usize) -> usize {
    // What is short by any measure is not measured a character at a time.
    if text.len() <= columns {
        return text.len();
    }
    let mut taken = 0;
    for (at, char) in text.char_indices() {
        taken += char.width().unwrap_or(0);
        if taken > columns && width(&text[..at + char.len_utf8()]) > columns {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{cut, cut_start, width, wrap};

    #[test]
    fn a_long_text_ends_with_an_ellipsis_inside_of_its_columns() {
        for (text, columns, expected) in [
            ("Bookings", 8, "Bookings"),
            ("Bookings", 7, "Bookin…"),
            ("Bookings", 1, "…"),
            ("Bookings", 0, ""),
            ("予約の試験", 10, "予約の試験"),
            ("予約の試験", 9, "予約の試…"),
            ("予約の試験", 8, "予約の…"),
            ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
        ] {
            let cut = cut(text, columns);
            assert_eq!(cut, expected);
            assert!(width(&cut) <= columns);
        }
    }

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap("Write both files?", 10), ["Write both", "files?"]);
        assert_eq!(wrap("a 予約の試験", 6), ["a", "予約の", "試験"]);
    }

    #[test]
    fn of_what_is_typed_the_end_is_seen() {
        assert_eq!(cut_start("bookings", 5), "…ings");
        assert_eq!(cut_start("予約の試験", 6), "…試験");
        assert_eq!(cut_start("bookings", 8), "bookings");
    }
}
