//! Every block of YAML of a page is something, and right as that: a selection, a config of CircleCI, steps of a
//! job, hooks, or a workflow of GitHub's, which is held against its own judges in `action/tools.rs`.

use std::fs;

use regex_lite::Regex;
use serde_yaml::Value;

use super::for_users;
use super::markdown::Page;
use crate::process::postorb;

/// Pages whose blocks have a test of their own: the findings that they are about would be some here.
const ELSEWHERE: [&str; 1] = ["docs/rules.md"];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Selection,
    Config,
    Steps,
    Hooks,
    Workflow,
}

fn kind(block: &Value) -> Option<Kind> {
    let has = |key: &str| block.get(key).is_some();
    match block {
        Value::Sequence(_) => Some(Kind::Steps),
        _ if has("suites") => Some(Kind::Selection),
        _ if has("repos") => Some(Kind::Hooks),
        _ if has("on") => Some(Kind::Workflow),
        _ if has("version") => Some(Kind::Config),
        _ => None,
    }
}

/// What is wrong with a block that is of this kind.
fn complaint(kind: Kind, text: &str) -> Option<String> {
    match kind {
        Kind::Selection if text.contains("version: 1\n") => checked("postorb.yml", text),
        Kind::Selection => checked("postorb.yml", &format!("version: 1\n{text}")),
        Kind::Config => checked("config.yml", text),
        Kind::Steps => checked("config.yml", &job(text)),
        Kind::Hooks => unknown_hook(text),
        Kind::Workflow => None,
    }
}

/// What `validate` says of a file, where that is more than an info. It is no part of a repository, whose files
/// would be missed.
fn checked(name: &str, text: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let found = said(&["validate", "--fail-on", "warning", file]);
    if name == "postorb.yml" {
        return found.or_else(|| said(&["render", "--selection", file]));
    }
    found
}

/// What a command says that fails.
fn said(args: &[&str]) -> Option<String> {
    let output = postorb(args, &[]);
    (output.exit != 0).then(|| format!("{}{}", output.stdout, output.stderr))
}

/// A config whose job has these steps.
fn job(steps: &str) -> String {
    let steps = steps.lines().map(|line| format!("      {line}\n"));
    format!(
        "version: 2.1\njobs:\n  job:\n    docker:\n      - image: cimg/base:2025.04\n    steps:\n{}\
         workflows:\n  main:\n    jobs:\n      - job\n",
        steps.collect::<String>()
    )
}

/// A hook, or a version of them, that there is none of.
fn unknown_hook(text: &str) -> Option<String> {
    let config: Value = serde_yaml::from_str(text).unwrap();
    let known: Value =
        serde_yaml::from_str(&fs::read_to_string(".pre-commit-hooks.yaml").unwrap()).unwrap();
    let known: Vec<_> = known.as_sequence().unwrap().iter().collect();
    let of = |id: &Value| known.iter().find(|hook| hook["id"] == *id);
    for repository in config["repos"].as_sequence().unwrap() {
        let is_local = repository["repo"].as_str() == Some("local");
        let version = concat!("v", env!("CARGO_PKG_VERSION"));
        if !is_local && repository["rev"].as_str() != Some(version) {
            return Some(format!("{repository:?} is not of {version}"));
        }
        for hook in repository["hooks"].as_sequence().unwrap() {
            let Some(known) = of(&hook["id"]) else {
                return Some(format!("there is no {hook:?}"));
            };
            if is_local && known["entry"] != hook["entry"] {
                return Some(format!("{hook:?} runs something else"));
            }
        }
    }
    None
}

/// The blocks of pages that are checked here, each with its kind.
fn blocks(pages: &[Page]) -> Vec<(&Page, &str, Option<Kind>)> {
    let pages = pages
        .iter()
        .filter(|page| !ELSEWHERE.contains(&page.name.as_str()));
    let blocks = pages.flat_map(|page| page.in_language("yaml").map(move |text| (page, text)));
    let kinds = blocks.map(|(page, text)| {
        let value = serde_yaml::from_str(text);
        (page, text, value.ok().as_ref().and_then(kind))
    });
    kinds.collect()
}

#[test]
fn every_block_of_yaml_is_right() {
    let pages = for_users();
    let blocks = blocks(&pages);
    let mut seen: Vec<_> = blocks.iter().filter_map(|(.., kind)| *kind).collect();
    assert!(seen.len() > 20, "{}", seen.len());
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 5, "{seen:?}");
    for (page, text, kind) in blocks {
        let kind = kind.unwrap_or_else(|| panic!("{}: what is this?\n{text}", page.name));
        let said = complaint(kind, text);
        assert_eq!(said, None, "{}: {kind:?}\n{text}", page.name);
    }
}

/// What pages have of GitHub's is held against others' tools, which are told each page's name.
#[test]
fn workflows_of_github_have_a_judge() {
    let judges = include_str!("../action/tools.rs");
    let pages = for_users();
    let workflows = blocks(&pages)
        .into_iter()
        .filter(|(.., kind)| *kind == Some(Kind::Workflow));
    for (page, ..) in workflows {
        assert!(
            judges.contains(&format!("\"{}\"", page.name)),
            "{}",
            page.name
        );
    }
}

#[test]
fn pages_install_this_version() {
    let version = Regex::new(r"postorb/postorb(@v?|/releases/download/v)(\d[\d.]*\d)").unwrap();
    let mut count = 0;
    for page in for_users() {
        for found in version.captures_iter(&page.text) {
            assert_eq!(
                &found[2],
                env!("CARGO_PKG_VERSION"),
                "{}: {}",
                page.name,
                &found[0]
            );
            count += 1;
        }
    }
    assert!(count > 8, "{count}");
}

#[test]
fn what_is_wrong_in_a_block_is_seen() {
    for text in [
        "suites:\n  - name: smoke\n    colection: a.json\n",
        "suites:\n  - { name: a, collection: a.json, workflow: none }\nworkflows: [{ name: b }]\n",
        "version: 2.1\nworkflows:\n  main:\n    jobs:\n      - missing\n",
        "- run: echo\n- chekout\n",
        "repos: [{ repo: local, hooks: [{ id: postorb-czech, entry: postorb merge --check }] }]\n",
        "repos: [{ repo: x, rev: v0, hooks: [{ id: postorb-check }] }]\n",
    ] {
        let kind = kind(&serde_yaml::from_str(text).unwrap()).unwrap();
        assert!(complaint(kind, text).is_some(), "{text}");
    }
}
