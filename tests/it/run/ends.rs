//! Ways out: signals, deadlines, crashes. Whatever happens, what ran is told and nothing is left.

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::api::Api;
use super::{Ran, Repository, ran, run};
#[cfg(target_os = "linux")]
use crate::pty::Session;

/// A collection that asks quickly once and slowly then.
fn slow(repository: &Repository) {
    let item = |name: &str, url: &str| {
        serde_json::json!({"name": name, "request": {"url": url},
            "event": [{"listen": "test", "script": {"exec": ["pm.test('is 200', () => pm.response.to.have.status(200));"]}}]})
    };
    let collection = serde_json::json!({
        "info": {"name": "Slow", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [item("Quick", "{{baseUrl}}/ok"), item("Slow", "{{baseUrl}}/slow?ms=60000")],
    });
    repository.write("slow.json", &collection.to_string());
}

const TOKEN: &str = "tok-4f9d8c7b6a5e4d3c2b1a";
const KEY: &str = "PMAK-0123456789abcdef01234567-0123456789abcdef0123456789abcdef01";

/// Starts a run, and waits until its first request is answered: the report has a row then.
fn started(repository: &Repository) -> Child {
    started_before(repository, "")
}

/// The same, with more suites behind the one that runs.
fn started_before(repository: &Repository, more: &str) -> Child {
    let selection = "\
version: 1
suites:
  - name: slow
    collection: slow.json
    environment: postman/lab.json
    secrets: { apiToken: MY_TOKEN }
";
    repository.write(".circleci/postorb.yml", &format!("{selection}{more}"));
    let mut command = repository.postorb(&["run", "--format", "json=out.json", "--format", "text"]);
    command.env("MY_TOKEN", TOKEN).env("POSTMAN_API_KEY", KEY);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_mins(1) {
        let folders = repository.left().into_iter();
        let mut reports = folders.map(|folder| folder.join("report-0-0.json"));
        if reports
            .any(|report| fs::read_to_string(report).is_ok_and(|text| text.contains("{\"cursor\"")))
        {
            return child;
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    panic!("the run does not begin: {}", ran(&output).stderr);
}

/// The command lines of all processes.
fn command_lines() -> Vec<String> {
    let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let lines = processes.filter_map(|process| fs::read(process.path().join("cmdline")).ok());
    lines
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .collect()
}

fn newmans(repository: &Repository) -> usize {
    let tmp = repository.tmp().display().to_string();
    let lines = command_lines();
    let of_this = |line: &&String| line.contains(&tmp) && line.contains("newman");
    lines.iter().filter(of_this).count()
}

fn ended(child: Child) -> Ran {
    ran(&child.wait_with_output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn signals_end_a_run_in_order() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    slow(&repository);
    for signal in ["INT", "TERM", "HUP", "QUIT"] {
        let child = started(&repository);
        assert_eq!(newmans(&repository), 1);
        for line in command_lines() {
            assert!(!line.contains(TOKEN) && !line.contains(KEY), "{line}");
        }
        let begin = Instant::now();
        let pid = child.id().to_string();
        let kill = std::process::Command::new("kill")
            .args(["-s", signal, &pid])
            .status();
        assert!(kill.unwrap().success());
        let ran = ended(child);
        assert!(
            begin.elapsed() < Duration::from_secs(8),
            "{:?}",
            begin.elapsed()
        );
        assert_eq!(ran.code, 6, "{signal}: {}", ran.stderr);
        assert!(ran.stderr.contains("error: cancelled"), "{}", ran.stderr);
        assert!(ran.stdout.contains("1 request "), "{}", ran.stdout);
        assert_eq!(newmans(&repository), 0);
        assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
        let report = fs::read_to_string(repository.path().join("out.json")).unwrap();
        assert!(report.contains("\"Quick\"") && !report.contains(TOKEN));
    }
}

#[cfg(unix)]
#[test]
fn what_never_began_when_a_run_is_stopped_is_told_so() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    slow(&repository);
    let child = started_before(&repository, "  - { name: after, collection: slow.json }\n");
    let pid = child.id().to_string();
    let kill = std::process::Command::new("kill")
        .args(["-s", "INT", &pid])
        .status();
    assert!(kill.unwrap().success());
    let ran = ended(child);
    assert_eq!(ran.code, 6, "{}", ran.stderr);
    assert!(
        ran.stdout
            .contains("\n        not run: stopped before it began\n"),
        "{}",
        ran.stdout
    );
    assert!(
        !ran.stdout.contains("no report could be read"),
        "{}",
        ran.stdout
    );
    // Nor is it told as one that ran.
    assert!(!ran.stderr.contains("after: "), "{}", ran.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_person_sees_one_line_that_changes() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    slow(&repository);
    let args = ["run", "--collection", "slow.json", "-e", "postman/lab.json"];
    let path = std::env::var("PATH").unwrap();
    let path = format!(
        "{}:{path}",
        repository.tools.join("node_modules/.bin").display()
    );
    let tmp = repository.tmp().display().to_string();
    fs::create_dir_all(repository.tmp()).unwrap();
    let variables = [("PATH", &*path), ("TMPDIR", &*tmp)];
    let mut session = Session::start(&args, repository.path(), &variables, (10, 24));
    let seen = session.see("slow: 1 request");
    assert_eq!(seen.lines().count(), 1, "{seen}");
    session.press("\x03");
    let ended = session.end();
    assert_eq!(ended.exit, Some(6), "{ended:?}");
    assert!(
        ended.screen.contains("slow: was stopped"),
        "{}",
        ended.screen
    );
    assert!(ended.stdout.contains("1 request "), "{}", ended.stdout);
}

#[test]
fn a_suite_that_takes_too_long_is_ended() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    slow(&repository);
    let selection = "\
version: 1
suites:
  - name: slow
    collection: slow.json
    environment: postman/lab.json
    timeout: 1s
";
    repository.write(".circleci/postorb.yml", selection);
    let ran = run(&mut repository.postorb(&["run"]));
    assert_eq!(ran.code, 8, "{}{}", ran.stdout, ran.stderr);
    assert!(
        ran.stdout
            .contains("it took longer than the 1000 ms that it may"),
        "{}",
        ran.stdout
    );
    assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn a_runner_that_crashes_or_hangs_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    let newman = |script: &str| {
        repository.write("bin/newman", &format!("#!/bin/sh\n{script}\n"));
        let file = repository.path().join("bin/newman");
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
        let path = format!("{}/bin:/usr/bin:/bin", repository.path().display());
        let args = [
            "run",
            "--collection",
            "postman/pass.postman_collection.json",
        ];
        let mut command = repository.postorb(&args);
        run(command.env("PATH", path))
    };
    let ran = newman("echo 'FATAL ERROR: heap out of memory' >&2; exit 134");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout
            .contains("exit code 134 and left no report; it said: FATAL ERROR"),
        "{}",
        ran.stdout
    );
    let ran = newman("kill -9 $$");
    assert!(
        ran.stdout
            .contains("was ended by a signal and left no report"),
        "{}",
        ran.stdout
    );
    let ran = newman("exit 0");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stdout.contains("exit code 0 and left no report"),
        "{}",
        ran.stdout
    );
    // What it started does not keep postorb waiting.
    let begin = Instant::now();
    newman("sleep 60 & exit 1");
    assert!(begin.elapsed() < Duration::from_secs(30));
    assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn nothing_runs_before_what_is_waited_for_answers() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let collection = "postman/pass.postman_collection.json";
    let args = |url| {
        [
            "run",
            "--collection",
            collection,
            "-e",
            "postman/lab.json",
            "--wait-for",
            url,
            "--wait-timeout",
            "1s",
        ]
    };
    let there = format!("{}/status/404", api.base());
    assert_eq!(run(&mut repository.postorb(&args(&there))).code, 0);
    let away = format!("http://127.0.0.1:{}", super::api::free());
    let ran = run(&mut repository.postorb(&args(&away)));
    assert_eq!(ran.code, 8);
    assert!(
        ran.stderr.contains("did not answer within 1s"),
        "{}",
        ran.stderr
    );
    let failing = format!("{}/status/503", api.base());
    let ran = run(&mut repository.postorb(&args(&failing)));
    assert!(ran.stderr.contains("status 503"), "{}", ran.stderr);
    assert_eq!(ran.code, 8);
}

/// A collection whose second of three requests has this test.
fn three(repository: &Repository, script: &str) {
    let item = |name: &str, script: &str| {
        serde_json::json!({"name": name, "request": {"url": "{{baseUrl}}/ok"},
            "event": [{"listen": "test", "script": {"exec": [script]}}]})
    };
    let passes = "pm.test('is 200', () => pm.response.to.have.status(200));";
    let collection = serde_json::json!({
        "info": {"name": "Three", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [item("One", passes), item("Two", script), item("Three", passes)],
    });
    repository.write("three.json", &collection.to_string());
}

#[test]
fn a_crash_in_the_middle_or_at_the_end_is_red() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let args = [
        "run",
        "--collection",
        "three.json",
        "-e",
        "postman/lab.json",
    ];
    // Newman dies of it, with a report of ours that has no failure.
    three(
        &repository,
        "pm.test('waits', async () => { await new Promise((done) => setTimeout(done, 20)); throw new Error('too late'); });",
    );
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(
        ran.stdout.contains("ended with exit code"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("too late"), "{}", ran.stdout);
    three(
        &repository,
        "pm.test('is 200', () => pm.response.to.have.status(200));",
    );
    for (code, hook) in [
        (3, "setTimeout(() => process.exit(3), 50)"),
        (0, "process.once('exit', () => {})"),
    ] {
        repository.write(
            "hook.js",
            &format!("if (process.argv.join().includes('three.json')) {{ {hook}; }}"),
        );
        let hook = format!("--require {}", repository.path().join("hook.js").display());
        let ran = run(repository.postorb(&args).env("NODE_OPTIONS", hook));
        let expected = i32::from(code != 0);
        assert_eq!(ran.code, expected, "{code}: {}{}", ran.stdout, ran.stderr);
    }
    let hook = "process.on('exit', () => { process.exitCode = 9; });";
    repository.write("hook.js", hook);
    let hook = format!("--require {}", repository.path().join("hook.js").display());
    let ran = run(repository.postorb(&args).env("NODE_OPTIONS", hook));
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    assert!(
        ran.stdout
            .contains("exit code 9 although nothing in its report failed"),
        "{}",
        ran.stdout
    );
}

#[cfg(target_os = "linux")]
#[test]
fn newman_ends_and_cleans_up_where_postorb_was_killed() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    slow(&repository);
    let mut child = started(&repository);
    child.kill().unwrap();
    child.wait().unwrap();
    let begin = Instant::now();
    while newmans(&repository) > 0 || !repository.left().is_empty() {
        assert!(
            begin.elapsed() < Duration::from_secs(20),
            "{:?}",
            repository.left()
        );
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_does_not_describe_the_run_is_refused() {
    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    let suite = "version: 1\nsuites:\n  - { name: pass, collection: postman/pass.postman_collection.json }\n";
    repository.write(".circleci/postorb.yml", suite);
    for args in [
        &["run", "-e", "postman/lab.json"][..],
        &["run", "pass", "-n", "2"],
        &[
            "run",
            "--selection",
            ".circleci/postorb.yml",
            "--folder",
            "x",
        ],
        &[
            "run",
            "--collection",
            "postman/pass.postman_collection.json",
            "-e",
            "postman/pass.postman_collection.json",
        ],
    ] {
        let ran = run(&mut repository.postorb(args));
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.stdout, ran.stderr);
    }
    let before = fs::read(
        repository
            .path()
            .join("postman/pass.postman_collection.json"),
    )
    .unwrap();
    let output = "json=postman/pass.postman_collection.json";
    let ran = run(&mut repository.postorb(&["run", "--format", output]));
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    let after = fs::read(
        repository
            .path()
            .join("postman/pass.postman_collection.json"),
    )
    .unwrap();
    assert_eq!(before, after);
}
