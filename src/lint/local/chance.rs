//! Whether a file that is not in the repository can be there when a run needs it.

use crate::circle::Step;
use crate::lint::Subject;
use crate::lint::newman::{Call, in_orb};
use crate::lint::places::HARMLESS;
use crate::lint::shell::{self, Command};

/// How certain it is that a file is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lint) enum Chance {
    /// Not known.
    None,
    /// Steps in front install something, and hardly bring the file.
    Likely,
    /// Nothing in front of the run can bring it.
    Certain,
}

/// Programs that make no file, unless a shell is told to put their output into one.
const QUIET: [&str; 10] = [
    "cd", "echo", "ls", "pwd", "export", "set", "mkdir", "newman", "postman", "true",
];

/// Programs that install, and perhaps make files beside that.
const INSTALLERS: [&str; 9] = [
    "npm", "npx", "yarn", "pnpm", "apt", "apt-get", "apk", "pip", "brew",
];

impl Chance {
    pub(super) fn of(subject: &Subject<'_, '_>, call: &Call<'_>) -> Self {
        let config = subject.config;
        let is_first = |job: &str| {
            let mut entries = config.entries();
            entries.all(|entry| entry.job != job || entry.pre_steps.is_empty())
        };
        let Some(owner) = call.owner else {
            // The orb's job checks out, and then runs the collection.
            let mut entries = config.entries();
            let entry = entries.find(|entry| *entry.span == call.place);
            return match entry {
                Some(entry) if entry.pre_steps.is_empty() => Self::Certain,
                _ => Self::None,
            };
        };
        let mut jobs = config.scope.jobs.iter();
        let job = jobs.find(|job| std::ptr::eq(job.definition.named.value, owner.value));
        match job {
            Some(job) if owner.value.get("working_directory").is_none() && is_first(owner.name) => {
                in_steps(subject, &job.definition.steps, call)
            }
            _ => Self::None,
        }
    }
}

fn in_steps(subject: &Subject<'_, '_>, steps: &[Step<'_>], call: &Call<'_>) -> Chance {
    let mut chance = Chance::Certain;
    let mut is_checked_out = false;
    for step in steps {
        let source = &step.value.source;
        let is_here = *step.span == call.place
            || step.name == "run"
                && source.start <= call.place.start
                && call.place.end <= source.end;
        if is_here && !is_checked_out {
            return Chance::None;
        }
        if is_here {
            return match script(step) {
                Some(script) => chance.min(of_script(script, Some(call))),
                None => chance,
            };
        }
        match step.name {
            "checkout" => is_checked_out = true,
            "run" => match script(step) {
                // Whatever ran before is in doubt: it may have more to it than its names.
                Some(script) => {
                    chance = chance.min(Chance::Likely).min(of_script(script, None));
                }
                None => return Chance::None,
            },
            name if HARMLESS.contains(&name) => {}
            name if in_orb(&subject.config.scope, name) == Some("newman-run") => {}
            _ => return Chance::None,
        }
    }
    Chance::None
}

/// What a `run` step executes.
fn script<'v>(step: &Step<'v>) -> Option<&'v str> {
    let given = step.arguments.filter(|_| step.name == "run")?;
    let command = given.get("command");
    given.text().or_else(|| command?.text())
}

/// What the commands of a script allow, those in front of `call` where it is one of them.
fn of_script(script: &str, call: Option<&Call<'_>>) -> Chance {
    if script.contains('>') {
        return Chance::None;
    }
    let end = match call {
        Some(call) => {
            let mut arguments = call.arguments.iter();
            match arguments.find(|argument| std::ptr::eq(argument.text.text, script)) {
                Some(argument) => argument.word.span.start,
                None => return Chance::None,
            }
        }
        None => script.len(),
    };
    let ends = |command: &Command| command.words.last().map_or(0, |word| word.span.end);
    let commands = shell::read(script).into_iter();
    let before = commands.take_while(|command| ends(command) <= end);
    let before = before.filter(|command| !command.words.is_empty());
    before
        .map(|command| of_command(&command))
        .min()
        .unwrap_or(Chance::Certain)
}

fn of_command(command: &Command) -> Chance {
    let program = command.program();
    let words = command.invoked();
    let has = |word: &str| words.iter().any(|one| one.text == word);
    if QUIET.contains(&program) || program.is_empty() || has("newman") && has("run") {
        Chance::Certain
    } else if INSTALLERS.contains(&program) && !has("run") && !has("exec") {
        Chance::Likely
    } else {
        Chance::None
    }
}
