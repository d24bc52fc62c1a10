//! `collection-folder`: a run is told to run a folder that its collection does not have.

use crate::collection::Collection;
use crate::finding::{Finding, Severity};
use crate::lint::local::{is_literal, named};
use crate::lint::{Rule, Subject};
use crate::suggest::nearest;
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "collection-folder",
    severities: &[Severity::Error],
    page: include_str!("collection_folder.md"),
    check,
};

/// How many folders are listed.
const LISTED: usize = 8;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        let (Some(input), Some(collection)) = (&local.collection, local.items()) else {
            continue;
        };
        let folders = local.folders().unwrap_or_default();
        for argument in folders.into_iter().filter(|folder| is_literal(folder)) {
            let folder = &*argument.word.text;
            // Newman takes an empty one for none.
            if folder.is_empty() || collection.has(folder) {
                continue;
            }
            let place = argument.place(subject.tree.text());
            let finding = missing(collection, &input.path, folder, place);
            findings.push(argument.text.told(finding));
        }
    }
}

/// Tells of a folder that a collection does not have.
pub(in crate::lint) fn missing(
    collection: &Collection,
    path: &str,
    folder: &str,
    place: Span,
) -> Finding {
    let message = format!("{} has no folder or request {}", named(path), named(folder));
    let finding = Finding::error(RULE.name, place, message);
    let names = collection.items.iter().map(|item| item.name.as_str());
    let Some(meant) = nearest(folder, names) else {
        return finding.help(list(collection));
    };
    let finding = finding.label(format!("did you mean {}?", named(meant)));
    let at = collection.items.iter().position(|item| item.name == meant);
    let inside = at.map(|at| collection.path(at)).filter(|at| at != meant);
    match inside {
        Some(inside) => finding.help(format!("it is there as {}", named(&inside))),
        None => finding,
    }
}

/// What can be named instead.
fn list(collection: &Collection) -> String {
    let folders = collection.items.iter().filter(|item| item.is_folder);
    let mut names: Vec<_> = folders.map(|item| named(&item.name)).collect();
    let more = if names.len() > LISTED { ", …" } else { "" };
    names.truncate(LISTED);
    if names.is_empty() {
        "it has no folders: leave the option out, or name a request".to_owned()
    } else {
        format!("its folders are {}{more}", names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of_files, of_run_with, orb};

    const FILES: [(&str, &str); 1] = [(
        "a.json",
        r#"{"item": [{"name": "Check out", "item": [{"name": "Pay", "id": "p-1", "request": "x"}]}]}"#,
    )];

    fn of(command: &str) -> Vec<String> {
        of_run_with("collection-folder", command, &FILES)
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        for folder in ["Check", "check out", "Check\\ Out", "'Check out '", "p-2"] {
            let found = of(&format!("newman run a.json --folder {folder}"));
            assert_eq!(found.len(), 1, "{folder}");
        }
        let found = of("newman run a.json --folder 'Check Out' --folder=Pai");
        assert_eq!(
            found,
            [
                "`a.json` has no folder or request `Check Out`",
                "`a.json` has no folder or request `Pai`"
            ]
        );
        let config = orb("collection: a.json, folder: Paid");
        assert_eq!(of_files("collection-folder", &config, &FILES).len(), 1);
        let config = orb("collection: a.json, additional-options: --folder Paid");
        assert_eq!(of_files("collection-folder", &config, &FILES).len(), 1);
    }

    #[test]
    fn what_is_there_or_not_known_is_left_alone() {
        for options in [
            "--folder 'Check out' --folder Pay",
            "--folder p-1",
            "--folder \"$FOLDER\"",
            "--folder ''",
            "",
        ] {
            assert_eq!(
                of(&format!("newman run a.json {options}")),
                [""; 0],
                "{options}"
            );
        }
        assert_eq!(of("newman run b.json --folder x"), [""; 0]);
        // The shell cuts it: another rule tells of that.
        let config = orb("collection: a.json, folder: Check out");
        assert_eq!(of_files("collection-folder", &config, &FILES), [""; 0]);
    }
}
