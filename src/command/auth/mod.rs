//! `postorb auth`: keys that are kept on this machine.

mod login;
mod logout;
mod owner;
mod shape;
mod status;

use super::Context;
use crate::cli::{AuthArgs, AuthCommand};
use crate::service::Account;
use crate::service::postman::Me;
use crate::{Exit, Failure};

/// `postorb auth`.
pub(super) fn run(args: &AuthArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    match &args.command {
        AuthCommand::Login(args) => login::run(args, context),
        AuthCommand::Status(args) => status::run(args, context),
        AuthCommand::Logout(args) => logout::run(args, context),
    }
}

/// What a service is called where people read it.
const fn title(account: Account) -> &'static str {
    match account {
        Account::Postman => "Postman",
        Account::CircleCi => "CircleCI",
        Account::GitHub => "GitHub",
    }
}

/// The owner of a key of Postman's, for people: `Ada Lovelace (ada), team Engines`.
pub(super) fn who(me: &Me) -> String {
    let mut who = somebody(me.full_name.as_deref(), &me.username, &me.id);
    if let Some(team) = me.team_name.as_deref().filter(|name| !name.is_empty()) {
        who.push_str(", team ");
        who.push_str(team);
    }
    who
}

/// Somebody, for people: `Ada Lovelace (ada)`.
fn somebody(name: Option<&str>, login: &str, id: &str) -> String {
    match name.filter(|name| !name.is_empty()) {
        Some(name) if login.is_empty() || login == name => name.to_owned(),
        Some(name) => format!("{name} ({login})"),
        None if login.is_empty() => format!("user {id}"),
        None => login.to_owned(),
    }
}
