//! `validate` in a folder below the root of the repository.

use std::fs;
use std::path::Path;
use std::process::Command;

const CONFIG: &str = "version: 2.1\njobs: { build: { machine: true, steps: [checkot] } }\n";

/// The exit code, and what is printed.
fn validate(folder: &Path, args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
        .arg("validate")
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let told = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(told).unwrap(),
    )
}

#[test]
fn what_the_root_of_the_repository_has_is_checked_from_any_folder_in_it() {
    let outer = tempfile::tempdir().unwrap();
    let root = outer.path().join("repository");
    let deep = root.join("services/api");
    fs::create_dir_all(&deep).unwrap();
    fs::create_dir_all(root.join(".circleci")).unwrap();
    fs::write(root.join(".circleci/config.yml"), CONFIG).unwrap();
    let (code, told) = validate(&deep, &[]);
    assert_eq!(code, 2, "{told}");
    assert!(
        told.contains("`.circleci/config.yml` does not exist"),
        "{told}"
    );

    fs::create_dir(root.join(".git")).unwrap();
    let selection = "version: 1\nsuites: [{ name: a, collection: gone.json }]\n";
    fs::write(root.join(".circleci/postorb.yml"), selection).unwrap();
    let (code, told) = validate(&deep, &[]);
    assert_eq!(code, 7, "{told}");
    assert!(told.contains("../../.circleci/config.yml:2:"), "{told}");
    assert!(
        told.contains("`gone.json` is not in the repository"),
        "{told}"
    );
    assert!(told.contains("in 2 files"), "{told}");

    let (code, told) = validate(&deep, &["--fix=all"]);
    let fixed = fs::read_to_string(root.join(".circleci/config.yml")).unwrap();
    assert!(fixed.contains("[checkout]"), "{code} {told}");
    // A file that is named is that file.
    let (code, told) = validate(&deep, &[".circleci/config.yml"]);
    assert_eq!(code, 2, "{told}");
}
