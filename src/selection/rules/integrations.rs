//! Links between APIs and projects: one API or specification each, linked once, to suites that exist.

use std::collections::HashMap;

use super::{Context, conflict, is_misspelled};
use crate::finding::Finding;
use crate::selection::words::{names, quote};
use crate::suggest;
use crate::yaml::{Span, Value};

pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = links(context);
    for integration in context.items("integrations") {
        findings.extend(subject(integration));
        findings.extend(suites(context, integration));
    }
    findings
}

/// Neither or both of `api` and `spec`.
fn subject(integration: &Value) -> Option<Finding> {
    match ["api", "spec"].map(|key| integration.field(key)) {
        [Some(api), Some(spec)] => {
            let message = "an integration has either `api` or `spec`";
            return Some(conflict(api, spec, message).help("remove one of the two"));
        }
        [None, None]
            if !["api", "spec"]
                .iter()
                .any(|key| is_misspelled(integration, key)) => {}
        _ => return None,
    }
    let first = integration.fields().first()?;
    let message = "an integration needs `api` or `spec`";
    let finding = Finding::error("selection-missing-key", first.key_span.clone(), message)
        .help("`api`: the id of the API in the API Builder")
        .help("`spec`: the id of the specification in the Spec Hub");
    Some(finding)
}

/// The same version of the same API, linked twice.
fn links(context: &Context<'_>) -> Vec<Finding> {
    let mut first: HashMap<_, &Span> = HashMap::new();
    let mut findings = Vec::new();
    for integration in context.items("integrations") {
        let version = integration.get("api-version");
        let linked = ["api", "spec"]
            .into_iter()
            .find_map(|key| integration.get(key));
        let Some((linked, id)) = linked.and_then(|value| Some((value, value.text()?))) else {
            continue;
        };
        let name = version.and_then(Value::text);
        let span = &version.unwrap_or(linked).span;
        let Some(other) = first.get(&(id, name)) else {
            first.insert((id, name), span);
            continue;
        };
        let (line, _) = context.lines.position(other.start);
        let what = name.map_or("this API".to_owned(), |name| {
            format!("version {} of this API", quote(name))
        });
        let message = format!("{what} is already linked in line {line}");
        let finding = Finding::error("selection-link", span.clone(), message)
            .label("again here")
            .related((*other).clone(), "first here")
            .help("a version is linked to one project: remove one of the two integrations");
        findings.push(finding);
    }
    findings
}

fn suites(context: &Context<'_>, integration: &Value) -> Vec<Finding> {
    let Some(known) = context.names("suites") else {
        return Vec::new();
    };
    let named = integration.get("suites").map_or(&[][..], Value::items);
    named
        .iter()
        .filter_map(|value| {
            let name = value
                .text()
                .filter(|name| !name.is_empty() && !known.contains(name))?;
            let message = format!("no suite is named {}", quote(name));
            let finding = Finding::error("selection-reference", value.span.clone(), message);
            Some(match suggest::nearest(name, known.iter().copied()) {
                Some(meant) => finding.help(format!("did you mean {}?", quote(meant))),
                None if known.is_empty() => finding.help("the selection has no suites yet"),
                None => finding.help(format!(
                    "`suites` has {}",
                    names(known.iter().copied(), "and")
                )),
            })
        })
        .collect()
}
