//! The Postman CLI comes to the same as Newman, and what is not installed is told.

use serde_json::Value;

use super::api::Api;
use super::{Repository, run};

#[test]
fn the_postman_cli_tells_the_same() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    for name in ["pass", "nested", "script-errors"] {
        let file = format!("postman/{name}.postman_collection.json");
        let of = |runner: &str| {
            let args = [
                "run",
                "--runner",
                runner,
                "--collection",
                &file,
                "-e",
                "postman/lab.json",
                "--json",
            ];
            let ran = run(&mut repository.postorb(&args));
            let json = ran.json();
            (ran.code, told(&json))
        };
        assert_eq!(of("postman-cli"), of("newman"), "{name}");
    }
}

/// What both tell: times differ, and the Postman CLI names errors of scripts otherwise.
fn told(json: &Value) -> Vec<Value> {
    let totals = [
        "executions",
        "assertions",
        "passed",
        "failed",
        "skipped",
        "request_errors",
        "script_errors",
    ];
    let mut told: Vec<_> = totals.map(|name| json["totals"][name].clone()).into();
    for suite in json["suites"].as_array().unwrap() {
        for execution in suite["executions"].as_array().unwrap() {
            told.push(execution["request"].clone());
            told.push(execution["code"].clone());
            for assertion in execution["assertions"].as_array().unwrap() {
                told.push(assertion["name"].clone());
                told.push(assertion["outcome"].clone());
            }
        }
    }
    told
}

#[test]
fn a_program_that_is_not_there_is_told_with_how_to_get_it() {
    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    let collection = "postman/pass.postman_collection.json";
    for (runner, said) in [
        ("newman", "npm install --global newman@6.2.2"),
        ("postman-cli", "npm install --global postman-cli"),
    ] {
        let args = ["run", "--runner", runner, "--collection", collection];
        let ran = run(repository.postorb(&args).env("PATH", "/nowhere"));
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}
