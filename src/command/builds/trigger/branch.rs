//! What is built: a branch or a tag that a flag names, or the branch that somebody picks.

use crate::cli::builds::TriggerArgs;
use crate::command::Context;
use crate::command::builds::site::Site;
use crate::service::circleci::{At, Listing};
use crate::terminal::{Chosen, Item, Prompt};
use crate::{Failure, git};

/// Of how many pipelines the branches are offered.
const RECENT: usize = 40;

/// The answer of a flag, or of somebody at a terminal; without both it is the default branch.
pub(super) fn answer(
    args: &TriggerArgs,
    site: &Site,
    context: &mut Context<'_, '_>,
) -> Result<At, Failure> {
    if let Some(tag) = &args.tag {
        return Ok(At::Tag(tag.clone()));
    }
    if let Some(branch) = &args.branch {
        return Ok(At::Branch(branch.clone()));
    }
    if let Some(mut prompt) = Prompt::open(context.io)? {
        return pick(&mut prompt, site, context);
    }
    context.note("no --branch and no --tag: the default branch is built");
    Ok(At::Default)
}

fn pick(prompt: &mut Prompt, site: &Site, context: &mut Context<'_, '_>) -> Result<At, Failure> {
    let current = git::branch(context.env);
    let branches = offered(site, current)?;
    let items = branches.iter();
    let mut items: Vec<Item> = items.map(|(name, why)| Item::new(name, why)).collect();
    items.push(Item::new("another branch", "type its name"));
    let branch = match prompt.one_or_typed(context.io.stderr, "Branch", &items)? {
        Chosen::Typed(name) => name,
        Chosen::Item(at) => match branches.into_iter().nth(at) {
            Some((name, _)) => name,
            None => typed(prompt, context)?,
        },
    };
    site.circleci.restart();
    Ok(At::Branch(branch))
}

fn typed(prompt: &mut Prompt, context: &mut Context<'_, '_>) -> Result<String, Failure> {
    loop {
        let name = prompt.text(context.io.stderr, "Name of the branch", None)?;
        let name = name.trim();
        if !name.is_empty() {
            return Ok(name.to_owned());
        }
    }
}

/// Branches, each once, with why they are there: the one that is checked out, the default one, and those
/// that were built lately.
fn offered(site: &Site, current: Option<String>) -> Result<Vec<(String, String)>, Failure> {
    let (default, recent) = site.ask(|circleci, slug| {
        // Without the project's own answer there are enough others.
        let vcs = circleci.project(slug).ok().and_then(|one| one.vcs);
        let default = vcs.and_then(|vcs| vcs.default_branch);
        let mut recent = Vec::new();
        for pipeline in circleci.pipelines(slug, Listing::default()).take(RECENT) {
            let pipeline = pipeline?;
            recent.extend(pipeline.branch().map(str::to_owned));
        }
        Ok((default, recent))
    })?;
    let named = current.into_iter().map(|name| (name, "checked out"));
    let named = named.chain(default.into_iter().map(|name| (name, "default")));
    let named = named.chain(recent.into_iter().map(|name| (name, "built lately")));
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, why) in named {
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some((_, whys)) if !whys.contains(why) => *whys = format!("{whys}, {why}"),
            Some(_) => {}
            None => all.push((name, why.to_owned())),
        }
    }
    Ok(all)
}
