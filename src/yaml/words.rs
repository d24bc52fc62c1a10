//! What a parser's reasons are in words for people, and what to do about each.

use granit_parser::ErrorKind;

/// What is wrong with a tab that is no text.
pub(super) const TAB: &str = "a tab stands here, where YAML takes spaces";

/// What to do about a tab.
pub(super) const TABS: &str = "YAML indents with spaces only: replace the tab";

const COLUMN: &str = "the keys of one mapping, and the dashes of one list, stand in one column: is this line in that of the one above?";
const QUOTES: &str = "put the value in quotes where this character belongs to it";
const ESCAPE: &str =
    "write `\\\\` for a backslash, or put the value in single quotes, where it is only a character";

/// A reason in words, and the next step; none for those that no config has been seen with.
pub(super) fn of(kind: &ErrorKind) -> Option<(String, &'static str)> {
    let said = match kind {
        ErrorKind::TabInPlainScalar => (
            "a tab stands in a value without quotes",
            "replace the tab with a space, or put the value in quotes",
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => (TAB, TABS),
        ErrorKind::RecursionLimitExceeded => (
            "more levels are nested here than can be read",
            "a config needs a dozen: is a bracket opened again and again?",
        ),
        ErrorKind::UnexpectedCharacter { character } => {
            return Some(character_in_front(*character));
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return Some((
                format!("`{close}` closes what `{open}` opened"),
                "write the bracket that belongs to it, or put the value in quotes",
            ));
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return Some((
                format!("a `{open}` is not closed"),
                "close it, or put the value in quotes where the bracket belongs to it",
            ));
        }
        kind => structure(kind).or_else(|| inline(kind))?,
    };
    let (message, help) = said;
    Some((message.to_owned(), help))
}

/// What cannot begin a value without quotes, beside what `mistake` has words for.
fn character_in_front(character: char) -> (String, &'static str) {
    if character == '\t' {
        return (TAB.to_owned(), TABS);
    }
    (format!("`{character}` cannot stand here"), QUOTES)
}

/// What is wrong with keys, dashes and columns.
fn structure(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::MappingValueNotAllowed => (
            "a key cannot begin here, in the middle of a value",
            "a value with a colon and a space in it goes in quotes; keys of one mapping stand in one column",
        ),
        ErrorKind::MappingKeyNotAllowed => ("a key cannot begin here", COLUMN),
        ErrorKind::ExpectedBlockMappingKey => {
            ("this is no key of the mapping that it stands in", COLUMN)
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            ("this is no item of the list that it stands in", COLUMN)
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "a colon is missing behind this key",
            "write `key: value`; where this is text that goes on, it is further in than the key it belongs to",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => (
            "a list with dashes cannot begin here",
            "its dashes stand on lines of their own under the key; in brackets a list is `[a, b]`",
        ),
        ErrorKind::InvalidIndentation => {
            ("this line is in a column that no line above has", COLUMN)
        }
        ErrorKind::ExpectedDocumentStart => {
            ("something stands here behind the end of the config", COLUMN)
        }
        ErrorKind::ZeroBlockScalarIndent | ErrorKind::InvalidBlockScalarHeader => (
            "something stands behind the sign of a block of text",
            "`|` and `>` end their line: the text begins on the next one",
        ),
        ErrorKind::InvalidBlockScalarIndent => (
            "a blank line of this block of text is further in than its first line",
            "remove the spaces from the blank lines above",
        ),
        ErrorKind::CommentInterceptedScalar => (
            "a comment stands in the middle of a value",
            "put the comment above the value, or the value in quotes",
        ),
        ErrorKind::CommentNotSeparated => (
            "a comment begins without a space in front of it",
            "write a space before `#`, or put the value in quotes where it belongs to it",
        ),
        _ => return None,
    })
}

/// What is wrong inside of brackets and quotes, and with special characters.
fn inline(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::ExpectedFlowMappingSeparator => (
            "a comma or `}` is missing here",
            "separate the keys with commas, or put the value in quotes where a bracket belongs to it",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "a comma or `]` is missing here",
            "separate the items with commas, or put the value in quotes where a bracket belongs to it",
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => (
            "the file ends before a bracket is closed",
            "close it, or put the value in quotes where the bracket belongs to it",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a bracket is closed here that was never opened", QUOTES)
        }
        ErrorKind::InvalidFlowScalarIndent => (
            "a line inside of brackets begins too far left",
            "indent it further than the key that the brackets belong to",
        ),
        ErrorKind::UnclosedQuotedScalar => (
            "a quote is never closed",
            "close it, or put the whole value in quotes where it belongs to it",
        ),
        ErrorKind::InvalidQuotedScalarIndent => (
            "a line inside of quotes begins too far left",
            "indent it further than the key that it belongs to, or close the quote",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "something stands behind the quote that closes a value",
            "put all of the value inside of the quotes; a quote within them is `''` or `\\\"`",
        ),
        ErrorKind::DocumentIndicatorInQuotedScalar => (
            "a quote is still open where a new document begins",
            "close the quote above",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            ("there is no such escape in double quotes", ESCAPE)
        }
        ErrorKind::MissingAnchorOrAliasName => ("a name is missing behind `&` or `*`", QUOTES),
        ErrorKind::UndeclaredTagHandle => ("`!` begins a tag that is not known", QUOTES),
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            ("`-` stands before a bracket or a comma", QUOTES)
        }
        ErrorKind::ExpectedWhitespace
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::InvalidMappingValueWhitespace => (
            "a space is missing here",
            "write a space behind `:` and `-`",
        ),
        ErrorKind::InvalidColonPlacement | ErrorKind::FlowMappingValueAdjacentCollection => (
            "a colon cannot stand here",
            "write a space behind it, or put the value in quotes",
        ),
        _ => return None,
    })
}
