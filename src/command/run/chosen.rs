//! The runs that a call is about.

use crate::plan::{Plan, Run};
use crate::{Exit, Failure, suggest};

/// The runs that `names` name by suite or by run, or all.
///
/// # Errors
/// A name that no suite has, and a selection without suites.
pub(super) fn runs(plan: &Plan, names: &[String]) -> Result<Vec<Run>, Failure> {
    if plan.runs.is_empty() {
        return Err(Failure::new(
            Exit::Usage,
            "the selection has no suites: nothing would run",
        )
        .help("add one: postorb suite add --collection UID"));
    }
    for name in names {
        if !is_any(plan, name) {
            return Err(unknown(name, plan));
        }
    }
    let chosen = plan
        .runs
        .iter()
        .filter(|run| names.is_empty() || names.iter().any(|name| is(run, name)));
    Ok(chosen.cloned().collect())
}

/// Whether a suite or a run is called this.
pub(super) fn is_any(plan: &Plan, name: &str) -> bool {
    plan.runs.iter().any(|run| is(run, name))
}

fn is(run: &Run, name: &str) -> bool {
    run.suite == name || run.slug == name
}

fn unknown(name: &str, plan: &Plan) -> Failure {
    let names = plan
        .runs
        .iter()
        .flat_map(|run| [run.suite.as_str(), run.slug.as_str()]);
    let mut known: Vec<_> = names.collect();
    known.sort_unstable();
    known.dedup();
    let mut failure = Failure::new(Exit::NotFound, format!("no suite is called `{name}`"));
    if let Some(near) = suggest::nearest(name, known.iter().copied()) {
        failure = failure.help(format!("did you mean `{near}`?"));
    }
    let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
    failure.help(format!("suites: {}", known.join(", ")))
}
