use super::Context;
use crate::cli::SchemaArgs;
use crate::selection::SCHEMA;
use crate::{Exit, Failure};

/// `postorb schema`: prints the JSON Schema of the selection file.
pub(super) fn run(_args: &SchemaArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    context.print(SCHEMA)?;
    Ok(Exit::Ok)
}
