//! What comes from outside is harmless in every format, and keys are masked.

use super::{Checked, Report, Unread, github, json, junit, markdown, sarif, text};
use crate::finding::{Applied, Finding, Fix, Patch, Safety, Severity};

/// Terminal codes, a workflow command, markup, a turn of the writing direction, a link.
const HOSTILE: &str =
    "\u{1b}]0;x\u{7}\u{9b}2J\n::set-output name=a::b\r</failure>\"'&]]>\u{202e}\u{0}[x](y)";

fn key() -> String {
    format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34))
}

/// A report in which everything that can come from outside is hostile, and holds a key.
fn report() -> Report {
    let hostile = format!("{HOSTILE} {}", key());
    let text = format!("a: \"é {hostile}\"\nb: 1\n");
    let span = 4..text.find('\n').unwrap();
    let fix = Fix {
        title: hostile.clone(),
        safety: Safety::Unsafe,
        patches: vec![Patch {
            span: span.clone(),
            replacement: hostile.clone(),
        }],
    };
    let finding = Finding::error("no-config", span, hostile.clone())
        .label(hostile.clone())
        .related(0..text.len(), hostile.clone())
        .help(hostile.clone())
        .fix(fix)
        .afterwards(hostile.clone());
    let file = Checked {
        path: hostile.clone(),
        text,
        findings: vec![
            finding.clone(),
            finding.severity(Severity::Warning),
            Finding::error("unknown-job", 0..0, "plain").severity(Severity::Info),
        ],
        applied: vec![Applied {
            title: hostile.clone(),
            line: 1,
            afterwards: Some(hostile.clone()),
        }],
    };
    Report {
        files: vec![file],
        unread: vec![Unread {
            path: hostile.clone(),
            message: hostile,
        }],
    }
}

#[track_caller]
fn is_harmless(document: &str) {
    let steers = |char: char| (char.is_control() && char != '\n') || char == '\u{202e}';
    let found = document.chars().find(|char| steers(*char));
    assert_eq!(found, None, "{document}");
    assert!(!document.contains("000000000000"), "{document}");
    assert!(document.contains("set-output"));
    assert!(document.contains("****"));
}

#[test]
fn text_from_outside_is_harmless_as_text() {
    let report = report();
    let file = &report.files[0];
    let document = text(&file.path, &file.text, &file.findings, false, 80);
    is_harmless(&document);
}

#[test]
fn text_from_outside_is_harmless_as_json_and_still_itself() {
    let report = report();
    let document = json(&report);
    is_harmless(&document);
    let read: serde_json::Value = serde_json::from_str(&document).unwrap();
    let masked = crate::secret::mask(&report.files[0].path).into_owned();
    let finding = &read["files"][0]["findings"][0];
    for value in [
        &read["files"][0]["path"],
        &read["files"][0]["fixed"][0]["afterwards"],
        &read["unread"][0]["message"],
        &finding["message"],
        &finding["place"]["label"],
        &finding["related"][0]["label"],
        &finding["help"][0],
        &finding["fix"]["title"],
        &finding["fix"]["patches"][0]["replacement"],
    ] {
        assert_eq!(*value, masked);
    }
    assert_eq!(finding["fix"]["applicable"], false);
    assert_eq!(finding["fix"]["safety"], "unsafe");
    assert_eq!(finding["place"]["start"]["column"], 5);
    assert_eq!(read["counts"]["warning"], 1);
}

#[test]
fn text_from_outside_is_harmless_as_sarif() {
    let document = sarif(&report());
    is_harmless(&document);
    let read: serde_json::Value = serde_json::from_str(&document).unwrap();
    let results = read["runs"][0]["results"].as_array().unwrap();
    let levels: Vec<_> = results.iter().map(|result| &result["level"]).collect();
    assert_eq!(levels, ["error", "warning", "note"]);
    let message = results[0]["message"]["text"].as_str().unwrap();
    assert!(!message.contains("](") && message.contains("\\u{202e}"));
    // It holds a key, and a reader would write it masked.
    assert_eq!(results[0].get("fixes"), None);
    assert_eq!(
        read["runs"][0]["invocations"][0]["executionSuccessful"],
        false
    );
}

