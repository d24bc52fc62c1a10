//! `postorb auth status`: where keys come from, and whose they are.

use super::{Context, owner};
use crate::cli::StatusArgs;
use crate::report::accounts::{self, Key, Row};
use crate::service::{Account, Credentials, Origin};
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
    let failed = rows.iter().filter_map(|row| match &row.owner {
        Some(Err(failure)) => Some(failure.exit),
        _ => None,
    });
    let missing = named.is_some() && rows.iter().any(|row| row.key.is_none());
    Exit::weightiest(failed).unwrap_or(if missing {
        Exit::Authentication
    } else {
        Exit::Ok
    })
}

fn row(account: Account, args: &StatusArgs, context: &mut Context<'_, '_>) -> Result<Row, Failure> {
    let found = Credentials::new(context.env).find(account, None)?;
    let checks = !args.no_check && found.is_some();
    let owner = checks.then(|| owner::of(account, None, &Interrupt::watch(), context));
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
        owner: owner.and_then(Result::transpose),
    })
}
