//! `unknown-id`: an id that Postman knows nothing of, or that the key may not read.

use crate::finding::{Finding, Severity};
use crate::lint::local::{Input, named};
use crate::lint::{Found, Rule, Subject, Thing};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-id",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("unknown_id.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        findings.extend(local.collection.iter().filter_map(|input| {
            let found = (*input.found).as_ref().map(|_| ());
            told_of(subject, input, Thing::Collection, &found)
        }));
        findings.extend(local.variables.iter().filter_map(|input| {
            let found = (*input.found).as_ref().map(|_| ());
            told_of(subject, input, Thing::Environment, &found)
        }));
    }
}

fn told_of<T>(
    subject: &Subject<'_, '_>,
    input: &Input<'_, T>,
    thing: Thing,
    found: &Found<()>,
) -> Option<Finding> {
    if !input.is_fetched {
        return None;
    }
    let place = input.argument.place(subject.tree.text());
    let finding = told(place, thing, &input.path, found)?;
    Some(input.argument.text.told(finding))
}

/// The finding about an id under which this was found; none where that is something.
pub(in crate::lint) fn told(
    place: Span,
    thing: Thing,
    id: &str,
    found: &Found<()>,
) -> Option<Finding> {
    let (name, id) = (thing.name(), named(id));
    match found {
        Found::Missing => Some(
            Finding::error(RULE.name, place, format!("Postman has no {name} {id}"))
                .label("not found")
                .help(
                    "it was deleted, it has a digit wrong, or the owner of the key may not see it",
                )
                .help("`postorb init` picks from what the workspace has"),
        ),
        Found::Closed(_) => Some(
            Finding::error(
                RULE.name,
                place,
                format!("the key may not read the {name} {id}"),
            )
            .severity(Severity::Warning)
            .label("refused by Postman")
            .help("a build with this key cannot fetch it: ask for a role in its workspace"),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules::tests::of_run_with;

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    const ITEM: &str = r#"{"info": {"name": "x"}, "item": [{"name": "a", "request": "http://x"}]}"#;

    fn of(command: &str, files: &[(&str, &str)]) -> Vec<String> {
        of_run_with("unknown-id", command, files)
    }

    #[test]
    fn an_id_that_is_not_there_is_told_where_it_stands() {
        let there = format!("postman://collections/{UID}");
        let other = UID.replace('9', "8");
        let files = [(there.as_str(), ITEM)];
        let none = format!("Postman has no collection `{other}`");
        assert_eq!(of(&format!("newman run {other}"), &files), [none.as_str()]);
        let url = format!(
            "newman run 'https://api.postman.com/collections/{other}?apikey=$POSTMAN_API_KEY'"
        );
        assert_eq!(of(&url, &files), [none]);
        let command = format!("newman run {UID} -e {UID}");
        let none = format!("Postman has no environment `{UID}`");
        assert_eq!(of(&command, &files), [none]);
    }

    #[test]
    fn what_is_there_and_what_is_no_id_is_left_alone() {
        let there = format!("postman://collections/{UID}");
        let files = [(there.as_str(), ITEM)];
        for command in [
            format!("newman run {UID}"),
            format!("newman run {UID} -e a.json -g {UID}"),
            "newman run $COLLECTION".to_owned(),
            "newman run 28b680e3-eb56-4135-8f4c-de01a6e494e8".to_owned(),
            format!(
                "curl https://api.postman.com/collections/{}",
                UID.replace('9', "8")
            ),
        ] {
            assert_eq!(of(&command, &files), [""; 0], "{command}");
        }
        // Where nothing was asked of Postman nothing is said.
        assert_eq!(of(&format!("newman run {UID}"), &[]), [""; 0]);
    }

    #[test]
    fn what_the_key_may_not_read_is_a_warning() {
        let closed = Found::Closed("no".to_owned());
        let finding = told(0..1, Thing::Environment, "1", &closed).unwrap();
        assert_eq!(finding.severity, Severity::Warning);
        assert_eq!(finding.message, "the key may not read the environment `1`");
        assert_eq!(told(0..1, Thing::Environment, "1", &Found::File(())), None);
    }
}
