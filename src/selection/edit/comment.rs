//! What people call a thing, as the comment behind its id.

use crate::harmless::is_harmful;
use crate::secret;

/// How much of a name is written.
const LONGEST: usize = 60;

/// A name on one line, without what steers a terminal and without a key; none where nothing is left.
pub(super) fn of(name: &str) -> Option<String> {
    let is_odd = |char: char| {
        char.is_control() || is_harmful(char) || char == '\u{fffe}' || char == '\u{ffff}'
    };
    let name = secret::mask(name).replace(is_odd, " ");
    let words: Vec<_> = name.split_whitespace().collect();
    let name = words.join(" ");
    let mut chars = name.chars();
    let mut short: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    (!short.is_empty()).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_name_is_one_short_line() {
        let shown = |name: &str| of(name).unwrap();
        assert_eq!(shown("Bookings API"), "Bookings API");
        assert_eq!(
            shown("a\n- b: c\r\n\u{1b}[2J\u{202e}# d\u{85}"),
            "a - b: c [2J # d"
        );
        assert_eq!(shown(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(of(" \n\t"), None);
        let key = format!("x PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
        assert!(!shown(&key).contains('0'));
    }
}
