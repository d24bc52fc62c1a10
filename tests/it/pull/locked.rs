//! What was pulled is what runs.

use super::scene::{BOOKINGS, LOCK, STAGING, Scene};

#[test]
fn a_locked_suite_runs_from_its_files_without_a_key_in_every_layout() {
    let scene = Scene::new();
    scene.pull();
    for layout in ["newman-orb", "newman-docker", "postman-cli"] {
        let output = scene.run_with(&["render", "--layout", layout], false);
        assert_eq!(output.exit, 0, "{output:?}");
        assert!(
            output.stdout.contains(BOOKINGS) && output.stdout.contains(STAGING),
            "{}",
            output.stdout
        );
        assert!(!output.stdout.contains("apikey") && !output.stdout.contains("--postman-api-key"));
        assert!(output.stdout.contains("checkout") && !output.stdout.contains("login"));
        scene.write("rendered.yml", &output.stdout);
        let output = scene.run(&["validate", "--fail-on", "warning", "rendered.yml"]);
        assert_eq!(output.exit, 0, "{layout}: {output:?}");
    }
}

#[test]
fn the_vendors_form_of_one_suite_has_the_files() {
    let scene = Scene::new();
    let uid = super::scene::collection_uid();
    scene.select(&format!("  - {{ name: smoke, collection: {uid} }}\n"));
    scene.pull();
    let output = scene.run_with(&["render"], false);
    let step =
        format!("      - checkout\n      - newman/newman-run:\n          collection: {BOOKINGS}\n");
    assert!(
        output.stdout.contains(&step) && !output.stdout.contains("KEY"),
        "{}",
        output.stdout
    );
    // Flags say what is to be fetched.
    let output = scene.run_with(&["render", "--collection", &uid], false);
    assert!(
        output.stdout.contains("--postman-api-key"),
        "{}",
        output.stdout
    );
}

#[test]
fn merging_follows_the_lock_and_a_file_that_was_changed_stops_it() {
    let scene = Scene::new();
    assert_eq!(scene.run(&["merge"]).exit, 0);
    assert!(
        scene
            .read(".circleci/config.yml")
            .contains("--postman-api-key")
    );
    scene.pull();
    assert_eq!(scene.run(&["diff", "--exit-code"]).exit, 1);
    assert_eq!(scene.run(&["merge"]).exit, 0);
    let config = scene.read(".circleci/config.yml");
    assert!(!config.contains("--postman-api-key") && config.contains(BOOKINGS));

    scene.write(BOOKINGS, &scene.read(BOOKINGS).replace("200", "500"));
    let output = scene.run(&["merge", "--check"]);
    assert_eq!(output.exit, 2, "{output:?}");
    assert!(
        output.stderr.contains("is not what was pulled"),
        "{}",
        output.stderr
    );
    std::fs::remove_file(scene.folder.path().join(BOOKINGS)).unwrap();
    let output = scene.run(&["merge", "--check"]);
    assert_eq!(output.exit, 2, "{output:?}");
    let told = format!(
        "error: `{BOOKINGS}` is in the lock, and not in the repository\n  help: `postorb pull` writes it"
    );
    assert!(output.stderr.starts_with(&told), "{output:?}");
}

#[test]
fn after_a_pull_the_postman_cli_logs_in_no_more() {
    let scene = Scene::new();
    let selection = scene.read(".circleci/postorb.yml");
    let selection = selection.replace("version: 1\n", "version: 1\nlayout: postman-cli\n");
    scene.write(".circleci/postorb.yml", &selection);
    assert_eq!(scene.run(&["merge"]).exit, 0);
    let has_login = || scene.read(".circleci/config.yml").contains("postman login");
    assert!(has_login());
    scene.pull();
    let output = scene.run(&["merge"]);
    assert_eq!(output.exit, 0, "{output:?}");
    assert!(!has_login(), "{}", scene.read(".circleci/config.yml"));
    assert_eq!(scene.run(&["merge", "--check"]).exit, 0);
}

#[test]
fn the_selection_is_told_of_what_is_not_locked_changed_or_without_its_secret() {
    let scene = Scene::new();
    scene.pull();
    let validate = |exit: i32| {
        let output = scene.run(&["validate", ".circleci/postorb.yml"]);
        assert_eq!(output.exit, exit, "{output:?}");
        output.stdout
    };
    assert_eq!(validate(0), "");
    let selection = scene.read(".circleci/postorb.yml");
    let other = super::scene::collection_uid().replace("789883", "1");
    scene.write(
        ".circleci/postorb.yml",
        &format!(
            "{}  - {{ name: more, collection: {other} }}\n",
            selection.replace("    secrets: { token: API_TOKEN }\n", "")
        ),
    );
    let told = validate(0);
    for expected in [
        "warning[selection-supply]: nothing gives the suite a value for `token`\n --> .circleci/postorb.yml:3:11",
        "info[selection-unlocked]: this collection is not in the lock: every run fetches it\n --> .circleci/postorb.yml:8:31",
    ] {
        assert!(told.replace("  -->", " -->").contains(expected), "{told}");
    }
    scene.write(BOOKINGS, "{}");
    std::fs::remove_file(scene.folder.path().join(STAGING)).unwrap();
    let told = validate(7);
    for expected in [
        "error[selection-lock]: `.circleci/postorb/bookings.postman_collection.json` is not what was pulled",
        "error[selection-lock]: `.circleci/postorb/staging.postman_environment.json` is in the lock, and not in the repository",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    scene.write(LOCK, "version: 3\n");
    assert!(
        validate(7)
            .contains("error[selection-lock]: .circleci/postorb.lock cannot be read: this version")
    );
}

#[test]
fn the_config_knows_the_folders_and_variables_of_what_was_pulled() {
    let scene = Scene::new();
    scene.pull();
    let selection = scene.read(".circleci/postorb.yml");
    let selection = selection.replace(
        "    secrets: { token: API_TOKEN }\n",
        "    folder: Gett it\n",
    );
    scene.write(".circleci/postorb.yml", &selection);
    assert_eq!(scene.run(&["merge"]).exit, 0);
    let output = scene.run(&["validate"]);
    for expected in [
        "error[collection-folder]",
        "did you mean `Get it`?",
        "warning[unsupplied-variable]",
    ] {
        assert!(output.stdout.contains(expected), "{output:?}");
    }
    scene.write(BOOKINGS, &scene.read(BOOKINGS).replace("200", "500"));
    let output = scene.run(&["validate"]);
    assert!(output.stdout.contains("error[locked-file]"), "{output:?}");

    scene.write(
        ".circleci/postorb.yml",
        &selection.replace("    folder: Gett it\n", ""),
    );
    scene.edit(|json| json["item"][0]["request"]["url"] = "https://{{hots}}/it".into());
    assert_eq!(scene.run(&["pull", "--force"]).exit, 0);
    assert_eq!(scene.run(&["merge"]).exit, 0);
    let output = scene.run(&["validate"]);
    let told = "warning[unresolved-variable]: nothing gives the variable `hots` a value";
    assert!(
        output.stdout.contains(told) && !output.stdout.contains("error"),
        "{output:?}"
    );
}
