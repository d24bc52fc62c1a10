//! What fails in quarantine is shown, and is not told as what counts.

use std::io::Cursor;

use postorb::report::results::{self, Comment, Source};
use postorb::results::{Keep, Redaction, Suite, read, redact, unreadable};

use super::made::{Made, newman};
use super::scene::{FORMATS, Run, ctrf, github, junit, report};

/// A suite of which the first tests and the last requests of some fail.
pub(crate) fn suite(
    name: &str,
    all: usize,
    failed: usize,
    errors: usize,
    is_forgiven: bool,
) -> Suite {
    let assertions = (0..all).map(|number| {
        let message = (number < failed).then(|| "gone".to_owned());
        (format!("test {number}"), message)
    });
    let mut executions = vec![Made {
        request: "Get".to_owned(),
        assertions: assertions.collect(),
        ..Made::default()
    }];
    executions.extend((0..errors).map(|number| Made {
        request: format!("Send {number}"),
        error: Some("connect ECONNREFUSED 127.0.0.1:1".to_owned()),
        ..Made::default()
    }));
    let report = read(name, Cursor::new(newman("Shop", &executions)), Keep::Failed);
    let report = if is_forgiven {
        report.quarantined("2999-12-31", "PAY-812")
    } else {
        report
    };
    let mut suites = redact(vec![report], &Redaction::default()).suites;
    suites.remove(0)
}

/// A suite in quarantine of which there is no report.
pub(crate) fn gone(name: &str) -> Suite {
    let report = unreadable(name, "it is empty").quarantined("2999-12-31", "x");
    redact(vec![report], &Redaction::default()).suites.remove(0)
}

fn run() -> Run {
    Run::new(vec![
        suite("smoke", 33, 10, 0, false),
        suite("legacy", 9, 8, 8, true),
    ])
}

const SAID: &str = "10 of 33 assertions failed; 16 failures in quarantine";

#[test]
fn the_verdict_counts_what_counts() {
    assert_eq!(results::line(&run().report()), format!("failed: {SAID}"));
    let forgiven = Run::new(vec![suite("legacy", 9, 8, 8, true)]);
    let said = "passed: 16 failures in quarantine";
    assert_eq!(results::line(&forgiven.report()), said);
    let both = Run::new(vec![suite("smoke", 1, 0, 0, false), gone("gone")]);
    let said = "passed: 1 failure in quarantine";
    assert_eq!(results::line(&both.report()), said);
}

#[test]
fn every_format_for_people_tells_it_apart() {
    let run = run();
    let [text, markdown, annotations, html] = ["txt", "md", "github", "html"].map(|extension| {
        let format = FORMATS.iter().find(|(_, end)| *end == extension).unwrap();
        report(&run, format.0)
    });
    assert!(text.ends_with(&format!("\nfailed: {SAID}\n")), "{text}");
    for row in [
        "requests         10  1 with failures, 9 in quarantine",
        "assertions       42  10 failed, 8 in quarantine",
        "errors            8  8 in quarantine",
    ] {
        assert!(text.contains(row), "{row}: {text}");
    }
    let head = "10 requests · 42 assertions · 10 failed · 16 failures in quarantine · ";
    assert!(markdown.contains(head), "{markdown}");
    assert!(
        annotations.contains(&format!("{SAID}%0A2 suites")),
        "{annotations}"
    );
    for part in [
        &format!("<title>Failed: {SAID}</title>"),
        "<dd>42 <small>10 failed, 8 in quarantine</small>",
        "<div><dt>Errors</dt><dd>8 <small>8 in quarantine</small>",
        "<small>1 request, 9 in quarantine</small>",
        "<tr class=\"forgiven\"><th scope=\"row\"><span><a href=\"#suite-2\">legacy</a>\
         <em class=\"quarantine\">quarantine</em></span></th>",
    ] {
        assert!(html.contains(part), "{part}");
    }
    assert_eq!(html.matches("<details class=\"card").count(), 10);
    assert_eq!(html.matches("failed forgiven\"").count(), 9);
}

#[test]
fn totals_of_machine_formats_are_those_of_all_that_ran() {
    let json = FORMATS.iter().find(|(_, end)| *end == "json").unwrap();
    let found: serde_json::Value = serde_json::from_str(&report(&run(), json.0)).unwrap();
    let totals = &found["totals"];
    assert_eq!([&totals["assertions"], &totals["failed"]], [42, 18]);
}

fn forgiven() -> Run {
    let mut run = run();
    run.results.suites.push(gone("gone"));
    Run::new(run.results.suites)
}

