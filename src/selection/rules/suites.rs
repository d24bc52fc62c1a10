//! Keys of a suite that exclude or need each other.

use super::{Context, conflict};
use crate::finding::{Finding, Severity};
use crate::selection::Date;
use crate::selection::words::quote;
use crate::yaml::Value;

pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let suites = context.items("suites").iter();
    suites.flat_map(|suite| of_suite(context, suite)).collect()
}

fn of_suite(context: &Context<'_>, suite: &Value) -> impl Iterator<Item = Finding> {
    let findings = [
        two_environments(suite),
        two_timeouts(suite),
        own_key(suite),
        lone_before(suite),
        quarantine(context, suite),
    ];
    findings.into_iter().flatten()
}

fn two_environments(suite: &Value) -> Option<Finding> {
    let (one, several) = (suite.field("environment")?, suite.field("environments")?);
    let message = "a suite has either `environment` or `environments`";
    let help = "add the one to `environments`, or remove one of the two keys";
    Some(conflict(one, several, message).help(help))
}

fn two_timeouts(suite: &Value) -> Option<Finding> {
    let newman = suite.get("newman")?;
    let (outer, inner) = (suite.field("timeout")?, newman.field("timeout")?);
    let message = "a suite has either `timeout` or Newman's own `timeout`";
    let help = "keep the suite's: where Newman's own strikes, it writes no report";
    Some(conflict(outer, inner, message).help(help))
}

/// The key among what is handed on as it is: in quotes, where no variable is one.
fn own_key(suite: &Value) -> Option<Finding> {
    const OPTION: &str = "--postman-api-key";
    let extra = suite.get("newman")?.get("extra")?;
    let is_key = |item: &&Value| {
        let rest = item.text().and_then(|text| text.strip_prefix(OPTION));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
    };
    let item = extra.items().iter().find(is_key)?;
    let message = "the key is given by postorb, and not by `extra`";
    let help = "remove it, and name the variable that holds the key in `api-key`: `{ env: NAME }`";
    Some(Finding::error("selection-conflict", item.span.clone(), message).help(help))
}

fn lone_before(suite: &Value) -> Option<Finding> {
    let before = suite.field("before")?;
    let split = suite.get("split");
    // Another word is the schema's to tell.
    if split.is_some_and(|split| split.text() != Some("environment")) {
        return None;
    }
    let message = "`before` needs `split: folder`";
    let finding = Finding::error("selection-conflict", before.key_span.clone(), message)
        .help("add `split: folder`, or remove `before`");
    Some(match split {
        Some(split) => finding.related(split.span.clone(), "this is no `folder`"),
        None => finding,
    })
}

fn quarantine(context: &Context<'_>, suite: &Value) -> Option<Finding> {
    let until = suite.get("quarantine")?.get("until")?;
    let date = until.text().and_then(Date::parse)?;
    if date >= context.today {
        return None;
    }
    let of = suite
        .get("name")
        .and_then(Value::text)
        .map(|name| format!(" of {}", quote(name)));
    let message = format!(
        "the quarantine{} ended on {date}: its failures count again",
        of.unwrap_or_default()
    );
    let finding = Finding::error("selection-quarantine", until.span.clone(), message)
        .severity(Severity::Warning)
        .help("remove `quarantine`, or give it a later day");
    Some(finding)
}
