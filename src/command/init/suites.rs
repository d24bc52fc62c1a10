//! Which collections run, and with which environments.

use super::InitArgs;
use super::ask::{Ask, given};
use crate::command::source::Source;
use crate::command::words::is_none;
use crate::harmless;
use crate::pick::{Catalogue as _, Kind, Listed, Picked, Resolver};
use crate::terminal::Item;
use crate::{Exit, Failure};

/// A collection and its environments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// As a flag named it, or its UID.
    typed: String,
    pub(super) collection: Picked,
    pub(super) environments: Vec<Picked>,
}

pub(super) fn answer(
    args: &InitArgs,
    resolver: &Resolver<'_>,
    source: &Source<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Vec<Chosen>, Failure> {
    let mut chosen = collections(args, resolver, source, ask)?;
    if args.environment.is_empty() {
        for one in &mut chosen {
            one.environments = pick(one, resolver, source, ask)?;
        }
    } else {
        flags(&args.environment, &mut chosen, resolver, ask)?;
    }
    Ok(chosen)
}

fn collections(
    args: &InitArgs,
    resolver: &Resolver<'_>,
    source: &Source<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Vec<Chosen>, Failure> {
    let mut typed = args.collection.clone();
    if typed.is_empty() {
        let all = list(Kind::Collection, resolver, source)?;
        if all.is_empty() {
            let message = "the workspace has no collection, or the key may not see it";
            return Err(Failure::new(Exit::NotFound, message)
                .help("name a file of the repository: --collection FILE"));
        }
        let chosen = ask.some("Collections", &items(&all))?;
        source.restart();
        typed.extend(chosen.into_iter().map(|at| all[at].uid.clone()));
    }
    let mut chosen: Vec<Chosen> = Vec::new();
    for typed in typed {
        let collection = resolve(&typed, Kind::Collection, resolver, ask)?;
        if !chosen.iter().any(|one| one.collection == collection) {
            chosen.push(Chosen {
                typed,
                collection,
                environments: Vec::new(),
            });
        }
    }
    Ok(chosen)
}

/// Picks the environments of a collection; nothing is asked where the workspace has none.
fn pick(
    one: &Chosen,
    resolver: &Resolver<'_>,
    source: &Source<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Vec<Picked>, Failure> {
    let all = list(Kind::Environment, resolver, source)?;
    let name = one.collection.name.as_ref();
    let name = harmless::path(name.unwrap_or(&one.collection.value));
    let chosen = ask.any(&format!("Environments of {name}"), &items(&all))?;
    source.restart();
    let chosen = chosen.into_iter();
    chosen
        .map(|at| resolve(&all[at].uid, Kind::Environment, resolver, ask))
        .collect()
}

/// The environments that flags name: of one collection as `COLLECTION=X`, and otherwise of all that have
/// none of their own.
fn flags(
    flags: &[String],
    chosen: &mut [Chosen],
    resolver: &Resolver<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<(), Failure> {
    let mut common = Vec::new();
    let mut own: Vec<Vec<String>> = vec![Vec::new(); chosen.len()];
    for flag in flags {
        match of_one(flag, chosen) {
            Some((at, environment)) => own[at].push(environment.to_owned()),
            None => common.push(flag.clone()),
        }
    }
    for (one, own) in chosen.iter_mut().zip(own) {
        let typed = if own.is_empty() { &common } else { &own };
        for typed in given(typed) {
            let environment = resolve(&typed, Kind::Environment, resolver, ask)
                .map_err(|failure| unpicked(&typed, failure))?;
            if !one.environments.contains(&environment) {
                one.environments.push(environment);
            }
        }
    }
    Ok(())
}

/// What has the form `COLLECTION=X` and is no environment may name a collection that is not picked.
fn unpicked(typed: &str, failure: Failure) -> Failure {
    match typed.split_once('=') {
        Some((collection, _)) if failure.exit == Exit::NotFound => failure.help(format!(
            "and no collection `{}` is picked: `COLLECTION=X` names one that `--collection` names",
            harmless::path(collection.trim())
        )),
        _ => failure,
    }
}

/// The collection that a flag is about, and the environment; none where it is about all.
fn of_one<'f>(flag: &'f str, chosen: &[Chosen]) -> Option<(usize, &'f str)> {
    // A name may hold the sign, too.
    let mut signs = flag.match_indices('=');
    signs.find_map(|(at, _)| {
        let (name, environment) = (flag[..at].trim(), flag[at + 1..].trim());
        let is_it = |one: &Chosen| {
            let own = [Some(&one.typed), one.collection.name.as_ref()];
            one.collection.value == name || own.into_iter().flatten().any(|own| own.trim() == name)
        };
        Some((chosen.iter().position(is_it)?, environment))
    })
}

/// What a text stands for, whoever typed it.
fn resolve(
    typed: &str,
    kind: Kind,
    resolver: &Resolver<'_>,
    ask: &mut Ask<'_, '_, '_>,
) -> Result<Picked, Failure> {
    if is_none(typed) && kind == Kind::Collection {
        let message = "`none` is no collection: there has to be one";
        return Err(Failure::new(Exit::Usage, message)
            .help("one of that name is named by its UID, `<owner>-<id>`"));
    }
    let picked = resolver.resolve(typed, kind)?;
    if let Some(doubt) = &picked.doubt {
        ask.context.note(&format!("warning: {doubt}"));
    }
    Ok(picked)
}

/// All of a workspace, by name.
fn list(kind: Kind, resolver: &Resolver<'_>, source: &Source<'_>) -> Result<Vec<Listed>, Failure> {
    let mut all = source.list(kind, resolver.workspace_id()?)?;
    all.sort_by_key(|one| one.name.to_lowercase());
    Ok(all)
}

fn items(all: &[Listed]) -> Vec<Item> {
    let items = all.iter().map(|one| Item::new(&one.name, &one.uid));
    items.collect()
}
