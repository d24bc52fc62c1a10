use super::{Context, run};
use crate::cli::DiscoverArgs;
use crate::render::test_suite;
use crate::{Exit, Failure};

/// `postorb discover`: prints what can run on different machines, a line each, and nothing else.
pub(super) fn run(args: &DiscoverArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let atoms = run::atoms(args, context)?;
    if args.test_suites {
        let selection = args.selection.selection.as_ref();
        let selection = selection.map(|file| file.display().to_string());
        context.print(&test_suite(&args.suites, selection.as_deref()))?;
        return Ok(Exit::Ok);
    }
    let lines = atoms.iter().map(|atom| format!("{}\n", atom.slug));
    context.print(&lines.collect::<String>())?;
    Ok(Exit::Ok)
}
