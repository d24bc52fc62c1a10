//! From answers to edits of the selection.

use super::Context;
use super::existing::Existing;
use super::link::Link;
use super::suites::Chosen;
use super::workflow::Placed;
use crate::command::subject::{self, Kind};
use crate::pick::Picked;
use crate::selection::edit::{self, Edit, Names};
use crate::selection::{Integration, Layout, Suite, slug};
use crate::yaml::Data;

/// What is added to a selection.
#[derive(Debug, Default)]
pub(super) struct Addition {
    pub(super) edits: Vec<Edit>,
    /// Whether anything of it is fetched from Postman, so that CircleCI needs the key.
    pub(super) needs_key: bool,
}

impl Addition {
    pub(super) fn new(
        chosen: &[Chosen],
        link: Option<&Link>,
        placed: &Placed,
        existing: &Existing,
        context: &mut Context<'_, '_>,
    ) -> Self {
        let mut names = Names::new();
        let mut edits = Vec::new();
        let mut suites: Vec<String> = Vec::new();
        let mut taken = taken(existing);
        for one in chosen {
            let own = existing.selection.suites.iter();
            if let Some(own) = own.into_iter().find(|own| is_same(own, one)) {
                context.note(&format!(
                    "note: suite `{}` runs that already, and stays as it is",
                    own.name
                ));
                suites.push(own.name.clone());
                continue;
            }
            let suite = suite(one, placed.workflow.as_ref(), &mut taken, &mut names);
            suites.push(suite.name.clone());
            edits.push(Edit::append("suites", edit::suite(&suite, &names)));
        }
        edits.extend(self::placed(placed));
        if let Some(link) = link
            && !has(existing, link)
        {
            let integration = integration(link, suites, existing, &mut names);
            let entry = edit::integration(&integration, &names);
            edits.push(Edit::append("integrations", entry));
        }
        let picked = chosen
            .iter()
            .flat_map(|one| std::iter::once(&one.collection).chain(&one.environments));
        let needs_key = picked.into_iter().any(|one| one.is_id);
        Self { edits, needs_key }
    }
}

fn placed(placed: &Placed) -> Vec<Edit> {
    let mut edits = Vec::new();
    if let Some(layout) = placed.layout {
        edits.push(Edit::set("layout", Data::string(name(layout))));
    }
    if let Some(job) = &placed.job {
        edits.push(Edit::set("job", Data::string(job)));
    }
    let workflows = placed.workflows.iter();
    edits
        .extend(workflows.map(|workflow| Edit::append("workflows", edit::workflow_with(workflow))));
    edits
}

fn name(layout: Layout) -> String {
    let value = clap::ValueEnum::to_possible_value(&layout);
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

/// The names of entries that there are: those that suites may not have any more.
fn taken(existing: &Existing) -> Vec<String> {
    let suites = existing.selection.suites.iter();
    let names = suites.flat_map(|suite| {
        let environments = suite.environments.keys();
        let runs = environments.map(|name| format!("{}-{name}", suite.name));
        std::iter::once(suite.name.clone()).chain(runs)
    });
    names.map(|name| slug(&name)).collect()
}

/// Whether a suite runs that collection with those environments.
fn is_same(suite: &Suite, one: &Chosen) -> bool {
    let mut own: Vec<&str> = suite.environments.values().map(String::as_str).collect();
    own.extend(suite.environment.as_deref());
    let mut new: Vec<&str> = one
        .environments
        .iter()
        .map(|one| one.value.as_str())
        .collect();
    own.sort_unstable();
    new.sort_unstable();
    suite.collection == one.collection.value && own == new
}

fn suite(
    one: &Chosen,
    workflow: Option<&String>,
    taken: &mut Vec<String>,
    names: &mut Names,
) -> Suite {
    let name = free(&short(&one.collection, "collection"), taken);
    taken.push(name.clone());
    let mut suite = Suite {
        name,
        collection: named(&one.collection, names),
        workflow: workflow.cloned(),
        ..Suite::default()
    };
    match one.environments.as_slice() {
        [] => {}
        [environment] => suite.environment = Some(named(environment, names)),
        several => {
            let mut keys = Vec::new();
            for environment in several {
                let key = free(&short(environment, "environment"), &keys);
                taken.push(format!("{}-{key}", suite.name));
                keys.push(key.clone());
                suite.environments.insert(key, named(environment, names));
            }
        }
    }
    suite
}

/// The value of what was picked; its name is kept for the comment behind an id.
fn named(one: &Picked, names: &mut Names) -> String {
    if let Some(name) = one.name.as_ref().filter(|_| one.is_id) {
        names.insert(one.value.clone(), name.clone());
    }
    one.value.clone()
}

/// A name for what was picked, as workflow entries have it.
fn short(one: &Picked, otherwise: &str) -> String {
    let file = one.value.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().filter(|_| !one.is_id);
    let mut candidates = one.name.as_deref().into_iter().chain(stem).map(slug);
    let found = candidates.find(|name| !name.is_empty());
    found.unwrap_or_else(|| otherwise.to_owned())
}

/// The name, or with a number behind it where it is taken.
fn free(name: &str, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    all.find(is_free).unwrap_or_else(|| name.to_owned())
}

/// Whether that link is there already; another one of the same version is an error of the selection.
fn has(existing: &Existing, link: &Link) -> bool {
    existing.selection.integrations.iter().any(|own| {
        let id = match link.subject.kind {
            Kind::Api => &own.api,
            Kind::Spec => &own.spec,
        };
        id.as_ref() == Some(&link.subject.id)
            && own.api_version == link.version
            && own.project == link.project
    })
}

fn integration(
    link: &Link,
    suites: Vec<String>,
    existing: &Existing,
    names: &mut Names,
) -> Integration {
    let subject = &link.subject;
    names.insert(subject.id.clone(), subject.name.clone());
    names.insert(link.workspace.clone(), link.workspace_name.clone());
    let own = existing.selection.integrations.iter();
    let own: Vec<&str> = own.map(|own| own.nickname.as_str()).collect();
    let nickname = subject::nickname(&subject.name, link.version.as_deref(), &own);
    let is_api = subject.kind == Kind::Api;
    Integration {
        nickname,
        workspace: Some(link.workspace.clone()),
        api: is_api.then(|| subject.id.clone()),
        spec: (!is_api).then(|| subject.id.clone()),
        api_version: link.version.clone(),
        project: link.project.clone(),
        suites,
    }
}
