//! `unlocked-run`: a run fetches its collection or environment, and the repository has a lock.

use crate::finding::{Finding, Severity};
use crate::lint::local::named;
use crate::lint::newman::{Argument, Tool};
use crate::lint::{Rule, Subject};
use crate::lock::{Kind, Lock};
use crate::plan::{self, Source};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unlocked-run",
    severities: &[Severity::Info],
    page: include_str!("unlocked_run.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    // Whoever has pulled nothing wants to fetch.
    let lock = subject.repository.and_then(|repository| repository.lock());
    let Some(Ok(lock)) =
        lock.filter(|lock| lock.as_ref().is_ok_and(|lock| !lock.entries.is_empty()))
    else {
        return;
    };
    let told =
        fetched(subject).map(|(argument, kind, id)| finding(subject, argument, lock, (kind, &id)));
    findings.extend(told);
}

/// What runs fetch from Postman, by its ids.
pub(super) fn fetched<'s>(
    subject: &'s Subject<'_, '_>,
) -> impl Iterator<Item = (&'s Argument<'s>, Kind, String)> {
    let calls = subject.calls.iter().filter(|call| call.tool != Tool::Fetch);
    let arguments = calls.flat_map(|call| &call.arguments);
    arguments.filter_map(|argument| {
        let (kind, asked) = match &*argument.option {
            "collection" => (Kind::Collection, plan::Kind::Collection),
            "environment" => (Kind::Environment, plan::Kind::Environment),
            _ => return None,
        };
        Some((argument, kind, id(argument, asked)?))
    })
}

/// The id of what is fetched from Postman.
fn id(argument: &Argument<'_>, kind: plan::Kind) -> Option<String> {
    let text = argument.url().map_or(&*argument.word.text, |url| url.text);
    Source::id_in(text, kind)
}

fn finding(
    subject: &Subject<'_, '_>,
    argument: &Argument<'_>,
    lock: &Lock,
    (kind, id): (Kind, &str),
) -> Finding {
    let place = argument.place(subject.tree.text());
    let (message, help) = match lock.find(kind, id) {
        Some(entry) => (
            format!(
                "the {} is fetched, and was pulled as {}",
                kind.name(),
                named(&entry.file)
            ),
            "`postorb merge` makes the run take the file",
        ),
        None => (
            format!("the {} is fetched, and is not in the lock", kind.name()),
            "`postorb pull` keeps what the selection names in the repository",
        ),
    };
    let finding = Finding::error(RULE.name, place, message).severity(Severity::Info);
    argument.text.told(finding.help(help))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of_files, of_run_with, orb};
    use crate::lint::rules::unsupplied_variable::tests::{FILE, UID, lock};

    #[test]
    fn what_is_fetched_beside_a_lock_is_told() {
        let lock = lock("[]");
        let files = [(crate::names::LOCK, &*lock)];
        let pulled = format!("the collection is fetched, and was pulled as `{FILE}`");
        let url = format!("'https://api.getpostman.com/collections/{UID}?apikey=$POSTMAN_API_KEY'");
        for collection in [UID, &url] {
            let found = of_run_with("unlocked-run", &format!("newman run {collection}"), &files);
            assert_eq!(found, [&*pulled], "{collection}");
            let config = orb(&format!("collection: {}", collection.replace('\'', "\"")));
            assert_eq!(of_files("unlocked-run", &config, &files), [&*pulled]);
        }
        let command = format!("newman run a.json -e {UID}");
        let found = of_run_with("unlocked-run", &command, &files);
        assert_eq!(
            found,
            ["the environment is fetched, and is not in the lock"]
        );
    }

    #[test]
    fn what_is_not_fetched_or_not_locked_is_left_alone() {
        let lock = lock("[]");
        for (command, lock) in [
            ("newman run a.json", &*lock),
            ("newman run $COLLECTION", &lock),
            ("newman run https://example.com/a.json", &lock),
            (&format!("newman run {UID}"), "version: 1\n"),
            (&format!("newman run {UID}"), "version: ["),
        ] {
            let files = [(crate::names::LOCK, lock)];
            assert_eq!(
                of_run_with("unlocked-run", command, &files),
                [""; 0],
                "{command}"
            );
        }
        assert_eq!(
            of_run_with("unlocked-run", &format!("newman run {UID}"), &[("a", "")]),
            [""; 0]
        );
    }
}
