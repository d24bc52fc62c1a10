use super::Context;
use crate::cli::CompletionsArgs;
use crate::{Exit, Failure};

/// `postorb completions`: prints what a shell reads to complete postorb's arguments.
pub(super) fn run(args: &CompletionsArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    context.print(&String::from_utf8_lossy(&args.script()))?;
    Ok(Exit::Ok)
}
