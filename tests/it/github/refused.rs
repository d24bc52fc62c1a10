//! What cannot be published is a line and no failure, unless it has to be.

use super::{Build, Data, Fake, Owner};
use crate::loopback::Fault;

const PATH: &str = "/repos/acme/bookings/issues/7/comments";

fn message(status: u16, message: &str) -> Fault {
    Fault::json(
        status,
        &serde_json::json!({ "message": message }).to_string(),
    )
}

/// Publishes a comment from a build, with and without `--require-publish`: the line, and the exit code where
/// it has to be.
fn refused(build: &Build, to: &str) -> (String, i32) {
    let ran = build.publish("smoke", &[""], to);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let start = format!("warning: nothing goes to `{to}`: ");
    let lines: Vec<_> = ran
        .stderr
        .lines()
        .filter(|line| line.starts_with("warning"))
        .collect();
    assert_eq!(lines.len(), 1, "{}", ran.stderr);
    let said = lines[0]
        .strip_prefix(&start)
        .unwrap_or_else(|| panic!("{}", ran.stderr));
    let must = build.report(&["--require-publish", "--to", to, "smoke=smoke.json"]);
    let first = said.split("; ").next().unwrap();
    let error = format!("error: nothing goes to `{to}`: {first}");
    assert!(must.stderr.contains(&error), "{}", must.stderr);
    (said.to_owned(), must.code)
}

#[test]
fn every_answer_but_a_good_one_is_a_line() {
    for (fault, code, said) in [
        (
            message(401, "Bad credentials"),
            3,
            "GitHub answered 401: Bad credentials",
        ),
        (
            message(403, "Resource not accessible by integration"),
            3,
            "403: Resource not accessible by integration; the token has to be one that may write",
        ),
        (
            message(404, "Not Found"),
            5,
            "GitHub answered 404: Not Found",
        ),
        (
            message(422, "Validation Failed"),
            4,
            "GitHub answered 422: Validation Failed",
        ),
        (
            message(403, "You have exceeded a secondary rate limit").with("retry-after", "3600"),
            4,
            "a secondary rate limit; the next attempt makes sense in 3600 s, at ",
        ),
        (
            message(429, "slow down").with("retry-after", "3600"),
            4,
            "429: slow down",
        ),
        (message(500, "oops"), 4, "GitHub answered 500: oops"),
        (Fault::page(503), 4, "503 with a page for people"),
        (Fault::json(201, "[]"), 4, "201 with"),
        (Fault::Close, 4, "the connection to 127.0.0.1 broke"),
        (
            Fault::Silence,
            8,
            "there was no answer from 127.0.0.1 in time",
        ),
    ] {
        let fake = Fake::new(Data::default());
        fake.always(&format!("POST {PATH}"), fault.clone());
        let build = Build::circleci(&fake).with("POSTORB_TIMEOUT", "2s");
        let (line, exit) = refused(&build, "github-comment");
        assert!(
            line.starts_with("cannot comment on acme/bookings#7: "),
            "{line}"
        );
        assert!(line.contains(said), "{line}");
        assert_eq!(exit, code, "{fault:?}");
        let posts = fake
            .calls()
            .into_iter()
            .filter(|call| call.starts_with("POST"))
            .count();
        assert_eq!(posts, 2, "one a call: {fault:?}");
    }
}

#[test]
fn a_list_that_is_refused_for_a_moment_is_asked_for_again() {
    let fake = Fake::new(Data::default());
    let fault = message(403, "You have exceeded a secondary rate limit").with("retry-after", "0");
    fake.always(&format!("GET {PATH}"), fault);
    let ran = Build::circleci(&fake).publish("smoke", &[""], "github-comment");
    assert!(
        ran.stderr.contains("secondary rate limit"),
        "{}",
        ran.stderr
    );
    assert_eq!(fake.calls().len(), 5, "{:?}", fake.calls());
}

