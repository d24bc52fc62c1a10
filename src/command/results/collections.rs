//! Which collection of Postman's a suite runs.

use std::path::Path;

use crate::cli::ResultsPublishArgs;
use crate::command::{Context, load, locked};
use crate::lock::{Kind, Lock};
use crate::names;
use crate::plan::{Host, Plan, Run, Source};
use crate::publish::Destination;

/// Collections by the names of suites and of their runs, and where the key to them is.
#[derive(Clone, Debug)]
pub(in crate::command) struct Collections {
    known: Vec<(String, String)>,
    /// The environment variable with the key for Postman.
    pub(in crate::command) key: String,
}

impl Collections {
    /// Those of these runs, where they are needed. What runs from a file of the lock is Postman's too.
    pub(in crate::command) fn of(
        runs: &[Run],
        key: &str,
        args: &ResultsPublishArgs,
        context: &mut Context<'_, '_>,
    ) -> Self {
        let mut known = Vec::new();
        if args.destinations.contains(&Destination::Postman) {
            // A lock that is wrong was told where it was read.
            let lock = locked::read(context).ok().flatten();
            let lock = lock.map(|(_, lock)| lock).unwrap_or_default();
            for run in runs {
                if let Some(uid) = uid(&run.collection, &lock) {
                    known.push((run.slug.clone(), uid.clone()));
                    known.push((run.suite.clone(), uid));
                }
            }
        }
        Self {
            known,
            key: key.to_owned(),
        }
    }

    /// Those of the repository's selection, where they are needed; none where there is no selection, or
    /// where it is wrong, which is told.
    pub(in crate::command) fn selected(
        args: &ResultsPublishArgs,
        context: &mut Context<'_, '_>,
    ) -> Self {
        let path = Path::new(names::SELECTION);
        if !args.destinations.contains(&Destination::Postman) || !path.exists() {
            return Self::of(&[], names::API_KEY, args, context);
        }
        let plan = load::file_selection(path, context).and_then(|one| Plan::new(&one));
        match plan {
            Ok(plan) => Self::of(&plan.runs, &plan.key, args, context),
            Err(failure) => {
                if !failure.message.is_empty() {
                    context.warn(&format!("warning: {}", failure.message));
                }
                Self::of(&[], names::API_KEY, args, context)
            }
        }
    }

    /// The UID of the collection that a suite runs.
    pub(super) fn find(&self, suite: &str) -> Option<String> {
        let known = self.known.iter().find(|(name, _)| name == suite);
        known.map(|(_, uid)| uid.clone())
    }
}

/// The UID of a collection: comments have no other address. Those of the EU are found where
/// `POSTMAN_API_BASE_URL` leads there, and are UIDs then.
fn uid(source: &Source, lock: &Lock) -> Option<String> {
    /// How long an id is without its owner.
    const BARE: usize = 36;
    let entries = lock.entries.iter();
    let mut pulled = entries.filter(|one| one.kind == Kind::Collection);
    match source {
        Source::File(path) => pulled.find(|one| one.file == *path),
        Source::PostmanUrl { host: Host::Eu, .. } | Source::Url(_) => None,
        Source::Uid(id) | Source::BareId(id) | Source::PostmanUrl { id, .. } => {
            if id.len() > BARE {
                return Some(id.clone());
            }
            let end = format!("-{id}");
            pulled.find(|one| one.uid.ends_with(&end))
        }
    }
    .map(|one| one.uid.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lock::Entry;

    const BARE: &str = "28b680e3-eb56-4135-8f4c-de01a6e494e9";

    #[test]
    fn a_collection_is_known_by_its_uid_or_by_the_lock() {
        let full = format!("789883-{BARE}");
        let entry = |kind, uid: &str, file: &str| Entry {
            kind,
            uid: uid.to_owned(),
            name: String::new(),
            file: file.to_owned(),
            updated: None,
            sha256: String::new(),
            supply: Vec::new(),
        };
        let lock = Lock {
            entries: vec![
                entry(Kind::Environment, &full, "a.json"),
                entry(Kind::Collection, &full, "b.json"),
            ],
        };
        let none = Lock::default();
        let address = |host| Source::PostmanUrl {
            host,
            id: full.clone(),
        };
        for (source, lock, is_known) in [
            (Source::Uid(full.clone()), &none, true),
            (address(Host::Postman), &none, true),
            (address(Host::Eu), &lock, false),
            (Source::BareId(BARE.to_owned()), &none, false),
            (Source::BareId(BARE.to_owned()), &lock, true),
            (Source::File("b.json".to_owned()), &lock, true),
            (Source::File("a.json".to_owned()), &lock, false),
            (
                Source::Url("https://example.com/b.json".to_owned()),
                &lock,
                false,
            ),
        ] {
            let expected = is_known.then(|| full.clone());
            assert_eq!(uid(&source, lock), expected, "{source:?}");
        }
    }
}
