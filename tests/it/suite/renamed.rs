//! `postorb suite rename`.

use std::fs;
use std::path::Path;

use crate::process::postorb;

const SELECTION: &str = "\
# ours
version: 1
integrations:
  - nickname: Shop
    workspace: 1f0df51a-8658-4ee8-a2a1-d2567dfa09a9
    api: 5360b75f-447e-467c-9299-12fd6c92450d
    api-version: v1
    project: gh/acme/shop
    suites: [other, 'smoke'] # both
suites:
  - name: \"smoke\" # the first
    collection: a.json

  - name: other
    collection: smoke # no name of a suite
";

fn rename(file: &Path, args: &[&str]) -> (u8, String) {
    let file = file.to_str().unwrap();
    let args = [&["suite", "rename"], args, &["--selection", file]].concat();
    let output = postorb(&args, &[]);
    (output.exit, output.stdout + &output.stderr)
}

#[test]
fn a_name_changes_where_it_is_one_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("postorb.yml");
    fs::write(&file, SELECTION).unwrap();
    let (exit, told) = rename(&file, &["smoke", "checks", "--dry-run"]);
    assert_eq!(
        (exit, fs::read_to_string(&file).unwrap().as_str()),
        (0, SELECTION)
    );
    assert!(told.contains("+  - name: checks # the first"), "{told}");
    let (exit, told) = rename(&file, &["smoke", "checks"]);
    assert_eq!(exit, 0, "{told}");
    assert!(told.contains("renamed suite `smoke` to `checks`"), "{told}");
    let expected = SELECTION
        .replace("\"smoke\" # the", "checks # the")
        .replace("'smoke'", "checks");
    assert_eq!(fs::read_to_string(&file).unwrap(), expected);
}

#[test]
fn what_is_no_suite_or_is_taken_already_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("postorb.yml");
    fs::write(&file, SELECTION).unwrap();
    for (args, code, expected) in [
        (["smok", "x"], 5, "did you mean `smoke`?"),
        (["smoke", "other"], 2, "there is a suite `other` already"),
        (["smoke", "smoke"], 2, "there is a suite `smoke` already"),
        (["smoke", ""], 2, "error"),
    ] {
        let (exit, told) = rename(&file, &args);
        assert_eq!(exit, code, "{args:?}: {told}");
        assert!(told.contains(expected), "{args:?}: {told}");
        assert_eq!(fs::read_to_string(&file).unwrap(), SELECTION, "{args:?}");
    }
}
