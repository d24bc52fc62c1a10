//! What was pulled is what runs.

use super::scene::{BOOKINGS, STAGING, Scene};

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
        assert!(output.stdout.contains("checkout"));
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
}
