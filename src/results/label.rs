//! Names that people can tell suites apart by.

use std::collections::{HashMap, HashSet};

use super::run::Suite;

impl Suite {
    /// Gives it a name.
    pub fn rename(&mut self, name: &str) {
        self.name = self.texts.add(name);
    }

    /// The name that somebody gave it, where it is not the file's.
    pub(super) fn given_name(&self) -> Option<&str> {
        let name = self.text(self.name);
        let is_file = self.reports.iter().any(|report| self.text(*report) == name);
        (!is_file).then_some(name)
    }

    /// The name of its file, or files.
    fn files(&self) -> String {
        let names = self.reports.iter().map(|report| self.text(*report));
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Names suites after their collections, unless they were given a name; those that have the same one
/// after their environments too, and if that is not enough after their files.
pub(super) fn label(suites: &mut [Suite]) {
    let mut names: Vec<String> = suites
        .iter()
        .map(|suite| {
            let collection = suite.collection.map(|id| suite.text(id));
            let name = suite
                .given_name()
                .or(collection)
                .filter(|name| !name.is_empty());
            name.map_or_else(|| suite.files(), ToOwned::to_owned)
        })
        .collect();
    lengthen(&mut names, |at| {
        let environment = suites[at].environment?;
        Some(format!(" ({})", suites[at].text(environment)))
    });
    lengthen(&mut names, |at| Some(format!(" [{}]", suites[at].files())));
    let mut taken = HashSet::new();
    for name in &mut names {
        let base = name.clone();
        let mut number = 1;
        while !taken.insert(name.clone()) {
            number += 1;
            *name = format!("{base} #{number}");
        }
    }
    for (suite, name) in suites.iter_mut().zip(names) {
        if suite.text(suite.name) != name {
            suite.rename(&name);
        }
    }
}

/// Puts something behind the names that more than one suite has.
fn lengthen(names: &mut [String], mut by: impl FnMut(usize) -> Option<String>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in &*names {
        *counts.entry(name.clone()).or_default() += 1;
    }
    for (at, name) in names.iter_mut().enumerate() {
        if counts.get(name).is_some_and(|count| *count > 1)
            && let Some(more) = by(at)
        {
            name.push_str(&more);
        }
    }
}
