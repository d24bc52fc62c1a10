//! Version 1 of the document, a frozen form: members may be added, and none changed or taken away.
//!
//! Its schema is made of these types and their comments: `schema/report.v1.schema.json`. All texts have
//! secrets taken out. What is not known is left out.

use std::borrow::Cow;

#[cfg(test)]
use schemars::JsonSchema;
use serde::Serialize;

use crate::report::json::Each;

/// Results of a run, as `postorb report --format json` writes them.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Document<'a> {
    /// The version of this form.
    #[cfg_attr(test, schemars(extend("const" = 1)))]
    pub(super) version: u32,
    pub(super) verdict: Color,
    /// All suites together.
    pub(super) totals: Totals,
    /// What changed against an earlier run, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) comparison: Option<Comparison<'a>>,
    pub(super) suites: Each<'a, Suite<'a>>,
}

/// Whether something failed.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum Color {
    Passed,
    Failed,
}

/// Counts: `assertions` are `passed`, `failed`, `skipped` and `flaky` together.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Totals {
    pub(super) suites: u64,
    /// Suites whose report or run is not whole.
    pub(super) incomplete_suites: u64,
    pub(super) iterations: u64,
    /// Requests that ran, counting each time.
    pub(super) executions: u64,
    /// Executions with a failed assertion or an error.
    pub(super) failed_executions: u64,
    pub(super) assertions: u64,
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) skipped: u64,
    /// Assertions that hold, and did not in an earlier attempt.
    pub(super) flaky: u64,
    /// Requests without an answer.
    pub(super) request_errors: u64,
    /// Scripts that threw.
    pub(super) script_errors: u64,
    /// Errors of earlier attempts only.
    pub(super) recovered_errors: u64,
    /// Time of all answers, in milliseconds.
    pub(super) time_ms: u64,
    /// Size of all answers' bodies, in bytes.
    pub(super) size_bytes: u64,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Comparison<'a> {
    /// The earlier run: the file it was read from.
    pub(super) baseline: Cow<'a, str>,
    /// How many failures the earlier run has not. They have `"new": true`.
    pub(super) new: u64,
    /// What failed in the earlier run and does not any more.
    pub(super) fixed: Vec<Fixed<'a>>,
    /// Requests that take much longer, the slowest first.
    pub(super) slower: Vec<Slower<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Fixed<'a> {
    pub(super) suite: Cow<'a, str>,
    /// Its folders and its name, with ` / ` between them.
    pub(super) request: Cow<'a, str>,
    /// The assertion's name, or what failed.
    pub(super) test: Cow<'a, str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Slower<'a> {
    pub(super) suite: Cow<'a, str>,
    /// Its folders and its name, with ` / ` between them.
    pub(super) request: Cow<'a, str>,
    /// Mean time before, in milliseconds.
    pub(super) before_ms: u64,
    /// Mean time now, in milliseconds.
    pub(super) now_ms: u64,
}

/// A collection with an environment, as it ran.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Suite<'a> {
    pub(super) name: Cow<'a, str>,
    /// The files it was read from.
    pub(super) reports: Vec<Cow<'a, str>>,
    pub(super) runner: Runner,
    /// The collection's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) collection: Option<Cow<'a, str>>,
    /// The environment's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) environment: Option<Cow<'a, str>>,
    /// When it began, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) started_ms: Option<u64>,
    /// When it ended, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ended_ms: Option<u64>,
    /// How long nothing ran in between, where attempts or parts are hours apart.
    #[serde(skip_serializing_if = "is_no_time")]
    #[cfg_attr(test, schemars(default))]
    pub(super) pauses_ms: u64,
    pub(super) iterations: u32,
    /// How many requests all iterations come to when none is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) planned: Option<u64>,
    /// Rows of the report that repeat an execution and are not counted.
    pub(super) duplicates: u32,
    /// Attempts before the one that counts.
    pub(super) retries: u32,
    /// Failures that the report counts and does not show; left out where there is none.
    #[serde(skip_serializing_if = "is_none")]
    #[cfg_attr(test, schemars(default))]
    pub(super) unshown: u32,
    /// In which quarantine it was; left out where it was in none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(default))]
    pub(super) quarantine: Option<Quarantine<'a>>,
    pub(super) end: End<'a>,
    pub(super) verdict: Color,
    /// What there is to say of the suite as a whole, worst first.
    pub(super) remarks: Vec<Remark>,
    pub(super) totals: Totals,
    /// The requests that ran, each once, in the order they did first.
    pub(super) requests: Each<'a, Request<'a>>,
    /// Requests as they ran, in their order.
    pub(super) executions: Each<'a, Execution<'a>>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands in references"
)]
fn is_none(count: &u32) -> bool {
    *count == 0
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands in references"
)]
fn is_no_time(time: &u64) -> bool {
    *time == 0
}

