//! Suites shared out: shards, and what they come to together.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::api::Api;
use super::{Repository, run};

/// A shop whose folders need what the first one signs in for.
pub(super) fn shop() -> Value {
    let ask = |name: &str, script: &str| {
        json!({"name": name, "request": {"url": "{{baseUrl}}/ok"},
            "event": [{"listen": "test", "script": {"exec": [script]}}]})
    };
    let signed_in = "pm.test('is signed in', () => pm.expect(pm.globals.get('who')).to.eql('me'));";
    json!({
        "info": {"name": "Shop", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [
            {"name": "Auth", "item": [ask("Token", "pm.globals.set('who', 'me'); pm.test('signs in', () => {});")]},
            {"name": "Check out", "item": [ask("Pay", signed_in), ask("Receipt", signed_in)]},
            ask("Ping", signed_in),
            {"name": "Later", "item": []},
            {"name": "Re funds", "item": [{"name": "Partly", "item": [ask("Refund", signed_in)]}]},
        ],
    })
}

pub(super) const SELECTION: &str = "\
version: 1
suites:
  - name: Shop
    collection: shop.json
    environments: { a: postman/lab.json, b: postman/lab.json }
    split: folder
    before: Auth
  - { name: pass, collection: postman/pass.postman_collection.json, environment: postman/lab.json }
  - { name: fail, collection: postman/fail.postman_collection.json, environment: postman/lab.json }
";

pub(super) const ATOMS: [&str; 8] = [
    "shop-a/check-out",
    "shop-a/requests",
    "shop-a/re-funds",
    "shop-b/check-out",
    "shop-b/requests",
    "shop-b/re-funds",
    "pass",
    "fail",
];

pub(super) fn repository(base: &str) -> Option<Repository> {
    let repository = Repository::new(base)?;
    repository.write("shop.json", &shop().to_string());
    repository.write(".circleci/postorb.yml", SELECTION);
    Some(repository)
}

pub(super) fn names(report: &Value) -> Vec<&str> {
    let suites = report["suites"].as_array().unwrap().iter();
    suites
        .map(|suite| suite["name"].as_str().unwrap())
        .collect()
}

/// Every test of a report: where it is, and how it came out.
fn tests(report: &Value) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for suite in report["suites"].as_array().unwrap() {
        for execution in suite["executions"].as_array().unwrap() {
            let request = &suite["requests"]
                [usize::try_from(execution["request"].as_u64().unwrap()).unwrap()];
            for assertion in execution["assertions"].as_array().unwrap() {
                let place = format!(
                    "{} {} {}",
                    suite["name"], request["folders"], request["name"]
                );
                tests.insert(format!(
                    "{place} {} {}",
                    assertion["name"], assertion["outcome"]
                ));
            }
        }
    }
    tests
}

