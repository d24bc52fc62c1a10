//! What several tests need.

use std::path::Path;

use postorb::finding::Patch;
use postorb::merge::{self, Gate};
use postorb::plan::Plan;
use postorb::render::{self, Target};
use postorb::selection::{self, Date};
use postorb::yaml::Tree;
use serde_yaml::{Mapping, Value};
use similar::TextDiff;

/// One suite, in the vendor's own form.
pub(crate) const ONE: &str = "\
version: 1
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
    environment: 5d1b4d44-ac1e-4eb6-9062-b28cd96333a4
";

/// Three suites with two environments each.
pub(crate) const MANY: &str = "\
version: 1
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
    environments: { staging: postman/staging.json, eu: postman/eu.json }
  - name: \"Re funds: # é\"
    collection: postman/re funds.json
    folder: [Checkout, \"Re 'funds'\"]
    environments: { staging: postman/staging.json, eu: postman/eu.json }
    newman: { timeout-request: 10000, bail: failure }
  - name: nightly
    collection: https://example.com/collection.json?a=b&c=d
    environments: { staging: postman/staging.json, eu: postman/eu.json }
    iteration-data: postman/rows.csv
";

/// What has [`MANY`] in the layout that calls postorb, with a job behind its containers.
pub(crate) fn shared(selection: &str) -> String {
    let same = "job: newman-collection-run\nworkflows: [{ name: example-workflow }]\n";
    format!("{selection}layout: postorb\nparallelism: 3\n{same}")
}

/// The same, in workflows of its own.
pub(crate) fn sharing(selection: &str) -> String {
    format!("{selection}layout: postorb\nparallelism: 2\n")
}

/// What [`MANY`] may become: a suite has another name, and all of them another layout.
pub(crate) fn changed(selection: &str) -> String {
    format!(
        "{}layout: newman-docker\n",
        selection.replace("nightly", "weekly")
    )
}

/// A workflow that configs of tests have, for either of them.
pub(crate) const MAIN: &str = "workflows: [{ name: main }]\n";

/// What a selection comes to for a config.
pub(crate) fn render(config: &Tree<'_>, text: &str) -> String {
    let today = Date::parse("2026-11-23").expect("a day");
    let loaded = selection::read(text, today).expect("the selection is right");
    let plan = Plan::new(&loaded.selection).expect("the plan can be made");
    let target = Target {
        version2: merge::version(config) != Some("2.1"),
        orb_alias: Some(merge::orb_alias(config)),
        ..Target::default()
    };
    render::render(&plan, &target)
        .expect("the plan renders")
        .text
}

/// What a parser that shares nothing with postorb's reads.
pub(crate) fn value(text: &str) -> Value {
    let text = text.trim_start_matches('\u{feff}');
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

/// `config` with what is rendered added as a person would.
pub(crate) fn merge_value(config: &Value, rendered: &Value, gates: &[Gate]) -> Value {
    let mut merged = config.clone();
    let root = merged.as_mapping_mut().expect("a mapping");
    let is_empty = |value: &Value| value.as_mapping().is_none_or(Mapping::is_empty);
    let had_workflows = root.get("workflows").is_some_and(|map| !is_empty(map));
    let builds = root
        .get("jobs")
        .is_some_and(|jobs| jobs.get("build").is_some());
    for section in ["orbs", "jobs", "workflows"] {
        let Some(Value::Mapping(new)) = rendered.get(section) else {
            continue;
        };
        let present = mapping(root.entry(section.into()).or_insert(Value::Null));
        let workflows_version = new.get("version").filter(|_| section == "workflows");
        if let Some(version) = workflows_version.filter(|_| !had_workflows) {
            present.insert("version".into(), version.clone());
        }
        let new = new
            .iter()
            .filter(|(_, entry)| Some(*entry) != workflows_version);
        for (index, (name, entry)) in new.enumerate() {
            let mut entry = entry.clone();
            let is_orb_present = present.values().any(|orb| is_orb(orb, &entry));
            match present.get_mut(name) {
                _ if section == "orbs" && is_orb_present => {}
                // Suites join a workflow that is there.
                Some(workflow) if section == "workflows" => {
                    let jobs = mapping(workflow)
                        .entry("jobs".into())
                        .or_insert(Value::Null);
                    sequence(jobs).append(sequence(&mut entry["jobs"]));
                }
                _ => {
                    // Without workflows `build` ran unasked; it has to be listed from now on.
                    if section == "workflows" && !had_workflows && builds && index == 0 {
                        sequence(&mut entry["jobs"]).insert(0, "build".into());
                    }
                    present.insert(name.clone(), entry);
                }
            }
        }
    }
    for gate in gates {
        for job in &gate.before {
            let entry = entry_mut(&mut merged, &gate.workflow, job).expect("the job that waits");
            if let Value::String(name) = entry {
                let keys = Mapping::from_iter([(name.as_str().into(), Value::Null)]);
                *entry = Value::Mapping(keys);
            }
            let keys = mapping(entry).values_mut().next().expect("keys");
            let requires = mapping(keys)
                .entry("requires".into())
                .or_insert(Value::Null);
            sequence(requires).extend(gate.entries.iter().map(|name| Value::from(name.as_str())));
        }
    }
    merged
}

/// A mapping, which a null becomes.
fn mapping(value: &mut Value) -> &mut Mapping {
    if value.is_null() {
        *value = Value::Mapping(Mapping::new());
    }
    value.as_mapping_mut().expect("a mapping")
}

/// A list, which a null becomes.
fn sequence(value: &mut Value) -> &mut Vec<Value> {
    if value.is_null() {
        *value = Value::Sequence(Vec::new());
    }
    value.as_sequence_mut().expect("a list")
}

fn is_orb(one: &Value, other: &Value) -> bool {
    let name = |orb: &Value| {
        orb.as_str()
            .and_then(|orb| orb.split('@').next().map(str::to_owned))
    };
    name(one).is_some() && name(one) == name(other)
}

/// An entry of a workflow.
pub(crate) fn entry<'v>(config: &'v Value, workflow: &str, name: &str) -> Option<&'v Value> {
    let jobs = config
        .get("workflows")?
        .get(workflow)?
        .get("jobs")?
        .as_sequence()?;
    jobs.iter().find(|entry| entry_name(entry) == Some(name))
}

