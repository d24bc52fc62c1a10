//! What stands beside a commit.

use super::{Build, COMMIT, Data, Fake, Owner};

#[test]
fn a_status_tells_the_verdict_and_where_all_of_it_is() {
    let fake = Fake::new(Data::default());
    let build = Build::detached(&fake);
    build.publish("smoke", &["", "no"], "github-status");
    build.publish("smoke", &["", ""], "github-status");
    let statuses = fake.data().statuses;
    assert_eq!(statuses[0]["state"], "failure");
    assert_eq!(statuses[0]["context"], "postorb");
    assert_eq!(
        statuses[0]["description"],
        "failed: 1 of 2 assertions failed"
    );
    assert_eq!(
        statuses[0]["target_url"],
        "https://circleci.com/gh/acme/bookings/12"
    );
    assert_eq!(statuses[1]["state"], "success");
}

#[test]
fn a_check_run_has_the_results_in_the_bytes_that_github_takes() {
    let fake = Fake::new(Data {
        owner: Owner::App,
        ..Data::default()
    });
    let long = "expected 🚀 to equal é ".repeat(20);
    let messages = vec![long.as_str(); 5_000];
    let build = Build::actions(&fake, "acme/bookings");
    build.publish("smoke", &messages, "github-check");
    let check = &fake.data().checks[0];
    assert_eq!(check["name"], "postorb");
    assert_eq!(check["head_sha"], COMMIT);
    assert_eq!(check["status"], "completed");
    assert_eq!(check["conclusion"], "failure");
    assert_eq!(
        check["details_url"],
        "https://github.com/acme/bookings/actions/runs/55"
    );
    let summary = check["output"]["summary"].as_str().unwrap();
    assert!(summary.contains("failures not shown"), "{}", summary.len());
    assert!(fake.data().statuses.is_empty());
}

#[test]
fn where_the_token_may_make_no_check_run_it_is_a_status() {
    let fake = Fake::new(Data::default());
    let ran = Build::detached(&fake).publish("smoke", &[""], "github-check");
    assert_eq!(ran.code, 0);
    assert_eq!(fake.data().statuses.len(), 1);
    let said = format!(
        "note: `github-check`: the status of {COMMIT} in acme/bookings: the token may not make check runs\n"
    );
    assert!(ran.stderr.contains(&said), "{}", ran.stderr);
}

#[test]
fn a_long_story_is_a_short_description() {
    let fake = Fake::new(Data::default());
    let build = Build::detached(&fake);
    let name = "é".repeat(80);
    build.write("empty.json", "");
    let input = format!("{name}=empty.json");
    build.report(&[
        "--to",
        "github-status",
        &input,
        "other=empty.json",
        "third=empty.json",
    ]);
    let status = &fake.data().statuses[0];
    let description = status["description"].as_str().unwrap();
    assert!(description.chars().count() <= 140 && description.starts_with("failed: "));
}
