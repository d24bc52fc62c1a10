//! Markdown as GitHub reads it, in which text from outside is text: it cannot begin a list, a table, an
//! element or a link, and names nobody and no issue (GitHub Flavored Markdown 0.29; GitHub
//! documentation, "Basic writing and formatting syntax").

mod fit;

use std::fmt::Write as _;

use crate::harmless::shown;

pub use fit::fit;

/// Parts a word that would be a link, in a way that is not seen: neither a backslash nor an entity does,
/// since names and references are looked for in what is left of these.
const APART: &str = "<!-- -->";

/// Text on one line, wherever text can stand. Keys are masked.
#[must_use]
pub fn text(text: &str) -> String {
    let line = on_one_line(text);
    let mut out = String::with_capacity(line.len() + 16);
    escape(line.trim(), &mut out);
    out
}

/// A message: text in which what stands between back-ticks is code. Keys are masked.
#[must_use]
pub fn message(text: &str) -> String {
    let line = on_one_line(text);
    let parts: Vec<&str> = line.trim().split('`').collect();
    // With an even number of parts the last back-tick has no partner.
    let pairs = (parts.len() - 1) / 2 * 2;
    let mut out = String::with_capacity(line.len() + 16);
    // Texts with no code between them are one: its parts may come to a name together.
    let mut plain = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > pairs {
            plain.push('`');
        }
        if index % 2 == 1 && index < pairs && !part.trim().is_empty() {
            escape(&plain, &mut out);
            plain.clear();
            out.push_str(&span(part));
        } else {
            plain.push_str(part);
        }
    }
    escape(&plain, &mut out);
    out
}

/// Code on one line: a name, a path, a value. Keys are masked.
#[must_use]
pub fn code(text: &str) -> String {
    span(on_one_line(text).trim())
}

/// A block of code, behind a line of its own. Keys are masked.
#[must_use]
pub fn block(language: &str, text: &str) -> String {
    let text = shown(text);
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!("{fence}{language}\n{text}{end}{fence}\n")
}

/// A list of items that are Markdown already.
#[must_use]
pub fn list(items: impl IntoIterator<Item = String>) -> String {
    let items = items.into_iter();
    items.fold(String::new(), |list, item| list + "- " + &item + "\n")
}

/// Harmless, without keys, and with blanks for line breaks and tabs.
fn on_one_line(text: &str) -> String {
    shown(text).replace(['\n', '\t'], " ")
}

fn span(code: &str) -> String {
    if code.trim().is_empty() {
        return String::new();
    }
    // In a table a bar ends the cell, inside of back-ticks too.
    if code.contains('|') {
        let mut out = "<code>".to_owned();
        for char in code.chars() {
            if char.is_ascii_punctuation() {
                // Writing to a string cannot fail.
                let _ = write!(out, "&#{};", u32::from(char));
            } else {
                out.push(char);
            }
            if char == '@' {
                out.push_str(APART);
            }
        }
        return out + "</code>";
    }
    // As few as possible that are no run of the code's own.
    let fence = "`".repeat(longest_run(code) + 1);
    let is_edge = |char: char| char == '`' || char == ' ';
    let pad = if code.starts_with(is_edge) || code.ends_with(is_edge) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|char| char != '`').map(str::len);
    runs.max().unwrap_or_default()
}

fn escape(text: &str, out: &mut String) {
    for (at, char) in text.char_indices() {
        let (before, behind) = (&text[..at], &text[at + char.len_utf8()..]);
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Two of them would be a formula; in an element they are none ("Writing mathematical
            // expressions").
            '$' => out.push_str("<span>\\$</span>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' => out.extend(['\\', char]),
            '#' => out.extend(["\\#", APART]),
            '@' => out.extend(["@", APART]),
            // An address, or the name of an emoji.
            ':' if !behind.is_empty() && !behind.starts_with(' ') => out.extend([":", APART]),
            '.' if ends_with(before, "www") => out.extend([APART, "."]),
            // `GH-1` is an issue.
            '-' if ends_with(before, "gh") => out.extend(["-", APART]),
            // The first of a line would make a list or a heading of it.
            '-' | '+' | '=' if before.is_empty() => out.extend(['\\', char]),
            '.' | ')' if is_number(before) => out.extend(['\\', char]),
            _ => out.push(char),
        }
    }
}

fn ends_with(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len());
    let end = start.and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Whether a text is the number of an item: one of more digits begins no list.
fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
