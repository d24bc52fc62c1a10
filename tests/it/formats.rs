//! The machine formats of `validate`, read by others than those who wrote them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use postorb::finding::Patch;
use serde_json::Value;
use tempfile::TempDir;

use crate::needs::sarif_judge;
use crate::process::{Output, postorb};
use crate::support::by_patches;

/// Two findings, one with a fix and a related place, in a text with wide characters.
const BROKEN: &str = "\
version: 2.1
jobs:
  test: # größe 🚀
    docker: [{ image: cimg/base:2025.04 }]
    steps:
      - run:
        name: \"🚀\"
        command: echo
workflows:
  main:
    jobs: [test, tset]
";

/// Files of all sorts: broken, fine, of a hostile name, no YAML, and one that cannot be read.
fn files() -> (TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let fine = BROKEN.replace("        name", "          name");
    let fine = fine.replace("        command", "          command");
    let mut paths = Vec::new();
    for (name, text) in [
        ("broken.yml", BROKEN),
        ("fine.yml", &fine.replace(", tset", "")),
        (
            "a b:c,%25[x](y)é\u{1b}\u{202e}.yml",
            &BROKEN.replace('\n', "\r\n"),
        ),
        ("no.yml", "a: [\n"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        paths.push(path.to_str().unwrap().to_owned());
    }
    paths.push(folder.path().join("gone.yml").to_str().unwrap().to_owned());
    (folder, paths)
}

fn validate(args: &[&str], paths: &[String]) -> Output {
    let paths = paths.iter().map(String::as_str);
    let args: Vec<&str> = ["validate"]
        .into_iter()
        .chain(args.iter().copied())
        .chain(paths)
        .collect();
    postorb(&args, &[])
}

/// Whether SARIF passes the official schema; what is said of it where it does not.
fn judge(
    document: &str,
    (program, schema): &(std::path::PathBuf, std::path::PathBuf),
) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("found.sarif");
    fs::write(&path, document).unwrap();
    let output = Command::new(program)
        .args([
            "--schemafile".as_ref(),
            schema.as_os_str(),
            path.as_os_str(),
        ])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(()).ok_or(said)
}

#[test]
fn sarif_passes_the_official_schema() {
    let Some(tools) = sarif_judge() else { return };
    let (_folder, paths) = files();
    let all = validate(&["--format", "sarif"], &paths);
    assert_eq!(all.exit, 2);
    assert_eq!(judge(&all.stdout, &tools), Ok(()));
    let none = validate(&["--format", "sarif"], &paths[1..2]);
    assert_eq!(none.exit, 0);
    assert_eq!(judge(&none.stdout, &tools), Ok(()));
    let wrong = all.stdout.replace("\"startLine\": 7", "\"startLine\": 0");
    assert_ne!(wrong, all.stdout);
    assert!(judge(&wrong, &tools).is_err(), "the judge takes anything");
}

