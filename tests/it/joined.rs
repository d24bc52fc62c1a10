//! Reports of shards and of attempts, joined: beside a plain model of what has to come of them.

use std::collections::BTreeMap;

use postorb::results::{End, Outcome, Quarantine, Remark, Rules, Run, Suite, Verdict, join};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::truth::read_bytes;

/// How a test came out, in a report that is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    Passed,
    Skipped,
    Failed,
    Flaky,
}

/// A request that ran: its tests by their names.
#[derive(Clone, Debug)]
pub(crate) struct Ran {
    pub(crate) request: u8,
    pub(crate) iteration: u8,
    pub(crate) time: u32,
    pub(crate) is_refused: bool,
    pub(crate) tests: Vec<(u8, State)>,
}

/// Newman's report on this.
pub(crate) fn report(collection: &str, started: u64, rows: &[Ran]) -> Suite {
    let executions = rows.iter().enumerate().map(|(at, ran)| {
        let test = |(name, state): &(u8, State)| {
            let mut test = json!({"assertion": format!("test {name}"), "skipped": *state == State::Skipped});
            if *state == State::Failed {
                test["error"] = json!({"name": "AssertionError", "message": format!("{started}")});
            }
            test
        };
        let tests: Vec<Value> = ran.tests.iter().map(test).collect();
        let mut row = json!({
            "cursor": {"iteration": ran.iteration, "length": 4, "cycles": 3, "ref": format!("{at}")},
            "item": {"id": format!("{started}-{}", ran.request), "name": format!("request {}", ran.request)},
            "assertions": tests,
        });
        if ran.is_refused {
            row["requestError"] = json!({"code": "ECONNREFUSED"});
        } else {
            row["response"] = json!({"code": 200, "responseTime": ran.time, "responseSize": 3});
        }
        row
    });
    let executions: Vec<Value> = executions.collect();
    let whole = json!({
        "collection": {"info": {"name": collection}},
        "run": {
            "timings": {"started": started, "completed": started + 5},
            "executions": executions,
        },
    });
    read_bytes(whole.to_string().as_bytes())
}

pub(crate) fn state() -> impl Strategy<Value = State> {
    prop_oneof![
        Just(State::Passed),
        Just(State::Failed),
        Just(State::Skipped)
    ]
}

/// Requests that ran, each at most once an iteration.
pub(crate) fn rows() -> impl Strategy<Value = Vec<Ran>> {
    let tests = prop::collection::vec((0_u8..3, state()), 0..4);
    let row = (any::<bool>(), any::<bool>(), 0_u32..900, tests);
    prop::collection::vec(row, 8).prop_map(|rows| {
        let rows = rows.into_iter().zip(0_u8..);
        let ran = rows.filter(|((is_there, ..), _)| *is_there);
        let ran = ran.map(|((_, is_refused, time, tests), at)| Ran {
            request: at % 4,
            iteration: at / 4,
            time,
            is_refused: is_refused && at % 3 == 0,
            tests,
        });
        ran.collect()
    })
}

/// What is the same in two runs, with how it came out.
type Told = BTreeMap<(String, u32, String, usize), State>;

/// Of a suite as it was read.
fn told(suite: &Suite) -> Told {
    let mut told = Told::new();
    for execution in &suite.executions {
        let mut add = |what: String, state: State| {
            let path = suite.path(suite.request(execution));
            let mut at = 0;
            while told.contains_key(&(path.clone(), execution.iteration, what.clone(), at)) {
                at += 1;
            }
            told.insert((path.clone(), execution.iteration, what, at), state);
        };
        for assertion in suite.assertions(execution) {
            let state = match assertion.outcome {
                Outcome::Passed => State::Passed,
                Outcome::Skipped => State::Skipped,
                Outcome::Failed(_) => State::Failed,
                Outcome::Flaky(_) => State::Flaky,
            };
            add(suite.text(assertion.name).to_owned(), state);
        }
        for error in suite.errors(execution) {
            let state = if error.is_recovered {
                State::Flaky
            } else {
                State::Failed
            };
            add(format!("{:?}", error.phase), state);
        }
    }
    told
}

