//! What is told without asking anybody.

use super::scene::Scene;

#[test]
fn nothing_is_to_be_mended_where_all_is_there() {
    let scene = Scene::new();
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert_eq!(answer.stderr, "nothing is to be mended\n");
    for line in answer.stdout.lines() {
        assert!(line.starts_with("ok  "), "{line}");
    }
}

#[test]
fn offline_nobody_is_asked_and_keys_are_not_needed() {
    let scene = Scene::new();
    let answer = scene.call(&["doctor", "--offline"], &[]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        answer
            .line("project")
            .contains("gh/acme/bookings, by the remote `origin`")
    );
    assert!(
        answer
            .stdout
            .contains("`API_TOKEN` is needed on gh/acme/bookings"),
        "{answer:?}"
    );
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        answer
            .line("postman")
            .contains("$POSTMAN_API_KEY, not checked")
    );
    assert_eq!(scene.circleci.calls(), [""; 0]);
    assert_eq!(scene.postman.calls(), [""; 0]);
}

#[test]
fn a_mistake_in_the_selection_is_told_with_its_line() {
    let scene = Scene::new();
    let selection = scene.read(".circleci/postorb.yml");
    scene.write(
        ".circleci/postorb.yml",
        &selection.replace("collection:", "colection:"),
    );
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    let line = answer.line("selection");
    assert!(
        line.starts_with("problem  selection  .circleci/postorb.yml:"),
        "{line}"
    );
    assert!(
        line.ends_with(": postorb validate .circleci/postorb.yml"),
        "{line}"
    );
    std::fs::remove_file(scene.path(".circleci/postorb.yml")).unwrap();
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(
        answer
            .line("selection")
            .split_once("selection")
            .unwrap()
            .1
            .trim(),
        "there is no .circleci/postorb.yml: postorb init"
    );
}

#[test]
fn a_config_is_wrong_or_not_what_is_selected() {
    let scene = Scene::new();
    let config = scene.read(".circleci/config.yml");
    scene.write(
        ".circleci/config.yml",
        &config.replace("environment:", "environmnt:"),
    );
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    let line = answer.line("config");
    assert!(
        line.starts_with("problem") && line.ends_with(": postorb validate .circleci/config.yml"),
        "{line}"
    );
    let other = config.replace("789883-00000003", "789883-00000004");
    scene.write(".circleci/config.yml", &other);
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(answer.line("config").starts_with("ok"), "{answer:?}");
    assert_eq!(
        answer.line("drift"),
        "problem  drift      .circleci/config.yml is not what the selection stands for: postorb merge"
    );
    scene.write(".circleci/config.yml", "setup: true\nversion: 2.1\n");
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer.line("drift").ends_with(": postorb diff"),
        "{answer:?}"
    );
    std::fs::remove_file(scene.path(".circleci/config.yml")).unwrap();
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer
            .line("config")
            .ends_with("there is no .circleci/config.yml: postorb merge")
    );
}

#[test]
fn newman_is_the_one_that_is_asked_for_and_node_is_there() {
    let scene = Scene::new();
    scene.write(
        "home/lib/newman/package.json",
        r#"{"name": "newman", "version": "5.3.2"}"#,
    );
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer
            .line("runner")
            .contains("newman 5.3.2, on Node 22.14.0"),
        "{answer:?}"
    );
    scene.select("workflows:", "runner: { version: 6.2.2 }\nworkflows:");
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(answer.line("runner").ends_with(
        "newman on PATH is 5.3.2, and the selection asks for 6.2.2: npm install --global newman@6.2.2"
    ));
    scene.write(
        "home/lib/newman/package.json",
        r#"{"name": "newman", "version": "6.2.2"}"#,
    );
    scene.program("bin/node", "echo v14.21.3");
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer
            .line("runner")
            .contains("needs Node 16, and here is 14.21.3"),
        "{answer:?}"
    );
    std::fs::remove_file(scene.path("home/bin/node")).unwrap();
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer
            .line("runner")
            .contains("needs Node, which is not on PATH"),
        "{answer:?}"
    );
    std::fs::remove_file(scene.path("home/bin/newman")).unwrap();
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer
            .line("runner")
            .contains("neither newman nor npx is on PATH"),
        "{answer:?}"
    );
}

#[test]
fn what_was_pulled_and_changed_since_is_told() {
    let scene = Scene::new();
    let pulled = scene.run(&["pull"]);
    assert_eq!(pulled.exit, 0, "{pulled:?}");
    let merged = scene.run(&["merge"]);
    assert_eq!(merged.exit, 0, "{merged:?}");
    let answer = scene.doctor(&["--offline"]);
    assert!(
        answer.line("lock").contains("are as they were pulled"),
        "{answer:?}"
    );
    // What runs from files needs no key on CircleCI; the secret of the suite does.
    assert!(
        !answer.stdout.contains("`POSTMAN_API_KEY` is needed"),
        "{answer:?}"
    );
    assert!(
        answer.stdout.contains("`API_TOKEN` is needed"),
        "{answer:?}"
    );
    let file = ".circleci/postorb/staging.postman_environment.json";
    scene.write(
        file,
        &scene.read(file).replace("example.com", "example.org"),
    );
    let answer = scene.doctor(&["--offline"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .line("lock")
            .ends_with("is not what was pulled: its text has changed: postorb pull"),
        "{answer:?}"
    );
}
