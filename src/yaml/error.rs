//! What is wrong with a text that is no YAML.

use granit_parser::ErrorKind;

use super::blame::{self, Blame};

/// Why and where a text stops being YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, in lower case.
    pub message: String,
    /// The byte at which the parser could not go on.
    pub at: usize,
    /// What is allowed, and the next step.
    pub help: Option<String>,
}

impl SyntaxError {
    pub(super) fn new(message: impl Into<String>, at: usize) -> Self {
        Self {
            message: message.into(),
            at,
            help: None,
        }
    }

    /// What the parser says; `bracket` is the innermost one that was open.
    pub(super) fn from_scan(
        text: &str,
        error: &granit_parser::ScanError,
        bracket: Option<usize>,
    ) -> Self {
        let at = error
            .marker()
            .byte_offset()
            .unwrap_or(text.len())
            .min(text.len());
        let help = help(error.kind(), text, at).map(str::to_owned);
        let message = error.info().trim_end_matches('.').to_owned();
        match blame::place(text, at, bracket) {
            Some(Blame { at, message: None }) => Self {
                message,
                at,
                help: Some(TABS.to_owned()),
            },
            Some(Blame {
                at,
                message: Some(message),
            }) => Self {
                message,
                at,
                help: Some(
                    "close it, or put the whole value in quotes where it belongs to it".to_owned(),
                ),
            },
            None => Self { message, at, help },
        }
    }
}

/// What to do about a tab.
const TABS: &str = "YAML indents with spaces only: replace the tab";

/// What people most often meant, by the parser's reason.
fn help(kind: &ErrorKind, text: &str, at: usize) -> Option<&'static str> {
    let rest = &text[at..];
    if rest.starts_with('\t') {
        return Some(TABS);
    }
    match kind {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => Some(TABS),
        ErrorKind::UnexpectedCharacter {
            character: '@' | '`',
        } => Some("a value may not begin with `@` or a back-tick: put it in quotes"),
        ErrorKind::UnexpectedCharacter { character: '%' } => {
            Some("a value may not begin with `%`: put it in quotes")
        }
        ErrorKind::MappingValueNotAllowed => {
            Some("a value with a colon and a space in it goes in quotes")
        }
        ErrorKind::ExpectedBlockSequenceEntry | ErrorKind::ExpectedBlockMappingKey => {
            Some("the keys of one mapping, and the dashes of one list, stand in one column")
        }
        ErrorKind::UnclosedFlowCollection { .. } => {
            Some("close it, or put the value in quotes where the bracket belongs to it")
        }
        _ => None,
    }
}
