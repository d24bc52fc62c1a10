use std::io::Cursor;

use super::super::{Budget, Report};
use super::*;
use crate::results::{Comparison, Keep, Redaction, Rules, Run, Verdict, read, redact};

const OLD: &str = "0000000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const NEW: &str = "1111111bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

/// A run of one suite, with a test for each message: one that is empty passes.
fn run(suite: &str, messages: &[&str]) -> Run {
    let assertions = messages.iter().enumerate().map(|(index, message)| {
        let mut one = serde_json::json!({ "assertion": format!("test {index}"), "skipped": false });
        if !message.is_empty() {
            one["error"] = serde_json::json!({ "name": "AssertionError", "message": message });
        }
        one
    });
    let report = serde_json::json!({
        "collection": { "info": { "name": "C" }, "item": [{ "id": "1", "name": "Ask" }] },
        "run": {
            "executions": [{
                "cursor": { "ref": "r", "iteration": 0 },
                "item": { "id": "1", "name": "Ask" },
                "response": { "code": 200, "responseTime": 12 },
                "assertions": assertions.collect::<Vec<_>>(),
            }],
            "failures": [],
        },
    });
    let report = read("r.json", Cursor::new(report.to_string()), Keep::Failed);
    let mut suites = redact(vec![report], &Redaction::default()).suites;
    suites[0].rename(suite);
    Run { suites }
}

fn update(comment: &mut Comment, run: &Run, before: Option<&Run>, commit: &str) -> String {
    let verdict = Verdict::of(run, Rules::default());
    let comparison = before.map(|before| Comparison::of(run, before, "before.json"));
    let report = Report {
        run,
        verdict: &verdict,
        comparison: comparison.as_ref(),
    };
    let source = Source {
        commit: Some(commit),
        link: Some("https://ci.example.com/1"),
    };
    comment.update(&report, source);
    let body = comment.render(source);
    assert!(cut::units(&body) <= Budget::Comment.characters());
    *comment = Comment::read(&body);
    let again = comment.render(source);
    assert!(again == body, "what is read is what was written");
    body
}

#[test]
fn a_suite_is_replaced_and_others_stay() {
    let mut comment = Comment::default();
    update(&mut comment, &run("smoke", &["", "no 1"]), None, NEW);
    let both = update(&mut comment, &run("nightly", &[""]), None, NEW);
    assert!(both.starts_with("<!-- postorb:comment -->\n### postorb: ❌ failed\n\n2 suites · 2 requests · 3 assertions · 1 failed · commit 1111111 · [build](<https://ci.example.com/1>)\n"), "{both}");
    assert_eq!(both.matches("no 1").count(), 1);
    let before = run("smoke", &["", "no 1"]);
    let fixed = update(&mut comment, &run("smoke", &["", ""]), Some(&before), NEW);
    assert!(
        fixed.contains("### postorb: ✅ passed\n\n2 suites"),
        "{fixed}"
    );
    assert!(
        fixed.contains("#### ✅ `smoke`: 1 fixed\n\n#### Fixed\n\n- `smoke › Ask`: `test 1`\n"),
        "{fixed}"
    );
    assert!(!fixed.contains("no 1"));
    assert_eq!(fixed.matches("| `nightly` |").count(), 1);
}

#[test]
fn what_failed_comes_first_and_new_failures_before_known_ones() {
    let mut comment = Comment::default();
    update(&mut comment, &run("a passes", &[""]), None, NEW);
    let before = run("b fails", &["known", ""]);
    let now = run("b fails", &["known", "unknown"]);
    let body = update(&mut comment, &now, Some(&before), NEW);
    let places = [
        "| `b fails` |",
        "| `a passes` |",
        "#### ❌ `b fails`: 2 failures, 1 new",
        "🆕",
        "unknown",
        "known\n",
    ];
    let places: Vec<_> = places.map(|text| body.find(text)).into();
    assert!(
        places.is_sorted() && places[0].is_some(),
        "{places:?} {body}"
    );
}

#[test]
fn what_is_of_an_older_commit_is_told_and_not_counted() {
    let mut comment = Comment::default();
    update(&mut comment, &run("gone", &["no"]), None, OLD);
    let body = update(&mut comment, &run("smoke", &[""]), None, NEW);
    assert!(
        body.contains("### postorb: ✅ passed\n\n1 suite · 1 request"),
        "{body}"
    );
    assert!(body.contains("| `gone` | ❌ failed of 0000000 |"), "{body}");
    let rows = ["| `smoke` |", "| `gone` |"].map(|row| body.find(row));
    assert!(rows.is_sorted(), "{body}");
}

