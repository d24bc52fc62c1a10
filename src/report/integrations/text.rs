//! A table.

use super::Listed;
use crate::report::table::table;

/// A line an integration.
pub(crate) fn text(all: &[Listed<'_>]) -> String {
    let rows: Vec<_> = all.iter().map(row).collect();
    table(&["NICKNAME", "API", "VERSION", "PROJECT", "SUITES"], &rows)
}

fn row(listed: &Listed<'_>) -> Vec<String> {
    let own = listed.integration;
    let subject = own.api.as_ref().or(own.spec.as_ref());
    let or_none = |text: Option<&String>| text.map_or_else(|| "-".to_owned(), Clone::clone);
    let suites = match listed.suites.as_slice() {
        [] => "-".to_owned(),
        _ if own.suites.is_empty() => "all".to_owned(),
        named => named.join(", "),
    };
    vec![
        own.nickname.clone(),
        or_none(subject),
        or_none(own.api_version.as_ref()),
        own.project.clone(),
        suites,
    ]
}
