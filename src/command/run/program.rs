//! The program that runs collections, or what to install.

use crate::command::Context;
use crate::runner::{Program, Unfound};
use crate::selection::Selection;
use crate::{Exit, Failure, names};

/// Finds the program that the selection names.
///
/// # Errors
/// Where it is not installed, with exit code 2.
pub(super) fn find(
    selection: &Selection,
    context: &mut Context<'_, '_>,
) -> Result<Program, Failure> {
    let kind = selection.runner.kind.unwrap_or_default();
    let version = selection.runner.version.as_deref();
    let found = Program::find(kind, version, names::NEWMAN_VERSION, context.env);
    match &found {
        Ok(Program::Newman(path) | Program::PostmanCli(path)) => {
            context.detail(&format!("the runner is {}", path.display()));
        }
        Ok(Program::Npx { version, .. }) => {
            context.detail(&format!(
                "the runner is newman@{version}, which npx has or fetches"
            ));
        }
        Err(_) => {}
    }
    found.map_err(|unfound| match unfound {
        Unfound::Newman => {
            let version = version.unwrap_or(names::NEWMAN_VERSION);
            Failure::new(Exit::Usage, "neither newman nor npx is on PATH")
                .help(format!("install it: npm install --global newman@{version}"))
        }
        Unfound::OtherVersion { found } => {
            let version = version.unwrap_or_default();
            let message = format!(
                "newman on PATH is {found}, `runner: {{version: {version}}}` asks for another, and npx is not there to fetch it"
            );
            Failure::new(Exit::Usage, message)
                .help(format!("install it: npm install --global newman@{version}"))
        }
        Unfound::PostmanCli => Failure::new(Exit::Usage, "the Postman CLI is not on PATH")
            .help("install it: npm install --global postman-cli")
            .help("or run with Newman: --runner newman"),
    })
}
