//! `render`, case by case: `<case>.args` and `<case>.selection.yml` are what it is given,
//! `<case>.yml` and `<case>.err` what it answers. `POSTORB_BLESS=1` writes the answers anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use postorb::plan::Plan;
use postorb::render::{ExpandedKey, Target, render};
use postorb::selection::Selection;
use serde_yaml::Value;

use crate::process::postorb;

const CASES: &str = "tests/data/render";

/// Compares `text` with the file, or writes it there; no text is no file.
fn expect(file: &Path, text: &str) -> Result<(), String> {
    let known = fs::read_to_string(file).unwrap_or_default();
    if known == text {
        return Ok(());
    }
    if std::env::var_os("POSTORB_BLESS").is_none() {
        return Err(format!(
            "{}\n--- expected\n{known}\n--- got\n{text}",
            file.display()
        ));
    }
    if text.is_empty() {
        fs::remove_file(file).unwrap();
    } else {
        fs::write(file, text).unwrap();
    }
    Ok(())
}

fn cases() -> BTreeSet<String> {
    let names = fs::read_dir(CASES).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let case = |name: String| {
        let case = name
            .strip_suffix(".args")
            .or(name.strip_suffix(".selection.yml"));
        case.map(str::to_owned)
    };
    names.filter_map(case).collect()
}

fn case_file(case: &str, suffix: &str) -> PathBuf {
    Path::new(CASES).join(format!("{case}{suffix}"))
}

