//! What was expected beside what came, with the words marked in which they differ.

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::element::part;
use crate::harmless::shown;

/// The most words that are compared: more take time, and nobody sees a difference in them.
const MOST: usize = 2_000;

/// Both as markup.
pub(super) fn marked(expected: &str, actual: &str) -> (String, String) {
    // As wholes: a key whose half is a word on its own would not be known.
    let (expected, actual) = (shown(expected), shown(actual));
    let (old, new) = (words(&expected), words(&actual));
    if old.len() + new.len() > MOST {
        return (part(&expected), part(&actual));
    }
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let mut equal = operations.iter().filter(|one| one.tag() == DiffTag::Equal);
    if !equal.any(|one| old[one.old_range()].iter().any(is_word)) {
        // Where every word is another, marks say nothing.
        return (part(&expected), part(&actual));
    }
    let (mut left, mut right) = (String::new(), String::new());
    for operation in operations {
        let is_equal = operation.tag() == DiffTag::Equal;
        mark(&mut left, &old[operation.old_range()], is_equal);
        mark(&mut right, &new[operation.new_range()], is_equal);
    }
    (left, right)
}

fn mark(out: &mut String, words: &[&str], is_equal: bool) {
    if words.is_empty() {
        return;
    }
    let words = part(&words.concat());
    if is_equal {
        out.push_str(&words);
    } else {
        out.extend(["<mark>", &words, "</mark>"]);
    }
}

/// Letters and digits in a row, blanks in a row, and every other character on its own.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, char) in text.char_indices() {
        let kind = kind(char);
        if at > 0 && (before != Some(kind) || kind == Kind::Other) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(kind);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Blank,
    Other,
}

fn kind(char: char) -> Kind {
    match char {
        _ if char.is_alphanumeric() || char == '_' => Kind::Word,
        _ if char.is_whitespace() => Kind::Blank,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{marked, words};

    #[test]
    fn words_that_differ_are_marked_and_all_of_it_is_text() {
        let (expected, actual) = marked("{ ok: true, n: '<1>' }", "{ ok: false, n: '<1>' }");
        assert_eq!(expected, "{ ok: <mark>true</mark>, n: '&lt;1&gt;' }");
        assert_eq!(actual, "{ ok: <mark>false</mark>, n: '&lt;1&gt;' }");
    }

    #[test]
    fn what_is_wholly_different_is_not_marked() {
        assert_eq!(marked("200", "404"), ("200".into(), "404".into()));
        assert_eq!(marked("'a b'", "'c d'"), ("'a b'".into(), "'c d'".into()));
    }

    #[test]
    fn a_key_is_masked_before_it_falls_apart() {
        let key = |end: &str| format!("'PMAK-{}-{}{end}'", "0a".repeat(12), "1b".repeat(16));
        let (expected, actual) = marked(&key("2c"), &key("3d"));
        assert!(
            expected.contains("PMAK-") && !expected.contains("0a0a"),
            "{expected}"
        );
        assert_eq!(expected, actual);
    }

    #[test]
    fn words_are_all_of_a_text() {
        let text = "größe: a_1  -- \u{1f680}x";
        assert_eq!(words(text).concat(), text);
        assert_eq!(words("a  b--"), ["a", "  ", "b", "-", "-"]);
    }
}
