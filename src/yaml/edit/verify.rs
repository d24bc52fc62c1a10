//! Whether an edited text stands for what its changes mean.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{
    ByNode, Change, Data, Finding, Item, Kind, NodeId, Pair, REFUSED, Spot, Style, Tree, refuse,
};
use crate::yaml::quote;

/// A tree as a flat list, in which two trees are the same only if every value, anchor and alias is.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    Null,
    Plain(Cow<'a, str>),
    Text(Cow<'a, str>),
    /// An alias, with the number of its anchor among all anchors so far.
    Alias(&'a str, Option<usize>),
    Mapping,
    Sequence,
    End,
    Anchor(&'a str),
    Tag(&'a str),
}

/// Compares `text` with `tree` after `changes`, and lets `look` at its tree.
pub(super) fn verify<T>(
    tree: &Tree<'_>,
    changes: &[Change],
    text: &str,
    look: impl FnOnce(&Tree<'_>) -> T,
) -> Result<T, Finding> {
    let after = Tree::parse(text).map_err(|error| {
        failed(
            tree,
            changes,
            format!("the edited file would not be YAML: {}", error.message),
        )
    })?;
    let mut expected = Walk::new(tree, changes);
    let mut found = Walk::new(&after, &[]);
    let mut wanted = Vec::new();
    let mut present = Vec::new();
    expected.node(tree.root(), &mut wanted);
    found.node(after.root(), &mut present);
    if let Some(alias) = expected.orphan {
        return Err(orphaned(tree, alias));
    }
    if wanted != present {
        return Err(failed(
            tree,
            changes,
            "the edited file would not mean what it should".to_owned(),
        ));
    }
    Ok(look(&after))
}

fn failed(tree: &Tree<'_>, changes: &[Change], message: String) -> Finding {
    let node = changes.first().map(|change| match change {
        Change::AddEntries { to, .. } | Change::AddItems { to, .. } => *to,
        Change::Set { node, .. } => *node,
        Change::Remove { from, .. } => *from,
        Change::Comment { of, .. } => *of,
    });
    let span = node.map_or(0..0, |node| tree.full_span(node));
    Finding::error(REFUSED, span.start..span.start, message)
        .help("nothing was written; please report this with the file: it is a bug in postorb")
}

/// An alias whose anchor stands in what a change takes away.
fn orphaned(tree: &Tree<'_>, alias: NodeId) -> Finding {
    let node = tree.node(alias);
    let Kind::Alias { name, target } = &node.kind else {
        return refuse(node.span.clone(), "an anchor is missing");
    };
    let message = format!("`*{name}` uses an anchor in what would be removed");
    let mut finding = refuse(node.span.clone(), message).label("used here");
    if let Some(anchor) = target.and_then(|target| tree.node(target).anchor.as_ref()) {
        finding = finding.related(anchor.span.clone(), "defined here");
    }
    finding.help("write out here what the alias stands for, and try again")
}

struct Walk<'a, 't> {
    tree: &'a Tree<'t>,
    changes: ByNode<'a>,
    /// The anchored nodes so far.
    anchored: HashMap<NodeId, usize>,
    /// An alias whose anchor was not met.
    orphan: Option<NodeId>,
}

impl<'a, 't> Walk<'a, 't> {
    fn new(tree: &'a Tree<'t>, changes: &'a [Change]) -> Self {
        Self {
            tree,
            changes: ByNode::new(changes),
            anchored: HashMap::new(),
            orphan: None,
        }
    }

    fn node(&mut self, id: NodeId, out: &mut Vec<Token<'a>>) {
        let changes = self.changes.of(id);
        if let Some(Change::Set { data, .. }) = changes.first() {
            return push_data(data, out);
        }
        let node = self.tree.node(id);
        if let Some(anchor) = &node.anchor {
            self.anchored.insert(id, self.anchored.len());
            out.push(Token::Anchor(&anchor.name));
        }
        if let Some(tag) = &node.tag {
            out.push(Token::Tag(&tag.name));
        }
        match &node.kind {
            Kind::Alias { name, target } => {
                let anchor = target.and_then(|target| self.anchored.get(&target).copied());
                if target.is_some() && anchor.is_none() {
                    self.orphan.get_or_insert(id);
                }
                out.push(Token::Alias(name, anchor));
            }
            Kind::Scalar { .. } if self.tree.is_null(id) => match changes.first() {
                Some(Change::AddEntries { pairs, .. }) => push_mapping(pairs, out),
                Some(Change::AddItems { items, .. }) => push_sequence(items, out),
                _ => out.push(Token::Null),
            },
            Kind::Scalar { value, style } => out.push(scalar(Cow::Borrowed(value), *style)),
            Kind::Mapping { entries, flow } => {
                let start = out.len();
                out.push(Token::Mapping);
                let added: Vec<_> = changes
                    .iter()
                    .filter_map(|change| match change {
                        Change::AddEntries { at, pairs, .. } => Some((*at, pairs)),
                        _ => None,
                    })
                    .collect();
                for (_, pairs) in added.iter().filter(|(at, _)| *at == Spot::First) {
                    push_pairs(pairs, out);
                }
                for (index, entry) in entries.iter().enumerate() {
                    if !is_removed(&changes, index) {
                        self.node(entry.key, out);
                        self.node(entry.value, out);
                    }
                    for (_, pairs) in added.iter().filter(|(at, _)| *at == Spot::After(index)) {
                        push_pairs(pairs, out);
                    }
                }
                for (_, pairs) in added.iter().filter(|(at, _)| *at == Spot::Last) {
                    push_pairs(pairs, out);
                }
                end(out, start, *flow);
            }
            Kind::Sequence { items, flow } => {
                let start = out.len();
                out.push(Token::Sequence);
                let added = |at: usize, out: &mut Vec<Token<'a>>| {
                    for change in &changes {
                        if let Change::AddItems {
                            at: place,
                            items: new,
                            ..
                        } = change
                            && (*place).min(items.len()) == at
                        {
                            push_items(new, out);
                        }
                    }
                };
                for (index, item) in items.iter().enumerate() {
                    added(index, out);
                    if !is_removed(&changes, index) {
                        self.node(*item, out);
                    }
                }
                added(items.len(), out);
                end(out, start, *flow);
            }
        }
    }
}

fn is_removed(changes: &[&Change], index: usize) -> bool {
    changes
        .iter()
        .any(|change| matches!(change, Change::Remove { index: at, .. } if *at == index))
}

/// A block collection without members is null.
fn end(out: &mut Vec<Token<'_>>, start: usize, flow: bool) {
    if !flow && out.len() == start + 1 {
        out.truncate(start);
        out.push(Token::Null);
    } else {
        out.push(Token::End);
    }
}

fn scalar(text: Cow<'_, str>, style: Style) -> Token<'_> {
    // A plain scalar that is a string is the same as a quoted one.
    if style == Style::Plain && !quote::is_string(&text) {
        Token::Plain(text)
    } else {
        Token::Text(text)
    }
}

fn push_data<'a>(data: &'a Data, out: &mut Vec<Token<'a>>) {
    match data {
        Data::Null => out.push(Token::Null),
        Data::Scalar {
            text,
            style: Style::Plain,
        } if matches!(text.as_str(), "~" | "null" | "Null" | "NULL") => {
            out.push(Token::Null);
        }
        Data::Scalar { text, style } => out.push(scalar(Cow::Borrowed(text), *style)),
        Data::Mapping(pairs) => push_mapping(pairs, out),
        Data::Sequence(items) => push_sequence(items, out),
    }
}

fn push_mapping<'a>(pairs: &'a [Pair], out: &mut Vec<Token<'a>>) {
    out.push(Token::Mapping);
    push_pairs(pairs, out);
    out.push(Token::End);
}

fn push_sequence<'a>(items: &'a [Item], out: &mut Vec<Token<'a>>) {
    out.push(Token::Sequence);
    push_items(items, out);
    out.push(Token::End);
}

fn push_pairs<'a>(pairs: &'a [Pair], out: &mut Vec<Token<'a>>) {
    for pair in pairs {
        out.push(Token::Text(Cow::Borrowed(&pair.key)));
        push_data(&pair.value, out);
    }
}

fn push_items<'a>(items: &'a [Item], out: &mut Vec<Token<'a>>) {
    for item in items {
        push_data(&item.value, out);
    }
}
