//! postorb as an extension of CircleCI's CLI, which runs `circleci-NAME` from the PATH for
//! `circleci NAME` and hands its arguments on (circleci-cli, `internal/extension/extension.go`).

use std::ffi::OsStr;
use std::path::Path;

use clap::Command;

/// The name of the program that the CLI looks for, without what systems put behind it.
const PROGRAM: &str = "circleci-postorb";

/// Whether that is the name by which postorb was called.
pub(super) fn is_called(program: &OsStr) -> bool {
    Path::new(program).file_stem() == Some(OsStr::new(PROGRAM))
}

/// The command line with pages that say what people type then.
pub(super) fn named(command: Command) -> Command {
    let mut command = command.bin_name("circleci postorb");
    // Until then the commands have no pages.
    command.build();
    examples(command)
}

fn examples(command: Command) -> Command {
    let verbs = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned());
    let verbs: Vec<String> = verbs.collect();
    let command = verbs.into_iter().fold(command, |command, verb| {
        command.mut_subcommand(verb, examples)
    });
    let Some(page) = command.get_after_help().map(ToString::to_string) else {
        return command;
    };
    command.after_help(page.replace("\n  postorb ", "\n  circleci postorb "))
}