/// What has to come of attempts.
fn expected(attempts: &[Suite]) -> Told {
    let mut all = Told::new();
    for attempt in attempts {
        let now = told(attempt);
        let ran: Vec<_> = attempt
            .executions
            .iter()
            .map(|one| (attempt.path(attempt.request(one)), one.iteration))
            .collect();
        for (key, before) in &mut all {
            let ran_again = ran.contains(&(key.0.clone(), key.1));
            let is_error = key.2 == "Request";
            if is_error && ran_again && !now.contains_key(key) {
                *before = State::Flaky;
            }
        }
        let all_before = all.clone();
        for (key, state) in &now {
            let state = *state;
            let before = all.get(key).copied();
            let of_one_name = |one: &&(String, u32, String, usize)| {
                (&one.0, one.1, &one.2) == (&key.0, key.1, &key.2)
            };
            let is_same = all_before.keys().filter(of_one_name).count()
                == now.keys().filter(of_one_name).count();
            let after = match (before, state) {
                (Some(State::Failed), State::Passed) if !is_same => State::Failed,
                (Some(State::Failed | State::Flaky), State::Passed) if is_same => State::Flaky,
                // Only a pass makes up for a failure.
                (Some(bad @ (State::Failed | State::Flaky)), State::Skipped) => bad,
                _ => state,
            };
            all.insert(key.clone(), after);
        }
    }
    all
}

fn is_red(run: &Run) -> bool {
    Verdict::of(run, Rules::default()).is_red
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn shards_come_to_what_the_whole_would(rows in rows(), machine in prop::collection::vec(0_usize..3, 4)) {
        let whole = report("c", 1, &rows);
        let shard = |number: usize| {
            let own = rows.iter().filter(|ran| machine[usize::from(ran.request)] == number);
            report("c", 1, &own.cloned().collect::<Vec<_>>())
        };
        let shards: Vec<Suite> = (0..3).map(shard).filter(|one| !one.executions.is_empty()).collect();
        prop_assume!(!shards.is_empty());
        let count = shards.len();
        for attempts in [false, true] {
            let run = join(shards.clone(), attempts);
            prop_assert_eq!(run.suites.len(), 1);
            let joined = &run.suites[0];
            prop_assert_eq!(told(joined), told(&whole));
            prop_assert_eq!(joined.totals(), whole.totals());
            prop_assert_eq!(joined.reports.len(), count);
            prop_assert_eq!(joined.retries, 0);
        }
    }

    #[test]
    fn of_attempts_the_last_one_counts(attempts in prop::collection::vec(rows(), 1..4), first in 0_usize..3) {
        let mut attempts: Vec<Suite> = (1..).zip(&attempts).map(|(at, rows)| report("c", at, rows)).collect();
        attempts.retain(|attempt| !attempt.executions.is_empty());
        prop_assume!(!attempts.is_empty());
        let expected = expected(&attempts);
        let is_last_red = is_red(&Run { suites: attempts.last().cloned().into_iter().collect() });
        // Their order is that in which they began, not that in which they are named.
        let count = attempts.len();
        attempts.rotate_left(first % count);
        let run = join(attempts.clone(), true);
        prop_assert_eq!(run.suites.len(), 1);
        let joined = &run.suites[0];
        prop_assert_eq!(&told(joined), &expected);
        prop_assert!(is_red(&run) || !is_last_red, "a red last attempt became green");

        // Totals add up: see `Merger`.
        let all: Vec<_> = attempts.iter().map(Suite::totals).collect();
        let executions: u64 = all.iter().map(|totals| totals.executions).sum();
        let mut keys = std::collections::BTreeSet::new();
        let mut same = 0;
        for attempt in &attempts {
            for one in &attempt.executions {
                same += u64::from(!keys.insert((attempt.path(attempt.request(one)), one.iteration)));
            }
        }
        let totals = joined.totals();
        prop_assert_eq!(totals.executions, executions - same);
        prop_assert_eq!(totals.assertions, totals.passed + totals.failed + totals.skipped + totals.flaky);
        let is_error = |key: &&(String, u32, String, usize)| key.2 == "Request";
        let errors = expected.keys().filter(is_error).count() as u64;
        prop_assert_eq!(totals.assertions, expected.len() as u64 - errors);
        prop_assert_eq!(totals.errors() + totals.recovered, errors);
        prop_assert_eq!(joined.errors.len() as u64, errors);
    }
}

fn ran(request: u8, tests: &[(u8, State)]) -> Ran {
    Ran {
        request,
        iteration: 0,
        time: 5,
        is_refused: false,
        tests: tests.to_vec(),
    }
}

fn names(run: &Run) -> Vec<String> {
    run.suites
        .iter()
        .map(|suite| suite.text(suite.name).to_owned())
        .collect()
}

