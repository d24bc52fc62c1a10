//! Reports of machines that were lost: what is missing is told once, and what was known before stays.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const REPORT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/data/cli/results/files/newman/smoke.json"
);

/// A folder with the report of each suite.
struct Scene(tempfile::TempDir);

struct Told {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Scene {
    fn new(suites: &[&str]) -> Self {
        let scene = Self(tempfile::tempdir().unwrap());
        for suite in suites {
            scene.comes(suite);
        }
        scene
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The machine that ran this suite hands its report on.
    fn comes(&self, suite: &str) {
        fs::create_dir_all(self.path().join("shards")).unwrap();
        let json = format!("json=shards/{suite}.json");
        let told = self.report(&[&format!("{suite}={REPORT}"), "--format", &json]);
        assert_eq!(told.code, 1, "{}", told.stderr);
    }

    fn is_lost(&self, suite: &str) {
        let file = self.path().join(format!("shards/{suite}.json"));
        fs::remove_file(file).unwrap();
    }

    fn expects(&self, names: &str) {
        fs::write(self.path().join("expected.txt"), names).unwrap();
    }

    fn report(&self, args: &[&str]) -> Told {
        let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
            .arg("report")
            .args(args)
            .current_dir(self.path())
            .output()
            .unwrap();
        Told {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What the job behind all machines does.
    fn fan_in(&self) -> Told {
        let out = ["--format", "json=base.json", "--format", "text"];
        let args = [
            "shards/*.json",
            "--expect=expected.txt",
            "--baseline=base.json",
        ];
        self.report(&[&args[..], &out].concat())
    }

    /// How many requests ran in each suite of the baseline.
    fn baseline(&self) -> Vec<(String, usize)> {
        let text = fs::read_to_string(self.path().join("base.json")).unwrap();
        let json: Value = serde_json::from_str(&text).unwrap();
        let suites = json["suites"].as_array().unwrap().iter();
        let ran = |suite: &Value| suite["executions"].as_array().map_or(0, Vec::len);
        suites
            .map(|suite| (suite["name"].as_str().unwrap().to_owned(), ran(suite)))
            .collect()
    }
}

#[test]
fn the_baseline_keeps_what_it_has_of_a_suite_that_was_lost() {
    let scene = Scene::new(&["a", "b"]);
    scene.expects("a\nb\n");
    scene.fan_in();
    let whole = scene.baseline();
    assert!(
        whole.len() == 2 && whole.iter().all(|(_, ran)| *ran > 0),
        "{whole:?}"
    );

    scene.is_lost("b");
    let told = scene.fan_in();
    assert_eq!(told.code, 1);
    let kept = "note: nothing ran of `b`: `base.json` keeps the results that it has\n";
    assert!(told.stderr.contains(kept), "{}", told.stderr);
    assert_eq!(scene.baseline(), whole);

    scene.is_lost("a");
    let told = scene.fan_in();
    assert!(told.stderr.contains("of `a`, `b`"), "{}", told.stderr);
    assert_eq!(scene.baseline(), whole);

    // All there again: nothing is new, and nothing is kept.
    scene.comes("a");
    scene.comes("b");
    let told = scene.fan_in();
    assert_eq!(told.stderr, "");
    assert!(!told.stdout.contains(" new"), "{}", told.stdout);
    assert_eq!(scene.baseline(), whole);
}

/// What a report tells of the run itself is not what was kept of another.
#[test]
fn only_the_baseline_has_earlier_results() {
    let scene = Scene::new(&["a", "b"]);
    scene.expects("a\nb\n");
    scene.fan_in();
    scene.is_lost("b");
    let args = [
        "shards/*.json",
        "--expect=expected.txt",
        "--baseline=base.json",
    ];
    let told = scene.report(&[&args[..], &["--json"]].concat());
    let json: Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!(json["suites"][1]["end"]["state"], "unreadable");
    assert!(!told.stderr.contains("keeps"), "{}", told.stderr);
}

#[test]
fn a_baseline_without_results_says_so() {
    let scene = Scene::new(&["a"]);
    scene.expects("a\n");
    scene.is_lost("a");
    scene.fan_in();
    assert_eq!(scene.baseline(), [("a".to_owned(), 0)]);
    scene.comes("a");
    let told = scene.fan_in();
    assert_eq!(
        told.stderr,
        "warning: nothing is compared with `base.json`: no suite of it has results\n"
    );
    // Of one of two there are some.
    scene.expects("a\nb\n");
    scene.fan_in();
    scene.comes("b");
    let told = scene.fan_in();
    assert_eq!(
        told.stderr,
        "note: the baseline `base.json` has no results of the suite `b`: it is compared with nothing\n"
    );
}

#[test]
fn a_pattern_without_files_is_no_suite_beside_those_that_are_missing() {
    let scene = Scene::new(&[]);
    scene.expects("a\n");
    let args = ["shards/*.json", "--expect=expected.txt", "--json"];
    let told = scene.report(&args);
    let json: Value = serde_json::from_str(&told.stdout).unwrap();
    let names = |json: &Value| -> Vec<String> {
        let suites = json["suites"].as_array().unwrap().iter();
        suites
            .map(|suite| suite["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!((told.code, names(&json)), (1, vec!["a".to_owned()]));
    assert_eq!(
        told.stderr,
        "note: no file fits the pattern `shards/*.json`\n"
    );

    // Where nothing else is missing, nothing else says so.
    scene.comes("a");
    let told = scene.report(&[&args[..], &["more/*.json"]].concat());
    let json: Value = serde_json::from_str(&told.stdout).unwrap();
    let expected = ["a".to_owned(), "more/*.json".to_owned()];
    assert_eq!((told.code, names(&json)), (1, expected.to_vec()));
    let told = scene.report(&[&args[..], &["own=more/*.json"]].concat());
    let json: Value = serde_json::from_str(&told.stdout).unwrap();
    assert!(names(&json).contains(&"own".to_owned()), "{}", told.stdout);
}

#[test]
fn a_line_is_a_name() {
    let scene = Scene::new(&["a"]);
    scene.expects("a\r\n\n  lost one \n");
    let told = scene.report(&["shards/a.json", "--expect=expected.txt", "--json"]);
    let json: Value = serde_json::from_str(&told.stdout).unwrap();
    assert_eq!(json["suites"].as_array().unwrap().len(), 2);
    assert_eq!(json["suites"][1]["name"], "lost one");
}
