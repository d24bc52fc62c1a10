//! Collections that Postman has: fetched once, run as files, and every fault told. Where today's Newman
//! exits with 0 (newman-lab, section 3) or waits for ever, postorb does not.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::json;

use super::api::Api;
use super::{Ran, Repository, run};
use crate::loopback::Fault;
use crate::postman::{Data, Fake, KEY, data};

/// A team whose collection asks this API.
fn team(base: &str) -> Data {
    let mut data = Data::default();
    data.spaces.push(crate::postman::Space::default());
    let uid = format!("789883-{}", data::uuid(2, 1));
    let mut collection = data::collection(&uid, "Fetched");
    collection["item"] = json!([{
        "name": "Ask", "id": data::uuid(9, 1),
        "request": { "method": "GET", "url": "{{host}}/ok" },
        "event": [{ "listen": "test", "script": { "exec": [
            "pm.test('is 200', () => pm.response.to.have.status(200));"
        ] } }],
    }]);
    data.add_collection(0, &uid, collection);
    let uid = format!("789883-{}", data::uuid(3, 1));
    let values = json!([{ "key": "host", "value": base, "enabled": true, "type": "default" }]);
    data.add_environment(0, &uid, data::environment(&uid, "Staging", &values));
    data
}

/// A selection of two suites that share a collection and an environment.
fn selection(data: &Data) -> String {
    let (collection, environment) = (data.collection_uid(), data.environment_uid());
    let suite = |name: &str| {
        format!("  - {{ name: {name}, collection: {collection}, environment: {environment} }}\n")
    };
    format!("version: 1\nsuites:\n{}{}", suite("one"), suite("two"))
}

fn ran(repository: &Repository, fake: &Fake, args: &[&str]) -> Ran {
    let mut command = repository.postorb(args);
    let ran = run(command.envs(fake.variables()));
    assert!(!ran.stdout.contains(KEY) && !ran.stderr.contains(KEY));
    assert_eq!(repository.left(), Vec::<PathBuf>::new());
    ran
}

#[test]
fn what_postman_has_is_fetched_once_and_runs() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let data = team(&api.base());
    repository.write(".circleci/postorb.yml", &selection(&data));
    let fake = Fake::new(data);
    let ran = ran(&repository, &fake, &["run", "--json", "-v"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.json()["totals"]["passed"], 2);
    assert_eq!(fake.requests().len(), 2, "{:?}", fake.calls());
    for request in fake.requests() {
        assert_eq!(request.header("x-api-key"), Some(KEY));
        assert_eq!(request.query, []);
    }
}

#[test]
fn every_fault_is_red_and_has_its_exit_code() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let data = team(&api.base());
    repository.write(".circleci/postorb.yml", &selection(&data));
    let paths = [
        format!("/collections/{}", data.collection_uid()),
        format!("/environments/{}", data.environment_uid()),
    ];
    let faults = [
        (
            Fault::error(401, "AuthenticationError", "Invalid API Key."),
            3,
            "Invalid API Key.",
        ),
        (
            Fault::error(403, "forbiddenError", "no access"),
            3,
            "no access",
        ),
        (
            Fault::error(404, "instanceNotFoundError", "not there"),
            5,
            "not there",
        ),
        (
            Fault::error(429, "serviceLimitExhausted", "used up"),
            4,
            "used up",
        ),
        (Fault::error(500, "serverError", "oops"), 4, "oops"),
        (Fault::page(502), 4, "502"),
        (Fault::page(200), 4, ""),
        (Fault::json(200, ""), 4, ""),
        (
            Fault::json(200, r#"{"error": {"name": "x", "message": "not today"}}"#),
            4,
            "not today",
        ),
        (Fault::json(200, r#"{"hello": "world"}"#), 4, ""),
        (
            Fault::json(
                200,
                r#"{"collection": {"id": "x", "order": [], "requests": []}}"#,
            ),
            4,
            "",
        ),
        (
            Fault::json(302, "").with("location", "http://127.0.0.1:9/"),
            4,
            "127.0.0.1",
        ),
        (Fault::Reset, 4, ""),
        (Fault::Close, 4, ""),
        (Fault::Silence, 8, ""),
    ];
    let cases = paths
        .iter()
        .flat_map(|path| faults.iter().map(move |case| (path, case)));
    for (path, (fault, code, said)) in cases {
        let fake = Fake::new(data.clone());
        fake.always(path, fault.clone());
        let begin = Instant::now();
        let ran = ran(
            &repository,
            &fake,
            &["run", "--timeout", "2s", "--format", "junit=out.xml"],
        );
        assert_eq!(
            ran.code, *code,
            "{path} {fault:?}: {}{}",
            ran.stdout, ran.stderr
        );
        assert!(begin.elapsed() < Duration::from_secs(20), "{fault:?}");
        let junit = std::fs::read_to_string(repository.path().join("out.xml")).unwrap();
        assert_eq!(junit.matches("<error").count(), 2, "{fault:?}: {junit}");
        assert!(junit.contains(said), "{fault:?}: {junit}");
    }
}

#[test]
fn an_environment_that_is_none_is_no_empty_one() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let data = team(&api.base());
    repository.write(".circleci/postorb.yml", &selection(&data));
    let path = format!("/environments/{}", data.environment_uid());
    let fake = Fake::new(data);
    fake.always(
        &path,
        Fault::json(200, r#"{"error": {"name": "x", "message": "not today"}}"#),
    );
    let ran = ran(&repository, &fake, &["run"]);
    assert_eq!(ran.code, 4, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("not today"), "{}", ran.stdout);
}

#[test]
fn without_a_key_it_is_told_how_to_give_one() {
    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    repository.write(
        ".circleci/postorb.yml",
        &selection(&team("http://127.0.0.1:9")),
    );
    let ran = run(&mut repository.postorb(&["run"]));
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("POSTMAN_API_KEY"), "{}", ran.stderr);
}

#[test]
fn what_was_pulled_runs_without_a_key() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = Repository::new(&api.base()) else {
        return;
    };
    let data = team(&api.base());
    repository.write(".circleci/postorb.yml", &selection(&data));
    let fake = Fake::new(data);
    let pulled = ran(&repository, &fake, &["pull"]);
    assert_eq!(pulled.code, 0, "{}{}", pulled.stdout, pulled.stderr);
    let asked = fake.requests().len();
    let ran = run(&mut repository.postorb(&["run", "--json"]));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.json()["totals"]["passed"], 2);
    assert_eq!(fake.requests().len(), asked);
}

#[test]
fn a_postman_that_nobody_reaches_is_told() {
    let Some(repository) = Repository::new("http://127.0.0.1:9") else {
        return;
    };
    let data = team("http://127.0.0.1:9");
    repository.write(".circleci/postorb.yml", &selection(&data));
    let away = format!("http://127.0.0.1:{}", super::api::free());
    let mut command = repository.postorb(&["run", "--timeout", "2s"]);
    command.env("POSTMAN_API_BASE_URL", away);
    let ran = run(command.env("POSTMAN_API_KEY", KEY));
    assert_eq!(ran.code, 4, "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("127.0.0.1"), "{}", ran.stdout);
}
