//! Parameters: what is declared, what is given, and what is used.

use postorb::yaml::{Entry, NodeId};

use super::super::edit::{Mutation, misspelled};
use super::super::view::{Call, ENTRY_KEYS, View};

/// A call with one argument more than its callee declares.
pub(super) fn argument_unknown(view: &View<'_>) -> Vec<Mutation> {
    let calls = view.local_calls().into_iter();
    calls
        .filter_map(|(call, _)| view.with(call.arguments?, "unheard-of: x"))
        .collect()
}

/// What calls of commands and jobs of this config are given, with its declaration.
fn given(view: &View<'_>) -> Vec<(Call, Entry, NodeId)> {
    let mut all = Vec::new();
    for (call, body) in view.local_calls() {
        let Some(map) = call.arguments else { continue };
        for entry in view.tree.entries(map) {
            let name = view.scalar(entry.key);
            if let Some(declaration) = view.parameter(body, name)
                && !ENTRY_KEYS.contains(&name)
            {
                all.push((call, *entry, declaration));
            }
        }
    }
    all
}

pub(super) fn argument_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let given = given(view).into_iter();
    given
        .filter_map(|(_, entry, _)| view.misspell(entry.key, &ENTRY_KEYS))
        .collect()
}

/// Not what a matrix gives too, nor what merges with other arguments.
pub(super) fn argument_missing(view: &View<'_>) -> Vec<Mutation> {
    let given = given(view).into_iter();
    given
        .filter(|(call, _, declaration)| {
            let is_plain = call
                .arguments
                .is_some_and(|map| view.is_own(map) && view.get(map, "matrix").is_none());
            is_plain && view.is_own(*declaration) && view.get(*declaration, "default").is_none()
        })
        .filter_map(|(call, entry, _)| {
            let without = view.without(call.arguments?, view.scalar(entry.key))?;
            Some(without.only_at(view.start(call.name)))
        })
        .collect()
}

fn is_type(view: &View<'_>, declaration: NodeId, kind: &str) -> bool {
    let declared = view.get(declaration, "type");
    declared.is_some_and(|declared| view.scalar(declared) == kind)
}

/// An argument that its parameter cannot be, with an expression replaced too.
fn argument_of(view: &View<'_>, kind: &str, value: &str) -> Vec<Mutation> {
    let given = given(view).into_iter();
    given
        .filter(|(_, _, declaration)| is_type(view, *declaration, kind))
        .filter_map(|(_, entry, _)| view.set(entry, value))
        .collect()
}

pub(super) fn boolean_argument_as_text(view: &View<'_>) -> Vec<Mutation> {
    argument_of(view, "boolean", "maybe")
}

pub(super) fn string_argument_as_list(view: &View<'_>) -> Vec<Mutation> {
    argument_of(view, "string", "[a, b]")
}

pub(super) fn enum_argument_outside(view: &View<'_>) -> Vec<Mutation> {
    argument_of(view, "enum", "unheard-of")
}

fn default_of(view: &View<'_>, kind: &str, value: &str) -> Vec<Mutation> {
    let parameters = view.parameters().into_iter();
    parameters
        .filter(|parameter| is_type(view, parameter.value, kind))
        .filter_map(|parameter| view.set(view.entry(parameter.value, "default")?, value))
        .collect()
}

pub(super) fn enum_default_outside(view: &View<'_>) -> Vec<Mutation> {
    default_of(view, "enum", "unheard-of")
}

pub(super) fn default_of_the_wrong_type(view: &View<'_>) -> Vec<Mutation> {
    [
        default_of(view, "boolean", "maybe"),
        default_of(view, "integer", "many"),
        default_of(view, "string", "[a, b]"),
    ]
    .concat()
}

pub(super) fn parameter_type_unknown(view: &View<'_>) -> Vec<Mutation> {
    let parameters = view.parameters().into_iter();
    parameters
        .filter_map(|parameter| view.misspell(view.get(parameter.value, "type")?, &[]))
        .collect()
}

/// A value of a matrix for a parameter that its job does not declare.
pub(super) fn matrix_parameter_unknown(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for (call, _) in view.local_calls() {
        let matrix = call.arguments.and_then(|map| view.get(map, "matrix"));
        let parameters = matrix.and_then(|matrix| view.get(matrix, "parameters"));
        for entry in parameters.map_or(&[][..], |map| view.tree.entries(map)) {
            all.extend(view.misspell(entry.key, &[]));
        }
    }
    all
}

/// `<< parameters.x >>` that nothing declares, in what is used.
pub(super) fn parameter_undefined(view: &View<'_>) -> Vec<Mutation> {
    let bodies = view.bodies();
    let expressions = view.expressions("parameters.").into_iter();
    expressions
        .filter_map(|expression| {
            let is_inside = |body: &&Entry| {
                let span = &view.tree.node(body.value).span;
                span.contains(&expression.span.start)
            };
            let body = bodies.iter().find(is_inside)?;
            view.parameter(*body, expression.name)?;
            let declared = view.get(body.value, "parameters")?;
            let known: Vec<&str> = view
                .tree
                .entries(declared)
                .iter()
                .map(|entry| view.scalar(entry.key))
                .collect();
            let typo = misspelled(expression.name, &known);
            Some(Mutation::replace(expression.name_span, typo))
        })
        .collect()
}

pub(super) fn pipeline_parameter_undefined(view: &View<'_>) -> Vec<Mutation> {
    let known = view.names("parameters");
    let expressions = view.expressions("pipeline.parameters.").into_iter();
    expressions
        .filter(|expression| known.contains(&expression.name))
        .map(|expression| {
            Mutation::replace(expression.name_span, misspelled(expression.name, &known))
        })
        .collect()
}

/// An expression without its `>>`. Not where another one ends on the same line: that would end both.
pub(super) fn expression_unclosed(view: &View<'_>) -> Vec<Mutation> {
    let prefixes = ["parameters.", "pipeline.", "matrix."];
    let expressions = prefixes.iter().flat_map(|prefix| view.expressions(prefix));
    expressions
        .filter(|expression| {
            let line = view.lines.content(view.lines.of(expression.span.start));
            let rest = view.text.get(expression.span.end..line.end);
            !expression.is_section && rest.is_some_and(|rest| !rest.contains(">>"))
        })
        .map(|expression| {
            let end = expression.span.end;
            Mutation::replace(end - 2..end, "").only_at(expression.span.start)
        })
        .collect()
}
