//! The comment on a pull request.

use super::{Build, COMMIT, Data, Fake, Owner, TOKEN, report};
use crate::loopback::Fault;
use crate::secrets::assert_no_secret;

const PATH: &str = "/repos/acme/bookings/issues/7/comments";

fn other(text: &str) -> (&'static str, bool, String) {
    ("somebody", false, text.to_owned())
}

fn body(fake: &Fake, place: usize) -> String {
    fake.data().comments[place].2.clone()
}

#[test]
fn a_comment_is_made_once_and_brought_up_to_date() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake);
    let ran = build.publish(
        "smoke",
        &["", "expected 500 to equal 200"],
        "github-comment",
    );
    assert_eq!(ran.code, 1);
    let place = "https://github.com/acme/bookings/pull/7#issuecomment-1";
    let note = format!("note: `github-comment`: {place}\n");
    assert!(ran.stderr.contains(&note), "{}", ran.stderr);
    assert_eq!(
        fake.calls(),
        [format!("GET {PATH}"), format!("POST {PATH}")]
    );
    let first = body(&fake, 0);
    for text in [
        "### postorb: ❌ failed\n\n1 suite · 1 request · 2 assertions · 1 failed · commit 0123456",
        "[build](<https://circleci.com/gh/acme/bookings/12>)",
        "expected 500 to equal 200",
    ] {
        assert!(first.contains(text), "{text}: {first}");
    }

    let ran = build.publish("smoke", &["", ""], "github-comment");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(fake.data().comments.len(), 1);
    let second = body(&fake, 0);
    assert!(
        second.contains("✅ passed") && !second.contains("500"),
        "{second}"
    );
    let patched = fake
        .calls()
        .into_iter()
        .filter(|call| call.starts_with("PATCH"))
        .count();
    assert_eq!(patched, 1);
}

#[test]
fn what_was_mended_is_told() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake);
    build.write("old.json", &report(&["", "expected 500 to equal 200"]));
    build.write("new.json", &report(&["", ""]));
    for (name, format) in [("old", "json=baseline.json"), ("new", "json=next.json")] {
        let input = format!("smoke={name}.json");
        let mut args = vec!["--to", "github-comment", "--format", format, &input];
        if name == "new" {
            args.extend(["--baseline", "baseline.json"]);
        }
        build.report(&args);
    }
    let body = body(&fake, 0);
    assert!(
        body.contains("#### Fixed\n\n- `smoke › Ask`: `test 1`\n"),
        "{body}"
    );
}

#[test]
fn two_calls_with_other_suites_keep_each_others_sections() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake);
    build.publish("one", &["first failure"], "github-comment");
    build.publish("two", &["second failure"], "github-comment");
    build.publish("three", &[""], "github-comment");
    let all = body(&fake, 0);
    assert_eq!(fake.data().comments.len(), 1);
    assert!(
        all.contains("3 suites · 3 requests · 3 assertions · 2 failed"),
        "{all}"
    );
    assert!(
        all.contains("first failure") && all.contains("second failure"),
        "{all}"
    );
    build.publish("one", &[""], "github-comment");
    let all = body(&fake, 0);
    assert!(
        !all.contains("first failure") && all.contains("second failure"),
        "{all}"
    );
    let rows: Vec<_> = all.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[0].starts_with("| `two` | ❌"), "{all}");
}

#[test]
fn it_is_found_behind_three_pages_of_others() {
    let comments = (0..230).map(|number| other(&format!("comment {number}")));
    let data = Data {
        comments: comments.collect(),
        ..Data::default()
    };
    let fake = Fake::new(data);
    let build = Build::circleci(&fake);
    build.publish("smoke", &[""], "github-comment");
    assert_eq!(fake.data().comments.len(), 231);
    build.publish("smoke", &["no"], "github-comment");
    assert_eq!(fake.data().comments.len(), 231);
    assert!(body(&fake, 230).contains("❌"));
    let pages = fake
        .requests()
        .into_iter()
        .filter(|one| one.method == "GET");
    let pages: Vec<_> = pages
        .filter_map(|one| one.parameter("page").map(str::to_owned))
        .collect();
    assert_eq!(pages, ["1", "2", "3", "1", "2", "3"]);
}

