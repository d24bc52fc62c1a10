//! `postorb auth login`: a key is taken, checked and kept.

use std::io::Read as _;

use secrecy::zeroize::Zeroize as _;
use secrecy::{ExposeSecret as _, SecretString};

use super::{Context, owner, shape, title};
use crate::cli::LoginArgs;
use crate::service::{Account, Credentials};
use crate::terminal::{Interrupt, Prompt};
use crate::{Exit, Failure};

pub(super) fn run(args: &LoginArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let account = Account::from(args.service);
    let interrupt = Interrupt::watch();
    let key = if args.is_read() {
        read(context)?
    } else {
        ask(account, context)?
    };
    shape::check(account, key.expose_secret())?;
    let owner = if args.no_check {
        None
    } else {
        let owner = owner::of(account, Some(&key), &interrupt, context);
        Some(owner.map_err(|failure| failure.help("nothing was kept"))?)
    };
    interrupt.check()?;
    Credentials::new(context.env).set(account, &key)?;
    context.note(&match owner {
        Some(Some(owner)) => format!("logged in to {} as {}", title(account), owner.who),
        Some(None) => format!(
            "the key of {} is kept: it is an app's, and nobody's",
            title(account)
        ),
        None => format!("the key of {} is kept, and was not checked", title(account)),
    });
    outweighed(account, context);
    Ok(Exit::Ok)
}

/// Where a variable is set, the key in the file is not the one that is used.
fn outweighed(account: Account, context: &mut Context<'_, '_>) {
    let mut variables = account.variables().iter();
    if let Some(variable) = variables.find(|name| context.env.get(name).is_some()) {
        context.note(&format!(
            "note: ${variable} is set, and is used instead of the key that is kept"
        ));
    }
}

/// Asks for the key at a terminal.
fn ask(account: Account, context: &mut Context<'_, '_>) -> Result<SecretString, Failure> {
    let Some(mut prompt) = Prompt::open(context.io)? else {
        let message = "there is no terminal to ask for the key at";
        return Err(Failure::new(Exit::Usage, message)
            .help("give it on standard input, with --with-token")
            .help(format!(
                "or set {}, which needs no login",
                account.variables()[0]
            )));
    };
    let question = format!("Key of {}", title(account));
    prompt.hidden(context.io.stderr, &question)
}

/// Reads the key from standard input: the first line that says something.
fn read(context: &mut Context<'_, '_>) -> Result<SecretString, Failure> {
    /// Keys are short.
    const LIMIT: u64 = 64 * 1024;
    let mut text = String::new();
    let read = context.io.stdin.take(LIMIT).read_to_string(&mut text);
    // What editors and shells of Windows put in front.
    let key = SecretString::from(text.trim_start_matches('\u{feff}').trim());
    text.zeroize();
    match read {
        Ok(_) => Ok(key),
        Err(error) => {
            let message = format!("the key cannot be read from standard input: {error}");
            Err(Failure::new(Exit::Usage, message))
        }
    }
}
