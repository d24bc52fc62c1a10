//! The checks of CircleCI's review of orbs that need no network (orb-tools 12.3, src/scripts/review.bats),
//! held against the orb, and each against an orb that it is there for. RC006 and RC007 ask whether two
//! addresses answer.

use serde_yaml::Value;

use super::{files, is};

type Files = Vec<(String, String)>;

/// Its `max_command_length`.
const LONG: usize = 64;

/// The components of these folders, with what they hold.
fn components<'f>(files: &'f Files, folders: &'f [&str]) -> impl Iterator<Item = (&'f str, Value)> {
    let is_wanted = move |path: &str| {
        let folder = path.split('/').next().unwrap();
        folders.contains(&folder) && is(path, "yml")
    };
    files
        .iter()
        .filter(move |(path, _)| is_wanted(path))
        .map(|(path, text)| (path.as_str(), serde_yaml::from_str(text).unwrap()))
}

const STEPS: [&str; 2] = ["commands", "jobs"];
const PARAMETERS: [&str; 3] = ["commands", "jobs", "executors"];
const ALL: [&str; 4] = ["commands", "jobs", "executors", "examples"];

/// Every `run` of steps, also of those inside of `when`.
fn runs(steps: &Value, found: &mut Vec<Value>) {
    for step in steps.as_sequence().into_iter().flatten() {
        for (kind, given) in step.as_mapping().into_iter().flatten() {
            match kind.as_str() {
                Some("run") => found.push(given.clone()),
                Some("when" | "unless") => runs(&given["steps"], found),
                _ => {}
            }
        }
    }
}

/// What the review would say, as the code of the check and the file.
fn review(files: &Files) -> Vec<(&'static str, String)> {
    let mut said = Vec::new();
    let root = files.iter().find(|(path, _)| path == "@orb.yml").unwrap();
    let root: Value = serde_yaml::from_str(&root.1).unwrap();
    if root["display"]["source_url"].as_str().is_none() {
        said.push(("RC001", "@orb.yml".to_owned()));
    }
    for (path, component) in components(files, &ALL) {
        if component["description"].as_str().is_none_or(str::is_empty) {
            said.push(("RC002", path.to_owned()));
        }
    }
    if components(files, &["examples"]).next().is_none() {
        said.push(("RC003", "examples".to_owned()));
    }
    for (path, example) in components(files, &["examples"]) {
        if path.trim_start_matches("examples/").contains("example") {
            said.push(("RC004", path.to_owned()));
        }
        let orb = example["usage"]["orbs"]["postorb"].as_str().unwrap();
        let major = orb.split_once('@').unwrap().1.split('.').next();
        if major != env!("CARGO_PKG_VERSION").split('.').next() {
            said.push(("RC011", path.to_owned()));
        }
    }
    if root["description"]
        .as_str()
        .is_none_or(|text| text.len() < 64)
    {
        said.push(("RC005", "@orb.yml".to_owned()));
    }
    for (path, component) in components(files, &STEPS) {
        let mut found = Vec::new();
        runs(&component["steps"], &mut found);
        for run in found {
            if run["name"].as_str().is_none_or(str::is_empty) {
                said.push(("RC008", path.to_owned()));
            }
            let command = run["command"].as_str().or(run.as_str()).unwrap();
            if command.len() > LONG && !command.starts_with("<<include(") {
                said.push(("RC009", path.to_owned()));
            }
        }
    }
    for (path, component) in components(files, &PARAMETERS) {
        let parameters = component["parameters"].as_mapping();
        let names = parameters.into_iter().flatten();
        for (name, parameter) in names {
            let name = name.as_str().unwrap();
            if name.contains('-') || name != name.to_lowercase() {
                said.push(("RC010", path.to_owned()));
            }
            let default = parameter["default"].as_str().unwrap_or_default();
            if default.contains('$') && is_in_a_key(&component, name) {
                said.push(("RC012", path.to_owned()));
            }
        }
        if path.contains('-') {
            said.push(("RC010", path.to_owned()));
        }
    }
    said
}

