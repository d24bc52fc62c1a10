//! What a config may hold where: one table, and one walk that finds what differs from it.
//!
//! The table is `CircleCI`'s configuration reference and its page on reusable config, and where
//! those are silent the schema of its language server (0.37); where the schema is stricter than
//! configs that ran, those won.

mod belongs;
mod each;
mod kind;
mod step;
mod steps;
mod synonyms;
pub(super) mod table;
mod typo;
mod walk;

pub(super) use belongs::belongs;
pub(in crate::lint) use each::each;
pub(super) use kind::{is_flag, is_plain, noun};
pub(super) use steps::built_in;
pub(super) use typo::{Typo, mend};
pub(super) use walk::deviations;

use crate::yaml::{Field, Span, Value};

/// Keys of a mapping.
#[derive(Debug)]
pub(super) struct Map {
    /// What has these keys, with its article: `a job`.
    pub(super) what: &'static str,
    /// Its keys.
    pub(super) keys: &'static [Key],
    /// What becomes of other keys.
    pub(super) others: Others,
}

/// What becomes of keys that are not in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// `CircleCI` rejects them.
    Rejected,
    /// They were seen in configs that ran, and did nothing.
    Useless,
    /// `CircleCI` does not look at them.
    Ignored,
    /// They are parameters, or whatever: nothing is said of them.
    Open,
}

/// A key of a mapping.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) required: bool,
}

/// What a value has to be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// Anything.
    Any,
    /// A scalar: numbers are taken for text.
    Text,
    /// `true` or `false`, in all words of YAML 1.1.
    Flag,
    /// A whole number from here to there.
    Whole(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// `10m`, `30s`, `1.5h`.
    Duration,
    /// `1d` to `15d`.
    Days,
    /// The name of a group of jobs that run one at a time.
    Group,
    /// A list.
    List(&'static Shape),
    /// Text, or a list of texts.
    Texts,
    /// A mapping with keys that are known.
    Map(&'static Map),
    /// A mapping with names of the author's own.
    Named(&'static Shape),
    /// Text, or a mapping with keys that are known.
    TextOr(&'static Map),
    /// `true` or `false`, text, or a mapping with keys that are known.
    ScalarOr(&'static Map),
    /// Environment variables: a mapping of scalars, or a list of such mappings or of
    /// `NAME=value`, or one such text.
    Environment,
    /// A condition.
    Logic,
    /// A list of steps.
    Steps,
    /// What a workflow requires: a list, or one name.
    Requires,
}

/// One way in which a config differs from the table.
#[derive(Debug)]
pub(super) enum Deviation<'v> {
    /// A key that is not in the table.
    UnknownKey {
        /// The mapping.
        owner: &'v Value,
        /// What the table says of it.
        map: &'static Map,
        /// The key.
        field: &'v Field,
    },
    /// A required key that is not there, or has no value.
    MissingKey {
        /// What has to have it, with its article.
        what: &'static str,
        /// The key.
        key: &'static str,
        /// Where its owner is named.
        at: Span,
        /// The key that is there with nothing behind it.
        empty: Option<&'v Field>,
    },
    /// A value of another type.
    WrongType {
        /// What it is the value of, with its article or in back-ticks.
        what: String,
        /// What it has to be.
        expected: String,
        /// The value.
        value: &'v Value,
        /// Where to point: the value, or the key of a long one.
        at: Span,
    },
    /// A value of the right type that is none of those allowed.
    WrongValue {
        /// What it is the value of.
        what: String,
        /// The words that are allowed; empty where they cannot be listed.
        allowed: &'static [&'static str],
        /// What is allowed, where that is no list.
        expected: String,
        /// The value.
        value: &'v Value,
    },
}

impl Map {
    /// The key that an unknown one was most probably meant to be, among those that are missing.
    fn meant(&self, owner: &Value, unknown: &str) -> Option<&'static str> {
        let synonym = synonyms::synonym(self.what, unknown);
        if let Some(meant) = synonym.filter(|meant| owner.get(meant).is_none()) {
            return Some(meant);
        }
        let missing = self.keys.iter().filter(|key| owner.get(key.name).is_none());
        crate::suggest::nearest(unknown, missing.map(|key| key.name))
    }
}
