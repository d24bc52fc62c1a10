//! What others' tools say of the action, its scripts, and the workflows that pages show.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs::program;

/// Runs a tool on files; what it says where it does not like them.
fn complaint(tool: &Path, args: &[&str], files: &[PathBuf]) -> Option<String> {
    let output = Command::new(tool)
        .args(args)
        .args(files)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (!output.status.success()).then(|| String::from_utf8_lossy(&said).into_owned())
}

const ZIZMOR: [&str; 3] = ["--offline", "--no-progress", "--config"];

/// A release's own tag is how its page names it: the commit is not known before.
const PINS: &str = "\
rules:
  unpinned-uses:
    config:
      policies:
        postorb/*: ref-pin
        \"*\": hash-pin
";

fn zizmor(tool: &Path, files: &[PathBuf]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("zizmor.yml");
    fs::write(&config, PINS).unwrap();
    let args = [&ZIZMOR[..], &[config.to_str().unwrap()]].concat();
    complaint(tool, &args, files)
}

#[test]
fn the_action_is_what_github_takes_and_safe() {
    let schema = ["--builtin-schema", "vendor.github-actions"];
    let action = [PathBuf::from("action.yml")];
    if let Some(tool) = program("check-jsonschema") {
        assert_eq!(complaint(&tool, &schema, &action), None);
    }
    let Some(tool) = program("zizmor") else {
        return;
    };
    assert_eq!(zizmor(&tool, &action), None);
    let folder = tempfile::tempdir().unwrap();
    let unsafe_one = folder.path().join("action.yml");
    let text = fs::read_to_string("action.yml").unwrap();
    let text = text.replace("run: bash ", "run: echo ${{ inputs.files }}; bash ");
    fs::write(&unsafe_one, text).unwrap();
    let said = zizmor(&tool, &[unsafe_one]).expect("zizmor takes anything");
    assert!(said.contains("template-injection"), "{said}");
}

#[test]
fn its_scripts_are_clean() {
    let Some(tool) = program("shellcheck") else {
        return;
    };
    let scripts = ["common.sh", "get.sh", "run.sh"];
    let scripts = scripts.map(|name| PathBuf::from("packaging/action").join(name));
    assert_eq!(complaint(&tool, &["--external-sources"], &scripts), None);
}

/// The workflows among the blocks of a page.
fn workflows(page: &str) -> Vec<String> {
    let blocks = page.split("```yaml\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap());
    let workflows = blocks.filter(|block| block.contains("runs-on:"));
    workflows.map(str::to_owned).collect()
}

#[test]
fn workflows_that_are_shown_are_right_and_safe() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for page in ["README.md", "docs/github-actions.md", "docs/publishing.md"] {
        for (index, workflow) in workflows(&fs::read_to_string(page).unwrap())
            .iter()
            .enumerate()
        {
            let name = format!("{}-{index}.yml", page.replace(['/', '.'], "-"));
            let path = folder.path().join(".github/workflows").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, workflow).unwrap();
            files.push(path);
        }
    }
    assert!(files.len() >= 3, "{files:?}");
    if let Some(tool) = program("actionlint") {
        // The action itself is not there to be looked at.
        assert_eq!(complaint(&tool, &["-shellcheck="], &files), None);
    }
    if let Some(tool) = program("zizmor") {
        assert_eq!(zizmor(&tool, &files), None);
    }
}

#[test]
fn the_page_has_every_input_and_output() {
    let page = fs::read_to_string("docs/github-actions.md").unwrap();
    let (inputs, outputs) = page.split_once("## Outputs").unwrap();
    let action = fs::read_to_string("action.yml").unwrap();
    let action: serde_yaml::Value = serde_yaml::from_str(&action).unwrap();
    for (section, text, start) in [("inputs", inputs, "\n| "), ("outputs", outputs, "")] {
        let names = action[section].as_mapping().unwrap().keys();
        let names: Vec<&str> = names.map(|name| name.as_str().unwrap()).collect();
        assert!(names.len() >= 9, "{names:?}");
        for name in names {
            assert!(text.contains(&format!("{start}`{name}`")), "{name}");
        }
    }
    let rust = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"), " or newer");
    assert!(page.contains(rust), "`source: build` needs {rust}");
}
