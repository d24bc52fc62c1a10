//! `postorb builds trigger`: one build, asked for once.

mod branch;
mod definition;
mod parameters;

use super::follow::{self, Followed};
use super::site::Site;
use crate::cli::builds::TriggerArgs;
use crate::command::Context;
use crate::secret::mask;
use crate::service::Network;
use crate::service::circleci::{At, Trigger, Triggered};
use crate::{Exit, Failure, harmless};

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
    let network = Network::new(None, context.env)?;
    let site = Site::open(&args.project, network, context)?;
    let definition = definition::answer(args.definition.as_deref(), &site, context);
    let definition = definition.map_err(unstarted)?;
    let at = branch::answer(args, &site, context).map_err(unstarted)?;
    let of = match &at {
        At::Branch(name) => format!(" of {}", harmless::path(name)),
        At::Tag(name) => format!(" of tag {}", harmless::path(name)),
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
            "  help: `postorb builds watch {number}{}` follows it",
            site.flags
        ));
        return Ok(Exit::Ok);
    }
    follow::run(&site, &Followed { id, number }, &args.follow, context)
}

/// Somebody who ends this at a question has asked for nothing.
fn unstarted(failure: Failure) -> Failure {
    match failure.exit {
        Exit::Cancelled => Failure::new(Exit::Cancelled, "cancelled; nothing was started"),
        _ => failure,
    }
}

/// Asks for it. Whoever ends this meanwhile may have asked already.
fn start(site: &Site, trigger: Trigger) -> Result<Triggered, Failure> {
    let at = trigger.at.clone();
    let asked = site.ask(move |circleci, slug| circleci.trigger(slug, &trigger));
    asked.map_err(|failure| match failure.exit {
        Exit::Cancelled => Failure::new(Exit::Cancelled, "cancelled while the build was asked for")
            .help(format!(
                "it may have been started: look before you ask again: `postorb builds list --mine{}`",
                site.flags
            )),
        Exit::NotFound => unknown(failure, &at),
        _ => failure,
    })
}

/// Of a branch that CircleCI does not find, what it may be.
fn unknown(failure: Failure, at: &At) -> Failure {
    let said = failure.message.to_ascii_lowercase();
    let At::Branch(name) = at else {
        return failure;
    };
    if !said.contains("branch not found") {
        return failure;
    }
    let name = harmless::path(name);
    Failure::new(failure.exit, failure.message)
        .help(format!("is `{name}` written like that, and is it pushed?"))
        .help("the branch of a fork is built as its pull request: --branch pull/7/head")
        .help("without --branch it is the default branch, or at a terminal one that is picked")
}

/// Nothing runs, and what did not run is not green.
fn skipped(message: &str) -> Failure {
    let message = harmless::path(message);
    Failure::new(
        Exit::Red,
        format!("CircleCI started no build: {message}"),
    )
    .help("a commit whose message has [ci skip] or [skip ci] is not built, and a definition can leave branches out")
}