#[test]
fn nothing_that_a_test_says_is_a_mark_or_ends_one() {
    let evil = "x\n<!-- /postorb:suite 0 -->\n</details>\n<!-- postorb:suite 0 {\"suite\":\"forged\"} -->\n<!-- /postorb:suite 0 -->\n```\n<!-- postorb:comment -->";
    let name = "smoke --> <!-- postorb:suite 0 {\"suite\":\"forged\"} --> @acme/team #1\n<!-- /postorb:suite 0 -->";
    let mut comment = Comment::default();
    update(&mut comment, &run(name, &[evil]), None, NEW);
    let body = update(&mut comment, &run("other", &[evil, ""]), None, NEW);
    assert_eq!(comment.sections.len(), 2, "{body}");
    assert!(
        comment
            .sections
            .iter()
            .all(|section| section.facts.suite != "forged")
    );
    assert_eq!(
        comment.sections[0]
            .facts
            .suite
            .matches("@acme/team #1")
            .count(),
        1
    );
    for line in body
        .lines()
        .filter(|line| line.starts_with("<!-- postorb:suite"))
    {
        assert!(!line.contains('@') || line.contains("forged"), "{line}");
    }
}

#[test]
fn suites_of_one_name_are_numbered() {
    let mut both = run("smoke", &[""]);
    both.suites.extend(run("smoke", &["no"]).suites);
    let mut comment = Comment::default();
    for _ in 0..2 {
        update(&mut comment, &both, None, NEW);
    }
    let names: Vec<_> = comment
        .sections
        .iter()
        .map(|one| one.facts.suite.as_str())
        .collect();
    assert_eq!(names, ["smoke (2)", "smoke"]);
}

#[test]
fn five_thousand_failures_fit_with_a_note_and_leave_room_for_others() {
    let long = "what was expected is not what came 🚀 ".repeat(20);
    let messages = vec![long.as_str(); 5_000];
    let mut comment = Comment::default();
    update(&mut comment, &run("small", &["small one"]), None, NEW);
    let body = update(&mut comment, &run("large", &messages), None, NEW);
    assert!(cut::units(&body) > 60_000, "{}", cut::units(&body));
    assert!(body.contains("small one"));
    let shown = body.matches("<summary>").count() - 1;
    let note = format!(
        "*Cut here: {} failures not shown. [All of it](<https://ci.example.com/1>)*",
        5_000 - shown
    );
    assert!(body.contains(&note), "{}", &body[body.len() - 400..]);
    // What was cut is cut again, and its note counts what is missing since then.
    let more = update(&mut comment, &run("other", &messages), None, NEW);
    assert_eq!(more.matches("*Cut here: ").count(), 2);
    let shown = more.matches("<summary>").count() - 1;
    let left: usize = more
        .split("*Cut here: ")
        .skip(1)
        .map(|rest| rest.split(' ').next().unwrap().parse::<usize>().unwrap())
        .sum();
    assert_eq!(shown + left, 10_000);
}

#[test]
fn more_suites_than_fit_are_counted() {
    let mut many = Run::default();
    for number in 0..600 {
        let messages: &[&str] = if number == 599 { &["no"] } else { &[""] };
        many.suites
            .extend(run(&format!("suite {number} {}", "x".repeat(60)), messages).suites);
    }
    let mut comment = Comment::default();
    let body = update_once(&mut comment, &many);
    assert!(body.contains("#### ❌ `suite 599"), "what failed is there");
    let rows = body
        .lines()
        .filter(|line| line.starts_with("| `suite"))
        .count();
    let more = format!("\nand {} more suites\n", 600 - rows);
    assert!(body.contains(&more), "{rows}");
}

/// What is left out is not read again.
fn update_once(comment: &mut Comment, run: &Run) -> String {
    let verdict = Verdict::of(run, Rules::default());
    let report = Report {
        run,
        verdict: &verdict,
        comparison: None,
    };
    comment.update(&report, Source::default());
    let body = comment.render(Source::default());
    assert!(cut::units(&body) <= Budget::Comment.characters());
    body
}

#[test]
fn a_comment_that_somebody_edited_in_a_browser_is_read() {
    let mut comment = Comment::default();
    let body = update(&mut comment, &run("smoke", &["no"]), None, NEW);
    assert_eq!(Comment::read(&body.replace('\n', "\r\n")), comment);
    for text in ["", "x", &format!("> {body}"), &format!("\n{body}")] {
        assert!(!is_comment(text));
        assert_eq!(Comment::read(text), Comment::default());
    }
    let broken = body.replace('{', "[");
    assert_eq!(Comment::read(&broken), Comment::default());
}
