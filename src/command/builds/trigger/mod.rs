//! `postorb builds trigger`: one build, asked for once.

mod branch;
mod definition;
mod parameters;

use super::follow;
use super::site::Site;
use crate::cli::NetworkArgs;
use crate::cli::builds::TriggerArgs;
use crate::command::Context;
use crate::secret::mask;
use crate::service::circleci::{At, Trigger, Triggered};
use crate::{Exit, Failure, terminal};

pub(super) fn run(args: &TriggerArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let parameters = parameters::read(&args.parameter)?;
    for given in args
        .parameter
        .iter()
        .filter(|given| mask(given) != given.as_str())
    {
        context.warn(&format!(
            "warning: `{given}` is a key: everybody who sees the build sees its parameters"
        ));
    }
    let site = Site::open(&args.project, &NetworkArgs::default(), context)?;
    let definition = definition::answer(args.definition.as_deref(), &site, context)?;
    let at = branch::answer(args, &site, context)?;
    let of = match &at {
        At::Branch(name) => format!(" of {}", terminal::path(name)),
        At::Tag(name) => format!(" of tag {}", terminal::path(name)),
        At::Default => String::new(),
    };
    let trigger = Trigger {
        at,
        parameters,
        definition,
    };
    let triggered = start(&site, trigger);
    site.tell_calls(context);
    let (id, number) = match triggered? {
        Triggered::Started { id, number, state } => {
            let url = site.circleci.pipeline_page(&site.slug, number);
            context.print(&format!("#{number}  {url}\n"))?;
            context.note(&format!("started build #{number}{of}: {state}"));
            (id, number)
        }
        Triggered::Skipped { message } => return Err(skipped(&message)),
    };
    if !args.watch {
        context.note(&format!(
            "  help: `postorb builds watch {number}` follows it"
        ));
        return Ok(Exit::Ok);
    }
    follow::run(&site, &id, &args.follow, context)
}

/// Asks for it. Whoever ends this meanwhile may have asked already.
fn start(site: &Site, trigger: Trigger) -> Result<Triggered, Failure> {
    let asked = site.ask(move |circleci, slug| circleci.trigger(slug, &trigger));
    asked.map_err(|failure| match failure.exit {
        Exit::Cancelled => Failure::new(Exit::Cancelled, "cancelled while the build was asked for")
            .help(
                "it may have been started: look before you ask again: `postorb builds list --mine`",
            ),
        _ => failure,
    })
}

/// Nothing runs, and what did not run is not green.
fn skipped(message: &str) -> Failure {
    let message = terminal::path(message);
    Failure::new(
        Exit::Red,
        format!("CircleCI started no build: {message}"),
    )
    .help("a commit whose message has [ci skip] or [skip ci] is not built, and a definition can leave branches out")
}
