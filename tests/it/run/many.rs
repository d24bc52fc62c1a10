//! Several suites: side by side, again, and in quarantine.

use serde_json::Value;

use super::api::Api;
use super::{Repository, run};

/// Three suites with two environments each, of which one fails.
const SELECTION: &str = "\
version: 1
suites:
  - name: pass
    collection: postman/pass.postman_collection.json
    environments: { a: postman/lab.json, b: postman/lab.json }
  - name: nested
    collection: postman/nested.postman_collection.json
    environments: { a: postman/lab.json, b: postman/lab.json }
  - name: unicode
    collection: postman/unicode.postman_collection.json
    environments: { a: postman/lab.json, b: postman/lab.json }
";

fn suites(json: &Value) -> Vec<(String, String)> {
    let suites = json["suites"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    suites
        .map(|suite| (text(&suite["name"]), text(&suite["verdict"])))
        .collect()
}

#[test]
fn suites_run_side_by_side_and_are_told_in_their_order() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    repository.write(".circleci/postorb.yml", SELECTION);
    let ran = run(&mut repository.postorb(&["run", "--jobs", "4", "--json"]));
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let told = |name: &str, verdict: &str| (name.to_owned(), verdict.to_owned());
    assert_eq!(
        suites(&ran.json()),
        [
            told("pass-a", "passed"),
            told("pass-b", "passed"),
            told("nested-a", "failed"),
            told("nested-b", "failed"),
            told("unicode-a", "failed"),
            told("unicode-b", "failed"),
        ]
    );
    for name in ["pass-a", "unicode-b"] {
        assert!(
            ran.stderr.contains(&format!("{name}: runs\n")),
            "{}",
            ran.stderr
        );
    }
    let ran = run(&mut repository.postorb(&["run", "pass", "nested-b", "--json", "-q"]));
    let names: Vec<_> = suites(&ran.json())
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["pass-a", "pass-b", "nested-b"]);
    assert_eq!(ran.stderr, "");
    assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_suite_that_recovers_is_flaky_and_not_red() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    // The first run sees no file, writes one by an export, and fails.
    let script = "pm.test('is there', () => pm.expect(pm.globals.get('seen')).to.eql('yes')); pm.globals.set('seen', 'yes');";
    let collection = serde_json::json!({
        "info": {"name": "Flaky", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{"name": "Ask", "request": {"url": "{{baseUrl}}/ok"},
                  "event": [{"listen": "test", "script": {"exec": [script]}}]}],
    });
    repository.write("flaky.json", &collection.to_string());
    repository.write("globals.json", "{\"values\": []}");
    let selection = "\
version: 1
suites:
  - name: flaky
    collection: flaky.json
    environment: postman/lab.json
    globals: globals.json
    newman: { export-globals: globals.json }
    retry: 2
";
    repository.write(".circleci/postorb.yml", selection);
    let ran = run(&mut repository.postorb(&["run", "--json"]));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let totals = &ran.json()["totals"];
    assert_eq!(
        (&totals["flaky"], &totals["failed"]),
        (&1.into(), &0.into())
    );
    assert!(
        ran.stderr.contains("flaky: runs, attempt 2"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("attempt 3"), "{}", ran.stderr);
}

#[test]
fn what_fails_in_quarantine_is_shown_and_does_not_count() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let selection = "\
version: 1
suites:
  - name: nested
    collection: postman/nested.postman_collection.json
    environment: postman/lab.json
    quarantine: { until: 2999-12-31, reason: PAY-812 <b>x</b> }
";
    repository.write(".circleci/postorb.yml", selection);
    let ran =
        run(&mut repository.postorb(&["run", "--format", "text", "--format", "html=page.html"]));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let why =
        "it is in quarantine until 2999-12-31 (PAY-812 <b>x</b>), so its failures do not count";
    assert!(ran.stdout.contains(why), "{}", ran.stdout);
    let page = std::fs::read_to_string(repository.path().join("page.html")).unwrap();
    assert!(page.contains("PAY-812 &lt;b&gt;"), "{page}");
    assert!(!page.contains("<b>x"), "{page}");
    assert!(ran.stdout.contains("status is 200"), "{}", ran.stdout);
    repository.write(".circleci/postorb.yml", &selection.replace("2999", "2020"));
    let ran = run(&mut repository.postorb(&["run"]));
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_name_that_no_suite_has_is_told() {
    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    repository.write(".circleci/postorb.yml", SELECTION);
    let ran = run(&mut repository.postorb(&["run", "nestd"]));
    assert_eq!(ran.code, 5);
    assert!(
        ran.stderr.contains("did you mean `nested`?"),
        "{}",
        ran.stderr
    );
    let ran = run(&mut repository.postorb(&["run", "--dry-run", "nested-a", "--retry", "2"]));
    assert_eq!(ran.code, 0);
    assert!(
        ran.stdout
            .contains("nested-a\n  collection: postman/nested.postman_collection.json\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("  retry: 2\n") && !ran.stdout.contains("nested-b"),
        "{}",
        ran.stdout
    );
}
