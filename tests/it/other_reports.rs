//! Reports that are not Newman's JSON: the Postman CLI's, `JUnit` of several writers, and files that are
//! no reports.

use std::fs;
use std::path::{Path, PathBuf};

use postorb::results::{End, Outcome, Rules, Run, Runner, Suite, Verdict};

use crate::needs::shared;
use crate::truth::{read_bytes, suite};

/// Reports of the Postman CLI 1.34.0 about collections that were run for this.
fn postman_cli() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/results/postman-cli")
}

fn is_red(suite: &Suite) -> bool {
    let suites = vec![suite.clone()];
    Verdict::of(&Run { suites }, Rules::default()).is_red
}

/// Iterations, executions, errors of requests and of scripts, assertions, failed and skipped ones.
fn counts(suite: &Suite) -> [u64; 7] {
    let totals = suite.totals();
    [
        totals.iterations,
        totals.executions,
        totals.request_errors,
        totals.script_errors,
        totals.assertions,
        totals.failed,
        totals.skipped,
    ]
}

#[test]
fn both_structures_of_the_postman_cli_are_read_to_their_own_sums() {
    let folder = postman_cli();
    let table = fs::read_to_string(folder.join("counts.tsv")).unwrap();
    let mut read = 0;
    for line in table.lines().skip(1) {
        let (case, numbers) = line.split_once('\t').unwrap();
        let numbers: Vec<u64> = numbers.split('\t').map(|n| n.parse().unwrap()).collect();
        for (file, runner) in [
            (format!("{case}.json"), Runner::PostmanCli),
            (format!("{case}.newman.json"), Runner::Newman),
        ] {
            let path = folder.join(&file);
            if runner == Runner::Newman && !path.exists() {
                continue;
            }
            let suite = suite(&path);
            assert_eq!(suite.end, End::Complete, "{file}");
            assert_eq!(suite.runner, runner, "{file}");
            assert_eq!(counts(&suite), *numbers, "{file}");
            read += 1;
        }
    }
    assert_eq!(read, 16);
}

#[test]
fn the_postman_clis_own_structure_tells_what_failed_and_how() {
    let suite = suite(&postman_cli().join("net-errors.json"));
    let first = &suite.executions[0];
    assert_eq!(suite.path(suite.request(first)), "Connection refused");
    let [error] = suite.errors(first) else {
        panic!("{first:?}");
    };
    assert_eq!(
        suite.text(error.why.message),
        "connect ECONNREFUSED 127.0.0.1:1"
    );
    let exchange = suite.exchange(first).unwrap();
    assert_eq!(suite.text(exchange.url), "http://127.0.0.1:1/x");
    assert!(exchange.answered.is_none());
    assert_eq!(
        suite.collection.map(|id| suite.text(id)),
        Some("Network Errors")
    );
    assert_eq!(suite.started, Some(1_795_573_209_120));
}

/// What `JUnit` loses against the JSON of the same run, where it does.
#[test]
fn junit_is_red_exactly_where_the_json_of_the_run_is() {
    let Some(shared) = shared() else {
        return;
    };
    let folder = shared.join("newman/reports");
    let mut lost = Vec::new();
    let mut read = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let Some(case) = name.strip_suffix(".junit.xml") else {
            continue;
        };
        let json = suite(&folder.join(format!("{case}.json")));
        let junit = suite(&path);
        assert_eq!(junit.end, End::Complete, "{case}");
        assert_eq!(junit.runner, Runner::JUnit, "{case}");
        assert_eq!(is_red(&junit), is_red(&json), "{case}");
        assert_eq!(
            junit.collection.map(|id| junit.text(id)),
            json.collection.map(|id| json.text(id))
        );
        let (all, told) = (json.totals(), junit.totals());
        assert_eq!(told.failures(), all.failures(), "{case}");
        assert_eq!(told.request_errors, all.request_errors, "{case}");
        for (what, all, told) in [
            ("executions", all.executions, told.executions),
            ("assertions", all.assertions, told.assertions),
            ("skipped", all.skipped, told.skipped),
        ] {
            if all != told {
                lost.push(format!("{case}: {told} of {all} {what}"));
            }
        }
        read += 1;
    }
    lost.sort();
    assert_eq!(read, 18);
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn the_postman_clis_junit_is_read_like_newmans() {
    let folder = postman_cli();
    for case in [
        "csv",
        "empty",
        "fail",
        "net-errors",
        "script-errors",
        "skip",
    ] {
        let (json, junit) = (
            suite(&folder.join(format!("{case}.json"))),
            suite(&folder.join(format!("{case}.junit.xml"))),
        );
        assert_eq!(junit.end, End::Complete, "{case}");
        assert_eq!(junit.runner, Runner::JUnit, "{case}");
        assert_eq!(is_red(&junit), is_red(&json), "{case}");
        assert_eq!(
            junit.totals().failures(),
            json.totals().failures(),
            "{case}"
        );
        assert_eq!(
            junit.started,
            json.started.filter(|_| case != "empty"),
            "{case}"
        );
    }
}

#[test]
fn every_junit_of_the_corpus_is_read_and_told_to_be_newmans_or_not() {
    let Some(shared) = shared() else {
        return;
    };
    let mut seen = Vec::new();
    for folder in ["reports", "reports-other"] {
        for entry in fs::read_dir(shared.join("corpus").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "xml") {
                continue;
            }
            let suite = suite(&path);
            let name = path.file_stem().unwrap().to_str().unwrap();
            let [_, executions, .., assertions, failed, skipped] = counts(&suite);
            assert_eq!(suite.end, End::Complete, "{name}");
            seen.push(format!(
                "{} {:?}: {executions} suites, {assertions} tests, {failed} failed, {skipped} skipped, {} flaky, {} errors",
                name.rsplit("__").next().unwrap(),
                suite.runner,
                suite.totals().flaky,
                suite.errors.len()
            ));
        }
    }
    seen.sort();
    assert_eq!(seen, Vec::<String>::new());
}
