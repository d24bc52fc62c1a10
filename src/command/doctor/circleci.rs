//! The checks that CircleCI is asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::Wanted;
use super::ground::Ground;
use super::told::Told;
use super::{asked, contexts, keys, target};
use crate::cli::DoctorArgs;
use crate::command::Context;
use crate::plan::Plan;
use crate::selection::Layout;
use crate::service::circleci::Me;
use crate::service::{Account, CircleCi, Network};
use crate::terminal::Interrupt;
use crate::{Failure, file};

/// Asks what the token is good for, and what of each project is missing.
pub(super) fn ask(
    args: &DoctorArgs,
    ground: &Ground,
    context: &mut Context<'_, '_>,
) -> Result<Told, Failure> {
    let mut told = Told::default();
    let place = keys::place(Account::CircleCi, None, context);
    let has_token = matches!(place, Ok(Some(_)));
    let targets = target::all(args, ground.selection.as_ref(), context);
    let of_workflows = of_workflows(args, ground.plan.as_ref());
    if args.offline || !has_token {
        let no_one = None::<fn() -> Result<String, Failure>>;
        let needed = (!args.offline).then_some("look at the project");
        told.checks
            .push(keys::check(Account::CircleCi, place, needed, no_one));
        told.unasked(&targets, ground, &of_workflows);
        return Ok(told);
    }
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let circleci = Arc::new(CircleCi::new(context.env, network)?);
    let slugs = targets.as_deref().unwrap_or_default().iter();
    let slugs: Vec<_> = slugs.map(|target| target.slug.clone()).collect();
    let wanted = Wanted {
        contexts: of_workflows.iter().flatten().cloned().collect(),
        orb: ground
            .plan
            .as_ref()
            .is_some_and(|plan| plan.layout == Layout::NewmanOrb),
    };
    let asked = Arc::clone(&circleci);
    let answer = Interrupt::watch().wait(move || {
        let me = asked.me();
        let all = if me.is_ok() { &slugs[..] } else { &[] };
        let projects: Vec<_> = all
            .iter()
            .map(|slug| asked::ask(&asked, slug, &wanted))
            .collect();
        Ok((me, projects))
    });
    context.tell_calls_of(&circleci);
    let (me, projects) = answer?;
    let is_known = me.is_ok();
    let who = || me.map(|me| name(&me));
    told.checks
        .push(keys::check(Account::CircleCi, place, None, Some(who)));
    match &targets {
        Ok(targets) if is_known => {
            for (target, project) in targets.iter().zip(projects) {
                told.project(target, project, ground, &of_workflows, &circleci, context);
            }
        }
        targets => told.unasked(targets, ground, &of_workflows),
    }
    told.circleci = Some(circleci);
    Ok(told)
}

/// The owner of a token, for people.
fn name(me: &Me) -> String {
    match (me.login.as_str(), me.name.as_str()) {
        ("", "") => format!("user {}", me.id),
        (one, "") | ("", one) => one.to_owned(),
        (login, name) if login == name => login.to_owned(),
        (login, name) => format!("{name} ({login})"),
    }
}

/// The contexts of each workflow.
fn of_workflows(args: &DoctorArgs, plan: Option<&Plan>) -> Vec<BTreeSet<String>> {
    let config = file::read(&args.config.file).ok();
    let config = config.as_ref().map(|source| source.text.as_str());
    plan.map_or_else(Vec::new, |plan| contexts::of(plan, config))
}
