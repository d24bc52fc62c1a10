use crate::cli::ListIntegrationsArgs;
use crate::command::Context;
use crate::command::selected::Selected;
use crate::report::integrations::{self, Listed};
use crate::{Exit, Failure};

/// `postorb integration list`: what is linked.
pub(super) fn run(
    args: &ListIntegrationsArgs,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let selected = Selected::read_existing(&args.selection, context)?;
    let selection = selected.selection();
    let all = || selection.suites.iter().map(|suite| suite.name.as_str());
    let integrations = selection.integrations.iter().enumerate();
    let listed = integrations.map(|(index, integration)| Listed {
        integration,
        line: selected.line(&["integrations", &index.to_string()]),
        suites: if integration.suites.is_empty() {
            all().collect()
        } else {
            integration.suites.iter().map(String::as_str).collect()
        },
    });
    let listed: Vec<_> = listed.take(args.limit.unwrap_or(usize::MAX)).collect();
    if args.json {
        context.print(&integrations::json(selected.name(), &listed))?;
    } else if selection.integrations.is_empty() {
        context.note(&format!("{} has no integrations", selected.name()));
        context.note("  help: `postorb integration add` links an API to a project");
    } else {
        context.print(&integrations::text(&listed))?;
    }
    Ok(Exit::Ok)
}