fn file(repository: &Repository, name: &str) -> Value {
    let text = fs::read_to_string(repository.path().join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn shards_are_together_what_all_is() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let whole = run(&mut repository.postorb(&["run", "--json", "--jobs", "2"]));
    assert_eq!(whole.code, 1, "{}", whole.stderr);
    let whole = whole.json();
    assert_eq!(names(&whole), ATOMS);
    // What is to run first runs in each part, and so does all that needs it.
    for suite in whole["suites"].as_array().unwrap().iter().take(6) {
        assert_eq!(suite["verdict"], "passed", "{suite}");
        assert_eq!(suite["requests"][0]["name"], "Token", "{suite}");
    }
    repository.write("times.json", &whole.to_string());
    let mut ran = Vec::new();
    for shard in ["1/3", "2/3", "3/3"] {
        let out = format!("json=shards/{}.json", &shard[..1]);
        let args = [
            "run",
            "--shard",
            shard,
            "--timings",
            "times.json",
            "--format",
            &out,
        ];
        let own = run(&mut repository.postorb(&args));
        assert!(own.code < 2, "{}", own.stderr);
        let report = file(&repository, &out["json=".len()..]);
        ran.extend(names(&report).into_iter().map(str::to_owned));
    }
    ran.sort_unstable();
    let mut all = ATOMS.to_vec();
    all.sort_unstable();
    assert_eq!(ran, all);
    let atoms = run(&mut repository.postorb(&["discover"])).stdout;
    repository.write("atoms.txt", &atoms);
    let args = ["report", "shards/*.json", "--expect", "atoms.txt", "--json"];
    let joined = run(&mut repository.postorb(&args));
    assert_eq!(joined.code, 1);
    let joined = joined.json();
    assert_eq!(tests(&joined), tests(&whole));
    assert_eq!(
        joined["totals"]["assertions"],
        whole["totals"]["assertions"]
    );
    // The longest is dealt out first, to the first.
    let junit = "<testsuites><testsuite name=\"x\"><testcase file=\"pass\" time=\"900\"/></testsuite></testsuites>";
    repository.write("times.xml", junit);
    let args = ["run", "--dry-run", "--shard", "1/8", "--timings", "times.*"];
    let ran = run(&mut repository.postorb(&args));
    assert!(ran.stdout.contains("\npass\n"), "{}", ran.stdout);
}

#[test]
fn a_shard_without_anything_is_told_and_not_red() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let outputs = [
        "--format",
        "json=out/3.json",
        "--format",
        "junit=out/3.xml",
        "--format",
        "ctrf=out/ctrf.json",
    ];
    let args = ["run", "pass", "--shard", "3/3", "--format", "text"];
    let ran = run(&mut repository.postorb(&[&args[..], &outputs].concat()));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(
        ran.stderr
            .contains("note: shard 3/3 has nothing to run of 1"),
        "{}",
        ran.stderr
    );
    let report = file(&repository, "out/3.json");
    assert_eq!(
        (&report["verdict"], &report["suites"]),
        (&json!("passed"), &json!([]))
    );
    let junit = fs::read_to_string(repository.path().join("out/3.xml")).unwrap();
    let junit = roxmltree::Document::parse(&junit).unwrap();
    assert_eq!(junit.root_element().attribute("tests"), Some("0"));
    assert!(
        !junit.root_element().has_children()
            || junit.root_element().first_element_child().is_none()
    );
    assert_eq!(
        file(&repository, "out/ctrf.json")["results"]["tests"],
        json!([])
    );
    // All that there is, nothing is not.
    let ran = run(&mut repository.postorb(&["report", "out/3.json"]));
    assert_eq!(ran.code, 1);
}

#[test]
fn which_container_it_is_circleci_says() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let args = ["run", "--dry-run", "--shard", "circleci"];
    let of = |index: &str, total: &str| {
        let mut command = repository.postorb(&args);
        run(command
            .env("CIRCLE_NODE_INDEX", index)
            .env("CIRCLE_NODE_TOTAL", total))
    };
    let same = run(&mut repository.postorb(&["run", "--dry-run", "--shard", "2/3"]));
    assert_eq!(of("1", "3").stdout, same.stdout);
    for (index, total) in [("3", "3"), ("", ""), ("a", "2"), ("0", "0")] {
        let ran = of(index, total);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{index}/{total}");
        assert!(ran.stderr.contains("--shard 1/3"), "{}", ran.stderr);
    }
    for wrong in ["0/3", "4/3", "1", "1/0", "x/y", "-1/2"] {
        let ran = run(&mut repository.postorb(&["run", "--dry-run", &format!("--shard={wrong}")]));
        assert_eq!(ran.code, 2, "{wrong}");
    }
}

#[test]
fn what_no_machine_ran_is_missed() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let args = ["run", "--atom", "pass", "--format", "json=shards/1.json"];
    assert_eq!(run(&mut repository.postorb(&args)).code, 0);
    repository.write("atoms.txt", "pass\nshop-a/requests\n");
    let args = ["report", "shards/1.json", "--expect", "atoms.txt"];
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("no machine has run it"),
        "{}",
        ran.stdout
    );
    repository.write("atoms.txt", "pass\n");
    assert_eq!(run(&mut repository.postorb(&args)).code, 0);
    repository.write("atoms.txt", "\n");
    assert_eq!(run(&mut repository.postorb(&args)).code, 2);
}

#[test]
fn what_was_in_quarantine_stays_so_where_results_are_brought_together() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let selection = SELECTION.replace(
        "name: fail,",
        "name: fail, quarantine: { until: 2999-12-31, reason: x },",
    );
    repository.write(".circleci/postorb.yml", &selection);
    let args = ["run", "fail", "--format", "json=fail.json"];
    assert_eq!(run(&mut repository.postorb(&args)).code, 0);
    let ran = run(&mut repository.postorb(&["report", "fail.json"]));
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    let why = "it is in quarantine until 2999-12-31 (x), so its failures do not count";
    assert!(ran.stdout.contains(why), "{}", ran.stdout);
}
