//! Runs beside earlier ones.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use postorb::report::results::Report;
use postorb::results::{
    Comparison, End, Keep, Outcome, Place, Redaction, Rules, Run, Runner, Suite, Verdict, read,
    read_all, redact,
};
use proptest::prelude::*;

use crate::joined::{Ran, State, report, rows};
use crate::truth::read_bytes;

fn run(suites: &[Suite]) -> Run {
    Run {
        suites: suites.to_vec(),
    }
}

/// Requests and tests of failures that are new.
fn new(of: &Comparison, run: &Run) -> BTreeSet<(String, String)> {
    let named = |place: &Place| {
        let (suite, execution, name) = match place {
            Place::Assertion(suite, place) => {
                let suite = &run.suites[*suite as usize];
                let one = suite
                    .executions
                    .iter()
                    .find(|one| one.assertions.contains(place));
                (
                    suite,
                    one,
                    suite.text(suite.assertions[*place as usize].name),
                )
            }
            Place::Error(suite, place) => {
                let suite = &run.suites[*suite as usize];
                let one = suite
                    .executions
                    .iter()
                    .find(|one| one.errors.contains(place));
                (suite, one, "request")
            }
        };
        (
            suite.path(suite.request(execution.unwrap())),
            name.to_owned(),
        )
    };
    of.new.iter().map(named).collect()
}

fn fixed(of: &Comparison) -> BTreeSet<(String, String)> {
    let fixed = of.fixed.iter();
    fixed
        .map(|fixed| (fixed.request.clone(), fixed.test.clone()))
        .collect()
}

