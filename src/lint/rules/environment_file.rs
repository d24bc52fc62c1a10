//! `environment-file`: an environment or globals that Newman cannot load, or that hold no variables.

use std::collections::BTreeSet;

use crate::collection::Fault;
use crate::finding::{Finding, Severity};
use crate::lint::local::{Input, Local, absent, closed, has_extension, named};
use crate::lint::newman::Tool;
use crate::lint::{Found, Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "environment-file",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("environment_file.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        // What Postman does not have is told by `unknown-id`.
        for input in local.variables.iter().filter(|input| !input.is_fetched) {
            findings.extend(told(subject, local, input));
        }
    }
}

fn told(
    subject: &Subject<'_, '_>,
    local: &Local<'_>,
    input: &Input<'_, Option<BTreeSet<String>>>,
) -> Option<Finding> {
    // The Postman CLI knows environments of YAML, too.
    if local.call.tool == Tool::Postman && !has_extension(&input.path, &["json"]) {
        return None;
    }
    let option = &*input.argument.option;
    let kind = if option == "globals" {
        "globals"
    } else {
        "an environment"
    };
    let finding = |message: String| {
        let place = input.argument.place(subject.tree.text());
        let message = format!("{} {message}", named(&input.path));
        input
            .argument
            .text
            .told(Finding::error(RULE.name, place, message))
    };
    match &*input.found {
        Found::Missing => absent(subject, RULE.name, local, input, &["json"]),
        Found::Closed(reason) => Some(closed(subject, RULE.name, input, reason)),
        found => judged(found, kind, &finding),
    }
}

/// What is wrong with something that is there and should be of this kind.
pub(in crate::lint) fn judged(
    found: &Found<Result<Option<BTreeSet<String>>, Fault>>,
    kind: &str,
    finding: &dyn Fn(String) -> Finding,
) -> Option<Finding> {
    match found {
        Found::Folder => Some(finding(format!("is a folder, and not {kind}"))),
        Found::File(Err(Fault::Syntax { line, column })) => {
            let message = format!("is not {kind}: no JSON at line {line}, column {column}");
            Some(finding(message).help("Postman exports it from its menu, as JSON"))
        }
        // Newman runs without variables, and does not tell.
        Found::File(Ok(None)) => Some(
            finding(format!("is not {kind}: it has no list `values`"))
                .severity(Severity::Warning)
                .help("the collection runs without these variables"),
        ),
        Found::File(_) | Found::Outside | Found::Missing | Found::Closed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run_with;

    fn of(options: &str, text: &str) -> Vec<String> {
        let command = format!("newman run a.json {options}");
        of_run_with("environment-file", &command, &[("e.json", text)])
    }

    #[test]
    fn what_holds_no_variables_is_told() {
        for (options, text, message) in [
            (
                "-e e.json",
                "x",
                "is not an environment: no JSON at line 1, column 1",
            ),
            (
                "-e e.json",
                "{\"item\": []}",
                "is not an environment: it has no list `values`",
            ),
            (
                "--globals=e.json",
                "{\"error\": 1}",
                "is not globals: it has no list `values`",
            ),
        ] {
            assert_eq!(
                of(options, text),
                [format!("`e.json` {message}")],
                "{options}"
            );
        }
        assert_eq!(of("-e f.json", ""), ["`f.json` is not in the repository"]);
    }

    #[test]
    fn what_does_is_left_alone() {
        for (options, text) in [
            ("-e e.json", "{\"values\": []}"),
            ("-g e.json", "{\"globals\": {\"values\": []}}"),
            ("-e $ENVIRONMENT", ""),
            ("-e 789883-5d1b4d44-ac1e-4eb6-9062-b28cd96333a4", ""),
        ] {
            assert_eq!(of(options, text), [""; 0], "{options}");
        }
    }
}
