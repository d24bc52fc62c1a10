//! The formats of results: what real reports become, read by others than those who wrote it.

pub(crate) mod hostile;
mod junit;
mod lacking;
pub(crate) mod made;
mod markdown;
pub(crate) mod quarantine;
pub(crate) mod scene;
mod schemas;
mod secrets;

use crate::support::snapshot;
use scene::{Run, report};

/// Cases of real reports by Newman.
const CASES: [&str; 10] = [
    "fail",
    "skip",
    "script-errors",
    "net-errors",
    "csv",
    "unicode",
    "setnext",
    "bail",
    "empty",
    "secrets",
];

#[test]
fn real_reports_become_what_was_read_before() {
    for case in CASES {
        let Some(run) = Run::of(&[case]) else {
            return;
        };
        for (format, extension) in scene::FORMATS {
            let found = report(&run, format);
            snapshot(&format!("results/{case}.{extension}"), &found);
        }
    }
}

#[test]
fn several_suites_are_compared_with_an_earlier_run() {
    let Some(run) = Run::of(&["skip", "script-errors", "empty", "gone"]) else {
        return;
    };
    let run = run.compared();
    for (format, extension) in scene::FORMATS {
        let found = report(&run, format);
        snapshot(&format!("results/several.{extension}"), &found);
    }
}
