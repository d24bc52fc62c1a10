//! Colour: on terminals, unless the environment or a flag says otherwise.

use postorb::{Color, Env, Io};

/// Whether a finding is shown in colour.
fn is_coloured(terminal: bool, args: &[&str], variables: &[(&str, &str)]) -> bool {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut io = Io {
        stdin: &mut "a: [".as_bytes(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdout_is_terminal: terminal,
        stderr_is_terminal: terminal,
        color: Color::Auto,
    };
    let args = ["postorb", "validate", "-"].iter().chain(args);
    let variables = variables
        .iter()
        .map(|(name, value)| (name.into(), value.into()));
    let exit = postorb::run(
        args.map(Into::into).collect(),
        &Env::new(variables),
        &mut io,
    );
    assert_eq!(exit.code(), 7);
    stdout.contains(&0x1b)
}

#[test]
fn colour_is_for_terminals_unless_the_environment_or_a_flag_says_otherwise() {
    let no_color = [("NO_COLOR", "1")];
    assert!(is_coloured(true, &[], &[]));
    assert!(is_coloured(true, &[], &[("NO_COLOR", "")]));
    assert!(!is_coloured(true, &[], &no_color));
    assert!(!is_coloured(true, &["--color", "auto"], &no_color));
    assert!(!is_coloured(true, &["--color=never"], &[]));
    assert!(is_coloured(true, &["--color", "always"], &no_color));
    assert!(!is_coloured(false, &[], &[]));
    assert!(is_coloured(false, &["--color", "always"], &[]));
}