#[test]
fn a_retry_of_a_part_leaves_the_rest_as_it_was() {
    let first = report(
        "c",
        1,
        &[
            ran(0, &[(0, State::Failed)]),
            ran(1, &[(0, State::Failed), (1, State::Passed)]),
        ],
    );
    let retry = report("c", 2, &[ran(1, &[(0, State::Passed), (1, State::Passed)])]);
    let run = join(vec![first, retry], true);
    let suite = &run.suites[0];
    let totals = suite.totals();
    assert_eq!(
        (
            totals.failed,
            totals.flaky,
            totals.passed,
            totals.executions
        ),
        (1, 1, 1, 2)
    );
    assert_eq!(
        (suite.retries, suite.started, suite.ended),
        (1, Some(1), Some(7))
    );
    assert!(is_red(&run));
    let flaky = suite.assertions.iter().find_map(|one| match one.outcome {
        Outcome::Flaky(why) => Some(suite.text(why.message)),
        _ => None,
    });
    assert_eq!(
        flaky,
        Some("1"),
        "the message of the attempt in which it failed"
    );
}

#[test]
fn without_attempts_what_ran_twice_stays_apart_under_names_of_its_own() {
    let one = || report("c", 1, &[ran(0, &[(0, State::Failed)])]);
    let run = join(vec![one(), one(), report("d", 1, &[ran(0, &[])])], false);
    assert_eq!(names(&run), ["c [report.json]", "c [report.json] #2", "d"]);
    let mut named = [one(), one()];
    named[0].rename("staging");
    named[1].rename("eu");
    assert_eq!(names(&join(named.to_vec(), true)), ["staging", "eu"]);
}

#[test]
fn what_never_ran_does_not_vanish_among_attempts_and_shards() {
    for attempts in [false, true] {
        let mut cut = read_bytes(&b"{\"run\": {\"executions\": ["[..]);
        let mut lost = read_bytes(&b""[..]);
        let mut good = report("c", 1, &[ran(0, &[(0, State::Passed)])]);
        for suite in [&mut cut, &mut lost, &mut good] {
            suite.rename("smoke");
        }
        let run = join(vec![lost, good, cut], attempts);
        assert_eq!(run.suites.len(), 3);
        assert!(is_red(&run));
    }
}

#[test]
fn a_cut_attempt_counts_no_more_where_all_of_it_ran_again() {
    let both = [ran(0, &[(0, State::Passed)]), ran(1, &[])];
    let mut cut = report("c", 1, &both);
    cut.end = End::Cut(cut.name);
    let again = join(vec![cut.clone(), report("c", 2, &both)], true);
    assert_eq!(again.suites[0].end, End::Complete);
    // A part of it, and something else.
    for part in [&both[1..], &[ran(2, &[])]] {
        let run = join(vec![cut.clone(), report("c", 2, part)], true);
        assert!(matches!(run.suites[0].end, End::Cut(_)) && is_red(&run));
    }
}

#[test]
fn only_a_pass_makes_up_for_a_failure() {
    for (last, is_recovered) in [
        (vec![(0, State::Passed)], true),
        (vec![(0, State::Skipped)], false),
        (vec![(1, State::Passed)], false),
        // One of the two may be another test.
        (vec![(0, State::Passed), (0, State::Passed)], false),
    ] {
        let first = report("c", 1, &[ran(0, &[(0, State::Failed)])]);
        let run = join(vec![first, report("c", 2, &[ran(0, &last)])], true);
        assert_eq!(is_red(&run), !is_recovered, "{last:?}");
    }
    // A request that `skipRequest` kept from being sent, after a test of the script before it.
    let mut refused = ran(0, &[]);
    refused.is_refused = true;
    let again = |is_answered: bool| {
        let mut row = json!({"item": {"id": "a", "name": "request 0"}, "cursor": {"cycles": 3, "length": 4},
            "assertions": [{"assertion": "before"}]});
        if is_answered {
            row["response"] = json!({"code": 200});
        }
        let whole = json!({"collection": {"info": {"name": "c"}},
            "run": {"timings": {"started": 2}, "executions": [row]}});
        read_bytes(whole.to_string().as_bytes())
    };
    for is_answered in [true, false] {
        let first = report("c", 1, std::slice::from_ref(&refused));
        let run = join(vec![first, again(is_answered)], true);
        assert_eq!((run.suites.len(), is_red(&run)), (1, !is_answered));
    }
}

/// Newman's report on two requests of one name, of which those with a state ran.
fn twins(started: u64, ids: [&str; 2], states: [Option<bool>; 2], has_collection: bool) -> Suite {
    let rows = states.iter().zip(0..).zip(ids).filter_map(|((state, at), id)| {
        let mut test = json!({"assertion": "t"});
        if !(*state)? {
            test["error"] = json!({"name": "AssertionError", "message": "no"});
        }
        Some(json!({
            "cursor": {"position": at, "iteration": 0, "length": 2, "cycles": 1, "ref": format!("{at}")},
            "item": {"id": id, "name": "A"},
            "response": {"code": 200},
            "assertions": [test],
        }))
    });
    let rows: Vec<Value> = rows.collect();
    let items = ids.map(|id| json!({"id": id, "name": "A"}));
    let items = if has_collection {
        items.to_vec()
    } else {
        Vec::new()
    };
    let whole = json!({
        "collection": {"info": {"name": "c", "_postman_id": format!("{started}")}, "item": items},
        "run": {"timings": {"started": started}, "executions": rows},
    });
    read_bytes(whole.to_string().as_bytes())
}

