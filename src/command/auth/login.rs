//! `postorb auth login`: a key is taken, checked and kept.

use std::io::Read as _;
use std::sync::Arc;

use secrecy::zeroize::Zeroize as _;
use secrecy::{ExposeSecret as _, SecretString};

use super::{Context, shape, title, who};
use crate::cli::LoginArgs;
use crate::service::postman::Me;
use crate::service::{Account, Credentials, Network, Postman};
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
    let me = if account == Account::Postman && !args.no_check {
        Some(owner(&key, &interrupt, context)?)
    } else {
        None
    };
    interrupt.check()?;
    Credentials::new(context.env).set(account, &key)?;
    context.note(&match me {
        Some(me) => format!("logged in to {} as {}", title(account), who(&me)),
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

/// Whose key it is, as Postman says.
fn owner(
    key: &SecretString,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<Me, Failure> {
    let network = Network::new(None, context.env)?;
    let postman = Arc::new(Postman::with_key(key.clone(), context.env, network)?);
    let asked = Arc::clone(&postman);
    let me = interrupt.wait(move || asked.me());
    context.tell_calls(&postman);
    me.map_err(|failure| failure.help("nothing was kept"))
}
