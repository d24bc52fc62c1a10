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

/// What a runner needs of keys and secrets is in its files.
#[cfg(unix)]
#[test]
fn no_key_is_in_a_runners_environment() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    repository.write(
        "bin/newman",
        "#!/bin/sh\n/usr/bin/env >\"$HOME/environment.txt\"\n",
    );
    let newman = repository.path().join("bin/newman");
    fs::set_permissions(newman, fs::Permissions::from_mode(0o755)).unwrap();
    repository.write(
        ".circleci/postorb.yml",
        "version: 1\nsuites:\n  - name: a\n    collection: postman/pass.postman_collection.json\n    \
         environment: postman/lab.json\n    secrets: { token: API_TOKEN }\n",
    );
    let keys = [
        "POSTMAN_API_KEY",
        "CIRCLE_TOKEN",
        "CIRCLECI_CLI_TOKEN",
        "GITHUB_TOKEN",
        "GH_TOKEN",
        "API_TOKEN",
    ];
    let mut command = repository.postorb(&["run"]);
    let bin = repository.path().join("bin");
    command.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
    command.env("OTHER", "stays");
    command.envs(keys.map(|name| (name, "not-for-newman")));
    let ran = run(&mut command);
    let file = repository.path().join("environment.txt");
    let environment = fs::read_to_string(file).unwrap_or_else(|_| panic!("{}", ran.stderr));
    assert!(environment.contains("OTHER=stays\n"), "{environment}");
    assert!(!environment.contains("not-for-newman"), "{environment}");
}
