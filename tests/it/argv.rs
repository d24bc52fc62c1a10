//! Hostile text, from the selection to the arguments of a program: rendered, parsed, compiled as
//! `CircleCI` does, run by real shells with stand-ins for Newman and the Postman CLI.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use postorb::plan::Plan;
use postorb::render::{Target, render};
use postorb::selection::{Selection, slug};
use proptest::prelude::*;
use serde_json::json;
use tempfile::TempDir;

use crate::circle::compile;

const KEY: &str = "PMAK-key";
const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
const BARE: &str = "5d1b4d44-ac1e-4eb6-9062-b28cd96333a4";
/// What a secret may be; it reaches Newman as it is.
const SECRET: &str = "va l'ue \"$(touch injected)\" `touch injected` *";

fn hostile() -> Vec<String> {
    let long = "x y'".repeat(750);
    let texts = [
        "a: b # c",
        "'",
        "\"",
        "$(touch injected)",
        "&",
        "; touch injected",
        "`touch injected`",
        "*",
        "a\nb",
        "\n",
        "größe 🚀",
        "{{ x }}",
        "<< x >>",
        "<<",
        "<<<",
        "\\<<",
        "\\",
        "a\\",
        "-x",
        "--bail",
        " a  b ",
        "~",
        "#",
        "!x",
        "%x",
        "@x",
        "[a, b]",
        "{a: b}",
        "null",
        "yes",
        "1",
        "1e3",
        "2026-12-31",
        "\t",
        "\r\n",
        "\u{85}\u{2028}\u{feff}",
        "\u{1}\u{1b}[2J",
        "$POSTMAN_API_KEY",
        "${HOME}",
        "$'x'",
        "|| touch injected",
        "> injected",
        "a=b",
        "?",
        "'; touch injected; '",
        "\\'",
        "''",
        "<< parameters.collection >>",
        "<<# x >>",
        long.as_str(),
    ];
    texts.map(str::to_owned).to_vec()
}

/// A folder with stand-ins that record their arguments.
struct Scene {
    folder: TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bin", "calls", "work"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        // What a stand-in was given, each argument ended by NUL. The last run is the one that counts.
        let record =
            "#!/bin/sh\nfor word; do printf '%s\\0' \"$word\"; done > \"$CALLS/${0##*/}\"\n";
        for name in ["newman", "postman", "npm", "curl"] {
            let file = folder.path().join("bin").join(name);
            fs::write(&file, record).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Runs shell lines as steps, and gives what `program` was called with last.
    fn run(&self, shell: &str, lines: &[String], program: &str) -> Vec<String> {
        for line in lines {
            let status = Command::new(shell)
                .args(["-e", "-c", line])
                .current_dir(self.path("work"))
                .env_clear()
                .env(
                    "PATH",
                    format!("{}:/usr/bin:/bin", self.path("bin").display()),
                )
                .env("HOME", self.path("work"))
                .env("BASH_ENV", self.path("bash_env"))
                .env("CALLS", self.path("calls"))
                .env("POSTMAN_API_KEY", KEY)
                .env("API_TOKEN", SECRET)
                .status()
                .unwrap();
            assert!(status.success(), "{line}");
        }
        let injected: Vec<_> = fs::read_dir(self.path("work")).unwrap().collect();
        assert!(injected.is_empty(), "{injected:?}");
        let call = String::from_utf8(fs::read(self.path("calls").join(program)).unwrap()).unwrap();
        call.split_terminator('\0').map(str::to_owned).collect()
    }
}

/// The shell that a layout's image has: busybox's in the orb's, bash in all others.
fn shell(layout: &str) -> &'static str {
    let bash = layout != "newman-orb" && Path::new("/bin/bash").exists();
    if bash { "/bin/bash" } else { "/bin/sh" }
}

/// The compiled shell lines of every run of a selection, by the run's slug.
fn lines(selection: &serde_json::Value, version2: bool) -> BTreeMap<String, Vec<String>> {
    let selection: Selection = serde_json::from_value(selection.clone()).unwrap();
    let plan = Plan::new(&selection).unwrap();
    let target = Target {
        version2,
        ..Target::default()
    };
    let text = render(&plan, &target).unwrap().text;
    let config = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let entries = compile(&config).into_iter();
    let mut lines: BTreeMap<_, _> = entries.map(|entry| (entry.name, entry.commands)).collect();
    if let [run] = plan.runs.as_slice() {
        let (_, only) = lines.pop_first().unwrap();
        lines.insert(run.slug.clone(), only);
    }
    lines
}

/// A suite's name may be hostile, but not long.
fn name(text: &str) -> String {
    format!("suite {}", text.chars().take(50).collect::<String>())
}

/// A suite in which `text` stands wherever text can stand.
fn suite(text: &str, folders: &[String]) -> serde_json::Value {
    json!({
        "name": name(text),
        "collection": format!("{text}.json"),
        "environment": format!("env/{text}"),
        "globals": format!("globals/{text}"),
        "folder": folders,
        "iteration-data": format!("data/{text}"),
        "newman": { "extra": [text, "--x", text], "insecure": true, "timeout-request": 10 },
        "secrets": { format!("name {text}"): "API_TOKEN", "token": "API_TOKEN" },
    })
}

