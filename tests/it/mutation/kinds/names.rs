//! Names that lead nowhere, or round in a circle.

use postorb::yaml::{Kind, NodeId};

use super::super::edit::{Mutation, misspelled};
use super::super::view::{Call, View};

const BUILT_IN: [&str; 12] = [
    "add_ssh_keys",
    "attach_workspace",
    "checkout",
    "persist_to_workspace",
    "restore_cache",
    "run",
    "save_cache",
    "setup_remote_docker",
    "store_artifacts",
    "store_test_results",
    "unless",
    "when",
];

/// A name that is written as it is meant, of something in this config.
fn is_plain(name: &str) -> bool {
    !name.contains("<<") && !name.contains('/')
}

/// An entry that waits for a name which its workflow does not have. Not where an entry's own name or
/// a matrix's value is computed: the name may then be right.
pub(super) fn requires_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for workflow in view.workflows() {
        let span = view.tree.node(workflow.value).span.clone();
        let entries = view.entries(workflow);
        let computed = |call: &Call| {
            let matrix = call.arguments.and_then(|map| view.get(map, "matrix"));
            let matrix = matrix.map(|matrix| &view.text[view.tree.node(matrix).span.clone()]);
            view.entry_name(*call).contains("<<")
                || matrix.is_some_and(|text| text.contains(['*', '<']))
        };
        if entries.iter().any(computed) {
            continue;
        }
        let names: Vec<&str> = entries.iter().map(|call| view.entry_name(*call)).collect();
        for item in required(view, &entries) {
            let within = span.contains(&view.start(item));
            all.extend(view.misspell(item, &names).filter(|_| within));
        }
    }
    all
}

/// The names that entries require.
fn required(view: &View<'_>, entries: &[Call]) -> Vec<NodeId> {
    let lists = entries
        .iter()
        .filter_map(|call| view.get(call.arguments?, "requires"));
    let items = lists.flat_map(|list| view.tree.items(list).iter().copied());
    items.filter(|item| is_written(view, *item)).collect()
}

fn is_written(view: &View<'_>, item: NodeId) -> bool {
    matches!(view.tree.node(item).kind, Kind::Scalar { .. }) && !view.scalar(item).contains("<<")
}

/// An entry for a job that is not defined. Approvals have any name, and what an orb has is not known.
pub(super) fn workflow_job_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let known = [view.names("jobs"), view.names("job-groups")].concat();
    let calls = view.all_entries().into_iter();
    let local = calls.filter(|call| known.contains(&view.scalar(call.name)));
    local
        .filter_map(|call| view.misspell(call.name, &known))
        .collect()
}

/// A step, an entry or an executor of an orb that the config does not have.
pub(super) fn orb_misspelled_at_use(view: &View<'_>) -> Vec<Mutation> {
    let known = view.names("orbs");
    let calls = [view.all_steps(), view.all_entries()].concat();
    let executors = view
        .jobs()
        .into_iter()
        .filter_map(|job| executor(view, job.value));
    let names = calls.iter().map(|call| call.name).chain(executors);
    names
        .filter_map(|name| {
            let span = view.literal(name)?;
            let (alias, _) = view.text[span.clone()].split_once('/')?;
            let end = span.start + alias.len();
            let typo = misspelled(alias, &known);
            known
                .contains(&alias)
                .then(|| Mutation::replace(span.start..end, typo))
        })
        .collect()
}

/// The same mistake made once, at the definition. Who reads a use of it is told where to look too.
pub(super) fn orb_misspelled_at_definition(view: &View<'_>) -> Vec<Mutation> {
    let known = view.names("orbs");
    let calls = [view.all_steps(), view.all_entries()].concat();
    let orbs = view.section("orbs").iter();
    orbs.filter_map(|orb| {
        let prefix = format!("{}/", view.scalar(orb.key));
        let uses: Vec<_> = calls
            .iter()
            .filter(|call| view.scalar(call.name).starts_with(&prefix))
            .map(|call| view.start(call.name))
            .collect();
        let mutation = view
            .misspell(orb.key, &known)
            .filter(|_| !uses.is_empty())?;
        Some(uses.into_iter().fold(mutation, Mutation::or_at))
    })
    .collect()
}

/// The executor that a job names.
fn executor(view: &View<'_>, job: NodeId) -> Option<NodeId> {
    let executor = view.get(job, "executor")?;
    Some(view.get(executor, "name").unwrap_or(executor))
}

