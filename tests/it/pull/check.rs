//! Looking without writing.

use serde_json::{Value, json};

use super::scene::{BOOKINGS, Scene};

fn weaken(scene: &Scene) {
    scene.edit(|json| {
        json["item"][0]["event"][0]["script"]["exec"] =
            json!(["pm.test.skip('is 200', () => pm.response.to.have.status(200));"]);
        json["item"][0]["request"]["method"] = json!("HEAD");
    });
}

#[test]
fn what_changed_is_told_in_the_words_of_tests() {
    let scene = Scene::new();
    scene.pull();
    let before = scene.files();
    weaken(&scene);
    let expected = format!(
        "collection `Bookings` ({BOOKINGS})\n  Get it: 1 assertion skipped (`is 200`), method changed from GET to HEAD\n"
    );
    for (args, exit) in [(["pull", "--diff"], 0), (["pull", "--check"], 1)] {
        let output = scene.run(&args);
        assert_eq!((output.exit, &output.stdout), (exit, &expected));
        assert_eq!(
            output.stderr,
            "the repository is not what Postman has\n  help: `postorb pull` brings it up to date\n"
        );
        assert_eq!(scene.files(), before);
    }
    assert_eq!(scene.run(&["pull", "--quiet"]).stdout, expected);
    assert_eq!(scene.run(&["pull", "--check"]).exit, 0);
}

#[test]
fn machines_are_told_the_same() {
    let scene = Scene::new();
    let output = scene.run(&["pull", "--check", "--json"]);
    assert_eq!(output.exit, 1);
    let json: Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(json["drift"], true);
    assert_eq!(json["files"][1]["supply"], json!(["token"]));
    assert_eq!(json["files"][0]["status"], "new");
    scene.pull();
    weaken(&scene);
    let output = scene.run(&["pull", "--diff", "--format", "json"]);
    let json: Value = serde_json::from_str(&output.stdout).unwrap();
    let expected = json!({
        "kind": "collection", "uid": super::scene::collection_uid(), "name": "Bookings", "file": BOOKINGS,
        "status": "changed", "supply": [],
        "changes": [{ "place": "Get it", "what": ["1 assertion skipped (`is 200`)", "method changed from GET to HEAD"] }]
    });
    assert_eq!(json["files"][0], expected);
    assert_eq!(json["files"][1]["status"], "unchanged");
}

#[test]
fn names_cannot_steer_a_terminal() {
    let scene = Scene::new();
    scene.pull();
    scene.edit(|json| json["item"][0]["name"] = json!("\u{1b}[2J\n::error::x"));
    let output = scene.run(&["pull", "--diff"]);
    assert!(
        !output.stdout.contains('\u{1b}') && output.stdout.lines().count() == 2,
        "{output:?}"
    );
    assert!(output.stdout.contains("\\u{1b}[2J"), "{output:?}");
    assert!(
        !scene
            .run(&["pull", "--diff", "--json"])
            .stdout
            .contains('\u{1b}')
    );
}
