//! What is wrong with a text that is no YAML.

use granit_parser::ErrorKind;

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

    pub(super) fn from_scan(text: &str, error: &granit_parser::ScanError) -> Self {
        let at = error
            .marker()
            .byte_offset()
            .unwrap_or(text.len())
            .min(text.len());
        Self {
            message: error.info().trim_end_matches('.').to_owned(),
            at,
            help: help(error.kind(), text, at).map(str::to_owned),
        }
    }
}

/// What people most often meant, by the parser's reason.
fn help(kind: &ErrorKind, text: &str, at: usize) -> Option<&'static str> {
    let rest = &text[at..];
    if rest.starts_with('\t') {
        return Some("YAML indents with spaces only: replace the tab");
    }
    match kind {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => {
            Some("YAML indents with spaces only: replace the tab")
        }
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