/// What wrote the report.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Runner {
    Newman,
    PostmanCli,
    Junit,
    Other,
    Postorb,
    Unknown,
}

/// Until when failures do not count, and why.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Quarantine<'a> {
    /// The last day, like `2026-12-31`.
    pub(super) until: Cow<'a, str>,
    pub(super) reason: Cow<'a, str>,
}

/// How the report, and the run that it is about, ended.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct End<'a> {
    pub(super) state: State,
    /// Why it is not complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// The report is whole, and the run came to its end.
    Complete,
    /// The run itself failed.
    Failed,
    /// The report stops in the middle.
    Cut,
    /// There is no report that can be read.
    Unreadable,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Remark {
    /// There is no report that could be read.
    Unreadable,
    /// The report stops in the middle.
    Cut,
    /// The run failed as a whole.
    RunFailed,
    /// The report counts failures that it does not show.
    Unshown,
    /// No request ran.
    Empty,
    /// Requests, scripts or assertions failed.
    Failures,
    /// Its failures do not count.
    Quarantined,
    /// An earlier attempt is not whole; everything in it ran again.
    Broken,
    /// Nothing was asserted.
    NoAssertions,
    /// Fewer requests ran than the collection has.
    Stopped,
    /// The report is of a kind that leaves failures out.
    Poor,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Request<'a> {
    /// As in the collection, with variables as they are written; empty where it has none.
    pub(super) name: Cow<'a, str>,
    /// The folders it is in, from the outermost.
    pub(super) folders: Vec<Cow<'a, str>>,
}

/// A request as it ran once.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Execution<'a> {
    /// Its place in `requests`, from 0.
    pub(super) request: u32,
    /// From 0.
    pub(super) iteration: u32,
    /// The status of the answer, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<u16>,
    /// Time until the answer was there, in milliseconds.
    pub(super) time_ms: u32,
    /// Size of the answer's body, in bytes.
    pub(super) size_bytes: u64,
    pub(super) assertions: Vec<Assertion<'a>>,
    /// Errors of the request and its scripts; left out where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub(super) errors: Vec<Error<'a>>,
    /// What was sent and answered, where it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exchange: Option<Exchange<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Assertion<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) outcome: Outcome,
    /// Why it does not hold, or did not in an earlier attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<Failure<'a>>,
    /// Whether the earlier run has no such failure; only of failed ones, where there is an earlier run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) new: Option<bool>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum Outcome {
    Passed,
    Skipped,
    Failed,
    /// It holds in the attempt that counts, and did not in an earlier one.
    Flaky,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Failure<'a> {
    /// What the script threw, such as `AssertionError`.
    #[serde(rename = "type")]
    pub(super) kind: Cow<'a, str>,
    pub(super) message: Cow<'a, str>,
    /// The line of the script, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<u32>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Error<'a> {
    pub(super) phase: Phase,
    /// Whether the attempt that counts did without it.
    pub(super) recovered: bool,
    pub(super) failure: Failure<'a>,
    /// Whether the earlier run has no such error; only of what counts, where there is an earlier run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) new: Option<bool>,
}

/// What failed.
#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Phase {
    /// The script before the request.
    PreRequest,
    Request,
    /// The script with the tests.
    Test,
    /// None that the report names.
    Other,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Exchange<'a> {
    pub(super) method: Cow<'a, str>,
    /// With everything in it resolved.
    pub(super) url: Cow<'a, str>,
    pub(super) sent: Message<'a>,
    /// Where anything was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answered: Option<Message<'a>>,
    /// The words behind the status, such as `Not Found`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Message<'a> {
    /// In their order.
    pub(super) headers: Vec<Header<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<Body<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Header<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) value: Cow<'a, str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Body<'a> {
    /// Its beginning; what is no UTF-8 is U+FFFD.
    pub(super) text: Cow<'a, str>,
    /// How long all of it is.
    pub(super) size_bytes: u64,
    /// Whether more follows than `text` has.
    pub(super) cut: bool,
}
