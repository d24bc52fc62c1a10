//! `postorb auth logout`: a key is removed from this machine.

use super::{Context, title};
use crate::cli::LogoutArgs;
use crate::service::{Account, Credentials};
use crate::{Exit, Failure};

pub(super) fn run(args: &LogoutArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let account = Account::from(args.service);
    let was = Credentials::new(context.env).remove(account)?;
    let name = title(account);
    context.note(&if was {
        format!("the key of {name} is removed from this machine")
    } else {
        format!("no key of {name} is kept on this machine")
    });
    let mut variables = account.variables().iter();
    if let Some(variable) = variables.find(|name| context.env.get(name).is_some()) {
        context.note(&format!("note: ${variable} is set, and still used"));
    }
    Ok(Exit::Ok)
}
