//! The checks that CircleCI is asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::{Asked, Names, Wanted};
use super::fix::Lacking;
use super::ground::Ground;
use super::target::Target;
use super::variable::Place;
use super::{asked, contexts, keys, orb, target, variable};
use crate::cli::DoctorArgs;
use crate::command::Context;
use crate::plan::Plan;
use crate::report::doctor::Check;
use crate::selection::Layout;
use crate::service::circleci::Me;
use crate::service::{Account, CircleCi, Network};
use crate::terminal::Interrupt;
use crate::{Exit, Failure, file};

const PROJECT: &str = "project";

/// The lines, and what `--fix` may set.
#[derive(Default)]
pub(super) struct Told {
    pub(super) checks: Vec<Check>,
    /// By the places of their lines in `checks`.
    pub(super) lacking: Vec<Lacking>,
    /// None where there is no token.
    pub(super) circleci: Option<Arc<CircleCi>>,
}

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

impl Told {
    /// The lines where CircleCI is not asked: which project it would be, and what is needed there.
    fn unasked(
        &mut self,
        targets: &Result<Vec<Target>, Failure>,
        ground: &Ground,
        contexts: &[BTreeSet<String>],
    ) {
        let targets = match targets {
            Ok(targets) => targets,
            Err(failure) => return self.checks.push(unnamed(failure)),
        };
        for Target {
            slug,
            origin,
            suites,
        } in targets
        {
            let message = format!("{slug}, {}; CircleCI was not asked", origin.told());
            self.checks.push(Check::unknown(PROJECT, message));
            let plan = ground.plan.as_ref();
            for need in plan.map_or_else(Vec::new, |plan| plan.needs(suites)) {
                self.checks.push(variable::unasked(slug, &need, contexts));
            }
        }
    }

    /// The lines about a project.
    fn project(
        &mut self,
        target: &Target,
        asked: Result<Asked, Failure>,
        ground: &Ground,
        contexts: &[BTreeSet<String>],
        circleci: &CircleCi,
        context: &Context<'_, '_>,
    ) {
        let Target {
            slug,
            origin,
            suites,
        } = target;
        let asked = match asked {
            Ok(asked) => asked,
            Err(failure) => {
                self.checks.push(not_there(target, failure));
                return;
            }
        };
        let known = match asked.project.name.as_str() {
            "" => String::new(),
            name => format!(", which CircleCI knows as {name}"),
        };
        let message = format!("{slug}, {}{known}", origin.told());
        self.checks.push(Check::ok(PROJECT, message));
        self.contexts(target, &asked);
        let Some(plan) = &ground.plan else {
            return;
        };
        let page = format!(
            "{}/settings/project/{}/environment-variables",
            circleci.web(),
            slug.long()
        );
        let place = Place {
            slug,
            asked: &asked,
            contexts,
            page: &page,
            env: context.env,
        };
        for need in plan.needs(suites) {
            let (check, missing) = place.check(&need);
            if let Some(missing) = missing {
                self.lacking.push((self.checks.len(), missing));
            }
            self.checks.push(check);
        }
        if let Some(orb) = &asked.orb {
            self.checks.push(orb::check(orb.as_ref()));
        }
    }

    /// A line for each context that is named and not there: its jobs do not start.
    fn contexts(&mut self, target: &Target, asked: &Asked) {
        let missing = asked.contexts.iter();
        let missing = missing.filter(|(_, names)| matches!(names, Names::Missing));
        for (name, _) in missing {
            let owner = target.slug.organization_slug();
            let message = format!("{owner} has no context `{name}`, which a workflow names");
            let check = Check::problem("context", message);
            let mend =
                "make it in Organization Settings › Contexts, or change `context` in the selection";
            self.checks.push(check.mend(mend));
        }
    }
}

/// Nobody says which project.
fn unnamed(failure: &Failure) -> Check {
    let check = Check::problem(PROJECT, failure.message.clone());
    let mut help = failure.help.iter().cloned();
    let check = match help.next() {
        Some(first) => check.mend(first),
        None => check,
    };
    check.details(help.collect())
}

/// A project that CircleCI does not show, with what is likely behind it.
fn not_there(target: &Target, failure: Failure) -> Check {
    let Target { slug, origin, .. } = target;
    let message = format!("{slug}, {}: {}", origin.told(), failure.message);
    let check = if matches!(failure.exit, Exit::NotFound | Exit::Authentication) {
        Check::problem(PROJECT, message)
    } else {
        Check::unknown(PROJECT, message)
    };
    let exit = match failure.exit {
        Exit::NotFound => Exit::Red,
        other => other,
    };
    check.details(failure.help).exit(exit)
}