/// Whether a test ran, and was not skipped, or a request ran.
fn is_there(suite: &Suite, (path, test): &(String, String)) -> bool {
    suite.executions.iter().any(|one| {
        suite.path(suite.request(one)) == *path
            && (test == "request"
                || suite.assertions(one).iter().any(|assertion| {
                    suite.text(assertion.name) == test && assertion.outcome != Outcome::Skipped
                }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_run_beside_itself_is_the_same(rows in rows()) {
        let same = run(&[report("c", 1, &rows)]);
        let comparison = Comparison::of(&same, &same, "before.json");
        prop_assert_eq!(&comparison.baseline, "before.json");
        prop_assert!(comparison.new.is_empty() && comparison.fixed.is_empty() && comparison.slower.is_empty());
    }

    /// With one iteration, and names that are each there once.
    #[test]
    fn what_is_fixed_on_one_side_is_new_on_the_other(one in rows(), other in rows()) {
        let once = |rows: Vec<Ran>| {
            let mut rows: Vec<_> = rows.into_iter().filter(|ran| ran.iteration == 0).collect();
            for ran in &mut rows {
                ran.tests.sort_unstable();
                ran.tests.dedup_by_key(|(name, _)| *name);
            }
            rows
        };
        let suites = [report("c", 1, &once(one)), report("c", 2, &once(other))];
        let [before, now] = [run(&suites[..1]), run(&suites[1..])];
        let forth = Comparison::of(&now, &before, "");
        let back = Comparison::of(&before, &now, "");
        let on_both = |tests: BTreeSet<(String, String)>| {
            let there = |test: &(String, String)| suites.iter().all(|suite| is_there(suite, test));
            tests.into_iter().filter(there).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(fixed(&forth), on_both(new(&back, &before)));
        prop_assert_eq!(fixed(&back), on_both(new(&forth, &now)));
        // A request that got slower got no faster.
        let slow = |of: &Comparison| of.slower.iter().map(|one| one.request.clone()).collect::<BTreeSet<_>>();
        prop_assert!(slow(&forth).is_disjoint(&slow(&back)));
    }
}

fn ran(request: u8, time: u32, tests: &[(u8, State)]) -> Ran {
    Ran {
        request,
        iteration: 0,
        time,
        is_refused: false,
        tests: tests.to_vec(),
    }
}

#[test]
fn what_is_gone_or_skipped_is_not_fixed() {
    use State::{Failed, Passed, Skipped};
    let before = run(&[report(
        "c",
        1,
        &[
            ran(
                0,
                5,
                &[
                    (0, Failed),
                    (1, Failed),
                    (2, Failed),
                    (3, Failed),
                    (4, Passed),
                ],
            ),
            ran(1, 5, &[(0, Failed)]),
        ],
    )]);
    let now = run(&[report(
        "c",
        2,
        &[ran(
            0,
            5,
            &[
                (0, Passed),
                (1, Skipped),
                (3, Failed),
                (4, Failed),
                (5, Failed),
            ],
        )],
    )]);
    let comparison = Comparison::of(&now, &before, "");
    let expect = |names: &[&str]| {
        names
            .iter()
            .map(|name| ("request 0".to_owned(), (*name).to_owned()))
            .collect()
    };
    assert_eq!(fixed(&comparison), expect(&["test 0"]));
    assert_eq!(new(&comparison, &now), expect(&["test 4", "test 5"]));
}

#[test]
fn what_still_fails_in_another_iteration_is_not_fixed() {
    use State::{Failed, Passed};
    let rows = |states: [State; 2]| {
        let rows = (0..).zip(states).map(|(iteration, state)| Ran {
            iteration,
            ..ran(0, 5, &[(0, state)])
        });
        run(&[report("c", 1, &rows.collect::<Vec<_>>())])
    };
    let both = rows([Failed, Failed]);
    assert!(
        Comparison::of(&rows([Passed, Failed]), &both, "")
            .fixed
            .is_empty()
    );
    assert_eq!(
        Comparison::of(&rows([Passed, Passed]), &both, "")
            .fixed
            .len(),
        1
    );
}

#[test]
fn slower_is_half_as_much_again_and_a_tenth_of_a_second() {
    for (before, now, is_slower) in [
        (200, 300, true),
        (200, 299, false),
        (100, 199, false),
        (1000, 1499, false),
        (1000, 1500, true),
        (0, 100, true),
        (5, 104, false),
    ] {
        let [before, now] = [before, now].map(|time| run(&[report("c", 1, &[ran(0, time, &[])])]));
        let comparison = Comparison::of(&now, &before, "");
        assert_eq!(!comparison.slower.is_empty(), is_slower, "{comparison:?}");
    }
}

#[test]
fn a_suite_that_was_not_there_is_new_as_a_whole() {
    let old = run(&[report("c", 1, &[ran(0, 5, &[(0, State::Failed)])])]);
    let mut other = report("c", 2, &[ran(0, 900, &[(0, State::Failed)])]);
    other.rename("another");
    let now = run(&[other]);
    let comparison = Comparison::of(&now, &old, "");
    assert_eq!(comparison.new.len(), 1);
    assert!(comparison.fixed.is_empty() && comparison.slower.is_empty());
}

#[test]
fn a_report_of_postorbs_own_is_a_baseline() {
    let text = r#"{"version": 1, "verdict": "failed", "suites": [{
        "name": "smoke", "reports": ["a.json"], "runner": "newman", "collection": "c", "iterations": 1,
        "duplicates": 0, "retries": 1, "started_ms": 7, "end": {"state": "complete"}, "verdict": "failed",
        "requests": [{"name": "request 0", "folders": ["f"]}],
        "executions": [{"request": 0, "iteration": 0, "code": 200, "time_ms": 12, "size_bytes": 3,
          "assertions": [{"name": "test 0", "outcome": "failed",
                          "failure": {"type": "AssertionError", "message": "m", "line": 3}},
                         {"name": "test 1", "outcome": "flaky", "failure": {"type": "E", "message": "n"}},
                         {"name": "test 2", "outcome": "passed"}, {"name": "test 3", "outcome": "skipped"}],
          "errors": [{"phase": "request", "recovered": true, "failure": {"type": "Error", "message": "o"}}]}]}]}"#;
    let suite = read_bytes(text.as_bytes());
    let totals = suite.totals();
    assert_eq!(suite.text(suite.name), "smoke");
    assert_eq!(suite.path(&suite.requests[0]), "f / request 0");
    assert_eq!(
        (totals.failed, totals.flaky, totals.passed, totals.skipped),
        (1, 1, 1, 1)
    );
    assert_eq!(
        (totals.recovered, totals.time, suite.retries, suite.started),
        (1, 12, 1, Some(7))
    );
    let newer = text.replace("\"version\": 1", "\"version\": 2");
    let newer = read_bytes(newer.as_bytes());
    assert!(format!("{:?}", newer.end).starts_with("Unreadable"));
    let odd = read_bytes(
        text.replace("\"request\": 0", "\"request\": 4000000000")
            .as_bytes(),
    );
    assert!(format!("{:?}", odd.end).starts_with("Unreadable"));
}

#[test]
fn what_postorb_writes_it_reads_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/results/postman-cli");
    let cases = [
        "fail",
        "skip",
        "script-errors",
        "net-errors",
        "csv",
        "unicode",
        "empty",
    ];
    let reports: Vec<_> = cases
        .iter()
        .map(|case| {
            let file = File::open(folder.join(format!("{case}.json"))).unwrap();
            read(&format!("{case}.json"), file, Keep::Failed)
        })
        .collect();
    let run = redact(reports, &Redaction::default());
    let written = |write: fn(&Report<'_>, &mut Vec<u8>)| {
        let verdict = Verdict::of(&run, Rules::default());
        let mut out = Vec::new();
        write(
            &Report {
                run: &run,
                verdict: &verdict,
                comparison: None,
            },
            &mut out,
        );
        out
    };
    let json = written(|report, out| postorb::report::results::json(report, out).unwrap());
    let again = redact(
        read_all("baseline.json", &*json, Keep::None),
        &Redaction::default(),
    );
    assert_eq!(again.totals(), run.totals());
    for (one, other) in again.suites.iter().zip(&run.suites) {
        assert_eq!(one.text(one.name), other.text(other.name));
        assert_eq!(one.totals(), other.totals());
        assert_eq!(one.end, other.end);
    }
    let comparison = Comparison::of(&run, &again, "baseline.json");
    assert_eq!(
        comparison,
        Comparison {
            baseline: "baseline.json".to_owned(),
            ..Comparison::default()
        }
    );
    let junit = written(|report, out| postorb::report::results::junit(report, out).unwrap());
    let junit = read_bytes(&*junit);
    assert_eq!(junit.runner, Runner::Other);
    assert!(junit.totals().failures() >= run.totals().failures());
    // Only one of several suites is asked for: which one is not known.
    assert!(matches!(read_bytes(&*json).end, End::Unreadable(_)));
}
