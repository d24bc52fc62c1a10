//! `postorb integration status`: the last build of each link, and what its suites came to.

use crate::builds::Sought;
use crate::cli::IntegrationStatusArgs;
use crate::command::builds::{Site, last, look, of_integration};
use crate::command::selected::Selected;
use crate::command::{Context, project};
use crate::report::builds::{self, Detail, Linked, Subject};
use crate::selection::{Integration, Selection};
use crate::service::circleci::Slug;
use crate::service::{Network, many};
use crate::{Exit, Failure};

pub(super) fn run(
    args: &IntegrationStatusArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let selection = selected.selection();
    let chosen = chosen(&args.nicknames, &selection.integrations)?;
    if chosen.is_empty() {
        return none(args, selected.name(), context);
    }
    let asked = asked(&chosen, &selection)?;
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let site = Site::of(asked[0].0.clone(), network, context)?;
    let branch = args.branch.clone();
    let answers = site.ask(move |circleci, _| {
        Ok(many(&asked, |(slug, sought)| {
            last(circleci, slug, branch.as_deref(), sought)
        }))
    })?;
    site.tell_calls(context);
    let mut failures = Vec::new();
    let links: Vec<Linked> = chosen
        .iter()
        .zip(answers)
        .map(|(one, answer)| link(one, answer, &mut failures))
        .collect();
    let look = look(context);
    context.print(&if args.json {
        builds::links_json(&links, look.now)
    } else {
        builds::links(&links, look)
    })?;
    // One project that cannot be asked hides no other, and is no success.
    for failure in &failures {
        failure.show(context.io);
    }
    let exits = failures.iter().map(|failure| failure.exit);
    Ok(exits.min_by_key(|exit| rank(*exit)).unwrap_or(Exit::Ok))
}

/// Of several causes the first of product.md, section 9.
fn rank(exit: Exit) -> usize {
    let order = [
        Exit::Cancelled,
        Exit::Authentication,
        Exit::Api,
        Exit::TimedOut,
    ];
    let place = order.iter().position(|one| *one == exit);
    place.unwrap_or(order.len())
}

/// The integrations of these nicknames; all, where none is named.
fn chosen<'i>(
    nicknames: &[String],
    all: &'i [Integration],
) -> Result<Vec<&'i Integration>, Failure> {
    if nicknames.is_empty() {
        return Ok(all.iter().collect());
    }
    let places = nicknames.iter().map(|name| project::named(name, all));
    places.map(|place| place.map(|at| &all[at])).collect()
}

fn none(
    args: &IntegrationStatusArgs,
    name: &str,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    if args.json {
        context.print(&builds::links_json(&[], 0))?;
    }
    context.note(&format!("{name} has no integrations"));
    context.note("  help: `postorb integration add` links an API to a project");
    Ok(Exit::Ok)
}

/// The project of each, and the runs that are looked for there.
fn asked(
    chosen: &[&Integration],
    selection: &Selection,
) -> Result<Vec<(Slug, Vec<Sought>)>, Failure> {
    let each = chosen.iter().map(|one| {
        let sought = of_integration(selection, one)?;
        Ok((Slug::parse(&one.project)?, sought))
    });
    each.collect()
}

/// The last build, with what could not be asked for; none where there is none.
type Answer = Result<Option<(Detail, Option<Failure>)>, Failure>;

fn link(integration: &Integration, answer: Answer, failures: &mut Vec<Failure>) -> Linked {
    let subject = match (&integration.api, &integration.spec) {
        (None, Some(spec)) => Subject::Spec(spec.clone()),
        (api, _) => Subject::Api(api.clone().unwrap_or_default()),
    };
    let last = match answer {
        Ok(Some((detail, failure))) => {
            failures.extend(failure);
            Ok(Some(detail))
        }
        Ok(None) => Ok(None),
        Err(failure) => {
            failures.push(failure.clone());
            Err(failure)
        }
    };
    Linked {
        nickname: integration.nickname.clone(),
        subject,
        version: integration.api_version.clone(),
        project: integration.project.clone(),
        last,
    }
}
