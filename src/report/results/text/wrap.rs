//! Lines that end where the terminal does.

use unicode_width::UnicodeWidthStr;

/// The narrowest that lines are made; what is narrower is left to the terminal.
const LEAST: usize = 40;

/// `text`, which is harmless, as lines that each begin with `indent`, broken at blanks where they are wider
/// than `width`. A word that is wider stays whole: addresses are copied.
pub(super) fn wrap(text: &str, indent: &str, width: usize) -> String {
    let width = width.max(LEAST);
    let mut out = String::with_capacity(text.len() + indent.len());
    for line in text.split('\n') {
        let start = out.len();
        out.push_str(indent);
        let mut reached = indent.width();
        let mut is_first = true;
        for word in line.split(' ') {
            let wide = word.width();
            if !is_first && reached + 1 + wide > width {
                out.truncate(out.trim_end_matches(' ').len().max(start));
                out.push('\n');
                out.push_str(indent);
                reached = indent.width();
            } else if !is_first {
                out.push(' ');
                reached += 1;
            }
            out.push_str(word);
            reached += wide;
            is_first = false;
        }
        out.push('\n');
    }
    out
}

/// `text` with blanks behind it until it is as wide as `width`.
pub(super) fn pad(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

/// The same with the blanks before it, as numbers have it.
pub(super) fn pad_start(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{}{text}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_blanks_and_long_words_stay() {
        let long = format!("https://example.com/{}", "x".repeat(60));
        let text = format!("one two three four five six seven eight {long} end\nlast");
        assert_eq!(
            wrap(&text, "  ", 40),
            format!("  one two three four five six seven\n  eight\n  {long}\n  end\n  last\n")
        );
        assert_eq!(
            wrap("{\n  \"a\": 1\n}", "  ", 80),
            "  {\n    \"a\": 1\n  }\n"
        );
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(pad("日本", 6), "日本  ");
        assert_eq!(pad_start("日本", 5), " 日本");
    }
}
