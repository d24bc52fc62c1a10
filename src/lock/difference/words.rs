//! Lists and names in a line.

use serde_json::Value;

/// How many names of a list are said.
const SHOWN: usize = 3;

/// A longer text is cut: the file has the whole of it.
const LONGEST: usize = 60;

/// A text on one line, for it is part of one. Other control characters are shown where it is printed.
pub(super) fn line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// A name or a piece of code, in quotes.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// Some of the names, and how many more there are.
pub(super) fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let all: Vec<_> = names.into_iter().collect();
    let mut list: Vec<_> = all.iter().take(SHOWN).map(|name| quoted(name)).collect();
    if all.len() > SHOWN {
        list.push(format!("{} more", all.len() - SHOWN));
    }
    list.join(", ")
}

/// `1 request`, `2 requests`.
pub(super) fn count(count: usize, what: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {what}{end}")
}

/// Tells of another name.
pub(super) fn renamed(before: Option<&Value>, after: Option<&Value>, what: &mut Vec<String>) {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or("").to_owned();
    let (before, after) = (text(before), text(after));
    if before != after {
        what.push(format!(
            "renamed from {} to {}",
            quoted(&before),
            quoted(&after)
        ));
    }
}
