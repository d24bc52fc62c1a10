//! Lines for people.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Check, State};
use crate::harmless::path;

/// A line a check, with what mends it behind; details are lines below.
pub(crate) fn text(checks: &[Check], styled: bool) -> String {
    // The same whatever there is, so that two outputs can be compared.
    let states = State::Problem.name().len();
    let abouts = checks.iter().map(|check| check.about.len());
    let abouts = abouts.max().unwrap_or(0);
    let mut out = String::new();
    for check in checks {
        out.push_str(&painted(check.state, states, styled));
        let message = path(&check.message);
        let mend = check.mend.as_deref().map(path);
        let mend = mend.map_or_else(String::new, |mend| format!(": {mend}"));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {:<abouts$}  {message}{mend}", check.about);
        let indent = " ".repeat(states + abouts + 4);
        for detail in &check.details {
            let _ = writeln!(out, "{indent}{}", path(detail));
        }
    }
    out
}

fn painted(state: State, width: usize, styled: bool) -> String {
    let color = match state {
        State::Ok => AnsiColor::Green,
        State::Problem => AnsiColor::Red,
        State::Unknown => AnsiColor::Yellow,
    };
    let word = state.name();
    let gap = " ".repeat(width.saturating_sub(word.len()));
    if styled {
        let style: Style = color.on_default().bold();
        format!("{style}{word}{style:#}{gap}")
    } else {
        format!("{word}{gap}")
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::report::doctor::Check;

    #[test]
    fn a_check_is_a_line_and_what_is_in_it_stays_there() {
        let checks = [
            Check::ok("lock", "a\nb\u{1b}[2J"),
            Check::problem("project", "is not there")
                .mend("postorb x")
                .details(vec!["because\u{202e}".to_owned()]),
        ];
        let plain = text(&checks, false);
        assert_eq!(
            plain,
            "ok       lock     a\\nb\\u{1b}[2J\nproblem  project  is not there: postorb x\n                  because\\u{202e}\n"
        );
        let styled = text(&checks, true);
        assert!(
            styled.starts_with("\u{1b}[1m\u{1b}[32mok\u{1b}[0m       lock"),
            "{styled:?}"
        );
    }
}
