//! What is wrong with a text that is no YAML.

use granit_parser::ErrorKind;

use super::blame::{self, Blame};
use super::{mistake, words};
use crate::finding::{Fix, Label};

/// Why and where a text stops being YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, in lower case.
    pub message: String,
    /// The byte at which the parser could not go on.
    pub at: usize,
    /// The end of what is wrong; the same where only the place is known.
    pub end: usize,
    /// What is allowed, and the next step.
    pub help: Option<String>,
    /// Another place that explains it.
    pub related: Option<Label>,
    /// How it is mended, where that is certain.
    pub fix: Option<Fix>,
}

impl SyntaxError {
    pub(super) fn new(message: impl Into<String>, at: usize) -> Self {
        Self {
            message: message.into(),
            at,
            end: at,
            help: None,
            related: None,
            fix: None,
        }
    }

    fn with(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
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
        let is_tab = text[at..].starts_with('\t') && !is_in_value(error.kind());
        match blame::place(text, at, bracket) {
            Some(Blame { at, message: None }) => Self::new(words::TAB, at).with(words::TABS),
            Some(Blame {
                at,
                message: Some(message),
            }) => Self::new(message, at)
                .with("close it, or put the whole value in quotes where it belongs to it"),
            None if is_tab => Self::new(words::TAB, at).with(words::TABS),
            None => mistake::told(text, at, error.kind(), bracket.is_some()).unwrap_or_else(|| {
                match words::of(error.kind()) {
                    Some((message, help)) => Self::new(message, at).with(help),
                    None => Self::new(error.info().trim_end_matches('.'), at),
                }
            }),
        }
    }
}

/// Whether a tab is in the way inside of a value, and not in front of one.
fn is_in_value(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::TabInPlainScalar)
}

#[cfg(test)]
mod tests {
    use crate::yaml::Tree;

    #[test]
    fn what_is_no_yaml_is_told_in_plain_words_with_a_next_step() {
        let deep = "[".repeat(2_000);
        for (text, message) in [
            ("a:\n\tb: 1\n", "a tab stands here, where YAML takes spaces"),
            ("a:\tb\n  c:\td: e\n", ""),
            ("a: b\n\tc\n d: e", ""),
            (
                "a:\n  - b\n  c: d\n",
                "this is no item of the list that it stands in",
            ),
            (
                "a:\n  b: c\n   d: e\n",
                "a key cannot begin here, in the middle of a value",
            ),
            (
                "a:\n    b: c\n  d: e\n",
                "this is no key of the mapping that it stands in",
            ),
            (
                "a: b: c\n",
                "a key cannot begin here, in the middle of a value",
            ),
            (
                "a:\n  b: c\n  d\ne: f\n",
                "a colon is missing behind this key",
            ),
            (&deep, "more levels are nested here than can be read"),
            ("a: @b\n", "a value without quotes cannot begin with `@`"),
            ("a: [b}\n", "`}` closes what `[` opened"),
            ("a: [b {c}]\n", ""),
            (
                "a: 'b' c\n",
                "something stands behind the quote that closes a value",
            ),
            ("a: \"\\d\"\n", "there is no such escape in double quotes"),
            ("a: - b\n", "a list with dashes cannot begin here"),
            (
                "a: | b\n  c\n",
                "something stands behind the sign of a block of text",
            ),
            ("a: b]\nc: ]\n", ""),
            ("a: *\n", "no name stands behind this `*`"),
            ("a: !x!y b\n", "`!` begins a tag that is not known"),
        ] {
            let Err(error) = Tree::parse(text) else {
                assert_eq!(message, "", "{text}");
                continue;
            };
            let library = [
                "while ",
                "scalar",
                "did not find",
                "context",
                "limit",
                "EOF",
            ];
            assert!(
                !library.iter().any(|word| error.message.contains(word)),
                "{error:?}"
            );
            assert!(error.help.is_some(), "{error:?}");
            if !message.is_empty() {
                assert_eq!(error.message, message, "{text}");
            }
        }
    }
}
