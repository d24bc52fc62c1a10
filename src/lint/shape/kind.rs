//! What a value is, in the words of a person.

use super::Shape;
use crate::yaml::{Content, Value};

/// What `value` is, with its article.
pub(in crate::lint) fn noun(value: &Value) -> &'static str {
    match &value.content {
        Content::Unknown => "not known",
        Content::Null => "empty",
        Content::Bool(_) => "`true` or `false`",
        Content::Integer(_) | Content::Float(_) => "a number",
        Content::String(_) => "text",
        Content::Sequence(_) => "a list",
        Content::Mapping(_) => "a mapping",
    }
}

/// Whether something is one value, and no collection of them.
pub(in crate::lint) fn is_plain(content: &Content) -> bool {
    matches!(
        content,
        Content::Bool(_) | Content::Integer(_) | Content::Float(_) | Content::String(_)
    )
}

impl Shape {
    /// What it asks for, with its article.
    pub(in crate::lint) fn expected(&self) -> String {
        match self {
            Self::Any => "anything".to_owned(),
            Self::Text => "text".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Whole(..) => "a whole number".to_owned(),
            Self::Word(words) => one_of(words),
            Self::Duration => "a duration such as `30s`, `10m` or `1.5h`".to_owned(),
            Self::Days => "`1d` to `15d`".to_owned(),
            Self::Group => "at most 512 letters, digits, `.`, `_`, `/` and `-`".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Steps => "a list of steps".to_owned(),
            Self::Texts => "text, or a list of texts".to_owned(),
            Self::Map(_) | Self::Named(_) => "a mapping".to_owned(),
            Self::TextOr(_) => "text, or a mapping".to_owned(),
            Self::ScalarOr(_) => "`true`, or a mapping".to_owned(),
            Self::Environment => "a mapping of variables to their values".to_owned(),
            Self::Logic => "a value, or one of `and`, `or`, `not`, `equal`, `matches`".to_owned(),
            Self::Requires => "a list of names".to_owned(),
        }
    }
}

fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    format!("one of {}", quoted.join(", "))
}

/// Whether a scalar says yes or no, in one of YAML 1.1's words.
pub(in crate::lint) fn is_flag(value: &Value) -> bool {
    match &value.content {
        Content::Bool(_) => true,
        Content::String(word) => matches!(
            word.to_ascii_lowercase().as_str(),
            "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
        ),
        _ => false,
    }
}

/// Whether text is a duration.
pub(super) fn is_duration(text: &str) -> bool {
    let digits = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let unit = &text[digits.len()..];
    digits.parse::<f64>().is_ok() && matches!(unit, "" | "s" | "m" | "h" | "d")
}

/// Whether text is a number of days that caches can be kept for ("retention").
pub(super) fn is_days(text: &str) -> bool {
    let days = text
        .strip_suffix('d')
        .and_then(|days| days.parse::<u8>().ok());
    days.is_some_and(|days| (1..=15).contains(&days))
}

/// Whether text can name a serial group ("serial-group").
pub(super) fn is_group(text: &str) -> bool {
    let is_allowed = |char: char| char.is_ascii_alphanumeric() || "._/-".contains(char);
    text.len() <= 512 && text.chars().all(is_allowed)
}
