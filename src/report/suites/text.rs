//! A table.

use super::Listed;
use crate::report::table::table;
use crate::selection::Suite;

/// A line a suite.
pub(crate) fn text(suites: &[Listed<'_>]) -> String {
    let row = |listed: &Listed<'_>| {
        vec![
            listed.suite.name.clone(),
            listed.suite.collection.clone(),
            environment(listed.suite),
            listed.workflow.to_owned(),
        ]
    };
    let rows: Vec<_> = suites.iter().map(row).collect();
    table(&["NAME", "COLLECTION", "ENVIRONMENT", "WORKFLOW"], &rows)
}

/// The environment, or the names of several.
fn environment(suite: &Suite) -> String {
    let names: Vec<&str> = suite.environments.keys().map(String::as_str).collect();
    match &suite.environment {
        Some(environment) => environment.clone(),
        None if names.is_empty() => "-".to_owned(),
        None => names.join(", "),
    }
}
