//! What is written, and that it is the same again.

use serde_json::json;

use super::scene::{BOOKINGS, LOCK, STAGING, Scene, collection_uid, environment_uid};
use crate::postman::data::{collection, uuid};

#[test]
fn files_and_the_lock_are_written_without_secrets() {
    let scene = Scene::new();
    let output = scene.pull();
    assert_eq!(
        output.stdout,
        format!(
            "collection `Bookings` ({BOOKINGS})\n  new\nenvironment `Staging` ({STAGING})\n  new\n  without its secrets: a run is to be given `token`\n"
        )
    );
    assert!(
        output
            .stderr
            .starts_with("wrote .circleci/postorb.lock: 2 new\n"),
        "{}",
        output.stderr
    );
    assert!(!output.stderr.contains("warning"), "{}", output.stderr);
    let hash = |path: &str| postorb::lock::hash(&scene.read(path));
    assert_eq!(
        scene.read(LOCK),
        format!(
            "# Written by `postorb pull`: what CI runs, as it was reviewed. Not to be edited by hand.\n\
             version: 1\ncollections:\n  - uid: {}\n    name: Bookings\n    file: {BOOKINGS}\n\
             \x20   updated: \"2026-11-20T10:00:00.000Z\"\n    sha256: \"{}\"\n\
             environments:\n  - uid: {}\n    name: Staging\n    file: {STAGING}\n\
             \x20   updated: \"2026-11-20T10:00:00.000Z\"\n    sha256: \"{}\"\n    supply: [token]\n",
            collection_uid(),
            hash(BOOKINGS),
            environment_uid(),
            hash(STAGING),
        )
    );
    let mut calls = scene.fake.calls();
    calls.sort();
    let expected = [
        format!("GET /collections/{}", collection_uid()),
        format!("GET /environments/{}", environment_uid()),
    ];
    assert_eq!(calls, expected);
    let names: Vec<_> = scene.files().into_keys().collect();
    assert_eq!(names.len(), 4, "{names:?}");
}

#[test]
fn pulling_again_changes_nothing() {
    let scene = Scene::new();
    scene.pull();
    let before = scene.files();
    // What Postman says about itself is no change.
    scene.edit(|json| {
        json["info"]["updatedAt"] = json!("2027-01-01T00:00:00.000Z");
        json["info"]["lastUpdatedBy"] = json!("1");
        json["item"][0]["response"] = json!([{ "name": "saved", "body": "x" }]);
        json["item"][0]["event"][0]["script"]["id"] = json!("other");
    });
    for args in [
        &["pull"][..],
        &["pull", "--check"],
        &["pull", "--diff"],
        &["pull", "smoke"],
    ] {
        let output = scene.run(args);
        assert_eq!((output.exit, output.stdout.as_str()), (0, ""), "{output:?}");
        assert_eq!(scene.files(), before, "{args:?}");
    }
    // Git may have checked them out with the line ends of Windows.
    for path in [BOOKINGS, LOCK] {
        scene.write(path, &scene.read(path).replace('\n', "\r\n"));
    }
    let before = scene.files();
    assert_eq!(scene.pull().stdout, "");
    assert_eq!(scene.files(), before);
}

#[test]
fn a_file_keeps_its_name_and_two_of_one_name_are_two() {
    let scene = Scene::new();
    scene.pull();
    let other = format!("789883-{}", uuid(2, 2));
    scene
        .fake
        .change(|data| data.add_collection(0, &other, collection(&other, "Bookings")));
    scene.edit(|json| json["info"]["name"] = json!("Payments"));
    scene.select(&format!(
        "  - {{ name: a, collection: {} }}\n  - {{ name: b, collection: {other} }}\n",
        collection_uid()
    ));
    let output = scene.pull();
    let second = BOOKINGS.replace("bookings", "bookings-00000002");
    assert!(scene.exists(&second));
    assert!(scene.read(BOOKINGS).contains("\"name\": \"Payments\""));
    let expected = format!(
        "collection `Bookings` ({second})\n  new\ncollection `Payments` ({BOOKINGS})\n  renamed from `Bookings` to `Payments`\n\
         environment `Staging` ({STAGING})\n  no suite names it any more: removed\n"
    );
    assert_eq!(output.stdout, expected);
    assert!(!scene.exists(STAGING) && !scene.read(LOCK).contains("environments"));
}

#[test]
fn a_bare_id_and_an_address_are_the_same_document() {
    let scene = Scene::new();
    let bare = uuid(2, 1);
    // The fake knows documents by their UIDs, and Postman by either for the owner of the key.
    scene.fake.change(|data| {
        let json = data.collections[&collection_uid()].clone();
        data.collections.insert(bare.clone(), json);
    });
    scene.select(&format!(
        "  - {{ name: a, collection: {bare} }}\n  - {{ name: b, collection: 'https://api.getpostman.com/collections/{}?apikey=$POSTMAN_API_KEY' }}\n",
        collection_uid()
    ));
    scene.pull();
    assert_eq!(scene.read(LOCK).matches("uid: ").count(), 1);
    let rendered = scene.run_with(&["render"], false);
    assert!(
        !rendered.stdout.contains("KEY") && rendered.stdout.contains(BOOKINGS),
        "{rendered:?}"
    );
}

