//! A value to be written: YAML without a place.

use super::{Entry, Kind, NodeId, Style, Tree};

/// A value to be written into a file in that file's own style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// Nothing is written.
    Null,
    /// A scalar.
    Scalar {
        /// The text it stands for.
        text: String,
        /// `Plain`: quoted only where it must be, and then a number stays a number.
        /// `Double` and `Single`: a string. `Literal` and `Folded`: a `|` block where that can hold
        /// the text.
        style: Style,
    },
    /// A mapping.
    Mapping(Vec<Pair>),
    /// A sequence.
    Sequence(Vec<Item>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The key.
    pub key: String,
    /// The value.
    pub value: Data,
    /// A comment on the key's line, without the `#`.
    pub comment: Option<String>,
}

/// An item of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The value.
    pub value: Data,
    /// A comment on the item's first line, without the `#`.
    pub comment: Option<String>,
}

impl Data {
    /// A string: quoted where it would be read as anything else.
    #[must_use]
    pub fn string(text: impl Into<String>) -> Self {
        Self::Scalar {
            text: text.into(),
            style: Style::Double,
        }
    }

    /// A sequence of strings.
    #[must_use]
    pub fn strings<S: Into<String>>(texts: impl IntoIterator<Item = S>) -> Self {
        let item = |text: S| Item {
            value: Self::string(text),
            comment: None,
        };
        Self::Sequence(texts.into_iter().map(item).collect())
    }

    /// What `node` stands for, aliases written out and merge keys applied. The tree must not nest
    /// without end: see [`super::Value::of`], which tells.
    #[must_use]
    pub fn from_tree(tree: &Tree<'_>, node: NodeId) -> Self {
        match &tree.node(tree.resolve(node)).kind {
            Kind::Scalar {
                style: Style::Empty,
                ..
            }
            | Kind::Alias { .. } => Self::Null,
            Kind::Scalar { value, style } => Self::Scalar {
                text: value.clone().into_owned(),
                style: *style,
            },
            Kind::Sequence { items, .. } => {
                let item = |item: &NodeId| Item {
                    value: Self::from_tree(tree, *item),
                    comment: None,
                };
                Self::Sequence(items.iter().map(item).collect())
            }
            Kind::Mapping { .. } => Self::Mapping(pairs(tree, node)),
        }
    }
}

/// A mapping's own pairs, and behind them those that merge keys bring in.
fn pairs(tree: &Tree<'_>, mapping: NodeId) -> Vec<Pair> {
    let (merged, own): (Vec<_>, Vec<_>) = tree
        .entries(mapping)
        .iter()
        .partition(|entry| tree.is_merge_key(entry.key));
    let pair = |entry: &Entry| Pair {
        key: tree.scalar(entry.key).unwrap_or_default().to_owned(),
        value: Data::from_tree(tree, entry.value),
        comment: None,
    };
    let mut pairs: Vec<Pair> = own.into_iter().map(pair).collect();
    for entry in merged {
        let many = tree.items(entry.value);
        let sources = if many.is_empty() {
            std::slice::from_ref(&entry.value)
        } else {
            many
        };
        for new in sources.iter().flat_map(|source| self::pairs(tree, *source)) {
            if !pairs.iter().any(|pair| pair.key == new.key) {
                pairs.push(new);
            }
        }
    }
    pairs
}
