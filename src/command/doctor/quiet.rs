//! Work of other commands whose notes nobody has asked for here.

use std::io;

use crate::command::{Context, Settings};
use crate::{Color, Failure, Io};

/// What `work` comes to; what it says on stderr is kept for `--verbose` and for [`reason`].
pub(super) fn quietly<T>(
    context: &mut Context<'_, '_>,
    work: impl FnOnce(&mut Context<'_, '_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut said = Vec::new();
    let mut io = Io {
        stdin: &mut io::empty(),
        stdout: &mut io::sink(),
        stderr: &mut said,
        stdin_is_terminal: false,
        stdout_is_terminal: false,
        stderr_is_terminal: false,
        color: Color::Never,
    };
    let mut inner = Context {
        env: context.env,
        io: &mut io,
        settings: Settings {
            quiet: !context.settings.verbose,
            verbose: context.settings.verbose,
        },
    };
    let result = work(&mut inner);
    let said = String::from_utf8_lossy(&said);
    for line in said.lines() {
        context.detail(line);
    }
    result.map_err(|failure| Failure {
        message: reason(failure.message, &said),
        ..failure
    })
}

/// Why something failed, in one line: what the failure says, or what was shown in its place.
fn reason(message: String, said: &str) -> String {
    if !message.is_empty() {
        return message;
    }
    let mut lines = said.lines().filter_map(|line| {
        let line = line.strip_prefix("error")?;
        let (_, reason) = line.split_once(": ")?;
        Some(reason.to_owned())
    });
    lines.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn a_failure_that_was_shown_is_told_by_what_was_shown() {
        let said = "GET /x: 200\nerror[yaml-syntax]: it is: no YAML\n --> a.yml:1:1\n";
        assert_eq!(reason(String::new(), said), "it is: no YAML");
        assert_eq!(reason("because".to_owned(), said), "because");
        assert_eq!(reason(String::new(), ""), "");
    }
}
