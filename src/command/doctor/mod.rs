//! `postorb doctor`: what stands in the way of suites that run, and what mends it.

mod asked;
mod circleci;
mod config;
mod contexts;
mod fix;
mod ground;
mod keys;
mod lock;
mod orb;
mod quiet;
mod runner;
mod target;
mod told;
mod variable;
mod verdict;

use super::Context;
use crate::cli::DoctorArgs;
use crate::report::doctor::{self, Check, State};
use crate::service::Account;
use crate::{Exit, Failure};

use ground::{Ground, counted};

pub(super) fn run(args: &DoctorArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let ground = Ground::read(args, context);
    let mut checks = vec![ground.check.clone()];
    checks.extend(config::checks(args, &ground, context));
    let variable = ground.variable();
    let key = keys::place(Account::Postman, variable.as_deref(), context);
    let has_key = matches!(key, Ok(Some(_)));
    checks.extend(lock::check(args, &ground, has_key, context));
    checks.push(runner::check(&ground, context));
    let keys = [
        keys::postman(args, &ground, context)?,
        keys::github(args, context)?,
    ];
    checks.extend(keys.iter().map(|key| key.check.clone()));
    let verdicts = keys.map(|key| key.verdict);
    let mut told = circleci::ask(args, &ground, context)?;
    if checks.iter().any(|check| check.exit == Exit::Cancelled) {
        return Err(Failure::new(Exit::Cancelled, "cancelled"));
    }
    fix::judge(&told.lacking, &verdicts, &mut told.checks);
    if args.fix
        && let Some(circleci) = &told.circleci
    {
        let (lacking, lines) = (&told.lacking, &mut told.checks);
        let settings = fix::Settings {
            is_sure: args.yes,
            verdicts: &verdicts,
            circleci,
        };
        fix::fix(lacking, settings, lines, context)?;
        context.tell_calls_of(circleci);
    }
    checks.extend(told.checks);
    let text = if args.json {
        doctor::json(&checks)
    } else {
        doctor::text(&checks, context.io.stdout_style())
    };
    context.print(&text)?;
    context.note(&summary(&checks));
    Ok(exit(&checks))
}

fn summary(checks: &[Check]) -> String {
    let count = |state| checks.iter().filter(|check| check.state == state).count();
    let unknown = match count(State::Unknown) {
        0 => String::new(),
        count => format!("; {} not known", are(count, "thing")),
    };
    match count(State::Problem) {
        0 => format!("nothing is to be mended{unknown}"),
        count => format!("{} to be mended{unknown}", are(count, "thing")),
    }
}

/// `1 thing is`, `2 things are`.
fn are(count: usize, noun: &str) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(count, noun))
}

/// The code of what weighs most; what is neither a key's nor a service's is to be mended. What is not known
/// is nothing to be mended: the service that was asked did not tell it.
fn exit(checks: &[Check]) -> Exit {
    let exits = checks.iter().map(|check| match (check.state, check.exit) {
        (State::Unknown, Exit::Usage | Exit::NotFound | Exit::Invalid) => Exit::Api,
        (_, Exit::Usage | Exit::NotFound | Exit::Invalid) => Exit::Red,
        (_, exit) => exit,
    });
    Exit::weightiest(exits).unwrap_or(Exit::Ok)
}
