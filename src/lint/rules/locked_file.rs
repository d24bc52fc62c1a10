//! `locked-file`: a run is given a file that was pulled from Postman and is another now.

use crate::finding::Finding;
use crate::finding::Severity;
use crate::lint::local::named;
use crate::lint::newman::Argument;
use crate::lint::rules::unlocked_run::fetched;
use crate::lint::{Repository, Rule, Subject};
use crate::lock::{FOLDER, Lock};
use crate::names;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "locked-file",
    severities: &[Severity::Error],
    page: include_str!("locked_file.md"),
    check,
};

const ANEW: &str = "`postorb pull` writes it anew, unless a newer postorb wrote it: take that one";

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let before = findings.len();
    for local in subject.locals {
        let Some(repository) = local.repository else {
            continue;
        };
        let Some(lock) = repository.lock() else {
            continue;
        };
        let collection = local.collection.iter();
        let inputs = collection
            .map(|input| (input.argument, &*input.path))
            .chain(
                local
                    .variables
                    .iter()
                    .map(|input| (input.argument, &*input.path)),
            );
        for (argument, path) in inputs {
            let told = match lock {
                Ok(lock) => changed(lock, path, repository),
                Err(reason) if path.starts_with(FOLDER) => {
                    let message = format!("{} cannot be read: {reason}", names::LOCK);
                    Some((message, ANEW))
                }
                Err(_) => None,
            };
            if let Some((message, help)) = told {
                findings.push(finding(subject, argument, message).help(help));
            }
        }
    }
    if findings.len() == before {
        check_fetched(subject, findings);
    }
}

/// A lock that cannot be read stops `merge` and `render`, also where the config has nothing of it yet.
fn check_fetched(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let lock = subject.repository.and_then(|repository| repository.lock());
    if let Some(Err(reason)) = lock
        && let Some((argument, ..)) = fetched(subject).next()
    {
        let message = format!("{} cannot be read: {reason}", names::LOCK);
        findings.push(finding(subject, argument, message).help(ANEW));
    }
}

fn changed(lock: &Lock, path: &str, repository: &Repository) -> Option<(String, &'static str)> {
    let entry = lock.at(path)?;
    // One that is missing is another rule's.
    let text = repository.text(path)?;
    (!entry.is_text(&text)).then(|| {
        let message = format!("{} is not what was pulled", named(path));
        (
            message,
            "`postorb pull --force` puts back what Postman has; a file of your own has a place of its own",
        )
    })
}

fn finding(subject: &Subject<'_, '_>, argument: &Argument<'_>, message: String) -> Finding {
    let place = argument.place(subject.tree.text());
    argument
        .text
        .told(Finding::error(RULE.name, place, message))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run_with;
    use crate::lint::rules::unsupplied_variable::tests::{COLLECTION, FILE, UID, lock};

    fn of(lock: &str, collection: &str) -> Vec<String> {
        let files = [(crate::names::LOCK, lock), (FILE, collection)];
        of_run_with("locked-file", &format!("newman run {FILE}"), &files)
    }

    #[test]
    fn a_file_that_was_changed_is_told() {
        let lock = lock("[]");
        assert_eq!(of(&lock, COLLECTION), [""; 0]);
        assert_eq!(of(&lock, &COLLECTION.replace('\n', "\r\n")), [""; 0]);
        let changed = COLLECTION.replace("{{host}}", "{{other}}");
        let message = format!("`{FILE}` is not what was pulled");
        assert_eq!(of(&lock, &changed), [message]);
        // It is not of the lock, and so nobody's business.
        assert_eq!(of(&lock.replace("/a.", "/b."), &changed), [""; 0]);
    }

    #[test]
    fn a_lock_that_cannot_be_read_is_told_where_it_is_used() {
        let found = of("<<<<<<< HEAD\n", COLLECTION);
        assert!(found.len() == 1 && found[0].contains("two branches changed the lock"));
        let files = [(crate::names::LOCK, "version: 3"), ("a.json", COLLECTION)];
        assert_eq!(
            of_run_with("locked-file", "newman run a.json", &files),
            [""; 0]
        );
        // It stops the next merge.
        let run = format!(
            "newman run 'https://api.getpostman.com/collections/{UID}?apikey=$POSTMAN_API_KEY'"
        );
        let found = of_run_with("locked-file", &run, &files);
        assert!(
            found.len() == 1 && found[0].contains("reads locks of version 1"),
            "{found:?}"
        );
    }
}
