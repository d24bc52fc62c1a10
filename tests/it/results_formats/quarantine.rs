//! What fails in quarantine is shown, and is not told as what counts.

use std::io::Cursor;

use postorb::report::results::{self, Comment, Source};
use postorb::results::{Keep, Redaction, Suite, read, redact, unreadable};

use super::made::{Made, newman};
use super::scene::{FORMATS, Run, report};

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
    let both = Run::new(vec![
        suite("smoke", 1, 0, 0, false),
        redact(
            vec![unreadable("gone", "it is empty").quarantined("2999-12-31", "x")],
            &Redaction::default(),
        )
        .suites
        .remove(0),
    ]);
    let said = "passed: 1 failure in quarantine";
    assert_eq!(results::line(&both.report()), said);
}

#[test]
fn every_format_for_people_tells_it_apart() {
    let run = run();
    let [text, markdown, github, html] = ["txt", "md", "github", "html"].map(|extension| {
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
    assert!(github.contains(&format!("{SAID}%0A2 suites")), "{github}");
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
