//! `validate --online`: the binary, a repository, and the fake.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;

use crate::loopback::Fault;
use crate::postman::data::{collection, environment, uuid};
use crate::postman::{Data, Fake, KEY};

/// What a process came to.
#[derive(Debug)]
struct Ended {
    exit: i32,
    stdout: String,
    stderr: String,
}

/// Runs `postorb validate` with these arguments in a folder of these files.
fn validate(fake: &Fake, files: &[(&str, &str)], arguments: &[&str]) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    run(folder.path(), &fake.variables(), arguments)
}

fn run(folder: &Path, variables: &[(&str, String)], arguments: &[&str]) -> Ended {
    // It compiles what nobody here asks about.
    let circleci = crate::circleci::Fake::new(crate::circleci::Data::small());
    let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
        .arg("validate")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("CIRCLECI_CLI_HOST", &circleci.base)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert!(
        !stdout.contains(KEY) && !stderr.contains(KEY),
        "{stdout}{stderr}"
    );
    let exit = output.status.code().unwrap();
    Ended {
        exit,
        stdout,
        stderr,
    }
}

/// A config that runs a collection with an environment.
fn config(collection: &str, environment: &str) -> String {
    format!(
        "version: 2.1\njobs:\n  test:\n    docker: [{{ image: cimg/node:22.14.0 }}]\n    steps:\n      \
         - checkout\n      - run: npx newman@6.2.2 run {collection} -e {environment} --postman-api-key \"$POSTMAN_API_KEY\" \
         -r junit --reporter-junit-export results/a.xml\n      - store_test_results: {{ path: results }}\n\
         workflows: {{ main: {{ jobs: [test] }} }}\n"
    )
}

const CONFIG: &str = ".circleci/config.yml";
const SELECTION: &str = ".circleci/postorb.yml";

/// A team whose environment lacks a value, has one in the vault, and does not know one name.
fn holes() -> Data {
    let mut data = Data::small();
    let (uid, other) = (data.collection_uid(), data.environment_uid());
    let mut item = collection(&uid, "Bookings");
    item["item"][0]["request"]["url"] = "https://{{host}}/{{token}}/{{nowhere}}".into();
    data.collections.insert(uid, item);
    let values = json!([
        { "key": "host", "value": "", "enabled": true, "type": "default" },
        { "key": "token", "enabled": true, "secret": true, "source": { "provider": "postman" } },
    ]);
    data.environments
        .insert(other.clone(), environment(&other, "Staging", &values));
    data
}

#[test]
fn what_is_there_is_good_and_everything_is_asked_once() {
    let data = Data::small();
    let text = config(&data.collection_uid(), &data.environment_uid());
    let fake = Fake::new(data);
    let files = [(CONFIG, text.as_str()), ("b.yml", text.as_str())];
    let ended = validate(&fake, &files, &["--online", CONFIG, "b.yml"]);
    assert_eq!(
        (ended.exit, ended.stdout.as_str()),
        (0, ""),
        "{}",
        ended.stderr
    );
    let mut calls = fake.calls();
    calls.sort();
    assert_eq!(calls.len(), 3, "{calls:?}");
    assert!(
        calls[0].starts_with("GET /collections/") && calls[1].starts_with("GET /environments/")
    );
    assert_eq!(calls[2], "GET /me");
}

#[test]
fn without_the_flag_nothing_is_asked() {
    let data = Data::small();
    let text = config(&format!("1-{}", uuid(8, 8)), &data.environment_uid());
    let fake = Fake::new(data);
    let ended = validate(&fake, &[(CONFIG, &text)], &[]);
    assert_eq!(
        (ended.exit, fake.requests().len()),
        (0, 0),
        "{}",
        ended.stdout
    );
}

#[test]
fn ids_and_values_are_told_in_a_config() {
    let data = holes();
    let gone = format!("789883-{}", uuid(8, 8));
    let (one, two) = (data.collection_uid(), data.environment_uid());
    let fake = Fake::new(data);
    let ended = validate(&fake, &[(CONFIG, &config(&gone, &two))], &["--online"]);
    assert_eq!(ended.exit, 7);
    let told = format!("error[unknown-id]: Postman has no collection `{gone}`");
    assert!(ended.stdout.contains(&told), "{}", ended.stdout);

    let ended = validate(&fake, &[(CONFIG, &config(&one, &two))], &["--online"]);
    assert_eq!(ended.exit, 0, "{}", ended.stdout);
    for told in [
        "warning[empty-variable]: 2 variables have no value in this environment, `host` among them",
        "warning[unresolved-variable]: nothing gives the variable `nowhere` a value",
        "used by `Get it`",
    ] {
        assert!(ended.stdout.contains(told), "{told}\n{}", ended.stdout);
    }
}

#[test]
fn ids_and_values_are_told_in_a_selection() {
    let data = holes();
    let gone = format!("789883-{}", uuid(8, 8));
    let (one, two) = (data.collection_uid(), data.environment_uid());
    let text = format!(
        "version: 1\nsuites:\n  - name: a\n    collection: {gone}\n    environment: {two}\n  \
         - name: b\n    collection: {one}\n    environments: {{ staging: {two}, gone: {gone} }}\n    \
         secrets: {{ token: TOKEN }}\n  - name: c\n    collection: postman/a.json\n    environment: {two}\n"
    );
    let local =
        r#"{"info": {"name": "x"}, "item": [{"name": "a", "request": "http://{{there}}"}]}"#;
    let fake = Fake::new(data);
    let files = [(SELECTION, text.as_str()), ("postman/a.json", local)];
    let ended = validate(
        &fake,
        &files,
        &["--online", "--format", "github", SELECTION],
    );
    assert_eq!(ended.exit, 7, "{}{}", ended.stdout, ended.stderr);
    let lines: Vec<_> = ended.stdout.lines().collect();
    let expected = [
        ("line=4,", "unknown-id", "Postman has no collection"),
        (
            "line=8,",
            "empty-variable",
            "the variable `host` has no value in this environment",
        ),
        (
            "line=8,",
            "unresolved-variable",
            "nothing gives the variable `nowhere` a value",
        ),
        ("line=8,", "unknown-id", "Postman has no environment"),
        (
            "line=12,",
            "unresolved-variable",
            "nothing gives the variable `there` a value",
        ),
    ];
    assert_eq!(lines.len(), expected.len(), "{}", ended.stdout);
    for (line, parts) in lines.iter().zip(expected) {
        let is_whole = line.contains(parts.0) && line.contains(parts.1) && line.contains(parts.2);
        assert!(is_whole, "{parts:?}\n{line}");
    }
}

