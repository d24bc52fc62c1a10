//! What a run has to be given, because its value stayed in Postman.

use std::collections::BTreeSet;

use super::{Kind, Lock};
use crate::plan::{Plan, Run, Source};

/// The variables of each suite that nothing gives a value to, as far as that can be told; `given` are
/// the variables with a value in an environment's file.
#[must_use]
pub fn unsupplied(
    plan: &Plan,
    lock: &Lock,
    given: &dyn Fn(&str) -> Option<Vec<String>>,
) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for run in &plan.runs {
        let missing = of_run(run, lock, given);
        if missing.is_empty() {
            continue;
        }
        match all.iter_mut().find(|(suite, _)| *suite == run.suite) {
            Some((_, known)) => known.extend(missing),
            None => all.push((run.suite.clone(), missing)),
        }
    }
    for (_, variables) in &mut all {
        variables.sort();
        variables.dedup();
    }
    all
}

fn of_run(run: &Run, lock: &Lock, given: &dyn Fn(&str) -> Option<Vec<String>>) -> Vec<String> {
    // Rows and globals may have them all.
    if run.data.is_some() || run.globals.is_some() {
        return Vec::new();
    }
    let entry = |kind, source: &Source| match source {
        Source::File(path) => lock.at(path),
        source => lock.find(kind, source.id()?),
    };
    let mut missing: BTreeSet<String> = BTreeSet::new();
    if let Some(collection) = entry(Kind::Collection, &run.collection) {
        missing.extend(collection.supply.iter().cloned());
    }
    if let Some(source) = &run.environment {
        let locked = entry(Kind::Environment, source);
        let file = match (locked, source) {
            (Some(entry), _) => entry.file.as_str(),
            (None, Source::File(path)) => path.as_str(),
            // It is fetched: nobody knows what it has.
            (None, _) => return Vec::new(),
        };
        let Some(given) = given(file) else {
            return Vec::new();
        };
        for name in given {
            missing.remove(&name);
        }
        missing.extend(
            locked
                .into_iter()
                .flat_map(|entry| entry.supply.iter().cloned()),
        );
    }
    for name in run.secrets.keys() {
        missing.remove(name);
    }
    for argument in &run.newman.extra {
        let options = ["--env-var=", "--global-var="];
        let text = options
            .into_iter()
            .find_map(|option| argument.strip_prefix(option));
        let assigned = text.unwrap_or(argument).split_once('=');
        missing.remove(assigned.map_or("", |(name, _)| name));
    }
    missing.into_iter().collect()
}
