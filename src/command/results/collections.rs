//! Which collection of Postman's a suite runs.

use std::path::Path;

use crate::cli::ResultsPublishArgs;
use crate::command::{Context, load};
use crate::names;
use crate::plan::{Host, Plan, Run, Source};
use crate::publish::Destination;

/// Collections by the names of suites and of their runs, and where the key to them is.
#[derive(Clone, Debug)]
pub(in crate::command) struct Collections {
    known: Vec<(String, String)>,
    /// The environment variable with the key for Postman.
    pub(in crate::command) key: String,
}

impl Collections {
    /// Those of these runs.
    pub(in crate::command) fn of(runs: &[Run], key: &str) -> Self {
        let known = runs.iter().filter_map(|run| {
            let uid = uid(&run.collection)?;
            Some([(run.slug.clone(), uid.clone()), (run.suite.clone(), uid)])
        });
        Self {
            known: known.flatten().collect(),
            key: key.to_owned(),
        }
    }

    /// Those of the repository's selection, where they are needed; none where there is no selection, or
    /// where it is wrong, which is told.
    pub(in crate::command) fn selected(
        args: &ResultsPublishArgs,
        context: &mut Context<'_, '_>,
    ) -> Self {
        let path = Path::new(names::SELECTION);
        let is_needed = args.destinations.contains(&Destination::Postman) && path.exists();
        let plan = is_needed.then(|| {
            let selection = load::file_selection(path, context)?;
            Plan::new(&selection)
        });
        match plan {
            Some(Ok(plan)) => Self::of(&plan.runs, &plan.key),
            Some(Err(failure)) => {
                if !failure.message.is_empty() {
                    context.warn(&format!("warning: {}", failure.message));
                }
                Self::of(&[], names::API_KEY)
            }
            None => Self::of(&[], names::API_KEY),
        }
    }

    /// The UID of the collection that a suite runs.
    pub(super) fn find(&self, suite: &str) -> Option<String> {
        let known = self.known.iter().find(|(name, _)| name == suite);
        known.map(|(_, uid)| uid.clone())
    }
}

/// The UID of a collection: comments have no other address. Those of the EU are found where
/// `POSTMAN_API_BASE_URL` leads there, and are UIDs then.
fn uid(source: &Source) -> Option<String> {
    /// How long an id is without its owner.
    const BARE: usize = 36;
    let id = match source {
        Source::Uid(id) => id,
        Source::PostmanUrl { host, id } if *host != Host::Eu => id,
        _ => return None,
    };
    (id.len() > BARE).then(|| id.clone())
}
