use crate::cli::ListArgs;
use crate::command::Context;
use crate::command::selected::Selected;
use crate::plan::default_workflow;
use crate::report::suites::{self, Listed};
use crate::{Exit, Failure};

/// `postorb suite list`: what is selected.
pub(super) fn run(args: &ListArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let selection = selected.selection();
    let default = match selection.workflows.first() {
        Some(first) => &first.name,
        None => default_workflow(selection.layout),
    };
    let suites = selection.suites.iter().enumerate();
    let listed = suites.map(|(index, suite)| Listed {
        suite,
        line: selected.line(&["suites", &index.to_string()]),
        workflow: suite.workflow.as_deref().unwrap_or(default),
    });
    let listed: Vec<_> = listed.take(args.limit.unwrap_or(usize::MAX)).collect();
    if args.json {
        context.print(&suites::json(selected.name(), &listed))?;
    } else if selection.suites.is_empty() {
        context.note(&format!("{} has no suites", selected.name()));
    } else {
        context.print(&suites::text(&listed))?;
    }
    Ok(Exit::Ok)
}
