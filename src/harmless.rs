//! Text from outside, made harmless for whoever looks at it: on a terminal, in a page, in a log.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::secret::mask;

/// `text` for people: harmless to a terminal, and with every literal key masked.
#[must_use]
pub(crate) fn shown(text: &str) -> String {
    safe(&mask(text)).into_owned()
}

/// A path for people, on one line whatever it holds.
#[must_use]
pub(crate) fn path(path: &str) -> String {
    shown(path).replace('\n', "\\n")
}

/// `text` with every control character but line feeds and tabs, and every character that changes
/// the direction of writing or is not seen, shown as `\u{…}`: a name from a config cannot move the
/// cursor, set a title, hide what follows or look like another. What a runner of GitHub's would take for
/// a command in a log is shown so too: `::` where a line begins, and `##[` anywhere
/// (actions/runner, `ActionCommand.cs`).
#[must_use]
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    let is_plain = !text.chars().any(|char| is_harmful(char) || is_joiner(char));
    if is_plain && !text.contains("::") && !text.contains("##[") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (char, is_bad) in judged(text) {
        if is_bad {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(char));
        } else {
            out.push(char);
        }
    }
    Cow::Owned(out)
}

/// `text` with as many bytes, for what is told by its place: harmful characters of more than one
/// byte become others. Those of one byte are left to the renderer of findings, which shows them as
/// pictures; it puts something before each line, too.
#[must_use]
pub(crate) fn in_place(text: &str) -> Cow<'_, str> {
    let is_long = |char: char| !char.is_ascii() && (is_harmful(char) || is_joiner(char));
    let is_calm = text.is_ascii() || !text.chars().any(is_long);
    if is_calm && !text.contains("##[") {
        return Cow::Borrowed(text);
    }
    let shown = judged(text).map(|(char, is_bad)| match char.len_utf8() {
        1 if is_bad && char == '[' => '(',
        2 if is_bad => '¿',
        3 if is_bad => '\u{fffd}',
        4 if is_bad => '\u{1f6ab}',
        _ => char,
    });
    Cow::Owned(shown.collect())
}

/// Every character, and whether it is harmful where it stands.
fn judged(text: &str) -> impl Iterator<Item = (char, bool)> + use<'_> {
    let mut before = None;
    let (mut is_line_start, mut hashes) = (true, 0);
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        let char = chars.next()?;
        let is_command = char == ':' && is_line_start && chars.peek() == Some(&':')
            || char == '[' && hashes >= 2;
        is_line_start = char == '\n' || is_line_start && char.is_whitespace();
        hashes = if char == '#' { hashes + 1 } else { 0 };
        // Between emoji, and between letters of scripts that need it, it shapes what is seen; in
        // Latin text it only makes a name look like another.
        let is_apart = |other: Option<char>| other.is_none_or(|char| char.is_ascii());
        let is_alone = is_joiner(char) && (is_apart(before) || is_apart(chars.peek().copied()));
        before = Some(char);
        Some((char, is_harmful(char) || is_alone || is_command))
    })
}

/// Whether a character joins its neighbours, or keeps them apart, and is not seen itself.
fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200c}' | '\u{200d}')
}

/// Whether a character steers a terminal, turns the direction of writing, or is not seen.
#[must_use]
pub(crate) fn is_harmful(char: char) -> bool {
    (char.is_control() && !matches!(char, '\n' | '\t'))
        || matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(char, '\u{2028}' | '\u{2029}')
        || matches!(char, '\u{200b}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{in_place, safe};

    #[test]
    fn terminal_codes_are_shown_and_words_are_left_alone() {
        assert_eq!(safe("\u{1b}[2Jx\r"), "\\u{1b}[2Jx\\u{d}");
        assert_eq!(safe("a\u{202e}b"), "a\\u{202e}b");
        assert_eq!(safe("größe 🚀\n\tx"), "größe 🚀\n\tx");
    }

    #[test]
    fn what_is_not_seen_is_shown_and_joined_emoji_stay_one() {
        for (text, shown) in [
            ("te\u{200d}st", "te\\u{200d}st"),
            ("te\u{200c}", "te\\u{200c}"),
            (
                "a\u{200b}b\u{feff}c\u{61c}",
                "a\\u{200b}b\\u{feff}c\\u{61c}",
            ),
            ("a\u{e0061}", "a\\u{e0061}"),
            (
                "👩\u{200d}🚀 👁\u{fe0f}\u{200d}🗨",
                "👩\u{200d}🚀 👁\u{fe0f}\u{200d}🗨",
            ),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ] {
            assert_eq!(safe(text), shown);
            assert_eq!(in_place(text).len(), text.len());
            assert_eq!(in_place(text) == text, shown == text, "{text}");
        }
    }

    #[test]
    fn what_runners_take_for_commands_is_shown() {
        for (text, shown) in [
            ("::error::x", "\\u{3a}:error::x"),
            ("a\n \t::add-mask::x", "a\n \t\\u{3a}:add-mask::x"),
            ("a ###[error]x", "a ###\\u{5b}error]x"),
            ("std::path a::b #[x] # #[", "std::path a::b #[x] # #["),
        ] {
            assert_eq!(safe(text), shown);
            assert_eq!(in_place(text).len(), text.len());
        }
        assert_eq!(in_place("# ##[error]x"), "# ##(error]x");
    }

    #[test]
    fn in_place_every_byte_keeps_its_offset() {
        let text = "\u{9b}2J é \u{202e}🚀\u{2028}";
        let shown = in_place(text);
        assert_eq!(shown, "¿2J é \u{fffd}🚀\u{fffd}");
        assert_eq!(shown.len(), text.len());
    }
}
