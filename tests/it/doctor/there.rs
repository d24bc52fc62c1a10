//! What Postman and CircleCI are asked.

use serde_json::json;

use super::scene::Scene;
use crate::circleci::{Data, Fake, data::APP};

#[test]
fn a_variable_that_is_set_nowhere_is_told_with_where_it_was_looked_for() {
    let mut scene = Scene::new();
    scene.circleci.change(|data| {
        data.projects[0].variables.clear();
        data.contexts[0].variables.clear();
    });
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    let base = &scene.circleci.base;
    assert_eq!(
        answer.line("variable"),
        format!(
            "problem  variable   `API_TOKEN` is not set on gh/acme/bookings, nor in the context `postman`: set it at {base}/settings/project/github/acme/bookings/environment-variables"
        )
    );
    // The key is here, so that it can be set from here.
    assert!(answer.stdout.contains(
        "`POSTMAN_API_KEY` is not set on gh/acme/bookings, nor in the context `postman`: postorb doctor --fix"
    ));
    scene.variables.push(("API_TOKEN", "x".to_owned()));
    let answer = scene.doctor(&[]);
    assert!(
        answer.line("variable").ends_with(": postorb doctor --fix"),
        "{answer:?}"
    );
}

#[test]
fn contexts_are_those_of_the_selection_and_of_the_config() {
    let scene = Scene::new();
    scene.circleci.change(|data| {
        let mut other = data.contexts[0].clone();
        other.id = crate::postman::data::uuid(3, 2);
        other.name = "by-hand".to_owned();
        other
            .variables
            .insert("API_TOKEN".to_owned(), "x".to_owned());
        data.projects[0].variables.clear();
        data.contexts.push(other);
    });
    let answer = scene.doctor(&[]);
    assert!(answer.line("variable").starts_with("problem"), "{answer:?}");
    let config = scene.read(".circleci/config.yml");
    let by_hand = config.replace("context: postman\n", "context: [postman, by-hand]\n");
    assert_ne!(config, by_hand, "{config}");
    scene.write(".circleci/config.yml", &by_hand);
    let answer = scene.doctor(&[]);
    assert!(
        answer
            .line("variable")
            .ends_with("`API_TOKEN` is set in the context `by-hand`"),
        "{answer:?}"
    );
    scene
        .circleci
        .change(|data| data.contexts[0].name = "renamed".to_owned());
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .line("context")
            .contains("gh/acme has no context `postman`, which a workflow names"),
        "{answer:?}"
    );
}

#[test]
fn a_project_that_is_not_there_is_told_with_likely_causes() {
    let mut scene = Scene::new();
    let answer = scene.doctor(&["--project", "gh/acme/bokings"]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(answer.line("project").starts_with("problem"), "{answer:?}");
    assert!(
        answer
            .stdout
            .contains("gh/acme is an organization of theirs: is `bokings` spelled right"),
        "{answer:?}"
    );
    let answer = scene.doctor(&["--project", "gh/other/bookings"]);
    assert!(
        answer
            .stdout
            .contains("gh/other is no organization that taylor-lee reaches"),
        "{answer:?}"
    );
    scene.circleci = Fake::new(Data::app());
    let answer = scene.doctor(&[]);
    assert!(
        answer
            .stdout
            .contains("slugs of its projects begin with circleci/"),
        "{answer:?}"
    );
    let answer = scene.doctor(&["--project", APP]);
    assert!(
        answer
            .line("project")
            .contains("which CircleCI knows as bookings"),
        "{answer:?}"
    );
    scene.write(
        ".git/config",
        "[remote \"origin\"]\nurl = https://x:y@gitlab.com/a/b.git\n",
    );
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .line("project")
            .contains("--project circleci/ORGANIZATION/PROJECT"),
        "{answer:?}"
    );
}