#[test]
fn every_rule_of_sarif_leads_to_its_section() {
    let (_folder, paths) = files();
    let found = validate(&["--format", "sarif"], &paths[..1]);
    let read: Value = serde_json::from_str(&found.stdout).unwrap();
    let page = fs::read_to_string("docs/rules.md").unwrap();
    let rules = read["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    assert!(rules.len() > 5);
    for rule in rules {
        let (file, anchor) = rule["helpUri"].as_str().unwrap().split_once('#').unwrap();
        assert!(file.ends_with("/blob/main/docs/rules.md"), "{file}");
        assert!(page.contains(&format!("\n## {anchor}\n")), "{anchor}");
    }
    let results = read["runs"][0]["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert!(results.len() >= 2);
}

/// The patches of a finding in JSON.
fn patches(fix: &Value) -> Vec<Patch> {
    let offset = |position: &Value| usize::try_from(position["offset"].as_u64().unwrap()).unwrap();
    let patches = fix["patches"].as_array().unwrap().iter();
    patches
        .map(|patch| Patch {
            span: offset(&patch["start"])..offset(&patch["end"]),
            replacement: patch["replacement"].as_str().unwrap().to_owned(),
        })
        .collect()
}

#[test]
fn an_editor_can_apply_the_fix_that_json_holds() {
    let (_folder, paths) = files();
    let found = validate(&["--json"], &paths);
    assert_eq!(found.exit, 2);
    let read: Value = serde_json::from_str(&found.stdout).unwrap();
    for (index, path) in [(0, &paths[0]), (2, &paths[2])] {
        let finding = &read["files"][index]["findings"][0];
        assert_eq!(finding["rule"], "detached-keys");
        assert_eq!(finding["fix"]["applicable"], true);
        let text = fs::read_to_string(path).unwrap();
        let mended = by_patches(&text, &patches(&finding["fix"]));
        let fixed = validate(&["--fix", "--json"], std::slice::from_ref(path));
        assert_eq!(fixed.exit, 7, "{}", fixed.stderr);
        assert_eq!(fs::read_to_string(path).unwrap(), mended);
        let read: Value = serde_json::from_str(&fixed.stdout).unwrap();
        assert_eq!(
            read["files"][0]["fixed"][0]["title"],
            finding["fix"]["title"]
        );
        assert_eq!(read["files"][0]["findings"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn places_in_json_and_sarif_count_characters() {
    let (_folder, paths) = files();
    let text = "x: {é🚀: 1, é🚀: 2}\nversion: 2.1\ncommands: {}\n";
    fs::write(&paths[1], text).unwrap();
    let read = |args: &[&str]| -> Value {
        serde_json::from_str(&validate(args, &paths[1..2]).stdout).unwrap()
    };
    let place = &read(&["--json"])["files"][0]["findings"][0]["place"]["start"];
    let offset = text.rfind("é").unwrap();
    assert_eq!(
        *place,
        serde_json::json!({ "offset": offset, "line": 1, "column": 12 })
    );
    let sarif = read(&["--format", "sarif"]);
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 12);
    assert_eq!(region["endColumn"], 14);
}

#[test]
fn junit_has_a_suite_a_file_and_a_test_a_finding() {
    let (_folder, paths) = files();
    let found = validate(&["--format", "junit"], &paths);
    let read = roxmltree::Document::parse(&found.stdout).unwrap();
    let count = |name: &str| {
        read.descendants()
            .filter(|node| node.has_tag_name(name))
            .count()
    };
    let json: Value = serde_json::from_str(&validate(&["--json"], &paths).stdout).unwrap();
    let errors = usize::try_from(json["counts"]["error"].as_u64().unwrap()).unwrap();
    assert!(errors >= 5);
    assert_eq!((count("failure"), count("error")), (errors, 1));
    assert_eq!((count("testsuite"), count("testcase")), (5, errors + 2));
    let mut names: Vec<_> = read
        .descendants()
        .filter(|node| node.has_tag_name("testcase"))
        .map(|node| (node.attribute("classname"), node.attribute("name")))
        .collect();
    names.dedup();
    assert_eq!(names.len(), errors + 2, "{names:?}");
}

#[test]
fn standard_output_holds_one_document_and_nothing_else() {
    let (_folder, paths) = files();
    for format in ["json", "sarif", "junit", "github"] {
        let whole = validate(&["--format", format, "-v"], &paths).stdout;
        let quiet = validate(&["--format", format, "-q", "--color", "always"], &paths).stdout;
        assert_eq!(whole, quiet, "{format}");
        assert!(whole.contains("gone.yml") && whole.contains("broken.yml"));
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_stays_while_others_are_mended() {
    let (folder, paths) = files();
    let mut permissions = fs::metadata(&paths[0]).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&paths[0], permissions).unwrap();
    let found = validate(&["--fix"], &paths);
    assert_eq!(found.exit, 70);
    assert!(
        found
            .stderr
            .contains("the file is read-only; the file is as it was"),
        "{}",
        found.stderr
    );
    assert!(found.stderr.contains("gone.yml` does not exist"));
    // Its findings are those of the text as it is.
    assert!(found.stdout.contains("error[detached-keys]"));
    assert_eq!(fs::read_to_string(&paths[0]).unwrap(), BROKEN);
    assert_ne!(
        fs::read_to_string(&paths[2]).unwrap(),
        BROKEN.replace('\n', "\r\n")
    );
    assert!(Path::new(folder.path()).exists());
}
