//! `unresolved-variable`: requests use variables that nothing gives a value to.

use std::collections::BTreeSet;

use crate::collection::{Collection, Rows};
use crate::finding::{Finding, Severity};
use crate::lint::local::{Input, Local, named};
use crate::lint::newman::{Argument, Tool};
use crate::lint::written::in_selection;
use crate::lint::{Found, Repository, Rule, Subject};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unresolved-variable",
    severities: &[Severity::Warning],
    page: include_str!("unresolved_variable.md"),
    check,
};

/// How many variables are shown.
const SHOWN: usize = 4;

/// Options of Newman's without a value that are written with one letter.
const FLAGS: [&str; 4] = ["-k", "-x", "-h", "-v"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        if let (Some(input), Some(collection)) = (&local.collection, local.items())
            && let (Some(known), Some(folders)) = (known(local), folders(local))
        {
            let used = used(local.call.tool, collection, &known, &folders);
            let place = input.argument.place(subject.tree.text());
            let is_suites = subject.written.covers(&place);
            let step = if is_suites {
                in_selection(IN_SELECTION)
            } else {
                IN_CALL.to_owned()
            };
            let finding = told(place, collection, &used, &step);
            findings.extend(finding.map(|finding| input.argument.text.told(finding)));
        }
    }
}

/// The folders and requests that a run is told to run; none where that is not known.
pub(super) fn folders<'a>(local: &Local<'a>) -> Option<Vec<&'a str>> {
    let folders = local.folders()?.into_iter();
    let folders = folders.map(|folder| &*folder.word.text);
    Some(folders.filter(|one| !one.is_empty()).collect())
}

/// A variable, and the first request that uses it.
pub(in crate::lint) type Use<'c> = (&'c str, usize);

/// The variables that requests use, and that are not among those `known`.
pub(in crate::lint) fn used<'c>(
    tool: Tool,
    collection: &'c Collection,
    known: &BTreeSet<&str>,
    folders: &[&str],
) -> Vec<Use<'c>> {
    uses(collection, folders, |name| {
        let is_given = known.contains(name)
            || collection.variables.contains(name)
            || collection.writes.names.contains(name)
            || tool == Tool::Postman && name.starts_with("vault:");
        !is_given
    })
}

/// The variables that requests use, as far as they are `wanted`, each once.
pub(in crate::lint) fn uses<'c>(
    collection: &'c Collection,
    folders: &[&str],
    wanted: impl Fn(&str) -> bool,
) -> Vec<Use<'c>> {
    let mut all: Vec<Use<'c>> = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, item) in collection.items.iter().enumerate() {
        if item.uses.is_empty() || !collection.is_selected(at, folders) {
            continue;
        }
        for name in &item.uses {
            if wanted(name) && seen.insert(name) {
                all.push((name, at));
            }
        }
    }
    all
}

/// Adds the requests that use variables to a finding: the first beside it, others below.
pub(in crate::lint) fn with_uses(
    finding: Finding,
    collection: &Collection,
    used: &[Use<'_>],
) -> Finding {
    let Some((_, first)) = used.first() else {
        return finding;
    };
    let mut finding = finding.label(format!("used by {}", named(&collection.path(*first))));
    for (name, at) in used.iter().skip(1).take(SHOWN - 1) {
        let request = named(&collection.path(*at));
        finding = finding.help(format!("{} is used by {request}", named(name)));
    }
    if used.len() > SHOWN {
        finding = finding.help(format!("and {} more", used.len() - SHOWN));
    }
    finding
}

const IN_CALL: &str = "set them in the environment, or give them with `--env-var NAME=VALUE`";

/// What a suite has for them.
pub(in crate::lint) const IN_SELECTION: &str = "set them in the suite's `environment`, or give them under its `secrets` or as `newman: { extra: [--env-var, NAME=VALUE] }`";

/// The finding about these variables, with the next step; none where there are none.
pub(in crate::lint) fn told(
    place: Span,
    collection: &Collection,
    used: &[Use<'_>],
    step: &str,
) -> Option<Finding> {
    let (first, _) = used.first()?;
    let message = match used.len() {
        1 => format!("nothing gives the variable {} a value", named(first)),
        count => format!(
            "nothing gives {count} variables a value, {} among them",
            named(first)
        ),
    };
    let finding = Finding::error(RULE.name, place, message).severity(Severity::Warning);
    let mut finding = with_uses(finding, collection, used);
    let is_vaults = |(name, _): &Use<'_>| name.starts_with("vault:");
    if used.iter().any(is_vaults) {
        finding = finding.help("Newman has no access to Postman's vault; the Postman CLI has");
    }
    if !used.iter().all(is_vaults) {
        finding = finding.help(step);
    }
    Some(finding)
}

/// The variables that a run is given; none where there may be others.
fn known<'l>(local: &'l Local<'_>) -> Option<BTreeSet<&'l str>> {
    let mut known = given(local)?;
    for argument in &local.call.arguments {
        if matches!(&*argument.option, "environment" | "globals") {
            let names = of_file(&local.variables, argument)?;
            known.extend(names.iter().map(String::as_str));
        }
    }
    Some(known)
}

/// The variables that a run is given beside its environment and globals; none where there may be others.
pub(super) fn given<'l>(local: &'l Local<'_>) -> Option<BTreeSet<&'l str>> {
    let call = local.call;
    let has_newmanrc = local.repository.is_none_or(Repository::has_newmanrc);
    if call.is_open || local.items()?.writes.is_open || has_newmanrc {
        return None;
    }
    let mut given = BTreeSet::new();
    for argument in &call.arguments {
        match &*argument.option {
            "iteration-data" => given.extend(of_rows(local.rows.as_slice(), argument)?),
            "env-var" | "global-var" => {
                given.insert(assigned(argument)?);
            }
            "" if is_unknown(argument) => return None,
            _ => {}
        }
    }
    Some(given)
}

fn of_file<'l>(
    inputs: &'l [Input<'_, Option<BTreeSet<String>>>],
    argument: &Argument<'_>,
) -> Option<&'l BTreeSet<String>> {
    match &*found(inputs, argument)?.found {
        Found::File(Ok(Some(names))) => Some(names),
        _ => None,
    }
}

