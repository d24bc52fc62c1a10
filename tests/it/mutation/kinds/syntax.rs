//! Texts that are no YAML any more.

use postorb::yaml::{Kind, Style};

use super::super::edit::Mutation;
use super::super::view::View;

/// Block mappings' keys that begin a line, but for the first of each mapping.
fn later_keys<'v>(view: &'v View<'_>) -> impl Iterator<Item = usize> + 'v {
    let mappings = view.tree.nodes().filter_map(|(_, node)| match &node.kind {
        Kind::Mapping {
            entries,
            flow: false,
        } => Some(entries),
        _ => None,
    });
    let later = mappings.flat_map(|entries| entries.iter().skip(1));
    later
        .map(|entry| view.tree.full_span(entry.key).start)
        .filter(|at| view.indent(*at).is_some_and(|indent| indent > 1))
}

pub(super) fn tab_as_indentation(view: &View<'_>) -> Vec<Mutation> {
    later_keys(view)
        .map(|at| Mutation::replace(at - 2..at, "\t"))
        .collect()
}

/// One column to the left: between its own mapping and the one around it.
pub(super) fn key_one_column_left(view: &View<'_>) -> Vec<Mutation> {
    later_keys(view)
        .map(|at| Mutation::replace(at - 1..at, ""))
        .collect()
}

/// The author has to look where the bracket was opened, or at the lines up to where it should close.
pub(super) fn bracket_unclosed(view: &View<'_>) -> Vec<Mutation> {
    let nodes = view.tree.nodes();
    nodes
        .filter(|(_, node)| {
            matches!(
                node.kind,
                Kind::Mapping { flow: true, .. } | Kind::Sequence { flow: true, .. }
            )
        })
        .map(|(_, node)| {
            let end = node.span.end;
            Mutation::replace(end - 1..end, "").or_at(node.span.start)
        })
        .collect()
}

pub(super) fn quote_unclosed(view: &View<'_>) -> Vec<Mutation> {
    let nodes = view.tree.nodes();
    nodes
        .filter(|(_, node)| {
            let quoted = matches!(
                node.kind,
                Kind::Scalar {
                    style: Style::Single | Style::Double,
                    ..
                }
            );
            quoted && node.span.len() > 2
        })
        .map(|(_, node)| {
            let end = node.span.end;
            Mutation::replace(end - 1..end, "").or_at(node.span.start)
        })
        .collect()
}

/// `echo a: b` without quotes, which begins a mapping where none may be.
pub(super) fn colon_in_plain_text(view: &View<'_>) -> Vec<Mutation> {
    let mappings = view.tree.nodes().filter_map(|(_, node)| match &node.kind {
        Kind::Mapping {
            entries,
            flow: false,
        } => Some(entries),
        _ => None,
    });
    let values = mappings.flat_map(|entries| entries.iter().map(|entry| entry.value));
    values
        .filter(|value| {
            let kind = &view.tree.node(*value).kind;
            matches!(
                kind,
                Kind::Scalar {
                    style: Style::Plain,
                    ..
                }
            )
        })
        .filter_map(|value| {
            let end = view.literal(value)?.end;
            Some(Mutation::replace(end..end, " then: this"))
        })
        .collect()
}