/// Whether a `key`, as that of a cache, holds the name.
fn is_in_a_key(value: &Value, name: &str) -> bool {
    let mut items = value.as_sequence().into_iter().flatten();
    let mut fields = value.as_mapping().into_iter().flatten();
    items.any(|item| is_in_a_key(item, name))
        || fields.any(|(key, value)| {
            let is_key = key.as_str().is_some_and(|key| key.ends_with("key"));
            is_key && value.as_str().is_some_and(|text| text.contains(name))
                || is_in_a_key(value, name)
        })
}

#[test]
fn the_orb_passes_the_review() {
    assert_eq!(review(&files()), []);
}

#[test]
fn each_check_finds_what_it_is_there_for() {
    for (check, path, from, to) in [
        ("RC001", "@orb.yml", "source_url:", "url:"),
        (
            "RC002",
            "jobs/run.yml",
            "description: >\n  Runs suites",
            "x: >\n  Runs suites",
        ),
        ("RC002", "examples/own_job.yml", "description:", "about:"),
        ("RC004", "examples/own_job.yml", "own_job", "example_job"),
        (
            "RC005",
            "@orb.yml",
            "description: >",
            "description: short\nx: >",
        ),
        (
            "RC008",
            "commands/install.yml",
            "name: Install postorb",
            "when: always",
        ),
        (
            "RC009",
            "commands/validate.yml",
            "<<include(scripts/validate.sh)>>",
            "postorb validate --fail-on=$PARAM_FAIL_ON --format=junit --quiet > x.xml",
        ),
        (
            "RC010",
            "commands/run_suites.yml",
            "  api_key:\n",
            "  api-key:\n",
        ),
        (
            "RC010",
            "commands/run_suites.yml",
            "run_suites.yml",
            "run-suites.yml",
        ),
        (
            "RC011",
            "examples/own_job.yml",
            "postorb/postorb@0",
            "postorb/postorb@9",
        ),
        (
            "RC012",
            "jobs/run.yml",
            "default: suites",
            "default: $CIRCLE_JOB",
        ),
    ] {
        let mut changed = files();
        let (name, text) = changed.iter_mut().find(|(name, _)| name == path).unwrap();
        assert!(
            name.contains(from) || text.contains(from),
            "{check}: {path}"
        );
        *name = name.replace(from.trim_matches('\n'), to);
        *text = text.replacen(from, to, 1);
        let said = review(&changed);
        assert!(
            said.iter().any(|(found, _)| *found == check),
            "{check}: {said:?}"
        );
    }
    let mut without = files();
    without.retain(|(path, _)| !path.starts_with("examples/"));
    assert_eq!(review(&without)[0].0, "RC003");
}

/// What the review has no check for: every parameter is described and typed, secrets come by the name of a
/// variable, and no script has a parameter in its text.
#[test]
fn parameters_are_described_typed_and_no_text_of_scripts() {
    let files = files();
    for (path, component) in components(&files, &PARAMETERS) {
        for (name, parameter) in component["parameters"].as_mapping().into_iter().flatten() {
            let name = name.as_str().unwrap();
            assert!(
                parameter["description"].as_str().is_some(),
                "{path}: {name}"
            );
            let is_secret = ["key", "token"].iter().any(|end| name.ends_with(end));
            let kind = parameter["type"].as_str().unwrap();
            assert_eq!(kind == "env_var_name", is_secret, "{path}: {name}");
        }
        let mut found = Vec::new();
        runs(&component["steps"], &mut found);
        for run in found {
            assert!(
                run["command"].as_str().unwrap().starts_with("<<include("),
                "{path}"
            );
        }
    }
    for (path, text) in files.iter().filter(|(path, _)| is(path, "sh")) {
        assert!(
            !text.contains("<<") || path.ends_with("install.sh") || text.contains("<<<"),
            "{path}"
        );
        assert!(!text.contains("parameters."), "{path}");
    }
}