#[test]
fn text_from_outside_is_harmless_as_commands_of_github() {
    let document = github(&report());
    is_harmless(&document);
    let starts: Vec<_> = document.lines().map(|line| &line[..8]).collect();
    assert_eq!(starts, ["::error ", "::warnin", "::notice", "::error "]);
    let (properties, _) = document[2..].split_once("::").unwrap();
    assert!(properties.ends_with(",title=no-config"), "{properties}");
}

#[test]
fn text_from_outside_is_harmless_as_junit() {
    let document = junit(&report(), Severity::Warning);
    is_harmless(&document);
    let read = roxmltree::Document::parse(&document).unwrap();
    let named = |name: &str| {
        read.descendants()
            .filter(|node| node.has_tag_name(name))
            .count()
    };
    assert_eq!(named("testsuite"), 2);
    assert_eq!((named("testcase"), named("failure")), (3, 2));
    assert_eq!((named("error"), named("system-out")), (1, 1));
    let suites = read.root_element();
    assert_eq!(suites.attribute("tests"), Some("3"));
    assert_eq!(suites.attribute("failures"), Some("2"));
    assert_eq!(suites.attribute("errors"), Some("1"));
}

#[test]
fn text_from_outside_is_harmless_as_markdown() {
    let document = markdown(&report(), false);
    is_harmless(&document);
    let starts = [
        "### postorb validate: ❌ failed",
        "1 error, 1 warning and 1 info",
        "- **not read** `",
        "- **error** [no-config](https://github.com/postorb/postorb/blob/main/docs/rules.md#no-config) in `",
        "  - ",
        "  - fix: ",
        "- **warning** [no-config](",
        "  - ",
        "  - fix: ",
        "- **info** [unknown-job](",
        "Mended:",
        "- `",
    ];
    let lines: Vec<_> = document.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines.len(), starts.len(), "{document}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
}

#[test]
fn markdown_lists_the_worst_first_and_a_hundred_at_most() {
    let mild = Finding::error("no-config", 0..1, "mild").severity(Severity::Info);
    let mut report = one("a: 1\n", mild);
    report.files[0]
        .findings
        .extend(vec![Finding::error("unknown-job", 0..0, "bad"); 120]);
    let document = markdown(&report, false);
    let items: Vec<_> = document
        .lines()
        .filter(|line| line.starts_with("- "))
        .collect();
    assert_eq!(items.len(), 100);
    assert!(
        items[0].starts_with("- **error** [unknown-job]("),
        "{document}"
    );
    assert!(document.ends_with("\nand 21 more, which the log has\n"));
    let document = markdown(&one("a: 1\n", Finding::error("no-config", 0..1, "x")), true);
    assert!(document.starts_with("### postorb validate: ✅ passed\n\n1 error in 1 file\n\n- "));
    let empty = markdown(&Report::default(), false);
    assert_eq!(empty, "### postorb validate: ❌ failed\n\n");
}

fn one(text: &str, finding: Finding) -> Report {
    Report {
        files: vec![Checked {
            path: "a.yml".to_owned(),
            text: text.to_owned(),
            findings: vec![finding],
            applied: Vec::new(),
        }],
        unread: Vec::new(),
    }
}

#[test]
fn an_annotation_over_lines_and_one_of_a_point_stay_on_their_line() {
    let text = "ab: 1\nc: 2\n";
    for (span, place) in [
        (0..9, "line=1,title"),
        (6..7, "line=2,endLine=2,col=1,endColumn=1,title"),
        (0..2, "line=1,endLine=1,col=1,endColumn=2,title"),
        (2..2, "line=1,endLine=1,col=3,endColumn=3,title"),
        (99..99, "line=3,endLine=3,col=1,endColumn=1,title"),
    ] {
        let document = github(&one(text, Finding::error("no-config", span, "m")));
        assert!(
            document.starts_with(&format!("::error file=a.yml,{place}")),
            "{document}"
        );
    }
}