#[test]
fn one_suite_leaves_the_files_of_others_alone() {
    let scene = Scene::new();
    scene.pull();
    let other = format!("789883-{}", uuid(2, 2));
    scene
        .fake
        .change(|data| data.add_collection(0, &other, collection(&other, "More")));
    scene.edit(|json| json["item"][0]["name"] = json!("Get"));
    scene.select(&format!(
        "  - {{ name: smoke, collection: {} }}\n  - {{ name: more, collection: {other} }}\n",
        collection_uid()
    ));
    let before = scene.read(BOOKINGS);
    let output = scene.run(&["pull", "more"]);
    assert_eq!(output.exit, 0, "{output:?}");
    assert_eq!(scene.read(BOOKINGS), before);
    assert!(scene.exists(STAGING));
    assert_eq!(scene.read(LOCK).matches("uid: ").count(), 3);
    let output = scene.run(&["pull", "mor"]);
    assert_eq!(
        (output.exit, output.stderr.as_str()),
        (
            5,
            "error: there is no suite `mor`\n  help: did you mean `more`?\n  help: the selection has `smoke`, `more`\n"
        )
    );
}

#[test]
fn what_was_changed_by_hand_is_put_right_and_never_removed() {
    let scene = Scene::new();
    scene.pull();
    let original = scene.read(BOOKINGS);
    scene.write(BOOKINGS, &original.replace("200", "500"));
    let output = scene.run(&["pull", "--check"]);
    assert_eq!(output.exit, 1);
    let expected = format!(
        "collection `Bookings` ({BOOKINGS})\n  the same in Postman; its file was changed or is missing\n  \
         Get it: 1 assertion removed (`is 500`), 1 added (`is 200`)\n"
    );
    assert_eq!(output.stdout, expected);
    let told = format!(
        "  help: `{BOOKINGS}` was changed since it was pulled: only `postorb pull --force` writes over it\n"
    );
    assert!(output.stderr.ends_with(&told), "{output:?}");
    let before = scene.files();
    let output = scene.run(&["pull"]);
    assert_eq!((output.exit, output.stdout.as_str()), (2, ""), "{output:?}");
    let told = format!("error: `{BOOKINGS}` was changed since it was pulled\n");
    assert!(output.stderr.starts_with(&told) && output.stderr.contains("--force"));
    assert_eq!(scene.files(), before);
    assert_eq!(scene.run(&["pull", "--force"]).exit, 0);
    assert_eq!(scene.read(BOOKINGS), original);
    std::fs::remove_file(scene.folder.path().join(BOOKINGS)).unwrap();
    scene.pull();
    assert_eq!(scene.read(BOOKINGS), original);

    scene.write(BOOKINGS, &original.replace("200", "500"));
    scene.select("  - { name: local, collection: postman/own.json }\n");
    let output = scene.pull();
    assert!(
        output
            .stdout
            .contains("its file was changed by hand: it stays"),
        "{output:?}"
    );
    assert!(scene.exists(BOOKINGS) && !scene.exists(STAGING));
    assert!(!scene.read(LOCK).contains("uid"));
}

#[test]
fn a_file_that_no_pull_wrote_is_not_written_over() {
    let scene = Scene::new();
    scene.pull();
    let pulled = scene.files();
    std::fs::remove_file(scene.folder.path().join(LOCK)).unwrap();
    // What would be written anyway is taken over, whatever its line ends.
    scene.write(BOOKINGS, &scene.read(BOOKINGS).replace('\n', "\r\n"));
    scene.pull();
    assert_eq!(scene.read(LOCK), pulled["postorb.lock"]);

    std::fs::remove_file(scene.folder.path().join(LOCK)).unwrap();
    scene.write(BOOKINGS, "mine");
    let output = scene.run(&["pull", "--diff"]);
    let told = format!("({BOOKINGS})\n  new, in the place of a file that was not pulled\n");
    assert!(output.stdout.contains(&told), "{output:?}");
    assert!(
        output
            .stderr
            .contains("is there, and was not pulled: only `postorb pull --force`")
    );
    scene.write(STAGING, "mine");
    let output = scene.run(&["pull"]);
    assert_eq!((output.exit, output.stdout.as_str()), (2, ""), "{output:?}");
    assert!(
        output
            .stderr
            .starts_with("error: 2 files have something that no pull wrote\n")
            && output
                .stderr
                .contains(&format!("help: `{STAGING}` is there, and was not pulled")),
        "{output:?}"
    );
    assert_eq!(scene.read(BOOKINGS), "mine");
    assert!(!scene.exists(LOCK));
    let output = scene.run(&["pull", "--force"]);
    assert!(
        output
            .stderr
            .starts_with("wrote .circleci/postorb.lock: 2 replaced\n"),
        "{output:?}"
    );
    assert_eq!(scene.files()["postorb.lock"], pulled["postorb.lock"]);
    assert_eq!(
        scene.read(STAGING),
        pulled["postorb/staging.postman_environment.json"]
    );
}
