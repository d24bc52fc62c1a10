//! What of a selection is kept in the lock.

use super::{Entry, Kind, Lock};
use crate::plan::{self, Plan, Run, Source};
use crate::selection::Selection;

/// The collections and environments of Postman's that a run is given, by their ids.
pub fn sources(run: &Run) -> impl Iterator<Item = (Kind, &str)> {
    run.sources().filter_map(|(kind, source)| {
        let kind = match kind {
            plan::Kind::Collection => Kind::Collection,
            plan::Kind::Environment => Kind::Environment,
            plan::Kind::Globals | plan::Kind::Data => return None,
        };
        Some((kind, source.id()?))
    })
}

/// The same of every run of a plan that the lock has no file for, with the suite's name.
#[must_use]
pub fn missing<'p>(plan: &'p Plan, lock: &Lock) -> Vec<(&'p str, Kind, &'p str)> {
    let all = plan
        .runs
        .iter()
        .flat_map(|run| sources(run).map(|(kind, id)| (run.suite.as_str(), kind, id)));
    all.filter(|(_, kind, id)| lock.find(*kind, id).is_none())
        .collect()
}

/// Puts the file of the lock in the place of every id that it has one for, and gives what was used.
pub fn runs_from_files<'l>(selection: &mut Selection, lock: &'l Lock) -> Vec<&'l Entry> {
    let mut used: Vec<&Entry> = Vec::new();
    let mut put = |kind: Kind, text: &mut String| {
        let is_of = match kind {
            Kind::Collection => plan::Kind::Collection,
            Kind::Environment => plan::Kind::Environment,
        };
        let id = Source::id_in(text, is_of);
        let Some(entry) = id.and_then(|id| lock.find(kind, &id)) else {
            return;
        };
        text.clone_from(&entry.file);
        if !used.iter().any(|known| known.file == entry.file) {
            used.push(entry);
        }
    };
    for suite in &mut selection.suites {
        put(Kind::Collection, &mut suite.collection);
        let environments = suite.environments.values_mut();
        for text in suite.environment.iter_mut().chain(environments) {
            put(Kind::Environment, text);
        }
    }
    used
}
