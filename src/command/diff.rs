use super::comparison::{Question, compare};
use super::{Context, drift, last_run, names};
use crate::cli::{DiffArgs, DiffFormat};
use crate::report::diff;
use crate::{Exit, Failure};

/// `postorb diff`: shows what `merge` would change, or what differs from the last run.
pub(super) fn run(args: &DiffArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    if let Some(part) = args.last_run.last_run {
        return last_run::run(args, part, context);
    }
    let (file, targets) = (&args.config.file, &args.publish.targets);
    let format = args.chosen();
    let question = Question {
        selection: &args.selection,
        config: file,
        adopt: args.adopt,
        can_print: format == DiffFormat::Text,
    };
    let comparison = compare(question, context)
        .map_err(|failure| drift::publish_failure(targets, file, failure, context))?;
    let difference = comparison.difference(&comparison.source.name);
    let name = names::in_workspace(file, context.env);
    let for_github = comparison.difference(&name);
    let text = match format {
        DiffFormat::Text => diff::text(&difference, context.io.stdout_style()),
        DiffFormat::Json => diff::json(&difference),
        DiffFormat::Github => diff::github(&for_github),
        DiffFormat::Markdown => diff::markdown(&for_github),
    };
    context.print(&text)?;
    let unwritten = drift::publish(targets, &comparison, file, context);
    let exit = if args.exit_code && comparison.is_drift() {
        Exit::Red
    } else {
        Exit::Ok
    };
    Ok(unwritten.unwrap_or(exit))
}
