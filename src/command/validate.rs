use std::path::Path;

use super::Context;
use crate::cli::ValidateArgs;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{self, Fixed};
use crate::report::{diff, findings};
use crate::{Exit, Failure, file};

/// `postorb validate`: checks configs and mends what can be mended.
pub(super) fn run(args: &ValidateArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let up_to = args
        .fix
        .map(Safety::from)
        .or(args.diff.then_some(Safety::Safe));
    let mut all = Vec::new();
    let mut checked = 0;
    let mut failure = None;
    for path in &args.files {
        // One file that cannot be read does not hide what is wrong with the others.
        match one(path, up_to, args.diff, context) {
            Ok(findings) => {
                checked += 1;
                all.extend(findings);
            }
            Err(error) => {
                error.show(context.io);
                failure = Some(Failure::shown(error.exit));
            }
        }
    }
    if checked > 0 {
        context.note(&findings::summary(&all, checked));
    }
    if let Some(failure) = failure {
        return Err(failure);
    }
    let bar = Severity::from(args.fail_on);
    let failed = all.iter().any(|finding| finding.severity >= bar);
    Ok(if failed { Exit::Invalid } else { Exit::Ok })
}

/// Checks one file; returns what is wrong with it in the end.
fn one(
    path: &Path,
    up_to: Option<Safety>,
    diff_only: bool,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Finding>, Failure> {
    let source = file::read_input(path, context.io)?;
    context.detail(&format!("checking {}", source.name));
    let Some(up_to) = up_to else {
        let findings = lint::check(&source.text);
        show(&source.name, &source.text, &findings, context)?;
        return Ok(findings);
    };
    let fixed = lint::fix(&source.text, up_to);
    if diff_only {
        let difference = diff::Difference {
            path: &source.name,
            is_new: false,
            before: &source.text,
            after: &fixed.text,
            patches: &[],
        };
        let text = diff::text(&difference, context.io.stdout_style());
        context.print(&text)?;
        return Ok(fixed.left);
    }
    if path == Path::new("-") {
        // What was read from standard input goes to standard output, and the findings aside.
        context.print(&fixed.text)?;
        context.warn_findings(&source.name, &fixed.text, &fixed.left);
        return Ok(fixed.left);
    }
    file::replace(path, &source, &fixed.text)?;
    tell(&source.name, &fixed, context);
    show(&source.name, &fixed.text, &fixed.left, context)?;
    Ok(fixed.left)
}

fn tell(name: &str, fixed: &Fixed, context: &mut Context<'_, '_>) {
    for applied in &fixed.applied {
        context.note(&format!("{name}: fixed: {}", applied.title));
    }
}

fn show(
    name: &str,
    text: &str,
    findings: &[Finding],
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    let styled = context.io.stdout_style();
    context.print(&findings::text(
        name,
        text,
        findings,
        styled,
        context.width(),
    ))
}
