//! Reports that were changed in one place so that what failed is gone: none of them is green. A table for
//! each kind of report.

use postorb::report::results::{Report, json};
use postorb::results::{Keep, Redaction, Rules, Run, Verdict, read_all, redact};
use serde_json::{Value, json as value};

use crate::truth::read_bytes;

fn run(report: &str) -> Run {
    let suites = read_all("report", report.as_bytes(), Keep::Failed);
    redact(suites, &Redaction::default())
}

fn is_red(report: &str) -> bool {
    Verdict::of(&run(report), Rules::default()).is_red
}

/// Newman's JSON of one request that was answered, and its stats.
fn newman() -> Value {
    value!({
        "collection": {"info": {"name": "c"}, "item": [{"id": "a", "name": "A"}]},
        "run": {
            "stats": {
                "iterations": {"total": 1, "failed": 0},
                "requests": {"total": 1, "failed": 0},
                "scripts": {"total": 1, "failed": 0},
                "testScripts": {"total": 1, "failed": 0},
                "assertions": {"total": 1, "failed": 0},
            },
            "executions": [{
                "cursor": {"ref": "r", "position": 0, "iteration": 0, "length": 1, "cycles": 1},
                "item": {"id": "a", "name": "A"},
                "request": {"method": "GET"},
                "response": {"code": 200, "responseTime": 3},
                "assertions": [{"assertion": "t", "skipped": false}],
            }],
            "failures": [],
            "error": null,
        },
    })
}

#[test]
fn newmans_json_is_red_whatever_tells_of_a_failure() {
    assert!(!is_red(&newman().to_string()));
    for (place, what) in [
        ("/stats/scripts/failed", value!(1)),
        ("/stats/scripts/failed", value!("1")),
        ("/stats/items", value!({"failed": 1})),
        ("/stats/requests/total", value!(5)),
        ("/failures", value!([{}])),
        ("/failures", value!(["boom"])),
        ("/failures", value!([{"error": "boom"}])),
        ("/failures", value!([null])),
        ("/failures", value!({"error": {"message": "boom"}})),
        ("/failures", value!("boom")),
        ("/error", value!("boom")),
        ("/error", value!(false)),
        ("/error", value!(["boom"])),
        ("/executions", value!({})),
        ("/executions/0", value!(null)),
        ("/executions/0/response", value!(null)),
        ("/executions/0/requestError", value!("boom")),
        ("/executions/0/requestError", value!(true)),
        ("/executions/0/requestError", value!([{}])),
        ("/executions/0/assertions/0", value!(null)),
        ("/executions/0/assertions/0/error", value!("boom")),
        ("/executions/0/assertions/0/error", value!(true)),
        ("/executions/0/assertions/0/error", value!([])),
        (
            "/executions/0/assertions",
            value!({"assertion": "t", "error": {"message": "boom"}}),
        ),
        (
            "/executions/0/testScript",
            value!({"error": {"message": "boom"}}),
        ),
        ("/executions/0/testScript", value!(["boom"])),
        ("/executions/0/testScript", value!([{"error": "boom"}])),
        ("/executions/0/prerequestScript", value!({"error": {}})),
    ] {
        let mut report = newman();
        let (around, name) = place.rsplit_once('/').unwrap();
        match report["run"].pointer_mut(around).unwrap() {
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = what.clone(),
            object => object[name] = what.clone(),
        }
        assert!(is_red(&report.to_string()), "{place}: {what}");
    }
    for nothing in ["testScript", "prerequestScript", "requestError"] {
        let mut report = newman();
        report["run"]["executions"][0][nothing] = Value::Null;
        assert!(!is_red(&report.to_string()), "{nothing}");
    }
    // Without counts, a request without an answer is told by its row alone.
    let mut report = newman();
    report["run"]["stats"] = Value::Null;
    report["run"]["executions"][0]["response"] = Value::Null;
    assert!(is_red(&report.to_string()));
}

#[test]
fn what_the_postman_cli_counts_in_its_own_structure_is_red() {
    let of = |summary: Value| {
        let report = value!({"run": {"meta": {"collectionName": "c"}, "summary": summary, "executions": [{
            "requestExecuted": {"id": "a", "name": "A"}, "response": {"code": 200},
            "tests": [{"name": "t", "status": "passed"}], "errors": [],
        }]}});
        is_red(&report.to_string())
    };
    assert!(!of(value!({"tests": {"failed": 0}})));
    for (kind, failed) in [
        ("tests", "failed"),
        ("executedRequests", "errors"),
        ("prerequestScripts", "errors"),
        ("postresponseScripts", "errors"),
    ] {
        assert!(of(value!({kind: {failed: 1}})), "{kind}");
    }
}

/// A suite of `JUnit` in which nothing failed.
const PASSED: &str = "<testsuite name='s' tests='1' failures='0'><testcase name='a'/></testsuite>";

