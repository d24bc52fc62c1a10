//! JUnit of real reports beside the reports themselves, read by another reader, and beside what Newman's own
//! reporter wrote of the same runs.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use postorb::results::Outcome;
use roxmltree::{Document, Node};
use serde_json::Value;

use super::made::{Made, newman};
use super::scene::{Run, junit, report};
use crate::needs::shared;

/// Every case that has a report.
fn cases(shared: &Path) -> Vec<String> {
    let truth = fs::read_to_string(shared.join("newman/truth.tsv")).unwrap();
    let cases = truth
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    let cases = cases.filter(|case| shared.join(format!("newman/reports/{case}.json")).exists());
    cases.map(str::to_owned).collect()
}

/// The executions of a report, without rows that repeat one, and its failures.
fn newman_says(shared: &Path, case: &str) -> (Vec<Value>, Vec<Value>) {
    let text = fs::read_to_string(shared.join(format!("newman/reports/{case}.json"))).unwrap();
    let mut report: Value = serde_json::from_str(&text).unwrap();
    let mut take = |list: &str| match report["run"][list].take() {
        Value::Array(items) => items,
        _ => panic!("{case} has no {list}"),
    };
    let mut executions = take("executions");
    executions.dedup_by(|one, other| one["cursor"]["ref"] == other["cursor"]["ref"]);
    (executions, take("failures"))
}

fn elements<'d>(document: &'d Document<'d>, name: &'static str) -> Vec<Node<'d, 'd>> {
    let all = document.descendants();
    all.filter(|node| node.has_tag_name(name)).collect()
}

fn number(node: Node<'_, '_>, name: &str) -> usize {
    node.attribute(name).unwrap().parse().unwrap()
}

/// A time in seconds as milliseconds.
fn time(node: Node<'_, '_>) -> u64 {
    let (seconds, thousandths) = node.attribute("time").unwrap().split_once('.').unwrap();
    assert_eq!(thousandths.len(), 3);
    seconds.parse::<u64>().unwrap() * 1000 + thousandths.parse::<u64>().unwrap()
}

/// What every document of ours keeps: heads that are the sums of what is in them, and names that no two
/// tests share.
fn check_document(document: &Document<'_>) {
    let root = document.root_element();
    for node in elements(document, "testsuite").into_iter().chain([root]) {
        let cases: Vec<_> = node
            .descendants()
            .filter(|node| node.has_tag_name("testcase"))
            .collect();
        let with = |name: &str| {
            let has = |case: &&Node<'_, '_>| case.children().any(|child| child.has_tag_name(name));
            cases.iter().filter(has).count()
        };
        assert_eq!(number(node, "tests"), cases.len());
        assert_eq!(number(node, "failures"), with("failure"));
        assert_eq!(number(node, "errors"), with("error"));
        if node != root {
            assert_eq!(number(node, "skipped"), with("skipped"));
        }
        assert_eq!(
            time(node),
            cases.iter().map(|case| time(*case)).sum::<u64>()
        );
    }
    for suite in elements(document, "testsuite") {
        let mut names = HashSet::new();
        for case in suite
            .children()
            .filter(|node| node.has_tag_name("testcase"))
        {
            assert_eq!(case.attribute("file"), suite.attribute("name"));
            let name = (
                case.attribute("classname").unwrap(),
                case.attribute("name").unwrap(),
            );
            assert!(!name.0.is_empty() && !name.1.is_empty());
            assert!(names.insert(name), "{name:?} is there twice");
        }
    }
}

#[test]
fn every_assertion_and_every_failure_is_there_once() {
    let Some(shared) = shared() else {
        return;
    };
    let cases = cases(&shared);
    assert!(cases.len() >= 15);
    for case in cases {
        let run = Run::of(&[&case]).unwrap();
        let written = report(&run, junit);
        let document = Document::parse(&written).unwrap();
        check_document(&document);
        let (executions, failures) = newman_says(&shared, &case);
        let totals = run.results.totals();
        let problem = usize::from(executions.is_empty());
        let errors = usize::try_from(totals.errors()).unwrap();
        let assertions = executions
            .iter()
            .filter_map(|one| one["assertions"].as_array());
        let assertions: usize = assertions.map(Vec::len).sum();
        let root = document.root_element();
        assert_eq!(
            number(root, "tests"),
            assertions + errors + problem,
            "{case}"
        );
        // Newman's `failures` are assertions, requests and scripts that failed.
        let mut expected: Vec<&str> = failures
            .iter()
            .map(|failure| failure["error"]["message"].as_str().unwrap())
            .collect();
        let mut found: Vec<&str> = elements(&document, "failure")
            .into_iter()
            .chain(elements(&document, "error"))
            .map(|node| node.attribute("message").unwrap())
            .collect();
        assert_eq!(found.len(), expected.len() + problem, "{case}");
        // What is secret there is not shown.
        if problem == 0 && case != "secrets" {
            expected.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, expected, "{case}");
        }
    }
}

#[test]
fn times_of_requests_add_up() {
    let Some(shared) = shared() else {
        return;
    };
    for case in cases(&shared) {
        let run = Run::of(&[&case]).unwrap();
        let written = report(&run, junit);
        let document = Document::parse(&written).unwrap();
        let (executions, failures) = newman_says(&shared, &case);
        // A request without tests, in which nothing failed, is none.
        let is_shown = |one: &&Value| {
            let has_tests = one["assertions"]
                .as_array()
                .is_some_and(|all| !all.is_empty());
            let place = &one["cursor"]["ref"];
            has_tests
                || failures
                    .iter()
                    .any(|failure| failure["cursor"]["ref"] == *place)
        };
        let times = executions.iter().filter(is_shown);
        let times = times.filter_map(|one| one["response"]["responseTime"].as_u64());
        assert_eq!(time(document.root_element()), times.sum::<u64>(), "{case}");
    }
}

