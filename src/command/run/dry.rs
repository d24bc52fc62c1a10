//! `--dry-run`: what would be run.

use std::fmt::Write as _;

use crate::command::Context;
use crate::plan::{Run, Source};
use crate::runner::Program;
use crate::selection::Quarantine;
use crate::{Exit, Failure};

/// Prints a paragraph a run: what it is given, and how often it may run.
///
/// # Errors
/// What standard output does not take.
pub(super) fn tell(
    runs: &[Run],
    program: &Program,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let mut text = format!("runner: {program}\n");
    for run in runs {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{}\n", run.slug);
        for (kind, source) in run.sources() {
            let from = match source {
                Source::Uid(_) | Source::BareId(_) | Source::PostmanUrl { .. } => ", from Postman",
                Source::Url(_) | Source::File(_) => "",
            };
            let _ = writeln!(text, "  {}: {}{from}", kind.key(), source.text());
        }
        for folder in &run.folders {
            let _ = writeln!(text, "  folder: {folder}");
        }
        for (variable, name) in &run.secrets {
            let _ = writeln!(text, "  {variable}: the value of ${}", name.0);
        }
        if let Some(limit) = run.newman.timeout.filter(|limit| *limit > 0) {
            let _ = writeln!(text, "  timeout: {limit} ms");
        }
        if run.retry > 0 {
            let _ = writeln!(text, "  retry: {}", run.retry);
        }
        if let Some(Quarantine { until, reason }) = &run.quarantine {
            let _ = writeln!(
                text,
                "  in quarantine until {until} ({reason}): its failures do not count"
            );
        }
    }
    let lines: Vec<_> = text.lines().map(crate::harmless::shown).collect();
    context.print(&(lines.join("\n") + "\n"))?;
    Ok(Exit::Ok)
}
