//! What is hidden beside what reports show to be secret, and what is shown.

use std::path::PathBuf;

use crate::cli::{ResultsArgs, ShowArg};
use crate::collection::Fault;
use crate::command::Context;
use crate::results::{Keep, Named, Redaction};
use crate::{Exit, Failure, file};

/// Where to get what `--environment` takes.
const NEXT: &str = "`--environment` takes an environment exported from Postman: what it marks as secret is hidden in the report";

/// What flags say of it.
pub(in crate::command) fn redaction(
    args: &ResultsArgs,
    context: &mut Context<'_, '_>,
) -> Redaction {
    let mut redaction = Redaction::new(context.env);
    redaction.bodies = keep(args.show_bodies);
    redaction.headers = keep(args.show_headers);
    for name in &args.secret {
        redaction.add_variable(name);
        match redaction.add_secret(context.env, name) {
            Named::Taken => {}
            Named::Unset => {
                context.detail(&format!(
                    "`{name}` is not set here: a variable of Postman's"
                ));
            }
            Named::TooCommon => {
                let note = "its value is too short or too common to be looked for";
                context.warn(&format!("warning: `--secret {name}`: {note}"));
            }
        }
    }
    redaction
}

/// Hides what these environments mark as secret.
///
/// # Errors
/// An environment that cannot be read: without it values would be shown that should not be.
pub(in crate::command) fn hide_environments(
    redaction: &mut Redaction,
    paths: &[PathBuf],
) -> Result<(), Failure> {
    for path in paths {
        let source = file::read(path).map_err(|failure| failure.help(NEXT))?;
        let name = &source.name;
        let unusable =
            |what: &str| Failure::new(Exit::Usage, format!("`{name}` {what}")).help(NEXT);
        match redaction.add_environment(&source.text) {
            Ok(true) => {}
            Ok(false) => return Err(unusable("is JSON, but no environment of Postman")),
            Err(Fault::Syntax { line, column }) => {
                let place = format!("line {line}, column {column}");
                return Err(unusable(&format!(
                    "is not JSON: it stops being so at {place}"
                )));
            }
            Err(Fault::Unknown) => {
                return Err(unusable(
                    "is JSON, but cannot be read as an environment of Postman",
                ));
            }
        }
    }
    Ok(())
}

fn keep(show: ShowArg) -> Keep {
    match show {
        ShowArg::None => Keep::None,
        ShowArg::Failed => Keep::Failed,
        ShowArg::All => Keep::All,
    }
}
