//! From the model to the frozen form.

use std::borrow::Cow;

use super::super::Report;
use super::super::check;
use super::v1;
use crate::report::json::Each;
use crate::results::{
    Body, End, Exchange, Execution, Failed, Message, Outcome, Phase, Place, Remark, Runner, Suite,
    SuiteVerdict, TextId, Totals,
};
use crate::secret::mask;

pub(super) fn suite<'r>(
    report: Report<'r>,
    place: usize,
    suite: &'r Suite,
    verdict: &'r SuiteVerdict,
) -> v1::Suite<'r> {
    v1::Suite {
        name: text(suite, suite.name),
        reports: suite.reports.iter().map(|id| text(suite, *id)).collect(),
        runner: match suite.runner {
            Runner::Newman => v1::Runner::Newman,
            Runner::PostmanCli => v1::Runner::PostmanCli,
            Runner::JUnit => v1::Runner::Junit,
            Runner::Other => v1::Runner::Other,
            Runner::Postorb => v1::Runner::Postorb,
            Runner::Unknown => v1::Runner::Unknown,
        },
        collection: suite.collection.map(|id| text(suite, id)),
        environment: suite.environment.map(|id| text(suite, id)),
        started_ms: suite.started,
        ended_ms: suite.ended,
        pauses_ms: suite.pauses,
        iterations: suite.iterations,
        planned: suite.planned,
        duplicates: suite.duplicates,
        retries: suite.retries,
        unshown: suite.unshown,
        quarantine: suite.quarantine.map(|one| v1::Quarantine {
            until: text(suite, one.until),
            reason: text(suite, one.reason),
        }),
        end: end(suite),
        verdict: color(verdict.is_red),
        remarks: verdict.remarks.iter().map(|one| remark(*one)).collect(),
        totals: totals(&suite.totals()),
        requests: Each::new(move || {
            suite.requests.iter().map(move |request| v1::Request {
                name: text(suite, request.name),
                folders: request.folders.iter().map(|id| text(suite, *id)).collect(),
            })
        }),
        executions: Each::new(move || {
            let executions = suite.executions.iter();
            executions.map(move |one| execution(report, place, suite, one))
        }),
    }
}

fn execution<'r>(
    report: Report<'r>,
    place: usize,
    suite: &'r Suite,
    execution: &'r Execution,
) -> v1::Execution<'r> {
    let (mut assertions, mut errors) = (Vec::new(), Vec::new());
    for check in check::of(place, suite, execution) {
        let new = check.is_new(&report);
        let failure = check.why().map(|why| failure(suite, why));
        match (check.place, check.phase, failure) {
            (Place::Assertion(_, index), _, failure) => assertions.push(v1::Assertion {
                name: text(suite, suite.assertions[index as usize].name),
                outcome: match check.outcome {
                    Outcome::Passed => v1::Outcome::Passed,
                    Outcome::Skipped => v1::Outcome::Skipped,
                    Outcome::Failed(_) => v1::Outcome::Failed,
                    Outcome::Flaky(_) => v1::Outcome::Flaky,
                },
                failure,
                new,
            }),
            (Place::Error(..), Some(failed), Some(failure)) => errors.push(v1::Error {
                phase: phase(failed),
                recovered: matches!(check.outcome, Outcome::Flaky(_)),
                failure,
                new,
            }),
            (Place::Error(..), ..) => {}
        }
    }
    v1::Execution {
        request: execution.request,
        iteration: execution.iteration,
        code: execution.code.map(std::num::NonZero::get),
        time_ms: execution.time,
        size_bytes: execution.size,
        assertions,
        errors,
        exchange: suite.exchange(execution).map(|kept| exchange(suite, kept)),
    }
}

fn failure(suite: &Suite, why: Failed) -> v1::Failure<'_> {
    v1::Failure {
        kind: text(suite, why.kind),
        message: text(suite, why.message),
        line: why.line.map(std::num::NonZero::get),
    }
}

fn exchange<'s>(suite: &'s Suite, exchange: &'s Exchange) -> v1::Exchange<'s> {
    let answered = exchange.answered.as_ref();
    v1::Exchange {
        method: text(suite, exchange.method),
        url: text(suite, exchange.url),
        sent: message(suite, &exchange.sent),
        answered: answered.map(|answered| message(suite, answered)),
        reason: exchange.reason.map(|id| text(suite, id)),
    }
}

fn message<'s>(suite: &'s Suite, message: &'s Message) -> v1::Message<'s> {
    let headers = message.headers.iter().map(|(name, value)| v1::Header {
        name: text(suite, *name),
        value: text(suite, *value),
    });
    let body = |body: Body| v1::Body {
        text: text(suite, body.text),
        size_bytes: body.size,
        cut: body.is_cut,
    };
    v1::Message {
        headers: headers.collect(),
        body: message.body.map(body),
    }
}

fn end(suite: &Suite) -> v1::End<'_> {
    let (state, message) = match suite.end {
        End::Complete => (v1::State::Complete, None),
        End::Failed(why) => (v1::State::Failed, Some(why)),
        End::Cut(why) => (v1::State::Cut, Some(why)),
        End::Unreadable(why) => (v1::State::Unreadable, Some(why)),
    };
    let message = message.map(|id| text(suite, id));
    v1::End { state, message }
}

fn phase(phase: Phase) -> v1::Phase {
    match phase {
        Phase::PreRequest => v1::Phase::PreRequest,
        Phase::Request => v1::Phase::Request,
        Phase::Test => v1::Phase::Test,
        Phase::Other => v1::Phase::Other,
    }
}

fn remark(remark: Remark) -> v1::Remark {
    match remark {
        Remark::Unreadable => v1::Remark::Unreadable,
        Remark::Cut => v1::Remark::Cut,
        Remark::RunFailed => v1::Remark::RunFailed,
        Remark::Unshown => v1::Remark::Unshown,
        Remark::Empty => v1::Remark::Empty,
        Remark::Failures => v1::Remark::Failures,
        Remark::Quarantined => v1::Remark::Quarantined,
        Remark::Broken => v1::Remark::Broken,
        Remark::NoAssertions => v1::Remark::NoAssertions,
        Remark::Stopped => v1::Remark::Stopped,
        Remark::Poor => v1::Remark::Poor,
    }
}

pub(super) fn color(is_red: bool) -> v1::Color {
    if is_red {
        v1::Color::Failed
    } else {
        v1::Color::Passed
    }
}

pub(super) fn totals(totals: &Totals) -> v1::Totals {
    let Totals {
        suites,
        incomplete,
        iterations,
        executions,
        failed_executions,
        assertions,
        passed,
        failed,
        skipped,
        flaky,
        request_errors,
        script_errors,
        recovered,
        time,
        size,
    } = *totals;
    v1::Totals {
        suites,
        incomplete_suites: incomplete,
        iterations,
        executions,
        failed_executions,
        assertions,
        passed,
        failed,
        skipped,
        flaky,
        request_errors,
        script_errors,
        recovered_errors: recovered,
        time_ms: time,
        size_bytes: size,
    }
}

fn text(suite: &Suite, id: TextId) -> Cow<'_, str> {
    mask(suite.text(id))
}
