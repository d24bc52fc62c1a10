//! `postorb suite` with Postman to ask: what names, ids and addresses come to, and when nobody is asked.

mod renamed;
mod scene;

use scene::Scene;

use crate::loopback::Fault;
use crate::postman::data::{collection, environment, uuid};
use crate::postman::{Data, KEY, Space};

fn shop() -> Data {
    let mut data = Data::small();
    data.spaces.push(Space {
        id: uuid(1, 2),
        name: "Shop".to_owned(),
        kind: "team".to_owned(),
        ..Space::default()
    });
    for (n, name) in [
        (10, "Twice"),
        (11, "Twice"),
        (12, "a\n- b: c # d\u{1b}[2J"),
        (13, "🚀"),
    ] {
        let uid = format!("12-{}", uuid(2, n));
        data.add_collection(1, &uid, collection(&uid, name));
    }
    let uid = format!("12-{}", uuid(3, 10));
    data.add_environment(
        1,
        &uid,
        environment(&uid, "Production", &serde_json::json!([])),
    );
    data
}

#[test]
fn names_ids_and_addresses_become_uids_with_the_name_behind() {
    let (collection, environment) = (
        Data::small().collection_uid(),
        Data::small().environment_uid(),
    );
    let bare = |uid: &str| uid.split_once('-').unwrap().1.to_owned();
    let expected = format!(
        "version: 1\nsuites:\n  - name: bookings\n    collection: {collection} # Bookings\n    environment: {environment} # Staging\n"
    );
    let typed = [
        (collection.clone(), environment.clone()),
        (bare(&collection), bare(&environment)),
        ("Bookings".to_owned(), "Staging".to_owned()),
        (
            format!(
                "https://acme.postman.co/workspace/B~{}/collection/{collection}?action=share",
                uuid(1, 1)
            ),
            format!("https://app.postman.com/environment/{}", bare(&environment)),
        ),
    ];
    for (collection, environment) in typed {
        for workspace in [None, Some("Bookings".to_owned()), Some(uuid(1, 1))] {
            let scene = Scene::new(shop());
            let mut args = vec!["--collection", &collection, "-e", &environment];
            if let Some(workspace) = &workspace {
                args.extend(["--workspace", workspace]);
            }
            let answer = scene.add(&args);
            assert_eq!(answer.code, 0, "{args:?}: {}", answer.stderr);
            assert_eq!(answer.stdout, "");
            let text = scene.selection();
            let (_, body) = text.split_once("version").unwrap();
            assert_eq!(format!("version{body}"), expected, "{args:?}");
        }
    }
}