pub(super) fn executor_unknown(view: &View<'_>) -> Vec<Mutation> {
    let known = view.names("executors");
    let names = view
        .jobs()
        .into_iter()
        .filter_map(|job| executor(view, job.value));
    let local = names.filter(|name| is_plain(view.scalar(*name)));
    local
        .filter_map(|name| view.misspell(name, &known))
        .collect()
}

pub(super) fn command_unknown(view: &View<'_>) -> Vec<Mutation> {
    let known = [view.names("commands"), BUILT_IN.to_vec()].concat();
    steps(view, &view.names("commands"), &known)
}

pub(super) fn built_in_step_misspelled(view: &View<'_>) -> Vec<Mutation> {
    let known = [view.names("commands"), BUILT_IN.to_vec()].concat();
    steps(view, &BUILT_IN, &known)
}

fn steps(view: &View<'_>, of: &[&str], known: &[&str]) -> Vec<Mutation> {
    let steps = view.all_steps().into_iter();
    let named = steps.filter(|step| of.contains(&view.scalar(step.name)));
    named
        .filter_map(|step| view.misspell(step.name, known))
        .collect()
}

/// `*name` for an anchor that does not stand before it.
pub(super) fn alias_undefined(view: &View<'_>) -> Vec<Mutation> {
    let anchors: Vec<String> = view
        .tree
        .nodes()
        .filter_map(|(_, node)| Some(node.anchor.as_ref()?.name.clone().into_owned()))
        .collect();
    let known: Vec<&str> = anchors.iter().map(String::as_str).collect();
    let nodes = view.tree.nodes();
    nodes
        .filter_map(|(_, node)| match node.kind {
            Kind::Alias { name, .. } => {
                let typo = misspelled(name, &known);
                Some(Mutation::replace(node.span.clone(), format!("*{typo}")))
            }
            _ => None,
        })
        .collect()
}

/// What an entry requires is made to require the entry.
pub(super) fn requires_in_a_circle(view: &View<'_>) -> Vec<Mutation> {
    let mut all = Vec::new();
    for workflow in view.workflows() {
        let entries = view.entries(workflow);
        for waits in &entries {
            for item in required(view, std::slice::from_ref(waits)) {
                let name = view.scalar(item);
                let same = entries
                    .iter()
                    .filter(|call| view.entry_name(**call) == name);
                // Two of one name: which of them is meant is another mistake's business.
                let [required] = same.collect::<Vec<_>>()[..] else {
                    continue;
                };
                let name = view.entry_name(*waits);
                if !name.contains("<<") && !required.is_with(view, "matrix") {
                    all.extend(close(view, *required, name).map(|mutation| {
                        let mutation = mutation.or_at(view.start(item));
                        [waits, required]
                            .into_iter()
                            .fold(mutation, |mutation, call| {
                                mutation.or_at(view.start(call.name))
                            })
                    }));
                }
            }
        }
    }
    all
}

impl Call {
    fn is_with(&self, view: &View<'_>, key: &str) -> bool {
        self.arguments
            .is_some_and(|map| view.get(map, key).is_some())
    }
}

/// An entry with one more name that it requires.
fn close(view: &View<'_>, call: Call, name: &str) -> Option<Mutation> {
    let Some(arguments) = call.arguments else {
        let column = view.lines.indent_of(view.start(call.item)) + 4;
        let end = view.tree.node(call.item).span.end;
        let keys = format!(":\n{}requires: [{name}]", " ".repeat(column));
        return view
            .literal(call.item)
            .is_some_and(|span| span.end == end && view.indent(view.start(call.item)).is_none())
            .then(|| Mutation::replace(end..end, keys));
    };
    if !view.is_own_block(arguments) {
        return None;
    }
    match view.entry(arguments, "requires") {
        Some(entry) => {
            let items = view.tree.items(entry.value);
            let first = *items.first()?;
            let at = view.start(first);
            match view.tree.node(entry.value).kind {
                Kind::Sequence { flow: true, .. } => {
                    Some(Mutation::replace(at..at, format!("{name}, ")))
                }
                Kind::Sequence { .. } => {
                    let column = view.lines.indent_of(view.start(entry.value));
                    let item = format!("{name}\n{}- ", " ".repeat(column));
                    Some(Mutation::replace(at..at, item))
                }
                _ => None,
            }
        }
        None => view.with(arguments, &format!("requires: [{name}]")),
    }
}
