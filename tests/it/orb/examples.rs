//! Every example of the orb is a config that works.

use std::fs;

use serde_yaml::Value;

use super::packed::{accepted, validate};
use super::{PACKED, SOURCE, orb};

const REFERENCE: &str = concat!("postorb/postorb@", env!("CARGO_PKG_VERSION"));

fn examples() -> Vec<(String, String)> {
    let orb = orb();
    let examples = orb["examples"].as_mapping().unwrap().iter();
    examples
        .map(|(name, example)| {
            let usage = serde_yaml::to_string(&example["usage"]).unwrap();
            (name.as_str().unwrap().to_owned(), usage)
        })
        .collect()
}

#[test]
fn validate_accepts_every_example_by_every_way_to_know_the_orb() {
    let folder = tempfile::tempdir().unwrap();
    assert!(examples().len() >= 4);
    for (name, usage) in examples() {
        let file = folder.path().join(format!("{name}.yml"));
        fs::write(&file, usage).unwrap();
        let file = file.to_str().unwrap();
        accepted(&["--orb-source", &format!("postorb={SOURCE}"), file]);
        accepted(&["--orb-source", &format!("postorb={PACKED}"), file]);
        // The version of this postorb is known without a file.
        accepted(&[file]);
    }
}

#[test]
fn mistakes_in_the_use_of_the_orb_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.yml");
    let examples = examples();
    for (name, from, to, rule) in [
        (
            "check_config",
            "fail_on: warning",
            "fail_no: warning",
            "unknown-parameter",
        ),
        (
            "check_config",
            "fail_on: warning",
            "fail_on: never",
            "parameter-type",
        ),
        (
            "check_config",
            "postorb/check",
            "postorb/chekc",
            "unknown-job",
        ),
        (
            "several_machines",
            "parallelism: 3",
            "parallelism: three",
            "parameter-type",
        ),
        (
            "several_machines",
            "persist: true",
            "persist: maybe",
            "parameter-type",
        ),
        (
            "several_machines",
            "github_token: GH_COMMENTS",
            "github_token: $GH",
            "parameter-type",
        ),
        (
            "own_job",
            "postorb/run_suites",
            "postorb/run",
            "unknown-command",
        ),
        ("own_job", "suites: |", "suite: |", "unknown-parameter"),
    ] {
        let (_, usage) = examples.iter().find(|(known, _)| known == name).unwrap();
        assert!(usage.contains(from), "{usage}");
        fs::write(&file, usage.replacen(from, to, 1)).unwrap();
        let output = validate(&[file.to_str().unwrap()]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(
            told.contains(&format!("error[{rule}]")),
            "{name}: {to}\n{told}"
        );
    }
}

#[test]
fn examples_and_pages_show_the_orb_of_this_release() {
    let mut files: Vec<_> = fs::read_dir(format!("{SOURCE}/examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.push(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/orb.md").into());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let mut parts = text.split("postorb/postorb@");
        let mut fresh = parts.next().unwrap().to_owned();
        for part in parts {
            let end = part.find(|letter: char| !letter.is_ascii_digit() && letter != '.');
            fresh = format!("{fresh}{REFERENCE}{}", &part[end.unwrap_or(part.len())..]);
        }
        assert!(fresh.contains(REFERENCE), "{}", file.display());
        if std::env::var_os("POSTORB_BLESS").is_some() {
            fs::write(&file, &fresh).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            fresh,
            "{}",
            file.display()
        );
    }
}

/// Examples show what people write: no key, and the default of nothing.
#[test]
fn examples_give_what_is_not_the_default_anyway() {
    let orb = orb();
    for (name, usage) in examples() {
        let usage: Value = serde_yaml::from_str(&usage).unwrap();
        let text = serde_yaml::to_string(&usage).unwrap();
        assert!(!text.contains("PMAK-"), "{name}");
        for (section, used) in [("jobs", "workflows"), ("commands", "jobs")] {
            for (component, definition) in orb[section].as_mapping().unwrap() {
                let component = format!("postorb/{}", component.as_str().unwrap());
                each(&usage[used], &component, &mut |given| {
                    for (key, value) in given.as_mapping().into_iter().flatten() {
                        let default = &definition["parameters"][key]["default"];
                        assert!(default.is_null() || default != value, "{name}: {key:?}");
                    }
                });
            }
        }
    }
}

fn each(value: &Value, key: &str, visit: &mut dyn FnMut(&Value)) {
    for item in value.as_sequence().into_iter().flatten() {
        each(item, key, visit);
    }
    for (name, value) in value.as_mapping().into_iter().flatten() {
        if name.as_str() == Some(key) {
            visit(value);
        }
        each(value, key, visit);
    }
}