fn entry_mut<'v>(config: &'v mut Value, workflow: &str, name: &str) -> Option<&'v mut Value> {
    let workflow = config.get_mut("workflows")?.get_mut(workflow)?;
    let jobs = workflow.get_mut("jobs")?.as_sequence_mut()?;
    jobs.iter_mut()
        .find(|entry| entry_name(entry) == Some(name))
}

fn entry_name(entry: &Value) -> Option<&str> {
    match entry {
        Value::String(name) => Some(name),
        Value::Mapping(map) => {
            let (job, keys) = map.iter().next()?;
            keys.get("name").unwrap_or(job).as_str()
        }
        _ => None,
    }
}

/// The names of all entries of a rendered config.
pub(crate) fn entries(rendered: &str) -> Vec<String> {
    let rendered = value(rendered);
    let workflows = rendered["workflows"]
        .as_mapping()
        .expect("workflows")
        .values();
    let jobs = workflows.flat_map(|workflow| workflow["jobs"].as_sequence().expect("a list"));
    jobs.filter_map(|entry| entry_name(entry).map(str::to_owned))
        .collect()
}

/// `text` with patches made one after the other, from the last to the first.
pub(crate) fn by_patches(text: &str, patches: &[Patch]) -> String {
    let mut text = text.to_owned();
    for patch in patches.iter().rev() {
        text.replace_range(patch.span.clone(), &patch.replacement);
    }
    text
}

/// Compares `found` with a file of `tests/data/`, or writes it there where `POSTORB_BLESS` is set.
pub(crate) fn snapshot(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name);
    if std::env::var_os("POSTORB_BLESS").is_some() {
        std::fs::write(&path, found).expect("the snapshot can be written");
        return;
    }
    let expected = String::from_utf8(std::fs::read(&path).unwrap_or_default()).expect("UTF-8");
    // A snapshot may have hundreds of lines: those that differ are shown.
    let changes = TextDiff::from_lines(expected.as_str(), found);
    let changes = changes.unified_diff().context_radius(0).to_string();
    assert!(
        changes.is_empty() && found == expected,
        "{} differs; `just bless` rewrites it\n{changes}",
        path.display()
    );
}
