//! The `postorb` binary: hands the process to the library.

use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the environment"
    )]
    let env = postorb::Env::new(std::env::vars_os());
    let mut io = postorb::Io {
        stdin: &mut stdin().lock(),
        stdout: &mut stdout().lock(),
        stderr: &mut stderr().lock(),
        stdout_is_terminal: stdout().is_terminal(),
        stderr_is_terminal: stderr().is_terminal(),
        color: postorb::Color::default(),
    };
    postorb::run(std::env::args_os().collect(), &env, &mut io).into()
}
