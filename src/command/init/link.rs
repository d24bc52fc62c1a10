//! Which version of which API the suites test, and which project of CircleCI's is linked to it.

use super::InitArgs;
use super::ask::Ask;
use crate::Failure;
use crate::command::project;
use crate::command::source::Source;
use crate::command::subject::{self, Kind, Offer, Subject};
use crate::command::words::is_none;
use crate::harmless;
use crate::pick::Resolver;
use crate::service::circleci::Slug;
use crate::terminal::Item;

/// A link, as an integration holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) workspace: String,
    pub(super) workspace_name: String,
    pub(super) subject: Subject,
    pub(super) version: Option<String>,
    pub(super) project: String,
}

pub(super) fn answer(
    args: &InitArgs,
    resolver: &Resolver<'_>,
    source: &Source<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Option<Link>, Failure> {
    let flag = args.api.as_deref().map(|api| (Kind::Api, api));
    let flag = flag.or_else(|| args.spec.as_deref().map(|spec| (Kind::Spec, spec)));
    let is_wanted = match flag {
        Some((_, typed)) => !is_none(typed),
        None => ask.is_possible(),
    };
    if !is_wanted {
        return Ok(None);
    }
    let Some(workspace) = resolver.workspace_id()? else {
        return Ok(None);
    };
    let offer = Offer::of(flag.map(|(kind, _)| kind), workspace, source, ask.context)?;
    let typed = match flag {
        Some((kind, typed)) => Some((kind, typed.to_owned())),
        None => pick(&offer, ask)?,
    };
    source.restart();
    let Some((kind, typed)) = typed else {
        if let Some(project) = args.project.as_deref().filter(|flag| !is_none(flag)) {
            ask.context.note(&format!(
                "note: no API is picked, so that `--project {project}` says nothing"
            ));
        }
        return Ok(None);
    };
    let subject = offer.find(kind, &typed)?;
    let version = version(args.api_version.as_deref(), &subject, source, ask)?;
    let project = project(args.project.as_deref(), ask)?;
    source.restart();
    let workspace_name = source.contents(workspace)?.name.clone();
    Ok(project.map(|project| Link {
        workspace: workspace.to_owned(),
        workspace_name,
        subject,
        version,
        project,
    }))
}

/// Picks an API or a specification, or none; nothing is asked where there is neither.
fn pick(offer: &Offer, ask: &mut Ask<'_, '_, '_>) -> Result<Option<(Kind, String)>, Failure> {
    let mut offered = Vec::new();
    let mut items = vec![Item::new("none", "the suites are linked to no API")];
    for kind in [Kind::Api, Kind::Spec] {
        for one in offer.all(kind) {
            items.push(Item::new(&one.name, &format!("{} {}", kind.name(), one.id)));
            offered.push((kind, one.id.clone()));
        }
    }
    if offered.is_empty() {
        return Ok(None);
    }
    let chosen = ask.one("API that is tested", &items)?;
    let chosen = chosen.and_then(|at| at.checked_sub(1));
    Ok(chosen.map(|at| offered.swap_remove(at)))
}

fn version(
    flag: Option<&str>,
    subject: &Subject,
    source: &Source<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Option<String>, Failure> {
    let is_wanted = flag.map_or(ask.is_possible(), |flag| !is_none(flag));
    if !is_wanted {
        if flag.is_none() {
            let name = harmless::path(&subject.name);
            ask.context.note(&format!(
                "note: no version of {name} is named, so that the integration is for none of them: --api-version X"
            ));
        }
        return Ok(None);
    }
    let all = match subject.kind {
        Kind::Api => source.versions(&subject.id)?,
        Kind::Spec => source.tags(&subject.id)?,
    };
    let typed = match flag {
        Some(flag) => flag.to_owned(),
        None if all.is_empty() => return Ok(None),
        None => {
            let none = Item::new("none", "whatever its version is");
            let items = all.iter().map(|one| Item::new(&one.name, &one.id));
            let items: Vec<Item> = std::iter::once(none).chain(items).collect();
            let question = format!(
                "{} of {}",
                capital(subject.kind.version()),
                harmless::path(&subject.name)
            );
            let chosen = ask.one(&question, &items)?;
            match chosen.and_then(|at| at.checked_sub(1)) {
                Some(at) => all[at].id.clone(),
                None => return Ok(None),
            }
        }
    };
    let version = subject::version(subject, &typed, &all)?;
    Ok(Some(version))
}

/// The project that a flag names, that somebody types, or that the repository's remote is.
fn project(flag: Option<&str>, ask: &mut Ask<'_, '_, '_>) -> Result<Option<String>, Failure> {
    let project = if let Some(flag) = flag {
        flag.to_owned()
    } else {
        let remote = project::of_remote(ask.context.env);
        let remote = remote.map_or_else(|_| String::new(), |slug| slug.to_string());
        let question = "CircleCI project, like gh/acme/bookings";
        ask.text_until(question, &remote, |typed| checked(typed).err())?
    };
    if project.is_empty() || is_none(&project) {
        ask.context.note(
            "note: no project is known, so that no integration is written: --project gh/OWNER/REPOSITORY",
        );
        return Ok(None);
    }
    Ok(Some(Slug::parse(&project)?.to_string()))
}

/// Refuses what is neither a project nor the word for none.
fn checked(project: &str) -> Result<(), Failure> {
    if project.is_empty() || is_none(project) {
        return Ok(());
    }
    Slug::parse(project).map(|_| ())
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), chars.as_str())
    })
}
