//! Secrets in addresses: whoever reads the repository can use them, and so does every config that is made of it.

use super::Context;
use crate::finding::{Finding, Severity};
use crate::secret;
use crate::yaml::{Field, Value};

/// The keys of a suite that name a source.
const SOURCES: [&str; 4] = ["collection", "environment", "globals", "iteration-data"];

pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let suites = context.items("suites").iter();
    suites.flat_map(of_suite).collect()
}

fn of_suite(suite: &Value) -> impl Iterator<Item = Finding> {
    let one = SOURCES.iter().filter_map(|key| suite.field(key));
    let several = suite.get("environments").into_iter();
    one.chain(several.flat_map(Value::fields)).filter_map(keyed)
}

/// An address with a secret in it, of which nothing is repeated.
fn keyed(field: &Field) -> Option<Finding> {
    let text = field.value.text()?;
    secret::in_address(text).next()?;
    let message = format!("the address of `{}` has a secret in it", field.key);
    Some(
        Finding::error("selection-secret", field.value.span.clone(), message)
            .severity(Severity::Warning)
            .label("readable for whoever sees the repository, and for the log of each build")
            .help("keep what is there in a file of the repository, and name that")
            .help("revoke what the address has: it is no secret any more"),
    )
}
