//! The keys of this machine: where from, and whose they are.

use std::fmt;
use std::sync::Arc;

use super::ground::Ground;
use super::verdict::Verdict;
use crate::cli::DoctorArgs;
use crate::command::{Context, auth};
use crate::plan::Key;
use crate::report::doctor::Check;
use crate::service::{Account, Credentials, Github, Network, Origin, Postman};
use crate::terminal::Interrupt;
use crate::{Exit, Failure};

/// Where the key of an account is.
#[derive(Clone, Debug)]
pub(super) struct Place(Origin);

/// A key that was looked at: the line about it, and what that says of the variables that hold it.
pub(super) struct Keyed {
    pub(super) check: Check,
    pub(super) verdict: Verdict,
}

/// What is known of the key of an account before anybody is asked: where it is, or what is wrong with the
/// file of keys; none where there is none.
pub(super) fn place(
    account: Account,
    variable: Option<&str>,
    context: &Context<'_, '_>,
) -> Result<Option<Place>, Failure> {
    let found = Credentials::new(context.env).find(account, variable)?;
    Ok(found.map(|(_, origin)| Place(origin)))
}

/// For people.
impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Origin::Variable(name) => write!(out, "${name}"),
            Origin::File(path) => write!(out, "{}", path.display()),
        }
    }
}

/// A line about the key of an account: what it is needed for, where it is, and `ask` tells whose it is.
pub(super) fn check(
    account: Account,
    place: Result<Option<Place>, Failure>,
    needed: Option<&str>,
    ask: Option<impl FnOnce() -> Result<String, Failure>>,
) -> Check {
    let about = account.name();
    let login = format!("postorb auth login {about}");
    match (place, needed, ask) {
        (Err(failure), ..) => Check::problem(about, failure.message).mend(login),
        (Ok(None), None, _) => Check::ok(about, "there is no key, and nothing here needs one"),
        (Ok(None), Some(what), _) => Check::problem(about, format!("there is no key to {what}"))
            .mend(login)
            .exit(Exit::Authentication),
        (Ok(Some(place)), _, None) => Check::ok(about, format!("{place}, not checked")),
        (Ok(Some(place)), _, Some(ask)) => match ask() {
            Ok(who) => Check::ok(about, format!("{place}, of {who}")),
            Err(failure) if failure.exit == Exit::Authentication => {
                Check::problem(about, format!("{place} is refused: {}", failure.message))
                    .mend(login)
                    .exit(failure.exit)
            }
            // An address or a time that makes no sense is for whoever set it.
            Err(failure) if failure.exit == Exit::Usage => {
                let help = failure.help;
                Check::problem(about, format!("{place}, not checked: {}", failure.message))
                    .details(help)
            }
            Err(failure) => {
                let message = format!("{place}, and whose it is was not told: {}", failure.message);
                Check::unknown(about, message).exit(failure.exit)
            }
        },
    }
}

/// The line about Postman's key.
pub(super) fn postman(
    args: &DoctorArgs,
    ground: &Ground,
    context: &mut Context<'_, '_>,
) -> Result<Keyed, Failure> {
    let variable = ground.variable();
    let place = place(Account::Postman, variable.as_deref(), context);
    let runs = ground.plan.as_ref().map_or(&[][..], |plan| &plan.runs);
    let is_needed = runs.iter().any(|run| run.key != Key::None);
    let is_needed = is_needed && !args.offline;
    let needed = is_needed.then_some("read what the selection names in Postman");
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let mut log = Vec::new();
    let ask = || {
        let postman = Postman::new(context.env, network, variable.as_deref())?;
        let postman = Arc::new(postman);
        let asked = Arc::clone(&postman);
        let me = Interrupt::watch().wait(move || asked.me());
        log = postman.log();
        me.map(|me| auth::who(&me))
    };
    let origin = origin(&place);
    let check = check(
        Account::Postman,
        place,
        needed,
        (!args.offline).then_some(ask),
    );
    for line in log {
        context.detail(&line);
    }
    let verdict = Verdict::of(
        Account::Postman,
        variable.as_deref(),
        origin.as_ref(),
        &check,
    );
    Ok(Keyed { check, verdict })
}

fn origin(place: &Result<Option<Place>, Failure>) -> Option<Origin> {
    let place = place.as_ref().ok()?.as_ref();
    place.map(|Place(origin)| origin.clone())
}

/// The line about GitHub's token: jobs publish with one, and nothing here does.
pub(super) fn github(args: &DoctorArgs, context: &mut Context<'_, '_>) -> Result<Keyed, Failure> {
    let place = place(Account::GitHub, None, context);
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let mut log = Vec::new();
    let ask = || {
        let github = Arc::new(Github::new(context.env, network)?);
        let asked = Arc::clone(&github);
        let me = Interrupt::watch().wait(move || asked.me());
        log = github.log();
        me.map(|login| login.unwrap_or_else(|| "an app or a job, which has no name".to_owned()))
    };
    let origin = origin(&place);
    let check = check(Account::GitHub, place, None, (!args.offline).then_some(ask));
    for line in log {
        context.detail(&line);
    }
    let verdict = Verdict::of(Account::GitHub, None, origin.as_ref(), &check);
    Ok(Keyed { check, verdict })
}
