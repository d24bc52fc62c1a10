//! `collection-id`: an id of a collection or an environment that cannot be one.

use std::ops::Range;

use crate::finding::{Finding, Severity};
use crate::lint::newman::id::{is_meant, is_uid, is_uuid};
use crate::lint::newman::{Argument, Tool};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "collection-id",
    severities: &[Severity::Error],
    page: include_str!("collection_id.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for call in subject.calls {
        for argument in &call.arguments {
            match argument.url() {
                Some(url) if url.is_postmans() => {
                    let wrong = url.id().filter(|(_, id)| is_wrong(call.tool, id));
                    if let Some((span, id)) = wrong {
                        let message = format!("`{id}` is no id of a collection or an environment");
                        findings.push(finding(subject, argument, &span, message, NOT_AN_ID));
                    }
                }
                Some(_) => {}
                None => findings.extend(bare(subject, call.tool, argument)),
            }
        }
    }
}

/// Whether what stands behind `/collections/` can be none. What curl asks for may be something else.
fn is_wrong(tool: Tool, id: &str) -> bool {
    let is_computed = id.is_empty() || id.contains(['$', '<', '{', '%', '*', '`']);
    !is_computed && !is_id(id) && (tool != Tool::Fetch || is_meant(id))
}

fn is_id(text: &str) -> bool {
    is_uid(text) || is_uuid(text)
}

/// An id that stands alone: Newman takes what is no full one for the name of a file.
fn bare(subject: &Subject<'_, '_>, tool: Tool, argument: &Argument<'_>) -> Option<Finding> {
    let id = &*argument.word.text;
    let is_source = matches!(&*argument.option, "collection" | "environment");
    if !is_source || tool == Tool::Fetch || !is_meant(id) || is_uid(id) {
        return None;
    }
    let (message, label) = match (tool, is_uuid(id)) {
        (Tool::Newman, true) => (
            format!("`{id}` has no owner in front, so that Newman looks for a file of that name"),
            "the owner's number belongs in front",
        ),
        (_, true) => return None,
        _ => (
            format!("`{id}` is no id of a collection or an environment"),
            NOT_AN_ID,
        ),
    };
    let span = &argument.word.span;
    Some(finding(subject, argument, span, message, label))
}

/// Said beside what has a digit too few, or no dashes.
const NOT_AN_ID: &str = "not the form of an id";

fn finding(
    subject: &Subject<'_, '_>,
    argument: &Argument<'_>,
    span: &Range<usize>,
    message: String,
    label: &str,
) -> Finding {
    let span = argument.text.place(subject.tree.text(), span);
    let finding = Finding::error(RULE.name, span, message)
        .label(label)
        .help("a full id is the owner's number, a dash and a UUID: 12345678-01234567-89ab-cdef-0123-456789abcdef")
        .help("copy it from Postman, which shows it under `Info` of the collection");
    argument.text.told(finding)
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn a_broken_id_is_told_wherever_it_stands() {
        for id in [
            "789883-28b680e3-eb56-4135-8f4c-de01a6e494e",
            "28b680e3eb56-4135-8f4c-de01a6e494e9",
        ] {
            let url = format!("newman run https://api.getpostman.com/collections/{id}?apikey=$K");
            assert_eq!(of_run("collection-id", &url).len(), 1, "{id}");
            let bare = format!("newman run {id} --postman-api-key $K");
            assert_eq!(of_run("collection-id", &bare).len(), 1, "{id}");
        }
        let bare = "newman run 28b680e3-eb56-4135-8f4c-de01a6e494e9 --postman-api-key $K";
        assert_eq!(of_run("collection-id", bare).len(), 1);
    }

    #[test]
    fn ids_files_and_variables_are_left_alone() {
        for command in [
            "newman run 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9 --postman-api-key $K",
            "newman run https://api.getpostman.com/collections/28b680e3-eb56-4135-8f4c-de01a6e494e9?apikey=$K",
            "newman run https://api.getpostman.com/collections/$ID?apikey=$K",
            "newman run https://acme.test/collections/smoke",
            "newman run smoke-2024-01-01.json",
            "newman run deadbeef",
            "curl https://api.getpostman.com/collections?apikey=$K",
            "postman collection run 28b680e3-eb56-4135-8f4c-de01a6e494e9",
        ] {
            assert_eq!(
                of_run("collection-id", command),
                Vec::<String>::new(),
                "{command}"
            );
        }
    }
}
