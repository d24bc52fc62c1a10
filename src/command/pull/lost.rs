//! Files that a pull does not write over unless it is told to: what is in them is nowhere else.

use crate::command::Context;
use crate::{Exit, Failure};

/// Why nothing is written; `files` with what is the matter with each.
pub(super) fn failure(files: &[(String, &'static str)]) -> Failure {
    let said = |(file, what): &(String, &str)| format!("`{file}` {what}");
    let failure = match files {
        [one] => Failure::new(Exit::Usage, said(one)),
        several => {
            let message = format!("{} files have something that no pull wrote", several.len());
            let failure = Failure::new(Exit::Usage, message);
            let mut lines = several.iter().map(said);
            lines.by_ref().fold(failure, Failure::help)
        }
    };
    failure
        .help("nothing was written: `postorb pull --diff` shows what would change")
        .help("`postorb pull --force` writes over it, and what is in it is gone unless Git has it")
        .help("a file of your own lies somewhere else, and the selection names it by its path")
}

/// The same where nothing would be written anyway.
pub(super) fn tell(files: &[(String, &'static str)], context: &mut Context<'_, '_>) {
    for (file, what) in files {
        context.note(&format!(
            "  help: `{file}` {what}: only `postorb pull --force` writes over it"
        ));
    }
}
