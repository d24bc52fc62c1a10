//! What rules know of a project of `CircleCI`'s: the names of the variables that it and the contexts of its
//! organization have. Values are never asked for.
//!
//! Rules ask for contexts, and somebody else fetches, as in `workspace`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The names of variables that are somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// These, and no others.
    Known(BTreeSet<String>),
    /// There is no such place.
    Missing,
    /// Nobody may look.
    Closed,
}

/// A project, and what was asked of it so far.
#[derive(Clone, Debug)]
pub struct Project {
    /// What it is called: `gh/acme/bookings`.
    pub slug: String,
    variables: Names,
    contexts: BTreeMap<String, Names>,
    asked: RefCell<BTreeSet<String>>,
    /// Whether a context that is not here is not there.
    is_whole: bool,
}

impl Project {
    /// A project with variables of these names; no context was fetched yet.
    #[must_use]
    pub const fn new(slug: String, variables: Names) -> Self {
        Self {
            slug,
            variables,
            contexts: BTreeMap::new(),
            asked: RefCell::new(BTreeSet::new()),
            is_whole: false,
        }
    }

    /// A project of a few texts, by their addresses, each with a name a line: `circleci://project/gh/acme/shop`,
    /// `circleci://context/NAME`. None where no text is a project's.
    #[must_use]
    pub fn of_texts(texts: &BTreeMap<String, String>) -> Option<Self> {
        let names = |text: &str| Names::Known(text.lines().map(str::to_owned).collect());
        let of = |kind: &str| {
            let kind = format!("circleci://{kind}/");
            let own = texts.iter();
            own.filter_map(move |(address, text)| {
                Some((address.strip_prefix(&kind)?.to_owned(), names(text)))
            })
        };
        let (slug, variables) = of("project").next()?;
        let contexts = of("context").collect();
        Some(Self {
            contexts,
            is_whole: true,
            ..Self::new(slug, variables)
        })
    }

    /// Adds what a context has.
    pub fn insert(&mut self, context: &str, names: Names) {
        self.contexts.insert(context.to_owned(), names);
    }

    /// The contexts that were asked for and are not here.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let missing = asked
            .iter()
            .filter(|name| !self.contexts.contains_key(*name));
        missing.cloned().collect()
    }

    /// Whether a job with these contexts has a variable; none where that is not known.
    pub(super) fn has(&self, variable: &str, contexts: &[&str]) -> Option<bool> {
        match &self.variables {
            Names::Known(names) if names.contains(variable) => return Some(true),
            Names::Known(_) | Names::Missing => {}
            Names::Closed => return None,
        }
        let mut is_known = true;
        for context in contexts {
            match self.context(context) {
                Some(Names::Known(names)) if names.contains(variable) => return Some(true),
                Some(Names::Known(_) | Names::Missing) => {}
                Some(Names::Closed) | None => is_known = false,
            }
        }
        is_known.then_some(false)
    }

    /// Whether it is certain that there is no context of this name.
    pub(super) fn lacks(&self, context: &str) -> bool {
        self.context(context) == Some(&Names::Missing)
    }

    fn context(&self, name: &str) -> Option<&Names> {
        self.asked.borrow_mut().insert(name.to_owned());
        let found = self.contexts.get(name);
        found.or(self.is_whole.then_some(&Names::Missing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(names: &[&str]) -> Names {
        Names::Known(names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn a_variable_is_the_projects_or_a_contexts_or_not_known() {
        let mut project = Project::new("gh/a/b".to_owned(), known(&["OWN"]));
        assert_eq!(project.has("OWN", &["x"]), Some(true));
        assert_eq!(project.missing(), [""; 0]);
        assert_eq!(project.has("KEY", &[]), Some(false));
        assert_eq!(project.has("KEY", &["x", "y"]), None);
        assert_eq!(project.missing(), ["x", "y"]);
        project.insert("x", known(&["KEY"]));
        project.insert("y", Names::Closed);
        assert_eq!(project.missing(), [""; 0]);
        assert_eq!(project.has("KEY", &["x", "y"]), Some(true));
        assert_eq!(project.has("KEY", &["y"]), None);
        project.insert("y", Names::Missing);
        assert_eq!(project.has("OTHER", &["x", "y"]), Some(false));
        assert!(project.lacks("y") && !project.lacks("x"));
        let closed = Project::new("gh/a/b".to_owned(), Names::Closed);
        assert_eq!(closed.has("KEY", &[]), None);
    }
}