#[test]
fn no_reader_of_junit_counts_it_as_failed() {
    let written = report(&forgiven(), junit);
    let document = roxmltree::Document::parse(&written).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("failures"), Some("10"));
    assert_eq!(root.attribute("errors"), Some("0"));
    assert_eq!(root.attribute("tests"), Some("51"));
    let suites: Vec<_> = root
        .children()
        .filter(roxmltree::Node::is_element)
        .collect();
    let of = |suite: usize, name: &str| {
        suites[suite]
            .descendants()
            .filter(|node| node.has_tag_name(name))
            .count()
    };
    assert_eq!([of(0, "failure"), of(0, "skipped")], [10, 0]);
    assert_eq!(
        [of(1, "failure"), of(1, "error"), of(1, "skipped")],
        [0, 0, 16]
    );
    assert_eq!(suites[1].attribute("skipped"), Some("16"));
    assert_eq!([of(2, "error"), of(2, "skipped")], [0, 1]);
    let skipped = document
        .descendants()
        .filter(|node| node.has_tag_name("skipped"));
    let messages: Vec<_> = skipped
        .map(|node| node.attribute("message").unwrap())
        .collect();
    assert_eq!(
        messages[0],
        "in quarantine until 2999-12-31 (PAY-812): gone"
    );
    let error = "in quarantine until 2999-12-31 (PAY-812): connect ECONNREFUSED 127.0.0.1:1";
    assert_eq!(messages[15], error);
    assert!(
        messages[16].starts_with("in quarantine until 2999-12-31 (x): no report could be read")
    );
}

#[test]
fn no_reader_of_ctrf_counts_it_as_failed() {
    let found: serde_json::Value = serde_json::from_str(&report(&forgiven(), ctrf)).unwrap();
    let (summary, tests) = (&found["results"]["summary"], &found["results"]["tests"]);
    let counts = ["tests", "passed", "failed", "skipped", "other"].map(|name| &summary[name]);
    assert_eq!(counts, [51, 24, 10, 0, 17]);
    let tests = tests.as_array().unwrap();
    let others: Vec<_> = tests
        .iter()
        .filter(|test| test["status"] == "other")
        .collect();
    assert_eq!(others.len(), 17);
    for test in &others {
        assert_eq!(test["tags"], serde_json::json!(["quarantine"]));
        assert_ne!(test["suite"][0], "smoke");
        assert!(test["message"].is_string());
    }
    let raw = |status: &str| {
        others
            .iter()
            .filter(|test| test["rawStatus"] == status)
            .count()
    };
    assert_eq!([raw("failed"), raw("error")], [8, 9]);
}

#[test]
fn no_annotation_calls_it_an_error() {
    let written = report(&forgiven(), github);
    let level = |level: &str| {
        written
            .lines()
            .filter(move |line| line.starts_with(level))
            .collect::<Vec<_>>()
    };
    let (errors, warnings) = (level("::error"), level("::warning"));
    assert_eq!([errors.len(), warnings.len()], [10, 10], "{written}");
    assert!(
        errors
            .iter()
            .all(|line| line.contains("title=smoke › Shop / Get › test")),
        "{written}"
    );
    let said = "in quarantine until 2999-12-31 (PAY-812): it does not count%0Agone";
    assert!(warnings.iter().any(|line| line.contains(said)), "{written}");
    assert!(
        written.contains("%0A9 more failures not shown here"),
        "{written}"
    );
    let green = report(
        &Run::new(vec![suite("legacy", 2, 1, 0, true), gone("gone")]),
        github,
    );
    assert!(!green.contains("::error"), "{green}");
}

#[test]
fn comments_tell_it_apart() {
    let run = run();
    let note = results::note(&run.report(), 1, "origin", "", None);
    let head = "✅ postorb: `legacy` passed: 8 of 9 assertions failed and 8 errors of requests, in quarantine\n";
    assert!(note.starts_with(head), "{note}");
    let mut comment = Comment::default();
    comment.update(&run.report(), Source::default());
    let body = comment.render(Source::default());
    let head = "2 suites · 10 requests · 42 assertions · 10 failed · 16 in quarantine\n";
    assert!(body.contains(head), "{body}");
    let title = "#### ✅ `legacy`: 16 failures in quarantine\n";
    assert!(body.contains(title), "{body}");
    // The next build reads it there.
    let again = Comment::read(&body).render(Source::default());
    assert_eq!(again, body);
}
