//! Colour: on terminals, unless the environment or a flag says otherwise.

use crate::process::run;

/// Whether a finding is shown in colour.
fn is_coloured(terminal: bool, args: &[&str], variables: &[(&str, &str)]) -> bool {
    let args = [&["validate", "-"], args].concat();
    let output = run(&args, variables, "a: [", terminal);
    assert_eq!(output.exit, 7);
    output.stdout.contains('\u{1b}')
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
    let dumb = [("TERM", "dumb")];
    assert!(!is_coloured(true, &[], &dumb));
    assert!(is_coloured(true, &["--color", "always"], &dumb));
    assert!(is_coloured(true, &[], &[("TERM", "xterm")]));
    assert!(!is_coloured(false, &[], &[]));
    assert!(is_coloured(false, &["--color", "always"], &[]));
}
