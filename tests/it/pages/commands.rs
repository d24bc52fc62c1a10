//! Every `postorb …` of a page is understood by the command line: in blocks for a shell, in what configs run,
//! and between backticks. Nothing of it is run: the help of a command reads all flags and values before it.

use serde_yaml::Value;

use super::markdown::{Block, Page};
use super::{for_users, shell};
use crate::process::postorb;

/// What stands for something else in a page, and a value in its place. Other words in capitals stand for a
/// text of any form.
const STAND_INS: [(&str, &str); 7] = [
    ("S", "failed"),
    ("SERVICE", "postman"),
    ("COMMAND", "merge"),
    ("RULE", "unknown-key"),
    ("I/N", "1/3"),
    ("N", "2"),
    ("…", ""),
];

/// The scripts that a block has: itself, its commands behind `$`, or what a config runs.
fn scripts(block: &Block) -> Vec<String> {
    match block.language.as_str() {
        "sh" | "" => vec![block.text.clone()],
        "console" => {
            let commands = block
                .text
                .lines()
                .filter_map(|line| line.strip_prefix("$ "));
            commands.map(str::to_owned).collect()
        }
        "yaml" => {
            let mut scripts = Vec::new();
            if let Ok(value) = serde_yaml::from_str(&block.text) {
                gather(&value, &mut scripts);
            }
            scripts
        }
        _ => Vec::new(),
    }
}

/// What stands under `run` and `command` anywhere in a config.
fn gather(value: &Value, scripts: &mut Vec<String>) {
    if let Value::Sequence(items) = value {
        for item in items {
            gather(item, scripts);
        }
    }
    for (key, value) in value.as_mapping().into_iter().flatten() {
        match value.as_str() {
            Some(script) if matches!(key.as_str(), Some("run" | "command")) => {
                scripts.push(script.to_owned());
            }
            _ => gather(value, scripts),
        }
    }
}

/// The arguments of the calls of postorb in a script.
fn calls(script: &str) -> Vec<Vec<String>> {
    let calls = shell::commands(script).into_iter().filter_map(|words| {
        let is_assignment =
            |word: &&String| word.split_once('=').is_some_and(|(name, _)| is_name(name));
        let words: Vec<_> = words.iter().skip_while(is_assignment).collect();
        let words = match words.as_slice() {
            [program, rest @ ..] if *program == "circleci" => rest,
            all => all,
        };
        let (program, args) = words.split_first()?;
        let is_postorb = *program == "postorb" || program.ends_with("/postorb");
        is_postorb.then(|| args.iter().map(|word| stand_in(word)).collect())
    });
    calls.collect()
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|char| char.is_ascii_uppercase() || char == '_')
}

fn stand_in(word: &str) -> String {
    let known = STAND_INS.iter().find(|(name, _)| *name == word);
    known.map_or(word, |(_, value)| value).to_owned()
}

/// What the command line says against these arguments.
fn complaint(args: &[String]) -> Option<String> {
    let end = args.iter().position(|word| word == "--");
    let (own, passed_on) = args.split_at(end.unwrap_or(args.len()));
    let own = own
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty());
    let passed_on = passed_on.iter().map(String::as_str);
    let args: Vec<_> = own.chain(["--help"]).chain(passed_on).collect();
    let output = postorb(&args, &[]);
    (output.exit != 0).then_some(output.stderr)
}

/// Every script of a page, and what between backticks is one.
fn all_scripts(page: &Page) -> Vec<String> {
    let blocks = page.blocks.iter().flat_map(scripts);
    blocks.chain(page.code.iter().cloned()).collect()
}

#[test]
fn every_command_of_a_page_is_understood() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for page in for_users() {
        for script in all_scripts(&page) {
            for args in calls(&script) {
                count += 1;
                if let Some(said) = complaint(&args) {
                    wrong.push(format!("{}: {}\n{said}", page.name, args.join(" ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 150, "{count}");
}

#[test]
fn what_is_wrong_in_a_command_is_seen() {
    let is_wrong = |script: &str| {
        let calls = calls(script);
        assert_eq!(calls.len(), 1, "{script}");
        complaint(&calls[0]).is_some()
    };
    for script in [
        "postorb merge --check",
        "postorb run -- --what-newman-knows",
        "POSTORB_TIMEOUT=90s ~/.local/bin/postorb validate a.yml | cat",
        "circleci postorb validate --explain RULE",
    ] {
        assert!(!is_wrong(script), "{script}");
    }
    for script in [
        "postorb mergee",
        "postorb merge --chek",
        "postorb validate --fail-on nothing",
        "x && postorb run --shard 4/3",
        "circleci postorb suite ad",
    ] {
        assert!(is_wrong(script), "{script}");
    }
}
