//! Comments on collections in Postman.

use super::{Build, Data as Github, Fake as FakeGithub, report};
use crate::loopback::Fault;
use crate::postman::{Data, Fake, KEY};

/// A build with a selection, whose suite `smoke` runs the collection of the fake.
fn build(fake: &Fake) -> (Build, String) {
    let mut uid = String::new();
    fake.change(|data| uid = data.collection_uid());
    let mut build = Build::circleci(&FakeGithub::new(Github::default()));
    for (name, value) in fake.variables() {
        build = build.with(name, &value);
    }
    let environments = "environments: { staging: staging.json, eu: eu.json }";
    let selection = format!(
        "version: 1\nsuites:\n  - {{ name: smoke, collection: {uid} }}\n  - {{ name: nightly, collection: {uid}, {environments} }}\n  - {{ name: local, collection: local.json }}\n"
    );
    build.write(".circleci/postorb.yml", &selection);
    (build, uid)
}

fn comments(fake: &Fake, uid: &str) -> Vec<String> {
    let mut comments = Vec::new();
    fake.change(|data| comments = data.comments.get(uid).cloned().unwrap_or_default());
    comments
}

#[test]
fn a_comment_a_suite_is_made_and_brought_up_to_date() {
    let fake = Fake::new(Data::small());
    let (build, uid) = build(&fake);
    let somebody = "looks good\n\n[//]: # (postorb acme/other smoke)\n".to_owned();
    fake.change(|data| {
        data.comments.insert(uid.clone(), vec![somebody.clone()]);
    });
    let ran = build.publish("smoke", &["", "expected 500 to equal 200"], "postman");
    assert_eq!(ran.code, 1);
    let place = format!("note: `postman`: the collection {uid}\n");
    assert!(ran.stderr.contains(&place), "{}", ran.stderr);
    let expected = "\
❌ postorb: `smoke` failed: 1 of 2 assertions failed

`acme/bookings, branch topic, commit 0123456` · https://circleci.com/gh/acme/bookings/12

- `Ask`: `test 1`: `expected 500 to equal 200`

[//]: # (postorb acme/bookings smoke)
";
    assert_eq!(
        comments(&fake, &uid),
        [somebody.clone(), expected.to_owned()]
    );
    build.publish("smoke", &["", ""], "postman");
    build.publish("nightly-eu", &[""], "postman");
    let all = comments(&fake, &uid);
    assert_eq!(all.len(), 3);
    assert_eq!(all[0], somebody);
    assert!(
        all[1].starts_with("✅ postorb: `smoke` passed: 2 assertions\n"),
        "{}",
        all[1]
    );
    assert!(
        all[2].starts_with("✅ postorb: `nightly-eu` passed"),
        "{}",
        all[2]
    );
    for request in fake.requests() {
        let body = String::from_utf8(request.body).unwrap();
        assert!(!body.contains(KEY));
    }
}

#[test]
fn what_somebody_else_wrote_with_the_same_mark_is_not_touched() {
    let fake = Fake::new(Data::small());
    let (build, uid) = build(&fake);
    build.publish("smoke", &[""], "postman");
    let me = r#"{"user": {"id": 999, "username": "x"}, "operations": []}"#;
    fake.always("/me", Fault::json(200, me));
    build.publish("smoke", &["no"], "postman");
    let all = comments(&fake, &uid);
    assert_eq!(all.len(), 2);
    assert!(all[0].contains("passed") && all[1].contains("failed"));
}

#[test]
fn a_comment_has_ten_thousand_characters_at_most() {
    let fake = Fake::new(Data::small());
    let (build, uid) = build(&fake);
    let long = "expected 🚀 to equal é ".repeat(20);
    let messages = vec![long.as_str(); 5_000];
    build.publish("smoke", &messages, "postman");
    let text = &comments(&fake, &uid)[0];
    assert!(text.encode_utf16().count() <= 10_000);
    assert!(text.contains("more failures\n"), "{text}");
}

#[test]
fn what_cannot_be_is_a_line() {
    let fake = Fake::new(Data::small());
    let (build, uid) = build(&fake);
    let unknown = "warning: nothing goes to `postman`: of no suite it is known which collection of Postman it runs";
    for suite in ["local", "other"] {
        let ran = build.publish(suite, &[""], "postman");
        assert_eq!(ran.code, 0);
        assert!(ran.stderr.contains(unknown), "{}", ran.stderr);
    }
    assert_eq!(fake.requests().len(), 0);
    let path = format!("/collections/{uid}/comments");
    fake.always(&path, Fault::error(403, "forbiddenError", "no role"));
    let ran = build.publish("smoke", &[""], "postman");
    assert_eq!(ran.code, 0);
    let said = format!(
        "warning: nothing goes to `postman`: cannot list the comments on the collection {uid}: Postman answered 403: no role; "
    );
    assert!(ran.stderr.contains(&said), "{}", ran.stderr);
    let build = build.without("POSTMAN_API_KEY");
    let must = build.report(&["--require-publish", "--to", "postman", "smoke=smoke.json"]);
    assert_eq!(must.code, 3);
    assert!(
        must.stderr.contains("there is no key for Postman"),
        "{}",
        must.stderr
    );
    build.write("broken.json", &report(&[""]));
}