#[test]
fn what_postman_does_not_have_is_told_with_what_was_meant() {
    for (args, code, told) in [
        (
            vec!["--collection", "Booking"],
            5,
            "did you mean `Bookings`?",
        ),
        (
            vec!["--collection", "Twice"],
            2,
            "2 collections are named `Twice`",
        ),
        (
            vec!["--collection", "Bookings", "--workspace", "Shop"],
            5,
            "no collection is named `Bookings` in workspace `Shop`",
        ),
        (
            vec!["--collection", "Bookings", "--workspace", "Shoop"],
            5,
            "did you mean `Shop`?",
        ),
        (
            vec!["--collection", "Bookings", "-e", "Stagging"],
            5,
            "did you mean `Staging`?",
        ),
        (vec!["--collection", "🚀"], 2, "the suite needs a name"),
    ] {
        let scene = Scene::new(shop());
        let answer = scene.add(&args);
        assert_eq!(answer.code, code, "{args:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(told), "{args:?}: {}", answer.stderr);
        assert!(!scene.exists(), "{args:?}");
    }
    let scene = Scene::new(shop());
    let space = uuid(1, 9);
    let answer = scene.add(&["--collection", "Bookings", "--workspace", &space]);
    assert_eq!(answer.code, 5, "{}", answer.stderr);
}

#[test]
fn a_name_cannot_get_out_of_its_comment() {
    let scene = Scene::new(shop());
    let uid = format!("12-{}", uuid(2, 12));
    let answer = scene.add(&["--collection", &uid]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let text = scene.selection();
    assert!(
        text.contains(&format!(
            "  - name: a-b-c-d-2j\n    collection: {uid} # a - b: c # d [2J\n"
        )),
        "{text}"
    );
}

#[test]
fn an_address_with_a_secret_is_refused_and_shown_by_nothing() {
    const SECRET: &str = "hunter2-of-mine";
    let urls = [
        format!("https://example.com/c.json?apikey={SECRET}"),
        format!("https://example.com/c.json?a=b&access_token={SECRET}#x"),
        format!("https://me:{SECRET}@example.com/c.json"),
    ];
    for url in &urls {
        let scene = Scene::new(Data::small());
        for args in [
            &["a", "--collection", url][..],
            &[
                "a",
                "--collection",
                "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
                "--offline",
                "-e",
                url,
            ],
        ] {
            let answer = scene.add_without_key(args);
            let told = "has a secret in it";
            assert!(
                answer.code == 2 && answer.stderr.contains(told),
                "{answer:?}"
            );
            assert!(!format!("{answer:?}").contains(SECRET), "{answer:?}");
        }
        // Somebody wrote it there all the same.
        let text = format!(
            "version: 1\nsuites:\n  - {{ name: a, collection: '{url}', environment: '{url}' }}\n"
        );
        scene.write(&text);
        for command in [
            &["suite", "list"][..],
            &["suite", "list", "--json"],
            &[
                "suite",
                "add",
                "b",
                "--collection",
                "https://example.com/b.json",
                "--dry-run",
            ],
            &["suite", "remove", "a", "--dry-run"],
            &["run", "--dry-run"],
            &["pull"],
            &["discover"],
            &["diff"],
            &["diff", "--format", "json"],
            &["validate", ".circleci/postorb.yml"],
            &["validate", ".circleci/postorb.yml", "--json"],
            &["doctor"],
        ] {
            let answer = scene.command(command, &[]);
            assert!(
                !format!("{answer:?}").contains(SECRET),
                "{command:?}\n{answer:?}"
            );
        }
        let listed = scene.command(&["suite", "list", "--json"], &[]).stdout;
        assert!(
            listed.contains("https://") && listed.contains("****"),
            "{listed}"
        );
    }
}

#[test]
fn nobody_is_asked_without_a_key_or_offline() {
    let uid = Data::small().collection_uid();
    for (key, more) in [(false, None), (true, Some("--offline"))] {
        let scene = Scene::new(shop());
        let mut args = vec!["smoke", "--collection", &uid];
        args.extend(more);
        let answer = if key {
            scene.add(&args)
        } else {
            scene.add_without_key(&args)
        };
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert!(scene.selection().ends_with(&format!("collection: {uid}\n")));
        assert!(scene.fake.requests().is_empty());
    }
}

#[test]
fn a_uid_is_written_though_postman_fails() {
    let uid = Data::small().collection_uid();
    let faults = [
        Fault::error(401, "AuthenticationError", "Invalid API Key."),
        Fault::error(403, "forbiddenError", "No."),
        Fault::page(200),
        Fault::json(200, r#"{"collections": 1}"#),
    ];
    for fault in faults {
        let scene = Scene::new(shop());
        scene.fake.always("/collections", fault.clone());
        let answer = scene.add(&["smoke", "--collection", &uid]);
        assert_eq!(answer.code, 0, "{fault:?}: {}", answer.stderr);
        assert!(
            answer.stderr.contains("could not be looked up"),
            "{}",
            answer.stderr
        );
        assert!(scene.selection().ends_with(&format!("collection: {uid}\n")));
        // What has to be asked for is an error.
        let answer = scene.add(&["other", "--collection", "Bookings"]);
        assert!(
            [3, 4].contains(&answer.code),
            "{fault:?}: {} {}",
            answer.code,
            answer.stderr
        );
    }
}

#[test]
fn a_name_that_is_there_is_told_before_anybody_is_asked() {
    let scene = Scene::new(shop());
    assert_eq!(scene.add(&["--collection", "Bookings"]).code, 0);
    let asked = scene.fake.requests().len();
    let answer = scene.add(&["bookings", "--collection", "Bookings"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("postorb.yml:5"), "{}", answer.stderr);
    assert_eq!(scene.fake.requests().len(), asked);
    assert!(
        scene
            .fake
            .requests()
            .iter()
            .all(|one| one.header("x-api-key") == Some(KEY))
    );
}

#[test]
fn the_key_is_the_variable_that_the_selection_names() {
    let scene = Scene::new(shop());
    scene.write("version: 1\nsuites: []\napi-key: { env: OUR_KEY }\n");
    let answer = scene.run(&["--collection", "Bookings"], &[("OUR_KEY", KEY)]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(scene.selection().contains(" # Bookings\n"));
}

#[test]
fn a_pair_where_one_environment_is_meant_is_told_its_flag() {
    let scene = Scene::new(shop());
    let uid = format!("1-{}", crate::postman::data::uuid(2, 1));
    let done = scene.add(&["a", "--collection", &uid, "-e", "staging=nowhere"]);
    assert_eq!(done.code, 5, "{}", done.stderr);
    let told = "`--environments NAME=X`";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

fn named(name: &str) -> String {
    let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    serde_json::json!({ "info": { "name": name, "schema": schema }, "item": [] }).to_string()
}

#[test]
fn each_of_several_files_becomes_the_suite_that_it_would_be_alone() {
    let scene = Scene::new(Data::small());
    scene.write("# ours\nversion: 1\nsuites:\n  - name: old # stays\n    collection: old.json\n");
    scene.write_file("a.json", &named("Shop API"));
    scene.write_file("postman/b.v2.json", &named("🚀"));
    let answer = scene.add_without_key(&["a.json", "./postman/b.v2.json", "--retry", "1"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(
        answer.stderr.matches("added suite").count(),
        2,
        "{}",
        answer.stderr
    );
    let text = "# ours\nversion: 1\nsuites:\n  - name: old # stays\n    collection: old.json\n  \
                - name: shop-api\n    collection: a.json\n    retry: 1\n  \
                - name: b\n    collection: postman/b.v2.json\n    retry: 1\n";
    assert_eq!(scene.selection(), text);

    let scene = Scene::new(Data::small());
    scene.write_file("a.json", &named("A"));
    scene.write_file("b.json", &named("B"));
    let answer = scene.add_without_key(&["a.json", "b.json", "--workflow", "nightly"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let text = scene.selection();
    assert_eq!(text.matches("workflow: nightly").count(), 2, "{text}");
    assert_eq!(text.matches("- name: nightly").count(), 1, "{text}");
}

#[test]
fn where_one_of_several_files_can_be_no_suite_none_is_added_and_each_is_told() {
    let scene = Scene::new(Data::small());
    let before = "version: 1\nsuites:\n  - name: a\n    collection: old.json\n";
    scene.write(before);
    let environment = "{\"name\":\"E\",\"values\":[]}";
    for (path, text) in [
        ("a.json", named("A")),
        ("b.json", named("B")),
        ("c.json", named("b")),
        ("e.json", environment.to_owned()),
    ] {
        scene.write_file(path, &text);
    }
    for (files, code, told) in [
        (
            vec!["b.json", "e.json", "gone.json"],
            2,
            vec![
                "2 of 3 files cannot become suites, and none was added",
                "e.json: ",
                "gone.json: there is no file",
            ],
        ),
        (
            vec!["a.json", "b.json", "c.json"],
            2,
            vec![
                "2 of 3 files",
                "a.json: there is a suite `a` already, at .circleci/postorb.yml:3",
                "c.json: it would be called `b`, as `b.json` would",
            ],
        ),
        (vec!["b.json", "b.json"], 2, vec!["as `b.json` would"]),
        (vec!["e.json"], 2, vec!["error: `e.json` is an environment"]),
        (
            vec!["smoke"],
            2,
            vec![
                "there is no file `smoke`",
                "postorb suite add smoke --collection X",
            ],
        ),
        (
            vec!["x", "y", "--collection", "b.json"],
            2,
            vec!["a suite has one name, and 2 stand beside `--collection`"],
        ),
        (vec![], 2, vec!["--collection <X>"]),
    ] {
        let answer = scene.add_without_key(&files);
        assert_eq!(answer.code, code, "{files:?}: {}", answer.stderr);
        for told in told {
            assert!(answer.stderr.contains(told), "{files:?}: {}", answer.stderr);
        }
        assert_eq!(scene.selection(), before, "{files:?}");
    }
}