#[test]
fn a_pass_of_one_request_makes_up_for_no_failure_of_another_with_its_name() {
    let (failed, passed) = (Some(false), Some(true));
    for (first, again, has_collection) in [
        (["a", "b"], ["c", "d"], true),
        (["a", "b"], ["a", "b"], true),
        (["a", "a"], ["a", "a"], true),
        (["a", "b"], ["c", "d"], false),
        (["a", "b"], ["a", "b"], false),
    ] {
        let of = |states| {
            let attempts = vec![
                twins(1, first, [failed, passed], has_collection),
                twins(2, again, states, has_collection),
            ];
            join(attempts, true)
        };
        assert!(is_red(&of([None, passed])), "{first:?} {again:?}");
        // Where nothing tells which is which, not even both make up for it.
        let is_known = has_collection || first == again;
        assert_eq!(
            is_red(&of([passed, passed])),
            !is_known,
            "{first:?} {again:?}"
        );
    }
}

#[test]
fn one_name_makes_no_attempts_of_other_collections_environments_and_data() {
    let failed = || report("c", 1, &[ran(0, &[(0, State::Failed)])]);
    let passed = || report("c", 2, &[ran(0, &[(0, State::Passed)])]);
    let of = |change: fn(&mut Suite)| {
        let mut all = [failed(), passed()];
        change(&mut all[1]);
        for suite in &mut all {
            suite.rename("smoke");
        }
        let run = join(all.to_vec(), true);
        (run.suites.len(), is_red(&run))
    };
    assert_eq!(of(|_| ()), (1, false));
    assert_eq!(of(|suite| suite.collection = None), (2, true));
    assert_eq!(of(|suite| suite.environment = suite.collection), (2, true));
    assert_eq!(of(|suite| suite.source.cycles = 1), (2, true));
}

#[test]
fn an_attempt_that_was_not_whole_is_told_and_a_last_one_is_red() {
    let rows = [ran(0, &[(0, State::Passed), (1, State::Passed)])];
    let mut cut = report("c", 1, &rows);
    cut.end = End::Cut(cut.name);
    let remarks = |last: Suite, cut: &Suite| {
        let run = join(vec![cut.clone(), last], true);
        let mut verdict = Verdict::of(&run, Rules::default());
        (verdict.is_red, verdict.suites.remove(0).remarks)
    };
    let (is_red, told) = remarks(report("c", 2, &rows), &cut);
    assert_eq!(
        (is_red, &*told),
        (false, &[Remark::Broken, Remark::Stopped][..])
    );
    // One of its tests did not run again.
    for state in [None, Some(State::Skipped)] {
        let tests: Vec<_> = [(0, State::Passed)]
            .into_iter()
            .chain(state.map(|state| (1, state)))
            .collect();
        assert!(
            remarks(report("c", 2, &[ran(0, &tests)]), &cut).0,
            "{state:?}"
        );
    }
    cut.started = Some(3);
    assert!(remarks(report("c", 2, &rows), &cut).0);
}

#[test]
fn how_many_requests_shards_come_to_is_not_known() {
    let of = |request| report("c", 1, &[ran(request, &[(0, State::Passed)])]);
    let run = join(vec![of(0), of(1), of(2)], false);
    assert_eq!((run.suites.len(), run.suites[0].planned), (1, None));
}

#[test]
fn what_counts_on_one_machine_counts() {
    let failed = |request, started| {
        let ran = Ran {
            request,
            iteration: 0,
            time: 1,
            is_refused: false,
            tests: vec![(0, State::Failed)],
        };
        report("shop", started, &[ran])
    };
    let known = |mut suite: Suite| {
        let (until, reason) = (suite.name, suite.name);
        suite.quarantine = Some(Quarantine { until, reason });
        suite
    };
    let (one, other) = (|| failed(1, 10), || failed(2, 20));
    for (suites, is_red) in [
        (vec![known(one()), known(other())], false),
        (vec![known(one()), other()], true),
        (vec![one(), known(other())], true),
    ] {
        let run = join(suites, false);
        assert_eq!(run.suites.len(), 1);
        assert_eq!(Verdict::of(&run, Rules::default()).is_red, is_red);
        let suite = &run.suites[0];
        let reason = suite.quarantine.map(|known| suite.text(known.reason));
        assert_eq!(reason, (!is_red).then_some("report.json"));
    }
}