/// What there is in a document: tests, how many of them failed, are errors and were skipped, how many are
/// bound to a file, and the sum of their times in milliseconds.
fn sums(written: &str) -> String {
    let document = Document::parse(written).unwrap();
    let cases = elements(&document, "testcase");
    let times = cases.iter().map(|case| {
        let seconds: f64 = case.attribute("time").unwrap().parse().unwrap();
        seconds * 1000.0
    });
    format!(
        "{:>5} {:>7} {:>6} {:>7} {:>5} {:>5.0}",
        cases.len(),
        elements(&document, "failure").len(),
        elements(&document, "error").len(),
        elements(&document, "skipped").len(),
        cases
            .iter()
            .filter(|case| case.has_attribute("file"))
            .count(),
        times.fold(0.0, |sum, time| sum + time),
    )
}

/// Of each case what Newman's reporter has, and what postorb has. Newman has no test for errors of scripts and
/// requests, calls skipped ones passed, makes one of all iterations and repetitions, and gives every test the
/// time of its request.
const BESIDE: &str = "\
case            tests  failed errors skipped files  time
script-errors       3       1      0       0     0    71  Newman
                    7       1      4       0     7    77  postorb
net-errors          9       8      0       0     0     3  Newman
                   17       8      8       0    17     3  postorb
skip                5       0      0       0     0   181  Newman
                    5       0      0       3     5    49  postorb
csv                 6       1      0       0     0    58  Newman
                   10       1      0       0    10    94  postorb
setnext             3       0      0       0     0     8  Newman
                    7       0      0       0     7    69  postorb
empty               0       0      0       0     0     0  Newman
                    1       0      1       0     1     0  postorb
";

#[test]
fn what_newmans_own_reporter_loses_is_there() {
    let Some(shared) = shared() else {
        return;
    };
    let mut table = BESIDE.lines().next().unwrap().to_owned() + "\n";
    for case in [
        "script-errors",
        "net-errors",
        "skip",
        "csv",
        "setnext",
        "empty",
    ] {
        let path = shared.join(format!("newman/reports/{case}.junit.xml"));
        let theirs = sums(&fs::read_to_string(path).unwrap());
        let ours = sums(&report(&Run::of(&[case]).unwrap(), junit));
        writeln!(table, "{case:<15} {theirs}  Newman").unwrap();
        writeln!(table, "{:<15} {ours}  postorb", "").unwrap();
    }
    assert_eq!(table, BESIDE, "{table}");
}

#[test]
fn names_that_are_alike_are_told_apart() {
    let made = |iteration, assertions: &[&str]| Made {
        request: "Create".to_owned(),
        iteration,
        time: 5,
        assertions: assertions
            .iter()
            .map(|name| ((*name).to_owned(), None))
            .collect(),
        ..Made::default()
    };
    let executions = [
        made(0, &["same", "same", "other", ""]),
        made(0, &["same"]),
        made(1, &["same", "same"]),
    ];
    let run = Run::read("suite", &newman("Orders", &executions));
    let written = report(&run, junit);
    let document = Document::parse(&written).unwrap();
    check_document(&document);
    let names: Vec<_> = elements(&document, "testcase")
        .into_iter()
        .map(|case| case.attribute("name").unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "same [iteration 1]",
            "same [iteration 1] (2)",
            "other [iteration 1]",
            "(unnamed) [iteration 1]",
            "same [iteration 1] (3)",
            "same [iteration 2]",
            "same [iteration 2] (2)",
        ]
    );
    let classes = elements(&document, "testcase");
    let classes = classes
        .iter()
        .map(|case| case.attribute("classname").unwrap());
    assert!(
        classes
            .into_iter()
            .all(|class| class == "suite.Orders / Create")
    );
}

#[test]
fn what_failed_in_an_earlier_attempt_only_is_no_failure() {
    let executions = [Made {
        request: "Pay".to_owned(),
        assertions: vec![("paid".to_owned(), Some("expected 1 to equal 2".to_owned()))],
        error: Some("socket hang up".to_owned()),
        ..Made::default()
    }];
    let mut run = Run::read("suite", &newman("Orders", &executions));
    let suite = &mut run.results.suites[0];
    suite.retries = 1;
    suite.errors[0].is_recovered = true;
    let Outcome::Failed(why) = suite.assertions[0].outcome else {
        panic!("it failed");
    };
    suite.assertions[0].outcome = Outcome::Flaky(why);
    let run = Run::new(run.results.suites);
    assert!(!run.verdict.is_red);
    let written = report(&run, junit);
    let document = Document::parse(&written).unwrap();
    check_document(&document);
    let root = document.root_element();
    let heads = ["tests", "failures", "errors"].map(|name| number(root, name));
    assert_eq!(heads, [2, 0, 0]);
    let mut found = BTreeMap::new();
    for name in ["flakyFailure", "flakyError"] {
        found.insert(
            name,
            elements(&document, name)[0].attribute("message").unwrap(),
        );
    }
    assert_eq!(found["flakyFailure"], "expected 1 to equal 2");
    assert_eq!(found["flakyError"], "socket hang up");
}

#[test]
fn a_run_of_nothing_is_not_green() {
    let written = report(&Run::new(Vec::new()), junit);
    let document = Document::parse(&written).unwrap();
    check_document(&document);
    assert_eq!(elements(&document, "error").len(), 1);
}
