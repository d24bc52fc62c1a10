//! Documents beside the schemas of their formats, judged by programs of others.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::CASES;
use super::hostile::hostile;
use super::quarantine::{gone, suite};
use super::scene::{Format, Run, ctrf, json, junit, report};
use crate::needs::{program, result_judges};

/// Documents of all sorts in one format, in a folder.
fn documents(format: Format, folder: &Path) -> Option<Vec<String>> {
    let mut runs = Vec::new();
    for case in CASES {
        runs.push(Run::of(&[case])?);
    }
    runs.push(Run::of(&["skip", "script-errors", "empty", "gone"])?.compared());
    runs.push(Run::new(Vec::new()));
    runs.push(hostile().compared());
    runs.push(Run::new(vec![
        suite("smoke", 3, 1, 1, false),
        suite("legacy", 3, 1, 1, true),
        gone("gone"),
    ]));
    let paths = runs.iter().zip(0..).map(|(run, number)| {
        let path = folder.join(format!("{number}"));
        fs::write(&path, report(run, format)).unwrap();
        path.to_str().unwrap().to_owned()
    });
    Some(paths.collect())
}

/// What a program says of files where it does not take them.
fn complaint(program: &Path, args: &[&str], files: &[String]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .args(files)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (!output.status.success()).then(|| String::from_utf8_lossy(&said).into_owned())
}

/// Says which of the files behind a schema is not valid.
const XML: &str = "
import sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
for path in sys.argv[2:]:
    schema.assertValid(etree.parse(path))
";

#[test]
fn junit_is_what_jenkins_takes_and_names_files() {
    let Some(tools) = result_judges() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let Some(files) = documents(junit, folder.path()) else {
        return;
    };
    // The one thing that CircleCI reads and Jenkins does not know.
    let schema = fs::read_to_string(tools.join("junit-10.xsd")).unwrap();
    let group = "<xs:attribute name=\"group\" type=\"xs:string\"/>";
    assert_eq!(schema.matches(group).count(), 1);
    let file = group.replace("group", "file");
    let path = folder.path().join("junit.xsd");
    fs::write(&path, schema.replace(group, &format!("{group}{file}"))).unwrap();
    let args = ["-c", XML, path.to_str().unwrap()];
    let python = tools.join("bin/python");
    assert_eq!(complaint(&python, &args, &files), None);
    let wrong = fs::read_to_string(&files[0]).unwrap();
    fs::write(&files[0], wrong.replace(" classname=", " class=")).unwrap();
    assert!(
        complaint(&python, &args, &files).is_some(),
        "it takes anything"
    );
}

#[test]
fn ctrf_is_what_its_schema_says() {
    let (Some(tools), Some(judge)) = (result_judges(), program("check-jsonschema")) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let Some(files) = documents(ctrf, folder.path()) else {
        return;
    };
    let schema = tools.join("ctrf.schema.json");
    judged(&judge, &schema, &files, "\"healthy\"");
    for file in files {
        let read: Value = serde_json::from_slice(&fs::read(file).unwrap_or_default()).unwrap();
        let summary = &read["results"]["summary"];
        let tests = read["results"]["tests"].as_array().unwrap();
        for status in ["passed", "failed", "skipped", "other"] {
            let count = tests.iter().filter(|test| test["status"] == status).count();
            assert_eq!(summary[status], count);
        }
        assert_eq!(summary["tests"], tests.len());
        let is_green = summary["failed"] == 0;
        assert_eq!(read["results"]["environment"]["healthy"], is_green);
    }
}

#[test]
fn json_is_what_its_schema_says() {
    let Some(judge) = program("check-jsonschema") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let Some(files) = documents(json, folder.path()) else {
        return;
    };
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report.v1.schema.json");
    judged(&judge, &schema, &files, "\"verdict\"");
}

/// Whether documents pass a schema, and the first does not without a member.
fn judged(judge: &Path, schema: &Path, files: &[String], member: &str) {
    let args = ["--schemafile", schema.to_str().unwrap()];
    assert_eq!(complaint(judge, &args, files), None);
    let right = fs::read_to_string(&files[0]).unwrap();
    let wrong = right
        .replace(member, "\"other\"")
        .replace("\"version\": 1", "\"version\": 2");
    assert_ne!(right, wrong);
    fs::write(&files[0], wrong).unwrap();
    assert!(
        complaint(judge, &args, &files[..1]).is_some(),
        "it takes anything"
    );
    fs::write(&files[0], right).unwrap();
}
