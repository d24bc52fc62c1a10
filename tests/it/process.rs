//! postorb as a process sees it, without one: arguments in, bytes and an exit code out.

use postorb::{Color, Env, Io};

pub(crate) struct Output {
    pub(crate) exit: u8,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs postorb with these arguments and these environment variables alone.
pub(crate) fn postorb<S: AsRef<str>>(args: &[S], variables: &[(&str, &str)]) -> Output {
    run(args, variables, "", false)
}

/// The same with something to read on standard input, and perhaps a terminal to write to.
pub(crate) fn run<S: AsRef<str>>(
    args: &[S],
    variables: &[(&str, &str)],
    stdin: &str,
    terminal: bool,
) -> Output {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut io = Io {
        stdin: &mut stdin.as_bytes(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdin_is_terminal: false,
        stdout_is_terminal: terminal,
        stderr_is_terminal: terminal,
        color: Color::Auto,
    };
    let args = std::iter::once("postorb").chain(args.iter().map(AsRef::as_ref));
    let variables = variables
        .iter()
        .map(|(name, value)| (name.into(), value.into()));
    let exit = postorb::run(
        args.map(Into::into).collect(),
        &Env::new(variables),
        &mut io,
    );
    Output {
        exit: exit.code(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}
