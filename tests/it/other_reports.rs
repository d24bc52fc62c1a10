//! Reports that are not Newman's JSON: the Postman CLI's, `JUnit` of several writers, and files that are
//! no reports.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use postorb::report::results::{Report, ctrf, github, json, junit};
use postorb::results::{End, Remark, Rules, Run, Runner, Suite, Verdict};

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
    assert_eq!(suite.text(exchange.url), "http://127.0.0.1:1/refused");
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
    assert_eq!(read, 16);
    let expected = [
        "csv: 2 of 10 executions",
        "csv: 6 of 10 assertions",
        "iterations3: 2 of 6 executions",
        "iterations3: 4 of 12 assertions",
        "setnext: 3 of 7 assertions",
        "setnext: 3 of 7 executions",
        "skip: 0 of 3 skipped",
    ];
    assert_eq!(lost, expected);
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
    let expected = [
        "3cb9bfc8 JUnit: 74 suites, 180 tests, 18 failed, 0 skipped, 0 flaky, 0 errors",
        "ctrf-reports-test-junit Other: 2 suites, 10 tests, 2 failed, 1 skipped, 0 flaky, 0 errors",
        "examples-full-result JUnit: 74 suites, 180 tests, 18 failed, 0 skipped, 0 flaky, 0 errors",
        "examples-original-result JUnit: 37 suites, 99 tests, 18 failed, 0 skipped, 0 flaky, 0 errors",
        "examples-reports-sample-collection-report JUnit: 3 suites, 1 tests, 0 failed, 0 skipped, 0 flaky, 0 errors",
        "modules-core-logger-parser-fixtures-basic_example_expected-report Other: 1 suites, 52 tests, 0 failed, 0 skipped, 0 flaky, 0 errors",
        "modules-core-logger-parser-fixtures-failing_example_expected-report Other: 1 suites, 55 tests, 3 failed, 0 skipped, 0 flaky, 0 errors",
        "modules-core-logger-parser-fixtures-new_go_failing_example_expected-report Other: 1 suites, 3 tests, 1 failed, 0 skipped, 0 flaky, 0 errors",
        "modules-core-logger-parser-fixtures-panic_example_expected-report Other: 1 suites, 52 tests, 4 failed, 0 skipped, 0 flaky, 0 errors",
        "sample-other-junit Other: 1 suites, 1 tests, 0 failed, 0 skipped, 0 flaky, 0 errors",
        "test_results-catch2-report Other: 1 suites, 1 tests, 1 failed, 0 skipped, 0 flaky, 0 errors",
        "test_results-junit-server-test-report Other: 1 suites, 4 tests, 1 failed, 1 skipped, 0 flaky, 0 errors",
        "test_results-junit_flaky_failure-marathon_junit_report Other: 1 suites, 1 tests, 0 failed, 0 skipped, 1 flaky, 0 errors",
        "test_results-maven_surefire_flaky-surefire-report Other: 1 suites, 1 tests, 0 failed, 0 skipped, 1 flaky, 0 errors",
    ];
    assert_eq!(seen, expected);
}

fn why(bytes: &[u8]) -> String {
    let suite = read_bytes(bytes);
    let End::Unreadable(why) = suite.end else {
        panic!(
            "{:?} of {:?}",
            suite.end,
            String::from_utf8_lossy(&bytes[..bytes.len().min(80)])
        );
    };
    assert_eq!(suite.runner, Runner::Unknown);
    assert!(is_red(&suite));
    suite.text(why).to_owned()
}

