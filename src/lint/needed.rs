//! The environment variables that a selection needs: whether the project, or the contexts that it names, have
//! them. The same finding as of the variables of a config.

use super::Project;
use super::newman::HOSTS;
use super::newman::id::{is_uid, is_uuid};
use super::repository::Repository;
use super::rules::unset_variable::{self, Need};
use crate::finding::Finding;
use crate::lock::{Kind, Lock};
use crate::names::API_KEY;
use crate::selection::{Loaded, Suite};
use crate::yaml::Span;

/// What of the variables that the suites of a selection need is set nowhere.
#[must_use]
pub fn check_variables(
    loaded: &Loaded,
    repository: Option<&Repository>,
    project: &Project,
) -> Vec<Finding> {
    let lock = repository.and_then(Repository::lock);
    let lock = lock.and_then(|lock| lock.as_ref().ok());
    let place = |path: &[&str]| loaded.span_of(path).unwrap_or_default();
    let mut findings = Vec::new();
    if let Some(finding) = key(loaded, lock, project) {
        findings.push(finding);
    }
    for (at, suite) in loaded.selection.suites.iter().enumerate() {
        let at = at.to_string();
        for (name, variable) in &suite.secrets {
            let need = Need {
                variable: &variable.0,
                place: place(&["suites", &at, "secrets", name]),
                contexts: contexts(loaded, suite),
            };
            findings.extend(unset_variable::told(&need, project));
        }
    }
    findings
}

/// The key, for the first suite that fetches without it.
fn key(loaded: &Loaded, lock: Option<&Lock>, project: &Project) -> Option<Finding> {
    let selection = &loaded.selection;
    let variable = selection.api_key.env.as_ref();
    let own = loaded.span_of(&["api-key", "env"]);
    let mut suites = selection.suites.iter().enumerate();
    suites.find_map(|(at, suite)| {
        let path = fetched(suite, lock)?;
        let at = at.to_string();
        let path: Vec<&str> = ["suites", &at].into_iter().chain(path).collect();
        let place: Span = own.clone().or_else(|| loaded.span_of(&path))?;
        let need = Need {
            variable: variable.map_or(API_KEY, |name| name.0.as_str()),
            place,
            contexts: contexts(loaded, suite),
        };
        unset_variable::told(&need, project)
    })
}

/// Where a suite names what is fetched when it runs.
fn fetched<'s>(suite: &'s Suite, lock: Option<&Lock>) -> Option<Vec<&'s str>> {
    let is_fetched = |kind: Kind, text: &str| {
        let is_pulled = lock.is_some_and(|lock| lock.find(kind, text).is_some());
        is_of_postmans(text) && !is_pulled
    };
    if is_fetched(Kind::Collection, &suite.collection) {
        return Some(vec!["collection"]);
    }
    let one = suite.environment.iter();
    let mut one = one.filter(|text| is_fetched(Kind::Environment, text));
    if one.next().is_some() {
        return Some(vec!["environment"]);
    }
    let mut many = suite.environments.iter();
    let many = many.find(|(_, text)| is_fetched(Kind::Environment, text));
    many.map(|(name, _)| vec!["environments", name.as_str()])
}

fn is_of_postmans(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .and_then(|rest| rest.split('/').next());
    is_uid(text) || is_uuid(text) || host.is_some_and(|host| HOSTS.contains(&host))
}

/// The contexts of the workflow that a suite is part of.
fn contexts<'l>(loaded: &'l Loaded, suite: &Suite) -> Vec<&'l str> {
    let workflows = &loaded.selection.workflows;
    let workflow = match &suite.workflow {
        Some(name) => workflows.iter().find(|workflow| workflow.name == *name),
        None => workflows.first(),
    };
    let contexts = workflow.map(|workflow| workflow.context.0.iter());
    contexts.into_iter().flatten().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Names;
    use crate::selection::{Date, read};

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";

    fn told(selection: &str, variables: &[&str], context: &[&str]) -> Vec<String> {
        let text = format!("version: 1\n{}\n", selection.replace("UID", UID));
        let loaded = read(&text, Date::parse("2026-01-01").unwrap()).unwrap();
        let names = |names: &[&str]| Names::Known(names.iter().map(|&name| name.into()).collect());
        let mut project = Project::new("gh/acme/shop".to_owned(), names(variables));
        project.insert("postman", names(context));
        let findings = check_variables(&loaded, None, &project).into_iter();
        findings
            .map(|finding| {
                let place = &text[finding.primary.span.clone()];
                format!("{place}: {}", finding.message)
            })
            .collect()
    }

    #[test]
    fn the_key_is_needed_where_something_is_fetched() {
        let named = "api-key: { env: MY_KEY }\nsuites: [{ name: a, collection: UID }]";
        let message = "the variable `MY_KEY` is not set on the project gh/acme/shop";
        assert_eq!(told(named, &[], &[]), [format!("MY_KEY: {message}")]);
        assert_eq!(told(named, &["MY_KEY"], &[]), [""; 0]);
        let usual = "suites: [{ name: a, collection: a.json, environment: UID }]";
        assert_eq!(
            told(usual, &["MY_KEY"], &[]),
            [format!(
                "{UID}: the variable `POSTMAN_API_KEY` is not set on the project gh/acme/shop"
            )]
        );
        let files = "suites: [{ name: a, collection: a.json, environments: { b: b.json } }]";
        assert_eq!(told(files, &[], &[]), [""; 0]);
    }

    #[test]
    fn secrets_are_needed_in_the_contexts_of_the_suites_workflow() {
        let selection = "workflows: [{ name: one }, { name: two, context: postman }]\n\
             suites:\n  - { name: a, collection: a.json, secrets: { token: API_TOKEN } }\n  \
             - { name: b, collection: b.json, workflow: two, secrets: { token: API_TOKEN, other: OTHER } }";
        assert_eq!(
            told(selection, &[], &["API_TOKEN"]),
            [
                "API_TOKEN: the variable `API_TOKEN` is not set on the project gh/acme/shop",
                "OTHER: the variable `OTHER` is not set on the project gh/acme/shop, nor in the context `postman`",
            ]
        );
        assert_eq!(told(selection, &["API_TOKEN", "OTHER"], &[]), [""; 0]);
    }
}
