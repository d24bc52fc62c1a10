//! What a job of CircleCI's stores.

use std::fs;

use super::{Build, Data, Fake, report};
use crate::secrets::assert_no_secret;

#[test]
fn files_lie_where_circleci_takes_them_up_and_have_no_secret() {
    let fake = Fake::new(Data::default());
    let secret = "s3cr3t-of-a-team";
    let build = Build::circleci(&fake).with("TEAM_SECRET", secret);
    build.write("smoke.json", &report(&["", &format!("expected {secret}")]));
    let ran = build.report(&[
        "--secret",
        "TEAM_SECRET",
        "--to",
        "circleci",
        "smoke=smoke.json",
    ]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("note: `circleci`: postorb-results/\n"),
        "{}",
        ran.stderr
    );
    let folder = build.path().join("postorb-results");
    let names = |folder: &std::path::Path| {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let expected = ["junit", "results.html", "results.json", "results.md"];
    assert_eq!(names(&folder), expected);
    assert_eq!(names(&folder.join("junit")), ["results.xml"]);
    for name in [
        "junit/results.xml",
        "results.html",
        "results.json",
        "results.md",
    ] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        assert_no_secret(&text, &[secret.to_owned()]);
        assert!(text.contains("redacted"), "{name}: {text}");
    }
    assert_eq!(fake.requests().len(), 0);
}

#[test]
fn what_cannot_be_written_is_a_failure() {
    let fake = Fake::new(Data::default());
    let build = Build::circleci(&fake);
    build.write("postorb-results", "a file");
    let ran = build.publish("smoke", &[""], "circleci");
    assert_eq!(ran.code, 70, "{}", ran.stderr);
    assert!(
        ran.stderr.contains(
            "error: nothing goes to `circleci`: cannot write `postorb-results/junit/results.xml`"
        ),
        "{}",
        ran.stderr
    );
}
