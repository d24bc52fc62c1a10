//! What changed, as lists.

use super::super::Report;
use super::super::excerpt::cut;
use super::super::time::human;
use super::super::words;
use crate::report::markdown::{code, list};
use crate::results::Comparison;

/// The longest name, in characters.
const NAME: usize = 120;
/// How many items a list has: nobody reads more.
const MOST: usize = 20;

/// What an earlier run shows, and what earlier attempts do.
pub(super) fn changes(report: &Report<'_>) -> Vec<String> {
    let flaky = report.flaky().take(MOST).map(|check| {
        let path = words::path(check.suite, check.execution);
        format!("{}: {}", short(&path), short(&check.name()))
    });
    let count = report.flaky().count();
    let mut sections = vec![section("Flaky: failed first and passed then", count, flaky)];
    if let Some(Comparison { fixed, slower, .. }) = report.comparison {
        let items = fixed.iter().take(MOST).map(|one| {
            let path = format!("{} › {}", one.suite, one.request);
            format!("{}: {}", short(&path), short(&one.test))
        });
        sections.insert(0, section("Fixed", fixed.len(), items));
        let items = slower.iter().take(MOST).map(|one| {
            let path = format!("{} › {}", one.suite, one.request);
            format!(
                "{}: {} → {}",
                short(&path),
                human(one.before),
                human(one.now)
            )
        });
        sections.push(section("Slower", slower.len(), items));
    }
    sections.retain(|section| !section.is_empty());
    sections
}

fn section(title: &str, count: usize, items: impl Iterator<Item = String>) -> String {
    if count == 0 {
        return String::new();
    }
    let more = match count.saturating_sub(MOST) {
        0 => String::new(),
        more => format!("\nand {more} more\n"),
    };
    format!("#### {title}\n\n{}{more}\n", list(items))
}

/// A name as code.
pub(super) fn short(name: &str) -> String {
    match code(&cut(name, NAME)) {
        code if code.is_empty() => "(unnamed)".to_owned(),
        code => code,
    }
}