#[test]
fn a_clean_file_is_a_passed_test_and_so_is_one_below_the_bar() {
    let finding = Finding::error("no-config", 0..1, "mild").severity(Severity::Info);
    let report = one("a: 1\n", finding);
    let document = junit(&report, Severity::Warning);
    let passed = "<testcase classname=\"a.yml\" name=\"validate\" file=\"a.yml\"/>";
    assert!(document.contains(passed), "{document}");
    assert!(
        document.contains("<system-out>info[no-config]: mild"),
        "{document}"
    );
    let document = junit(&report, Severity::Info);
    assert!(
        document.contains("<failure type=\"no-config\" message=\"mild\">"),
        "{document}"
    );
}

#[test]
fn fingerprints_stay_when_lines_are_added_and_differ_between_findings() {
    let prints = |text: &str| -> Vec<String> {
        let at = |needle: &str| text.find(needle).unwrap();
        let (first, last) = (at("x: 1"), text.rfind("x: 1").unwrap());
        let other = Finding::error("unknown-job", first..first, "m");
        let findings = [first, last].map(|at| Finding::error("no-config", at..at, "m"));
        let mut report = one(text, other);
        report.files[0].findings.extend(findings);
        let read: serde_json::Value = serde_json::from_str(&sarif(&report)).unwrap();
        let results = read["runs"][0]["results"].as_array().unwrap();
        let print =
            |result: &serde_json::Value| result["partialFingerprints"]["postorb/v1"].to_string();
        results.iter().map(print).collect()
    };
    let before = prints("a:\n  x: 1\nb:\n  x: 1\n");
    assert_eq!(before, prints("# new\n\na:\n    x: 1\nb:\n  x: 1 \n"));
    let different: std::collections::HashSet<_> = before.iter().collect();
    assert_eq!(different.len(), 3, "{before:?}");
}

#[test]
fn the_lines_of_a_fix_are_cut_as_those_of_the_file_are() {
    let source = format!("a: {}x{}\nb: 1\n", "é".repeat(2_000), "ü".repeat(2_000));
    let at = source.find('x').unwrap();
    let fix = |span, replacement: &str| {
        Finding::error("no-config", at..at + 1, "x").fix(Fix {
            title: "mend it".to_owned(),
            safety: Safety::Safe,
            patches: vec![Patch {
                span,
                replacement: replacement.to_owned(),
            }],
        })
    };
    let end = source.find('\n').unwrap();
    for (finding, shown) in [
        (fix(at..at + 1, "yz"), "éyzü"),
        (fix(3..3, "'"), "a: 'é"),
        (fix(end..end, "'"), "ü'"),
        (fix(3..end, &"z".repeat(1_000)), "z...z"),
        (fix(0..end + 1, ""), "- a: "),
    ] {
        let text = text("a.yml", &source, &[finding], false, 60);
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest < 140), "{text}");
        assert!(text.contains("mend it (`--fix`)"));
        assert!(text.contains(shown), "{text}");
    }
}

#[test]
fn what_has_no_lines_beside_it_says_all_that_is_said() {
    let finding = Finding::error("no-config", 0..1, "there is no `x`")
        .label("did you mean `y`?")
        .help("write `y`")
        .fix(Fix {
            title: "write `y` for `x`".to_owned(),
            safety: Safety::Unsafe,
            patches: Vec::new(),
        });
    let report = Report {
        files: vec![Checked {
            path: "a.yml".to_owned(),
            text: "x\n".to_owned(),
            findings: vec![finding; 101],
            applied: Vec::new(),
        }],
        unread: Vec::new(),
    };
    let said = [
        "there is no `x` (did you mean `y`?)",
        "help: write `y`",
        "fix: write `y` for `x` (`--fix=all`)",
    ];
    assert!(github(&report).contains(&said.join("%0A")));
    let read: serde_json::Value = serde_json::from_str(&sarif(&report)).unwrap();
    let message = &read["runs"][0]["results"][0]["message"]["text"];
    assert_eq!(*message, said.join("\n"));
    let document = junit(&report, Severity::Error);
    let read = roxmltree::Document::parse(&document).unwrap();
    let mut failures = read
        .descendants()
        .filter(|node| node.has_tag_name("failure"));
    let last = failures.next_back().unwrap();
    assert_eq!(last.attribute("message"), Some(&*said.join("\n")));
    assert_eq!(last.text(), Some(&*said.join("\n")));
}
