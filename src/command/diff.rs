use super::Context;
use super::comparison::compare;
use crate::cli::{DiffArgs, DiffFormat};
use crate::report::diff;
use crate::{Exit, Failure};

/// `postorb diff`: shows what `merge` would change.
pub(super) fn run(args: &DiffArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let comparison = compare(&args.selection, &args.config.file, args.adopt, context)?;
    let difference = diff::Difference {
        path: &comparison.source.name,
        is_new: !comparison.exists,
        before: &comparison.source.text,
        after: &comparison.edited.text,
        patches: &comparison.edited.patches,
    };
    let format = if args.json {
        DiffFormat::Json
    } else {
        args.format
    };
    let text = match format {
        DiffFormat::Text => diff::text(&difference, context.io.stdout_style()),
        DiffFormat::Json => diff::json(&difference),
        DiffFormat::Github => diff::github(&difference),
    };
    context.print(&text)?;
    Ok(if args.exit_code && comparison.is_drift() {
        Exit::Red
    } else {
        Exit::Ok
    })
}
