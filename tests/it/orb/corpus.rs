//! Orbs that real configs have in them, as files: packed, and as a folder with a file for each component.
//! What `validate` says of the config is the same.

use std::fs;
use std::path::Path;

use serde_yaml::{Mapping, Value};

use crate::needs;
use crate::process::postorb;

/// The errors of a config, as their rules.
fn errors(config: &Value, folder: &Path, sources: &[String]) -> Vec<String> {
    let file = folder.join("config.yml");
    fs::write(&file, serde_yaml::to_string(config).unwrap()).unwrap();
    let file = file.display().to_string();
    let mut args = vec!["validate", "--json", &file];
    for source in sources {
        args.extend(["--orb-source", source]);
    }
    let output = postorb(&args, &[]);
    let json: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    let findings = json["files"][0]["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    let mut rules: Vec<_> = errors
        .map(|finding| format!("{} {}", finding["rule"], finding["message"]))
        .collect();
    rules.sort();
    rules
}

/// Writes an orb as a folder: what is in sections as a file each, everything else in `@orb.yml`.
fn unpack(orb: &Mapping, folder: &Path) {
    let mut root = Mapping::new();
    for (key, value) in orb {
        let section = key.as_str().unwrap();
        let is_section = ["jobs", "commands", "executors"].contains(&section);
        match value.as_mapping().filter(|_| is_section) {
            Some(components) => {
                for (name, component) in components {
                    // Folders below a section only keep order.
                    let path = folder.join(section).join("more");
                    fs::create_dir_all(&path).unwrap();
                    let text = serde_yaml::to_string(component).unwrap();
                    fs::write(path.join(format!("{}.yml", name.as_str().unwrap())), text).unwrap();
                }
            }
            None => {
                root.insert(key.clone(), value.clone());
            }
        }
    }
    fs::create_dir_all(folder).unwrap();
    fs::write(
        folder.join("@orb.yml"),
        serde_yaml::to_string(&root).unwrap(),
    )
    .unwrap();
}

/// Real configs as data, with what their merge keys bring in, and their files' names.
fn configs() -> Option<Vec<(String, Value)>> {
    let shared = needs::shared()?;
    let mut configs = Vec::new();
    for corpus in ["configs", "configs-history", "configs-newman"] {
        for entry in fs::read_dir(shared.join("corpus").join(corpus)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            if let Ok(mut config) = serde_yaml::from_str::<Value>(&text)
                && config.apply_merge().is_ok()
                // It does not follow a merge key in what a merge key brought in.
                && !serde_yaml::to_string(&config).unwrap().contains(" <<:")
            {
                configs.push((path.display().to_string(), config));
            }
        }
    }
    Some(configs)
}

#[test]
fn orbs_inside_of_real_configs_are_the_same_as_files() {
    let Some(configs) = configs() else { return };
    let mut count = 0;
    for (name, mut config) in configs {
        let Some(orbs) = config["orbs"].as_mapping().cloned() else {
            continue;
        };
        let inline = orbs.iter().filter_map(|(alias, orb)| {
            let orb = orb.as_mapping().filter(|orb| !orb.is_empty())?;
            Some((alias.as_str().unwrap(), orb))
        });
        let inline: Vec<_> = inline.collect();
        if inline.is_empty() {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let inside = errors(&config, folder.path(), &[]);
        let (mut packed, mut unpacked) = (Vec::new(), Vec::new());
        for (alias, orb) in inline {
            let file = folder.path().join(format!("{alias}-orb.yml"));
            fs::write(&file, serde_yaml::to_string(orb).unwrap()).unwrap();
            packed.push(format!("{alias}={}", file.display()));
            let below = folder.path().join(alias);
            unpack(orb, &below);
            unpacked.push(format!("{alias}={}", below.display()));
            config["orbs"][alias] = "acme/inside@1.2.3".into();
            count += 1;
        }
        let outside = errors(&config, folder.path(), &packed);
        assert_eq!(outside, inside, "{name}, packed");
        let outside = errors(&config, folder.path(), &unpacked);
        assert_eq!(outside, inside, "{name}, unpacked");
    }
    assert!(count >= 2, "only {count}");
}

/// An orb is what a config has above its workflows: real ones are taken apart into files, and what they pack
/// to is what they were.
#[test]
fn what_is_taken_apart_packs_to_what_it_was() {
    let Some(configs) = configs() else { return };
    let mut count = 0;
    for (name, config) in configs {
        let Some(orb) = config.as_mapping().filter(|orb| is_whole(orb)) else {
            continue;
        };
        let folder = tempfile::tempdir().unwrap();
        unpack(orb, folder.path());
        let packed = super::packed(folder.path()).unwrap();
        assert!(packed == config, "{name}");
        count += 1;
    }
    assert!(count >= 150, "only {count}");
}

/// Whether all of a config has a place in files: names of components are names of files, and no section is
/// empty.
fn is_whole(config: &Mapping) -> bool {
    let sections = ["jobs", "commands", "executors"];
    let sections = sections.iter().filter_map(|section| config.get(*section));
    let mut components = sections.clone().flat_map(|section| {
        let components = section.as_mapping().into_iter().flatten();
        components.map(|(name, component)| (name.as_str(), component.is_mapping()))
    });
    let is_file = |name: &str| !name.contains('/') && !name.starts_with(['@', '.']);
    sections.clone().count() > 0
        && sections
            .clone()
            .all(|section| section.as_mapping().is_some_and(|all| !all.is_empty()))
        && !config.values().any(Value::is_null)
        && components.all(|(name, is_mapping)| name.is_some_and(is_file) && is_mapping)
}