/// What Newman or the Postman CLI is to be given for it.
fn expected(layout: &str, text: &str, folders: &[String]) -> Vec<String> {
    let slug = slug(&name(text));
    let collection = format!("{text}.json");
    let collection = if text.starts_with('-') {
        format!("./{collection}")
    } else {
        collection
    };
    let cli = layout == "postman-cli";
    let environment = format!("env/{text}");
    let globals = format!("globals/{text}");
    let data = format!("data/{text}");
    let folder = |option: &str| {
        let words = folders
            .iter()
            .flat_map(|folder| [option.to_owned(), folder.clone()]);
        words.collect::<Vec<_>>()
    };
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let several = folders.len() > 1;
    let mut out = if cli {
        let mut out = words(&["collection", "run", &collection, "-e", &environment]);
        out.extend(words(&["-g", &globals, "-d", &data]));
        out.extend(folder("-i"));
        out.extend(words(&["--timeout-request", "10", "--insecure"]));
        out
    } else {
        let mut out = words(&["run", &collection, "--environment", &environment]);
        out.extend(words(&["--globals", &globals, "--iteration-data", &data]));
        out.extend(if several {
            Vec::new()
        } else {
            folder("--folder")
        });
        out.extend(words(&["--timeout-request", "10", "--insecure"]));
        out.extend(if several {
            folder("--folder")
        } else {
            Vec::new()
        });
        out
    };
    let mut secrets = [
        (format!("name {text}"), SECRET),
        ("token".to_owned(), SECRET),
    ];
    secrets.sort();
    for (name, value) in secrets {
        out.extend(["--env-var".to_owned(), format!("{name}={value}")]);
    }
    let results = if cli { "postman-cli-reports" } else { "newman" };
    out.extend(words(&[
        "--reporters",
        "cli,junit",
        "--reporter-junit-export",
    ]));
    out.push(format!("{results}/{slug}.xml"));
    out.extend(words(&[text, "--x", text]));
    out
}

fn survives(layout: &str, text: &str, scene: &Scene) {
    let program = if layout == "postman-cli" {
        "postman"
    } else {
        "newman"
    };
    let one = [text.to_owned()];
    let two = [text.to_owned(), "other".to_owned()];
    for (folders, version2) in [(&one[..], false), (&two[..], false), (&two[..], true)] {
        if version2 && layout == "newman-orb" {
            continue;
        }
        let expected = expected(layout, text, folders);
        let alone = json!({ "version": 1, "layout": layout, "suites": [suite(text, folders)] });
        let other = json!({ "name": "other", "collection": "other.json", "retry": 1 });
        let both =
            json!({ "version": 1, "layout": layout, "suites": [suite(text, folders), other] });
        for selection in [alone, both] {
            let mut lines = lines(&selection, version2);
            let lines = lines.remove(&slug(&name(text))).unwrap();
            let last = &lines[lines.len() - 1..];
            let given = scene.run(shell(layout), last, program);
            assert_eq!(given, expected, "{layout} {text:?} {last:?}");
        }
    }
}

fn hostile_text_survives(layout: &str) {
    let scene = Scene::new();
    for text in hostile() {
        survives(layout, &text, &scene);
    }
}

#[test]
fn hostile_text_reaches_newman_through_the_orb_as_it_is() {
    hostile_text_survives("newman-orb");
}

#[test]
fn hostile_text_reaches_newman_on_docker_as_it_is() {
    hostile_text_survives("newman-docker");
}

#[test]
fn hostile_text_reaches_the_postman_cli_as_it_is() {
    hostile_text_survives("postman-cli");
}

#[test]
fn the_key_is_expanded_where_it_is_referred_to_and_nowhere_else() {
    let scene = Scene::new();
    let run = |layout: &str, collection: &str| {
        let suites =
            json!([{ "name": "a", "collection": collection, "folder": "$POSTMAN_API_KEY" }]);
        let mut lines = lines(
            &json!({ "version": 1, "layout": layout, "suites": suites }),
            false,
        );
        scene.run("/bin/sh", &lines.remove("a").unwrap(), "newman")
    };
    for layout in ["newman-orb", "newman-docker"] {
        let header = run(layout, UID);
        assert_eq!(header[..4], ["run", UID, "--folder", "$POSTMAN_API_KEY"]);
        assert_eq!(header[4..6], ["--postman-api-key", KEY]);
        let url = format!("https://api.getpostman.com/collections/{BARE}?apikey={KEY}");
        assert_eq!(run(layout, BARE)[1], url);
    }
    let suites = json!([{ "name": "a", "collection": UID }]);
    let selection = json!({ "version": 1, "layout": "postman-cli", "suites": suites });
    let lines = &lines(&selection, false)["a"];
    assert_eq!(
        scene.run("/bin/sh", &lines[..2], "postman"),
        ["login", "--with-api-key", KEY]
    );
}

#[test]
fn a_nul_is_refused_because_no_program_can_be_given_one() {
    let suites = json!([{ "name": "a", "collection": "a.json", "folder": "a\0b" }]);
    let selection = json!({ "version": 1, "suites": suites });
    let failure = Plan::new(&serde_json::from_value(selection).unwrap()).unwrap_err();
    assert!(failure.message.contains("NUL"), "{}", failure.message);
}

/// Text of the characters that some layer has a use for, and of any others.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => "[<>'\"$`\\\\ \n\t#:&;|*?~!%@{}()=,-]",
        1 => Just("<<".to_owned()),
        1 => Just("$(touch injected)".to_owned()),
        2 => "[^\u{0}]",
    ];
    proptest::collection::vec(pieces, 1..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_reaches_newman_through_the_orb_as_it_is(text in text()) {
        survives("newman-orb", &text, &Scene::new());
    }
}