pub(super) fn of_rows<'l>(
    inputs: &'l [Input<'_, Rows>],
    argument: &Argument<'_>,
) -> Option<BTreeSet<&'l str>> {
    match &*found(inputs, argument)?.found {
        Found::File(Ok(rows)) => rows.columns(),
        _ => None,
    }
}

/// Whether it is an option that is not known, and may bring variables.
pub(super) fn is_unknown(argument: &Argument<'_>) -> bool {
    let text = &*argument.word.text;
    text.starts_with('-') && !FLAGS.contains(&text)
}

fn found<'l, 'a, T>(
    inputs: &'l [Input<'a, T>],
    argument: &Argument<'_>,
) -> Option<&'l Input<'a, T>> {
    inputs
        .iter()
        .find(|input| std::ptr::eq(input.argument, argument))
}

/// The variable that `--env-var NAME=VALUE` sets.
pub(super) fn assigned<'l>(argument: &'l Argument<'_>) -> Option<&'l str> {
    let text = &*argument.word.text;
    let (name, _) = text.split_once('=')?;
    (!name.contains(['$', '`', '<'])).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run_with;

    const COLLECTION: &str = r#"{"variable": [{"key": "own"}], "item": [
        {"name": "In", "event": [{"listen": "test", "script": {"exec": ["pm.environment.set('token', 1)"]}}],
         "request": "{{host}}/{{own}}/{{$guid}}"},
        {"name": "Out", "item": [{"name": "Pay", "request": {"url": "{{host}}/{{path}}/{{token}}"}}]}]}"#;

    fn of(options: &str, collection: &str) -> Vec<String> {
        let files = [
            ("a.json", collection),
            (
                "e.json",
                r#"{"values": [{"key": "host"}, {"key": "path", "enabled": false}]}"#,
            ),
            ("d.csv", "path\n1\n"),
        ];
        let command = format!("newman run a.json {options}");
        of_run_with("unresolved-variable", &command, &files)
    }

    #[test]
    fn variables_that_nothing_sets_are_told_once_a_run() {
        let both = "nothing gives 2 variables a value, `host` among them";
        let one = "nothing gives the variable `path` a value";
        for (options, message) in [
            ("", both),
            ("-k --reporters cli", both),
            ("-e e.json", one),
            ("--env-var host=x", one),
            ("--global-var \"host=$HOST\" -r junit", one),
            ("-d d.csv", "nothing gives the variable `host` a value"),
            ("--folder In", "nothing gives the variable `host` a value"),
        ] {
            assert_eq!(of(options, COLLECTION), [message], "{options}");
        }
    }

    #[test]
    fn variables_that_something_sets_or_may_set_are_left_alone() {
        for options in [
            "-e e.json -d d.csv",
            "-e e.json --env-var path=x",
            "-e e.json --folder In",
            "-e $ENVIRONMENT",
            "-e 789883-5d1b4d44-ac1e-4eb6-9062-b28cd96333a4",
            "-e none.json",
            "-g https://acme.test/globals.json",
            "$OPTIONS",
            "--env-var \"$NAME=x\"",
            "-i x",
        ] {
            assert_eq!(of(options, COLLECTION), [""; 0], "{options}");
        }
        let open = COLLECTION.replace("'token'", "name");
        assert_eq!(of("", &open), [""; 0]);
    }

    #[test]
    fn the_vault_is_not_newmans() {
        let collection = r#"{"item": [{"name": "x", "request": "{{vault:key}}"}]}"#;
        let message = "nothing gives the variable `vault:key` a value";
        assert_eq!(of("", collection), [message]);
        let files = [("a.json", collection)];
        let found = of_run_with(
            "unresolved-variable",
            "postman collection run a.json",
            &files,
        );
        assert_eq!(found, [""; 0]);
    }
}
