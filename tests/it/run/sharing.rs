//! Suites shared out: atoms, shards, and what they come to together.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use super::api::Api;
use super::{Ran, Repository, ran, run};
use crate::postman::{Data, Fake, Fault, Space, data};

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

const SELECTION: &str = "\
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

const ATOMS: [&str; 8] = [
    "shop-a/check-out",
    "shop-a/requests",
    "shop-a/re-funds",
    "shop-b/check-out",
    "shop-b/requests",
    "shop-b/re-funds",
    "pass",
    "fail",
];

fn repository(base: &str) -> Option<Repository> {
    let repository = Repository::new(base)?;
    repository.write("shop.json", &shop().to_string());
    repository.write(".circleci/postorb.yml", SELECTION);
    Some(repository)
}

fn names(report: &Value) -> Vec<&str> {
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
fn discover_prints_atoms_and_nothing_else() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, ATOMS.map(|atom| format!("{atom}\n")).concat());
    let ran = run(&mut repository.postorb(&["discover", "shop-b", "pass"]));
    let own: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(own, [&ATOMS[3..6], &["pass"]].concat());
    assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
    // What it means is told where it cannot be.
    repository.write(".circleci/postorb.yml", &SELECTION.replace("Auth", "Ping"));
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.contains("is to run `Ping` before `Auth`"),
        "{}",
        ran.stderr
    );
    repository.write("shop.json", "{\"values\": []}");
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .contains("the folders of suite `Shop` are not known"),
        "{}",
        ran.stderr
    );
}

#[test]
fn folders_of_what_only_postman_has_are_asked_for_there() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let mut team = Data::default();
    team.spaces.push(Space::default());
    let uid = format!("789883-{}", data::uuid(2, 1));
    let mut collection = data::collection(&uid, "Shop");
    collection["item"] = shop()["item"].clone();
    team.add_collection(0, &uid, collection);
    let fake = Fake::new(team);
    let selection = SELECTION.replace("shop.json", &uid);
    repository.write(".circleci/postorb.yml", &selection);
    let ran = run(repository.postorb(&["discover"]).envs(fake.variables()));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, ATOMS.map(|atom| format!("{atom}\n")).concat());
    // Once, although two runs are of it; and not at all where only others are asked for.
    assert_eq!(fake.requests().len(), 1);
    let ran = run(repository
        .postorb(&["discover", "pass"])
        .envs(fake.variables()));
    assert_eq!((ran.stdout.as_str(), fake.requests().len()), ("pass\n", 1));
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (3, ""));
    assert!(ran.stderr.contains("POSTMAN_API_KEY"), "{}", ran.stderr);
    fake.always(
        &format!("/collections/{uid}"),
        Fault::error(404, "instanceNotFoundError", "not there"),
    );
    let ran = run(repository.postorb(&["discover"]).envs(fake.variables()));
    assert_eq!((ran.code, ran.stdout.as_str()), (5, ""));
    assert!(ran.stderr.contains("suite `Shop`"), "{}", ran.stderr);
}

#[test]
fn folders_that_cannot_be_asked_for_keep_no_other_suite_from_running() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let mut team = Data::default();
    team.spaces.push(Space::default());
    let fake = Fake::new(team);
    let uid = format!("789883-{}", data::uuid(2, 1));
    let selection = SELECTION.replace("shop.json", &uid);
    repository.write(".circleci/postorb.yml", &selection);
    let args = ["run", "shop-a", "pass", "--json"];
    let ran = run(repository.postorb(&args).envs(fake.variables()));
    assert_eq!(ran.code, 5, "{}", ran.stderr);
    let report = ran.json();
    assert_eq!(names(&report), ["shop-a", "pass"]);
    assert_eq!(report["suites"][0]["verdict"], "failed");
    assert_eq!(report["suites"][1]["verdict"], "passed");
    // Whether it has an atom, nobody knows.
    let args = ["run", "--atom", "shop-a/check-out"];
    let ran = run(repository.postorb(&args).envs(fake.variables()));
    assert_eq!(ran.code, 5);
    assert!(
        ran.stderr
            .contains("the folders of suite `Shop` are not known"),
        "{}",
        ran.stderr
    );
    // What is not asked for is not asked.
    let calls = fake.requests().len();
    let args = ["run", "--dry-run", "--atom", "pass"];
    let ran = run(repository.postorb(&args).envs(fake.variables()));
    assert_eq!(
        (ran.code, fake.requests().len()),
        (0, calls),
        "{}",
        ran.stderr
    );
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
fn atoms_are_run_by_name() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let junit = ["--format", "junit=tests.xml"];
    let args = [
        "run",
        "--atom",
        "shop-b/re-funds",
        "pass",
        "--format",
        "json",
    ];
    let ran = run(&mut repository.postorb(&[&args[..], &junit].concat()));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(names(&ran.json()), ["shop-b/re-funds", "pass"]);
    let tests = fs::read_to_string(repository.path().join("tests.xml")).unwrap();
    let tests = roxmltree::Document::parse(&tests).unwrap();
    let cases = tests
        .descendants()
        .filter(|node| node.has_tag_name("testcase"));
    let files: BTreeSet<_> = cases.filter_map(|case| case.attribute("file")).collect();
    assert_eq!(files, BTreeSet::from(["pass", "shop-b/re-funds"]));
    let ran = from_stdin(&repository, "pass\nshop-a/requests pass\n");
    assert_eq!(names(&ran.json()), ["shop-a/requests", "pass"]);
    let ran = from_stdin(&repository, " \n");
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    let ran = run(&mut repository.postorb(&["run", "--atom", "shop-a/refunds"]));
    assert_eq!(ran.code, 5);
    assert!(
        ran.stderr.contains("did you mean `shop-a/re-funds`?"),
        "{}",
        ran.stderr
    );
    let ran = run(&mut repository.postorb(&["run", "--atom", "pass", "--shard", "1/2"]));
    assert_eq!(ran.code, 2);
}

fn from_stdin(repository: &Repository, atoms: &str) -> Ran {
    let mut command = repository.postorb(&["run", "--json", "--atom", "-"]);
    let command = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(atoms.as_bytes())
        .unwrap();
    ran(&child.wait_with_output().unwrap())
}

#[test]
fn the_postman_cli_runs_atoms_too() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let renamed = shop().to_string().replace("Re funds", "-Re funds");
    repository.write("shop.json", &renamed);
    let args = [
        "run",
        "--runner",
        "postman-cli",
        "--atom",
        "shop-a/re-funds",
        "--json",
    ];
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.json()["totals"]["passed"], 2);
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
    assert!(ran.stdout.contains("it is in quarantine"), "{}", ran.stdout);
}
