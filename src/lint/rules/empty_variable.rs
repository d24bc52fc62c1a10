//! `empty-variable`: requests use variables that an environment in Postman has, and has no value for.

use std::collections::{BTreeMap, BTreeSet};

use super::unresolved_variable::{Use, folders, given, uses, with_uses};
use crate::collection::{Blank, Collection};
use crate::finding::{Finding, Severity};
use crate::lint::local::{Local, named};
use crate::lint::newman::Tool;
use crate::lint::{Rule, Subject, Workspace};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "empty-variable",
    severities: &[Severity::Warning],
    page: include_str!("empty_variable.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(workspace) = subject.workspace else {
        return;
    };
    for local in subject.locals {
        findings.extend(told_of(subject, local, workspace));
    }
}

fn told_of(subject: &Subject<'_, '_>, local: &Local<'_>, workspace: &Workspace) -> Option<Finding> {
    let (collection, given) = (local.items()?, given(local)?);
    let folders = folders(local)?;
    let input = local.variables.iter().find(|input| input.is_fetched)?;
    let blanks = workspace.blanks(&input.path)?;
    let used = used(local.call.tool, collection, blanks, &given, &folders);
    let place = input.argument.place(subject.tree.text());
    let finding = told(place, collection, blanks, &used)?;
    Some(input.argument.text.told(finding))
}

/// The variables that requests use, and that have no value in an environment, unless something else gives
/// one: data and `--env-var` weigh more than an environment, and scripts set it.
pub(in crate::lint) fn used<'c>(
    tool: Tool,
    collection: &'c Collection,
    blanks: &BTreeMap<String, Blank>,
    given: &BTreeSet<&str>,
    folders: &[&str],
) -> Vec<Use<'c>> {
    uses(collection, folders, |name| {
        let is_blank = match blanks.get(name) {
            Some(Blank::Empty) => true,
            // The Postman CLI has access to the vault.
            Some(Blank::Vault) => tool != Tool::Postman,
            None => false,
        };
        is_blank && !given.contains(name) && !collection.writes.names.contains(name)
    })
}

/// The finding about these variables; none where there are none.
pub(in crate::lint) fn told(
    place: Span,
    collection: &Collection,
    blanks: &BTreeMap<String, Blank>,
    used: &[Use<'_>],
) -> Option<Finding> {
    let (first, _) = used.first()?;
    let message = match used.len() {
        1 => format!(
            "the variable {} has no value in this environment",
            named(first)
        ),
        count => format!(
            "{count} variables have no value in this environment, {} among them",
            named(first)
        ),
    };
    let finding = Finding::error(RULE.name, place, message).severity(Severity::Warning);
    let mut finding = with_uses(finding, collection, used);
    let is = |kind| {
        let mut kinds = used.iter().filter_map(|(name, _)| blanks.get(*name));
        kinds.any(|blank| *blank == kind)
    };
    if is(Blank::Vault) {
        finding = finding
            .help("a value in Postman's vault is not sent: give it with `--env-var NAME=VALUE`");
    }
    if is(Blank::Empty) {
        finding = finding.help("Postman sends shared values only: share the value in Postman, or give it with `--env-var NAME=VALUE`");
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run_with;

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    const COLLECTION: &str = r#"{"variable": [{"key": "own", "value": "x"}], "item": [
        {"name": "In", "event": [{"listen": "test", "script": {"exec": ["pm.environment.set('token', 1)"]}}],
         "request": "{{host}}/{{own}}"},
        {"name": "Out", "request": "{{host}}/{{key}}/{{token}}"}]}"#;
    const ENVIRONMENT: &str = r#"{"environment": {"values": [
        {"key": "host", "value": "", "enabled": true},
        {"key": "own", "value": "filled"},
        {"key": "unused", "value": ""},
        {"key": "token", "value": ""},
        {"key": "key", "enabled": true, "secret": true, "source": {"provider": "postman"}}]}}"#;

    fn of(command: &str, environment: &str) -> Vec<String> {
        let (collections, environments) = (
            format!("postman://collections/{UID}"),
            format!("postman://environments/{UID}"),
        );
        let files = [
            (collections.as_str(), COLLECTION),
            (environments.as_str(), environment),
            ("d.csv", "host,key\n1,2\n"),
            ("e.json", r#"{"values": [{"key": "host", "value": ""}]}"#),
        ];
        of_run_with("empty-variable", &command.replace("UID", UID), &files)
    }

    #[test]
    fn variables_without_a_value_are_told_once_a_run() {
        let both = "2 variables have no value in this environment, `host` among them";
        let one = |name| format!("the variable `{name}` has no value in this environment");
        assert_eq!(of("newman run UID -e UID", ENVIRONMENT), [both]);
        let command = "newman run UID -e UID --env-var host=x";
        assert_eq!(of(command, ENVIRONMENT), [one("key")]);
        let command = "newman run UID -e UID --folder In";
        assert_eq!(of(command, ENVIRONMENT), [one("host")]);
        let command = "postman collection run UID -e UID";
        assert_eq!(of(command, ENVIRONMENT), [one("host")]);
    }

    #[test]
    fn what_has_a_value_or_may_have_one_is_left_alone() {
        for command in [
            "newman run UID",
            "newman run UID -e e.json",
            "newman run UID -e UID -d d.csv",
            "newman run UID -e UID --env-var host=x --env-var key=y",
            "newman run UID -e UID $OPTIONS",
        ] {
            assert_eq!(of(command, ENVIRONMENT), [""; 0], "{command}");
        }
        let filled = ENVIRONMENT
            .replace("\"value\": \"\"", "\"value\": \"x\"")
            .replace("\"secret\"", "\"value\": \"x\", \"secret\"");
        assert_eq!(of("newman run UID -e UID", &filled), [""; 0]);
        let disabled = ENVIRONMENT.replace("\"enabled\": true", "\"enabled\": false");
        assert_eq!(of("newman run UID -e UID", &disabled), [""; 0]);
    }
}
