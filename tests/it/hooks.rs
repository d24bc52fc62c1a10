//! `.pre-commit-hooks.yaml`, run by the real pre-commit and the real prek as the README says, from a
//! repository that holds what they install from, with the wheel that `.ci/run dist wheel` builds.

mod scene;

use std::fs;

use regex_lite::Regex;
use serde_yaml::Value;

use crate::needs;
use scene::{BROKEN, Scene};

const MANIFEST: &str = ".pre-commit-hooks.yaml";
const IDS: [&str; 3] = ["postorb-validate", "postorb-check", "postorb-merge"];

fn hooks() -> Vec<Value> {
    serde_yaml::from_str(&fs::read_to_string(MANIFEST).unwrap()).unwrap()
}

fn text<'v>(hook: &'v Value, key: &str) -> &'v str {
    hook[key].as_str().unwrap_or_default()
}

#[test]
fn configs_are_picked_and_their_neighbours_are_not() {
    let hooks = hooks();
    let ids: Vec<_> = hooks.iter().map(|hook| text(hook, "id")).collect();
    assert_eq!(ids, IDS);
    let files = Regex::new(text(&hooks[0], "files")).unwrap();
    let exclude = Regex::new(text(&hooks[0], "exclude")).unwrap();
    let is_picked = |path: &&str| files.is_match(path) && !exclude.is_match(path);
    let paths = [
        ".circleci/config.yml",
        ".circleci/config.yaml",
        ".circleci/continue-config.yml",
        ".circleci/postorb.yml",
        "services/orders/.circleci/config.yml",
        ".circleci/jobs/build.yml",
        ".circleci/test-suites.yml",
        "services/orders/.circleci/test-suites.yaml",
        ".circleci/docker-compose.test.yml",
        ".circleci/config.yml.orig",
        "old.circleci/config.yml",
        "circleci/config.yml",
        "xcircleci/config.yml",
    ];
    assert_eq!(
        paths.iter().copied().filter(is_picked).collect::<Vec<_>>(),
        paths[..5]
    );
    // What makes drift is picked by the other two.
    for hook in &hooks[1..] {
        assert_eq!(hook["files"], hooks[0]["files"]);
        assert_eq!(hook["pass_filenames"], Value::Bool(false));
    }
}

/// One version, wherever it has to be written.
#[test]
fn the_package_installs_the_wheel_of_its_own_version() {
    let version = env!("CARGO_PKG_VERSION");
    let package = fs::read_to_string("pyproject.toml").unwrap();
    for line in [
        format!("version = \"{version}\""),
        format!("dependencies = [\"postorb=={version}\"]"),
    ] {
        assert!(package.lines().any(|own| own == line), "no `{line}`");
    }
    let wheel = fs::read_to_string("packaging/wheel/pyproject.toml").unwrap();
    assert!(wheel.contains("\ndynamic = [\"version\""), "Cargo.toml's");
    assert!(scene::readme_config().contains(&format!("rev: v{version}\n")));
}

#[test]
fn the_wheel_holds_the_binary_and_the_licences() {
    let Some((_, wheel)) = needs::hooks() else {
        return;
    };
    let read = |arguments: &[&str]| {
        let output = std::process::Command::new("python3")
            .args(["-c", LIST])
            .arg(&wheel)
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let version = env!("CARGO_PKG_VERSION");
    let info = format!("postorb-{version}.dist-info");
    assert_eq!(
        read(&[]).lines().collect::<Vec<_>>(),
        [
            &format!("postorb-{version}.data/scripts/postorb"),
            &format!("{info}/METADATA"),
            &format!("{info}/RECORD"),
            &format!("{info}/WHEEL"),
            &format!("{info}/licenses/LICENSE-APACHE"),
            &format!("{info}/licenses/LICENSE-MIT"),
        ]
    );
    // They are links in the repository, which a system without links would have packed as paths.
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        assert_eq!(
            read(&[&format!("{info}/licenses/{licence}")]),
            fs::read_to_string(licence).unwrap()
        );
    }
    let metadata = read(&[&format!("{info}/METADATA")]);
    for line in [
        format!("Version: {version}"),
        format!("Summary: {}", env!("CARGO_PKG_DESCRIPTION")),
        format!("License-Expression: {}", env!("CARGO_PKG_LICENSE")),
        format!("Project-URL: Repository, {}", env!("CARGO_PKG_REPOSITORY")),
    ] {
        assert!(metadata.lines().any(|own| own == line), "no `{line}`");
    }
}

/// Lists a wheel, or prints a file of it.
const LIST: &str = "\
import sys, zipfile
wheel, *member = sys.argv[1:]
archive = zipfile.ZipFile(wheel)
print(archive.read(*member).decode() if member else '\\n'.join(sorted(archive.namelist())), end='')
";

#[test]
fn pre_commit_runs_the_hooks() {
    run("pre-commit");
}

#[test]
fn prek_runs_the_hooks() {
    run("prek");
}

/// The life of a repository: drifted, brought up to date, committed, and broken.
fn run(runner: &str) {
    let Some((tools, wheel)) = needs::hooks() else {
        return;
    };
    let scene = Scene::new(runner, &tools, &wheel);
    let installed = scene.run(&["install"]);
    assert!(installed.passed, "{}", installed.said);

    let drifted = scene.hook("postorb-check");
    drifted.failed_with(&[".circleci/config.yml is not up to date", "exit code: 1"]);
    let merged = scene.hook("postorb-merge");
    merged.failed_with(&["files were modified", "merged into .circleci/config.yml"]);
    for hook in IDS {
        let again = scene.hook(hook);
        assert!(again.passed, "{hook}: {}", again.said);
    }
    // Git itself calls the hooks, and takes what they take.
    let committed = scene.commit("up to date");
    assert!(committed.passed, "{}", committed.said);
    assert!(
        committed.said.contains("postorb merge --check"),
        "{}",
        committed.said
    );

    // Two configs of a monorepo in one call; parts and suites beside them are left alone.
    for path in ["a/.circleci/config.yml", "b/.circleci/config.yaml"] {
        scene.write(path, BROKEN);
    }
    for path in [".circleci/jobs/part.yml", ".circleci/test-suites.yml"] {
        scene.write(path, "a: part\n");
    }
    let broken = scene.commit("broken");
    broken.failed_with(&[
        "error[detached-keys]: `collection` and `environment` stand beside `newman/newman-run`",
        "--> a/.circleci/config.yml:10:9",
        "--> b/.circleci/config.yaml:10:9",
        "in 2 files",
        "exit code: 7",
    ]);
    // To write would come too late there.
    let pushed = scene.run(&["run", "--all-files", "--hook-stage", "pre-push"]);
    pushed.failed_with(&["error[detached-keys]", "postorb merge --check"]);
    assert!(!pushed.said.contains("postorb merge."), "{}", pushed.said);
}
