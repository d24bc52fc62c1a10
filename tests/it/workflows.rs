//! What CI runs elsewhere, judged by others: workflows of GitHub, our own config of CircleCI, scripts.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs;
use crate::process::postorb;
use crate::release::TARGETS;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn workflows() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(root().join(".github/workflows")).unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 2, "{files:?}");
    files
}

/// Runs a judge of files, which says nothing or is told in full.
fn satisfied(program: &str, args: &[&str], files: &[PathBuf]) {
    let Some(path) = needs::program(program) else {
        return;
    };
    let output = Command::new(path).args(args).args(files).output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&told)
    );
}

#[test]
fn actionlint_finds_nothing_in_the_workflows() {
    if needs::program("shellcheck").is_some() {
        satisfied("actionlint", &[], &workflows());
    }
}

#[test]
fn zizmor_finds_nothing_in_the_workflows() {
    let args = ["--offline", "--no-progress", "--persona", "pedantic"];
    let mut files = workflows();
    files.push(root().join(".github/dependabot.yml"));
    satisfied("zizmor", &args, &files);
}

#[test]
fn every_action_is_pinned_and_says_its_version() {
    let pinned = regex_lite::Regex::new(r"^(- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$");
    let pinned = pinned.unwrap();
    for workflow in workflows() {
        let text = std::fs::read_to_string(&workflow).unwrap();
        let uses = text
            .lines()
            .map(str::trim)
            .filter(|line| line.contains("uses: "));
        let uses: Vec<_> = uses.collect();
        assert!(!uses.is_empty());
        for line in uses {
            assert!(pinned.is_match(line), "{line}");
        }
        assert!(!text.contains("${{ secrets"), "{}", workflow.display());
    }
}

#[test]
fn our_own_config_passes_our_own_check() {
    let config = root().join(".circleci/config.yml");
    let args = ["validate", "--fail-on", "info", config.to_str().unwrap()];
    let output = postorb(&args, &[]);
    assert_eq!(output.exit, 0, "{}{}", output.stdout, output.stderr);
}

#[test]
fn the_job_in_the_page_of_results_passes_our_own_check() {
    let page = std::fs::read_to_string(root().join("docs/results.md")).unwrap();
    let (_, config) = page.split_once("```yaml\n").unwrap();
    let (config, _) = config.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.yml");
    std::fs::write(&file, config).unwrap();
    let args = ["validate", "--fail-on", "info", file.to_str().unwrap()];
    let output = postorb(&args, &[]);
    assert_eq!(output.exit, 0, "{}{}", output.stdout, output.stderr);
}

#[test]
fn shellcheck_has_nothing_to_say_about_scripts() {
    let scripts = [".ci/run", ".ci/release", "install.sh"];
    satisfied("shellcheck", &[], &scripts.map(|name| root().join(name)));
}

#[test]
fn the_workflow_builds_what_is_looked_for() {
    let workflow = std::fs::read_to_string(root().join(".github/workflows/release.yml")).unwrap();
    let built = workflow
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- { target: "));
    let built: Vec<_> = built.map(|rest| rest.split(',').next().unwrap()).collect();
    assert_eq!(built, TARGETS.map(|(target, ..)| target));
}