#[test]
fn every_case_renders_as_recorded() {
    let cases = cases();
    assert!(cases.len() > 30, "the cases are gone");
    let mut wrong = Vec::new();
    for case in cases {
        let mut args = vec!["render".to_owned()];
        let selection = case_file(&case, ".selection.yml");
        if selection.exists() {
            args.extend([
                "--selection".to_owned(),
                selection.to_str().unwrap().to_owned(),
            ]);
        }
        let more = fs::read_to_string(case_file(&case, ".args")).unwrap_or_default();
        args.extend(more.lines().map(str::to_owned));
        let output = postorb(&args, &[]);
        let told = match output.exit {
            0 => output.stderr,
            exit => format!("{}exit {exit}\n", output.stderr),
        };
        wrong.extend(expect(&case_file(&case, ".yml"), &output.stdout).err());
        wrong.extend(expect(&case_file(&case, ".err"), &told).err());
        if output.exit == 0 {
            assert!(output.stdout.ends_with('\n'), "{case}");
            crate::circle::check(&serde_yaml::from_str(&output.stdout).unwrap());
        } else {
            assert_eq!(output.stdout, "", "{case}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_vendors_ids_give_the_vendors_example_and_nothing_more() {
    let id = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    let environment = "5d1b4d44-ac1e-4eb6-9062-b28cd96333a4";
    let args = ["render", "--collection", id, "--environment", environment];
    let output = postorb(&args, &[]);
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
    let expected = serde_json::json!({
        "version": 2.1,
        "orbs": { "newman": "postman/newman@1.0.0" },
        "jobs": { "newman-collection-run": {
            "executor": "newman/postman-newman-docker",
            "steps": ["checkout", { "newman/newman-run": {
                "collection": format!("https://api.getpostman.com/collections/{id}?apikey=$POSTMAN_API_KEY"),
                "environment": format!("https://api.getpostman.com/environments/{environment}?apikey=$POSTMAN_API_KEY"),
            } }],
        } },
        "workflows": { "example-workflow": { "jobs": ["newman-collection-run"] } },
    });
    let config: serde_json::Value = serde_yaml::from_str(&output.stdout).unwrap();
    assert_eq!(config, expected);
}

/// What a selection of `tests/data/render` renders to for a config that exists already.
fn render_for(case: &str, target: &Target) -> Result<String, String> {
    let text = fs::read_to_string(case_file(case, ".selection.yml")).unwrap();
    let selection: Selection = serde_yaml::from_str(&text).unwrap();
    let plan = Plan::new(&selection).unwrap();
    let rendered = render(&plan, target).map_err(|failure| failure.message)?;
    Ok(rendered.text)
}

#[test]
fn a_config_of_version_2_gets_a_plain_job_for_each_run() {
    let target = Target {
        version2: true,
        ..Target::default()
    };
    for case in [
        "docker_several",
        "cli_several",
        "postorb_several",
        "postorb_shards",
    ] {
        let text = render_for(case, &target).unwrap();
        assert!(
            !text.contains("<<") && !text.contains("parameters"),
            "{text}"
        );
        let config: Value = serde_yaml::from_str(&text).unwrap();
        crate::circle::check(&config);
        expect(&case_file(case, ".version2.yml"), &text).unwrap();
    }
    let refused = render_for("orb_several", &target).unwrap_err();
    assert!(refused.contains("orbs need `version: 2.1`"), "{refused}");
    let refused = render_for("docker_when", &target).unwrap_err();
    assert!(refused.contains("`when`"), "{refused}");
}

#[test]
fn the_orb_is_called_what_the_config_calls_it() {
    let target = Target {
        orb_alias: Some("nm".to_owned()),
        ..Target::default()
    };
    let text = render_for("orb_several", &target).unwrap();
    for line in [
        "  nm: postman/newman@1.0.0\n",
        "executor: nm/postman-newman-docker\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(
        text.contains("- nm/newman-run:\n") && !text.contains("newman/newman-run"),
        "{text}"
    );
}

#[test]
fn names_of_entries_are_those_that_the_config_has() {
    let plan = |case| {
        let text = fs::read_to_string(case_file(case, ".selection.yml")).unwrap();
        Plan::new(&serde_yaml::from_str(&text).unwrap()).unwrap()
    };
    assert_eq!(
        plan("orb_several").entry_names(1),
        ["regression-eu", "regression-staging"]
    );
    assert_eq!(
        plan("orb_one_with_options").entry_names(0),
        ["newman-collection-run"]
    );
    // Whoever waits for the suites waits for what brings their results together.
    assert_eq!(plan("postorb_shards").entry_names(0), ["api tests-report"]);
    assert_eq!(plan("postorb_one").entry_names(0), ["postman-collections"]);
    assert_eq!(
        plan("postorb_several").entry_names(1),
        ["postman-collections-nightly"]
    );
}

#[test]
fn a_selection_without_suites_is_a_plan_that_cannot_be_rendered() {
    let selection: Selection = serde_yaml::from_str("version: 1").unwrap();
    let plan = Plan::new(&selection).unwrap();
    assert!(plan.runs.is_empty());
    assert!(render(&plan, &Target::default()).is_err());
}

const KEY: &str = "PMAK-0123456789abcdef01234567-0123456789abcdef0123456789abcdef01";

#[test]
fn the_key_is_put_in_place_on_request_and_told_of() {
    let args = [
        "render",
        "--expand-key",
        "--collection",
        "28b680e3-eb56-4135-8f4c-de01a6e494e9",
    ];
    let output = postorb(&args, &[("POSTMAN_API_KEY", KEY)]);
    assert_eq!(output.exit, 0);
    assert!(
        output.stdout.contains(&format!("?apikey={KEY}\n")),
        "{}",
        output.stdout
    );
    assert!(
        output.stderr.contains("keep it out of files"),
        "{}",
        output.stderr
    );
    assert!(!output.stderr.contains(KEY));
    let quiet = postorb(
        &[&args[..], &["--quiet"]].concat(),
        &[("POSTMAN_API_KEY", KEY)],
    );
    assert_eq!(quiet.stderr, output.stderr);
}

#[test]
fn the_key_is_put_nowhere_but_where_postman_gets_it() {
    let elsewhere = "https://example.com/x.json?key=$POSTMAN_API_KEY";
    let args = [
        "render",
        "--expand-key",
        "--collection",
        elsewhere,
        "--quiet",
    ];
    let more = ["--folder", "$POSTMAN_API_KEY"];
    let output = postorb(&[&args[..], &more].concat(), &[("POSTMAN_API_KEY", KEY)]);
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
    assert!(!output.stdout.contains(KEY), "{}", output.stdout);
    let target = Target {
        key: Some(ExpandedKey(KEY.to_owned())),
        ..Target::default()
    };
    assert!(!format!("{target:?}").contains(KEY));
    let text = render_for("cli_several", &target).unwrap();
    assert!(
        text.contains(&format!("--with-api-key \"{KEY}\"\n")),
        "{text}"
    );
}

#[test]
fn a_key_that_is_unset_or_no_key_is_not_put_anywhere() {
    let args = [
        "render",
        "--expand-key",
        "--collection",
        "28b680e3-eb56-4135-8f4c-de01a6e494e9",
    ];
    for value in ["", "a b", "x'; touch y; '", "PMAK-é"] {
        let output = postorb(&args, &[("POSTMAN_API_KEY", value)]);
        assert_eq!((output.exit, output.stdout.as_str()), (3, ""));
        assert!(
            output.stderr.contains("$POSTMAN_API_KEY"),
            "{}",
            output.stderr
        );
        assert!(
            value.is_empty() || !output.stderr.contains(value),
            "{}",
            output.stderr
        );
    }
}

#[test]
fn a_key_as_text_is_never_shown() {
    let places = [
        [
            "--collection",
            "https://api.getpostman.com/collections/28b680e3-eb56-4135-8f4c-de01a6e494e9?apikey=KEY",
        ],
        ["--collection", "https://example.com/x.json?key=KEY"],
        ["--collection", "KEY"],
    ];
    for [flag, value] in places {
        let output = postorb(&["render", flag, &value.replace("KEY", KEY)], &[]);
        assert_eq!((output.exit, output.stdout.as_str()), (2, ""));
        assert!(!output.stderr.contains(&KEY[5..]), "{}", output.stderr);
    }
}

#[test]
fn without_a_file_and_without_a_collection_both_ways_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_postorb"))
        .arg("render")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains(".circleci/postorb.yml") && told.contains("--collection"),
        "{told}"
    );
}
