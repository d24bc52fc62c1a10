//! The frame of the page: `templates/report.html.j2`, with what it says at the top.

use std::io;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, UndefinedBehavior, context};

use super::super::Report;
use super::super::time::human;
use super::head;
use super::marks::Counts;
use super::policy::policy;
use super::spread::Spread;
use crate::harmless::shown;

const TEMPLATE: &str = include_str!("../../../../templates/report.html.j2");
const STYLE: &str = include_str!("../../../../templates/report.css");
const SCRIPT: &str = include_str!("../../../../templates/report.js");
/// Where the results stand in the template.
const RESULTS: &str = "<!-- results -->";

/// What stands before the results, and what behind them.
pub(super) fn frame(
    report: &Report<'_>,
    spread: &Spread,
    counts: &Counts,
) -> io::Result<(String, String)> {
    let suites = &report.run.suites;
    let names = suites.iter().map(|suite| shown(suite.text(suite.name)));
    let is_red = report.verdict.is_red;
    let data = context! {
        policy => policy(STYLE, SCRIPT),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        version => env!("CARGO_PKG_VERSION"),
        color => if is_red { "failed" } else { "passed" },
        verdict => if is_red { "Failed" } else { "Passed" },
        said => head::said(report),
        about => head::about(report),
        totals => Serde(head::totals(report, spread)),
        filters => Serde(head::filters(counts)),
        slow => human(spread.slow().into()),
        suites => names.collect::<Vec<_>>(),
    };
    let (start, end) = TEMPLATE.split_once(RESULTS).unwrap_or((TEMPLATE, ""));
    let filled = |part| fill(part, &data).map_err(io::Error::other);
    Ok((filled(start)?, filled(end)?))
}

fn fill(part: &str, data: &Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // By its end it is HTML, in which every value is text unless it says otherwise.
    environment.render_named_str("report.html", part, data)
}

#[cfg(test)]
mod tests {
    use super::{RESULTS, SCRIPT, STYLE, TEMPLATE};

    #[test]
    fn style_and_script_stay_in_their_elements_and_are_hashed_as_they_are_read() {
        for text in [STYLE, SCRIPT] {
            let lower = text.to_lowercase();
            for end in ["</style", "</script", "<!--", "\r"] {
                assert!(!lower.contains(end), "{end}");
            }
        }
        assert_eq!(TEMPLATE.matches(RESULTS).count(), 1);
        // Nothing has a style of its own: the policy would refuse it.
        assert!(!TEMPLATE.contains("style=") && !TEMPLATE.contains("onclick"));
        let size = TEMPLATE.len() + STYLE.len() + SCRIPT.len();
        assert!(size < 60_000, "{size}");
    }
}
