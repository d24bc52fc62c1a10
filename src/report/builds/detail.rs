//! A build with all that is known of it, for people.

use super::cell::{cell, padded, width};
use super::name::{at, status};
use super::paint::Paint;
use super::words::{ago, minute, plural, took};
use super::{Detail, Look, test};
use crate::builds::{Build, Counts, Job, Status, SuiteResult, Workflow};
use crate::harmless::shown;

/// The longest name and the longest message, in columns.
const NAME: usize = 60;
const WIDE: usize = 200;
/// How many files of a job are named: its page has the rest.
const FILES: usize = 3;

/// The build, its workflows, its suites, and what failed.
pub(crate) fn detail(detail: &Detail, look: Look) -> String {
    let paint = Paint(look.is_styled);
    let mut out = head(&detail.build, look);
    for problem in &detail.build.problems {
        let kind = cell(&problem.kind, NAME);
        out.extend(["\n", &paint.strong(&format!("error: {kind}")), "\n"]);
        for line in shown(&problem.message).lines() {
            out.extend(["  ", line, "\n"]);
        }
    }
    let counted: Vec<&str> = ids(&detail.build.counted());
    for workflow in &detail.build.workflows {
        out.push('\n');
        let is_counted = counted.contains(&workflow.id.as_str());
        out.push_str(&self::workflow(&detail.build, workflow, is_counted, look));
    }
    if !detail.suites.is_empty() {
        out.extend(["\n", &paint.strong("suites"), "\n"]);
        out.push_str(&suites(&detail.suites, paint));
    }
    for (job, tests) in failures(detail) {
        let count = Counts::from_iter(tests).failed;
        let title = format!(
            "{} of {}",
            plural(count, "failed test"),
            cell(&job.name, NAME)
        );
        out.extend(["\n", &paint.strong(&title), "\n"]);
        out.push_str(&test::failed(tests, paint));
    }
    out
}

fn ids<'w>(workflows: &[&'w Workflow]) -> Vec<&'w str> {
    workflows.iter().map(|one| one.id.as_str()).collect()
}

/// The jobs with failed tests.
fn failures(detail: &Detail) -> impl Iterator<Item = (&Job, &[crate::builds::Test])> {
    let workflows = detail.build.counted().into_iter();
    let jobs = workflows.flat_map(|workflow| &workflow.jobs);
    jobs.filter_map(|job| {
        let left = detail.evidence.iter().find(|left| left.job == job.id)?;
        let has_failed = left.tests.iter().any(crate::builds::Test::is_failed);
        has_failed.then_some((job, left.tests.as_slice()))
    })
}

fn head(build: &Build, look: Look) -> String {
    let paint = Paint(look.is_styled);
    let number = format!("build #{}", build.number);
    let word = cell(status(build), NAME);
    let mut out = format!(
        "{}  {}\n",
        paint.strong(&number),
        paint.status(build.status.as_ref(), &word)
    );
    let mut row = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.extend(["  ", &padded(name, 9), &cell(&value, WIDE), "\n"]);
        }
    };
    let revision = build.revision.as_deref();
    let revision = revision.map(|text| text.chars().take(7).collect::<String>());
    row(
        "commit",
        match (&build.subject, revision) {
            (Some(subject), Some(revision)) => Some(format!("{revision} {subject}")),
            (subject, revision) => subject.clone().or(revision),
        },
    );
    row("branch", build.at.as_ref().map(at));
    let took = build.took(look.now).map(took);
    let took = took.map_or(String::new(), |took| format!(", took {took}"));
    row(
        "started",
        build.created.map(|then| {
            let ago = ago(then, look.now);
            format!("{ago} ({} UTC){took}", minute(then))
        }),
    );
    row("by", by(build));
    row("link", Some(build.url.clone()));
    out
}

/// Who asked for it, and how.
fn by(build: &Build) -> Option<String> {
    match (&build.who, build.trigger.as_str()) {
        (Some(who), "") => Some(who.clone()),
        (Some(who), trigger) => Some(format!("{who} ({trigger})")),
        (None, "") => None,
        (None, trigger) => Some(trigger.to_owned()),
    }
}

/// A workflow and its jobs.
fn workflow(build: &Build, workflow: &Workflow, is_counted: bool, look: Look) -> String {
    let paint = Paint(look.is_styled);
    let took = |time: Option<u64>| time.map(took).unwrap_or_default();
    let name = cell(&build.label(workflow), NAME);
    let word = cell(workflow.status.name(), NAME);
    let again = if is_counted { "" } else { "  ran again" };
    let line = format!(
        "{}  {}  {}{again}",
        paint.strong(&name),
        paint.status(Some(&workflow.status), &word),
        took(workflow.took(look.now)),
    );
    let mut out = format!("{}\n", line.trim_end());
    let widest = |text: &dyn Fn(&Job) -> &str| {
        let jobs = workflow
            .jobs
            .iter()
            .map(|job| width(&cell(text(job), NAME)));
        jobs.max().unwrap_or_default()
    };
    let names = widest(&|job| &job.name);
    let statuses = widest(&|job| job.status.name());
    for job in &workflow.jobs {
        let more = match (job.is_approval, &job.status) {
            (true, Status::OnHold) => format!("waits for approval: {}", workflow.url),
            (true, _) => String::new(),
            (false, status) if status.is_bad() => {
                format!("{}  {}", took(job.took(look.now)), job.url)
            }
            _ => took(job.took(look.now)),
        };
        let status = paint.status(Some(&job.status), &padded(job.status.name(), statuses));
        let name = padded(&job.name, names);
        let line = format!("  {name}  {status}  {}", cell(&more, WIDE));
        out.extend([line.trim_end(), "\n"]);
    }
    out
}

/// A line a suite, and what its job stored below it.
pub(super) fn suites(suites: &[SuiteResult], paint: Paint) -> String {
    let rows = suites.iter().map(|suite| {
        let job = suite.job.as_ref().map(|job| format!("job {}", job.name));
        let told = suite.counts.map(counts).unwrap_or_default();
        [suite.run.clone(), told, job.unwrap_or_default()]
    });
    let rows: Vec<[String; 3]> = rows.collect();
    let widest = |column: usize| {
        let cells = rows.iter().map(|row| width(&cell(&row[column], NAME)));
        cells.max().unwrap_or_default()
    };
    let judged = suites.iter().map(|suite| suite.judged.name().len()).max();
    let mut out = String::new();
    for (suite, row) in suites.iter().zip(&rows) {
        let word = padded(suite.judged.name(), judged.unwrap_or_default());
        let line = format!(
            "  {}  {}  {}  {}",
            padded(&row[0], widest(0)),
            paint.judged(suite.judged, &word),
            padded(&row[1], widest(1)),
            cell(&row[2], NAME),
        );
        out.extend([line.trim_end(), "\n"]);
        for artifact in suite.artifacts.iter().take(FILES) {
            let url = cell(&artifact.url, usize::MAX);
            out.extend(["    ", &paint.faint(&url), "\n"]);
        }
        let more = suite.artifacts.len().saturating_sub(FILES);
        if more > 0 {
            let count = u64::try_from(more).unwrap_or(u64::MAX);
            out.extend(["    and ", &plural(count, "more file"), "\n"]);
        }
    }
    out
}

/// `2 of 14 tests failed, 1 skipped`.
fn counts(counts: Counts) -> String {
    let all = plural(counts.total(), "test");
    let told = match counts.failed {
        0 => all,
        failed => format!("{failed} of {all} failed"),
    };
    match counts.skipped {
        0 => told,
        skipped => format!("{told}, {skipped} skipped"),
    }
}
