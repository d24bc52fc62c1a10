//! What the folder packs to, and what `validate` says of that.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_yaml::{Mapping, Value};

use super::{PACKED, SOURCE, files, is, orb};

const HEAD: &str = "# What orb/src packs to. Written by `just bless`.\n";

#[test]
fn the_packed_orb_is_up_to_date() {
    let found = format!("{HEAD}{}", serde_yaml::to_string(&orb()).unwrap());
    bless_or_compare(Path::new(PACKED), &found);
    as_json(Path::new(PACKED));
}

/// postorb reads JSON, of which people read the YAML.
#[test]
fn what_is_known_of_other_orbs_is_up_to_date() {
    let all = glob::glob(&PACKED.replace("postorb-orb", "newman-*")).unwrap();
    let all: Vec<_> = all.map(Result::unwrap).collect();
    assert_eq!(all.len(), 3);
    for file in all {
        as_json(&file);
    }
}

fn as_json(file: &Path) {
    let orb: Value = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let json = format!("{}\n", serde_json::to_string(&orb).unwrap());
    bless_or_compare(&file.with_extension("json"), &json);
}

fn bless_or_compare(file: &Path, wanted: &str) {
    if std::env::var_os("POSTORB_BLESS").is_some() {
        fs::write(file, wanted).unwrap();
    }
    let found = fs::read_to_string(file).unwrap_or_default();
    assert!(
        found == wanted,
        "{} is stale: `just bless` makes it anew",
        file.display()
    );
}

fn include(value: &mut Value, included: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => *text = included(text).unwrap_or_else(|| text.clone()),
        Value::Sequence(items) => items.iter_mut().for_each(|item| include(item, included)),
        Value::Mapping(fields) => fields.values_mut().for_each(|item| include(item, included)),
        _ => {}
    }
}

/// The same by a plain reading of the rules, with another parser: root files are joined, every other file
/// is an entry of the folder on top, and files are included in what can have steps.
fn packed_otherwise() -> Value {
    let files = files();
    let included = |text: &str| {
        let name = text.strip_prefix("<<include(")?.strip_suffix(")>>")?;
        let (_, script) = files.iter().find(|(path, _)| path == name).unwrap();
        Some(script.replace("<<", "\\<<"))
    };
    let mut orb = Mapping::new();
    for (path, text) in files.iter().filter(|(path, _)| is(path, "yml")) {
        let mut value: Value = serde_yaml::from_str(text).unwrap();
        include(&mut value, &included);
        match path.split_once('/') {
            None => orb.extend(value.as_mapping().unwrap().clone()),
            Some((section, name)) => {
                let section = orb
                    .entry(section.into())
                    .or_insert_with(|| Mapping::new().into());
                let name = name
                    .rsplit('/')
                    .next()
                    .unwrap()
                    .strip_suffix(".yml")
                    .unwrap();
                section[name] = value;
            }
        }
    }
    orb.into()
}

#[test]
fn another_packer_comes_to_the_same() {
    assert!(orb() == packed_otherwise());
}

pub(super) fn validate(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postorb"))
        .args(["validate", "--fail-on", "info"])
        .args(args)
        .output()
        .unwrap()
}

#[track_caller]
pub(super) fn accepted(args: &[&str]) {
    let output = validate(args);
    let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert_eq!(output.status.code(), Some(0), "{args:?}\n{told}");
    assert!(told.contains("no findings"), "{told}");
}

#[test]
fn validate_accepts_the_packed_orb() {
    accepted(&[PACKED]);
}

/// As the orb development kit tests an orb: written into the config that uses it.
#[test]
fn validate_accepts_the_orb_inside_of_a_config() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.yml");
    let config = "version: 2.1\norbs:\n  postorb: {}\nworkflows:\n  main:\n    jobs: [postorb/run, postorb/check]\n";
    let mut config: Value = serde_yaml::from_str(config).unwrap();
    config["orbs"]["postorb"] = orb();
    let text = serde_yaml::to_string(&config).unwrap();
    fs::write(&file, &text).unwrap();
    accepted(&[file.to_str().unwrap()]);
    // Its steps are looked at: this is no other way to say that nothing is.
    fs::write(
        &file,
        text.replace("fail_on: << parameters.fail_on >>", "fail_on: never"),
    )
    .unwrap();
    let output = validate(&[file.to_str().unwrap()]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(7), "{told}");
    assert!(told.contains("error[parameter-type]"), "{told}");
}

#[test]
fn the_folder_is_a_source_of_the_orb() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.yml");
    let config =
        "version: 2.1\norbs: { own: acme/own@1.2.3 }\nworkflows: { main: { jobs: [own/rnu] } }\n";
    fs::write(&file, config).unwrap();
    let output = validate(&[
        "--orb-source",
        &format!("own={SOURCE}"),
        file.to_str().unwrap(),
    ]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(7), "{told}");
    assert!(
        told.contains("did you mean") && told.contains("own/run"),
        "{told}"
    );
}

/// A folder that somebody else wrote cannot have a file of the machine's become part of a message.
#[test]
fn an_orb_includes_nothing_from_outside_of_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let orb = folder.path().join("orb");
    fs::create_dir_all(orb.join("jobs")).unwrap();
    fs::create_dir_all(orb.join("scripts")).unwrap();
    let secret = folder.path().join("secret.sh");
    fs::write(&secret, "cat\n").unwrap();
    fs::write(orb.join("scripts/own.sh"), "cat\n").unwrap();
    fs::write(orb.join("@orb.yml"), "version: 2.1\n").unwrap();
    std::os::unix::fs::symlink(&secret, orb.join("scripts/link.sh")).unwrap();
    let config = folder.path().join("config.yml");
    let uses =
        "version: 2.1\norbs: { own: acme/own@1.2.3 }\nworkflows: { main: { jobs: [own/a] } }\n";
    fs::write(&config, uses).unwrap();
    for (name, exit) in [
        ("scripts/own.sh", 0),
        ("scripts/../scripts/own.sh", 0),
        ("scripts/link.sh", 2),
        ("../secret.sh", 2),
        (secret.to_str().unwrap(), 2),
    ] {
        let job = format!(
            "docker: [{{ image: cimg/base:2025.04 }}]\nsteps: [run: <<include({name})>>]\n"
        );
        fs::write(orb.join("jobs/a.yml"), job).unwrap();
        let source = format!("own={}", orb.display());
        let output = validate(&["--orb-source", &source, config.to_str().unwrap()]);
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(exit), "{name}\n{told}");
        let is_told = told.contains(&format!("it includes `{name}`, which is not there"));
        assert_eq!(is_told, exit == 2, "{told}");
    }
}
