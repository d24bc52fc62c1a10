//! Parts of long texts, for people.

use std::borrow::Cow;

use crate::results::{Execution, Suite};

/// How much of an answer's body is shown: enough for the message of an error, and no page.
const LINES: usize = 8;
/// The same in characters.
const LETTERS: usize = 800;

/// The first `most` characters, and how many more there are.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        None => Cow::Borrowed(text),
        Some((end, _)) => {
            let more = text[end..].chars().count();
            Cow::Owned(format!("{}… ({more} more characters)", &text[..end]))
        }
    }
}

/// An answer's body as far as it is shown.
pub(super) struct Answer {
    /// What it is: `answer, 31 bytes:`.
    pub(super) title: String,
    /// Its beginning.
    pub(super) text: String,
}

/// The body that an execution was answered with, where it is kept and is no blank.
pub(super) fn answer(suite: &Suite, execution: &Execution) -> Option<Answer> {
    let body = suite.exchange(execution)?.answered.as_ref()?.body?;
    let whole = suite.text(body.text);
    let trimmed = whole.trim();
    if trimmed.is_empty() {
        return None;
    }
    let end = trimmed.match_indices('\n').nth(LINES - 1);
    let lines = end.map_or(trimmed, |(end, _)| &trimmed[..end]);
    let end = lines.char_indices().nth(LETTERS);
    let shown = end.map_or(lines, |(end, _)| &lines[..end]);
    let is_cut = body.is_cut || shown.len() < trimmed.len();
    let start = if is_cut { "the first part of " } else { "" };
    Some(Answer {
        title: format!("{start}the answer's {} bytes:", body.size),
        text: shown.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_cut_is_told_and_falls_between_characters() {
        assert_eq!(cut("größe", 5), "größe");
        assert_eq!(cut("größe 🚀", 3), "grö… (4 more characters)");
    }
}
