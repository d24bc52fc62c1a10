//! Mistakes of which a parser only sees what follows from them: each in words of its own, with a fix
//! where what was meant is certain.

mod dash;
mod quotes;

use granit_parser::ErrorKind;

use super::lines::Lines;
use super::{Span, SyntaxError};
use crate::finding::{Fix, Patch, Safety};

pub(crate) use dash::{folded, spaceless};
pub(crate) use quotes::quoted;

/// Where a parser gave up.
struct Stop<'t> {
    text: &'t str,
    lines: Lines<'t>,
    at: usize,
    /// The line of it, from 0.
    line: usize,
    /// Whether a bracket is open there.
    in_brackets: bool,
}

/// The mistake that made the parser give up at `at`, where it is one of these.
pub(super) fn told(
    text: &str,
    at: usize,
    kind: &ErrorKind,
    in_brackets: bool,
) -> Option<SyntaxError> {
    let lines = Lines::new(text);
    let line = lines.of(at);
    let stop = Stop {
        text,
        lines,
        at,
        line,
        in_brackets,
    };
    match kind {
        ErrorKind::UnexpectedCharacter {
            character: character @ ('@' | '`' | '%'),
        } => Some(quotes::character(&stop, *character)),
        ErrorKind::MissingAnchorOrAliasName => quotes::nameless(&stop),
        _ => quotes::behind_alias(&stop)
            .or_else(|| dash::no_space(&stop))
            .or_else(|| dash::column(&stop)),
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A fix of one place, which is certain.
fn fix(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Fix {
    Fix {
        title: title.into(),
        safety: Safety::Safe,
        patches: vec![Patch {
            span,
            replacement: replacement.into(),
        }],
    }
}

#[cfg(test)]
mod tests;