#[test]
fn what_others_wrote_with_the_same_mark_is_not_touched() {
    for (owner, own) in [
        (Owner::Person, "taylor"),
        (Owner::App, "github-actions[bot]"),
    ] {
        let copied = "<!-- postorb:comment -->\ncopied";
        let data = Data {
            owner,
            comments: vec![other(copied), other(&format!("> {copied}")), other("x")],
            ..Data::default()
        };
        let fake = Fake::new(data);
        let build = Build::circleci(&fake);
        for _ in 0..2 {
            build.publish("smoke", &[""], "github-comment");
        }
        let data = fake.data();
        assert_eq!(data.comments.len(), 4, "{owner:?}");
        assert_eq!(data.comments[0].2, copied);
        assert_eq!(data.comments[3].0, own);
        assert!(fake.calls().contains(&"GET /user".to_owned()));
        let patched = format!("PATCH {}", PATH.replace("7/comments", "comments/4"));
        assert_eq!(fake.calls().last(), Some(&patched));
    }
}

#[test]
fn github_actions_tell_the_pull_request_by_their_event() {
    let fake = Fake::new(Data {
        owner: Owner::App,
        ..Data::default()
    });
    let build = Build::actions(&fake, "acme/bookings");
    let ran = build.publish("smoke", &[""], "github-comment");
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let body = body(&fake, 0);
    assert!(
        body.contains("https://github.com/acme/bookings/actions/runs/55"),
        "{body}"
    );
    assert!(
        body.contains("commit 0123456"),
        "the commit is the branch's: {body}"
    );
}

#[test]
fn the_pull_request_is_found_by_the_commit() {
    let old = "f".repeat(40);
    let data = Data {
        pulls: vec![
            (5, "closed", COMMIT.to_owned(), "acme/bookings"),
            (6, "open", old, "acme/bookings"),
            (7, "open", COMMIT.to_owned(), "acme/bookings"),
        ],
        ..Data::default()
    };
    let fake = Fake::new(data);
    let build = Build::detached(&fake);
    let ran = build.publish("smoke", &[""], "github-comment");
    assert_eq!(fake.data().comments.len(), 1, "{}", ran.stderr);
    fake.change(|data| data.pulls.truncate(1));
    let ran = build.publish("smoke", &[""], "github-comment");
    assert_eq!(ran.code, 0);
    let line = "warning: nothing goes to `github-comment`: no open pull request of acme/bookings has the commit 0123456; a comment needs one; `github-status` needs none\n";
    assert!(ran.stderr.contains(line), "{}", ran.stderr);
}

#[test]
fn five_thousand_failures_are_a_comment_that_github_takes() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake);
    let long = "expected 🚀 to equal é ".repeat(20);
    let messages = vec![long.as_str(); 5_000];
    let ran = build.publish("smoke", &messages, "github-comment");
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let body = body(&fake, 0);
    assert!(body.encode_utf16().count() > 60_000);
    assert!(
        body.contains("failures not shown. [All of it](<https://circleci.com/"),
        "cut"
    );
}

#[test]
fn no_secret_is_sent() {
    let fake = Fake::new(Data {
        owner: Owner::App,
        ..Data::default()
    });
    let secret = "s3cr3t-of-a-team";
    let build = Build::circleci(&fake).with("TEAM_SECRET", secret);
    build.write(
        "smoke.json",
        &report(&[&format!("expected {secret} and {TOKEN} to be")]),
    );
    let targets = "github-comment,github-status,github-check";
    let ran = build.report(&[
        "--secret",
        "TEAM_SECRET",
        "--to",
        targets,
        "smoke=smoke.json",
    ]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let needles = [secret.to_owned(), TOKEN.to_owned()];
    let mut written = 0;
    for request in fake.requests() {
        let text = String::from_utf8(request.body).unwrap();
        assert_no_secret(&text, &needles);
        assert_no_secret(&request.path, &needles);
        written += usize::from(text.contains("redacted"));
    }
    assert_eq!(written, 2, "the comment and the check run have the message");
}

#[test]
fn a_comment_that_could_not_be_made_is_not_made_again() {
    let fake = Fake::new(Data::default());
    for fault in [Fault::Close, Fault::json(502, "{}")] {
        fake.always(&format!("POST {PATH}"), fault);
    }
    let ran = Build::circleci(&fake).publish("smoke", &[""], "github-comment");
    assert_eq!(ran.code, 0);
    let posts = fake
        .calls()
        .into_iter()
        .filter(|call| call.starts_with("POST"))
        .count();
    assert_eq!(posts, 1, "{}", ran.stderr);
}
