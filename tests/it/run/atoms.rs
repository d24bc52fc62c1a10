//! Atoms: what can run by itself, by name.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use super::api::Api;
use super::sharing::{ATOMS, SELECTION, names, repository, shop};
use super::{Ran, Repository, ran, run};
use crate::loopback::Fault;
use crate::postman::{Data, Fake, Space, data};

#[test]
fn discover_prints_atoms_and_nothing_else() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, ATOMS.map(|atom| format!("{atom}\n")).concat());
    let ran = run(&mut repository.postorb(&["discover", "shop-b", "pass"]));
    let own: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(own, [&ATOMS[3..6], &["pass"]].concat());
    assert_eq!(repository.left(), Vec::<std::path::PathBuf>::new());
    // What it means is told where it cannot be.
    repository.write(".circleci/postorb.yml", &SELECTION.replace("Auth", "Ping"));
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr.contains("is to run `Ping` before `Auth`"),
        "{}",
        ran.stderr
    );
    repository.write("shop.json", "{\"values\": []}");
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(
        ran.stderr
            .contains("the folders of suite `Shop` are not known"),
        "{}",
        ran.stderr
    );
}

#[test]
fn folders_of_what_only_postman_has_are_asked_for_there() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let mut team = Data::default();
    team.spaces.push(Space::default());
    let uid = format!("789883-{}", data::uuid(2, 1));
    let mut collection = data::collection(&uid, "Shop");
    collection["item"] = shop()["item"].clone();
    team.add_collection(0, &uid, collection);
    let fake = Fake::new(team);
    let selection = SELECTION.replace("shop.json", &uid);
    repository.write(".circleci/postorb.yml", &selection);
    let ran = run(repository.postorb(&["discover"]).envs(fake.variables()));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, ATOMS.map(|atom| format!("{atom}\n")).concat());
    // Once, although two runs are of it; and not at all where only others are asked for.
    assert_eq!(fake.requests().len(), 1);
    let ran = run(repository
        .postorb(&["discover", "pass"])
        .envs(fake.variables()));
    assert_eq!((ran.stdout.as_str(), fake.requests().len()), ("pass\n", 1));
    let ran = run(&mut repository.postorb(&["discover"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (3, ""));
    assert!(ran.stderr.contains("POSTMAN_API_KEY"), "{}", ran.stderr);
    fake.always(
        &format!("/collections/{uid}"),
        Fault::error(404, "instanceNotFoundError", "not there"),
    );
    let ran = run(repository.postorb(&["discover"]).envs(fake.variables()));
    assert_eq!((ran.code, ran.stdout.as_str()), (5, ""));
    assert!(ran.stderr.contains("suite `Shop`"), "{}", ran.stderr);
}

#[test]
fn folders_that_cannot_be_asked_for_keep_no_other_suite_from_running() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let mut team = Data::default();
    team.spaces.push(Space::default());
    let fake = Fake::new(team);
    let uid = format!("789883-{}", data::uuid(2, 1));
    let selection = SELECTION.replace("shop.json", &uid);
    repository.write(".circleci/postorb.yml", &selection);
    let args = ["run", "shop-a", "pass", "--json"];
    let ran = run(repository.postorb(&args).envs(fake.variables()));
    assert_eq!(ran.code, 5, "{}", ran.stderr);
    let report = ran.json();
    assert_eq!(names(&report), ["shop-a", "pass"]);
    assert_eq!(report["suites"][0]["verdict"], "failed");
    assert_eq!(report["suites"][1]["verdict"], "passed");
    // Whether it has an atom, nobody knows.
    let args = ["run", "--atom", "shop-a/check-out"];
    let ran = run(repository.postorb(&args).envs(fake.variables()));
    assert_eq!(ran.code, 5);
    assert!(
        ran.stderr
            .contains("the folders of suite `Shop` are not known"),
        "{}",
        ran.stderr
    );
    // What is not asked for is not asked.
    let calls = fake.requests().len();
    let args = ["run", "--dry-run", "--atom", "pass"];
    let ran = run(repository.postorb(&args).envs(fake.variables()));
    assert_eq!(
        (ran.code, fake.requests().len()),
        (0, calls),
        "{}",
        ran.stderr
    );
}

