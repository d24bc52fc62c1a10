//! Each case of the lab comes to what Newman itself counts.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::api::Api;
use super::{Repository, run};

/// A case: its collection, and what Newman is given beside the environment.
const CASES: [(&str, &str, &[&str]); 15] = [
    ("pass", "pass", &[]),
    ("fail", "fail", &[]),
    ("nested", "nested", &[]),
    ("skip", "skip", &[]),
    ("script-errors", "script-errors", &[]),
    ("big", "big", &[]),
    ("binary", "binary", &[]),
    ("unicode", "unicode", &[]),
    ("setnext", "setnext", &[]),
    ("collide", "collide", &[]),
    ("csv", "csv", &["-d", "postman/rows.csv"]),
    ("iterations", "pass", &["-n", "3"]),
    ("folder", "nested", &["--folder", "Orders"]),
    ("bail", "fail", &["--bail"]),
    ("timeouts", "timeouts", &["--timeout-request", "500"]),
];

#[test]
fn results_are_those_that_newman_counts() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    for (name, collection, more) in CASES {
        let file = format!("postman/{collection}.postman_collection.json");
        let own = [
            "run",
            &file,
            "-e",
            "postman/lab.json",
            "-r",
            "json",
            "--reporter-json-export",
            "newman.json",
        ];
        let newman = repository.tools.join("node_modules/.bin/newman");
        let mut newman = Command::new(newman);
        let mut newman = newman.args(own).args(more).current_dir(repository.path());
        newman = newman.env("NO_COLOR", "1");
        let newman = newman.output().unwrap();
        let report = fs::read_to_string(repository.path().join("newman.json")).unwrap();
        let stats = &serde_json::from_str::<Value>(&report).unwrap()["run"]["stats"];
        let mut args = vec![
            "run",
            "--collection",
            &file,
            "-e",
            "postman/lab.json",
            "--json",
        ];
        let (flags, passed): (Vec<&str>, Vec<&str>) = match more.first() {
            Some(&"--timeout-request") => (vec![], more.to_vec()),
            _ => (more.to_vec(), vec![]),
        };
        args.extend(flags);
        args.push("--");
        args.extend(passed);
        let ran = run(&mut repository.postorb(&args));
        assert_eq!(
            Some(ran.code),
            newman.status.code(),
            "{name}: {}",
            ran.stderr
        );
        let totals = &ran.json()["totals"];
        let pairs = [
            ("assertions", &stats["assertions"]["total"]),
            ("iterations", &stats["iterations"]["total"]),
            ("failed", &stats["assertions"]["failed"]),
            ("request_errors", &stats["requests"]["failed"]),
        ];
        for (ours, theirs) in pairs {
            assert_eq!(&totals[ours], theirs, "{name}: {ours}");
        }
        assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
        fs::remove_file(repository.path().join("newman.json")).unwrap();
    }
}

#[test]
fn what_newman_lets_pass_is_red() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    // Newman exits with 0 for each of them (newman-lab, section 2).
    for (collection, code, said) in [
        ("empty", 1, "no request ran"),
        ("not-a-collection", 2, "no collection"),
        ("setnext-missing", 0, "1 of 2 requests ran"),
    ] {
        let file = format!("postman/{collection}.postman_collection.json");
        let ran =
            run(&mut repository.postorb(&["run", "--collection", &file, "-e", "postman/lab.json"]));
        assert_eq!(ran.code, code, "{collection}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains(said), "{collection}: {}", ran.stdout);
    }
    let file = "postman/fail.postman_collection.json";
    let args = [
        "run",
        "--collection",
        file,
        "-e",
        "postman/lab.json",
        "--",
        "--suppress-exit-code",
    ];
    assert_eq!(run(&mut repository.postorb(&args)).code, 1);
    let empty = "postman/empty.postman_collection.json";
    let args = ["run", "--collection", empty, "--allow-empty"];
    assert_eq!(run(&mut repository.postorb(&args)).code, 0);
}

#[test]
fn a_run_that_leaves_no_report_of_newmans_is_told() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let collection = |name: &str| format!("postman/{name}.postman_collection.json");
    // Newman's own JSON is not written in any of these.
    let (nested, timeouts, control) = (
        collection("nested"),
        collection("timeouts"),
        collection("control-chars"),
    );
    let args = ["run", "--collection", &nested, "--folder", "Nope", "--json"];
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.code, 1);
    let end = &ran.json()["suites"][0]["end"]["message"];
    let said = "Unable to find a folder or request: \"Nope\"";
    assert!(end.as_str().unwrap().contains(said), "{end}");
    let args = [
        "run",
        "--collection",
        &timeouts,
        "-e",
        "postman/lab.json",
        "--json",
        "--",
        "--timeout",
        "1000",
    ];
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.code, 8);
    let suite = &ran.json()["suites"][0];
    assert_eq!(suite["end"]["message"], "callback timed out");
    assert!(suite["totals"]["executions"].as_u64() > Some(0));
    let args = [
        "run",
        "--collection",
        &control,
        "-e",
        "postman/lab.json",
        "--format",
        "junit=out.xml",
        "--json",
    ];
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.json()["totals"]["failed"], 2);
    assert!(
        fs::metadata(repository.path().join("out.xml"))
            .unwrap()
            .len()
            > 0
    );
}
