//! Which of a project's pipelines is started, where it has several (circleci.md, section 1: projects of the
//! GitHub App are built by definition).

use crate::command::Context;
use crate::command::builds::site::Site;
use crate::harmless;
use crate::service::circleci::{Definition, Provider};
use crate::terminal::{Item, Prompt};
use crate::{Exit, Failure, suggest};

/// The id of the definition; none where the project is built without.
pub(super) fn answer(
    named: Option<&str>,
    site: &Site,
    context: &mut Context<'_, '_>,
) -> Result<Option<String>, Failure> {
    if named.is_none() && site.slug.provider() != Provider::CircleCi {
        return Ok(None);
    }
    let all = site.ask(|circleci, slug| {
        let project = circleci.project(slug)?;
        circleci.definitions(&project.id)
    })?;
    if let Some(named) = named {
        return find(named, &all).map(|one| Some(one.id.clone()));
    }
    match all.as_slice() {
        [] => Err(Failure::new(
            Exit::NotFound,
            format!("{} has no pipeline definition", site.slug),
        )
        .help("add one in CircleCI: Project Settings › Project Setup")),
        [one] => {
            context.detail(&format!("the pipeline is `{}`, its only one", one.name));
            Ok(Some(one.id.clone()))
        }
        several => pick(several, site, context).map(Some),
    }
}

fn pick(all: &[Definition], site: &Site, context: &mut Context<'_, '_>) -> Result<String, Failure> {
    let Some(mut prompt) = Prompt::open(context.io)? else {
        let message = format!("{} has {} pipeline definitions", site.slug, all.len());
        return Err(Failure::new(Exit::Usage, message)
            .help(format!("name one: --definition {}", names(all))));
    };
    let items: Vec<Item> = all
        .iter()
        .map(|one| Item::new(&one.name, &about(one)))
        .collect();
    let at = prompt.one(context.io.stderr, "Pipeline", &items)?;
    site.circleci.restart();
    Ok(all[at].id.clone())
}

/// Its config, and the repository that this is in.
fn about(definition: &Definition) -> String {
    let source = definition.config_source.as_ref();
    let path = source.and_then(|source| source.file_path.clone());
    let repository = source.and_then(|source| source.repo.as_ref());
    let repository = repository.and_then(|repository| repository.full_name.clone());
    let parts: Vec<String> = repository.into_iter().chain(path).collect();
    parts.join(" ")
}

fn find<'d>(named: &str, all: &'d [Definition]) -> Result<&'d Definition, Failure> {
    let by_id = all.iter().find(|one| one.id.eq_ignore_ascii_case(named));
    let mut by_name = all.iter().filter(|one| one.name == named);
    match (by_id, by_name.next(), by_name.next()) {
        (Some(one), ..) | (None, Some(one), None) => Ok(one),
        (None, Some(_), Some(_)) => {
            let message = format!("several definitions are called `{}`", harmless::path(named));
            let ids = all.iter().filter(|one| one.name == named);
            let ids: Vec<&str> = ids.map(|one| one.id.as_str()).collect();
            Err(Failure::new(Exit::Usage, message).help(format!("name its id: {}", ids.join(", "))))
        }
        (None, None, _) => {
            let message = format!("no definition is called `{}`", harmless::path(named));
            let failure = Failure::new(Exit::NotFound, message);
            let near = suggest::nearest(named, all.iter().map(|one| one.name.as_str()));
            Err(match near {
                Some(near) => failure.help(format!("did you mean `{}`?", harmless::path(near))),
                None if all.is_empty() => failure.help("the project has none"),
                None => failure.help(format!("there are {}", names(all))),
            })
        }
    }
}

fn names(all: &[Definition]) -> String {
    let names = all
        .iter()
        .map(|one| format!("`{}`", harmless::path(&one.name)));
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definitions(named: &[(&str, &str)]) -> Vec<Definition> {
        let of = |(id, name): &(&str, &str)| Definition {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            description: String::new(),
            config_source: None,
            checkout_source: None,
            created_at: None,
        };
        named.iter().map(of).collect()
    }

    #[test]
    fn a_definition_is_found_by_its_name_or_its_id() {
        let all = definitions(&[("a1", "build"), ("b2", "nightly"), ("c3", "nightly")]);
        assert_eq!(find("build", &all).unwrap().id, "a1");
        assert_eq!(find("C3", &all).unwrap().id, "c3");
        let twice = find("nightly", &all).unwrap_err();
        assert_eq!(twice.help, ["name its id: b2, c3"]);
        let near = find("biuld", &all).unwrap_err();
        assert_eq!(near.exit, Exit::NotFound);
        assert_eq!(near.help, ["did you mean `build`?"]);
    }
}
