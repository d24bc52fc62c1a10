//! Suites of a selection: what Postman has under their ids, and whether it works with what they are given.
//! The same findings as of runs in a config, at the lines of the selection.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::found::Found;
use super::newman::Tool;
use super::repository::Repository;
use super::rules::{empty_variable, unknown_id, unresolved_variable};
use super::workspace::{Thing, Workspace};
use crate::collection::{Collection, Content, Fault};
use crate::finding::Finding;
use crate::selection::{Loaded, RunnerKind, Suite};
use crate::yaml::Span;

/// What is wrong with the suites of a selection, by what was fetched from Postman.
#[must_use]
pub fn check_suites(
    loaded: &Loaded,
    repository: Option<&Repository>,
    workspace: &Workspace,
) -> Vec<Finding> {
    let runner = loaded.selection.runner.kind.as_ref();
    let tool = match runner {
        Some(RunnerKind::PostmanCli) => Tool::Postman,
        _ => Tool::Newman,
    };
    let mut findings = Vec::new();
    for (at, suite) in loaded.selection.suites.iter().enumerate() {
        let at = at.to_string();
        let look = Look {
            suite,
            tool,
            repository,
            workspace,
            place: &|path: &[&str]| {
                let path: Vec<&str> = ["suites", &at].iter().chain(path).copied().collect();
                loaded.span_of(&path).unwrap_or_default()
            },
        };
        look.all(&mut findings);
    }
    findings.sort_by_key(|finding| (finding.primary.span.start, finding.rule));
    findings
}

struct Look<'l> {
    suite: &'l Suite,
    tool: Tool,
    repository: Option<&'l Repository>,
    workspace: &'l Workspace,
    /// Where a key of the suite has its value.
    place: &'l dyn Fn(&[&str]) -> Span,
}

type Answer<T> = Rc<Found<Result<T, Fault>>>;

impl Look<'_> {
    fn all(&self, findings: &mut Vec<Finding>) {
        let place = (self.place)(&["collection"]);
        let found = self.collection();
        if let Some(found) = &found
            && let Some(id) = self
                .workspace
                .id(&self.suite.collection, Thing::Collection, true)
        {
            let found = (**found).as_ref().map(|_| ());
            let told = unknown_id::told(place.clone(), Thing::Collection, id, &found);
            findings.extend(told);
        }
        let collection = found.as_deref().and_then(|found| match found {
            Found::File(Ok(Content::Collection(collection))) => Some(collection),
            _ => None,
        });
        let environments = self.environments();
        if environments.is_empty() {
            let unresolved = collection.and_then(|one| self.unresolved(&place, one, None));
            findings.extend(unresolved);
        }
        for (place, text) in environments {
            findings.extend(self.environment(&place, text, collection));
        }
    }

    /// The environments that it runs with, and where they stand.
    fn environments(&self) -> Vec<(Span, &str)> {
        let one = self.suite.environment.iter();
        let one = one.map(|text| ((self.place)(&["environment"]), text.as_str()));
        let many = self.suite.environments.iter();
        let many = many.map(|(name, text)| {
            let place = (self.place)(&["environments", name]);
            (place, text.as_str())
        });
        one.chain(many).collect()
    }

    fn environment(
        &self,
        place: &Span,
        text: &str,
        collection: Option<&Collection>,
    ) -> Vec<Finding> {
        let id = self.workspace.id(text, Thing::Environment, true);
        let found = match (id, self.repository) {
            (Some(id), _) => self.workspace.variables(id),
            (None, Some(files)) if is_file(text) => Some(files.variables(text)),
            _ => None,
        };
        let Some(found) = found else {
            return Vec::new();
        };
        let kind = (*found).as_ref().map(|_| ());
        let unknown =
            id.and_then(|id| unknown_id::told(place.clone(), Thing::Environment, id, &kind));
        let mut findings: Vec<_> = unknown.into_iter().collect();
        if let (Some(collection), Found::File(Ok(Some(names)))) = (collection, &*found) {
            findings.extend(self.unresolved(place, collection, Some(names)));
            findings.extend(id.and_then(|id| self.empty(place, id, collection)));
        }
        findings
    }

    fn collection(&self) -> Option<Answer<Content>> {
        let text = &self.suite.collection;
        match self.workspace.id(text, Thing::Collection, true) {
            Some(id) => self.workspace.collection(id),
            None => self
                .repository
                .filter(|_| is_file(text))
                .map(|files| files.collection(text)),
        }
    }

    fn unresolved(
        &self,
        place: &Span,
        collection: &Collection,
        environment: Option<&BTreeSet<String>>,
    ) -> Option<Finding> {
        let globals = self.globals()?;
        let mut known = self.given(collection)?;
        known.extend(environment.into_iter().flatten().map(String::as_str));
        known.extend(globals.iter().map(String::as_str));
        let folders = self.folders();
        let used = unresolved_variable::used(self.tool, collection, &known, &folders);
        unresolved_variable::told(
            place.clone(),
            collection,
            &used,
            unresolved_variable::IN_SELECTION,
        )
    }

    fn empty(&self, place: &Span, id: &str, collection: &Collection) -> Option<Finding> {
        let blanks = self.workspace.blanks(id)?;
        let given = self.given(collection)?;
        let folders = self.folders();
        let used = empty_variable::used(self.tool, collection, blanks, &given, &folders);
        empty_variable::told(place.clone(), collection, blanks, &used)
    }

    fn folders(&self) -> Vec<&str> {
        self.suite.folder.0.iter().map(String::as_str).collect()
    }

    /// The variables of its globals; none where they cannot be looked at.
    fn globals(&self) -> Option<BTreeSet<String>> {
        let Some(text) = &self.suite.globals else {
            return Some(BTreeSet::new());
        };
        match &*self.repository.filter(|_| is_file(text))?.variables(text) {
            Found::File(Ok(Some(names))) => Some(names.clone()),
            _ => None,
        }
    }

    /// The variables that it is given beside its environment and globals; none where there may be others.
    fn given<'s>(&'s self, collection: &Collection) -> Option<BTreeSet<&'s str>> {
        let suite = self.suite;
        let has_data = suite.iteration_data.is_some();
        let has_newmanrc = self.repository.is_none_or(Repository::has_newmanrc);
        if collection.writes.is_open || has_data || has_newmanrc || !suite.newman.extra.is_empty() {
            return None;
        }
        Some(suite.secrets.keys().map(String::as_str).collect())
    }
}

/// Whether a text names a file of the repository.
fn is_file(text: &str) -> bool {
    !text.contains("://") && !text.starts_with(['/', '~'])
}