#[test]
fn a_key_that_is_none_is_told_and_the_config_is_checked_all_the_same() {
    let data = Data::small();
    let text = config(&data.collection_uid(), &data.environment_uid()).replace("[test]", "[tset]");
    let fake = Fake::new(data);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yml"), text).unwrap();
    let [base, _] = fake.variables();
    let no_key = "error: there is no key for Postman";
    let refused = "error: cannot ask whose key it is: Postman answered 401: Invalid API Key";
    for (key, told) in [("", no_key), ("PMAK-x", refused)] {
        let variables = [base.clone(), ("POSTMAN_API_KEY", key.to_owned())];
        let ended = run(folder.path(), &variables, &["--online", "a.yml"]);
        assert_eq!(ended.exit, 3, "{}", ended.stderr);
        let last = "what Postman has is not checked: it could not be asked\n";
        assert!(ended.stderr.ends_with(last), "{}", ended.stderr);
        assert!(ended.stderr.contains(told), "{}", ended.stderr);
        assert!(
            ended.stdout.contains("error[unknown-job]"),
            "{}",
            ended.stdout
        );
    }
}

#[test]
fn the_key_may_have_another_name_and_be_in_the_file() {
    let data = Data::small();
    let uid = data.collection_uid();
    let fake = Fake::new(data);
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "version: 1\nsuites: [{{ name: a, collection: {uid} }}]\napi-key: {{ env: MINE }}\n"
    );
    std::fs::write(folder.path().join("postorb.yml"), text).unwrap();
    let [base, _] = fake.variables();
    let mine = ("MINE", KEY.to_owned());
    let ended = run(
        folder.path(),
        &[base.clone(), mine],
        &["--online", "-v", "postorb.yml"],
    );
    assert_eq!(ended.exit, 0, "{}", ended.stderr);
    assert!(
        ended
            .stderr
            .contains("127.0.0.1 knows the key as taylor-lee's, 10000 calls left")
    );
    assert!(ended.stderr.contains("GET /me: 200, "), "{}", ended.stderr);

    let home = folder.path().to_str().unwrap().to_owned();
    let env = postorb::Env::new([("HOME".into(), home.clone().into())]);
    let credentials = postorb::service::Credentials::new(&env);
    credentials
        .set(postorb::service::Account::Postman, &KEY.into())
        .unwrap();
    let ended = run(
        folder.path(),
        &[base, ("HOME", home)],
        &["--online", "postorb.yml"],
    );
    assert_eq!(ended.exit, 0, "{}", ended.stderr);
}

#[test]
fn what_cannot_be_asked_is_told_by_its_exit_code() {
    for (fault, timeout, exit) in [
        (Fault::Silence, "600ms", 8),
        (Fault::error(500, "serverError", "it is down"), "10s", 4),
        (Fault::page(200), "10s", 4),
        (Fault::error(401, "AuthenticationError", "no"), "10s", 3),
        (
            Fault::error(429, "serviceLimitExhausted", "used up"),
            "10s",
            4,
        ),
    ] {
        let data = Data::small();
        let uid = data.collection_uid();
        let text = config(&uid, &data.environment_uid());
        let fake = Fake::new(data);
        fake.always(&format!("/collections/{uid}"), fault.clone());
        let arguments = ["--online", "--timeout", timeout];
        let ended = validate(&fake, &[(CONFIG, &text)], &arguments);
        assert_eq!(ended.exit, exit, "{fault:?} {}", ended.stderr);
        let last = ended.stderr.lines().last().unwrap_or_default();
        assert!(
            last.contains("did not answer every call"),
            "{}",
            ended.stderr
        );
        let told = format!("error: cannot read the collection {uid}: ");
        assert_eq!(ended.stderr.matches(&told).count(), 1, "{}", ended.stderr);
    }
    // What the key may not read may be read by another.
    let data = Data::small();
    let uid = data.collection_uid();
    let text = config(&uid, &data.environment_uid());
    let fake = Fake::new(data);
    fake.always(
        &format!("/collections/{uid}"),
        Fault::error(403, "forbiddenError", "no"),
    );
    let ended = validate(&fake, &[(CONFIG, &text)], &["--online"]);
    assert_eq!(ended.exit, 0);
    assert!(
        ended
            .stdout
            .contains("warning[unknown-id]: the key may not read the collection")
    );
}

#[test]
fn a_time_that_is_none_is_wrong_usage() {
    let fake = Fake::new(Data::small());
    let text = config("a.json", "b.json");
    let ended = validate(
        &fake,
        &[(CONFIG, &text)],
        &["--online", "--timeout", "soon"],
    );
    assert_eq!(ended.exit, 2);
    assert!(
        ended.stderr.contains("--timeout has to be a time"),
        "{}",
        ended.stderr
    );
}
