//! As much of `CircleCI`'s compiler as generated configs need: jobs with parameters, conditional
//! steps, and the command of the orb.

use std::collections::BTreeMap;

use postorb::render::vocabulary;
use serde_yaml::{Mapping, Value};

/// The one shell line of `newman-run`, as postman/newman 1.0.0 writes it.
fn orb_line() -> String {
    let options = vocabulary::NEWMAN_RUN[1..15].iter().map(|name| {
        let value = match *name {
            "insecure" | "ignore-redirects" => String::new(),
            _ => format!(" << {name} >>"),
        };
        format!("<<# {name} >>--{name}{value}<</ {name} >>")
    });
    let options: Vec<_> = options.collect();
    format!(
        "newman run << collection >> {} << additional-options >>",
        options.join(" ")
    )
}

/// An entry of a workflow, compiled.
pub(crate) struct Entry {
    pub(crate) name: String,
    /// The shell lines of its steps, in their order.
    pub(crate) commands: Vec<String>,
}

/// Compiles every entry of every workflow; panics where `CircleCI` would refuse the config.
pub(crate) fn compile(config: &Value) -> Vec<Entry> {
    let workflows = config["workflows"].as_mapping().unwrap();
    let workflows = workflows
        .iter()
        .filter(|(name, _)| name.as_str() != Some("version"));
    let entries = workflows.flat_map(|(_, workflow)| workflow["jobs"].as_sequence().unwrap());
    entries.map(|entry| one(config, entry)).collect()
}

/// Panics where `CircleCI` would refuse the config, or where it has a key that is not in the
/// vocabulary.
pub(crate) fn check(config: &Value) {
    let keys = |value: &Value, known: &[&str]| {
        for key in value.as_mapping().unwrap().keys() {
            assert!(
                known.contains(&key.as_str().unwrap()),
                "{key:?} is not in the vocabulary"
            );
        }
    };
    for (_, job) in config["jobs"].as_mapping().unwrap() {
        keys(job, &vocabulary::JOB_KEYS);
    }
    for (name, workflow) in config["workflows"].as_mapping().unwrap() {
        if name != "version" {
            keys(workflow, &vocabulary::WORKFLOW_KEYS);
        }
    }
    let entries = compile(config);
    assert!(!entries.is_empty());
    let mut names: Vec<_> = entries.iter().map(|entry| &entry.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), entries.len(), "two entries of one name");
}

fn one(config: &Value, entry: &Value) -> Entry {
    let empty = Mapping::new();
    let (name, given) = match entry {
        Value::String(name) => (name.as_str(), &empty),
        Value::Mapping(entry) => {
            assert_eq!(entry.len(), 1, "an entry has one key");
            let (name, given) = entry.iter().next().unwrap();
            (name.as_str().unwrap(), given.as_mapping().unwrap())
        }
        other => panic!("no entry: {other:?}"),
    };
    let job = &config["jobs"][name];
    let arguments = arguments(job, given);
    let mut compiled = Entry {
        name: given
            .get("name")
            .map_or(name, |name| name.as_str().unwrap())
            .to_owned(),
        commands: Vec::new(),
    };
    steps(&job["steps"], &arguments, &mut compiled);
    compiled
}

/// The job's parameters with what the entry gives, each of its type.
fn arguments<'c>(job: &'c Value, given: &'c Mapping) -> BTreeMap<&'c str, &'c Value> {
    let declared = job.get("parameters").and_then(Value::as_mapping);
    for (name, value) in given {
        let name = name.as_str().unwrap();
        let known = vocabulary::ENTRY_KEYS.contains(&name)
            || declared.is_some_and(|declared| declared.contains_key(name));
        assert!(known, "{name} is no parameter");
        assert!(
            !as_text(value).contains("<<") || name == "filters",
            "{value:?} is an expression"
        );
    }
    let mut arguments = BTreeMap::new();
    for (name, declaration) in declared.into_iter().flatten() {
        let name = name.as_str().unwrap();
        assert!(
            vocabulary::PARAMETERS.contains(&name),
            "{name} is not in the vocabulary"
        );
        let value = given
            .get(name)
            .or(declaration.get("default"))
            .expect("a value is missing");
        let fits = match declaration["type"].as_str().unwrap() {
            "string" => value.is_string(),
            "boolean" => value.is_bool(),
            "integer" => value.is_u64(),
            other => panic!("no type: {other}"),
        };
        assert!(fits, "{name} has another type than {value:?}");
        arguments.insert(name, value);
    }
    arguments
}