#[test]
fn what_is_no_report_is_told_what_it_is() {
    let ctrf =
        r#"{"reportFormat": "CTRF", "specVersion": "0.0.0", "results": {"tool": {"name": "x"}}}"#;
    for (file, part) in [
        (&b""[..], "it is empty"),
        (b"{}", "it is JSON, and no report"),
        (b"[1, 2]", "it is JSON, and no report"),
        (b"{\"run\": {}}", "nothing of a report in it"),
        (
            b"{\"error\": {\"name\": \"AuthenticationError\"}}",
            "it is an error that a service answered",
        ),
        (
            b"{\"collection\": {\"info\": {}, \"item\": []}}",
            "it is a collection",
        ),
        (ctrf.as_bytes(), "it is a report in CTRF"),
        (
            b"{\"testResults\": [], \"numFailedTests\": 1}",
            "it is a report of Jest",
        ),
        (
            b"{\"run\"",
            "it ends in the middle of a value, after 6 bytes",
        ),
        (
            b"<coverage line-rate=\"1\"/>",
            "it is XML that begins with `<coverage>`",
        ),
        (b"<?xml version=\"1.0\"?>", "it is XML without an element"),
        (b"<!doctype html><p>Sign in", "it is a page of HTML"),
        (b"\x1f\x8b\x08\0", "it is compressed"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is no text"),
        (
            b"all tests passed",
            "it is no report: one in JSON begins with `{`",
        ),
    ] {
        let why = why(file);
        assert!(why.contains(part), "{why}");
    }
}

#[test]
fn files_that_lie_beside_reports_are_told_what_they_are() {
    let Some(shared) = shared() else {
        return;
    };
    let newman = shared.join("newman");
    let of = |path: &str| why(&fs::read(newman.join(path)).unwrap());
    assert!(
        of("collections/fail.postman_collection.json")
            .starts_with("it is a collection, and no report")
    );
    assert!(
        of("data/lab.postman_environment.json").starts_with("it is an environment, and no report")
    );
    assert!(of("reports/fail.cli.txt").starts_with("it is what Newman or the Postman CLI prints"));
    let report = fs::read_to_string(newman.join("reports/pass.json")).unwrap();
    let utf_16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(report.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(why(&utf_16).starts_with("it is UTF-16, as `>` of PowerShell 5 writes it"));
    let marked = ["\u{feff}".as_bytes(), report.as_bytes()].concat();
    assert_eq!(read_bytes(&*marked).end, End::Complete);
}

#[test]
fn a_junit_that_is_cut_anywhere_is_never_complete() {
    let whole = fs::read(postman_cli().join("script-errors.junit.xml")).unwrap();
    assert_eq!(read_bytes(&*whole).end, End::Complete);
    for len in 0..whole.len() {
        let suite = read_bytes(&whole[..len]);
        assert!(
            matches!(suite.end, End::Cut(_) | End::Unreadable(_)),
            "{len}"
        );
        assert!(is_red(&suite), "{len}");
    }
}

#[test]
fn entities_of_a_document_are_not_replaced() {
    let mut bomb = String::from(
        "<!DOCTYPE x [<!ENTITY a0 \"ha\"><!ENTITY file SYSTEM \"file:///etc/hostname\">",
    );
    for level in 1..30 {
        let before = level - 1;
        let _ = write!(
            bomb,
            "<!ENTITY a{level} \"&a{before};&a{before};&a{before};\">"
        );
    }
    bomb += "]><testsuite name=\"&a29;\" tests=\"1\"><testcase name=\"&file;\">\
             <failure message=\"m &lt; &#x41;\">&file;&a29;</failure></testcase></testsuite>";
    let suite = read_bytes(bomb.as_bytes());
    assert_eq!(suite.end, End::Complete);
    let texts = [
        suite.path(&suite.requests[0]),
        suite.text(suite.assertions[0].name).to_owned(),
    ];
    assert_eq!(texts, ["&a29;", "&file;"]);
    assert_eq!(suite.totals().failed, 1);
}

#[test]
fn what_junit_counts_and_does_not_tell_is_red_all_the_same() {
    let one = "<testcase name='a'/>";
    for (attributes, inside, failures) in [
        ("failures='2'", one.to_owned(), 2),
        ("errors='1'", one.to_owned(), 1),
        (
            "failures='1' errors='1'",
            format!("{one}<error message='x'/>"),
            2,
        ),
        // Tools that count an error as a failure too.
        (
            "failures='1' errors='0'",
            "<testcase name='a'><error/></testcase>".to_owned(),
            1,
        ),
        ("", "<testcase name='a' status='failed'/>".to_owned(), 1),
        (
            "",
            format!("{one}<testsuite name='in' failures='1'>{one}</testsuite>"),
            1,
        ),
        (
            "failures='1'",
            format!("{one}<testsuite name='in' failures='1'>{one}</testsuite>"),
            1,
        ),
        ("failures='99999999999'", one.to_owned(), 1000),
    ] {
        for text in [
            format!("<testsuite name='s' {attributes}>{inside}</testsuite>"),
            format!(
                "<testsuites {attributes}><testsuite name='s' {attributes}>{inside}</testsuite></testsuites>"
            ),
        ] {
            let suite = read_bytes(text.as_bytes());
            assert_eq!(suite.end, End::Complete, "{text}");
            assert_eq!(suite.totals().failures(), failures, "{text}");
        }
    }
    let alone = read_bytes(&b"<testsuites failures='3'/>"[..]);
    assert!(is_red(&alone) && alone.totals().failures() == 1);
}

#[test]
fn newmans_junit_is_told_to_leave_failures_out_and_has_no_exchange() {
    let of = |id: &str, tests: &str| {
        let text = format!(
            "<testsuites name='c' tests='3' time='0.1'><testsuite name='A' id='{id}' \
             timestamp='2026-11-25T03:05:33.878Z' tests='1' failures='0' errors='0'>{tests}</testsuite></testsuites>"
        );
        read_bytes(text.as_bytes())
    };
    let case = "<testcase name='a' time='0.1' classname='A'/>";
    for id in ["item0", "e0b291bd-aaa7-4b74-a3dd-f83bc39f40f2"] {
        let suite = of(id, case);
        assert_eq!(suite.runner, Runner::JUnit);
        let run = Run {
            suites: vec![suite],
        };
        let verdict = Verdict::of(&run, Rules::default());
        assert_eq!(verdict.suites[0].remarks, [Remark::Poor]);
    }
    let lost = read_bytes(&b"<testsuites name='c' tests='3' time='0.1'/>"[..]);
    assert!(is_red(&lost));
    let other = "<testsuites tests='2' failures='0'><testsuite name='s'><testcase name='a'/></testsuite></testsuites>";
    assert!(is_red(&read_bytes(other.as_bytes())));
    let failed = of(
        "item0",
        "<testcase name='a'><failure message='no'/></testcase>",
    );
    let run = Run {
        suites: vec![failed],
    };
    let report = Report {
        run: &run,
        verdict: &Verdict::of(&run, Rules::default()),
        comparison: None,
    };
    for format in [junit, json, github, ctrf] {
        let mut out = Vec::new();
        format(&report, &mut out).unwrap();
        assert!(!String::from_utf8(out).unwrap().contains("no answer"));
    }
}

#[test]
fn failures_that_newman_counts_and_does_not_show_are_red_everywhere() {
    for kind in ["assertions", "requests", "testScripts", "prerequestScripts"] {
        let text = format!(
            r#"{{"run": {{"stats": {{"{kind}": {{"total": 1, "failed": 2}}}}, "executions":
            [{{"item": {{"id": "a", "name": "A"}}, "response": {{"code": 200}}, "assertions": [{{"assertion": "a"}}]}}]}}}}"#
        );
        let run = Run {
            suites: vec![read_bytes(text.as_bytes())],
        };
        let verdict = Verdict::of(&run, Rules::default());
        assert_eq!(verdict.suites[0].remarks, [Remark::Unshown], "{kind}");
        assert!(verdict.is_red);
        let report = Report {
            run: &run,
            verdict: &verdict,
            comparison: None,
        };
        let told = |format: fn(&Report<'_>, &mut dyn std::io::Write) -> std::io::Result<()>| {
            let mut out = Vec::new();
            format(&report, &mut out).unwrap();
            out
        };
        // What shows tests only has it as one, and it is red when it is read again.
        assert!(is_red(&read_bytes(&*told(junit))));
        assert!(is_red(&read_bytes(&*told(json))));
        let ctrf: serde_json::Value = serde_json::from_slice(&told(ctrf)).unwrap();
        assert_eq!(ctrf["results"]["summary"]["failed"], 1);
    }
}
