//! `--fix`: a variable that is missing on CircleCI gets the value that this environment has. Nothing else is
//! done, and the value goes nowhere else.

use secrecy::SecretString;

use super::variable::Missing;
use super::verdict::{Standing, Verdict};
use crate::command::Context;
use crate::report::doctor::Check;
use crate::service::CircleCi;
use crate::terminal::Prompt;
use crate::{Exit, Failure};

/// What is missing, with the place of its line.
pub(super) type Lacking = (usize, Missing);

/// How it is set.
#[derive(Clone, Copy)]
pub(super) struct Settings<'s> {
    /// Whether nobody is asked.
    pub(super) is_sure: bool,
    pub(super) verdicts: &'s [Verdict],
    pub(super) circleci: &'s CircleCi,
}

/// Whose key a variable holds, and what is known of that; none for what no service here can judge.
fn standing(name: &str, verdicts: &[Verdict]) -> Option<(&'static str, Standing)> {
    let mut verdicts = verdicts.iter();
    verdicts.find_map(|verdict| Some((verdict.service, verdict.on(name)?)))
}

/// Advises nobody to set a key on CircleCI that its service refused a moment ago.
pub(super) fn judge(lacking: &[Lacking], verdicts: &[Verdict], checks: &mut [Check]) {
    for (line, missing) in lacking.iter().filter(|(_, missing)| missing.is_here) {
        if let Some((service, Standing::Refused)) = standing(&missing.name, verdicts)
            && let Some(check) = checks.get_mut(*line)
        {
            check.mend = Some(by_hand(missing));
            let name = &missing.name;
            check.details.push(format!(
                "{service} refuses the key in ${name} here, so that --fix does not set it"
            ));
        }
    }
}

/// Sets what may be set, and changes the lines about it.
pub(super) fn fix(
    lacking: &[Lacking],
    settings: Settings<'_>,
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
        let Some(check) = checks.get_mut(*line) else {
            continue;
        };
        if is_meant(missing, settings, check, context)? {
            settings.circleci.restart();
            let set = settings.circleci.set_variable(slug, name, &value, &read);
            *check = match set {
                Ok(_) => Check::ok(check.about, format!("`{name}` was set on {slug} just now")),
                Err(failure) => unset(missing, check.about, failure),
            };
        }
    }
    Ok(())
}

/// Whether it is to be set: never to a key that is refused, and to one that nobody vouched for only where a
/// person says so who knows that.
fn is_meant(
    missing: &Missing,
    settings: Settings<'_>,
    check: &mut Check,
    context: &mut Context<'_, '_>,
) -> Result<bool, Failure> {
    let Missing { slug, name, .. } = missing;
    let question = format!("Set {name} of {slug} on CircleCI to the value that it has here?");
    match standing(name, settings.verdicts) {
        Some((_, Standing::Refused)) => Ok(false),
        Some((service, Standing::Unknown)) => {
            let doubt = format!("{service} did not tell whether it takes the key in ${name} here");
            let mut answer = None;
            if !settings.is_sure && Prompt::is_possible(context.io) {
                context.note(&format!("note: {doubt}"));
                let question = format!("Unchecked: set {name} of {slug} on CircleCI all the same?");
                answer = self::answer(&question, context)?;
            }
            if answer.is_none() {
                check.details.push(format!(
                    "{doubt}, so that --fix sets it after a question at a terminal alone"
                ));
            }
            Ok(answer.unwrap_or(false))
        }
        Some((_, Standing::Taken)) | None if settings.is_sure => Ok(true),
        Some((_, Standing::Taken)) | None => {
            let answer = answer(&question, context)?;
            if answer.is_none() {
                context.note(&format!(
                    "note: nobody can be asked here, and {name} is not set on {slug}: --yes sets it without a question"
                ));
            }
            Ok(answer.unwrap_or(false))
        }
    }
}

/// Asks, where somebody can be asked.
fn answer(question: &str, context: &mut Context<'_, '_>) -> Result<Option<bool>, Failure> {
    let Some(mut prompt) = Prompt::open(context.io)? else {
        return Ok(None);
    };
    let answer = prompt.agree(context.io.stderr, question);
    answer.map(Some).map_err(|failure| match failure.exit {
        Exit::Cancelled => Failure::new(Exit::Cancelled, "cancelled"),
        _ => failure,
    })
}

/// The line where it was tried, and is no advice to try again.
fn unset(missing: &Missing, about: &'static str, failure: Failure) -> Check {
    Check::problem(about, failure.message)
        .mend(by_hand(missing))
        .details(failure.help)
        .exit(failure.exit)
}

fn by_hand(missing: &Missing) -> String {
    format!("set it at {}", missing.page)
}
