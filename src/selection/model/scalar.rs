//! Values that several keys have, in the forms that they take.

use serde::Deserialize;

use crate::duration::Length;
use crate::selection::pattern;

#[cfg(test)]
use schemars::JsonSchema;

/// One string or a list of them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(from = "OneOrMany")]
#[cfg_attr(test, schemars(with = "OneOrMany"))]
pub struct Strings(pub Vec<String>);

impl From<OneOrMany> for Strings {
    fn from(value: OneOrMany) -> Self {
        match value {
            OneOrMany::One(one) => Self(vec![one]),
            OneOrMany::Many(many) => Self(many),
        }
    }
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The name of an environment variable.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(transparent)]
pub struct EnvName(#[cfg_attr(test, schemars(regex(pattern = pattern::ENV_NAME)))] pub String);

impl EnvName {
    /// The name, where a shell takes it for a variable's.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        pattern::is_env_name(text).then(|| Self(text.to_owned()))
    }
}

/// A length of time: `500ms`, `90s`, `10m`, `1h`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(transparent)]
pub struct Duration(#[cfg_attr(test, schemars(regex(pattern = pattern::DURATION)))] pub String);

impl Duration {
    /// The length, where it has its form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        pattern::is_duration(text).then(|| Self(text.to_owned()))
    }

    /// The length in milliseconds.
    #[must_use]
    pub fn milliseconds(&self) -> u64 {
        // The schema lets no other form in.
        let length = Length::of(&self.0).and_then(|length| length.milliseconds(1));
        length.unwrap_or(0)
    }
}
