//! What a lock has to do with the selection beside it, told where the selection names things.

use super::{Kind, Lock, missing, sources, unsupplied};
use crate::finding::{Finding, Severity};
use crate::names;
use crate::plan::Plan;
use crate::selection::Loaded;
use crate::yaml::Span;

/// The files beside a selection, as far as they are asked for.
pub trait Files {
    /// The text of a file of the lock.
    fn text(&self, path: &str) -> Option<String>;
    /// The variables that an environment's file has a value for.
    fn given(&self, path: &str) -> Option<Vec<String>>;
}

/// What is wrong, in the order of the selection; `lock` is what was read, or why it cannot be.
#[must_use]
pub fn selected(loaded: &Loaded, lock: Result<&Lock, &str>, files: &dyn Files) -> Vec<Finding> {
    let lock = match lock {
        Ok(lock) => lock,
        Err(reason) => {
            let message = format!("{} cannot be read: {reason}", names::LOCK);
            let span = loaded.span_of(&["suites"]).unwrap_or(0..0);
            let finding = Finding::error("selection-lock", span.start..span.start, message);
            return vec![finding.help("`postorb pull` writes it anew")];
        }
    };
    // What makes no plan is told of elsewhere.
    let Ok(plan) = Plan::new(&loaded.selection) else {
        return Vec::new();
    };
    let mut findings = changed(loaded, &plan, lock, files);
    findings.extend(unlocked(loaded, &plan, lock));
    findings.extend(without_secrets(loaded, &plan, lock, files));
    findings.sort_by_key(|finding| finding.primary.span.start);
    findings
}

/// Files that are not what was pulled.
fn changed(loaded: &Loaded, plan: &Plan, lock: &Lock, files: &dyn Files) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut told = Vec::new();
    for run in &plan.runs {
        for (kind, id) in sources(run) {
            let Some(entry) = lock
                .find(kind, id)
                .filter(|entry| !told.contains(&&entry.file))
            else {
                continue;
            };
            let text = files.text(&entry.file);
            let (what, help) = match text {
                Some(text) if entry.is_text(&text) => continue,
                Some(_) => (
                    "is not what was pulled",
                    "`postorb pull --force` puts back what Postman has",
                ),
                None => (
                    "is in the lock, and not in the repository",
                    "`postorb pull` writes it",
                ),
            };
            told.push(&entry.file);
            let message = format!("`{}` {what}", entry.file);
            let finding = Finding::error(
                "selection-lock",
                place(loaded, &run.suite, Some((kind, id))),
                message,
            );
            findings.push(finding.help(help));
        }
    }
    findings
}

/// What is fetched by every run, although others are kept.
fn unlocked(loaded: &Loaded, plan: &Plan, lock: &Lock) -> Vec<Finding> {
    let mut all: Vec<_> = missing(plan, lock);
    all.dedup();
    let finding = |(suite, kind, id): (&str, Kind, &str)| {
        let message = format!(
            "this {} is not in the lock: every run fetches it",
            kind.name()
        );
        let span = place(loaded, suite, Some((kind, id)));
        Finding::error("selection-unlocked", span, message)
            .severity(Severity::Info)
            .help("`postorb pull` keeps it in the repository")
    };
    let mut findings: Vec<_> = all.into_iter().map(finding).collect();
    findings.dedup();
    findings
}

fn without_secrets(loaded: &Loaded, plan: &Plan, lock: &Lock, files: &dyn Files) -> Vec<Finding> {
    let missing = unsupplied(plan, lock, &|path| files.given(path));
    let finding = |(suite, variables): (String, Vec<String>)| {
        let names: Vec<_> = variables.iter().map(|name| format!("`{name}`")).collect();
        let message = format!("nothing gives the suite a value for {}", names.join(", "));
        let first = variables.first().map_or("", String::as_str);
        Finding::error("selection-supply", place(loaded, &suite, None), message)
            .severity(Severity::Warning)
            .help("values of secret variables stay in Postman when they are pulled")
            .help(format!(
                "under the suite: `secrets: {{ {first}: NAME_OF_AN_ENVIRONMENT_VARIABLE }}`"
            ))
    };
    missing.into_iter().map(finding).collect()
}

/// Where a suite names a document, or its name.
fn place(loaded: &Loaded, suite: &str, document: Option<(Kind, &str)>) -> Span {
    let suites = &loaded.selection.suites;
    let at = suites.iter().position(|one| one.name == suite);
    let Some((at, suite)) = at.and_then(|at| Some((at.to_string(), suites.get(at)?))) else {
        return 0..0;
    };
    let of = |path: &[&str]| loaded.span_of(&[&["suites", &at], path].concat());
    let named = |(kind, id): (Kind, &str)| match kind {
        Kind::Collection => of(&["collection"]),
        Kind::Environment => {
            let mut several = suite.environments.iter();
            let key = several
                .find(|(_, text)| text.contains(id))
                .map(|(key, _)| key);
            key.map_or_else(|| of(&["environment"]), |key| of(&["environments", key]))
        }
    };
    document
        .and_then(named)
        .or_else(|| of(&["name"]))
        .unwrap_or(0..0)
}