#[test]
fn atoms_are_run_by_name() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let junit = ["--format", "junit=tests.xml"];
    let args = [
        "run",
        "--atom",
        "shop-b/re-funds",
        "pass",
        "--format",
        "json",
    ];
    let ran = run(&mut repository.postorb(&[&args[..], &junit].concat()));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(names(&ran.json()), ["shop-b/re-funds", "pass"]);
    let tests = fs::read_to_string(repository.path().join("tests.xml")).unwrap();
    let tests = roxmltree::Document::parse(&tests).unwrap();
    let cases = tests
        .descendants()
        .filter(|node| node.has_tag_name("testcase"));
    let files: BTreeSet<_> = cases.filter_map(|case| case.attribute("file")).collect();
    assert_eq!(files, BTreeSet::from(["pass", "shop-b/re-funds"]));
    let ran = from_stdin(&repository, "pass\nshop-a/requests pass\n");
    assert_eq!(names(&ran.json()), ["shop-a/requests", "pass"]);
    let ran = from_stdin(&repository, " \n");
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    let ran = run(&mut repository.postorb(&["run", "--atom", "shop-a/refunds"]));
    assert_eq!(ran.code, 5);
    assert!(
        ran.stderr.contains("did you mean `shop-a/re-funds`?"),
        "{}",
        ran.stderr
    );
    let ran = run(&mut repository.postorb(&["run", "--atom", "pass", "--shard", "1/2"]));
    assert_eq!(ran.code, 2);
}

#[test]
fn what_is_no_atom_leads_to_those_that_are() {
    let Some(repository) = repository("http://127.0.0.1:9") else {
        return;
    };
    let told = |args: &[&str]| {
        let ran = run(&mut repository.postorb(&[&["run"], args].concat()));
        assert_eq!((ran.code, ran.stdout.as_str()), (5, ""));
        ran.stderr
    };
    assert_eq!(
        told(&["--atom", "shop-b"]),
        "error: no atom is called `shop-b`\n\
         \x20 help: it is split into `shop-b/check-out`, `shop-b/requests`, `shop-b/re-funds`\n\
         \x20 help: to run all of it: `postorb run shop-b`\n"
    );
    assert_eq!(
        told(&["--atom", "Shop"]),
        "error: no atom is called `Shop`\n\
         \x20 help: it is a suite, whose atoms `postorb discover Shop` prints\n\
         \x20 help: to run all of it: `postorb run Shop`\n"
    );
    assert_eq!(
        told(&["--atom", "shop-c"]),
        "error: no atom is called `shop-c`\n  help: `postorb discover` prints all of them\n"
    );
    let said = told(&["pass", "shop-a/re-funds"]);
    let start = "error: no suite is called `shop-a/re-funds`\n\
         \x20 help: `shop-a/re-funds` is an atom: `postorb run --atom shop-a/re-funds`\n";
    assert!(said.starts_with(start), "{said}");
    let said = told(&["shop-a/refunds"]);
    assert!(!said.contains("is an atom"), "{said}");
}

fn from_stdin(repository: &Repository, atoms: &str) -> Ran {
    let mut command = repository.postorb(&["run", "--json", "--atom", "-"]);
    let command = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(atoms.as_bytes())
        .unwrap();
    ran(&child.wait_with_output().unwrap())
}

#[test]
fn the_postman_cli_runs_atoms_too() {
    let Some(api) = Api::start() else { return };
    let Some(repository) = repository(&api.base()) else {
        return;
    };
    let renamed = shop().to_string().replace("Re funds", "-Re funds");
    repository.write("shop.json", &renamed);
    let args = [
        "run",
        "--runner",
        "postman-cli",
        "--atom",
        "shop-a/re-funds",
        "--json",
    ];
    let ran = run(&mut repository.postorb(&args));
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.json()["totals"]["passed"], 2);
}