fn steps(steps: &Value, arguments: &BTreeMap<&str, &Value>, out: &mut Entry) {
    let text = |value: &Value| fill(value, arguments);
    for step in steps.as_sequence().unwrap() {
        if step == "checkout" {
            continue;
        }
        let step = step.as_mapping().unwrap();
        assert_eq!(step.len(), 1, "a step has one key");
        let (key, body) = step.iter().next().unwrap();
        match key.as_str().unwrap() {
            "run" => {
                let name = body["name"].as_str().unwrap();
                assert!(vocabulary::STEP_NAMES.contains(&name), "{name}");
                for key in body.as_mapping().unwrap().keys() {
                    assert!(
                        vocabulary::RUN_KEYS.contains(&key.as_str().unwrap()),
                        "{key:?}"
                    );
                }
                out.commands.push(text(&body["command"]));
            }
            "store_test_results" | "store_artifacts" => {
                let path = body["path"].as_str().unwrap();
                let folder = path.strip_suffix("/junit.xml").unwrap_or(path);
                assert!(vocabulary::RESULTS.contains(&folder), "{path}");
            }
            "restore_cache" => {
                for key in body["keys"].as_sequence().unwrap() {
                    assert!(
                        key.as_str().unwrap().starts_with(vocabulary::CACHE),
                        "{key:?}"
                    );
                }
            }
            "save_cache" => {
                assert!(body["key"].as_str().unwrap().starts_with(vocabulary::CACHE));
                assert_eq!(body["paths"], Value::from(vec![vocabulary::BASELINE]));
            }
            "persist_to_workspace" => {
                assert_eq!(body["paths"], Value::from(vec![vocabulary::SHARDS]));
            }
            "attach_workspace" => assert_eq!(body["at"], vocabulary::WORKSPACE),
            "when" => {
                let sides = body["condition"]["equal"].as_sequence().unwrap();
                if text(&sides[0]) == text(&sides[1]) {
                    self::steps(&body["steps"], arguments, out);
                }
            }
            command => {
                assert!(command.ends_with("/newman-run"), "{command} is no step");
                let values = body.as_mapping().unwrap().iter();
                let values = values.map(|(name, value)| (name.as_str().unwrap(), text(value)));
                out.commands.push(mustache(&orb_line(), &values.collect()));
            }
        }
    }
}

/// A value as text, with the job's parameters in place of their references.
fn fill(value: &Value, arguments: &BTreeMap<&str, &Value>) -> String {
    let text = as_text(value);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("<<") {
        let (name, after) = after.split_once(">>").unwrap();
        let name = name
            .trim()
            .strip_prefix("parameters.")
            .expect("only parameters are referred to");
        out.push_str(before);
        out.push_str(&as_text(arguments[name]));
        rest = after;
    }
    out + rest
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_json::to_string(other).unwrap(),
    }
}

/// Fills in `<< name >>` and keeps what stands between `<<# name >>` and `<</ name >>` where the
/// name has a value.
fn mustache(template: &str, values: &BTreeMap<&str, String>) -> String {
    let value = |name: &str| values.get(name).map_or("", String::as_str);
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("<<") {
        let (tag, after) = after.split_once(">>").unwrap();
        out.push_str(before);
        rest = after;
        if let Some(name) = tag.strip_prefix('#') {
            let name = name.trim();
            let (inside, after) = rest.split_once(&format!("<</ {name} >>")).unwrap();
            if !matches!(value(name), "" | "false") {
                out.push_str(&mustache(inside, values));
            }
            rest = after;
        } else {
            out.push_str(value(tag.trim()));
        }
    }
    out + rest
}
