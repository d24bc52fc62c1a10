//! Text from the file, and lists of names, as messages show them.

use crate::secret;

/// How much of a value a message repeats; the source line beside it shows the rest.
const LONGEST: usize = 40;

/// A piece of the file between back-ticks: on one line, not too long, and never with a key in it.
pub(super) fn quote(text: &str) -> String {
    let masked = secret::mask(text).replace(['\n', '\r'], " ");
    let mut chars = masked.trim().chars();
    let mut short: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    format!("`{short}`")
}

/// `` `a`, `b` or `c` `` of names, with `last` in front of the last one.
pub(super) fn names<'n>(names: impl IntoIterator<Item = &'n str>, last: &str) -> String {
    let quoted: Vec<_> = names.into_iter().map(quote).collect();
    join(&quoted, last)
}

/// `a, b or c` of words.
pub(super) fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [word] => word.clone(),
        [words @ .., end] => format!("{} {last} {end}", words.join(", ")),
    }
}

/// "a suite" for `suites`: what an item of a list is called.
pub(super) fn item_of(list: &str) -> String {
    let name = list.strip_suffix('s').unwrap_or(list);
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

#[cfg(test)]
mod tests {
    use super::{item_of, names, quote};

    #[test]
    fn quotes_are_one_short_line_without_keys() {
        assert_eq!(quote("a\nb"), "`a b`");
        assert_eq!(quote(&"x".repeat(41)), format!("`{}…`", "x".repeat(40)));
        let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
        assert!(!quote(&key).contains('0'));
    }

    #[test]
    fn names_are_listed_as_in_prose() {
        assert_eq!(names(["a"], "or"), "`a`");
        assert_eq!(names(["a", "b", "c"], "or"), "`a`, `b` or `c`");
        assert_eq!(item_of("integrations"), "an integration");
        assert_eq!(item_of("suites"), "a suite");
    }
}
