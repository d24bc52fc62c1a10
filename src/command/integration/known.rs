//! Whether CircleCI knows the project that is linked.

use std::sync::Arc;

use crate::command::Context;
use crate::service::circleci::Slug;
use crate::service::{Account, CircleCi, Credentials, Network};
use crate::terminal::Interrupt;
use crate::{Exit, Failure};

/// Asks where there is a token. A project that is not there is refused, and a token too; what else fails is
/// a note, since a selection can be written without CircleCI.
pub(super) fn check(
    slug: &Slug,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    if Credentials::new(context.env)
        .find(Account::CircleCi, None)?
        .is_none()
    {
        return Ok(());
    }
    let network = Network::new(None, context.env)?;
    let circleci = Arc::new(CircleCi::new(context.env, network)?);
    let (asked, wanted) = (Arc::clone(&circleci), slug.clone());
    let project = interrupt.wait(move || asked.project(&wanted));
    context.tell_calls_of(&circleci);
    match project {
        Ok(project) => {
            context.detail(&format!("CircleCI knows {slug} as {}", project.name));
            Ok(())
        }
        Err(failure) if is_final(&failure, &circleci) => Err(failure),
        Err(failure) => {
            context.note(&format!("note: {}", failure.message));
            Ok(())
        }
    }
}

fn is_final(failure: &Failure, circleci: &CircleCi) -> bool {
    matches!(failure.exit, Exit::NotFound | Exit::Cancelled) || circleci.is_refused()
}