#[test]
fn every_project_that_is_linked_is_looked_at_with_its_suites() {
    let scene = Scene::new();
    let links = "integrations:\n  - { nickname: One, api: a, project: gh/acme/bookings, suites: [other] }\n  - { nickname: Two, api: b, project: gh/acme/none }\nsuites:\n  - { name: other, collection: tests/api.json }\n";
    let collection = r#"{"info": {"name": "Other", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "item": [{"name": "It", "request": {"method": "GET", "url": "https://example.com"}}]}"#;
    scene.write("tests/api.json", collection);
    scene.select("suites:\n", links);
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .line("project")
            .contains("gh/acme/bookings, of the integration `One`")
    );
    assert!(
        answer
            .stdout
            .contains("gh/acme/none, of the integration `Two`"),
        "{answer:?}"
    );
    // The suite of the first needs nothing.
    assert!(!answer.stdout.contains("`API_TOKEN` is set"), "{answer:?}");
    // One of the same project that names no suites stands for all.
    scene.select("project: gh/acme/none", "project: gh/acme/bookings");
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(answer.stdout.contains("`API_TOKEN` is set"), "{answer:?}");
    let answer = scene.doctor(&["--integration", "One"]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(!answer.stdout.contains("gh/acme/none"), "{answer:?}");
}

#[test]
fn whether_the_orb_is_allowed_is_what_pipelines_tell() {
    let scene = Scene::new();
    let answer = scene.doctor(&[]);
    assert!(
        answer
            .line("orb")
            .ends_with("postman/newman is allowed: pipeline 12 used it"),
        "{answer:?}"
    );
    let refused = "Orb postman/newman@1.0.0 not loaded. To use this orb, an organization admin must opt-in to using third party orbs in Organization Security Settings.";
    scene.circleci.change(|data| {
        let pipeline = data.pipeline(12).clone().errored(refused);
        *data.pipeline(12) = pipeline;
    });
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .line("orb")
            .contains("pipeline 12 could not use postman/newman: an administrator allows it")
    );
    assert!(
        answer.stdout.contains("opt-in to using third party orbs"),
        "{answer:?}"
    );
    scene.circleci.change(|data| {
        let fine = json!({ "source": "version: 2.1\n", "compiled": "" });
        for pipeline in &mut data.projects[0].pipelines {
            pipeline.config = Some(fine.clone());
            pipeline.json["errors"] = json!([]);
        }
    });
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(answer.line("orb").starts_with("unknown"), "{answer:?}");
    scene.select("workflows:", "layout: newman-docker\nworkflows:");
    let answer = scene.doctor(&[]);
    assert!(!answer.stdout.contains("  orb  "), "{answer:?}");
}

#[test]
fn what_changed_in_postman_since_a_pull_is_told() {
    let scene = Scene::new();
    assert_eq!(scene.run(&["pull"]).exit, 0);
    assert_eq!(scene.run(&["merge"]).exit, 0);
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        answer
            .line("lock")
            .ends_with("Postman has what was pulled: 2 documents"),
        "{answer:?}"
    );
    // Without a key that is not known, and what runs from files needs none.
    let [_, _, _, (name, token)] = &scene.keys()[..] else {
        unreachable!()
    };
    let without = scene.call(&["doctor"], &[(*name, token)]);
    assert_eq!(without.exit, 0, "{without:?}");
    assert!(
        without
            .line("lock")
            .ends_with("what Postman has now needs a key"),
        "{without:?}"
    );
    assert!(without.line("lock").starts_with("unknown"), "{without:?}");
    assert!(without.line("postman").starts_with("ok"), "{without:?}");
    scene.postman.change(|data| {
        let environment = data.environments.get_mut(&Scene::environment()).unwrap();
        environment["values"][0]["value"] = json!("example.org");
    });
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .line("lock")
            .ends_with("Postman has something else than the lock: 1 of 2 documents: postorb pull"),
        "{answer:?}"
    );
}

#[test]
fn where_results_go_needs_a_token_there() {
    let scene = Scene::new();
    scene.select(
        "workflows:",
        "layout: postorb\npublish: [github-comment]\nworkflows:",
    );
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 1, "{answer:?}");
    assert!(
        answer
            .stdout
            .contains("`GITHUB_TOKEN` or `GH_TOKEN` is not set on"),
        "{answer:?}"
    );
    scene.circleci.change(|data| {
        let variables = &mut data.projects[0].variables;
        variables.insert("GH_TOKEN".to_owned(), "x".to_owned());
    });
    let answer = scene.doctor(&[]);
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(
        answer
            .stdout
            .contains("`GH_TOKEN` is set on gh/acme/bookings"),
        "{answer:?}"
    );
}
