//! Fixes: shown, or written.

use std::path::Path;

use super::names::is_input;
use super::unchanged;
use crate::command::Context;
use crate::file::Source;
use crate::finding::{Applied, Finding, Safety};
use crate::lint::{self, Fixed, Surroundings};
use crate::report::diff;
use crate::report::findings::Checked;
use crate::{Failure, file};

/// Prints what fixes would change. What is wrong is what is wrong now, for nothing is written.
pub(super) fn show(
    source: Source,
    up_to: Safety,
    surroundings: Surroundings<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Checked, Failure> {
    let fixed = lint::fix_with(&source.text, surroundings, up_to);
    let difference = diff::Difference {
        path: &source.name,
        is_new: false,
        before: &source.text,
        after: &fixed.text,
        patches: &[],
    };
    let text = diff::text(&difference, context.io.stdout_style());
    context.print(&text)?;
    refused(&source.name, &fixed, context);
    let mut checked = unchanged(source, surroundings);
    without(&mut checked.findings, &fixed.refused);
    Ok(checked)
}

/// Writes the mended text: into its file, or where it came from standard input, to standard output.
/// Where that fails the file is as it was, and so is what is wrong with it.
pub(super) fn write(
    path: &Path,
    source: Source,
    up_to: Safety,
    surroundings: Surroundings<'_>,
    context: &mut Context<'_, '_>,
) -> Result<(Checked, Result<(), Failure>), Failure> {
    let fixed = lint::fix_with(&source.text, surroundings, up_to);
    if is_input(path) {
        context.print(&fixed.text)?;
    } else if let Err(error) = file::replace(path, &source, &fixed.text) {
        return Ok((unchanged(source, surroundings), Err(error)));
    }
    tell(&source.name, &fixed, context);
    let mut checked = Checked {
        path: source.name,
        text: fixed.text,
        findings: fixed.left,
        applied: fixed.applied,
    };
    without(&mut checked.findings, &fixed.refused);
    Ok((checked, Ok(())))
}

/// Takes fixes that were tried and refused away from what offers them: they are no next step.
fn without(findings: &mut [Finding], refused: &[String]) {
    for finding in findings {
        finding.fix.take_if(|fix| refused.contains(&fix.title));
    }
}

/// How many fixes of one file are told one by one.
const MOST: usize = 100;

fn tell(name: &str, fixed: &Fixed, context: &mut Context<'_, '_>) {
    for Applied { title, line, .. } in fixed.applied.iter().take(MOST) {
        context.note(&format!("{name}:{line}: fixed: {title}"));
    }
    more(name, "fixed", fixed.applied.len(), context);
    refused(name, fixed, context);
    let mut told: Vec<&str> = Vec::new();
    let afterwards = fixed.applied.iter();
    for afterwards in afterwards.filter_map(|applied| applied.afterwards.as_deref()) {
        if !told.contains(&afterwards) {
            told.push(afterwards);
            // The finding is gone, so that this is its only trace: even `--quiet` does not hide it.
            context.warn(&format!("{name}: left to do: {afterwards}"));
        }
    }
}

fn refused(name: &str, fixed: &Fixed, context: &mut Context<'_, '_>) {
    const WHAT: &str = "not fixed, because more would be wrong";
    for title in fixed.refused.iter().take(MOST) {
        context.note(&format!("{name}: {WHAT}: {title}"));
    }
    more(name, WHAT, fixed.refused.len(), context);
}

fn more(name: &str, what: &str, count: usize, context: &mut Context<'_, '_>) {
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        context.note(&format!("{name}: {what}: and {more} more"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Settings;
    use crate::{Color, Env, Io};

    fn told(quiet: bool) -> String {
        told_of(quiet, 2)
    }

    fn told_of(quiet: bool, count: usize) -> String {
        let applied = Applied {
            title: "take the key out".to_owned(),
            line: 3,
            afterwards: Some("revoke the key".to_owned()),
        };
        let fixed = Fixed {
            text: String::new(),
            applied: vec![applied; count],
            refused: vec!["make it worse".to_owned()],
            left: Vec::new(),
        };
        let mut stderr = Vec::new();
        let mut context = Context {
            env: &Env::new([]),
            io: &mut Io {
                stdin: &mut std::io::empty(),
                stdout: &mut std::io::sink(),
                stderr: &mut stderr,
                stdin_is_terminal: false,
                stdout_is_terminal: false,
                stderr_is_terminal: false,
                color: Color::Never,
            },
            settings: Settings {
                quiet,
                verbose: false,
            },
        };
        tell("a.yml", &fixed, &mut context);
        String::from_utf8(stderr).unwrap()
    }

    #[test]
    fn what_is_left_to_do_is_told_once_and_even_when_quiet() {
        assert_eq!(told(true), "a.yml: left to do: revoke the key\n");
        assert_eq!(
            told(false),
            "a.yml:3: fixed: take the key out\n\
             a.yml:3: fixed: take the key out\n\
             a.yml: not fixed, because more would be wrong: make it worse\n\
             a.yml: left to do: revoke the key\n"
        );
    }

    #[test]
    fn more_than_a_hundred_fixes_are_counted() {
        let told = told_of(false, 102);
        assert_eq!(told.matches(": fixed: take").count(), 100);
        assert!(told.contains("\na.yml: fixed: and 2 more\n"), "{told}");
    }
}
