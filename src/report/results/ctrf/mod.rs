//! Results as CTRF, the common test report format (ctrf.io), which dashboards and bots read.

mod wire;

use std::borrow::Cow;
use std::io;

use super::check::{self, Check};
use super::counts::Counts;
use super::details::{details, message};
use super::{Report, remark};
use crate::report::json::{Each, write};
use crate::results::{Outcome, Remark, Runner, Suite};
use crate::secret::mask;

/// The levels that have lines of their own: a test has one.
const DEPTH: usize = 3;

/// A test an assertion of an execution and a test an error, as in [`super::junit`]; so are their times,
/// and what makes a suite fail without a failed test. What fails in quarantine is tagged so and has the status
/// `other`, which no reader counts as failed. Keys are masked.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn ctrf(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let report = *report;
    let document = wire::Document {
        report_format: "CTRF",
        spec_version: "0.0.0",
        generated_by: concat!("postorb ", env!("CARGO_PKG_VERSION")),
        results: wire::Results {
            tool: wire::Tool {
                name: tool(&report),
            },
            summary: summary(&report),
            tests: Each::new(move || tests(report)),
            environment: wire::Environment {
                healthy: !report.verdict.is_red,
            },
        },
    };
    write(&document, DEPTH, out)
}

/// All tests: of each suite what makes it fail as a whole, and what passed or failed in it.
fn tests(report: Report<'_>) -> impl Iterator<Item = wire::Test<'_>> {
    let is_nothing = report.is_nothing();
    let nothing = is_nothing.then(|| wire::Test {
        message: Some("there is no suite".into()),
        ..wire::Test::failed("run".into(), vec!["postorb".into()])
    });
    let suites = report.suites().flat_map(move |(place, suite, verdict)| {
        let is_forgiven = verdict.is_forgiven();
        let problems = remark::problems(verdict);
        let problems = problems.map(move |remark| problem(suite, remark, is_forgiven));
        let checks = check::of_suite(place, suite);
        problems.chain(checks.map(move |check| test(&report, &check)))
    });
    nothing.into_iter().chain(suites)
}

/// What failed in quarantine is neither failed nor skipped to those who count: it ran.
const FORGIVEN: &str = "other";

fn problem(suite: &Suite, remark: Remark, is_forgiven: bool) -> wire::Test<'_> {
    let message = remark::sentence(suite, remark).whole();
    let failed = wire::Test::failed(
        remark::problem(remark).into(),
        vec![mask(suite.text(suite.name))],
    );
    wire::Test {
        status: if is_forgiven { FORGIVEN } else { failed.status },
        tags: is_forgiven.then_some("quarantine").into_iter().collect(),
        message: Some(mask(&message).into_owned().into()),
        file_path: Some(mask(suite.text(suite.name))),
        ..failed
    }
}

fn test<'r>(report: &Report<'_>, check: &Check<'r>) -> wire::Test<'r> {
    let suite = check.suite;
    let request = suite.request(check.execution);
    let names = request.folders.iter().chain([&request.name]);
    let names = names.map(|id| match suite.text(*id) {
        "" => "(unnamed)",
        name => name,
    });
    let name = match check.iteration() {
        Some(iteration) => format!("{} [iteration {iteration}]", check.name()).into(),
        None => check.name(),
    };
    let (status, raw_status) = match check.outcome {
        Outcome::Passed => ("passed", "passed"),
        Outcome::Skipped => ("skipped", "skipped"),
        Outcome::Failed(_) if check.phase.is_some() => ("failed", "error"),
        Outcome::Failed(_) => ("failed", "failed"),
        Outcome::Flaky(_) => ("passed", "flaky"),
    };
    let is_forgiven = report.is_forgiven(check);
    let status = if is_forgiven { FORGIVEN } else { status };
    let is_flaky = matches!(check.outcome, Outcome::Flaky(_));
    let time = if check.is_first {
        check.execution.time
    } else {
        0
    };
    let is_new = check.is_new(report) == Some(true);
    let tags = [(is_new, "new"), (is_forgiven, "quarantine")];
    let tags = tags.into_iter().filter(|(is_so, _)| *is_so);
    wire::Test {
        name: masked(name),
        status,
        duration: time,
        suite: std::iter::once(suite.text(suite.name))
            .chain(names)
            .map(mask)
            .collect(),
        trace: check.why().map(|_| mask(&trace(check)).into_owned()),
        message: check.why().map(|_| mask(message(check))),
        raw_status,
        tags: tags.map(|(_, tag)| tag).collect(),
        file_path: Some(mask(suite.text(suite.name))),
        retries: is_flaky.then(|| suite.retries.max(1)),
        flaky: is_flaky.then_some(true),
    }
}

fn masked(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => mask(text),
        Cow::Owned(text) => Cow::Owned(mask(&text).into_owned()),
    }
}

/// What stands where others have the calls that led to a failure.
fn trace(check: &Check<'_>) -> String {
    let kind = check.why().map(|why| check.suite.text(why.kind));
    let first = format!("{}: {}", kind.unwrap_or_default(), message(check));
    std::iter::once(first)
        .chain(details(check))
        .collect::<Vec<_>>()
        .join("\n")
}

fn summary(report: &Report<'_>) -> wire::Summary {
    let suites = &report.run.suites;
    let started = suites.iter().filter_map(|suite| suite.started).min();
    let ended = suites.iter().filter_map(|suite| suite.ended).max();
    let (start, stop) = (started.unwrap_or(0), ended.or(started).unwrap_or(0));
    let Counts {
        tests,
        failures,
        errors,
        flaky,
        skipped,
        forgiven,
        ..
    } = Counts::all(report);
    let failed = failures + errors;
    wire::Summary {
        tests,
        passed: tests - failed - skipped - forgiven,
        failed,
        skipped,
        pending: 0,
        other: forgiven,
        flaky,
        suites: suites.len() as u64,
        start,
        stop,
        duration: stop.saturating_sub(start),
    }
}

/// What ran the tests: where several did, what puts them together.
fn tool(report: &Report<'_>) -> &'static str {
    let runners = report.run.suites.iter().map(|suite| suite.runner);
    let mut runners = runners.filter(|runner| *runner != Runner::Unknown);
    let first = runners.next();
    match first.filter(|first| runners.all(|other| other == *first)) {
        Some(Runner::Newman) => "newman",
        Some(Runner::PostmanCli) => "postman-cli",
        Some(Runner::JUnit | Runner::Other | Runner::Postorb | Runner::Unknown) | None => "postorb",
    }
}
