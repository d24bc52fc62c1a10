//! Which version of which API the suites test, and which project of CircleCI's is linked to it.

use super::InitArgs;
use super::ask::{Ask, is_none};
use super::source::Source;
use crate::command::project;
use crate::pick::Resolver;
use crate::service::postman::{Listed, Named};
use crate::terminal::{self, Item};
use crate::{Exit, Failure};

/// A link, as an integration holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) workspace: String,
    pub(super) workspace_name: String,
    pub(super) subject: Subject,
    pub(super) version: Option<String>,
    pub(super) project: String,
}

/// What is linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Api,
    Spec,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Api => "API",
            Self::Spec => "specification",
        }
    }
}

/// What there is to link.
struct Offer {
    apis: Vec<Listed>,
    specs: Vec<Listed>,
}

impl Offer {
    /// What a flag names the kind of, or all of it. Nobody who has not asked for specifications is kept
    /// from the rest because the key may not list them.
    fn of(
        wanted: Option<Kind>,
        workspace: &str,
        source: &Source<'_>,
        ask: &mut Ask<'_, '_, '_>,
    ) -> Result<Self, Failure> {
        let apis = source.contents(workspace)?.apis.clone();
        let specs = match wanted {
            Some(Kind::Api) => Vec::new(),
            Some(Kind::Spec) => source.specs(workspace)?,
            None => match source.specs(workspace) {
                Err(failure) if failure.exit != Exit::Cancelled => {
                    ask.context.note(&format!("note: {}", failure.message));
                    Vec::new()
                }
                specs => specs?,
            },
        };
        Ok(Self { apis, specs })
    }

    fn all(&self, kind: Kind) -> &[Listed] {
        match kind {
            Kind::Api => &self.apis,
            Kind::Spec => &self.specs,
        }
    }
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
    let offer = Offer::of(flag.map(|(kind, _)| kind), workspace, source, ask)?;
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
    let subject = subject(kind, &typed, &offer)?;
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

fn subject(kind: Kind, typed: &str, offer: &Offer) -> Result<Subject, Failure> {
    let all = offer.all(kind);
    let of = |one: &Listed| Subject {
        kind,
        id: one.id.clone(),
        name: one.name.clone(),
    };
    if let Some(one) = all.iter().find(|one| one.id == typed || one.uid == typed) {
        return Ok(of(one));
    }
    let named: Vec<&Listed> = all.iter().filter(|one| one.name.trim() == typed).collect();
    if let [one] = named.as_slice() {
        return Ok(of(one));
    }
    let known = all.iter().map(|one| (one.name.as_str(), one.id.as_str()));
    Err(not_one(kind.name(), typed, known, named.len()))
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
            let name = terminal::path(&subject.name);
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
    let what = match subject.kind {
        Kind::Api => "version",
        Kind::Spec => "version tag",
    };
    let typed = match flag {
        Some(flag) => flag.to_owned(),
        None if all.is_empty() => return Ok(None),
        None => {
            let none = Item::new("none", "whatever its version is");
            let items = all.iter().map(|one| Item::new(&one.name, &one.id));
            let items: Vec<Item> = std::iter::once(none).chain(items).collect();
            let question = format!("{} of {}", capital(what), terminal::path(&subject.name));
            let chosen = ask.one(&question, &items)?;
            match chosen.and_then(|at| at.checked_sub(1)) {
                Some(at) => all[at].id.clone(),
                None => return Ok(None),
            }
        }
    };
    let is_it = |one: &&Named| one.id == typed || one.name.trim() == typed;
    let found: Vec<&Named> = all.iter().filter(is_it).collect();
    match found.as_slice() {
        [one] if one.name.is_empty() => Ok(Some(one.id.clone())),
        [one] => Ok(Some(one.name.clone())),
        _ => {
            let names = all.iter().map(|one| (one.name.as_str(), one.id.as_str()));
            let name = terminal::path(&subject.name);
            let what = format!("{what} of the {} {name}:", subject.kind.name());
            Err(not_one(&what, &typed, names, found.len()))
        }
    }
}

/// The project that a flag names, that somebody types, or that the repository's remote is.
fn project(flag: Option<&str>, ask: &mut Ask<'_, '_, '_>) -> Result<Option<String>, Failure> {
    let project = if let Some(flag) = flag {
        flag.to_owned()
    } else {
        let remote = project::of_remote(ask.context.env).unwrap_or_default();
        let question = "CircleCI project, like gh/acme/bookings";
        ask.text_until(question, &remote, |typed| checked(typed).err())?
    };
    if project.is_empty() || is_none(&project) {
        ask.context.note(
            "note: no project is known, so that no integration is written: --project gh/OWNER/REPOSITORY",
        );
        return Ok(None);
    }
    checked(&project)?;
    Ok(Some(project))
}

/// Refuses what is neither a project nor the word for none.
fn checked(project: &str) -> Result<(), Failure> {
    if project.is_empty() || is_none(project) || is_slug(project) {
        return Ok(());
    }
    let message = format!("`{project}` is no project of CircleCI");
    Err(Failure::new(Exit::Usage, message)
        .help("write it as its address has it: gh/OWNER/REPOSITORY, bb/… or circleci/…"))
}

fn is_slug(project: &str) -> bool {
    let parts: Vec<&str> = project.split('/').collect();
    let is_part = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    matches!(parts.as_slice(), [vcs, _, _] if vcs.bytes().all(|byte| byte.is_ascii_lowercase()))
        && parts.iter().all(|part| is_part(part))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), chars.as_str())
    })
}

/// None, or several, are what was typed.
fn not_one<'n>(
    what: &str,
    typed: &str,
    all: impl Iterator<Item = (&'n str, &'n str)>,
    found: usize,
) -> Failure {
    const MOST: usize = 5;
    let typed = terminal::path(typed);
    let (names, ids): (Vec<&str>, Vec<&str>) = all
        .filter(|(name, _)| found == 0 || name.trim() == typed)
        .take(MOST)
        .unzip();
    if found > 1 {
        return Failure::new(Exit::Usage, format!("{found} are named `{typed}`"))
            .help(format!("name one by its id: {}", ids.join(", ")));
    }
    let failure = Failure::new(Exit::NotFound, format!("there is no {what} `{typed}`"));
    if names.is_empty() {
        failure.help("there is none at all; `none` says that none is meant")
    } else {
        failure.help(format!("there is, among others: {}", names.join(", ")))
    }
}
