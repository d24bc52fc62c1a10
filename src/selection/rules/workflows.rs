//! The workflow that a suite names.

use super::Context;
use crate::finding::Finding;
use crate::selection::words::{names, quote};
use crate::suggest;

pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(known) = context.names("workflows") else {
        return Vec::new();
    };
    let named = context
        .items("suites")
        .iter()
        .filter_map(|suite| suite.get("workflow"));
    named
        .filter_map(|value| {
            let name = value
                .text()
                .filter(|name| !name.is_empty() && !known.contains(name))?;
            let message = format!("no workflow is named {}", quote(name));
            let finding = Finding::error("selection-reference", value.span.clone(), message);
            Some(match suggest::nearest(name, known.iter().copied()) {
                Some(meant) => finding.help(format!("did you mean {}?", quote(meant))),
                None if known.is_empty() => finding.help(format!(
                    "add it to the selection: `workflows: [{{ name: {name} }}]`"
                )),
                None => finding.help(format!(
                    "`workflows` has {}",
                    names(known.iter().copied(), "and")
                )),
            })
        })
        .collect()
}
