//! Values that would do something else if they were evaluated: each is one argument, or refused.

use std::fs;

use super::compiled::steps;
use super::container::Container;
use super::orb;

const VALUES: [&str; 11] = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "x\" && touch pwned #",
    "' ; touch pwned ; '",
    "${IFS}$(touch pwned)",
    "a[$(touch pwned)]",
    "$PATH",
    "~",
    "{a,b}",
    "é \u{1f680} \u{1b}[31m",
];

/// Parameters that are text, of the commands that run something.
const TEXTS: [(&str, &str); 12] = [
    ("run_suites", "suites"),
    ("run_suites", "selection"),
    ("run_suites", "baseline"),
    ("run_suites", "publish"),
    ("run_suites", "hide"),
    ("run_suites", "arguments"),
    ("run_suites", "results"),
    ("report", "files"),
    ("report", "suites"),
    ("report", "baseline"),
    ("validate", "files"),
    ("validate", "orb_sources"),
];

#[test]
fn what_is_given_is_one_argument() {
    for (command, parameter) in TEXTS {
        for value in VALUES {
            let container = Container::new();
            let mut given = serde_yaml::Mapping::new();
            if command == "report" {
                given.insert("files".into(), "a.json".into());
                given.insert("expect".into(), true.into());
            }
            given.insert(parameter.into(), value.into());
            let ended = container.run(command, &serde_yaml::to_string(&given).unwrap());
            assert_eq!(
                ended.exit, 0,
                "{command} {parameter} {value}: {}",
                ended.stderr
            );
            let is_there = ["<", "="].iter().any(|start| {
                ended.calls.contains(&format!("{start}{value}>"))
                    || ended.calls.contains(&format!("{start}{value}/"))
            });
            assert!(is_there, "{command} {parameter}: {}", ended.calls);
            let made: Vec<_> = fs::read_dir(container.path("project"))
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            assert!(
                !made.iter().any(|name| name == "pwned"),
                "{command} {parameter} {value}"
            );
        }
    }
}

/// CircleCI checks the type `env_var_name`; a script that runs elsewhere has nobody who does.
#[test]
fn a_name_of_a_variable_is_a_name() {
    for parameter in ["PARAM_API_KEY", "PARAM_GITHUB_TOKEN"] {
        for (command, given) in [("run_suites", "{}"), ("report", "{ files: a.json }")] {
            for value in ["a[$(touch pwned)]", "PMAK-made-up", "x y", "x;y", "1x"] {
                let container = Container::new();
                let (_, mut run) = steps(&orb(), "commands", command, given).remove(0);
                run["environment"][parameter] = value.into();
                let output = container.script(&run).output().unwrap();
                let told = String::from_utf8(output.stderr).unwrap();
                assert_eq!(output.status.code(), Some(2), "{value}: {told}");
                assert!(
                    told.starts_with("error: a secret is given by the name"),
                    "{told}"
                );
                // It may be the secret itself.
                assert!(!told.contains(value), "{told}");
                assert!(!container.path("project/pwned").exists());
                assert!(!container.path("calls").exists());
            }
        }
    }
}

#[test]
fn a_suite_is_no_flag() {
    let container = Container::new();
    for suites in ["--dry-run", "smoke\n --dry-run"] {
        let mut given = serde_yaml::Mapping::new();
        given.insert("suites".into(), suites.into());
        let ended = container.run("run_suites", &serde_yaml::to_string(&given).unwrap());
        assert_eq!((ended.exit, ended.calls.as_str()), (2, ""));
        assert!(
            ended.stderr.contains("flags are lines of `arguments`"),
            "{}",
            ended.stderr
        );
    }
}
