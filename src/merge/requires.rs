//! Whether the jobs that suites wait for are there.

use super::{Merge, REFUSED, effective, implicit};
use crate::finding::Finding;
use crate::suggest;
use crate::yaml::{NodeId, Tree};

impl Merge<'_, '_, '_> {
    /// Refuses entries that would require a job which their workflow does not run.
    pub(super) fn check_requires(
        &mut self,
        models: &[(String, NodeId)],
        workflows: Option<NodeId>,
    ) {
        let Some(rendered) = self.wanted.rendered else {
            return;
        };
        for (workflow, model) in models {
            let present = workflows.and_then(|map| self.config.get(map, workflow));
            let list = present.and_then(|workflow| self.config.get(workflow, "jobs"));
            let items = list.map_or(&[][..], |list| self.config.items(list));
            // Names made by a matrix or an expression are not known here.
            let unknown = items.iter().any(|item| is_computed(self.config, *item));
            let mut names: Vec<&str> = items
                .iter()
                .filter_map(|item| effective::entry_name(self.config, *item))
                .collect();
            if workflows.is_none() {
                names.push(implicit::BUILD);
            }
            let own = names.len();
            let ours = rendered
                .get(*model, "jobs")
                .map_or(&[][..], |jobs| rendered.items(jobs));
            names.extend(
                ours.iter()
                    .filter_map(|item| effective::entry_name(rendered, *item)),
            );
            for required in ours.iter().flat_map(|item| required(rendered, *item)) {
                if !unknown && !names.contains(&required) {
                    let span = list
                        .or(workflows)
                        .map_or(0, |node| self.config.full_span(node).start);
                    let message = format!(
                        "workflow `{workflow}` has no entry `{required}`, which the suites require"
                    );
                    let mut finding = Finding::error(REFUSED, span..span, message);
                    if let Some(similar) = suggest::nearest(required, names.iter().copied()) {
                        finding = finding.help(format!("did you mean `{similar}`?"));
                    } else if own > 0 {
                        finding = finding.help(format!("it has `{}`", names[..own].join("`, `")));
                    }
                    self.refusals.push(finding.help(
                        "`requires` in the selection's `workflows` names entries of the same workflow",
                    ));
                    break;
                }
            }
        }
    }
}

pub(super) fn is_computed(tree: &Tree<'_>, item: NodeId) -> bool {
    let keys = tree.entries(item).first().map(|entry| entry.value);
    let matrix = keys.is_some_and(|keys| effective::get(tree, keys, "matrix").is_some());
    matrix || effective::entry_name(tree, item).is_some_and(|name| name.contains("<<"))
}

/// The names that an entry requires, without the statuses that may stand beside them.
pub(super) fn required<'a>(tree: &'a Tree<'_>, item: NodeId) -> Vec<&'a str> {
    let keys = tree.entries(item).first().map(|entry| entry.value);
    let list = keys.and_then(|keys| tree.get(keys, "requires"));
    let items = list.map_or(&[][..], |list| tree.items(list));
    let name = |item: &NodeId| {
        tree.scalar(*item)
            .or_else(|| tree.scalar(tree.entries(*item).first()?.key))
    };
    items.iter().filter_map(name).collect()
}
