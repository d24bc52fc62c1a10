//! What CircleCI says of a project, asked for side by side: its variables, the contexts that are named, and
//! whether the orb has been loaded there.

use std::collections::{BTreeMap, BTreeSet};

use super::orb::{self, Orb};
use crate::Failure;
use crate::service::circleci::{Project, Slug};
use crate::service::{CircleCi, many};

/// A project, as CircleCI knows it.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) project: Project,
    pub(super) variables: Result<BTreeSet<String>, Failure>,
    pub(super) contexts: BTreeMap<String, Names>,
    /// None where no orb is needed.
    pub(super) orb: Option<Result<Orb, Failure>>,
}

/// The names of a context's variables.
#[derive(Debug)]
pub(super) enum Names {
    Known(BTreeSet<String>),
    /// There is no such context.
    Missing,
    /// Nobody tells.
    Closed(Failure),
}

/// What is asked for beside the variables.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// Names of contexts.
    pub(super) contexts: BTreeSet<String>,
    /// Whether the config needs Postman's orb.
    pub(super) orb: bool,
}

#[derive(Clone, Copy)]
enum Question {
    Variables,
    Contexts,
    Orb,
}

enum Answer {
    Variables(Result<BTreeSet<String>, Failure>),
    Contexts(BTreeMap<String, Names>),
    Orb(Option<Result<Orb, Failure>>),
}

/// Asks for a project, and then for the rest at once.
pub(super) fn ask(circleci: &CircleCi, slug: &Slug, wanted: &Wanted) -> Result<Asked, Failure> {
    let project = circleci.project(slug)?;
    let questions = [Question::Variables, Question::Contexts, Question::Orb];
    let answers = many(&questions, |question| {
        Ok(match question {
            Question::Variables => Answer::Variables(variables(circleci, slug)),
            Question::Contexts => {
                Answer::Contexts(contexts(circleci, slug, &project, &wanted.contexts))
            }
            Question::Orb => Answer::Orb(wanted.orb.then(|| orb::ask(circleci, slug))),
        })
    });
    let mut asked = Asked {
        project,
        variables: Ok(BTreeSet::new()),
        contexts: BTreeMap::new(),
        orb: None,
    };
    for answer in answers {
        match answer? {
            Answer::Variables(variables) => asked.variables = variables,
            Answer::Contexts(contexts) => asked.contexts = contexts,
            Answer::Orb(orb) => asked.orb = orb,
        }
    }
    Ok(asked)
}

fn variables(circleci: &CircleCi, slug: &Slug) -> Result<BTreeSet<String>, Failure> {
    let all = circleci.variables(slug)?.into_iter();
    Ok(all.map(|variable| variable.name).collect())
}

fn contexts(
    circleci: &CircleCi,
    slug: &Slug,
    project: &Project,
    wanted: &BTreeSet<String>,
) -> BTreeMap<String, Names> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let owner = match project.organization_id.as_str() {
        "" => slug.organization_slug(),
        id => id.to_owned(),
    };
    let listed = match circleci.contexts(&owner) {
        Ok(listed) => listed,
        Err(failure) => {
            let closed = wanted.iter().cloned();
            return closed
                .map(|name| (name, Names::Closed(failure.clone())))
                .collect();
        }
    };
    let wanted: Vec<&String> = wanted.iter().collect();
    let names = many(&wanted, |name| {
        let Some(context) = listed.iter().find(|one| one.name == **name) else {
            return Ok(Names::Missing);
        };
        let known = circleci.context_variables(context);
        Ok(known.map_or_else(Names::Closed, |names| {
            Names::Known(names.into_iter().collect())
        }))
    });
    let pairs = wanted.into_iter().zip(names);
    pairs
        .map(|(name, names)| (name.clone(), names.unwrap_or_else(Names::Closed)))
        .collect()
}