#[test]
fn a_fork_can_only_read() {
    let data = Data {
        owner: Owner::Reader,
        ..Data::default()
    };
    let fake = Fake::new(data);
    let fork = "; the pull request comes from a fork, whose builds get no token that may write";
    let actions = Build::actions(&fake, "stranger/bookings");
    let circleci = Build::circleci(&fake).with("CIRCLE_PR_USERNAME", "stranger");
    for build in [actions, circleci] {
        for to in ["github-comment", "github-status", "github-check"] {
            let (line, exit) = refused(&build, to);
            assert!(line.ends_with(fork), "{line}");
            assert_eq!(exit, 3);
        }
    }
}

#[test]
fn without_a_token_nothing_is_asked() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake).without("GITHUB_TOKEN");
    for to in ["github-comment", "github-status", "github-check"] {
        let (line, exit) = refused(&build, to);
        assert!(
            line.starts_with(
                "there is no key for GitHub; set the environment variable GITHUB_TOKEN"
            ),
            "{line}"
        );
        assert_eq!(exit, 3);
    }
    assert_eq!(fake.requests().len(), 0);
}

#[test]
fn outside_of_a_build_nobody_knows_the_repository() {
    let fake = Fake::new(Data::default());
    let build = Build::new(&fake);
    for to in ["github-comment", "github-status", "github-check"] {
        let (line, exit) = refused(&build, to);
        assert!(
            line.starts_with("nobody says which repository this is"),
            "{line}"
        );
        assert_eq!(exit, 5);
    }
    let (line, _) = refused(&build, "circleci");
    assert!(line.starts_with("this is no job of CircleCI"), "{line}");
    let (line, _) = refused(&build, "github-summary");
    assert!(line.starts_with("GITHUB_STEP_SUMMARY is not set"), "{line}");
    assert_eq!(fake.requests().len(), 0);
}

#[test]
fn a_repository_of_another_host_is_not_looked_for_on_github() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake)
        .without("GITHUB_API_URL")
        .without("CIRCLE_PULL_REQUEST")
        .without("CIRCLE_REPOSITORY_URL")
        .with(
            "CIRCLE_REPOSITORY_URL",
            "git@bitbucket.org:acme/bookings.git",
        );
    let (line, exit) = refused(&build, "github-comment");
    assert!(
        line.starts_with("the repository is on bitbucket.org, and not on api.github.com"),
        "{line}"
    );
    assert_eq!(exit, 5);
}

#[test]
fn a_red_verdict_stays_one_and_what_has_to_be_weighs_more() {
    let fake = Fake::new(Data {
        owner: Owner::Reader,
        ..Data::default()
    });
    let build = Build::circleci(&fake);
    let ran = build.publish("smoke", &["no"], "github-comment,github-status");
    assert_eq!(ran.code, 1);
    assert_eq!(ran.stderr.matches("warning: nothing goes to").count(), 2);
    let args = [
        "--require-publish",
        "--to",
        "github-comment",
        "smoke=smoke.json",
    ];
    assert_eq!(build.report(&args).code, 3);
}

#[test]
fn the_token_is_sent_to_no_other_host() {
    let fake = Fake::new(Data::default());
    let other = Fake::new(Data::default());
    let away = format!("{}{PATH}", other.base.replace("127.0.0.1", "localhost"));
    fake.always(
        &format!("GET {PATH}"),
        message(301, "Moved Permanently").with("location", &away),
    );
    let (line, _) = refused(&Build::circleci(&fake), "github-comment");
    assert!(line.contains("sends the call on to `localhost`"), "{line}");
    assert_eq!(other.requests().len(), 0);
    for base in ["http://api.github.com", "ftp://127.0.0.1", "api.github.com"] {
        let build = Build::circleci(&fake)
            .without("GITHUB_API_URL")
            .with("GITHUB_API_URL", base);
        let (line, exit) = refused(&build, "github-comment");
        assert!(line.starts_with("GITHUB_API_URL "), "{line}");
        assert_eq!(exit, 2);
    }
}
