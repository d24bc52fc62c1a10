//! `iteration-data`: rows of data that are not there, or that Newman does not use.

use crate::collection::{Fault, Rows};
use crate::finding::{Finding, Severity};
use crate::lint::local::{Input, Local, absent, closed, has_extension, named};
use crate::lint::{Found, Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "iteration-data",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("iteration_data.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        if let Some(input) = &local.rows {
            findings.extend(told(subject, local, input));
        }
    }
}

fn told(subject: &Subject<'_, '_>, local: &Local<'_>, input: &Input<'_, Rows>) -> Option<Finding> {
    let finding = |message: String| {
        let place = input.argument.place(subject.tree.text());
        let message = format!("{} {message}", named(&input.path));
        input
            .argument
            .text
            .told(Finding::error(RULE.name, place, message))
    };
    match &*input.found {
        Found::Missing => absent(subject, RULE.name, local, input, &["json", "csv"]),
        Found::Closed(reason) => Some(closed(subject, RULE.name, input, reason)),
        found => judged(found, &input.path, &finding),
    }
}

/// What is wrong with something that is there.
pub(in crate::lint) fn judged(
    found: &Found<Result<Rows, Fault>>,
    path: &str,
    finding: &dyn Fn(String) -> Finding,
) -> Option<Finding> {
    // The collection runs all the same, once and without data.
    let idle = |message: &str| {
        finding(message.to_owned())
            .severity(Severity::Warning)
            .help("the collection runs once, and without data")
    };
    match found {
        Found::Folder => Some(finding("is a folder, and no data".to_owned())),
        Found::File(Ok(Rows::Csv {
            fault: Fault::Syntax { line, column },
            ..
        })) if has_extension(path, &["json"]) => Some(
            finding(format!("is no JSON at line {line}, column {column}"))
                .help("what is no JSON is read as CSV, whatever its name"),
        ),
        Found::File(Ok(
            Rows::Empty
            | Rows::Csv {
                has_rows: false, ..
            },
        )) => Some(idle("has no rows")),
        Found::File(Ok(Rows::NoRows)) => {
            let found = idle("is no list of objects, which JSON with data has to be");
            Some(
                found.help("write a list with an object for each run: `[{ \"name\": \"value\" }]`"),
            )
        }
        Found::File(_) | Found::Outside | Found::Missing | Found::Closed(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run_with;

    fn of(path: &str, text: &str) -> Vec<String> {
        let command = format!("newman run a.json -d {path}");
        of_run_with("iteration-data", &command, &[(path, text)])
    }

    #[test]
    fn data_that_is_not_used_is_told() {
        for (path, text, message) in [
            ("d.json", "[{\"a\": 1},]", "is no JSON at line 1, column 11"),
            (
                "d.json",
                "{\"a\": 1}",
                "is no list of objects, which JSON with data has to be",
            ),
            ("d.json", "[]", "has no rows"),
            ("d/e.csv", "a,b\n", "has no rows"),
        ] {
            let expected = format!("`{path}` {message}");
            assert_eq!(of(path, text), [expected], "{text}");
        }
        let missing = of_run_with(
            "iteration-data",
            "newman run a.json -d none.csv",
            &[("a.json", "")],
        );
        assert_eq!(missing, ["`none.csv` is not in the repository"]);
    }

    #[test]
    fn data_that_is_used_is_left_alone() {
        for (path, text) in [
            ("d.json", "[{\"a\": 1}]"),
            ("d.csv", "a,b\n1,2\n"),
            // Newman goes by what is in a file.
            ("d.csv", "[{\"a\": 1}]"),
            ("d", "a\n1\n"),
            ("https://acme.test/rows.json", ""),
        ] {
            assert_eq!(of(path, text), [""; 0], "{path} {text}");
        }
    }
}
