//! docs/validate-online.md and docs/merging.md show what postorb prints.

use std::fmt::Write as _;

use serde_json::json;

use super::*;
use crate::circleci::TOKEN;

/// What a command prints, as the pages show it.
fn session(scene: &Scene, command: &str) -> String {
    let args: Vec<_> = command.split(' ').skip(1).collect();
    let done = scene.run(&args);
    let mut text = format!("$ {command}\n{}{}", done.stdout, done.stderr);
    if done.exit != Some(0) {
        writeln!(text, "[exit {}]", done.exit.unwrap()).unwrap();
    }
    text.replace(&scene.circleci.base, "https://app.circleci.com")
}

#[track_caller]
fn assert_shown(page: &str, session: &str) {
    let path = format!("{}/docs/{page}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    assert!(
        text.contains(&format!("```console\n{session}```")),
        "{session}"
    );
}

#[test]
fn the_page_shows_what_the_compiler_comes_to() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, WITH_ORB);
    scene.says("branch_list", UNEXPECTED);
    assert_shown(
        "validate-online.md",
        &session(&scene, "postorb validate --online"),
    );
}

#[test]
fn the_page_shows_what_a_project_lacks_and_what_is_not_sent() {
    let scene = Scene::new(Data::small());
    let text = with_newman("test").replace(
        "steps:",
        &format!("environment: {{ DEPLOY: {TOKEN} }}\n    steps:"),
    );
    scene.write(CONFIG, &text);
    assert_shown(
        "validate-online.md",
        &session(&scene, "postorb validate --online"),
    );
}

#[test]
fn the_page_shows_how_a_config_differs_from_what_ran() {
    let config = |image: &str, more: &str| {
        format!(
            "version: 2.1\njobs:\n  smoke:\n    docker: [{{ image: {image} }}]\n    steps: [checkout, {{ run: make smoke }}]\n\
             workflows:\n  main:\n    jobs: [smoke{more}]\n"
        )
    };
    let compiled = |image: &str, more: &str| {
        format!(
            "version: 2\njobs:\n  smoke:\n    docker: [{{ image: {image} }}]\n    steps: [checkout, {{ run: {{ command: make smoke }} }}]\n\
             workflows:\n  version: 2\n  main:\n    jobs: [smoke{more}]\n"
        )
    };
    let mut data = Data::small();
    data.projects[0].pipelines[0].config = Some(json!({
        "source": config("cimg/node:20.19.0", ", deploy"),
        "compiled": compiled("cimg/node:20.19.0", ", deploy"),
    }));
    data.compiler.output = Some(compiled("cimg/node:22.14.0", ""));
    let scene = Scene::new(data);
    scene.write(CONFIG, &config("cimg/node:22.14.0", ""));
    assert_shown(
        "merging.md",
        &session(&scene, "postorb diff --last-run --branch main --exit-code"),
    );
}
