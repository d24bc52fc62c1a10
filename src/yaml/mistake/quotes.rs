//! Values that begin with a sign of YAML's.

use super::{Stop, fix, indent};
use crate::finding::Fix;
use crate::yaml::{Span, SyntaxError};

/// The fix that puts what stands at `span` in quotes.
pub(crate) fn quoted(text: &str, span: &Span) -> Fix {
    let value = text.get(span.clone()).unwrap_or_default();
    let value = format!("'{}'", value.replace('\'', "''"));
    fix("put it in quotes", span.clone(), value)
}

/// `run: @x`: a character that begins nothing in YAML.
pub(super) fn character(stop: &Stop<'_>, character: char) -> SyntaxError {
    let name = match character {
        '`' => "a back-tick".to_owned(),
        other => format!("`{other}`"),
    };
    SyntaxError {
        end: stop.at + character.len_utf8(),
        help: Some("put the whole value in quotes".to_owned()),
        fix: value(stop, stop.at).map(|span| quoted(stop.text, &span)),
        ..SyntaxError::new(
            format!("a value without quotes cannot begin with {name}"),
            stop.at,
        )
    }
}

/// `run: & npm ci`: the sign of an anchor or an alias, and no name.
pub(super) fn nameless(stop: &Stop<'_>) -> Option<SyntaxError> {
    let (sign, meaning) = match stop.text.as_bytes().get(stop.at)? {
        b'&' => ("&", "gives it a name, as in `&name`"),
        b'*' => ("*", "repeats one that has a name, as in `*name`"),
        _ => return None,
    };
    Some(SyntaxError {
        end: stop.at + sign.len(),
        help: Some(format!(
            "`{sign}` at the start of a value {meaning}: put the whole value in quotes where it is text"
        )),
        fix: value(stop, stop.at).map(|span| quoted(stop.text, &span)),
        ..SyntaxError::new(format!("no name stands behind this `{sign}`"), stop.at)
    })
}

/// `run: *npm ci`: an alias is a whole value, and nothing can stand behind it.
pub(super) fn behind_alias(stop: &Stop<'_>) -> Option<SyntaxError> {
    let start = stop.lines.start(stop.line);
    let before = stop.text.get(start..stop.at)?;
    let alias = before.trim_end();
    let star = alias.rfind([' ', ':', '[', '{', ','])? + 1;
    let (name, rest) = (&alias[star..], &stop.text[stop.at..]);
    let is_alias = name.len() > 1 && name.starts_with('*') && alias.len() < before.len();
    if !is_alias || rest.starts_with([':', '#', '\n', '\r']) {
        return None;
    }
    let at = start + star;
    Some(SyntaxError {
        end: at + name.len(),
        help: Some(
            "`*` at the start of a value repeats what has that name: put the whole value in quotes where it is text"
                .to_owned(),
        ),
        fix: value(stop, at).map(|span| quoted(stop.text, &span)),
        ..SyntaxError::new(
            format!("the alias `{name}` is a whole value, and text follows it"),
            at,
        )
    })
}

/// The whole value that begins at `at`, where it is certain that it ends with its line.
fn value(stop: &Stop<'_>, at: usize) -> Option<Span> {
    if stop.in_brackets {
        return None;
    }
    let content = stop.lines.content(stop.line);
    let rest = &stop.text[at..content.end];
    let rest = rest.split(" #").next().unwrap_or_default().trim_end();
    let before = stop.text[content.start..at].trim_end();
    let dashes = before.len() - before.trim_start_matches(['-', ' ']).len();
    let parent = if before.ends_with(':') {
        Some(dashes)
    } else if before.len() > dashes || rest.contains(": ") || rest.ends_with(':') {
        // A key, perhaps.
        return None;
    } else {
        before.len().checked_sub(1)
    };
    // A line that is further in goes on with the value.
    let mut below = (stop.line + 1..stop.lines.count()).map(|line| stop.lines.text(line));
    let next = below.find(|line| !line.trim().is_empty());
    let goes_on = match (next, parent) {
        (Some(next), Some(parent)) => indent(next) > parent,
        (Some(next), None) => indent(next) >= at - content.start,
        (None, _) => false,
    };
    (!goes_on).then(|| at..at + rest.len())
}
