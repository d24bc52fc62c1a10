//! When it cannot be done, nothing is.

use super::scene::{BOOKINGS, LOCK, STAGING, Scene, collection_uid, environment_uid};

#[test]
fn without_a_key_nothing_is_asked() {
    let scene = Scene::new();
    let output = scene.run_with(&["pull"], false);
    assert_eq!((output.exit, output.stdout.as_str()), (3, ""), "{output:?}");
    assert!(
        output.stderr.contains("POSTMAN_API_KEY") && output.stderr.contains("auth login"),
        "{}",
        output.stderr
    );
    assert!(scene.fake.calls().is_empty());
    scene.select("  - { name: local, collection: postman/own.json }\n");
    let output = scene.run_with(&["pull"], false);
    assert_eq!(output.exit, 0, "{output:?}");
    assert_eq!(scene.files().len(), 1);
}

#[test]
fn what_is_missing_in_postman_leaves_all_files_alone() {
    let scene = Scene::new();
    scene.pull();
    let before = scene.files();
    scene.edit(|json| json["item"][0]["name"] = "x".into());
    scene.fake.change(|data| {
        data.environments.remove(&environment_uid());
    });
    let output = scene.run(&["pull"]);
    assert_eq!((output.exit, output.stdout.as_str()), (5, ""), "{output:?}");
    assert!(
        output.stderr.ends_with("nothing was written\n"),
        "{output:?}"
    );
    assert_eq!(scene.files(), before);
}

#[test]
fn a_key_that_is_refused_weighs_more_and_is_told_once() {
    let scene = Scene::new();
    scene.fake.change(|data| {
        data.environments.remove(&environment_uid());
    });
    let path = format!("/collections/{}", collection_uid());
    let body = r#"{"error": {"name": "AuthenticationError", "message": "Invalid API Key."}}"#;
    scene.fake.always(
        &path,
        crate::loopback::Fault::Answer(401, Vec::new(), body.to_owned()),
    );
    let output = scene.run(&["pull"]);
    assert_eq!(output.exit, 3, "{output:?}");
}

#[cfg(unix)]
#[test]
fn where_a_file_cannot_be_written_none_is() {
    let scene = Scene::new();
    scene.pull();
    let before = scene.files();
    scene.edit(|json| json["item"][0]["name"] = "x".into());
    scene.fake.change(|data| {
        let json = data.environments.get_mut(&environment_uid()).unwrap();
        json["values"][0]["value"] = "y".into();
    });
    // The environment is written behind the collection, which then is put back.
    let staging = scene.folder.path().join(STAGING);
    std::fs::remove_file(&staging).unwrap();
    std::os::unix::fs::symlink("/dev/null", &staging).unwrap();
    let output = scene.run(&["pull"]);
    assert_eq!(output.exit, 2, "{output:?}");
    assert!(output.stderr.contains("is a symbolic link"), "{output:?}");
    assert_eq!(
        scene.read(BOOKINGS),
        before["postorb/bookings.postman_collection.json"]
    );
    assert_eq!(scene.read(LOCK), before["postorb.lock"]);
}

#[test]
fn a_lock_that_cannot_be_read_is_written_anew() {
    let scene = Scene::new();
    scene.pull();
    let lock = scene.read(LOCK);
    scene.write(
        LOCK,
        &lock.replace("collections:\n", "<<<<<<< HEAD\ncollections:\n"),
    );
    let output = scene.run_with(&["render"], false);
    assert_eq!(output.exit, 2);
    assert!(
        output.stderr.contains("two branches changed the lock")
            && output.stderr.contains("postorb pull")
    );
    let output = scene.pull();
    assert!(
        output
            .stderr
            .contains("warning: .circleci/postorb.lock is written anew"),
        "{output:?}"
    );
    assert_eq!(scene.read(LOCK), lock);

    scene.write(LOCK, &lock.replace("version: 1", "version: 2"));
    let output = scene.run(&["pull"]);
    assert_eq!(output.exit, 2);
    assert!(
        output.stderr.contains("reads locks of version 1"),
        "{output:?}"
    );
}

#[test]
fn a_file_in_the_place_of_the_folder_is_told() {
    let scene = Scene::new();
    scene.write(".circleci/postorb", "");
    let output = scene.run(&["pull"]);
    assert_eq!(output.exit, 2, "{output:?}");
    assert!(
        output.stderr.starts_with("error: `.circleci/postorb` is a file, and pull writes into a folder of this name\n  help: "),
        "{output:?}"
    );
}