#[test]
fn junit_is_red_whatever_tells_of_a_failure() {
    let of = |attributes: &str, beside: &str| {
        format!("<testsuites {attributes}>{PASSED}{beside}</testsuites>")
    };
    let declared =
        "<!DOCTYPE x [<!ENTITY f \"<testcase><failure/></testcase>\"><!ENTITY n \"3\">]>";
    for passed in [
        of("", ""),
        of("failures='0.0' errors='0'", ""),
        of("", "<!-- a comment --><testcase name='b'/>"),
        format!("{PASSED}\n<!-- the end -->\n"),
        format!("{declared}{PASSED}"),
    ] {
        assert!(!is_red(&passed), "{passed}");
    }
    for failed in [
        of("", "<testcase name='b'><failure/></testcase>"),
        of("", "<testcase name='b'><error/></testcase>"),
        of("", "<failure message='m'/>"),
        of("", "<error/>"),
        of("failures='99999999999999999999'", ""),
        of("failures='1.0'", ""),
        of("failures='1e9'", ""),
        of("errors='three'", ""),
        of("errors=''", ""),
        of("failures='-1'", ""),
        of("failures=3", ""),
        of("failures='0' failures='3'", ""),
        of("tests='5'", ""),
        of(
            "",
            "<testsuite name='b' tests='5'><testcase name='c'/></testsuite>",
        ),
        of(
            "",
            "<testsuite name='b'><testcase name='c' status='passed' status='failed'/></testsuite>",
        ),
        of(
            "",
            "<testsuite name='b'><testcase name='c' status='FAILED'/></testsuite>",
        ),
        of(
            "",
            "<testsuite name='b'><testcase><failure/><testcase name='c'/></testcase></testsuite>",
        ),
        of(
            "",
            "<testsuite name='b'><testcase><failure><skipped/></failure></testcase></testsuite>",
        ),
        of(
            "",
            "<testsuite name='b'><testcase><skipped><failure/></skipped></testcase></testsuite>",
        ),
        format!("{}<testsuite failures='1'/>", of("", "")),
        format!("{}boom", of("", "")),
        format!("{}<![CDATA[boom]]>", of("", "")),
        format!("<?xml version='1.0'?>boom{PASSED}"),
        format!("{declared}{}", of("", "&f;")),
        format!(
            "{declared}<testsuite name='s'><testcase name='a'><system-out>&f;</system-out></testcase></testsuite>"
        ),
        format!("{declared}{}", of("failures='&n;'", "")),
        format!("{declared}<testsuite name='s'><testcase name='a' status='&n;'/></testsuite>"),
    ] {
        assert!(is_red(&failed), "{failed}");
    }
}

/// postorb's own JSON of two suites, of which one has an assertion that failed.
fn own(has_failed: bool) -> Value {
    let mut failed = newman();
    if has_failed {
        failed["run"]["executions"][0]["assertions"][0]["error"] = value!({"message": "no"});
    }
    let suites = [failed, newman()].map(|report| read_bytes(report.to_string().as_bytes()));
    let run = Run {
        suites: suites.into(),
    };
    let mut out = Vec::new();
    let report = Report {
        run: &run,
        verdict: &Verdict::of(&run, Rules::default()),
        comparison: None,
    };
    json(&report, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn postorbs_own_json_is_red_whatever_is_taken_out_of_it() {
    type Change = fn(&mut Value);
    assert!(!is_red(&own(false).to_string()));
    assert_eq!(own(true)["suites"][0]["totals"]["failed"], 1);
    let changes: [(&str, Change); 9] = [
        ("nothing", |_| {}),
        ("executions", |all| {
            all["suites"][0]["executions"] = value!([]);
        }),
        ("the execution for one that passed", |all| {
            let other = all["suites"][1]["executions"].clone();
            all["suites"][0]["executions"] = other;
        }),
        ("assertions", |all| {
            all["suites"][0]["executions"][0]["assertions"] = value!([]);
        }),
        ("assertions as no list", |all| {
            all["suites"][0]["executions"][0]["assertions"] = value!({});
        }),
        ("outcome", |all| {
            all["suites"][0]["executions"][0]["assertions"][0]["outcome"] = value!("passed");
        }),
        ("quarantine", |all| {
            all["suites"][0]["quarantine"] = value!({"until": "2999-12-31", "reason": "r"});
        }),
        ("the suite", |all| {
            all["suites"].as_array_mut().unwrap().remove(0);
        }),
        ("the suite for another", |all| {
            let other = all["suites"][1].clone();
            all["suites"][0] = other;
        }),
    ];
    for (what, change) in changes {
        let mut all = own(true);
        change(&mut all);
        assert!(is_red(&all.to_string()), "{what}");
    }
    // What passed can have been what failed, where it is gone.
    let mut all = own(false);
    all["suites"][0]["executions"] = value!([]);
    let rules = Rules {
        allow_empty: true,
        ..Rules::default()
    };
    assert!(Verdict::of(&run(&all.to_string()), rules).is_red);
    // A run that was red for what nobody counts, such as its end, stays it.
    let mut all = own(false);
    all["suites"][0]["verdict"] = value!("failed");
    assert!(is_red(&all.to_string()));
}
