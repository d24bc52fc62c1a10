//! What changed, as lists.

use super::super::Report;
use super::super::excerpt::cut;
use super::super::site;
use super::super::time::human;
use crate::report::markdown::{code, list};
use crate::results::Comparison;

/// The longest name, in characters.
const NAME: usize = 120;
/// How many items a list has: nobody reads more.
const MOST: usize = 20;

/// What an earlier run shows, and what earlier attempts do, of the suites whose names fit.
pub(in crate::report::results) fn changes(
    report: &Report<'_>,
    fits: impl Fn(&str) -> bool,
) -> Vec<String> {
    let flaky = || {
        let all = report.flaky();
        all.filter(|check| fits(check.suite.text(check.suite.name)))
    };
    let count = flaky().count();
    let flaky = flaky().take(MOST).map(|check| {
        let path = site::path(check.suite, check.execution);
        format!("{}: {}", short(&path), short(&check.name()))
    });
    let mut sections = vec![section("Flaky: failed first and passed then", count, flaky)];
    if let Some(Comparison { fixed, slower, .. }) = report.comparison {
        let fixed: Vec<_> = fixed.iter().filter(|one| fits(&one.suite)).collect();
        let slower: Vec<_> = slower.iter().filter(|one| fits(&one.suite)).collect();
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
pub(in crate::report::results) fn short(name: &str) -> String {
    match code(&cut(name, NAME)) {
        code if code.is_empty() => "(unnamed)".to_owned(),
        code => code,
    }
}
