//! What is rendered gives no error and no warning when it is checked: the vendor's forms carry infos.

use std::cell::Cell;
use std::fs;

use postorb::finding::{Finding, Severity};
use postorb::lint;
use postorb::plan::Plan;
use postorb::render::{Target, render};
use postorb::selection::Selection;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

#[test]
fn every_recorded_config_gives_no_error_and_no_warning() {
    let mut count = 0;
    for entry in fs::read_dir("tests/data/render").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let (_, kind) = name.split_once('.').unwrap();
        // `render` itself has warned of a variable, and a template of one's own leaves the key out.
        let is_meant = ["url_with_variable.yml", "template_of_ones_own.yml"].contains(&name);
        if matches!(kind, "yml" | "version2.yml") && !is_meant {
            count += 1;
            let mut findings = lint::check(&fs::read_to_string(&path).unwrap());
            // `requires: [build]` and `when: << pipeline.parameters.nightly >>` are for the config
            // that this is merged into.
            let is_elsewhere = |finding: &Finding| {
                finding.rule == "unknown-requirement"
                    || finding.message.starts_with("the pipeline has no parameter")
            };
            findings.retain(|finding| finding.severity > Severity::Info && !is_elsewhere(finding));
            assert_eq!(findings, [], "{name}");
        }
    }
    assert!(count > 30, "the recorded configs are gone");
}

/// Names that mean something to YAML, to a shell or to CircleCI.
fn text() -> impl Strategy<Value = String> {
    let hostile = [
        "a: b # c",
        "'",
        "\"",
        "$(touch x)",
        "&",
        "a\nb",
        "🚀",
        "{{ x }}",
        "- a",
        "*x",
        "!t",
        "%",
        "@",
        "`id`",
        "null",
        "true",
        "1.0",
        "~",
        "0x1f",
        "2026-01-01",
        "yes",
        "=",
        "a,b",
        "[",
        "}",
        "\\",
        "|",
        ">-",
        "?",
        "--bail",
        " a ",
        "\t",
        "<<",
        "\u{85}",
        "é",
        "$HOME",
        "a;b",
        "#",
    ];
    let one = prop::sample::select(hostile.to_vec());
    let words = prop_oneof![3 => one.prop_map(str::to_owned), 1 => "[ -~]{1,12}", 1 => "\\PC{1,6}"];
    prop::collection::vec(words, 1..3).prop_map(|words| format!("x{}", words.join(" ")))
}

/// Few characters can be in the name of a job.
fn job() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![
        None,
        Some("api tests"),
        Some("true"),
        Some("1.0"),
        Some("x"),
    ])
}

fn source() -> impl Strategy<Value = String> {
    let known = [
        "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
        "28b680e3-eb56-4135-8f4c-de01a6e494e9",
        "https://example.com/collection.json?a=b&c=d#e",
        "postman/api.json",
    ];
    let known = prop::sample::select(known.to_vec()).prop_map(str::to_owned);
    prop_oneof![2 => known, 1 => text().prop_map(|text| format!("dir/{text}.json"))]
}

fn suite() -> impl Strategy<Value = Value> {
    let options = (
        prop::option::of(1_u32..9),
        prop::option::of(0_u64..99_999),
        any::<bool>(),
        prop::collection::vec(text(), 0..2),
    );
    let more = (
        prop::collection::vec(text(), 0..3),
        prop::option::of(source()),
        prop::collection::btree_map(text(), source(), 0..3),
        prop::option::of(0_u32..3),
        prop::option::of("[A-Z]{1,5}"),
    );
    (text(), source(), options, more).prop_map(|(name, collection, options, more)| {
        let (count, timeout, insecure, extra) = options;
        let (folder, data, environments, retry, secret) = more;
        let mut suite = json!({
            "name": name,
            "collection": collection,
            "folder": folder,
            "environments": environments,
            "newman": {
                "iteration-count": count,
                "timeout-request": timeout.unwrap_or(1),
                "insecure": insecure,
                "extra": extra,
            },
        });
        for (key, value) in [("iteration-data", json!(data)), ("retry", json!(retry))] {
            if !value.is_null() {
                suite[key] = value;
            }
        }
        if let Some(secret) = secret {
            suite["secrets"] = json!({ "token": secret });
        }
        suite
    })
}

fn selection() -> impl Strategy<Value = (Value, bool)> {
    let layouts = prop::sample::select(vec![
        "newman-orb",
        "newman-docker",
        "postman-cli",
        "postorb",
    ]);
    let workflow = (text(), prop::collection::vec(text(), 0..2));
    let suites = prop::collection::vec(suite(), 1..4);
    let rest = (workflow, any::<bool>(), prop::option::of(1_u32..4));
    (layouts, suites, job(), rest).prop_map(
        |(layout, suites, job, ((workflow, context), version2, parallelism))| {
            let workflows = [json!({ "name": workflow, "context": context })];
            let selection = json!({
                "version": 1, "layout": layout, "suites": suites, "job": job, "workflows": workflows,
                "parallelism": parallelism,
            });
            (selection, version2 && layout != "newman-orb")
        },
    )
}

#[test]
fn whatever_is_selected_renders_to_a_config_without_errors_and_warnings() {
    let rendered = Cell::new(0);
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(512)
    };
    let run = TestRunner::new(config).run(&selection(), |(selection, version2)| {
        let selection: Selection = serde_json::from_value(selection).unwrap();
        let target = Target {
            version2,
            ..Target::default()
        };
        // What cannot be run is refused: other tests tell with what words.
        let result = Plan::new(&selection).and_then(|plan| render(&plan, &target));
        if let Ok(result) = result {
            rendered.set(rendered.get() + 1);
            let mut findings = lint::check(&result.text);
            findings.retain(|finding| finding.severity > Severity::Info);
            prop_assert_eq!(findings, [], "{}", result.text);
        }
        Ok(())
    });
    run.unwrap();
    assert!(
        rendered.get() > 100,
        "only {} were rendered",
        rendered.get()
    );
}
