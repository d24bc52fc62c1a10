//! One attempt at a suite: from the runner's start to its report.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, Instant};

use super::child::{self, Ended};
use super::step::{Growing, Step};
use super::{Attempt, Common, End, Order, Stop, arguments};

use crate::results::{self, Keep, Rules, Unredacted};

/// How much longer than its suite may take a runner may take to begin and to end.
const START_AND_END: Duration = Duration::from_secs(10);
/// How often progress is looked for.
const STEP: Duration = Duration::from_millis(100);

/// Runs a suite once, for the time of this number; `see` is told of its progress.
pub(super) fn attempt(
    order: &Order<'_>,
    common: &Common<'_>,
    number: u32,
    file: &Path,
    stop: Stop<'_>,
    mut see: impl FnMut(Step),
) -> Attempt {
    let arguments = arguments::arguments(order, common, file);
    let limit = order.run.newman.timeout.filter(|limit| *limit > 0);
    let deadline = limit.map(|limit| Instant::now() + Duration::from_millis(limit) + START_AND_END);
    let name = format!("{}, attempt {}", order.run.slug, number + 1);
    let mut growing = Growing::new(file);
    let mut looked = Instant::now();
    let ended = child::run(&arguments, common, deadline, stop, || {
        if looked.elapsed() >= STEP {
            looked = Instant::now();
            tell(&growing.look(), &mut see);
        }
    });
    let attempt = match ended {
        Ok(ended) => {
            tell(&growing.look(), &mut see);
            let report = read(&name, common, file, &ended);
            let end = match ended.end {
                End::Exited(_) if report.is_timed_out() => End::TimedOut,
                end => end,
            };
            let report = match wrong(&report, &ended, end, limit) {
                Some(why) => report.failed(&why),
                None => report,
            };
            Attempt { report, end }
        }
        Err(error) => Attempt {
            report: results::unreadable(&name, &format!("it could not be started: {error}")),
            end: End::Exited(None),
        },
    };
    // It is in the call's own folder, which may have little room.
    let _ = fs::remove_file(file);
    attempt
}

fn tell(step: &Step, see: &mut impl FnMut(Step)) {
    if step.requests > 0 {
        see(step.clone());
    }
}

/// The report of a run, or a suite that says why there is none.
fn read(name: &str, common: &Common<'_>, file: &Path, ended: &Ended) -> Unredacted {
    let is_there = fs::metadata(file).is_ok_and(|metadata| metadata.len() > 0);
    let keep = if common.keeps_all_bodies {
        Keep::All
    } else {
        Keep::Failed
    };
    match File::open(file) {
        Ok(report) if is_there => results::read(name, report, keep),
        _ => results::unreadable(name, &why(ended)),
    }
}

/// What is wrong with a run beside what its report has; none where that is all.
fn wrong(report: &Unredacted, ended: &Ended, end: End, limit: Option<u64>) -> Option<String> {
    if report.is_unreadable() {
        return None;
    }
    // Whatever else there is, this is why it ended.
    let lenient = Rules {
        allow_empty: true,
        ..Rules::default()
    };
    let when = if report.is_whole() {
        "although nothing in its report failed"
    } else {
        "in the middle of the run"
    };
    match end {
        // Without one of ours Newman has its own word for it.
        End::TimedOut => {
            limit.map(|limit| format!("it took longer than the {limit} ms that it may"))
        }
        End::Stopped => Some("it was stopped".to_owned()),
        End::Exited(Some(0)) if report.is_whole() => None,
        // Newman's own word for a run that failed.
        End::Exited(Some(1)) if report.is_red(lenient) && report.has_own_end() => None,
        End::Exited(_) => Some(format!("the runner {} {when}{}", how(end), said(ended))),
    }
}

/// Why a run left no report.
fn why(ended: &Ended) -> String {
    let how = how(ended.end);
    format!("the runner {how} and left no report{}", said(ended))
}

fn how(end: End) -> String {
    match end {
        End::Exited(Some(code)) => format!("ended with exit code {code}"),
        End::Exited(None) => "was ended by a signal".to_owned(),
        End::TimedOut => "took longer than the suite may".to_owned(),
        End::Stopped => "was stopped".to_owned(),
    }
}

/// The end of what a runner said.
fn said(ended: &Ended) -> String {
    let lines = ended.said.lines().map(str::trim);
    let said: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    let said = &said[said.len().saturating_sub(6)..];
    if said.is_empty() {
        String::new()
    } else {
        format!("; it said: {}", said.join(" / "))
    }
}
