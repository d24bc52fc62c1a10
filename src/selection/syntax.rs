//! What is wrong with the file as YAML, whatever it means.

use std::collections::HashMap;

use super::words::quote;
use crate::finding::Finding;
use crate::suggest;
use crate::yaml::{Anchor, Entry, Excess, Kind, NodeId, Span, Style, SyntaxError, Tree};

/// How many anchors before an alias are looked at for the one that was meant.
const NEAR: usize = 100;

/// Where the text stops being YAML.
pub(super) fn broken(text: &str, error: &SyntaxError) -> Finding {
    let width = text[error.at..].chars().next().map_or(0, char::len_utf8);
    let message = format!("this is no YAML: {}", error.message);
    let end = error.end.max(error.at + width);
    let mut finding = Finding::error("selection-yaml", error.at..end, message);
    finding.help.extend(error.help.clone());
    finding.related.extend(error.related.clone());
    finding
}

/// Aliases that make it too large or too deep.
pub(super) fn excess(excess: Excess) -> Finding {
    Finding::error("selection-size", excess.span, excess.message).help(
        "look for an alias inside of its own anchor, and for lists of aliases of lists of aliases",
    )
}

/// Everything that a parser lets pass.
pub(super) fn check(tree: &Tree<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(at) = tree.second_document() {
        let finding = Finding::error(
            "selection-documents",
            at..at,
            "a second document begins here",
        )
        .help("the selection is one document: remove the `---` and what follows it");
        findings.push(finding);
    }
    let mut anchors: Vec<_> = tree
        .nodes()
        .filter_map(|(_, node)| node.anchor.as_deref())
        .collect();
    anchors.sort_by_key(|anchor| anchor.span.start);
    for (_, node) in tree.nodes() {
        if let Some(tag) = &node.tag
            && !tag.name.starts_with("tag:yaml.org,2002:")
        {
            let span = tag.span.clone().unwrap_or(node.span.clone());
            let message = format!("unknown tag {}", quote(&tree.text()[span.clone()]));
            let finding = Finding::error("selection-tag", span, message)
                .help("remove the tag, or put the value in quotes where the `!` belongs to it");
            findings.push(finding);
        }
        match &node.kind {
            Kind::Alias { name, target: None } => {
                findings.push(lost_alias(&anchors, &node.span, name));
            }
            Kind::Mapping { entries, .. } => {
                keys(tree, entries, &mut findings);
                for entry in entries.iter().filter(|entry| tree.is_merge_key(entry.key)) {
                    findings.extend(merge(tree, entry.value));
                }
            }
            Kind::Scalar { value, .. } if value.contains('\0') => {
                let message = "this has a NUL in it, which no name, file or argument can hold";
                findings.push(Finding::error("selection-nul", node.span.clone(), message));
            }
            _ => {}
        }
    }
    findings
}

fn lost_alias(anchors: &[&Anchor<'_>], span: &Span, name: &str) -> Finding {
    let before = anchors.partition_point(|anchor| anchor.span.start < span.start);
    let near = anchors.iter().take(before).rev().take(NEAR);
    let message = format!("no anchor named {} stands before this alias", quote(name));
    let finding = Finding::error("selection-alias", span.clone(), message);
    match suggest::nearest(name, near.map(|anchor| &*anchor.name)) {
        Some(anchor) => finding.help(format!("did you mean `*{anchor}`?")),
        None => finding
            .help(format!("mark what it stands for with `&{name}`"))
            .help(format!(
                "a value that begins with an asterisk goes in quotes: `\"*{name}\"`"
            )),
    }
}

/// Keys that are there twice, or are no text.
fn keys(tree: &Tree<'_>, entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut first: HashMap<&str, &Span> = HashMap::new();
    for entry in entries {
        let node = tree.node(entry.key);
        let odd = match &tree.node(tree.resolve(entry.key)).kind {
            Kind::Scalar {
                style: Style::Empty,
                ..
            } => "the key in front of the `:` is missing",
            Kind::Sequence { .. } | Kind::Mapping { .. } => {
                "a key must be text, not a list or a mapping"
            }
            Kind::Scalar { .. } | Kind::Alias { .. } => "",
        };
        if !odd.is_empty() {
            let at = if node.span.is_empty() {
                colon(tree, *entry)
            } else {
                node.span.clone()
            };
            findings.push(Finding::error("selection-key", at, odd));
        } else if let Some(key) = tree.scalar(entry.key)
            && !tree.is_merge_key(entry.key)
            && let span = *first.entry(key).or_insert(&node.span)
            && *span != node.span
        {
            let message = format!("the key {} is here twice", quote(key));
            let finding = Finding::error("selection-duplicate-key", node.span.clone(), message)
                .label("again here")
                .related(span.clone(), "first here")
                .help("keep one of them");
            findings.push(finding);
        }
    }
}

/// The colon behind a key that is not written.
fn colon(tree: &Tree<'_>, entry: Entry) -> Span {
    let (key, value) = (&tree.node(entry.key).span, &tree.node(entry.value).span);
    let between = &tree.text()[key.end..value.start.max(key.end)];
    let at = between.find(':').map_or(key.end, |at| key.end + at);
    at..value.start.clamp(at, at + 1)
}

/// What `<<` takes in must be mappings; an alias that leads nowhere is told of elsewhere.
fn merge(tree: &Tree<'_>, value: NodeId) -> Option<Finding> {
    let is_mapping = |id| match &tree.node(tree.resolve(id)).kind {
        Kind::Mapping { .. } | Kind::Alias { .. } => true,
        Kind::Sequence { .. } | Kind::Scalar { .. } => false,
    };
    let wrong = match &tree.node(tree.resolve(value)).kind {
        Kind::Sequence { items, .. } => items.iter().copied().find(|item| !is_mapping(*item)),
        _ => Some(value).filter(|value| !is_mapping(*value)),
    }?;
    let span = tree.node(wrong).span.clone();
    let message = "`<<` takes in mappings, and this is none";
    let finding = Finding::error("selection-merge", span, message)
        .help("write `<<: *name`, where `&name` marks a mapping further up");
    Some(finding)
}
