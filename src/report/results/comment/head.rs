//! The head of a comment: the verdict of what is in it, and a table.

use super::super::markdown::short;
use super::super::time::human;
use super::super::words::{plural, verdict};
use super::facts::Facts;
use super::section::{Section, Source};

/// What all sections come to. Those of older commits are shown and not counted.
pub(super) fn head(sections: &[&Section], left_out: usize, source: Source<'_>) -> String {
    let facts = || sections.iter().map(|section| &section.facts);
    let now = || facts().filter(|facts| !facts.is_older_than(source.commit));
    let is_red = now().any(|facts| facts.red) || now().next().is_none();
    let mark = if is_red { "❌" } else { "✅" };
    let sum = |of: fn(&Facts) -> u64| now().map(of).fold(0, u64::saturating_add);
    let mut parts = vec![
        plural(now().count() as u64, "suite"),
        plural(sum(|one| one.requests), "request"),
        plural(sum(|one| one.assertions), "assertion"),
    ];
    let failures = |is_forgiven: bool| {
        let alike = now().filter(|one| one.forgiven == is_forgiven);
        alike.map(|one| one.failures).fold(0, u64::saturating_add)
    };
    for (count, word) in [
        (failures(false), "failed"),
        (failures(true), "in quarantine"),
        (sum(|one| one.new.unwrap_or(0)), "new"),
        (sum(|one| one.fixed), "fixed"),
        (sum(|one| one.flaky), "flaky"),
        (sum(|one| one.skipped), "skipped"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {word}"));
        }
    }
    let mut page = format!(
        "### postorb: {mark} {}\n\n{}{}\n\n",
        verdict(is_red),
        parts.join(" · "),
        origin(sections, source),
    );
    page += "| suite | verdict | requests | assertions | failed | new | fixed | time |\n";
    page += "|---|---|--:|--:|--:|--:|--:|--:|\n";
    page.extend(facts().map(|facts| row(facts, source)));
    if left_out > 0 {
        page.extend(["\nand ", &plural(left_out as u64, "more suite"), "\n"]);
    }
    page + "\n"
}

/// The commit and the build.
fn origin(sections: &[&Section], source: Source<'_>) -> String {
    let mut all = sections.iter().map(|section| &section.facts);
    let now = all.find(|facts| !facts.is_older_than(source.commit));
    let commit = now.and_then(Facts::short_commit);
    let commit = commit.map(|commit| format!(" · commit {commit}"));
    let link = source.link.filter(|link| super::super::is_address(link));
    let link = link.map(|link| format!(" · [build](<{link}>)"));
    commit.unwrap_or_default() + &link.unwrap_or_default()
}

pub(super) fn row(facts: &Facts, source: Source<'_>) -> String {
    let mark = if facts.red { "❌" } else { "✅" };
    let of = match facts.short_commit() {
        Some(commit) if facts.is_older_than(source.commit) => format!(" of {commit}"),
        _ => String::new(),
    };
    let new = facts.new.map_or_else(String::new, |new| new.to_string());
    format!(
        "| {} | {mark} {}{of} | {} | {} | {} | {new} | {} | {} |\n",
        short(&facts.suite),
        verdict(facts.red),
        facts.requests,
        facts.assertions,
        facts.failures,
        facts.fixed,
        human(facts.time),
    )
}
