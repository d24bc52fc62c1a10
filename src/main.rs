//! The `postorb` binary: hands the process to the library.

use std::io::{IsTerminal as _, Write as _, stderr, stdin, stdout};
use std::panic::Location;
use std::process::{ExitCode, exit};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| end_with_a_bug(panic.location())));
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    let env = postorb::Env::new(std::env::vars_os());
    let env = match std::env::current_dir() {
        Ok(folder) => env.in_folder(folder),
        // Names stay as they were given then.
        Err(_) => env,
    };
    let mut io = postorb::Io {
        stdin: &mut stdin().lock(),
        stdout: &mut stdout().lock(),
        stderr: &mut stderr().lock(),
        stdin_is_terminal: stdin().is_terminal(),
        stdout_is_terminal: stdout().is_terminal(),
        stderr_is_terminal: stderr().is_terminal(),
        color: postorb::Color::default(),
    };
    postorb::run(std::env::args_os().collect(), &env, &mut io).into()
}

/// A bug has an exit code of its own. Its place is told and not its message, which may hold text
/// from a file.
fn end_with_a_bug(place: Option<&Location<'_>>) {
    postorb::restore_terminal();
    let place = place.map(ToString::to_string).unwrap_or_default();
    let issues = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");
    // Where stderr is gone there is nobody to tell.
    let _ = writeln!(
        stderr(),
        "error: a bug in postorb {}, at {place}; nothing more is done\n  help: please report it: {issues}",
        env!("CARGO_PKG_VERSION"),
    );
    exit(postorb::Exit::Internal.code().into());
}
