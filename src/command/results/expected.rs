//! Suites that have to be there: what no machine ran must not be missed.

use std::collections::HashSet;
use std::path::Path;

use crate::command::Context;
use crate::results::{Redaction, Suite, unreadable};
use crate::{Exit, Failure, file};

/// Adds a suite without a report for each name of a list, one a line, that no suite has; whether there is
/// any.
///
/// # Errors
/// A list that cannot be read, or is empty: nothing would be expected then.
pub(in crate::command) fn add_missing(
    list: &Path,
    suites: &mut Vec<Suite>,
    redaction: &Redaction,
    context: &mut Context<'_, '_>,
) -> Result<bool, Failure> {
    let list = file::read_input(list, context.io)?;
    let lines = list.text.lines().map(str::trim);
    let names: Vec<&str> = lines.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        let message = format!("`{}` names no suite that has to be there", list.name);
        return Err(Failure::new(Exit::Usage, message)
            .help("`postorb discover` prints the names of those that the selection has"));
    }
    let there: HashSet<String> = suites
        .iter()
        .map(|suite| suite.text(suite.name).to_owned())
        .collect();
    let mut is_any = false;
    for name in names {
        if there.contains(name) {
            continue;
        }
        is_any = true;
        let why = "no machine has run it: its shard ended early, or shared the suites out by other \
             timings; run the workflow again";
        let missing = super::redact(vec![unreadable("no report", why)], redaction, context);
        suites.extend(missing.into_iter().map(|mut suite| {
            suite.rename(name);
            suite
        }));
    }
    Ok(is_any)
}
