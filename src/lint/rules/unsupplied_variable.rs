//! `unsupplied-variable`: a run is given a pulled file whose secrets stayed in Postman, and nothing in
//! their place.

use std::collections::BTreeSet;

use super::unresolved_variable::{assigned, is_unknown, of_rows};
use crate::finding::{Finding, Severity};
use crate::lint::local::{Local, named};
use crate::lint::newman::Argument;
use crate::lint::{Repository, Rule, Subject};
use crate::lock::{Entry, Lock};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unsupplied-variable",
    severities: &[Severity::Warning],
    page: include_str!("unsupplied_variable.md"),
    check,
};

/// How many variables are named.
const SHOWN: usize = 4;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        if let Some(repository) = local.repository
            && let Some(Ok(lock)) = repository.lock()
            && let Some((argument, missing)) = missing(local, repository, lock)
        {
            findings.extend(finding(subject, argument, &missing));
        }
    }
}

/// The variables that nothing gives a value to, and the file that they were left out of; none where
/// there may be a value.
fn missing<'l>(
    local: &'l Local<'_>,
    repository: &Repository,
    lock: &'l Lock,
) -> Option<(&'l Argument<'l>, Vec<&'l str>)> {
    let call = local.call;
    if call.is_open || repository.has_newmanrc() {
        return None;
    }
    let entry = |path: &str| -> Option<&'l Entry> { lock.at(path) };
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut place = None;
    if let Some(input) = &local.collection
        && let Some(entry) = entry(&input.path)
    {
        wanted.extend(entry.supply.iter().map(String::as_str));
        place = Some(input.argument);
    }
    for argument in &call.arguments {
        match &*argument.option {
            "environment" | "globals" => {
                let mut inputs = local.variables.iter();
                let input = inputs.find(|input| std::ptr::eq(input.argument, argument))?;
                let given = repository.given(&input.path)?;
                wanted.retain(|name| !given.contains(*name));
                if let Some(entry) = entry(&input.path).filter(|entry| !entry.supply.is_empty()) {
                    wanted.extend(entry.supply.iter().map(String::as_str));
                    place = Some(input.argument);
                }
            }
            "" if is_unknown(argument) => return None,
            _ => {}
        }
    }
    for argument in &call.arguments {
        match &*argument.option {
            "iteration-data" => {
                for column in of_rows(local.rows.as_slice(), argument)? {
                    wanted.remove(column);
                }
            }
            "env-var" | "global-var" => {
                wanted.remove(assigned(argument)?);
            }
            _ => {}
        }
    }
    Some((place?, wanted.into_iter().collect()))
}

fn finding(
    subject: &Subject<'_, '_>,
    argument: &Argument<'_>,
    missing: &[&str],
) -> Option<Finding> {
    let first = missing.first()?;
    let message = match missing.len() {
        1 => format!("nothing gives the secret variable {} a value", named(first)),
        count => {
            let shown = missing.iter().take(SHOWN).map(|name| named(name));
            let list = shown.collect::<Vec<_>>().join(", ");
            let more = if count > SHOWN { ", …" } else { "" };
            format!("nothing gives {count} secret variables a value: {list}{more}")
        }
    };
    let place = argument.place(subject.tree.text());
    let finding = Finding::error(RULE.name, place, message)
        .severity(Severity::Warning)
        .help("the value stayed in Postman when the file was pulled")
        .help(format!(
            "in the selection, under the suite: `secrets: {{ {first}: NAME_OF_AN_ENVIRONMENT_VARIABLE }}`"
        ));
    Some(argument.text.told(finding))
}

#[cfg(test)]
pub(super) mod tests {
    use crate::lint::rules::tests::of_run_with;
    use crate::lock::hash;
    use crate::names;

    pub(in crate::lint) const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    pub(in crate::lint) const FILE: &str = ".circleci/postorb/a.postman_collection.json";
    const STAGING: &str = ".circleci/postorb/s.postman_environment.json";
    pub(in crate::lint) const COLLECTION: &str =
        "{\"item\": [\n{\"name\": \"x\", \"request\": \"{{host}}\"}]}\n";
    const VALUES: &str =
        r#"{"values": [{"key": "host", "value": "x"}, {"key": "token", "type": "secret"}]}"#;

    /// A lock of a collection that `supply` was left out of, and of an environment without `token`.
    pub(in crate::lint) fn lock(supply: &str) -> String {
        let (collection, environment) = (hash(COLLECTION), hash(VALUES));
        format!(
            "version: 1\ncollections:\n  - uid: {UID}\n    name: A\n    file: {FILE}\n    sha256: '{collection}'\n    \
             supply: {supply}\nenvironments:\n  - uid: 1-s\n    name: S\n    file: {STAGING}\n    \
             sha256: '{environment}'\n    supply: [token]\n"
        )
    }

    fn of(supply: &str, command: &str) -> Vec<String> {
        let command = command.replace("FILE", FILE).replace("STAGING", STAGING);
        let lock = lock(supply);
        let files = [
            (names::LOCK, &*lock),
            (FILE, COLLECTION),
            (STAGING, VALUES),
            ("e.json", r#"{"values": [{"key": "token", "value": "x"}]}"#),
            ("d.csv", "token\n1\n"),
        ];
        of_run_with("unsupplied-variable", &command, &files)
    }

    #[test]
    fn what_stayed_in_postman_has_to_come_from_elsewhere() {
        let one = "nothing gives the secret variable `token` a value";
        let two = "nothing gives 2 secret variables a value: `key`, `token`";
        for (supply, command, message) in [
            ("[token]", "newman run FILE", one),
            ("[]", "newman run FILE -e STAGING", one),
            ("[host, token]", "newman run FILE -e STAGING", one),
            ("[key]", "newman run FILE -e STAGING", two),
            ("[key, token]", "newman run FILE", two),
            ("[key, token]", "newman run FILE --env-var key=$KEY", one),
            (
                "[key]",
                "newman run FILE -e e.json -d d.csv",
                "nothing gives the secret variable `key` a value",
            ),
        ] {
            assert_eq!(of(supply, command), [message], "{supply} {command}");
        }
    }

    #[test]
    fn what_is_given_or_may_be_is_left_alone() {
        for (supply, command) in [
            ("[]", "newman run FILE"),
            ("[host]", "newman run FILE --env-var token=x -e STAGING"),
            ("[token]", "newman run FILE -e e.json"),
            ("[token]", "newman run FILE -d d.csv"),
            ("[token]", "newman run FILE --env-var \"token=$TOKEN\""),
            ("[token]", "newman run FILE --global-var token=x"),
            ("[token]", "newman run FILE $OPTIONS"),
            ("[token]", "newman run FILE -e $ENVIRONMENT"),
            ("[token]", "newman run FILE -g https://example.com/g.json"),
            ("[token]", "newman run e.json"),
        ] {
            assert_eq!(of(supply, command), [""; 0], "{supply} {command}");
        }
    }
}
