//! `--fix`: a variable that is missing on CircleCI gets the value that this environment has. Nothing else is
//! done, and the value goes nowhere else.

use secrecy::SecretString;

use super::variable::Missing;
use crate::command::Context;
use crate::report::doctor::Check;
use crate::service::CircleCi;
use crate::terminal::Prompt;
use crate::{Exit, Failure};

/// What is missing, with the place of its line.
pub(super) type Lacking = (usize, Missing);

/// Sets what may be set, and changes the lines about it.
pub(super) fn fix(
    lacking: &[Lacking],
    is_sure: bool,
    circleci: &CircleCi,
    checks: &mut [Check],
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    // A service that refuses one may repeat the others.
    let read = lacking
        .iter()
        .filter_map(|(_, missing)| context.env.get(&missing.name));
    let read: Vec<SecretString> = read.map(SecretString::from).collect();
    for (line, missing) in lacking {
        let Missing { slug, name, .. } = missing;
        let Some(value) = context.env.get(name).map(SecretString::from) else {
            context.note(&format!(
                "note: {name} is not set here, so that there is nothing to set it to on {slug}"
            ));
            continue;
        };
        if !is_sure && !is_wanted(missing, context)? {
            continue;
        }
        circleci.restart();
        let set = circleci.set_variable(slug, name, &value, &read);
        let Some(check) = checks.get_mut(*line) else {
            continue;
        };
        match set {
            Ok(_) => {
                *check = Check::ok(check.about, format!("`{name}` was set on {slug} just now"));
            }
            Err(failure) => {
                check.exit = failure.show(context.io);
            }
        }
    }
    Ok(())
}

/// Asks, where somebody can be asked.
fn is_wanted(missing: &Missing, context: &mut Context<'_, '_>) -> Result<bool, Failure> {
    let Missing { slug, name, .. } = missing;
    let Some(mut prompt) = Prompt::open(context.io)? else {
        context.note(&format!(
            "note: nobody can be asked here, and {name} is not set on {slug}: --yes sets it without a question"
        ));
        return Ok(false);
    };
    let question = format!("Set {name} of {slug} on CircleCI to the value that it has here?");
    let answer = prompt.agree(context.io.stderr, &question);
    answer.map_err(|failure| match failure.exit {
        Exit::Cancelled => Failure::new(Exit::Cancelled, "cancelled"),
        _ => failure,
    })
}
