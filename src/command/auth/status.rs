//! `postorb auth status`: where keys come from, and whose they are.

use std::sync::Arc;

use super::Context;
use crate::cli::StatusArgs;
use crate::report::accounts::{self, Key, Row};
use crate::service::postman::Me;
use crate::service::{Account, Credentials, Network, Origin, Postman};
use crate::terminal::Interrupt;
use crate::{Exit, Failure};

const ALL: [Account; 3] = [Account::Postman, Account::CircleCi, Account::GitHub];

pub(super) fn run(args: &StatusArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let named = args.service.map(Account::from);
    let accounts = ALL
        .into_iter()
        .filter(|account| named.is_none_or(|named| named == *account));
    let rows: Vec<Row> = accounts
        .map(|account| row(account, args, context))
        .collect::<Result<_, _>>()?;
    context.print(&if args.json {
        accounts::json(&rows)
    } else {
        accounts::text(&rows)
    })?;
    for row in &rows {
        if let Some(Err(failure)) = &row.owner {
            failure.show(context.io);
        }
    }
    Ok(exit(&rows, named))
}

/// A missing key counts where it was asked for, a refused one always.
fn exit(rows: &[Row], named: Option<Account>) -> Exit {
    let failed = rows.iter().find_map(|row| match &row.owner {
        Some(Err(failure)) => Some(failure.exit),
        _ => None,
    });
    let missing = named.is_some() && rows.iter().any(|row| row.key.is_none());
    failed.unwrap_or(if missing {
        Exit::Authentication
    } else {
        Exit::Ok
    })
}

fn row(account: Account, args: &StatusArgs, context: &mut Context<'_, '_>) -> Result<Row, Failure> {
    let found = Credentials::new(context.env).find(account, None)?;
    let checks = account == Account::Postman && !args.no_check && found.is_some();
    let owner = if checks { Some(ask(context)) } else { None };
    // Whoever cancels wants no table.
    if let Some(Err(failure)) = &owner
        && failure.exit == Exit::Cancelled
    {
        return Err(Failure::new(Exit::Cancelled, "cancelled"));
    }
    Ok(Row {
        service: account.name(),
        variables: account.variables(),
        key: found.map(|(_, origin)| match origin {
            Origin::Variable(name) => Key::Variable(name),
            Origin::File(path) => Key::File(path.display().to_string()),
        }),
        owner: owner.map(|owner| {
            owner.map(|me| accounts::Owner {
                who: super::who(&me),
                username: me.username,
                name: me.full_name,
                team: me.team_name,
                quota: me.quota.map(|quota| (quota.limit, quota.usage)),
            })
        }),
    })
}

fn ask(context: &mut Context<'_, '_>) -> Result<Me, Failure> {
    let network = Network::new(None, context.env)?;
    let postman = Arc::new(Postman::new(context.env, network, None)?);
    let asked = Arc::clone(&postman);
    let me = Interrupt::watch().wait(move || asked.me());
    context.tell_calls(&postman);
    me
}
