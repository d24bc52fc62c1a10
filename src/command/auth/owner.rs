//! Whose a key is, as its service says.

use std::sync::Arc;

use secrecy::SecretString;

use super::Context;
use crate::Failure;
use crate::report::accounts::Owner;
use crate::service::{Account, CircleCi, Github, Network, Postman, circleci, github, postman};
use crate::terminal::Interrupt;

/// The owner of a key that was given, or of the one that is found; none where it is nobody's, as those of apps.
pub(super) fn of(
    account: Account,
    key: Option<&SecretString>,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<Option<Owner>, Failure> {
    asked(account, key, interrupt, context).map_err(|mut failure| {
        // Which key is used is known to whoever gives it, and to whoever asks just that.
        failure.help.retain(|help| !help.contains("auth status"));
        failure
    })
}

fn asked(
    account: Account,
    key: Option<&SecretString>,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<Option<Owner>, Failure> {
    let env = context.env;
    let network = Network::new(None, env)?;
    match account {
        Account::Postman => {
            let client = Arc::new(match key {
                Some(key) => Postman::with_key(key.clone(), env, network)?,
                None => Postman::new(env, network, None)?,
            });
            let asked = Arc::clone(&client);
            let me = interrupt.wait(move || asked.me());
            tell(client.log(), context);
            me.map(|me| Some(of_postman(me)))
        }
        Account::CircleCi => {
            let client = Arc::new(match key {
                Some(key) => CircleCi::with_token(key.clone(), env, network)?,
                None => CircleCi::new(env, network)?,
            });
            let asked = Arc::clone(&client);
            let me = interrupt.wait(move || asked.me());
            tell(client.log(), context);
            me.map(|me| Some(of_circleci(me)))
        }
        Account::GitHub => {
            let client = Arc::new(match key {
                Some(key) => Github::with_token(key.clone(), env, network)?,
                None => Github::new(env, network)?,
            });
            let asked = Arc::clone(&client);
            let user = interrupt.wait(move || asked.user());
            tell(client.log(), context);
            user.map(of_github)
        }
    }
}

fn tell(lines: Vec<String>, context: &mut Context<'_, '_>) {
    for line in lines {
        context.detail(&line);
    }
}

fn of_postman(me: postman::Me) -> Owner {
    Owner {
        who: super::who(&me),
        username: me.username,
        name: me.full_name,
        team: me.team_name,
        quota: me.quota.map(|quota| (quota.limit, quota.usage)),
    }
}

fn of_circleci(me: circleci::Me) -> Owner {
    Owner {
        who: super::somebody(Some(&me.name), &me.login, &me.id),
        username: me.login,
        name: Some(me.name).filter(|name| !name.is_empty()),
        team: None,
        quota: None,
    }
}

fn of_github(user: github::User) -> Option<Owner> {
    match user {
        github::User::Person(login) => Some(Owner {
            who: login.clone(),
            username: login,
            name: None,
            team: None,
            quota: None,
        }),
        github::User::App => None,
    }
}
