//! The tree of a YAML document with a place in the text for every node.

use std::borrow::Cow;

use super::{Span, SyntaxError, build};

/// A node of a [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// Its place in [`Tree::nodes`].
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A parsed document: its text, its nodes and its comments.
#[derive(Debug)]
pub struct Tree<'t> {
    pub(super) text: &'t str,
    pub(super) nodes: Vec<Node<'t>>,
    pub(super) comments: Vec<Comment<'t>>,
    pub(super) root: NodeId,
    pub(super) second_document: Option<usize>,
}

/// One node, as it is written: an alias stays an alias.
#[derive(Debug)]
pub struct Node<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Its own text: a block scalar from its `|` or `>`, a flow collection with its brackets, a
    /// block collection from its first key or dash to the end of its last descendant. Empty, and
    /// just behind the `:` or `-`, where nothing is written.
    pub span: Span,
    /// The anchor in front of it; boxed, as few nodes have one and a file has many nodes.
    pub anchor: Option<Box<Anchor<'t>>>,
    /// The tag in front of it.
    pub tag: Option<Box<Tag>>,
}

/// What a node is.
#[derive(Debug)]
pub enum Kind<'t> {
    /// A scalar; `value` has its escapes resolved and its lines folded.
    Scalar {
        /// The text it stands for.
        value: Cow<'t, str>,
        /// How it is written.
        style: Style,
    },
    /// A mapping, in the order of the file.
    Mapping {
        /// Its keys and values.
        entries: Vec<Entry>,
        /// Whether it is written with braces.
        flow: bool,
    },
    /// A sequence.
    Sequence {
        /// Its items.
        items: Vec<NodeId>,
        /// Whether it is written with brackets.
        flow: bool,
    },
    /// An alias, `*name`.
    Alias {
        /// The name without the asterisk.
        name: &'t str,
        /// The node it stands for; none where no such anchor stands before it.
        target: Option<NodeId>,
    },
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Nothing is written; the value is null.
    Empty,
    /// Without quotes.
    Plain,
    /// In `'single quotes'`.
    Single,
    /// In `"double quotes"`.
    Double,
    /// A `|` block.
    Literal,
    /// A `>` block.
    Folded,
}

/// A key and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's node.
    pub key: NodeId,
    /// The value's node.
    pub value: NodeId,
}

/// `&name` in front of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor<'t> {
    /// The name without the ampersand.
    pub name: Cow<'t, str>,
    /// Where `&name` stands.
    pub span: Span,
}

/// `!tag` in front of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Where it stands, if the parser tells.
    pub span: Option<Span>,
    /// The tag with its handle resolved.
    pub name: String,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment<'t> {
    /// From its `#` to the end of the line.
    pub span: Span,
    /// What follows the `#`.
    pub text: &'t str,
}

impl<'t> Tree<'t> {
    /// Parses the first document of `text`.
    ///
    /// Duplicate keys are not an error here; neither is an alias without an anchor, nor a second
    /// document: rules tell of those.
    ///
    /// # Errors
    /// Where the text is no YAML, or nests deeper than 255 collections.
    pub fn parse(text: &'t str) -> Result<Self, SyntaxError> {
        build::tree(text)
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The document's outermost node; an empty scalar for an empty document.
    #[must_use]
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// Where a second document begins.
    #[must_use]
    pub fn second_document(&self) -> Option<usize> {
        self.second_document
    }

    /// All comments, in the order of the text.
    #[must_use]
    pub fn comments(&self) -> &[Comment<'t>] {
        &self.comments
    }

    /// Every node with its id; children come after their parent.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node<'t>)> {
        (0..).map(NodeId).zip(&self.nodes)
    }

    /// A node as it is written.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node<'t> {
        &self.nodes[id.0 as usize]
    }

    /// The node that `id` stands for: an alias followed to its anchor. An alias that leads
    /// nowhere stands for itself.
    #[must_use]
    pub fn resolve(&self, id: NodeId) -> NodeId {
        let mut at = id;
        // An alias can only point back to a node before it, so this ends.
        while let Kind::Alias {
            target: Some(target),
            ..
        } = &self.node(at).kind
        {
            at = *target;
        }
        at
    }

    /// The bytes of a node with the anchor and the tag in front of it.
    #[must_use]
    pub fn full_span(&self, id: NodeId) -> Span {
        let node = self.node(id);
        let anchor = node.anchor.iter().map(|anchor| anchor.span.start);
        let tag = node
            .tag
            .iter()
            .filter_map(|tag| tag.span.as_ref())
            .map(|span| span.start);
        let start = anchor.chain(tag).fold(node.span.start, usize::min);
        start..node.span.end
    }

    /// The entries of a mapping, aliases followed; merge keys stay as they are. Empty for
    /// anything else.
    #[must_use]
    pub fn entries(&self, id: NodeId) -> &[Entry] {
        match &self.node(self.resolve(id)).kind {
            Kind::Mapping { entries, .. } => entries,
            _ => &[],
        }
    }

    /// The items of a sequence, aliases followed. Empty for anything else.
    #[must_use]
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match &self.node(self.resolve(id)).kind {
            Kind::Sequence { items, .. } => items,
            _ => &[],
        }
    }

    /// The text of a scalar, aliases followed; none for a collection.
    #[must_use]
    pub fn scalar(&self, id: NodeId) -> Option<&str> {
        match &self.node(self.resolve(id)).kind {
            Kind::Scalar { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The entry of a mapping whose key is `key`, as written (merge keys are not looked into).
    #[must_use]
    pub fn entry(&self, mapping: NodeId, key: &str) -> Option<Entry> {
        self.entries(mapping)
            .iter()
            .copied()
            .find(|entry| self.scalar(entry.key) == Some(key))
    }

    /// The value under `key`, as written (merge keys are not looked into).
    #[must_use]
    pub fn get(&self, mapping: NodeId, key: &str) -> Option<NodeId> {
        self.entry(mapping, key).map(|entry| entry.value)
    }

    /// Whether a node is null: nothing written, `~`, or a plain `null`.
    #[must_use]
    pub fn is_null(&self, id: NodeId) -> bool {
        let node = self.node(self.resolve(id));
        match &node.kind {
            Kind::Scalar {
                style: Style::Empty,
                ..
            } => node.tag.is_none(),
            Kind::Scalar {
                value,
                style: Style::Plain,
            } => node.tag.is_none() && matches!(&**value, "" | "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }

    /// The comment that starts on the same line as byte `at` and behind it.
    #[must_use]
    pub fn comment_after(&self, at: usize) -> Option<&Comment<'t>> {
        let next = self
            .comments
            .partition_point(|comment| comment.span.start < at);
        let comment = self.comments.get(next)?;
        let between = &self.text[at..comment.span.start];
        (!between.contains(['\n', '\r'])).then_some(comment)
    }
}
