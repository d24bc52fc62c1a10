//! The lines about projects, from what CircleCI said of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::asked::{Asked, Names};
use super::fix::Lacking;
use super::ground::Ground;
use super::target::Target;
use super::variable::Place;
use super::{orb, variable};
use crate::command::Context;
use crate::report::doctor::Check;
use crate::service::CircleCi;
use crate::{Exit, Failure};

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

impl Told {
    /// The lines where CircleCI is not asked: which project it would be, and what is needed there.
    pub(super) fn unasked(
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
    pub(super) fn project(
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
